"""However many are at work on a pool at the same time: nobody is invited twice, numbers are exact, nothing is lost."""

from __future__ import annotations

from tests.crash.programs import said
from tests.service.running import Instance


def test_rounds_edits_answers_and_submissions_at_the_same_time_are_all_done_once(
    instance: Instance,
) -> None:
    """Four rounds run by three officers, and everybody else from connections of their own, all beginning together.

    What each was told was done is what the store says, and of two drafts of one person under two passports, submitted
    at the same moment, one is taken; the other only where the first has meanwhile ended in an application.
    """
    report = said(instance, "crowding", 7)
    assert report["found"] == []
    done = report["did"]
    assert done["run"] == 4
    assert 20 <= done["submitted"] <= 20 + done.get("applied", 0)
    assert done["edited"]
    assert {"declined", "applied"} & set(done)
