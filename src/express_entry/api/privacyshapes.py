"""Requests about one's own records, retention periods and records of automated steps, as they are sent and answered."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from express_entry.law import Language
from express_entry.law.citations import cited
from express_entry.privacy.correcting import LONGEST_FIELD, LONGEST_WORDS
from express_entry.privacy.erasing import receipt
from express_entry.privacy.holds import Hold, holds
from express_entry.privacy.impact import HEADS, Step
from express_entry.privacy.retention import Period
from express_entry.privacy.rows import WAITING, Correction, CorrectionState, Erasure, ErasureState, Origin

from .shapes import Day, Document, In, Line, Note, Out, Told

About = Annotated[str, StringConstraints(pattern=r"^[AE][0-9]{9}$", max_length=10)]
"""The number of a profile or of an application."""
FormPart = Annotated[dict[str, Any], Field(json_schema_extra={"description": "Fields of express-entry/application@1."})]

# ---------------------------------------------------------------------------------------------------------------- sent


class ErasureIn(In):
    """That everything is to go; ``withdraw`` takes out of the pool what is there, which would keep it."""

    withdraw: bool = False


class DecisionIn(In):
    """An officer's answer to a request to be erased, with the reason, which its person reads."""

    agree: bool
    reason: Note


class CorrectionIn(In):
    """What of a profile or an application is wrong, by its path in the document, and what would be right."""

    about: About
    field: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_FIELD, pattern=r"\S")]
    words: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_WORDS, pattern=r"\S")]


class RefusalIn(In):
    """Why a record is left as it is."""

    reason: Note


class CorrectedProfileIn(RefusalIn):
    """The document as it is right, and why it is corrected."""

    document: Document


class CorrectedFormIn(RefusalIn):
    """The parts of the forms as they are right; once the application was handed in also what happened, and when."""

    form: FormPart
    event: Line | None = None
    happened: Day | None = None


# ------------------------------------------------------------------------------------------------------------ answered


class HoldOut(Out):
    """Something that keeps the records: ``until`` is the first day without it, None where no day is known."""

    kind: str
    reason: str
    citation: str
    until: date | None


class ReceiptOut(Out):
    """What is told of an erasure, then and ever after: it names nobody."""

    code: str
    origin: str
    state: str
    title: str
    asked: Told
    decided: Told | None
    begun: Told | None
    done: Told | None
    rows: dict[str, int]
    stays: list[str]


class ErasureOut(ReceiptOut):
    """A request to be erased: whose, what keeps them for now, and what an officer said.

    In a list, ``kept_by`` is None of other people's: the page of one has it.
    """

    person: str | None
    reason: str | None
    kept_by: list[HoldOut] | None


class ErasuresOut(Out):
    """A page of requests to be erased; ``records_end`` is when the periods of one's own records are over, if near."""

    items: list[ErasureOut]
    next: str | None
    records_end: date | None


class CorrectionOut(Out):
    """A request to correct a record; ``version`` is that of the document which holds the correction."""

    code: str
    about: str
    field: str
    words: str
    state: str
    title: str
    asked: Told
    settled: Told | None
    reason: str | None
    version: int | None


class CorrectionsOut(Out):
    """A page of requests to correct a record."""

    items: list[CorrectionOut]
    next: str | None


class PeriodOut(Out):
    """How long a kind of record is kept; ``years`` and ``days`` are both None where no source tells."""

    kind: str
    title: str
    years: int | None
    days: int | None
    counted_from: str
    consent_ends_it: bool
    decided_by: str
    citation: str
    confidence: str
    basis: str


class PeriodsOut(Out):
    """Every retention period by the law of a day."""

    day: date
    items: list[PeriodOut]


class StepOut(Out):
    """The algorithmic-impact record of an automated step; ``decides`` is whether it settles somebody's case."""

    id: str
    title: str
    decides: bool
    what: str
    data: str
    human: str
    recourse: str
    risks: str
    law: str
    tests: list[str]
    covers: list[str]


class StepsOut(Out):
    """The record of every automated step, in the order in which a person meets them."""

    items: list[StepOut]


def receipt_of(row: Erasure, language: Language) -> ReceiptOut:
    """The receipt of an erasure."""
    return ReceiptOut(**_receipt(row, language))


def _receipt(row: Erasure, language: Language) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in ("code", "origin", "state", "asked", "decided", "begun", "done")}
    words = ErasureState(row.state).words.say(language)
    return {**told, "title": words, "rows": json.loads(row.counts), "stays": receipt(row)["stays"]}


def erasure_of(row: Erasure, at: datetime, language: Language, *, held: bool = True) -> ErasureOut:
    """A request to be erased, with what keeps its person at an instant as long as it waits.

    :param held: whether to work that out, which reads all that is held on the person; None stands there otherwise.
    """
    waits = held and row.person is not None and row.state in WAITING
    kept = holds(row.person, at, Origin(row.origin)) if waits and row.person is not None else ()
    return ErasureOut(
        person=None if row.person_id is None else row.person_id.hex,
        reason=row.reason or None,
        kept_by=[_hold(each, language) for each in kept] if held else None,
        **_receipt(row, language),
    )


def _hold(each: Hold, language: Language) -> HoldOut:
    return HoldOut(
        kind=each.kind, reason=each.reason.say(language), citation=cited(each.basis, language), until=each.until
    )


def correction_of(row: Correction, language: Language) -> CorrectionOut:
    """A request to correct a record."""
    names = ("code", "about", "field", "words", "state", "asked", "settled", "version")
    return CorrectionOut(
        title=CorrectionState(row.state).words.say(language),
        reason=row.reason or None,
        **{name: getattr(row, name) for name in names},
    )


def period_of(each: Period, language: Language) -> PeriodOut:
    """A retention period."""
    return PeriodOut(
        **{**each._asdict(), "title": each.title.say(language), "citation": cited(each.citation, language)}
    )


def step_of(step: Step, language: Language) -> StepOut:
    """The record of an automated step."""
    return StepOut(
        id=step.id,
        title=step.title.say(language),
        decides=step.decides,
        law=cited(step.law, language),
        tests=step.tests.split(", "),
        covers=list(step.covers),
        **{name: getattr(step, name).say(language) for name in HEADS},
    )
