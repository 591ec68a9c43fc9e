"""Whether the values of a table can be read as its kind says; a file of law is checked before it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from string import Formatter
from typing import Any

from .consolidation import Consolidation
from .documents import document_problems
from .facts import Factors, GridFacts
from .occupations import find
from .pointtables import OCCUPATION_LEVEL, POINT_KINDS, level
from .programtable import KIND as PROGRAMS
from .programtable import program_problems
from .tables import Table, Version
from .text import Reason, Text
from .wrong import WRONG, short, wrong

RANKING_KIND, SECTIONS_KIND = "ranking", "sections"
THROUGH = ("canadian_work", "job_offer")
DERIVED_FACTS = ("clb_first_lowest", "english_lowest", "french_lowest")


def table_problems(law: Consolidation, table: Table) -> Iterator[Reason]:
    """Everything that keeps the values of a table from being used as its kind says."""
    if table.kind in POINT_KINDS:
        yield from _attribute_problems(law, table)
    if table.kind == RANKING_KIND:
        yield from _ranking_problems(law, table)
    if table.kind == OCCUPATION_LEVEL:
        yield from _level_problems(table)
    if table.kind == SECTIONS_KIND:
        yield from _cap_problems(law, table)
    if table.kind == PROGRAMS:
        yield from program_problems(law, table)
    yield from document_problems(law, table)
    check = _CHECKS.get(table.kind)
    if check is None:
        return
    for version in table.versions:
        if version.gap is None:
            yield from check(version)


def _ranking_problems(law: Consolidation, table: Table) -> Iterator[Reason]:
    """A ranking names the family of its factors, and lists what it carries over or removes."""
    for version in table.versions:
        if version.gap is not None:
            continue
        family = version.values.get("factors_of")
        if not isinstance(family, str) or f"{family}sections" not in law.tables:
            yield wrong(version, "factors_of", family, "crs/")
        for key in ("carried", "removed"):
            names = version.values.get(key, [])
            if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
                yield wrong(version, key, names, NAMES)


def _cap_problems(law: Consolidation, table: Table) -> Iterator[Reason]:
    """A table of caps has every section and every pair that a factor of its days belongs to."""
    prefix = table.id.removesuffix("sections")
    for version in table.versions:
        for key, kind in (("sections", "section"), ("groups", "group")) if version.gap is None else ():
            caps = version.values.get(key, {})
            needed = {
                str(factor.attributes[kind])
                for name, factor in law.tables.items()
                if name.startswith(prefix) and factor.attributes.get(kind)
                if any(each.from_ <= version.to and each.to >= version.from_ for each in factor.versions)
            }
            if isinstance(caps, dict) and not needed <= caps.keys():
                yield wrong(version, key, sorted(caps), sorted(needed))


def _level_problems(table: Table) -> Iterator[Reason]:
    """A table of levels says which fact it declares and through what it is earned."""
    fact, through = table.attributes.get("fact"), table.attributes.get("through")
    if not isinstance(fact, str) or not fact.isidentifier():
        yield WRONG.of(where=table.id, field="fact", value=short(fact), accepted=A_NAME)
    if through not in THROUGH:
        yield WRONG.of(where=table.id, field="through", value=short(through), accepted=", ".join(THROUGH))
    asked = ("months", "window_years") if through == THROUGH[0] else ("months",)
    for version in table.versions:
        for key in asked:
            value = version.values.get(key)
            if type(value) is not int or value < 1:
                yield wrong(version, key, value, WHOLE)


def known_facts(law: Consolidation) -> frozenset[str]:
    """The facts that a factor may read: the fields of the ranking and of the grid, and those that a table declares."""
    declared = (table.attributes.get("fact") for table in law.tables.values() if table.kind == OCCUPATION_LEVEL)
    named = (name for name in declared if isinstance(name, str))
    fields = {*Factors.__dataclass_fields__, *GridFacts.__dataclass_fields__, *DERIVED_FACTS, *named}
    return frozenset(fields) - {"unknown", "further"}


def _attribute_problems(law: Consolidation, table: Table) -> Iterator[Reason]:
    facts = table.attributes.get("facts")
    asked = 2 if table.kind == "matrix" else 1
    if not isinstance(facts, list) or len(facts) != asked:
        yield WRONG.of(where=table.id, field="facts", value=str(facts), accepted=FACTS.of(count=asked))
        return
    for fact in facts:
        if not isinstance(fact, str) or fact not in known_facts(law):
            yield WRONG.of(where=table.id, field="facts", value=short(fact), accepted=sorted(known_facts(law)))
    section, prefix = table.attributes.get("section"), table.id.rpartition("/")[0]
    sections = law.tables.get(f"{prefix}/sections")
    known = {name for version in sections.versions for name in version.values["sections"]} if sections else set()
    if not isinstance(section, str) or section not in known:
        yield WRONG.of(where=table.id, field="section", value=str(section), accepted=sorted(known))
    reason = table.attributes.get("reason")
    if not isinstance(reason, dict) or set(reason) != {"en", "fr"}:
        yield WRONG.of(where=table.id, field="reason", value=str(reason), accepted='{en = "…", fr = "…"}')
        return
    for words in reason.values() if all(isinstance(fact, str) and fact in known_facts(law) for fact in facts) else ():
        if not _speaks_of(words, facts):
            yield WRONG.of(where=table.id, field="reason", value=short(words), accepted=TEMPLATE.of(facts=facts))


def _speaks_of(words: object, facts: Sequence[object]) -> bool:
    """Whether words are a template that names no other facts than these."""
    if not isinstance(words, str):
        return False
    try:
        names = {name for _, name, _, _ in Formatter().parse(words) if name is not None}
    except ValueError:
        return False
    return names <= {str(fact) for fact in facts}


def _rows(version: Version) -> Iterator[Reason]:
    """Rows of a first cell and one or two amounts, first cells rising."""
    rows: Any = version.values.get("points")
    if not _is_rows(rows) or not all(_is_row(row) for row in rows):
        yield wrong(version, "points", rows, ROWS)
        return
    firsts = [level(row[0]) for row in rows]
    if firsts != sorted(set(firsts)):
        yield wrong(version, "points", firsts, RISING)


def _matrix(version: Version) -> Iterator[Reason]:
    first: Any = version.values.get("first_bands")
    second: Any = version.values.get("second_bands")
    cells: Any = version.values.get("points")
    for name, bands in (("first_bands", first), ("second_bands", second)):
        if not _is_rows(bands) or not all(_is_cell(cell) for cell in bands):
            yield wrong(version, name, bands, BANDS)
            return
    shape_fits = (
        _is_rows(cells)
        and len(cells) == len(first or ())
        and all(isinstance(row, list) and len(row) == len(second or ()) for row in cells)
        and all(type(cell) is int for row in cells for cell in row)
    )
    if not shape_fits:
        accepted = CELLS.of(rows=len(first or ()), cells=len(second or ()))
        yield wrong(version, "points", cells, accepted)


def _sections(version: Version) -> Iterator[Reason]:
    if type(version.values.get("maximum")) is not int:
        yield wrong(version, "maximum", version.values.get("maximum"), WHOLE)
    for key in ("sections", "groups"):
        caps = version.values.get(key, {})
        if not isinstance(caps, dict) or not all(_is_amount(cap) for cap in caps.values()):
            yield wrong(version, key, caps, CAPS)


def _levels(version: Version) -> Iterator[Reason]:
    """Occupations with a whole level each."""
    levels = version.values.get("levels")
    if not isinstance(levels, dict) or not levels:
        yield wrong(version, "levels", levels, LEVELS)
        return
    for code, value in levels.items():
        if find(code) is None:
            yield wrong(version, "levels", code, CODES)
        if type(value) is not int or value < 1:
            yield wrong(version, f"levels.{code}", value, WHOLE)


_CHECKS: Mapping[str, Callable[[Version], Iterator[Reason]]] = {
    "steps": _rows,
    "abilities": _rows,
    "matrix": _matrix,
    "sections": _sections,
    OCCUPATION_LEVEL: _levels,
}


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value)


def _is_row(row: object) -> bool:
    if not isinstance(row, list) or len(row) not in (2, 3):
        return False
    return _is_cell(row[0]) and all(type(cell) is int for cell in row[1:])


def _is_cell(cell: object) -> bool:
    if isinstance(cell, str):
        try:
            level(cell)
        except KeyError:
            return False
        return True
    return type(cell) is int


def _is_amount(cap: object) -> bool:
    return type(cap) is int or (isinstance(cap, list) and len(cap) == 2 and all(type(amount) is int for amount in cap))


FACTS = Text("a list of {count} fact(s)", "une liste de {count} fait(s)")
ROWS = Text(
    "rows of a number or level and one or two whole amounts",
    "des lignes d'un nombre ou niveau et un ou deux montants entiers",
)
RISING = Text("first cells that rise", "des premières cases croissantes")
BANDS = Text("a list of numbers or levels", "une liste de nombres ou de niveaux")
CELLS = Text("{rows} rows of {cells} whole amounts", "{rows} lignes de {cells} montants entiers")
WHOLE = Text("a whole number", "un nombre entier")
CAPS = Text("whole amounts, or pairs of them", "des montants entiers, ou des paires")
LEVELS = Text("occupations with a whole level each", "des professions ayant chacune un niveau entier")
CODES = Text(
    "codes of the National Occupational Classification", "des codes de la Classification nationale des professions"
)
NAMES = Text("a list of factors by name", "une liste de facteurs par leur nom")
A_NAME = Text("a name of letters, digits and underscores", "un nom de lettres, chiffres et traits de soulignement")
TEMPLATE = Text("text that names these facts: {facts}", "un texte qui nomme ces faits : {facts}")
