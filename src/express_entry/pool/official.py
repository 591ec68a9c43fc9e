"""The rounds of this pool as the published history has them, so that its exporters and pages serve both.

The distribution of the pool is that of the last count before the round (:mod:`.counts`). Rounds whose result was
published in an earlier version keep theirs, which was counted from the snapshot: the candidates in the pool at the
instant of the round, before anybody was invited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from express_entry.history.distribution import BANDS, TENS, WIDE_BANDS, Band, Distribution, Quality
from express_entry.history.labels import CATEGORIES, EVERYONE
from express_entry.history.record import Confidence, RoundType
from express_entry.history.record import Round as Published
from express_entry.law.days import day_of
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.selection.documents import category_of
from express_entry.selection.fewness import is_few, left_out, rounded
from express_entry.selection.result import WITH_COUNTS, format_of
from express_entry.selection.rows import State

from .counts import distribution_of_count
from .faults import Conflict
from .programbits import programs_of
from .publishing import NOT_PUBLISHED
from .roundrows import Round
from .snapshots import load
from .states import RoundState
from .statewords import words_of_state


def as_round(item: Round) -> Published | None:
    """A round in the form of the published history; None where nobody was invited, since it then has no cut-off.

    :raises Conflict: where it was not published.
    """
    if item.state != RoundState.PUBLISHED.value or item.instant is None:
        raise Conflict(NOT_PUBLISHED.of(number=item.number, state=words_of_state(RoundState(item.state))))
    if item.cutoff is None or item.invited is None:
        return None
    kind = RoundType(item.grouping)
    category = category_of(item.category) if item.category else None
    return Published(
        number=item.number,
        date=day_of(item.instant),
        instant=item.instant.replace(microsecond=0),
        round_type=kind,
        program_or_category=_of_what(item),
        category_version=None if category is None else category.version,
        invitations=item.invited,
        crs_cutoff=item.cutoff,
        tie_break=None if item.tie_break is None else item.tie_break.replace(microsecond=0),
        official_name=_name(item),
        confidence=Confidence.HIGH,
    )


def _of_what(item: Round) -> str:
    if item.category:
        return item.category.partition("@")[0]
    programs = programs_of(item.programs)
    return next(iter(programs)) if item.grouping == RoundType.PROGRAM.value else EVERYONE


def _name(item: Round) -> str:
    """The name of the round in the department's words of this year."""
    if item.category:
        slug, _, version = item.category.partition("@")
        words = CATEGORIES.get(slug)
        year, _, number = version.partition("-")
        return f"{words.en if words is not None else slug}, {year}-Version {number}"
    if item.grouping == RoundType.PROGRAM.value:
        slug = _of_what(item)
        return _PROGRAM_NAMES.get(slug, PROGRAM_NAMES[slug].en)
    return "General"


_PROGRAM_NAMES = {
    "fsw": "Federal Skilled Workers",
    "fst": "Federal Skilled Trades",
}
"""What the feed calls a program, where that is not its name."""


def distribution_of(item: Round) -> Distribution | None:
    """The pool by the official bands as a round is published with it; None where it was not counted before."""
    assert item.instant is not None
    if format_of(bytes(item.result or b"")) not in WITH_COUNTS:
        return None if item.counted is None else distribution_of_count(item.counted, item.number)
    points = (
        row.points
        for row in load(item.snapshot).rows
        if row.state is State.IN_POOL and row.points is not None and _there(row.expires, item.instant)
    )
    return distribution(points, day_of(item.instant), item.number)


def _there(expires: datetime | None, instant: datetime) -> bool:
    return expires is None or expires > instant


def distribution(points: Iterable[int], as_of: date, number: str) -> Distribution:
    """Candidates by the official bands."""
    counts = [0] * (WIDE_BANDS[0].high + 1)
    for each in points:
        counts[min(each, WIDE_BANDS[0].high)] += 1
    bands = {band: sum(counts[band.low : band.high + 1]) for band in BANDS}
    total = sum(bands[band] for band in WIDE_BANDS)
    return Distribution(as_of, number, bands, total, Quality.OFFICIAL, None, (), ())


def few_hidden(counts: Mapping[str, int | None]) -> dict[str, int | None]:
    """Counts that add up to a published whole as they may be shown: no few, and nothing that gives them away.

    Where some are left out already, that was seen to when they were.
    """
    known = {each: many for each, many in counts.items() if many is not None}
    hidden = left_out(known) if len(known) == len(counts) else frozenset()
    return {each: None if each in hidden else many for each, many in counts.items()}


def total_shown(bands: Mapping[Band, int]) -> int | None:
    """How many candidates all bands hold, as it may be shown: rounded, and made of the rounded bands."""
    if is_few(sum(bands[band] for band in WIDE_BANDS)):
        return None
    shown = suppressed(bands)
    added, rest = 0, 0
    for band in WIDE_BANDS:
        whole = shown[band]
        if whole is not None:
            added += whole
            continue
        more, out = _parts(bands, shown, TENS.get(band, (band,)))
        added, rest = added + more, rest + out
    return added + rounded(rest)


def suppressed(bands: Mapping[Band, int]) -> dict[Band, int | None]:
    """Counts of a distribution as they may be shown: rounded, none from 1 to 5, and none that would give one away.

    What is left out of a whole that is shown is together at least six people (:func:`left_out`): of the pool, and of
    each band that is published in tens too. Where such a band is not shown, neither is one of its tens, which would
    otherwise add up to it. A band in tens is made of its rounded tens and of the rest, rounded: were it rounded for
    itself, it would narrow down the tens.
    """
    hidden = _hidden(bands)
    shown = {band: None if band in hidden else rounded(many) for band, many in bands.items()}
    for whole, tens in TENS.items():
        if shown.get(whole) is not None:
            added, rest = _parts(bands, shown, tens)
            shown[whole] = added + rounded(rest)
    return shown


def _parts(bands: Mapping[Band, int], shown: Mapping[Band, int | None], parts: Iterable[Band]) -> tuple[int, int]:
    """What the shown ones of some bands add up to as they are shown, and how many people the others hold."""
    added, rest = 0, 0
    for band in parts:
        many = shown[band]
        added, rest = (added, rest + bands[band]) if many is None else (added + many, rest)
    return added, rest


def _hidden(bands: Mapping[Band, int]) -> set[Band]:
    """The bands whose counts are not shown."""
    wide = {band: bands[band] for band in WIDE_BANDS if band in bands}
    hidden = set(left_out(wide))
    for whole, parts in TENS.items():
        tens = {band: bands[band] for band in parts if band in bands}
        hidden |= left_out(tens)
        shown = [(many, band) for band, many in tens.items() if many and band not in hidden]
        if whole in hidden and shown and not hidden & tens.keys():
            hidden.add(min(shown)[1])
    return hidden
