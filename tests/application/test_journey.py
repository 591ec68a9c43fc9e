"""From an invitation to landing, and what everybody finds on the way."""

from __future__ import annotations

from datetime import timedelta

from express_entry.application import concluding, retesting
from express_entry.application.checking import check
from express_entry.application.keeping import found
from express_entry.application.models import Finding
from express_entry.law.days import day_of
from tests.application.bureau import Bureau


def test_an_application_goes_from_its_invitation_to_landing_and_the_trail_tells_it(desks: Bureau) -> None:
    number = desks.with_visa()
    desks.now += timedelta(days=30)
    concluding.land(desks.carla, number, nothing_changed=True)
    application = found(number)
    assert application.state == "landed"
    assert application.landed == day_of(desks.now)
    assert application.owner == ""
    assert [action for action in desks.told(number) if action.startswith("application.")] == [
        "application.started",
        "application.declared",
        "application.received",
        "application.assigned",
        "application.accepted",
        "application.approved",
        "application.visa_issued",
        "application.landed",
    ]
    assert desks.state(application.profile.number) == "applied"
    assert application.invitation.state == "applied"
    assert desks.trail().findings == ()


def test_a_ready_application_lacks_nothing_and_finds_nothing(desks: Bureau) -> None:
    number = desks.ready()
    looked = check(found(number), desks.now, signed=True)
    assert looked.completeness.missing == ()
    assert looked.completeness.needs == ()
    assert looked.gaps == ()
    assert looked.differences == ()
    assert looked.whole
    assert looked.retest.finds_nothing


def test_the_test_of_receipt_is_kept_with_the_line_of_the_round(desks: Bureau) -> None:
    number = desks.received()
    kept = Finding.objects.get(application=found(number))
    assert kept.kind == "retest"
    assert kept.holds is None
    assert kept == retesting.latest(found(number))
