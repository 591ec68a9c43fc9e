"""The test of A11.2 as it was kept: both days side by side, line by line, what the software finds, what the officer."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from express_entry.application.examinationrows import Finding
from express_entry.law.text import Text
from express_entry.pool.models import Round

from . import filewords as words
from .voice import NOTHING, Voice

DAYS = ("claimed", "accepted", "at_receipt")


def test_shown(row: Finding, voice: Voice) -> dict[str, Any]:
    """A kept test of A11.2."""
    found = json.loads(row.document)[voice.language]
    return {
        "when": voice.instant(row.made),
        "measured": voice.say(
            words.TEST_ROUND,
            score=found["round"]["score"],
            invited=_day(found["at_invitation"]["on"], voice),
            received=_day(found["at_receipt"]["on"], voice),
        ),
        "last_known": voice.say(words.LAST_KNOWN) if _by_last_known(row) else "",
        "assumptions": [voice.capital(each) for each in found["assumptions"]],
        "finds_nothing": found["finds_nothing"],
        "questions": [
            {"asked": voice.say(asked), "answer": voice.capital(words.ANSWERS[found[name]])}
            for name, asked in words.QUESTIONS.items()
        ],
        "lines": [_line(each, voice) for each in found["lines"] if any(each[day]["points"] for day in DAYS)],
        "totals": [_total(found[day]["rank"]) for day in ("claimed", "at_invitation", "at_receipt")],
        "why": [_why(each, voice) for each in found["lines"] if each["facts_differ"]],
        "exceptions": [
            {
                "reason": voice.capital(each["reason"]),
                "applies": voice.say(words.ANSWERS[each["applies"]]),
                "citation": each["citation"],
            }
            for each in found["exceptions"]
        ],
        "second_day": _second_day(found.get("second_day"), voice),
        "reason": voice.say(found["reason"]),
        **officer_found(row, voice),
    }


def _by_last_known(row: Finding) -> bool:
    """Whether the round ranked by the last known rules, those of its day not being known."""
    law = Round.objects.filter(issued_invitations__applications=row.application_id).values_list("law__last_known")
    return bool(law and law[0][0])


def officer_found(row: Finding, voice: Voice) -> dict[str, Any]:
    """What the officer finds; nothing where there is no finding yet."""
    if row.holds is None:
        return {"found": ""}
    words_of = words.HOLDS if row.holds else words.HOLDS_NOT
    return {"found": voice.say(words_of), "holds": row.holds, "note": row.note, "found_on": voice.day_of(row.found)}


def _second_day(found: dict[str, Any] | None, voice: Voice) -> dict[str, Any] | None:
    """What the class asks on the day of the visa; None where it asks nothing again, or no day is stated."""
    if found is None or found["visa"] is None:
        return None
    return {
        "title": voice.say(words.AT_VISA, on=_day(found["visa"], voice), citation=found["citation"]),
        "holds": voice.capital(words.ANSWERS[found["holds"]]),
        "mark": {True: "met", False: "not_met", None: "unknown"}[found["holds"]],
        "again": [{**each, "reason": _asked_again(each, voice)} for each in found["again"]],
    }


def _asked_again(each: dict[str, Any], voice: Voice) -> str:
    """Why a requirement holds at the visa or not; where it is open, what the officer can state."""
    needs = [words.VISA_NEEDS.get(need, need) for need in each.get("needs", ())]
    return voice.capital(words.OPEN_AT_VISA, needs=needs) if needs else voice.capital(each["reason"])


def _line(each: dict[str, Any], voice: Voice) -> dict[str, Any]:
    lost, later = each["lost"], each["lost_at_receipt"]
    return {
        "title": voice.capital(each["title"]),
        "points": [_points(each[day]["points"]) for day in DAYS],
        "compared": voice.say(_compared(lost, later)),
        "mark": "met" if lost is False and later is False else "unknown" if None in (lost, later) else "not_met",
    }


def _compared(lost: bool | None, later: bool | None) -> Text:
    if lost:
        return words.LOST
    if later:
        return words.LOST_LATER
    return words.KEPT if lost is False and later is False else words.ANSWERS[None]


def _points(points: Any) -> str:
    return NOTHING if points is None else str(points)


def _total(rank: dict[str, Any]) -> str:
    if rank["total"] is not None:
        return str(rank["total"])
    return f"{rank['at_least']}-{rank['at_most']}"


def _why(each: dict[str, Any], voice: Voice) -> dict[str, Any]:
    return {
        "title": voice.capital(each["title"]),
        "days": [
            {
                "name": voice.say(name),
                "reason": voice.capital(each[day]["reason"]),
                "points": _points(each[day]["points"]),
            }
            for day, name in zip(DAYS, (words.CLAIMED, words.ACCEPTED, words.AT_RECEIPT), strict=True)
        ],
        "citation": each["citation"],
    }


def _day(text: str, voice: Voice) -> str:
    return voice.day(date.fromisoformat(text))
