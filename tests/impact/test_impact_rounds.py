"""The line of a round among arrays is where the rule of rounds puts it, ties and equal instants included."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.impact.instants import instant_of
from express_entry.impact.line import drawn
from express_entry.impact.standings import Standings
from express_entry.law import consolidated
from tests.impact.naive import Person, cut_off

FLAGS = ("program_pnp", "program_cec", "program_fst", "category_stem")
LAW = consolidated().on(consolidated().tables["crs"].versions[-2].from_)


class Member(NamedTuple):
    """One person: points before and after, microseconds, flags."""

    before: int
    after: int
    at: int
    flags: tuple[int, ...]


POINTS = st.integers(0, 3).map(lambda few: 470 + few)
MEMBERS = st.builds(Member, POINTS, POINTS, st.integers(0, 2), st.tuples(*[st.integers(0, 1)] * len(FLAGS)))
NUMBERS = st.text("19a", min_size=1, max_size=3)
"""Few and short, so that 9 and 10 meet, and letters."""


@given(st.lists(st.tuples(MEMBERS, NUMBERS), max_size=14, unique_by=lambda pair: pair[1]), st.data())
@settings(max_examples=300)
def test_every_cut_off_is_that_of_the_rule_of_rounds(pairs: list[tuple[Member, str]], data: st.DataObject) -> None:
    members, numbers = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    there = data.draw(st.lists(st.sampled_from(FLAGS), unique=True).map(sorted), label="flags that the pool has")
    cut = data.draw(st.integers(0, len(members)), label="where the first piece ends")
    sizes = data.draw(st.lists(st.integers(1, 16), min_size=1, max_size=3, unique=True), label="invitations")
    standings = Standings(FLAGS)
    for first, last in ((0, cut), (cut, len(members))):
        part = members[first:last]
        standings.add(
            np.array([each.before for each in part], np.int16),
            np.array([each.after for each in part], np.int16),
            np.array([each.at for each in part], np.int64),
            {name: np.array([each.flags[FLAGS.index(name)] for each in part], bool) for name in there},
            pa.array(numbers[first:last], pa.string()),
        )
    people = [
        Person(
            number,
            {},
            {"submitted": instant_of(each.at).isoformat()}
            | {name: str(each.flags[FLAGS.index(name)]) for name in there},
        )
        for each, number in zip(members, numbers, strict=True)
    ]
    found = list(standings.cut_offs(sizes, there))
    assert len(found) == len(sizes) * (1 + len(there))
    for each in found:
        computed = cut_off(people, [(member.before, member.after) for member in members], LAW, each)
        assert {name: getattr(each, name) for name in computed} == computed


@given(st.lists(POINTS, max_size=12), st.integers(0, 14))
def test_without_instants_who_is_sure_and_who_is_open_covers_every_order_of_those_at_the_line(
    points: list[int], many: int
) -> None:
    found = drawn(np.array(points, np.int16), None, many, list)
    ranked = sorted(points, reverse=True)
    invited = ranked[:many]
    assert found.invited == len(invited)
    assert found.cutoff == (invited[-1] if invited else None)
    assert found.tie_break is None
    for place, amount in enumerate(points):
        in_some = bool(invited) and amount >= invited[-1]
        in_all = in_some and (amount > invited[-1] or ranked[many:].count(amount) == 0)
        assert (bool(found.sure[place]), bool(found.open[place])) == (in_all, in_some and not in_all)


def test_a_flag_that_only_some_programs_have_decides_who_is_ranked() -> None:
    standings = Standings(FLAGS)
    flags = {"program_pnp": np.array([1, 0, 1], bool), "category_stem": np.array([1, 1, 1], bool)}
    points = np.array([900, 500, 800], np.int16)
    standings.add(points, points, np.array([0, 0, 0], np.int64), flags, None)
    found = {each.id: each.people for each in standings.cut_offs([2], ["program_pnp", "category_stem"])}
    assert found == {"everyone": 2, "pnp": 2, "stem": 0}
