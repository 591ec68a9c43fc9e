"""The lists that officers work from; every application that is under way stands in one of the first five.

A file without an owner who is here is found, whoever looks: nobody can leave one behind unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from express_entry.accounts.roles import Role
from express_entry.accounts.users import Grant, User
from express_entry.law import Text
from express_entry.pool.invitations import over_at

from .applications import Application
from .caserows import Change, Officer
from .examinationrows import Decision, Letter, Track
from .examining import SETTLED
from .lifecycle import OPEN, ApplicationState, DecisionState, LetterState
from .moneyrows import Refund


class Queue(StrEnum):
    """A list to work from."""

    TO_CHECK = "to_check"
    TO_EXAMINE = "to_examine"
    TO_DECIDE = "to_decide"
    TO_ISSUE = "to_issue"
    TO_LAND = "to_land"
    ANSWERS = "answers"
    CHANGES = "changes"
    OVERDUE = "overdue"
    SECOND_LOOK = "second_look"
    WITHOUT_OWNER = "without_owner"
    REFUNDS = "refunds"

    @property
    def words(self) -> Text:
        """What waits there."""
        return _WORDS[self]


WORKED = (Queue.TO_CHECK, Queue.TO_EXAMINE, Queue.TO_DECIDE, Queue.TO_ISSUE, Queue.TO_LAND)
"""Each application that is under way stands in exactly one of these."""


def waiting(queue: Queue, at: datetime, *, owner: str | None = None) -> QuerySet[Application]:
    """The applications in a list, the first received first; of one officer where one is named."""
    rows = Application.objects.filter(_LISTS[queue](at)).order_by("received", "id")
    return rows if owner is None else rows.filter(owner=owner)


class Waiting(NamedTuple):
    """How many files wait in a list: those of one officer, those of nobody, and all."""

    mine: int
    nobodys: int
    every: int


def counted(rows: QuerySet[Application], at: datetime, officer: str) -> dict[Queue, Waiting]:
    """How many of some applications wait in each list, by one question to the database."""
    sums: dict[str, Count] = {}
    for queue in Queue:
        condition = _LISTS[queue](at)
        for name, more in (("mine", Q(owner=officer)), ("nobodys", Q(owner="")), ("every", Q())):
            sums[f"{queue.value}_{name}"] = Count("id", filter=condition & more)
    found = rows.order_by().aggregate(**sums)
    return {queue: Waiting(*(found[f"{queue.value}_{name}"] for name in Waiting._fields)) for queue in Queue}


def after(rows: QuerySet[Application], last: Application | None, many: int) -> list[Application]:
    """So many of a list, the first received first, after one that was shown last.

    What was never received stands where it was begun.
    """
    ordered = rows.annotate(came=Coalesce("received", "created")).order_by("came", "id")
    if last is not None:
        came = last.received or last.created
        ordered = ordered.filter(Q(came__gt=came) | Q(came=came, id__gt=last.id))
    return list(ordered[:many])


def queues_of(application: Application, at: datetime) -> list[Queue]:
    """The lists in which an application stands."""
    return [queue for queue in Queue if waiting(queue, at).filter(id=application.id).exists()]


def _of(*states: ApplicationState) -> Q:
    return Q(state__in=[state.value for state in states])


def _has(rows: QuerySet[Track] | QuerySet[Letter] | QuerySet[Change] | QuerySet[Decision] | QuerySet[Refund]) -> Exists:
    return Exists(rows.filter(application=OuterRef("pk")))


def _unsettled() -> Exists:
    return _has(Track.objects.exclude(state__in=SETTLED))


def _overdue(at: datetime) -> Q:
    waiting_for = Letter.objects.filter(state=LetterState.OPEN.value)
    days = [day for day in waiting_for.values_list("answer_by", flat=True).distinct() if over_at(day) <= at]
    return _of(*OPEN) & Q(_has(waiting_for.filter(answer_by__in=days)))


def _without_owner(at: datetime) -> Q:  # noqa: ARG001 - of one shape with the others
    """Nobody has it; or whoever has it is not here any more, or has no account of a case officer's any more."""
    gone = Officer.objects.filter(active=False).values("pseudonym")
    officers = Grant.objects.filter(role=Role.CASE_OFFICER.value).values("user")
    closed = User.objects.filter(Q(is_active=False) | ~Q(id__in=officers)).values("pseudonym")
    return _of(*OPEN) & (Q(owner="") | Q(owner__in=gone) | Q(owner__in=closed))


_IN_PROCESS = _of(ApplicationState.IN_PROCESS)
_LISTS: Mapping[Queue, Callable[[datetime], Q]] = {
    Queue.TO_CHECK: lambda _: _of(ApplicationState.RECEIVED),
    Queue.TO_EXAMINE: lambda _: _IN_PROCESS & Q(_unsettled()),
    Queue.TO_DECIDE: lambda _: _IN_PROCESS & ~Q(_unsettled()),
    Queue.TO_ISSUE: lambda _: _of(ApplicationState.APPROVED),
    Queue.TO_LAND: lambda _: _of(ApplicationState.VISA_ISSUED),
    Queue.ANSWERS: lambda _: _of(*OPEN) & Q(_has(Letter.objects.filter(state=LetterState.ANSWERED.value))),
    Queue.CHANGES: lambda _: _of(*OPEN) & Q(_has(Change.objects.filter(seen__isnull=True))),
    Queue.OVERDUE: _overdue,
    Queue.SECOND_LOOK: lambda _: _IN_PROCESS & Q(_has(Decision.objects.filter(state=DecisionState.PROPOSED.value))),
    Queue.WITHOUT_OWNER: _without_owner,
    Queue.REFUNDS: lambda _: Q(_has(Refund.objects.filter(repaid__isnull=True))),
}
_WORDS = {
    Queue.TO_CHECK: Text("received, to be checked for completeness", "reçues, intégralité à vérifier"),
    Queue.TO_EXAMINE: Text("in process, with a track not settled yet", "en traitement, un volet non réglé"),
    Queue.TO_DECIDE: Text("in process, every track settled", "en traitement, tous les volets réglés"),
    Queue.TO_ISSUE: Text("approved, without a visa", "approuvées, sans visa"),
    Queue.TO_LAND: Text("with a visa, not landed", "visa délivré, établissement à venir"),
    Queue.ANSWERS: Text("with an answer to review", "avec une réponse à examiner"),
    Queue.CHANGES: Text("with a change to review", "avec un changement à examiner"),
    Queue.OVERDUE: Text("without an answer by the last day of a letter", "sans réponse à la date d'une lettre"),
    Queue.SECOND_LOOK: Text(
        "with a refusal for a second officer to confirm", "avec un refus à confirmer par un second agent"
    ),
    Queue.WITHOUT_OWNER: Text("without an officer in charge", "sans agent responsable"),
    Queue.REFUNDS: Text("with money to repay", "argent à rembourser"),
}
