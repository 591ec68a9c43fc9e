"""What the law's rules read: facts about one person on one day, already derived from what the person stated.

Everything the ranking depends on is in :class:`Factors`, one field a column of the batch scorer. :class:`Standing` is
what the programs and categories ask beyond that: sittings, credentials and jobs with their days, the offer, the
family, the funds. Both are made by the profile package; the rules never see a document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum

from .answers import Answer, Needs, Number
from .grid import Possible
from .text import Text

ABILITIES = ("speaking", "listening", "reading", "writing")
"""The four language abilities in the order of the official tables."""

Levels = tuple[int, int, int, int]
"""CLB or NCLC level of each ability, in the order of :data:`ABILITIES`; 0 for none."""

NO_LEVELS: Levels = (0, 0, 0, 0)
TOP_LEVELS: Levels = (12, 12, 12, 12)


class Education(IntEnum):
    """Levels of education in the order of the ranking (MI s.11; IRPR 78 for the grid)."""

    LESS_THAN_SECONDARY = 0
    SECONDARY = 1
    ONE_YEAR = 2
    TWO_YEAR = 3
    BACHELOR = 4
    TWO_OR_MORE = 5
    MASTER = 6
    DOCTORAL = 7

    @property
    def slug(self) -> str:
        """The word of the profile document and the factor columns."""
        return self.name.lower()


class Offer(IntEnum):
    """A qualifying job offer as the ranking sees it (MI s.29)."""

    NONE = 0
    SENIOR = 1
    SKILLED = 2

    @property
    def slug(self) -> str:
        """The word of the factor columns."""
        return self.name.lower()


class CanadianStudy(IntEnum):
    """The best Canadian credential for the additional points (MI s.30)."""

    NONE = 0
    ONE_OR_TWO_YEAR = 1
    THREE_YEAR_OR_MORE = 2

    @property
    def slug(self) -> str:
        """The word of the factor columns."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Factors:
    """Everything the ranking depends on, derived for one day (MI ss.8-30); defaults are those of the factor columns.

    ``age`` in whole years; levels of ability 0-12 in the order of :data:`ABILITIES`; years of work whole, 5 meaning
    five or more in Canada and 3 three or more abroad. ``further`` holds facts that a law declares beyond these.
    ``unknown`` names the facts that could not be determined, with the values they may have; the field itself then
    holds the least.
    """

    age: int
    education: Education
    with_spouse: bool = False
    first_language: str = "en"
    clb_first: Levels = NO_LEVELS
    clb_second: Levels = NO_LEVELS
    canadian_work_years: int = 0
    foreign_work_years: int = 0
    certificate_of_qualification: bool = False
    spouse_education: Education = Education.LESS_THAN_SECONDARY
    spouse_clb: Levels = NO_LEVELS
    spouse_canadian_work_years: int = 0
    nomination: bool = False
    job_offer: Offer = Offer.NONE
    canadian_education: CanadianStudy = CanadianStudy.NONE
    sibling: bool = False
    further: Mapping[str, int] = field(default_factory=dict)
    unknown: Mapping[str, Possible] = field(default_factory=dict)

    @property
    def clb_first_lowest(self) -> int:
        """The lowest ability in the first official language."""
        return min(self.clb_first)

    @property
    def english_lowest(self) -> int:
        """The lowest ability in English, whichever place it has."""
        return min(self.clb_first if self.first_language == "en" else self.clb_second)

    @property
    def french_lowest(self) -> int:
        """The lowest ability in French, whichever place it has."""
        return min(self.clb_first if self.first_language == "fr" else self.clb_second)

    def with_languages(self, first: str, own: Levels, other: Levels, unknown: Mapping[str, Possible]) -> Factors:
        """The same facts with the first official language and the levels in both."""
        return replace(self, first_language=first, clb_first=own, clb_second=other, unknown=unknown)

    def completed(self, facts: Mapping[str, object]) -> Factors:
        """The same facts with those that were not determined given values; none is unknown any more."""
        fields = {name: value for name, value in facts.items() if name in self.__dataclass_fields__}
        further = {name: value for name, value in facts.items() if name in self.further}
        return replace(self, unknown={}, further={**self.further, **further}, **fields)  # type: ignore[arg-type, dict-item]


