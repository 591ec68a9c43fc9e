"""How far a long piece of work is, on a terminal: a line that is written over."""

from __future__ import annotations

import contextlib
import time
from typing import TextIO

from express_entry.law import Text
from express_entry.law.text import Language

WIDTH = 30
SECONDS = 0.2
"""Between two lines."""


class Progress:
    """A line on a terminal; nothing at all where there is none."""

    def __init__(self, stream: TextIO | None, language: Language) -> None:
        self.stream = stream if stream is not None and stream.isatty() else None
        self.language = language
        self.began = self.last = time.monotonic()
        self.shown = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def told(self, done: int, whole: int | None, rows: int) -> None:
        """So much is done, of so much where that is known, in so many rows."""
        now = time.monotonic()
        if self.stream is None or now - self.last < SECONDS:
            return
        self.last = now
        rate = rows / max(now - self.began, 1e-9)
        text = ROWS.of(rows=rows, rate=round(rate)).say(self.language)
        if whole:
            share = min(done / whole, 1)
            filled = round(share * WIDTH)
            text = f"[{'█' * filled}{'░' * (WIDTH - filled)}] {round(share * 100)} % · {text}"
        self._put(text)

    def clear(self) -> None:
        """Take the line away."""
        if self.shown:
            self._put("")
            self._write("\r")
            self.shown = 0

    def _put(self, text: str) -> None:
        self._write(f"\r{text}{' ' * (self.shown - len(text))}")
        self.shown = len(text)

    def _write(self, text: str) -> None:
        if self.stream is not None:
            with contextlib.suppress(OSError):
                self.stream.write(text)
                self.stream.flush()


ROWS = Text("{rows} rows · {rate} a second", "{rows} lignes · {rate} par seconde")
