"""A table of offers, drafts or bars that was wrong: each whose end is another is listed, open or over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.test.utils import override_settings

from express_entry.pool import bars, corrections, intake, liftings, provinces
from express_entry.pool.bars import PERIOD as BAR
from express_entry.pool.corrections import Touched
from express_entry.pool.deadlines import ANSWER, DRAFT
from express_entry.pool.models import Bar, Nomination
from express_entry.pool.otherends import End
from tests.pool.office import NOON, Office
from tests.pool.people import document

DAY = NOON.date()
WRONG = Path(__file__).with_name("wrong_other_ends.toml")
TABLES = {ANSWER, BAR, DRAFT}


@contextmanager
def under_wrong() -> Iterator[None]:
    """A service that holds wrong tables."""
    with override_settings(LAW_FILES=(WRONG,)):
        yield


def listed() -> list[Touched]:
    return [each for each in corrections.touched() if set(each.tables) & TABLES]


def midnight(day: date) -> datetime:
    """The beginning of a summer's day in Toronto."""
    return datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


def test_nothing_is_listed_where_the_tables_were_right(office: Office) -> None:
    office.draft(document("DRAFT", DAY))
    number = office.submit(document("A", DAY))
    office.offer(number)
    bars.record(office.officer, office.submit(document("B", DAY)), begins=DAY, basis="made up")
    who = bars.Elsewhere(passport_country="PT", passport_number="C")
    for begins in (date(2014, 11, 20), date(2014, 11, 21), DAY):
        bars.record_elsewhere(office.officer, who, begins=begins, basis="made up")
    assert corrections.touched() == ()
    office.tick(NOON + timedelta(days=31))
    assert Nomination.objects.get().state == "lapsed"
    assert corrections.touched() == ()


def test_an_offer_with_too_few_days_is_listed_open_and_lapsed_and_no_profile_for_its_table(office: Office) -> None:
    with under_wrong():
        numbers = [office.submit(document(each, DAY)) for each in "ABCD"]
        for number in numbers:
            office.offer(number)
        provinces.accept(office.candidate, numbers[2])
        provinces.reject(office.candidate, numbers[3])
    office.offer(office.submit(document("RIGHT", DAY)))
    end, lawful = midnight(DAY + timedelta(days=11)), midnight(DAY + timedelta(days=31))
    (found,) = listed()
    assert (found.tables, found.profiles, found.first, found.last) == ((ANSWER,), 2, NOON, NOON)
    assert found.ends == tuple(End(number, NOON, end, lawful, lapsed=False) for number in numbers[:2])
    assert (len(found.fingerprint), found.rounds, found.outcomes) == (64, (), ())
    provinces.take_back(office.province, "ON", numbers[1])
    office.offer(numbers[1])  # what an officer has the province do: the same certificate, for the right days
    office.tick(NOON + timedelta(days=12))
    (found,) = listed()
    assert (found.profiles, found.ends) == (0, (End(numbers[0], NOON, end, lawful, lapsed=True),))
    with under_wrong():
        (found,) = listed()
        assert (found.profiles, found.tables) == (2, (ANSWER,))  # those of the release are the other ones now


def test_a_draft_with_too_few_days_is_listed_as_long_as_it_is_there(office: Office) -> None:
    with under_wrong():
        number, submitted = office.draft(document("A", DAY)), office.draft(document("B", DAY))
        intake.submit(office.candidate, submitted)
    office.draft(document("RIGHT", DAY))
    (found,) = listed()
    end = End(number, NOON, NOON + timedelta(days=10), NOON + timedelta(days=60), lapsed=False)
    assert (found.tables, found.ends, found.profiles) == ((DRAFT,), (end,), 0)
    office.tick(NOON + timedelta(days=11))
    assert listed() == []


@pytest.mark.parametrize("begins", [DAY, date(2025, 5, 1)])
def test_a_bar_with_too_few_years_is_listed_whoever_it_is_of_until_it_is_lifted(office: Office, begins: date) -> None:
    number = office.submit(document("A", DAY))
    who = bars.Elsewhere(passport_country="PT", passport_number="NOBODY HERE")
    with under_wrong():
        bars.record(office.officer, number, begins=begins, basis="made up")
        nobody_s = bars.record_elsewhere(office.officer, who, begins=begins, basis="made up")
        bars.record_elsewhere(office.officer, who, begins=date(2025, 4, 30), basis="made up")
    assert nobody_s.until == begins.replace(year=2027)
    keys = [each.id for each in Bar.objects.order_by("id")]
    end, lawful = midnight(begins.replace(year=2027)), midnight(begins.replace(year=2030))
    (found,) = listed()
    assert (found.tables, found.profiles) == ((BAR,), 0)
    assert found.ends == tuple(End(f"bar-{key}", midnight(begins), end, lawful, lapsed=False) for key in keys[:2])
    office.now = NOON + timedelta(days=800)
    assert listed()[0].ends == found.ends, "one that is over barred too short"
    anew = bars.record_elsewhere(office.officer, who, begins=begins, basis="made up")
    assert anew.until == begins.replace(year=2030)
    made = liftings.draft(office.officer, nobody_s.id, reason="counted by a wrong table", provision="made up")
    liftings.authorise(office.second, made.id)
    assert [each.subject for each in listed()[0].ends] == [f"bar-{keys[0]}"]


def test_a_bar_that_begins_before_express_entry_is_counted_by_its_first_law(office: Office) -> None:
    who = bars.Elsewhere(passport_country="PT", passport_number="NOBODY HERE")
    made = bars.record_elsewhere(office.officer, who, begins=date(2014, 11, 20), basis="made up")
    Bar.objects.filter(id=made.id).update(until=date(2019, 11, 20))
    (found,) = listed()
    assert [(each.subject, each.lawful.date()) for each in found.ends] == [(f"bar-{made.id}", date(2016, 11, 20))]
    assert found.fingerprint == ""
