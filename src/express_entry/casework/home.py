"""What waits for officers: every list with how many files are in it, and what people ask about their own records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from express_entry.accounts.callers import Caller
from express_entry.api.filereach import open_people, within
from express_entry.api.gate import now
from express_entry.application.applications import key_of
from express_entry.application.queues import Queue, counted
from express_entry.correspondence.rows import Notice, NoticeState
from express_entry.law.text import Language, Text
from express_entry.pages.access import Asked, signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pool.models import Bar, Review
from express_entry.privacy.rows import Correction, CorrectionState, Erasure, ErasureState

from . import homewords as words
from .voice import Voice

PAY = "payment.record"
"""What officers do with a draft, of which they see nothing else."""
MINE, NOBODYS, EVERY = "mine", "nobodys", "every"


class Listed(NamedTuple):
    """A list with its counts, each a link where there is something."""

    name: str
    counts: list[dict[str, str]]


class Kind(NamedTuple):
    """A list of something else than files: its page, its name, who may read it, and how many wait.

    Whom a corrected table touches is not counted: each would have to be assessed anew.
    """

    page: str
    words: Text
    action: str
    many: Callable[[Caller], int] | None


REQUESTS = (
    Kind("reviews", words.REVIEWS, "review.read", lambda _: Review.objects.filter(settled__isnull=True).count()),
    Kind("corrections", words.CORRECTIONS, "correction.settle",
            lambda caller: Correction.objects.filter(
                open_people(caller, "correction.settle"), state=CorrectionState.OPEN.value).count()),
    Kind("erasures", words.ERASURES, "erasure.decide",
            lambda caller: Erasure.objects.filter(
                open_people(caller, "erasure.decide"), state=ErasureState.FOR_OFFICER.value).count()),
    Kind("notices", words.NOTICES, "notice.read",
            lambda _: Notice.objects.filter(state=NoticeState.GIVEN_UP.value).count()),
    Kind("outcomes", words.OUTCOMES, "outcome.read", None),
    Kind("bars", words.BARS, "bar.read", lambda _: Bar.objects.filter(lifted__isnull=True).count()),
)  # fmt: skip


@require_safe
@signed_in("queue.read")
def home(request: Asked, language: Language) -> HttpResponse:
    """Everything that waits, with how much of it is whose."""
    voice = Voice(language)
    works = request.caller.may("application.assign")
    context = {
        "lists": list(_lists(request, voice, works=works)),
        "heads": [voice.say(each) for each in ((words.MINE, words.NOBODYS) if works else ()) + (words.EVERY,)],
        "requests": [
            {
                "href": address(f"casework:{each.page}", language),
                "name": voice.say(each.words),
                "many": None if each.many is None else each.many(request.caller),
                "todo": each.page != "bars",
            }
            for each in REQUESTS
            if request.caller.may(each.action)
        ],
        "works": works,
    }
    return page(request, "casework:home", language, context, words=words)


def _lists(request: Asked, voice: Voice, *, works: bool) -> Iterator[Listed]:
    found = counted(within(request.caller, "queue.read"), now(), request.caller.pseudonym)
    for queue, waiting in found.items():
        name = voice.capital(queue.words)
        whose = (MINE, NOBODYS, EVERY) if works else (EVERY,)
        there = address("casework:queue", voice.language, queue=queue.value)
        counts = [
            {"href": f"{there}?of={each}" if getattr(waiting, each) else "", "many": str(getattr(waiting, each)),
             "label": voice.say(words.LABEL, list=name, whose=words.WHOSE[each])}
            for each in whose
        ]  # fmt: skip
        yield Listed(name, counts)


@require_safe
@signed_in("queue.read")
def find(request: Asked, language: Language) -> HttpResponse:
    """To the file of a number that was typed, of a draft to where a payment is recorded; back where it is no number."""
    typed = request.GET.get("number", "").strip().upper()
    key = key_of(typed)
    if key is None:
        return HttpResponseRedirect(f"{address('casework:home', language)}?unknown=yes#find")
    pays = request.caller.may(PAY) and within(request.caller, PAY).filter(id=key, received__isnull=True).exists()
    return HttpResponseRedirect(address("casework:payment" if pays else "casework:file", language, number=typed))


__all__ = ["EVERY", "MINE", "NOBODYS", "Queue", "find", "home"]
