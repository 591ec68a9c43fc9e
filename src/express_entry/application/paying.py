"""Fees paid and repaid: each payment with a receipt, each refund by the rule of how the application ended."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.pool.faults import Conflict, NotFound, Unacceptable
from express_entry.pool.laws import service_law
from express_entry.pool.units import Desk, Unit, unit
from express_entry.review import Ending, Kind, refunds_of
from express_entry.review import Payment as Paid

from .applications import Application
from .keeping import locked, require
from .lifecycle import ApplicationState
from .moneyrows import Payment, Refund
from .providers import Order, provider

PAYABLE = (
    *(ApplicationState.DRAFT, ApplicationState.RECEIVED, ApplicationState.IN_PROCESS, ApplicationState.APPROVED),
    ApplicationState.VISA_ISSUED,
)
MOST = 100_000
"""Dollars beyond which an amount is taken for a slip."""


def pay(desk: Desk, number: str, kind: Kind, amount: int, *, on: date | None = None, reference: str = "") -> Payment:
    """Pay a fee, today or, where it was paid elsewhere, on a day that is past; the row is the receipt.

    :raises Unacceptable: for an amount or a day that cannot be.
    :raises Conflict: where the application is at its end, or the payment was recorded before.
    """
    with unit(desk) as now:
        application = locked(number)
        require(application, *PAYABLE)
        today = day_of(now.now)
        paid_on = on or today
        _require_plausible(amount, paid_on, day_of(application.created), today)
        sequence = application.payments.count() + 1
        order = Order(f"{number}-{sequence}", number, kind, amount, paid_on, reference)
        through = provider()
        try:
            with transaction.atomic():
                made = Payment.objects.create(
                    application=application,
                    kind=kind.value,
                    amount=amount,
                    paid_on=paid_on,
                    taken=now.now,
                    taken_by=now.actor,
                    provider=through.name,
                    reference=through.take(order),
                    receipt=f"R-{order.key}",
                )
        except IntegrityError:
            raise Conflict(TWICE.of(value=reference[:40])) from None
        now.tell("payment.taken", number, fee=kind.value, amount=amount, on=paid_on.isoformat(), receipt=made.receipt)
        return made


def _require_plausible(amount: int, on: date, first: date, today: date) -> None:
    if not 0 < amount <= MOST:
        raise Unacceptable(AMOUNT.of(value=str(amount)), fields={"amount": AMOUNT.of(value=str(amount))})
    if not first <= on <= today:
        fault = DAY.of(value=on, first=first, last=today)
        raise Unacceptable(fault, fields={"on": fault})


def payments_of(application: Application) -> tuple[Paid, ...]:
    """What was paid, as the rules of fees and completeness read it."""
    rows = application.payments.order_by("id")
    return tuple(Paid(Kind(row.kind), row.amount, row.paid_on) for row in rows)


def owe(now: Unit, application: Application, ending: Ending) -> list[Refund]:
    """Owe what comes back where an application ends in a way (R12, 303(4)); what no source tells of is not claimed."""
    owed = refunds_of(ending, payments_of(application), on=day_of(now.now), law=service_law())
    made = [
        Refund.objects.create(
            application=application,
            kind=each.kind.value,
            amount=each.amount,
            ending=ending.value,
            citation=each.citation,
            owed=now.now,
        )
        for each in owed
        if each.amount
    ]
    for row in made:
        now.tell("refund.owed", application.number, fee=row.kind, amount=row.amount, ending=row.ending)
    return made


def repay(desk: Desk, number: str, kind: Kind, *, reference: str = "") -> Refund:
    """Give back what is owed of a fee, through the provider.

    :raises NotFound: where nothing is owed.
    :raises Conflict: where the provider has not given it back.
    """
    with unit(desk) as now:
        application = locked(number)
        row = application.refunds.filter(kind=kind.value, repaid__isnull=True).first()
        if row is None:
            raise NotFound(NOT_OWED.of(number=number, fee=kind))
        if not give_back(now, row, reference):
            raise Conflict(NOT_YET.of())
        return row


def give_back(now: Unit, row: Refund, reference: str = "") -> bool:
    """Have the provider give back what is owed; whether it did."""
    through = provider()
    number = row.application.number
    key = f"{number}-refund-{row.kind}"
    known = through.give_back(Order(key, number, Kind(row.kind), row.amount, day_of(now.now), reference))
    if known is None:
        return False
    row.repaid, row.provider, row.reference = now.now, through.name, known
    row.save()
    now.tell("refund.made", number, fee=row.kind, amount=row.amount)
    return True


AMOUNT = Text(
    "amount: {value} cannot be. Accepted: whole dollars, from 1 on.",
    "montant : {value} est impossible. Accepté : des dollars entiers, à partir de 1.",
)
DAY = Text(
    "on: {value} cannot be. Accepted: a day from {first} to {last}.",
    "date : le {value} est impossible. Accepté : une date du {first} au {last}.",
)
TWICE = Text(
    "reference: the payment {value} is recorded already.", "référence : le paiement {value} est déjà consigné."
)
NOT_OWED = Text("fee: nothing is owed of the {fee} of {number}.", "frais : rien n'est dû des {fee} de {number}.")
NOT_YET = Text(
    "reference: the provider has not given the money back. Accepted: the number by which the repayment is known.",
    "référence : le fournisseur n'a pas rendu l'argent. Accepté : le numéro par lequel le remboursement est connu.",
)
