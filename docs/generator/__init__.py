"""What builds the reference pages: each module turns one part of the package into pages in both languages."""

from __future__ import annotations
