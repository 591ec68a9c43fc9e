"""Whose candidates a round could invite: the programs that the department lists with it.

In every row of the department's feed a general round lists the four programs, a category-based round the three
federal ones without the nominees, and a round for a program that program alone.
"""

from __future__ import annotations

from .record import Round, RoundType

FEDERAL = ("fsw", "cec", "fst")
ALL = (*FEDERAL, "pnp")


def programs_covered(round_: Round) -> tuple[str, ...]:
    """The programs whose candidates a round could invite, in the department's order."""
    if round_.round_type is RoundType.PROGRAM:
        return (round_.program_or_category,)
    return ALL if round_.round_type is RoundType.GENERAL else FEDERAL
