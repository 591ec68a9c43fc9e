"""The steps that are taken with a round, each asked about on a page of its own: authorise, hold, publish, discard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from django.conf import settings
from django.http import HttpResponse
from django.utils.module_loading import import_string
from django.views.decorators.http import require_http_methods

from express_entry.api.gate import Asked, now
from express_entry.law.text import Language, Reason, Sayable, Text
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.days import Written
from express_entry.pages.frame import View
from express_entry.pool import publishing, running
from express_entry.pool import rounds as pool
from express_entry.pool.invitations import last_day
from express_entry.pool.lifecycle import transition
from express_entry.pool.models import Round
from express_entry.pool.prospect import fallen, prospect
from express_entry.pool.states import RoundState

from . import roundwords as words
from .asking import Question, act
from .roundpage import instruction_facts
from .saying import NONE, local


class Step(NamedTuple):
    """A step: its page and event, its words, what is said of it beforehand, and what does it."""

    page: str
    event: str
    title: Text
    button: Text
    consequences: Callable[[Round, Language], Sequence[Sayable]]
    done: Callable[[Asked, Round], Round]
    note: Text
    careful: bool = False


def _view(step: Step, action: str) -> View:
    """The view of a step: asks, and does it once the form comes back."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @signed_in(action)
    def view(request: Asked, language: Language, number: str) -> HttpResponse:
        item = pool.known(number)
        if request.method != "POST":
            transition(RoundState(item.state), step.event)  # what cannot be done is not asked about

        def done() -> Reason:
            made = step.done(request, item)
            return step.note.of(number=number, many=made.invited or 0)

        own = request.caller.pseudonym
        return act(request, _question(step, item, own, language, before=request.method != "POST"), done, language)

    return view


def _question(step: Step, item: Round, own: str, language: Language, *, before: bool) -> Question:
    """What is asked; once it was answered, without what would follow, which may be another by then."""
    return Question(
        f"office:{step.page}",
        {"number": item.number},
        step.title.of(number=item.number),
        step.consequences(item, language) if before else (),
        step.button,
        address("office:round", language, number=item.number),
        instruction_facts(item, own, language),
        step.careful,
    )


# ----------------------------------------------------------------------------------------------------- before and after


def _before_authorising(item: Round, language: Language) -> Iterator[Sayable]:
    first, second = words.AUTHORISE_TEXT
    yield first.of(at=local(item.earliest, language))
    yield second


def _before_running(item: Round, language: Language) -> Iterator[Sayable]:  # noqa: ARG001 - of one shape with the others
    clock, invited, told, once = words.RUN_TEXT
    line = fallen(prospect(item.number, now()))
    yield clock
    yield invited.of(many=line.invited, cutoff=NONE if line.cutoff is None else line.cutoff)
    yield told.of(last=Written(last_day(now())))
    yield once


def _run(request: Asked, item: Round) -> Round:
    return running.run(request.desk, item.number)


def _publish(request: Asked, item: Round) -> Round:
    return publishing.publish(request.desk, item.number, import_string(settings.SIGNER)())


AUTHORISE = Step(
    "authorise",
    "authorised",
    words.AUTHORISE_TITLE,
    words.AUTHORISE,
    lambda item, language: tuple(_before_authorising(item, language)),
    lambda request, item: pool.authorise(request.desk, item.number),
    words.AUTHORISED_NOTE,
)
RUN = Step(
    "run",
    "run",
    words.RUN_TITLE,
    words.RUN,
    lambda item, language: tuple(_before_running(item, language)),
    _run,
    words.RUN_NOTE,
    careful=True,
)
PUBLISH = Step(
    "publish",
    "published",
    words.PUBLISH_TITLE,
    words.PUBLISH,
    lambda _, __: words.PUBLISH_TEXT,
    _publish,
    words.PUBLISHED_NOTE,
    careful=True,
)
DISCARD = Step(
    "discard",
    "discarded",
    words.DISCARD_TITLE,
    words.DISCARD,
    lambda _, __: words.DISCARD_TEXT,
    lambda request, item: pool.discard(request.desk, item.number),
    words.DISCARDED_NOTE,
    careful=True,
)

authorise = _view(AUTHORISE, "round.authorise")
run = _view(RUN, "round.run")
publish = _view(PUBLISH, "round.publish")
discard = _view(DISCARD, "round.discard")
