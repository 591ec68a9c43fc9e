"""The secret address of a person's calendar of deadlines: drawn anew, or made useless."""

from __future__ import annotations

from ninja import Status

from express_entry.correspondence import feeds
from express_entry.correspondence.reading import person_of
from express_entry.pool.people import Person

from .about import note
from .gate import Asked
from .profiles import own
from .routing import Routes
from .shapes import Out

routes = Routes("profiles")

ADDRESS = "calendar.address"


class CalendarAddressOut(Out):
    """A secret address of a calendar, relative to that of the service; it is shown this once."""

    address: str


@routes.post("/profiles/{number}/calendar", ADDRESS, {201: CalendarAddressOut}, body=False, once=False, faults=())
def renew(request: Asked, number: str) -> Status[CalendarAddressOut]:
    """Draw a new address, in the language that is asked for; whoever has the one before reads nothing any more."""
    person = _person(request, number)
    return Status(201, CalendarAddressOut(address=f"/{feeds.renew(request.desk, person, request.language)}"))


@routes.delete("/profiles/{number}/calendar", ADDRESS, faults=())
def revoke(request: Asked, number: str) -> Status[None]:
    """Make the address useless, at once."""
    feeds.revoke(request.desk, _person(request, number))
    return Status(204, None)


def _person(request: Asked, number: str) -> Person:
    """Who stands behind a profile within reach.

    :raises NotFound: where there is none.
    """
    found = own(request.caller, ADDRESS, number)
    note(request, found.id)
    return person_of(found.number)
