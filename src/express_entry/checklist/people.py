"""Everybody on the form: the principal applicant, the spouse or partner, each child (R10(2)(a))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from express_entry.law import Law, Text
from express_entry.law.answers import Answer, Unknown, every, merged, needs_of, opposite, stated
from express_entry.profile import Dependant, PreviousMarriage, Profile, Residence, Spouse
from express_entry.profile.family import dependent, has_spouse

BEGINNING = date(2015, 1, 1)
"""No nominee through Express Entry applied to a province for it before this day."""
PRINCIPAL, SPOUSE, CHILD = "principal", "spouse", "child"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the form, as the rules ask about them.

    ``path`` is where their facts stand in the profile (``spouse.``). ``residences`` and ``previous_marriages`` are None
    where they were not stated. ``on_form`` says whether the person is one of the family: a child must be dependent.
    """

    id: str
    kind: str
    path: str
    name: Text
    born: date | None
    born_path: str
    accompanying: Answer
    citizen_or_resident: Answer
    on_form: Answer
    residences: tuple[Residence, ...] | None
    previous_marriages: tuple[PreviousMarriage, ...] | None
    child: Dependant | None = None
    place: int = 0

    @property
    def foreign(self) -> Answer:
        """Whether the person is neither a citizen nor a permanent resident of Canada: only they are examined (R23)."""
        return opposite(self.citizen_or_resident)

    @property
    def comes_along(self) -> Answer:
        """Whether the person immigrates with the principal applicant."""
        return every((self.accompanying, self.foreign))

    @property
    def stays_behind(self) -> Answer:
        """Whether the person is a foreign national and does not come along."""
        return every((opposite(self.accompanying), self.foreign))


class NomineeLock(NamedTuple):
    """What is known of the day on which the age of a nominee's child is locked (R25.1(4)): to the province, not ours.

    ``applied`` is the day of the application to the province, which comes before ``nominated``, that of the nomination.
    """

    applied: date | None
    nominated: date | None


def people_of(profile: Profile, law: Law, day: date, lock: NomineeLock | None = None) -> Iterator[Person]:
    """Everybody on the form, in its order.

    :param day: the day of the application, on which the age of a child is locked (R25.1(1)).
    :param lock: for a nominee, whose child's age is locked on another day.
    """
    yield Person(
        id=PRINCIPAL,
        kind=PRINCIPAL,
        path="",
        name=NAMES[PRINCIPAL],
        born=profile.person.date_of_birth,
        born_path="person.date_of_birth",
        accompanying=True,
        citizen_or_resident=False,
        on_form=True,
        residences=profile.residences,
        previous_marriages=profile.previous_marriages,
    )
    if has_spouse(profile):
        yield _spouse(profile.spouse)
    for place, child in enumerate(profile.dependants):
        yield _child(child, place, _dependent(law, child, f"dependants[{place}]", day, lock))


def _spouse(spouse: Spouse | None) -> Person:
    unknown = Unknown(("spouse",))
    citizen = "spouse.citizen_or_permanent_resident"
    return Person(
        id=SPOUSE,
        kind=SPOUSE,
        path="spouse.",
        name=NAMES[SPOUSE],
        born=spouse.date_of_birth if spouse else None,
        born_path="spouse.date_of_birth" if spouse else "spouse",
        accompanying=stated(spouse.accompanying, "spouse.accompanying") if spouse else unknown,
        citizen_or_resident=stated(spouse.citizen_or_permanent_resident, citizen) if spouse else unknown,
        on_form=True,
        residences=spouse.residences if spouse else None,
        previous_marriages=spouse.previous_marriages if spouse else None,
    )


def _dependent(law: Law, child: Dependant, path: str, day: date, lock: NomineeLock | None) -> Answer:
    """Whether a child is dependent, their age as it is locked; whether they are single is not."""
    now, born = dependent(law, child, day, path), child.date_of_birth
    if lock is None or born is None or born > day:
        return now
    if lock.applied is not None:
        return dependent(law, child, max(lock.applied, born), path)
    # Whoever is young enough on a later day was on the day that counts.
    later = [now] if lock.nominated is None else [now, dependent(law, child, max(lock.nominated, born), path)]
    if True in later:
        return True
    if dependent(law, child, max(BEGINNING, born), path) is True:
        return Unknown(merged(("circumstances.applied_to_province_on", *needs_of(now))))
    return now


def _child(child: Dependant, place: int, on_form: Answer) -> Person:
    path = f"dependants[{place}]"
    citizen = f"{path}.citizen_or_permanent_resident"
    return Person(
        id=f"{CHILD}-{place + 1}",
        kind=CHILD,
        path=f"{path}.",
        name=child_named(place + 1),
        born=child.date_of_birth,
        born_path=f"{path}.date_of_birth",
        accompanying=stated(child.accompanying, f"{path}.accompanying"),
        citizen_or_resident=stated(child.citizen_or_permanent_resident, citizen),
        on_form=on_form,
        residences=child.residences,
        previous_marriages=(),
        child=child,
        place=place,
    )


def child_named(number: int | str) -> Text:
    """A child by its number on the form, from 1."""
    return Text(NAMES[CHILD].en.format(number=number), NAMES[CHILD].fr.format(number=number))


def person_named(name: str) -> Text | None:
    """Somebody on the form by the id that documents use (``principal``, ``child-1``); None for no such id."""
    kind, _, number = name.partition("-")
    if kind == CHILD and number.isdecimal():
        return child_named(number)
    return NAMES[kind] if name in (PRINCIPAL, SPOUSE) else None


NAMES = {
    PRINCIPAL: Text("principal applicant", "demandeur principal"),
    SPOUSE: Text("spouse or common-law partner", "époux ou conjoint de fait"),
    CHILD: Text("child no. {number}", "enfant n\u00b0\u00a0{number}"),
}
