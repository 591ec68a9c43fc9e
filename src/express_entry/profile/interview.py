"""A profile in the making: what was answered, what was passed over, and which question comes next.

Nothing here changes: every answer (:mod:`.answering`) and every step gives another interview.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from express_entry.law import Law

from .checking import check
from .document import FORMAT, Profile
from .doubts import warnings
from .problems import Problem, ProfileError, shown
from .questions import Kind, Question, questions
from .standing import BORN_BY, NOT_BORN
from .tree import NOTHING, Found, Tree, found, put


@dataclass(frozen=True)
class Interview:
    """Where an interview stands, under the law of a day.

    ``tree`` is the document so far. ``passed`` are the places of questions that were answered without a value: unknown,
    or no more of a list. ``aside`` holds, by place, what was answered and does not apply at present. ``at`` is the
    place of a question that is asked again; where it is None, the first open one is asked.
    """

    law: Law
    day: date
    tree: Tree = field(default_factory=lambda: {"format": FORMAT})
    passed: frozenset[str] = frozenset()
    aside: Mapping[str, Any] = field(default_factory=dict)
    at: str | None = None

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question that applies, answered or not, in order."""
        return tuple(questions(self.tree, self.law, self.day))

    @property
    def question(self) -> Question | None:
        """The question that is asked now; None where every one is answered."""
        asked = self.questions
        again = next((each for each in asked if each.place == self.at), None)
        return again or next((each for each in asked if not self.is_answered(each)), None)

    @property
    def progress(self) -> tuple[int, int]:
        """How many questions are answered, and how many apply so far."""
        asked = self.questions
        return sum(map(self.is_answered, asked)), len(asked)

    def is_answered(self, question: Question) -> bool:
        """Whether a question was answered, be it with *unknown*."""
        if question.place in self.passed or self.answer_to(question) is not NOTHING:
            return True
        # A list that is null was said to be unknown, as a field that is.
        return question.path[-1] == 0 and found(self.tree, question.path[:-1]) is None

    def answer_to(self, question: Question) -> Found:
        """What was answered, as the document has it; yes or no to whether there is any."""
        if question.kind is Kind.FIELD:
            return found(self.tree, question.path)
        place = question.path[-1]
        if isinstance(place, int):
            return self._any(question, place)
        value = found(self.tree, question.path)
        return value if value is NOTHING else value is not None

    def _any(self, question: Question, place: int) -> Found:
        items = found(self.tree, question.path[:-1])
        if not isinstance(items, list):
            return NOTHING
        if place < len(items):
            return True
        return NOTHING if place else False

    # ------------------------------------------------------------------------------------------- kept and opened again

    @property
    def stated(self) -> Tree:
        """The document to be kept: null where a question was passed over, which is its answer."""
        tree = self.tree
        for question in self.questions:
            path = question.path[:-1] if isinstance(question.path[-1], int) else question.path
            if question.place in self.passed and found(tree, path) is NOTHING:
                tree = put(tree, path, None) if isinstance(found(tree, path[:-1]), dict) else tree
        return tree

    @property
    def ended(self) -> tuple[str, ...]:
        """The lists that were said to be whole: by the places of the questions whether there is another."""
        return tuple(each.place for each in self.questions if each.kind is Kind.ANOTHER and each.place in self.passed)

    def reopened(self, ended: Collection[str] = ()) -> Interview:
        """The interview of a document that was kept: a list is whole where a question behind it was answered.

        :param ended: the lists that are whole in any case, as :attr:`ended` says.
        """
        asked = self.questions
        last = max((place for place, each in enumerate(asked) if self.is_answered(each)), default=0)
        open_ = [each for each in asked if each.kind is Kind.ANOTHER and not self.is_answered(each)]
        behind = {each.place for each in asked[:last] if each in open_}
        said = {each.place for each in open_ if each.place in ended}
        return replace(self, passed=self.passed | behind | said)

    # -------------------------------------------------------------------------------------------------- going about

    def back(self) -> Interview:
        """The interview at the question before; at the first question, itself."""
        places = [each.place for each in self.questions]
        now = self.question
        place = places.index(now.place) if now else len(places)
        return replace(self, at=places[place - 1]) if place else self

    def forward(self) -> Interview:
        """The interview at the first question that is open."""
        return replace(self, at=None)

    def after(self, question: Question) -> Interview:
        """The interview at the question behind an answered one; at the first open one, unless it was gone back to."""
        if self.at is None:
            return self
        places = [each.place for each in self.questions]
        behind = places[places.index(question.place) + 1 :] if question.place in places else []
        return replace(self, at=behind[0] if behind else None)

    # ----------------------------------------------------------------------------------------------- what it amounts to

    def profile(self) -> Profile:
        """The profile that the answers state.

        :raises ProfileError: where one is missing that every profile needs.
        """
        return check(dict(self.tree))

    def problems(self) -> list[Problem]:
        """Everything that is wrong with the answers so far; that some are still to come is not."""
        try:
            born = check(self._whole()).person.date_of_birth
        except ProfileError as error:
            return list(error.problems)
        if born <= self.day:
            return []
        return [Problem("person.date_of_birth", shown(born), NOT_BORN.of(day=self.day), BORN_BY.of(day=self.day))]

    def doubts(self) -> list[Problem]:
        """What is allowed and yet unlikely in the answers so far."""
        try:
            return warnings(check(self._whole()))
        except ProfileError:
            return []

    def _whole(self) -> dict[str, Any]:
        """The document, with stand-ins for the two answers that every profile needs and that may be still to come."""
        person = {"date_of_birth": "1900-01-01"} | (self.tree.get("person") or {})
        return {"marital_status": "never_married"} | dict(self.tree) | {"person": person}
