"""What is done for a client, each on a page of its own that says what follows before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api import appointments as appointments_api
from express_entry.api import profiles as api
from express_entry.api.gate import Asked
from express_entry.api.profileshapes import InvitationAnswerIn, NominationAnswerIn
from express_entry.law import places
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Language, Sayable, Text
from express_entry.pages.addresses import address
from express_entry.pages.days import Written
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pages.onceonly import answered_once, number_of
from express_entry.pages.plainfields import Form
from express_entry.pool import intake
from express_entry.pool.bars import bar_at
from express_entry.pool.faults import Conflict, Forbidden, Unacceptable
from express_entry.pool.invitations import open_invitation, place_after
from express_entry.pool.models import Nomination
from express_entry.pool.states import NominationState, ProfileState
from express_entry.pool.statewords import words_of_state

from . import actwords as words
from .caseload import Client, named, stated_of
from .reach import client_of, for_clients, led, profile_of

OPEN = (NominationState.OFFERED.value, NominationState.ACCEPTED.value)


@dataclass(frozen=True)
class Act:
    """Something that can be done: its title, what follows from it, and what may be answered, by name."""

    name: str
    title: Sayable
    follows: Sequence[Sayable]
    answers: Sequence[tuple[str, Text]]
    about: str
    """What the page is about, as it stands: a form of a page that was about anything else does nothing."""


Do = Callable[[str], Sayable]
"""What does it, given the answer; what is then to be said."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_clients("profile.submit")
@answered_once
def submit(request: Asked, language: Language, key: str) -> HttpResponse:
    """Submit the draft of a client."""
    client = client_of(request, key)
    profile = profile_of(client)
    number, version = profile.number, profile.version
    answers = (("submit", words.SUBMIT_GO),)
    act = Act("submit", words.SUBMIT_TITLE, words.SUBMIT_FOLLOWS, answers, about=f"{number}.{version}")

    def do(_: str) -> Sayable:
        api.require_own(request.caller, "profile.submit", number)
        made = intake.submit(request.desk, number, expected=version)
        return words.SUBMITTED.of(number=number, state=words_of_state(ProfileState(made.state)))

    return _asked(request, client, act, do, language)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clients("profile.withdraw")
@answered_once
def withdraw(request: Asked, language: Language, key: str) -> HttpResponse:
    """Withdraw the profile of a client."""
    client = client_of(request, key)
    number = profile_of(client).number
    answers = (("withdraw", words.WITHDRAW_GO),)
    act = Act("withdraw", words.WITHDRAW_TITLE, words.WITHDRAW_FOLLOWS, answers, about=number)

    def do(_: str) -> Sayable:
        api.withdraw(request, number)
        return words.WITHDRAWN.of(number=number)

    return _asked(request, client, act, do, language)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clients("nomination.answer")
@answered_once
def nomination(request: Asked, language: Language, key: str) -> HttpResponse:
    """Accept or reject the nomination that is offered to a client, or renounce the one that they accepted."""
    client = client_of(request, key)
    profile = profile_of(client)
    number = profile.number
    offered: Nomination | None = profile.nominations.filter(state__in=OPEN).first()
    if offered is None:
        return _nothing_open(request, client, language)
    key_of_it, about = offered.id, f"{offered.id}.{offered.state}"
    if offered.state == NominationState.OFFERED.value:
        follows: list[Sayable] = [
            *words.NOMINATION_FOLLOWS[:-1],
            words.NOMINATION_FOLLOWS[-1].of(day=Written(offered.answer_by)),
        ]
        answers = (("accept", words.ACCEPT), ("reject", words.REJECT))
        title = words.NOMINATION_TITLE.of(province=places.provinces()[offered.province])
        act = Act("nomination", title, follows, answers, about)
    else:
        title = words.RENOUNCE_TITLE.of(province=places.provinces()[offered.province])
        lost, no_round = words.RENOUNCE_FOLLOWS
        invited = [words.RENOUNCE_INVITED] if profile.state == ProfileState.INVITED.value else []
        act = Act("nomination", title, [lost, *invited, no_round], (("renounce", words.RENOUNCE),), about)

    def do(answer: str) -> Sayable:
        body = NominationAnswerIn.model_validate({"answer": answer, "nomination": key_of_it})
        made = api.answer_nomination(request, number, body)
        return words.ANSWERED.of(state=words_of_state(NominationState(made.state)))

    return _asked(request, client, act, do, language)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clients("invitation.answer")
