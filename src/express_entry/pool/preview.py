"""What a round would give now, without effect: the same rule over the same rows, and nothing written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from express_entry.selection import Outcome, select
from express_entry.selection.rows import Row
from express_entry.selection.snapshotrows import row_of

from . import clock
from .laws import goes_on, has_gap, require_ranking, service_law
from .profiles import Profile
from .rounds import instruction_at, known
from .states import LIVE


class Preview(NamedTuple):
    """What a round would give, and whether the clock has something to do first, which may change it."""

    outcome: Outcome
    due: bool
    last_known_rules: bool


def preview(number: str, now: datetime) -> Preview:
    """What the round would give at an instant.

    :raises NoRanking: on a day whose ranking is not known.
    :raises Conflict: where the category it names is not in force.
    """
    law = service_law().at(now)
    require_ranking(law)
    with transaction.atomic():
        instruction = instruction_at(known(number), now)
        outcome = select(rows(), instruction)
        return Preview(outcome, clock.due_now(now), has_gap(law) and goes_on())


def rows() -> Iterator[Row]:
    """Every profile in the pool or invited, as a round sees it."""
    lines = Profile.objects.filter(state__in=[each.value for each in LIVE]).values_list("line", flat=True)
    for line in lines.iterator(chunk_size=5000):
        row = row_of(line.removesuffix("\n"))
        assert isinstance(row, Row), line
        yield row
