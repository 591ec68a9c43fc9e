"""The template of a spreadsheet of clients: its columns, what each accepts, lists to choose from, and examples.

The columns are derived from the document; here it is only said in which order they stand, how often what repeats is
offered, and what a caseload seldom needs. Every other column may be added by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from express_entry.law import places
from express_entry.law.text import Language, Text

from . import fields as kinds
from .cells import accepted_by
from .checking import check
from .choices import word_for
from .columns import NUMBER, Column, Field, fields
from .document import FORMAT, Profile
from .meanings import meaning
from .rowwriting import Written, cells_of
from .shape import Slot, slot

TIMES: Mapping[tuple[str, ...], int] = {
    ("education",): 2,
    ("language_tests",): 2,
    ("work",): 4,
    ("dependants",): 3,
}
"""How often a list is offered; once where nothing is said."""
LEFT_OUT = ("format", "person.passport", "person.citizenships", "residences", "previous_marriages")
"""What no assessment needs."""
COUNTED = {(*above, name) for above in ((), ("spouse",)) for name in ("education", "language_tests", "work")}
"""Lists of which the template asks how many, since none and not known are two things."""
FIRST = (
    "reference",
    "person.family_name",
    "person.given_names",
    "person.date_of_birth",
    "marital_status",
    "person",
    "intended_province",
    "first_official_language",
    "primary_occupation",
    "education",
    "language_tests",
    "work",
    "certificate_of_qualification",
    "job_offer",
    "nomination",
    "relatives_in_canada",
    "settlement_funds",
    "foreign_military_service",
    "spouse",
    "dependants",
)
"""The order of the columns: the candidate first, then the family."""

Choices = Literal["flag", "country", "province"] | tuple[str, ...]
"""From what a column lets choose: yes and no, countries, provinces, or the words of a vocabulary."""


@lru_cache(maxsize=1)
def template() -> tuple[Column, ...]:
    """The columns of the template, in their order."""
    offered = [column for field in fields() if _is_offered(field) for column in _times(field)]
    places_of = {column: place for place, column in enumerate(offered)}
    return tuple(sorted(offered, key=lambda column: (_rank(column), *_order(column), places_of[column])))


def _is_offered(field: Field) -> bool:
    name = ".".join(part for part in field.pattern if part != NUMBER)
    if field.holds != "value":
        return field.pattern in COUNTED
    return not any(part in f".{name}." for part in (f".{left}." for left in LEFT_OUT))


def _times(field: Field) -> Iterator[Column]:
    if not field.items:
        yield Column(field)
        return
    for number in range(1, TIMES.get(field.pattern[: field.pattern.index(NUMBER)], 1) + 1):
        yield Column(field, (number, *(1 for _ in range(field.items - 1))))


def _rank(column: Column) -> int:
    name = f"{column.name}."
    return next(place for place, first in enumerate(FIRST) if name.startswith(f"{first}."))


def _order(column: Column) -> tuple[int, ...]:
    """What is counted first, then one item after the other."""
    return (0,) if column.field.holds == "items" else column.numbers or (0,)


# ------------------------------------------------------------------------------------------------ what a column accepts


class Explained(NamedTuple):
    """A column in words: its label, its name, what it means, what it accepts, and whether it must be filled."""

    label: str
    name: str
    means: str
    accepts: str
    required: str


def explained(column: Column, language: Language) -> Explained:
    """What the template says about a column."""
    field = column.field
    name = next(part for part in reversed(field.pattern) if part != NUMBER)
    means = (meaning(field.owner, name) or Text("", "")).say(language).replace("`", "")
    if field.holds == "items" or name == "to":
        means = means.partition(";")[0]  # what follows is about lists and null, which no spreadsheet has
    required = field.pattern in REQUIRED
    return Explained(
        column.label(language),
        column.name,
        means,
        accepted_by(column).say(language),
        (YES if required else NO).say(language),
    )


REQUIRED = {("person", "date_of_birth"), ("marital_status",)}
YES, NO = Text("yes", "oui"), Text("no", "non")


def choices_of(column: Column) -> Choices | None:
    """From what a column lets choose; None where it is written in."""
    if column.field.holds != "value":
        return None
    at = column.field.slot
    if at.kind is bool:
        return "flag"
    if at.choices:
        return at.choices
    named: Mapping[Slot, Choices] = {slot(kinds.Country): "country", slot(kinds.Province): "province"}
    return named.get(at)


def offered_by(choices: Choices, language: Language) -> list[str]:
    """What is offered to choose from, as people call it."""
    if choices == "flag":
        return [YES.say(language), NO.say(language)]
    if choices == "country":
        return sorted(place.say(language) for place in places.countries().values())
    if choices == "province":
        return sorted(place.say(language) for place in places.provinces().values())
    assert isinstance(choices, tuple)
    return [word_for(value, choices).say(language) for value in choices]


def is_day(column: Column) -> bool:
    """Whether a column holds days."""
    return column.field.holds == "value" and column.field.slot.kind is date


def is_text(column: Column) -> bool:
    """Whether a column must stay text: a code that may begin with zeros, or words that may look like a number."""
    return column.field.holds == "value" and column.field.slot in (slot(kinds.Noc), slot(kinds.Words))


# ------------------------------------------------------------------------------------------------------------- examples


def examples() -> tuple[Profile, ...]:
    """Two clients who do not exist, to show how a row is filled."""
    return tuple(check({"format": FORMAT, **document}) for document in _EXAMPLES)


def example_row(profile: Profile, language: Language) -> dict[Column, Written]:
    """The cells of an example, words of vocabularies as people call them."""
    return {column: _called(column, value, language) for column, value in cells_of(profile).items()}


def _called(column: Column, value: Written, language: Language) -> Written:
    choices = choices_of(column)
    if choices == "flag":
        return (YES if value else NO).say(language)
    if isinstance(choices, tuple) and isinstance(value, str):
        return word_for(value, choices).say(language)
    place = {"country": places.country, "province": places.province}.get(str(choices))
    found = place(str(value)) if place else None
    return found.say(language) if found else value


_SOUND = {"paid": True, "self_employed": False, "full_time_student": False, "hours_per_week": 37.5}
_EXAMPLES: Sequence[dict[str, Any]] = (
    {
        "reference": "Example 1",
        "person": {"family_name": "Example", "given_names": "Ada", "date_of_birth": "1994-03-11"},
        "marital_status": "never_married",
        "intended_province": "ON",
        "education": [
            {
                "credential": "bachelor",
                "years": 4,
                "country": "IN",
                "completed": "2015-05-30",
                "assessment": {"organization": "WES", "issued": "2024-06-01", "equivalent_to": "bachelor"},
            }
        ],
        "language_tests": [
            {
                "test": "IELTS-GT",
                "language": "en",
                "taken": "2025-03-01",
                "listening": 8.5,
                "reading": 8,
                "writing": 7,
                "speaking": 7.5,
            }
        ],
        "work": [
            {"noc": "21231", "country": "CA", "province": "ON", "from": "2023-05-01", "authorized": True, **_SOUND},
            {"noc": "21232", "country": "IN", "from": "2016-01-04", "to": "2023-03-31", **_SOUND},
        ],
        "settlement_funds": {"amount": "25000.00", "currency": "CAD", "as_of": "2025-03-01"},
    },
    {
        "reference": "Example 2",
        "person": {"family_name": "Exemple", "given_names": "Benoît", "date_of_birth": "1989-11-02"},
        "marital_status": "married",
        "spouse": {
            "accompanying": True,
            "citizen_or_permanent_resident": False,
            "date_of_birth": "1990-07-15",
            "education": [],
            "language_tests": [],
            "work": [],
        },
        "dependants": [{"date_of_birth": "2019-02-28", "accompanying": True, "citizen_or_permanent_resident": False}],
        "education": [{"credential": "secondary", "country": "FR", "completed": "2007-07-06"}],
        "language_tests": [
            {
                "test": "TCF-CANADA",
                "language": "fr",
                "taken": "2025-02-01",
                "listening": 503,
                "reading": 499,
                "writing": 12,
                "speaking": 14,
            }
        ],
        "work": [{"noc": "00012", "country": "FR", "from": "2012-09-03", **_SOUND}],
    },
)
