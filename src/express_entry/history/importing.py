"""Taking a feed into the user's store, and what that changes.

The rows of the feed take the place of those imported before for the same rounds, in the language of the feed. A row
that cannot be used is kept beside them and changes nothing. Importing the same file again changes nothing either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from ..law.text import LANGUAGES, Text
from .feed import Feed
from .feedbands import same_figures
from .feedrows import Row, read_row
from .judging import judge
from .merging import History
from .problems import Effect, Numbers, Problem
from .record import CONTRACT_COLUMNS, Round, number_order
from .report import Change, Report, RoundChange
from .store import Entry, Standing, State, Store, StoredFeed, history_of, placed
from .verbatim import write


def import_into(store: Store, feed: Feed, *, today: date | None = None) -> Report:
    """Take the rows of a feed into a store, and say what changed.

    With ``today`` a round dated later is set aside, and the store notes the day. The store is replaced whole or not at
    all; other imports wait.

    :raises StoreError: where the store cannot be read or written; it is then as it was.
    """
    with store.held():
        before = store.feeds()
        after, report = take_in(before, feed, today=today)
        if after != before:
            store.replace(after)
    return report


def preview(store: Store | None, feed: Feed, *, today: date | None = None) -> Report:
    """What :func:`import_into` would say, without writing anything.

    :raises StoreError: where the store cannot be read.
    """
    return take_in(store.feeds() if store else (), feed, today=today)[1]


def take_in(state: State, feed: Feed, *, today: date | None = None) -> tuple[State, Report]:
    """The state of a store with a feed in it, and what that changes; nothing is written."""
    before = history_of(state)
    rows = _noting_new(judge(before.rounds, feed.rows, today), before)
    after_state = _with_feed(state, feed, rows, today)
    return after_state, _report(feed, rows, before, history_of(after_state))


def _noting_new(rows: tuple[Row, ...], before: History) -> tuple[Row, ...]:
    """The rows, those of rounds that were not known saying so."""
    known = {each.number for each in before.rounds}
    return tuple(
        row._replace(problems=(*row.problems, _new(row))) if row.round and row.round.number not in known else row
        for row in rows
    )


def _new(row: Row) -> Problem:
    return Problem(row.place, row.number, "drawNumber", row.number, _NEW.of(), None, Effect.NOTED)


def _report(feed: Feed, rows: tuple[Row, ...], before: History, after: History) -> Report:
    added, changed, unchanged = _compared(before.rounds, after.rounds, rows)
    return Report(
        language=feed.language,
        encoding=feed.encoding,
        complete=feed.complete,
        rows=len(rows),
        added=added,
        changed=changed,
        unchanged=unchanged,
        quarantined=tuple(row for row in rows if row.is_set_aside),
        distributions_added=_new_days(before, after),
        distributions_changed=_changed_days(before, after),
        problems=(*feed.problems, *_left_out(added, after.rounds), *(each for row in rows for each in row.problems)),
    )


def _with_feed(state: State, feed: Feed, rows: tuple[Row, ...], today: date | None) -> State:
    """The state with these rows in it, at the turn after the last; the same state where that turn already had them."""
    if not rows:
        return state
    last = max((entry.turn for each in state for entry in each.entries), default=0)
    held = next((each.day for each in state if each.language == feed.language), None)
    same = _at_turn(state, feed, rows, last, held)
    return same if same == state else _at_turn(state, feed, rows, last + 1, today)


def _at_turn(state: State, feed: Feed, rows: tuple[Row, ...], turn: int, day: date | None) -> State:
    held = next((each for each in state if each.language == feed.language), None)
    entries = _replacing(held.entries if held else (), rows, [_entry(row, turn) for row in rows])
    others = tuple(each for each in state if each.language != feed.language)
    envelope = feed.envelope or (held.envelope if held else feed.envelope)
    return (*others, StoredFeed(feed.language, envelope, entries, day))


def _entry(row: Row, turn: int) -> Entry:
    if not row.is_set_aside:
        return Entry(row.fields, Standing.IN_USE, turn)
    why = [each.reason for each in row.problems if each.effect is Effect.SET_ASIDE]
    en, fr = ([reason.say(language) for reason in why] for language in LANGUAGES)
    return Entry(row.fields, Standing.SET_ASIDE, turn, tuple(Text(*pair) for pair in zip(en, fr, strict=True)))


def _replacing(held: Iterable[Entry], rows: Iterable[Row], arrived: list[Entry]) -> tuple[Entry, ...]:
    """The arrived rows and, among them, the held ones that they do not replace.

    A held row gives way to one about the same round. It stands in where that one is set aside, or leaves open a
    tie-breaking time or a distribution that the held one states.
    """
    about = {_about(each) for each in arrived}
    in_use = {row.number: row for row in rows if not row.is_set_aside}
    kept = []
    for each in held:
        if _about(each) not in about:
            kept.append(each)
        elif each.standing is not Standing.SET_ASIDE and _says_more(each, in_use.get(each.number)):
            kept.append(each._replace(standing=Standing.STANDS_IN))
    return placed(arrived, kept)


def _says_more(held: Entry, arrived: Row | None) -> bool:
    if arrived is None or arrived.round is None:
        return True
    old = read_row(0, held.fields)
    return bool(
        (old.round and old.round.tie_break and not arrived.round.tie_break)
        or (old.distribution and not arrived.distribution)
    )


def _about(entry: Entry) -> str:
    """What makes two rows versions of each other: the round, or the whole row where its number cannot be read."""
    return entry.number or write(entry.fields)


def _compared(
    before: Iterable[Round], after: Iterable[Round], rows: Iterable[Row]
) -> tuple[tuple[str, ...], tuple[RoundChange, ...], tuple[str, ...]]:
    """The numbers of rounds that are new, the rounds that differ, and the numbers of the rest of the rows in use."""
    known = {each.number: each for each in before}
    in_use = {row.number for row in rows if not row.is_set_aside}
    added, changed, unchanged = [], [], []
    for each in after:
        changes = tuple(_changes(known[each.number], each)) if each.number in known else ()
        if each.number not in known:
            added.append(each.number)
        elif changes:
            changed.append(RoundChange(each.number, changes))
        elif each.number in in_use:
            unchanged.append(each.number)
    return tuple(added), tuple(changed), tuple(unchanged)


def _changes(before: Round, after: Round) -> Iterator[Change]:
    old, new = before.as_row(), after.as_row()
    for name in CONTRACT_COLUMNS:
        if old[name] != new[name]:
            yield Change(name, old[name], new[name])


def _new_days(before: History, after: History) -> tuple[date, ...]:
    known = {each.as_of for each in before.distributions}
    return tuple(each.as_of for each in after.distributions if each.as_of not in known)


def _changed_days(before: History, after: History) -> tuple[date, ...]:
    """Days whose figures are others now, or whose distribution no round carries any more."""
    now = {each.as_of: each for each in after.distributions}
    return tuple(
        each.as_of for each in before.distributions if each.as_of not in now or not same_figures(now[each.as_of], each)
    )


def _left_out(added: Iterable[str], after: Iterable[Round]) -> Iterator[Problem]:
    """A remark where new rounds leave out numbers, which another file may have."""
    numbers = sorted({number_order(each.number)[0] for each in after})
    new = {number_order(each)[0] for each in added}
    for earlier, later in pairwise(numbers):
        if later in new and later - earlier > 1:
            missing = Numbers([str(number) for number in range(earlier + 1, later)])
            yield Problem(None, None, None, None, _LEFT_OUT.of(missing=missing), None, Effect.NOTED)


_NEW = Text("this round was not known before", "cette ronde n'était pas connue")
_LEFT_OUT = Text(
    "the history now has a gap; these rounds are missing: {missing}",
    "l'historique a maintenant une lacune; il manque les rondes suivantes\u00a0: {missing}",
)
