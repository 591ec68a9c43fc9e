"""What cannot be true of a round, whoever reports it.

Each check is a regularity of the law or of every published round; a figure that breaks one is a mistake in the copy.
"""

from __future__ import annotations

from datetime import timedelta

from ..law.days import DAY, day_of
from ..law.text import Reason, Text
from .distribution import WIDE_BANDS
from .labels import GROUPINGS
from .record import Round, RoundType
from .table import write_instant

LONGEST_WAIT = timedelta(days=366)
"""A profile lives for at most twelve months, so that is how far back a tie-breaking time can lie."""

HIGHEST_SCORE = WIDE_BANDS[0].high
"""The top of the highest band in which the department publishes the pool."""


def contradictions(round_: Round) -> list[Reason]:
    """Everything about a round that cannot be so; empty for every published one."""
    found = []
    if round_.program_or_category not in GROUPINGS[round_.round_type]:
        found.append(_GROUPING.of(kind=round_.round_type, name=round_.program_or_category))
    if (round_.category_version is not None) != (round_.round_type is RoundType.CATEGORY):
        found.append(_VERSION.of(version=round_.category_version))
    if not 0 <= round_.crs_cutoff <= HIGHEST_SCORE:
        found.append(_CUT_OFF.of(cutoff=round_.crs_cutoff, highest=HIGHEST_SCORE))
    if abs(day_of(round_.instant) - round_.date) > DAY:
        found.append(_DATE.of(date=round_.date, instant=write_instant(round_.instant)))
    if round_.tie_break is not None and not timedelta(0) <= round_.instant - round_.tie_break <= LONGEST_WAIT:
        tie_break, instant = write_instant(round_.tie_break), write_instant(round_.instant)
        found.append(_TIE_BREAK.of(tie_break=tie_break, instant=instant, days=LONGEST_WAIT.days))
    return found


_GROUPING = Text("no {kind} is for “{name}”", "aucune {kind} ne vise «\u00a0{name}\u00a0»")
_VERSION = Text(
    "a category version belongs to a category-based round, and to no other; found: {version}",
    "une version de catégorie accompagne une ronde fondée sur les catégories, et nulle autre; trouvé\u00a0: {version}",
)
_CUT_OFF = Text(
    "the lowest score invited is {cutoff}; possible are 0 to {highest}",
    "la note la plus basse est de {cutoff}; les notes possibles vont de 0 à {highest}",
)
_DATE = Text(
    "the date {date} and the instant {instant} are more than a day apart",
    "la date {date} et l'instant {instant} sont éloignés de plus d'un jour",
)
_TIE_BREAK = Text(
    "the tie-breaking time {tie_break} must lie in the {days} days before the round ({instant})",
    "l'heure de départage {tie_break} doit se situer dans les {days} jours qui précèdent la ronde ({instant})",
)
