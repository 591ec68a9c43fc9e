"""The kinds of value that a profile's fields hold, each with what it accepts, in both languages.

A value is taken as written or refused: no number is read out of text, no day out of a number, no *yes* out of a 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from express_entry.law import occupations, places
from express_entry.law.days import LAST_DAY
from express_entry.law.text import Text

from .problems import shown
from .wording import MESSAGES

FIRST_DAY = date(1900, 1, 1)
MOST_CHARACTERS = 300
"""Length of a text such as a name or a title."""


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a field accepts, in words."""

    text: Text


def _fault(kind: str, value: object) -> PydanticCustomError:
    # `check` says it in both languages; these words are for whoever calls a class of the document directly.
    return PydanticCustomError(kind, MESSAGES[kind].en, {"value": shown(value)})


# ----------------------------------------------------------------------------------------------------------------- days

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _read_day(value: object) -> date:
    if isinstance(value, str):
        day = _day_of_text(value)
    elif isinstance(value, datetime):
        raise _fault("day_with_time", value)
    elif isinstance(value, date):
        day = value
    else:
        raise _fault("day_type", value)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise _fault("day_out_of_range", value)
    return day


@lru_cache(maxsize=32768)
def _day_of_text(text: str) -> date:
    if not _ISO_DAY.fullmatch(text):
        raise _fault("day_shape", text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _fault("day_not_in_calendar", text) from None


Day = Annotated[
    date,
    BeforeValidator(_read_day),
    Accepts(
        Text(
            "a calendar date written YYYY-MM-DD, from 1900-01-01 to 2200-12-31",
            "une date écrite AAAA-MM-JJ, du 1900-01-01 au 2200-12-31",
        )
    ),
]

# ---------------------------------------------------------------------------------------------------------------- codes


def _known_country(code: str) -> str:
    if not places.is_country(code):
        raise _fault("country_unknown", code)
    return code


def _known_province(code: str) -> str:
    if not places.is_province(code):
        raise _fault("province_unknown", code)
    return code


_NOC = re.compile(r"[0-9]{4,5}")


def _known_occupation(code: object) -> str:
    if isinstance(code, int) and not isinstance(code, bool):
        raise _fault("noc_number", code)
    if not isinstance(code, str):
        raise _fault("noc_type", code)
    return _occupation_of_text(code)


@lru_cache(maxsize=2048)
def _occupation_of_text(code: str) -> str:
    if not _NOC.fullmatch(code):
        raise _fault("noc_shape", code)
    if occupations.find(code) is None:
        raise _fault("noc_unknown", code)
    return code


Country = Annotated[
    str,
    AfterValidator(_known_country),
    Field(json_schema_extra={"pattern": "^[A-Z]{2}$"}),
    Accepts(
        Text(
            "the two capital letters of a country in ISO 3166-1, such as IN",
            "les deux lettres majuscules d'un pays selon l'ISO 3166-1, par exemple IN",
        )
    ),
]
Province = Annotated[
    str,
    AfterValidator(_known_province),
    Field(json_schema_extra={"pattern": "^[A-Z]{2}$"}),
    Accepts(
        Text(
            "the two capital letters of a province or territory as Canada Post writes them, such as ON",
            "les deux lettres majuscules d'une province ou d'un territoire selon Postes Canada, par exemple ON",
        )
    ),
]
Noc = Annotated[
    str,
    BeforeValidator(_known_occupation),
    Field(json_schema_extra={"pattern": "^[0-9]{4,5}$"}),
    Accepts(
        Text(
            'a NOC code as text in quotes: five digits of NOC 2021 or four of NOC 2016, such as "21231"',
            "un code de la CNP écrit comme du texte entre guillemets : cinq chiffres de la CNP 2021 ou quatre de la "
            'CNP 2016, par exemple "21231"',
        )
    ),
]
Currency = Annotated[
    str,
    Field(pattern="^[A-Z]{3}$"),
    Accepts(
        Text(
            "the three capital letters of a currency in ISO 4217, such as CAD",
            "les trois lettres majuscules d'une devise selon l'ISO 4217, par exemple CAD",
        )
    ),
]

# ----------------------------------------------------------------------------------------------------------------- text

_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def _one_line(text: str) -> str:
    # Such characters break a terminal, a letter or a database, or show a name other than the one that is stored.
    if len(text) > MOST_CHARACTERS:
        raise _fault("text_too_long", text)
    if not text.isprintable() and _INVISIBLE.search(text):
        raise _fault("text_invisible", text)
    return text


Words = Annotated[
    str,
    AfterValidator(_one_line),
    Field(json_schema_extra={"maxLength": MOST_CHARACTERS}),
    Accepts(Text("one line of text, at most 300 characters", "une ligne de texte, au plus 300 caractères")),
]

# -------------------------------------------------------------------------------------------------------------- numbers

_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,10})?")
_MOST_MONEY = 10**15
_MOST_DECIMALS = 10


