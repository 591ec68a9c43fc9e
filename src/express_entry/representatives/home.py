"""The caseload: whom to call today, and every client by what falls due, what changes or the latest round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api.gate import Asked
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.statewords import words_of_state as words_of_application_state
from express_entry.law import Result
from express_entry.law.days import LAST_DAY, day_of
from express_entry.law.text import Language, Sayable
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.plainfields import Form
from express_entry.pool.states import ProfileState
from express_entry.pool.statewords import words_of_state
from express_entry.reports.typography import number, sentence, typeset

from . import homewords as words
from .calls import Call, calls_of_all, pressing, time_left
from .caseload import Client, Stated, caseload, named, sought, stated_of
from .reach import firms_of, for_clients
from .turns import Turn, turns_of

ROWS = 25
"""Clients on a page of the list."""
CALLS = 8
"""Clients to call whom the page names on top; the list can be narrowed to all of them."""
IN_POOL = ProfileState.IN_POOL.value
NO_ROUND = {True: "–", False: ""}
"""What stands for the latest round of somebody to whom none was open, in the pool and elsewhere."""
ORDERS = {"due": words.BY_DUE, "change": words.BY_CHANGE, "round": words.BY_ROUND}
CHOICES = {
    "today": words.TODAY,
    "invitable": words.INVITABLE,
    "in_pool": words.IN_POOL,
    "invited": words.INVITED,
    "applied": words.APPLIED,
    "draft": words.DRAFTS,
    "none": words.WITHOUT,
}


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for, as it was typed; empty for everything.

    What is sought may be somebody's name, so it comes with a form and stands in no address, which others come to read.
    """

    by: str = ""
    which: str = ""
    q: str = ""
    page: str = ""

    @classmethod
    def of_form(cls, typed: Mapping[str, str]) -> Wanted:
        """What a form asks for; what is not known is left out."""
        return cls._of(typed, typed.get("q", "").strip()[:60])

    @classmethod
    def of_query(cls, query: Mapping[str, str]) -> Wanted:
        """What an address asks for: anything but a name."""
        return cls._of(query, "")

    @classmethod
    def _of(cls, query: Mapping[str, str], q: str) -> Wanted:
        typed = {name: query.get(name, "").strip()[:60] for name in ("by", "which", "page")}
        by = typed["by"] if typed["by"] in ORDERS else ""
        which = typed["which"] if typed["which"] in CHOICES else ""
        return cls(by, which, q, typed["page"])

    def query(self, **changed: str) -> str:
        """The same as a query, with something changed."""
        return urlencode({name: value for name, value in {**vars(self), **changed}.items() if value})


TO_CALL = Wanted(which="today")
"""Those to call, the most urgent first."""


@dataclass(frozen=True)
class Shown:
    """The caseload with what was asked of it: the calls of each client by key."""

    clients: Sequence[Client]
    calls: Mapping[str, tuple[Call, ...]]
    today: date


@require_http_methods(["GET", "HEAD", "POST"])
@for_clients("profile.read")
def home(request: Asked, language: Language) -> HttpResponse:
    """Whom to call today, and the list."""
    typed = {name: str(value) for name, value in request.POST.items()}
    wanted = Wanted.of_form(typed) if request.method == "POST" else Wanted.of_query(request.GET)
    everybody = caseload(request.caller)
    now = request.caller.now
    calls = calls_of_all(everybody, now)
    shown = Shown(everybody, calls, day_of(now))
    chosen = [each for each in everybody if _fits(each, wanted.which, shown)]
    stated: dict[int, Stated] = {}
    if wanted.q:
        stated = stated_of(chosen)
        chosen = sought(chosen, wanted.q, stated)
    chosen.sort(key=_order(wanted, shown))
    narrowed = bool(wanted.which or wanted.q)
    context = {
        **_listed(chosen, wanted, shown, stated, language),
        "fields": tuple(_fields(wanted, language)),
        "narrowed": narrowed,
        "heading": _say(words.CLIENTS_FOUND if narrowed else words.CLIENTS, language),
        "everybody": len(everybody),
        "nobody": _say(words.NO_CLIENTS.of(slug=firms_of(request.caller)), language),
    }
    return page(request, "representatives:home", language, context, words=words)


def _fits(client: Client, which: str, shown: Shown) -> bool:
    if which == "today":
        return client.key in shown.calls
    if which == "invitable":
        return client.latest is not None and client.latest.result is Result.MET
    if which == "none":
        return client.profile is None
    return not which or client.state == which


def _order(wanted: Wanted, shown: Shown) -> Callable[[Client], tuple[Any, ...]]:
    by = wanted.by
    if wanted.which == "today" and not by:
        return lambda each: (*pressing(shown.calls[each.key][0]), each.appointment.id)
    if by == "change":
        return lambda each: (each.turns is None, each.turns, each.appointment.id)
    if by == "round":
        return lambda each: (
            each.latest is None,
            -each.latest.margin if each.latest is not None else 0,
            each.appointment.id,
        )
    return lambda each: (each.next_due.day if each.next_due is not None else LAST_DAY, each.appointment.id)


