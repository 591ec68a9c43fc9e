"""What an application says of itself beside its documents: form, signature, declaration, family, who represents (R10).

Only whether each is there is stated, never whose name or address it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .fees import Payment
from .presented import Presented

REACHED_BY = ("name", "postal_address", "telephone")
"""What an application says of anybody who represents or advised the applicant (R10(2)(c.1), (c.3))."""
LICENSED_BY = ("body", "membership_number")
"""What it says besides of those who are paid (R10(2)(c.2), (c.3))."""


class Counsel(NamedTuple):
    """Somebody who represents or advised the applicant: whether for consideration, and which details are given."""

    paid: bool
    given: frozenset[str]

    @property
    def lacking(self) -> tuple[str, ...]:
        """The details that ought to be there and are not, in the order of the provision."""
        asked = (*REACHED_BY, *LICENSED_BY) if self.paid else REACHED_BY
        return tuple(name for name in asked if name not in self.given)


class Nobody(NamedTuple):
    """That there is nobody who represents, or advised, the applicant."""


NOBODY = Nobody()


class Declared(NamedTuple):
    """What an application says of itself; None is a fact that was not stated.

    ``family`` names the members declared: ``spouse``, ``child-1``. ``principal`` says whether the application tells who
    of a couple is the principal applicant. ``asks_of_nobody`` says that the forms have whoever has no family say so.
    """

    form: bool | None = None
    signed: bool | None = None
    complete_and_accurate: bool | None = None
    principal: bool | None = None
    family: frozenset[str] | None = None
    representative: Counsel | Nobody | None = None
    adviser: Counsel | Nobody | None = None
    asks_of_nobody: bool = False


class HandedIn(NamedTuple):
    """All that was handed in: documents by the id of their item, what the application says of itself, payments.

    An item that ``presented`` does not name was not handed in.
    """

    presented: Mapping[str, Presented]
    declared: Declared
    payments: tuple[Payment, ...] = ()
