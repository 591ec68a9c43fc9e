"""How long the parts of the way take, as far as anybody has said: the service standard, and answers to letters.

The standard runs from the instant of receipt, not from the day on which an application was found complete, and is no
right. The time to answer a letter is the one that the letter gives.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from express_entry.law import Consolidation, Law
from express_entry.law.days import DAY, add_months, day_of

STANDARD = "application/service_standard"
FAIRNESS = "application/fairness_letter"
BIOMETRICS = "application/biometrics"


class Standard(NamedTuple):
    """The service standard: the day, so many months after receipt, by which that many per cent are decided."""

    until: date
    share_percent: int
    months: int


def standard_for(received: datetime, law: Consolidation) -> Standard:
    """The service standard for an application received at an instant."""
    values = law.at(received).values(STANDARD)
    return Standard(
        add_months(day_of(received), int(values["months"])), int(values["share_percent"]), int(values["months"])
    )


def answer_days(letter: date, law: Law, *, days: int | None = None) -> tuple[date, ...]:
    """The day by which to answer a procedural fairness letter: that of the letter, else those that are common."""
    common = (days,) if days is not None else law.values(FAIRNESS)["common_days"]
    return tuple(letter + number * DAY for number in common)


def biometrics_day(letter: date, law: Law) -> date | None:
    """The day by which biometrics are usually to be given after a letter; None where nobody gave them yet."""
    return letter + int(law.values(BIOMETRICS)["days"]) * DAY if law.has(BIOMETRICS) else None
