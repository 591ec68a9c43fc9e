"""Which counts of work the rules take of a person: ranking, programs, categories, and what a law declares.

Each is a gauge for the work, the window and the measure of the rule that asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import date

from express_entry.law import Law, Text, category, cec, fst, fsw, general, selectiongrid
from express_entry.law.days import add_years
from express_entry.law.experience import full_time_units, longest_units, whole_units
from express_entry.law.facts import Job, Standing
from express_entry.law.pointtables import OCCUPATION_LEVEL
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.programs import in_force
from express_entry.law.work import (
    at_level,
    by_occupation,
    full_time,
    in_occupation,
    listed,
    occupation_of,
    trade,
    without_code,
)
from express_entry.profile import further
from express_entry.profile.factors import ranking_purposes

from .gauges import Gauge, Leading, Nameless, Readable, Window, window_of


def gauges_of(law: Law, standing: Standing) -> Iterator[Readable]:
    """Every count of work that the rules of a law take of a person; jobs are those known on the standing's day."""
    if standing.jobs:
        yield from _of_ranking(law, standing, standing.jobs)
        yield from _of_programs(law, standing, standing.jobs)
        yield from of_categories(law, standing.jobs, standing.day)
        yield from _declared(law, standing, standing.jobs)
    if standing.spouse is not None and standing.spouse.jobs:
        yield from _of_spouse(law, standing, standing.spouse.jobs)


def _of_ranking(law: Law, standing: Standing, jobs: Sequence[Job]) -> Iterator[Readable]:
    values, purposes = law.values("experience"), ranking_purposes(law)
    for name, title in (("canadian", CANADIAN), ("foreign", FOREIGN)):
        work = window_of(law, jobs, purposes[name], standing.day)
        touches = (f"crs:{name}_work_years",)
        yield Gauge(name, title, touches, work, whole_units, values[f"{name}_years"], full_time(law))


def _of_spouse(law: Law, standing: Standing, jobs: Sequence[Job]) -> Iterator[Readable]:
    hours, years = full_time(law), law.values(selectiongrid.TABLE)["work_years"]
    work = window_of(law, jobs, ranking_purposes(law)["spouse"], standing.day)
    cap = law.values("experience")["canadian_years"]
    yield Gauge("spouse", SPOUSE, ("crs:spouse_canadian_work_years",), work, whole_units, cap, hours, of_spouse=True)
    work = window_of(law, jobs, selectiongrid.AUTHORIZED, standing.day)
    yield Gauge("spouse_work", SPOUSE_WORK, ("fsw:spouse_work",), work, full_time_units, years, hours, of_spouse=True)


def _of_programs(law: Law, standing: Standing, jobs: Sequence[Job]) -> Iterator[Readable]:
    for slug, rules in in_force(law).items():
        if rules in _COUNTS:
            yield from _COUNTS[rules](law, slug, standing, jobs)


def _of_canadian_experience(law: Law, slug: str, standing: Standing, jobs: Sequence[Job]) -> Iterator[Readable]:
    work = window_of(law, jobs, cec.purpose(law), standing.day)
    years = law.values(cec.TABLE)["experience_years"]
    yield Gauge(slug, CEC, (f"programs.{slug}.experience",), work, whole_units, years, full_time(law))
    yield _leading(law, standing, jobs)


def _of_skilled_workers(law: Law, slug: str, standing: Standing, jobs: Sequence[Job]) -> Iterator[Readable]:
    hours, day, grid = full_time(law), standing.day, law.values(selectiongrid.TABLE)
    work = window_of(law, jobs, selectiongrid.purpose(law), day)
    years = selectiongrid.grid_years(law)
    yield Gauge("fsw_grid", FSW_GRID, ("fsw:experience_years",), work, whole_units, years, hours)
    work = window_of(law, jobs, selectiongrid.AUTHORIZED_SKILLED, day)
    yield Gauge("fsw_work", FSW_WORK, ("fsw:work",), work, full_time_units, grid["work_years"], hours)
    for noc, held in fsw.held_by_occupation(law, standing):
        work = window_of(law, held, selectiongrid.purpose(law), day)
        years = grid["experience_years"]
        yield Gauge(f"{slug}_{noc}", FSW_CONTINUOUS, CONTINUOUS, work, longest_units, years, hours)


CONTINUOUS = ("programs.fsw.experience", "programs.fsw.designated_assessment")


def _of_trades(law: Law, slug: str, standing: Standing, jobs: Sequence[Job]) -> Iterator[Readable]:
    """Work in each trade since becoming qualified, and with the work of which that day was not stated."""
    cap = law.values(fst.TABLE)["window_years"]
    nameless = without_code(jobs)
    papers = (standing.certificate, standing.offer)
    codes = (occupation_of(law, paper.noc) for paper in papers if paper is not None and paper.noc is not None)
    names = dict.fromkeys((*by_occupation(law, jobs), *codes))
    groups = {name: in_occupation(law, jobs, name) for name in names if trade(law, name, "work") is not False}
    for name, held in {**groups, "": []}.items():
        stated = [fst.since_qualified(job) for job in (*held, *nameless) if job.qualified_since is not None]
        open_ = [job for job in (*held, *nameless) if job.qualified_since is None]
        for place, part in enumerate((stated, [*stated, *open_] if open_ else [])):
            if part:
                work = window_of(law, part, fst.purpose(law), standing.day)
                yield Gauge(f"{slug}_{name}_{place}", FST, TRADE, work, whole_units, cap, full_time(law))


