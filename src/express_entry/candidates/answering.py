"""The questions of the interview, asked again for what is kept: a draft is saved with every answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from express_entry.api.gate import Asked
from express_entry.law import Language
from express_entry.pages.access import signed_in
from express_entry.pages.checkpage import all_of
from express_entry.pages.frame import page
from express_entry.pages.sealed import Broken, unseal
from express_entry.pages.steps import Step, asked_of, turned
from express_entry.pool.faults import Conflict
from express_entry.pool.keeping import is_other_version
from express_entry.pool.laws import service_law
from express_entry.profile.interview import Interview

from . import profilewords
from .addresses import link
from .kept import Record, application_record, profile_record, remember
from .meanwhile import rebased, version_seen
from .telling import Teller

Finds = Callable[[Asked, str], Record]
WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@signed_in("profile.read")
def answers(request: Asked, language: Language, number: str) -> HttpResponse:
    """Every answer of a profile, to read and to change."""
    return _answers(request, language, profile_record(request, number))


@require_http_methods(WAYS)
@signed_in("profile.change")
def questions(request: Asked, language: Language, number: str) -> HttpResponse:
    """The next question of a profile, or one again."""
    return _questions(request, language, profile_record(request, number, "profile.change"))


@require_http_methods(WAYS)
@signed_in("application.form")
def declared(request: Asked, language: Language, number: str) -> HttpResponse:
    """Every answer as it is declared in an application."""
    return _answers(request, language, application_record(request, number))


@require_http_methods(WAYS)
@signed_in("application.declare")
def declared_questions(request: Asked, language: Language, number: str) -> HttpResponse:
    """The next question of what is declared, or one again."""
    return _questions(request, language, application_record(request, number, "application.declare"))


# ---------------------------------------------------------------------------------------------------- what is carried


def carried(request: Asked, record: Record) -> tuple[Interview, int]:
    """The answers that came along with a form, and the version that they were made from.

    Where none came, or they cannot be used, those that are kept.
    """
    try:
        interview = unseal(request.POST.get("state", "")).interview(service_law())
    except Broken:
        return record.interview(), record.version
    return interview, version_seen(request, record.version)


def _answers(request: Asked, language: Language, record: Record) -> HttpResponse:
    if request.method != "POST":
        return all_answers(request, language, record, record.interview(), record.version)
    interview, version = carried(request, record)
    return all_answers(request, language, record, interview, version)


def _questions(request: Asked, language: Language, record: Record) -> HttpResponse:
    if request.method != "POST" or not record.changes:
        return HttpResponseRedirect(link(record.pages["answers"], language, number=record.number))
    before, version = carried(request, record)
    typed = {name: str(value) for name, value in request.POST.items()}
    step = turned(before, typed, language)
    if step.given.typed:  # it stands on the page again, and is saved by the next click
        remember(request, record.number, step.interview)
        return _shown(request, language, record, step, version)
    if record.at_once and version != record.version:
        base = on_top(record, version, before)
        if base is None or on_top(record, version, step.interview) is None:
            return _changed_meanwhile(request, language, record)
        step, version = turned(base, typed, language), record.version
    try:
        version = _saved(request, record, step.interview, version)
        remember(request, record.number, step.interview)
    except Conflict as fault:
        if not is_other_version(fault):
            raise
        return _changed_meanwhile(request, language, record)
    return _shown(request, language, record, step, version)


def on_top(record: Record, version: int, interview: Interview) -> Interview | None:
    """Answers that were given to a version, on top of the latest; None where the same was answered otherwise."""
    tree = rebased(record.tree_of(version), dict(interview.stated), record.tree)
    if tree is None:
        return None
    found = replace(record, tree=tree, whole=tuple(interview.ended)).interview()
    return None if found.problems() else found


def _changed_meanwhile(request: Asked, language: Language, record: Record) -> HttpResponse:
    told = profilewords.CHANGED_MEANWHILE
    return all_answers(request, language, record, record.interview(), record.version, told=told)


def _saved(request: Asked, record: Record, interview: Interview, version: int) -> int:
    """Save a draft, where something in it changed; its version."""
    tree = dict(interview.stated)
    if not record.at_once or tree == record.tree or interview.problems():
        return version
    return record.save(request, tree, version)


# ------------------------------------------------------------------------------------------------------------- shown


def _shown(request: Asked, language: Language, record: Record, step: Step, version: int) -> HttpResponse:
    if step.screen is None:
        return all_answers(request, language, record, step.interview, version)
    context = asked_of(step, step.screen, language)
    own = {
        "version": version,
        "sent": link(record.pages["questions"], language, number=record.number),
        "home": link(record.pages["home"], language, number=record.number),
    }
    return _page(request, "questions", language, record, {**context, **own}, status=400 if context["errors"] else 200)


def all_answers(
    request: Asked,
    language: Language,
    record: Record,
    interview: Interview,
    version: int,
    *,
    told: Any = None,
    errors: list[dict[str, str]] | None = None,
) -> HttpResponse:
    """The page with all answers: to read, and where that is possible to change."""
    numbered = {"number": record.number}
    context = {
        **all_of(interview, language),
        "version": version,
        "record": record,
        "changed": dict(interview.tree) != record.tree,
        "sent": link(record.pages["questions"], language, **numbered),
        "home": link(record.pages["home"], language, **numbered),
        "person": link(record.pages["person"], language, **numbered),
        "effect": link("effect", language, **numbered),
        "submit": link("submit", language, **numbered),
        "told": "" if told is None else Teller(language).say(told),
        "errors": errors or [],
    }
    return _page(request, "answers", language, record, context, status=400 if errors else 200)


def _page(
    request: Asked, template: str, language: Language, record: Record, context: dict[str, Any], status: int
) -> HttpResponse:
    name = f"candidates:{record.pages[template]}"
    return page(
        request,
        name,
        language,
        context,
        words=profilewords,
        parts={"number": record.number},
        template=template,
        status=status,
    )
