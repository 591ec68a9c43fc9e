"""What would become of a client under other circumstances, side by side: an assessment for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from express_entry.assessment.altered import with_sittings
from express_entry.assessment.assess import Assessment, assess
from express_entry.law import Consolidation, Reason, Result, Text
from express_entry.law.facts import Levels
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Sayable
from express_entry.law.view import CATEGORY
from express_entry.pages.days import Written
from express_entry.pool.provinces import PROVINCES
from express_entry.profile import Nomination, Profile
from express_entry.profile.family import has_spouse
from express_entry.profile.principal import not_carried_over, other_as_principal

LEVELS = (5, 6, 7, 8, 9, 10)
"""Levels of a further language test that may be tried."""


@dataclass(frozen=True)
class Tried:
    """What is tried: another day, a nomination, further tests at a level in all abilities, the other partner."""

    on: date | None = None
    nominated: bool = False
    french: int | None = None
    english: int | None = None
    partner: bool = False


class Scenario(NamedTuple):
    """One of the columns: what it is, the assessment, and what is taken to hold in it."""

    title: Sayable
    result: Assessment
    remarks: tuple[Reason, ...] = ()


class Line(NamedTuple):
    """A row of points: its title, the points of each scenario (None: not known), and whether it sums up others."""

    title: Text
    points: tuple[int | None, ...]
    sums: bool


class Verdict(NamedTuple):
    """A row of results: a program or a category, and whether each scenario meets it."""

    title: Text
    results: tuple[Result, ...]


def scenarios(profile: Profile, tried: Tried, *, on: date, law: Consolidation) -> list[Scenario]:
    """The client as stated on a day, and each thing that is tried by itself.

    :raises ProfileError: where somebody was not born by a day.
    :raises NoLawYet: for a day before 2015-01-01.
    """
    stated = Scenario(AS_STATED.of(day=Written(on)), assess(profile, on=on, law=law.on(on)))
    return [stated, *_tried(profile, tried, on, law)]


def _tried(profile: Profile, tried: Tried, on: date, law: Consolidation) -> Iterator[Scenario]:
    def scenario(title: Sayable, other: Profile, day: date = on, remarks: tuple[Reason, ...] = ()) -> Scenario:
        return Scenario(title, assess(other, on=day, law=law.on(day)), remarks)

    if tried.on is not None and tried.on != on:
        yield scenario(ON_DAY.of(day=Written(tried.on)), profile, tried.on)
    if tried.nominated:
        yield scenario(NOMINATED, _nominated(profile, on))
    for language, level, title in (("fr", tried.french, IN_FRENCH), ("en", tried.english, IN_ENGLISH)):
        if level is not None:
            levels: Levels = (level, level, level, level)
            yield scenario(title.of(level=str(level)), with_sittings(profile, {language: levels}, on))
    if tried.partner and has_spouse(profile):
        yield scenario(OTHER_PARTNER, other_as_principal(profile), on, not_carried_over(profile))


def _nominated(profile: Profile, on: date) -> Profile:
    stated = profile.intended_province
    province = stated if stated in PROVINCES else PROVINCES[0]
    return profile.model_copy(
        update={
            "nomination": Nomination(province=province, issued=on, express_entry=True),
            "intended_province": province,
        }
    )


def lines(found: Sequence[Scenario]) -> list[Line]:
    """The points of all scenarios: each section with its factors below it; what gives nothing anywhere is left out."""
    titles: dict[str, Text] = {}
    for each in found:
        titles |= each.result.law.last_known.crs.titles
    rows: list[Line] = []
    for section, title in titles.items():
        rows.append(Line(title, tuple(each.result.amounts.score.subtotals.get(section) for each in found), sums=True))
        rows += _factors(found, section)
    return rows


def _factors(found: Sequence[Scenario], section: str) -> Iterator[Line]:
    by_factor = [
        {line.factor.id: line for line in each.result.amounts.score.lines if line.factor.section == section}
        for each in found
    ]
    for factor in dict.fromkeys(name for lines_ in by_factor for name in lines_):
        several = [lines_.get(factor) for lines_ in by_factor]
        points = tuple(0 if line is None else line.points for line in several)
        title = next(line.factor.title for line in several if line is not None)
        if any(each != 0 for each in points):
            yield Line(title, points, sums=False)


def programs(found: Sequence[Scenario]) -> list[Verdict]:
    """Whether each scenario meets each program."""
    return [
        Verdict(PROGRAM_NAMES[slug], tuple(each.result.programs[slug].result for each in found))
        for slug in dict.fromkeys(slug for each in found for slug in each.result.programs)
    ]


def categories(found: Sequence[Scenario]) -> list[Verdict]:
    """Whether each scenario is in each category that any of them may be in; one that is not in force, nobody is in."""
    rows = []
    for slug in dict.fromkeys(slug for each in found for slug in each.result.categories):
        members = [each.result.categories.get(slug) for each in found]
        results = tuple(Result.NOT_MET if item is None else item.result for item in members)
        law = next(each.result.law for each, item in zip(found, members, strict=True) if item is not None)
        if any(result is not Result.NOT_MET for result in results):
            rows.append(Verdict(law.table(f"{CATEGORY}{slug}").title, results))
    return rows


AS_STATED = Text("As stated, on {day}", "Tel quel, le {day}")
ON_DAY = Text("The same, on {day}", "Sans changement, le {day}")
NOMINATED = Text("With a provincial nomination", "Avec une désignation provinciale")
IN_FRENCH = Text("With French at NCLC {level} throughout", "Avec le français au NCLC {level} partout")
IN_ENGLISH = Text("With English at CLB {level} throughout", "Avec l'anglais au CLB {level} partout")
OTHER_PARTNER = Text("With the other partner as candidate", "Avec l'époux ou conjoint de fait comme candidat")
