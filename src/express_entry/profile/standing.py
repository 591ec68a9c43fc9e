"""What a profile amounts to on a day: the standing that the programs ask for, and the factors that the ranking reads.

Facts dated later than the day do not exist yet. What was not stated stays unknown, with its path; interpretations
that the document leaves open are listed as assumptions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from express_entry.law import Factors, Law, Reason, Text, cec, selectiongrid
from express_entry.law import facts as law_facts
from express_entry.law.answers import Answer, Needs, Unknown
from express_entry.law.days import DAY, whole_years
from express_entry.law.facts import Standing
from express_entry.law.grid import Grid, Score
from express_entry.law.pnp import nominated
from express_entry.law.proofs import Means
from express_entry.law.work import Counted, counted

from . import family
from .assumptions import assumptions_of
from .document import (
    CertificateOfQualification,
    Job,
    JobOffer,
    MilitaryService,
    Nomination,
    Profile,
    SettlementFunds,
    Spouse,
)
from .factors import (
    NO_SPOUSE,
    Parts,
    certified,
    factors_of,
    of_spouse,
    offered,
    own_work,
    spouse_work,
    studied,
    worked,
)
from .further import further_facts
from .languages import FirstLanguage, ranked_languages, settled_languages
from .problems import Problem, ProfileError
from .sittings import sittings_of
from .studies import CANADA, credentials_of


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
        spouse=None if spouse is None else spouse_on(law, spouse, day),
        has_spouse=family.has_spouse(profile),
        scored_with_spouse=family.scored_with_spouse(profile),
        family_size=family.family_size(law, profile, day),
        intended_province=profile.intended_province,
        authorized_to_work=authorized_to_work(profile, day),
        primary_occupation=profile.primary_occupation,
        offer=offer_on(profile.job_offer, day),
        nomination=nomination_on(profile.nomination, day),
        certificate=certificate_on(profile.certificate_of_qualification, day),
        relatives=family.relatives_of(profile.relatives_in_canada),
        service=_service(profile.foreign_military_service, day),
        funds=funds,
        funds_needs=funds_needs,
    )


def spouse_on(law: Law, spouse: Spouse, day: date) -> law_facts.SpouseStanding:
    """A spouse or partner as they stand on a day."""
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


def offer_on(offer: JobOffer | None, day: date) -> law_facts.JobOffer | None:
    """A job offer as it stands on a day."""
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


def nomination_on(item: Nomination | None, day: date) -> law_facts.Nomination | None:
    """A nomination as it stands on a day."""
    if item is None:
        return None
    exists = _issued_by(item.issued, day, "nomination.issued")
    return law_facts.Nomination(exists, item.province, item.express_entry)


def certificate_on(item: CertificateOfQualification | None, day: date) -> law_facts.Certificate | None:
    """A certificate of qualification as it stands on a day."""
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


def _work(law: Law, standing: Standing) -> dict[str, Counted]:
    """The work that the ranking counts, and that of two programs."""
    return {
        **_ranked_work(law, standing),
        "cec": cec.qualifying_work(law, standing),
        "fsw": counted(law, standing.jobs, selectiongrid.purpose(law), standing.day),
    }


def _ranked_work(law: Law, standing: Standing) -> dict[str, Counted]:
    """The work that the ranking counts."""
    spouse = standing.spouse
    return {
        **own_work(law, standing.jobs, standing.day),
        "spouse": spouse_work(law, spouse.jobs if spouse is not None else None, standing.day),
    }


def _factors(law: Law, standing: Standing, work: Mapping[str, Counted]) -> Factors:
    """Every factor but the languages, which :func:`.languages.ranked_languages` puts in."""
    scored_with = standing.scored_with_spouse
    return factors_of(
        Parts(
            age=standing.age,
            with_spouse=scored_with,
            studied=studied(law, standing.credentials),
            spouse=of_spouse(law, standing.spouse, work["spouse"]) if scored_with is not False else NO_SPOUSE,
            worked=worked(law, work),
            certificate=certified(standing.certificate),
            nomination=nominated(law, standing),
            offer=offered(law, standing.offer),
            sibling=family.sibling(standing.relatives, scored_with),
            further=further_facts(law, standing.jobs, standing.offer, standing.day),
        )
    )


NOT_BORN = Text("after {day}, the day assessed", "après le {day}, jour de l'évaluation")
BORN_BY = Text("a day up to {day}", "un jour jusqu'au {day}")
