"""The questions about past rounds as documents: the key of an assessment, and the answer of ``rounds match``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from express_entry.history import title
from express_entry.law import Language
from express_entry.law.answers import merged

from .match import Match
from .pastrounds import PastRounds, Share
from .shape import DISCLAIMER

QUESTIONS = ("would_have_been_invited", "score_on_day_would_have_sufficed")


def as_rounds(past: PastRounds) -> dict[str, Any]:
    """The key ``rounds`` of an assessment: the rounds that would have taken the person, and what is not known."""
    return {
        QUESTIONS[0]: [_entry(match) for match in past.would_have_been_invited],
        QUESTIONS[1]: [_entry(match) for match in past.score_on_day_would_have_sufficed],
        "undetermined": {
            QUESTIONS[0]: _open(past.may_have_been_invited),
            QUESTIONS[1]: _open(past.score_on_day_may_have_sufficed),
        },
        **_about(past),
    }


def as_matches(past: PastRounds, language: Language, *, everything: bool = False) -> dict[str, Any]:
    """The answer of ``rounds match``: the same with every open round, and with ``everything`` every round and why."""
    score = past.assessment.amounts.score
    found = {
        "on": past.on.isoformat(),
        "score": {"total": score.total, "at_least": score.at_least, "at_most": score.at_most},
        **as_rounds(past),
        "undetermined": {
            QUESTIONS[0]: [_open_entry(match) for match in past.may_have_been_invited],
            QUESTIONS[1]: [_open_entry(match) for match in past.score_on_day_may_have_sufficed],
        },
    }
    if everything:
        pairs = zip(past.at_the_time, past.with_score_of_day, strict=True)
        found["rounds"] = [_both(then, now, language) for then, now in pairs]
    found["laid_over"] = list(past.assessment.law.consolidation.laid_over)
    found["assumptions"] = [item.say(language) for item in past.assumptions]
    return {**found, "notice": DISCLAIMER[language]}


def written(instant: datetime | None) -> str | None:
    """An instant as ISO 8601 in UTC, to the microsecond where it has any."""
    return None if instant is None else instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _about(past: PastRounds) -> dict[str, Any]:
    known = [match.round for match in past.at_the_time]
    return {
        "submitted": written(past.submitted),
        "last_known_rules": past.last_known_rules,
        "asked_about": len(known),
        "last_round": known[-1].number if known else None,
        "last_date": known[-1].date.isoformat() if known else None,
        "shares": [_share(share) for share in past.shares],
    }


def _entry(match: Match) -> dict[str, Any]:
    """A round that would have taken the person; a margin that is open has the least that it can be beside it."""
    found: dict[str, Any] = {
        "number": match.round.number,
        "cutoff": match.round.crs_cutoff,
        "margin": match.margin,
        "by_tie_break": match.by_tie_break,
        "margin_seconds": match.margin_seconds,
        "score": match.score,
        "date": match.round.date.isoformat(),
        "round_type": match.round.round_type.value,
        "program_or_category": match.round.program_or_category,
        "program": match.program,
    }
    if match.margin is None and match.at_least is not None:
        found["margin_at_least"] = match.at_least - match.round.crs_cutoff
    return found


def _open_entry(match: Match) -> dict[str, Any]:
    return {**_entry(match), "needs": list(match.needs)}


def _open(matches: Sequence[Match]) -> dict[str, Any]:
    return {"count": len(matches), "needs": list(merged(_needs(matches)))}


def _needs(matches: Iterable[Match]) -> Iterable[str]:
    return (need for match in matches for need in match.needs)


def _both(then: Match, now: Match, language: Language) -> dict[str, Any]:
    """One round with both answers and the reasons."""
    return {
        **then.round.to_json(),
        "title": title(then.round).say(language),
        QUESTIONS[0]: _answer(then, language),
        QUESTIONS[1]: _answer(now, language),
    }


def _answer(match: Match, language: Language) -> dict[str, Any]:
    return {
        "result": match.result.value,
        "score": match.score,
        "margin": match.margin,
        "by_tie_break": match.by_tie_break,
        "margin_seconds": match.margin_seconds,
        "program": match.program,
        "reason": match.reason.say(language),
        "needs": list(match.needs),
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "round_type": share.round_type.value,
        "program_or_category": share.program_or_category,
        "rounds": share.rounds,
        "would_have_been_invited": share.invited,
        "would_have_been_invited_undetermined": share.invited_unknown,
        "score_on_day_would_have_sufficed": share.sufficed,
        "score_on_day_would_have_sufficed_undetermined": share.sufficed_unknown,
    }
