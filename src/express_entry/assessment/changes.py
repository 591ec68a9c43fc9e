"""What differs between two assessments of one person: the score, programs and categories, and the lines behind them.

The *changes* are what a person looks at first: the total, the result of each program, membership of each category. The
lines of points and the requirements that moved say what made the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from express_entry.law import Language, Result, Text
from express_entry.law.grid import Line, Score
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.requirements import Requirement
from express_entry.law.text import Reason

from .assess import Assessment
from .words import ELIGIBLE, FULFILLED, MEMBER, REQUIREMENTS


class Range(NamedTuple):
    """A number that is not determined: the least and the most that it can be."""

    at_least: int
    at_most: int

    def say(self, language: Language) -> str:
        """Both ends."""
        return BETWEEN.of(least=self.at_least, most=self.at_most).say(language)


Value = int | Range | str | None
"""A number of points, or between which two it lies; the value of a result; None for what there is not."""


class Change(NamedTuple):
    """One thing that differs from the day before: the total, a program or a category, with both values."""

    what: str
    before: Value
    after: Value
    title: Text

    def say(self, language: Language) -> str:
        """The change as a phrase."""
        results = MEMBER if self.what.startswith("categories.") else ELIGIBLE
        before, after = (_said(value, results, NOT_KNOWN) for value in (self.before, self.after))
        text = BEGUN if self.before is None else CHANGE
        return text.of(title=self.title, before=before, after=after).say(language)


class LineChange(NamedTuple):
    """One line of points that differs: of the ranking, or of the selection grid of the Federal Skilled Worker class."""

    grid: str
    factor: str
    before: Value
    after: Value
    title: Text

    def say(self, language: Language) -> str:
        """The line with its points before and after."""
        before, after = (_said(value, FULFILLED, "0") for value in (self.before, self.after))
        return CHANGE.of(title=self.title, before=before, after=after).say(language)


class RequirementChange(NamedTuple):
    """One requirement of a program that is met, not met or unknown, and was not so before; ``reason`` says why."""

    program: str
    requirement: str
    before: Result | None
    after: Result
    reason: Reason

    def say(self, language: Language) -> str:
        """The requirement with its result and the reason."""
        return REASONED.of(change=self.shortly(language), reason=self.reason).say(language)

    def shortly(self, language: Language) -> str:
        """The requirement with its result."""
        before = FULFILLED[self.before] if self.before is not None else NONE
        title = REQUIREMENTS.get(self.requirement, Text(self.requirement, self.requirement))
        return CHANGE.of(title=title, before=before, after=FULFILLED[self.after]).say(language)


def differences(before: Assessment, after: Assessment) -> Iterator[Change]:
    """What differs between two assessments: the total, each program, each category.

    A category that begins or ends without the person being in it is no difference to this person.
    """
    earlier, later = headline(before), headline(after)
    names = dict.fromkeys((*earlier, *later))
    for what in sorted(names, key=lambda name: ORDER.index(name.partition(".")[0])):
        old, new = earlier.get(what, _absent(what)), later.get(what, _absent(what))
        if old != new:
            yield Change(what, old, new, _title(what, after if what in later else before))


ORDER = ("crs", "programs", "categories")
"""The families of what may change, as they are told."""


def _absent(what: str) -> Any:
    """What stands for something that there is not: a category or program has nobody then, a line gives no points."""
    if what.startswith(("categories.", "programs.")):
        return Result.NOT_MET.value
    return (0, 0) if ".lines." in what else None


def headline(item: Assessment) -> dict[str, Value]:
    """What a person looks at first: the score, under the last known rules where the law has a gap, and each result."""
    where = "crs.total" if item.crs is not None else "crs.last_known_rules.total"
    found: dict[str, Value] = {where: _total(item.amounts.score)}
    found |= {f"programs.{slug}": program.result.value for slug, program in item.programs.items()}
    return found | {f"categories.{slug}": member.result.value for slug, member in item.categories.items()}


def _total(score: Score) -> Value:
    return score.total if score.total is not None else Range(score.at_least, score.at_most)


def _title(what: str, item: Assessment) -> Text:
    family, _, name = what.partition(".")
    if family == "programs":
        return PROGRAM_NAMES[name]
    if family == "categories":
        return item.categories[name].title
    return SCORE if item.crs is not None and name == "total" else SCORE_LAST_KNOWN


# ----------------------------------------------------------------------------------- lines of points and requirements


def line_changes(before: Assessment, after: Assessment) -> Iterator[LineChange]:
    """The lines of the ranking whose points differ, then those of the selection grid."""
    yield from _lines("crs", before.amounts.score, after.amounts.score)
    old, new = before.programs["fsw"].grid, after.programs["fsw"].grid
    if old is not None and new is not None:
        yield from _lines("fsw", old, new)


def _lines(grid: str, before: Score, after: Score) -> Iterator[LineChange]:
    earlier = {line.factor.id: line for line in before.lines}
    later = {line.factor.id: line for line in after.lines}
    for name in dict.fromkeys((*earlier, *later)):
        old, new = _points(earlier.get(name)), _points(later.get(name))
        if old != new and not {old, new} <= {0, None}:
            yield LineChange(grid, name, old, new, (later.get(name) or earlier[name]).factor.title)


def _points(line: Line | None) -> Value:
    if line is None:
        return None
    return line.least if line.least == line.most else Range(line.least, line.most)


def requirement_changes(before: Assessment, after: Assessment) -> Iterator[RequirementChange]:
    """The requirements of programs whose results differ, in the order of the instruments."""
    for slug, program in after.programs.items():
        earlier = _requirements(before, slug)
        for item in program.requirements:
            old = earlier.get(item.id)
            if old is None or old.result is not item.result:
                yield RequirementChange(slug, item.id, old.result if old else None, item.result, item.reason)


def _requirements(item: Assessment, program: str) -> Mapping[str, Requirement]:
    return {requirement.id: requirement for requirement in item.programs[program].requirements}


# ------------------------------------------------------------------------------------------ what an event may touch


def outcome(item: Assessment) -> dict[str, object]:
    """Everything that an event may change, by name: results, requirements, points of every line."""
    found: dict[str, object] = {**headline(item)}
    grid = item.programs["fsw"].grid
    for name, score in (("crs", item.amounts.score), ("fsw", grid)):
        if score is not None:
            found |= {f"{name}.lines.{line.factor.id}": (line.least, line.most) for line in score.lines}
    for slug, program in item.programs.items():
        found |= {f"programs.{slug}.{part.id}": part.result for part in program.requirements}
    return found


def touched(before: Assessment, after: Assessment) -> frozenset[str]:
    """The names of :func:`outcome` that differ.

    With them go the facts that lines with other points read, as ``crs:age``, and the families of tables that such
    results rest on, as ``crs/``.
    """
    earlier, later = outcome(before), outcome(after)
    both = earlier.keys() | later.keys()
    names = {name for name in both if earlier.get(name, _absent(name)) != later.get(name, _absent(name))}
    families = {f"{name.removeprefix('programs.').partition('.')[0]}/" for name in names}
    return frozenset(names | families | set(_facts(names, before, after)))


def _facts(names: Iterable[str], *items: Assessment) -> Iterator[str]:
    for item in items:
        for grid, score in (("crs", item.amounts.score), ("fsw", item.programs["fsw"].grid)):
            for line in score.lines if score is not None else ():
                if f"{grid}.lines.{line.factor.id}" in names:
                    yield from (f"{grid}:{fact}" for fact in line.factor.facts)


# -------------------------------------------------------------------------------------------------------------- words


def _said(value: Value, results: Mapping[Result, Text], absent: object) -> object:
    if value is None:
        return absent
    if isinstance(value, str):
        return results[Result(value)]
    return value


CHANGE = Text("{title}: {before} → {after}", "{title} : {before} → {after}")
BEGUN = Text("{title}: {after}", "{title} : {after}")
REASONED = Text("{change} ({reason})", "{change} ({reason})")
BETWEEN = Text("from {least} to {most}", "de {least} à {most}")
NONE = Text("none", "aucune")
NOT_KNOWN = Text("not known", "inconnue")
SCORE = Text("score", "note")
SCORE_LAST_KNOWN = Text("score under the last known rules", "note selon les dernières règles connues")
