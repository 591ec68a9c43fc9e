"""Canadian Experience Class (R87.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from .answers import Answer, Needs, Unknown, at_least, low, merged, needs_of
from .facts import Sitting, Standing
from .proofs import best_levels, levels_in_words, outside_quebec, reaches
from .requirements import Eligibility, Requirement, eligibility, require
from .text import Text
from .work import Counted, Purpose, at_level, by_occupation, counted, hours_of, without_code, years_in

if TYPE_CHECKING:
    from .view import Law

TABLE = "cec/requirements"


def assess(law: Law, standing: Standing) -> Eligibility:
    """The class on the standing's day."""
    return eligibility("cec", requirements(law, standing))


def requirements(law: Law, standing: Standing) -> Iterator[Requirement]:
    """Every requirement of the class, each tested when it is asked for."""
    yield experience_requirement(law, standing)
    yield language_requirement(law, standing)
    yield outside_quebec(standing, law.values(TABLE)["citations"]["intended_province"])


def qualifying_work(law: Law, standing: Standing) -> Counted:
    """Work in Canada that the class counts: skilled, paid, authorized, with status, in the last three years."""
    return counted(law, standing.jobs, purpose(law), standing.day)


def experience_requirement(law: Law, standing: Standing) -> Requirement:
    """One year in the last three, not necessarily without a break, in one or more skilled occupations."""
    values = law.values(TABLE)
    years = years_in(law, qualifying_work(law, standing), values["window_years"])
    said = {"window": values["window_years"], "asked": values["experience_years"]}
    answer = at_least(years, values["experience_years"])
    facts = {"years": low(years)}
    return require(
        "experience", answer, ENOUGH.of(**said), TOO_LITTLE.of(**said), values["citations"]["experience"], facts
    )


def language_requirement(law: Law, standing: Standing) -> Requirement:
    """The threshold of the occupation with the greater experience; both are tried where that cannot be told."""
    values = law.values(TABLE)
    upper = in_upper_levels(law, standing, standing.day)
    reaches_upper = reaches(standing.sittings, values["language_upper"])
    reaches_lower = reaches(standing.sittings, values["language_lower"])
    answer = _by_threshold(upper, reaches_upper, reaches_lower)
    thresholds = values["language_lower"] if upper is False else values["language_upper"]
    best = best_levels(standing.sittings, thresholds)
    said = {"asked": levels_in_words(thresholds), "levels": levels_in_words(best[1]) if best else NONE}
    citation = values["citations"]["language"]
    facts = {"threshold": min(thresholds)}
    yes, no = (REACHED, NOT_REACHED)
    if upper is False and _counts_nothing(law, standing):
        yes, no = (REACHED_UNWORKED, NOT_REACHED_UNWORKED)
    return require("language", answer, yes.of(**said), no.of(**said), citation, facts)


def _counts_nothing(law: Law, standing: Standing) -> bool:
    """Whether no work in Canada counts, nor may: whoever has none is asked for the lower threshold."""
    if all(job.canadian is False for job in standing.jobs or ()):
        return True
    work = qualifying_work(law, standing)
    return not (work.sure or work.maybe)


def threshold_matters(law: Law, sittings: Sequence[Sitting] | None) -> bool:
    """Whether the answer hangs on which threshold applies."""
    values = law.values(TABLE)
    reaches_upper = reaches(sittings, values["language_upper"])
    reaches_lower = reaches(sittings, values["language_lower"])
    return _by_threshold(True, reaches_upper, reaches_lower) != _by_threshold(False, reaches_upper, reaches_lower)


def _by_threshold(upper: Answer, reaches_upper: Answer, reaches_lower: Answer) -> Answer:
    if reaches_lower is False or reaches_upper is True:
        return reaches_upper
    if upper is True:
        return reaches_upper
    if upper is False:
        return reaches_lower
    return Unknown(merged((*upper.needs, *_needs(reaches_upper), *_needs(reaches_lower))))


def _needs(answer: Answer) -> Needs:
    return answer.needs if isinstance(answer, Unknown) else ()


def in_upper_levels(law: Law, standing: Standing, day: date) -> Answer:
    """Whether the occupation with the greater experience on a day is one that asks for the higher threshold."""
    if standing.jobs is None:
        return Unknown(("work",))
    hours: dict[str, float] = {}
    levels: list[Answer] = []
    waiting: list[str] = []
    nameless = without_code(standing.jobs)
    for noc, jobs in by_occupation(law, standing.jobs).items():
        work = counted(law, jobs, purpose(law), day)
        waiting += work.needs
        if work.sure or work.maybe:
            hours[noc] = hours_of(law, work.sure)
            levels.append(at_level(law, noc, "upper_levels", f"{jobs[0].path}.noc"))
    if counted(law, nameless, purpose(law), day).maybe:
        levels.append(Unknown(tuple(f"{job.path}.noc" for job in nameless)))
    if not levels:
        return Unknown(merged(waiting)) if waiting else False
    if not any(hours.values()):
        levels.append(False)  # none of it may count, and who has no experience is asked for the lower threshold
    if all(level is True for level in levels) or all(level is False for level in levels):
        return levels[0]
    if waiting or any(isinstance(level, Unknown) for level in levels):
        return Unknown(merged((*waiting, *needs_of(*levels))))
    greatest = max(hours.values())
    return any(level for level, worked in zip(levels, hours.values(), strict=True) if worked == greatest)


@lru_cache(maxsize=128)
def purpose(law: Law) -> Purpose:
    """What the class asks of work."""
    return Purpose(canadian=True, window_years=law.values(TABLE)["window_years"], strict=True, status=True)


NONE = Text("none", "aucun")
ENOUGH = Text(
    "at least {asked} year of authorized skilled work in Canada in the last {window} years",
    "au moins {asked} an de travail qualifié autorisé au Canada au cours des {window} dernières années",
)
TOO_LITTLE = Text(
    "less than {asked} year of authorized skilled work in Canada in the last {window} years",
    "moins de {asked} an de travail qualifié autorisé au Canada au cours des {window} dernières années",
)
REACHED = Text("levels: {levels}; asked are {asked}", "niveaux : {levels}; exigés : {asked}")
NOT_REACHED = Text(
    "no single sitting reaches the levels asked ({asked}); the best levels: {levels}",
    "aucun examen n'atteint à lui seul les niveaux exigés ({asked}); meilleurs niveaux : {levels}",
)
REACHED_UNWORKED = Text(
    "levels: {levels}; asked are {asked}, since no work in Canada counts that would ask for more",
    "niveaux : {levels}; exigés : {asked}, car aucun travail au Canada qui exigerait davantage ne compte",
)
NOT_REACHED_UNWORKED = Text(
    "no single sitting reaches the levels asked ({asked}, since no work in Canada counts that would ask for more); the "
    "best levels: {levels}",
    "aucun examen n'atteint à lui seul les niveaux exigés ({asked}, car aucun travail au Canada qui exigerait "
    "davantage ne compte); meilleurs niveaux : {levels}",
)
