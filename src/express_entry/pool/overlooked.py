"""Everybody whom a round missed, found without knowing a number: who reached its line and had no invitation of it.

Who was in the pool at the instant is read from the snapshot of the round. Where the law that is now held for that
instant is the one that was applied, what the round determined holds; else everybody is determined anew as of then, by
what stood on record. Beside them are looked at those whom a mistake kept out of the snapshot or of the rounds: removed
or found ineligible by a table that was wrong, barred by a bar that was lifted since, waiting for an officer at the
time. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from itertools import islice
from typing import NamedTuple

from express_entry.law import Text
from express_entry.profile.document import stored
from express_entry.selection import Category, Instruction, Row, State, exclusion_of, program_of

from .auditrows import AuditEntry
from .faults import Conflict
from .keeping import with_nomination
from .laws import goes_on, people_at, service_law
from .missed import reaches
from .nominationrows import Nomination, stood_at
from .outcomes import out_of_the_pool, outcome_of
from .processes import processes, worked
from .profiles import Profile, Version, instant_of_row, key_of, number_text
from .progress import expiry, standing_at
from .roundrows import Invitation, Round
from .rounds import instruction_at, known
from .snapshots import rows_in
from .states import ProfileState, RoundState
from .statewords import words_of_state

BATCH = 1000
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


class _Work(NamedTuple):
    """What a process needs to say how somebody stood at the instant; ``document`` is None where the row says it."""

    row: Row
    document: str | None
    nomination: tuple[str, date] | None


def overlooked(number: str, *, workers: int = 1, progress: Progress | None = None) -> Iterator[Overlooked]:
    """Whom a round missed under the law now held for its instant, as they are found.

    :raises Conflict: where the round was not run, its snapshot is gone, or the category it names is not in force.
    """
    item = known(number)
    if item.instant is None or item.law is None:
        raise Conflict(NOT_RUN.of(number=number, state=words_of_state(RoundState(item.state))))
    instruction = instruction_at(item, item.instant)
    return _found(item, instruction, workers, progress or _silent)


def _silent(more: int) -> None:
    """Nobody asked to be told."""


def _found(item: Round, instruction: Instruction, workers: int, progress: Progress) -> Iterator[Overlooked]:
    instant = instruction.instant
    with processes(workers) as pool:
        for rows in worked(pool, partial(_row, instant), _works(item, instant), BATCH):
            missed = [row for row in rows if exclusion_of(row, instruction) is None and reaches(row, item)]
            states = _states(missed)
            for row in missed:
                program = program_of(row, instruction)
                assert program is not None
                assert row.points is not None
                yield Overlooked(row.number, program, row.points, row.submitted, states[row.number])
            progress(len(rows))


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
    released = _subjects("profile.released", since=instant)
    kept_out = {row.number: row for row in _kept_out(item, instant)}
    for row in rows_in(item.snapshot):
        kept_out.pop(row.number, None)
        if row.state is State.IN_POOL:
            yield row, not holds
        elif (row.state is State.BARRED and row.number in released) or row.state is State.DRAFT:
            yield row, True
    yield from ((row, True) for row in kept_out.values())


def _subjects(action: str, since: datetime) -> set[str]:
    """Of whom the audit trail tells something after an instant."""
    rows = AuditEntry.objects.filter(action=action, instant__gte=since)
    return set(rows.values_list("subject", flat=True))


def _kept_out(item: Round, instant: datetime) -> Iterator[Row]:
    """Who was at an end at the instant by a table that was wrong, out still or restored since.

    Nobody is who had made another profile by then, and was invited on that.
    """
    invited = set(Invitation.objects.filter(round=item).values_list("identity", flat=True))
    return (row for profile in _ended(instant) if profile.identity not in invited for row in _row_of(profile, instant))


def _ended(instant: datetime) -> Iterator[Profile]:
    for profile in out_of_the_pool().order_by("id").iterator(chunk_size=BATCH):
        found = outcome_of(profile)
        if found is not None and found.differs and found.instant <= instant:
            yield profile
    keys = [key_of(number) or 0 for number in sorted(_subjects("profile.restored", since=instant))]
    for start in range(0, len(keys), BATCH):
        rows = Profile.objects.filter(id__among=keys[start : start + BATCH]).order_by("id")
        yield from (profile for profile in rows if _was_out(profile, instant))


def _was_out(profile: Profile, instant: datetime) -> bool:
    """Whether a profile that was restored since had ended before an instant; else it stands in the snapshot."""
    ends = AuditEntry.objects.filter(subject=profile.number, action__in=_ENDS, instant__lte=instant)
    return ends.exists()


_ENDS = ("profile.removed", "profile.found_ineligible", "profile.returned_ineligible", "profile.released_ineligible")


def _row_of(profile: Profile, instant: datetime) -> Iterator[Row]:
    if profile.submitted is not None and profile.submitted <= instant:
        expires = profile.expires or expiry(profile.submitted, service_law().at(profile.submitted))
        yield Row(profile.number, None, profile.submitted, frozenset(), frozenset(), State.IN_POOL, expires)


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
    """Who waited for an officer at the time and was then let into the pool, with the end of their time there."""
    keys = [key for key in waiting if key is not None]
    found = Profile.objects.filter(id__among=keys, expires__isnull=False).values_list("id", "expires")
    return {key: expires for key, expires in found if expires is not None}


NOT_RUN = Text(
    "number: the round {number} was not run ({state}).", "numéro : la ronde {number} n'a pas été tenue ({state})."
)
