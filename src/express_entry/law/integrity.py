"""Whether the law as recorded is whole and agrees with itself: what an editor of the tables is told.

An *error* is a fault of the record: days that overlap, a code that does not exist, a cap that its factors cannot
reach. A *notice* is no fault, and yet something a reader ought to know: a gap, a figure that rests on one source, a
stretch of days without a version. No clock is read: what was verified long ago is told by the days of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import time, timedelta
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from .canonical import RANKING
from .consolidation import Consolidation
from .days import DAY
from .facts import ABILITIES
from .grid import Columns, Factor, Grid
from .occupations import find, occupations
from .pointtables import grid_of
from .tablechecks import table_problems
from .tables import CONFIDENCES, OPEN, Version
from .text import Language, Reason, Text
from .view import Law
from .work import level_of

Severity = Literal["error", "notice"]

LONG_UNVERIFIED = timedelta(days=60)
"""How far behind the latest verification of any table another may be before it is worth a notice."""


class Finding(NamedTuple):
    """Something about the recorded law: how grave it is, the table and version it is about, and what it is."""

    severity: Severity
    where: str
    reason: Reason

    def say(self, language: Language) -> str:
        """The finding in one line."""
        return SAID.of(severity=SEVERITIES[self.severity], where=self.where, reason=self.reason).say(language)


def findings(law: Consolidation) -> list[Finding]:
    """Everything that is wrong with a law, or worth knowing about it: errors first, each once, in the order found."""
    found = {finding.say("en"): finding for check in _CHECKS for finding in check(law)}
    return sorted(found.values(), key=lambda finding: finding.severity != "error")


def _error(version: Version | str, reason: Reason) -> Finding:
    return Finding("error", _where(version), reason)


def _notice(version: Version | str, reason: Reason) -> Finding:
    return Finding("notice", _where(version), reason)


def _where(version: Version | str) -> str:
    return version if isinstance(version, str) else f"{version.table}@{version.id}"


# ------------------------------------------------------------------------------------- instruments, days, trust


def _instruments(law: Consolidation) -> Iterator[Finding]:
    """Every version rests on an instrument that is described, and that was in force on the version's first day."""
    for version in law.versions():
        instrument = law.instruments.get(version.instrument)
        if instrument is None:
            yield _error(version, NO_INSTRUMENT.of(instrument=version.instrument))
        elif instrument.in_force is not None and instrument.in_force > version.from_:
            yield _error(version, BEFORE.of(instrument=instrument.id, day=instrument.in_force))
    used = {version.instrument for version in law.versions()}
    for name in law.instruments:
        if name not in used:
            yield _notice(name, UNUSED.of())


def _days(law: Consolidation) -> Iterator[Finding]:
    """The versions of a table follow each other without a day in two of them; a stretch without any is noticed."""
    for table in law.tables.values():
        for version in table.versions:
            if version.to < version.from_:
                yield _error(version, BACKWARDS.of(first=version.from_, last=version.to))
        for earlier, later in pairwise(table.versions):
            if earlier.to > later.from_ or (earlier.to == later.from_ and later.from_time == time.min):
                yield _error(earlier, OVERLAP.of(last=earlier.to, later=later.id))
            elif earlier.to + DAY < later.from_:
                yield _notice(earlier, HOLE.of(first=earlier.to + DAY, last=later.from_ - DAY))


def _trust(law: Consolidation) -> Iterator[Finding]:
    """Gaps, and figures that rest on little."""
    for version in law.versions():
        if (version.gap is None) != bool(version.values):
            yield _error(version, VALUES_OR_GAP.of())
        if version.gap is not None:
            yield _notice(version, GAP.of(gap=version.gap))
        if version.confidence not in CONFIDENCES:
            yield _error(version, CONFIDENCE.of(value=version.confidence, accepted=list(CONFIDENCES)))
        if version.confidence == "low":
            yield _notice(version, LOW.of(basis=version.basis))
        if version.single_source:
            yield _notice(version, SINGLE.of(basis=version.basis))


def _verification(law: Consolidation) -> Iterator[Finding]:
    """Tables still in force whose figures were last compared with a source long before those of the others."""
    latest = max((version.verified for version in law.versions()), default=None)
    for version in law.versions():
        if version.to == OPEN and latest is not None and latest - version.verified > LONG_UNVERIFIED:
            yield _notice(version, STALE.of(day=version.verified, latest=latest))


# ------------------------------------------------------------------------------------------------- points and caps


def _tables(law: Consolidation) -> Iterator[Finding]:
    """Every table can be read as its kind says."""
    for table in law.tables.values():
        yield from (_error(table.id, problem) for problem in table_problems(law, table))


