"""The National Occupational Classification: both editions, the bridge between them, and finding an occupation.

NOC 2021 has five digits: the second is the TEER category, the first two are the major group. NOC 2016 has four: a
first digit 0 is skill type 0 (management), and otherwise the second digit gives the skill level. Express Entry has
used NOC 2021 since 2022-11-16 (SOR/2022-220). Codes are text, because many begin with a zero.

Titles, French ones included, and the bridge (as of 2026-03-02) are Statistics Canada's. No French titles of NOC 2016
are recorded here: a 2016 occupation says its English title in French too, marked as such, and its
``french_title_known`` is false.
"""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple, get_args

from .text import LANGUAGES, Language, Text

Edition = Literal[2016, 2021]
EDITIONS: tuple[Edition, ...] = get_args(Edition)

Relation = Literal["one-to-one", "one-to-many", "many-to-one", "many-to-many"]
"""How many NOC 2021 groups a 2016 group went to, and how many 2016 groups its NOC 2021 group came from."""

_DIGITS: Mapping[int, Edition] = {4: 2016, 5: 2021}
_SKILL_LEVELS = "AABBCCDD"
"""NOC 2016: the skill level that each second digit from 0 to 7 stands for."""

_ENGLISH_ONLY = " (titre anglais)"


class Occupation(NamedTuple):
    """A unit group of one edition of the NOC."""

    code: str
    edition: Edition
    title: Text

    @property
    def teer(self) -> int | None:
        """The TEER category, 0 to 5; None in NOC 2016, which has none."""
        return int(self.code[1]) if self.edition == 2021 else None

    @property
    def skill_level(self) -> str | None:
        """The skill type ``0`` or level ``A`` to ``D``; None in NOC 2021, which has none."""
        if self.edition == 2021:
            return None
        return "0" if self.code[0] == "0" else _SKILL_LEVELS[int(self.code[1])]

    @property
    def major_group(self) -> str:
        """The first two digits."""
        return self.code[:2]

    @property
    def french_title_known(self) -> bool:
        """Whether the French title is one, and not the English title marked as such."""
        return self.edition == 2021

    def say(self, language: Language) -> str:
        """Code and title."""
        return f"{self.code} {self.title.say(language)}"


# ----------------------------------------------------------------------------------------------------- the two editions


@lru_cache(maxsize=len(EDITIONS))
def occupations(edition: Edition = 2021) -> Mapping[str, Occupation]:
    """Every unit group of an edition by its code, in order of code."""
    return {
        code: Occupation(code, edition, Text(english, french[0] if french else english + _ENGLISH_ONLY))
        for code, english, *french in _rows(f"{edition}.csv")
    }


def edition_of(code: str) -> Edition | None:
    """The edition a code is written in, by its digits; None where it is not four or five digits. It need not exist."""
    return _DIGITS.get(len(code)) if code.isascii() and code.isdigit() else None


