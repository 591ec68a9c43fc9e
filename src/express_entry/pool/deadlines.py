"""How long a draft waits to be submitted and an offer of nomination to be accepted, by the values of their tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from express_entry.law.days import DAY, day_of, instant_at

DRAFT = "profile/draft"
ANSWER = "nomination/answer"


def draft_over_by(values: Mapping[str, Any], started: datetime) -> datetime:
    """The instant from which a draft can no longer be submitted."""
    return started + timedelta(days=int(values["days"]))


def last_answer_by(values: Mapping[str, Any], offered: datetime) -> date:
    """The last day on which an offer can be accepted."""
    return day_of(offered) + timedelta(days=int(values["days"]))


def offer_over_at(last: date) -> datetime:
    """The instant at which an offer lapses, by its last day."""
    return instant_at(last + DAY)
