"""Everybody whom a round missed, found without knowing a number: who reached its line and had no invitation of it.

Who was in the pool at the instant is read from the snapshot of the round. Where the law that is now held for that
instant is the one that was applied, what the round determined holds; else everybody is determined anew as of then, by
what stood on record. Beside them are looked at those whom a mistake kept out of the snapshot or of the rounds: removed,
found ineligible or expired by a table that was wrong, barred by a bar that was lifted since, waiting for an officer at
the time. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from heapq import merge
from itertools import islice
from typing import NamedTuple

from express_entry.law import Text
from express_entry.profile.document import stored
from express_entry.selection import Category, Instruction, Row, State, exclusion_of, program_of

from .auditrows import AuditEntry
from .faults import Conflict
from .keeping import with_nomination
from .laws import goes_on, people_at, service_law
from .missed import Line, line_of
from .nominationrows import Nomination, stood_at
from .outcomes import out_of_the_pool, outcome_of
from .periods import in_the_pool, profiles_of
from .processes import processes, worked
from .profiles import Profile, Version, instant_of_row, key_of, number_text
from .progress import expiry, standing_at
from .roundrows import Invitation, Round
from .rounds import instruction_at, known
from .snapshots import numbers_in, rows_in
from .states import ProfileState, RoundState
from .statewords import words_of_state

BATCH = 1000
STEP, ANEW, LOOKED = 500, 20, 5_000
"""For a list: how many are looked at in one go; how many rows one costs who is determined anew; how many rows in all.

Whom a mistake kept out is counted where the table that is now held would have let them in; who ended rightly is not.
"""
Progress = Callable[[int], None]
"""Told how many more were looked at."""


class Overlooked(NamedTuple):
    """Somebody whom a round missed: the class and the points they should have been invited by, and their state now."""

    number: str
    program: str
    points: int
    submitted: datetime
    state: ProfileState

    @property
    def invitable(self) -> bool:
        """Whether a correction of the round can invite them as they stand."""
        return self.state is ProfileState.IN_POOL

    def as_document(self) -> dict[str, str | int | bool | None]:
        """The person's line in plain values."""
        return {
            "number": self.number,
            "points": self.points,
            "submitted": instant_of_row(self.submitted),
            "program": self.program,
            "state": self.state.value,
            "invitable": self.invitable,
        }


class Place(NamedTuple):
    """Where a list of them goes on: after a number, among those of the snapshot or those whom a mistake kept out."""

    kept_out: bool
    key: int


class Some(NamedTuple):
    """Some of those whom a round missed; ``after`` is where the next begin, None after the last."""

    rows: tuple[Overlooked, ...]
    after: Place | None


class _Work(NamedTuple):
    """What a process needs to say how somebody stood at the instant; ``document`` is None where the row says it."""

    row: Row
    document: str | None
    nomination: tuple[str, date] | None


def overlooked(number: str, *, workers: int = 1, progress: Progress | None = None) -> Iterator[Overlooked]:
    """Whom a round missed under the law now held for its instant, as they are found.

    :raises Conflict: where the round was not run, its snapshot is gone, or the category it names is not in force.
    """
    item, instruction = _held(number)
    return _found(item, instruction, workers, progress or _silent)


def _held(number: str) -> tuple[Round, Instruction]:
    item = known(number)
    if item.instant is None or item.law is None:
        raise Conflict(NOT_RUN.of(number=number, state=words_of_state(RoundState(item.state))))
    return item, instruction_at(item, item.instant)


def _silent(more: int) -> None:
    """Nobody asked to be told."""


def _found(item: Round, instruction: Instruction, workers: int, progress: Progress) -> Iterator[Overlooked]:
    instant = instruction.instant
    line = line_of(item)
    with processes(workers) as pool:
        for rows in worked(pool, partial(_row, instant), _works(item, instant), BATCH):
            yield from _missed(rows, line, instruction)
            progress(len(rows))


def _missed(rows: Iterable[Row], line: Line, instruction: Instruction) -> Iterator[Overlooked]:
    missed = [row for row in rows if exclusion_of(row, instruction) is None and line.reached_by(row)]
    states = _states(missed)
    for row in missed:
        program = program_of(row, instruction)
        assert program is not None
        assert row.points is not None
        yield Overlooked(row.number, program, row.points, row.submitted, states[row.number])


def _states(rows: Iterable[Row]) -> dict[str, ProfileState]:
    keys = [key_of(row.number) or 0 for row in rows]
    found = Profile.objects.filter(id__among=keys).values_list("id", "state")
    return {number_text(key): ProfileState(state) for key, state in found}


