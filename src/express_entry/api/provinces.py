"""What provinces and territories send: nominations and notifications of interest; and their allocations."""

from __future__ import annotations

from typing import Annotated, Literal

from django.db.models import QuerySet
from ninja import Status
from pydantic import Field, StringConstraints

from express_entry.accounts import nominating
from express_entry.accounts.callers import Caller
from express_entry.law import Text
from express_entry.pool import provinces as pool
from express_entry.pool.allocations import used
from express_entry.pool.faults import NotFound
from express_entry.pool.models import Allocation, Interest, Nomination

from .about import note
from .gate import Asked, network_address, now
from .paging import USUAL, page_of
from .problems import Problem, Wrong
from .profileshapes import NominationOut, nomination_of
from .routing import Routes
from .shapes import Day, In, Key, Limit, Line, Number, Out, Told

routes = Routes("provinces")

Province = Literal["AB", "BC", "MB", "NB", "NL", "NS", "NT", "ON", "PE", "SK", "YT"]
Code = Annotated[str, StringConstraints(pattern=r"^[2-9A-HJ-NP-Z]{10}$")]
Certificate = Annotated[str, StringConstraints(pattern=r"^[!-~]([ -~]{0,62}[!-~])?$", max_length=64)]


class NominationIn(In):
    """A nomination, by the number and the validation code that the candidate gave."""

    profile: Number
    code: Code
    certificate: Certificate
    issued: Day
    province: Province | None = None
    """Needed of an account that acts for several."""


class NominationsOut(Out):
    """A page of nominations."""

    items: list[NominationOut]
    next: str | None


class InterestIn(In):
    """A notification of interest."""

    profile: Number
    stream: Line
    province: Province | None = None


class InterestOut(Out):
    """A notification of interest, as it was sent."""

    id: int
    profile: Number
    province: str
    stream: str
    sent: Told


class InterestsOut(Out):
    """A page of notifications."""

    items: list[InterestOut]
    next: str | None


class AllocationIn(In):
    """How many nominations a province may make in a year, and who says so."""

    nominations: Annotated[int, Field(ge=0, le=1_000_000)]
    source: Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"\S")]


class AllocationOut(Out):
    """An allocation, and how much of it is used."""

    province: str
    year: int
    nominations: int
    used: int
    source: str


class AllocationsOut(Out):
    """A page of allocations."""

    items: list[AllocationOut]
    next: str | None


def province_of(caller: Caller, named: str | None) -> str:
    """The province for which somebody acts here."""
    held = caller.provinces
    if named is None and len(held) == 1:
        return held[0]
    if named is None or named not in held:
        raise Problem(403, "forbidden", [NOT_YOURS.of(held=held)], [Wrong("province", NOT_YOURS.of(held=held))])
    return named


@routes.post("/nominations", "nomination.offer", {201: NominationOut}, faults=(409, 429))
def offer(request: Asked, body: NominationIn) -> Status[NominationOut]:
    """Offer a nomination on a profile; the candidate answers it."""
    made = nominating.offer(
        request.desk,
        province_of(request.caller, body.province),
        body.profile,
        code=body.code,
        certificate=body.certificate,
        issued=body.issued,
        address=network_address(request),
    )
    note(request, made.profile_id)
    return Status(201, nomination_of(made, body.profile))


@routes.get("/nominations", "nomination.read", NominationsOut)
def nominations(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> NominationsOut:
    """The nominations that one's province made; officers and auditors see all."""
    page = page_of(_within(request.caller, "nomination.read"), of="nominations", cursor=cursor, limit=limit)
    return NominationsOut(items=[nomination_of(each, each.profile.number) for each in page.rows], next=page.next)


@routes.post("/nominations/{int:key}/withdrawal", "nomination.withdraw", {200: NominationOut}, body=False)
def withdraw_nomination(request: Asked, key: Key) -> NominationOut:
    """Withdraw a nomination, or the offer of one, that one's province made."""
    found = _within(request.caller, "nomination.withdraw").filter(id=key).first()
    if found is None:
        raise NotFound(NO_NOMINATION.of(value=str(key)))
    note(request, found.profile_id)
    made = pool.take_back(request.desk, found.province, found.profile.number, key=found.id)
    return nomination_of(made, found.profile.number)


def _within(caller: Caller, action: str) -> QuerySet[Nomination]:
    return Nomination.objects.select_related("profile").filter(caller.of_province(action, "province"))


@routes.post("/interests", "interest.send", {201: InterestOut}, faults=(404,))
def send(request: Asked, body: InterestIn) -> Status[InterestOut]:
    """Tell a candidate in the pool that the province may nominate them; nothing follows from it."""
    made = pool.notify(request.desk, province_of(request.caller, body.province), body.profile, stream=body.stream)
    note(request, made.profile_id)
    return Status(201, _interest(made, body.profile))


@routes.get("/interests", "interest.read", InterestsOut)
def interests(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> InterestsOut:
    """The notifications that one's province sent, or that were sent to oneself or one's clients."""
    reach = request.caller.within("interest.read", person="profile__person", province="province")
    page = page_of(Interest.objects.select_related("profile").filter(reach), of="interests", cursor=cursor, limit=limit)
    return InterestsOut(items=[_interest(each, each.profile.number) for each in page.rows], next=page.next)


def _interest(item: Interest, number: str) -> InterestOut:
    return InterestOut(id=item.id, profile=number, province=item.province, stream=item.stream, sent=item.sent)


@routes.get("/allocations", "allocation.read", AllocationsOut)
def allocations(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> AllocationsOut:
    """The allocations by province and year, and how much of each is used."""
    rows = Allocation.objects.filter(request.caller.of_province("allocation.read", "province"))
    page = page_of(rows, of="allocations", cursor=cursor, limit=limit)
    return AllocationsOut(items=[_allocation(each) for each in page.rows], next=page.next)


@routes.put("/allocations/{province}/{int:year}", "allocation.set", AllocationOut, faults=(), tagged=False)
def set_allocation(request: Asked, province: str, year: int, body: AllocationIn) -> AllocationOut:
    """Record an allocation, in the place of one that was recorded before."""
    return _allocation(pool.allocate(request.desk, province, year, body.nominations, source=body.source))


def _allocation(item: Allocation) -> AllocationOut:
    named = {name: getattr(item, name) for name in ("province", "year", "nominations", "source")}
    return AllocationOut(used=used(item.province, item.year, now()), **named)


NOT_YOURS = Text(
    "province: this account does not act for it. Accepted: {held}.",
    "province : ce compte n'agit pas pour elle. Valeurs acceptées : {held}.",
)
NO_NOMINATION = Text("there is no nomination {value}.", "il n'y a pas de désignation {value}.")
