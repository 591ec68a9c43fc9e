"""What the tables of these requests hold of people themselves."""

from __future__ import annotations

from django.db.models import Q

from express_entry.law import Text
from express_entry.pool.holdings import Holding, Kind

RECEIPT = Text(
    "a receipt that names nobody: when it was asked and done, and how many rows went",
    "un reçu qui ne nomme personne : quand ce fut demandé et fait, et combien de lignes sont parties",
)

HOLDINGS = (
    Holding(
        "privacy.Correction",
        Kind.PROFILE,
        lambda whose: Q(person=whose.person),
        shown="code about field words state asked asked_by settled settled_by reason version",
        plain="id person",
    ),
    Holding(
        "privacy.Erasure",
        Kind.PROFILE,
        lambda whose: Q(person=whose.person),
        shown="code origin state asked asked_by decided decided_by reason begun done",
        plain="id person handles counts",
        erased={"reason": "", "asked_by": "", "person": None},
        stays=RECEIPT,
    ),
)
