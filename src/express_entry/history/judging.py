"""Whether a row of a feed can be so after the rounds that are known, before it is taken in.

Rounds are held in the order of their numbers, a number is used once, and only so many rounds fit between two days. A
row that breaks this is set aside, so that a slip in one row neither changes the history nor keeps later rows out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import groupby
from typing import NamedTuple

from ..law.text import Language, Reason, Text
from .checks import contradictions
from .feedrows import Row, field_of
from .merging import updated
from .problems import Effect, Problem
from .published import rounds
from .record import Round, number_order
from .table import write_instant

MOST_A_DAY = 2
"""No day has had more rounds; so many at most can be missing between two known ones."""


def judge(known: Sequence[Round], rows: Iterable[Row], today: date | None) -> tuple[Row, ...]:
    """The rows in their order, those set aside that cannot be so after the known rounds.

    ``today``, where given, is the last day on which a round can have been held. A row that is set aside is looked at
    again beside those that are not, until none can be added: judging the same rows later changes nothing.
    """
    line = {each.number: each for each in known}
    left = {row.place: row for row in rows}
    judged: dict[int, Row] = {}
    while left:
        found = _judged(line, left, today)
        judged |= found
        taken = {place: row.round for place, row in found.items() if row.round}
        line |= {each.number: updated(line.get(each.number), each) for each in taken.values()}
        left = {place: row for place, row in left.items() if row.round and place not in taken} if taken else {}
    return tuple(judged[place] for place in sorted(judged))


def _judged(line: Mapping[str, Round], rows: Mapping[int, Row], today: date | None) -> dict[int, Row]:
    """The rows, those set aside to which there is an objection."""
    judged = dict(rows)
    checks: tuple[_Check, ...] = (partial(_by_themselves, today=today), _too_far_ahead, _out_of_order)
    for check in checks:
        stated = sorted((row.round for row in judged.values() if row.round), key=_by_number)
        found = {objection.number: objection for objection in check(stated, line)}
        judged = {place: _with(row, found) for place, row in judged.items()}
    return judged


class _Objection(NamedTuple):
    """Why a round cannot be so, and the field of the feed that says it."""

    number: str
    field: str
    reason: Reason


_Check = Callable[[list[Round], Mapping[str, Round]], Iterator[_Objection]]


def _with(row: Row, objections: Mapping[str, _Objection]) -> Row:
    """The row, set aside where there is an objection to the round it states."""
    found = objections.get(row.round.number) if row.round else None
    if found is None:
        return row
    value = row.fields.get(found.field)
    problem = Problem(
        row.place,
        row.number,
        found.field,
        value if isinstance(value, str) else None,
        found.reason,
        None,
        Effect.SET_ASIDE,
    )
    return row.setting_aside(problem)


def _by_themselves(stated: list[Round], known: Mapping[str, Round], today: date | None) -> Iterator[_Objection]:
    last = max(map(_by_number, rounds()))
    for each in stated:
        if today and each.date > today:
            yield _Objection(each.number, "drawDate", _IN_THE_FUTURE.of(date=each.date, today=today))
        elif each.number not in known and _by_number(each) < last:
            yield _Objection(each.number, "drawNumber", _NEVER_HELD.of(number=each.number))
        else:
            for reason in contradictions(updated(known.get(each.number), each))[:1]:
                yield _Objection(each.number, field_of(reason), reason)


def _too_far_ahead(stated: list[Round], known: Mapping[str, Round]) -> Iterator[_Objection]:
    """A new number that leaves out more rounds than the days since the last can have had."""
    last = max(known.values(), key=_by_number)
    for each in stated:
        if _by_number(each) < _by_number(last) or each.number in known:
            continue
        missing = number_order(each.number)[0] - number_order(last.number)[0] - 1
        days = (each.date - last.date).days + 1
        if missing > MOST_A_DAY * max(days, 0):
            yield _Objection(each.number, "drawNumber", _TOO_MANY.of(missing=missing, other=_Held(last)))
        else:
            last = each


def _out_of_order(stated: list[Round], known: Mapping[str, Round]) -> Iterator[_Objection]:
    """Rounds between whose instants and numbers there is no one order.

    Known rounds whose instant is not changed hold; of the others as many hold as can together. A known round that does
    not hold where it is put goes back to where it was, and what is left is looked at again.
    """
    left = stated
    while found := list(_out_of_line(left, known)):
        yield from found
        numbers = {each.number for each in found}
        left = [each for each in left if each.number not in numbers]


def _out_of_line(stated: list[Round], known: Mapping[str, Round]) -> Iterator[_Objection]:
    moved = {each.number: each for each in stated if not _holds(each, known)}
    line = sorted([*(each for each in known.values() if each.number not in moved), *moved.values()], key=_by_number)
    before: Round | None = None
    runs = [(is_moved, list(run)) for is_moved, run in groupby(line, key=lambda each: each.number in moved)]
    for place, (is_moved, run) in enumerate(runs):
        if is_moved:
            after = runs[place + 1][1][0] if place + 1 < len(runs) else None
            yield from _out_of_run(run, before, after)
        else:
            before = run[-1]


def _holds(stated: Round, known: Mapping[str, Round]) -> bool:
    return stated.number in known and known[stated.number].instant == stated.instant


def _out_of_run(run: list[Round], before: Round | None, after: Round | None) -> Iterator[_Objection]:
    """Of rounds between two that hold, those that do not fit between them, or not together with the rest."""
    fitting = []
    for each in run:
        if before and each.instant < before.instant:
            yield _misplaced(each, before, _TOO_EARLY)
        elif after and each.instant > after.instant:
            yield _misplaced(each, after, _TOO_LATE)
        else:
            fitting.append(each)
    holding = _longest_in_order(fitting)
    for each in fitting:
        if each not in holding:
            yield _beside(each, holding)


def _beside(each: Round, holding: list[Round]) -> _Objection:
    for other in holding:
        if _by_number(other) < _by_number(each) and other.instant > each.instant:
            return _misplaced(each, other, _TOO_EARLY)
    other = next(held for held in holding if _by_number(held) > _by_number(each) and held.instant < each.instant)
    return _misplaced(each, other, _TOO_LATE)


def _longest_in_order(some: list[Round]) -> list[Round]:
    """The most rounds whose instants are in the order of their numbers; of equally many, those that end earliest."""
    chains: list[list[Round]] = []
    for each in some:
        place = bisect_right(chains, each.instant, key=lambda chain: chain[-1].instant)
        chain = [*(chains[place - 1] if place else ()), each]
        chains[place : place + 1] = [chain]
    return chains[-1] if chains else []


def _misplaced(each: Round, other: Round, reason: Text) -> _Objection:
    return _Objection(each.number, "drawDateTime", reason.of(instant=write_instant(each.instant), other=_Held(other)))


def _by_number(each: Round) -> tuple[int, str]:
    return number_order(each.number)


class _Held:
    """A round as a reason names it: its number and its instant."""

    __slots__ = ("held",)

    def __init__(self, held: Round) -> None:
        self.held = held

    def say(self, language: Language) -> str:
        """The round in one language."""
        return _HELD.of(number=self.held.number, instant=write_instant(self.held.instant)).say(language)


_HELD = Text("round {number} ({instant})", "la ronde {number} ({instant})")
_IN_THE_FUTURE = Text(
    "the round is dated {date}, after today ({today})", "la ronde est datée du {date}, après aujourd'hui ({today})"
)
_NEVER_HELD = Text(
    "no round had the number {number}: the history is complete up to the last round that comes with the package",
    "aucune ronde n'a porté le numéro {number}\u00a0: l'historique est complet jusqu'à la dernière ronde que le paquet "
    "contient",
)
_TOO_EARLY = Text(
    "the instant {instant} lies before that of {other}, which has a lower number",
    "l'instant {instant} précède celui de {other}, dont le numéro est inférieur",
)
_TOO_LATE = Text(
    "the instant {instant} lies after that of {other}, which has a higher number",
    "l'instant {instant} suit celui de {other}, dont le numéro est supérieur",
)
_TOO_MANY = Text(
    "{missing} rounds would be missing since {other}, more than can have been held in that time",
    "il manquerait {missing} rondes depuis {other}, plus qu'il n'a pu s'en tenir entre-temps",
)
