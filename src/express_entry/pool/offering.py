"""Many nominations of a province one after the other: each offered or refused by itself; none stops the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, Protocol

from . import provinces
from .faults import PoolFault
from .nominationrows import Nomination
from .units import Desk


class Offer(NamedTuple):
    """A nomination to be offered; ``row`` is where it stands in a list."""

    profile: str
    code: str
    certificate: str
    issued: date
    row: int = 0


class Offered(NamedTuple):
    """What came of it: the nomination, or why there is none."""

    offer: Offer
    nomination: Nomination | None
    fault: PoolFault | None


class Offering(Protocol):
    """How one is offered."""

    def __call__(
        self, desk: Desk, province: str, number: str, *, code: str, certificate: str, issued: date
    ) -> Nomination:
        """The nomination on a profile."""


def offer_each(
    desk: Desk, province: str, offers: Iterable[Offer], *, offer: Offering = provinces.offer
) -> Iterator[Offered]:
    """Offer nominations in their order, each in a transaction of its own.

    What the pool refuses of one is told with it; a list that is sent again offers nothing twice, since a certificate
    is used once.
    """
    for each in offers:
        try:
            made = offer(desk, province, each.profile, code=each.code, certificate=each.certificate, issued=each.issued)
        except PoolFault as fault:
            yield Offered(each, None, fault)
        else:
            yield Offered(each, made, None)
