"""What of a caseload did not fit: on standard error in short, and as a table in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from express_entry.law.text import Language, Text
from express_entry.profile.misfits import HEADS, misfits
from express_entry.profile.spreadsheet import Notice, Refused

from .faults import MOST_SHOWN_OF_A_NAME, printable

__all__ = ["HEADS", "Tally"]

MOST_SHOWN = 20
"""Clients and columns that did not fit of which standard error tells; the others are counted."""


class Tally:
    """What came of a caseload: how many clients were answered, who was not and why, and what else is to be said."""

    def __init__(self) -> None:
        self.answered = 0
        self.refused: list[Refused] = []
        self.notices: list[Notice] = []

    @property
    def misfits(self) -> list[Notice]:
        """Columns that were not read."""
        return [notice for notice in self.notices if notice.misfit]

    @property
    def code(self) -> int:
        """The exit code: 0 where everybody fits, 2 where nobody does, 3 where somebody or some column does not."""
        if not self.answered:
            return 2
        return PARTLY if self.refused or self.misfits else 0

    def rows(self, language: Language) -> Iterator[list[str | int | None]]:
        """Everything that did not fit, a row each, under :data:`HEADS`."""
        return misfits(self.notices, self.refused, language)

    def say(self, language: Language) -> str:
        """What a person is told in short; empty where everything fits."""
        lines = [_of_notice(notice, language) for notice in self.notices]
        lines += [line for refused in self.refused[:MOST_SHOWN] for line in _of_client(refused, language)]
        if len(self.refused) > MOST_SHOWN:
            lines.append(MORE.of(count=len(self.refused) - MOST_SHOWN).say(language))
        if not self.answered and not self.refused:
            lines.append(NOBODY.say(language))
        elif self.refused:
            lines.append(SUMMARY.of(answered=self.answered, refused=len(self.refused)).say(language))
        return "".join(f"{line}\n" for line in lines)


PARTLY = 3
"""The exit code where some clients or columns did not fit and the others were answered."""


def _of_notice(notice: Notice, language: Language) -> str:
    if notice.misfit:
        return NOT_READ.of(place=notice.place, said=notice.finding).say(language)
    return NOTE.of(place=notice.place, said=notice.finding.problem.message).say(language)


def _of_client(refused: Refused, language: Language) -> Sequence[str]:
    named = printable(str(refused.reference), MOST_SHOWN_OF_A_NAME) if refused.reference else ""
    who = REFERRED.of(place=refused.place, reference=named) if named else refused.place
    if len(refused.findings) == 1:
        return [REFUSED.of(place=who, said=refused.findings[0]).say(language)]
    heading = REFUSED.of(place=who, said=PROBLEMS.of(count=len(refused.findings))).say(language)
    return [heading, *(f"  - {finding.say(language)}" for finding in refused.findings)]


REFERRED = Text("{place} ({reference})", "{place} ({reference})")
REFUSED = Text("{place}: {said}", "{place} : {said}")
PROBLEMS = Text("{count} problems:", "{count} problèmes :")
NOT_READ = Text("Not read: {place}, {said}", "Non lu : {place}, {said}")
NOTE = Text("Note: {place}: {said}.", "Note : {place} : {said}.")
MORE = Text(
    "… and {count} more who do not fit; --rejects FILE lists every problem.",
    "… et {count} de plus qui ne conviennent pas; --rejects FICHIER liste tous les problèmes.",
)
NOBODY = Text(
    "There is no client in what was given. Accepted: profiles, or rows of clients below the heads of a spreadsheet.",
    "Il n'y a aucun client dans ce qui a été donné. Valeurs acceptées : des profils, ou des lignes de clients sous les "
    "en-têtes d'un tableur.",
)
SUMMARY = Text(
    "{refused} did not fit; {answered} did.",
    "{refused} ne conviennent pas; {answered} conviennent.",
)