def _row(instant: datetime, work: _Work) -> Row:
    """Somebody as they stood at the instant; run by any process."""
    if work.document is None:
        return work.row
    document = with_nomination(stored(work.document.encode()), work.nomination)
    found = standing_at(document, instant, service_law(), goes_on=goes_on())
    categories = frozenset(Category(*each) for each in found.categories)
    return work.row._replace(points=found.points, programs=found.programs, categories=categories, state=State.IN_POOL)


# ------------------------------------------------------------------------------------------------- some at a time


def some_overlooked(number: str, after: Place, limit: int, *, looked: int = LOOKED) -> Some:
    """At most so many whom a round missed, after a place; by number, those whom a mistake kept out after the others.

    :raises Conflict: as :func:`overlooked`.
    """
    item, instruction = _held(number)
    found, last, effort, line = list[Overlooked](), after, 0, line_of(item)
    looking = _from(item, instruction.instant, after)
    while some := list(islice(looking, STEP)):
        there = [(place, row, anew) for place, row, anew in some if row is not None]
        places = {row.number: place for place, row, _ in there}
        works = _with_documents([(row, anew) for _, row, anew in there], instruction.instant)
        for each in _missed((_row(instruction.instant, work) for work in works), line, instruction):
            if len(found) == limit:
                return Some(tuple(found), last)
            found.append(each)
            last = places[each.number]
        last = some[-1][0] if len(found) < limit else last
        effort += sum(ANEW if anew else 1 for _, _, anew in some)
        if effort >= looked:
            return Some(tuple(found), last)
    return Some(tuple(found), None)


def _from(item: Round, instant: datetime, after: Place) -> Iterator[tuple[Place, Row | None, bool]]:
    """Who is looked at after a place, and whether they are to be determined anew; None who ended rightly."""
    assert item.law is not None
    invited = set(Invitation.objects.filter(round=item).values_list("profile_id", flat=True))
    holds = item.law.people == people_at(instant)
    if not after.kept_out:
        released = _subjects("profile.released", since=instant)
        for row, anew in _in_snapshot(item, released, holds=holds, after=after.key):
            key = key_of(row.number) or 0
            if key > after.key and key not in invited:
                yield Place(kept_out=False, key=key), row, anew
        after = Place(kept_out=True, key=0)
    there = {key_of(number) for number in numbers_in(item.snapshot)} | invited
    for key, out in _kept_out(item, instant, after.key):
        yield Place(kept_out=True, key=key), None if key in there else out, True
        there.add(key)


# ------------------------------------------------------------------------------------------------- who is looked at


def _works(item: Round, instant: datetime) -> Iterator[_Work]:
    """Everybody who may have been missed: nobody who had an invitation of the round."""
    assert item.law is not None
    invited = set(Invitation.objects.filter(round=item).values_list("profile_id", flat=True))
    holds = item.law.people == people_at(instant)
    source = ((row, anew) for row, anew in _rows(item, instant, holds=holds) if key_of(row.number) not in invited)
    while some := list(islice(source, BATCH)):
        yield from _with_documents(some, instant)


def _rows(item: Round, instant: datetime, *, holds: bool) -> Iterator[tuple[Row, bool]]:
    """The rows to look at, and whether they are to be determined anew."""
    kept_out = {row.number: row for _, row in _kept_out(item, instant) if row is not None}
    yield from _in_snapshot(item, _subjects("profile.released", since=instant), holds=holds, passed=kept_out)
    yield from ((row, True) for row in kept_out.values())


def _in_snapshot(
    item: Round, released: set[str], *, holds: bool, passed: dict[str, Row] | None = None, after: int = 0
) -> Iterator[tuple[Row, bool]]:
    """Of whom the snapshot has those to look at; whoever it has at all is taken out of ``passed``."""
    for row in rows_in(item.snapshot, number_text(after) if after else ""):
        if passed is not None:
            passed.pop(row.number, None)
        if row.state is State.IN_POOL:
            yield row, not holds
        elif (row.state is State.BARRED and row.number in released) or row.state is State.DRAFT:
            yield row, True


def _subjects(action: str, since: datetime) -> set[str]:
    """Of whom the audit trail tells something after an instant."""
    rows = AuditEntry.objects.filter(action=action, instant__gte=since)
    return set(rows.values_list("subject", flat=True))


