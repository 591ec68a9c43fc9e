"""The document as it would stand once changes are made: what a person would state on the day a path is reached.

What may be had at any time (a test, an assessment, a nomination, a certificate) is dated on the day itself, so that it
has not run out by then. Studies begin and end on days of their own. Those in Canada are at full time: work in Canada
meanwhile is that of a full-time student and does not count as Canadian experience (R87.1(3)(a), MI s.15(7)), and work
held abroad ends when they begin. Studies elsewhere are beside the work, and leave it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from express_entry.law.days import DAY
from express_entry.law.facts import ABILITIES, Levels
from express_entry.law.language import STAND_IN
from express_entry.profile import (
    Assessment,
    CertificateOfQualification,
    Credential,
    Job,
    LanguageTest,
    Nomination,
    Profile,
)
from express_entry.profile.studies import CANADA

from .feasible import Feasible, Plan, Study


def with_plan(feasible: Feasible, plan: Plan, day: date) -> Profile:
    """The document with everything in a plan, as stated on the day."""
    profile = feasible.profile
    changed: dict[str, Any] = {}
    if plan.study is not None or plan.assessment:
        changed["education"] = education(feasible, plan, day)
    if plan.study is not None and plan.study.canadian:
        changed["work"] = work(feasible, plan.study)
    if plan.nomination:
        changed["nomination"] = nomination(feasible, day)
    if plan.certificate is not None:
        changed["certificate_of_qualification"] = certificate(feasible, plan.certificate, day)
    return profile.model_copy(update=changed)


def nomination(feasible: Feasible, day: date) -> Nomination:
    """A nomination issued on the day."""
    return Nomination(province=feasible.province, issued=day, express_entry=True)


def certificate(feasible: Feasible, noc: str, day: date) -> CertificateOfQualification:
    """A certificate of qualification in a trade, issued on the day."""
    return CertificateOfQualification(province=feasible.profile.intended_province, noc=noc, issued=day)


def with_sittings(profile: Profile, sittings: Mapping[str, Levels], day: date) -> Profile:
    """The document with a further test in each of some languages, sat on the day; of each only the levels are known."""
    if not sittings:
        return profile
    further = tuple(_sitting(language, levels, day) for language, levels in sittings.items())
    return profile.model_copy(update={"language_tests": (*(profile.language_tests or ()), *further)})


def declaring(profile: Profile, language: str) -> Profile:
    """The document with a first official language declared."""
    return profile.model_copy(update={"first_official_language": language})


def _sitting(language: str, levels: Levels, day: date) -> LanguageTest:
    scores = dict(zip(ABILITIES, map(float, levels), strict=True))
    return LanguageTest.model_validate({"test": STAND_IN, "language": language, "taken": day, **scores})


# --------------------------------------------------------------------------------------------------------- credentials


def education(feasible: Feasible, plan: Plan, day: date) -> tuple[Credential, ...]:
    """The credentials held, those to be assessed with an assessment of that day, and the further one."""
    own = held(feasible, day) if plan.assessment else feasible.profile.education or ()
    return own if plan.study is None else (*own, further(feasible, plan.study, day))


def held(feasible: Feasible, day: date) -> tuple[Credential, ...]:
    """The credentials held, those to be assessed with an assessment of the day."""
    anew = feasible.to_assess(day)
    items = enumerate(feasible.profile.education or ())
    return tuple(_assessed(feasible, item, day) if place in anew else item for place, item in items)


def further(feasible: Feasible, study: Study, day: date) -> Credential:
    """The credential of studies; one from abroad with an assessment of the day."""
    found = feasible.earned.get(study)
    if found is None:
        found = feasible.earned[study] = _further(feasible, study)
    return found if study.canadian else _assessed(feasible, found, day)


def _assessed(feasible: Feasible, item: Credential, day: date) -> Credential:
    """A foreign credential with an assessment that finds the level found before, or the one stated."""
    found = item.assessment.equivalent_to if item.assessment else None
    made = Assessment(organization=feasible.assessor(day), issued=day, equivalent_to=found or item.credential)
    return item.model_copy(update={"assessment": made})


def _further(feasible: Feasible, study: Study) -> Credential:
    stated: dict[str, Any] = {
        "credential": study.level,
        "years": float(study.ends - study.begins) / 12,
        "country": CANADA if study.canadian else feasible.country,
        "province": feasible.profile.intended_province if study.canadian else None,
        "completed": feasible.day(study.ends),
        "full_time": study.canadian,
        "studied_in_canada": study.canadian,
    }
    return Credential.model_validate(stated)


# ---------------------------------------------------------------------------------------------- work during the studies


def work(feasible: Feasible, study: Study) -> tuple[Job, ...] | None:
    """The jobs, cut where full-time study in Canada begins and ends."""
    jobs = feasible.profile.work
    if jobs is None:
        return None
    first, last = feasible.day(study.begins), feasible.day(study.ends)
    return tuple(part for job in jobs for part in _cut(job, first, last))


def _cut(job: Job, first: date, last: date) -> Iterable[Job]:
    """What falls into the studies is work of a full-time student; work abroad ends before them."""
    if job.full_time_student is True or not _meets(job, first, last):
        return (job,)
    if job.country not in (None, CANADA):
        return (job.model_copy(update={"to": first - DAY}),) if job.from_ is None or job.from_ < first else ()
    parts = []
    if job.from_ is None or job.from_ < first:
        parts.append(job.model_copy(update={"to": first - DAY}))
    during: dict[str, Any] = {"full_time_student": True}
    if parts:
        during["from_"] = first
    if job.to is None or job.to > last:
        during["to"] = last
        after = job.model_copy(update={"from_": last + DAY})
        return (*parts, job.model_copy(update=during), after)
    return (*parts, job.model_copy(update=during))


def _meets(job: Job, first: date, last: date) -> bool:
    return (job.from_ is None or job.from_ <= last) and (job.to is None or job.to >= first)
