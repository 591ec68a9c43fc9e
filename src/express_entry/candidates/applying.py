"""An application at a glance: as a task list until it is handed in, and then how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.api import applications as api
from express_entry.api.applicationshapes import ApplicationOut
from express_entry.api.filereach import own
from express_entry.api.gate import Asked, now
from express_entry.application import concluding, drafting
from express_entry.application.examinationrows import DecisionKind, TrackKind
from express_entry.application.lifecycle import ApplicationState, LetterState, TrackState
from express_entry.application.models import Application
from express_entry.application.showing import due_of
from express_entry.application.statewords import words_of_state
from express_entry.correspondence.reading import listed
from express_entry.law import Language
from express_entry.law.days import day_of
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.onceonly import answered_once
from express_entry.pool.invitations import over_at
from express_entry.review import Kind

from . import applicationwords as words
from . import homewords
from .addresses import link
from .confirming import Question, asked
from .leaving import done
from .profilepage import notes_shown
from .returning import way_back
from .tasks import groups_of
from .telling import NONE, Fact, Teller

WAYS = ["GET", "HEAD", "POST"]
WITHDRAWN_FROM = (
    *(ApplicationState.RECEIVED, ApplicationState.IN_PROCESS, ApplicationState.APPROVED),
    ApplicationState.VISA_ISSUED,
)


@require_safe
@signed_in("application.read")
def application(request: Asked, language: Language, number: str) -> HttpResponse:
    """An application of one's own, or of a client."""
    row, teller = own(request, "application.read", number), Teller(language)
    state = ApplicationState(row.state)
    context: dict[str, Any] = {
        "title": teller.say(words.TITLE, number=number),
        "state": teller.capital(words_of_state(state)),
        "class_name": teller.say(PROGRAM_NAMES[row.program]),
        "back": way_back(request, row.profile.person_id, language),
        "notes": notes_shown(number, teller),
        "draft": state is ApplicationState.DRAFT,
        "invitation": link("invitation", language, number=row.profile.number),
        "discard": link("application_discard", language, number=number),
    }
    context |= _draft(row, teller) if context["draft"] else _under_way(request, row, language, teller)
    return page(request, "candidates:application", language, context, words=words, parts={"number": number})


def _draft(row: Application, teller: Teller) -> dict[str, Any]:
    groups = groups_of(row, now(), teller)
    tasks = [task for group in groups for task in group.tasks]
    last = row.invitation.answer_by
    return {
        "groups": groups,
        "counted": teller.say(words.DONE_OF, done=str(sum(each.done for each in tasks)), all=str(len(tasks))),
        "days_left": teller.number(max(0, (last - day_of(now())).days)),
        "last_day": teller.say(words.LAST_DAY, day=teller.day(last)),
    }


# ------------------------------------------------------------------------------------------------------ after receipt


def _under_way(request: Asked, row: Application, language: Language, teller: Teller) -> dict[str, Any]:
    file = api.one(request, row.number)
    numbered = {"number": row.number}
    letters = list(_letters(file, language, teller))
    state = ApplicationState(row.state)
    due = due_of(row, Kind.RIGHT, now()) if state is ApplicationState.APPROVED else 0
    return {
        "facts": list(_facts(row, file, teller)),
        "tracks": list(_tracks(file, teller)),
        "letters": letters,
        "issued": list(_issued(row, language, teller)),
        "dates": list(_dates(file, teller)),
        "decisions": list(_decisions(file, teller)),
        "right_due": teller.say(words.RIGHT_DUE, amount=teller.dollars(due)) if due else "",
        "nothing_to_do": not due and not any(each["open"] for each in letters) and state.open,
        "changes": link("changes", language, **numbered) if state.open else "",
        "declared": link("declared", language, **numbered) if row.version else "",
        "papers": link("papers", language, **numbered) if row.version else "",
        "fees": link("fees", language, **numbered),
        "withdraw": link("application_withdraw", language, **numbered) if state in WITHDRAWN_FROM else "",
    }


