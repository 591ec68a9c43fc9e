"""Loads of many at once: under the law of the instant at which they are written, and with the judgement of the door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from express_entry.pool import admissions, allocations, bars, intake, invitations, loading, provinces
from express_entry.pool.admissions import BEFORE, NAMED, SIMILAR, TWICE
from express_entry.pool.identity import erased_certificate
from express_entry.pool.loadednominations import USED_UP
from express_entry.pool.models import Bar, Nomination, Profile
from express_entry.pool.preparing import Prepared, Record, Refused, record_of
from express_entry.pool.units import Unit
from tests.crash.consistency import faults
from tests.pool.office import NOON, SECOND, Office
from tests.pool.people import NURSE, SOFTWARE, document, named, nobody_s, standing, with_offer

DAY = NOON.date()
CHANGE = datetime(2025, 3, 25, 4, tzinfo=UTC)
"""Midnight in Toronto: from then on an offer of work gives no points."""
EVE = date(2025, 3, 24)


def load(office: Office, records: Iterable[Record | Refused]) -> tuple[dict[str, int], str]:
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
        yield Record("1", with_offer(document("A", EVE), EVE))
        # The clock brings everybody under the new law while the file is read.
        office.tick(CHANGE + timedelta(minutes=2))
        yield Record("2", with_offer(document("B", EVE), EVE))
        yield Record("3", with_offer(document("C", EVE), EVE))

    assert load(office, records()) == ({"in_pool": 3}, "")
    office.tick(CHANGE + timedelta(minutes=5))
    expected = standing(with_offer(document("A", EVE), EVE), date(2025, 3, 25)).points
    assert expected != standing(with_offer(document("A", EVE), EVE), EVE).points
    assert list(Profile.objects.values_list("points", flat=True)) == [expected] * 3
    assert office.hold("1", 1) == ["E000000001"]
    assert office.round("1").cutoff == expected


# ---------------------------------------------------------------------------------------------------------- bad lines


def nominated(name: str, certificate: str = "C-1", issued: str = "2025-05-01", province: str = "ON") -> Record:
    """A line with somebody's nomination."""
    stated = {"province": province, "certificate": certificate, "issued": issued}
    made = record_of(name, {"profile": document(name, DAY), "nomination": stated})
    assert isinstance(made, Record)
    return made


def submitted(name: str, at: str) -> Record:
    made = record_of(name, {"profile": document(name, DAY), "submitted": at})
    assert isinstance(made, Record)
    return made


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (submitted("BAD", "2010-01-01T00:00:00Z"), "2010-01-01T00:00:00+00:00 is before Express Entry began"),
        (submitted("BAD", "0001-01-01T00:00:00+14:00"), "an instant from 2015-01-01 on"),
        (submitted("BAD", "9999-12-31T23:59:59-14:00"), "submitted: 9999-12-31T23:59:59-14:00 is still to come"),
        (nominated("BAD", ""), "certificate: it is empty"),
        (nominated("BAD", " "), "certificate: it is empty"),
        (nominated("BAD", "C" * 65), "certificate: it is empty, too long"),
        (nominated("BAD", "C\0"), "cannot be printed"),
        (nominated("BAD", issued="2030-05-01"), "issued: 2030-05-01 is still to come"),
        (nominated("BAD", issued="2025-06-03"), "issued: 2025-06-03 is still to come"),
        (nominated("BAD", province="QC"), "nomination.province: QC"),
        (nominated("BAD", "GOOD"), "nomination.certificate: GOOD is on record already, or in another record"),
    ],
)
def test_a_bad_line_is_set_aside_with_what_is_wrong_and_the_others_are_loaded(
    office: Office, bad: Record, why: str
) -> None:
    others = [nominated("A", "GOOD"), Record("B", document("B", DAY)), nominated("C", "C" * 64, "2025-06-02")]
    states, told = load(office, [*others[:2], bad, others[2]])
    assert states == {"in_pool": 3}
    assert told.startswith("BAD: ")
    assert why in told
    assert sorted(Nomination.objects.values_list("certificate", flat=True)) == ["C" * 64, "GOOD"]


