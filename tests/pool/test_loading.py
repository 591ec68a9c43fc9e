"""Loads of many at once: under the law of the instant at which they are written, and with the judgement of the door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from express_entry.pool import loading
from express_entry.pool.models import Profile
from express_entry.pool.preparing import Record, Refused
from tests.pool.office import SECOND, Office
from tests.pool.people import document, standing, with_offer

CHANGE = datetime(2025, 3, 25, 4, tzinfo=UTC)
"""Midnight in Toronto: from then on an offer of work gives no points."""
BEFORE = date(2025, 3, 24)


def load(office: Office, records: Iterator[Record | Refused] | list[Record | Refused]) -> tuple[dict[str, int], str]:
    """Who entered, by state, and why the others did not."""
    told: list[Refused] = []
    done = loading.load(office.system, records, reject=told.append)
    assert done.refused == len(told)
    reasons = "\n".join(f"{each.place}: {reason.say('en')}" for each in told for reason in each.reasons)
    return dict(done.states), reasons


# ------------------------------------------------------------------------------------------------- a change of law


@pytest.mark.parametrize("batch", [1, 1000])
def test_a_load_that_crosses_a_change_of_law_ranks_everybody_by_the_new_one(
    office: Office, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(loading, "BATCH", batch)
    office.now = CHANGE - 30 * SECOND

    def records() -> Iterator[Record]:
        yield Record("1", with_offer(document("A", BEFORE), BEFORE))
        # The clock brings everybody under the new law while the file is read.
        office.tick(CHANGE + timedelta(minutes=2))
        yield Record("2", with_offer(document("B", BEFORE), BEFORE))
        yield Record("3", with_offer(document("C", BEFORE), BEFORE))

    assert load(office, records()) == ({"in_pool": 3}, "")
    office.tick(CHANGE + timedelta(minutes=5))
    expected = standing(with_offer(document("A", BEFORE), BEFORE), date(2025, 3, 25)).points
    assert expected != standing(with_offer(document("A", BEFORE), BEFORE), BEFORE).points
    assert list(Profile.objects.values_list("points", flat=True)) == [expected] * 3
    assert office.hold("1", 1) == ["E000000001"]
    assert office.round("1").cutoff == expected
