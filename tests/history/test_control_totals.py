"""The history agrees with control totals, and any one altered figure is noticed by them (see ``controls.py``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from types import MappingProxyType

import pytest

from express_entry.history import (
    BANDS,
    Confidence,
    Distribution,
    Note,
    Quality,
    Round,
    RoundType,
    distributions,
    rounds,
)
from tests.history.controls import faults_in_distributions, faults_in_rounds

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)

ROUND_ALTERATIONS: Sequence[tuple[str, Callable[[Round], Round]]] = (
    ("one invitation more", lambda each: each._replace(invitations=each.invitations + 1)),
    ("one invitation fewer", lambda each: each._replace(invitations=each.invitations - 1)),
    ("a point more", lambda each: each._replace(crs_cutoff=each.crs_cutoff + 1)),
    ("a point less", lambda each: each._replace(crs_cutoff=each.crs_cutoff - 1)),
    ("a second later", lambda each: each._replace(instant=each.instant + SECOND)),
    ("instant a day later", lambda each: each._replace(instant=each.instant + DAY)),
    ("date a day earlier", lambda each: each._replace(date=each.date - DAY)),
    ("date a day later", lambda each: each._replace(date=each.date + DAY)),
    ("tie-break altered", lambda each: each._replace(tie_break=(each.tie_break or each.instant) - SECOND)),
    (
        "tie-break gone or made up",
        lambda each: each._replace(tie_break=None if each.tie_break else each.instant),
    ),
    ("another number", lambda each: each._replace(number=f"{each.number}c")),
    (
        "another type",
        lambda each: each._replace(
            round_type=RoundType.PROGRAM if each.round_type is RoundType.GENERAL else RoundType.GENERAL
        ),
    ),
    (
        "another program",
        lambda each: each._replace(program_or_category="fsw" if each.program_or_category == "cec" else "cec"),
    ),
    ("another version", lambda each: each._replace(category_version="2024-1")),
    (
        "another name",
        lambda each: each._replace(
            official_name="General" if each.official_name == "No Program Specified" else "No Program Specified"
        ),
    ),
    (
        "another confidence",
        lambda each: each._replace(
            confidence=Confidence.MEDIUM if each.confidence is Confidence.HIGH else Confidence.HIGH
        ),
    ),
    ("another note", lambda each: each._replace(notes=each.notes[1:] or (Note.ONE_SOURCE,))),
)

DISTRIBUTION_ALTERATIONS: Sequence[tuple[str, Callable[[Distribution], Distribution]]] = (
    *(
        (
            f"one more in {band}",
            lambda each, band=band: each._replace(bands=MappingProxyType({**each.bands, band: each.bands[band] + 1})),
        )
        for band in BANDS
    ),
    ("one more in all", lambda each: each._replace(total=each.total + 1)),
    ("a day later", lambda each: each._replace(as_of=each.as_of + DAY)),
    ("another round", lambda each: each._replace(round_number="253" if each.round_number == "254" else "254")),
    ("one round more", lambda each: each._replace(also_rounds=(*each.also_rounds, "226"))),
    (
        "another quality",
        lambda each: each._replace(
            quality=Quality.THIRD_PARTY if each.quality is Quality.OFFICIAL else Quality.OFFICIAL
        ),
    ),
    ("another day repeated", lambda each: each._replace(repeat_of=each.as_of)),
    ("another note", lambda each: each._replace(notes=each.notes[1:] or (Note.TIE_BREAK_REPLACED,))),
)


def test_the_rounds_agree_with_every_control() -> None:
    assert list(faults_in_rounds(rounds())) == []


def test_the_distributions_agree_with_every_control() -> None:
    assert list(faults_in_distributions(distributions(), rounds())) == []


@pytest.mark.parametrize("alteration", range(len(ROUND_ALTERATIONS)), ids=lambda index: ROUND_ALTERATIONS[index][0])
def test_any_one_altered_figure_of_a_round_is_noticed(alteration: int) -> None:
    # Every kind on every round takes ten seconds: here each round meets one kind, and each kind rounds of all years.
    alter = ROUND_ALTERATIONS[alteration][1]
    known = rounds()
    for index in range(alteration, len(known), len(ROUND_ALTERATIONS)):
        altered = (*known[:index], alter(known[index]), *known[index + 1 :])
        assert next(faults_in_rounds(altered), None), f"nobody noticed that round {known[index].number} was altered"


@pytest.mark.parametrize(
    "alteration", range(len(DISTRIBUTION_ALTERATIONS)), ids=lambda index: DISTRIBUTION_ALTERATIONS[index][0]
)
def test_any_one_altered_figure_of_a_distribution_is_noticed(alteration: int) -> None:
    alter = DISTRIBUTION_ALTERATIONS[alteration][1]
    known = distributions()
    for index, each in enumerate(known):
        altered = (*known[:index], alter(each), *known[index + 1 :])
        noticed = next(faults_in_distributions(altered, rounds()), None)
        assert noticed, f"nobody noticed that the distribution of {each.as_of} was altered"
