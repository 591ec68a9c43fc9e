"""A score against the line of a round: above it, below it, or at it with the tie-breaking time to decide.

The published rule: above the lowest score invited everyone was, at it those who had submitted their profile not after
the tie-breaking time. That time is published to the second; a profile submitted within that second is not after it.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from express_entry.history import Note, Round
from express_entry.law.answers import Answer, Needs, Unknown, merged
from express_entry.law.grid import Score

SUBMITTED = "submitted"
"""What a tie waits for: the instant at which the profile was submitted."""


class Rank(NamedTuple):
    """Whether a score was high enough; whether the tie-breaking time decided it, and by how many seconds.

    ``seconds`` is the tie-breaking time less the submission: negative for a profile submitted too late.
    """

    answer: Answer
    by_tie_break: bool = False
    seconds: int | None = None


def ranked(round_: Round, score: Score, submitted: datetime | None) -> Rank:
    """A score against the line of a round, for a profile submitted at an instant (None: not known)."""
    if score.at_least > round_.crs_cutoff:
        return Rank(True)
    if score.at_most < round_.crs_cutoff:
        return Rank(False)
    tie = at_line(round_, submitted)
    if score.total == round_.crs_cutoff or (score.at_least == round_.crs_cutoff and tie.answer is True):
        return tie
    if score.at_most == round_.crs_cutoff and tie.answer is False:
        return tie
    return Rank(Unknown(merged((*score.needs, *_needs(tie.answer)))))


def at_line(round_: Round, submitted: datetime | None) -> Rank:
    """Whether somebody with the lowest score invited was invited."""
    if round_.tie_break is None:
        if Note.TIE_BREAK_NOT_PUBLISHED in round_.notes:
            return Rank(True)
        return Rank(Unknown((f"rounds.{round_.number}.tie_break_utc",)), by_tie_break=True)
    if submitted is None:
        return Rank(Unknown((SUBMITTED,)), by_tie_break=True)
    seconds = seconds_before(round_.tie_break, submitted)
    return Rank(seconds >= 0, True, seconds)


def sufficient(round_: Round, score: Score) -> Rank:
    """Whether a score reaches the lowest one invited, whatever the time of submission."""
    if score.at_least >= round_.crs_cutoff:
        tied = score.total == round_.crs_cutoff and Note.TIE_BREAK_NOT_PUBLISHED not in round_.notes
        return Rank(True, tied)
    return Rank(False if score.at_most < round_.crs_cutoff else Unknown(score.needs))


def seconds_before(tie_break: datetime, submitted: datetime) -> int:
    """Whole seconds from the second of a submission to the published second of a tie-breaking time."""
    return int((tie_break - submitted.replace(microsecond=0)).total_seconds())


def _needs(answer: Answer) -> Needs:
    return answer.needs if isinstance(answer, Unknown) else ()
