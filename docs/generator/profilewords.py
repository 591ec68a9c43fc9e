"""What each object and field of the profile document means: the words that the package itself uses."""

from __future__ import annotations

from express_entry.profile.meanings import FIELDS, OBJECTS, meaning

__all__ = ["FIELDS", "OBJECTS", "meaning"]
