"""One live profile a person: by passport, by person, by an officer's eyes; and who is barred."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command

from express_entry.law.days import day_of, instant_at
from express_entry.pool import bars, intake
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.identity import identity_of, name_key_of
from express_entry.pool.models import Person, Profile, Review
from tests.pool.office import NOON, SECOND, Office
from tests.pool.people import Document, document, named, points, profile

DAY = NOON.date()


def draft_of(office: Office, stated: Document, other: str) -> str:
    """A draft of the person who has another profile."""
    return intake.start(office.candidate, profile(stated), person=office.row(other).person_id).number


# ------------------------------------------------------------------------------------------------------- one profile


def test_nobody_has_two_live_profiles_on_one_passport(office: Office) -> None:
    first = office.submit(document("AB 12-34", DAY))
    second = office.draft(document("ab1234", DAY))
    with pytest.raises(Conflict, match="Act, 10"):
        intake.submit(office.candidate, second)
    intake.withdraw(office.candidate, first)
    intake.submit(office.candidate, second)
    assert [office.state(each) for each in (first, second)] == ["withdrawn", "in_pool"]


def test_one_number_in_passports_of_two_countries_is_two_people(office: Office) -> None:
    office.submit(document("A1", DAY))
    other = document("A1", DAY)
    other["person"]["passport"]["country"] = "BR"
    assert office.state(office.submit(other)) == "in_pool"


def test_nobody_on_record_has_two_live_profiles_with_two_passports(office: Office) -> None:
    first = office.submit(document("OLD", DAY))
    second = draft_of(office, document("NEW", DAY), first)
    with pytest.raises(Conflict):
        intake.submit(office.candidate, second)


def test_a_person_who_is_not_on_record_cannot_be_given_a_draft(office: Office) -> None:
    gone = Person.objects.create(created=NOON)
    key = gone.id
    gone.delete()
    with pytest.raises(NotFound):
        intake.start(office.candidate, profile(document("A", DAY)), person=key)


def test_a_change_of_passport_in_the_pool_does_not_make_somebody_another_s_double(office: Office) -> None:
    office.submit(document("A", DAY))
    second = office.submit(document("B", DAY))
    with pytest.raises(Conflict):
        office.edit(second, document("A", DAY))
    office.edit(second, document("C", DAY))
    assert office.row(second).version == 2


@pytest.mark.parametrize("days", [366, 62])
def test_a_profile_whose_time_is_over_stands_in_nobody_s_way_before_the_clock_was_run(
    office: Office, days: int
) -> None:
    stated = document("A", DAY, tested=DAY)
    first = office.submit(stated)
    if days == 62:
        office.hold("1", 1)
    office.now += timedelta(days=days)
    assert office.state(first) in {"in_pool", "invited"}
    second = office.submit(stated)
    assert [office.state(each) for each in (first, second)] == ["expired" if days == 366 else "lapsed", "in_pool"]


def test_one_of_the_same_name_whose_time_is_over_makes_nobody_wait(office: Office) -> None:
    first = office.submit(named(document("A", DAY, tested=DAY), "Silva"))
    office.now += timedelta(days=366)
    assert office.state(office.submit(named(document("B", DAY, tested=DAY), "Silva"))) == "in_pool"
    assert office.state(first) == "expired"


def test_an_invited_person_cannot_submit_another_profile(office: Office) -> None:
    stated = document("A", DAY)
    office.submit(stated)
    office.hold("1", 1)
    with pytest.raises(Conflict):
        office.submit(stated)


def test_what_tells_people_apart_is_not_written_anywhere_in_the_clear(office: Office) -> None:
    number = office.submit(named(document("AB1234", DAY), "Silva", passport=True))
    row = Profile.objects.filter(id=office.row(number).id).values().get()
    assert not any(word in str(row) for word in ("AB1234", "Silva", "Ana"))


def test_names_are_compared_without_accents_case_and_punctuation() -> None:
    one = profile(named(document("A", DAY), "da Conceição-Núñez", "Ana Maria"))
    two = profile(named(document("A", DAY), "DA CONCEICAO NUNEZ", "ana-maria"))
    other = profile(named(document("A", DAY), "da Conceição-Núñez", "Ana"))
    assert name_key_of(one) == name_key_of(two) != name_key_of(other)
    assert name_key_of(profile(document("A", DAY))) == ""
    person = Person()
    assert identity_of(one, person.id) == identity_of(two, person.id) != identity_of(one, Person().id)


def test_a_document_that_says_neither_passport_nor_name_is_refused(office: Office) -> None:
    stated = document("A", DAY)
    del stated["person"]["passport"]
    number = office.draft(stated)
    with pytest.raises(Unacceptable) as refused:
        intake.submit(office.candidate, number)
    assert list(refused.value.fields) == ["person.passport.number"]


# ------------------------------------------------------------------------------------------------------------ review


def test_a_name_and_birth_date_that_somebody_has_wait_for_an_officer(office: Office) -> None:
    first = office.submit(named(document("A", DAY), "Silva"))
    second = office.submit(named(document("B", DAY), "SILVA"), NOON + SECOND)
    assert office.state(second) == "submitted"
    review = Review.objects.get()
    assert (review.profile.number, review.other and review.other.number, review.settled) == (second, first, None)
    office.now += SECOND
    assert office.hold("1", 5) == [first]


def test_two_passports_tell_two_people_of_one_name_apart(office: Office) -> None:
    for number in ("A", "B"):
        office.submit(named(document(number, DAY), "Silva", passport=True))
    assert Profile.objects.filter(state="in_pool").count() == 2


def test_a_passport_that_told_two_of_one_name_apart_is_not_left_out_afterwards(office: Office) -> None:
    first = office.submit(named(document("AAA", DAY), "Silva", passport=True))
    office.submit(named(document("BBB", DAY), "Silva", passport=True))
    with pytest.raises(Conflict, match="no passport tells them apart"):
        office.edit(first, named(document("AAA", DAY), "Silva"))
    assert office.row(first).version == 1
    office.edit(first, named(document("CCC", DAY), "Silva", passport=True))
    assert office.row(first).version == 2


def test_of_whom_an_officer_said_that_it_is_somebody_else_it_is_not_asked_again(office: Office) -> None:
    first = office.submit(named(document("A", DAY), "Silva"))
    second = office.submit(named(document("B", DAY), "Silva"))
    intake.settle(office.officer, second, same=False, note="looked at")
    for number, passport in ((first, "AAA"), (second, "BBB")):
        office.edit(number, named(document(passport, DAY), "Silva", passport=True))
        office.edit(number, named(document(passport, DAY), "Silva"))
    assert [office.row(each).state for each in (first, second)] == ["in_pool", "in_pool"]


def test_found_to_be_another_person_a_profile_enters_as_of_its_submission(office: Office) -> None:
    office.submit(named(document("A", DAY), "Silva"))
    second = office.submit(named(document("B", DAY), "Silva"), NOON + SECOND)
    office.now += timedelta(days=3)
    intake.settle(office.officer, second, same=False, note="two people of one name")
    row = office.row(second)
    assert (row.state, row.submitted, row.expires) == ("in_pool", NOON + SECOND, (NOON + SECOND).replace(year=2026))
    assert office.told(second)[-3:] == ["review.opened", "review.settled", "profile.entered"]
    review = Review.objects.get()
    assert (review.same, review.settled, review.settled_by) == (False, office.now, "officer-1")


def test_found_to_be_the_same_person_a_profile_is_not_taken_in(office: Office) -> None:
    first = office.submit(named(document("A", DAY), "Silva"))
    second = office.submit(named(document("B", DAY), "Silva"))
    intake.settle(office.officer, second, same=True, note="one person")
    assert [office.state(each) for each in (first, second)] == ["in_pool", "withdrawn"]
    assert office.told(second)[-1] == "profile.found_double"
    with pytest.raises(Conflict):
        intake.settle(office.officer, second, same=False, note="on second thoughts")


def test_an_answer_needs_words_and_something_that_waits(office: Office) -> None:
    number = office.submit(document("A", DAY))
    with pytest.raises(Conflict):
        intake.settle(office.officer, number, same=False, note="nothing waits")
    office.submit(named(document("A2", DAY), "Silva"))
    second = office.submit(named(document("B", DAY), "Silva"))
    with pytest.raises(Unacceptable):
        intake.settle(office.officer, second, same=False, note=" ")


def test_one_who_waited_past_a_birthday_is_brought_up_to_the_day_of_the_answer(office: Office) -> None:
    born = DAY.replace(year=1985) + timedelta(days=10)
    stated = named(document("B", DAY, born=born), "Silva")
    office.submit(named(document("A", DAY, born=born), "Silva"))
    second = office.submit(stated)
    office.now += timedelta(days=20)
    intake.settle(office.officer, second, same=False, note="two people")
    assert office.told(second)[-2:] == ["profile.entered", "profile.rescored"]
    row = office.row(second)
    assert (row.points, row.effective) == (points(stated, day_of(office.now)), instant_at(DAY + timedelta(days=10)))
    assert row.points != points(stated, DAY)


# -------------------------------------------------------------------------------------------------------------- bars


def barred(office: Office, stated: Document) -> str:
    number = office.submit(stated)
    intake.withdraw(office.candidate, number)
    bars.record(office.officer, number, begins=DAY, basis="a made-up decision")
    return number


def test_a_bar_follows_the_person_to_another_passport(office: Office) -> None:
    number = barred(office, document("OLD", DAY))
    renewed = draft_of(office, document("NEW", DAY), number)
    with pytest.raises(Forbidden):
        intake.submit(office.candidate, renewed)


def test_a_bar_is_not_shed_by_changing_the_passport_of_another_profile(office: Office) -> None:
    barred(office, document("BARRED", DAY))
    number = office.submit(document("CLEAN", DAY))
    with pytest.raises(Forbidden):
        office.edit(number, document("BARRED", DAY))


def test_a_bar_on_a_draft_is_not_shed_with_its_passport_or_with_the_draft(office: Office) -> None:
    number = office.draft(document("OLD", DAY))
    person = office.row(number).person_id
    bars.record(office.officer, number, begins=DAY, basis="a made-up decision")
    intake.change_draft(office.candidate, number, profile(document("NEW", DAY)))
    with pytest.raises(Forbidden):
        intake.submit(office.candidate, number)
    intake.discard_draft(office.candidate, number)
    again = intake.start(office.candidate, profile(document("NEWER", DAY)), person=person).number
    with pytest.raises(Forbidden):
        intake.submit(office.candidate, again)


def test_the_name_of_a_barred_person_is_not_taken_on_after_submission(office: Office) -> None:
    barred(office, named(document("A", DAY), "Silva", passport=True))
    number = office.submit(named(document("B", DAY), "Sylva", passport=True))
    with pytest.raises(Conflict, match="officer"):
        office.edit(number, named(document("B", DAY), "Silva", passport=True))
    assert office.row(number).version == 1


def test_a_name_without_a_passport_is_not_changed_to_that_of_another_in_the_pool(office: Office) -> None:
    office.submit(named(document("A", DAY), "Costa"))
    number = office.submit(named(document("B", DAY), "Kosta"))
    with pytest.raises(Conflict, match="officer"):
        office.edit(number, named(document("B", DAY), "Costa"))


def test_one_named_and_born_like_a_barred_person_waits_for_an_officer_while_the_bar_lasts(office: Office) -> None:
    barred(office, named(document("A", DAY), "Silva", passport=True))
    waiting = office.submit(named(document("B", DAY), "Silva"))
    assert office.state(waiting) == "submitted"
    assert Review.objects.get().bar is not None
    intake.settle(office.officer, waiting, same=True, note="the barred person")
    assert office.state(waiting) == "barred"
    later = NOON.replace(year=2030) + timedelta(days=1)
    again = named(document("B", later.date(), born=profile(document("A", DAY)).person.date_of_birth), "Silva")
    assert office.state(office.submit(again, later)) == "in_pool"


def test_a_bar_needs_a_basis(office: Office) -> None:
    number = office.submit(document("A", DAY))
    with pytest.raises(Unacceptable):
        bars.record(office.officer, number, begins=DAY, basis="")


def test_a_number_that_was_given_is_not_given_again_after_a_table_was_made_anew(office: Office) -> None:
    first, gone = (office.draft(document(number, DAY)) for number in ("A1", "B1"))
    intake.discard_draft(office.candidate, gone)
    try:
        call_command("migrate", "pool", "0001", verbosity=0)
    finally:
        call_command("migrate", verbosity=0)
    assert office.draft(document("C1", DAY)) not in {first, gone}
    assert office.told(gone) == ["profile.started", "profile.discarded"]
