"""What officers do, each as a form of its own: asked for, checked where it cannot be undone, done, and told.

Whatever is done is done by the functions that the API calls too; what they refuse stands at its field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from express_entry.api.filereach import of_office
from express_entry.api.problems import Problem, problem_of
from express_entry.application.models import Application
from express_entry.correspondence.previewing import letters_of
from express_entry.law import Reason
from express_entry.law.text import Language, Sayable, Text
from express_entry.letters import Sheet, compose
from express_entry.letters import words as letter_words
from express_entry.pages.access import Asked, signed_in
from express_entry.pages.addresses import address
from express_entry.pages.errorlist import labelled
from express_entry.pages.frame import View, page
from express_entry.pages.notes import leave
from express_entry.pages.onceonly import FIELD, number_of, once
from express_entry.pool.faults import Conflict, Unacceptable
from express_entry.profile import ProfileError
from express_entry.review import CaseError

from . import actwords
from .fields import Asking, Values, Wrong, anchors, read, said_back, shown
from .voice import Voice

SHOWN_AT_THE_FORM = (Conflict, Unacceptable, ProfileError, CaseError, ValidationError)
GO, SEEN = "go", "seen"
SEE_OTHER, UNFIT = 303, 422


class Doing:
    """An act that somebody is about to do: who asks, what stands in the address, and what was typed."""

    def __init__(self, request: Asked, act: Act, parts: dict[str, str]) -> None:
        self.request, self.act, self.parts = request, act, parts
        self.voice = Voice(request.language)
        self.values = Values()
        self.figures: dict[str, int] = {}
        """What it comes to, by the names that its words have."""

    @property
    def language(self) -> Language:
        """Of the page."""
        return self.request.language

    @property
    def of_file(self) -> bool:
        """Whether it is about one application."""
        return "number" in self.parts

    @property
    def number(self) -> str:
        """The number of the application in the address."""
        return self.parts["number"]

    @cached_property
    def application(self) -> Application:
        """The application, as far as it is within the officer's reach."""
        return of_office(self.request, self.act.action, self.number)

    @property
    def key(self) -> int:
        """The number of a row in the address.

        :raises Problem: where it is none.
        """
        text = self.parts["key"]
        if not (text.isascii() and text.isdigit() and len(text) < 19):
            raise Problem(404, "not-found")
        return int(text)

    @property
    def seen(self) -> int:
        """What was looked at before it was decided, by its number in the form; 0 where none stands there."""
        text = self.request.POST.get(SEEN, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


Fields = Callable[[Doing], tuple[Asking, ...]]


def nothing(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    """An act that asks for nothing."""
    return ()


def unhindered(doing: Doing) -> Sequence[Reason]:  # noqa: ARG001 - of one shape with the others
    """An act in whose way nothing is looked for before it is done."""
    return ()


@dataclass(frozen=True)
class Act:
    """Something that officers do: its page, the action of the permissions, its words, what it asks, how it is done.

    ``warning`` says what cannot be undone: then a page asks before it is done. ``facts`` are told above the form.
    """

    page: str
    action: str
    title: Text
    button: Text
    done: Text
    do: Callable[[Doing], object]
    asks: Fields = nothing
    lead: Text | None = None
    warning: Text | None = None
    back: str = "file"
    instead: str = ""
    """The page of what is done otherwise, where there is one."""
    facts: Callable[[Doing], list[tuple[str, str]]] | None = None
    seen: Callable[[Doing], str] | None = None
    """The number of what the facts tell of: another one is not decided about unseen."""
    hindered: Callable[[Doing], Sequence[Reason]] = unhindered
    """What stands in its way: as long as something does, that is shown and no form."""
    told: Callable[[Doing], Text] | None = None
    """What is told once it is done, where that hangs on what became of it; else ``done``."""
    apart: bool = False
    """Whether it takes several transactions of its own, and done twice does nothing more."""


def view_of(act: Act) -> View:
    """The page of an act."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @signed_in(act.action)
    def acted(request: Asked, language: Language, **parts: str) -> HttpResponse:  # noqa: ARG001 - it stands on the request
        doing = Doing(request, act, parts)
        if doing.of_file:
            doing.application  # noqa: B018 - within reach, or an error
        asked = act.asks(doing)
        if request.method != "POST":
            hindered = [doing.voice.sentence(each) for each in act.hindered(doing)]
            return _page(doing, "act", {"hindered": hindered}) if hindered else _form(doing, asked)
        doing.values = read(asked, request.POST)
        if doing.values.errors:
            return _form(doing, asked, UNFIT)
        try:
            return _done(doing, asked)
        except SHOWN_AT_THE_FORM as error:
            return _refused(doing, asked, error)

    return acted


def _done(doing: Doing, asked: tuple[Asking, ...]) -> HttpResponse:
    act, request = doing.act, doing.request
    if act.warning is not None and request.POST.get(GO) != "yes":
        letters = letters_of(doing.number if doing.of_file else None, lambda: act.do(doing))
        return _check(doing, asked, [compose(each, doing.language) for each in letters])
    if act.apart:
        act.do(doing)
    else:
        once(request, lambda: act.do(doing))
    said = act.done if act.told is None else act.told(doing)
    parts = {name: doing.parts.get(name, "") for name in ("number", "key", "profile")}
    leave(request, said.of(**parts, **doing.figures))
    return HttpResponseRedirect(_back(doing), status=SEE_OTHER)


def _back(doing: Doing) -> str:
    """To the file, or to the list; of a draft, for which officers record payments alone, they see no file."""
    page_of = doing.act.back
    if page_of == "file" and doing.application.received is None:
        page_of = "home"
    return address(f"casework:{page_of}", doing.language, **({"number": doing.number} if page_of == "file" else {}))


def _form(doing: Doing, asked: tuple[Asking, ...], status: int = 200, more: tuple[Sayable, ...] = ()) -> HttpResponse:
    typed = doing.request.POST if doing.request.method == "POST" else None
    fields = shown(asked, typed, doing.values.errors, doing.voice)
    places = anchors(fields)
    errors = [Wrong(labelled(each, doing.language), places[each.name]) for each in fields if each.error]
    errors += [Wrong(doing.voice.sentence(each), "") for each in more]
    hidden = [(FIELD, number_of(doing.request))]
    if doing.act.seen is not None:
        hidden.append((SEEN, doing.act.seen(doing)))
    return _page(doing, "act", {"fields": fields, "errors": errors, "hidden": hidden}, status)


def _check(doing: Doing, asked: tuple[Asking, ...], letters: list[Sheet]) -> HttpResponse:
    given = doing.request.POST
    hidden = [
        (name, value) for name in given if name not in (GO, "csrfmiddlewaretoken") for value in given.getlist(name)
    ]
    told = said_back(asked, doing.values, doing.voice)
    return _page(
        doing,
        "check",
        {"told": told, "hidden": hidden, "letters": [letter_shown(each, numbered=False) for each in letters]},
    )


def letter_shown(sheet: Sheet, *, numbered: bool = True) -> dict[str, Any]:
    """A letter for a template: its facts, and each block with its kind.

    :param numbered: whether it has its own number, which it is given as it goes out.
    """
    number = Voice(sheet.language).say(letter_words.LETTER)
    return {
        "sheet": sheet,
        "facts": [each for each in sheet.facts if numbered or each.name != number],
        "blocks": [{"kind": type(each).__name__.lower(), "block": each} for each in sheet.blocks],
    }


def _page(doing: Doing, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    act, say = doing.act, doing.voice.say
    whole = {
        "title": say(act.title.of(profile=doing.parts.get("profile", ""))),
        "lead": say(act.lead) if act.lead else "",
        "warning": say(act.warning) if act.warning else "",
        "button": say(act.button),
        "back": _back(doing),
        "subject": doing.parts.get("number", ""),
        "instead": address(f"casework:{act.instead}", doing.language, **doing.parts) if act.instead else "",
        "facts": act.facts(doing) if act.facts is not None else [],
        **context,
    }
    return page(
        doing.request,
        f"casework:{act.page}",
        doing.language,
        whole,
        words=actwords,
        template=template,
        parts=doing.parts,
        status=status,
    )


def _refused(doing: Doing, asked: tuple[Asking, ...], error: Exception) -> HttpResponse:
    """The form again, each reason at its field where it has one."""
    known = {each.name for each in asked}
    told = _told(error)
    doing.values.errors = {name: said for name, said in told if name in known}
    return _form(doing, asked, UNFIT, tuple(said for name, said in told if name not in known))


def _told(error: Exception) -> Sequence[tuple[str, Sayable]]:
    if isinstance(error, ValidationError):
        return [(str(each["loc"][0]) if each["loc"] else "", actwords.NOT_TAKEN) for each in error.errors()]
    if isinstance(error, (Conflict, Unacceptable)):
        named = [(name, reason) for name, reason in error.fields.items()]
        said = {reason.say("en") for _, reason in named}
        return named + [("", reason) for reason in error.reasons if reason.say("en") not in said]
    problem = problem_of(error)
    assert problem is not None
    return [(each.field, _with_place(each.field, each.message)) for each in problem.errors]


def _with_place(place: str, said: Reason | Text) -> Sayable:
    return actwords.AT.of(place=place, said=said)
