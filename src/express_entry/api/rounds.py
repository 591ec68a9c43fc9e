"""Rounds: drafted by one officer, authorised by another, run, published, verified; and their corrections."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.utils.module_loading import import_string
from ninja import Status

from express_entry.accounts.callers import Caller
from express_entry.law import Text
from express_entry.pool import preview as previewing
from express_entry.pool import publishing, running, supplements
from express_entry.pool import rounds as pool
from express_entry.pool.faults import NotFound
from express_entry.pool.models import Round, Supplement
from express_entry.pool.rounddocuments import preview_document
from express_entry.pool.rounds import NO_ROUND
from express_entry.pool.states import RoundState
from express_entry.pool.supplements import NO_SUPPLEMENT

from .gate import Asked, now
from .paging import USUAL, page_of
from .profiles import own
from .roundshapes import (
    PreviewOut,
    RoundIn,
    RoundOut,
    RoundsOut,
    SupplementIn,
    SupplementOut,
    SupplementsOut,
    VerificationOut,
    round_of,
    supplement_of,
)
from .routing import Routes
from .shapes import Key, Limit

routes = Routes("rounds")
UNPUBLISHED = "round.unpublished"
NOT_HELD = datetime(9999, 1, 1, tzinfo=UTC)
"""When a round that was not held yet is taken to be: after all others."""


def _shown(caller: Caller) -> Q:
    """The rounds that somebody may read: everybody those that were published."""
    return Q() if caller.may(UNPUBLISHED) else Q(state=RoundState.PUBLISHED.value)


def _known(caller: Caller, number: str) -> Round:
    found = Round.objects.select_related("law").filter(_shown(caller), number=number).first()
    if found is None:
        text = NO_ROUND if caller.may(UNPUBLISHED) else NOT_PUBLISHED
        raise NotFound(text.of(value=number[:40]))
    return found


def _answer(request: Asked, number: str) -> RoundOut:
    return round_of(_known(request.caller, number), inside=request.caller.may(UNPUBLISHED))


@routes.post("/rounds", "round.draft", {201: RoundOut})
def draft(request: Asked, body: RoundIn) -> Status[RoundOut]:
    """Draft the instruction for a round; another officer authorises it."""
    made = pool.draft(request.desk, body.draft)
    request.location = f"/api/v1/rounds/{made.number}"
    return Status(201, _answer(request, made.number))


@routes.get("/rounds", "round.read", RoundsOut)
def many(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> RoundsOut:
    """The rounds that were published, the latest first; officers and auditors see all, what was not held yet before.

    A round that is held while somebody goes through the pages moves to its place among those that were.
    """
    held = Round.objects.annotate(held=Coalesce("instant", Value(NOT_HELD)))
    rows = held.select_related("law").filter(_shown(request.caller))
    page = page_of(rows, of="rounds-held", cursor=cursor, limit=limit, latest_first=True, by="held")
    inside = request.caller.may(UNPUBLISHED)
    return RoundsOut(items=[round_of(each, inside=inside) for each in page.rows], next=page.next)


@routes.get("/rounds/{number}", "round.read", RoundOut, tagged=True)
def one(request: Asked, number: str) -> RoundOut:
    """A round: its instruction and what it gave."""
    return _answer(request, number)


@routes.post("/rounds/{number}/authorisation", "round.authorise", {200: RoundOut}, body=False)
def authorise(request: Asked, number: str) -> RoundOut:
    """Authorise an instruction, as another officer than the one who drafted it."""
    pool.authorise(request.desk, number)
    return _answer(request, number)


@routes.post("/rounds/{number}/discard", "round.discard", {200: RoundOut}, body=False)
def discard(request: Asked, number: str) -> RoundOut:
    """Give up an instruction that was not run; its number stays taken."""
    pool.discard(request.desk, number)
    return _answer(request, number)


@routes.get("/rounds/{number}/preview", "round.preview", PreviewOut, faults=(409,))
def preview(request: Asked, number: str) -> PreviewOut:  # noqa: ARG001 - every view has it
    """What the round would give now; nothing is written."""
    told = preview_document(previewing.preview(number, now()))
    return PreviewOut(**told, exclusions=told["excluded"], due=told["clock_due"])


@routes.post("/rounds/{number}/run", "round.run", {200: RoundOut}, body=False, apart=True)
def run(request: Asked, number: str) -> RoundOut:
    """Run an authorised round: the number goes in, the cut-off and the tie-break come out."""
    running.run(request.desk, number)
    return _answer(request, number)


@routes.post("/rounds/{number}/publication", "round.publish", {200: RoundOut}, body=False, apart=True)
def publish(request: Asked, number: str) -> RoundOut:
    """Publish the result of a round, once its snapshot gives the same."""
    publishing.publish(request.desk, number, import_string(settings.SIGNER)())
    return _answer(request, number)


@routes.get("/rounds/{number}/verification", "round.verify", VerificationOut, faults=(409,))
def verify(request: Asked, number: str) -> VerificationOut:
    """Whether a round is what its snapshot gives, byte for byte."""
    findings = [each.say(request.language) for each in publishing.check(number)]
    return VerificationOut(whole=not findings, findings=findings)


@routes.get("/rounds/{number}/result", "round.result", dict[str, Any], tagged=True)
def result(request: Asked, number: str) -> HttpResponse:  # noqa: ARG001 - every view has it
    """The published document, byte for byte as it was signed."""
    found = Round.objects.filter(number=number, state=RoundState.PUBLISHED.value).first()
    if found is None or found.publication is None:
        raise NotFound(NOT_PUBLISHED.of(value=number[:40]))
    return HttpResponse(bytes(found.publication), content_type="application/json")


@routes.get("/rounds/{number}/lines/{profile}", "profile.line", dict[str, Any], faults=(409,), tagged=True)
def line(request: Asked, number: str, profile: str) -> HttpResponse:
    """The proof of one profile's line in a published round, to be held against the published result."""
    own(request.caller, "profile.line", profile)
    return HttpResponse(publishing.line(number, profile), content_type="application/json")


