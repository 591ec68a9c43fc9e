"""The guided interview: its first page, its questions, and the answers to check. Nothing of it is kept here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.law.text import Language
from express_entry.pool.laws import service_law
from express_entry.profile.interview import Interview
from express_entry.reports.typography import typeset

from . import askingany, days, devicewords, interviewwords
from .addresses import address
from .checkpage import checked
from .formfields import Field, Given, field_of, label_of
from .frame import Said, page
from .screens import Screen, next_screen, screen_at, screen_before, section_named
from .sealed import Answers, Broken, seal, unseal
from .typed import UNKNOWN, Typed, Wrong, answered, text_of


@require_safe
def assessment(request: HttpRequest, language: Language) -> HttpResponse:
    """What the interview asks, what helps to have at hand, and what becomes of the answers."""
    return _start(request, language, days.named(request.GET.get("on", ""), days.today()), {})


def _start(request: HttpRequest, language: Language, day: days.Chosen, typed: Typed) -> HttpResponse:
    words = interviewwords
    field = days.day_field(words.ON_DAY, words.ON_DAY_HINT, day.day, typed, day.error, language)
    context = {"day": field, "errors": errors_of([field]), "another": day.day != days.today()}
    context["device"] = Said(language, devicewords)
    return page(request, "assessment", language, context, words=words, status=400 if day.error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, language: Language) -> HttpResponse:
    """The page with the next question; with a question again, whose answer cannot be; or all answers, to check."""
    if request.method != "POST":
        return HttpResponseRedirect(address("assessment", language))
    typed = {name: str(value) for name, value in request.POST.items()}
    if "begin" in typed:
        return _begun(request, language, typed)
    try:
        interview = carried(request)
    except Broken as broken:
        return unusable(request, broken, language)
    return _turned(request, interview, typed, language)


def carried(request: HttpRequest) -> Interview:
    """The interview that came along with a form.

    :raises Broken: where its answers cannot be used.
    """
    return unseal(request.POST.get("state", "")).interview(service_law())


def unusable(request: HttpRequest, broken: Broken, language: Language) -> HttpResponse:
    """Why answers cannot be used, and how to go on."""
    said = {"why": typeset(broken.say(language), language)}
    return page(request, "questions", language, said, words=interviewwords, template="broken", status=400)


def _begun(request: HttpRequest, language: Language, typed: Typed) -> HttpResponse:
    day = days.chosen(typed, days.today())
    if day.error:
        return _start(request, language, day, typed)
    return _onward(request, Answers(day.day).interview(service_law()), language)


def _turned(request: HttpRequest, interview: Interview, typed: Typed, language: Language) -> HttpResponse:
    """What a click does: it changes an answer, goes back, turns to the other language, or answers."""
    if "change" in typed:
        again = screen_at(interview, typed["change"])
        return _asked(request, interview, again, language) if again else _onward(request, interview, language)
    screen = screen_at(interview, typed.get("at", ""))
    if screen is None:
        return _onward(request, interview, language)
    turn = typed.get("turn", "")
    if turn == "language":
        return _asked(request, interview, screen, language, Given(typed))
    if turn in ("back", "answers"):
        return _left(request, interview, screen, typed, language)
    if turn == "unknown":
        typed = {**typed, screen.place: UNKNOWN}
    now, wrong = answered(interview, screen, typed, language)
    if wrong:
        return _asked(request, interview, screen, language, Given(typed, wrong.errors, wrong.offers))
    return _onward(request, now, language, put_aside=_put_aside(interview, now, language))


def _left(request: HttpRequest, interview: Interview, screen: Screen, typed: Typed, language: Language) -> HttpResponse:
    """A page that somebody leaves: what was typed there is taken along where it can be."""
    now, wrong = interview, Wrong()
    if any(text_of(each, typed) for each in screen.questions):
        now, wrong = answered(interview, screen, typed, language)
    kept = interview if wrong else now
    before = screen_before(kept, screen) if typed["turn"] == "back" else None
    return _asked(request, kept, before, language) if before else checked(request, kept, language)


def _onward(
    request: HttpRequest, interview: Interview, language: Language, *, put_aside: tuple[str, ...] = ()
) -> HttpResponse:
    screen = next_screen(interview)
    if screen is None:
        return checked(request, interview, language)
    return _asked(request, interview, screen, language, more={"put_aside": put_aside})


def _put_aside(before: Interview, now: Interview, language: Language) -> tuple[str, ...]:
    """The questions whose answers no longer fit and that are asked again."""
    asked = {each.place: each for each in now.questions}
    places = [place for place in asked if place in now.aside and place not in before.aside]
    return tuple(label_of(asked[place], language) for place in places)


def _asked(
    request: HttpRequest,
    interview: Interview,
    screen: Screen,
    language: Language,
    given: Given | None = None,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The page of a screen."""
    given = given or Given()
    shown = [field_of(interview, each, number, language, given) for number, each in enumerate(screen.questions)]
    context = {
        "fields": shown,
        "errors": errors_of(shown),
        "state": seal(Answers.of(replace(interview, at=None))),
        "at": screen.place,
        "first": screen_before(interview, screen) is None,
        **_headed(interview, screen, language),
        **(more or {}),
    }
    status = 400 if context["errors"] else 200
    return page(request, "questions", language, context, words=interviewwords, status=status)


def _headed(interview: Interview, screen: Screen, language: Language) -> dict[str, Any]:
    """Where the page stands in the interview, and its title."""

    def say(what: Any) -> str:
        return typeset(what.say(language), language)

    question, alone = screen.questions[0], len(screen.questions) == 1
    section = say(section_named(screen.section))
    headings = [say(each) for each in question.headings if say(each) != section]
    title = askingany.TITLES.get(f"{question.owner}.{question.name}")
    answered_, asked = interview.progress
    return {
        "where": " · ".join(dict.fromkeys((section, *headings))),
        "title": label_of(question, language) if alone else say(title) if title else (headings or [section])[-1],
        "alone": alone,
        "skippable": alone and not question.required,
        "answered": answered_,
        "asked": asked,
    }


def errors_of(fields: list[Field]) -> list[dict[str, str]]:
    """The list of errors above a form, each leading to its field."""
    return [{"text": field.error, "anchor": field.anchor} for field in fields if field.error]
