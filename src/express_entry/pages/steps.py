"""What a click in an interview does, wherever its answers are kept: which questions stand on the page that follows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple

from express_entry.law.text import Language, Text
from express_entry.profile import answers
from express_entry.profile.interview import Interview
from express_entry.reports.typography import typeset

from . import askingany, interviewwords
from .checkpage import doubt_said
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
    doubts: tuple[str, ...] = ()
    """What is unlikely in the last answers, and was not before."""
    left: str | None = None
    """Of an answer begun from the list of all: the places that were open there, which are not asked for now."""


def turned(interview: Interview, typed: Typed, language: Language) -> Step:
    """What a click does: it changes an answer, goes back, turns to the other language, or answers."""
    if "change" in typed:
        again = screen_at(interview, typed["change"])
        return Step(interview, again, left=_open(interview)) if again else onward(interview)
    screen, left = screen_at(interview, typed.get("at", "")), typed.get("left")
    if screen is None:
        return onward(interview, left)
    turn = typed.get("turn", "")
    if turn == "language":
        return Step(interview, screen, Given(typed), left=left)
    if turn in ("back", "answers"):
        return _left(interview, screen, typed, language)
    if turn == "unknown":
        typed = {**typed, screen.place: UNKNOWN}
    now, wrong = answered(interview, screen, typed, language)
    if wrong:
        return Step(interview, screen, Given(typed, wrong.errors, wrong.offers), left=left)
    step = onward(now, left)
    return step._replace(put_aside=_put_aside(interview, now, language), doubts=_new_doubts(interview, now, language))


def onward(interview: Interview, left: str | None = None) -> Step:
    """The page with the first question that is open; of those left open in the list, none, and then the list."""
    return Step(interview, next_screen(interview, frozenset((left or "").split())), left=left)


def _open(interview: Interview) -> str:
    """The places of the questions that are open."""
    return " ".join(each.place for each in interview.questions if not interview.is_answered(each))


def _left(interview: Interview, screen: Screen, typed: Typed, language: Language) -> Step:
    """A page that somebody leaves: what was typed there is taken along where it can be."""
    now, wrong = interview, Wrong()
    if any(text_of(each, typed) for each in screen.questions):
        now, wrong = answered(interview, screen, typed, language)
    kept = interview if wrong else now
    return Step(kept, screen_before(kept, screen) if typed["turn"] == "back" else None, left=typed.get("left"))


def _put_aside(before: Interview, now: Interview, language: Language) -> tuple[str, ...]:
    """The questions whose answers no longer fit and that are asked again."""
    asked = {each.place: each for each in now.questions}
    places = [place for place in asked if place in now.aside and place not in before.aside]
    return tuple(label_of(asked[place], language) for place in places)


def _new_doubts(before: Interview, now: Interview, language: Language) -> tuple[str, ...]:
    """What is allowed and yet unlikely in the last answers."""
    known = before.doubts()
    return tuple(doubt_said(each, language) for each in now.doubts() if each not in known)


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
        "doubts": step.doubts,
        "left": step.left,
        "leave_empty": typeset(_leaving_empty(screen).say(language), language),
        **_headed(interview, screen, language),
    }


def _leaving_empty(screen: Screen) -> Text:
    """What a field left empty means on a page."""
    told = any(answers.left_open(each) is not answers.UNKNOWN for each in screen.questions)
    return interviewwords.LEAVE_EMPTY_AS_SAID if told else interviewwords.LEAVE_EMPTY


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
