"""What the forms of this section are made of: fields with their label, and what is wrong with them at its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import ModuleType
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from express_entry.accounts.attempts import TooMany
from express_entry.law import Reason
from express_entry.law.text import Language, Sayable, Text
from express_entry.pages.access import NEXT, Interrupted
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.keptforms import FIELD
from express_entry.pool.faults import PoolFault
from express_entry.reports.typography import sentence, typeset

from . import waitwords

TURN = "turn"
"""What a button sends that only turns a page to the other language, or leads back to it."""


class Box(NamedTuple):
    """A field of one line."""

    name: str
    label: Text
    kind: str = "text"
    fill: str = "off"
    """What a browser may fill in (``autocomplete``)."""
    hint: Text | None = None
    value: str = ""
    most: int = 254
    """How long it may be; a browser would cut a password off without a word, so of one the service says it."""
    width: str = "long"
    keyboard: str = ""


def shown(boxes: Sequence[Box], language: Language, errors: Mapping[str, str]) -> list[dict[str, Any]]:
    """Fields as a template has them."""
    return [_field(each, language, errors.get(each.name, "")) for each in boxes]


def _field(box: Box, language: Language, error: str) -> dict[str, Any]:
    marks = [mark for mark, there in (("hint", box.hint), ("error", error)) if there]
    return {
        **box._asdict(),
        "label": typeset(box.label.say(language), language),
        "hint": "" if box.hint is None else typeset(box.hint.say(language), language),
        "error": error,
        "described": " ".join(f"{box.name}-{mark}" for mark in marks),
    }


class Wrong(NamedTuple):
    """What is wrong with a form: sentences, each at its field where it has one."""

    at: Mapping[str, str]
    errors: list[dict[str, str]]


NOTHING_WRONG = Wrong({}, [])


def wrong(fault: PoolFault, language: Language, otherwise: str) -> Wrong:
    """A fault as a form shows it; ``otherwise`` is the field for what names none."""
    at = {name: said(reason, language) for name, reason in fault.fields.items()}
    rest = " ".join(said(each, language) for each in fault.reasons)
    return one_wrong(at or {otherwise: rest})


def one_wrong(at: Mapping[str, str]) -> Wrong:
    """What is wrong, by field."""
    return Wrong(at, [{"anchor": name, "text": text} for name, text in at.items()])


def said(reason: Sayable, language: Language) -> str:
    """A reason as a page says it."""
    return sentence(typeset(reason.say(language), language))


def form(
    request: HttpRequest,
    name: str,
    language: Language,
    boxes: Sequence[Box],
    words: ModuleType,
    found: Wrong = NOTHING_WRONG,
    *,
    parts: Mapping[str, str] | None = None,
    **more: Any,
) -> HttpResponse:
    """A page with a form, and what is wrong with it."""
    context = {"fields": shown(boxes, language, found.at), "errors": found.errors, **more}
    return page(request, f"entrance:{name}", language, context, words=words, parts=parts)


def before_of(request: HttpRequest) -> Interrupted:
    """What somebody was about to do before they were asked who they are, as the page that asks carries it."""
    interrupted: Interrupted | None = vars(request).get("interrupted")
    if interrupted is not None:
        return interrupted
    typed = request.POST if request.method == "POST" else request.GET
    return Interrupted(typed.get(NEXT, ""), request.POST.get(FIELD, ""))


def is_shown(request: HttpRequest) -> bool:
    """Whether a page is only to be shown: asked for, in the place of another, or turned to the other language."""
    return request.method != "POST" or "interrupted" in vars(request) or TURN in request.POST


def waiting(request: HttpRequest, name: str, language: Language, fault: TooMany, **parts: str) -> HttpResponse:
    """The page for somebody who has to wait: how long, and why."""
    minutes = -(-fault.seconds // 60)
    wait: Reason = (
        waitwords.SECONDS.of(many=str(fault.seconds)) if fault.seconds < 60 else waitwords.MINUTES.of(many=str(minutes))
    )
    why = waitwords.WHY_MAIL if fault.tried.is_mail else waitwords.WHY
    after = waitwords.AFTER_WAIT if fault.everywhere else waitwords.NOTHING_LOST
    before, back = before_of(request), address(f"entrance:{name}", language, **parts)
    context = {
        "wait": typeset(wait.say(language), language),
        "why": typeset(why.say(language), language),
        "after": typeset(after.say(language), language),
        "back": f"{back}?{urlencode({NEXT: before.there})}" if is_ours(before.there) and not before.kept else back,
        **before._asdict(),
    }
    response = page(
        request,
        f"entrance:{name}",
        language,
        context,
        words=waitwords,
        template="waiting",
        parts=parts,
        status=HTTPStatus.TOO_MANY_REQUESTS,
    )
    response.headers["Retry-After"] = str(fault.seconds)
    return response


class SeeOther(HttpResponseRedirect):
    """To the page that shows what a form did."""

    status_code = HTTPStatus.SEE_OTHER


def to(name: str, language: Language, **parts: str) -> SeeOther:
    """To a page of this section."""
    return SeeOther(address(f"entrance:{name}", language, **parts))


def is_ours(there: str) -> bool:
    """Whether a way back leads to a page of this service: a path, and nothing that a browser takes for a host."""
    return there.startswith("/") and url_has_allowed_host_and_scheme(there, allowed_hosts=None)


def onward(there: str, language: Language) -> HttpResponseRedirect:
    """To the page that somebody asked for before signing in, else to their first one."""
    return HttpResponseRedirect(there if is_ours(there) else address("entrance:home", language))