def _caps(law: Consolidation) -> Iterator[Finding]:
    """The points of the factors, the caps of pairs and sections and the total fit each other, at every change."""
    if any(True for _ in _tables(law)):
        return  # what cannot be read cannot be added up
    for day in dict.fromkeys(day for day, _ in law.boundaries):
        view = law.on(day)
        for table, version in view.of_kind("sections"):
            grid = _grid(view, table.id.removesuffix("sections"))
            if grid is not None:
                yield from _cap_findings(grid, version, f"{table.id}@{day.isoformat()}")


def _grid(view: Law, prefix: str) -> Grid | None:
    """The grid of a family of tables; None for a ranking whose factors are not in force, or whose points not known."""
    ranking = view.versions.get(RANKING)
    if ranking is None or not prefix.startswith(RANKING):
        return grid_of(view, prefix)
    return view.crs if ranking.values.get("factors_of") == prefix else None


def _cap_findings(grid: Grid, version: Version, where: str) -> Iterator[Finding]:
    for name, caps in grid.sections.items():
        parts = _parts(grid, name)
        for column in (0, 1):
            yield from _cap(f"{where} {name}", caps[column], [part[column] for part in parts])
    for name, cap in grid.groups.items():
        maxima = [factor.maximum for factor in grid.factors if factor.group == name]
        yield from _cap(f"{where} {name}", cap, [max(maximum) for maximum in maxima])
    for column in (0, 1):
        together = sum(caps[column] for caps in grid.sections.values())
        if together != grid.maximum:
            yield _error(where, TOTAL.of(together=together, maximum=grid.maximum))
    mark = version.values.get("pass_mark", 0)
    if not 0 <= mark <= grid.maximum:
        yield _error(where, MARK.of(mark=mark, maximum=grid.maximum))


def _cap(where: str, cap: int, parts: Sequence[int]) -> Iterator[Finding]:
    """A cap is the sum of some of what it caps: one part alone, or several, or all."""
    if sum(parts) < cap:
        yield _error(where, UNREACHABLE.of(cap=cap, reached=sum(parts)))
    elif cap not in _sums(parts):
        yield _notice(where, UNEVEN.of(cap=cap, parts=list(parts)))


def _sums(parts: Iterable[int]) -> set[int]:
    sums = {0}
    for part in parts:
        sums |= {total + part for total in sums}
    return sums


def _parts(grid: Grid, section: str) -> list[Columns]:
    """What a section adds up: each pair at its cap, every other factor at its maximum."""
    own = [factor for factor in grid.factors if factor.section == section]
    groups = dict.fromkeys(factor.group for factor in own if factor.group is not None)
    paired = [_pair_maximum(grid, name, own) for name in groups]
    return paired + [factor.maximum for factor in own if factor.group is None]


def _pair_maximum(grid: Grid, group: str, own: Sequence[Factor]) -> Columns:
    without, with_ = (sum(factor.maximum[column] for factor in own if factor.group == group) for column in (0, 1))
    return min(without, grid.groups[group]), min(with_, grid.groups[group])


# ------------------------------------------------------------------------------------------------------ occupations


def _codes(law: Consolidation) -> Iterator[Finding]:
    """Every occupation that a table names exists; every list has some, and none twice."""
    for version in law.versions():
        values = version.values
        if "occupations" in values:
            yield from _list(version, values["occupations"], 2021)
        for body in values.get("organizations", ()):
            yield from _list(version, body["occupations"], None)
        if "groups" in values and "edition" in values:
            yield from _prefixes(version, values["edition"], values["groups"], values["except"])
        elif "edition" in values:
            yield from _levels(version)


def _list(version: Version, codes: Sequence[str], edition: int | None) -> Iterator[Finding]:
    if not codes and edition is not None:
        yield _error(version, EMPTY.of())
    for code, times in Counter(codes).items():
        group = find(code)
        if group is None or edition not in (None, group.edition):
            yield _error(version, NO_CODE.of(code=code))
        if times > 1:
            yield _error(version, TWICE.of(code=code))


def _prefixes(version: Version, edition: Any, groups: Sequence[str], without: Sequence[str]) -> Iterator[Finding]:
    codes = [code for code in occupations(edition) if code.startswith(tuple(groups))]
    for group in groups:
        if not any(code.startswith(group) for code in codes):
            yield _error(version, NO_CODE.of(code=group))
    for group in without:
        if not any(code.startswith(group) for code in codes):
            yield _error(version, NOT_WITHIN.of(code=group, groups=list(groups)))


def _levels(version: Version) -> Iterator[Finding]:
    values = version.values
    known = {level_of(code) for code in occupations(values["edition"])}
    for name in dict.fromkeys((*values["levels"], *values["upper_levels"])):
        if name not in known:
            yield _error(version, NO_LEVEL.of(level=name, edition=str(values["edition"])))
    if not any(code.startswith(values["senior_major_group"]) for code in occupations(values["edition"])):
        yield _error(version, NO_CODE.of(code=values["senior_major_group"]))


