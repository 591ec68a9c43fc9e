"""Facts that a law declares beyond those of the ranking so far: levels of occupations, through work or an offer.

A table of the kind ``occupation_level`` gives each listed occupation a whole level and says through what it is
earned:
``canadian_work`` (so many months in one listed occupation, in a window of years, under the exclusions of Canadian
experience) or ``job_offer`` (full time, of so many months). A factor of the ranking may then read the level.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from express_entry.law import Law
from express_entry.law.answers import Answer, Unknown, at_least, every, merged, needs_of, stated
from express_entry.law.experience import whole_units
from express_entry.law.facts import Job, JobOffer
from express_entry.law.grid import Possible
from express_entry.law.offers import lasts
from express_entry.law.pointtables import OCCUPATION_LEVEL
from express_entry.law.work import Purpose, by_occupation, counted, full_time, levels_of, without_code


def further_facts(law: Law, jobs: Sequence[Job] | None, offer: JobOffer | None, day: date) -> Mapping[str, Possible]:
    """Every declared fact with the values that it may have, the least first."""
    found: dict[str, Possible] = {}
    for table, version in law.of_kind(OCCUPATION_LEVEL):
        by_work = table.attributes["through"] == "canadian_work"
        levels = _through_work(law, jobs, day, version.values) if by_work else _through_offer(offer, version.values)
        found[str(table.attributes["fact"])] = Possible(*levels)
    return found


def purpose(values: Mapping[str, Any]) -> Purpose:
    """What a declared level asks of work in a listed occupation."""
    return Purpose(canadian=True, window_years=values["window_years"], strict=True)


Levels = tuple[tuple[int, ...], tuple[str, ...]]


def _through_work(law: Law, stated_jobs: Sequence[Job] | None, day: date, values: Mapping[str, Any]) -> Levels:
    """The highest level of an occupation with enough work in Canada."""
    if stated_jobs is None:
        return (0, *sorted(set(values["levels"].values()))), ("work",)
    asked = purpose(values)
    hours = full_time(law)
    reached = []
    for noc, jobs in by_occupation(law, stated_jobs).items():
        work = counted(law, jobs, asked, day)
        units = work.units(lambda stretches: whole_units(stretches, hours, values["months"]), 1)
        reached.append((at_least(units, 1), levels_of(noc, values["levels"]), f"{jobs[0].path}.noc"))
    nameless = counted(law, without_code(stated_jobs), asked, day)
    if nameless.maybe:
        every_level = frozenset(values["levels"].values()) | {0}
        reached.append((Unknown(nameless.needs), every_level, nameless.needs[0]))
    return _highest(reached)


def _through_offer(offer: JobOffer | None, values: Mapping[str, Any]) -> Levels:
    """The level of the occupation of a qualifying offer."""
    if offer is None:
        return (0,), ()
    long_enough = lasts(offer, values["months"])
    qualifies = every((offer.exists, stated(offer.full_time, "job_offer.full_time"), long_enough))
    anything = frozenset(values["levels"].values()) | {0}
    levels = anything if offer.noc is None else levels_of(offer.noc, values["levels"])
    return _highest([(qualifies, levels, "job_offer.noc")])


def _highest(reached: list[tuple[Answer, frozenset[int], str]]) -> Levels:
    """The levels that may hold, the least first, and what would settle it."""
    sure = 0
    may = {0}
    needs: list[str] = []
    for answer, levels, path in reached:
        if answer is False:
            continue
        if answer is True:
            sure = max(sure, min(levels))
        may |= levels
        needs += (*needs_of(answer), *((path,) if len(levels) > 1 else ()))
    possible = tuple(sorted({sure, *(level for level in may if level > sure)}))
    return (possible, merged(needs)) if needs else ((sure,), ())