def _listed(
    chosen: Sequence[Client], wanted: Wanted, shown: Shown, stated: Mapping[int, Stated], language: Language
) -> dict[str, Any]:
    """One page of the list, and those to call; documents are read for whom the page names alone."""
    pages = max(-(-len(chosen) // ROWS), 1)
    typed = int(wanted.page) if wanted.page.isascii() and wanted.page.isdigit() and len(wanted.page) < 5 else 1
    at = min(max(typed, 1), pages)
    rows = chosen[(at - 1) * ROWS : at * ROWS]
    calling = sorted((each for each in shown.clients if each.key in shown.calls), key=_order(TO_CALL, shown))
    known = stated or stated_of({each.key: each for each in (*rows, *calling[:CALLS])}.values())
    turns = turns_of(rows) if wanted.by == "change" else {}
    counted = words.COUNTED_ONE if len(chosen) == 1 else words.COUNTED
    return {
        "lines": [_line(each, known, turns.get(each.key), shown, language) for each in rows],
        "calling": [_called(each, known, shown, language) for each in calling[:CALLS]],
        "more": _say(words.CALL_MORE.of(count=len(calling)), language) if len(calling) > CALLS else "",
        "all_calls": f"{address('representatives:home', language)}?which=today#list",
        "counted": _say(counted.of(count=len(chosen)), language),
        "where": _say(words.PAGE_OF.of(page=at, pages=pages), language) if pages > 1 else "",
        "before": _to_page(wanted, at - 1, pages),
        "after": _to_page(wanted, at + 1, pages),
        "sought": [(name, getattr(wanted, name)) for name in ("by", "which", "q")] if wanted.q else [],
        "by_change": wanted.by == "change",
    }


def _to_page(wanted: Wanted, place: int, pages: int) -> str:
    """The query of a page of the list; of a list that was sought, its place alone."""
    if not 1 <= place <= pages:
        return ""
    return str(place) if wanted.q else wanted.query(page=str(place))


def _called(client: Client, stated: Mapping[int, Stated], shown: Shown, language: Language) -> dict[str, Any]:
    return {
        "name": named(client, stated),
        "link": address("representatives:client", language, key=client.key),
        "reasons": [sentence(_say(each.reason, language)) for each in shown.calls[client.key]],
    }


def _line(
    client: Client, stated: Mapping[int, Stated], turn: Turn | None, shown: Shown, language: Language
) -> dict[str, Any]:
    due, latest = client.next_due, client.latest
    points = None if client.profile is None else client.profile.points
    return {
        "name": named(client, stated),
        "code": client.code,
        "link": address("representatives:client", language, key=client.key),
        "state": _say(state_of(client), language),
        "points": "" if points is None else number(points, language),
        "due": "" if due is None else due.day.isoformat(),
        "due_what": "" if due is None else _say(due.what, language),
        "due_in": "" if due is None else _say(time_left(due, shown.today), language),
        "overdue": due is not None and due.over,
        "urgent": client.key in shown.calls,
        "turns": "" if client.turns is None else day_of(client.turns).isoformat(),
        "turn": [_say(each, language) for each in turn.said] if turn is not None else [],
        "latest": _say(latest_words(client), language) if latest is not None else NO_ROUND[client.state == IN_POOL],
        "mark": "" if latest is None else latest.result.value,
    }


def state_of(client: Client) -> Sayable:
    """Where a client stands, in words: by their application where there is one, else by their profile."""
    if client.application is not None:
        return words.APPLICATION.of(
            number=client.application.number,
            state=words_of_application_state(ApplicationState(client.application.state)),
        )
    return words.NO_PROFILE if client.profile is None else words_of_state(ProfileState(client.profile.state))


def latest_words(client: Client) -> Sayable:
    """Whether the latest round open to a client would have invited them, in words."""
    latest = client.latest
    assert latest is not None
    texts = {Result.MET: words.WOULD, Result.NOT_MET: words.WOULD_NOT, Result.UNKNOWN: words.MAY}
    margin = f"{latest.margin:+d}".replace("-", "−")
    return texts[latest.result].of(round=latest.of.named, margin=margin)


def _fields(wanted: Wanted, language: Language) -> Iterator[Any]:
    form = Form(language, vars(wanted))
    yield form.select("by", words.BY, list(ORDERS.items())[1:], words.BY_DUE)
    yield form.select("which", words.WHICH, CHOICES.items(), words.ALL)
    yield form.text("q", words.SOUGHT)


def _say(what: Sayable, language: Language) -> str:
    return typeset(what.say(language), language)