def find(code: str) -> Occupation | None:
    """The occupation with a code of either edition, or None where there is none."""
    edition = edition_of(code)
    return occupations(edition).get(code) if edition else None


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a file below its head."""
    lines = (resources.files(__package__) / "data" / "noc" / name).read_text("utf-8").splitlines()
    return csv.reader(lines[1:])


# ----------------------------------------------------------------------------------------------------------- the bridge


@lru_cache(maxsize=1)
def bridge() -> tuple[tuple[str, str], ...]:
    """Every pair of a NOC 2016 code and a NOC 2021 code that share work, in order."""
    return tuple((old, new) for old, new in _rows("bridge.csv"))


def successors(code2016: str) -> tuple[str, ...]:
    """The NOC 2021 codes that a NOC 2016 code went to; several codes mean that the old code alone does not tell."""
    return _links()[0].get(code2016, ())


def predecessors(code2021: str) -> tuple[str, ...]:
    """The NOC 2016 codes that a NOC 2021 code came from."""
    return _links()[1].get(code2021, ())


def relation(code2016: str, code2021: str) -> Relation | None:
    """How two linked codes are related; None where they are not linked."""
    if code2021 not in successors(code2016):
        return None
    if len(successors(code2016)) == 1:
        return "one-to-one" if len(predecessors(code2021)) == 1 else "many-to-one"
    return "one-to-many" if len(predecessors(code2021)) == 1 else "many-to-many"


@lru_cache(maxsize=1)
def _links() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """The bridge in both directions."""
    forward: dict[str, tuple[str, ...]] = {}
    back: dict[str, tuple[str, ...]] = {}
    for old, new in bridge():
        forward[old] = (*forward.get(old, ()), new)
        back[new] = (*back.get(new, ()), old)
    return forward, back


# -------------------------------------------------------------------------------------------------------------- finding


def search(words: str, language: Language = "en", limit: int = 10, edition: Edition = 2021) -> list[Occupation]:
    """Occupations of an edition whose title has the words, or whose code begins with the digits; likeliest first.

    A word matches where a word of the title begins with it, whatever the accents and capitals. The language given is
    tried first, then the other. Where no title has every word, words are read as misspelt, and last a title may lack
    some. A whole code of the other edition is found as well.
    """
    wanted = _wanted(words)
    if len(wanted) == 1 and wanted[0].isdigit():
        return _beginning_with(wanted[0], edition)[:limit]
    return _matching(wanted, language, edition)[:limit] if wanted else []


def nearest(code_or_title: str, limit: int = 3) -> list[Occupation]:
    """The occupations that somebody may have meant by a code or title that is not in the NOC, likeliest first.

    For a code: those that differ least from it, digit by digit, with the longest beginning in common. A code that
    lost its leading zeros is completed.
    """
    code = re.sub(r"(?i)^\s*(noc|cnp)\b|[\s-]", "", code_or_title)
    if code.isascii() and code.isdigit():
        return _nearest_codes(code, limit)
    return search(code_or_title, limit=limit) or _alike(code_or_title, limit)


def _beginning_with(digits: str, edition: Edition) -> list[Occupation]:
    """The occupation with a code of whichever edition, then those of one edition whose code begins so, in order."""
    exact = find(digits)
    longer = [one for code, one in occupations(edition).items() if code.startswith(digits) and one != exact]
    return [exact, *longer] if exact else longer


def _nearest_codes(code: str, limit: int) -> list[Occupation]:
    """Codes of the edition that the number of digits speaks for; of both where zeros may have been lost."""
    edition = _DIGITS.get(len(code), 2021)
    editions = EDITIONS if len(code) < min(_DIGITS) else (edition,)
    candidates = [occupation for one in editions for occupation in occupations(one).values()]
    return sorted(candidates, key=lambda occupation: _distance(code, occupation.code))[:limit]


def _distance(code: str, candidate: str) -> tuple[int, int, int, str]:
    """Digits to change, add, drop or swap; then the beginning not shared; then how far apart the numbers are."""
    given = code.zfill(len(candidate))
    shared = next((place for place, pair in enumerate(zip(given, candidate, strict=False)) if len(set(pair)) > 1), 0)
    return _edits(given, candidate), -shared, abs(int(given) - int(candidate)), candidate


def _edits(one: str, other: str) -> int:
    """How many digits, at least, to change, add, drop or swap with their neighbour to get from one to the other."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, digit in enumerate(one, 1):
        line = [row]
        for column, wanted in enumerate(other, 1):
            least = min(above[column] + 1, line[-1] + 1, above[column - 1] + (digit != wanted))
            if row > 1 and column > 1 and digit == other[column - 2] and one[row - 2] == wanted:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, above = above, line
    return above[-1]


def _alike(title: str, limit: int) -> list[Occupation]:
    """Occupations by likeness of the whole title, in either language."""
    by_title = {_plain(name): occupation for occupation in occupations().values() for name in occupation.title}
    found = difflib.get_close_matches(_plain(title), by_title, n=2 * limit)
    return list(dict.fromkeys(by_title[name] for name in found))[:limit]


