"""The categories in force, and whether an occupation is on the list of each: yes, no, or not known and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from express_entry.law import Law, Text, Version
from express_entry.law.answers import Unknown
from express_entry.law.category import on_list
from express_entry.law.citations import cited
from express_entry.law.occupations import Occupation, find, nearest, successors
from express_entry.law.text import Language, Reason, say_value
from express_entry.law.view import CATEGORY

from .faults import BadInput, quoted


class Listing(NamedTuple):
    """A category version, and what it says of one occupation; ``listed`` is None where that cannot be told."""

    slug: str
    title: Text
    version: Version
    asked: Occupation | None
    listed: bool | None
    reason: Reason | None

    @property
    def round_version(self) -> str | None:
        """The name of the version in the history of rounds."""
        name = self.version.values.get("round_version")
        return None if name is None else str(name)

    def as_document(self, language: Language) -> dict[str, Any]:
        """The listing in plain values, words in one language; ``listed`` only where an occupation was asked for."""
        found: dict[str, Any] = {
            "category": self.slug,
            "version": self.version.id,
            "round_version": self.round_version,
        }
        if self.asked is not None:
            found |= {"listed": self.listed, "reason": self.reason.say(language) if self.reason else None}
        codes = self.version.values.get("occupations")
        return found | {
            "title": self.title.say(language),
            "from": self.version.from_.isoformat(),
            "occupations": None if codes is None else list(codes),
            "citation": cited(self.version.citation, language),
            "confidence": self.version.confidence,
            "verified": self.version.verified.isoformat(),
        }


def listings(law: Law, occupation: Occupation | None) -> list[Listing]:
    """Every category version in force, in the order of the law's files."""
    found = []
    for slug, version in law.categories.items():
        listed, reason = (None, None) if occupation is None else _listed(version, occupation)
        found.append(Listing(slug, law.table(f"{CATEGORY}{slug}").title, version, occupation, listed, reason))
    return found


def occupation_named(option: str, code: str) -> Occupation:
    """The occupation with a code of either edition.

    :raises BadInput: naming the nearest occupations, where there is none.
    """
    occupation = find(code.strip())
    if occupation is not None:
        return occupation
    guesses = nearest(code[:_LONGEST])
    text = _NO_OCCUPATION if guesses else _NOTHING_LIKE_IT
    raise BadInput(text.of(option=option, value=quoted(code), guesses=Alternatives(guesses)))


class Alternatives:
    """Occupations one of which may have been meant, by code and title."""

    __slots__ = ("occupations",)

    def __init__(self, occupations: Sequence[Occupation]) -> None:
        self.occupations = occupations

    def say(self, language: Language) -> str:
        """The occupations in one language."""
        return "; ".join(say_value(occupation, language) for occupation in self.occupations)


def _listed(version: Version, occupation: Occupation) -> tuple[bool | None, Reason | None]:
    answer = on_list(version, occupation.code)
    if answer is None:
        return False, _NO_LIST.of()
    if not isinstance(answer, Unknown):
        return answer, None
    codes = frozenset(version.values["occupations"])
    after = successors(occupation.code)
    on, off = ([code for code in after if (code in codes) is wanted] for wanted in (True, False))
    return None, _ONLY_SOME.of(code=occupation.code, on=on, off=off)


_LONGEST = 200
"""Characters of an unknown code or title that are compared with those that exist."""

_NO_LIST = Text(
    "the category has no list of occupations: language results decide",
    "la catégorie n'a pas de liste de professions : les résultats linguistiques décident",
)
_ONLY_SOME = Text(
    "{code} of NOC 2016 became several groups of NOC 2021: {on} listed, {off} not",
    "{code} de la CNP 2016 est devenu plusieurs groupes de la CNP 2021 : {on} dans la liste, {off} non",
)
_NO_OCCUPATION = Text(
    "{option}: {value} is no code of NOC 2021 or NOC 2016. Accepted: five or four digits. Nearest: {guesses}.",
    "{option} : {value} n'est pas un code de la CNP 2021 ni de la CNP 2016. Valeurs acceptées : cinq ou quatre "
    "chiffres. Les plus proches : {guesses}.",
)
_NOTHING_LIKE_IT = Text(
    "{option}: {value} is no code of NOC 2021 or NOC 2016. Accepted: five or four digits.",
    "{option} : {value} n'est pas un code de la CNP 2021 ni de la CNP 2016. Valeurs acceptées : cinq ou quatre "
    "chiffres.",
)