def _facts(row: Application, file: ApplicationOut, teller: Teller) -> Iterator[Fact]:
    yield teller.fact(words.RECEIVED, teller.minute(file.received))
    if file.standard_until is not None and file.decided is None and ApplicationState(row.state).open:
        yield teller.fact(words.STANDARD, teller.say(words.STANDARD_NO_RIGHT, day=teller.day(file.standard_until)))
    if file.decided is not None:
        yield teller.fact(words.DECIDED, teller.minute(file.decided))
    if file.visa_until is not None:
        yield teller.fact(words.VISA_UNTIL, teller.day(file.visa_until))
    if file.landed is not None:
        yield teller.fact(words.LANDED, teller.day(file.landed))
    if file.ended is not None:
        yield teller.fact(words.ENDED, teller.minute(file.ended))


def _tracks(file: ApplicationOut, teller: Teller) -> Iterator[dict[str, Any]]:
    for each in file.tracks:
        yield {
            "kind": teller.capital(TrackKind(each.kind).words),
            "state": teller.capital(words_of_state(TrackState(each.state))),
            "passed": each.state in (TrackState.PASSED.value, TrackState.WAIVED.value),
            "since": teller.day(day_of(each.since)),
            "until": teller.day(each.valid_until),
        }


def _letters(file: ApplicationOut, language: Language, teller: Teller) -> Iterator[dict[str, Any]]:
    for each in file.letters:
        open_, by = each.state == LetterState.OPEN.value, teller.day(each.answer_by)
        yield {
            "title": teller.capital(each.title),
            "href": link("letter", language, number=file.number, key=each.id),
            "state": teller.capital(words_of_state(LetterState(each.state))),
            "open": open_,
            "answer_by": teller.capital(words.WAS_DUE, day=by) if open_ and over_at(each.answer_by) <= now() else by,
        }


def _issued(row: Application, language: Language, teller: Teller) -> Iterator[dict[str, str]]:
    for each in listed(row.number):
        to = link("issued", language, number=row.number, key=each.key)
        yield {
            "title": teller.capital(each.title),
            "issued": teller.minute(each.issued),
            "href": to,
            "pdf": f"{to}?format=pdf",
        }


def _dates(file: ApplicationOut, teller: Teller) -> Iterator[dict[str, str]]:
    for each in file.deadlines:
        answer = each.over and each.kind.startswith("letter/")
        what = teller.say(homewords.OVERDUE, what=each.what) if answer else each.what
        yield {"day": teller.day(each.day), "what": teller.capital(what), "citation": each.citation}


def _decisions(file: ApplicationOut, teller: Teller) -> Iterator[str]:
    for each in file.decisions:
        kind = teller.capital(DecisionKind(each.kind).words)
        day = teller.day(day_of(each.made))
        yield teller.say(words.DECISION_OF, kind=kind, provision=each.provision or NONE, day=day)


# ---------------------------------------------------------------------------------------------------------- its end


@require_http_methods(WAYS)
@signed_in("application.withdraw")
@answered_once
def withdraw(request: Asked, language: Language, number: str) -> HttpResponse:
    """Withdraw an application that was handed in."""
    row, teller = own(request, "application.withdraw", number), Teller(language)
    to = link("application", language, number=number)
    if request.method == "POST":
        concluding.withdraw(request.desk, row.number)
        return done(request, words.WITHDRAWN, to)
    question = Question(
        title=teller.say(words.WITHDRAW_TITLE),
        follows=[teller.say(each) for each in words.WITHDRAW_FOLLOWS],
        button=teller.say(words.WITHDRAW),
        back=to,
        grave=True,
    )
    name = "candidates:application_withdraw"
    return asked(request, name, language, question, parts={"number": number}, words=words)


@require_http_methods(WAYS)
@signed_in("application.discard")
@answered_once
def discard(request: Asked, language: Language, number: str) -> HttpResponse:
    """Throw a draft away."""
    row, teller = own(request, "application.discard", number), Teller(language)
    if request.method == "POST":
        drafting.discard(request.desk, row.number)
        return done(request, words.DISCARDED, link("invitation", language, number=row.profile.number))
    question = Question(
        title=teller.say(words.DISCARD_TITLE),
        follows=[teller.say(each) for each in words.DISCARD_FOLLOWS],
        button=teller.say(words.DISCARD),
        back=link("application", language, number=number),
        grave=True,
    )
    name = "candidates:application_discard"
    return asked(request, name, language, question, parts={"number": number}, words=words)
