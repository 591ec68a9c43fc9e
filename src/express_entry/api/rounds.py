"""Rounds: instructions, previews, running, publication, verification, corrections."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from ninja import Status
from pydantic import Field, StringConstraints

from express_entry.law import Text
from express_entry.pool import publishing, rounds, running, supplements
from express_entry.pool.faults import NotFound
from express_entry.pool.lifecycle import RoundState
from express_entry.pool.preview import preview as previewed
from express_entry.pool.rounddocuments import preview_document, round_document
from express_entry.pool.roundrows import Round, Supplement
from express_entry.pool.rounds import NO_ROUND
from express_entry.selection import Category, Grouping
from express_entry.service import signing
from express_entry.service.environment import configuration

from .gate import Asked, now
from .paging import USUAL, page_of
from .problems import Problem, Wrong
from .routing import Routes
from .shapes import FindingOut, In, Instant, Limit, Note, Number, Out, RoundNumber

routes = Routes("rounds")

Program = Literal["pnp", "cec", "fsw", "fst"]
CategoryVersion = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9_.-]{1,64}$")]


class DraftIn(In):
    """An instruction for a round; one of ``invitations`` and ``points_from``."""

    number: RoundNumber
    grouping: Literal["general", "program", "category"]
    programs: list[Program] = Field(min_length=1, max_length=4)
    category: CategoryVersion | None = None
    invitations: int | None = Field(default=None, ge=0, le=1_000_000)
    points_from: int | None = Field(default=None, ge=0, le=1200)
    earliest: Instant
    legal_basis: Note


class RoundOut(Out):
    """A round with the keys of the published history, and what only its keeper knows."""

    number: str
    date: str | None
    datetime_utc: str | None
    round_type: str
    program_or_category: str
    category_version: str | None
    invitations: int | None
    crs_cutoff: int | None
    tie_break_utc: str | None
    official_name: str | None
    state: str
    programs: list[str]
    allowed: int | None
    points_from: int | None
    earliest: str
    legal_basis: str
    drafted_by: str
    authorised_by: str | None
    run_by: str | None
    law: str | None
    last_known_rules: bool
    snapshot: str | None
    exhausted: bool
    final_invitations: int | None
    published: str | None


class RoundsOut(Out):
    """A page of rounds."""

    rounds: list[RoundOut]
    next: str | None


class VerificationOut(Out):
    """What a rerun from the snapshot found: nothing, where the round is what its snapshot gives."""

    number: str
    verified: bool
    differences: list[FindingOut]


class SupplementIn(In):
    """A correction: invitations issued in error to cancel, people missed to invite, and why."""

    cancelled: list[Number] = Field(default_factory=list, max_length=10_000)
    missed: list[Number] = Field(default_factory=list, max_length=10_000)
    note: Note


class SupplementOut(Out):
    """A correction of a round."""

    id: int
    round: str
    cancelled: list[str]
    missed: list[str]
    note: str
    drafted_by: str
    authorised_by: str | None


class SupplementsOut(Out):
    """The corrections of a round."""

    supplements: list[SupplementOut]


def _within(request: Asked) -> QuerySet[Round]:
    """Every round for officers and auditors; for everybody else those that were published."""
    condition = Q() if request.caller.may("round.unpublished") else Q(state=RoundState.PUBLISHED.value)
    return Round.objects.select_related("law").filter(condition)


def _one(request: Asked, number: str) -> Round:
    found = _within(request).filter(number=number).first()
    if found is None:
        raise NotFound(NO_ROUND.of(value=number))
    return found


@routes.get("/rounds", "round.read", RoundsOut)
def all_of_them(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> dict[str, Any]:
    """The rounds of this pool, the latest first."""
    page = page_of(_within(request), of="rounds", cursor=cursor, limit=limit, latest_first=True)
    return {"rounds": [round_document(each) for each in page.rows], "next": page.next}


@routes.get("/rounds/{number}", "round.read", RoundOut, tagged=True)
def one(request: Asked, number: RoundNumber) -> dict[str, Any]:
    """A round of this pool."""
    return round_document(_one(request, number))


@routes.get("/rounds/{number}/result", "round.result", dict[str, Any], faults=(409,), tagged=True)
def result(request: Asked, number: RoundNumber) -> Any:
    """The published result, signed: the very bytes that were published."""
    found = _one(request, number)
    if found.publication is None:
        raise Problem(409, "conflict", [publishing.NOT_PUBLISHED.of(number=number, state=found.state)])
    return HttpResponse(bytes(found.publication), content_type="application/json")


@routes.post("/rounds", "round.draft", {201: RoundOut})
def draft(request: Asked, body: DraftIn) -> Status[Any]:
    """Draft an instruction; another officer authorises it."""
    category = None if body.category is None else Category(*body.category.split("@"))
    made = rounds.draft(
        request.desk,
        rounds.Draft(
            number=body.number,
            grouping=Grouping(body.grouping),
            programs=body.programs,
            earliest=_instant(body),
            legal_basis=body.legal_basis,
            invitations=body.invitations,
            points_from=body.points_from,
            category=category,
        ),
    )
    request.location = f"/api/v1/rounds/{made.number}"
    return Status(201, round_document(made))


def _instant(body: DraftIn) -> Any:
    if body.earliest.tzinfo is None:
        raise Problem(422, "unacceptable", [NO_ZONE], [Wrong("earliest", NO_ZONE)])
    return body.earliest


@routes.post("/rounds/{number}/authorisation", "round.authorise", {200: RoundOut}, body=False, faults=(404, 409))
def authorise(request: Asked, number: RoundNumber) -> Status[Any]:
    """Authorise an instruction that another officer drafted."""
    return Status(200, round_document(rounds.authorise(request.desk, number)))


@routes.post("/rounds/{number}/discarding", "round.discard", {200: RoundOut}, body=False, faults=(404, 409))
def discard(request: Asked, number: RoundNumber) -> Status[Any]:
    """Give up an instruction that was not run."""
    return Status(200, round_document(rounds.discard(request.desk, number)))


@routes.get("/rounds/{number}/preview", "round.preview", dict[str, Any], faults=(409, 503))
def preview(request: Asked, number: RoundNumber) -> Any:
    """What the round would give now, without any effect."""
    _one(request, number)
    return preview_document(previewed(number, now()))


@routes.post("/rounds/{number}/run", "round.run", {200: RoundOut}, body=False, faults=(404, 409))
def run(request: Asked, number: RoundNumber) -> Status[Any]:
    """Run an authorised round: exactly so many invitations, or none."""
    return Status(200, round_document(running.run(request.desk, number)))


@routes.post("/rounds/{number}/publication", "round.publish", {200: RoundOut}, body=False, faults=(404, 409))
def publish(request: Asked, number: RoundNumber) -> Status[Any]:
    """Publish the result of a round, signed, once it is worked out again from its snapshot."""
    signer = signing.signer(configuration().places)
    return Status(200, round_document(publishing.publish(request.desk, number, signer)))


@routes.get("/rounds/{number}/verification", "round.verify", VerificationOut, faults=(409,))
def verify(request: Asked, number: RoundNumber) -> dict[str, Any]:
    """Work a round out again from its snapshot, and tell everything that differs."""
    _one(request, number)
    found = [{"place": number, "finding": each.say(request.language)} for each in publishing.check(number)]
    return {"number": number, "verified": not found, "differences": found}


def _supplement(made: Supplement) -> dict[str, Any]:
    return {
        "id": made.id,
        "round": made.round.number,
        "cancelled": made.cancelled.split(),
        "missed": made.missed.split(),
        "note": made.note,
        "drafted_by": made.drafted_by,
        "authorised_by": made.authorised_by or None,
    }


@routes.get("/rounds/{number}/supplements", "supplement.read", SupplementsOut)
def supplements_of(request: Asked, number: RoundNumber) -> dict[str, Any]:
    """The corrections of a round."""
    found = Supplement.objects.filter(round=_one(request, number)).select_related("round").order_by("id")
    return {"supplements": [_supplement(each) for each in found]}


@routes.post("/rounds/{number}/supplements", "supplement.draft", {201: SupplementOut}, faults=(404, 409))
def draft_supplement(request: Asked, number: RoundNumber, body: SupplementIn) -> Status[Any]:
    """Draft a correction; another officer authorises it."""
    made = supplements.draft(request.desk, number, cancelled=body.cancelled, missed=body.missed, note=body.note)
    return Status(201, _supplement(made))


@routes.post(
    "/rounds/{number}/supplements/{key}/authorisation",
    "supplement.authorise",
    {200: SupplementOut},
    body=False,
    faults=(404, 409),
)
def authorise_supplement(request: Asked, number: RoundNumber, key: int) -> Status[Any]:
    """Authorise a correction that another officer drafted, and carry it out."""
    if not Supplement.objects.filter(id=key if abs(key) < 2**62 else 0, round__number=number).exists():
        raise NotFound(supplements.NO_SUPPLEMENT.of(value=str(key)[:20]))
    return Status(200, _supplement(supplements.authorise(request.desk, key)))


NO_ZONE = Text(
    "earliest: it has no time zone. Accepted: an instant such as 2026-11-25T15:00:00Z.",
    "earliest : il n'a pas de fuseau horaire. Valeurs acceptées : un instant comme 2026-11-25T15:00:00Z.",
)
