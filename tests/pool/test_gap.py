"""A day on which the ranking is not known: nobody is ranked unless the operator goes on, which everything then says."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test.utils import override_settings

from express_entry.law import consolidated
from express_entry.law.days import day_of, instant_at
from express_entry.law.overlay import overlaid
from express_entry.pool import clock, preview, publishing, running
from express_entry.pool.faults import NoRanking
from express_entry.pool.models import AuditEntry, Invitation, PoolState
from tests.pool.office import FEDERAL, MICROSECOND, Office, last_known_rules
from tests.pool.people import document, standing

EVE = datetime(2026, 11, 2, 17, tzinfo=UTC)
GAP = datetime(2026, 11, 3, 5, tzinfo=UTC)
CLOSED = Path(__file__).parents[2] / "examples" / "law" / "high-wage-invented.toml"


def test_in_the_gap_nobody_has_points_and_a_round_is_refused_with_what_would_help(office: Office) -> None:
    number = office.submit(document("A", EVE.date()), EVE)
    assert instant_at(GAP.date()) == GAP
    office.tick(GAP - MICROSECOND)
    assert office.row(number).points == 502
    office.now = GAP
    assert clock.run(office.system).gap
    row = office.row(number)
    assert (row.points, row.state, row.effective) == (None, "in_pool", GAP)
    office.authorised("1", 5)
    for held in (lambda: running.run(office.officer, "1"), lambda: preview.preview("1", office.now)):
        with pytest.raises(NoRanking) as refused:
            held()
        for language, words in (("en", "nobody is ranked"), ("fr", "personne n'est classé")):
            said = refused.value.say(language)  # type: ignore[arg-type]
            assert words in said
            assert "EXPRESS_ENTRY_LAST_KNOWN_RULES=yes" in said
            assert "EXPRESS_ENTRY_LAW" in said
    assert office.round("1").state == "authorised"


def test_in_the_gap_a_profile_still_enters_by_its_program(office: Office) -> None:
    number = office.submit(document("A", GAP.date()), GAP)
    assert (office.state(number), office.row(number).points) == ("in_pool", None)


def test_going_on_under_the_last_known_rules_is_said_of_everything(office: Office) -> None:
    number = office.submit(document("A", EVE.date()), EVE)
    with last_known_rules():
        summary = clock.run(office.desk("system-2"))
        assert (summary.gap, summary.law and summary.law.last_known) == (False, False)
        office.now = GAP + timedelta(hours=10)
        office.authorised("1", 5)
        shown = preview.preview("1", office.now)
        assert shown.last_known_rules
        running.run(office.officer, "1")
        row = office.row(number)
        assert row.law is not None
        assert (row.points, row.law.last_known, row.law.ranking) == (502, True, "2025-03-25")
        law = office.round("1").law
        assert law is not None
        assert law.last_known
        told = json.loads(bytes(AuditEntry.objects.get(action="round.run").payload or b""))
        assert told["last_known_rules"] is True
        published = json.loads(bytes(office.publish("1").publication or b""))
        assert published["result"]["last_known_rules"] is True
        assert publishing.check("1") == ()
        assert preview_equals_run(shown)


def preview_equals_run(shown: preview.Preview) -> bool:
    issued = list(Invitation.objects.order_by("rank").values_list("rank", "points", "program"))
    return [(each.rank, each.points, each.program) for each in shown.outcome.invited] == issued


def test_switching_between_going_on_and_not_scores_everybody_anew(office: Office) -> None:
    number = office.submit(document("A", EVE.date()), EVE)
    later = GAP + timedelta(days=2)
    office.tick(later)
    assert office.row(number).points is None
    with last_known_rules():
        assert office.tick(later + timedelta(hours=1))["profile.rescored"] == 1
        assert office.row(number).points == 502
        assert office.tick() == {}
    assert office.tick(later + timedelta(hours=2))["profile.rescored"] == 1
    assert office.row(number).points is None
    assert office.told("pool").count("law.applied") == 3


def test_before_the_gap_the_switch_changes_nothing(office: Office) -> None:
    number = office.submit(document("A", EVE.date()), EVE)
    office.tick()
    before = office.row(number).law_id
    with last_known_rules():
        assert office.tick() == {}
    assert (office.row(number).law_id, office.row(number).points) == (before, 502)


@pytest.mark.parametrize("installed_in_the_gap", [False, True])
def test_a_file_of_law_that_closes_the_gap_is_what_everybody_is_ranked_by(
    office: Office, *, installed_in_the_gap: bool
) -> None:
    stated = document("A", EVE.date(), noc="21301")
    number = office.submit(stated, EVE)
    now = GAP + timedelta(days=1, hours=10)
    if installed_in_the_gap:
        office.tick(now)
        assert office.row(number).points is None
    with override_settings(LAW_FILES=(CLOSED,)):
        office.now = now + timedelta(hours=1)
        office.authorised("1", 5, FEDERAL)
        running.run(office.officer, "1")
        whole = overlaid(consolidated(), CLOSED)
        expected = standing(stated, day_of(office.now), whole).points
        assert expected not in {None, 502}
        assert office.invited("1") == [number]
        assert Invitation.objects.get().points == expected
        assert office.publish("1").state == "published"
        assert publishing.check("1") == ()
        law = PoolState.objects.select_related("law").get().law
        assert law is not None
        assert (law.fingerprint, law.last_known) == (whole.at(office.now).fingerprint, False)
