"""What is wrong with the values of a request, in words: each with its place, as the profile's own checks say it."""

from __future__ import annotations

from typing import Any

from ninja.errors import ValidationError

from express_entry.law import Reason, Text
from express_entry.profile.problems import path_of, shown
from express_entry.profile.wording import MESSAGES, OTHERWISE

from .problems import Problem, Wrong

SOURCES = frozenset({"body", "query", "path", "header"})
NAMES = frozenset({"body"})


def problem_of_values(error: ValidationError) -> Problem:
    """The problem that values which cannot be used are, each of them named."""
    wrong = [Wrong(_place(each["loc"]), _message(each), _accepted(each)) for each in error.errors]
    return Problem(422, "unacceptable", [VALUES.of(count=len(wrong))], wrong)


def _place(location: Any) -> str:
    """The place of a value, without what the library says of where it came from."""
    parts = [
        part for part in location if not (isinstance(part, str) and part.startswith(("function-", "constrained-")))
    ]
    source = parts.pop(0) if parts and parts[0] in SOURCES else ""
    if source == "body" and len(parts) > 0 and parts[0] in NAMES:
        parts.pop(0)
    return path_of(tuple(parts)) or source


def _message(each: dict[str, Any]) -> Reason:
    text = MESSAGES.get(each["type"]) or OWN.get(each["type"], OTHERWISE)
    return text.of(value=shown(each.get("input")))


def _accepted(each: dict[str, Any]) -> Text | None:
    context = each.get("ctx") or {}
    for name in ("expected", "pattern", "le", "ge", "max_length", "min_length"):
        if name in context:
            said = f"{_SIGNS.get(name, '')}{context[name]}"
            return Text(said, said.replace(" or ", " ou "))
    return None


_SIGNS = {"le": "≤ ", "ge": "≥ ", "max_length": "≤ ", "min_length": "≥ "}
VALUES = Text("values that cannot be used: {count}.", "valeurs qui ne conviennent pas : {count}.")
_DAY = Text("{value} is not a day of the calendar", "{value} n'est pas une date du calendrier")
_INSTANT = Text("{value} is not an instant", "{value} n'est pas un instant")
_WHOLE = Text("{value} is not a whole number", "{value} n'est pas un nombre entier")
_LENGTH = Text("{value} is too long or too short", "{value} est trop long ou trop court")
OWN: dict[str, Text] = {
    "instant_without_zone": Text(
        "{value} has no time zone; an instant such as 2026-11-25T15:00:00Z is meant",
        "{value} n'a pas de fuseau horaire; il faut un instant comme 2026-11-25T15:00:00Z",
    ),
    "dict_type": Text("{value} is not an object with named fields", "{value} n'est pas un objet à champs nommés"),
    "model_attributes_type": Text(
        "{value} is not an object with named fields", "{value} n'est pas un objet à champs nommés"
    ),
    "list_type": Text("{value} is not a list", "{value} n'est pas une liste"),
    "enum": Text("{value} is not one of the values known here", "{value} n'est pas une des valeurs prévues ici"),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _DAY),
    **dict.fromkeys(("datetime_type", "datetime_parsing", "datetime_from_date_parsing"), _INSTANT),
    **dict.fromkeys(("int_parsing", "int_from_float", "int_parsing_size"), _WHOLE),
    **dict.fromkeys(("string_too_long", "string_too_short", "too_long", "too_short"), _LENGTH),
    **dict.fromkeys(("uuid_parsing", "uuid_type"), Text("{value} is not a UUID", "{value} n'est pas un UUID")),
    "bool_parsing": Text("{value} is neither true nor false", "{value} n'est ni true (vrai) ni false (faux)"),
}
