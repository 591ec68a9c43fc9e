"""A client on one page: who, how they stand, what falls due, what changes, and what can be done for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.filereach import within as files_within
from express_entry.api.gate import Asked
from express_entry.application.examinationrows import LetterKind
from express_entry.application.lifecycle import LetterState
from express_entry.assessment.calendar import calendar
from express_entry.correspondence.duedays import DueDay
from express_entry.law import places
from express_entry.law.category import title_of
from express_entry.law.citations import cited
from express_entry.law.days import add_years, day_of
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Language, Sayable
from express_entry.pages.addresses import address
from express_entry.pages.days import Written
from express_entry.pages.frame import page
from express_entry.pages.moments import second
from express_entry.pool.counts import last_count
from express_entry.pool.invitations import over_at
from express_entry.pool.keeping import effective_document
from express_entry.pool.laws import service_law
from express_entry.pool.models import Profile
from express_entry.pool.places import EVERYONE, place_of
from express_entry.pool.programbits import programs_of
from express_entry.pool.states import LIVE, InvitationState, NominationState, ProfileState
from express_entry.reports.typography import number, sentence, typeset, written_out
from express_entry.selection.rows import in_order

from . import clientwords as words
from .calls import calls_of_all, time_left
from .caseload import Client, named, stated_of
from .home import latest_words, state_of
from .reach import client_of, for_clients

MOST_CHANGES = 6
"""Days on which something changes that the page tells of."""


@require_safe
@for_clients("profile.read")
def client(request: Asked, language: Language, key: str) -> HttpResponse:
    """Everything about a client that the firm needs today."""
    found = client_of(request, key)
    now = request.caller.now
    stated = stated_of([found])
    known = stated.get(found.profile.id) if found.profile is not None else None
    context = {
        "client_name": named(found, stated),
        "client_code": found.code,
        "reasons": [sentence(_say(each.reason, language)) for each in calls_of_all([found], now).get(found.key, ())],
        "facts": list(_facts(found, language, known.reference if known is not None else "")),
        "profile": found.profile,
        "by_sheet": _say(words.BY_SHEET.of(code=found.code), language),
        "due": [_due(each, day_of(now), language) for each in found.due],
        **(_changes(found, day_of(now), language) if known is not None else {}),
        "acts": list(_acts(found, language)),
        "letters": list(_letters(request, found, language)),
    }
    return page(request, "representatives:client", language, context, words=words, parts={"key": found.key})


def _facts(client: Client, language: Language, reference: str) -> Iterator[tuple[str, str]]:
    def say(what: Sayable) -> str:
        return _say(what, language)

    yield say(words.CODE), client.code
    made, until = day_of(client.appointment.made), client.appointment.until
    since = words.SINCE.of(day=Written(made))
    yield say(words.APPOINTED), say(since if until is None else words.UNTIL.of(since=since, until=Written(until)))
    if reference:
        yield say(words.REFERENCE), reference
    profile = client.profile
    if profile is None:
        return
    yield say(words.PROFILE), profile.number
    yield say(words.STATE), sentence(say(state_of(client))).rstrip(".")
    if ProfileState(profile.state) in LIVE:
        yield from _standing(profile, language)
    if client.latest is not None:
        yield say(words.LATEST), say(latest_words(client))


def _standing(profile: Profile, language: Language) -> Iterator[tuple[str, str]]:
    def say(what: Sayable) -> str:
        return _say(what, language)

    yield say(words.POINTS), say(words.NOT_KNOWN) if profile.points is None else number(profile.points, language)
    if profile.state == ProfileState.IN_POOL.value and profile.points is not None:
        yield say(words.RANK), say(_place(profile.points, language))
    programs = [say(PROGRAM_NAMES[slug]) for slug in in_order(programs_of(profile.programs))]
    yield say(words.PROGRAMS), ", ".join(programs) or say(words.NONE)
    categories = [say(title_of(service_law(), each.slug, each.version)) for each in sorted(profile.category_set)]
    yield say(words.CATEGORIES), ", ".join(categories) or say(words.NO_CATEGORY)
    if profile.submitted is not None:
        yield say(words.SUBMITTED), second(profile.submitted, language)
    if profile.expires is not None:
        yield say(words.EXPIRES), written_out(day_of(profile.expires), language)


def _place(points: int, language: Language) -> Sayable:
    """Where points stood among all at the last count: a range, as the client is told it, that tells of nobody else."""
    count = last_count()
    if count is None or not count.places:
        return words.NOT_COUNTED
    place = place_of(points, EVERYONE, count)
    if place.first is None or place.last is None or place.of is None:
        return words.TOO_FEW
    first, last, of = (number(each, language) for each in (place.first, place.last, place.of))
    at = Written(day_of(place.at))
    return words.OF_POOL.of(first=first, last=last, of=of, day=at)


def _due(each: DueDay, today: date, language: Language) -> dict[str, str]:
    left = time_left(each, today)
    return {
        "day": each.day.isoformat(),
        "left": _say(words.OVERDUE.of(days=left) if each.over else left, language),
        "what": sentence(_say(each.what, language)).rstrip("."),
        "rule": typeset(cited(each.citation, language), language),
    }


def _changes(client: Client, today: date, language: Language) -> dict[str, Any]:
    """The days within a year on which the result changes, with their causes; and that not all are told, if so."""
    profile = client.profile
    if profile is None or ProfileState(profile.state) not in LIVE | {ProfileState.DRAFT}:
        return {}
    found = calendar(effective_document(profile), on=today, until=add_years(today, 1), law=service_law()).entries
    changes = [
        {
            "day": entry.day.isoformat(),
            "what": [sentence(_say(each, language)) for each in entry.changes],
            "why": [sentence(_say(each, language)) for each in entry.causes],
        }
        for entry in found[:MOST_CHANGES]
    ]
    cut = words.MORE_CHANGES.of(most=str(MOST_CHANGES), many=str(len(found)))
    return {"changing": True, "changes": changes, "cut": _say(cut, language) if len(found) > MOST_CHANGES else ""}


# ---------------------------------------------------------------------------------------------------------- to be done


def _acts(client: Client, language: Language) -> Iterator[dict[str, str]]:
    """What can be done for the client as they stand, the most pressing first."""

    def act(name: str, title: Sayable, text: Sayable, **parts: str) -> dict[str, str]:
        link = (
            address(name, language, **parts) if parts else address(f"representatives:{name}", language, key=client.key)
        )
        return {"link": link, "title": _say(title, language), "text": _say(text, language)}

    profile = client.profile
    if profile is not None:
        yield from _pressing(client, profile, act)
        yield act("candidates:profile", words.ANSWERS, words.ANSWERS_TEXT, number=profile.number)
        yield act("scenarios", words.SCENARIOS, words.SCENARIOS_TEXT)
        yield act("report", words.REPORT, words.REPORT_TEXT)
        if ProfileState(profile.state) in LIVE - {ProfileState.INVITED}:
            yield act("withdraw", words.WITHDRAW, words.WITHDRAW_TEXT)
    yield act("name", words.KNOWN_AS, words.NAME_TEXT)
    yield act("end", words.END, words.END_TEXT)


def _pressing(client: Client, profile: Profile, act: Any) -> Iterator[dict[str, str]]:
    if profile.state == ProfileState.DRAFT.value:
        yield act("submit", words.SUBMIT, words.SUBMIT_TEXT.of(day=Written(day_of(profile.draft_until))))
    for each in profile.nominations.all():
        province = places.provinces()[each.province]
        if each.state == NominationState.OFFERED.value:
            text = words.NOMINATION_TEXT.of(province=province, day=Written(each.answer_by))
            yield act("nomination", words.NOMINATION, text)
        elif each.state == NominationState.ACCEPTED.value and profile.state == ProfileState.IN_POOL.value:
            yield act("nomination", words.RENOUNCE, words.RENOUNCE_TEXT.of(province=province))
    for invitation in profile.invitations.filter(state=InvitationState.ISSUED.value).select_related("round"):
        text = words.INVITATION_TEXT.of(round=invitation.round.number, day=Written(invitation.answer_by))
        yield act("invitation", words.INVITATION, text)
    if client.application is not None and client.application.ended is None:
        number = client.application.number
        yield act("candidates:application", words.FORMS, words.FORMS_TEXT.of(number=number), number=number)
        yield act("documents", words.DOCUMENTS, words.DOCUMENTS_TEXT.of(number=client.application.number))


def _letters(request: Asked, client: Client, language: Language) -> Iterator[str]:
    """The open letters of the application, where it is within reach."""
    if client.application is None or not request.caller.may("letter.read"):
        return
    reached = files_within(request.caller, "letter.read").filter(id=client.application.id).first()
    if reached is not None:
        for row in reached.letters.filter(state=LetterState.OPEN.value).order_by("answer_by"):
            text = words.LETTER_OVERDUE if over_at(row.answer_by) <= request.caller.now else words.LETTER
            yield _say(text.of(title=LetterKind(row.kind).words, day=Written(row.answer_by)), language)


def _say(what: Sayable, language: Language) -> str:
    return typeset(what.say(language), language)