def _read_amount(value: object) -> Decimal:
    if isinstance(value, str):
        if not _AMOUNT.fullmatch(value):
            raise _fault("amount_shape", value)
        return Decimal(value)
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise _fault("amount_type", value)
    if not isinstance(value, int) and not Decimal(value).is_finite():
        raise _fault("finite_number", value)
    if not 0 <= value < _MOST_MONEY:
        raise _fault("amount_out_of_range", value)
    # Through its shortest decimal form, so that 0.1 stays a tenth.
    return _in_plain_digits(Decimal(str(value)))


def _in_plain_digits(amount: Decimal) -> Decimal:
    if int(amount.as_tuple().exponent) < -_MOST_DECIMALS:
        raise _fault("amount_out_of_range", amount)
    return Decimal(f"{abs(amount):f}")  # without an exponent, and zero without a sign


def _read_score(value: object) -> float | Literal["M"]:
    if value == "M":
        return "M"
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise _fault("score_type", value)
    if not 0 <= value <= _TOP_SCORE:
        raise _fault("score_out_of_range", value)
    return float(value)


_TOP_SCORE = 1000  # above every printed scale; the scale of each test is checked where the test is known

Amount = Annotated[
    Decimal,
    BeforeValidator(_read_amount),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": r"^[0-9]{1,15}(\.[0-9]{1,10})?$"}, {"type": "number"}]}),
    Accepts(
        Text(
            "an amount of 0 or more in plain digits, with a point before any decimals, such as 25000.00",
            "un montant de 0 ou plus en chiffres sans séparateur, un point devant les décimales, par exemple 25000.00",
        )
    ),
]
Score = Annotated[
    float | Literal["M"],
    BeforeValidator(_read_score),
    WithJsonSchema({"anyOf": [{"type": "number", "minimum": 0}, {"const": "M"}]}),
    Accepts(
        Text(
            'the score as the report prints it: a number, or "M" for CELPIP',
            'le résultat tel que le relevé l\'imprime : un nombre, ou "M" pour le CELPIP',
        )
    ),
]
Hours = Annotated[
    float,
    Field(ge=0, le=168, allow_inf_nan=False),
    Accepts(Text("a number of hours from 0 to 168", "un nombre d'heures de 0 à 168")),
]
Months = Annotated[
    float,
    Field(ge=0, le=1200, allow_inf_nan=False),
    Accepts(Text("a number of months from 0 to 1200", "un nombre de mois de 0 à 1200")),
]
Years = Annotated[
    float,
    Field(ge=0, le=100, allow_inf_nan=False),
    Accepts(Text("a number of years from 0 to 100", "un nombre d'années de 0 à 100")),
]
Count = Annotated[
    int, Field(ge=1, le=100), Accepts(Text("a whole number from 1 to 100", "un nombre entier de 1 à 100"))
]

# --------------------------------------------------------------------------------------------------------- vocabularies

MaritalStatus = Literal[
    "never_married", "married", "common_law", "divorced", "legally_separated", "widowed", "annulled"
]
CredentialLevel = Literal["less_than_secondary", "secondary", "one_year", "two_year", "bachelor", "master", "doctoral"]
AssessedLevel = Literal[
    "less_than_secondary", "secondary", "one_year", "two_year", "bachelor", "two_or_more", "master", "doctoral"
]
OfficialLanguage = Literal["en", "fr"]
TestName = Literal["IELTS-GT", "CELPIP-G", "PTE-CORE", "TEF-CANADA", "TCF-CANADA", "CLB"]
TefScale = Literal["old", "699"]
OfferBasis = Literal["lmia", "lmia_exempt_employer_specific", "open_work_permit", "none"]
WorkPermit = Literal["lmia_named_employer", "exempt_named_employer", "open", "none"]
Relationship = Literal["sibling", "parent", "child", "grandparent", "grandchild", "aunt_or_uncle", "niece_or_nephew"]
OneOfTheCouple = Literal["candidate", "spouse"]
ParentOfChild = Literal["candidate", "spouse", "both"]
Status = Literal[
    "citizen",
    "permanent_resident",
    "worker",
    "student",
    "visitor",
    "protected_person",
    "refugee_claimant",
    "other",
    "none",
]


# --------------------------------------------------------------------------------------- lists, and what is not claimed

Item = TypeVar("Item")
Several = Annotated[tuple[Item, ...], Field(strict=False)]
"""A list in the file, kept as a tuple."""


def _none_if_nothing(value: Any) -> Any:
    return None if value is None or all(stated is None for stated in vars(value).values()) else value


def _empty_if_none(value: object) -> object:
    return () if value is None else value


CLAIM: Any = AfterValidator(_none_if_nothing)
"""An object that states nothing makes no claim, as an absent one."""
CLAIMS: Any = BeforeValidator(_empty_if_none)
"""A list of claims that is null makes none, as an empty one."""
