"""A draft is submitted or thrown away, a profile withdrawn: each asks first, with what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api.gate import Asked, now
from express_entry.api.profiles import own
from express_entry.law import Language, Text
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.pages.access import signed_in
from express_entry.pages.onceonly import answered_once
from express_entry.pool import intake
from express_entry.pool.counts import last_count
from express_entry.pool.effects import standing_at_door
from express_entry.pool.faults import Unacceptable
from express_entry.pool.keeping import stated
from express_entry.pool.laws import service_law
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.models import Profile
from express_entry.pool.places import place_of
from express_entry.pool.progress import POOL_PERIOD, Standing

from . import profilewords as words
from .addresses import link
from .confirming import Question, asked
from .effects import groupings_in, place_said
from .leaving import done
from .meanwhile import version_seen
from .returning import way_back
from .telling import Fact, Teller

WAYS = ["GET", "HEAD", "POST"]


@require_http_methods(WAYS)
@signed_in("profile.submit")
@answered_once
def submit(request: Asked, language: Language, number: str) -> HttpResponse:
    """Submit a draft, once what it would have in the pool was seen."""
    row = own(request.caller, "profile.submit", number)
    if request.method != "POST":
        return _before(request, language, row)
    try:
        made = intake.submit(request.desk, number, expected=version_seen(request, row.version))
    except Unacceptable:
        return _before(request, language, row)
    said = {
        ProfileState.IN_POOL.value: words.SUBMITTED_IN,
        ProfileState.SUBMITTED.value: words.SUBMITTED_WAITS,
    }.get(made.state, words.SUBMITTED_INELIGIBLE)
    return done(request, said, link("profile", language, number=number))


def _before(request: Asked, language: Language, row: Profile) -> HttpResponse:
    """What submitting would give, or what is missing for it."""
    at, document = now(), stated(row)
    teller = Teller(language).about(document, at)
    facts: list[Fact] = []
    errors: list[dict[str, str]] = []
    try:
        found = standing_at_door(document, at)
        facts = list(_facts(found, teller))
    except Unacceptable as fault:
        errors = teller.lacking(fault.fields)
        found = None
    follows = [teller.say(each) for each in _follows(found)]
    question = Question(
        title=teller.say(words.SUBMIT_TITLE),
        lead=teller.say(words.SUBMIT_LEAD) if found is not None else "",
        follows=follows if found is not None else [],
        errors=errors,
        button=teller.say(words.SUBMIT_NOW),
        back=link("answers", language, number=row.number),
        hidden={"version": str(row.version)},
        possible=found is not None,
        grave=found is not None and not found.programs,
    )
    return asked(
        request,
        "candidates:submit",
        language,
        question,
        parts={"number": row.number},
        words=words,
        more={"facts": facts},
    )


def _facts(found: Standing, teller: Teller) -> Iterator[Fact]:
    programs = ", ".join(teller.say(PROGRAM_NAMES[each]) for each in sorted(found.programs))
    yield teller.fact(words.PROGRAMS, programs or teller.say(words.NONE))
    if found.points is None or not found.programs:
        return
    yield teller.fact(words.POINTS, teller.number(found.points))
    count = last_count()
    if count is None or not count.places:
        return
    for grouping in groupings_in(found):
        yield Fact(teller.grouping(grouping), place_said(place_of(found.points, grouping, count), teller))


def _follows(found: Standing | None) -> Iterator[Text]:
    if found is not None and not found.programs:
        yield words.SUBMIT_INELIGIBLE
    yield words.SUBMIT_TIME
    months = str(service_law().at(now()).values(POOL_PERIOD)["months"])
    yield Text(words.SUBMIT_TERM.en.format(months=months), words.SUBMIT_TERM.fr.format(months=months))
    yield words.SUBMIT_ONE
    yield words.SUBMIT_TRUE


@require_http_methods(WAYS)
@signed_in("profile.withdraw")
@answered_once
def withdraw(request: Asked, language: Language, number: str) -> HttpResponse:
    """Withdraw a profile."""
    row = own(request.caller, "profile.withdraw", number)
    if request.method == "POST":
        intake.withdraw(request.desk, number)
        return done(request, words.WITHDRAWN, way_back(request, row.person_id, language))
    waits = row.state == ProfileState.SUBMITTED.value
    follows = words.WITHDRAW_WAITING if waits else words.WITHDRAW_FOLLOWS
    return _asked(request, language, "withdraw", number, words.WITHDRAW_TITLE, follows, words.WITHDRAW_NOW)


@require_http_methods(WAYS)
@signed_in("profile.discard")
@answered_once
def discard(request: Asked, language: Language, number: str) -> HttpResponse:
    """Throw a draft away."""
    row = own(request.caller, "profile.discard", number)
    if request.method == "POST":
        intake.discard_draft(request.desk, number)
        return done(request, words.DISCARDED, way_back(request, row.person_id, language))
    return _asked(request, language, "discard", number, words.DISCARD_TITLE, words.DISCARD_FOLLOWS, words.DISCARD_NOW)


def _asked(
    request: Asked, language: Language, name: str, number: str, title: Text, follows: tuple[Text, ...], button: Text
) -> HttpResponse:
    say = Teller(language).say
    question = Question(
        title=say(title),
        follows=[say(each) for each in follows],
        button=say(button),
        back=link("profile", language, number=number),
        grave=True,
    )
    return asked(request, f"candidates:{name}", language, question, parts={"number": number}, words=words)
