"""The published rounds: all of them, one by its number, some by what they were for and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from ..law.text import Language, Reason, Text
from .faults import NoSuchRound, UnknownName, shown
from .labels import GROUPINGS, label, unknown_grouping
from .record import ROUND_COLUMNS, Round, RoundType, number_order
from .table import DATA, read_table


@cache
def rounds() -> tuple[Round, ...]:
    """Every round that comes with the package, by instant, then by number."""
    return read_rounds(DATA / "rounds.csv")


def read_rounds(path: Path) -> tuple[Round, ...]:
    """The rounds of a table with the columns of ``data/rounds.csv``, by instant, then by number.

    :raises BadTable: listing every value that will not do.
    """
    return in_order(read_table(path, ROUND_COLUMNS, lambda values: Round(*values)))


def in_order(some: Iterable[Round]) -> tuple[Round, ...]:
    """Rounds by instant, then by number."""
    return tuple(sorted(some, key=lambda each: each.order))


def round_numbered(number: str, among: Sequence[Round] | None = None) -> Round:
    """The round of that number, in the published history or in ``among``; ``#91A`` is read as ``91a``.

    :raises NoSuchRound: naming the nearest rounds that there are.
    """
    known = rounds() if among is None else among
    wanted = number.strip().removeprefix("#").strip().lower()
    for each in known:
        if each.number == wanted:
            return each
    raise NoSuchRound(_no_such_round(wanted or number, in_order(known)))


def previous(round_: Round, among: Sequence[Round] | None = None, *, same_grouping: bool = False) -> Round | None:
    """The round held just before; with ``same_grouping`` the last before it for the same program or category."""
    earlier = [each for each in (rounds() if among is None else among) if each.order < round_.order]
    if same_grouping:
        earlier = [each for each in earlier if each.program_or_category == round_.program_or_category]
    return max(earlier, key=lambda each: each.order, default=None)


def select(
    some: Sequence[Round],
    *,
    kind: RoundType | str | None = None,
    program_or_category: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> tuple[Round, ...]:
    """The rounds of a kind, for a program or category, dated from ``since`` to ``until``, both included.

    :raises UnknownName: for a kind, program or category that does not exist, or a period that ends before it begins.
    """
    wanted = None if kind is None else _kind(kind)
    if program_or_category is not None:
        _check_grouping(program_or_category, wanted)
    if since and until and until < since:
        raise UnknownName(_EMPTY_PERIOD.of(since=since, until=until))
    return tuple(
        each
        for each in some
        if wanted in (None, each.round_type)
        and program_or_category in (None, each.program_or_category)
        and (since is None or each.date >= since)
        and (until is None or each.date <= until)
    )


def _kind(kind: RoundType | str) -> RoundType:
    try:
        return RoundType(kind)
    except ValueError:
        accepted = ", ".join(each.value for each in RoundType)
        raise UnknownName(_UNKNOWN_KIND.of(kind=shown(str(kind)), accepted=accepted)) from None


def _check_grouping(name: str, kind: RoundType | None) -> None:
    label(name)
    if kind is not None and name not in GROUPINGS[kind]:
        raise unknown_grouping(name, kind)


def _no_such_round(wanted: str, known: tuple[Round, ...]) -> Reason:
    if not known:
        return _NO_ROUNDS.of(number=shown(wanted))
    try:
        place = number_order(wanted)
    except ValueError:
        return _NO_NUMBER.of(number=shown(wanted), first=known[0].number, last=known[-1].number)
    by_number = sorted(known, key=lambda each: number_order(each.number))
    if place > number_order(by_number[-1].number):
        return _AFTER_THE_LAST.of(number=wanted, last=by_number[-1].number, date=by_number[-1].date)
    lettered = [each for each in by_number if number_order(each.number)[0] == place[0]]
    nearest = lettered or _neighbours(place, by_number)
    return (_LETTERED if lettered else _NO_ROUND).of(number=wanted, nearest=_Either(each.number for each in nearest))


def _neighbours(place: tuple[int, str], by_number: list[Round]) -> list[Round]:
    below = [each for each in by_number if number_order(each.number) < place]
    above = [each for each in by_number if number_order(each.number) > place]
    return below[-1:] + above[:1]


class _Either:
    """Alternatives: joined by *or*, where a list would be joined by *and*."""

    __slots__ = ("choices",)

    def __init__(self, choices: Iterable[str]) -> None:
        self.choices = tuple(choices)

    def say(self, language: Language) -> str:
        return (" ou " if language == "fr" else " or ").join(self.choices)


_NO_ROUNDS = Text(
    "There is no round {number}: the history is empty.", "Il n'y a pas de ronde {number}\u00a0: l'historique est vide."
)
_NO_NUMBER = Text(
    "“{number}” is not the number of a round; accepted are {first} to {last}, and 91a and 91b.",
    "«\u00a0{number}\u00a0» n'est pas le numéro d'une ronde; acceptés\u00a0: {first} à {last}, ainsi que 91a et 91b.",
)
_AFTER_THE_LAST = Text(
    "There is no round {number} in the history known here, which ends with round {last} of {date}; later rounds may "
    "have been held since.",
    "Il n'y a pas de ronde {number} dans l'historique connu ici, qui se termine par la ronde {last} du {date}; "
    "d'autres rondes ont pu avoir lieu depuis.",
)
_LETTERED = Text(
    "There is no round {number}; did you mean {nearest}?",
    "Il n'y a pas de ronde {number}; vouliez-vous dire {nearest}?",
)
_NO_ROUND = Text(
    "There is no round {number}; the nearest is {nearest}.",
    "Il n'y a pas de ronde {number}; la plus proche est {nearest}.",
)
_UNKNOWN_KIND = Text(
    "“{kind}” is no kind of round; accepted: {accepted}",
    "«\u00a0{kind}\u00a0» n'est pas un type de ronde; accepté\u00a0: {accepted}",
)
_EMPTY_PERIOD = Text(
    "the period ends on {until}, before it begins on {since}",
    "la période se termine le {until}, avant de commencer le {since}",
)
