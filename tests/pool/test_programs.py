"""Trap: the three federal classes are not for ever. One takes their place by a file of law, and the pool goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test.utils import override_settings

from express_entry.application.retesting import terms_of_invitation
from express_entry.law.days import instant_at
from express_entry.pool import preview, rounds, running
from express_entry.pool.excluded import not_ranked
from express_entry.pool.faults import Conflict, Unacceptable
from express_entry.pool.finding import Sought, require_usable
from express_entry.pool.glance import glance
from express_entry.pool.models import Invitation
from express_entry.pool.official import as_round
from express_entry.pool.publishing import check
from express_entry.selection import Grouping
from tests.assessment.laws import MERGED
from tests.pool.office import BASIS, FEDERAL, MICROSECOND, NOON, Office
from tests.pool.people import NURSE, Document, document

TURN = instant_at(date(2025, 9, 1))
DAY = NOON.date()


@pytest.fixture(name="office")
def _office(office: Office) -> Iterator[Office]:
    """An office whose operator installed the file."""
    with override_settings(LAW_FILES=(MERGED,)):
        yield office


def poor(stated: Document) -> Document:
    """The same with less money than a class asks for that asks for money."""
    return {**stated, "settlement_funds": {**stated["settlement_funds"], "amount": "100.00"}}


def test_on_its_day_everybody_stands_by_the_one_class_and_who_does_not_qualify_leaves(office: Office) -> None:
    here, abroad = office.submit(document("A", DAY), NOON), office.submit(document("B", DAY, here=0), NOON)
    without_money = office.submit(poor(document("C", DAY)), NOON)
    nominated = office.submit(document("D", DAY), NOON)
    office.nominate(nominated)
    everybody = (here, abroad, without_money, nominated)
    office.tick(TURN - MICROSECOND)
    assert [set(office.row(each).row.programs) for each in everybody] == [
        {"cec", "fsw"}, {"fsw"}, {"cec"}, {"cec", "fsw", "pnp"},
    ]  # fmt: skip
    done = office.tick(TURN)
    assert done["law.determined"] == 3
    assert [set(office.row(each).row.programs) for each in (here, abroad, nominated)] == [
        {"federal_skilled"}, {"federal_skilled"}, {"federal_skilled", "pnp"},
    ]  # fmt: skip
    assert (office.state(without_money), office.told(without_money)[-1]) == ("removed", "profile.removed")
    assert office.row(here).points == office.row(here).row.points
    assert office.trail().findings == ()


def test_a_round_of_the_new_class_invites_in_it_and_none_covers_the_old_ones(office: Office) -> None:
    numbers = [office.submit(document(each, DAY), NOON) for each in "ABC"]
    nominated = office.submit(document("D", DAY), NOON)
    office.nominate(nominated)
    office.tick(TURN)
    for programs, grouping in ((("cec",), Grouping.PROGRAM), (("federal_skilled", "cec"), Grouping.EVERYONE)):
        with pytest.raises(Unacceptable) as refused:
            rounds.draft(office.officer, rounds.Draft("0", grouping, programs, office.now, BASIS, 1))
        assert "programs: cec" in refused.value.say("en")
        assert "pnp, federal_skilled" in refused.value.say("en")
    office.authorised("1", 2, ("federal_skilled",))
    assert [each.number for each in preview.preview("1", office.now).outcome.invited] == numbers[:2]
    assert office.hold("2", 2, ("federal_skilled",)) == numbers[:2]
    assert {each.program for each in Invitation.objects.filter(round__number="2")} == {"federal_skilled"}
    published = as_round(office.publish("2"))
    assert published is not None
    assert (published.program_or_category, published.official_name) == (
        "federal_skilled",
        "Federal Skilled Immigration Class",
    )
    # Everybody, nominees included: the nominee first, and as a nominee.
    assert office.hold("3", 2, ("pnp", "federal_skilled")) == [nominated, numbers[2]]
    assert list(Invitation.objects.filter(round__number="3").order_by("rank").values_list("program", flat=True)) == [
        "pnp",
        "federal_skilled",
    ]
    office.publish("3")
    assert [check(each) for each in ("2", "3")] == [(), ()]
    assert office.trail().findings == ()


def test_a_round_that_waited_until_its_class_was_gone_is_not_run(office: Office) -> None:
    office.submit(document("A", DAY), NOON)
    office.authorised("1", 1, ("cec",))
    office.tick(TURN)
    for held in (lambda: running.run(office.officer, "1"), lambda: preview.preview("1", office.now)):
        with pytest.raises(Conflict) as refused:
            held()
        assert refused.value.say("fr") == "programs : cec n'est pas en vigueur. Acceptés : pnp, federal_skilled."
    assert (office.round("1").state, Invitation.objects.count()) == ("authorised", 0)


def test_rounds_from_before_the_day_are_verified_as_they_were(office: Office) -> None:
    number = office.submit(document("A", DAY), NOON)
    assert office.hold("1", 1, FEDERAL) == [number]
    office.publish("1")
    office.tick(TURN)
    assert check("1") == ()
    assert Invitation.objects.get().program == "cec"
    with override_settings(LAW_FILES=()):
        assert check("1") == ()


def test_whom_a_round_did_not_rank_is_told_by_the_law_that_it_was_held_by(office: Office) -> None:
    """Also where a file is installed later that says that other programs were in force on its day."""
    late = datetime(2025, 10, 2, 16, tzinfo=UTC)
    with override_settings(LAW_FILES=()):
        first, second = (office.submit(document(each, late.date()), late) for each in "AB")
        assert office.hold("1", 1, FEDERAL) == [first]
    assert [each.number for each in not_ranked("1", office.now)] == []
    assert second != first


def test_somebody_invited_in_the_new_class_for_a_category_may_apply(office: Office) -> None:
    number = office.submit(document("A", DAY, noc=NURSE), NOON)
    office.tick(TURN)
    care = next(each for each in office.row(number).category_set if each.slug == "healthcare")
    assert office.hold("1", 1, ("federal_skilled",), category=care) == [number]
    invitation = Invitation.objects.select_related("round", "profile").get()
    terms = terms_of_invitation(invitation)
    assert (terms.program, terms.round.program_or_category) == ("federal_skilled", "healthcare")


def test_the_pool_at_a_glance_and_the_search_of_a_province_know_the_class(office: Office) -> None:
    office.submit(document("A", DAY), NOON)
    office.tick(TURN)
    of = [
        (each.grouping, each.of, each.many)
        for each in glance(office.now).groupings
        if each.grouping is not Grouping.CATEGORY
    ]
    assert of == [(Grouping.EVERYONE, "", 1)] * 2 + [
        (Grouping.PROGRAM, "pnp", 0),
        (Grouping.PROGRAM, "federal_skilled", 1),
    ]
    require_usable(Sought(program="federal_skilled"))
    with pytest.raises(Unacceptable) as refused:
        require_usable(Sought(program="qsw"))
    assert "cec, fsw, fst, federal_skilled" in refused.value.say("en")
