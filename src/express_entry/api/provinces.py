"""Provinces and territories: nominations, notifications of interest, allocations."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Status
from pydantic import Field

from express_entry.law import Text
from express_entry.pool import provinces
from express_entry.pool.nominationrows import Allocation, Interest, Nomination
from express_entry.pool.profiles import instant_of_row, number_text

from .gate import Asked
from .paging import USUAL, page_of
from .problems import Problem, Wrong
from .routing import Routes
from .shapes import Day, In, Limit, Line, Number, Out

routes = Routes("provinces")


class OfferIn(In):
    """A nomination to be offered: the profile by its number and validation code, the certificate and its day."""

    province: str = Field(max_length=2)
    number: Number
    code: str = Field(max_length=12)
    certificate: Line
    issued: Day


class TakeBackIn(In):
    """A nomination, or the offer of one, to be withdrawn."""

    province: str = Field(max_length=2)
    number: Number


class NominationOut(Out):
    """A nomination as the province that made it sees it."""

    province: str
    number: str
    certificate: str
    issued: str
    state: str
    offered: str
    answer_by: str
    accepted: str | None
    ended: str | None


class NominationsOut(Out):
    """A page of nominations."""

    nominations: list[NominationOut]
    next: str | None


class InterestIn(In):
    """A notification of interest."""

    province: str = Field(max_length=2)
    number: Number
    stream: Line


class InterestOut(Out):
    """A notification of interest that was sent."""

    province: str
    number: str
    stream: str
    sent: str


class InterestsOut(Out):
    """A page of notifications."""

    interests: list[InterestOut]
    next: str | None


class AllocationIn(In):
    """How many nominations a province may make in a year, and who says so."""

    nominations: int = Field(ge=0, le=1_000_000)
    source: Line


class AllocationOut(Out):
    """An allocation and how much of it is used."""

    province: str
    year: int
    nominations: int
    used: int
    source: str


class AllocationsOut(Out):
    """All allocations within reach."""

    allocations: list[AllocationOut]


def _own(request: Asked, province: str) -> str:
    """The province, where whoever asks acts for it."""
    if province not in request.caller.provinces:
        raise Problem(403, "forbidden", [OTHER_PROVINCE], [Wrong("province", OTHER_PROVINCE)])
    return province


def _nomination(made: Nomination) -> dict[str, Any]:
    return {
        "province": made.province,
        "number": number_text(made.profile_id),
        "certificate": made.certificate,
        "issued": _day(made.issued),
        "state": made.state,
        "offered": instant_of_row(made.offered),
        "answer_by": _day(made.answer_by),
        "accepted": instant_of_row(made.accepted),
        "ended": instant_of_row(made.ended),
    }


def _day(day: date) -> str:
    return day.isoformat()


@routes.post("/nominations", "nomination.offer", {201: NominationOut}, faults=(404, 409))
def offer(request: Asked, body: OfferIn) -> Status[Any]:
    """Offer a nomination to somebody in the pool, who answers it."""
    made = provinces.offer(
        request.desk,
        _own(request, body.province),
        body.number,
        code=body.code,
        certificate=body.certificate,
        issued=body.issued,
    )
    return Status(201, _nomination(made))


@routes.post("/nominations/withdrawals", "nomination.withdraw", {200: NominationOut}, faults=(404, 409))
def take_back(request: Asked, body: TakeBackIn) -> Status[Any]:
    """Withdraw a nomination, or the offer of one: points and class go at once."""
    made = provinces.take_back(request.desk, _own(request, body.province), body.number)
    return Status(200, _nomination(made))


@routes.get("/nominations", "nomination.read", NominationsOut)
def nominations(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> dict[str, Any]:
    """The nominations within reach, the earliest first."""
    rows = Nomination.objects.filter(request.caller.of_province("nomination.read", "province"))
    page = page_of(rows, of="nominations", cursor=cursor, limit=limit)
    return {"nominations": [_nomination(each) for each in page.rows], "next": page.next}


def _interest(made: Interest) -> dict[str, Any]:
    return {
        "province": made.province,
        "number": number_text(made.profile_id),
        "stream": made.stream,
        "sent": instant_of_row(made.sent),
    }


@routes.post("/interests", "interest.send", {201: InterestOut}, faults=(404, 409))
def notify(request: Asked, body: InterestIn) -> Status[Any]:
    """Tell somebody in the pool that a province may nominate them."""
    made = provinces.notify(request.desk, _own(request, body.province), body.number, stream=body.stream)
    return Status(201, _interest(made))


@routes.get("/interests", "interest.read", InterestsOut)
def interests(request: Asked, cursor: str | None = None, limit: Limit = USUAL) -> dict[str, Any]:
    """The notifications within reach, the earliest first."""
    rows = Interest.objects.filter(
        request.caller.within("interest.read", person="profile__person", province="province")
    )
    page = page_of(rows, of="interests", cursor=cursor, limit=limit)
    return {"interests": [_interest(each) for each in page.rows], "next": page.next}


def _allocation(made: Allocation) -> dict[str, Any]:
    return {
        "province": made.province,
        "year": made.year,
        "nominations": made.nominations,
        "used": provinces.used(made.province, made.year),
        "source": made.source,
    }


@routes.get("/allocations", "allocation.read", AllocationsOut)
def allocations(request: Asked) -> dict[str, Any]:
    """The allocations within reach."""
    rows = Allocation.objects.filter(request.caller.of_province("allocation.read", "province"))
    return {"allocations": [_allocation(each) for each in rows.order_by("year", "province")]}


@routes.put("/allocations/{province}/{year}", "allocation.set", AllocationOut, faults=(503,), tagged=False)
def allocate(request: Asked, province: str, year: int, body: AllocationIn) -> dict[str, Any]:
    """Record how many nominations a province may make in a year."""
    made = provinces.allocate(request.desk, province, year, body.nominations, source=body.source)
    return _allocation(made)


OTHER_PROVINCE = Text(
    "province: the account does not act for it. Accepted: the province of the account.",
    "province : le compte n'agit pas pour elle. Accepté : la province du compte.",
)
