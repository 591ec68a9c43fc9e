"""The result of a round as bytes that follow from its snapshot alone: ``express-entry/round-result@1``.

The bytes hold no word of the engine that made them and no instant of their making, so that any later release gives the
same bytes from the same snapshot. Should the rule of a round ever change, that is another version of this format; what
was decided under this one stays with the rule that this one names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from express_entry.law import Reason, Text

from .check_line import RESULT, Refused, canonical, parsed
from .documents import BadDocument, instant_text, instruction_tree
from .leaves import Leaves
from .outcome import Outcome
from .rows import Exclusion
from .select import select
from .snapshot import Snapshot, read_snapshot

IN_POOL_ALL_THE_SAME = frozenset(
    {
        Exclusion.NO_PROGRAM,
        Exclusion.NOMINEE_NOT_COVERED,
        Exclusion.NOT_A_NOMINEE,
        Exclusion.NOT_IN_PROGRAM,
        Exclusion.NOT_IN_CATEGORY,
        Exclusion.POINTS_NOT_KNOWN,
    }
)
"""The reasons of those who were in the pool at the round's instant and not in its grouping."""


class Rerun:
    """A round held again from its snapshot: who was invited, the tree of all lines, and the result's bytes."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def outcome(self) -> Outcome:
        """Who is invited, by :func:`~express_entry.selection.select`."""
        return select(self.snapshot.rows, self.snapshot.instruction)

    @cached_property
    def leaves(self) -> Leaves:
        """Every person's own line, and the tree over them."""
        return Leaves(self.outcome, self.snapshot.rows, self.snapshot.key)

    @cached_property
    def tree(self) -> dict[str, Any]:
        """The result as plain values."""
        outcome, excluded = self.outcome, self.outcome.exclusions
        elsewhere = sum(many for reason, many in excluded.items() if reason not in IN_POOL_ALL_THE_SAME)
        return {
            "format": RESULT,
            "instruction": instruction_tree(outcome.instruction),
            "snapshot": self.snapshot.digest,
            "law": self.snapshot.law_fingerprint,
            "last_known_rules": self.snapshot.last_known_rules,
            "in_pool": len(self.snapshot.rows) - elsewhere,
            "ranked": len(outcome.ranked),
            "excluded": {reason.value: many for reason, many in excluded.items()},
            "invited": len(outcome.invited),
            "invited_by_program": dict(outcome.by_program),
            "invited_by_points": [list(pair) for pair in outcome.by_points.items()],
            "cutoff": outcome.cutoff,
            "tie_break": None if outcome.tie_break is None else instant_text(outcome.tie_break),
            "tied_in": outcome.tied_in,
            "tied_out": outcome.tied_out,
            "exhausted": outcome.exhausted,
            "decided_by_number": outcome.decided_by_number,
            "leaves": len(self.snapshot.rows),
            "root": self.leaves.tree.root.hex(),
        }

    @cached_property
    def result(self) -> bytes:
        """The result as its canonical bytes."""
        return canonical(self.tree)


def rerun(snapshot: Snapshot) -> bytes:
    """The canonical bytes of the result that a snapshot gives."""
    return Rerun(snapshot).result


def verify(snapshot: bytes, result: bytes) -> tuple[Reason, ...]:
    """Every way in which a stored result is not what its stored snapshot gives, byte for byte; none where it is.

    What cannot be read is a difference too: nothing is raised, however bad the bytes.
    """
    try:
        again = Rerun(read_snapshot(snapshot))
    except BadDocument as fault:
        return (SNAPSHOT.of(fault=fault.reason),)
    if again.result == result:
        return ()
    try:
        stated = parsed(result, "result")
    except Refused as fault:
        return (Text(fault.en, fault.fr).of(),)
    return tuple(_differences(stated, again.tree)) or (WRITTEN_OTHERWISE.of(),)


def _differences(stated: dict[str, Any], found: dict[str, Any], above: str = "") -> Iterator[Reason]:
    for name in sorted(set(stated) | set(found)):
        here, again = stated.get(name, MISSING), found.get(name, MISSING)
        if isinstance(here, dict) and isinstance(again, dict):
            yield from _differences(here, again, f"{above}{name}.")
        elif _said(here) != _said(again):
            yield DIFFERENT.of(field=f"{above}{name}"[:80], stated=_said(here), found=_said(again))


def _said(value: object) -> str | Text:
    return MISSING if value is MISSING else canonical(value).decode()[:200]


MISSING = Text("nothing", "rien")
SNAPSHOT = Text("The snapshot cannot be read. {fault}", "L'instantané ne peut être lu. {fault}")
WRITTEN_OTHERWISE = Text(
    "The result says the same and is not written in the canonical way: its bytes differ.",
    "Le résultat dit la même chose sans être écrit de la façon canonique : ses octets diffèrent.",
)
DIFFERENT = Text(
    "{field}: the result says {stated}; the snapshot gives {found}.",
    "{field} : le résultat dit {stated}; l'instantané donne {found}.",
)
