"""Which questions stand on one page together, and where a page belongs in the interview.

One question a page, as a rule; the fields of one object together, as far as none of them decides whether another is
asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from express_entry.law.text import Text
from express_entry.profile.interview import Interview
from express_entry.profile.questions import Kind, Question

from .askingany import SECTION_OF, SECTIONS

ENDS = frozenset(
    {
        ("Spouse", "citizen_or_permanent_resident"),
        ("InCanada", "status"),
        ("Credential", "completed"),
        ("LanguageTest", "test"),
        ("LanguageTest", "reported"),
        ("Job", "noc"),
        ("Job", "paid"),
        ("Job", "self_employed"),
        ("Job", "full_time_student"),
        ("CertificateOfQualification", "noc"),
        ("JobOffer", "noc"),
        ("JobOffer", "indeterminate"),
        ("JobOffer", "basis"),
        ("JobOffer", "work_permit"),
        ("JobOffer", "same_employer"),
        ("JobOffer", "months_with_employer"),
        ("Dependant", "date_of_birth"),
        ("Dependant", "marital_status"),
        ("SettlementFunds", "amount"),
        ("SettlementFunds", "as_of"),
    }
)
"""The fields behind which a page ends: by what is answered there, others are asked or not, or asked otherwise."""


@dataclass(frozen=True)
class Screen:
    """The questions of one page, in order."""

    questions: tuple[Question, ...]

    @property
    def place(self) -> str:
        """The place of its first question, by which it is found again."""
        return self.questions[0].place

    @property
    def section(self) -> str:
        """The part of the interview that it belongs to."""
        return section_of(self.questions[0])


def section_of(question: Question) -> str:
    """The part of the interview that a question belongs to."""
    place = question.place
    return next(part for beginning, part in SECTION_OF.items() if place.startswith(beginning))


def section_named(name: str) -> Text:
    """What a part is called."""
    return SECTIONS[name]


def screens(questions: Iterable[Question]) -> Iterator[Screen]:
    """The pages of an interview, with every question that applies at present."""
    together: list[Question] = []
    for question in questions:
        if together and not _goes_with(question, together[-1]):
            yield Screen(tuple(together))
            together = []
        together.append(question)
    if together:
        yield Screen(tuple(together))


def _goes_with(question: Question, before: Question) -> bool:
    of_one_object = bool(question.within) and question.within == before.within
    fields = question.kind is Kind.FIELD and before.kind is Kind.FIELD
    # Other lists may stand between two fields of one object, as those of a spouse do.
    side_by_side = question.path[:-1] == before.path[:-1]
    return of_one_object and fields and side_by_side and (before.owner, before.name) not in ENDS


def screen_at(interview: Interview, place: str) -> Screen | None:
    """The page on which a question stands; None where it is not asked."""
    return next((each for each in screens(interview.questions) if place in _places(each)), None)


def next_screen(interview: Interview, left: Collection[str] = ()) -> Screen | None:
    """The page with the first question that is open and not ``left`` so; None where there is none."""
    asked = screens(interview.questions)
    return next((each for each in asked if not _is_answered(interview, each, left)), None)


def screen_before(interview: Interview, screen: Screen) -> Screen | None:
    """The page before a page; None before the first."""
    before = None
    for each in screens(interview.questions):
        if each.place == screen.place:
            return before
        before = each
    return before


def _is_answered(interview: Interview, screen: Screen, left: Collection[str]) -> bool:
    return all(interview.is_answered(each) or each.place in left for each in screen.questions)


def _places(screen: Screen) -> set[str]:
    return {each.place for each in screen.questions}
