"""The second day of two classes: what must hold on the day of the application, and again on that of the visa.

R75 and R76 must be met on both days (R77). Experience, language, education and age are counted on the day of the
application by their own words (R75(2), 79-81, 83(1)(a)); the funds, the intention to live outside Quebec, and whether
an offer of employment still earns its points (R82(2)) are asked again. R77 is not about the skilled trades; there
R87.2(3)(d) itself asks on the day of the visa for a permit or an authorization, and for an offer that goes on. The
experience class and the nominees have no second day. A dated public policy lets an officer exempt a skilled worker
whose age changed after the invitation from the age parts (A25.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from express_entry.assessment import Assessment, assess
from express_entry.law import Consolidation, Reason, Result, Text, fst, fsw
from express_entry.law.answers import Answer, Unknown, every
from express_entry.law.days import add_years, day_of, whole_years
from express_entry.law.offers import VisaDay
from express_entry.law.proofs import funds_requirement, outside_quebec
from express_entry.law.requirements import Requirement, sure
from express_entry.law.selectiongrid import TABLE
from express_entry.profile import Profile
from express_entry.profile.standing import standing_of

from .terms import Terms
from .visaday import AtVisa, visa_day

AGE_POLICY = "invitation/age_policy"
CITATIONS = {"fsw": "R77", "fst": fst.AT_VISA}
"""The classes that are asked again on the day of the visa, and by which provision."""
TABLES = {"fsw": TABLE, "fst": fst.TABLE}
"""Where the law says how long the offer of each must run."""


class Days(Protocol):
    """The days of a case that matter here: its receipt, and the visa, None where no day is stated."""

    @property
    def received(self) -> datetime:
        """When the application was received."""

    @property
    def visa(self) -> date | None:
        """The day on which the visa issues."""


@dataclass(frozen=True, slots=True)
class AgePolicy:
    """Whether the age policy may help on the day of the application, why, and how sure its being in force is."""

    may_apply: Answer
    reason: Reason
    confidence: str


@dataclass(frozen=True, slots=True)
class SecondDay:
    """What a class asks on the day of the visa; ``age`` is for skilled workers alone.

    ``visa`` is None where no day is stated: what is asked then is open. ``stated`` is what was stated of that day.
    """

    visa: date | None
    stated: AtVisa
    again: tuple[Requirement, ...]
    citation: str
    age: AgePolicy | None

    @property
    def holds(self) -> Answer:
        """Whether all of it holds on the day of the visa."""
        if self.visa is None:
            return Unknown(("visa",))
        return every(sure(item.result, item.needs) for item in self.again)


def second_day(
    facts: Profile,
    stated: AtVisa,
    at_application: Assessment,
    terms: Terms,
    days: Days,
    whole: Consolidation,
) -> SecondDay | None:
    """The second day of a class; None for one that has none, and where nothing is asked of somebody again."""
    if terms.program not in CITATIONS or terms.program not in at_application.programs:
        return None
    months = at_application.law.values(TABLES[terms.program]).get("offer_months")
    there = visa_day(facts, stated, days.visa, months)
    if terms.program == "fsw":
        again = () if days.visa is None else _skilled_worker(facts, at_application, there, whole, days.visa)
        return SecondDay(
            days.visa, stated, again, CITATIONS["fsw"], _age_policy(facts, at_application, terms, days, whole)
        )
    asked = tuple(fst.again_at_visa(at_application.law, at_application.amounts.standing, there))
    again = asked if days.visa is not None else ()
    return SecondDay(days.visa, stated, again, CITATIONS["fst"], None) if asked else None


def _skilled_worker(
    facts: Profile, at_application: Assessment, there: VisaDay, whole: Consolidation, visa: date
) -> tuple[Requirement, ...]:
    """The grid where an offer bears on it, the funds or what exempts from them, and the intention, at the visa."""
    law, of_application, found = whole.on(visa), at_application.law, at_application.amounts
    later = standing_of(facts, law, visa)
    cited = law.values(TABLE)["citations"]
    exempt = fsw.arranged_employment(of_application, found.standing, there).exempts
    grid: tuple[Requirement, ...] = ()
    if found.standing.offer is not None:
        grid = (fsw.grid_at_visa(of_application, found.standing, found.factors, there),)
    funds = funds_requirement(law, later, exempt, cited["funds"], cited["funds_exemption"])
    return (*grid, funds, outside_quebec(later, cited["intended_province"]))


def _age_policy(
    facts: Profile, at_application: Assessment, terms: Terms, days: Days, whole: Consolidation
) -> AgePolicy:
    law = whole.at(days.received)
    policy = law.version(AGE_POLICY) if law.has(AGE_POLICY) else None
    answer = _saved_by_age(facts, at_application, terms, days.received) if policy is not None else False
    reason = (MAY_EXEMPT if answer is True else NOT_THE_AGE).of()
    return AgePolicy(answer, reason, policy.confidence if policy is not None else "low")


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
NOT_THE_AGE = Text(
    "no age after the invitation makes the grid be missed",
    "aucun âge atteint après l'invitation ne fait manquer la grille",
)
ASSUMED = {
    "fsw": (
        Text(
            "on the day of the visa (R77) experience, language, education and age are those of the day of the "
            "application, by their own words; a spouse or partner who comes along and a relative in Canada are taken "
            "to be as they were at receipt",
            "au jour du visa (R77), l'expérience, la langue, les études et l'âge sont ceux du jour de la demande, "
            "selon leur propre texte; l'époux ou conjoint de fait qui accompagne et le parent au Canada sont réputés "
            "être tels qu'à la réception",
        ),
    ),
    "fst": (
        Text(
            "R77 is not about the skilled trades: on the day of the visa only what R87.2(3)(d) asks of that day is "
            "asked again, and the funds of R87.2(5), which names no day, are measured on that of the application",
            "R77 ne vise pas les métiers spécialisés : au jour du visa, seul ce que R87.2(3)d) exige de ce jour est "
            "vérifié de nouveau, et les fonds de R87.2(5), qui ne nomme aucun jour, se mesurent au jour de la demande",
        ),
    ),
}
"""What the second day of a class rests on."""
