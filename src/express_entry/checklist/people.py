"""Everybody on the form: the principal applicant, the spouse or partner, each child (R10(2)(a))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from express_entry.law import Law, Text
from express_entry.law.answers import Answer, Unknown, every, opposite, stated
from express_entry.profile import Dependant, PreviousMarriage, Profile, Residence, Spouse
from express_entry.profile.family import dependent, has_spouse

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


def people_of(profile: Profile, law: Law, day: date) -> Iterator[Person]:
    """Everybody on the form, in its order; a child is dependent, or not, on the day."""
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
        yield _child(law, child, place, day)


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


def _child(law: Law, child: Dependant, place: int, day: date) -> Person:
    path = f"dependants[{place}]"
    citizen = f"{path}.citizen_or_permanent_resident"
    return Person(
        id=f"{CHILD}-{place + 1}",
        kind=CHILD,
        path=f"{path}.",
        name=Text(NAMES[CHILD].en.format(number=place + 1), NAMES[CHILD].fr.format(number=place + 1)),
        born=child.date_of_birth,
        born_path=f"{path}.date_of_birth",
        accompanying=stated(child.accompanying, f"{path}.accompanying"),
        citizen_or_resident=stated(child.citizen_or_permanent_resident, citizen),
        on_form=dependent(law, child, day, path),
        residences=child.residences,
        previous_marriages=(),
        child=child,
        place=place,
    )


NAMES = {
    PRINCIPAL: Text("principal applicant", "demandeur principal"),
    SPOUSE: Text("spouse or common-law partner", "époux ou conjoint de fait"),
    CHILD: Text("child no. {number}", "enfant n\u00b0\u00a0{number}"),
}
