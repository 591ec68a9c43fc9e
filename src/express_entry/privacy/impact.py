"""The algorithmic-impact record of each automated step: what it decides or only prepares, from what, and who answers.

It answers what the Treasury Board's Directive on Automated Decision-Making asks to be known of such a step. A level of
impact by that directive is the department's to set, and is not claimed here.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from express_entry.law import Text

FILE = "impact.toml"


@dataclass(frozen=True)
class Step:
    """One automated step; ``covers`` are the events of the audit trail that it causes by itself."""

    id: str
    decides: bool
    """Whether somebody's case is settled by it; else it prepares what an officer decides."""
    covers: tuple[str, ...]
    law: str
    tests: str
    title: Text
    what: Text
    data: Text
    human: Text
    recourse: Text
    risks: Text


@lru_cache(maxsize=1)
def steps() -> tuple[Step, ...]:
    """The record of every automated step, in the order in which a person meets them."""
    tree = tomllib.loads((files(__package__) / FILE).read_text("utf-8"))
    return tuple(_step(each) for each in tree["step"])


def _step(written: dict[str, object]) -> Step:
    texts = {name: Text(**value) for name, value in written.items() if isinstance(value, dict)}
    covers = written["covers"]
    assert isinstance(covers, list)
    return Step(
        id=str(written["id"]),
        decides=written["decides"] is True,
        covers=tuple(covers),
        law=str(written["law"]),
        tests=str(written["tests"]),
        **texts,
    )


HEADS: dict[str, Text] = {
    "what": Text("What it does", "Ce qu'elle fait"),
    "data": Text("What it goes by", "Ce sur quoi elle se fonde"),
    "human": Text("Who has a hand in it", "Qui y a part"),
    "recourse": Text("What somebody can do about it", "Ce qu'une personne peut y faire"),
    "risks": Text("What may go wrong", "Ce qui peut mal tourner"),
}
"""What is told of each step, in this order."""
DECIDES = Text("It decides.", "Elle décide.")
PREPARES = Text("It prepares; an officer decides.", "Elle prépare; un agent décide.")
PROVISION = Text("Provision", "Disposition")
TESTED = Text("Tested by", "Vérifiée par")