@dataclass(frozen=True, slots=True)
class GridFacts:
    """What the selection grid reads (R78-83)."""

    age: int
    education: Education
    clb_first: Levels
    clb_second_lowest: int
    experience_years: int
    arranged_employment: bool
    spouse_language: bool
    study: bool
    spouse_study: bool
    work: bool
    spouse_work: bool
    relative: bool
    unknown: Mapping[str, Possible] = field(default_factory=dict)


# ------------------------------------------------------------------------------------- what the programs ask for


class Result(Enum):
    """Three values of a requirement."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One sitting of an approved test: levels reached, and whether it counts on the day.

    A level of None is an ability whose score was not stated. ``expires`` is the first day on which it no longer
    counts.
    """

    path: str
    test: str
    language: str
    levels: tuple[int | None, int | None, int | None, int | None]
    counts: Answer
    expires: date | None
    exclusion: Text | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """One credential as a Canadian level, and whether it counts on the day.

    ``level`` is None where the Canadian level was not stated. ``assessed_by`` is the assessing organization of a
    foreign credential; None for a Canadian one. ``expires`` is the first day on which the assessment no longer
    counts.
    """

    path: str
    level: Education | None
    canadian: Answer
    counts: Answer
    completed: date | None
    years: float | None = None
    full_time: bool | None = None
    studied_in_canada: bool | None = None
    months_present: float | None = None
    language_study: bool | None = None
    assessed_by: str | None = None
    assessed_on: date | None = None
    expires: date | None = None
    exclusion: Text | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One job as stated, up to the day before the day assessed; None is a fact that was not stated.

    ``first`` and ``last`` are the first and the last day worked; ``hours`` are per week.
    """

    path: str
    noc: str | None
    first: date | None
    last: date
    held: bool
    hours: float | None
    canadian: bool | None
    paid: bool | None
    authorized: bool | None
    self_employed: bool | None
    student: bool | None
    qualified_since: date | None = None
    status: str | None = None
    publicly_funded: bool | None = None


@dataclass(frozen=True, slots=True)
class JobOffer:
    """A job offer that exists on the day, as stated (IRPR 82(2), 87.2(3)(d); MI s.29)."""

    exists: Answer
    noc: str | None
    full_time: bool | None
    months: float | None
    basis: str | None
    employers: int | None
    indeterminate: bool | None
    work_permit: str | None
    work_permit_noc: str | None
    same_employer: bool | None
    months_with_employer: float | None


@dataclass(frozen=True, slots=True)
class Nomination:
    """A nomination by a province, as stated."""

    exists: Answer
    province: str | None
    express_entry: bool | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate of qualification in a trade, as stated."""

    exists: Answer
    province: str | None
    noc: str | None


@dataclass(frozen=True, slots=True)
class Relative:
    """A relative in Canada: whose, which, and whether every condition of being one is stated to hold."""

    path: str
    relationship: str | None
    of: str | None
    qualifies: Answer


@dataclass(frozen=True, slots=True)
class Service:
    """A stretch of service in a foreign military, up to the day before the day assessed."""

    path: str
    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class SpouseStanding:
    """The spouse or partner: whether scored, and what the programs ask about them."""

    accompanying: Answer
    citizen_or_permanent_resident: Answer
    sittings: tuple[Sitting, ...] | None
    credentials: tuple[Credential, ...] | None
    jobs: tuple[Job, ...] | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What one person amounts to on one day, beyond the ranking's factors; None is a fact that was not stated.

    ``family_size`` counts the person, the spouse or partner and every dependent child, accompanying or not.
    ``funds`` are Canadian dollars. ``paths`` are given in the terms of the profile document.
    """

    day: date
    age: int
    sittings: tuple[Sitting, ...] | None
    credentials: tuple[Credential, ...] | None
    jobs: tuple[Job, ...] | None
    spouse: SpouseStanding | None
    has_spouse: Answer
    scored_with_spouse: Answer
    family_size: Number
    intended_province: str | None
    authorized_to_work: Answer
    primary_occupation: str | None
    offer: JobOffer | None
    nomination: Nomination | None
    certificate: Certificate | None
    relatives: tuple[Relative, ...]
    service: tuple[Service, ...]
    funds: Decimal | None
    funds_needs: Needs = ("settlement_funds",)
