"""Conditions about work: each job that counts for a class or for points, and what its proof must show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from express_entry.assessment.stated import job_in_words
from express_entry.law import Reason, Result, Text, fst
from express_entry.law import facts as law_facts
from express_entry.law.answers import Answer, Unknown, every, some
from express_entry.law.documents import FIELDS_TABLE
from express_entry.law.experience import Stretch
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.programs import ever, purpose_of
from express_entry.law.requirements import sure
from express_entry.law.work import Purpose, counted, full_time, hours_of, named, trade
from express_entry.profile import Job
from express_entry.profile.factors import ranking_purposes

from .case import Case
from .claims import number_of
from .findings import Finding
from .items import Count, Field
from .people import Person

Values = Mapping[str, Any]


def job_counts(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Each job of the principal applicant that counts for a class of the list, or for points."""
    if case.standing.jobs is None:
        yield Finding(Unknown(("work",)), reason=NO_WORK.of())
        return
    for job in case.standing.jobs:
        counts = tuple(_counts(case, job))
        yield _finding(case, job, counts, True, case.standing.jobs, (case.profile.work or ()))


def spouse_job_counts(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """Each job in Canada of a spouse or partner who is scored."""
    spouse, stated = case.standing.spouse, case.profile.spouse
    if spouse is None or spouse.jobs is None or stated is None:
        return
    for job in spouse.jobs:
        counts = (_count(case, job, SPOUSE_POINTS, ranking_purposes(case.law)["spouse"]),)
        yield _finding(case, job, counts, case.standing.scored_with_spouse, spouse.jobs, stated.work or ())


def _finding(
    case: Case,
    job: law_facts.Job,
    counts: tuple[Count, ...],
    scored: Answer,
    jobs: Sequence[law_facts.Job],
    documents: Sequence[Job],
) -> Finding:
    stated = documents[number_of(job.path)]
    words: dict[str, object] = {"job": job_in_words(stated, of_spouse=job.path.startswith("spouse."))}
    words["purposes"] = [purpose_title(item.purpose) for item in counts if item.result is not Result.NOT_MET]
    why = COUNTS_FOR_NOTHING.of(job=words["job"], why=_reasons(counts))
    return Finding(
        every((scored, some(sure(item.result, item.needs) for item in counts))),
        subject=str(number_of(job.path) + 1),
        words=words,
        programs=_programs(case, counts),
        no=why,
        fields=tuple(_fields(case, job, stated)),
        counts=counts,
        notes=tuple(_notes(case, job, jobs)),
    )


def _reasons(counts: Sequence[Count]) -> list[object]:
    """Why a job does not count, each reason once."""
    return list({item.reason.say("en"): item.reason for item in counts if item.reason is not None}.values())


def _programs(case: Case, counts: Sequence[Count]) -> tuple[str, ...]:
    """The classes that a job is shown for; all of them where it earns points, since the ranking is one for all."""
    points = any(item.purpose not in PROGRAM_NAMES and item.result is not Result.NOT_MET for item in counts)
    asked = {item.purpose for item in counts if item.result is not Result.NOT_MET}
    return case.programs if points else tuple(name for name in case.programs if name in asked)


# ----------------------------------------------------------------------------------------------- what a job counts for


def _counts(case: Case, job: law_facts.Job) -> Iterator[Count]:
    """The classes of the list first, then the points of the ranking."""
    law, ranking = case.law, ranking_purposes(case.law)
    for name in case.programs:
        if (purpose := purpose_of(law, name)) is not None:
            yield _count(case, job, name, purpose)
    for name in ("canadian", "foreign"):
        yield _count(case, job, f"{name}_points", ranking[name])


def _count(case: Case, job: law_facts.Job, name: str, purpose: Purpose) -> Count:
    if ever(case.law).get(name) == "skilled_trades":
        if trade(case.law, job.noc, f"{job.path}.noc") is False:
            return Count(name, Result.NOT_MET, NO_TRADE.of(noc=named(job.noc)))
        if job.qualified_since is None:
            return Count(name, Result.UNKNOWN, None, (f"{job.path}.qualified_since",))
        job = fst.since_qualified(job)
    found = counted(case.law, [job], purpose, case.on)
    if found.sure:
        return Count(name, Result.MET, None)
    if found.maybe:
        return Count(name, Result.UNKNOWN, None, found.needs)
    return Count(name, Result.NOT_MET, found.excluded[0].reason if found.excluded else NO_DAYS.of())


# ---------------------------------------------------------------------------------------------- what a proof must show


def _fields(case: Case, job: law_facts.Job, stated: Job) -> Iterator[Field]:
    """The fields that are asked of such a job, and whether the profile states them."""
    own = job.self_employed is True
    asked = {
        "employed": not own,
        "self_employed": own,
        "held": job.held and not own,
        "in_canada": job.canadian is True,
    }
    for entry in case.law.values(FIELDS_TABLE)["fields"] if case.law.has(FIELDS_TABLE) else ():
        if any(asked[name] for name in entry["asked_of"]):
            yield Field(entry["id"], Text(**entry["words"]), _stated(stated, entry.get("fact")))


def _stated(job: Job, fact: str | None) -> bool | None:
    """Whether a job states a fact; None where a profile has no place for it."""
    return getattr(job, fact) is not None if fact is not None and fact in Job.model_fields else None


def _notes(case: Case, job: law_facts.Job, jobs: Sequence[law_facts.Job]) -> Iterator[Reason]:
    """How much work it is, and what else is done at the same time."""
    full = full_time(case.law)
    if job.hours is not None and job.first is not None:
        hours = hours_of(case.law, [Stretch(job.first, job.last, job.hours)])
        said = {"first": job.first, "last": job.last, "hours": job.hours, "weeks": int(hours // full.week)}
        yield AMOUNT.of(**said, week=full.week)
    elif job.hours is None:
        yield HOURS_MISSING.of()
    if any(_meet(job, other) for other in jobs if other.path != job.path):
        yield OVERLAP.of(week=full.week)


def _meet(one: law_facts.Job, other: law_facts.Job) -> bool:
    if one.first is None or other.first is None:
        return False
    return one.first <= other.last and other.first <= one.last


SPOUSE_POINTS = "spouse_points"
PURPOSES: Mapping[str, Text] = {
    "canadian_points": Text("points for work in Canada", "les points du travail au Canada"),
    "foreign_points": Text("points for work abroad", "les points du travail à l'étranger"),
    SPOUSE_POINTS: Text("points for the spouse's or partner's work", "les points du travail de l'époux ou du conjoint"),
}
"""What a job may count for beside a program, in words."""


def purpose_title(purpose: str) -> Text:
    """What a job may count for, in words: a program, or points of the ranking."""
    return PURPOSES.get(purpose) or PROGRAM_NAMES[purpose]


NO_WORK = Text("the work experience is not stated", "l'expérience de travail n'est pas indiquée")
NO_DAYS = Text("no day of it counts", "aucun de ses jours ne compte")
NO_TRADE = Text("{noc} is not a skilled trade", "{noc} n'est pas un métier spécialisé")
COUNTS_FOR_NOTHING = Text("{job}: it counts for nothing here ({why})", "{job} : il ne compte pour rien ici ({why})")
AMOUNT = Text(
    "{first} to {last} at {hours} hours a week: {weeks} weeks at {week} hours",
    "du {first} au {last} à {hours} heures par semaine : {weeks} semaines à {week} heures",
)
HOURS_MISSING = Text(
    "the hours a week are not stated: a letter without them is returned",
    "les heures par semaine ne sont pas indiquées : une lettre sans elles est retournée",
)
OVERLAP = Text(
    "another job is held at the same time: together at most {week} hours a week count",
    "un autre emploi est occupé en même temps : ensemble, au plus {week} heures par semaine comptent",
)
