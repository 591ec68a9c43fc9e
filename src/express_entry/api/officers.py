"""What case officers and auditors do: reviews, bars, the audit trail."""

from __future__ import annotations

import json
from typing import Annotated

from django.db.models import Prefetch
from ninja import Status
from pydantic import StringConstraints

from express_entry.application.trailwords import words_of_action
from express_entry.law import Language
from express_entry.pool import bars as pool_bars
from express_entry.pool import intake, liftings
from express_entry.pool.audit import verify_trail
from express_entry.pool.models import AuditEntry, Bar, Lifting, Review
from express_entry.pool.profiles import number_text
from express_entry.pool.showing import entries_about

from . import filereach, profiles
from .gate import Asked
from .officershapes import (
    BarIn,
    BarOut,
    BarsOut,
    EntriesOut,
    EntryOut,
    FoundOut,
    LiftingIn,
    LiftingOut,
    ReviewOut,
    ReviewsOut,
    SettledOut,
    SettlementIn,
    TrailOut,
)
from .paging import USUAL, page_of
from .profileshapes import words_in
from .routing import Routes
from .shapes import Key, Limit

routes = Routes("officers")

Subject = Annotated[str, StringConstraints(max_length=64)]


@routes.get("/reviews", "review.read", ReviewsOut)
def reviews(
    request: Asked,  # noqa: ARG001 - every view has it
    cursor: str | None = None,
    limit: Limit = USUAL,
    settled: bool = False,
) -> ReviewsOut:
    """What waits for an officer; with ``settled`` what was settled."""
    rows = Review.objects.filter(settled__isnull=not settled)
    page = page_of(rows, of="reviews", cursor=cursor, limit=limit)
    return ReviewsOut(items=[_review(each) for each in page.rows], next=page.next)


def _review(item: Review) -> ReviewOut:
    return ReviewOut(
        id=item.id,
        profile=number_text(item.profile_id),
        other=None if item.other_id is None else number_text(item.other_id),
        barred=item.bar_id is not None,
        settled_by=item.settled_by or None,
        **{name: getattr(item, name) for name in ("opened", "settled", "same", "note")},
    )


@routes.post("/reviews/{number}/settlement", "review.settle", {200: SettledOut})
def settle(request: Asked, number: str, body: SettlementIn) -> SettledOut:
    """Say whether a profile that waits is of the same person as the other of that name."""
    require_no_stake_in(request, number)
    settled = intake.settle(request.desk, number, same=body.same, note=body.note)
    return SettledOut(profile=settled.number, state=settled.state)


def require_no_stake_in(request: Asked, number: str) -> None:
    """See to it that an officer says who others are: whose profile waits, and whose it may double.

    :raises NotFound: where there is no such profile.
    :raises Forbidden: where one of the two is the officer, a client, or somebody they have to do with.
    """
    profile = profiles.own(request.caller, "review.settle", number)
    waiting = profile.reviews.filter(settled__isnull=True, other__isnull=False).select_related("other__person")
    for each in (profile, *(review.other for review in waiting if review.other is not None)):
        if each.person is not None:
            filereach.require_no_stake(request, each.person)


@routes.get("/bars", "bar.read", BarsOut)
def bars(
    request: Asked,  # noqa: ARG001 - every view has it
    cursor: str | None = None,
    limit: Limit = USUAL,
    without_person: bool = False,
) -> BarsOut:
    """The bars on record, whom they bar as a digest alone; with ``without_person`` those of nobody on record."""
    rows = pool_bars.without_person() if without_person else pool_bars.listed()
    rows = rows.prefetch_related(Prefetch("liftings", Lifting.objects.order_by("id")))
    page = page_of(rows, of="bars", cursor=cursor, limit=limit)
    return BarsOut(items=[_bar(each) for each in page.rows], next=page.next)


@routes.post("/bars", "bar.record", {201: BarOut}, faults=(404,))
def bar(request: Asked, body: BarIn) -> Status[BarOut]:
    """Bar somebody for misrepresentation for the time that the Act says: behind a profile, or found elsewhere."""
    if body.profile is None:
        who = pool_bars.Elsewhere(**{name: getattr(body, name) for name in pool_bars.Elsewhere._fields})
        made = pool_bars.record_elsewhere(request.desk, who, begins=body.begins, basis=body.basis)
        return Status(201, _made(made))
    profile = profiles.own(request.caller, "bar.record", body.profile)
    if profile.person is not None:
        filereach.require_no_stake(request, profile.person)
    return Status(201, _made(pool_bars.record(request.desk, profile.number, begins=body.begins, basis=body.basis)))


