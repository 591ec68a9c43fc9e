"""What the measures of an impact are in words and figures, the same on a terminal and on a page."""

from __future__ import annotations

from express_entry.history.distribution import WIDE_BANDS, Band
from express_entry.impact import words
from express_entry.impact.findings import CutOff, Impact, Measures
from express_entry.law import Language

PEOPLE = (words.PEOPLE, words.GAIN, words.LOSE, words.SAME, words.MEAN_DIFFERENCE)
"""The heads of :func:`people`."""
NOTHING = "–"
"""Stands for a mean or a share of nobody."""


def people(it: Measures, language: Language) -> tuple[str, ...]:
    """How many there are, gain, lose and have the same, and the mean difference."""
    counts = (words.figure(count, language) for count in (it.people, it.gain, it.lose, it.same))
    return (*counts, difference(it, language))


def mean(it: Measures, amount: int, language: Language) -> str:
    """A sum by the number of people, to two decimals."""
    found = it.mean(amount)
    return NOTHING if found is None else words.figure(found, language, 2)


def difference(it: Measures, language: Language) -> str:
    """The mean difference with its sign, to two decimals."""
    found = it.mean(it.difference)
    return NOTHING if found is None else words.signed(found, language, 2)


def share(part: int, whole: int, language: Language) -> str:
    """A part of a whole in percent, to one decimal; what is too small to show in it is not nothing."""
    if not whole:
        return NOTHING
    said = words.share(part, whole, language)
    if part and said == words.share(0, whole, language):
        return f"< {words.share(1, 1000, language)}"
    return said


def after_by_band(impact: Impact) -> dict[Band, int]:
    """How many are in each wide band under the second law."""
    found = dict.fromkeys(WIDE_BANDS, 0)
    for (_, other), count in impact.wide_moves.items():
        found[other] += count
    return found


def has_line(each: CutOff) -> bool:
    """Whether a round has a line under both laws: one that invites everybody has none, whoever comes last in it."""
    return all(line.cutoff is not None and line.invited >= each.invitations for line in (each.before, each.after))
