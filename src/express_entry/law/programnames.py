"""What programs are called: by the law of the package, and by every file of law that was laid over it.

Each program's table of requirements says its name, so a program that a file of law adds is called as the file says.
Which programs there are on a day is no question of names: it is asked of the law of that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from .lawfile import consolidated
from .programtable import NAME, REQUIREMENTS, SHORT, TABLE, is_words, programs_in
from .tables import Table
from .text import Text


class Names(Mapping[str, Text]):
    """Names of programs by slug, of every program that is known; to go through them gives those of the package.

    :param by_place: in the order of their places in a store, in which rounds name them, and not in that of the table.
    """

    def __init__(self, attribute: str, *, by_place: bool = False) -> None:
        self.attribute, self.by_place = attribute, by_place
        self._learnt: dict[str, Text] = {}

    def __getitem__(self, slug: str) -> Text:
        if slug not in self._learnt:
            self.learn([consolidated().tables[f"{slug}{REQUIREMENTS}"]])
        return self._learnt[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(_own(self.by_place))

    def __len__(self) -> int:
        return len(_own(self.by_place))

    def learn(self, tables: Iterable[Table]) -> None:
        """Take in what tables of requirements say that their programs are called."""
        for table in tables:
            words: Any = table.attributes.get(self.attribute)
            if table.id.endswith(REQUIREMENTS) and is_words(words):
                self._learnt[table.id.removesuffix(REQUIREMENTS)] = Text(words["en"], words["fr"])


@lru_cache(maxsize=2)
def _own(by_place: bool) -> Sequence[str]:
    found = {each for version in consolidated().tables[TABLE].versions for each in programs_in(version)}
    told = dict.fromkeys(
        each.slug for version in consolidated().tables[TABLE].versions for each in programs_in(version)
    )
    return [each.slug for each in sorted(found, key=lambda each: each.place)] if by_place else [*told]


PROGRAM_NAMES = Names(NAME)
PROGRAMS_OF_ROUNDS = Names(NAME, by_place=True)
PROGRAMS_IN_SHORT = Names(SHORT)
"""The department's abbreviations, for where there is no room."""


def learn(tables: Iterable[Table]) -> None:
    """Take in what the tables of a file of law say that its programs are called."""
    found = tuple(tables)
    for names in (PROGRAM_NAMES, PROGRAMS_OF_ROUNDS, PROGRAMS_IN_SHORT):
        names.learn(found)
