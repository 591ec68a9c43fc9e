"""The list of what is wrong above a form: each said after the name of its field, so that two alike are told apart."""

from __future__ import annotations

from express_entry.law.text import Language, Text
from express_entry.reports.typography import typeset

from .formfields import Field

MOST_WORDS = 2
"""How many words a name has at most that a fault of the layers below begins with: ``validation code: …``."""


def labelled(field: Field, language: Language) -> str:
    """What is wrong with a field, after its question or its name."""
    if field.label.endswith("?"):
        return f"{field.label} {field.error}"
    if _is_named(field.error):
        return field.error
    return typeset(PAIR.of(name=field.label, value=field.error).say(language), language)


def _is_named(error: str) -> bool:
    """Whether what is wrong begins with a name itself."""
    name, colon, _ = error.partition(":")
    return bool(colon) and len(name.split()) <= MOST_WORDS and ". " not in name


PAIR = Text("{name}: {value}", "{name} : {value}")
