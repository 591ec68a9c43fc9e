"""The test of A11.2 in words, for whoever is invited or has applied: what it shows, never a decision."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.law.answers import Unknown, needs_of
from express_entry.review import Retest

from . import applicationwords as words
from .telling import Teller

OF_THE_LAW = "law."
"""What begins the name of a version of the law that nobody has recorded yet."""


def retest_said(found: Retest, teller: Teller) -> Iterator[str]:
    """Whether what somebody was invited for still holds by what is stated, and what would tell where that is open."""
    if found.finds_nothing:
        yield teller.say(words.RETEST_HOLDS)
        return
    yield teller.say(words.RETEST_FALLS if _falls(found) else words.RETEST_OPEN)
    answers = (
        found.claimed_qualification_not_held_at_invitation,
        found.would_still_have_been_invited,
        found.shortfall_at_receipt,
    )
    needs = [need for answer in answers if isinstance(answer, Unknown) for need in needs_of(answer)]
    if any(each.startswith(OF_THE_LAW) for each in needs):
        yield teller.say(words.RULES_NOT_KNOWN)
    needs = [each for each in needs if not each.startswith(OF_THE_LAW)]
    if needs:
        yield teller.say(words.WOULD_TELL, needs=", ".join(dict.fromkeys(teller.names(needs))))


def _falls(found: Retest) -> bool:
    """Whether something surely does not hold."""
    short = found.shortfall_at_receipt is True and found.excepted_at_receipt is False
    lost = found.claimed_qualification_not_held_at_invitation is True
    return short or lost or found.would_still_have_been_invited is False or not found.in_time
