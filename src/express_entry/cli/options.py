"""The options that several commands share: how they are declared, and how what was typed is read.

Every value arrives as text and is read here, so that whatever cannot be used is refused in both languages, with what
would be accepted. Errors are :class:`~.faults.BadInput`.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law import Consolidation, Text, consolidated
from express_entry.law.days import LAST_DAY, day_of
from express_entry.law.text import Language

from . import guide_options, speech
from .faults import BadInput, quoted

if TYPE_CHECKING:
    from express_entry.law.occupations import Edition

On = Annotated[str | None, typer.Option("--on", metavar=guide_options.DAY.en, help=guide_options.ON.en)]
LawFile = Annotated[str | None, typer.Option("--law", metavar=guide_options.FILE.en, help=guide_options.LAW_FILE.en)]
Format = Annotated[str, typer.Option("--format", metavar="text|json", help=guide_options.FORMAT.en)]
Lang = Annotated[str | None, typer.Option(speech.OPTION, metavar="en|fr", help=guide_options.LANG.en)]
Submitted = Annotated[
    str | None, typer.Option("--submitted", metavar=guide_options.INSTANT.en, help=guide_options.SUBMITTED.en)
]
Syntax = Annotated[str | None, typer.Option("--syntax", metavar="json|yaml|toml", help=guide_options.SYNTAX.en)]

FORMATS = ("text", "json")
SYNTAXES = ("json", "yaml", "toml")
EDITIONS = ("2021", "2016")


def language_of(lang: str | None) -> Language:
    """The language to answer in."""
    return speech.language_of(lang, os.environ)


def day_named(option: str, value: str) -> date:
    """The day that an option or argument states."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise BadInput(_NOT_A_DAY.of(option=option, value=quoted(value)))
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise BadInput(_NOT_IN_CALENDAR.of(option=option, value=quoted(value))) from None
    if day > LAST_DAY:
        raise BadInput(_TOO_FAR.of(option=option, value=quoted(value), last=LAST_DAY))
    return day


def instant_named(option: str, value: str) -> datetime:
    """The instant that an option states: ISO 8601 in UTC, to the second or more finely, down to microseconds."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|\+00:00)", value, re.ASCII):
        raise BadInput(_NOT_AN_INSTANT.of(option=option, value=quoted(value)))
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise BadInput(_NOT_IN_TIME.of(option=option, value=quoted(value))) from None


def submitted_at(value: str | None) -> datetime | None:
    """The instant of ``--submitted``; None where none is stated."""
    return None if value is None else instant_named("--submitted", value)


def on_day(value: str | None) -> date:
    """The day of ``--on``; today, where none is stated."""
    return today() if value is None else day_named("--on", value)


def today() -> date:
    """The day it is now, in the place of the law."""
    return day_of(datetime.now(UTC))


def as_json(value: str) -> bool:
    """Whether ``--format`` asks for JSON."""
    return one_of("--format", value, FORMATS) == "json"


def one_of(option: str, value: str, accepted: Iterable[str]) -> str:
    """The value, where it is one that is accepted."""
    if value in accepted:
        return value
    raise BadInput(_NOT_ONE_OF.of(option=option, value=quoted(value), accepted=", ".join(accepted)))


def whole_number(option: str, value: str, *, most: int) -> int:
    """A whole number from 1 to ``most``."""
    if value.isascii() and value.isdigit() and len(value) <= len(str(most)) and 1 <= int(value) <= most:
        return int(value)
    raise BadInput(_NOT_A_NUMBER.of(option=option, value=quoted(value), most=str(most)))


def edition_named(value: str) -> Edition:
    """The edition of the NOC that ``--edition`` names."""
    return 2021 if one_of("--edition", value, EDITIONS) == "2021" else 2016


def law_with(file: str | None) -> Consolidation:
    """The law that comes with the package, with a file of law laid over it where one is named.

    :raises LawFileError: naming everything in the file that cannot be used.
    """
    if file is None:
        return consolidated()
    if "\0" in file:
        raise BadInput(_NO_FILE.of(option="--law", value=quoted(file)))
    return consolidated().with_file(Path(file))


def nearest(value: str, names: Iterable[str]) -> list[str]:
    """The names that somebody may have meant, likeliest first."""
    return difflib.get_close_matches(value.lower(), list(names), n=3, cutoff=0.5)


_NOT_A_DAY = Text(
    "{option}: {value} is not a day. Accepted: a day written YYYY-MM-DD, from 2015-01-01 on.",
    "{option} : {value} n'est pas une date. Valeurs acceptées : une date écrite AAAA-MM-JJ, à partir du 2015-01-01.",
)
_NOT_IN_CALENDAR = Text(
    "{option}: {value} is not in the calendar. Accepted: a day written YYYY-MM-DD, from 2015-01-01 on.",
    "{option} : {value} n'existe pas dans le calendrier. Valeurs acceptées : une date écrite AAAA-MM-JJ, à partir du "
    "2015-01-01.",
)
_NOT_AN_INSTANT = Text(
    "{option}: {value} is not an instant. Accepted: an instant in UTC written YYYY-MM-DDTHH:MM:SSZ, such as "
    "2022-11-23T00:01:29Z; up to six decimals may follow the seconds.",
    "{option} : {value} n'est pas un instant. Valeurs acceptées : un instant en UTC écrit AAAA-MM-JJTHH:MM:SSZ, par "
    "exemple 2022-11-23T00:01:29Z; jusqu'à six décimales peuvent suivre les secondes.",
)
_NOT_IN_TIME = Text(
    "{option}: {value} is not in the calendar or not on the clock. Accepted: an instant in UTC written "
    "YYYY-MM-DDTHH:MM:SSZ.",
    "{option} : {value} n'existe pas dans le calendrier ou sur l'horloge. Valeurs acceptées : un instant en UTC écrit "
    "AAAA-MM-JJTHH:MM:SSZ.",
)
_TOO_FAR = Text(
    "{option}: {value} is too far away in time. Accepted: a day written YYYY-MM-DD, from 2015-01-01 to {last}.",
    "{option} : {value} est trop éloignée dans le temps. Valeurs acceptées : une date écrite AAAA-MM-JJ, du 2015-01-01 "
    "au {last}.",
)
_NOT_ONE_OF = Text(
    "{option}: {value} is not known. Accepted: {accepted}.",
    "{option} : {value} n'est pas connu. Valeurs acceptées : {accepted}.",
)
_NOT_A_NUMBER = Text(
    "{option}: {value} cannot be used. Accepted: a whole number from 1 to {most}.",
    "{option} : {value} ne convient pas. Valeurs acceptées : un nombre entier de 1 à {most}.",
)
_NO_FILE = Text(
    "{option}: {value} is not the name of a file. Accepted: a file that can be read.",
    "{option} : {value} n'est pas le nom d'un fichier. Valeurs acceptées : un fichier lisible.",
)
