"""What the tables of these requests hold of people themselves."""

from __future__ import annotations

from django.db.models import Q

from express_entry.law import Text
from express_entry.pool.holdings import Holding, Kind
from express_entry.pool.outside import OFFICERS

RECEIPT = Text(
    "a receipt that names nobody: when it was asked and done, and how many rows went",
    "un reçu qui ne nomme personne : quand ce fut demandé et fait, et combien de lignes sont parties",
)

HOLDINGS = (
    Holding(
        "privacy.Correction",
        Kind.PROFILE,
        lambda whose: Q(person=whose.person),
        shown="code about field words state asked settled reason version",
        hidden=dict.fromkeys(("asked_by", "settled_by"), OFFICERS),
        plain="id person",
    ),
    Holding(
        "privacy.Erasure",
        Kind.PROFILE,
        lambda whose: Q(person=whose.person),
        shown="code origin state asked decided reason begun done",
        hidden=dict.fromkeys(("asked_by", "decided_by"), OFFICERS),
        plain="id person handles counts",
        erased={"reason": "", "asked_by": "", "person": None},
        stays=RECEIPT,
    ),
)
