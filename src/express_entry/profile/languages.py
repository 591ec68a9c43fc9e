"""Which sitting counts in each official language, and which language is first, for the ranking.

The candidate declares the first official language; where none is declared the one with the higher total is taken, and
of several sittings in a language the one that earns most. What is not determined may turn the choice: then every
choice that may still be the best is kept, and the facts that it decides are left open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import NamedTuple

from express_entry.law import Factors, Law
from express_entry.law.answers import merged
from express_entry.law.facts import Levels, Sitting
from express_entry.law.grid import Possible, Score
from express_entry.law.sittings import NO_SITTING, Option, options_of

LANGUAGES = ("en", "fr")
PATH = "language_tests"
DECLARATION = "first_official_language"
MOST_COMPLETIONS = 512
"""Ways of completing what is not determined that are tried before a choice is left open."""

Scoring = Callable[[Factors, int], Score]
"""The ranking: a score from factors and a column."""


@dataclass(frozen=True, slots=True)
class FirstLanguage:
    """Which official language is taken as first, and whether the other one would earn more.

    ``better`` is the other language where it earns more, with its total (the least it can be) in ``better_total``.
    """

    chosen: str
    declared: bool
    better: str | None = None
    better_total: int | None = None


class Choice(NamedTuple):
    """A first official language with a sitting in it and one in the other, and what that scores."""

    first: str
    own: Option
    other: Option
    factors: Factors
    score: Score

    @property
    def sure(self) -> bool:
        """Whether both sittings surely count with levels that are all known."""
        return not self.own.needs and not self.other.needs

    def levels(self, language: str) -> tuple[Levels, ...]:
        """The levels that may hold in a language."""
        return (self.own if language == self.first else self.other).possible


def ranked_languages(
    law: Law, factors: Factors, sittings: Sequence[Sitting] | None, declared: str | None
) -> tuple[Factors, Score, FirstLanguage]:
    """The factors with both languages in them, their score, and which language is first."""
    grid = law.last_known.crs
    # Where several choices are compared, only the one that is taken is explained.
    scoring = grid.score if first_is_plain(sittings, declared) else grid.bare
    chosen, score, best = settled_languages(scoring, factors, sittings, declared)
    if not score.lines:
        score = grid.score(chosen, chosen.with_spouse).within(score.at_least, score.at_most)
    return chosen, score, _first_language(grid.bare, factors, _options(sittings), declared, best)


def settled_languages(
    scoring: Scoring, factors: Factors, sittings: Sequence[Sitting] | None, declared: str | None
) -> tuple[Factors, Score, Choice]:
    """The factors with both languages in them, their score, and the choice of languages that is taken."""
    options = _options(sittings)
    firsts = (declared,) if declared else _worth_trying(options)
    choices = [choice for first in firsts for choice in _choices(scoring, factors, first, options)]
    best = _best(choices)
    rivals = [choice for choice in choices if choice is not best and not _gives_way(scoring, factors, choice, best)]
    chosen, score = _settled(scoring, factors, best, rivals, declared)
    return chosen, score, best


def _options(sittings: Sequence[Sitting] | None) -> Mapping[str, tuple[Option, ...]]:
    return {language: options_of(sittings, language, PATH) for language in LANGUAGES}


def _worth_trying(options: Mapping[str, tuple[Option, ...]]) -> tuple[str, ...]:
    """The languages in which there is, or may be, a sitting; English where there is none in either."""
    return tuple(language for language in LANGUAGES if options[language] != (NO_SITTING,)) or LANGUAGES[:1]


def first_is_plain(sittings: Sequence[Sitting] | None, declared: str | None) -> bool:
    """Whether the first official language is told without asking what each would earn."""
    return declared is not None or len(_worth_trying(_options(sittings))) == 1


def _choices(
    scoring: Scoring, factors: Factors, first: str, options: Mapping[str, tuple[Option, ...]]
) -> Iterator[Choice]:
    for own, other in product(options[first], options[_other(first)]):
        yield _choice(scoring, factors, first, own, other)


def _choice(scoring: Scoring, factors: Factors, first: str, own: Option, other: Option) -> Choice:
    candidate = _with(factors, first, own, other)
    return Choice(first, own, other, candidate, scoring(candidate, candidate.with_spouse))


def _best(choices: Sequence[Choice]) -> Choice:
    """The choice that surely stands and earns most; at equal points English first, then the higher levels."""
    return max((choice for choice in choices if choice.sure), key=_worth)


def _worth(choice: Choice) -> tuple[object, ...]:
    """By what a choice is taken before another, where as little is so as may be."""
    own, other = choice.own.least, choice.other.least
    return (choice.score.at_least, choice.first == LANGUAGES[0], sum(own), sum(other), own, other)


def _worth_at_most(choice: Choice) -> tuple[object, ...]:
    """By what a choice is taken before another, where as much is so as may be."""
    own, other = choice.own.most, choice.other.most
    return (choice.score.at_most, choice.first == LANGUAGES[0], sum(own), sum(other), own, other)


def _other(language: str) -> str:
    return "fr" if language == "en" else "en"


def _with(factors: Factors, first: str, own: Option, other: Option) -> Factors:
    by_language = {first: own.possible, _other(first): other.possible}
    unknown = dict(factors.unknown)
    _open(unknown, (first,), by_language, (own.needs, other.needs))
    return factors.with_languages(first, own.least, other.least, unknown)


def _open(
    unknown: dict[str, Possible],
    firsts: Sequence[str],
    by_language: Mapping[str, Iterable[Levels]],
    needs: Iterable[Sequence[str]],
) -> None:
    """Leave open every fact of the languages that has more than one possible value."""
    waiting = merged(need for part in needs for need in part)
    own = dict.fromkeys(levels for first in firsts for levels in by_language[first])
    other = dict.fromkeys(levels for first in firsts for levels in by_language[_other(first)])
    found: dict[str, Iterable[object]] = {
        "clb_first": own,
        "clb_second": other,
        "clb_first_lowest": map(min, own),
        "english_lowest": map(min, by_language["en"]),
        "french_lowest": map(min, by_language["fr"]),
        "first_language": firsts,
    }
    for name, values in found.items():
        possible = tuple(dict.fromkeys(values))
        if len(possible) > 1:
            unknown[name] = Possible(possible, waiting)


def _gives_way(scoring: Scoring, factors: Factors, choice: Choice, best: Choice) -> bool:
    """Whether a choice is never taken before the best one, whatever the facts that are missing turn out to be.

    To earn no more is not enough: at equal points the higher levels are taken, and shown.
    """
    if _worth_at_most(choice) <= _worth(best):
        return True
    names = list(factors.unknown)
    completions = product(*(factors.unknown[name].values for name in names))
    tried = list(islice(completions, MOST_COMPLETIONS + 1))
    if not names or len(tried) > MOST_COMPLETIONS:
        return False
    known = (factors.completed(dict(zip(names, values, strict=True))) for values in tried)
    return all(
        _worth_at_most(_choice(scoring, facts, *choice[:3])) <= _worth(_choice(scoring, facts, *best[:3]))
        for facts in known
    )


def _settled(
    scoring: Scoring, factors: Factors, best: Choice, rivals: Sequence[Choice], declared: str | None
) -> tuple[Factors, Score]:
    """The best choice where nothing may overturn it; else its facts left open between it and its rivals."""
    if not rivals:
        return best.factors, best.score
    among = [best, *rivals]
    firsts = tuple(dict.fromkeys(choice.first for choice in among))
    by_language = {name: [levels for choice in among for levels in choice.levels(name)] for name in LANGUAGES}
    needs = [option.needs for choice in among for option in (choice.own, choice.other)]
    needs += [possible.needs for possible in factors.unknown.values()]
    needs += [(DECLARATION,)] if declared is None and len(firsts) > 1 else []
    unknown = dict(factors.unknown)
    _open(unknown, firsts, by_language, needs)
    chosen = factors.with_languages(best.first, best.own.least, best.other.least, unknown)
    score = scoring(chosen, chosen.with_spouse)
    most = max(choice.score.at_most for choice in among)
    return chosen, score.within(best.score.at_least, most)


def _first_language(
    scoring: Scoring,
    factors: Factors,
    options: Mapping[str, tuple[Option, ...]],
    declared: str | None,
    best: Choice,
) -> FirstLanguage:
    """The language taken, and the other one where it is declared otherwise and would surely earn more."""
    other = _other(best.first)
    if declared is None or other not in _worth_trying(options):
        return FirstLanguage(best.first, declared is not None)
    rival = _best(list(_choices(scoring, factors, other, options)))
    if rival.score.at_least > best.score.at_most:
        return FirstLanguage(best.first, True, other, rival.score.at_least)
    return FirstLanguage(best.first, True)
