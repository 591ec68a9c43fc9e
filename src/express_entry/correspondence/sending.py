"""The outbox emptied, by any scheduler and as often as one likes: each notice at least once, and seldom twice.

A notice is claimed before it is handed over and settled after, each in a transaction of its own: whoever is killed in
between leaves a claim that runs out, and the next run sends the same message again, with the same identity. A server
that cannot be reached is no fault of any notice; one that a server does not take is tried again after growing pauses,
and given up after the last of them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage

from django.db import connection, transaction

from express_entry.law import Text
from express_entry.pool.faults import Conflict, NotFound
from express_entry.pool.people import Person
from express_entry.pool.units import Desk, unit

from .accountmail import address_of, message_about, still_holds
from .carriers import Carrier, NotDelivered, Unreachable
from .duedays import due_days
from .erasing import drop_messages
from .mail import BadAddress, is_of_overdue, message_of
from .recipients import Recipient, recipients_of
from .reminders import remind
from .rows import Notice, NoticeKind, NoticeState
from .timetable import timetable


@dataclass
class Sent:
    """What a run did: by what became of each notice; ``unreachable`` says why it ended early."""

    at: datetime
    done: Counter[str] = field(default_factory=Counter)
    unreachable: str = ""


def run(desk: Desk, carrier: Carrier, sender: str) -> Sent:
    """Write the reminders of the day, and send whatever is due by the desk's clock."""
    made = Sent(desk.clock())
    made.done["reminders"] = remind(made.at)
    _empty(made, carrier, sender)
    if any(made.done.values()):
        with unit(desk) as now:
            now.tell("notices.run", "notices", done={name: many for name, many in sorted(made.done.items()) if many})
    return made


def send_about_accounts(at: datetime, carrier: Carrier, sender: str) -> Sent:
    """Send what is due about accounts: somebody waits for it before a screen. Whatever fails, :func:`run` takes up."""
    made = Sent(at)
    _empty(made, carrier, sender, NoticeKind.ACCOUNT)
    return made


def _empty(made: Sent, carrier: Carrier, sender: str, kind: NoticeKind | None = None) -> None:
    while (notice := _claimed(made.at, kind)) is not None:
        try:
            state = _sent(notice, carrier, sender, made.at)
        except Unreachable as error:
            _released(notice, made.at)
            made.unreachable = str(error)
            break
        made.done[state.value] += 1


def _claimed(at: datetime, kind: NoticeKind | None) -> Notice | None:
    """The next notice that is due, for this process alone until its pause is over."""
    skip = connection.features.has_select_for_update_skip_locked
    with transaction.atomic():
        due = Notice.objects.filter(state=NoticeState.WAITING.value, next_try__lte=at).order_by("next_try", "id")
        wanted = due if kind is None else due.filter(kind=kind.value)
        notice = wanted.select_for_update(skip_locked=skip, of=("self",)).select_related("user", "ticket__user").first()
        if notice is None:
            return None
        pauses = timetable().pauses
        notice.next_try = at + pauses[min(notice.tries, len(pauses) - 1)]
        notice.tries += 1
        notice.save(update_fields=["next_try", "tries"])
        return notice


def _sent(notice: Notice, carrier: Carrier, sender: str, at: datetime) -> NoticeState:
    """What became of a notice that was handed over."""
    if not _still_holds(notice, at):
        return _settled(notice, NoticeState.VOID, at)
    try:
        carrier.take(*_message(notice, sender))
    except BadAddress:
        return _settled(notice, NoticeState.GIVEN_UP, at, "address")
    except NotDelivered as error:
        over = error.for_good or notice.tries > len(timetable().pauses)
        return _settled(notice, NoticeState.GIVEN_UP if over else NoticeState.WAITING, at, error.fault)
    return _settled(notice, NoticeState.SENT, at)


def _message(notice: Notice, sender: str) -> tuple[EmailMessage, str]:
    """A message, and the address that it goes to."""
    if notice.ticket is not None:
        return message_about(notice, notice.ticket, sender), address_of(notice.ticket)
    assert notice.user is not None
    return message_of(notice, notice.user, sender), notice.user.email


def _still_holds(notice: Notice, at: datetime) -> bool:
    """Whether there is still somebody to tell, and of a reminder something to remind of."""
    if notice.ticket is not None:
        return still_holds(notice.ticket, at)
    assert notice.user_id is not None
    assert notice.person_id is not None
    whom = Recipient(notice.user_id, notice.person_id, notice.for_client)
    if whom not in recipients_of([notice.person_id], at):
        return False
    if notice.kind == NoticeKind.MESSAGE.value:
        return True
    person = Person.objects.filter(id=notice.person_id).first()
    wanted = (notice.deadline, notice.day, is_of_overdue(notice))
    return person is not None and any((each.key, each.day, each.over) == wanted for each in due_days(person, at))


def _settled(notice: Notice, state: NoticeState, at: datetime, fault: str = "") -> NoticeState:
    """What became of a notice, put down; where it was erased meanwhile, what was written of it goes too."""
    settled = None if state is NoticeState.WAITING else at
    row = Notice.objects.filter(id=notice.id)
    if row.update(state=state.value, fault=fault[:60], settled=settled):
        return state
    drop_messages()
    return NoticeState.VOID


def _released(notice: Notice, at: datetime) -> None:
    """Give a claim back: nothing was tried."""
    Notice.objects.filter(id=notice.id).update(tries=notice.tries - 1, next_try=at)


def try_again(desk: Desk, key: int) -> Notice:
    """Have a notice that was given up tried again from the beginning.

    :raises NotFound: where there is none of that number.
    :raises Conflict: where it was not given up.
    """
    with unit(desk) as now:
        notice = Notice.objects.select_for_update().filter(id=key).first()
        if notice is None:
            raise NotFound(NO_NOTICE.of(value=str(key)))
        if notice.state != NoticeState.GIVEN_UP.value:
            raise Conflict(NOT_GIVEN_UP.of(value=str(key), state=notice.state))
        notice.state, notice.tries, notice.next_try = NoticeState.WAITING.value, 0, now.now
        notice.settled, notice.fault = None, ""
        notice.save()
        now.tell("notice.again", f"notice.{key}")
        return notice


NO_NOTICE = Text("notice: there is no notice {value}.", "avis : il n'y a pas d'avis {value}.")
NOT_GIVEN_UP = Text(
    "notice: {value} is in the state {state}. Accepted: one that was given up.",
    "avis : {value} est dans l'état {state}. Accepté : un avis abandonné.",
)