TRADE = ("programs.fst.experience", "programs.fst.offer_or_certificate", "programs.fst.funds")


def _of_general(law: Law, slug: str, standing: Standing, _jobs: Sequence[Job]) -> Iterator[Readable]:
    """Work as the table of a program asks for it, together or in each occupation."""
    cap, measure = law.values(f"{slug}/requirements")["window_years"], general.measure_of(law, slug)
    said = GENERAL.of(program=PROGRAM_NAMES[slug])
    for name, held in general.groups_of(law, slug, standing):
        work = window_of(law, held or (), general.purpose(law, slug), standing.day)
        yield Gauge(f"{slug}_{name}", said, (f"programs.{slug}.experience",), work, measure, cap, full_time(law))


_COUNTS: Mapping[str, Callable[[Law, str, Standing, Sequence[Job]], Iterator[Readable]]] = {
    "canadian_experience": _of_canadian_experience,
    "skilled_workers": _of_skilled_workers,
    "skilled_trades": _of_trades,
    "general": _of_general,
}
"""The counts of work that each set of rules takes."""


def _leading(law: Law, standing: Standing, jobs: Sequence[Job]) -> Leading:
    sides: dict[bool, list[Window]] = {True: [], False: []}
    for noc, held in by_occupation(law, jobs).items():
        level = at_level(law, noc, "upper_levels", "work")
        if isinstance(level, bool):
            sides[level].append(window_of(law, held, cec.purpose(law), standing.day))
    years = law.values(cec.TABLE)["window_years"]
    edges = [edge for job in jobs for edge in (job.first, job.last) if edge is not None]
    turns = {*edges, *(add_years(edge, years) for edge in edges)}
    return Leading(law, standing, tuple(sides[True]), tuple(sides[False]), tuple(sorted(turns)))


def of_categories(law: Law, jobs: Sequence[Job], day: date, slugs: Container[str] | None = None) -> Iterator[Gauge]:
    """The counts of work in listed occupations that the categories of a law take; jobs are those known on a day.

    :param slugs: the categories that are looked at; by default all.
    """
    for slug, version in law.categories.items():
        values = version.values
        if values.get("list_use") != "experience" or not (slugs is None or slug in slugs):
            continue
        codes, title = category.codes_of(values), CATEGORY.of(title=category.title(law, slug))
        for noc, held in by_occupation(law, jobs).items():
            if listed(noc, codes, "") is not False:
                work = window_of(law, held, category.purpose(values), day)
                measure, months = category.measure_of(values), values["months"]
                touches = (f"categories.{slug}",)
                yield Gauge(f"{slug}_{noc}", title, touches, work, measure, 1, full_time(law), months)


def _declared(law: Law, standing: Standing, jobs: Sequence[Job]) -> Iterator[Readable]:
    """Levels of occupations that a law declares, earned through work in Canada."""
    for table, version in law.of_kind(OCCUPATION_LEVEL):
        if table.attributes["through"] != "canadian_work":
            continue
        purpose, touches = further.purpose(version.values), (f"crs:{table.attributes['fact']}",)
        for noc, held in by_occupation(law, jobs).items():
            work = window_of(law, held, purpose, standing.day)
            months = version.values["months"]
            yield Gauge(f"{table.id}_{noc}", table.title, touches, work, whole_units, 1, full_time(law), months)
        nameless = without_code(jobs)
        if nameless:
            yield Nameless(table.id, table.title, touches, window_of(law, nameless, purpose, standing.day))


CANADIAN = Text("Canadian work experience", "expérience de travail au Canada")
FOREIGN = Text("foreign work experience", "expérience de travail à l'étranger")
SPOUSE = Text(
    "Canadian work experience of the spouse or partner",
    "expérience de travail au Canada de l'époux ou du conjoint de fait",
)
SPOUSE_WORK = Text(
    "work in Canada of the spouse or partner (adaptability)",
    "travail au Canada de l'époux ou du conjoint de fait (capacité d'adaptation)",
)
CEC = Text("work for the Canadian Experience Class", "travail pour la catégorie de l'expérience canadienne")
FSW_GRID = Text("work for the selection grid", "travail pour la grille de sélection")
FSW_WORK = Text("work in Canada (adaptability)", "travail au Canada (capacité d'adaptation)")
FSW_CONTINUOUS = Text("continuous work in one occupation", "travail continu dans une même profession")
FST = Text("work in the trade", "travail dans le métier")
GENERAL = Text("work for the program: {program}", "travail pour le programme : {program}")
CATEGORY = Text("work for the category {title}", "travail pour la catégorie {title}")
