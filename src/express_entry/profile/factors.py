"""What the ranking reads of a person but languages, in parts: each hangs on a part of the document and on the day.

So whoever asks about documents that have most of their parts in common need not find out any part twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import NamedTuple

from express_entry.law import Education, Factors, Law, Offer
from express_entry.law import facts as law_facts
from express_entry.law.answers import Answer, Between, Number, Unknown, low
from express_entry.law.facts import NO_LEVELS, CanadianStudy, Levels
from express_entry.law.grid import Factor, Possible
from express_entry.law.offers import possible_offers, ranked_offer
from express_entry.law.sittings import Best, best_of, options_of
from express_entry.law.work import Counted, Purpose, counted, years_in

from .languages import LANGUAGES
from .studies import canadian_study_of, education_of


class Studied(NamedTuple):
    """The level of all credentials and the best Canadian one, each with what it may be where that is open."""

    education: Education
    education_open: Possible | None
    canadian: CanadianStudy
    canadian_open: Possible | None


class Worked(NamedTuple):
    """Years of work in Canada and abroad."""

    canadian: Number
    foreign: Number


class OfSpouse(NamedTuple):
    """A spouse's education, best sitting in either language and years of work in Canada (MI ss.17-19)."""

    education: Education
    education_open: Possible | None
    clb: Levels
    clb_open: Possible | None
    worked: Number


class Offered(NamedTuple):
    """What a job offer is to the ranking, with what it may be where that is open."""

    kind: Offer
    open: Possible | None


NO_SPOUSE = OfSpouse(Education.LESS_THAN_SECONDARY, None, NO_LEVELS, None, 0)


class Parts(NamedTuple):
    """All that the ranking reads but languages."""

    age: int
    with_spouse: Answer
    studied: Studied
    spouse: OfSpouse
    worked: Worked
    certificate: Answer
    nomination: Answer
    offer: Offered
    sibling: Answer
    further: Mapping[str, Possible]


def factors_of(parts: Parts) -> Factors:
    """The factors of some parts; what is not determined stays open, with the least that it may be in its place."""
    found = _Found()
    with_spouse = found.flag("with_spouse", parts.with_spouse)
    found.choice("education", parts.studied.education_open)
    found.choice("canadian_education", parts.studied.canadian_open)
    found.choice("spouse_education", parts.spouse.education_open)
    found.choice("spouse_clb", parts.spouse.clb_open)
    spouse_years = found.number("spouse_canadian_work_years", parts.spouse.worked)
    canadian_years = found.number("canadian_work_years", parts.worked.canadian)
    foreign_years = found.number("foreign_work_years", parts.worked.foreign)
    certificate = found.flag("certificate_of_qualification", parts.certificate)
    nomination = found.flag("nomination", parts.nomination)
    found.choice("job_offer", parts.offer.open)
    sibling = found.flag("sibling", parts.sibling)
    for name, possible in parts.further.items():
        found.choice(name, possible if len(possible.values) > 1 else None)
    return Factors(
        age=parts.age,
        education=parts.studied.education,
        with_spouse=with_spouse,
        canadian_work_years=canadian_years,
        foreign_work_years=foreign_years,
        certificate_of_qualification=certificate,
        spouse_education=parts.spouse.education,
        spouse_clb=parts.spouse.clb,
        spouse_canadian_work_years=spouse_years,
        nomination=nomination,
        job_offer=parts.offer.kind,
        canadian_education=parts.studied.canadian,
        sibling=sibling,
        further={name: possible.values[0] for name, possible in parts.further.items()},
        unknown=found.unknown,
    )


class _Found:
    """Facts as they are settled, with those that are not."""

    __slots__ = ("unknown",)

    def __init__(self) -> None:
        self.unknown: dict[str, Possible] = {}

    def number(self, name: str, value: Number) -> int:
        if isinstance(value, Between):
            self.unknown[name] = Possible(tuple(range(value.low, value.high + 1)), value.needs)
        return low(value)

    def flag(self, name: str, answer: Answer) -> bool:
        if isinstance(answer, Unknown):
            self.unknown[name] = Possible((False, True), answer.needs)
            return False
        return answer

    def choice(self, name: str, possible: Possible | None) -> None:
        if possible is not None:
            self.unknown[name] = possible