def _kept_out(item: Round, instant: datetime, after: int = 0) -> Iterator[tuple[int, Row | None]]:
    """Who was at an end at the instant by a table that was wrong, out still or restored since, by number.

    None beside the number of everybody else who was looked at. Nobody is found who had made another profile by then,
    on that passport or another, and was invited on that.
    """
    had = Invitation.objects.filter(round=item)
    identities = set(had.values_list("identity", flat=True))
    people = set(had.filter(profile__person__isnull=False).values_list("profile__person", flat=True))
    for profile, wrongly in merge(_out_still(instant, after), _restored(instant, after), key=_key_of):
        missed = wrongly and profile.identity not in identities and profile.person_id not in people
        yield profile.id, _row_of(profile, instant) if missed else None


_Looked = tuple[Profile, bool]
"""A profile that ended, and whether a table that was wrong ended it before the instant."""


def _key_of(each: _Looked) -> int:
    return each[0].id


def _out_still(instant: datetime, after: int) -> Iterator[_Looked]:
    by_tables = out_of_the_pool().filter(id__gt=after).order_by("id").iterator(chunk_size=BATCH)
    expired = profiles_of(each.profile for each in in_the_pool([ProfileState.EXPIRED], after))
    for profile in merge(by_tables, expired, key=lambda each: each.id):
        found = outcome_of(profile)
        yield profile, found is not None and found.differs and found.instant <= instant


def _restored(instant: datetime, after: int) -> Iterator[_Looked]:
    keys = sorted(key_of(number) or 0 for number in _subjects("profile.restored", since=instant))
    keys = [key for key in keys if key > after]
    for start in range(0, len(keys), BATCH):
        rows = Profile.objects.filter(id__among=keys[start : start + BATCH]).order_by("id")
        yield from ((profile, _was_out(profile, instant)) for profile in rows)


def _was_out(profile: Profile, instant: datetime) -> bool:
    """Whether a profile that was restored since had ended before an instant; else it stands in the snapshot."""
    ends = AuditEntry.objects.filter(subject=profile.number, action__in=_ENDS, instant__lte=instant)
    return ends.exists()


_ENDS = (
    *("profile.removed", "profile.found_ineligible", "profile.returned_ineligible", "profile.released_ineligible"),
    *("profile.expired", "profile.returned_expired"),
)


def _row_of(profile: Profile, instant: datetime) -> Row | None:
    if profile.submitted is None or profile.submitted > instant:
        return None
    lawful = expiry(profile.submitted, service_law().at(profile.submitted))
    expires = max(profile.expires or lawful, lawful)
    return Row(profile.number, None, profile.submitted, frozenset(), frozenset(), State.IN_POOL, expires)


def _with_documents(some: list[tuple[Row, bool]], instant: datetime) -> Iterator[_Work]:
    """Rows with what is needed to determine them anew; one of which nothing is kept any more is as the round had it."""
    keys = [key_of(row.number) or 0 for row, anew in some if anew]
    waiting = {key_of(row.number) for row, _ in some if row.state is State.DRAFT}
    settled = _settled(waiting)
    versions = Version.objects.filter(profile__id__among=keys, received__lte=instant).order_by("sequence")
    documents = dict(versions.values_list("profile_id", "document"))
    stood = Nomination.objects.filter(stood_at(instant), profile__id__among=keys)
    accepted = stood.values_list("profile_id", "province", "issued")
    nominations = {key: (province, issued) for key, province, issued in accepted}
    for row, anew in some:
        key = key_of(row.number) or 0
        if row.state is State.DRAFT and key not in settled:
            continue
        expires = settled.get(key, row.expires)
        document = documents.get(key) if anew else None
        yield _Work(row._replace(expires=expires), document or None, nominations.get(key))


def _settled(waiting: Iterable[int | None]) -> dict[int, datetime]:
    """Who waited for an officer at the time and was then let into the pool, with the end of their time there.

    Whom the answer barred was not, unless that bar was lifted since.
    """
    numbers = [number_text(key) for key in waiting if key is not None]
    let_in = AuditEntry.objects.filter(subject__in=numbers, action__in=("profile.entered", "profile.released"))
    keys = {key_of(number) or 0 for number in let_in.values_list("subject", flat=True)}
    found = Profile.objects.filter(id__among=sorted(keys), expires__isnull=False).values_list("id", "expires")
    return {key: expires for key, expires in found if expires is not None}


NOT_RUN = Text(
    "number: the round {number} was not run ({state}).", "numéro : la ronde {number} n'a pas été tenue ({state})."
)
