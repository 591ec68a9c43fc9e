"""What people type into the cells of a spreadsheet, and the values of the profile document that they mean by it.

A cell is read where it can mean one thing only. What cannot be read is handed on as it is, so that the document's own
check refuses it with every other problem; where a cell could mean two things, both are named and neither is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args

from express_entry.law import occupations, places
from express_entry.law.text import Reason, Text

from . import fields, wording
from .choices import meant_by, plain, word_for
from .columns import Column
from .columns import Field as ColumnField
from .daytext import DayOrder, days_meant
from .shape import Slot

Raw = str | int | float | bool | date | time
"""What a spreadsheet holds in a cell; a cell with a formula holds its last result."""


class Misread(ValueError):
    """A cell that could mean several things, or whose program did not say what it holds."""

    def __init__(self, message: Text, suggestion: Reason | None = None, **values: object) -> None:
        super().__init__(message.en)
        self.message = message
        self.values = values
        self.suggestion = suggestion


class Uncomputed(NamedTuple):
    """A formula whose result the file does not hold: it was written by a program that does not compute."""

    formula: str


class Kind(NamedTuple):
    """A kind of cell: how it is read, and what it accepts, in words."""

    read: Callable[[Any, DayOrder | None], object]
    accepted: Text | Reason


def kind_of(field: ColumnField) -> Kind:
    """How the cells of a kind of column are read."""
    if field.holds == "items":
        return HOW_MANY
    if field.holds == "object":
        return FLAG
    return LAST_DAY if field.pattern[-1] == "to" else kind_of_slot(field.slot)


def kind_of_slot(slot: Slot) -> Kind:
    """How a value of the document is read from a cell.

    :raises LookupError: for a kind of value that nobody has taught to be read; a test goes over every field.
    """
    if slot.choices:
        return _choice(slot.choices)
    return FLAG if slot.kind is bool else _KINDS[slot.accepts]


def accepted_by(column: Column) -> Text | Reason:
    """What the cells of a column accept, in words."""
    return kind_of(column.field).accepted


def cleaned(text: str) -> str:
    """Text without what cannot be seen at its ends; empty for a cell that looks empty."""
    return text.strip() if text.isascii() else _ENDS.sub("", text)


_ENDS = re.compile("^[\\s\u200b\ufeff]+|[\\s\u200b\ufeff]+$")

# ----------------------------------------------------------------------------------------------------------------- days


def _day(value: Raw, order: DayOrder | None) -> object:
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else value
    if isinstance(value, str):
        found = days_meant(value, order)
        if len(found) > 1:
            raise Misread(_TWO_DAYS, _TELL.of(), one=found[0], other=found[1])
        return found[0] if found else value
    return value


def _last_day(value: Raw, order: DayOrder | None) -> object:
    """A job, a residence or a service that goes on has no last day."""
    return None if isinstance(value, str) and plain(value) in _STILL else _day(value, order)


_STILL = {"present", "current", "ongoing", "now", "to date", "actuel", "actuellement", "en cours", "a ce jour"}

# --------------------------------------------------------------------------------------------------- yes, no, how many


def _flag(value: Raw, _: DayOrder | None) -> object:
    if isinstance(value, bool):
        return value
    word = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return _FLAGS.get(plain(word), value)


_FLAGS: Mapping[str, bool] = {
    **dict.fromkeys(("yes", "y", "oui", "o", "true", "vrai", "1"), True),
    **dict.fromkeys(("no", "n", "non", "false", "faux", "0"), False),
}


def _how_many(value: Raw, _: DayOrder | None) -> object:
    if isinstance(value, str) and plain(value) in _NONE:
        return 0
    number = _whole(value, None)
    if type(number) is not int or not 0 <= number <= MOST_ITEMS:
        raise Misread(_NOT_A_COUNT)
    return number


MOST_ITEMS = 999
_NONE = {"none", "no", "aucun", "aucune", "non"}

# -------------------------------------------------------------------------------------------------------------- numbers


def _number(value: Raw, _: DayOrder | None) -> object:
    """A number, however its decimals and thousands are written; a day means that a program took a number for one."""
    if isinstance(value, (date, time)):
        raise Misread(_TAKEN_FOR_A_DAY)
    if isinstance(value, float):
        # As many digits as a spreadsheet keeps: 37.4999999999999964 was typed as 37.5.
        return float(f"{value:.15g}")
    if not isinstance(value, str):
        return value
    written = _in_digits(value)
    return value if written is None else int(written) if written.isdecimal() else float(written)


def _whole(value: Raw, _: DayOrder | None) -> object:
    number = _number(value, None)
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _score(value: Raw, _: DayOrder | None) -> object:
    return "M" if isinstance(value, str) and value.upper() == "M" else _number(value, None)


def _amount(value: Raw, _: DayOrder | None) -> object:
    if not isinstance(value, str):
        return _number(value, None)
    written = _in_digits(_DOLLARS.sub("", value))
    return value if written is None else Decimal(written)


def _in_digits(text: str) -> str | None:
    """A number in digits with a point, from the ways of both languages; None where it is none.

    ``25,000`` is twenty-five thousand in English and twenty-five in French; ``25.000`` is the other way round for
    whoever sets thousands apart with points.
    """
    if _EITHER.fullmatch(text):
        raise Misread(_TWO_NUMBERS, one=re.sub("[.,]", "", text), other=text.replace(",", "."))
    if _PLAIN_NUMBER.fullmatch(text):
        return text
    for form, thousands, point in _FORMS:
        if form.fullmatch(text):
            return re.sub(thousands, "", text).replace(point, ".")
    return None


_DIGITS_MOST = 25
_PLAIN_NUMBER = re.compile(rf"-?[0-9]{{1,{_DIGITS_MOST}}}(\.[0-9]{{1,{_DIGITS_MOST}}})?", re.ASCII)
_EITHER = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
_FORMS = (
    (re.compile(rf"-?[0-9]{{1,{_DIGITS_MOST}}},[0-9]{{1,{_DIGITS_MOST}}}", re.ASCII), "_", ","),
    (re.compile(r"-?[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,5}(?:[.,][0-9]{1,10})?"), "[ \u00a0\u202f]", ","),
    (re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3}){1,5}(?:\.[0-9]{1,10})?", re.ASCII), ",", "."),
    (re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3}){1,5},[0-9]{1,10}", re.ASCII), r"\.", ","),
)
"""Ways to write a number: its form, what stands between its thousands, what stands before its decimals."""
_DOLLARS = re.compile(r"^\$[\s\u00a0\u202f]*|[\s\u00a0\u202f]*\$$")

# ----------------------------------------------------------------------------------------------------------------- text


def _words(value: Raw, _: DayOrder | None) -> object:
    """Text on one line; a number or a day that stands where text is meant is taken as it is shown."""
    if isinstance(value, str):
        return _BREAKS.sub(" ", value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


_BREAKS = re.compile("[ \u00a0]*[\r\n\t\v\f\x85\u2028\u2029]+[ \u00a0]*")


def _choice(choices: tuple[str, ...]) -> Kind:
    if choices not in _CHOICES:
        meanings, numbers = meant_by(choices), frozenset(filter(str.isdecimal, choices))

        def read(value: Raw, _: DayOrder | None) -> object:
            said = str(_whole(value, None)) if isinstance(value, (int, float)) else value
            if isinstance(said, str) and (isinstance(value, str) or said in numbers):
                return meanings.get(plain(said), value)
            return value

        _CHOICES[choices] = Kind(read, wording.ONE_OF.of(values=_Choices(choices)))
    return _CHOICES[choices]


_CHOICES: dict[tuple[str, ...], Kind] = {}


class _Choices(NamedTuple):
    """The values of a vocabulary with what each is called."""

    choices: tuple[str, ...]

    def say(self, language: Literal["en", "fr"]) -> str:
        """Each value, and behind it its word where that is another."""
        words = ((value, word_for(value, self.choices).say(language)) for value in self.choices)
        return ", ".join(value if plain(value) == plain(word) else f"{value} ({word})" for value, word in words)


# ---------------------------------------------------------------------------------------------------------------- codes


def _country(value: Raw, _: DayOrder | None) -> object:
    return _countries().get(plain(value), value) if isinstance(value, str) else value


def _province(value: Raw, _: DayOrder | None) -> object:
    return _provinces().get(plain(value), value) if isinstance(value, str) else value


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    return {**_by_name(places.countries()), **{plain(other): code for other, code in places.FAMILIAR.items()}}


@lru_cache(maxsize=1)
def _provinces() -> Mapping[str, str]:
    return _by_name(places.provinces())


def _by_name(known: Mapping[str, places.Place]) -> Mapping[str, str]:
    named = {plain(name): place.code for place in known.values() for name in place.name}
    return {**named, **{plain(code): code for code in known}}


def _currency(value: Raw, _: DayOrder | None) -> object:
    return value.upper() if isinstance(value, str) else value


def _noc(value: Raw, _: DayOrder | None) -> object:
    """A code; one whose leading zeros were lost, as where a program took it for a number, where one code only fits."""
    if isinstance(value, (bool, date, time)):
        return value
    number = _whole(value, None) if isinstance(value, float) else value
    code = _NOC_EXTRAS.sub("", str(number)) if isinstance(number, str) else str(number)
    if not (code.isascii() and code.isdecimal()) or len(code) > 5 or (isinstance(number, str) and len(code) > 3):
        return code
    fitting = [found for found in map(occupations.find, _completed(code)) if found]
    if len(fitting) > 1:
        raise Misread(_TWO_CODES, one=fitting[0], other=fitting[1])
    return fitting[0].code if fitting else code


def _completed(code: str) -> list[str]:
    return list(dict.fromkeys(code.zfill(digits) for digits in (4, 5)))


_NOC_EXTRAS = re.compile(r"^'|^(?:NOC|CNP)[ :]*|\.0+$", re.IGNORECASE)

# ------------------------------------------------------------------------------------------------------------ the kinds


def _accepts(annotation: Any) -> fields.Accepts:
    return next(mark for mark in get_args(annotation) if isinstance(mark, fields.Accepts))


FLAG = Kind(_flag, Text("yes or no", "oui ou non"))
HOW_MANY = Kind(
    _how_many,
    Text(
        "how many there are, 0 for none; or nothing, where that is not known or the columns of the items tell",
        "combien il y en a, 0 pour aucun; ou rien, si on l'ignore ou si les colonnes des éléments le disent",
    ),
)
_DAY_ACCEPTED = Text(
    "a date of the spreadsheet, or text such as 2025-03-01 or 1 March 2025, from 1900-01-01 to 2200-12-31",
    "une date du tableur, ou du texte comme 2025-03-01 ou 1er mars 2025, du 1900-01-01 au 2200-12-31",
)
LAST_DAY = Kind(
    _last_day,
    Text(
        "a date of the spreadsheet, or text such as 2025-03-01; nothing, or the word present, where it goes on",
        "une date du tableur, ou du texte comme 2025-03-01; rien, ou les mots en cours, si cela dure",
    ),
)
_KINDS: Mapping[fields.Accepts | None, Kind] = {
    _accepts(fields.Day): Kind(_day, _DAY_ACCEPTED),
    _accepts(fields.Country): Kind(
        _country,
        Text(
            "a country: its two letters, such as IN, or its name in English or French",
            "un pays : ses deux lettres, comme IN, ou son nom en français ou en anglais",
        ),
    ),
    _accepts(fields.Province): Kind(
        _province,
        Text(
            "a province or territory: its two letters, such as ON, or its name in English or French",
            "une province ou un territoire : ses deux lettres, comme ON, ou son nom en français ou en anglais",
        ),
    ),
    _accepts(fields.Noc): Kind(
        _noc,
        Text(
            "a NOC code: five digits of NOC 2021 or four of NOC 2016, such as 21231, with its leading zeros",
            "un code de la CNP : cinq chiffres de la CNP 2021 ou quatre de la CNP 2016, comme 21231, avec ses zéros "
            "de gauche",
        ),
    ),
    _accepts(fields.Currency): Kind(
        _currency,
        Text(
            "the three letters of a currency in ISO 4217, such as CAD",
            "les trois lettres d'une devise selon l'ISO 4217, comme CAD",
        ),
    ),
    _accepts(fields.Words): Kind(_words, _accepts(fields.Words).text),
    _accepts(fields.Amount): Kind(
        _amount,
        Text(
            "an amount of 0 or more, such as 25000, 25000.50 or 25 000,50",
            "un montant de 0 ou plus, comme 25000, 25000,50 ou 25 000,50",
        ),
    ),
    _accepts(fields.Score): Kind(
        _score,
        Text(
            "the score as the report prints it: a number, or M for CELPIP",
            "le résultat tel que le relevé l'imprime : un nombre, ou M pour le CELPIP",
        ),
    ),
    _accepts(fields.Hours): Kind(_number, _accepts(fields.Hours).text),
    _accepts(fields.Months): Kind(_number, _accepts(fields.Months).text),
    _accepts(fields.Years): Kind(_number, _accepts(fields.Years).text),
    _accepts(fields.Count): Kind(_whole, _accepts(fields.Count).text),
}

_TWO_DAYS = Text(
    "{value} may be {one} or {other}, by what its first number is",
    "{value} peut être le {one} ou le {other}, selon ce qu'est son premier nombre",
)
_TELL = Text(
    "Say once for all which comes first, the day or the month: --dates dmy or --dates mdy.",
    "Dites une fois pour toutes ce qui vient en premier, le jour ou le mois : --dates dmy ou --dates mdy.",
)
_TWO_NUMBERS = Text(
    "{value} may be {one} or {other}, as people write thousands or decimals",
    "{value} peut être {one} ou {other}, selon la façon d'écrire les milliers ou les décimales",
)
_TWO_CODES = Text(
    "{value} may have been the code {one} or {other} before it lost its zeros",
    "{value} a pu être le code {one} ou {other} avant de perdre ses zéros",
)
_TAKEN_FOR_A_DAY = Text(
    "{value} is a date: the spreadsheet took a number for a day",
    "{value} est une date : le tableur a pris un nombre pour un jour",
)
_NOT_A_COUNT = Text("{value} is no number of items", "{value} n'est pas un nombre d'éléments")
