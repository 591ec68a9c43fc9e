"""The result of an assessment, and the documents that go with it: worked out anew from the answers that came along."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from express_entry.checklist import derive
from express_entry.law.text import Language
from express_entry.pool.laws import service_law
from express_entry.profile import ProfileError
from express_entry.profile.interview import Interview
from express_entry.reports.checklistpage import compose_checklist
from express_entry.reports.composition import compose
from express_entry.reports.findings import Findings, find
from express_entry.reports.report import Letterhead, Report
from express_entry.reports.typography import typeset

from . import days, devicewords, resultwords
from .addresses import address
from .checkpage import checked, doubt_said, is_assessable
from .frame import Said, page
from .interview import carried, unusable
from .reportview import shown
from .sealed import Answers, Broken, seal
from .steps import errors_of


def findings_of(interview: Interview) -> Findings:
    """What is found of the answers, on their day.

    :raises ProfileError: where they are no profile, or one of somebody not yet born on the day.
    """
    return find(interview.profile(), on=interview.day, law=service_law())


def report_of(interview: Interview, language: Language) -> Report:
    """The report on the answers, on their day, said to the person.

    :raises ProfileError: where they are no profile, or one of somebody not yet born on the day.
    """
    return compose(findings_of(interview), Letterhead(), language, to_the_person=True)


def checklist_of(interview: Interview, language: Language) -> Report:
    """The documents that the answers would call for, on their day.

    :raises ProfileError: where they are no profile, or one of somebody not yet born on the day.
    """
    profile = interview.profile()
    found = derive(profile, service_law().on(interview.day), on=interview.day)
    return compose_checklist(found, profile, Letterhead(), language)


@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest, language: Language) -> HttpResponse:
    """The result on the day chosen, explained."""
    if request.method != "POST":
        return HttpResponseRedirect(address("assessment", language))
    typed = {name: str(value) for name, value in request.POST.items()}
    try:
        interview = carried(request)
    except Broken as broken:
        return unusable(request, broken, language)
    day = days.chosen(typed, interview.day)
    there = Answers.of(replace(interview, day=day.day)).interview(service_law())
    if not is_assessable(there) or there.problems():
        return _not_yet(request, there, language)
    words, found = resultwords, findings_of(there)
    field = days.day_field(words.OTHER_DAY, words.OTHER_DAY_HINT, there.day, typed, day.error, language)
    context = {
        **shown(compose(found, Letterhead(), language, to_the_person=True)),
        "state": seal(Answers.of(there)),
        "try": _round_to_try(found, language),
        "day": field,
        "device": Said(language, devicewords),
        "errors": errors_of([field]),
        "doubts": [doubt_said(each, language) for each in there.doubts()],
        "take_over": address("candidates:take_over", language),
    }
    return page(request, "result", language, context, words=words, status=400 if day.error else 200)


def _round_to_try(found: Findings, language: Language) -> str:
    """Where a score is tried on the round that matters first; on one of all rounds, where none does."""
    nearest = found.nearest
    return address("rounds", language) if nearest is None else address("round", language, number=nearest.number)


def _not_yet(request: HttpRequest, interview: Interview, language: Language) -> HttpResponse:
    """Answers from which nothing can be worked out: all of them, and what is wrong."""
    errors = [{"text": typeset(each.say(language), language)} for each in interview.problems()]
    return checked(request, interview, language, errors=errors)


@require_http_methods(["GET", "HEAD", "POST"])
def checklist(request: HttpRequest, language: Language) -> HttpResponse:
    """The documents that an application would need."""
    if request.method != "POST":
        return HttpResponseRedirect(address("assessment", language))
    try:
        interview = carried(request)
        report = checklist_of(interview, language)
    except Broken as broken:
        return unusable(request, broken, language)
    except ProfileError:
        return _not_yet(request, interview, language)
    context = {**shown(report), "state": seal(Answers.of(interview))}
    return page(request, "checklist", language, context, words=resultwords)


@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest, language: Language) -> HttpResponse:
    """Every answer, to check and to change."""
    if request.method != "POST":
        return HttpResponseRedirect(address("assessment", language))
    try:
        return checked(request, carried(request), language)
    except Broken as broken:
        return unusable(request, broken, language)
