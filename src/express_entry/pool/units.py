"""One use case, one transaction: who acts, at which instant, and what the audit trail is told of it.

Ordinary work shares the pool; a round has it alone. On PostgreSQL that is an advisory lock held to the end of the
transaction, on SQLite every writer is alone anyway. The instant of a unit is read once the lock is held, so nothing
that was stamped before a round is written after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import OperationalError, connection, transaction

from express_entry.law import Text

from .audit import Told, append, last_instant
from .faults import PoolFault
from .laws import LawView, service_law, view_of
from .lifecycle import Transition, transition
from .states import AnyState

LOCK = 0x504F4F4C  # "POOL"
"""The number of the advisory lock that a round holds alone and everything else shares."""


_together: ContextVar[bool] = ContextVar("together", default=False)


LISTENERS: list[Callable[[Unit], None]] = []
"""What else is written, in the same transaction, because of what a unit tells: packages after this one add theirs."""


class Busy(PoolFault):
    """The pool is taken by somebody else, a round perhaps, for longer than is waited."""


@dataclass(frozen=True)
class Desk:
    """Who acts, by a pseudonym of at most 64 characters (``[A-Za-z0-9_.-]``), and the clock they act by."""

    actor: str
    clock: Callable[[], datetime]


@dataclass
class Unit:
    """One transaction: its instant, its law, and what it has to tell the audit trail."""

    actor: str
    now: datetime
    told: list[Told] = field(default_factory=list)
    _views: dict[str, LawView] = field(default_factory=dict)

    def tell(self, action: str, subject: str, **particulars: Any) -> None:
        """Something happened; particulars name nobody."""
        self.told.append(Told(self.now, self.actor, action, subject, particulars))

    def move(
        self, subject: str, source: AnyState | None, event: str, kind: type[AnyState] | None = None, **particulars: Any
    ) -> Transition:
        """A change of state that the table of transitions allows, told to the trail.

        :raises Conflict: where it does not.
        """
        made = transition(source, event, kind)
        self.tell(made.action, subject, **particulars)
        return made

    def law_at(self, instant: datetime) -> LawView:
        """The row of the law at an instant."""
        law = service_law().at(instant)
        if law.fingerprint not in self._views:
            self._views[law.fingerprint] = view_of(law, instant)
        return self._views[law.fingerprint]


@contextmanager
def unit(desk: Desk, *, alone: bool = False) -> Iterator[Unit]:
    """A transaction for the block; what it tells is sealed into the audit trail as its last act.

    Within :func:`together` it is a part of that transaction, which the block can still lose.

    :raises Busy: where the pool is not to be had in time.
    """
    with _transaction(durable=not _together.get()):
        _lock(alone=alone)
        made = Unit(desk.actor, _instant(desk))
        yield made
        for each in LISTENERS:
            each(made)
        append(made.told)


@contextmanager
def together() -> Iterator[None]:
    """One transaction for a unit and what belongs to it but is not told to the trail, such as the answer kept for it.

    Within another it is a part of that.

    :raises Busy: where the database is not to be had in time.
    """
    with _transaction(durable=not _together.get()):
        mark = _together.set(True)
        try:
            yield
        finally:
            _together.reset(mark)


@contextmanager
def _transaction(*, durable: bool) -> Iterator[None]:
    try:
        with transaction.atomic(durable=durable):
            yield
    except OperationalError as error:
        if is_busy(error):
            raise Busy(BUSY.of()) from error
        raise


def _lock(*, alone: bool) -> None:
    if connection.vendor == "postgresql":
        function = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [LOCK])


def _instant(desk: Desk) -> datetime:
    """The instant of the clock, never before what the trail has already been told."""
    now, last = desk.clock().astimezone(UTC), last_instant()
    return now if last is None or now >= last else last


def is_busy(error: OperationalError) -> bool:
    """Whether the database says that somebody else holds what was wanted."""
    state = getattr(error.__cause__, "sqlstate", None)
    return state in {"55P03", "40P01"} or "locked" in str(error)


BUSY = Text(
    "the pool is busy, with a round perhaps; nothing was changed. Accepted: the same again in a moment.",
    "le bassin est occupé, peut-être par une ronde; rien n'a été modifié. Accepté : la même chose dans un instant.",
)
