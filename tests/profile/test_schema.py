"""The JSON Schema of the document accepts what is accepted, and refuses what is refused for its shape."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from express_entry.profile import Profile, schema
from tests.profile.documents import ACCEPTED, ENGINEER, EXAMPLES, LEAST, REFUSED, label, optional_fields, with_values

SCHEMA = schema()


def fits(value: Any, rule: dict[str, Any]) -> bool:
    """Whether a value fits a JSON Schema, for the words that ours uses; a word not known here fails the test."""
    if "$ref" in rule:
        return fits(value, SCHEMA["$defs"][rule["$ref"].rpartition("/")[2]])
    return all(_fits_word(value, word, given, rule) for word, given in rule.items())


def _fits_word(value: Any, word: str, given: Any, rule: dict[str, Any]) -> bool:
    if word in {"$schema", "$defs", "title", "description", "default"}:
        return True
    if word in {"anyOf", "enum", "const", "type"}:
        return _fits_any(value, word, given)
    if isinstance(value, str) and word in {"pattern", "format", "maxLength"}:
        return _fits_text(value, word, given)
    if isinstance(value, (int, float)) and word in {"minimum", "maximum"}:
        return bool(value >= given) if word == "minimum" else bool(value <= given)
    if isinstance(value, list) and word == "items":
        return all(fits(item, given) for item in value)
    if isinstance(value, dict) and word in {"required", "properties", "additionalProperties"}:
        return _fits_object(value, word, given, rule)
    known = {"pattern", "format", "maxLength", "minimum", "maximum", "items", "required", "properties"}
    assert word in known | {"additionalProperties"}, word
    return True  # a word about values of another type says nothing about this one


def _fits_any(value: Any, word: str, given: Any) -> bool:
    if word == "anyOf":
        return any(fits(value, option) for option in given)
    if word in {"enum", "const"}:
        return value in (given if word == "enum" else [given])
    if isinstance(value, bool) or given == "boolean":
        return isinstance(value, bool) and bool(given == "boolean")
    types: dict[str, Any] = {"number": (int, float), "integer": int, "string": str, "array": list, "object": dict}
    return value is None if given == "null" else isinstance(value, types[given])


def _fits_text(value: str, word: str, given: Any) -> bool:
    if word == "maxLength":
        return len(value) <= int(given)
    pattern = given if word == "pattern" else {"date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}[given]
    # Python's $ also matches before a last line break, that of JSON Schema does not.
    return re.search(pattern.replace("$", r"\Z"), value) is not None


def _fits_object(value: dict[str, Any], word: str, given: Any, rule: dict[str, Any]) -> bool:
    if word == "required":
        return set(given) <= set(value)
    if word == "properties":
        return all(fits(value[name], inner) for name, inner in given.items() if name in value)
    return given is False and set(value) <= set(rule["properties"])


def test_the_schema_fits_what_is_accepted() -> None:
    assert fits(ENGINEER, SCHEMA)
    assert fits(LEAST, SCHEMA)
    for path in EXAMPLES.glob("*.json"):
        assert fits(json.loads(path.read_text(encoding="utf-8")), SCHEMA), path.name
    for name in optional_fields(Profile):
        assert fits({**LEAST, name: None}, SCHEMA), name
    for field, value in ACCEPTED:
        if not isinstance(value, (date, Decimal)):
            assert fits(with_values(ENGINEER, {field: value}), SCHEMA), field


# What a schema cannot say: that a code or a day exists, and which characters text may not hold.
_BEYOND_A_SCHEMA = {"country_unknown", "province_unknown", "noc_unknown", "day_not_in_calendar", "day_out_of_range",
                    "text_invisible", "string_unicode", "score_out_of_range", "amount_out_of_range",
                    "finite_number"}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "value"),
    [(path, value) for path, value, kind in REFUSED if kind not in _BEYOND_A_SCHEMA],
    ids=label,
)
def test_the_schema_refuses_what_is_refused_for_its_shape(path: str, value: object) -> None:
    if isinstance(value, (date, datetime, time)) or value == 10**400:
        return
    assert not fits(with_values(ENGINEER, {path: value}), SCHEMA)


def test_the_schema_names_the_fields_of_the_file() -> None:
    assert "from" in SCHEMA["$defs"]["Job"]["properties"]
    assert "from_" not in json.dumps(SCHEMA)
