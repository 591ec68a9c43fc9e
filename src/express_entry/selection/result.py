"""The result of a round as bytes that follow from its snapshot alone: ``express-entry/round-result@4``.

The bytes hold no word of the engine that made them and no instant of their making, so that any later release gives the
same bytes from the same snapshot. Should the rule of a round ever change, that is another version of this format; what
was decided under this one stays with the rule that this one names.

Versions 3 and 4 say how many were invited, where the line fell, and how many of each program where that tells no rank,
and count nobody else (:mod:`.fewness`): whatever else is counted can be set against a person's own rank and against
what else is published, and then tells of one to five. Nor do their trees say how many leaves they have. Version 2 left
out small counts one by one, version 1 held every count. In version 3 the place of somebody who is not ranked was a
bound on how many are not; in version 4 it is drawn. What was published in any of them is made and verified in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from express_entry.law import Reason, Text
from express_entry.law.programtable import NOMINEES

from .check_line import COUNTED, RESULT, RESULTS, Refused, canonical, parsed
from .documents import BadDocument, instant_text, instruction_tree
from .fewness import banded, enough, is_few, left_out
from .instruction import Instruction
from .leaves import Layout, Leaves
from .outcome import Outcome
from .rows import Exclusion
from .select import select
from .snapshot import Snapshot, read_snapshot

WITH_EVERY_COUNT = RESULTS[0]
"""The version of a result that left no count out."""
WITH_COUNTS = COUNTED
"""The versions of a result that say how many were in the pool, ranked, tied, kept out, and invited at each score."""
PADDED = RESULTS[2]
"""The version whose leaves stand side by side in a tree of fixed size; from the next on they stand at drawn places."""
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

    def __init__(self, snapshot: Snapshot, form: str = RESULT) -> None:
        self.snapshot, self.form = snapshot, form

    @cached_property
    def outcome(self) -> Outcome:
        """Who is invited, by :func:`~express_entry.selection.select`."""
        return select(self.snapshot.rows, self.snapshot.instruction)

    @cached_property
    def leaves(self) -> Leaves:
        """Every person's own line, and the tree over them."""
        return Leaves(self.outcome, self.snapshot.rows, self.snapshot.key, layout_of(self.form))

    @cached_property
    def tree(self) -> dict[str, Any]:
        """The result as plain values."""
        outcome = self.outcome
        return {
            "format": self.form,
            "instruction": instruction_tree(outcome.instruction),
            "snapshot": self.snapshot.digest,
            "law": self.snapshot.law_fingerprint,
            "last_known_rules": self.snapshot.last_known_rules,
            "invited": len(outcome.invited),
            **self._counts,
            "cutoff": outcome.cutoff,
            "tie_break": None if outcome.tie_break is None else instant_text(outcome.tie_break),
            "exhausted": outcome.exhausted,
            "decided_by_number": outcome.decided_by_number,
            "root": self.leaves.tree.root.hex(),
        }

    @property
    def _counts(self) -> dict[str, Any]:
        """What the version counts besides the invited."""
        outcome = self.outcome
        if self.form not in WITH_COUNTS:
            return {"invited_by_program": _by_program(outcome, shown=not _tells_a_rank(outcome.instruction))}
        whole = {"ranked": len(outcome.ranked), "leaves": len(self.snapshot.rows)}
        return whole | (_every_count(outcome) if self.form == WITH_EVERY_COUNT else _counts_of_enough(outcome))

    @cached_property
    def result(self) -> bytes:
        """The result as its canonical bytes."""
        return canonical(self.tree)


def layout_of(form: str) -> Layout:
    """How the leaves stand in the tree of a version of a result."""
    if form in WITH_COUNTS:
        return Layout.CLOSE
    return Layout.PADDED if form == PADDED else Layout.SCATTERED


def _every_count(outcome: Outcome) -> dict[str, Any]:
    """The counts of a result of version 1."""
    return {
        "in_pool": _in_pool(outcome),
        "excluded": {reason.value: many for reason, many in outcome.exclusions.items()},
        "invited_by_program": dict(outcome.by_program),
        "invited_by_points": [list(pair) for pair in outcome.by_points.items()],
        "tied_in": outcome.tied_in,
        "tied_out": outcome.tied_out,
    }


def _counts_of_enough(outcome: Outcome) -> dict[str, Any]:
    """The counts of a result of version 2: none of one to five people but of the whole round."""
    in_pool, excluded = _in_pool(outcome), outcome.exclusions
    inside = {reason: many for reason, many in excluded.items() if reason in IN_POOL_ALL_THE_SAME}
    outside = {reason: many for reason, many in excluded.items() if reason not in inside}
    if is_few(sum(inside.values())) or is_few(sum(outside.values())):
        in_pool, hidden = None, left_out(excluded)
    else:
        hidden = left_out(inside) | left_out(outside)
    return {
        "in_pool": in_pool,
        "excluded": {reason.value: many for reason, many in excluded.items() if reason not in hidden},
        "excluded_otherwise": sum(excluded[reason] for reason in hidden),
        "invited_by_program": _by_program(outcome),
        "invited_by_points": banded(outcome.by_points.items()),
        "tied_in": enough(outcome.tied_in),
        "tied_out": enough(outcome.tied_out),
    }


def _by_program(outcome: Outcome, *, shown: bool = True) -> dict[str, int | None]:
    """How many were invited in each program: no few, and none that gives those away."""
    programs = {each: outcome.by_program.get(each, 0) for each in sorted(outcome.instruction.programs)}
    few = left_out(programs) if shown else programs.keys()
    return {each: None if each in few else many for each, many in programs.items()}


def _tells_a_rank(instruction: Instruction) -> bool:
    """Whether the number of one program says how many stand before everybody else.

    A nomination is worth more points than all else together, so nominees are the first in the order: their number,
    and the rank of somebody else, tell how many others stand before that person.
    """
    return NOMINEES in instruction.programs and len(instruction.programs) > 1


def _in_pool(outcome: Outcome) -> int | None:
    there = sum(many for reason, many in outcome.exclusions.items() if reason in IN_POOL_ALL_THE_SAME)
    return len(outcome.ranked) + there


def format_of(result: bytes) -> str:
    """The version that a stored result states; the present one, where it states none that is known."""
    try:
        stated = parsed(result, "result").get("format")
    except Refused:
        return RESULT
    return stated if type(stated) is str and stated in RESULTS else RESULT


def rerun(snapshot: Snapshot) -> bytes:
    """The canonical bytes of the result that a snapshot gives."""
    return Rerun(snapshot).result


def verify(snapshot: bytes, result: bytes) -> tuple[Reason, ...]:
    """Every way in which a stored result is not what its stored snapshot gives, byte for byte; none where it is.

    What cannot be read is a difference too: nothing is raised, however bad the bytes.
    """
    try:
        again = Rerun(read_snapshot(snapshot), format_of(result))
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
