"""What is wrong with the values of a request, in words: each with its place, as the profile's own checks say it."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.errors import ValidationError, ValidationErrorContext

from express_entry.law import Reason, Text
from express_entry.profile.problems import path_of, shown
from express_entry.profile.wording import MESSAGES, OTHERWISE

from .problems import Problem, Wrong
from .wanted import NOT_BLANK, WORDS, described_at, words_of_schema

SOURCES = frozenset({"body", "form", "file", "query", "path", "header"})
NAMES = frozenset({"body"})
SECRETS = frozenset({"password", "signature"})
"""Fields whose value is not repeated to anybody."""
HIDDEN = "…"


class Checked(NinjaAPI):
    """The library's API, whose errors keep what was sent, and know the description of the field that it is in."""

    def validation_error_from_error_contexts(
        self, error_contexts: list[ValidationErrorContext[Any]]
    ) -> ValidationError:
        """Every error of a request, with its source before its place."""
        found: list[dict[str, Any]] = []
        for context in error_contexts:
            model, schema = context.model, context.model.model_json_schema()
            for each in context.pydantic_validation_error.errors(include_url=False):
                place = model.__ninja_flatten_map_reverse__.get(each["loc"], each["loc"])
                described = described_at(schema, each["loc"])
                found.append({**each, "loc": (model.__ninja_param_source__, *place), "described": described})
        return ValidationError(found)


def problem_of_values(error: ValidationError) -> Problem:
    """The problem that values which cannot be used are, each of them named."""
    wrong = [Wrong(_place(each["loc"]), _message(each), _accepted(each)) for each in error.errors]
    return Problem(422, "unacceptable", [VALUES.of(count=len(wrong))], wrong)


def _place(location: Any) -> str:
    """The place of a value, without what the library says of where it came from."""
    parts = [part for part in location if not _is_inner(part)]
    source = parts.pop(0) if parts and parts[0] in SOURCES else ""
    if source == "body" and len(parts) > 0 and parts[0] in NAMES:
        parts.pop(0)
    return path_of(tuple(parts)) or source


def _is_inner(part: object) -> bool:
    return isinstance(part, str) and part.startswith(("function-", "constrained-"))


def _message(each: dict[str, Any]) -> Reason:
    value = each.get("input")
    if value is None:
        return MESSAGES["missing"].of()
    text = MESSAGES.get(each["type"]) or OWN.get(each["type"], OTHERWISE)
    return text.of(value=HIDDEN if each["loc"][-1] in SECRETS else shown(value))


def _accepted(each: dict[str, Any]) -> Text | None:
    context = each.get("ctx") or {}
    if context.get("pattern") == NOT_BLANK:
        return WORDS
    for name in ("expected", "pattern", "le", "ge", "max_length", "min_length"):
        if name in context:
            said = f"{_SIGNS.get(name, '')}{context[name]}"
            return Text(said, said.replace(" or ", " ou "))
    described = each.get("described")
    return words_of_schema(described) if described else None


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
