"""A published round held again, on a synthetic pool of the distribution that was published with it.

What is published of a pool is how many stand in each band; what is published of a round is its size, the lowest score
and the tie-break. :func:`arrangement_of` takes a synthetic pool of that distribution, chooses what is not published so
that the result is possible, adds the fewest arrivals that it takes, and says how many of what it chose.
"""

from __future__ import annotations

from .arrangement import Arrangement
from .arranging import arrangement_of, replayable
from .comparing import differences
from .faults import NotReplayable

__all__ = ["Arrangement", "NotReplayable", "arrangement_of", "differences", "replayable"]
