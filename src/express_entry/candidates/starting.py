"""A profile is started: with two answers, from a document, or from the answers of the public assessment."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from express_entry.api.about import note
from express_entry.api.gate import Asked, now, session_caller
from express_entry.api.problems import Problem
from express_entry.api.profiles import NO_CLIENT
from express_entry.law import Language
from express_entry.law.days import day_of
from express_entry.pages.access import signed_in
from express_entry.pages.formfields import Field, Given, field_of
from express_entry.pages.frame import page
from express_entry.pages.onceonly import number_of, once
from express_entry.pages.opening import MOST_BYTES, MOST_TOLD, opened
from express_entry.pages.screens import Screen
from express_entry.pages.sealed import Answers, Broken, unseal
from express_entry.pages.steps import errors_of
from express_entry.pages.typed import Wrong, answered
from express_entry.pool import intake
from express_entry.pool.laws import service_law
from express_entry.pool.lifecycle import LIVE
from express_entry.pool.models import Profile
from express_entry.profile import ProfileError, check
from express_entry.profile.interview import Interview

from . import profilewords as words
from .addresses import link
from .fields import Sheet
from .kept import remember
from .leaving import done
from .telling import Teller

FIRST = ("person.date_of_birth", "marital_status")
"""The questions without whose answers there is no profile."""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("profile.start")
def start(request: Asked, language: Language) -> HttpResponse:
    """Start a draft, blank or from a document."""
    if request.method != "POST":
        return _page(request, language, Given(), ())
    if "document" in request.FILES or request.POST.get("from") == "document":
        return _from_file(request, language)
    typed = {name: str(value) for name, value in request.POST.items()}
    interview, wrong = _answered(_blank(request), typed, language)
    if wrong:
        return _page(request, language, Given(typed, wrong.errors, wrong.offers), ())
    return _started(request, language, interview)


def _blank(request: Asked) -> Interview:
    return Answers(day_of(request.caller.now)).interview(service_law())


def _answered(interview: Interview, typed: dict[str, str], language: Language) -> tuple[Interview, Wrong]:
    """The interview with the first answers, or everything that is wrong with them."""
    whole = Wrong()
    for place in FIRST:
        question = next(each for each in interview.questions if each.place == place)
        interview, wrong = answered(interview, Screen((question,)), typed, language)
        whole.errors |= wrong.errors
    return interview, whole


def _from_file(request: Asked, language: Language) -> HttpResponse:
    file = request.FILES.get("document")
    teller = Teller(language)
    if not isinstance(file, UploadedFile):
        return _page(request, language, Given(), (teller.say(words.NO_FILE),))
    if (file.size or 0) > MOST_BYTES:
        return _page(request, language, Given(), (teller.say(words.LARGE_FILE),))
    try:
        return _started(request, language, opened(file.read(), file.name or ""))
    except ProfileError as error:
        return _page(request, language, Given(), tuple(teller.say(each.say(language)) for each in error.problems))


def _started(request: Asked, language: Language, interview: Interview) -> HttpResponse:
    """A draft with the answers, one however often the form is sent, and on to the next question.

    :raises ProfileError: where the answers are no profile.
    """
    person = next(iter(request.caller.persons), None)
    if person is None:
        raise Problem(422, "unacceptable", [NO_CLIENT])
    document = check(dict(interview.stated))
    once(request, lambda: note(request, intake.start(request.desk, document, person=person).id))
    made = Profile.objects.filter(person=person).latest("id")
    remember(request, made.number, interview)
    return done(request, words.STARTED, link("answers", language, number=made.number))


def _page(request: Asked, language: Language, given: Given, problems: tuple[str, ...]) -> HttpResponse:
    fields = _fields(request, language, given)
    sheet = Sheet(language)
    file = sheet.file("document", words.START_FILE, words.START_FILE_HINT)
    errors = errors_of(fields) + [{"text": each, "anchor": "document"} for each in problems[:MOST_TOLD]]
    live = Profile.objects.filter(person__in=request.caller.persons, state__in=[each.value for each in LIVE])
    context = {
        "fields": fields,
        "file": file,
        "errors": errors,
        "accepts": ".json,.yaml,.yml,.toml",
        "live": live.exists(),
        "once": number_of(request),
    }
    return page(request, "candidates:start", language, context, words=words, status=400 if errors else 200)


def _fields(request: Asked, language: Language, given: Given) -> list[Field]:
    interview = _blank(request)
    questions = [next(each for each in interview.questions if each.place == place) for place in FIRST]
    return [field_of(interview, each, number, language, given) for number, each in enumerate(questions)]


# ----------------------------------------------------------------------------------------- from the public assessment


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, language: Language) -> HttpResponse:
    """The answers of the public assessment, to become a profile; who has not signed in takes them along."""
    if request.method != "POST":
        return HttpResponseRedirect(link("start", language))
    if "now" in request.POST:
        return _taken_over(request, language)
    try:
        unseal(request.POST.get("state", ""))
    except Broken:
        return HttpResponseRedirect(link("start", language))
    context: dict[str, Any] = {
        "state": request.POST.get("state", ""),
        "signed_in": session_caller(request, now()).user is not None,
        "once": number_of(request),
    }
    return page(request, "candidates:take_over", language, context, words=words)


@signed_in("profile.start")
def _taken_over(request: Asked, language: Language) -> HttpResponse:
    try:
        interview = unseal(request.POST.get("state", "")).interview(service_law())
    except Broken:
        return HttpResponseRedirect(link("start", language))
    try:
        return _started(request, language, interview)
    except ProfileError:
        return HttpResponseRedirect(link("start", language))
