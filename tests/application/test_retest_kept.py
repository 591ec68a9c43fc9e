"""The profile that an officer accepts for the test of A11.2 is kept with its result, as it was accepted."""

from __future__ import annotations

import json

from express_entry.application import retesting
from express_entry.profile import dump
from tests.application.bureau import DAY, Bureau
from tests.pool.people import document, profile


def test_the_accepted_profile_stays_with_the_finding_and_one_without_has_none(desks: Bureau) -> None:
    number = desks.in_process()
    accepted = profile(document("X", DAY, abroad=0))
    with_it = retesting.ask(desks.anna, number, accepted=accepted)
    assert json.loads(with_it.document)[retesting.ACCEPTED] == dump(accepted)
    without = retesting.ask(desks.anna, number)
    assert retesting.ACCEPTED not in json.loads(without.document)
    desks.settle(number)
