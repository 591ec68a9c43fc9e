"""Somebody's own line in every published round that saw their profile: ranked or not, and why (Act, 10.2(4)).

An invitation is a row of its own; that somebody was ranked and not invited stands in the snapshot of the round alone,
and is read from there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from express_entry.pool.faults import NotFound
from express_entry.pool.profiles import Profile, number_text
from express_entry.pool.publishing import line
from express_entry.pool.roundrows import Round
from express_entry.pool.states import RoundState

SHOWN = ("invited", "rank", "program", "points", "submitted", "exclusion")


class OwnLine(NamedTuple):
    """The line of a profile in a round, with the bytes of its proof."""

    round: str
    instant: datetime
    profile: str
    proof: bytes

    @property
    def row(self) -> dict[str, object]:
        """What it says, in plain values."""
        told = json.loads(self.proof)
        margin = {f"margin_{name}": value for name, value in told["margin"].items()}
        return {"round": self.round, "profile": self.profile, **{name: told["line"][name] for name in SHOWN}, **margin}


def own_lines(profiles: tuple[int, ...]) -> Iterator[OwnLine]:
    """The lines of some profiles, round by round in the order in which these were held."""
    stays = {
        key: (submitted, ended)
        for key, submitted, ended in Profile.objects.filter(id__in=profiles, submitted__isnull=False).values_list(
            "id", "submitted", "ended"
        )
    }
    rounds = Round.objects.filter(state=RoundState.PUBLISHED.value).order_by("instant", "id")
    for number, instant in rounds.values_list("number", "instant"):
        assert instant is not None
        for key, (submitted, ended) in sorted(stays.items()):
            if submitted is not None and submitted <= instant and (ended is None or instant <= ended):
                with suppress(NotFound):  # the pool of the round did not hold it
                    profile = number_text(key)
                    yield OwnLine(number, instant, profile, line(number, profile))
