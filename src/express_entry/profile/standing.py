"""What a profile amounts to on a day: the standing that the programs ask for, and the factors that the ranking reads.

Facts dated later than the day do not exist yet. What was not stated stays unknown, with its path; interpretations
that the document leaves open are listed as assumptions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import NamedTuple

from express_entry.law import Education, Factors, Law, Offer, Reason, Text, cec, selectiongrid
from express_entry.law import facts as law_facts
from express_entry.law.answers import Answer, Between, Needs, Number, Unknown, low
from express_entry.law.days import DAY, whole_years
from express_entry.law.facts import NO_LEVELS, CanadianStudy, Levels, Standing
from express_entry.law.grid import Grid, Possible, Score
from express_entry.law.offers import possible_offers, ranked_offer
from express_entry.law.pnp import nominated
from express_entry.law.proofs import Means
from express_entry.law.sittings import best_of, options_of
from express_entry.law.work import Counted, Purpose, counted, years_in

from . import family
from .assumptions import assumptions_of
from .document import Job, MilitaryService, Profile, SettlementFunds, Spouse
from .further import further_facts
from .languages import LANGUAGES, FirstLanguage, ranked_languages, settled_languages
from .problems import Problem, ProfileError
from .sittings import sittings_of
from .studies import CANADA, canadian_study_of, credentials_of, education_of


class Ranked(NamedTuple):
    """All that the choice of languages and the score hang on."""

    grid: Grid
    facts: Factors
    sittings: tuple[law_facts.Sitting, ...] | None
    declared: str | None


@dataclass(frozen=True, slots=True)
class Amounts:
    """A profile on a day: standing, factors, the work behind them, and the assumptions made on the way.

    ``score`` is that of the ranking in force, or of the last known one where the law has a gap. ``work`` holds the
    work that the ranking counts, by ``canadian``, ``foreign`` and ``spouse``, with what it leaves out. ``ranked`` is
    what factors, score and first language were found from.
    """

    standing: Standing
    factors: Factors
    score: Score
    first_language: FirstLanguage
    work: Mapping[str, Counted]
    assumptions: tuple[Reason, ...]
    ranked: Ranked


def amounts_to(profile: Profile, law: Law, day: date, *, like: Amounts | None = None) -> Amounts:
    """What a profile amounts to on a day under a law (usually that of the day; another for a what-if).

    :param like: what a profile amounts to on another day: its score is taken where all that it hangs on is the same.
    :raises ProfileError: where the person was not born by the day.
    """
    _must_be_born(profile, day)
    standing = standing_of(profile, law, day)
    work = _work(law, standing)
    found = _factors(law, standing, work)
    ranked = Ranked(law.last_known.crs, found, standing.sittings, profile.first_official_language)
    if like is not None and like.ranked.grid is ranked.grid and like.ranked[1:] == ranked[1:]:
        factors, score, language = like.factors, like.score, like.first_language
    else:
        factors, score, language = ranked_languages(law, found, standing.sittings, ranked.declared)
    assumed = tuple(assumptions_of(law, profile, standing, factors, language, work))
    return Amounts(standing, factors, score, language, work, assumed, ranked)


def scored(profile: Profile, law: Law, day: date) -> tuple[Standing, Factors, Score]:
    """The standing, the factors and the score of :func:`amounts_to`, without what explains them.

    :raises ProfileError: where the person was not born by the day.
    """
    _must_be_born(profile, day)
    standing = standing_of(profile, law, day)
    factors = _factors(law, standing, _ranked_work(law, standing))
    return standing, *settled_languages(
        law.last_known.crs.bare, factors, standing.sittings, profile.first_official_language
    )[:2]


def _must_be_born(profile: Profile, day: date) -> None:
    born = profile.person.date_of_birth
    if born > day:
        raise ProfileError(
            [Problem("person.date_of_birth", born.isoformat(), NOT_BORN.of(day=day), BORN_BY.of(day=day))]
        )


# ------------------------------------------------------------------------------------------ standing


def standing_of(profile: Profile, law: Law, day: date) -> Standing:
    """What the programs and categories ask about, as it stands on a day; the person must have been born by then."""
    sittings = sittings_of(law, profile.language_tests, day, "language_tests")
    funds, funds_needs = funds_of(profile.settlement_funds, day)
    spouse = profile.spouse if family.has_spouse(profile) else None
    return Standing(
        day=day,
        age=whole_years(profile.person.date_of_birth, day),
        sittings=sittings,
        credentials=credentials_of(law, profile.education, day, "education"),
        jobs=jobs_of(profile.work, day, "work"),
        spouse=None if spouse is None else _spouse(law, spouse, day),
        has_spouse=family.has_spouse(profile),
        scored_with_spouse=family.scored_with_spouse(profile),
        family_size=family.family_size(law, profile, day),
        intended_province=profile.intended_province,
        authorized_to_work=authorized_to_work(profile, day),
        primary_occupation=profile.primary_occupation,
        offer=_offer(profile, day),
        nomination=_nomination(profile, day),
        certificate=_certificate(profile, day),
        relatives=family.relatives_of(profile.relatives_in_canada),
        service=_service(profile.foreign_military_service, day),
        funds=funds,
        funds_needs=funds_needs,
    )


def _spouse(law: Law, spouse: Spouse, day: date) -> law_facts.SpouseStanding:
    citizen = spouse.citizen_or_permanent_resident
    return law_facts.SpouseStanding(
        accompanying=Unknown(("spouse.accompanying",)) if spouse.accompanying is None else spouse.accompanying,
        citizen_or_permanent_resident=Unknown(("spouse.citizen_or_permanent_resident",))
        if citizen is None
        else citizen,
        sittings=sittings_of(law, spouse.language_tests, day, "spouse.language_tests"),
        credentials=credentials_of(law, spouse.education, day, "spouse.education"),
        jobs=jobs_of(spouse.work, day, "spouse.work"),
    )


def jobs_of(work: Sequence[Job] | None, day: date, path: str) -> tuple[law_facts.Job, ...] | None:
    """Every job begun before the day, up to the day before; a job still held is taken to go on until then."""
    if work is None:
        return None
    named = ((f"{path}[{place}]", job) for place, job in enumerate(work))
    return tuple(_job(job, own, day) for own, job in named if job.from_ is None or job.from_ < day)


def _job(job: Job, path: str, day: date) -> law_facts.Job:
    yesterday = day - DAY
    return law_facts.Job(
        path=path,
        noc=job.noc,
        first=job.from_,
        last=yesterday if job.to is None else min(job.to, yesterday),
        held=job.to is None or job.to >= day,
        hours=job.hours_per_week,
        canadian=None if job.country is None else job.country == CANADA,
        paid=job.paid,
        authorized=job.authorized,
        self_employed=job.self_employed,
        student=job.full_time_student,
        publicly_funded=job.publicly_funded_medical_services,
        qualified_since=job.qualified_since,
        status=job.status,
    )


def authorized_to_work(profile: Profile, day: date) -> Answer:
    """Whether the person may work in Canada on the day."""
    held = profile.person.in_canada
    if held is None:
        return Unknown(("person.in_canada",))
    if held.expires is not None and held.expires < day:
        return False
    if held.authorized_to_work is not None:
        return held.authorized_to_work
    return False if held.status == "none" else Unknown(("person.in_canada.authorized_to_work",))


def funds_of(funds: SettlementFunds | None, day: date) -> tuple[Decimal | None, Needs]:
    """Settlement funds in Canadian dollars on the day; where they are not known, the paths of all that is missing."""
    path = "settlement_funds"
    if funds is None or (funds.as_of is not None and funds.as_of > day):
        return None, (path,)
    converted = funds.currency not in (None, "CAD")
    name, value = ("cad_equivalent", funds.cad_equivalent) if converted else ("amount", funds.amount)
    asked = ((name, value), ("currency", funds.currency), ("as_of", funds.as_of))
    missing = tuple(f"{path}.{each}" for each, stated in asked if stated is None)
    return (None if missing else value), missing


def means_on(profile: Profile, law: Law, day: date) -> Means:
    """What the family of :func:`standing_of` has to settle with, without all the rest of the standing."""
    return Means(day, family.family_size(law, profile, day), *funds_of(profile.settlement_funds, day))


def _issued_by(issued: date | None, day: date, path: str) -> Answer:
    return Unknown((path,)) if issued is None else issued <= day


def _offer(profile: Profile, day: date) -> law_facts.JobOffer | None:
    offer = profile.job_offer
    if offer is None:
        return None
    return law_facts.JobOffer(
        exists=_issued_by(offer.issued, day, "job_offer.issued"),
        noc=offer.noc,
        full_time=offer.full_time,
        months=offer.duration_months,
        basis=offer.basis,
        employers=offer.employers,
        indeterminate=offer.indeterminate,
        work_permit=offer.work_permit,
        work_permit_noc=offer.work_permit_noc,
        same_employer=offer.same_employer,
        months_with_employer=offer.months_with_employer,
    )


def _nomination(profile: Profile, day: date) -> law_facts.Nomination | None:
    item = profile.nomination
    if item is None:
        return None
    exists = _issued_by(item.issued, day, "nomination.issued")
    return law_facts.Nomination(exists, item.province, item.express_entry)


def _certificate(profile: Profile, day: date) -> law_facts.Certificate | None:
    item = profile.certificate_of_qualification
    if item is None:
        return None
    exists = _issued_by(item.issued, day, "certificate_of_qualification.issued")
    return law_facts.Certificate(exists, item.province, item.noc)


def _service(items: Sequence[MilitaryService] | None, day: date) -> tuple[law_facts.Service, ...]:
    yesterday = day - DAY
    named = ((f"foreign_military_service[{place}]", item) for place, item in enumerate(items or ()))
    return tuple(
        law_facts.Service(path, item.from_, yesterday if item.to is None else min(item.to, yesterday))
        for path, item in named
        if item.from_ is None or item.from_ < day
    )


# ------------------------------------------------------------------------------------------ factors


@lru_cache(maxsize=128)
def ranking_purposes(law: Law) -> Mapping[str, Purpose]:
    """What the ranking asks of work: in Canada, abroad, and of the spouse or partner in Canada (MI ss.15, 19, 25)."""
    values = law.values("experience")
    return {
        "canadian": Purpose(canadian=True, window_years=values["canadian_window_years"], strict=True),
        "foreign": Purpose(canadian=False, window_years=values["foreign_window_years"]),
        "spouse": Purpose(canadian=True, window_years=values["spouse_window_years"], strict=True),
    }


def _work(law: Law, standing: Standing) -> dict[str, Counted]:
    """The work that the ranking counts, and that of two programs."""
    return {
        **_ranked_work(law, standing),
        "cec": cec.qualifying_work(law, standing),
        "fsw": counted(law, standing.jobs, selectiongrid.purpose(law), standing.day),
    }


def _ranked_work(law: Law, standing: Standing) -> dict[str, Counted]:
    """The work that the ranking counts."""
    purposes = ranking_purposes(law)
    spouse_jobs = standing.spouse.jobs if standing.spouse is not None else None
    return {
        "canadian": counted(law, standing.jobs, purposes["canadian"], standing.day),
        "foreign": counted(law, standing.jobs, purposes["foreign"], standing.day),
        "spouse": counted(law, spouse_jobs, purposes["spouse"], standing.day, "spouse.work"),
    }


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


def _factors(law: Law, standing: Standing, work: Mapping[str, Counted]) -> Factors:
    """Every factor but the languages, which :func:`.languages.ranked_languages` puts in."""
    values = law.values("experience")
    found = _Found()
    with_spouse = found.flag("with_spouse", standing.scored_with_spouse)
    education, open_education = education_of(standing.credentials, "education")
    found.choice("education", open_education)
    study, open_study = canadian_study_of(law, standing.credentials, "education")
    found.choice("canadian_education", open_study)
    spouse = _spouse_factors(law, standing, work, found) if standing.scored_with_spouse is not False else NO_SPOUSE
    return Factors(
        age=standing.age,
        education=education,
        with_spouse=with_spouse,
        canadian_work_years=found.number(
            "canadian_work_years", years_in(law, work["canadian"], values["canadian_years"])
        ),
        foreign_work_years=found.number("foreign_work_years", years_in(law, work["foreign"], values["foreign_years"])),
        certificate_of_qualification=found.flag("certificate_of_qualification", _certified(standing)),
        spouse_education=spouse[0],
        spouse_clb=spouse[1],
        spouse_canadian_work_years=spouse[2],
        nomination=found.flag("nomination", nominated(law, standing)),
        job_offer=_ranked(law, standing, found),
        canadian_education=CanadianStudy(study),
        sibling=found.flag("sibling", family.sibling(standing.relatives, standing.scored_with_spouse)),
        further=further_facts(law, standing, found.unknown),
        unknown=found.unknown,
    )


NO_SPOUSE: tuple[Education, Levels, int] = (Education.LESS_THAN_SECONDARY, NO_LEVELS, 0)


def _spouse_factors(
    law: Law, standing: Standing, work: Mapping[str, Counted], found: _Found
) -> tuple[Education, Levels, int]:
    """The spouse's level of education, best sitting in either language, and years of work in Canada (MI ss.17-19)."""
    spouse = standing.spouse
    credentials = spouse.credentials if spouse is not None else None
    sittings = spouse.sittings if spouse is not None else None
    education, open_education = education_of(credentials, "spouse.education")
    found.choice("spouse_education", open_education)
    both = [option for name in LANGUAGES for option in options_of(sittings, name, "spouse.language_tests")]
    language = best_of(both, partial(_worth, law))
    if language.needs:
        found.unknown["spouse_clb"] = Possible(language.possible, language.needs)
    cap = law.values("experience")["canadian_years"]
    years = found.number("spouse_canadian_work_years", years_in(law, work["spouse"], cap))
    return education, language.best, years


def _worth(law: Law, levels: Levels) -> tuple[int, int, Levels]:
    """How much a sitting of the spouse earns; equal points by the sum of levels."""
    for factor in law.last_known.crs.factors:
        if factor.facts == ("spouse_clb",):
            return factor.points(levels, 1), sum(levels), levels
    return 0, sum(levels), levels


def _certified(standing: Standing) -> Answer:
    return standing.certificate.exists if standing.certificate is not None else False


def _ranked(law: Law, standing: Standing, found: _Found) -> Offer:
    qualifies, senior = ranked_offer(law, standing.offer)
    possible = possible_offers(qualifies, senior)
    if len(possible) > 1:
        needs = [need for answer in (qualifies, senior) if isinstance(answer, Unknown) for need in answer.needs]
        found.unknown["job_offer"] = Possible(possible, tuple(dict.fromkeys(needs)))
    return possible[0]


NOT_BORN = Text("after {day}, the day assessed", "après le {day}, jour de l'évaluation")
BORN_BY = Text("a day up to {day}", "un jour jusqu'au {day}")
