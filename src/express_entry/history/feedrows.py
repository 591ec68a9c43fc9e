"""One row of the department's feed: its fields as they are, and the round and the distribution that they state.

A value that cannot be read is told and kept as it is. Without a number, a name, a size, a lowest score, a date or an
instant there is no round, and a row that says what cannot be is not believed: it is set aside whole.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from ..law.days import day_of
from ..law.text import Language, Reason, Text
from .checks import contradictions
from .distribution import Distribution
from .errata import erratum
from .feedbands import read_distribution
from .feedcells import Cells
from .feednames import Known, accepted_names, read_name
from .figures import COUNT, ROUND_NUMBER, read_count, read_round_number
from .instants import read_day, read_instant
from .notes import Note
from .problems import Effect, Problem
from .record import Confidence, Round
from .table import write_instant
from .verbatim import Fields


class Row(NamedTuple):
    """A row of the feed as it is, and what it says.

    ``place`` counts from 1 in the order of the file. ``round`` and ``distribution`` are ``None`` where the row does not
    state one, or is set aside. ``language`` is that of its name, where the name is known.
    """

    place: int
    fields: Fields
    number: str | None
    round: Round | None
    distribution: Distribution | None
    language: Language | None
    problems: tuple[Problem, ...]

    @property
    def is_set_aside(self) -> bool:
        """Whether nothing of the row is used."""
        return any(each.effect is Effect.SET_ASIDE for each in self.problems)

    def setting_aside(self, problem: Problem) -> Row:
        """The same row, set aside for one more reason."""
        return self._replace(round=None, distribution=None, problems=(*self.problems, problem))


def read_row(place: int, fields: Fields) -> Row:
    """A row of the feed, read; what is wrong with it is in its ``problems``."""
    cells = Cells(place, fields)
    cells.number = cells.read("drawNumber", read_round_number, ROUND_NUMBER, required=True)
    known = cells.read("drawName", read_name, accepted_names, required=True)
    size = cells.read("drawSize", read_count, COUNT, required=True)
    cutoff = cells.read("drawCRS", read_count, COUNT, required=True)
    times = _times(cells)
    distribution = read_distribution(cells, times.date)
    _check_repeated(cells)
    stated: Round | None = None
    if cells.number and known and times.date and times.instant and size is not None and cutoff is not None:
        stated = _round(cells.number, known, times, size, cutoff)
        _check(cells, stated)
    row = Row(
        place, fields, cells.number, stated, distribution, known.language if known else None, tuple(cells.problems)
    )
    return row._replace(round=None, distribution=None) if row.is_set_aside else row


class _Times(NamedTuple):
    """The days and instants of a row, and remarks on how they were read."""

    date: date | None
    instant: datetime | None
    tie_break: datetime | None
    notes: tuple[Note, ...]


def _times(cells: Cells) -> _Times:
    notes: list[Note] = []
    day = _date(cells)
    instant = _instant(cells, "drawDateTime", day, notes, required=True)
    tie_break = _instant(cells, "drawCutOff", day, notes, required=False)
    return _Times(day, instant, tie_break, tuple(notes))


def _date(cells: Cells) -> date | None:
    """The date of the round; the full date stands in where the short one cannot be read."""
    full = cells.read("drawDateFull", read_day, DAY)
    short = cells.read("drawDate", _corrected_day(cells), DAY, required=full is None)
    if short and full and short != full:
        cells.tell("drawDateFull", _OTHER_DATE.of(full=full, short=short), None, Effect.NOTED)
    elif full and not short and not cells.has("drawDate"):
        cells.tell("drawDate", _FULL_DATE.of(full=full), None, Effect.NOTED)
    return short or full


def _corrected_day(cells: Cells) -> Callable[[str], date]:
    def read(text: str) -> date:
        known = erratum(cells.number, "drawDate", text.strip())
        if known is None:
            return read_day(text)
        cells.tell("drawDate", _CORRECTED.of(read_as=known.read_as, why=known.why), None, Effect.NOTED)
        return read_day(known.read_as)

    return read


def _instant(cells: Cells, name: str, day: date | None, notes: list[Note], *, required: bool) -> datetime | None:
    read = cells.read(name, lambda text: read_instant(text, year=day.year if day else None), INSTANT, required=required)
    if read is None:
        return None
    known = erratum(cells.number, name, write_instant(read.instant))
    if known:
        cells.tell(name, _CORRECTED.of(read_as=known.read_as, why=known.why), None, Effect.NOTED)
        notes += [known.note] if known.note else []
        return read_instant(known.read_as).instant
    if read.year_supplied:
        cells.tell(name, _YEAR_SUPPLIED.of(year=str(read.instant.year)), None, Effect.NOTED)
        notes += [Note.TIE_BREAK_YEAR_SUPPLIED] if name == "drawCutOff" else []
    return read.instant


def _round(number: str, known: Known, times: _Times, size: int, cutoff: int) -> Round:
    """The round stated; one copy says so, whatever it is a copy of, so confidence in it is low."""
    assert times.date is not None
    assert times.instant is not None
    name = known.name
    stated = Round(
        number=number,
        date=times.date,
        instant=times.instant,
        round_type=name.round_type,
        program_or_category=name.program_or_category,
        category_version=name.category_version,
        invitations=size,
        crs_cutoff=cutoff,
        tie_break=times.tie_break,
        official_name=name.official_name,
        confidence=Confidence.LOW,
    )
    return stated._replace(notes=(*times.notes, *_remarks(stated)))


def _remarks(stated: Round) -> list[Note]:
    """What can be seen from the figures themselves."""
    version = stated.category_version
    said = {
        Note.TIE_BREAK_NOT_FOUND: stated.tie_break is None,
        Note.TIE_BREAK_AT_INSTANT: stated.tie_break == stated.instant,
        Note.AFTER_MIDNIGHT_UTC: stated.instant.date() > stated.date == day_of(stated.instant),
        Note.EVENING_BEFORE: stated.instant.date() == stated.date > day_of(stated.instant),
        Note.DATE_A_DAY_EARLY: day_of(stated.instant) > stated.date,
        Note.VERSION_YEAR_INFERRED: version is not None and version[:4] not in stated.official_name,
    }
    return [note for note, holds in said.items() if holds]


def _check(cells: Cells, stated: Round) -> None:
    for reason in contradictions(stated):
        cells.tell(field_of(reason), reason, None, Effect.SET_ASIDE)


def field_of(reason: Reason) -> str:
    """The field that a contradiction is about, told by the figures it speaks of."""
    return next((field for value, field in _FIELD_OF_VALUE.items() if value in reason.values), "drawName")


def _check_repeated(cells: Cells) -> None:
    """A field given twice with two values says nothing certain."""
    for name in cells.fields.repeated:
        values = {repr(value) for key, value in cells.fields if key == name}
        effect = Effect.NOTED if len(values) == 1 else Effect.SET_ASIDE
        cells.tell(name, _REPEATED.of(), None, effect)


_FIELD_OF_VALUE = {"cutoff": "drawCRS", "tie_break": "drawCutOff", "date": "drawDateTime"}

DAY = Text(
    "a day, as in 2026-08-07, August 7, 2026 or 7 août 2026", "un jour, comme 2026-08-07, 7 août 2026 ou August 7, 2026"
)
INSTANT = Text(
    "a day and a time in UTC to the second, as in August 7, 2026 at 10:08:20 UTC or 7 août 2026 à 10:08:20 UTC",
    "un jour et une heure en UTC à la seconde près, comme 7 août 2026 à 10:08:20 UTC ou August 7, 2026 at 10:08:20 UTC",
)
_OTHER_DATE = Text(
    "the full date, {full}, is not the date of the round, {short}, which is used",
    "la date complète, {full}, n'est pas la date de la ronde, {short}, qui est utilisée",
)
_FULL_DATE = Text(
    "the date is missing; the full date, {full}, is used", "la date manque; la date complète, {full}, est utilisée"
)
_CORRECTED = Text("read as {read_as}: {why}", "lue comme étant {read_as}\u00a0: {why}")
_YEAR_SUPPLIED = Text(
    "it has no year; that of the round, {year}, is used", "l'année manque; celle de la ronde, {year}, est utilisée"
)
_REPEATED = Text("the row has this field more than once", "la ligne comporte ce champ plus d'une fois")
