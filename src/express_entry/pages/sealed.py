"""The answers of an interview on their way to the browser and back: in a field of the form, sealed, and kept nowhere.

A seal shows that the field came from here and when; whoever changes a letter of it breaks it. It hides nothing from the
person whose answers they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core import signing

from express_entry.law import Consolidation
from express_entry.law.text import Language, Text
from express_entry.profile.document import FORMAT
from express_entry.profile.interview import Interview

SALT = "express_entry.pages.interview"
MOST_SECONDS = 24 * 3600
"""How long a page may stay open before its next click."""
MOST_CHARACTERS = 200_000
"""Of a field; the answers of a long life take a tenth of it."""


class Broken(Exception):
    """A field that cannot be used; :meth:`say` says why, and what to do."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why

    def say(self, language: Language) -> str:
        """The sentence in one language."""
        return self.why.say(language)


@dataclass(frozen=True)
class Answers:
    """What was answered so far, and the day that it is assessed on; the fields are those of an interview."""

    on: date
    tree: Mapping[str, Any] = field(default_factory=lambda: {"format": FORMAT})
    passed: frozenset[str] = frozenset()
    aside: Mapping[str, Any] = field(default_factory=dict)

    def interview(self, law: Consolidation) -> Interview:
        """The interview as far as it has come."""
        return Interview(law.on(self.on), self.on, self.tree, self.passed, self.aside)

    @classmethod
    def of(cls, interview: Interview) -> Answers:
        """What is to be carried of an interview."""
        return cls(interview.day, interview.tree, interview.passed, interview.aside)


def seal(answers: Answers) -> str:
    """The answers as a field of a form."""
    plain = {
        "on": answers.on.isoformat(),
        "tree": answers.tree,
        "passed": sorted(answers.passed),
        "aside": answers.aside,
    }
    return signing.dumps(plain, salt=SALT, compress=True)


def fits(answers: Answers) -> bool:
    """Whether answers are small enough to come back."""
    return len(seal(answers)) <= MOST_CHARACTERS


def unseal(text: str) -> Answers:
    """The answers in a field.

    :raises Broken: where the field is missing, too large, too old, or not as it left.
    """
    if not text:
        raise Broken(MISSING)
    if len(text) > MOST_CHARACTERS:
        raise Broken(TOO_LARGE)
    try:
        plain = signing.loads(text, salt=SALT, max_age=MOST_SECONDS)
    except signing.SignatureExpired:
        raise Broken(TOO_OLD) from None
    except signing.BadSignature:
        raise Broken(CHANGED) from None
    return Answers(date.fromisoformat(plain["on"]), plain["tree"], frozenset(plain["passed"]), plain["aside"])


MISSING = Text(
    "This page is reached by answering questions, and the answers did not come along.",
    "On arrive à cette page en répondant à des questions, et les réponses ne l'ont pas accompagnée.",
)
TOO_LARGE = Text(
    "The answers are larger than this service takes. Nothing of them was kept.",
    "Les réponses sont plus volumineuses que ce que ce service accepte. Rien n'en a été conservé.",
)
TOO_OLD = Text(
    "The page was open for more than 24 hours. Answers are not kept here, so that they cannot be found again.",
    "La page est restée ouverte plus de 24 heures. Les réponses ne sont pas conservées ici et ne peuvent être "
    "retrouvées.",
)
CHANGED = Text(
    "The answers came back otherwise than they left: something on the way changed or shortened them. They were not "
    "used.",
    "Les réponses sont revenues autrement qu'elles n'étaient parties : quelque chose les a modifiées ou raccourcies en "
    "chemin. Elles n'ont pas été utilisées.",
)
