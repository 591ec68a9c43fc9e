"""The invitation: its clock, and both ways on laid out with their consequences; declining, and starting to apply."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.api.gate import Asked, now
from express_entry.api.profiles import own
from express_entry.application import drafting
from express_entry.application.choosing import Weighed, weigh
from express_entry.application.lifecycle import ApplicationState
from express_entry.law import Language
from express_entry.law.days import day_of
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.groupings import kind_of
from express_entry.pages.lastlines import last_line, last_rounds
from express_entry.pages.onceonly import answered_once
from express_entry.pool import invitations
from express_entry.pool.keeping import effective_document
from express_entry.pool.lifecycle import InvitationState, ProfileState
from express_entry.pool.models import Invitation, Profile

from . import invitationwords as words
from .addresses import link
from .confirming import Question, asked
from .leaving import done
from .profilepage import application_of
from .ranking import margin_said
from .retested import retest_said
from .telling import NONE, Fact, Teller

WAYS = ["GET", "HEAD", "POST"]


@require_safe
@signed_in("profile.read")
def invitation(request: Asked, language: Language, number: str) -> HttpResponse:
    """The open invitation of a profile, and what one can do with it."""
    row, teller = own(request.caller, "profile.read", number), Teller(language)
    issued = row.invitations.filter(state=InvitationState.ISSUED.value).select_related("round").first()
    context = {"back": link("profile", language, number=number), "open": issued is not None}
    if issued is not None:
        context |= _open(row, issued, language, teller)
    return page(request, "candidates:invitation", language, context, words=words, parts={"number": number})


def _open(row: Profile, issued: Invitation, language: Language, teller: Teller) -> dict[str, object]:
    weighed = weigh(row, now())
    choice, last = weighed.choice, issued.answer_by
    application = application_of(row)
    parts = {"number": row.number}
    return {
        "days_left": teller.number(max(0, choice.days_left)),
        "last_day": teller.say(words.LAST_DAY_SCALE, day=teller.day(last)),
        "over_at": teller.say(
            words.OVER_AT, instant=teller.minute(invitations.over_at(last)), warn=teller.day(choice.warn_on)
        ),
        "facts": list(_facts(issued, teller)),
        "proceeding": list(proceeding(row, issued, weighed, teller)),
        "declining": list(declining(row, weighed, teller)),
        "silence": [teller.say(words.SILENCE_LAPSES, day=teller.day(last)), teller.say(words.SILENCE_NEW)],
        "apply": link("apply", language, **parts),
        "decline": link("decline", language, **parts),
        "letter": link("invitation_letter", language, **parts),
        "application": "" if application is None else link("application", language, number=application.number),
    }


def _facts(issued: Invitation, teller: Teller) -> Iterator[Fact]:
    yield teller.fact(words.FOR_CLASS, teller.say(PROGRAM_NAMES[issued.program]))
    yield teller.fact(words.ROUND, issued.round.number)
    yield teller.fact(words.ISSUED, teller.minute(issued.issued))
    yield teller.fact(words.YOUR_RANK, teller.number(issued.rank))
    yield teller.fact(words.YOUR_POINTS, teller.number(issued.points))
    yield teller.fact(words.CUT_OFF, NONE if issued.round.cutoff is None else teller.number(issued.round.cutoff))


def proceeding(row: Profile, issued: Invitation, weighed: Weighed, teller: Teller) -> Iterator[str]:
    """What applying leads to."""
    yield teller.say(words.APPLY_CLASS, program=PROGRAM_NAMES[issued.program])
    yield teller.say(words.APPLY_BY, day=teller.day(issued.answer_by))
    yield from retest_said(weighed.retest, teller.about(effective_document(row), now()))
    yield teller.say(words.APPLY_SPENT)


def declining(row: Profile, weighed: Weighed, teller: Teller) -> Iterator[str]:
    """What declining leads to."""
    choice = weighed.choice
    yield from _place(row, weighed, teller)
    points = choice.assessment.amounts.score.total
    if points is not None and weighed.place is ProfileState.IN_POOL:
        yield teller.say(words.DECLINE_SCORE, points=teller.number(points))
        yield from _last_line(invitations.open_invitation(row), points, teller)
    yield teller.say(words.DECLINE_NO_NEXT)
    application = application_of(row)
    if application is not None and application.state == ApplicationState.DRAFT.value:
        yield teller.say(words.DECLINE_DRAFT)


def _place(row: Profile, weighed: Weighed, teller: Teller) -> Iterator[str]:
    """Where the profile goes when the invitation is declined."""
    choice, place = weighed.choice, weighed.place
    if place is not ProfileState.IN_POOL:
        until = teller.day(weighed.barred_until) if weighed.barred_until is not None else NONE
        yield teller.say(words.DECLINE_NOT[place], until=until)
    elif choice.returns in (True, False):
        days = teller.number(choice.pool_days_left or 0)
        yield teller.say(words.DECLINE_RETURNS, submitted=teller.instant(row.submitted), days=days)
    else:
        yield teller.say(words.DECLINE_OPEN)


def _last_line(issued: Invitation, points: int, teller: Teller) -> Iterator[str]:
    """The line of the last round of the kind that invited, and how far points are from it."""
    kind = kind_of(issued.round)
    last = last_line(last_rounds(now()), kind, {issued.program})
    if last is not None:
        yield teller.say(
            words.DECLINE_MARGIN,
            whom=teller.grouping(kind),
            round=last.named,
            day=teller.day(day_of(last.round.instant)),
            score=teller.number(last.round.crs_cutoff),
            margin=margin_said(points - last.round.crs_cutoff, teller),
        )


@require_http_methods(WAYS)
@signed_in("invitation.answer")
@answered_once
def decline(request: Asked, language: Language, number: str) -> HttpResponse:
    """Decline an invitation."""
    row, teller = own(request.caller, "invitation.answer", number), Teller(language)
    if request.method == "POST":
        invitations.decline(request.desk, number, of_round=request.POST.get("round", ""))
        return done(request, words.DECLINED, link("profile", language, number=number))
    question = Question(
        title=teller.say(words.DECLINE_TITLE),
        follows=list(declining(row, weigh(row, now()), teller)),
        button=teller.say(words.DECLINE_CONFIRM),
        back=link("invitation", language, number=number),
        hidden={"round": invitations.open_invitation(row).round.number},
        grave=True,
    )
    return asked(request, "candidates:decline", language, question, parts={"number": number}, words=words)


@require_http_methods(WAYS)
@signed_in("application.start")
@answered_once
def apply(request: Asked, language: Language, number: str) -> HttpResponse:
    """Start an application on an invitation."""
    row, teller = own(request.caller, "application.start", number), Teller(language)
    if request.method == "POST":
        made = drafting.start(request.desk, number, of_round=request.POST.get("round", ""))
        return done(request, words.STARTED, link("application", language, number=made.number))
    issued = invitations.open_invitation(row)
    question = Question(
        title=teller.say(words.APPLY_TITLE),
        lead=teller.say(words.APPLY_LEAD),
        follows=list(proceeding(row, issued, weigh(row, now()), teller)),
        button=teller.say(words.APPLY_CONFIRM),
        back=link("invitation", language, number=number),
        hidden={"round": issued.round.number},
    )
    return asked(request, "candidates:apply", language, question, parts={"number": number}, words=words)
