"""What an invitation leads to, as pure functions: fees, completeness, the two tests of A11.2, changes on the way.

Nothing here decides an application. Whether something is there (R10) and whether it convinces are asked by different
engines and never mixed; what an officer would find is shown line by line, and the finding is the officer's.
"""

from __future__ import annotations

from .case import Case, read_case
from .choice import Choice, choose
from .clocks import Standard, answer_days, biometrics_day, standard_for
from .completeness import Completeness, Missing, completeness
from .consequences import Consequence, Effect, Stage
from .declared import Counsel, Declared, HandedIn
from .doubts import Doubt, doubts_of
from .events import EVENTS, Event
from .fees import Fees, Kind, Payment, fees_of
from .members import Member, members_of
from .presented import Asked, Presented, asked_of
from .reading import CaseError
from .refunds import Ending, Refund, refunds_of
from .retest import Facts, Retest, Times, retest
from .terms import Terms, terms_of
from .visaday import AtVisa

__all__ = [
    "EVENTS",
    "Asked",
    "AtVisa",
    "Case",
    "CaseError",
    "Choice",
    "Completeness",
    "Consequence",
    "Counsel",
    "Declared",
    "Doubt",
    "Effect",
    "Ending",
    "Event",
    "Facts",
    "Fees",
    "HandedIn",
    "Kind",
    "Member",
    "Missing",
    "Payment",
    "Presented",
    "Refund",
    "Retest",
    "Stage",
    "Standard",
    "Terms",
    "Times",
    "answer_days",
    "asked_of",
    "biometrics_day",
    "choose",
    "completeness",
    "doubts_of",
    "fees_of",
    "members_of",
    "read_case",
    "refunds_of",
    "retest",
    "standard_for",
    "terms_of",
]
