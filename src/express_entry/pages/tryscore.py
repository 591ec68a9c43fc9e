"""A score tried against a round: whether it would have been invited, in words, and what would tell if it is open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from express_entry.assessment.rank import at_line
from express_entry.history import Note, Round, RoundType, title
from express_entry.history.distribution import WIDE_BANDS
from express_entry.history.explain import instant_in_words
from express_entry.history.labels import label
from express_entry.law import Result
from express_entry.law.answers import Unknown
from express_entry.law.text import Language, Reason, Sayable, Text
from express_entry.reports.typography import typeset

from . import roundwords as words
from .formfields import Field

MOST = WIDE_BANDS[0].high
"""The highest score that the pool is published with."""


@dataclass(frozen=True)
class Span:
    """When a profile was submitted, as exactly as it was typed: from an instant to another, both in it."""

    first: datetime
    last: datetime


@dataclass(frozen=True)
class Told:
    """Whether a score would have been invited, and why."""

    result: Result
    said: tuple[Sayable, ...]
    heading: Text


@dataclass(frozen=True)
class Tried:
    """What was typed, what is wrong with it, and the answer where nothing is."""

    fields: tuple[Field, Field]
    told: Told | None
    language: Language

    @property
    def errors(self) -> list[dict[str, str]]:
        """What is wrong, for the list above the page."""
        return [{"text": field.error, "anchor": field.id} for field in self.fields if field.error]

    @property
    def answer(self) -> dict[str, object] | None:
        """The answer as a template shows it."""
        if self.told is None:
            return None
        heading = self.told.heading
        said = [typeset(each.say(self.language), self.language) for each in self.told.said]
        return {"mark": self.told.result.value, "heading": heading.say(self.language), "said": said}


def tried(round_: Round, typed: Mapping[str, str], language: Language) -> Tried:
    """A score tried against a round; no answer where none was typed, or something is wrong with what was."""
    text, when = (typed.get(name, "").strip()[:40] for name in ("score", "submitted"))
    score, span = _score(text), _span(when)
    wrong_score: Sayable | None = None
    if score is None and (text or when):
        wrong_score = words.NO_SCORE.of(value=text, most=MOST) if text else words.SCORE_MISSING.of(most=MOST)
    wrong_when: Sayable | None = words.NO_INSTANT.of(value=when) if when and span is None else None
    if span is not None and span.first > round_.instant:
        wrong_when = words.AFTER_ROUND.of(instant=instant_in_words(round_.instant))
    told = None if score is None or wrong_when else told_of(round_, score, span)
    fields = (
        _field("score", (words.TRY_SCORE, words.TRY_SCORE_HINT.of(most=MOST)), text, wrong_score, language),
        _field("submitted", (words.TRY_SUBMITTED, words.TRY_SUBMITTED_HINT), when, wrong_when, language),
    )
    return Tried(fields, told, language)


def told_of(round_: Round, score: int, span: Span | None) -> Told:
    """Whether a score would have been invited; ``span`` is when the profile was submitted, as far as it is known."""
    result, reason = _against(round_, score, span)
    if result is Result.NOT_MET:
        return Told(result, (reason,), words.NO)
    yes = words.YES if round_.round_type is RoundType.GENERAL else words.YES_IF
    return Told(result, (reason, _only(round_)), yes if result is Result.MET else words.OPEN)


def _against(round_: Round, score: int, span: Span | None) -> tuple[Result, Reason]:
    line = round_.crs_cutoff
    if score > line:
        return Result.MET, words.ABOVE.of(score=score, cut_off=line)
    if score < line:
        text = words.BELOW_ONE if line - score == 1 else words.BELOW
        return Result.NOT_MET, text.of(score=score, cut_off=line, points=line - score)
    return _at(round_, score, span)


def _at(round_: Round, score: int, span: Span | None) -> tuple[Result, Reason]:
    """At the line itself the time of submission decides, where one was published."""
    if round_.tie_break is None:
        known = Note.TIE_BREAK_NOT_PUBLISHED in round_.notes
        text = words.AT_ALL if known else words.AT_UNKNOWN_TIE
        return (Result.MET if known else Result.UNKNOWN), text.of(score=score)
    ends = {_decided(round_, instant) for instant in ((span.first, span.last) if span else (None,))}
    values = {"score": score, "tie_break": instant_in_words(round_.tie_break)}
    if len(ends) > 1 or None in ends:
        return Result.UNKNOWN, words.AT_NEEDS_TIME.of(**values)
    return (
        (Result.MET, words.AT_IN_TIME.of(**values))
        if True in ends
        else (Result.NOT_MET, words.AT_TOO_LATE.of(**values))
    )


def _decided(round_: Round, submitted: datetime | None) -> bool | None:
    answer = at_line(round_, submitted).answer
    return None if isinstance(answer, Unknown) else answer


def _only(round_: Round) -> Sayable:
    """For whom the answer holds."""
    if round_.round_type is RoundType.GENERAL:
        return words.ONLY_EVERYBODY
    if round_.round_type is RoundType.PROGRAM:
        return words.ONLY_PROGRAM.of(name=label(round_.program_or_category))
    return words.ONLY_CATEGORY.of(name=title(round_))


def _score(text: str) -> int | None:
    """A score as it is written, its thousands grouped or not; a comma anywhere else is a decimal one."""
    found = _SCORE.fullmatch(text)
    if found is None:
        return None
    score = int("".join(part for part in found.groups() if part))
    return score if score <= MOST else None


def _span(text: str) -> Span | None:
    """A day, a minute or a second in UTC."""
    found = _INSTANT.fullmatch(text)
    if found is None:
        return None
    day, minute, second = found["day"], found["minute"], found["second"]
    try:
        first = datetime.fromisoformat(f"{day}T{minute or '00:00'}:{second or '00'}").replace(tzinfo=UTC)
    except ValueError:
        return None
    length = timedelta(seconds=1) if second else timedelta(minutes=1) if minute else timedelta(days=1)
    return Span(first, first + (length - timedelta(seconds=1)))


def _field(name: str, said: tuple[Sayable, Sayable], value: str, error: Sayable | None, language: Language) -> Field:
    label_, hint = (typeset(each.say(language), language) for each in said)
    told = typeset(error.say(language), language) if error else ""
    numeric = "numeric" if name == "score" else ""
    width = "short" if name == "score" else "long"
    return Field("text", name, name, label_, hint=hint, error=told, value=value, width=width, inputmode=numeric)


_SCORE = re.compile(r"([0-9]{1,4})|(1)[,\s]([0-9]{3})")
_INSTANT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})(?:[ T](?P<minute>\d{2}:\d{2})(?::(?P<second>\d{2}))?)?(?: ?(?:Z|UTC))?", re.ASCII
)
