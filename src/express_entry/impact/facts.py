"""Which columns a change of law hangs on, and what a pool that lacks them, or has them all alike, cannot show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from express_entry.law import Law, Reason, Text
from express_entry.law.canonical import RANKING
from express_entry.law.grid import Factor
from express_entry.scoring.classes import ACROSS, FROM_ONE
from express_entry.scoring.columns import GROUPS, NAMES, Column

from .sides import Choice


def columns_read(factor: Factor) -> list[str]:
    """The columns that the facts of a factor come from."""
    found: list[str] = []
    for fact in factor.facts:
        groups = ("clb_first", "clb_second") if fact in ACROSS else (FROM_ONE.get(fact, fact),)
        for group in groups:
            found += GROUPS.get(group, (group,))
    return list(dict.fromkeys(found))


def read_by(choice: Choice) -> set[str]:
    """The columns that the ranking of a side reads."""
    return {name for factor in choice.side.law.crs.factors for name in columns_read(factor)}


def changed(before: Choice, after: Choice) -> list[Factor]:
    """The factors whose tables the two laws do not have alike, those that only one of them has among them."""
    laws = before.side.law, after.side.law
    factors = {each.id: each for law in laws for each in law.crs.factors}
    return [each for name, each in factors.items() if _values(laws[0], name) != _values(laws[1], name)]


def _values(law: Law, factor: str) -> object:
    """What the table of a factor says; None where the ranking has no such factor."""
    if not any(each.id == factor and not each.removed for each in law.crs.factors):
        return None
    version = law.version(f"{law.version(RANKING).values['factors_of']}{factor}")
    return version.values


def unseen(
    factors: Sequence[Factor], columns: Mapping[str, Column], given: Sequence[str], alike: Mapping[str, int]
) -> Iterator[Reason]:
    """What the pool cannot show of some factors: ``alike`` is the number that a column has in every row."""
    for factor in factors:
        for names in _together(columns_read(factor)):
            known = [columns[name] for name in names if name in columns]
            if not known:
                continue
            said = {"columns": list(names), "factor": factor.title}
            if not set(names) & set(given):
                yield MISSING.of(**said, value=_word(known[0], known[0].default or 0))
            elif len(names) == 1 and names[0] in alike:
                yield ALIKE.of(**said, value=_word(known[0], alike[names[0]]))


def ignored(before: Choice, after: Choice, given: Sequence[str], further: Sequence[str]) -> Iterator[Reason]:
    """Further columns of the pool that the ranking of a day does not read."""
    for name in (name for name in further if name in given and name not in NAMES):
        for choice in (before, after):
            if name not in read_by(choice):
                yield IGNORED.of(column=name, day=choice.day)


def _together(names: Sequence[str]) -> list[tuple[str, ...]]:
    """Columns by themselves, and the four of a group together."""
    groups = [group for group in GROUPS.values() if set(group) <= set(names)]
    return [*groups, *((name,) for name in names if not any(name in group for group in groups))]


def _word(column: Column, code: int) -> str:
    return column.words[code] if column.words else str(code)


MISSING = Text(
    "The pool has no column {columns}: everybody is taken to have {value}, and what {factor} changes for others cannot "
    "show.",
    "Le bassin n'a pas la colonne {columns} : tout le monde est tenu pour avoir {value}, et ce que {factor} change "
    "pour d'autres ne peut pas paraître.",
)
ALIKE = Text(
    "In the pool everybody has {value} in the column {columns}: what {factor} changes for others cannot show.",
    "Dans le bassin, tout le monde a {value} dans la colonne {columns} : ce que {factor} change pour d'autres ne peut "
    "pas paraître.",
)
IGNORED = Text(
    "The law of {day} does not know the column {column}; it is ignored there.",
    "Le droit du {day} ne connaît pas la colonne {column}; elle y est ignorée.",
)
