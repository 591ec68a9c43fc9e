"""What is repaid when an application ends, by the way in which it ends (R12, 303(4)).

A returned application was never processed: all fees come back. A refused one, or one withdrawn after processing began,
keeps the processing fee. Where the sources do not tell, nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import NamedTuple

from express_entry.law import Consolidation, Text, consolidated
from express_entry.law.text import Language

from .fees import Kind, Payment, paid_for


class Ending(Enum):
    """How an application may end."""

    RETURNED = "returned"
    WITHDRAWN_BEFORE_PROCESSING = "withdrawn_before_processing"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    GRANTED = "granted"

    def say(self, language: Language) -> str:
        """The department's word."""
        return ENDINGS[self].say(language)


class Refund(NamedTuple):
    """What becomes of one fee: whether it is repaid (None where not known), and how much was paid for it."""

    kind: Kind
    repaid: bool | None
    paid: int
    citation: str

    @property
    def amount(self) -> int | None:
        """Canadian dollars that come back; None where it is not known."""
        if self.paid == 0:
            return 0
        return None if self.repaid is None else self.paid if self.repaid else 0


def refunds_of(
    ending: Ending, payments: Iterable[Payment], *, on: date, law: Consolidation | None = None
) -> tuple[Refund, ...]:
    """What becomes of each fee where an application ends in a way on a day."""
    version = (law or consolidated()).on(on).version("fees/refunds")
    repaid = version.values[ending.value]
    given = tuple(payments)
    return tuple(Refund(kind, _repaid(kind, ending, repaid), paid_for(kind, given), version.citation) for kind in Kind)


def _repaid(kind: Kind, ending: Ending, repaid: Iterable[str]) -> bool | None:
    if kind.value in repaid:
        return True
    told = kind is not Kind.BIOMETRICS or ending is Ending.GRANTED
    return False if told else None


ENDINGS = {
    Ending.RETURNED: Text("returned as incomplete", "retournée car incomplète"),
    Ending.WITHDRAWN_BEFORE_PROCESSING: Text(
        "withdrawn before processing began", "retirée avant le début du traitement"
    ),
    Ending.WITHDRAWN: Text("withdrawn after processing began", "retirée après le début du traitement"),
    Ending.REFUSED: Text("refused", "refusée"),
    Ending.GRANTED: Text("granted", "accueillie"),
}
