"""One language, spoken about one profile: what the rules say, put for a reader who has never seen the document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from express_entry.law import Language, Reason, Result, Text
from express_entry.law.text import Sayable

from .naming import Naming
from .report import Bullets, Cell, Paragraph, Row
from .typography import citation, number, sentence, typeset, written_out


class Voice(NamedTuple):
    """Everything that a report says goes through here once: language, names of facts, typography.

    ``instead`` are the words that are said in the place of others, as to the person whom the report is about.
    """

    language: Language
    naming: Naming
    instead: Mapping[Text, Text] = MappingProxyType({})

    def say(self, words: Sayable | str, **values: object) -> str:
        """The words in the language; ``values`` fill a template."""
        if isinstance(words, Text):
            words = self.instead.get(words, words)
            words = words.of(**values) if values else words
        elif isinstance(words, Reason) and words.text in self.instead:
            words = Reason(self.instead[words.text], words.values)
        said = self.naming.say(words) if isinstance(words, Reason) else self._plainly(words)
        return typeset(said, self.language)

    def _plainly(self, words: Sayable | str) -> str:
        return words if isinstance(words, str) else words.say(self.language)

    def cite(self, provision: str) -> str:
        """A provision as the language cites it."""
        return citation(provision, self.language)

    def names(self, paths: Sequence[str]) -> list[str]:
        """What a reader calls the facts at some paths, those of one piece of the profile together."""
        return [typeset(name, self.language) for name in self.naming.names(paths)]

    def day(self, day: date) -> str:
        """A day in words."""
        return written_out(day, self.language)

    def number(self, amount: int) -> str:
        """A whole number."""
        return number(amount, self.language)

    def paragraph(self, words: Sayable | str, *, faint: bool = False, **values: object) -> Paragraph:
        """A paragraph: a sentence, or several."""
        return Paragraph(sentence(self.say(words, **values)), faint)

    def bullets(self, items: Iterable[Sayable | str]) -> Bullets:
        """A list of sentences, each once."""
        return Bullets(tuple(dict.fromkeys(sentence(self.say(item)) for item in items)))


def row(*cells: str | Cell, group: bool = False) -> Row:
    """A row of a table."""
    made = tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells)
    return Row(made, "group" if group else "plain")


def marked(text: str, result: Result) -> Cell:
    """A cell with the sign of a result."""
    return Cell(text, result)
