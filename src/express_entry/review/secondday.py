"""The second day of the skilled worker class: what must hold on the day of the application and again at the visa (R77).

Experience, language and education are counted on the day of the application by their own words (R75(2)); the funds and
the intention to live outside Quebec must be there on both days. No other class has this double test. A dated public
policy lets an officer exempt a person whose age changed after the invitation from the age parts (A25.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from express_entry.assessment import Assessment, assess
from express_entry.law import Consolidation, Reason, Result, Text
from express_entry.law.answers import Answer, Unknown
from express_entry.law.days import add_years, day_of, whole_years
from express_entry.law.requirements import Requirement, sure
from express_entry.profile import Profile

from .terms import Terms

AGE_POLICY = "invitation/age_policy"
AGAIN = ("funds", "intended_province")
"""The requirements that are asked again on the day of the visa."""


@dataclass(frozen=True, slots=True)
class SecondDay:
    """What R77 asks on the day of the visa, and whether the age policy may help on that of the application.

    ``visa`` is None where no day is stated: what is asked then is open.
    """

    visa: date | None
    again: tuple[Requirement, ...]
    age_policy: Answer
    age_reason: Reason
    confidence: str

    @property
    def holds(self) -> Answer:
        """Whether all of it holds on the day of the visa."""
        if self.visa is None:
            return Unknown(("visa",))
        found = [sure(item.result, item.needs) for item in self.again]
        return next((answer for answer in found if answer is not True), True)


def second_day(
    facts: Profile,
    at_application: Assessment,
    terms: Terms,
    received: datetime,
    visa: date | None,
    whole: Consolidation,
) -> SecondDay | None:
    """The second day of R77; None for every class but that of skilled workers."""
    if terms.program != "fsw":
        return None
    law = whole.at(received)
    policy = law.version(AGE_POLICY) if law.has(AGE_POLICY) else None
    answer = _saved_by_age(facts, at_application, terms, received) if policy is not None else False
    reason = (MAY_EXEMPT if answer is True else NOT_THE_AGE).of()
    again: tuple[Requirement, ...] = ()
    if visa is not None:
        found = assess(facts, on=visa, law=whole.on(visa)).programs["fsw"]
        again = tuple(item for item in found.requirements if item.id in AGAIN)
    return SecondDay(visa, again, answer, reason, policy.confidence if policy is not None else "low")


def _saved_by_age(facts: Profile, at_application: Assessment, terms: Terms, received: datetime) -> Answer:
    """Whether the grid is missed on the day of the application and would not be with the age of the invitation."""
    grid = next(item for item in at_application.programs["fsw"].requirements if item.id == "grid")
    born, later = facts.person.date_of_birth, day_of(received)
    grown = whole_years(born, later) - whole_years(born, terms.day)
    if grid.result is not Result.NOT_MET or grown <= 0:
        return False
    person = facts.person.model_copy(update={"date_of_birth": add_years(born, grown)})
    as_invited = assess(facts.model_copy(update={"person": person}), on=later, law=at_application.law)
    other = next(item for item in as_invited.programs["fsw"].requirements if item.id == "grid")
    return sure(other.result, other.needs)


MAY_EXEMPT = Text(
    "the grid is missed through a birthday after the invitation: an officer may exempt from its age parts under a "
    "public policy whose being in force was not verified",
    "la grille n'est plus atteinte à cause d'un anniversaire survenu après l'invitation : un agent peut dispenser de "
    "ses volets liés à l'âge en vertu d'une politique dont le maintien en vigueur n'a pas été vérifié",
)
COUNTED_ONCE = Text(
    "on the day of the visa (R77) the funds and the intention to live outside Quebec are asked again; experience, "
    "language, education and age are counted on the day of the application by their own words, and whether an offer of "
    "employment still stands is not looked at",
    "au jour du visa (R77), les fonds et l'intention de vivre hors du Québec sont vérifiés de nouveau; l'expérience, "
    "la langue, les études et l'âge se comptent au jour de la demande selon leur propre texte, et la persistance d'une "
    "offre d'emploi n'est pas examinée",
)
PERMITS_ONCE = Text(
    "of the ways of R87.2(3)(d) that rest on a work permit, what must hold on the day of the visa is not looked at",
    "des voies de R87.2(3)d) qui reposent sur un permis de travail, ce qui doit tenir au jour du visa n'est pas "
    "examiné",
)
NOT_THE_AGE = Text(
    "no age after the invitation makes the grid be missed",
    "aucun âge atteint après l'invitation ne fait manquer la grille",
)
