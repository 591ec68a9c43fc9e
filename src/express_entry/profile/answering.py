"""Answering a question of an interview.

An answer is checked at once against the whole document. One that contradicts an earlier answer is refused; where it
contradicts later ones, these are put aside and asked again. What no longer applies after a change is put aside as well,
and comes back when it applies again: nothing that somebody typed is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from express_entry.law.text import Language, Text

from .conditions import implied
from .interview import Interview
from .problems import Path, Problem
from .questions import Kind, Question
from .studies import acronym
from .tree import NOTHING, found, pruned, put, without


class Refused(ValueError):
    """An answer that cannot be: ``problems`` say why, and what would be accepted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.say("en") for problem in self.problems))

    def say(self, language: Language) -> str:
        """Every problem, one a line."""
        return "\n".join(problem.say(language) for problem in self.problems)


def answer(interview: Interview, value: Any) -> Interview:
    """The interview with a value in answer to its question; *yes* or *no* to whether there is any.

    :raises Refused: where the value cannot be, by itself or beside earlier answers.
    """
    question = _now(interview)
    if question.owner == "Assessment" and question.name == "organization" and isinstance(value, str):
        value = acronym(interview.law, value)
    changed = _placed(interview, question, value)
    closed = {question.place} if question.kind is Kind.ANOTHER and value is False else set()
    changed = replace(changed, passed=(interview.passed - {question.place}) | closed)
    return _settled(_agreeing(changed, interview, question), interview).after(question)


def leave_open(interview: Interview) -> Interview:
    """The interview without a value for its question: unknown, not claimed, no more of them, or still going on.

    :raises Refused: where no profile can be without it.
    """
    question = _now(interview)
    if question.required:
        raise Refused([Problem(question.place, "", _NEEDED.of(), question.slot.accepted)])
    if question.ends:
        return answer(interview, None)
    if question.kind is Kind.ANOTHER or question.claimed:
        return answer(interview, False)
    changed = _put_aside(interview, question)
    changed = replace(changed, passed=interview.passed | {question.place})
    return _settled(changed, interview).after(question)


def keep(interview: Interview) -> Interview:
    """The interview at the question behind this one, whose answer stays as it is."""
    return interview.after(_now(interview))


def _now(interview: Interview) -> Question:
    question = interview.question
    assert question is not None, "every question is answered"
    return question


# ------------------------------------------------------------------------------------------------------- into the tree


def _placed(interview: Interview, question: Question, value: Any) -> Interview:
    """With an answer in its place: *no* puts aside what there was, *yes* brings it back, or makes room."""
    if question.kind is Kind.FIELD:
        aside = {place: kept for place, kept in interview.aside.items() if place != question.place}
        return replace(interview, tree=put(interview.tree, question.path, value), aside=aside)
    if interview.answer_to(question) is True:
        return interview if value else _none(_put_aside(interview, question), question)
    if not value:
        return _none(interview, question)
    back = _brought_back(replace(interview, tree=_without_none(interview, question)), question)
    return back if back.answer_to(question) is True else _room(back, question)


def _none(interview: Interview, question: Question) -> Interview:
    """With *none*, where a claim or a whole list was asked about; a list that ends here stays as it is."""
    place = question.path[-1]
    if not isinstance(place, int):
        return replace(interview, tree=put(interview.tree, question.path, None))
    return interview if place else replace(interview, tree=put(interview.tree, question.path[:-1], []))


def _without_none(interview: Interview, question: Question) -> Any:
    """The tree without *none* in the place of a claim or of a whole list."""
    path = _holder(question)
    return interview.tree if found(interview.tree, path) else without(interview.tree, path)


def _room(interview: Interview, question: Question) -> Interview:
    """With an empty object for what there is, stating only what is implied."""
    new = implied(question.slot.kind.__name__, interview.tree)
    if not isinstance(question.path[-1], int):
        return replace(interview, tree=put(interview.tree, question.path, new))
    items = found(interview.tree, question.path[:-1])
    whole = [*(items if isinstance(items, list) else ()), new]
    return replace(interview, tree=put(interview.tree, question.path[:-1], whole))


def _holder(question: Question) -> Path:
    """Where the answer to a question stands: for a list, the list."""
    return question.path[:-1] if isinstance(question.path[-1], int) else question.path


# ------------------------------------------------------------------------------------------------------ aside, and back


def _put_aside(interview: Interview, question: Question) -> Interview:
    """Without what stands in answer to a question, which is kept: a value, an object, or a list from an item on."""
    path, place = _holder(question), question.path[-1]
    value = found(interview.tree, path)
    if value is NOTHING:
        return interview
    if isinstance(place, int) and place and isinstance(value, list):
        tree, value = put(interview.tree, path, value[:place]), value[place:]
        if not value:
            return interview
    else:
        tree = pruned(without(interview.tree, path), path[:-1])
    return replace(interview, tree=tree, aside={**interview.aside, question.place: value})


def _brought_back(interview: Interview, question: Question) -> Interview:
    """With what was put aside for a question, where nothing stands in its place."""
    if question.place not in interview.aside or interview.answer_to(question) is not NOTHING:
        return interview
    path, place = _holder(question), question.path[-1]
    value = interview.aside[question.place]
    there = found(interview.tree, path)
    if isinstance(place, int) and isinstance(there, list):
        value = [*there, *value]
    aside = {each: kept for each, kept in interview.aside.items() if each != question.place}
    return replace(interview, tree=put(interview.tree, path, value), aside=aside)


def _settled(changed: Interview, before: Interview) -> Interview:
    """Without answers to questions that no longer apply, and with those put aside that apply again."""
    asked = before.questions
    while True:
        now, tree = changed.questions, changed.tree
        for question in _not_among(asked, now):
            changed = _put_aside(changed, question)
        for question in _not_among(now, asked):
            changed = _brought_back(changed, question)
        if changed.tree == tree:
            return changed
        asked = now


def _not_among(some: Iterable[Question], others: Iterable[Question]) -> list[Question]:
    places = {each.place for each in others}
    return [each for each in some if each.place not in places]


# --------------------------------------------------------------------------------------------------- with other answers


def _agreeing(changed: Interview, before: Interview, question: Question) -> Interview:
    """Without later answers that a new one contradicts.

    :raises Refused: where it contradicts an earlier one, or cannot be by itself.
    """
    known = before.problems()
    while new := [each for each in changed.problems() if each not in known]:
        if not all(each.related for each in new):
            raise Refused(new)  # a value that cannot be, whatever the others are
        asked = changed.questions
        behind = asked[[each.place for each in asked].index(question.place) + 1 :]
        doubted = {place for problem in new for place in (problem.path, *problem.related)} - {question.place}
        later = [each for each in behind if each.place in doubted]
        if not later or len(later) < len(doubted):
            raise Refused(new)
        for each in later:
            changed = _put_aside(changed, each)
    return changed


_NEEDED = Text("no profile can be without this", "aucun profil ne peut s'en passer")
