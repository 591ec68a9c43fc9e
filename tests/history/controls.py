"""The checks that an accountant would make of the published history, as functions of rounds and of distributions.

Why control totals: a typing error in one of four thousand figures is invisible to the eye and to a test that compares
the file with a copy of itself; a hash would notice it but could not say where, nor be reviewed. The sums by year and
program were computed from the department's data, not from the tables of this package. Each can be added up by hand, and
any one altered figure changes at least one of them. Every function yields a sentence for each disagreement found.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from express_entry.history import (
    BANDS,
    NARROW_BANDS,
    TENS,
    WIDE_BANDS,
    Band,
    Confidence,
    Distribution,
    Note,
    Quality,
    Round,
    contradictions,
    official_names,
)
from express_entry.law.days import day_of

HERE = Path(__file__).parent

NUMBERS = [*map(str, range(1, 91)), "91a", "91b", *map(str, range(92, 448))]

DATES_APART_FROM_THEIR_INSTANT = {
    # number: (date, instant); in all other rounds the date is that of the instant in Eastern time
    "104": (date(2018, 11, 14), "2018-11-15T14:06:07+00:00"),
    "108": (date(2019, 1, 9), "2019-01-10T12:20:46+00:00"),
    "111": (date(2019, 2, 20), "2019-02-20T01:43:14+00:00"),
    "146": (date(2020, 4, 30), "2020-05-01T11:33:47+00:00"),
    "148": (date(2020, 5, 14), "2020-05-15T12:46:53+00:00"),
    "274": (date(2023, 12, 8), "2023-12-08T03:02:52+00:00"),
}

ROUNDS_BY_NAME = {
    "No Program Specified": 167,
    "General": 11,
    "Provincial Nominee Program": 114,
    "Canadian Experience Class": 70,
    "Federal Skilled Worker": 1,
    "Federal Skilled Trades": 7,
    "French language proficiency (Version 1)": 26,
    "French-Language proficiency 2026-Version 2": 10,
    "Healthcare occupations (Version 1)": 6,
    "Healthcare and social services occupations (Version 2)": 7,
    "Healthcare and Social Services Occupations, 2026-Version 3": 3,
    "STEM occupations (Version 1)": 3,
    "Trade occupations (Version 1)": 4,
    "Trade occupations (Version 2)": 1,
    "Trades Occupations, 2026-Version 3": 2,
    "Transport occupations (Version 1)": 3,
    "Transport Occupations, 2026-Version 2": 1,
    "Agriculture and agri-food occupations (Version 1)": 3,
    "Education occupations (Version 1)": 2,
    "Physicians with Canadian Work Experience, 2026-Version 1": 3,
    "Senior managers with Canadian Work Experience, 2026-Version 1": 3,
    "Skilled Military Recruits, 2026-Version 1": 1,
}

# fmt: off
VERSION_YEAR_INFERRED = [
    "293", "295", "300", "301", "302", "305", "310", "314", "318", "321", "324", "327", "329", "337", "339", "341",
    "344", "345", "349", "357", "360", "362", "365", "367", "368", "371", "373", "376", "379", "382", "385", "388",
]
# fmt: on

ROUND_NOTES = {
    Note.TIE_BREAK_NOT_PUBLISHED: [str(number) for number in range(1, 77)],
    Note.TIE_BREAK_NOT_FOUND: ["445", "446", "447"],
    Note.TIE_BREAK_YEAR_SUPPLIED: ["208"],
    Note.TIE_BREAK_YEAR_CORRECTED: ["335"],
    Note.TIE_BREAK_REPLACED: ["262"],
    Note.TIE_BREAK_AT_INSTANT: ["139"],
    Note.INSTANT_DAY_CORRECTED: ["357"],
    Note.AFTER_MIDNIGHT_UTC: ["7", "8", "9", "11", "13", "139"],
    Note.EVENING_BEFORE: ["111", "274"],
    Note.DATE_A_DAY_EARLY: ["104", "108", "146", "148"],
    Note.LETTERED_NUMBER: ["91a", "91b"],
    Note.SHARED_INSTANT: ["63", "64", "75", "76", "91a", "91b"],
    Note.SHARED_DATE: ["141", "142"],
    Note.UNUSUAL_FIGURES: ["64", "91b", "176", "397", "421", "430", "440"],
    Note.SHOWN_AS_2024_1: ["287", "289", "291"],
    Note.VERSION_YEAR_INFERRED: VERSION_YEAR_INFERRED,
    Note.STALE_DISTRIBUTION: ["298", "409", "416"],
    Note.NO_DISTRIBUTION: ["223", "226"],
}

DISTRIBUTION_NOTES = {
    Note.SUB_BANDS_SHORT: ["247"],
    Note.PARENTS_SUMMED: ["438", "442", "445"],
    Note.ONE_SOURCE: ["445"],
}

NOT_OFFICIAL = {
    "220": (Quality.REPEAT, date(2022, 3, 28)),
    "224": (Quality.THIRD_PARTY, None),
    "227": (Quality.THIRD_PARTY, None),
    "252": (Quality.REPEAT, date(2023, 6, 27)),
    "386": (Quality.REPEAT, date(2025, 12, 14)),
}

TENS_SHORT_OF_THEIR_BAND = {("247", Band(451, 500)): 180}


@cache
def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of this folder."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def faults_in_rounds(rounds: Sequence[Round]) -> Iterator[str]:
    """Every way in which these are not the published rounds."""
    yield from _wrong_totals(rounds)
    if [each.number for each in rounds] != NUMBERS:
        yield "the numbers are not those of the department, in order"
    for each in rounds:
        yield from _wrong_round(each)
    if Counter(each.official_name for each in rounds) != ROUNDS_BY_NAME:
        yield "the official names are not as frequent as they should be"
    for note in Note:
        if [each.number for each in rounds if note in each.notes] != ROUND_NOTES.get(note, []):
            yield f"{note} is not with the rounds that it is about"
    if [each.number for each in rounds if each.confidence is not Confidence.HIGH] != ["445", "446", "447"]:
        yield "other rounds than the last three are less than sure"


def _wrong_totals(rounds: Sequence[Round]) -> Iterator[str]:
    groups: dict[tuple[str, str], list[Round]] = {}
    for each in rounds:
        groups.setdefault((str(each.date.year), each.program_or_category), []).append(each)
    expected = {(row["year"], row["program_or_category"]): row for row in table("control_totals.csv")}
    for group in groups.keys() | expected.keys():
        found = _totals(groups.get(group, []))
        for name, total in found.items():
            if group not in expected or total != int(expected[group][name]):
                yield f"{group}: {name} is {total}"


def _totals(rounds: Sequence[Round]) -> dict[str, int]:
    cutoffs = [each.crs_cutoff for each in rounds]
    lags = [_seconds(each.tie_break, each.instant) for each in rounds if each.tie_break]
    return {
        "rounds": len(rounds),
        "invitations": sum(each.invitations for each in rounds),
        "cutoff_sum": sum(cutoffs),
        "cutoff_min": min(cutoffs, default=0),
        "cutoff_max": max(cutoffs, default=0),
        "seconds_after_midnight": sum(_seconds(_midnight(each.instant), each.instant) for each in rounds),
        "tie_breaks": len(lags),
        "tie_break_lag_seconds": sum(lags),
    }


def _midnight(instant: datetime) -> datetime:
    return instant.replace(hour=0, minute=0, second=0)


def _seconds(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds())


def _wrong_round(each: Round) -> Iterator[str]:
    for reason in contradictions(each):
        yield f"{each.number}: {reason.say('en')}"
    apart = DATES_APART_FROM_THEIR_INSTANT.get(each.number)
    if apart and apart != (each.date, each.instant.isoformat()):
        yield f"{each.number}: date and instant are not the published ones"
    if not apart and day_of(each.instant) != each.date:
        yield f"{each.number}: the date is not that of the instant"
    name = official_names().get(each.official_name)
    if name is None or name[1:4] != (each.round_type, each.program_or_category, each.category_version):
        yield f"{each.number}: the name stands for another type, program, category or version"
    if each.official_name == "General" and not date(2023, 12, 6) <= each.date <= date(2024, 4, 23):
        yield f"{each.number}: rounds are named General only from 2023-12-06 to 2024-04-23"


def faults_in_distributions(distributions: Sequence[Distribution], rounds: Sequence[Round]) -> Iterator[str]:
    """Every way in which these are not the published distributions."""
    dates = {each.number: each.date for each in rounds}
    for each in distributions:
        yield from _wrong_distribution(each)
    carried = sorted(number for each in distributions for number in each.round_numbers)
    if carried != [str(number) for number in range(214, 448) if number not in (223, 226)]:
        yield "not every round from 214 on, but 223 and 226, comes with just one distribution"
    else:
        yield from _wrong_pool_totals(distributions, dates)
    for note in Note:
        if [each.round_number for each in distributions if note in each.notes] != DISTRIBUTION_NOTES.get(note, []):
            yield f"{note} is not with the distributions that it is about"


def _wrong_distribution(each: Distribution) -> Iterator[str]:
    if sum(each.bands[band] for band in WIDE_BANDS) != each.total:
        yield f"{each.as_of}: the bands do not add up to the total"
    for whole, tens in TENS.items():
        short = each.bands[whole] - sum(each.bands[band] for band in tens)
        if short != TENS_SHORT_OF_THEIR_BAND.get((each.round_number, whole), 0):
            yield f"{each.as_of}: the tens of {whole} are {short} short"
    if (each.quality, each.repeat_of) != NOT_OFFICIAL.get(each.round_number, (Quality.OFFICIAL, None)):
        yield f"{each.as_of}: the quality is not {each.quality}"


def _wrong_pool_totals(distributions: Sequence[Distribution], dates: dict[str, date]) -> Iterator[str]:
    expected = {int(row["year"]): row for row in table("pool_control_totals.csv")}
    for year in {each.as_of.year for each in distributions} | set(expected):
        those = [each for each in distributions if each.as_of.year == year]
        found = {str(band): sum(each.bands[band] for each in those) for band in BANDS}
        found["distributions"] = len(those)
        found["days_before_first_round"] = sum((dates[each.round_number] - each.as_of).days for each in those)
        found["total"] = sum(each.total for each in those)
        for name, total in found.items():
            if year not in expected or total != int(expected[year][name]):
                yield f"{year}: {name} is {total}"


assert sum(band.high - band.low + 1 for band in NARROW_BANDS) == 1201, "the narrow bands cover every score once"
