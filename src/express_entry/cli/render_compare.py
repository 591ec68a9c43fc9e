"""A comparison as a page: both scores, the lines that differ and why, programs, categories, and the facts behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from express_entry.assessment import Assessment
from express_entry.assessment.comparison import Comparison, LinePair, RequirementPair
from express_entry.assessment.shape import DISCLAIMER, plain
from express_entry.assessment.words import FACT_WORDS, REQUIREMENTS
from express_entry.history import label
from express_entry.law import Reason, Result
from express_entry.law.grid import Line
from express_entry.law.text import Language, Text, say_value

from .page import Across, Cell, Column, Page, Row, Style, Styled

MOST_STATEMENTS = 15
"""Statements of two documents that a page shows: with more, they are documents of different people."""

_MARKS: Mapping[Result, tuple[str, Style]] = {
    Result.MET: ("✓", "good"),
    Result.NOT_MET: ("✗", "bad"),
    Result.UNKNOWN: ("?", "open"),
}


def render(page: Page, found: Comparison, labels: tuple[str, str], language: Language) -> None:
    """Everything that differs between two sides, as a page."""
    page.title(TITLE.say(language))
    sides = [(A, labels[0], found.first), (B, labels[1], found.second)]
    page.pairs([(name, f"{text}: {_total(item).say(language)}") for name, text, item in sides])
    page.blank()
    page.say(_verdict(found).say(language), style="strong")
    for name, _, item in sides:
        _warn(page, name, item, language)
    _points(page, found, language)
    _programs(page, found, language)
    _categories(page, found, language)
    _pairs(page, FACTS, found.facts, language)
    if found.statements and len(found.statements) <= MOST_STATEMENTS:
        _pairs(page, STATEMENTS, found.statements, language)
    _between(page, found, language)
    if found.remarks:
        page.heading(REMARKS.say(language))
        for remark in found.remarks:
            page.item(remark.say(language))
    page.blank()
    page.say(DISCLAIMER[language], style="faint")


def _total(item: Assessment) -> Reason:
    score = item.amounts.score
    points = TOTAL.of(points=score.total)
    if score.total is None:
        points = OPEN_TOTAL.of(least=score.at_least, most=score.at_most)
    known = item.last_known_rules
    return points if known is None else LAST_KNOWN.of(points=points, version=known.version)


def _verdict(found: Comparison) -> Reason:
    if found.difference is None:
        return NOT_KNOWN.of()
    if found.difference == 0:
        return EQUAL.of()
    points = abs(found.difference)
    one, many = (ONE_MORE, MORE) if found.difference > 0 else (ONE_FEWER, FEWER)
    return (one if points == 1 else many).of(points=points)


def _warn(page: Page, name: str, item: Assessment, language: Language) -> None:
    if item.last_known_rules is not None:
        page.say(GAP.of(side=name, day=item.on, version=item.last_known_rules.version).say(language), style="open")
    if item.law.consolidation.laid_over:
        page.say(LAID_OVER.of(side=name, files=list(item.law.consolidation.laid_over)).say(language), style="open")


# ------------------------------------------------------------------------------------------------------------- points


def _points(page: Page, found: Comparison, language: Language) -> None:
    page.heading(POINTS.say(language))
    if not found.lines:
        page.say(NO_LINE.say(language))
        return
    titles = {**found.first.law.last_known.crs.titles, **found.second.law.last_known.crs.titles}
    rows: list[Row] = []
    for section, title in titles.items():
        pairs = [pair for pair in found.lines if _section(pair) == section]
        if pairs:
            points = [score.subtotals.get(section) for score in found.scores]
            rows.append(_subtotal(title, points, pairs, language))
            rows += [_line(pair, language) for pair in pairs]
    page.table(_columns(language), rows)


def _columns(language: Language) -> list[Column]:
    return [
        Column(FACTOR.say(language), share=3),
        Column(A, right=True),
        Column(B, right=True),
        Column("±", right=True),
        Column(WHY.say(language), share=5),
    ]


def _section(pair: LinePair) -> str:
    line = pair.second or pair.first
    assert line is not None
    return line.factor.section


def _subtotal(title: Text, points: Sequence[int | None], pairs: Sequence[LinePair], language: Language) -> Row:
    """A section after its caps, above its lines."""
    first, second = points
    capped = first is not None and first == second and any(pair.difference for pair in pairs)
    remark = SAME_AFTER_CAPS.say(language) if capped else ""
    cells: list[Cell] = [title.say(language), _amount(first), _amount(second), _signed(first, second)]
    return Across([*cells, Styled(remark, "faint")])


def _line(pair: LinePair, language: Language) -> Row:
    first, second = (0 if line is None else line.points for line in (pair.first, pair.second))
    title = f"  {pair.title.say(language)}"
    return [title, _amount(first), _amount(second), _signed(first, second), _why(pair).say(language)]


def _why(pair: LinePair) -> Reason:
    """The reasons of both sides, or the one they share, and what another table does to it."""
    if pair.first is None or pair.second is None:
        only = pair.first or pair.second
        assert only is not None
        return (ONLY_B if pair.first is None else ONLY_A).of(reason=_reason(only), citation=only.factor.citation)
    first, second = _reason(pair.first), _reason(pair.second)
    said = first if first.say("en") == second.say("en") else BOTH.of(first=first, second=second)
    if not pair.by_law:
        return said
    if not pair.by_facts:
        return BY_LAW.of(said=said, citation=pair.second.factor.citation)
    return BY_EACH.of(said=said, facts=_sign(pair.by_facts), law=_sign(pair.by_law))


def _reason(line: Line) -> Reason:
    return line.reason(FACT_WORDS)


def _amount(points: int | None) -> str:
    return "?" if points is None else str(points)


def _signed(first: int | None, second: int | None) -> str:
    return "?" if first is None or second is None else _sign(second - first)


def _sign(points: int) -> str:
    return f"−{-points}" if points < 0 else f"+{points}" if points else "0"


# ------------------------------------------------------------------------------------------- programs and categories


def _programs(page: Page, found: Comparison, language: Language) -> None:
    page.heading(PROGRAMS.say(language))
    if not found.programs:
        page.say(NO_PROGRAM.say(language))
        return
    rows: list[Row] = []
    for pair in found.programs:
        name = label(pair.program).say(language)
        marks = [_result(item.result, ELIGIBLE[item.result].say(language)) for item in (pair.first, pair.second)]
        rows.append(Across([name, *marks]))
        rows += [_requirement(item, language) for item in pair.requirements]
        if pair.lines and pair.first.grid and pair.second.grid:
            totals = [_amount(grid.total) for grid in (pair.first.grid, pair.second.grid)]
            rows.append([f"  {GRID.say(language)}", *totals])
    page.table([Column(share=3), Column(A, share=4), Column(B, share=4)], rows)


def _requirement(pair: RequirementPair, language: Language) -> Row:
    name = REQUIREMENTS[pair.id].say(language) if pair.id in REQUIREMENTS else pair.id
    sides = (pair.first, pair.second)
    cells = ["–" if item is None else _result(item.result, item.reason.say(language)) for item in sides]
    return [f"  {name}", *cells]


def _categories(page: Page, found: Comparison, language: Language) -> None:
    page.heading(CATEGORIES.say(language))
    if not found.categories:
        page.say(NO_CATEGORY.say(language))
        return
    rows: list[Row] = []
    for pair in found.categories:
        cells = [
            Styled(NOT_IN_FORCE.say(language), "faint")
            if item is None
            else _result(item.result, item.reason.say(language))
            for item in (pair.first, pair.second)
        ]
        rows.append([pair.title.say(language), *cells])
    page.table([Column(share=3), Column(A, share=4), Column(B, share=4)], rows)


def _result(result: Result, said: str) -> Styled:
    mark, style = _MARKS[result]
    return Styled(f"{mark} {said}", style)


# ------------------------------------------------------------------------------------------------------ what is behind


def _pairs(page: Page, heading: Text, pairs: Mapping[str, tuple[Any, Any]], language: Language) -> None:
    if not pairs:
        return
    page.heading(heading.say(language))
    rows: list[Row] = [[name, *(_value(value, language) for value in pair)] for name, pair in pairs.items()]
    page.table([Column(share=3), Column(A, share=2), Column(B, share=2)], rows)


def _value(value: Any, language: Language) -> str:
    value = plain(value)
    return "–" if value is None else say_value(value, language)


def _between(page: Page, found: Comparison, language: Language) -> None:
    """The days between the two, each with its causes and what they change."""
    if not found.between:
        return
    page.heading(BETWEEN.say(language))
    rows: list[Row] = [
        [item.day.isoformat(), _listed(item.causes, language), _listed(item.changes, language)]
        for item in found.between
    ]
    page.table([Column(), Column(share=3), Column(share=2)], rows)


def _listed(items: Iterable[Any], language: Language) -> str:
    return "\n".join(item.say(language) for item in items)


# -------------------------------------------------------------------------------------------------------------- words

A, B = "A", "B"
TITLE = Text("Comparison", "Comparaison")
TOTAL = Text("{points} points", "{points} points")
OPEN_TOTAL = Text("from {least} to {most} points", "de {least} à {most} points")
LAST_KNOWN = Text("{points} under the rules of {version}", "{points} selon les règles du {version}")
MORE = Text("B has {points} points more than A.", "B a {points} points de plus que A.")
ONE_MORE = Text("B has one point more than A.", "B a un point de plus que A.")
FEWER = Text("B has {points} points fewer than A.", "B a {points} points de moins que A.")
ONE_FEWER = Text("B has one point fewer than A.", "B a un point de moins que A.")
EQUAL = Text("A and B have the same number of points.", "A et B ont le même nombre de points.")
NOT_KNOWN = Text(
    "A total is not known: which has more points cannot be told.",
    "Un total n'est pas connu : on ne peut dire lequel a le plus de points.",
)
GAP = Text(
    "{side}: the law of {day} is not fully known; the score is under the rules of {version}, not the law of that day.",
    "{side} : le droit du {day} n'est pas entièrement connu; la note est calculée selon les règles du {version}, et "
    "non selon le droit de cette date.",
)
LAID_OVER = Text(
    "{side}: {files} is laid over the law; this is not the law, but what would be so under that file.",
    "{side} : {files} est superposé au droit; ce n'est pas le droit, mais ce qui vaudrait ainsi.",
)
POINTS = Text("Lines that differ", "Lignes qui diffèrent")
NO_LINE = Text("Every line has the same points.", "Chaque ligne a les mêmes points.")
FACTOR = Text("factor", "facteur")
WHY = Text("why", "motif")
SAME_AFTER_CAPS = Text("the same after caps", "identique après plafonds")
BOTH = Text("A: {first}; B: {second}", "A : {first}; B : {second}")
ONLY_A = Text(
    "only in the ranking of A: {reason} ({citation})", "seulement dans le classement de A : {reason} ({citation})"
)
ONLY_B = Text(
    "only in the ranking of B: {reason} ({citation})", "seulement dans le classement de B : {reason} ({citation})"
)
BY_LAW = Text("{said}; another table ({citation})", "{said}; une autre table ({citation})")
BY_EACH = Text("{said}; by the facts {facts}, by the law {law}", "{said}; par les faits {facts}, par le droit {law}")
PROGRAMS = Text("Programs that differ", "Programmes qui diffèrent")
NO_PROGRAM = Text(
    "Every program and every requirement has the same result.",
    "Chaque programme et chaque exigence a le même résultat.",
)
ELIGIBLE = {
    Result.MET: Text("eligible", "admissible"),
    Result.NOT_MET: Text("not eligible", "non admissible"),
    Result.UNKNOWN: Text("not known", "à déterminer"),
}
GRID = Text("points of the selection grid", "points de la grille de sélection")
CATEGORIES = Text("Categories that differ", "Catégories qui diffèrent")
NO_CATEGORY = Text("Every category has the same result.", "Chaque catégorie a le même résultat.")
NOT_IN_FORCE = Text("not in force", "pas en vigueur")
FACTS = Text("Derived facts that differ", "Faits dérivés qui diffèrent")
STATEMENTS = Text("What the documents state differently", "Ce que les documents indiquent différemment")
BETWEEN = Text("Days between, on which the result changed", "Jours intermédiaires où le résultat a changé")
REMARKS = Text("What is taken to hold for B", "Ce qui est présumé pour B")
