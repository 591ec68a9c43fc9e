"""What a click in an interview does, wherever its answers are kept: which questions stand on the page that follows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from express_entry.law.text import Language
from express_entry.profile.interview import Interview
from express_entry.reports.typography import typeset

from . import askingany
from .formfields import Field, Given, field_of, label_of
from .screens import Screen, next_screen, screen_at, screen_before, section_named
from .sealed import Answers, seal
from .typed import UNKNOWN, Typed, Wrong, answered, text_of


class Step(NamedTuple):
    """The interview after a click, and the page that follows; without a screen, all answers."""

    interview: Interview
    screen: Screen | None
    given: Given = Given()
    put_aside: tuple[str, ...] = ()
    """The questions whose answers no longer fit and that are asked again."""


def turned(interview: Interview, typed: Typed, language: Language) -> Step:
    """What a click does: it changes an answer, goes back, turns to the other language, or answers."""
    if "change" in typed:
        again = screen_at(interview, typed["change"])
        return Step(interview, again) if again else onward(interview)
    screen = screen_at(interview, typed.get("at", ""))
    if screen is None:
        return onward(interview)
    turn = typed.get("turn", "")
    if turn == "language":
        return Step(interview, screen, Given(typed))
    if turn in ("back", "answers"):
        return _left(interview, screen, typed, language)
    if turn == "unknown":
        typed = {**typed, screen.place: UNKNOWN}
    now, wrong = answered(interview, screen, typed, language)
    if wrong:
        return Step(interview, screen, Given(typed, wrong.errors, wrong.offers))
    return onward(now, _put_aside(interview, now, language))


def onward(interview: Interview, put_aside: tuple[str, ...] = ()) -> Step:
    """The page with the first question that is open."""
    return Step(interview, next_screen(interview), put_aside=put_aside)


def _left(interview: Interview, screen: Screen, typed: Typed, language: Language) -> Step:
    """A page that somebody leaves: what was typed there is taken along where it can be."""
    now, wrong = interview, Wrong()
    if any(text_of(each, typed) for each in screen.questions):
        now, wrong = answered(interview, screen, typed, language)
    kept = interview if wrong else now
    return Step(kept, screen_before(kept, screen) if typed["turn"] == "back" else None)


def _put_aside(before: Interview, now: Interview, language: Language) -> tuple[str, ...]:
    """The questions whose answers no longer fit and that are asked again."""
    asked = {each.place: each for each in now.questions}
    places = [place for place in asked if place in now.aside and place not in before.aside]
    return tuple(label_of(asked[place], language) for place in places)


def asked_of(step: Step, screen: Screen, language: Language) -> dict[str, Any]:
    """What a template needs to show the questions of a screen."""
    interview = step.interview
    shown = [field_of(interview, each, number, language, step.given) for number, each in enumerate(screen.questions)]
    return {
        "fields": shown,
        "errors": errors_of(shown),
        "state": seal(Answers.of(replace(interview, at=None))),
        "at": screen.place,
        "first": screen_before(interview, screen) is None,
        "put_aside": step.put_aside,
        **_headed(interview, screen, language),
    }


def _headed(interview: Interview, screen: Screen, language: Language) -> dict[str, Any]:
    """Where the page stands in the interview, and its title."""

    def say(what: Any) -> str:
        return typeset(what.say(language), language)

    question, alone = screen.questions[0], len(screen.questions) == 1
    section = say(section_named(screen.section))
    headings = [say(each) for each in question.headings if say(each) != section]
    title = askingany.TITLES.get(f"{question.owner}.{question.name}")
    answered_, asked = interview.progress
    return {
        "where": " · ".join(dict.fromkeys((section, *headings))),
        "title": label_of(question, language) if alone else say(title) if title else (headings or [section])[-1],
        "alone": alone,
        "skippable": alone and not question.required,
        "answered": answered_,
        "asked": asked,
    }


def errors_of(fields: list[Field]) -> list[dict[str, str]]:
    """The list of errors above a form, each leading to its field."""
    return [{"text": field.error, "anchor": field.anchor} for field in fields if field.error]
