"""The first page of a candidate: what is next, one thing on top; then dates, profiles, applications and records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from express_entry.api.filereach import within as applications_within
from express_entry.api.gate import Asked, now
from express_entry.api.profiles import within as profiles_within
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.models import Application
from express_entry.application.statewords import words_of_state as words_of_application
from express_entry.assessment.calendar import Entry
from express_entry.correspondence.duedays import due_days
from express_entry.correspondence.owndays import own_days
from express_entry.law import Language
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pool.bars import bar_at
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.models import Person, Profile
from express_entry.pool.statewords import words_of_state
from express_entry.reports.outlook import MOST_DATES

from . import homewords as words
from .addresses import link
from .nextsteps import next_step
from .returning import to_clients
from .telling import NONE, Teller

MOST = 20
"""Profiles and applications that are listed, the latest first."""


class Row(NamedTuple):
    """A profile or an application in a list."""

    number: str
    href: str
    state: str
    more: str


@require_safe
@signed_in("profile.start")
def home(request: Asked, language: Language) -> HttpResponse:
    """What is next for whoever asks, and everything else of theirs; who acts for others is led to these."""
    clients = to_clients(request, language)
    if clients:
        return HttpResponseRedirect(clients)
    teller, persons = Teller(language), request.caller.persons
    profiles = list(profiles_within(request.caller, "profile.read").filter(person__in=persons).order_by("-id")[:MOST])
    rows = applications_within(request.caller, "application.read").filter(profile__person__in=persons)
    applications = list(rows.exclude(state=ApplicationState.DISCARDED.value).order_by("-id")[:MOST])
    step = next_step(profiles, applications, now(), teller)
    context = {
        "step": step,
        "due": list(_due(persons, teller)),
        "profiles": list(_profiles(profiles, language, teller)),
        "applications": list(_applications(applications, language, teller)),
        "another": step.page != "start" and _may_start(profiles),
        "calendar": link("calendar", language, number=profiles[0].number) if profiles else "",
    }
    return page(request, "candidates:home", language, context, words=words)


def _may_start(profiles: Sequence[Profile]) -> bool:
    """Whether another profile makes sense: where every one has ended, and no bar is in its way."""
    return bool(profiles) and all(each.ended is not None for each in profiles) and bar_at(profiles[0], now()) is None


def _due(persons: Sequence[UUID], teller: Teller) -> Iterator[dict[str, str]]:
    """What falls due, and on which days the result changes, the earliest first."""
    at = now()
    found: list[tuple[date, str, str]] = []
    for person in Person.objects.filter(id__in=persons):
        for each in due_days(person, at):
            what = words.OVERDUE.of(what=each.what) if each.over else each.what
            found.append((each.day, teller.capital(what), each.about))
        own = own_days(person, at)
        if own is not None:
            about = teller.about(own.document, at)
            found += [(entry.day, _turn(entry, about), own.number) for entry in own.entries[:MOST_DATES]]
    for day, said, number in sorted(found, key=lambda each: each[0]):
        yield {"day": teller.day(day), "what": said, "about": number}


def _turn(entry: Entry, teller: Teller) -> str:
    """A day on which the result changes, in words: why, and what of it."""
    causes = "; ".join(teller.say(each.reason) for each in entry.causes)
    return teller.capital(words.TURNS, causes=causes, changes="; ".join(teller.say(each) for each in entry.changes))


def _profiles(rows: Sequence[Profile], language: Language, teller: Teller) -> Iterator[Row]:
    for each in rows:
        said = teller.capital(words_of_state(ProfileState(each.state)))
        points = NONE if each.points is None else teller.number(each.points)
        yield Row(each.number, link("profile", language, number=each.number), said, points)


def _applications(rows: Sequence[Application], language: Language, teller: Teller) -> Iterator[Row]:
    for each in rows:
        said = teller.capital(words_of_application(ApplicationState(each.state)))
        program = teller.say(PROGRAM_NAMES[each.program])
        yield Row(each.number, link("application", language, number=each.number), said, program)
