"""Who has which file: officers, assignment, conflicts of interest, notes."""

from __future__ import annotations

from express_entry.accounts.roles import Role
from express_entry.accounts.users import User
from express_entry.law import Text
from express_entry.pool.faults import Conflict, NotFound
from express_entry.pool.units import Desk, Unit, unit

from .applications import Application
from .caserows import Assignment, Interest, Note, Officer
from .keeping import locked, require, require_no_interest, require_words
from .lifecycle import OPEN, RECEIVED_ONCE


def assign(desk: Desk, number: str, officer: str) -> Application:
    """Give a file to an officer, who comes to be known as one; whoever had it has it no more.

    :raises Forbidden: where the officer has an interest of their own in it.
    :raises Conflict: where the officer is not here any more, or the file is at its end.
    """
    with unit(desk) as now:
        application = locked(number)
        require(application, *sorted(OPEN))
        known, _ = Officer.objects.get_or_create(pseudonym=officer, defaults={"since": now.now})
        if not known.active or not account_active(officer):
            raise Conflict(GONE.of(officer=officer))
        require_no_interest(now, application, officer)
        _hand_over(now, application, officer)
        application.save()
        return application


def _hand_over(now: Unit, application: Application, officer: str) -> None:
    application.assignments.filter(ended__isnull=True).update(ended=now.now)
    if officer:
        Assignment.objects.create(application=application, officer=officer, made=now.now, made_by=now.actor)
    application.owner = officer
    now.tell("application.assigned", application.number, officer=officer)


def account_active(officer: str) -> bool:
    """Whether the account of an officer, where they have one, is open and a case officer's."""
    account = User.objects.filter(pseudonym=officer).first()
    return account is None or (account.is_active and account.grants.filter(role=Role.CASE_OFFICER.value).exists())


def leave(desk: Desk, officer: str) -> int:
    """Note that an officer is not here any more; how many files they leave, which are then found without an owner.

    :raises NotFound: where there is no such officer.
    """
    with unit(desk) as now:
        known = Officer.objects.select_for_update().filter(pseudonym=officer).first()
        if known is None:
            raise NotFound(NO_OFFICER.of(officer=officer[:64]))
        known.active, known.since = False, now.now
        known.save()
        left = Application.objects.filter(owner=officer, state__in=sorted(OPEN)).count()
        now.tell("officer.left", officer, files=left)
        return left


def come_back(desk: Desk, officer: str) -> None:
    """Note that an officer is here again.

    :raises NotFound: where there is no such officer.
    """
    with unit(desk) as now:
        if not Officer.objects.filter(pseudonym=officer).update(active=True, since=now.now):
            raise NotFound(NO_OFFICER.of(officer=officer[:64]))
        now.tell("officer.returned", officer)


def declare_interest(desk: Desk, number: str, officer: str) -> Application:
    """Note that an officer has an interest of their own in a file; if they have it, nobody has it then."""
    with unit(desk) as now:
        application = locked(number)
        require(application, *sorted(RECEIVED_ONCE))
        _, made = Interest.objects.get_or_create(
            application=application,
            officer=officer,
            defaults={"declared": now.now, "declared_by": now.actor},
        )
        if made:
            now.tell("application.interest", number, officer=officer)
        if application.owner == officer:
            _hand_over(now, application, "")
            application.save()
        return application


def note(desk: Desk, number: str, text: str) -> Note:
    """Write a note on a file; it cannot be changed, and the trail tells only that there is one."""
    require_words(text=text)
    with unit(desk) as now:
        application = locked(number)
        require(application, *sorted(RECEIVED_ONCE))
        require_no_interest(now, application)
        made = Note.objects.create(application=application, written=now.now, written_by=now.actor, text=text)
        now.tell("application.noted", number, note=made.id)
        return made


GONE = Text(
    "officer: {officer} is not here any more. Accepted: an officer who is.",
    "agent : {officer} n'est plus en poste. Accepté : un agent qui l'est.",
)
NO_OFFICER = Text("officer: there is no officer {officer}.", "agent : il n'y a pas d'agent {officer}.")
