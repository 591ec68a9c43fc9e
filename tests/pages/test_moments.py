"""Instants on pages: the clock of the place of the law, by its name, and UTC where a tie is broken by it."""

from __future__ import annotations

from datetime import UTC, datetime

from express_entry.pages.actors import actor_named
from express_entry.pages.moments import moment, second

LATE = datetime(2026, 1, 16, 3, 4, 5, tzinfo=UTC)
"""Already the next day in UTC."""


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2019", "'")


def test_an_instant_is_told_in_eastern_time_which_is_named() -> None:
    assert plain(moment(LATE, "en")) == "January 15, 2026, 22:04 (Eastern time)"
    assert plain(moment(LATE, "fr")) == "15 janvier 2026, 22 h 04 (heure de l'Est)"


def test_an_instant_that_breaks_ties_is_told_in_utc_too() -> None:
    assert plain(second(LATE, "en")) == "January 15, 2026, 22:04:05 (Eastern time; 2026-01-16 03:04:05 UTC)"
    assert plain(second(LATE, "fr")) == "15 janvier 2026, 22 h 04 min 05 s (heure de l'Est; 2026-01-16 03:04:05 UTC)"


def test_whoever_acted_without_an_account_is_told_in_words_and_a_pseudonym_stays() -> None:
    assert actor_named("system").say("fr") == "le service lui-même"
    assert actor_named("user.0123", "user.0123").say("en") == "you"
    assert actor_named("user.0123", "user.4567").say("en") == "user.0123"