def _made(item: Bar) -> BarOut:
    return _bar(pool_bars.listed().get(id=item.id))


def _bar(item: Bar) -> BarOut:
    names = ("id", "begins", "until", "basis", "recorded", "recorded_by", "waiting", "lifted")
    return BarOut(
        person_known=item.person_id is not None,
        liftings=[_lifting(each) for each in item.liftings.all()],
        **{name: getattr(item, name) for name in names},
    )


@routes.post("/bars/{int:key}/liftings", "bar.lift", {201: LiftingOut})
def lift(request: Asked, key: Key, body: LiftingIn) -> Status[LiftingOut]:
    """Draft the lifting of a bar that was recorded by mistake; another officer authorises it."""
    require_no_stake_in_bar(request, key)
    made = liftings.draft(request.desk, key, reason=body.reason, provision=body.provision)
    return Status(201, _lifting(made))


@routes.post("/bars/liftings/{int:key}/authorisation", "bar.confirm", {200: LiftingOut}, body=False)
def confirm_lifting(request: Asked, key: Key) -> LiftingOut:
    """Authorise the lifting of a bar and put back whom it kept out of the rounds."""
    _require_no_stake_in_lifting(request, key)
    return _lifting(liftings.authorise(request.desk, key))


@routes.post("/bars/liftings/{int:key}/discard", "bar.discard", {200: LiftingOut}, body=False)
def discard_lifting(request: Asked, key: Key) -> LiftingOut:
    """Discard the lifting of a bar that was not carried out; it is as it was, and is listed no more."""
    _require_no_stake_in_lifting(request, key)
    return _lifting(liftings.discard(request.desk, key))


def _require_no_stake_in_lifting(request: Asked, key: int) -> None:
    drafted = Lifting.objects.filter(id=key).first()
    if drafted is not None:
        require_no_stake_in_bar(request, drafted.bar_id)


def require_no_stake_in_bar(request: Asked, key: int) -> None:
    """See to it that an officer lifts the bars of others: not their own, a client's, or of whom they have to do with.

    :raises Forbidden: where it bars one of these.
    """
    for each in pool_bars.people_of(key):
        filereach.require_no_stake(request, each)


def _lifting(item: Lifting) -> LiftingOut:
    names = ("id", "reason", "provision", "drafted", "drafted_by", "done")
    return LiftingOut(authorised_by=item.authorised_by or None, **{name: getattr(item, name) for name in names})


@routes.get("/audit", "audit.read", EntriesOut)
def entries(
    request: Asked,
    cursor: str | None = None,
    limit: Limit = USUAL,
    subject: Subject | None = None,
    latest_first: bool = False,
) -> EntriesOut:
    """The audit trail in its order, or the latest first; with ``subject`` what is about one profile or round."""
    rows = AuditEntry.objects.all() if subject is None else entries_about(subject)
    # A cursor of one order is none of the other.
    of = "audit.latest" if latest_first else "audit"
    page = page_of(rows, of=of, cursor=cursor, limit=limit, latest_first=latest_first)
    return EntriesOut(items=[_entry(each, request.language) for each in page.rows], next=page.next)


def _entry(item: AuditEntry, language: Language) -> EntryOut:
    return EntryOut(
        words=words_in(words_of_action(item.action), language),
        particulars=None if item.payload is None else json.loads(bytes(item.payload)),
        **{name: getattr(item, name) for name in ("sequence", "instant", "actor", "action", "subject", "digest")},
    )


@routes.get("/audit/verification", "audit.verify", TrailOut)
def verify(request: Asked) -> TrailOut:
    """Hold the trail against itself, the heads kept outside the database, and those in published results."""
    found = verify_trail()
    return TrailOut(
        whole=not found.findings,
        entries=found.entries,
        heads=found.heads,
        findings=[FoundOut(sequence=each.sequence, finding=each.say(request.language)) for each in found.findings],
        lost=[each.say(request.language) for each in found.lost],
    )
