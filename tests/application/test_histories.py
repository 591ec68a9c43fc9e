"""Whatever applicants, officers and days do, in any order: the application is where a plain model of it is."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date, timedelta

import pytest
from django.test.utils import override_settings
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from express_entry.application import (
    asking,
    changing,
    concluding,
    deciding,
    examining,
    receiving,
    retesting,
)
from express_entry.application.examinationrows import DecisionKind, LetterKind, TrackKind
from express_entry.application.keeping import found
from express_entry.application.queues import WORKED, queues_of
from express_entry.law.days import day_of
from express_entry.pool.faults import PoolFault
from express_entry.pool.invitations import over_at
from express_entry.review import Kind
from tests.application.bureau import RIGHT, Bureau
from tests.conftest import EXPLORE
from tests.pool.stores import Stores

HISTORIES = 8
"""How many histories are tried where nobody explores."""
OPEN = {"received", "in_process", "approved", "visa_issued"}
TOUCHED = {"marriage": {"medical", "criminality"}, "address": {"criminality"}, "new_passport": set[str]()}


class Histories(RuleBasedStateMachine):
    """One application after its receipt, and the same in plain terms beside it."""

    stores: Stores

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(override_settings(VAULT=""))
        self.desks = Bureau(self.stack.enter_context(self.stores.new()))
        self.number = self.desks.received()
        self.state = "received"
        self.tracks: dict[str, str] = {}
        self.medical: date | None = None
        self.letters: dict[int, tuple[str, date]] = {}
        self.unseen: list[int] = []
        self.fairness = self.holds = self.proposed = self.paid = False
        self.visa: date | None = None

    def teardown(self) -> None:
        self.stack.close()

    @property
    def today(self) -> date:
        return day_of(self.desks.now)

    @property
    def clear(self) -> bool:
        """Whether nothing stands in the way of an approval, a visa or a landing."""
        settled = all(state in {"passed", "waived"} for state in self.tracks.values())
        asked = any(state in {"open", "answered"} for state, _ in self.letters.values())
        return settled and self.holds and not asked and not self.unseen and not self.proposed

    def does(self, allowed: bool, act: object) -> bool:
        """Whether an act that the model allows, or not, is done; that they agree is the point."""
        assert callable(act)
        if allowed:
            act()
            return True
        with pytest.raises(PoolFault):
            act()
        return False

    # ------------------------------------------------------------------------------------------------------- rules

    @rule()
    def accept(self) -> None:
        if self.does(self.state == "received", lambda: receiving.accept(self.desks.anna, self.number)):
            self.state = "in_process"
            self.tracks = dict.fromkeys((kind.value for kind in TrackKind), "open")

    @rule(kind=st.sampled_from(TrackKind), days=st.integers(1, 200))
    def pass_one(self, kind: TrackKind, days: int) -> None:
        allowed = self.tracks.get(kind.value) == "open" and self.state in OPEN
        allowed = allowed and (kind is not TrackKind.ELIGIBILITY or self.holds)
        until = self.today + timedelta(days=days) if kind is TrackKind.MEDICAL else None
        if self.does(allowed, lambda: examining.pass_track(self.desks.anna, self.number, kind, valid_until=until)):
            self.tracks[kind.value] = "passed"
            self.medical = until or self.medical

    @precondition(lambda self: self.state in OPEN and self.tracks)
    @rule()
    def settle_all(self) -> None:
        self.desks.settle(self.number)
        self.holds = True
        if self.tracks["medical"] == "open":
            self.medical = self.today + timedelta(days=300)
        self.tracks = {kind: "passed" if state in {"open", "not_met"} else state for kind, state in self.tracks.items()}

    @rule(kind=st.sampled_from([TrackKind.MEDICAL, TrackKind.SECURITY]))
    def reopen_one(self, kind: TrackKind) -> None:
        allowed = self.tracks.get(kind.value) in {"passed", "not_met", "waived"} and self.state in OPEN
        if self.does(allowed, lambda: examining.reopen_track(self.desks.anna, self.number, kind, note="so")):
            self.tracks[kind.value] = "open"

    @rule(holds=st.booleans())
    def find(self, holds: bool) -> None:
        if self.state not in OPEN:
            return
        made = retesting.ask(self.desks.anna, self.number)
        retesting.find(self.desks.anna, self.number, made.id, holds=holds, note="so")
        self.holds = holds
        if not holds and self.tracks.get("eligibility") == "passed":
            self.tracks["eligibility"] = "open"

    @rule()
    def ask_again(self) -> None:
        if self.state not in OPEN:
            return
        retesting.ask(self.desks.anna, self.number)
        self.holds = False

    @rule(kind=st.sampled_from([LetterKind.REQUEST, LetterKind.FAIRNESS]), days=st.integers(0, 30))
    def send(self, kind: LetterKind, days: int) -> None:
        if self.state not in OPEN:
            return
        last = self.today + timedelta(days=days)
        sent = asking.send(self.desks.anna, self.number, kind, "so", answer_by=last)
        self.letters[sent.id] = ("open", last)
        self.fairness = self.fairness or kind is LetterKind.FAIRNESS

    @precondition(lambda self: self.letters)
    @rule(data=st.data(), closes=st.booleans())
    def answer_or_close(self, data: st.DataObject, closes: bool) -> None:
        letter = data.draw(st.sampled_from(sorted(self.letters)))
        state, last = self.letters[letter]
        allowed = self.state in OPEN and state in ({"open", "answered"} if closes else {"open"})

        def act() -> None:
            if closes:
                asking.close(self.desks.anna, self.number, letter)
            else:
                asking.answer(self.desks.applicant, self.number, letter, "so")

        if self.does(allowed, act):
            self.letters[letter] = ("closed" if closes else "answered", last)

    @rule(event=st.sampled_from(sorted(TOUCHED)))
    def change(self, event: str) -> None:
        told: list[int] = []

        def act() -> None:
            told.append(changing.tell(self.desks.applicant, self.number, event, happened=self.today).id)

        if self.does(self.state in OPEN, act):
            self.unseen += told
            for kind in TOUCHED[event]:
                # Between visa and landing a change is told, and opens nothing by itself.
                if self.state != "visa_issued" and self.tracks.get(kind) in {"passed", "waived"}:
                    self.tracks[kind] = "open"

    @precondition(lambda self: self.unseen and self.state in OPEN)
    @rule()
    def see(self) -> None:
        changing.look_at(self.desks.anna, self.number, self.unseen.pop())

    @rule()
    def approve(self) -> None:
        allowed = self.state == "in_process" and self.clear
        if self.does(allowed, lambda: deciding.approve(self.desks.anna, self.number, reasons="so")):
            self.state = "approved"

    @rule(lies=st.booleans())
    def propose(self, lies: bool) -> None:
        kind = DecisionKind.MISREPRESENTATION if lies else DecisionKind.REFUSAL
        allowed = self.state == "in_process" and not self.proposed and self._heard() and (not lies or self.fairness)

        def act() -> None:
            deciding.propose(self.desks.anna, self.number, kind, reasons="so", provision="A11(1)")

        if self.does(allowed, act):
            self.proposed = True
            self.lies = lies

    def _heard(self) -> bool:
        return not any(state == "open" and over_at(last) > self.desks.now for state, last in self.letters.values())

    @rule()
    def confirm(self) -> None:
        allowed = self.proposed and self.state == "in_process" and self._heard()
        if self.does(allowed, lambda: deciding.confirm(self.desks.boris, self.number)):
            self.state, self.proposed = "misrepresented" if self.lies else "refused", False

    @precondition(lambda self: self.proposed and self.state == "in_process")
    @rule()
    def send_back(self) -> None:
        deciding.send_back(self.desks.boris, self.number, note="so")
        self.proposed = False

    @precondition(lambda self: not self.paid and self.state in OPEN)
    @rule()
    def pay(self) -> None:
        self.desks.pay(self.number, RIGHT, Kind.RIGHT)
        self.paid = True

    @rule(days=st.integers(0, 20))
    def visa_issues(self, days: int) -> None:
        until = self.today + timedelta(days=days)
        allowed = self.state == "approved" and self.clear and self.paid
        allowed = allowed and self.medical is not None and until <= self.medical
        if self.does(allowed, lambda: concluding.issue_visa(self.desks.anna, self.number, until=until)):
            self.state, self.visa = "visa_issued", until

    @rule()
    def land(self) -> None:
        allowed = self.state == "visa_issued" and self.clear and self.visa is not None and self.today <= self.visa
        if self.does(allowed, lambda: concluding.land(self.desks.carla, self.number, nothing_changed=True)):
            self.state = "landed"

    @rule()
    def reopen(self) -> None:
        allowed = self.state in {"approved", "visa_issued"}
        if self.does(allowed, lambda: deciding.reopen(self.desks.anna, self.number, note="so")):
            self.state = "in_process"

    @precondition(lambda self: len(self.letters) > 2)
    @rule()
    def withdraw(self) -> None:
        if self.does(self.state in OPEN, lambda: concluding.withdraw(self.desks.applicant, self.number)):
            self.state, self.proposed = "withdrawn", False

    @rule(days=st.integers(1, 40))
    def days_pass(self, days: int) -> None:
        self.desks.tick_all(days=days)
        over = self.medical is not None and self.medical < self.today
        if over and self.tracks.get("medical") == "passed" and self.state in OPEN:
            self.tracks["medical"] = "open"

    # -------------------------------------------------------------------------------------------------- what holds

    @invariant()
    def is_where_the_model_is(self) -> None:
        application = found(self.number)
        assert application.state == self.state
        assert {row.kind: row.state for row in application.tracks.all()} == self.tracks
        assert {row.id: row.state for row in application.letters.all()} == {
            key: state for key, (state, _) in self.letters.items()
        }
        assert sorted(application.changes.filter(seen__isnull=True).values_list("id", flat=True)) == sorted(self.unseen)

    @invariant()
    def stands_in_one_list_while_it_is_under_way(self) -> None:
        lists = [each for each in queues_of(found(self.number), self.desks.now) if each in WORKED]
        assert len(lists) == (self.state in OPEN)

    @invariant()
    def is_repaid_by_its_ending(self) -> None:
        owed = {row.kind for row in found(self.number).refunds.all()}
        ended = {"refused", "misrepresented", "withdrawn"}
        if self.state not in ended:
            assert owed == set()
        elif self.state != "withdrawn" or self.tracks:
            assert owed == ({"right_of_permanent_residence"} if self.paid else set())
        else:
            assert owed == {"processing"} | ({"right_of_permanent_residence"} if self.paid else set())


@pytest.mark.hypothesis
def test_an_application_is_where_a_plain_model_of_it_is_whatever_happens(
    stores: Stores, request: pytest.FixtureRequest
) -> None:
    machine = type("Machine", (Histories,), {"stores": stores})
    many = request.config.getoption(EXPLORE) or HISTORIES
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=many, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
