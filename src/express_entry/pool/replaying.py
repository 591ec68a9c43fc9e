"""A published round held again in a store of its own: the real round, on a synthetic pool that makes it possible."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from express_entry.law import Reason
from express_entry.replay import Arrangement, differences

from . import publishing, rounds, running
from .roundrows import Invitation, Round
from .rowloading import load_rows
from .states import RoundState
from .units import Desk


class Replayed(NamedTuple):
    """What a replay came to, and every way in which it is not the published result."""

    size: int
    cutoff: int | None
    tie_break: datetime | None
    last: str | None
    """The number of the last person invited."""
    differences: tuple[Reason, ...]
    verified: tuple[Reason, ...]
    """What a rerun from the snapshot found; nothing where it gives the same."""


def replay(arrangement: Arrangement) -> Replayed:
    """Fill an empty store with the pool of a round and hold it, by a clock that stands at the round's instant."""
    instruction, item = arrangement.instruction, arrangement.round
    at = instruction.instant
    one, other = (Desk(f"replay.{name}", lambda: at) for name in ("drafting", "authorising"))
    load_rows(one, arrangement.rows())
    drafted = rounds.Draft(
        number=instruction.number,
        grouping=instruction.grouping,
        programs=instruction.programs,
        earliest=at,
        legal_basis="replay",
        invitations=instruction.invitations,
        points_from=instruction.points_from,
        category=instruction.category,
    )
    rounds.draft(one, drafted)
    rounds.authorise(other, instruction.number)
    held = running.run(one, instruction.number)
    assert held.state == RoundState.RUN.value
    size = held.invited or 0
    found = differences(item, size, held.cutoff, held.tie_break)
    return Replayed(size, held.cutoff, held.tie_break, _last(held), found, publishing.check(instruction.number))


def _last(held: Round) -> str | None:
    last = Invitation.objects.filter(round=held).select_related("profile").order_by("-rank").first()
    return None if last is None else last.profile.number
