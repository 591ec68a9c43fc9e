"""A profile at a glance: where it stands in words, what it has, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked, now
from express_entry.api.profiles import own
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.models import Application
from express_entry.law import Language, Text
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.pages.access import signed_in
from express_entry.pages.downloads import profile_file
from express_entry.pages.frame import page
from express_entry.pool.bars import bar_at
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.models import Profile
from express_entry.pool.programbits import programs_of
from express_entry.pool.statewords import words_of_state
from express_entry.privacy.correcting import notes_on
from express_entry.privacy.rows import CorrectionState

from . import profilewords as words
from .addresses import link
from .kept import record_of_profile
from .returning import way_back
from .telling import NONE, Fact, Teller

IN_POOL, DRAFT, INVITED = ProfileState.IN_POOL.value, ProfileState.DRAFT.value, ProfileState.INVITED.value
SUBMITTED, BARRED = ProfileState.SUBMITTED.value, ProfileState.BARRED.value
ENDS_BY_WITHDRAWAL = (SUBMITTED, IN_POOL, ProfileState.NOMINATION_ENDED.value, BARRED)


@require_safe
@signed_in("profile.read")
def profile(request: Asked, language: Language, number: str) -> HttpResponse:
    """A profile of one's own, or of a client."""
    row, teller = own(request.caller, "profile.read", number), Teller(language)
    mine = row.person_id in request.caller.persons
    context = {
        "back": way_back(request, row.person_id, language),
        "title": teller.say(words.PROFILE_TITLE, number=number),
        "state": teller.capital(words_of_state(ProfileState(row.state))),
        "facts": list(facts_of(row, teller)),
        "code": row.code if mine and row.state in (IN_POOL, DRAFT) else "",
        "last_known": row.law is not None and row.law.last_known,
        "links": list(_links(row, language, teller)),
        "notes": notes_shown(number, teller),
    }
    more = {"own_links": context.pop("links")}
    return page(request, "candidates:profile", language, {**context, **more}, words=words, parts={"number": number})


def facts_of(row: Profile, teller: Teller) -> Iterator[Fact]:
    """What a profile has."""
    if row.state == DRAFT:
        yield teller.fact(words.DRAFT_UNTIL, teller.minute(row.draft_until))
        return
    points = NONE if row.points is None else teller.number(row.points)
    yield teller.fact(words.POINTS, points)
    programs = ", ".join(teller.say(PROGRAM_NAMES[each]) for each in sorted(programs_of(row.programs)))
    yield teller.fact(words.PROGRAMS, programs or teller.say(words.NONE))
    categories = ", ".join(teller.groupings(row.categories.split()))
    yield teller.fact(words.CATEGORIES, categories or teller.say(words.NO_CATEGORY))
    yield teller.fact(words.SUBMITTED, teller.instant(row.submitted))
    bar = bar_at(row, now()) if row.state == BARRED else None
    if bar is not None:
        yield teller.fact(words.BARRED_BEFORE, teller.say(words.BARRED_UNTIL, day=teller.day(bar.until)))
    if row.ended is None:
        yield teller.fact(words.EXPIRES, teller.minute(row.expires))
    else:
        yield teller.fact(words.ENDED, teller.minute(row.ended))


def _links(row: Profile, language: Language, teller: Teller) -> Iterator[dict[str, str]]:
    """What can be done, the most likely first."""
    for page_name, said in _steps(row):
        yield {"href": link(page_name, language, number=row.number), "said": teller.say(said)}
    application = application_of(row)
    if application is not None:
        to = link("application", language, number=application.number)
        yield {"href": to, "said": teller.say(words.SEE_APPLICATION)}


def _steps(row: Profile) -> Iterator[tuple[str, Text]]:
    record = record_of_profile(row)
    if row.state == INVITED:
        yield "invitation", words.SEE_INVITATION
    if record.tree:
        yield "answers", words.SEE_ANSWERS if record.changes else words.READ_ANSWERS
        yield "result", words.SEE_RESULT
    if record.changes:
        yield "person", words.SEE_PERSON
    if row.state == DRAFT:
        yield "submit", words.SUBMIT
    if row.submitted is not None:
        yield "rank", words.SEE_RANK
    nominated = row.state == INVITED and row.nominations.exists()
    if nominated or row.state in (IN_POOL, ProfileState.NOMINATION_ENDED.value):
        yield "nomination", words.SEE_NOMINATION
    if record.tree:
        yield "profile_file", words.SAVE_DOCUMENT
    if row.state == DRAFT:
        yield "discard", words.DISCARD
    if row.state in ENDS_BY_WITHDRAWAL:
        yield "withdraw", words.WITHDRAW


def application_of(row: Profile) -> Application | None:
    """The latest application on the invitation of a profile that was not thrown away."""
    made = Application.objects.filter(profile=row).exclude(state=ApplicationState.DISCARDED.value)
    return made.order_by("-id").first()


def notes_shown(about: str, teller: Teller) -> list[dict[str, Any]]:
    """What was asked to be corrected of a record and was not."""
    return [
        {
            "field": each.field,
            "words": each.words,
            "state": teller.say(CorrectionState(each.state).words),
            "reason": each.reason,
        }
        for each in notes_on(about)
    ]


@require_safe
@signed_in("profile.read")
def document(request: Asked, language: Language, number: str) -> HttpResponse:
    """The answers of a profile as a profile document."""
    record = record_of_profile(own(request.caller, "profile.read", number))
    response = HttpResponse(profile_file(record.interview(), language), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{number}.json"'
    return response
