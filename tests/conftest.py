"""What every test runs under: one Hypothesis profile, no deadline (no test asserts a duration)."""

from __future__ import annotations

import os

from hypothesis import settings

# On a build machine the same examples every time, so that a change is judged by what it changes; at a desk new ones.
settings.register_profile("express-entry", deadline=None, print_blob=True, derandomize="CI" in os.environ)
settings.load_profile("express-entry")
