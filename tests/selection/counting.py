"""What can be worked out of published counts by adding and subtracting: sets of people whose number follows.

People are told apart by cells: everybody who has the same score, the same program, the same reason. A published count
says how many are in certain cells together. A sum and difference of published counts that holds each cell once or not
at all counts a set of people; where that is one to five, somebody is pointed at.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from express_entry.selection import Outcome, Row, program_of
from express_entry.selection.result import IN_POOL_ALL_THE_SAME

NOMINATION = 600
"""Points that only a nomination gives: whoever has more is a nominee."""


class Cell(NamedTuple):
    """People of one kind: their score and program where they are ranked, else why they are not."""

    points: int | None
    program: str | None
    reason: str | None


Equation = tuple[frozenset[Cell], int]
"""Cells, and how many people are in them together."""


def counted(outcome: Outcome, rows: Iterable[Row]) -> dict[Cell, int]:
    """How many people are in each cell of a round; those too in which nobody is, but somebody might be."""
    scores = sorted({row.points for row in outcome.ranked if row.points is not None})
    found = {
        Cell(points, program, None): 0
        for points, program in product(scores, sorted(outcome.instruction.programs))
        if (points > NOMINATION) == (program == "pnp")
    }
    found |= {Cell(None, None, reason.value): 0 for reason in set(outcome.excluded.values())}
    for row in outcome.ranked:
        cell = Cell(row.points, program_of(row, outcome.instruction), None)
        found[cell] = found.get(cell, 0) + 1
    for row in rows:
        if row.number in outcome.excluded:
            found[Cell(None, None, outcome.excluded[row.number].value)] += 1
    return found


def where(cells: Iterable[Cell], chosen: Callable[[Cell], bool]) -> frozenset[Cell]:
    return frozenset(each for each in cells if chosen(each))


def of_result(tree: Mapping[str, object], cells: Mapping[Cell, int]) -> Iterator[Equation]:
    """What a result says of how many people are in which cells, whatever its version says."""
    cutoff = tree["cutoff"]
    assert type(cutoff) is int

    def say(value: object, chosen: Callable[[Cell], bool]) -> Iterator[Equation]:
        if type(value) is int:
            yield where(cells, chosen), value

    def invited(cell: Cell) -> bool:
        return cell.points is not None and cell.points >= cutoff

    inside = {reason.value for reason in IN_POOL_ALL_THE_SAME}
    yield from say(tree.get("ranked"), lambda cell: cell.points is not None)
    yield from say(tree.get("leaves"), lambda _: True)
    yield from say(tree["invited"], invited)
    yield from say(tree.get("in_pool"), lambda cell: cell.points is not None or cell.reason in inside)
    yield from say(tree.get("tied_in"), lambda cell: cell.points == cutoff)
    for name, field in (("program", tree["invited_by_program"]), ("reason", tree.get("excluded", {}))):
        assert isinstance(field, dict)
        for key, value in field.items():
            yield from say(value, lambda cell, name=name, key=key: _in(cell, name, key, invited))  # type: ignore[misc]
    above = 10**6
    bands = tree.get("invited_by_points", [])
    assert isinstance(bands, list)
    for lowest, many in bands:
        yield from say(many, lambda cell, low=lowest, top=above: cell.points is not None and low <= cell.points < top)  # type: ignore[misc]
        above = lowest


def _in(cell: Cell, name: str, key: str, invited: Callable[[Cell], bool]) -> bool:
    return cell.reason == key if name == "reason" else cell.program == key and invited(cell)


def of_rank(points: int, rank: int, cells: Mapping[Cell, int]) -> Iterator[Equation]:
    """What the first of a score knows by their own rank, and so whoever knows that person's line."""
    yield where(cells, lambda cell: cell.points is not None and cell.points > points), rank - 1
    yield where(cells, lambda cell: cell.points is not None and cell.program == "pnp" and cell.points <= NOMINATION), 0


def reduced(rows: Sequence[Sequence[Fraction]]) -> list[tuple[int, list[Fraction]]]:
    """Equations solved as far as they can be, each with the column in which it alone has a one."""
    left = [list(row) for row in rows]
    done: list[tuple[int, list[Fraction]]] = []
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        pivot = [each / pivot[column] for each in pivot]
        left = [_less(row, pivot, column) for row in left]
        done = [(at, _less(row, pivot, column)) for at, row in done]
        done.append((column, pivot))
    return done


def _less(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    factor = row[column]
    return [a - factor * b for a, b in zip(row, pivot, strict=True)] if factor else row


MOST_EQUATIONS = 13


def follows(equations: Iterable[Equation], cells: Iterable[Hashable]) -> dict[frozenset[Cell], int]:
    """Every set of cells of which the number of people follows, and the number."""
    order = list(cells)
    rows = [[*(Fraction(cell in chosen) for cell in order), Fraction(many)] for chosen, many in equations]
    solved = [row for _, row in reduced([row[:] for row in rows]) if any(row[:-1])]
    assert len(solved) <= MOST_EQUATIONS, "too many to try every sum of them"
    found: dict[frozenset[Cell], int] = {}
    # A sum of solved equations that holds each cell once or not at all takes each of them once or not at all.
    for taken in product((0, 1), repeat=len(solved)):
        chosen = [row for take, row in zip(taken, solved, strict=True) if take]
        total = [sum(column) for column in zip(*chosen, strict=True)]
        if total and set(total[:-1]) <= {0, 1}:
            found[frozenset(cell for cell, there in zip(order, total, strict=False) if there)] = int(total[-1])  # type: ignore[misc]
    return found


def pointed_at(equations: Iterable[Equation], known: Iterable[Equation], cells: Mapping[Cell, int]) -> set[int]:
    """The numbers of one to five people that follow, and did not from what is known all the same."""
    ground = follows(known, cells)
    found = follows([*equations, *known], cells)
    assert all(sum(cells[each] for each in chosen) == many for chosen, many in found.items())
    return {many for chosen, many in found.items() if 0 < many < 6 and chosen not in ground}
