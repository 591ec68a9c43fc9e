"""Who takes money and gives it back: a port, and the provider of a service that has none.

A provider is called within the transaction of the use case, with a key that names the order: asked twice for the same
order, because a transaction was lost and is tried again, it takes or gives the money once.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from express_entry.law import Text
from express_entry.pool.faults import Unacceptable
from express_entry.review import Kind


class Order(NamedTuple):
    """Money to take or to give back: whole Canadian dollars for a fee of an application.

    ``reference`` is what whoever records the payment says it is known by elsewhere; empty where nobody does.
    """

    key: str
    application: str
    kind: Kind
    amount: int
    on: date
    reference: str


class Provider(Protocol):
    """Whoever moves the money."""

    @property
    def name(self) -> str:
        """By which payments are told apart from those of another provider."""
        ...

    def take(self, order: Order) -> str:
        """Take the money; by what the provider knows the payment.

        :raises PoolFault: where it is not to be had.
        """
        ...

    def give_back(self, order: Order) -> str | None:
        """Give the money back; by what the provider knows it, None where it cannot yet."""
        ...


class Offline:
    """Money that moves elsewhere, at a counter or a bank: what is recorded here is that it did, and its reference."""

    name = "offline"

    def take(self, order: Order) -> str:
        """The reference of the receipt that was given for it."""
        if not order.reference.strip():
            raise Unacceptable(NO_REFERENCE.of(), fields={"reference": NO_REFERENCE.of()})
        return order.reference.strip()

    def give_back(self, order: Order) -> str | None:
        """Repaid once somebody says by which reference."""
        return order.reference.strip() or None


def offline() -> Provider:
    """The provider of a service without one."""
    return Offline()


def provider() -> Provider:
    """Who takes money for this service."""
    made: Provider = import_string(settings.PAYMENT_PROVIDER)()
    return made


NO_REFERENCE = Text(
    "reference: it is empty. Accepted: the number of the receipt, or of the transfer, by which the payment is known.",
    "référence : elle est vide. Accepté : le numéro du reçu ou du virement par lequel le paiement est connu.",
)