# ------------------------------------------------------------------------------------------------ words and their match

_ENGLISH_FILLERS = ("a", "an", "and", "at", "for", "in", "noc", "of", "or", "the")
_FRENCH_FILLERS = (
    "au",
    "aux",
    "cnp",
    "de",
    "des",
    "du",
    "en",
    "et",
    "la",
    "le",
    "les",
    "ou",
    "par",
    "pour",
    "un",
    "une",
)
_FILLERS = frozenset((*_ENGLISH_FILLERS, *_FRENCH_FILLERS))
_SPELT_ALIKE = 0.75
"""The least likeness (of 1, as :mod:`difflib` measures it) at which a word is taken for a misspelling of another."""

Meanings = Mapping[str, float]
"""A word asked for, or the words it may be a misspelling of, each with its likeness to what was written (at most 1)."""


class _Entry(NamedTuple):
    """An occupation and the words it is found by: those of one title in order, then its code."""

    occupation: Occupation
    words: tuple[str, ...]


def _matching(wanted: Sequence[str], language: Language, edition: Edition) -> list[Occupation]:
    """The matches of the first way of reading the words that has any."""
    languages = sorted(LANGUAGES, key=lambda one: one != language)
    for spelt, least in ((True, len(wanted)), (False, len(wanted)), (False, 1)):
        for one in languages:
            meanings = [{word: 1.0} if spelt else _spellings(word, one, edition) for word in wanted]
            found = _ranked(meanings, _entries(one, edition), least)
            if found:
                return found
    return []


def _ranked(meanings: Sequence[Meanings], entries: Sequence[_Entry], least: int) -> list[Occupation]:
    """Occupations that have at least so many of the words, those with most first."""
    scored = []
    for entry in entries:
        matches = [weight for weight in (_weight(meaning, entry.words) for meaning in meanings) if weight]
        if len(matches) >= least:
            scored.append((-len(matches), -sum(matches), len(entry.words), entry.occupation))
    return [occupation for *_, occupation in sorted(scored)]


def _weight(meanings: Meanings, words: Sequence[str]) -> float:
    """How well a word fits a title: the whole word before its beginning, early in the title before late; 0 for not."""
    best = 0.0
    for wanted, likeness in meanings.items():
        beginning = _singular(wanted)
        for place, word in enumerate(words):
            if word.startswith(beginning):
                whole = _singular(word) == beginning
                best = max(best, likeness * ((3 if whole else 2) + 1 / (1 + place)))
    return best


def _spellings(word: str, language: Language, edition: Edition) -> Meanings:
    """The word itself where some title has it, else the words it looks most like."""
    known = _vocabulary(language, edition)
    if any(one.startswith(_singular(word)) for one in known):
        return {word: 1.0}
    alike = difflib.get_close_matches(_singular(word), known, n=3, cutoff=_SPELT_ALIKE)
    return {one: difflib.SequenceMatcher(None, _singular(word), one).ratio() for one in alike}


@lru_cache(maxsize=4)
def _entries(language: Language, edition: Edition) -> Sequence[_Entry]:
    """The words of every title in a language; none where the titles of that language are not known."""
    known = (one for one in occupations(edition).values() if language == "en" or one.french_title_known)
    return [_Entry(one, (*_words(one.title.say(language)), one.code)) for one in known]


@lru_cache(maxsize=4)
def _vocabulary(language: Language, edition: Edition) -> Sequence[str]:
    """Every word of the titles in a language, without its plural ending."""
    return sorted({_singular(word) for entry in _entries(language, edition) for word in entry.words})


def _wanted(words: str) -> list[str]:
    """The words asked for, without those that only join others."""
    asked = _words(words)
    return [word for word in asked if word not in _FILLERS] or asked


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", _plain(text))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _plain(text: str) -> str:
    """Text without accents and in lower case; œ is written oe."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
