"""A nomination to accept, to turn down or to renounce, each with what it does; and notifications of interest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.api.gate import Asked, now
from express_entry.api.profiles import own
from express_entry.law import Language
from express_entry.law.days import day_of
from express_entry.law.places import provinces as names
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.onceonly import answered_once
from express_entry.pool import provinces
from express_entry.pool.effects import effect_of_nomination
from express_entry.pool.faults import Conflict
from express_entry.pool.lifecycle import NominationState, ProfileState
from express_entry.pool.models import Nomination, Profile
from express_entry.pool.statewords import words_of_state

from . import invitationwords as words
from .addresses import link
from .confirming import Question, asked
from .leaving import done
from .telling import NONE, Fact, Teller

OFFERED, ACCEPTED = NominationState.OFFERED.value, NominationState.ACCEPTED.value
FITTING = {"accept": OFFERED, "reject": OFFERED, "renounce": ACCEPTED}
"""The state of the nomination that each answer is about."""
ANSWERS = {"accept": provinces.accept, "reject": provinces.reject, "renounce": provinces.renounce}


@require_safe
@signed_in("profile.read")
def nomination(request: Asked, language: Language, number: str) -> HttpResponse:
    """The nomination on a profile, with its last day; and the provinces that showed interest."""
    return _shown(request, own(request.caller, "profile.read", number), Teller(language))


def _shown(request: Asked, row: Profile, teller: Teller, refused: Conflict | None = None) -> HttpResponse:
    """The page of the nomination as it stands, with why an answer was not taken."""
    language, number = teller.language, row.number
    found = row.nominations.order_by("-id").first()
    reasons = [] if refused is None else refused.reasons
    context: dict[str, Any] = {
        "back": link("profile", language, number=number),
        "errors": [{"text": teller.sentence(each), "anchor": ""} for each in reasons],
        "nominated": found is not None,
        "facts": [] if found is None else list(_facts(found, teller)),
        "letter": _letter(row, language),
        "ways": [] if found is None else [_way(each, language, number, teller) for each in _possible(row, found)],
        "accepting": [] if found is None or found.state != OFFERED else list(_accepting(row, found, teller)),
        "interests": [_interest(each, teller) for each in row.interests.order_by("-sent")[:50]],
    }
    status, parts = 200 if refused is None else 409, {"number": number}
    return page(request, "candidates:nomination", language, context, words=words, parts=parts, status=status)


def province_named(code: str, teller: Teller) -> str:
    """A province or territory by its name."""
    known = names().get(code)
    return code if known is None else teller.say(known)


def _facts(found: Nomination, teller: Teller) -> Iterator[Fact]:
    yield teller.fact(words.PROVINCE, province_named(found.province, teller))
    yield teller.fact(words.STATE, teller.capital(words_of_state(NominationState(found.state))))
    yield teller.fact(words.CERTIFICATE, found.certificate)
    yield teller.fact(words.OFFERED, teller.minute(found.offered))
    if found.state == OFFERED:
        yield teller.fact(words.ANSWER_BY, teller.day(found.answer_by))


def _letter(row: Profile, language: Language) -> str:
    """Where the letter of the accepted nomination is; empty where none was accepted."""
    accepted = row.nominations.filter(accepted__isnull=False).exists()
    return link("nomination_letter", language, number=row.number) if accepted else ""


def _possible(row: Profile, found: Nomination) -> Iterator[str]:
    if found.state == OFFERED:
        if row.state == ProfileState.IN_POOL.value:
            yield "accept"
        yield "reject"
    elif found.state == ACCEPTED and row.ended is None:
        yield "renounce"


def _way(answer: str, language: Language, number: str, teller: Teller) -> dict[str, str]:
    said = {"accept": words.ACCEPT, "reject": words.REJECT, "renounce": words.RENOUNCE}[answer]
    to = link("nomination_answer", language, number=number, answer=answer)
    return {"href": to, "said": teller.say(said), "style": "" if answer == "accept" else " second"}


def _accepting(row: Profile, found: Nomination, teller: Teller) -> Iterator[str]:
    if row.state == ProfileState.IN_POOL.value:
        yield _scores(words.ACCEPT_EFFECT, row, found, teller)
    yield teller.say(words.ACCEPT_ONLY)
    yield teller.say(words.ACCEPT_KEEP)


def _scores(text: Any, row: Profile, standing: Nomination | None, teller: Teller) -> str:
    """What the score becomes, with a nomination or without one."""
    found = effect_of_nomination(row, standing, now())
    before, after = (
        NONE if each.points is None else teller.number(each.points) for each in (found.before, found.after)
    )
    return teller.say(text, now=before, then=after)


def _interest(each: Any, teller: Teller) -> dict[str, str]:
    return {
        "province": province_named(each.province, teller),
        "stream": each.stream,
        "sent": teller.day(day_of(each.sent)),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("nomination.answer")
@answered_once
def answer(request: Asked, language: Language, number: str, answer: str) -> HttpResponse:
    """Accept, turn down or renounce a nomination."""
    if answer not in ANSWERS:
        raise Http404
    row, teller = own(request.caller, "nomination.answer", number), Teller(language)
    if request.method == "POST":
        try:
            ANSWERS[answer](request.desk, number, key=_meant(request))
        except Conflict as fault:
            return _shown(request, row, teller, fault)
        return done(request, words.DONE[answer], link("nomination", language, number=number))
    found = row.nominations.filter(state=FITTING[answer]).first()
    if found is None:
        return HttpResponseRedirect(link("nomination", language, number=number))
    question = Question(
        title=teller.say(words.TITLES[answer], province=province_named(found.province, teller)),
        follows=list(_follows(answer, row, teller)),
        button=teller.say(words.BUTTONS[answer]),
        back=link("nomination", language, number=number),
        hidden={"nomination": str(found.id)},
        grave=answer != "accept",
    )
    parts = {"number": number, "answer": answer}
    return asked(request, "candidates:nomination_answer", language, question, parts=parts, words=words)


def _meant(request: Asked) -> int:
    """The nomination that the question was about; 0 where it names none."""
    text = request.POST.get("nomination", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _follows(answer: str, row: Profile, teller: Teller) -> Iterator[str]:
    offered = row.nominations.filter(state=OFFERED).first()
    if answer == "accept" and offered is not None:
        yield from _accepting(row, offered, teller)
    elif answer == "reject":
        yield teller.say(words.REJECT_STAYS)
        yield teller.say(words.REJECT_GONE)
    elif answer == "renounce" and row.state == ProfileState.IN_POOL.value:
        yield _scores(words.RENOUNCE_LOSES, row, None, teller)
        yield teller.say(words.RENOUNCE_NO_ROUND)
    elif answer == "renounce":
        yield teller.say(words.RENOUNCE_GONE)
        if row.state == ProfileState.INVITED.value:
            yield teller.say(words.RENOUNCE_INVITED)
            yield teller.say(words.RENOUNCE_DECLINE)
