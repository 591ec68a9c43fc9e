"""Rounds and their corrections as they are sent and answered."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from express_entry.law.programtable import A_PROGRAM, PLACES
from express_entry.pool.models import Round, Supplement
from express_entry.pool.programbits import programs_of
from express_entry.pool.rounddocuments import was_exhausted
from express_entry.pool.rounds import Draft
from express_entry.pool.states import RoundState
from express_entry.pool.supplements import final_number
from express_entry.selection import Grouping
from express_entry.selection.documents import category_of

from .profileshapes import LawOut
from .shapes import In, Instant, Note, Number, Out, RoundNumber, Told

Version = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9_.-]{1,64}$", max_length=129)]
Program = Annotated[
    str,
    StringConstraints(pattern=f"^{A_PROGRAM.pattern}$"),
    Field(description="A program in force on the day: pnp, cec, fsw or fst since 2015."),
]
Numbers = Annotated[list[Number], Field(max_length=10_000)]


class RoundIn(In):
    """An instruction: whom a round ranks, how many it invites, from when on it may be run, and on what basis."""

    number: RoundNumber
    grouping: Literal["general", "program", "category"]
    programs: Annotated[list[Program], Field(min_length=1, max_length=PLACES)]
    earliest: Instant
    legal_basis: Note
    invitations: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    points_from: Annotated[int, Field(ge=0, le=1200)] | None = None
    category: Version | None = None

    @property
    def draft(self) -> Draft:
        """The instruction as the pool takes it."""
        return Draft(
            self.number,
            Grouping(self.grouping),
            self.programs,
            self.earliest,
            self.legal_basis,
            self.invitations,
            self.points_from,
            None if self.category is None else category_of(self.category),
        )


class RoundOut(Out):
    """A round: its instruction and, once it was run, what it gave; by whom is told to officers and auditors."""

    number: RoundNumber
    state: str
    grouping: str
    programs: list[str]
    category: str | None
    invitations: int | None
    points_from: int | None
    earliest: Told
    legal_basis: str
    drafted: Told
    drafted_by: str | None
    authorised: Told | None
    authorised_by: str | None
    instant: Told | None
    run_by: str | None
    law: LawOut | None
    invited: int | None
    """As announced."""
    invited_finally: int | None
    """Without those that were cancelled as issued in error, with those that were missed."""
    exhausted: bool | None
    """Whether fewer people were eligible than might be invited; null where it was not held yet."""
    cutoff: int | None
    tie_break: Told | None
    published: Told | None


class RoundsOut(Out):
    """A page of rounds."""

    items: list[RoundOut]
    next: str | None


class PreviewOut(Out):
    """What a round would give now, without effect; ``due`` where the clock has something to do first.

    ``tied_in`` and ``tied_out`` are how many have the points and the instant of the line and are invited or not;
    ``decided_by_number`` says that the number of a profile had to tell them apart.
    """

    instant: Told
    invited: int
    ranked: int
    cutoff: int | None
    tie_break: Told | None
    tied_in: int
    tied_out: int
    decided_by_number: bool
    exhausted: bool
    """Whether fewer people are eligible than may be invited."""
    by_program: dict[str, int]
    by_category: dict[str, int]
    by_points: dict[str, int]
    exclusions: dict[str, int]
    due: bool
    last_known_rules: bool


class VerificationOut(Out):
    """Every way in which something is not what it should be; nothing where it is whole."""

    whole: bool
    findings: list[str]


class SupplementIn(In):
    """A correction: whose invitations were issued in error, who was missed, who was cancelled by mistake, and why.

    ``additional`` is how many more may be invited than the instruction of the round says, with the legal basis of that.
    """

    cancelled: Numbers = Field(default=[])
    missed: Numbers = Field(default=[])
    restored: Numbers = Field(default=[])
    note: Note
    additional: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    legal_basis: Annotated[str, StringConstraints(max_length=2000)] = ""


class SupplementOut(Out):
    """A correction of a round."""

    id: int
    round: RoundNumber
    cancelled: list[str]
    missed: list[str]
    restored: list[str]
    note: str
    additional: int
    legal_basis: str | None
    drafted: Told
    drafted_by: str
    done: Told | None
    authorised_by: str | None
    discarded: Told | None
    discarded_by: str | None


class SupplementsOut(Out):
    """A page of corrections."""

    items: list[SupplementOut]
    next: str | None


def round_of(item: Round, *, inside: bool) -> RoundOut:
    """A round as officers and auditors see it (``inside``), or as everybody does."""
    law = item.law
    ran = item.state in {RoundState.RUN.value, RoundState.PUBLISHED.value}
    by: dict[str, Any] = {
        name: (getattr(item, name) or None) if inside else None for name in ("drafted_by", "authorised_by", "run_by")
    }
    return RoundOut(
        programs=sorted(programs_of(item.programs)),
        category=item.category or None,
        law=None
        if law is None
        else LawOut(fingerprint=law.fingerprint, ranking=law.ranking, last_known_rules=law.last_known),
        invited_finally=final_number(item) if ran else None,
        exhausted=was_exhausted(item) if ran else None,
        **by,
        **{name: getattr(item, name) for name in _PLAIN},
    )


_PLAIN = (
    *("number", "state", "grouping", "invitations", "points_from", "earliest", "legal_basis", "drafted", "authorised"),
    *("instant", "invited", "cutoff", "tie_break", "published"),
)


def supplement_of(item: Supplement) -> SupplementOut:
    """A correction as it is answered."""
    return SupplementOut(
        id=item.id,
        round=item.round.number,
        cancelled=item.cancelled.split(),
        missed=item.missed.split(),
        restored=item.restored.split(),
        note=item.note,
        additional=item.additional,
        legal_basis=item.legal_basis or None,
        drafted=item.drafted,
        drafted_by=item.drafted_by,
        done=item.done,
        authorised_by=item.authorised_by or None,
        discarded=item.discarded,
        discarded_by=item.discarded_by or None,
    )
