"""Which of the two official languages to speak: the one asked for, else the environment's, else the locale's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from express_entry.law.text import LANGUAGES, Language, Text

from .faults import BadInput, quoted

OPTION = "--lang"
VARIABLE = "EXPRESS_ENTRY_LANG"
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables of the locale that say the language of messages, the first that is set before the others."""


def language_of(option: str | None, environment: Mapping[str, str]) -> Language:
    """The language of an option where it was given, else of the environment.

    :raises BadInput: for a language that is not spoken here.
    """
    if option is not None:
        return _known(option, OPTION)
    stated = environment.get(VARIABLE)
    if stated:
        return _known(stated, VARIABLE)
    locale = next((environment[name] for name in LOCALES if environment.get(name)), "")
    return "fr" if re.match(r"fr(?![a-z])", locale, re.IGNORECASE) else "en"


def foretold(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language before the arguments have been read: of the help pages, and of what is wrong with the arguments."""
    option = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith(f"{OPTION}="):
            option = argument.removeprefix(f"{OPTION}=")
        elif argument == OPTION and place + 1 < len(arguments):
            option = arguments[place + 1]
    for stated in (option, None):
        try:
            return language_of(stated, environment)
        except BadInput:
            continue
    return language_of(None, {})


def _known(value: str, name: str) -> Language:
    for language in LANGUAGES:
        if value.strip().lower() == language:
            return language
    raise BadInput(_UNKNOWN.of(name=name, value=quoted(value), accepted=", ".join(LANGUAGES)))


_UNKNOWN = Text(
    "{name}: {value} is not spoken here. Accepted: {accepted}.",
    "{name} : {value} n'est pas une langue d'ici. Valeurs acceptées : {accepted}.",
)
