"""Points in sentences that are said in the language of whoever reads them: their thousands are grouped as there."""

from __future__ import annotations

from typing import NamedTuple

from express_entry.law.text import Language
from express_entry.reports.typography import number, signed


class Grouped(NamedTuple):
    """A whole number."""

    amount: int

    def say(self, language: Language) -> str:
        """The number as the language groups its thousands."""
        return number(self.amount, language)


class Change(NamedTuple):
    """A difference, with its sign."""

    amount: int

    def say(self, language: Language) -> str:
        """The difference as the language groups its thousands."""
        return signed(self.amount, language)
