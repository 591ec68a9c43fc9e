"""The rule of a round holds for any pool: held against a plain statement of who may be invited."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.law import Result, consolidated, on
from express_entry.law.invitable import invitable
from express_entry.law.requirements import Eligibility
from express_entry.law.text import LANGUAGES
from express_entry.selection import (
    BadInstruction,
    BadRow,
    Category,
    Exclusion,
    Grouping,
    Instruction,
    Row,
    State,
    class_order,
    exclusion_of,
    line_of,
    program_of,
    select,
)

NOON = datetime(2026, 8, 5, 12, tzinfo=UTC)
STEM, FRENCH = Category("stem", "2026-3"), Category("french", "2026-2")
ORDER = class_order(on(NOON.date()))
FEDERAL = frozenset({"cec", "fsw", "fst"})


def instants() -> st.SearchStrategy[datetime]:
    return st.integers(-3, 3).map(lambda seconds: NOON + timedelta(seconds=seconds))


@st.composite
def pools(draw: st.DrawFn) -> list[Row]:
    """Small pools with many ties."""
    many = draw(st.integers(0, 12))
    return [
        Row(
            number=str(number),
            points=draw(st.sampled_from([None, 0, 470, 471, 472, 1200])),
            submitted=draw(instants()),
            programs=draw(st.frozensets(st.sampled_from(["pnp", "cec", "fsw", "fst"]))),
            categories=draw(st.frozensets(st.sampled_from([STEM, FRENCH]))),
            state=draw(st.sampled_from([State.IN_POOL] * 6 + list(State))),
            expires=draw(st.none() | instants()),
        )
        for number in draw(st.permutations(range(many)))
    ]


@st.composite
def orders(draw: st.DrawFn) -> Instruction:
    """Instructions of every grouping, by number and by score."""
    grouping = draw(st.sampled_from(Grouping))
    programs = draw(st.frozensets(st.sampled_from(sorted(ORDER)), min_size=1))
    by_number = draw(st.booleans())
    amount = draw(st.integers(0, 8)) if by_number else draw(st.sampled_from([0, 470, 471, 1200]))
    return Instruction(
        number="1",
        grouping=grouping,
        programs=frozenset(list(programs)[:1]) if grouping is Grouping.PROGRAM else programs,
        instant=NOON,
        class_order=ORDER,
        invitations=amount if by_number else None,
        points_from=None if by_number else amount,
        category=STEM if grouping is Grouping.CATEGORY else None,
    )


def may_be_ranked(row: Row, order: Instruction) -> bool:
    """The conditions of Act 10.1-10.3, each as one plain sentence."""
    classes = {"pnp"} if "pnp" in row.programs else row.programs
    return (
        row.state is State.IN_POOL
        and row.submitted <= order.instant
        and (row.expires is None or order.instant < row.expires)
        and any(program in order.programs for program in classes)
        and (order.grouping is not Grouping.CATEGORY or order.category in row.categories)
        and row.points is not None
    )


def before(one: Row, other: Row) -> bool:
    """Whether one row stands before another, compared key by key."""
    assert one.points is not None
    assert other.points is not None
    if one.points != other.points:
        return one.points > other.points
    if one.submitted != other.submitted:
        return one.submitted < other.submitted
    return int(one.number) < int(other.number)


@given(pools(), orders())
def test_a_round_ranks_whoever_may_be_ranked_and_invites_those_that_too_few_stand_before(
    rows: list[Row], order: Instruction
) -> None:
    outcome = select(rows, order)
    ranked = [row for row in rows if may_be_ranked(row, order)]
    standing = {row.number: sum(before(other, row) for other in ranked) for row in ranked}
    if order.invitations is not None:
        invited = {number for number, ahead in standing.items() if ahead < order.invitations}
    else:
        invited = {row.number for row in ranked if (row.points or 0) >= (order.points_from or 0)}
    assert {item.number for item in outcome.invited} == invited
    assert {item.number: item.rank for item in outcome.invited} == {number: standing[number] + 1 for number in invited}
    assert {row.number for row in outcome.ranked} | set(outcome.excluded) == {row.number for row in rows}


@given(pools(), orders(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: list[Row], order: Instruction, random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert select(shuffled, order) == select(rows, order)


@given(pools(), orders())
def test_above_the_cutoff_everybody_and_at_it_who_submitted_by_the_tie_break(
    rows: list[Row], order: Instruction
) -> None:
    """The rule as it is published for readers, wherever no profile number had to decide."""
    outcome = select(rows, order)
    if order.invitations is None or outcome.decided_by_number or outcome.cutoff is None or outcome.tie_break is None:
        return
    invited = {item.number for item in outcome.invited}
    for row in outcome.ranked:
        assert row.points is not None
        above = row.points > outcome.cutoff
        by_then = row.points == outcome.cutoff and row.submitted <= outcome.tie_break
        assert (row.number in invited) == (above or by_then)


@given(pools(), orders())
def test_the_lines_of_all_persons_tell_the_same_as_the_result(rows: list[Row], order: Instruction) -> None:
    outcome = select(rows, order)
    lines = [line_of(outcome, row.number) for row in rows]
    assert sum(line is not None and line.invited for line in lines) == len(outcome.invited)
    for line in lines:
        assert line is not None
        assert (line.exclusion is None) == (line.rank is not None)
        assert (line.program is not None) == line.invited
        if line.invited:
            assert line.margin is not None
            assert line.margin >= 0
    assert sum(outcome.exclusions.values()) + len(outcome.ranked) == len(rows)
    assert sum(outcome.by_program.values()) == sum(outcome.by_points.values()) == len(outcome.invited)


@given(pools(), orders())
def test_one_more_invitation_adds_the_next_in_order_and_moves_nobody(rows: list[Row], order: Instruction) -> None:
    if order.invitations is None:
        return
    fewer = select(rows, order).invited
    more = select(rows, order._replace(invitations=order.invitations + 1)).invited
    assert more[: len(fewer)] == fewer
    assert len(more) - len(fewer) in (0, 1)


def test_a_reason_is_said_in_both_languages_and_names_its_provision() -> None:
    for reason in Exclusion:
        assert reason.say("en") != reason.say("fr")
        assert reason.citation.startswith(("A10.", "MI s."))
        assert all(reason.say(language).strip() for language in LANGUAGES)


GOOD = Instruction("1", Grouping.EVERYONE, frozenset(ORDER), NOON, ORDER, invitations=1)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"instant": datetime(2026, 8, 5, 12)}, "2026-08-05T12:00:00"),  # noqa: DTZ001 - what is refused
        ({"instant": NOON.astimezone(timezone(timedelta(hours=-4)))}, "-04:00"),
        ({"programs": frozenset()}, "programs: -"),
        ({"programs": frozenset({"fsw", "qsw"})}, "qsw"),
        ({"class_order": ("pnp", "cec")}, "pnp, cec"),
        ({"grouping": Grouping.PROGRAM}, "cec, fst, fsw, pnp"),
        ({"grouping": Grouping.CATEGORY}, "category: -"),
        ({"category": STEM}, "category: stem"),
        ({"invitations": None}, "None, None"),
        ({"points_from": 470}, "1, 470"),
        ({"invitations": -1}, "-1"),
    ],
)
def test_an_instruction_that_cannot_be_run_is_refused_with_the_field_the_value_and_what_is_accepted(
    bad: dict[str, object], named: str
) -> None:
    with pytest.raises(BadInstruction) as refused:
        select([], GOOD._replace(**bad))  # type: ignore[arg-type]
    assert named in refused.value.say("en")
    assert "Accepted" in refused.value.say("en")
    assert "acceptées" in refused.value.say("fr")


ROW = Row("7", 470, NOON, frozenset({"fsw"}))


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([ROW, ROW], "profile 7: the number occurs twice"),
        ([ROW._replace(points=-1)], "-1"),
        ([ROW._replace(submitted=datetime(2026, 8, 5))], "submitted: 2026-08-05T00:00:00"),  # noqa: DTZ001 - refused
        ([ROW._replace(expires=NOON.astimezone(timezone(timedelta(hours=-4))))], "expires"),
        ([ROW._replace(programs=FEDERAL | {"x"})], "programs: x"),
    ],
)
def test_a_row_that_cannot_be_ranked_is_refused_with_its_number_the_field_and_the_value(
    rows: list[Row], named: str
) -> None:
    with pytest.raises(BadRow) as refused:
        select(rows, GOOD)
    assert named in refused.value.say("en")
    assert "profil 7" in refused.value.say("fr")


DAYS = sorted({version.from_ for version in consolidated().tables["invitation/class_order"].versions} | {NOON.date()})


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_round_names_the_class_that_the_law_names_of_one_person(day: date) -> None:
    """The law asks a person who may have unknown facts, a round a row that has none: they agree on every set."""
    law = on(day)
    sets = [frozenset(held) for many in range(5) for held in combinations(sorted(ORDER), many)]
    for held, covered in product(sets, filter(None, sets)):
        order = Instruction("1", Grouping.EVERYONE, covered, NOON, class_order(law), invitations=1)
        row = ROW._replace(programs=held)
        programs = {name: Eligibility(name, Result.MET if name in held else Result.NOT_MET, ()) for name in ORDER}
        of_the_law = invitable(law, covered, "pnp" in held, programs)
        assert program_of(row, order) == of_the_law.program
        assert (exclusion_of(row, order) is None) is of_the_law.answer
