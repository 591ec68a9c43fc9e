"""Made-up histories of a pool: whatever people, provinces, officers, the clock and the law do, in any order.

After each run of the clock and each round everybody stands as the plain model says, the round chose whom the rule
chooses, nobody has two live profiles or invitations, and the trail tells each event and is whole.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test.utils import override_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from express_entry.law.days import DAY, day_of, instant_at
from express_entry.pool import (
    bars,
    clock,
    intake,
    invitations,
    liftings,
    loading,
    provinces,
    publishing,
    rounds,
    running,
    supplements,
)
from express_entry.pool.faults import Conflict, Forbidden, NoRanking
from express_entry.pool.models import Bar, Invitation, Profile
from express_entry.pool.preparing import Record, Refused
from express_entry.selection import Category
from express_entry.selection.instruction import Grouping
from tests.conftest import EXPLORE
from tests.pool.model import FIVE_YEARS, IN_TIME, Model, Offer, Somebody, period_over
from tests.pool.office import BASIS, NOON, Office
from tests.pool.people import NURSE, Document, document, named, nobody_s, profile, with_offer
from tests.pool.stores import Stores

HISTORIES = {"sqlite": 30, "postgresql": 12}
STEPS = 30

STARTS = ("2016-11-10", "2017-05-28", "2018-06-20", "2025-02-20", "2025-06-20", "2026-02-10", "2026-10-20")
"""Days before changes of law: points for offers, the year in the pool, the period to apply, categories, the gap."""
WAITS = [timedelta(0), timedelta(seconds=1), timedelta(hours=7), timedelta(days=1), timedelta(days=12),
         timedelta(days=33), timedelta(days=75)]  # fmt: skip
CLOSED = str(Path(__file__).parents[2] / "examples" / "law" / "high-wage-invented.toml")

Kind = Callable[[str, Any], Document]
KINDS: dict[str, Kind] = {
    "plain": document,
    "better": lambda number, on: document(number, on, reading=8.0),
    "older": lambda number, on: document(number, on, age=44),
    "abroad": lambda number, on: document(number, on, here=0),
    "here": lambda number, on: document(number, on, abroad=0),
    "first year": lambda number, on: document(number, on, here=1),
    "nurse": lambda number, on: document(number, on, noc=NURSE),
    "with an offer": lambda number, on: with_offer(document(number, on), on),
    "with an old test": lambda number, on: document(number, on, tested=on - 709 * DAY),
    "forty soon": lambda number, on: document(number, on, born=(on + 12 * DAY).replace(year=on.year - 40)),
    "weak": lambda number, on: nobody_s(document(number, on)),
}
GROUPINGS: dict[str, tuple[Grouping, frozenset[str], str | None]] = {
    "everyone": (Grouping.EVERYONE, frozenset({"cec", "fsw", "fst"}), None),
    "everyone and nominees": (Grouping.EVERYONE, frozenset({"pnp", "cec", "fsw", "fst"}), None),
    "nominees": (Grouping.PROGRAM, frozenset({"pnp"}), None),
    "experience here": (Grouping.PROGRAM, frozenset({"cec"}), None),
    "skilled workers": (Grouping.PROGRAM, frozenset({"fsw"}), None),
    "healthcare": (Grouping.CATEGORY, frozenset({"cec", "fsw", "fst"}), "healthcare"),
}
PASSPORTS = ("A", "B", "C", "D", "E")
FAMILIES = ("Silva", "Costa")
"""Of people who state no passport; all of them were born on one day."""
SOMEBODY = st.integers(0, 11)
TOLD_OF_POINTS = {"profile.rescored", "interest.sent"}


class Histories(RuleBasedStateMachine):
    """One pool and its model, from the same day on."""

    def __init__(self, stores: Stores) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.office = Office(self.stack.enter_context(stores.new()))
        self.model = Model()
        self.born = NOON.date()
        self.held = 0
        self.offered = 0

    @initialize(
        start=st.sampled_from(STARTS),
        kinds=st.lists(st.sampled_from(sorted(KINDS)), min_size=2, max_size=len(PASSPORTS)),
    )
    def begin(self, start: str, kinds: list[str]) -> None:
        """A pool with a few people in it."""
        self.office.now = datetime.fromisoformat(start).replace(hour=16, tzinfo=UTC)
        self.born = day_of(self.now).replace(year=self.now.year - 31) - 100 * DAY
        for passport, kind in zip(PASSPORTS, kinds, strict=False):
            self.submit(kind, passport, WAITS[1])

    @property
    def now(self) -> datetime:
        return self.office.now

    def one(self, place: int, *states: str) -> Somebody | None:
        """Somebody, of those in one of some states where there are any."""
        people = list(self.model.people.values())
        fitting = [each for each in people if each.state in states] or people
        return fitting[place % len(fitting)] if fitting else None

    def expected(self, *, possible: bool, act: Callable[[], object]) -> bool:
        """Do it, where the model says that it is possible; see that it is refused, where not."""
        if possible:
            act()
        else:
            with pytest.raises(Conflict):
                act()
        return possible

    # ------------------------------------------------------------------------------------------------- candidates

    @rule(kind=st.sampled_from(sorted(KINDS)), passport=st.sampled_from(PASSPORTS), wait=st.sampled_from(WAITS[:3]))
    def submit(self, kind: str, passport: str, wait: timedelta) -> None:
        self.office.now += wait
        stated = KINDS[kind](passport, day_of(self.now))
        number = self.office.draft(stated)
        act: Callable[[], object] = lambda: intake.submit(self.office.candidate, number)  # noqa: E731 - what is done, said once
        if self.model.barred(passport, self.now):
            with pytest.raises(Forbidden):
                act()
        elif self.expected(possible=self.model.may_enter(passport, self.now), act=act):
            self.model.enter(number, passport, stated, self.now)
            return
        intake.discard_draft(self.office.candidate, number)

    @rule(
        kind=st.sampled_from(sorted(KINDS)),
        family=st.sampled_from(FAMILIES),
        wait=st.sampled_from(WAITS[:3]),
        same=st.sampled_from((None, True, False)),
    )
    def submit_by_name(self, kind: str, family: str, wait: timedelta, same: bool | None) -> None:
        """Somebody without a passport, whom name and birth date alone tell apart; an officer may answer at once."""
        self.office.now += wait
        stated = self.by_name(kind, family)
        made = self.model.enter_by_name(self.office.submit(stated), family, stated, self.now)
        if made.state == "submitted" and same is not None:
            self.settle(self.model.waiting().index(made), same)

    def by_name(self, kind: str, family: str) -> Document:
        stated = named(KINDS[kind](family, day_of(self.now)), family)
        stated["person"]["date_of_birth"] = str(self.born)
        return stated

    @precondition(lambda self: any(self.model.open_questions()))
    @rule(place=SOMEBODY, same=st.booleans())
    def settle(self, place: int, same: bool) -> None:
        """An officer says whether somebody is the other of their name, or the barred one."""
        waiting = self.model.waiting()
        somebody = waiting[place % len(waiting)]
        self.model.look(somebody, self.now)
        theirs = self.model.theirs(somebody, self.now) if same else []
        last = max([0, *Bar.objects.values_list("id", flat=True)])
        intake.settle(self.office.officer, somebody.number, same=same, note="made up")
        new = Bar.objects.filter(id__gt=last).order_by("id").values_list("id", flat=True)
        copies = list(new)
        self.model.settle(somebody, self.now, theirs, copies, same=same)
        assert copies == []

    @rule(
        coming=st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.sampled_from(PASSPORTS)), min_size=1, max_size=3)
    )
    def load(self, coming: list[tuple[str, str]]) -> None:
        """Some at once, from a file: whoever may not enter is told one by one, and keeps nobody else out."""
        documents = [(passport, KINDS[kind](passport, day_of(self.now))) for kind, passport in coming]
        entering: list[tuple[str, Document]] = []
        refused: list[str] = []
        told: list[Refused] = []
        for place, (passport, stated) in enumerate(documents):
            free = not self.model.barred(passport, self.now) and self.model.may_enter(passport, self.now)
            again = passport in {each for each, _ in entering} or self.model.was_here(passport, stated, self.now)
            if free and not again:
                entering.append((passport, stated))
            else:
                refused.append(str(place))
        last = max([0, *Profile.objects.values_list("id", flat=True)])
        records = [Record(str(place), stated) for place, (_, stated) in enumerate(documents)]
        loading.load(self.office.system, records, reject=told.append)
        assert [each.place for each in told] == refused
        numbers = [each.number for each in Profile.objects.filter(id__gt=last).order_by("id")]
        for number, (passport, stated) in zip(numbers, entering, strict=True):
            self.model.enter(number, passport, stated, self.now, loaded=True)

    @precondition(lambda self: self.model.people)
    @rule(place=SOMEBODY, kind=st.sampled_from(sorted(KINDS)))
    def edit(self, place: int, kind: str) -> None:
        somebody = self.looked_at(place, "in_pool")
        stated = (
            self.by_name(kind, somebody.name) if somebody.name else KINDS[kind](somebody.passport, day_of(self.now))
        )
        act = lambda: self.office.edit(somebody.number, stated)  # noqa: E731 - what is done, said once
        if self.expected(possible=somebody.state == "in_pool", act=act):
            somebody.events.append("profile.edited")
            somebody.stated = profile(stated)
            if not self.model.standing(somebody, self.now).programs:
                somebody.end("removed", "removed", self.now)

    @precondition(lambda self: self.model.people)
    @rule(place=SOMEBODY)
    def withdraw(self, place: int) -> None:
        somebody = self.looked_at(place, "nomination_ended", "in_pool", "barred", "submitted")
        possible = somebody.state in (*IN_TIME, "submitted")
        if self.expected(possible=possible, act=lambda: intake.withdraw(self.office.candidate, somebody.number)):
            for each in self.model.questions:
                if somebody.state == "submitted" and each.number == somebody.number:
                    each.answered = True
            somebody.end("withdrawn", "withdrawn", self.now)

    def looked_at(self, place: int, *states: str) -> Somebody:
        """Somebody, as whoever asks about them now finds them; what is refused does not bring them up to date."""
        somebody = self.one(place, *states)
        assert somebody is not None
        self.model.look(somebody, self.now)
        return somebody

    # ----------------------------------------------------------------------------------------- misrepresentation

    @precondition(lambda self: self.model.people)
    @rule(place=SOMEBODY, ago=st.sampled_from((0, 300, 1825, 1830)))
    def bar(self, place: int, ago: int) -> None:
        """Somebody misrepresented something, as was found some days ago; after five years nobody is barred by it."""
        somebody = self.looked_at(place, "in_pool", "invited", "nomination_ended")
        begins = day_of(self.now) - ago * DAY
        made = bars.record(self.office.officer, somebody.number, begins=begins, basis="made up")
        self.model.bar(made.id, somebody, begins, self.now)

    @rule(
        family=st.sampled_from(FAMILIES),
        ago=st.sampled_from((0, 300, 1825)),
        answers=st.lists(st.booleans(), max_size=2),
    )
    def bar_found_elsewhere(self, family: str, ago: int, answers: list[bool]) -> None:
        """A name and a birth date are barred, by a file on somebody who need not be here."""
        begins = day_of(self.now) - ago * DAY
        if begins >= FIVE_YEARS:
            who = bars.Elsewhere(family_name=family, given_names="Ana", date_of_birth=self.born)
            made = bars.record_elsewhere(self.office.officer, who, begins=begins, basis="made up")
            self.model.bar_of_name(made.id, family, begins, self.now)
            for same in answers[: len(self.model.waiting())]:
                self.settle(0, same)

    @precondition(lambda self: self.model.bars)
    @rule(place=SOMEBODY)
    def lift(self, place: int) -> None:
        keys = list(self.model.bars)
        key = keys[place % len(keys)]
        made = liftings.draft(self.office.officer, key, reason="made up", provision="A40(2)(a)")
        liftings.authorise(self.office.second, made.id)
        self.model.lift(key, self.now)

    # ------------------------------------------------------------------------------------------------ nominations

    @precondition(lambda self: self.model.people)
    @rule(place=SOMEBODY, province=st.sampled_from(("ON", "BC")))
    def offer(self, place: int, province: str) -> None:
        somebody = self.looked_at(place, "in_pool")
        self.offered += 1
        waiting = somebody.open_offer
        free = somebody.accepted is None and (waiting is None or waiting.over <= self.now)
        act = lambda: self.office.offer(somebody.number, province, f"N{self.offered}")  # noqa: E731
        if self.expected(possible=somebody.state == "in_pool" and free, act=act):
            self.model.lapse_offer(somebody, self.now)
            day = day_of(self.now)
            somebody.offers.append(Offer(province, day, instant_at(day + 31 * DAY)))
            somebody.events.append("nomination.offered")

    @precondition(lambda self: any(each.offers for each in self.model.people.values()))
    @rule(place=SOMEBODY, answer=st.sampled_from(("accepted", "accepted", "rejected", "renounced", "withdrawn")))
    def answer(self, place: int, answer: str) -> None:
        with_offers = [each for each in self.model.people.values() if each.offers]
        somebody = with_offers[place % len(with_offers)]
        self.model.look(somebody, self.now)
        waiting, held = somebody.open_offer, somebody.accepted
        in_time = waiting is not None and waiting.over > self.now
        if answer in {"accepted", "rejected"}:
            possible = in_time and (answer == "rejected" or somebody.state == "in_pool")
        else:
            possible = held is not None or (answer == "withdrawn" and in_time)
        latest = somebody.offers[-1]
        acts = {
            "accepted": lambda: provinces.accept(self.office.candidate, somebody.number),
            "rejected": lambda: provinces.reject(self.office.candidate, somebody.number),
            "renounced": lambda: provinces.renounce(self.office.candidate, somebody.number),
            "withdrawn": lambda: provinces.take_back(self.office.province, latest.province, somebody.number),
        }
        if self.expected(possible=possible, act=acts[answer]):
            somebody.events.append(f"nomination.{answer}")
            ended = latest.state == "accepted"
            latest.state = "withdrawn-accepted" if ended and answer == "withdrawn" else answer
            if ended and somebody.state == "in_pool":
                somebody.events.append("profile.nomination_ended")
                somebody.state = "nomination_ended"

    # ------------------------------------------------------------------------------------------------ invitations

    @precondition(lambda self: self.model.people)
    @rule(place=SOMEBODY, applies=st.booleans())
    def reply(self, place: int, applies: bool) -> None:
        somebody = self.looked_at(place, "invited")
        act = invitations.apply if applies else invitations.decline
        in_time = somebody.answer_over is not None and somebody.answer_over > self.now
        possible = somebody.state == "invited" and in_time
        if self.expected(possible=possible, act=lambda: act(self.office.candidate, somebody.number)):
            somebody.events.append("invitation.applied" if applies else "invitation.declined")
            if applies:
                somebody.end("applied", "applied", self.now)
            else:
                self.model.give_back(somebody, self.now)

    @precondition(lambda self: self.held)
    @rule(place=SOMEBODY)
    def cancel(self, place: int) -> None:
        """An invitation turns out to be issued in error."""
        open_ones = list(Invitation.objects.filter(state="issued").select_related("profile", "round").order_by("id"))
        if open_ones:
            item = open_ones[place % len(open_ones)]
            number = item.profile.number
            made = supplements.draft(
                self.office.officer, item.round.number, cancelled=[number], missed=[], note="made up"
            )
            supplements.authorise(self.office.second, made.id)
            self.model.people[number].events.append("invitation.cancelled")
            self.model.give_back(self.model.people[number], self.now)

    # ----------------------------------------------------------------------------------------------------- rounds

    @rule(grouping=st.sampled_from(sorted(GROUPINGS)), many=st.sampled_from((0, 1, 1, 2, 3, 50)))
    def round(self, grouping: str, many: int) -> None:
        kind, programs, slug = GROUPINGS[grouping]
        law = self.model.whole.at(self.now)
        if slug is not None and slug not in law.categories:
            return
        category = Category(slug, str(law.categories[slug].values["round_version"])) if slug is not None else None
        self.held += 1
        name = str(self.held)
        rounds.draft(self.office.officer, rounds.Draft(name, kind, programs, self.now, BASIS, many, category=category))
        rounds.authorise(self.office.second, name)
        self.model.clock(self.now)
        if self.model.has_gap(self.now) and not self.model.goes_on:
            with pytest.raises(NoRanking):
                running.run(self.office.officer, name)
            return
        running.run(self.office.officer, name)
        outcome = self.model.hold(kind, programs, many, category, self.now)
        chosen = [(each.number, each.rank, each.program, each.points) for each in outcome.invited]
        rows = Invitation.objects.filter(round__number=name).order_by("rank").select_related("profile")
        assert [(each.profile.number, each.rank, each.program, each.points) for each in rows] == chosen
        assert publishing.check(name) == ()
        self.compare()

    @precondition(lambda self: self.held)
    @rule()
    def publish(self) -> None:
        item = rounds.known(str(self.held))
        if item.state == "run":
            self.office.publish(item.number)
            assert publishing.check(item.number) == ()

    # ------------------------------------------------------------------------------------------- time and the law

    @rule(wait=st.sampled_from(WAITS))
    def wait(self, wait: timedelta) -> None:
        self.office.now += wait

    @rule(wait=st.sampled_from(WAITS))
    def tick(self, wait: timedelta) -> None:
        self.office.now += wait
        clock.run(self.office.system)
        self.model.clock(self.now)
        self.compare()

    @rule(installs=st.booleans())
    def change_the_settings(self, installs: bool) -> None:
        """The operator goes on under the last known rules, or no longer, or installs a file of law, or removes it."""
        if installs:
            self.model.files = () if self.model.files else (CLOSED,)
        else:
            self.model.goes_on = not self.model.goes_on
        files = tuple(map(Path, self.model.files))
        self.stack.enter_context(override_settings(LAST_KNOWN_RULES=self.model.goes_on, LAW_FILES=files))
        self.tick(WAITS[0])

    # ------------------------------------------------------------------------------------------------ what must hold

    def compare(self) -> None:
        """Everybody stands in the store as in the model."""
        live: list[str] = []
        for somebody in self.model.people.values():
            row = self.office.row(somebody.number)
            held = (row.state, row.submitted, row.ended)
            assert held == (somebody.state, somebody.submitted, somebody.ended), somebody
            if somebody.live:
                live.append(somebody.passport)
                assert row.expires == somebody.expires
            if somebody.state == "in_pool":
                self.compare_standing(somebody)
            told = [each for each in self.office.told(somebody.number) if each not in TOLD_OF_POINTS]
            # Which of an offer and its profile the clock comes to first says nothing.
            assert by_kind(told) == by_kind(somebody.events)
        assert len(live) == len(set(live))
        open_ones = list(Invitation.objects.filter(state="issued").values_list("profile_id", flat=True))
        invited = [each for each in self.model.people.values() if each.state == "invited"]
        assert len(open_ones) == len(set(open_ones)) == len(invited)

    def compare_standing(self, somebody: Somebody) -> None:
        row, expected = self.office.row(somebody.number), self.model.row(somebody, self.now)
        assert row.row == expected
        assert row.effective is not None
        # Since the instant that it is said to hold from, nothing was otherwise.
        then = self.model.row(somebody, row.effective)
        assert (then.points, then.programs, then.categories) == (row.points, expected.programs, expected.categories)
        assert somebody.submitted <= row.effective <= self.now

    def teardown(self) -> None:
        try:
            self.tick(WAITS[0])
            found = self.office.trail()
            assert found.findings == ()
            assert found.entries > 0
        finally:
            self.stack.close()


def by_kind(events: list[str]) -> tuple[list[str], list[str]]:
    """The events of nominations, and the others, each in order."""
    of_nominations = [each for each in events if each.startswith("nomination.")]
    return of_nominations, [each for each in events if not each.startswith("nomination.")]


@pytest.mark.hypothesis
def test_whatever_happens_the_pool_stands_as_the_plain_model_says(
    stores: Stores, request: pytest.FixtureRequest
) -> None:
    asked = request.config.getoption(EXPLORE)
    many = asked or HISTORIES[request.node.callspec.params["stores"]]
    run_state_machine_as_test(
        lambda: Histories(stores),  # type: ignore[arg-type] # whatever makes a machine will do
        settings=settings(max_examples=many, stateful_step_count=STEPS, suppress_health_check=list(HealthCheck)),
    )


def test_the_model_s_periods_are_told_apart_by_the_day_of_the_invitation() -> None:
    for issued, over in (("2016-11-18", "2017-01-18"), ("2016-11-19", "2017-02-18"), ("2025-06-02", "2025-08-02")):
        instant = datetime.fromisoformat(issued).replace(hour=16, tzinfo=UTC)
        assert period_over(instant) == datetime.fromisoformat(over).replace(hour=12, tzinfo=UTC)
