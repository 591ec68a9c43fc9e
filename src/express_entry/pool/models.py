"""The tables of the pool, in one place for Django; what each means stands in the modules they come from."""

from __future__ import annotations

from .auditrows import AuditEntry, AuditHead
from .countrows import PoolCount
from .laws import LawView, PoolState
from .nominationrows import Allocation, Interest, Nomination
from .people import Bar, Lifting, Person, Review
from .profiles import Profile, Version
from .roundrows import Invitation, Round, Supplement

__all__ = [
    "Allocation",
    "AuditEntry",
    "AuditHead",
    "Bar",
    "Interest",
    "Invitation",
    "LawView",
    "Lifting",
    "Nomination",
    "Person",
    "PoolCount",
    "PoolState",
    "Profile",
    "Review",
    "Round",
    "Supplement",
    "Version",
]
