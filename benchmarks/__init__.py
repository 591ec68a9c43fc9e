"""Speed, as ratios to a floor measured in the same run: ``python -m benchmarks``.

Absolute times depend on the machine and the hour; the ratio of a piece of work to the least that it could cost, taken
minute by minute beside it, does not depend on them nearly as much. Goals are what the project promises on a small
cloud machine. No test asserts a duration.
"""

from __future__ import annotations
