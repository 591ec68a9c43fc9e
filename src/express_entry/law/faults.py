"""What can go wrong when the law is asked for: each error says so in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from .text import Language, Reason, Text

if TYPE_CHECKING:
    from .tables import Gap


class LawError(ValueError):
    """The law cannot answer; :meth:`say` gives the sentence in either language."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """What is wrong, as a sentence in one language."""
        return self.reason.say(language)


class NoLawYet(LawError):
    """A day before Express Entry began."""

    def __init__(self, day: date, first: date) -> None:
        super().__init__(_NO_LAW_YET.of(day=day, first=first))


class LawGap(LawError):
    """The law of that day is known to have changed, and its values are not known."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(_GAP.of(first=gap.from_, reason=gap.reason))
        self.gap = gap


class NoTable(LawError):
    """No version of a table is recorded for that day."""

    def __init__(self, table: str, day: date) -> None:
        super().__init__(_NO_TABLE.of(table=table, day=day))
        self.table = table


class LawFileError(LawError):
    """A file of law that cannot be used; every problem found is listed.

    Each problem is a sentence that names the table, the field, the value and what is accepted.
    """

    def __init__(self, name: str, problems: Sequence[Reason]) -> None:
        self.problems = tuple(problems)
        super().__init__(_BAD_FILE.of(name=name, problems=_Lines(self.problems)))


class _Lines(tuple[Reason, ...]):
    __slots__ = ()

    def __new__(cls, reasons: Sequence[Reason]) -> _Lines:
        return super().__new__(cls, tuple(reasons))

    def say(self, language: Language) -> str:
        return "\n".join(f"  - {reason.say(language)}" for reason in self)


_NO_LAW_YET = Text(
    "{day} is before Express Entry began; accepted are days from {first} on",
    "Le {day} précède le début d'Entrée express; les jours acceptés commencent le {first}",
)
_GAP = Text(
    "the points in force since {first} are not known: {reason}",
    "les points en vigueur depuis le {first} ne sont pas connus : {reason}",
)
_NO_TABLE = Text(
    "no version of the table {table} is recorded for {day}",
    "aucune version de la table {table} n'est consignée pour le {day}",
)
_BAD_FILE = Text("{name} cannot be used as law:\n{problems}", "{name} ne peut pas servir de texte de loi :\n{problems}")