# -------------------------------------------------------------------------------------------- language and money


def _scales(law: Consolidation) -> Iterator[Finding]:
    """A higher level asks for a higher score that the test can print."""
    for version in law.versions():
        for scale in version.values.get("scales", ()):
            rows = sorted(scale["minimum"])
            for place, ability in enumerate(ABILITIES):
                scores = [row[place + 1] for row in rows]
                if scores != sorted(set(scores)):
                    yield _error(version, NOT_RISING.of(what=ability, values=scores))
                yield from (
                    _error(version, NOT_PRINTED.of(scale=scale["id"], ability=ability, score=score))
                    for score in scores
                    if not _printed(score, scale["printed_scores"][place])
                )


def _printed(score: float, printed: Sequence[float]) -> bool:
    lowest, highest, step = printed
    return lowest <= score <= highest and ((score - lowest) / step) % 1 == 0


def _amounts(law: Consolidation) -> Iterator[Finding]:
    """A larger family needs more."""
    for version in law.versions():
        amounts = version.values.get("amounts")
        if isinstance(amounts, list) and amounts != sorted(set(amounts)):
            yield _error(version, NOT_RISING.of(what="amounts", values=amounts))


_CHECKS: Sequence[Callable[[Consolidation], Iterator[Finding]]] = (
    _instruments,
    _days,
    _trust,
    _verification,
    _tables,
    _caps,
    _codes,
    _scales,
    _amounts,
)

SEVERITIES: Mapping[Severity, Text] = {"error": Text("error", "erreur"), "notice": Text("notice", "avis")}
SAID = Text("{severity}: {where}: {reason}", "{severity} : {where} : {reason}")

NO_INSTRUMENT = Text("the instrument {instrument} is not described", "l'instrument {instrument} n'est pas décrit")
BEFORE = Text(
    "begins before its instrument {instrument}, in force since {day}",
    "commence avant son instrument {instrument}, en vigueur depuis le {day}",
)
UNUSED = Text("no version rests on this instrument", "aucune version ne repose sur cet instrument")
BACKWARDS = Text(
    "the last day {last} is before the first day {first}", "le dernier jour {last} précède le premier jour {first}"
)
OVERLAP = Text(
    "goes on until {last}, when {later} has begun", "se poursuit jusqu'au {last}, alors que {later} a commencé"
)
HOLE = Text("no version from {first} to {last}", "aucune version du {first} au {last}")
VALUES_OR_GAP = Text(
    "a version has either values or a gap, and exactly one of them",
    "une version a soit des valeurs, soit une lacune, et exactement l'une des deux",
)
GAP = Text("the values are not known: {gap}", "les valeurs ne sont pas connues : {gap}")
CONFIDENCE = Text(
    "the confidence is {value}; accepted are {accepted}", "le degré de confiance est {value}; sont acceptés {accepted}"
)
LOW = Text("low confidence: {basis}", "degré de confiance faible : {basis}")
SINGLE = Text(
    "rests on a single source, in part or whole: {basis}",
    "repose, en tout ou en partie, sur une seule source : {basis}",
)
STALE = Text(
    "last verified on {day}, others on {latest}", "vérifié pour la dernière fois le {day}, d'autres le {latest}"
)
TOTAL = Text(
    "the sections come to {together} together; the maximum is {maximum}",
    "les sections totalisent {together}; le maximum est {maximum}",
)
MARK = Text(
    "the pass mark {mark} is not between 0 and {maximum}", "la note de passage {mark} n'est pas entre 0 et {maximum}"
)
UNREACHABLE = Text(
    "the cap is {cap}, and everything below it comes to {reached}",
    "le plafond est {cap}, et tout ce qu'il couvre totalise {reached}",
)
UNEVEN = Text(
    "the cap {cap} is no sum of the maxima below it: {parts}",
    "le plafond {cap} n'est la somme d'aucun des maximums qu'il couvre : {parts}",
)
EMPTY = Text("the list of occupations is empty", "la liste des professions est vide")
NO_CODE = Text(
    "{code} is no occupation or group of its edition of the National Occupational Classification",
    "{code} n'est ni une profession ni un groupe de son édition de la Classification nationale des professions",
)
TWICE = Text("{code} is listed more than once", "{code} figure plus d'une fois dans la liste")
NOT_WITHIN = Text(
    "{code} is left out of {groups}, which do not hold it", "{code} est exclu de {groups}, qui ne le contiennent pas"
)
NO_LEVEL = Text(
    "no occupation of the edition {edition} has the level {level}",
    "aucune profession de l'édition {edition} n'a le niveau {level}",
)
NOT_RISING = Text("{what}: {values} do not rise", "{what} : {values} ne sont pas croissants")
NOT_PRINTED = Text(
    "scale {scale}: no result prints {score} for {ability}",
    "échelle {scale} : aucun résultat n'imprime {score} pour {ability}",
)
