"""What officers see before a round: the line for any number of invitations, and the pool at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

import pytest

from express_entry.history.distribution import WIDE_BANDS
from express_entry.pool import glance, rounds
from express_entry.pool.faults import NoRanking
from express_entry.pool.models import Profile, Round
from express_entry.pool.preview import rows
from express_entry.pool.profiles import number_text
from express_entry.pool.prospect import fallen, prospect
from express_entry.pool.rowloading import load_rows
from express_entry.selection import Category, Grouping, Row, select
from express_entry.selection.documents import category_text
from tests.pool.office import EVERY_PROGRAM, FEDERAL, NOON, Office, last_known_rules
from tests.pool.people import document

STEM, TRADES = Category("stem", "2025-2"), Category("trades", "2025-2")
MANY = 90
IN_GAP = NOON.replace(year=2026, month=11, day=20)


def made_up() -> Iterator[Row]:
    """Few scores and few instants, so that there are ties of every kind; some are over, some come later."""
    draw = Random(5)
    for key in range(1, MANY + 1):
        programs = draw.choice([{"cec"}, {"cec", "fsw"}, {"fsw"}, {"fst"}, {"pnp", "cec"}, {"pnp"}, set()])
        yield Row(
            number_text(key),
            draw.choice([None, 470, 470, 470, 500, 501, 1100]),
            NOON - timedelta(minutes=draw.randrange(-2, 6)),
            frozenset(programs),
            frozenset(draw.sample([STEM, TRADES], draw.randrange(3))),
            expires=NOON + timedelta(days=draw.choice([-1, 30, 300])),
        )


@pytest.mark.parametrize(
    ("grouping", "programs", "category"),
    [
        (Grouping.EVERYONE, FEDERAL, None),
        (Grouping.EVERYONE, EVERY_PROGRAM, None),
        (Grouping.PROGRAM, ("pnp",), None),
        (Grouping.PROGRAM, ("cec",), None),
        (Grouping.CATEGORY, FEDERAL, STEM),
    ],
)
def test_a_prospect_is_what_the_rule_of_a_round_gives_for_every_number(
    office: Office, grouping: Grouping, programs: tuple[str, ...], category: Category | None
) -> None:
    load_rows(office.system, made_up())
    office.hold("before", 2, ("cec",))
    rounds.draft(office.officer, rounds.Draft("1", grouping, programs, NOON, "a test", 4, None, category))
    found = prospect("1", office.now)
    pool = list(rows())
    assert len({row.state for row in pool}) == 2
    for invitations in range(found.ranked + 3):
        outcome = select(pool, found.instruction._replace(invitations=invitations))
        line = fallen(found, invitations)
        assert (line.invited, line.cutoff, line.tie_break) == (len(outcome.invited), outcome.cutoff, outcome.tie_break)
        assert (line.tied_in, line.tied_out) == (outcome.tied_in, outcome.tied_out)
        assert (line.exhausted, line.decided_by_number) == (outcome.exhausted, outcome.decided_by_number)
        assert line.by_program == outcome.by_program
        assert line.by_points == outcome.by_points
        those = {each.number for each in outcome.invited}
        of_each = [category_text(each) for row in pool if row.number in those for each in row.categories]
        assert line.by_category == {each: of_each.count(each) for each in sorted(set(of_each))}
        assert found.cutoff(invitations) == outcome.cutoff
        assert found.exclusions == outcome.exclusions
        assert found.ranked == len(outcome.ranked) > 3
    assert fallen(found).invitations == 4


def test_of_an_instruction_that_names_a_score_everybody_who_reaches_it_is_counted(office: Office) -> None:
    load_rows(office.system, made_up())
    office.authorised("1", 1)
    Round.objects.update(invitations=None, points_from=500)  # as an instruction was before 2017-06-06
    found = fallen(prospect("1", office.now))
    outcome = select(rows(), prospect("1", office.now).instruction)
    assert (found.invited, found.cutoff, found.tie_break) == (len(outcome.invited), outcome.cutoff, None)
    assert found.exhausted is False


def test_nobody_is_ranked_in_a_gap_unless_the_operator_goes_on_and_then_it_is_said(office: Office) -> None:
    office.now = IN_GAP
    office.authorised("1", 5)
    with pytest.raises(NoRanking):
        prospect("1", office.now)
    assert glance.ranking_at(office.now).none
    with last_known_rules():
        assert prospect("1", office.now).last_known_rules
        seen = glance.ranking_at(office.now)
        assert (seen.none, seen.goes_on, seen.version) == (False, True, "2025-03-25")
    assert glance.ranking_at(NOON).gap is None


def test_the_pool_at_a_glance_counts_everybody_by_points_grouping_state_and_day(office: Office) -> None:
    people = [office.submit(document(f"P{age}", NOON.date(), age=age)) for age in (30, 45)]
    nominee = office.submit(document("N", NOON.date()))
    office.nominate(nominee)
    office.tick()
    seen = glance.glance(office.now)
    assert seen.due is False
    assert seen.bands.total == 3
    assert [seen.bands.bands[band] for band in WIDE_BANDS] == [1, 1, 0, 0, 1, 0, 0]
    everybody = {each.covered: (each.many, each.highest) for each in seen.groupings if not each.of}
    assert everybody == {frozenset({*FEDERAL, "pnp"}): (3, 1102), frozenset(FEDERAL): (2, 502)}
    ranked = {(each.grouping, each.of): (each.many, each.highest) for each in seen.groupings}
    assert ranked[Grouping.PROGRAM, "pnp"] == (1, 1102)
    assert ranked[Grouping.PROGRAM, "fst"] == (0, None)
    assert ranked[Grouping.CATEGORY, "stem"][0] == 2 * (prospect_of_stem(office) > 0)
    assert sum(seen.states.values()) == Profile.objects.count()
    office.hold("1", 1)
    told = glance.days(office.now)
    assert told.arrivals[NOON.date()] == 3
    assert len(told.expiries) == len(told.changes) == glance.DAYS
    assert sum(told.answers.values()) == 1
    assert office.state(people[0]) == "invited"


def prospect_of_stem(office: Office) -> int:
    """How many a round of the category would rank."""
    version = next(each.version for each in glance.glance(office.now).groupings if each.of == "stem")
    made = rounds.Draft("s", Grouping.CATEGORY, FEDERAL, NOON, "a test", 1, None, Category("stem", version))
    rounds.draft(office.officer, made)
    return prospect("s", office.now).ranked


def test_the_next_change_of_law_names_the_tables_that_it_changes(office: Office) -> None:
    turn = glance.next_turn(office.now)
    assert turn is not None
    assert turn.day > NOON.date()
    assert turn.tables
