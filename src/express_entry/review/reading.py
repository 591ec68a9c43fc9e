"""Reading a case document: values taken from a tree of plain values, every problem of them collected with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from express_entry.law.days import LAST_DAY
from express_entry.law.text import Language, Reason, Text
from express_entry.profile import Problem, Profile, ProfileError, check
from express_entry.profile.problems import MOST_LISTED, shown

FIRST_DAY = date(2015, 1, 1)
"""Of Express Entry: nothing of a case happened before."""
FIRST_DOCUMENT = date(1900, 1, 1)
"""A document at hand may be older than Express Entry."""


class CaseError(ValueError):
    """A case document that is refused; ``problems`` holds what is wrong, ``total`` how many problems there are."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems[:MOST_LISTED])
        self.total = len(problems)
        super().__init__(self.say("en"))

    def say(self, language: Language) -> str:
        """Every problem, one a line, under a line that counts them."""
        lines = [(ONE if self.total == 1 else MANY).of(count=self.total).say(language)]
        lines += [f"  - {problem.say(language)}" for problem in self.problems]
        if self.total > len(self.problems):
            lines.append(f"  - {MORE.of(count=self.total - len(self.problems)).say(language)}")
        return "\n".join(lines)


class Reader:
    """Takes values out of objects; what does not fit becomes a problem, and None stands in its place."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def refuse(self, path: str, value: object, accepted: Text | Reason) -> None:
        """Record a value that cannot be used, with what would be accepted."""
        if value is None:
            self.problems.append(Problem(path, "", MISSING.of(), accepted))
        else:
            self.problems.append(Problem(path, shown(value), CANNOT.of(value=shown(value)), accepted))

    def fields(self, tree: object, path: str, keys: Iterable[str], *, needed: bool = False) -> Mapping[str, Any]:
        """An object with none but the keys given; an empty one where there is none."""
        if tree is None and not needed:
            return {}
        if not isinstance(tree, Mapping):
            self.refuse(path, tree, AN_OBJECT.of(keys=", ".join(keys)))
            return {}
        known = tuple(keys)
        for key in tree:
            if key not in known:
                where = f"{path}.{key}" if path else str(key)
                self.problems.append(Problem(where, shown(key), NO_FIELD.of(), FIELDS.of(keys=", ".join(known))))
        return tree

    def any_fields(self, tree: object, path: str) -> Mapping[str, Any]:
        """An object with whatever keys; an empty one where there is none."""
        if tree is None:
            return {}
        if not isinstance(tree, Mapping):
            self.refuse(path, tree, AN_OBJECT.of(keys="…"))
            return {}
        return tree

    def items(self, tree: object, path: str) -> Sequence[Any]:
        """A list; an empty one where there is none."""
        if tree is None:
            return ()
        if not isinstance(tree, (list, tuple)):
            self.refuse(path, tree, A_LIST)
            return ()
        return tree

    def flag(self, tree: object, path: str) -> bool | None:
        """Yes or no, or None where it was not stated."""
        if tree is None or isinstance(tree, bool):
            return tree
        self.refuse(path, tree, YES_OR_NO)
        return None

    def whole(self, tree: object, path: str, *, needed: bool = False) -> int | None:
        """A whole number, not below nothing."""
        if tree is None and not needed:
            return None
        if type(tree) is int and tree >= 0:
            return tree
        self.refuse(path, tree, A_NUMBER)
        return None

    def word(self, tree: object, path: str, accepted: Iterable[str], *, needed: bool = False) -> str | None:
        """One of some words."""
        if tree is None and not needed:
            return None
        words = tuple(accepted)
        if isinstance(tree, str) and tree in words:
            return tree
        self.refuse(path, tree, ONE_OF.of(words=", ".join(words)))
        return None

    def day(self, tree: object, path: str, *, needed: bool = False, first: date = FIRST_DAY) -> date | None:
        """A day written YYYY-MM-DD, or as the syntax itself has days; none before the first that there can be."""
        accepted = A_DAY.of(first=first.isoformat(), last=LAST_DAY.isoformat())
        found = self._parsed(tree, path, _DAY, date.fromisoformat, accepted, needed=needed)
        if isinstance(found, datetime) or found is None:
            return None
        if first <= found <= LAST_DAY:
            return found
        self.refuse(path, tree, accepted)
        return None

    def instant(self, tree: object, path: str, *, needed: bool = False) -> datetime | None:
        """An instant in UTC written YYYY-MM-DDTHH:MM:SSZ."""
        found = self._parsed(tree, path, _INSTANT, datetime.fromisoformat, AN_INSTANT, needed=needed)
        if not isinstance(found, datetime):
            return None
        if FIRST_DAY <= found.date() <= LAST_DAY:
            return found
        self.refuse(path, tree, AN_INSTANT)
        return None

    def profile(self, tree: object, path: str) -> Profile | None:
        """A profile document within the case; its problems keep their places, below that of the document."""
        try:
            return check(tree)
        except ProfileError as error:
            for problem in error.problems:
                where = f"{path}.{problem.path}" if problem.path else path
                related = tuple(f"{path}.{other}" for other in problem.related)
                self.problems.append(problem._replace(path=where, related=related))
            return None

    def _parsed(
        self,
        tree: object,
        path: str,
        pattern: re.Pattern[str],
        parse: Callable[[str], date],
        accepted: Text | Reason,
        *,
        needed: bool,
    ) -> date | None:
        if tree is None and not needed:
            return None
        text = tree.isoformat() if type(tree) is date else tree
        try:
            if isinstance(text, str) and pattern.fullmatch(text):
                return parse(text)
        except ValueError:
            pass
        self.refuse(path, tree, accepted)
        return None


def refused(path: str, value: object, accepted: Text | Reason) -> CaseError:
    """The error for one value of a case that cannot be used, or is missing (None), with what would be accepted."""
    reader = Reader()
    reader.refuse(path, value, accepted)
    return CaseError(reader.problems)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|\+00:00)", re.ASCII)

ONE = Text("the case has one problem:", "le dossier présente un problème :")
MANY = Text("the case has {count} problems:", "le dossier présente {count} problèmes :")
MORE = Text("and {count} more", "et {count} de plus")
MISSING = Text("this is missing", "il manque ceci")
CANNOT = Text("{value} cannot be used", "{value} ne convient pas")
NO_FIELD = Text("there is no such field", "il n'y a pas de champ de ce nom")
FIELDS = Text("{keys}", "{keys}")
AN_OBJECT = Text("an object with: {keys}", "un objet avec : {keys}")
A_LIST = Text("a list", "une liste")
YES_OR_NO = Text("true or false", "true ou false")
A_NUMBER = Text("a whole number, 0 or more", "un nombre entier, 0 ou plus")
ONE_OF = Text("one of {words}", "l'un de {words}")
A_DAY = Text("a day written YYYY-MM-DD, from {first} to {last}", "une date écrite AAAA-MM-JJ, du {first} au {last}")
AN_INSTANT = Text(
    "an instant in UTC written YYYY-MM-DDTHH:MM:SSZ, in quotes",
    "un instant en UTC écrit AAAA-MM-JJTHH:MM:SSZ, entre guillemets",
)
