"""What came with a form in answer to the questions of a page: read, answered, or handed back with what is wrong.

Nothing is answered unless everything on the page can be; what was typed stands there again either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from express_entry.law.text import Language, Sayable, Text
from express_entry.profile import Problem, answering, answers
from express_entry.profile.answers import Offer, Value
from express_entry.profile.interview import Interview
from express_entry.profile.questions import Kind, Question

from .screens import Screen

UNKNOWN = "?"
"""What the choice *I don't know* sends."""
DAY_PARTS = ("year", "month", "day")

Typed = Mapping[str, str]
"""The fields of a form."""


@dataclass
class Wrong:
    """What keeps a page from being answered: sentences and occupations to choose from, by the place of the question."""

    errors: dict[str, list[Sayable]] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.errors or self.offers)

    def add(self, question: Question, said: Sayable) -> None:
        """One more sentence about a question."""
        self.errors.setdefault(question.place, []).append(said)


def is_day(question: Question) -> bool:
    """Whether a day is asked for."""
    return question.kind is Kind.FIELD and answers.sort(question.slot) == "Day"


def text_of(question: Question, typed: Typed) -> str:
    """What was typed for a question: of a day its three parts, joined where there is any."""
    whole = typed.get(question.place, "").strip()
    if not is_day(question) or whole == UNKNOWN:
        return whole
    parts = [typed.get(f"{question.place}.{part}", "").strip() for part in DAY_PARTS]
    return "-".join(parts) if any(parts) else ""


def typed_day(typed: Typed, name: str) -> date | None:
    """The day in the three parts of a form; None where nothing was typed.

    :raises ValueError: for what is no day.
    """
    parts = [typed.get(f"{name}.{part}", "").strip() for part in DAY_PARTS]
    if not any(parts):
        return None
    if not all(each.isascii() and each.isdigit() and len(each) <= len("2026") for each in parts):
        raise ValueError("-".join(parts))
    return date(*map(int, parts))


def answered(interview: Interview, screen: Screen, typed: Typed, language: Language) -> tuple[Interview, Wrong]:
    """The interview with the answers of a page; where one cannot be, as it was, with what is wrong."""
    now, wrong = interview, Wrong()
    for question in screen.questions:
        asked = replace(now, at=question.place)
        if asked.question is None or asked.question.place != question.place:
            continue  # an answer above it says that it does not apply
        now = _one(asked, question, typed, language, wrong, alone=len(screen.questions) == 1)
    return (interview, wrong) if wrong else (replace(now, at=None), wrong)


def _one(
    asked: Interview, question: Question, typed: Typed, language: Language, wrong: Wrong, *, alone: bool
) -> Interview:
    text = text_of(question, typed)
    try:
        if text == UNKNOWN or (not text and not alone) or (not text and question.ends):
            return answering.leave_open(asked)
        if not text:
            wrong.add(question, NOT_ANSWERED_REQUIRED if question.required else NOT_ANSWERED)
            return asked
        read = _chosen(question, typed) or answers.read(question, text, language)
        if isinstance(read, Offer):
            wrong.offers[question.place] = read
            if _offered_before(question, text, typed):
                wrong.add(question, WHICH_ONE)
            return asked
        return answering.answer(asked, read.value)
    except answers.NotUnderstood as error:
        wrong.add(question, error.reason)
    except answering.Refused as error:
        for problem in error.problems:
            wrong.add(question, told(problem))
    return asked


def _chosen(question: Question, typed: Typed) -> Value | None:
    """What was chosen among the occupations found, unless other words were typed since."""
    pick, text = typed.get(f"{question.place}.pick", ""), typed.get(question.place, "").strip()
    if not pick or typed.get(f"{question.place}.of", text) != text:
        return None
    return Value(pick)


def _offered_before(question: Question, text: str, typed: Typed) -> bool:
    """Whether the list to choose from stood there for the same words; only an occupation is shown one."""
    return answers.sort(question.slot) != "Noc" or typed.get(f"{question.place}.of") == text


def told(problem: Problem) -> Sayable:
    """Why an answer cannot be, and what would be accepted."""
    said = REFUSED.of(message=problem.message, accepted=problem.accepted)
    return WITH_GUESS.of(said=said, guess=problem.suggestion) if problem.suggestion else said


NOT_ANSWERED = Text(
    "Answer the question, or say that you do not know", "Répondez à la question, ou dites que vous ne savez pas"
)
NOT_ANSWERED_REQUIRED = Text(
    "This answer is needed: without it nothing can be worked out",
    "Cette réponse est nécessaire : sans elle, rien ne peut être établi",
)
WHICH_ONE = Text(
    "Choose the occupation that is meant, or type other words",
    "Choisissez la profession visée, ou tapez d'autres mots",
)
REFUSED = Text("{message}. Accepted: {accepted}.", "{message}. Accepté : {accepted}.")
WITH_GUESS = Text("{said} {guess}", "{said} {guess}")
