"""Instants as every page tells them: by the clock of the place of the law, whose time is named.

A tie-breaking time is published in UTC; where it matters it is told in both.
"""

from __future__ import annotations

from datetime import UTC, datetime

from express_entry.law.days import clock_of, day_of
from express_entry.law.text import Language, Text
from express_entry.reports.typography import NO_BREAK, typeset, written_out


def moment(at: datetime, language: Language) -> str:
    """An instant to the minute, as ``July 5, 2023, 14:05 (Eastern time)``."""
    clock = clock_of(at)
    time = f"{clock:%H:%M}" if language == "en" else f"{clock.hour}{NO_BREAK}h{NO_BREAK}{clock:%M}"
    return typeset(EASTERN.of(day=written_out(day_of(at), language), time=time).say(language), language)


def second(at: datetime, language: Language) -> str:
    """An instant to the second, by which equal scores are told apart, and the same in UTC, as results state it."""
    clock = clock_of(at)
    time = f"{clock:%H:%M:%S}"
    if language == "fr":
        time = NO_BREAK.join((str(clock.hour), "h", f"{clock:%M}", "min", f"{clock:%S}", "s"))
    told = IN_BOTH.of(day=written_out(day_of(at), language), time=time, utc=in_utc(at))
    return typeset(told.say(language), language)


def in_utc(at: datetime) -> str:
    """An instant to the second as results and proofs state it."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


EASTERN = Text("{day}, {time} (Eastern time)", "{day}, {time} (heure de l'Est)")
IN_BOTH = Text("{day}, {time} (Eastern time; {utc})", "{day}, {time} (heure de l'Est; {utc})")
