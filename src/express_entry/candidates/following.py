"""After receipt: a letter is read and answered, a change is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api.filereach import own
from express_entry.api.gate import Asked, now
from express_entry.application import asking, changing
from express_entry.application.changing import consequences_of
from express_entry.application.examinationrows import Letter, LetterKind
from express_entry.application.keeping import NO_SUCH
from express_entry.application.lifecycle import OPEN, ApplicationState, LetterState
from express_entry.application.models import Application
from express_entry.law import Language
from express_entry.law.citations import cited
from express_entry.law.days import day_of
from express_entry.law.text import Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.onceonly import number_of, once
from express_entry.pages.typed import typed_day
from express_entry.pool.faults import Conflict, NotFound, Unacceptable
from express_entry.pool.invitations import over_at
from express_entry.review import EVENTS, Stage
from express_entry.review.events import Event, event_named

from . import applicationwords as words
from .addresses import link
from .fields import NO_DAY, Sheet
from .leaving import done
from .telling import Teller

WAYS = ["GET", "HEAD", "POST"]
MOST_LETTERS = 10_000
"""Characters of an answer, as the API takes them."""


# -------------------------------------------------------------------------------------------------------------- letters


@require_http_methods(WAYS)
@signed_in("letter.read")
def letter(request: Asked, language: Language, number: str, key: int) -> HttpResponse:
    """What the office asked, and the answer to it."""
    row = own(request, "letter.read", number)
    found = row.letters.filter(id=key).first()
    if found is None:
        raise NotFound(NO_SUCH.of(number=number, value=str(key)))
    typed: dict[str, str] | None = None
    wrong: dict[str, Sayable] = {}
    if request.method == "POST":
        typed = {"text": request.POST.get("text", "")}
        too_long = len(typed["text"]) > MOST_LETTERS
        if typed["text"].strip() and not too_long:
            return _answered(request, language, row, found, typed)
        wrong = {"text": words.LONG_ANSWER.of(many=len(typed["text"])) if too_long else words.EMPTY_ANSWER}
    return _letter(request, language, row, found, typed, wrong)


def _answered(
    request: Asked, language: Language, row: Application, found: Letter, typed: Mapping[str, str]
) -> HttpResponse:
    """Send an answer; where the letter asks for none any more, what was written is not lost."""
    own(request, "letter.answer", row.number)
    try:
        once(request, lambda: asking.answer(request.desk, row.number, found.id, typed["text"]))
    except Conflict:
        row.refresh_from_db()
        found.refresh_from_db()
        said = words.ANSWERED_MEANWHILE if found.state == LetterState.ANSWERED.value else words.ASKED_NO_LONGER
        return _letter(request, language, row, found, typed, {"": said}, status=409)
    return done(request, words.ANSWER_SENT, link("application", language, number=row.number))


def _letter(
    request: Asked,
    language: Language,
    row: Application,
    found: Letter,
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, Sayable],
    *,
    status: int = 400,
) -> HttpResponse:
    teller = Teller(language)
    sheet = Sheet(language, {}, typed, wrong)
    sheet.area("text", words.YOUR_ANSWER, words.ANSWER_FINAL)
    slot = f"letter/{found.id}"
    sent, by = teller.day(day_of(found.sent)), teller.day(found.answer_by)
    answered = found.answered
    open_ = found.state == LetterState.OPEN.value and ApplicationState(row.state) in OPEN
    lead = words.LETTER_OVERDUE if open_ and over_at(found.answer_by) <= now() else words.LETTER_LEAD
    context = {
        "title": teller.capital(LetterKind(found.kind).words),
        "lead": teller.say(lead, sent=sent, day=by),
        "text": found.text,
        "text_language": found.language,
        "open": open_,
        "answered": "" if answered is None else teller.say(words.ANSWERED_ON, day=teller.day(day_of(answered))),
        "answer": found.answer,
        "paper": link("paper", language, number=row.number, item=slot),
        "attached": row.uploads.filter(item=slot, withdrawn__isnull=True).exists(),
        "unsent": "" if typed is None or open_ else typed["text"],
        "fields": sheet.fields,
        "errors": sheet.errors,
        "once": number_of(request),
        "back": link("application", language, number=row.number),
    }
    parts = {"number": row.number, "key": str(found.id)}
    status = status if sheet.errors else 200
    return page(request, "candidates:letter", language, context, words=words, parts=parts, status=status)


# -------------------------------------------------------------------------------------------------------------- changes


@require_http_methods(WAYS)
@signed_in("change.tell")
def changes(request: Asked, language: Language, number: str) -> HttpResponse:
    """Tell what changed on the way; what each change leads to."""
    row = own(request, "change.tell", number)
    if request.method != "POST":
        return _changes(request, language, row, None, {})
    typed = {name: str(value) for name, value in request.POST.items()}
    try:
        happened = typed_day(typed, "happened")
    except ValueError:
        return _changes(request, language, row, typed, {"happened": NO_DAY})
    wrong: dict[str, Sayable] = {} if happened else {"happened": words.CHANGE_NO_DAY}
    if typed.get("event") not in {each.id for each in EVENTS}:
        wrong["event"] = words.CHANGE_CHOOSE
    if wrong or happened is None:
        return _changes(request, language, row, typed, wrong)
    try:
        once(request, lambda: changing.tell(request.desk, row.number, typed["event"], happened=happened))
    except Unacceptable as fault:
        return _changes(request, language, row, typed, fault.fields)
    except Conflict:
        row.refresh_from_db()
        return _changes(request, language, row, typed, {"": words.CHANGE_TOO_LATE}, status=409)
    return done(request, words.CHANGE_TOLD, link("changes", language, number=number))


def _changes(
    request: Asked,
    language: Language,
    row: Application,
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, Sayable],
    *,
    status: int = 400,
) -> HttpResponse:
    teller = Teller(language)
    sheet = Sheet(language, {}, typed, wrong)
    sheet.choice("event", words.CHANGE_EVENT, [(each.id, _Capital(each.title)) for each in EVENTS])
    sheet.day("happened", words.CHANGE_DAY)
    stage = Stage.VISA_ISSUED if row.state == ApplicationState.VISA_ISSUED.value else Stage.IN_PROCESS
    context = {
        "lead": teller.say(words.CHANGES_TEXT),
        "told": [_told(each, teller) for each in row.changes.order_by("-id")],
        "leads": [_leads(each, stage, teller) for each in EVENTS],
        "open": ApplicationState(row.state) in OPEN,
        "fields": sheet.fields,
        "errors": sheet.errors,
        "once": number_of(request),
        "back": link("application", language, number=row.number),
    }
    parts = {"number": row.number}
    status = status if sheet.errors else 200
    return page(request, "candidates:changes", language, context, words=words, parts=parts, status=status)


class _Capital:
    """Words with a capital, as a choice stands in a form."""

    def __init__(self, what: Sayable) -> None:
        self._what = what

    def say(self, language: Language) -> str:
        """The words in one language."""
        said = self._what.say(language)
        return f"{said[:1].upper()}{said[1:]}"


def _told(each: Any, teller: Teller) -> dict[str, Any]:
    event = teller.capital(event_named(each.event).title)
    return {
        "title": teller.say(words.CHANGE_ON, event=event, day=teller.day(each.happened)),
        "seen": teller.say(words.CHANGE_UNSEEN if each.seen is None else words.CHANGE_SEEN),
        "leads": list(_said(consequences_of(each), teller)),
    }


def _leads(event: Event, stage: Stage, teller: Teller) -> dict[str, Any]:
    return {"title": teller.capital(event.title), "leads": list(_said(event.at(stage), teller))}


def _said(consequences: Any, teller: Teller) -> Iterator[str]:
    for each in consequences:
        citation = cited(each.citation, teller.language)
        yield teller.say(words.LEADS_TO, reason=teller.capital(each.text), citation=citation)
