"""Canada's Express Entry, computed: who is eligible, with how many points, on which day, and why."""

from __future__ import annotations

__version__ = "0.1.0"
