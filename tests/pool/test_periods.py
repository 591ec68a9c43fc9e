"""A table of periods that was wrong: whose time it cut short is found, given the rest of it, and put back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test.utils import override_settings

from express_entry.pool import corrections
from express_entry.pool.corrections import Touched
from express_entry.pool.invitations import PERIOD
from express_entry.pool.models import Invitation
from express_entry.pool.outcomelist import Listed, some_outcomes
from express_entry.pool.outcomes import Outcome, outcomes_after
from express_entry.pool.progress import POOL_PERIOD
from express_entry.pool.states import ProfileState
from tests.pool.office import NOON, SECOND, Office
from tests.pool.people import document

DAY = NOON.date()
POOL, INVITATION = (Path(__file__).with_name(f"wrong_{each}_period.toml") for each in ("pool", "invitation"))
EXPIRED, LAPSED = NOON + timedelta(days=184), NOON + timedelta(days=12)
"""Instants after the end of the periods by the wrong tables: six months, and ten days."""


@contextmanager
def under(*files: Path) -> Iterator[None]:
    """A service that holds wrong tables."""
    with override_settings(LAW_FILES=files):
        yield


def by_period() -> list[Touched]:
    return [each for each in corrections.touched() if set(each.tables) & {POOL_PERIOD, PERIOD} and not each.rounds]


def submitted(office: Office, *files: Path) -> str:
    """Somebody who submitted under a wrong table, which was taken out a second later."""
    with under(*files):
        number = office.submit(document("WRONG", DAY))
    office.now += SECOND
    return number


def invited(office: Office, *files: Path) -> str:
    """Somebody whom a round invited under a wrong table."""
    with under(*files):
        number = office.submit(document("WRONG", DAY))
        office.now += SECOND
        assert office.hold("1", 1) == [number]
    office.now += SECOND
    return number


# ----------------------------------------------------------------------------------------------------- what is listed


def test_no_period_is_touched_where_no_table_of_periods_was_corrected(office: Office) -> None:
    first, other = (office.submit(document(each, DAY)) for each in ("A", "B"))
    office.now += SECOND
    office.hold("1", 1)
    office.tick(NOON + timedelta(days=62))
    office.tick(NOON + timedelta(days=366))
    assert {office.state(first), office.state(other)} == {"lapsed", "expired"}
    assert corrections.touched() == ()
    assert list(outcomes_after(0)) == []


@pytest.mark.parametrize("month", [3, 11])
def test_a_period_over_a_change_of_the_clocks_is_not_touched(office: Office, month: int) -> None:
    """The clocks changed on 9 March 2025 and on 8 March 2026, on 2 November 2025 and on 1 November 2026."""
    at = datetime(2025, month, 8 if month == 3 else 1, 18, tzinfo=NOON.tzinfo)
    number = office.submit(document("A", at.date()), at)
    expires = office.row(number).expires
    assert expires is not None
    assert expires - at != timedelta(days=365)
    assert corrections.touched() == ()


def test_a_profile_whose_months_were_too_few_is_listed_open_and_expired(office: Office) -> None:
    number = submitted(office, POOL)
    right = office.submit(document("RIGHT", DAY))
    (found,) = by_period()
    assert (found.tables, found.profiles, found.first, found.last) == ((POOL_PERIOD,), 1, NOON, NOON)
    assert found.outcomes == ()
    assert len(found.fingerprint) == 64
    office.tick(EXPIRED)
    assert (office.state(number), office.state(right)) == ("expired", "in_pool")
    (found,) = by_period()
    ended = office.row(number).ended
    assert ended is not None
    outcome = Outcome(number, ended, ProfileState.EXPIRED, ProfileState.IN_POOL, POOL_PERIOD)
    assert (found.profiles, found.outcomes) == (0, (outcome,))
    assert outcome.differs
    assert list(outcomes_after(0)) == [outcome]
    assert some_outcomes(0, 5).rows == (Listed(outcome, (POOL_PERIOD,)),)


def test_an_invitation_whose_days_were_too_few_is_listed_open_and_lapsed(office: Office) -> None:
    number = invited(office, INVITATION)
    issued = Invitation.objects.get().issued
    (found,) = by_period()
    assert (found.tables, found.profiles, found.first, found.outcomes) == ((PERIOD,), 1, issued, ())
    assert found.fingerprint == office.round("1").law.fingerprint  # type: ignore[union-attr]
    office.tick(LAPSED)
    (found,) = by_period()
    (outcome,) = found.outcomes
    assert (outcome.number, outcome.then, outcome.now) == (number, ProfileState.LAPSED, ProfileState.INVITED)
    assert (outcome.instant, outcome.table, outcome.differs) == (office.row(number).ended, PERIOD, True)
    assert some_outcomes(0, 5).rows == (Listed(outcome, (PERIOD,)),)


def test_a_period_that_was_too_long_is_listed_and_its_end_would_be_none_other(office: Office) -> None:
    """The release is what was wrong here, and the file of six months its correction."""
    number = office.submit(document("A", DAY))
    office.now += SECOND
    with under(POOL):
        (found,) = by_period()
        assert (found.profiles, found.outcomes) == (1, ())
        office.tick(NOON + timedelta(days=366))
        (outcome,) = by_period()[0].outcomes
        assert (outcome.number, outcome.now, outcome.differs) == (number, ProfileState.EXPIRED, False)


def test_those_who_ended_by_both_kinds_of_table_are_listed_by_number_some_at_a_time(office: Office) -> None:
    with under(POOL, INVITATION):
        numbers = [office.submit(document(each, DAY)) for each in ("A", "B", "C", "D")]
        office.now += SECOND
        assert office.hold("1", 2) == numbers[:2]
    office.tick(EXPIRED)
    assert [office.state(each) for each in numbers] == ["lapsed", "lapsed", "expired", "expired"]
    whole = [each.outcome.number for each in some_outcomes(0, 50).rows]
    assert whole == numbers == [each.number for each in outcomes_after(0)]
    for limit, looked in ((1, 50), (50, 1), (3, 2)):
        seen, after = list[str](), 0
        while (some := some_outcomes(after, limit, looked=looked)).after is not None:
            seen += [each.outcome.number for each in some.rows]
            after = some.after
        assert [*seen, *(each.outcome.number for each in some.rows)] == numbers, (limit, looked)
