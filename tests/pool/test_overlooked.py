"""Whom a round missed, found without naming anybody: by a wrong table, a bar by mistake, a wait for an officer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test.utils import override_settings

from express_entry.law.text import LANGUAGES
from express_entry.pool import bars, intake, invitations, liftings, restoring, supplements
from express_entry.pool.faults import Conflict, NotFound
from express_entry.pool.models import Bar
from express_entry.pool.overlooked import Overlooked, Place, overlooked, some_overlooked
from express_entry.pool.states import ProfileState
from tests.pool.office import BASIS, NOON, SECOND, Office, contents
from tests.pool.people import document, named, profile
from tests.pool.test_corrections import People, corrected
from tests.pool.test_outcomes import FILE, OLD

DAY = NOON.date()


def numbers(number: str = "1") -> list[str]:
    """Whom a round missed; a list page by page has the same, however few a page holds or looks at."""
    found = list(overlooked(number))
    for step, limit, looked in ((500, 1, 50_000), (500, 50, 1), (1, 1, 50_000), (1, 50, 1), (1, 1, 1), (2, 50, 30)):
        with patch("express_entry.pool.overlooked.STEP", step):
            assert list(by_pages(number, limit, looked)) == found, (step, limit, looked)
    return [each.number for each in found]


def by_pages(number: str, limit: int, looked: int) -> Iterator[Overlooked]:
    after: Place | None = Place(kept_out=False, key=0)
    while after is not None:
        some = some_overlooked(number, after, limit, looked=looked)
        assert len(some.rows) <= limit
        assert some.after is None or some.after > after
        yield from some.rows
        after = some.after


def test_nobody_was_missed_where_nothing_was_wrong(office: Office) -> None:
    People(office)
    before = contents()
    assert numbers() == []
    assert contents() == before


def test_who_submitted_at_one_instant_with_the_last_invited_was_missed_only_before_them_by_number(
    office: Office,
) -> None:
    barred, last, left = (office.submit(document(each, DAY)) for each in ("BARRED", "LAST", "LEFT"))
    made = bars.record(office.officer, barred, begins=DAY, basis="a made-up decision")
    office.now += SECOND
    assert office.hold("1", 1) == [last]
    assert office.row(left).submitted == office.row(last).submitted
    assert numbers() == []
    said: Any = {"note": "tied", "additional": 1, "legal_basis": BASIS}
    with pytest.raises(Conflict, match="did not hold the rank"):
        supplements.draft(office.officer, "1", missed=[left], **said)
    office.now += SECOND
    lifting = liftings.draft(office.officer, made.id, reason="another person's file", provision="A40(2)(a)")
    liftings.authorise(office.second, lifting.id)
    assert numbers() == [barred]
    drafted = supplements.draft(office.officer, "1", missed=[barred], **said)
    supplements.authorise(office.second, drafted.id)
    assert office.state(barred) == "invited"
    assert numbers() == []


def test_who_reaches_the_line_by_the_corrected_table_is_found_and_can_be_named_as_missed(office: Office) -> None:
    people = People(office)
    low = office.submit(document("LOW", DAY, age=45), NOON)
    late = office.submit(document("LATE", DAY, here=1), office.now + SECOND)
    looked_at: list[int] = []
    with corrected():
        before = contents()
        (found,) = overlooked("1", progress=looked_at.append)
        assert found == Overlooked(people.missed, "cec", 497, NOON, ProfileState.IN_POOL)
        assert found.invitable
        assert contents() == before
        office.tick()
        made = supplements.draft(office.officer, "1", missed=numbers(), cancelled=[people.wrong], note="wrong table")
        supplements.authorise(office.second, made.id)
        assert numbers() == []
    assert sum(looked_at) == 1  # the two who were invited, and who came later, are not looked at
    assert {office.state(each) for each in (low, late)} == {"in_pool"}


def test_who_was_at_an_end_by_a_table_that_was_wrong_is_found_before_and_after_they_are_restored(
    office: Office,
) -> None:
    removed = office.submit(document("REMOVED", DAY, tested=OLD))
    with override_settings(LAW_FILES=(FILE,)):
        top = office.submit(document("TOP", DAY))
        kept_out = office.submit(document("KEPT OUT", DAY, tested=OLD), NOON + SECOND)
        office.now += timedelta(hours=1)
        office.tick()
        assert office.hold("1", 1) == [top]
        assert office.hold("2", 5) == []
        assert numbers("1") == numbers("2") == []
    assert {each.number: each.state.value for each in overlooked("2")} == {
        removed: "removed",
        kept_out: "ineligible",
    }
    assert numbers("1") == [removed]  # submitted before the last who was invited, at as many points
    office.now += timedelta(days=1)
    restoring.restore(office.officer, removed, legal_basis=BASIS)
    assert {each.number: each.invitable for each in overlooked("2")} == {removed: True, kept_out: False}


def test_who_made_another_profile_and_was_invited_on_it_was_not_missed(office: Office) -> None:
    removed = office.submit(document("REMOVED", DAY, tested=OLD))
    with override_settings(LAW_FILES=(FILE,)):
        office.now += timedelta(hours=1)
        office.tick()
        again = office.submit(document("REMOVED", DAY))
        assert office.hold("1", 5) == [again]
    assert office.state(removed) == "removed"
    assert numbers() == []


@pytest.mark.parametrize("passport", ["SAME", "OTHER"])
def test_who_was_invited_on_another_profile_was_not_missed_and_is_not_invited_once_more_when_restored(
    office: Office, passport: str
) -> None:
    removed = office.submit(document("SAME", DAY, tested=OLD))
    person = office.row(removed).person_id if passport == "OTHER" else None
    with override_settings(LAW_FILES=(FILE,)):
        office.now += timedelta(hours=1)
        office.tick()
        again = intake.start(office.candidate, profile(document(passport, DAY)), person=person).number
        intake.submit(office.candidate, again)
        assert office.hold("1", 5) == [again]
    invitations.decline(office.candidate, again)
    intake.withdraw(office.candidate, again)
    assert numbers() == []
    restoring.restore(office.officer, removed, legal_basis=BASIS)
    assert office.state(removed) == "in_pool"
    assert numbers() == []
    with pytest.raises(Conflict, match=f"on the profile {again}") as refused:
        supplements.draft(office.officer, "1", missed=[removed], note="wrong table")
    assert list(refused.value.fields) == ["missed"]
    assert all(refused.value.say(language) for language in LANGUAGES)


def test_who_was_barred_by_mistake_or_waited_for_an_officer_is_found_once_that_is_put_right(office: Office) -> None:
    other = office.submit(named(document("OTHER", DAY, age=45), "Silva"))
    waits = office.submit(named(document("WAITS", DAY, age=45), "Silva"))
    barred = office.submit(document("BARRED", DAY))
    bar = bars.record(office.officer, barred, begins=DAY, basis="a made-up decision")
    office.now += SECOND
    assert (office.state(waits), office.state(barred)) == ("submitted", "barred")
    assert office.hold("1", 5) == [other]
    assert numbers() == []
    office.now += SECOND
    intake.settle(office.officer, waits, same=False, note="looked at")
    assert numbers() == [waits]
    lifting = liftings.draft(office.officer, bar.id, reason="another person's file", provision="A40(2)(a)")
    assert numbers() == [waits]
    liftings.authorise(office.second, lifting.id)
    assert numbers() == [waits, barred]


def test_who_waited_and_is_found_to_be_a_barred_person_was_not_missed_unless_that_bar_is_lifted(office: Office) -> None:
    stated = named(document("WAITS", DAY), "Silva")
    barred = office.submit(stated)
    intake.withdraw(office.candidate, barred)
    bars.record(office.officer, barred, begins=DAY, basis="a made-up decision")
    waits = office.submit(stated)
    other = office.submit(document("OTHER", DAY))
    office.now += SECOND
    assert office.hold("1", 5) == [other]
    office.now += SECOND
    intake.settle(office.officer, waits, same=True, note="the barred person")
    assert (office.state(waits), numbers()) == ("barred", [])
    for bar in Bar.objects.order_by("id"):
        lifting = liftings.draft(office.officer, bar.id, reason="another person's file", provision="A40(2)(a)")
        liftings.authorise(office.second, lifting.id)
    assert (office.state(waits), numbers()) == ("in_pool", [waits])


def test_of_a_round_that_was_not_run_nobody_is_sought(office: Office) -> None:
    office.authorised("1", 1)
    with pytest.raises(Conflict) as refused:
        overlooked("1")
    assert all(refused.value.say(language) for language in LANGUAGES)
    with pytest.raises(Conflict):
        some_overlooked("1", Place(kept_out=False, key=0), 50)
    with pytest.raises(NotFound):
        overlooked("9")


def test_a_nominee_at_an_end_by_a_table_that_was_wrong_was_missed_as_a_nominee(office: Office) -> None:
    number = office.submit(document("NOMINEE", DAY, tested=OLD))
    office.nominate(number)
    points = office.row(number).points
    with override_settings(LAW_FILES=(FILE,)):
        top = office.submit(document("TOP", DAY))
        office.nominate(top)
        office.now += timedelta(hours=1)
        office.tick()
        office.now += timedelta(hours=1)
        assert office.hold("1", 5, ["pnp"]) == [top]
    assert office.row(number).nominations.get().state == "ended"
    assert [(each.number, each.program, each.points) for each in overlooked("1")] == [(number, "pnp", points)]
    restoring.restore(office.officer, number, legal_basis=BASIS)
    assert [(each.number, each.program, each.points) for each in overlooked("1")] == [(number, "pnp", points)]
