"""Reviews, bars and entries of the audit trail as they are sent and answered."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import StringConstraints

from .shapes import DayUnderTheAct, In, Line, Note, Number, Out, Told


class ReviewOut(Out):
    """A profile that waits for an officer, or waited: its name and birth date are another's too."""

    id: int
    profile: Number
    other: Number | None
    barred: bool
    opened: Told
    settled: Told | None
    settled_by: str | None
    same: bool | None
    note: str


class ReviewsOut(Out):
    """A page of reviews."""

    items: list[ReviewOut]
    next: str | None


class SettlementIn(In):
    """An officer's answer: whether it is the same person, and why."""

    same: bool
    note: Note


class SettledOut(Out):
    """What became of a profile that waited."""

    profile: Number
    state: str


class BarIn(In):
    """A bar for misrepresentation: of the person behind a profile, or of somebody who was found elsewhere.

    Of the latter a passport with its country, or a family name with the date of birth, or both; digests alone are kept.
    """

    profile: Number | None = None
    passport_country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$", max_length=2)] | None = None
    passport_number: Line | None = None
    family_name: Line | None = None
    given_names: Line | None = None
    date_of_birth: date | None = None
    begins: DayUnderTheAct
    basis: Line


class LiftingIn(In):
    """Why a bar was recorded by mistake, and the provision or decision that its lifting rests on."""

    reason: Note
    provision: Line


class LiftingOut(Out):
    """The lifting of a bar: drafted by one officer, carried out by another."""

    id: int
    reason: str
    provision: str
    drafted: Told
    drafted_by: str
    done: Told | None
    authorised_by: str | None


class BarOut(Out):
    """A bar; ``until`` is the first day without it."""

    id: int
    begins: date
    until: date
    basis: str
    recorded: Told
    recorded_by: str
    person_known: bool
    """Whether the person on record is known, whom it follows to another passport."""
    waiting: int
    """How many profiles of its name and birth date wait for an officer to say whether they are the barred person's."""
    lifted: Told | None
    liftings: list[LiftingOut]


class BarsOut(Out):
    """A page of bars."""

    items: list[BarOut]
    next: str | None


class EntryOut(Out):
    """An entry of the audit trail; its particulars are gone once they were erased."""

    sequence: int
    instant: Told
    actor: str
    action: str
    words: str | None
    subject: str
    particulars: dict[str, Any] | None
    digest: str


class EntriesOut(Out):
    """A page of the audit trail."""

    items: list[EntryOut]
    next: str | None


class FoundOut(Out):
    """Something wrong with the trail, and the entry where it shows."""

    sequence: int
    finding: str


class TrailOut(Out):
    """What a verification of the trail looked at and found."""

    whole: bool
    entries: int
    heads: int
    findings: list[FoundOut]
    lost: list[str]
