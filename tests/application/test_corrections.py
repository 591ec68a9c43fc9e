"""Findings on files that rest on a table that was wrong: found once it is corrected, with what they would be now."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.test.utils import override_settings

from express_entry.application import assigning, retesting
from express_entry.application.corrections import reconsidered
from express_entry.application.examinationrows import FindingKind
from express_entry.application.keeping import found
from express_entry.application.models import Finding
from tests.application.bureau import DAY, Bureau
from tests.pool.people import document

WRONG = Path(__file__).parents[1] / "pool" / "wrong_validity.toml"
CORRECTED = WRONG.with_name("corrected.toml")


def test_no_finding_is_named_as_long_as_no_table_was_corrected(desks: Bureau) -> None:
    desks.in_process()
    assert list(reconsidered()) == []


def test_a_finding_under_a_wrong_table_is_named_with_its_answers_then_and_now(desks: Bureau) -> None:
    with override_settings(LAW_FILES=(WRONG,)):
        number = desks.in_process()
        desks.now += timedelta(days=320)  # the test of the person is older than a year
        made = retesting.ask(desks.anna, number)
        assert list(reconsidered()) == []
    all_ = {each.finding: each for each in reconsidered()}
    assert set(all_) == set(Finding.objects.values_list("id", flat=True))
    each = all_[made.id]
    assert (each.application, each.kind, each.instant) == (number, FindingKind.RETEST, desks.now)
    assert each.now is not None
    assert not each.differs


def test_where_the_corrected_table_gives_another_answer_the_finding_is_said_to_differ(desks: Bureau) -> None:
    number = desks.ready(document("X", DAY, tested=DAY - timedelta(days=500)))
    desks.hand_in(number)
    right = retesting.latest(found(number))
    assigning.assign(desks.desk_head, number, "anna")
    with override_settings(LAW_FILES=(WRONG,)):
        wrong = retesting.ask(desks.anna, number)
    assert right is not None
    (each,) = reconsidered()
    assert (each.finding, each.differs) == (wrong.id, True)
    assert each.now is not None
    name = "would_still_have_been_invited"
    assert (each.then[name], each.now[name]) == (False, True)
    assert each.as_document()["differs"]


def test_every_finding_on_a_file_is_named_where_a_table_of_its_days_was_corrected(
    desks: Bureau,
) -> None:
    number = desks.in_process()
    with override_settings(LAW_FILES=(CORRECTED,)):
        assert {each.kind for each in reconsidered()} == {FindingKind.RETEST, FindingKind.COMPLETENESS}
        assert {each.application for each in reconsidered()} == {number}