# ------------------------------------------------------------------------------------------ part by part


def studied(law: Law, credentials: Sequence[law_facts.Credential] | None) -> Studied:
    """What credentials are to the ranking."""
    education, education_open = education_of(credentials, "education")
    canadian, canadian_open = canadian_study_of(law, credentials, "education")
    return Studied(education, education_open, CanadianStudy(canadian), canadian_open)


@lru_cache(maxsize=128)
def ranking_purposes(law: Law) -> Mapping[str, Purpose]:
    """What the ranking asks of work: in Canada, abroad, and of the spouse or partner in Canada (MI ss.15, 19, 25)."""
    values = law.values("experience")
    return {
        "canadian": Purpose(canadian=True, window_years=values["canadian_window_years"], strict=True),
        "foreign": Purpose(canadian=False, window_years=values["foreign_window_years"]),
        "spouse": Purpose(canadian=True, window_years=values["spouse_window_years"], strict=True),
    }


def own_work(law: Law, jobs: Sequence[law_facts.Job] | None, day: date) -> dict[str, Counted]:
    """The work of the person that the ranking counts."""
    purposes = ranking_purposes(law)
    return {name: counted(law, jobs, purposes[name], day) for name in ("canadian", "foreign")}


def spouse_work(law: Law, jobs: Sequence[law_facts.Job] | None, day: date) -> Counted:
    """The work of a spouse or partner that the ranking counts."""
    return counted(law, jobs, ranking_purposes(law)["spouse"], day, "spouse.work")


def worked(law: Law, work: Mapping[str, Counted]) -> Worked:
    """The years of the work that the ranking counts."""
    values = law.values("experience")
    return Worked(
        years_in(law, work["canadian"], values["canadian_years"]),
        years_in(law, work["foreign"], values["foreign_years"]),
    )


def of_spouse(law: Law, spouse: law_facts.SpouseStanding | None, work: Counted) -> OfSpouse:
    """What a spouse or partner is to the ranking."""
    credentials = spouse.credentials if spouse is not None else None
    sittings = spouse.sittings if spouse is not None else None
    education, education_open = education_of(credentials, "spouse.education")
    both = [option for name in LANGUAGES for option in options_of(sittings, name, "spouse.language_tests")]
    language = best_of(both, partial(_worth, law))
    years = years_in(law, work, law.values("experience")["canadian_years"])
    return OfSpouse(education, education_open, language.best, _levels_open(language), years)


def _levels_open(language: Best) -> Possible | None:
    return Possible(language.possible, language.needs) if language.needs else None


def _worth(law: Law, levels: Levels) -> tuple[int, int, Levels]:
    """How much a sitting of the spouse earns; equal points by the sum of levels."""
    factor = _levels_of_spouse(law)
    return factor.points(levels, 1) if factor is not None else 0, sum(levels), levels


@lru_cache(maxsize=128)
def _levels_of_spouse(law: Law) -> Factor | None:
    """The factor that reads the language of a spouse or partner."""
    return next((factor for factor in law.last_known.crs.factors if factor.facts == ("spouse_clb",)), None)


def certified(certificate: law_facts.Certificate | None) -> Answer:
    """Whether a certificate of qualification exists."""
    return certificate.exists if certificate is not None else False


def offered(law: Law, offer: law_facts.JobOffer | None) -> Offered:
    """What a job offer is to the ranking."""
    qualifies, senior = ranked_offer(law, offer)
    possible = possible_offers(qualifies, senior)
    if len(possible) == 1:
        return Offered(possible[0], None)
    needs = [need for answer in (qualifies, senior) if isinstance(answer, Unknown) for need in answer.needs]
    return Offered(possible[0], Possible(possible, tuple(dict.fromkeys(needs))))
