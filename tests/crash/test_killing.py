"""Whatever is killed, and wherever: nothing is half done, and who takes it up ends where nobody was disturbed."""

from __future__ import annotations

import random
from collections import Counter

from tests.crash.conftest import KILLS, TOLD
from tests.crash.programs import said
from tests.service.running import Instance

SEED = 101
INVITED = [8, 5, 6]


def test_a_store_that_is_killed_anywhere_is_whole_and_is_taken_up_as_if_nothing_had_been(
    instance: Instance, kills: int
) -> None:
    """At random moments and points, inside transactions too, during loads, clocks, a change of law and rounds."""
    seed = SEED if kills == KILLS else random.SystemRandom().randrange(1 << 32)
    report = said(instance, "killing", kills, seed)
    found = report["found"]
    wrong = [each for each in found if each["faults"] or each["differs"] or each["became"] == "failed"]
    assert not wrong, (seed, wrong[:3])
    ended = Counter(each["way"] for each in found if each["became"] in {"killed", "lost"})
    assert ended.total() >= kills
    assert report["invited"] == INVITED
    assert min(report["points"]) > 50, "each step has many points at which it may end"
    if kills != KILLS:
        kind = "PostgreSQL" if instance.url else "SQLite"
        TOLD.append(f"{kind}: {', '.join(f'{many} × {way}' for way, many in sorted(ended.items()))}; seed {seed}")


def test_without_transactions_the_same_looking_finds_what_is_half_done(instance: Instance) -> None:
    """Otherwise the test above could not fail."""
    assert said(instance, "killing", 12, SEED, "round")
