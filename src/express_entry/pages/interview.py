"""The guided interview: its first page, its questions, and the answers to check. Nothing of it is kept here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.law.text import Language
from express_entry.pool.laws import service_law
from express_entry.profile.interview import Interview
from express_entry.reports.typography import typeset

from . import days, devicewords, interviewwords
from .addresses import address
from .checkpage import checked
from .frame import Said, page
from .sealed import Answers, Broken, unseal
from .steps import Step, asked_of, errors_of, onward, turned
from .typed import Typed


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
    return _shown(request, turned(interview, typed, language), language)


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
    return _shown(request, onward(Answers(day.day).interview(service_law())), language)


def _shown(request: HttpRequest, step: Step, language: Language) -> HttpResponse:
    """The page that follows on a click."""
    if step.screen is None:
        return checked(request, step.interview, language)
    context = asked_of(step, step.screen, language)
    status = 400 if context["errors"] else 200
    return page(request, "questions", language, context, words=interviewwords, status=status)
