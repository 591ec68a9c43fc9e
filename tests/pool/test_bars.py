"""A bar for misrepresentation reaches whoever is in the pool already: nobody who is barred is ranked."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from express_entry.law.days import day_of
from express_entry.pool import bars, clock, intake, invitations, liftings, provinces, publishing
from express_entry.pool.admissions import BARRED
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.loading import load
from express_entry.pool.models import Bar, Invitation, Profile
from express_entry.pool.preparing import Record, Refused
from express_entry.pool.preview import preview
from express_entry.pool.publishing import check
from express_entry.selection import Exclusion
from tests.crash.consistency import faults
from tests.pool.office import NOON, SECOND, Office
from tests.pool.people import Document, document, named, profile

DAY = NOON.date()
find_people = import_module("express_entry.pool.migrations.0005_counts_corrections_and_liftings").find_people


def bar(office: Office, number: str, begins: date = DAY) -> Bar:
    return bars.record(office.officer, number, begins=begins, basis="a made-up decision")


def on_record(number: str, begins: date = DAY) -> None:
    """A bar that was recorded when nobody yet looked for whom it reaches."""
    row = Office.row(None, number)  # type: ignore[arg-type]
    Bar.objects.create(
        identity=row.identity,
        name_key=row.name_key,
        begins=begins,
        until=begins.replace(year=begins.year + 5),
        basis="a made-up decision",
        recorded=NOON,
        recorded_by="officer-1",
    )


def test_somebody_found_elsewhere_is_refused_at_the_door_and_taken_out_of_the_pool_by_the_passport(
    office: Office,
) -> None:
    inside = office.submit(named(document("IN-1", DAY), "Silva", passport=True))
    for place, number in enumerate(("in 1", "IN-2"), 1):
        who = bars.Elsewhere(passport_country="PT", passport_number=number)
        made = bars.record_elsewhere(office.officer, who, begins=DAY, basis="a made-up visa")
        assert (made.person_id, made.name_key, office.told(f"bar-{made.id}")) == (None, "", ["person.barred"]), place
    assert office.state(inside) == "barred"
    with pytest.raises(Forbidden, match=f"{DAY.year + 5}"):
        office.submit(document("IN-2", DAY))
    office.submit(document("IN-3", DAY))


def test_by_a_name_found_elsewhere_an_officer_looks_who_comes(office: Office) -> None:
    stated = named(document("A", DAY), "Sílva")
    born = date.fromisoformat(stated["person"]["date_of_birth"])
    who = bars.Elsewhere(family_name="SILVA", given_names="ana", date_of_birth=born)
    bars.record_elsewhere(office.officer, who, begins=DAY, basis="a made-up visa")
    number = office.submit(stated)
    assert office.state(number) == "submitted"
    intake.settle(office.officer, number, same=False, note="looked at")
    assert office.state(number) == "in_pool"
    assert office.hold("1", 1) == [number]


def by_name(office: Office, stated: Document, **more: str) -> Bar:
    """A bar that was found elsewhere, of the name and the birth date of a document."""
    person = profile(stated).person
    who = bars.Elsewhere(
        family_name=person.family_name, given_names=person.given_names, date_of_birth=person.date_of_birth, **more
    )
    return bars.record_elsewhere(office.officer, who, begins=DAY, basis="a made-up visa")


def waiting(made: Bar) -> int:
    return int(liftings.bar_document(made)["waiting"])


@pytest.mark.parametrize("same", [True, False])
def test_by_a_name_found_elsewhere_an_officer_looks_who_is_in_the_pool_already(office: Office, same: bool) -> None:
    stated = named(document("A", DAY), "Silva", passport=True)
    number = office.submit(stated)
    gone = office.submit(named(document("B", DAY), "Silva", passport=True))
    intake.withdraw(office.candidate, gone)
    made = by_name(office, stated)
    assert (office.state(number), waiting(made)) == ("in_pool", 1)
    assert office.told(number)[-1] == "review.opened"
    found = intake.settle(office.officer, number, same=same, note="looked at")
    assert found.state == office.state(number) == ("barred" if same else "in_pool")
    assert waiting(made) == 0
    assert bars.without_person().exists() is not same
    office.now += SECOND
    assert office.hold("1", 1) == ([] if same else [number])
    with pytest.raises(Conflict):
        intake.settle(office.officer, number, same=same, note="again")
    assert office.trail().findings == ()
    assert faults() == []


def test_one_who_is_invited_when_their_name_is_barred_keeps_the_invitation_and_does_not_come_back_once_answered_for(
    office: Office,
) -> None:
    stated = named(document("A", DAY), "Silva", passport=True)
    number = office.submit(stated)
    office.hold("1", 1)
    by_name(office, stated)
    intake.settle(office.officer, number, same=True, note="looked at")
    assert (office.state(number), Invitation.objects.get().state) == ("invited", "issued")
    invitations.decline(office.candidate, number)
    assert office.state(number) == "barred"


def test_a_bar_of_somebody_on_record_is_recorded_once_more_of_whom_an_officer_finds_to_be_the_same(
    office: Office,
) -> None:
    first = office.submit(named(document("A", DAY), "Silva", passport=True))
    other, twin = (office.submit(named(document(each, DAY), "Silva", passport=True)) for each in "BC")
    made = bar(office, first)
    assert [office.state(each) for each in (first, other, twin)] == ["barred", "in_pool", "in_pool"]
    assert waiting(made) == 2
    intake.settle(office.officer, other, same=True, note="one person on two passports")
    intake.settle(office.officer, twin, same=False, note="another one")
    assert [office.state(each) for each in (first, other, twin)] == ["barred", "barred", "in_pool"]
    assert {each.person_id for each in Bar.objects.all()} == {office.row(first).person_id, office.row(other).person_id}
    assert Bar.objects.count() == 2


def test_at_the_door_the_bar_follows_whom_an_officer_finds_to_be_the_barred_person_and_the_trail_says_the_bar(
    office: Office,
) -> None:
    stated = named(document("A", DAY), "Silva")
    made = by_name(office, stated)
    number = office.submit(stated)
    person = office.row(number).person_id
    intake.settle(office.officer, number, same=True, note="the barred person")
    assert office.state(number) == "barred"
    assert office.told(number)[-3:] == ["review.settled", "person.barred", "profile.barred"]
    assert Bar.objects.get(id=made.id).person_id == person
    intake.withdraw(office.candidate, number)
    for given, passport in (("Ana Maria", False), ("Ana Maria", True)):
        changed = profile(named(document("NEW", DAY), "Silva", given, passport=passport))
        again = intake.start(office.candidate, changed, person=person).number
        with pytest.raises(Forbidden):
            intake.submit(office.candidate, again)
    assert faults() == []
    assert office.trail().findings == ()


def test_at_the_door_one_who_is_the_person_of_another_profile_and_of_a_bar_is_not_taken_in_and_barred(
    office: Office,
) -> None:
    first = office.submit(named(document("A", DAY), "Silva"))
    made = by_name(office, named(document("A", DAY), "Silva"))
    number = office.submit(named(document("B", DAY), "Silva"))
    intake.settle(office.officer, number, same=True, note="one person")
    assert [office.state(each) for each in (first, number)] == ["in_pool", "withdrawn"]
    assert Bar.objects.get(id=made.id).person_id == office.row(number).person_id
    intake.settle(office.officer, first, same=True, note="one person")
    assert office.state(first) == "barred"


def test_at_the_door_a_bar_that_ran_out_meanwhile_keeps_its_person_out_and_one_that_was_lifted_does_not(
    office: Office,
) -> None:
    begins = DAY.replace(year=DAY.year - 5) + timedelta(days=2)
    stated = {family: named(document("A", DAY), family) for family in ("Silva", "Costa")}
    person = profile(stated["Costa"]).person
    for family in stated:
        who = bars.Elsewhere(family_name=family, given_names=person.given_names, date_of_birth=person.date_of_birth)
        made = bars.record_elsewhere(office.officer, who, begins=begins, basis="a made-up visa")
    numbers = [office.submit(each) for each in stated.values()]
    lift(office, made)
    office.now += timedelta(days=5)
    for number in numbers:
        intake.settle(office.officer, number, same=True, note="the same")
    assert [office.state(each) for each in numbers] == ["barred", "in_pool"]


def test_of_whom_an_officer_said_that_they_are_two_it_is_not_asked_again_when_one_is_barred(office: Office) -> None:
    first, other = (office.submit(named(document(each, DAY), "Silva")) for each in "AB")
    intake.settle(office.officer, other, same=False, note="twins")
    assert waiting(bar(office, first)) == 0
    assert waiting(bar(office, other)) == 0


def test_a_bar_that_was_lifted_meanwhile_bars_nobody_by_a_name(office: Office) -> None:
    stated = named(document("A", DAY), "Silva", passport=True)
    number = office.submit(stated)
    made = by_name(office, stated)
    lift(office, made)
    assert waiting(made) == 0
    with pytest.raises(Conflict):
        intake.settle(office.officer, number, same=True, note="late")
    assert office.state(number) == "in_pool"


@pytest.mark.parametrize(
    ("who", "field"),
    [
        (bars.Elsewhere(), "passport_number"),
        (bars.Elsewhere(family_name="Silva"), "passport_number"),
        (bars.Elsewhere(passport_number="A1"), "passport_number"),
        (bars.Elsewhere(passport_country="IN", family_name="Silva", date_of_birth=DAY), "passport_number"),
        (bars.Elsewhere(passport_country="XX", passport_number="A1"), "passport_country"),
    ],
    ids=["nobody", "half a name", "no country", "no number", "no such country"],
)
def test_who_was_found_elsewhere_is_named_by_a_passport_or_by_name_and_birth(
    office: Office, who: bars.Elsewhere, field: str
) -> None:
    with pytest.raises(Unacceptable) as refused:
        bars.record_elsewhere(office.officer, who, begins=DAY, basis="a made-up visa")
    assert list(refused.value.fields) == [field]
    assert not Bar.objects.exists()


def test_a_barred_person_in_the_pool_is_in_no_round_and_every_look_says_why(office: Office) -> None:
    best = office.submit(document("A", DAY))
    other = office.submit(document("B", DAY, age=35))
    office.tick(office.now + SECOND)
    bar(office, best)
    assert office.state(best) == "barred"
    assert office.told(best)[-2:] == ["person.barred", "profile.barred"]
    office.authorised("0", 5)
    found = preview("0", office.now)
    assert not found.due
    assert dict(found.outcome.exclusions) == {Exclusion.BARRED: 1}
    assert found.outcome.excluded == {best: Exclusion.BARRED}
    assert office.hold("1", 5) == [other]
    assert check("1") == ()
    office.publish("1")
    line = json.loads(publishing.line("1", best))["line"]
    assert (line["invited"], line["exclusion"]) == (False, "barred")
    assert office.trail().findings == ()


def test_a_barred_profile_is_not_changed_nominated_or_doubled_and_can_be_withdrawn(office: Office) -> None:
    number = office.submit(document("A", DAY))
    office.offer(number)
    bar(office, number)
    with pytest.raises(Conflict):
        office.edit(number, document("A", DAY, reading=8.0))
    with pytest.raises(Conflict):
        provinces.accept(office.candidate, number)
    intake.withdraw(office.candidate, number)
    assert office.state(number) == "withdrawn"


def test_a_barred_profile_expires_when_its_time_in_the_pool_is_over(office: Office) -> None:
    number = office.submit(document("A", DAY, tested=DAY))
    expires = office.row(number).expires
    bar(office, number)
    assert expires is not None
    assert office.tick(expires - SECOND) == {}
    assert office.tick(expires) == {"profile.expired": 1}
    assert (office.state(number), office.row(number).ended) == ("expired", expires)


def test_a_bar_reaches_the_profile_that_the_person_has_on_another_passport(office: Office) -> None:
    old = office.submit(document("OLD", DAY))
    intake.withdraw(office.candidate, old)
    renewed = intake.start(office.candidate, profile(document("NEW", DAY)), person=office.row(old).person_id).number
    intake.submit(office.candidate, renewed)
    somebody = office.submit(document("ELSE", DAY))
    bar(office, old)
    assert [office.state(each) for each in (old, renewed, somebody)] == ["withdrawn", "barred", "in_pool"]


def test_a_bar_that_is_over_reaches_nobody(office: Office) -> None:
    number = office.submit(document("A", DAY))
    made = bar(office, number, DAY.replace(year=DAY.year - 5))
    assert made.until == DAY
    assert office.state(number) == "in_pool"
    assert office.tick() == {}


def test_the_clock_and_a_round_take_out_whom_a_bar_did_not_reach_when_it_was_recorded(office: Office) -> None:
    for place, number in enumerate(office.submit(document(each, DAY)) for each in "AB"):
        office.now += SECOND
        on_record(number)
        office.authorised(f"p{place}", 1)
        assert preview(f"p{place}", office.now).due
        assert clock.due_now(office.now)
        if place == 0:
            assert office.tick()["profile.barred"] == 1
        else:
            assert office.hold("1", 5) == []
        assert office.state(number) == "barred"
        assert not clock.due_now(office.now)
    assert office.trail().findings == ()


@pytest.mark.parametrize("end", ["declined", "none"])
def test_an_open_invitation_stays_open_and_does_not_lead_back_into_the_pool(office: Office, end: str) -> None:
    number = office.submit(document("A", DAY))
    office.hold("1", 1)
    bar(office, number)
    assert (office.state(number), Invitation.objects.get().state) == ("invited", "issued")
    if end == "declined":
        invitations.decline(office.candidate, number)
        assert office.state(number) == "barred"
        assert office.told(number)[-1] == "profile.returned_barred"
        assert office.hold("2", 1) == []
    else:
        assert office.tick(office.now + timedelta(days=62))["profile.lapsed"] == 1


def test_one_who_waits_for_an_officer_does_not_enter_once_barred(office: Office) -> None:
    office.submit(named(document("A", DAY), "Silva"))
    waiting = office.submit(named(document("B", DAY), "Silva"))
    bar(office, waiting)
    assert office.state(waiting) == "submitted"
    intake.settle(office.officer, waiting, same=False, note="two people of one name")
    assert office.state(waiting) == "barred"
    assert office.row(waiting).expires == NOON.replace(year=2026)


def test_a_bar_does_not_begin_on_a_day_that_is_to_come(office: Office) -> None:
    number = office.submit(document("A", DAY))
    with pytest.raises(Unacceptable) as refused:
        bar(office, number, DAY + timedelta(days=1))
    assert list(refused.value.fields) == ["begins"]
    assert Bar.objects.count() == 0


@pytest.mark.parametrize(
    ("begins", "until"),
    [
        (date(2010, 3, 1), date(2012, 3, 1)),
        (date(2014, 11, 20), date(2016, 11, 20)),
        (date(2014, 11, 21), date(2019, 11, 21)),
        (date(2014, 12, 31), date(2019, 12, 31)),
        (date(2015, 1, 1), date(2020, 1, 1)),
    ],
)
def test_a_bar_that_began_before_express_entry_lasts_as_long_as_the_law_of_its_day_says(
    office: Office, begins: date, until: date
) -> None:
    office.now = datetime(2016, 3, 1, 16, tzinfo=NOON.tzinfo)
    number = office.submit(document("A", day_of(office.now)))
    assert bar(office, number, begins).until == until
    assert office.state(number) == ("barred" if until > day_of(office.now) else "in_pool")


# -------------------------------------------------------------------------------------------------------------- lifting


def lift(office: Office, made: Bar) -> None:
    drafted = liftings.draft(office.officer, made.id, reason="another person's file", provision="A40(2)(a)")
    liftings.authorise(office.second, drafted.id)


def test_a_bar_recorded_by_mistake_is_lifted_by_two_officers_and_its_person_is_back_in_the_rounds(
    office: Office,
) -> None:
    number = office.submit(document("A", DAY))
    office.now += timedelta(days=1)
    made = bar(office, number)
    drafted = liftings.draft(office.officer, made.id, reason="another person's file", provision="A40(2)(a)")
    assert office.state(number) == "barred"  # drafted is not authorised
    with pytest.raises(Conflict):
        liftings.draft(office.second, made.id, reason="again", provision="A40(2)(a)")
    with pytest.raises(Forbidden):
        liftings.authorise(office.officer, drafted.id)
    liftings.authorise(office.second, drafted.id)
    assert (office.state(number), office.row(number).submitted) == ("in_pool", NOON)
    assert office.told(f"bar-{made.id}") == ["lifting.drafted", "lifting.done"]
    assert office.told(number)[-1] == "profile.released"
    for again in (lambda: liftings.authorise(office.second, drafted.id), lambda: lift(office, made)):
        with pytest.raises(Conflict):
            again()
    office.tick()
    assert not clock.due_now(office.now)
    assert office.hold("1", 1) == [number]
    assert office.trail().findings == ()
    assert faults() == []


def test_a_lifting_drafted_by_mistake_is_discarded_and_another_one_can_be_drafted(office: Office) -> None:
    number = office.submit(document("A", DAY))
    made = bar(office, number)
    wrong = liftings.draft(office.officer, made.id, reason="another person's file", provision="A40")
    gone = liftings.discard(office.second, wrong.id)
    assert (gone.id, office.state(number)) == (wrong.id, "barred")
    assert liftings.bar_document(made)["liftings"] == []
    for late in (liftings.discard, liftings.authorise):
        with pytest.raises(NotFound):
            late(office.second, wrong.id)
    lift(office, made)
    assert office.told(f"bar-{made.id}") == ["lifting.drafted", "lifting.discarded", "lifting.drafted", "lifting.done"]
    assert office.state(number) == "in_pool"
    with pytest.raises(Conflict):
        liftings.discard(office.second, made.liftings.get().id)
    assert office.trail().findings == ()
    assert faults() == []


def test_another_bar_keeps_out_whom_a_lifted_one_does_not(office: Office) -> None:
    number = office.submit(document("A", DAY))
    first, second = bar(office, number), bar(office, number)
    lift(office, first)
    assert office.state(number) == "barred"
    lift(office, second)
    assert office.state(number) == "in_pool"


def test_whom_another_bar_kept_out_meanwhile_is_not_back_though_that_one_has_run_out_when_the_mistake_is_lifted(
    office: Office,
) -> None:
    five_years_ago = DAY.replace(year=DAY.year - 5)
    first, later, never, both = (office.submit(document(each, DAY)) for each in ("FIRST", "LATER", "NEVER", "BOTH"))
    short = five_years_ago + timedelta(days=2)
    bar(office, first, short)
    mistakes = [bar(office, first), bar(office, later), bar(office, never), bar(office, both)]
    also_a_mistake = bar(office, both, short)
    bar(office, later, short)  # in force for two days beside the mistake
    bar(office, never, five_years_ago)  # had run out before it was recorded
    office.now += timedelta(days=10)
    for made in mistakes:
        lift(office, made)
    assert [office.state(each) for each in (first, later, never, both)] == ["barred", "barred", "in_pool", "barred"]
    lift(office, also_a_mistake)
    assert office.state(both) == "in_pool"
    assert faults() == []


def test_after_its_bar_was_lifted_a_person_may_submit_again_and_no_name_is_held_up_by_it(office: Office) -> None:
    number = office.submit(document("A", DAY))
    made = bar(office, number)
    intake.withdraw(office.candidate, number)
    again = intake.start(office.candidate, profile(document("A", DAY))).number
    with pytest.raises(Forbidden):
        intake.submit(office.candidate, again)
    lift(office, made)
    assert intake.submit(office.candidate, again).state == "in_pool"


@pytest.mark.parametrize("field", ["reason", "provision"])
def test_a_lifting_says_why_and_by_which_provision(office: Office, field: str) -> None:
    made = bar(office, office.submit(document("A", DAY)))
    said = {"reason": "a mistake", "provision": "A40(2)(a)", field: " "}
    with pytest.raises(Unacceptable) as refused:
        liftings.draft(office.officer, made.id, **said)
    assert list(refused.value.fields) == [field]
    for missing in (liftings.authorise, lambda desk, key: liftings.draft(desk, key, reason="x", provision="y")):
        with pytest.raises(NotFound):
            missing(office.second, 999)


# ------------------------------------------------------------------------------------------------------- whose bars are


def test_a_bulk_load_leaves_out_whom_a_bar_reaches_by_the_person_on_record(office: Office) -> None:
    old = office.submit(document("OLD", DAY))
    intake.withdraw(office.candidate, old)
    renewed = intake.start(office.candidate, profile(document("NEW", DAY)), person=office.row(old).person_id).number
    intake.submit(office.candidate, renewed)
    intake.withdraw(office.candidate, renewed)
    bar(office, old)
    Bar.objects.filter(identity=office.row(old).identity).update(identity="0" * 64, name_key="0" * 64)
    records = [Record(name, document(name, DAY), NOON, None) for name in ("OLD", "NEW", "ELSE")]
    told: list[Refused] = []
    assert load(office.system, records, reject=told.append).states == {"in_pool": 1}
    assert {each.reasons[0].say("en") for each in told} == {BARRED.en}
    assert len(told) == 2


def test_a_bar_of_before_gets_its_person_where_one_alone_had_the_passport_and_is_shown_to_an_officer_else(
    office: Office,
) -> None:
    first, second = office.submit(document("A", DAY)), office.submit(document("B", DAY))
    on_record(first)
    on_record(second)
    office.row(second)
    Profile.objects.filter(id=office.row(second).id).update(person=None)
    assert bars.without_person().count() == 2
    find_people(apps, None)
    (left,) = bars.without_person()
    assert left.identity == office.row(second).identity
    assert Bar.objects.exclude(id=left.id).get().person_id == office.row(first).person_id
