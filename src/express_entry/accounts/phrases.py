"""Passwords that are made up for somebody who changes them later: easy to read aloud, hard to guess."""

from __future__ import annotations

import secrets

SYLLABLES = tuple(first + second for first in "bdfklmnrt" for second in "aeio")
LONG = 12
"""How many syllables one has: some sixty bits."""


def made_up() -> str:
    """A new password of four words that mean nothing; it is kept nowhere."""
    said = [secrets.choice(SYLLABLES) for _ in range(LONG)]
    return " ".join("".join(said[place : place + 3]) for place in range(0, LONG, 3))
