"""The first page of officers and auditors: what is about to happen, and where everything stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.accounts.callers import Caller
from express_entry.api.gate import Asked, now
from express_entry.law import Text
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.days import Written
from express_entry.pages.frame import page
from express_entry.pages.gapnotice import gap_notice
from express_entry.pages.groupings import grouping_of
from express_entry.pool import clock
from express_entry.pool.glance import Turn, next_turn
from express_entry.pool.laws import service_law
from express_entry.pool.models import Lifting, Round, Supplement
from express_entry.pool.states import RoundState

from . import homewords as words
from .saying import local, said

UNDER_WAY = (RoundState.DRAFTED, RoundState.AUTHORISED, RoundState.RUN)
MOST = 50
"""The most tasks that are listed."""


class Task(NamedTuple):
    """Something that waits for somebody, and where it is done."""

    said: str
    link: str
    tag: str


class Place(NamedTuple):
    """Another page, of this section or of that of files, and who is led there."""

    page: str
    title: Text
    text: Text
    action: str


PLACES = (
    Place("office:pool", words.POOL, words.POOL_TEXT, "pool.live"),
    Place("office:days", words.DAYS, words.DAYS_TEXT, "pool.live"),
    Place("office:rounds", words.TO_ROUNDS, words.ROUNDS_TEXT, "round.unpublished"),
    Place("office:liftings", words.LIFTINGS, words.LIFTINGS_TEXT, "bar.confirm"),
    Place("casework:outcomes", words.OUTCOMES, words.OUTCOMES_TEXT, "outcome.read"),
    Place("office:allocations", words.ALLOCATIONS, words.ALLOCATIONS_TEXT, "allocation.read"),
    Place("office:trail", words.TRAIL, words.TRAIL_TEXT, "audit.read"),
    Place("office:accounts", words.ACCOUNTS, words.ACCOUNTS_TEXT, "account.list"),
)


@require_safe
@signed_in("round.unpublished")
def home(request: Asked, language: Language) -> HttpResponse:
    """What there is to do."""
    at, caller = now(), request.caller
    context = {
        "gap": gap_notice(at, language),
        "tasks": [
            *_rounds(request.caller, language),
            *_corrections(request.caller, language),
            *_liftings(request.caller, language),
        ],
        "clock_due": clock.due_now(at),
        "turn": turn_said(next_turn(at), language),
        "places": [
            {
                "link": address(each.page, language),
                "title": said(each.title, language),
                "text": said(each.text, language),
            }
            for each in PLACES
            if caller.may(each.action)
        ],
    }
    return page(request, "office:home", language, context, words=words)


def turn_said(turn: Turn | None, language: Language) -> str:
    """When the law changes next, and what of it."""
    return said(
        words.NO_TURN if turn is None else words.TURN.of(day=Written(turn.day), tables=titles_of(turn)), language
    )


def titles_of(turn: Turn) -> list[Text]:
    """What the tables are called that the next change of the law is about."""
    return [service_law().tables[each].title for each in turn.tables]


def _rounds(caller: Caller, language: Language) -> Iterator[Task]:
    states = [each.value for each in UNDER_WAY]
    for item in Round.objects.filter(state__in=states).order_by("earliest", "id")[:MOST]:
        text, tag, action = _task(item)
        many = item.invitations if item.invitations is not None else f"≥ {item.points_from}"
        values = {"number": item.number, "many": many, "whom": grouping_of(item)}
        values["at"] = local(item.earliest, language)
        yield Task(
            said(text.of(**values), language),
            address("office:round", language, number=item.number),
            _tag(caller, action, tag, language),
        )


def _tag(caller: Caller, action: str, tag: Text, language: Language) -> str:
    """What is to be done, for whoever may do it; for others that it waits."""
    return said(tag if caller.may(action) else words.TAG_WAITS, language)


def _task(item: Round) -> tuple[Text, Text, str]:
    """What is said of a round, what is to be done with it, and the action that does it."""
    if item.state == RoundState.DRAFTED.value:
        return words.DRAFTED, words.TAG_DRAFTED, "round.authorise"
    if item.state == RoundState.RUN.value:
        return words.RUN, words.TAG_RUN, "round.publish"
    text = words.AUTHORISED if item.earliest <= now() else words.AUTHORISED_LATER
    return text, words.TAG_AUTHORISED, "round.run"


def _corrections(caller: Caller, language: Language) -> Iterator[Task]:
    waiting = Supplement.objects.filter(done__isnull=True, discarded__isnull=True).select_related("round")
    for each in waiting.order_by("id")[:MOST]:
        parts = {"number": each.round.number, "key": str(each.id)}
        link = address("office:correction", language, **parts)
        tag = _tag(caller, "supplement.authorise", words.TAG_DRAFTED, language)
        yield Task(said(words.CORRECTION.of(number=each.round.number), language), link, tag)


def _liftings(caller: Caller, language: Language) -> Iterator[Task]:
    many = Lifting.objects.filter(done__isnull=True).count() if caller.may("bar.confirm") else 0
    if many:
        said_ = said(words.LIFTINGS_WAIT.of(many=many), language)
        yield Task(said_, address("office:liftings", language), said(words.TAG_DRAFTED, language))
