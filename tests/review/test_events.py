"""Changes on the way: each with its consequences, in both languages, by a provision."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from express_entry.law import consolidated
from express_entry.law.citations import cited
from express_entry.review import EVENTS, Effect, Stage, answer_days, biometrics_day, standard_for
from express_entry.review.events import event_named
from express_entry.review.shapes import as_events

REPORTED = {
    *("birth", "marriage", "separation", "address", "representative", "job_lost", "new_result"),
    *("nomination_withdrawn", "withdrawal", "new_passport"),
}


def test_every_change_that_is_to_be_reported_is_an_event() -> None:
    assert {event.id for event in EVENTS} == REPORTED
    assert event_named("birth").title.fr == "naissance ou adoption d'un enfant"
    with pytest.raises(KeyError):
        event_named("lottery")


def test_every_consequence_has_words_in_both_languages_and_a_provision() -> None:
    for event in EVENTS:
        assert event.consequences
        for item in event.consequences:
            assert item.text.en != item.text.fr
            assert item.citation
            assert not re.search(r"\bA\d|\bMI\b", cited(item.citation, "fr"))
            assert item.confidence in ("high", "medium", "low")


def test_the_consequences_of_an_event_stand_in_the_order_of_the_way() -> None:
    order = list(Stage)
    for event in EVENTS:
        places = [order.index(item.stage) for item in event.consequences]
        assert places == sorted(places)
        assert sum(len(event.at(stage)) for stage in Stage) == len(event.consequences)


@pytest.mark.parametrize(
    ("event", "stage", "effect"),
    [
        ("marriage", Stage.INVITED, Effect.FUNDS),
        ("marriage", Stage.INVITED, Effect.SCORE),
        ("marriage", Stage.VISA_ISSUED, Effect.TELL),
        ("birth", Stage.INVITED, Effect.CHILD_AGE),
        ("birth", Stage.IN_PROCESS, Effect.MEDICAL),
        ("birth", Stage.IN_PROCESS, Effect.FEES),
        ("address", Stage.IN_PROCESS, Effect.POLICE),
        ("nomination_withdrawn", Stage.IN_PROCESS, Effect.CLASS),
        ("withdrawal", Stage.IN_PROCESS, Effect.FEES),
        ("job_lost", Stage.IN_PROCESS, Effect.FUNDS),
    ],
)
def test_an_event_touches_what_the_law_says_it_touches(event: str, stage: Stage, effect: Effect) -> None:
    assert effect in {item.effect for item in event_named(event).at(stage)}


def test_nothing_is_scored_anew_after_receipt() -> None:
    for event in EVENTS:
        for item in event.at(Stage.IN_PROCESS):
            assert item.effect is not Effect.SCORE or "no new score" in item.text.en


def test_the_document_of_changes_says_the_same_in_both_languages() -> None:
    english, french = as_events("en"), as_events("fr")
    for one, other in zip(english["events"], french["events"], strict=True):
        assert one["id"] == other["id"]
        assert one["title"] != other["title"]
        assert [item["stage"] for item in one["consequences"]] == [item["stage"] for item in other["consequences"]]


def test_the_service_standard_runs_from_receipt_and_a_letter_says_its_own_time() -> None:
    law = consolidated()
    assert standard_for(datetime(2026, 6, 1, 15, tzinfo=UTC), law) == (date(2026, 12, 1), 80, 6)
    view = law.on(date(2026, 6, 1))
    assert answer_days(date(2026, 6, 1), view) == (date(2026, 6, 8), date(2026, 6, 16), date(2026, 7, 1))
    assert answer_days(date(2026, 6, 1), view, days=60) == (date(2026, 7, 31),)
    assert biometrics_day(date(2026, 6, 1), view) == date(2026, 7, 1)
    assert biometrics_day(date(2018, 6, 1), law.on(date(2018, 6, 1))) is None
