"""What an import found and changed, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from ..law.text import LANGUAGES, Language, Reason, Text
from .feedrows import Row
from .problems import Effect, Numbers, Problem


class Change(NamedTuple):
    """A column of the rounds table with what stood in it and what stands in it now, as the table has it."""

    field: str
    before: str
    after: str


class RoundChange(NamedTuple):
    """A round that is no longer what it was."""

    number: str
    changes: tuple[Change, ...]


class Report(NamedTuple):
    """What taking in a feed changed.

    ``added``, ``unchanged`` and ``changed`` are rounds of the history; ``quarantined`` are rows that are kept and not
    used; ``problems`` is everything found, about the file first, then row by row. The days are those of distributions
    of the pool. ``complete`` is false where the file was cut or damaged.
    """

    language: Language
    encoding: str
    complete: bool
    rows: int
    added: tuple[str, ...]
    changed: tuple[RoundChange, ...]
    unchanged: tuple[str, ...]
    quarantined: tuple[Row, ...]
    distributions_added: tuple[date, ...]
    distributions_changed: tuple[date, ...]
    problems: tuple[Problem, ...]

    @property
    def left_out(self) -> tuple[Problem, ...]:
        """The rows and the values that were found and are not used."""
        return tuple(each for each in self.problems if each.effect is not Effect.NOTED)

    @property
    def is_usable(self) -> bool:
        """Whether the file is a feed at all: it has rows, or a whole list without any."""
        return bool(self.rows) or self.complete

    def say(self, language: Language) -> str:
        """The report as lines of text: what changed, then every problem."""
        lines = [reason.say(language) for reason in self.summary()]
        lines += [f"  - {each.say(language)}" for each in self.problems]
        return "\n".join(lines)

    def to_json(self) -> dict[str, Any]:
        """The report as a JSON object, its sentences in both languages."""
        return {
            "language": self.language,
            "encoding": self.encoding,
            "complete": self.complete,
            "rows": self.rows,
            "added": list(self.added),
            "changed": [
                {"number": each.number, "fields": [change._asdict() for change in each.changes]}
                for each in self.changed
            ],
            "unchanged": list(self.unchanged),
            "quarantined": [{"row": row.place, "number": row.number} for row in self.quarantined],
            "distributions": {
                "added": [day.isoformat() for day in self.distributions_added],
                "changed": [day.isoformat() for day in self.distributions_changed],
            },
            "problems": [each.to_json() for each in self.problems],
            "summary": {each: [reason.say(each) for reason in self.summary()] for each in LANGUAGES},
        }

    def summary(self) -> Iterator[Reason]:
        """What changed, a sentence each."""
        yield _READ.of(rows=self.rows, language=_LANGUAGE[self.language], encoding=self.encoding)
        if not self.complete:
            yield _INCOMPLETE.of()
        if self.added:
            yield _ADDED.of(count=len(self.added), numbers=Numbers(self.added))
        for each in self.changed:
            yield _CHANGED.of(number=each.number, changes=[_in_words(change) for change in each.changes])
        if self.unchanged or not (self.added or self.changed):
            yield _UNCHANGED.of(count=len(self.unchanged))
        if self.quarantined:
            places = [str(row.place) for row in self.quarantined]
            yield _QUARANTINED.of(count=len(places), places=Numbers(places))
        days = (self.distributions_added, self.distributions_changed)
        if any(days):
            yield _DISTRIBUTIONS.of(added=len(days[0]), changed=len(days[1]))


def _in_words(change: Change) -> Reason:
    return _CHANGE.of(field=change.field, before=change.before or _NOTHING, after=change.after or _NOTHING)


_LANGUAGE: dict[Language, Text] = {"en": Text("English", "en anglais"), "fr": Text("French", "en français")}
_READ = Text("{language} feed, {encoding}: {rows} rows.", "Flux {language}, {encoding}\u00a0: {rows} lignes.")
_INCOMPLETE = Text(
    "The file is cut or damaged: rows are missing.", "Le fichier est tronqué ou endommagé\u00a0: des lignes manquent."
)
_ADDED = Text("New rounds: {count} ({numbers}).", "Nouvelles rondes\u00a0: {count} ({numbers}).")
_CHANGED = Text("Changed: round {number}, {changes}.", "Modifiée\u00a0: ronde {number}, {changes}.")
_CHANGE = Text("{field} from {before} to {after}", "{field} de {before} à {after}")
_NOTHING = Text("nothing", "rien")
_UNCHANGED = Text("Rounds as they were known: {count}.", "Rondes déjà connues telles quelles\u00a0: {count}.")
_QUARANTINED = Text(
    "Rows set aside, kept and not used: {count} (row {places}).",
    "Lignes mises de côté, conservées sans être utilisées\u00a0: {count} (ligne {places}).",
)
_DISTRIBUTIONS = Text(
    "Distributions of the pool, new: {added}, changed: {changed}.",
    "Répartitions du bassin, nouvelles\u00a0: {added}, modifiées\u00a0: {changed}.",
)