@answered_once
def invitation(request: Asked, language: Language, key: str) -> HttpResponse:
    """Start the application of an invited client, or decline the invitation."""
    client = client_of(request, key)
    profile = profile_of(client)
    try:
        issued = open_invitation(profile)
    except Conflict:
        return _nothing_open(request, client, language)
    values = {"day": Written(issued.answer_by), "program": PROGRAM_NAMES[issued.program]}
    place, bar = place_after(profile, request.caller.now)[0], bar_at(profile, request.caller.now)
    declined = words.DECLINE_FOLLOWS[place].of(until=None if bar is None else Written(bar.until))
    proceeding, silence = (each.of(**values) for each in words.INVITATION_FOLLOWS)
    follows = [proceeding, declined, silence]
    answers = (("apply", words.PROCEED), ("decline", words.DECLINE))
    round_ = issued.round.number
    act = Act("invitation", words.INVITATION_TITLE.of(round=round_), follows, answers, about=str(issued.id))

    def do(answer: str) -> Sayable:
        body = InvitationAnswerIn.model_validate({"answer": answer, "round": round_})
        made = api.answer_invitation(request, profile.number, body)
        return words.DECLINED if answer == "decline" else words.STARTED.of(number=str(made.application))

    return _asked(request, client, act, do, language)


@require_http_methods(["GET", "HEAD", "POST"])
@for_clients("appointment.end")
@answered_once
def end(request: Asked, language: Language, key: str) -> HttpResponse:
    """End the appointment by which the firm acts."""
    client = client_of(request, key)
    act = Act("end", words.END_TITLE, words.END_FOLLOWS, (("end", words.END_GO),), about=client.key)

    def do(_: str) -> Sayable:
        appointments_api.end(request, client.appointment.id)
        return words.ENDED

    return _asked(request, client, act, do, language, there=address("representatives:home", language))


def _asked(request: Asked, client: Client, act: Act, do: Do, language: Language, there: str = "") -> HttpResponse:
    """The page that asks; with an answer, what comes of it, or why it cannot be."""
    form = Form(language)
    answer = request.POST.get("answer", "") if request.method == "POST" else ""
    if answer and request.POST.get("about") != act.about:
        form.others.append(words.CHANGED.of())
    elif any(answer == name for name, _ in act.answers):
        try:
            leave(request, _said(do(answer)))
        except (Conflict, Unacceptable, Forbidden) as fault:
            form.refuse(fault)
        else:
            return led(there or _to(client, language))
    return _page(request, client, act, form)


def _page(request: Asked, client: Client, act: Act, form: Form) -> HttpResponse:
    language = form.language
    name = named(client, stated_of([client]))
    profile = client.profile
    about = words.FOR_CLIENT.of(name=name) if profile is None else words.FOR.of(name=name, number=profile.number)
    context = {
        "heading": form.say(act.title),
        "about": form.say(about),
        "follows": [form.say(each) for each in act.follows],
        "answers": [{"name": answer, "words": form.say(said)} for answer, said in act.answers],
        "there": address(f"representatives:{act.name}", language, key=client.key),
        "meant": act.about,
        "once": number_of(request),
        "back": _to(client, language),
        "errors": form.errors,
    }
    parts = {"key": client.key}
    status = 409 if form.wrong else 200
    return page(
        request,
        f"representatives:{act.name}",
        language,
        context,
        words=words,
        template="act",
        parts=parts,
        status=status,
    )


def _nothing_open(request: Asked, client: Client, language: Language) -> HttpResponse:
    """Back to the client, where nothing waits for an answer; whoever just answered is told that nothing was done."""
    if request.method == "POST":
        leave(request, words.CHANGED)
    return led(_to(client, language))


def _to(client: Client, language: Language) -> str:
    return address("representatives:client", language, key=client.key)


def _said(what: Sayable) -> Text:
    return Text(what.say("en"), what.say("fr"))
