"""The distribution of the pool in a row of the department's feed: ``dd1`` to ``dd18`` and the day of the count.

Zeros throughout mean that no distribution was published with the round, never an empty pool.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from ..law.text import Reason, Text
from .distribution import TENS, WIDE_BANDS, Band, Distribution, Quality, distributions
from .feedcells import Cells
from .figures import COUNT, read_count
from .instants import read_day
from .notes import Note
from .problems import Effect

FEED_BANDS: Mapping[str, Band] = MappingProxyType(
    {
        f"dd{place}": band
        for place, band in enumerate((each for wide in WIDE_BANDS for each in (wide, *TENS.get(wide, ()))), 1)
    }
)
"""The fields of the feed that hold a band, in its order: a band before the tens that divide it."""

TOTAL = "dd18"
AS_OF = "drawDistributionAsOn"

STALEST = timedelta(days=60)
"""A distribution is counted some days before its round, at most twenty so far; one older by this much is misdated."""


def read_distribution(cells: Cells, day: date | None) -> Distribution | None:
    """The distribution of a row of the round of that day; ``None`` where there is none that can be used.

    What is wrong with it is told to ``cells``: bands that do not add up set the whole row aside.
    """
    counts = _counts(cells)
    as_of = cells.read(AS_OF, lambda text: read_day(text, year=day.year if day else None), AS_OF_ACCEPTED)
    if counts is None or not any(counts.values()):
        return None
    counts, summed = _with_parents(counts)
    total = counts.pop(TOTAL)
    bands = MappingProxyType({band: counts[name] for name, band in FEED_BANDS.items()})
    if as_of is None or day is None or not _is_dated_well(cells, as_of, day):
        return None
    notes = (Note.PARENTS_SUMMED,) if summed else ()
    found = Distribution(as_of, cells.number or "", bands, total, Quality.OFFICIAL, None, (), notes)
    if not _is_known(found):
        for field, reason in _sums(found):
            cells.tell(field, reason, None, Effect.SET_ASIDE)
    return found


def same_figures(one: Distribution, other: Distribution) -> bool:
    """Whether two distributions hold the same numbers, whatever their days."""
    return one.total == other.total and one.bands == other.bands


def _counts(cells: Cells) -> dict[str, int] | None:
    """The figures by field; ``None`` where one is missing that cannot be summed, or cannot be read."""
    names = (*FEED_BANDS, TOTAL)
    found = {name: cells.read(name, read_count, COUNT) for name in names}
    if not any(cells.has(name) for name in names):
        return None
    missing = [name for name, count in found.items() if count is None]
    if any(cells.has(name) or name not in _PARENTS for name in missing):
        _tell_missing(cells, missing)
        return None
    return {name: count for name, count in found.items() if count is not None}


def _tell_missing(cells: Cells, missing: list[str]) -> None:
    for name in missing:
        if not cells.has(name):
            cells.tell(name, _MISSING.of(), COUNT, Effect.KEPT_RAW)


def _with_parents(counts: dict[str, int]) -> tuple[dict[str, int], bool]:
    """Some copies leave out a band that is divided into tens: it is the sum of its tens."""
    absent = [name for name in _PARENTS if name not in counts]
    return counts | {name: sum(counts[ten] for ten in _PARENTS[name]) for name in absent}, bool(absent)


def _is_dated_well(cells: Cells, as_of: date, day: date) -> bool:
    if as_of > day:
        cells.tell(AS_OF, _AFTER_ROUND.of(as_of=as_of, day=day), None, Effect.KEPT_RAW)
    elif day - as_of > STALEST:
        cells.tell(AS_OF, _STALE.of(as_of=as_of, day=day, days=STALEST.days), None, Effect.KEPT_RAW)
    else:
        return True
    return False


def _is_known(found: Distribution) -> bool:
    """Whether the package holds these very figures for that day: then what is odd in them was published so."""
    return any(each.as_of == found.as_of and same_figures(each, found) for each in distributions())


def _sums(found: Distribution) -> Iterator[tuple[str, Reason]]:
    summed = sum(found.bands[band] for band in WIDE_BANDS)
    if summed != found.total:
        yield TOTAL, _TOTAL.of(summed=summed, total=found.total)
    for parent, tens in TENS.items():
        summed = sum(found.bands[ten] for ten in tens)
        if summed != found.bands[parent]:
            yield _FIELD_OF[parent], _PARENT.of(band=str(parent), summed=summed, found=found.bands[parent])


_FIELD_OF = {band: name for name, band in FEED_BANDS.items()}
_PARENTS = {_FIELD_OF[parent]: [_FIELD_OF[ten] for ten in tens] for parent, tens in TENS.items()}

AS_OF_ACCEPTED = Text("a day, as in August 3, 2026 or 3 août 2026", "un jour, comme 3 août 2026 ou August 3, 2026")
_MISSING = Text(
    "it is missing, so the distribution cannot be used", "elle manque, la répartition ne peut donc pas être utilisée"
)
_AFTER_ROUND = Text(
    "the distribution is dated {as_of}, after its round ({day})",
    "la répartition est datée du {as_of}, après sa ronde ({day})",
)
_STALE = Text(
    "the distribution is dated {as_of}, more than {days} days before its round ({day})",
    "la répartition est datée du {as_of}, plus de {days} jours avant sa ronde ({day})",
)
_TOTAL = Text(
    "the bands add up to {summed} and not to the total, {total}",
    "les tranches totalisent {summed} et non le total, {total}",
)
_PARENT = Text(
    "the tens of the band {band} add up to {summed} and not to {found}",
    "les dizaines de la tranche {band} totalisent {summed} et non {found}",
)
