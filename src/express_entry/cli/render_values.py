"""The values of one version of a table as a page: points by one fact or by two, lists of occupations, and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from express_entry.law import Table, Text, Version
from express_entry.law.occupations import find
from express_entry.law.text import Language

from .page import Column, Page, Row, Styled


def render_values(page: Page, table: Table, version: Version, language: Language) -> None:
    """The values of a version, by the kind of its table."""
    values = dict(version.values)
    points = values.pop("points", None)
    if points is not None and table.kind == "matrix":
        _matrix(page, table, values.pop("first_bands"), values.pop("second_bands"), points)
    elif points is not None and table.kind in ("steps", "abilities"):
        _steps(page, table, points, language)
    elif points is not None:
        values["points"] = points
    occupations = values.pop("occupations", None)
    for line in outline(values, language):
        page.say(line)
    if occupations is not None:
        _occupations(page, occupations, language)


def outline(value: Any, language: Language, indent: str = "") -> Iterator[str]:
    """A tree of values as lines, one a name, what is inside indented."""
    if isinstance(value, Mapping):
        for name, item in value.items():
            if _is_short(item):
                yield f"{indent}{name}: {brief(item, language)}"
            else:
                yield f"{indent}{name}:"
                yield from outline(item, language, f"{indent}  ")
    elif isinstance(value, (list, tuple)):
        for item in value:
            if isinstance(item, Mapping) and not all(map(_is_short, item.values())):
                first, *others = outline(item, language)
                yield f"{indent}- {first}"
                yield from (f"{indent}  {line}" for line in others)
            else:
                yield f"{indent}- {brief(item, language)}"
    else:
        yield f"{indent}{brief(value, language)}"


def brief(value: Any, language: Language) -> str:
    """A value on one line; words in one language."""
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, Mapping):
        if set(value) == {"en", "fr"}:
            return str(value[language])
        return "; ".join(f"{name}: {brief(item, language)}" for name, item in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(brief(item, language) for item in value) if value else "–"
    if isinstance(value, bool):
        return (YES if value else NO).say(language)
    if isinstance(value, (date, time)):
        return value.isoformat()
    return "–" if value is None else str(value)


def _is_short(value: Any) -> bool:
    """Whether a value reads well on one line: a word, a few numbers, words in two languages."""
    if isinstance(value, Mapping):
        return set(value) == {"en", "fr"}
    if isinstance(value, (list, tuple)):
        return not any(isinstance(item, (list, tuple, Mapping)) for item in value)
    return True


def _steps(page: Page, table: Table, rows: Sequence[Sequence[Any]], language: Language) -> None:
    twice = any(len(row) > 2 for row in rows)
    heads = (WITHOUT, WITH) if twice else (POINTS,)
    count = len(heads)
    fact = ", ".join(table.attributes.get("facts", ()))
    first = (EACH_FROM if table.kind == "abilities" else FROM).of(fact=fact).say(language)
    cells: list[Row] = [
        [str(row[0]), *(str(amount) for amount in (*row[1:], *row[1:])[:count])]  # once may stand for both
        for row in rows
    ]
    page.table([Column(first), *(Column(head.say(language), right=True) for head in heads)], cells)


def _matrix(
    page: Page, table: Table, down: Sequence[Any], across: Sequence[Any], cells: Sequence[Sequence[Any]]
) -> None:
    facts = list(table.attributes.get("facts", ("", "")))
    corner = f"{facts[0]} ↓  {facts[1]} →"
    rows: list[Row] = [[Styled(str(first), "faint"), *map(str, row)] for first, row in zip(down, cells, strict=False)]
    page.table([Column(corner), *(Column(str(second), right=True) for second in across)], rows)


def _occupations(page: Page, codes: Sequence[str], language: Language) -> None:
    page.say(OCCUPATIONS.of(count=len(codes)).say(language), style="strong")
    rows: list[Row] = []
    for code in codes:
        occupation = find(code)
        rows.append([code, occupation.title.say(language) if occupation else "?"])
    page.table([Column(), Column(share=1)], rows, indent=2)


YES = Text("yes", "oui")
NO = Text("no", "non")
POINTS = Text("points", "points")
WITHOUT = Text("without spouse or partner", "sans époux ou conjoint de fait")
WITH = Text("with", "avec")
FROM = Text("{fact} from", "{fact} à partir de")
EACH_FROM = Text("each ability of {fact} from", "chaque compétence de {fact} à partir de")
OCCUPATIONS = Text("{count} occupations:", "{count} professions :")