# ---------------------------------------------------------------------------------------------------------- corrections


@routes.get("/rounds/{number}/supplements", "supplement.read", SupplementsOut)
def corrections(request: Asked, number: str, cursor: str | None = None, limit: Limit = USUAL) -> SupplementsOut:
    """The corrections of a round."""
    rows = Supplement.objects.select_related("round").filter(round=_known(request.caller, number))
    page = page_of(rows, of="supplements", cursor=cursor, limit=limit)
    return SupplementsOut(items=[supplement_of(each) for each in page.rows], next=page.next)


@routes.post("/rounds/{number}/supplements", "supplement.draft", {201: SupplementOut})
def draft_correction(request: Asked, number: str, body: SupplementIn) -> Status[SupplementOut]:
    """Draft a correction; another officer authorises it."""
    made = supplements.draft(
        request.desk,
        number,
        cancelled=body.cancelled,
        missed=body.missed,
        restored=body.restored,
        note=body.note,
        additional=body.additional,
        legal_basis=body.legal_basis,
    )
    return Status(201, supplement_of(made))


@routes.post(
    "/rounds/{number}/supplements/{int:key}/authorisation", "supplement.authorise", {200: SupplementOut}, body=False
)
def authorise_correction(request: Asked, number: str, key: Key) -> SupplementOut:
    """Authorise a correction and carry it out, all of it or nothing."""
    require_of_round(number, key)
    return supplement_of(supplements.authorise(request.desk, key))


@routes.post("/rounds/{number}/supplements/{int:key}/discard", "supplement.discard", {200: SupplementOut}, body=False)
def discard_correction(request: Asked, number: str, key: Key) -> SupplementOut:
    """Give up a correction that was not carried out; it stays on record."""
    require_of_round(number, key)
    return supplement_of(supplements.discard(request.desk, key))


def require_of_round(number: str, key: int) -> None:
    """See to it that a correction is one of the round that an address names.

    :raises NotFound: where it is not.
    """
    if not Supplement.objects.filter(id=key, round__number=number).exists():
        raise NotFound(NO_SUPPLEMENT.of(value=str(key)))


NOT_PUBLISHED = Text(
    "number: no round {value} was published. Accepted: the number of a published round; one that is drafted or was "
    "just run is shown to round officers and auditors alone.",
    "numéro : aucune ronde {value} n'a été publiée. Valeurs acceptées : le numéro d'une ronde publiée; une ronde "
    "rédigée, ou qui vient d'être tenue, n'est montrée qu'aux agents des rondes et aux vérificateurs.",
)
