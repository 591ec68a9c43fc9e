"""Several at once on one application, in real threads with connections of their own; and processes that are killed.

Nothing here depends on who comes first: what is asserted holds either way.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import override_settings

from express_entry.application import deciding, drafting, receiving
from express_entry.application.keeping import found
from express_entry.application.models import Decision
from express_entry.pool import invitations
from express_entry.pool.faults import PoolFault
from tests.application.bureau import Bureau, everything
from tests.application.ways import incomplete, proposed
from tests.crash.forks import KILLED, forked
from tests.crash.points import without_transactions
from tests.pool.stores import Sqlite
from tests.pool.test_at_once import at_once, refused


def test_of_two_officers_who_confirm_one_refusal_at_once_one_does(desks: Bureau) -> None:
    number = proposed(desks)
    made = at_once([lambda: deciding.confirm(desks.boris, number), lambda: deciding.confirm(desks.carla, number)])
    assert len(refused(made)) == 1
    assert found(number).state == "refused"
    assert [row.state for row in Decision.objects.all()] == ["confirmed"]
    assert desks.told(number).count("application.refused") == 1
    assert found(number).refunds.count() == 0
    assert desks.trail().findings == ()


def test_of_confirming_and_sending_back_at_once_one_happens(desks: Bureau) -> None:
    number = proposed(desks)
    made = at_once(
        [lambda: deciding.confirm(desks.boris, number), lambda: deciding.send_back(desks.carla, number, note="no")]
    )
    assert len(refused(made)) == 1
    state, decision = found(number).state, Decision.objects.get().state
    assert (state, decision) in {("refused", "confirmed"), ("in_process", "sent_back")}


def test_of_accepting_and_returning_at_once_one_happens(desks: Bureau) -> None:
    number = incomplete(desks)
    made = at_once(
        [
            lambda: receiving.accept(desks.anna, number, note="beyond control"),
            lambda: receiving.give_back(desks.anna, number, note="no passport"),
        ]
    )
    assert len(refused(made)) == 1
    application = found(number)
    assert (application.state, application.tracks.count(), application.refunds.count()) in {
        ("in_process", 5, 0),
        ("returned", 0, 1),
    }


def test_an_application_submitted_twice_at_once_is_received_once(desks: Bureau) -> None:
    number = desks.ready()
    made = at_once([lambda: desks.hand_in(number), lambda: desks.hand_in(number)])
    assert len(refused(made)) == 1
    assert desks.told(number).count("application.received") == 1
    assert found(number).findings.count() == 1


def test_of_declining_and_applying_at_once_one_happens_and_the_draft_goes_with_the_invitation(desks: Bureau) -> None:
    number = desks.ready()
    profile = found(number).profile.number
    made = at_once([lambda: desks.hand_in(number), lambda: invitations.decline(desks.applicant, profile)])
    assert len(refused(made)) == 1
    assert (desks.where(number), desks.state(profile)) in {("received", "applied"), ("discarded", "in_pool")}


def test_of_two_drafts_begun_on_one_invitation_at_once_one_stands(desks: Bureau) -> None:
    profile = desks.invite()
    made = at_once([lambda: drafting.start(desks.applicant, profile) for _ in range(2)])
    assert len(refused(made)) == 1


# --------------------------------------------------------------------------------------------------------- processes


def statements(act: Callable[[], object], fatal: int = -1) -> int:
    """How many statements an act takes; at the fatal one the process is gone, without a word to anybody."""
    passed = 0

    def counted(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        nonlocal passed
        if passed == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        passed += 1
        return execute(sql, values, many, context)

    connections.close_all()  # a fork shares nothing with its parent
    with connection.execute_wrapper(counted):
        act()
    return passed


ACTS: dict[str, tuple[Callable[[Bureau], str], Callable[[Bureau, str], object]]] = {
    "submit": (Bureau.ready, lambda desks, number: desks.hand_in(number)),
    "decide": (proposed, lambda desks, number: deciding.confirm(desks.boris, number)),
    "return": (incomplete, lambda desks, number: receiving.give_back(desks.anna, number, note="no passport")),
}


@pytest.mark.parametrize("name", ACTS)
def test_a_process_killed_before_any_of_its_statements_leaves_everything_as_it_was(desks: Bureau, name: str) -> None:
    first, act = ACTS[name]
    number = first(desks)
    before = everything()
    points = _points(desks, number, act)
    assert points > 10
    for fatal in range(0, points, max(1, points // 12)):
        connections.close_all()
        became = forked(lambda: statements(lambda: act(desks, number), fatal))  # noqa: B023 - done at once
        assert became == KILLED, fatal
        assert everything() == before, fatal
        assert desks.trail().findings == ()
        connections.close_all()
    act(desks, number)
    assert everything() != before


def test_without_its_transaction_a_killed_submission_would_leave_something(sqlite_stores: Sqlite) -> None:
    """The test above can fail: this is what it would find."""
    with sqlite_stores.new() as store, override_settings(VAULT=""):
        desks = Bureau(store)
        number = desks.ready()
        before = everything()
        points = _points(desks, number, lambda d, n: d.hand_in(n))

        def bare() -> int:
            without_transactions()
            return statements(lambda: desks.hand_in(number), points - 2)

        connections.close_all()
        assert forked(bare) == KILLED
        assert everything() != before


def _points(desks: Bureau, number: str, act: Callable[[Bureau, str], object]) -> int:
    """How many statements an act takes that comes to nothing: its last one is told to fail."""
    counted: list[int] = []

    def last(execute: Callable[..., Any], sql: str, values: Any, many: bool, context: Any) -> Any:
        counted.append(1)
        if sql.startswith(('UPDATE "pool_audithead"', "UPDATE pool_audithead")):
            raise PoolFault
        return execute(sql, values, many, context)

    with connection.execute_wrapper(last), pytest.raises(PoolFault):
        act(desks, number)
    return len(counted)