@pytest.mark.parametrize("end", ["offered", "taken back", "ended", "erased"])
def test_a_certificate_on_record_is_loaded_again_only_with_the_person_on_whose_profile_it_ended(
    office: Office, end: str
) -> None:
    number = office.submit(document("A", DAY))
    office.offer(number, certificate="C-1")
    if end != "offered":
        provinces.accept(office.candidate, number)
    if end == "taken back":
        provinces.take_back(office.province, "ON", number)
    if end != "offered":
        intake.withdraw(office.candidate, number)
    if end == "erased":  # as an erasure leaves it, which tests/privacy looks at
        Profile.objects.update(identity="erased", name_key="")
        Nomination.objects.update(certificate=erased_certificate("ON", "C-1"))
    office.now += SECOND
    loaded = [nominated("OTHER"), nominated("MB", province="MB")]
    states, told = load(office, [*loaded, nominated("A")] if end != "offered" else loaded)
    used = "nomination.certificate: C-1 is on record already"
    expected = ["OTHER", "A"] if end in {"taken back", "erased"} else ["OTHER"]
    assert [(line.split(": ", 1)[0], used in line) for line in told.splitlines()] == [(name, True) for name in expected]
    assert states == {"in_pool": 2 if end == "ended" else 1}


def test_a_certificate_that_comes_on_record_while_a_batch_is_looked_at_is_set_aside_and_ends_no_load(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = office.submit(document("A", DAY))
    office.offer(number, certificate="C-1")
    looks: list[int] = []

    def blind_at_first(now: Unit, ready: list[Prepared]) -> tuple[list[Prepared], list[Refused]]:
        looks.append(len(ready))
        return (ready, []) if len(looks) == 1 else admissions.admitted(now, ready)

    monkeypatch.setattr(loading, "admitted", blind_at_first)
    states, told = load(office, [nominated("B", "C-2"), nominated("C", "C-1")])
    assert (states, looks) == ({"in_pool": 1}, [2, 2])
    assert told.startswith("C: nomination.certificate: C-1 is on record already")


def test_a_load_begun_again_sets_aside_who_was_loaded_as_on_record_and_no_certificate(office: Office) -> None:
    lines = [nominated("A", "C-1"), nominated("B", "C-2")]
    assert load(office, [*lines]) == ({"in_pool": 2}, "")
    states, told = load(office, [*lines, nominated("C", "C-3")])
    assert states == {"in_pool": 1}
    assert told == "\n".join(f"{name}: {TWICE.en}" for name in "AB")


LONG_AGO = NOON - timedelta(days=400)
"""Whoever was submitted then has expired by noon."""


def ended(name: str, certificate: str, end: str) -> Record:
    """A line with a nomination whose profile has ended as it is loaded: its time is over, or no program is met."""
    line = nominated(name, certificate)
    if end == "ineligible":
        return line._replace(document=nobody_s(document(name, DAY)), nomination=("ON", certificate, DAY))
    return line._replace(submitted=LONG_AGO)


@pytest.mark.parametrize("end", ["expired", "ineligible"])
def test_a_nomination_loaded_on_a_profile_that_has_ended_has_ended_with_it(office: Office, end: str) -> None:
    assert load(office, [ended("A", "C-1", end), nominated("B", "C-2")]) == ({"in_pool": 1, end: 1}, "")
    gone, stands = (Nomination.objects.get(certificate=each) for each in ("C-1", "C-2"))
    assert (gone.state, gone.ended, gone.due) == ("ended", gone.profile.ended, None)
    assert (stands.state, stands.ended) == ("accepted", None)
    events = [each for each in office.told(gone.profile.number) if each.startswith("nomination.")]
    assert events == ["nomination.accepted", "nomination.ended"]
    assert "nomination.accepted" in office.told(stands.profile.number)
    assert faults() == []
    year = gone.offered.year
    assert allocations.used("ON", year, office.now) == (1 if end == "expired" else 2)
    office.now += SECOND
    anew = office.submit(document("A", DAY))
    office.offer(anew, certificate="C-1")
    provinces.accept(office.candidate, anew)
    assert allocations.used("ON", year, office.now) == (1 if end == "expired" else 2)
    assert faults() == []


def test_somebody_s_profile_that_has_ended_is_loaded_beside_the_next_one_in_one_batch_as_in_two(office: Office) -> None:
    states, told = load(office, [ended("A", "C-1", "expired"), nominated("A", "C-1"), nominated("A", "C-2")])
    assert (states, told) == ({"expired": 1, "in_pool": 1}, f"A: {TWICE.en}")
    assert list(Nomination.objects.order_by("id").values_list("certificate", "state")) == [
        ("C-1", "ended"),
        ("C-1", "accepted"),
    ]
    assert faults() == []


@pytest.mark.parametrize("batch", [1, 1000])
def test_a_load_goes_no_further_than_the_allocation_on_record(
    office: Office, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(loading, "BATCH", batch)
    provinces.allocate(office.officer, "ON", DAY.year, 2, source="made up")
    provinces.allocate(office.officer, "ON", LONG_AGO.year, 1, source="made up")
    office.offer(office.submit(document("OPEN", DAY)), certificate="C-0")
    office.now += SECOND
    lines = [
        *(ended("OLD", "C-1", "expired"), nominated("OLD", "C-1")),  # one certificate, used once, in its own year
        *(nominated("A", "C-2"), nominated("B", "C-3"), nominated("C", "C-4", province="MB")),
        *(ended("D", "C-5", "expired"), Record("E", document("E", DAY))),
    ]
    states, told = load(office, lines)
    assert states == {"expired": 1, "in_pool": 4}
    assert told == "\n".join(
        f"{name}: {USED_UP.of(province='ON', year=str(year), allowed=str(allowed)).say('en')}"
        for name, year, allowed in (("B", DAY.year, 2), ("D", LONG_AGO.year, 1))
    )
    assert [allocations.used("ON", each.year, office.now) for each in (DAY, LONG_AGO)] == [2, 1]
    assert faults() == []


# -------------------------------------------------------------------------------------------------- names and passports


@pytest.mark.parametrize(
    ("first", "second"),
    [(True, True), (True, False), (False, True), (False, False)],
    ids=lambda passport: "passport" if passport else "none",
)
@pytest.mark.parametrize("where", ["on record", "in the batch", "in a batch before"])
def test_two_of_one_name_and_birth_date_enter_only_where_the_passports_of_both_tell_them_apart(
    office: Office, monkeypatch: pytest.MonkeyPatch, where: str, first: bool, second: bool
) -> None:
    one, other = (
        named(document(number, DAY), "Silva", passport=passport) for number, passport in (("P1", first), ("P2", second))
    )
    records = [Record("1", one), Record("2", other), Record("3", named(document("P3", DAY), "Souza", passport=second))]
    if where == "in a batch before":
        monkeypatch.setattr(loading, "BATCH", 1)
    if where == "on record":
        office.submit(one)
        office.now += SECOND
        del records[0]
    states, told = load(office, records)
    apart = first and second
    assert told == ("" if apart else f"2: {SIMILAR.en}")
    assert states == {"in_pool": len(records) - (0 if apart else 1)}
    office.now += SECOND
    assert len(office.hold("1", 5)) == (3 if apart else 2)


@pytest.mark.parametrize("passport", [True, False])
@pytest.mark.parametrize("until", ["in force", "over", "lifted"])
def test_whoever_has_the_name_of_a_barred_person_is_left_to_an_officer_whatever_their_passport(
    office: Office, passport: bool, until: str
) -> None:
    stated = named(document("P1", DAY), "Silva", passport=passport)
    born = date.fromisoformat(stated["person"]["date_of_birth"])
    who = bars.Elsewhere(family_name="SILVA", given_names="Ana", date_of_birth=born)
    made = bars.record_elsewhere(office.officer, who, begins=DAY - timedelta(days=3000), basis="x")
    assert made.until < DAY
    if until != "over":
        Bar.objects.update(until=DAY + timedelta(days=1))
    if until == "lifted":
        Bar.objects.update(lifted=office.now)
    other = named(document("P2", DAY), "Souza", passport=passport)
    states, told = load(office, [Record("1", stated), Record("2", other)])
    assert told == (f"1: {NAMED.en}" if until == "in force" else "")
    assert states == {"in_pool": 1 if until == "in force" else 2}


# --------------------------------------------------------------------------------------- whose time on record is over


@pytest.mark.parametrize("passport", [True, False])
@pytest.mark.parametrize("invited", [False, True])
def test_a_profile_that_is_over_stands_in_nobody_s_way_whether_the_clock_was_run_since_or_not(
    office: Office, invited: bool, passport: bool
) -> None:
    stated = named(document("P1", DAY), "Silva", passport=passport)
    number = office.submit(stated)
    office.now += SECOND
    if invited:
        assert office.hold("1", 1) == [number]
        end = invitations.over_at(invitations.last_day(office.now))
    else:
        expires = office.row(number).expires
        assert expires is not None
        end = expires
    later = named(document("P1", end.date()), "Silva", passport=passport)
    later["person"]["date_of_birth"] = stated["person"]["date_of_birth"]
    office.now = end - SECOND
    assert load(office, [Record("1", later)])[0] == {}
    office.now = end
    assert load(office, [Record("1", later)]) == ({"in_pool": 1}, "")
    row = office.row(number)
    assert (row.state, row.ended) == ("lapsed" if invited else "expired", end)
    assert office.told(number)[-1] == f"profile.{row.state}"
    office.tick()
    assert office.trail().findings == ()


def test_the_same_submission_loaded_again_once_its_time_is_over_is_on_record(office: Office) -> None:
    record = Record("1", document("A", DAY), NOON)
    assert load(office, [record]) == ({"in_pool": 1}, "")
    office.now = NOON + timedelta(days=400)
    assert load(office, [record]) == ({}, f"1: {BEFORE.en}")
    assert office.state("E000000001") == "expired"


@pytest.mark.parametrize("passport", [True, False])
@pytest.mark.parametrize("end", ["expired", "withdrawn", "expired as loaded", "ineligible as loaded"])
def test_a_load_begun_again_sets_aside_whoever_has_ended_with_a_passport_or_without(
    office: Office, end: str, passport: bool
) -> None:
    stated = named(nobody_s(document("A", DAY)) if end == "ineligible as loaded" else document("A", DAY), "Silva")
    stated["person"] |= {"passport": document("A", DAY)["person"]["passport"]} if passport else {}
    record = Record("1", stated, LONG_AGO if end == "expired as loaded" else NOON)
    states, told = load(office, [record, record])  # the second time in one batch
    assert sum(states.values()) == 1
    assert told == f"1: {BEFORE.en if 'loaded' in end else TWICE.en if passport else SIMILAR.en}"
    office.now += SECOND
    if end == "withdrawn":
        office.edit("E000000001", {**stated, "intended_province": "BC"})
        intake.withdraw(office.candidate, "E000000001")
    if end == "expired":
        office.now = NOON + timedelta(days=400)
    assert load(office, [record]) == ({}, f"1: {BEFORE.en}")
    assert Profile.objects.count() == 1


def test_two_of_one_name_and_birth_date_are_loaded_one_after_the_other_has_ended(office: Office) -> None:
    """Neither has a passport; they state other things of themselves, or came at another instant."""
    one, other = (named(document("A", DAY, reading=reading), "Silva") for reading in (7.0, 7.5))
    assert load(office, [Record("1", one, LONG_AGO), Record("2", other, LONG_AGO)]) == ({"expired": 2}, "")
    assert load(office, [Record("3", one, LONG_AGO + SECOND)]) == ({"expired": 1}, "")
    bad = [named(nobody_s(document("A", DAY, noc=noc)), "Souza") for noc in (SOFTWARE, NURSE)]
    assert load(office, [Record(str(place), each) for place, each in enumerate(bad)]) == ({"ineligible": 2}, "")
