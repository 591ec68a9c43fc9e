"""Where the history comes from: sources, coverage, corrections, oddities and gaps, in both languages.

Nothing here is needed to read a round, so it is loaded only by those who ask.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from enum import Enum
from functools import cache
from typing import NamedTuple

from ..law.text import Language, Reason, Text
from .published import rounds
from .record import Round
from .table import DATA


class Topic(Enum):
    """What a statement is about."""

    COVERAGE = "coverage"
    AGREEMENT = "agreement"
    CORRECTION = "correction"
    ODDITY = "oddity"
    POOL = "pool"
    GAP = "gap"

    def say(self, language: Language) -> str:
        """The topic as a heading."""
        return _TOPIC_WORDS[self].say(language)


class Statement(NamedTuple):
    """One thing to know about the history, and the rounds that it concerns; none named means all."""

    topic: Topic
    text: Text
    rounds: tuple[str, ...]


class Source(NamedTuple):
    """A public copy of the department's data, and how far it agrees with the history.

    ``last`` is the day of its last change, ``rounds`` how many rounds it holds, ``agree`` in how many of them date,
    invitations and cut-off are the same; ``tie_breaks`` and ``tie_breaks_agree`` likewise, ``None`` where it has none.
    """

    name: str
    kind: Text
    last: date
    rounds: int
    agree: int
    tie_breaks: int | None
    tie_breaks_agree: int | None


class Sources(NamedTuple):
    """What is known about the history as a whole; ``recorded`` is the day on which it was last brought up to date."""

    recorded: date
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]

    def about(self, topic: Topic) -> tuple[Statement, ...]:
        """The statements on one topic."""
        return tuple(each for each in self.statements if each.topic is topic)


@cache
def sources() -> Sources:
    """Where the history that comes with the package was taken from."""
    tree = tomllib.loads((DATA / "provenance.toml").read_text(encoding="utf-8"))
    kinds = {key: Text(**words) for key, words in tree["kinds"].items()}
    return Sources(
        recorded=tree["recorded"],
        statements=tuple(
            Statement(Topic(each["topic"]), Text(each["en"], each["fr"]), tuple(each.get("rounds", ())))
            for each in tree["statement"]
        ),
        sources=tuple(
            Source(
                each["name"],
                kinds[each["kind"]],
                each["last"],
                each["rounds"],
                each["agree"],
                each.get("tie_breaks"),
                each.get("tie_breaks_agree"),
            )
            for each in tree["source"]
        ),
    )


def coverage(some: Sequence[Round] | None = None) -> Reason:
    """How far a history reaches (unless given, the package's own): the sentence that belongs below a list of rounds."""
    own = rounds()
    known = own if some is None else some
    imported = len({*known} - {*own})
    return (_COVERAGE_WITH_IMPORT if imported else _COVERAGE).of(
        imported=imported,
        count=len(known),
        first=known[0].date,
        number=known[-1].number,
        last=known[-1].date,
        recorded=sources().recorded,
    )


_TOPIC_WORDS = {
    Topic.COVERAGE: Text("Coverage", "Étendue"),
    Topic.AGREEMENT: Text("Agreement of the sources", "Concordance des sources"),
    Topic.CORRECTION: Text("Corrections", "Corrections"),
    Topic.ODDITY: Text("Oddities", "Particularités"),
    Topic.POOL: Text("Distributions of the pool", "Répartitions du bassin"),
    Topic.GAP: Text("Gaps", "Lacunes"),
}
_COVERAGE = Text(
    "{count} published rounds, from {first} to round {number} of {last}, as recorded on {recorded}; a round held after "
    "{last} is not in this history.",
    "{count} rondes publiées, du {first} à la ronde {number} du {last}, selon l'état consigné le {recorded}; une ronde "
    "tenue après le {last} ne figure pas dans cet historique.",
)
_COVERAGE_WITH_IMPORT = Text(
    "{count} published rounds, from {first} to round {number} of {last}: those recorded on {recorded}, and what was "
    "imported since ({imported} added or changed); a round held after {last} is not in this history.",
    "{count} rondes publiées, du {first} à la ronde {number} du {last}\u00a0: celles de l'état consigné le {recorded}, "
    "et ce qui a été importé depuis (ajoutées ou modifiées\u00a0: {imported}); une ronde tenue après le {last} ne "
    "figure pas dans cet historique.",
)
