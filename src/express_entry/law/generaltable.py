"""Whether the table of a program that is described whole says everything, and nothing that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .facts import TOP_LEVELS, Education
from .tables import Version
from .text import Reason, Text
from .wrong import wrong

WHERE = {"canada": True, "abroad": False, "anywhere": None}
"""Where work counts, as the table says it, and as :class:`.work.Purpose` does."""
MOST_YEARS = 10


def general_problems(version: Version) -> Iterator[Reason]:
    """Everything that keeps a version of such a table from being used."""
    values: Mapping[str, Any] = version.values if version.gap is None else {}
    for key, (fits, accepted) in REQUIRED.items():
        if key not in values or not fits(values[key]):
            yield wrong(version, key, values.get(key), accepted)
    for key, (fits, accepted) in OPTIONAL.items():
        if key in values and not fits(values[key]):
            yield wrong(version, key, values[key], accepted)
    for key in sorted(set(values) - {*REQUIRED, *OPTIONAL, CITATIONS}):
        yield wrong(version, key, values[key], Text(*[", ".join((*REQUIRED, *OPTIONAL, CITATIONS))] * 2))
    if _is_years(values.get(YEARS)) and _is_years(values.get(WINDOW)) and values[YEARS] > values[WINDOW]:
        yield wrong(version, YEARS, values[YEARS], IN_WINDOW)
    if ("offer_months" in values) != ("offer_employers" in values):
        yield wrong(version, "offer_months", values.get("offer_months"), TOGETHER)
    yield from _citation_problems(version, values)


def _citation_problems(version: Version, values: Mapping[str, Any]) -> Iterator[Reason]:
    wanted = ["experience", "language", "intended_province"]
    wanted += ["education"] if "lowest_education" in values else []
    wanted += ["funds"] if values.get("funds") is True else []
    cited = values.get(CITATIONS)
    for key in wanted:
        found = cited.get(key) if isinstance(cited, Mapping) else None
        if not isinstance(found, str) or not found.strip():
            yield wrong(version, f"{CITATIONS}.{key}", found, PROVISION)


def _is_years(value: object) -> bool:
    return type(value) is int and 1 <= value <= MOST_YEARS


def _is_levels(value: object) -> bool:
    most = max(TOP_LEVELS)
    return (
        isinstance(value, (list, tuple))
        and len(value) == 4
        and all(type(each) is int and 0 < each <= most for each in value)
    )


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_place(value: object) -> bool:
    return value in list(WHERE)


def _is_level(value: object) -> bool:
    return value in [each.slug for each in Education]


def _is_many(value: object) -> bool:
    return type(value) is int and value > 0


YEARS, WINDOW, CITATIONS = "experience_years", "window_years", "citations"
A_YEAR = Text(f"a whole number from 1 to {MOST_YEARS}", f"un nombre entier de 1 à {MOST_YEARS}")
A_FLAG = Text("true or false", "true ou false")
A_NUMBER = Text("a whole number from 1 on", "un nombre entier à partir de 1")
FOUR_LEVELS = Text(
    "four levels: speaking, listening, reading, writing",
    "quatre niveaux : expression orale, compréhension de l'oral, compréhension de l'écrit, expression écrite",
)
IN_WINDOW = Text("no more than window_years", "au plus window_years")
TOGETHER = Text("offer_months and offer_employers together", "offer_months et offer_employers ensemble")
PROVISION = Text("the provision, as text", "la disposition, en texte")
Check = tuple[Callable[[object], bool], Text]
REQUIRED: Mapping[str, Check] = {
    YEARS: (_is_years, A_YEAR),
    WINDOW: (_is_years, A_YEAR),
    "where": (_is_place, Text(*[", ".join(WHERE)] * 2)),
    "canadian_exclusions": (_is_flag, A_FLAG),
    "one_occupation": (_is_flag, A_FLAG),
    "continuous": (_is_flag, A_FLAG),
    "language": (_is_levels, FOUR_LEVELS),
    "funds": (_is_flag, A_FLAG),
}
OPTIONAL: Mapping[str, Check] = {
    "lowest_education": (_is_level, Text(*[", ".join(each.slug for each in Education)] * 2)),
    "offer_months": (_is_many, A_NUMBER),
    "offer_employers": (_is_many, A_NUMBER),
    "months_with_employer": (_is_many, A_NUMBER),
}
