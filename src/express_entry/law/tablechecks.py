"""Whether the values of a table can be read as its kind says; a file of law is checked before it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .consolidation import Consolidation
from .facts import Factors, GridFacts
from .occupations import find
from .pointtables import POINT_KINDS, level
from .tables import Table, Version
from .text import Reason, Text

OCCUPATION_LEVEL = "occupation_level"
THROUGH = ("canadian_work", "job_offer")
DERIVED_FACTS = ("clb_first_lowest", "english_lowest", "french_lowest")


def table_problems(law: Consolidation, table: Table) -> Iterator[Reason]:
    """Everything that keeps the values of a table from being used as its kind says."""
    if table.kind in POINT_KINDS:
        yield from _attribute_problems(law, table)
    check = _CHECKS.get(table.kind)
    if check is None:
        return
    for version in table.versions:
        if version.gap is None:
            yield from check(version)


def known_facts(law: Consolidation) -> frozenset[str]:
    """The facts that a factor may read: the fields of the ranking and of the grid, and those that a table declares."""
    declared = {t.attributes.get("fact") for t in law.tables.values() if t.kind == OCCUPATION_LEVEL}
    fields = {*Factors.__dataclass_fields__, *GridFacts.__dataclass_fields__, *DERIVED_FACTS, *declared}
    return frozenset(name for name in fields if isinstance(name, str)) - {"unknown", "further"}


def _attribute_problems(law: Consolidation, table: Table) -> Iterator[Reason]:
    facts = table.attributes.get("facts")
    asked = 2 if table.kind == "matrix" else 1
    if not isinstance(facts, list) or len(facts) != asked:
        yield WRONG.of(where=table.id, field="facts", value=str(facts), accepted=FACTS.of(count=asked))
        return
    for fact in facts:
        if fact not in known_facts(law):
            yield WRONG.of(where=table.id, field="facts", value=fact, accepted=sorted(known_facts(law)))
    section, prefix = table.attributes.get("section"), table.id.rpartition("/")[0]
    sections = law.tables.get(f"{prefix}/sections")
    known = {name for version in sections.versions for name in version.values["sections"]} if sections else set()
    if section not in known:
        yield WRONG.of(where=table.id, field="section", value=str(section), accepted=sorted(known))
    reason = table.attributes.get("reason")
    if not isinstance(reason, dict) or set(reason) != {"en", "fr"}:
        yield WRONG.of(where=table.id, field="reason", value=str(reason), accepted='{en = "…", fr = "…"}')


def _where(version: Version) -> str:
    return f"{version.table}@{version.id}"


def _rows(version: Version) -> Iterator[Reason]:
    """Rows of a first cell and one or two amounts, first cells rising."""
    rows: Any = version.values.get("points")
    if not _is_rows(rows) or not all(_is_row(row) for row in rows):
        yield WRONG.of(where=_where(version), field="points", value=_short(rows), accepted=ROWS)
        return
    firsts = [level(row[0]) for row in rows]
    if firsts != sorted(set(firsts)):
        yield WRONG.of(where=_where(version), field="points", value=_short(firsts), accepted=RISING)


def _matrix(version: Version) -> Iterator[Reason]:
    first: Any = version.values.get("first_bands")
    second: Any = version.values.get("second_bands")
    cells: Any = version.values.get("points")
    for name, bands in (("first_bands", first), ("second_bands", second)):
        if not _is_rows(bands) or not all(_is_cell(cell) for cell in bands):
            yield WRONG.of(where=_where(version), field=name, value=_short(bands), accepted=BANDS)
            return
    shape_fits = (
        _is_rows(cells)
        and len(cells) == len(first or ())
        and all(isinstance(row, list) and len(row) == len(second or ()) for row in cells)
        and all(type(cell) is int for row in cells for cell in row)
    )
    if not shape_fits:
        accepted = CELLS.of(rows=len(first or ()), cells=len(second or ()))
        yield WRONG.of(where=_where(version), field="points", value=_short(cells), accepted=accepted)


def _sections(version: Version) -> Iterator[Reason]:
    if type(version.values.get("maximum")) is not int:
        yield WRONG.of(
            where=_where(version), field="maximum", value=_short(version.values.get("maximum")), accepted=WHOLE
        )
    for key in ("sections", "groups"):
        caps = version.values.get(key, {})
        if not isinstance(caps, dict) or not all(_is_amount(cap) for cap in caps.values()):
            yield WRONG.of(where=_where(version), field=key, value=_short(caps), accepted=CAPS)


def _levels(version: Version) -> Iterator[Reason]:
    """Occupations with a whole level each."""
    levels = version.values.get("levels")
    if not isinstance(levels, dict) or not levels:
        yield WRONG.of(where=_where(version), field="levels", value=_short(levels), accepted=LEVELS)
        return
    for code, value in levels.items():
        if find(code) is None:
            yield WRONG.of(where=_where(version), field="levels", value=code, accepted=CODES)
        if type(value) is not int or value < 1:
            yield WRONG.of(where=_where(version), field=f"levels.{code}", value=_short(value), accepted=WHOLE)


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


def _short(value: object) -> str:
    return "-" if value is None else str(value)[:80]


WRONG = Text(
    "{where}: {field} is {value}; accepted is {accepted}", "{where} : {field} vaut {value}; est accepté {accepted}"
)
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
