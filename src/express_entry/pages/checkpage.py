"""Every answer on one page, to check and to change, before the result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse

from express_entry.law.text import Language, Sayable, Text
from express_entry.profile import Problem, answers
from express_entry.profile.interview import Interview
from express_entry.profile.questions import Question
from express_entry.profile.tree import NOTHING
from express_entry.reports.typography import sentence, typeset

from . import devicewords, interviewwords
from .days import Written
from .formfields import label_of
from .frame import Said, page
from .screens import next_screen, section_named, section_of
from .sealed import Answers, seal
from .typed import is_day


@dataclass(frozen=True)
class Line:
    """A question with its answer in words; ``known`` is False where it is unknown or open."""

    place: str
    label: str
    said: str
    known: bool
    open: bool


@dataclass(frozen=True)
class Group:
    """The questions about one thing: a job, a test."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Part:
    """A part of the interview, and whether everything in it was answered."""

    id: str
    title: str
    groups: tuple[Group, ...]
    complete: bool


def checked(request: HttpRequest, interview: Interview, language: Language, **more: Any) -> HttpResponse:
    """The page with all answers."""
    context = {**all_of(interview, language), "device": Said(language, devicewords), **more}
    return page(request, "answers", language, context, words=interviewwords)


def all_of(interview: Interview, language: Language) -> dict[str, Any]:
    """What a template needs to show all answers."""
    return {
        "state": seal(Answers.of(replace(interview, at=None))),
        "parts": parts_of(interview, language),
        "doubts": [doubt_said(each, language) for each in interview.doubts()],
        "assessable": is_assessable(interview),
        "complete": next_screen(interview) is None,
    }


def is_assessable(interview: Interview) -> bool:
    """Whether the two answers are there without which there is no profile."""
    return all(interview.is_answered(each) for each in interview.questions if each.required and not each.within)


def parts_of(interview: Interview, language: Language) -> list[Part]:
    """Every question that applies, in its part and under what it is about."""
    made = []
    for name, several in groupby(interview.questions, key=section_of):
        questions = list(several)
        title = _said(section_named(name), language)
        groups = tuple(
            Group(heading, tuple(_line(interview, each, language) for each in some))
            for heading, some in groupby(questions, key=lambda each: _heading(each, title, language))
        )
        made.append(Part(name, title, groups, all(map(interview.is_answered, questions))))
    return _joined(made)


def _joined(parts: list[Part]) -> list[Part]:
    """The parts with each name once, though its questions may stand apart."""
    found: dict[str, Part] = {}
    for part in parts:
        before = found.get(part.id)
        if before is None:
            found[part.id] = part
        else:
            groups = (*before.groups, *part.groups)
            found[part.id] = replace(before, groups=groups, complete=before.complete and part.complete)
    return list(found.values())


def _heading(question: Question, section: str, language: Language) -> str:
    """What a question is about; a question whether there is another stands with those about the whole."""
    names = [_said(each, language) for each in question.headings]
    return " · ".join(each for each in names if each != section)


def _line(interview: Interview, question: Question, language: Language) -> Line:
    said, value = _answer(interview, question), interview.answer_to(question)
    text, answered = _said(said, language), interview.is_answered(question)
    # A name stands as it was typed; words begin like a sentence.
    shown = text if text == value else f"{text[:1].upper()}{text[1:]}"
    known = not _is_unknown(interview, question) or said is answers.SAME_DAY
    return Line(question.place, label_of(question, language), shown, known, not answered)


def _answer(interview: Interview, question: Question) -> Sayable:
    """An answer in words, or that there is none."""
    value = interview.answer_to(question)
    if _is_unknown(interview, question):
        if not interview.is_answered(question):
            return interviewwords.OPEN_ANSWER
        said = answers.left_open(question)
        return interviewwords.UNKNOWN_ANSWER if said is answers.UNKNOWN else said
    if is_day(question) and isinstance(value, str):
        return Written(date.fromisoformat(value))
    return answers.say(question, value)


def _is_unknown(interview: Interview, question: Question) -> bool:
    """Whether nothing is known in answer to a question, be it open or passed over; a job without an end goes on."""
    value = interview.answer_to(question)
    return value is NOTHING or (value is None and not question.ends)


def _said(what: Sayable, language: Language) -> str:
    return typeset(what.say(language), language)


def doubt_said(problem: Problem, language: Language) -> str:
    """What is allowed and yet unlikely, as a sentence."""
    return sentence(_said(DOUBT.of(message=problem.message, accepted=problem.accepted), language))


DOUBT = Text("{message} ({accepted})", "{message} ({accepted})")
