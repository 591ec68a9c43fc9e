"""The members of a family as an application has them: who applies, who is only declared, who is no member any more.

Everybody is declared, accompanying or not (R10(2)(a)). Only those who come along apply, pay and give biometrics. A
child's age is that of the day on which the application was made, and for a nominee of the day on which the province was
applied to (R25.1(1), (4)); only the age is locked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from express_entry.law import Consolidation, Text
from express_entry.law.answers import Answer, Unknown, every, opposite, stated
from express_entry.law.days import whole_years
from express_entry.law.text import Language
from express_entry.profile import Dependant, Profile
from express_entry.profile.family import dependent, has_spouse


class Role(Enum):
    """What somebody is in an application."""

    PRINCIPAL = "principal"
    SPOUSE = "spouse"
    CHILD = "child"

    def say(self, language: Language) -> str:
        """The department's word."""
        return _ROLES[self].say(language)


class Member(NamedTuple):
    """One person of the family: who, how old on the day of the application, and whether they apply.

    ``name`` is what checklists call the person (``principal``, ``spouse``, ``child-1``), ``path`` where the profile
    describes them. ``family`` says whether the person is a member of the family at all: a child who is too old is not.
    ``age`` is None where no date of birth is stated.
    """

    name: str
    path: str
    role: Role
    age: int | None
    family: Answer
    applies: Answer


class Days(NamedTuple):
    """The day of the application, and the day on which the age of the children is locked."""

    application: date
    locked: date


def members_of(profile: Profile, whole: Consolidation, days: Days) -> tuple[Member, ...]:
    """The applicant, the spouse or partner, and every child that the profile states, in its order."""
    return tuple(_members(profile, whole, days))


def _members(profile: Profile, whole: Consolidation, days: Days) -> Iterator[Member]:
    born = profile.person.date_of_birth
    yield Member("principal", "person", Role.PRINCIPAL, whole_years(born, days.application), True, True)
    if has_spouse(profile):
        yield _spouse(profile, days)
    for place, child in enumerate(profile.dependants):
        yield _child(child, place, whole, days)


def _spouse(profile: Profile, days: Days) -> Member:
    spouse = profile.spouse
    if spouse is None:
        return Member("spouse", "spouse", Role.SPOUSE, None, True, Unknown(("spouse",)))
    comes = _comes("spouse", spouse.accompanying, spouse.citizen_or_permanent_resident)
    return Member("spouse", "spouse", Role.SPOUSE, _age(spouse.date_of_birth, days.application), True, comes)


def _child(child: Dependant, place: int, whole: Consolidation, days: Days) -> Member:
    path = f"dependants[{place}]"
    born = child.date_of_birth
    # A child born after the day on which ages are locked has the age of the application.
    day = days.application if born is not None and born > days.locked else days.locked
    family = dependent(whole.on(day), child, day, path)
    comes = every((family, _comes(path, child.accompanying, child.citizen_or_permanent_resident)))
    return Member(f"child-{place + 1}", path, Role.CHILD, _age(born, days.application), family, comes)


def _comes(path: str, accompanying: bool | None, citizen: bool | None) -> Answer:
    """Whether a member comes along as an applicant: citizens and permanent residents need no visa."""
    return every(
        (
            stated(accompanying, f"{path}.accompanying"),
            opposite(stated(citizen, f"{path}.citizen_or_permanent_resident")),
        )
    )


def _age(born: date | None, day: date) -> int | None:
    return None if born is None else whole_years(born, day)


_ROLES = {
    Role.PRINCIPAL: Text("principal applicant", "demandeur principal"),
    Role.SPOUSE: Text("spouse or partner", "époux ou conjoint de fait"),
    Role.CHILD: Text("dependent child", "enfant à charge"),
}
