"""Documents to try: the documented example, the least profile, ways to change them, and values that fit or do not."""

from __future__ import annotations

import copy
import json
import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from express_entry.profile import Problem, ProfileError, check
from express_entry.profile.problems import MOST_SHOWN, shown

EXAMPLES = Path(__file__).parents[2] / "examples" / "profiles"
ENGINEER: dict[str, Any] = json.loads((EXAMPLES / "software-engineer.json").read_text(encoding="utf-8"))
LEAST: dict[str, Any] = {
    "format": "express-entry/profile@1",
    "person": {"date_of_birth": "1990-06-15"},
    "marital_status": "never_married",
}
ABSENT = object()


def label(item: object) -> str:
    """A parameter in the name of its test; Python refuses to write very long integers."""
    return shown(item) if isinstance(item, int) else ascii(item)[:60]


def parts(path: str) -> list[str | int]:
    """``work[0].noc`` as the names and places to go through."""
    return [int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]]+", path)]


def with_values(tree: dict[str, Any], values: dict[str, object]) -> dict[str, Any]:
    result = copy.deepcopy(tree)
    for path, value in values.items():
        *above, last = parts(path)
        node: Any = result
        for part in above:
            node = node[part]
        if value is ABSENT:
            del node[last]
        else:
            node[last] = value
    return result


def problems_of(tree: object) -> tuple[Problem, ...]:
    with pytest.raises(ProfileError) as caught:
        check(tree)
    for problem in caught.value.problems:
        assert len(problem.value) <= MOST_SHOWN
        assert problem.say("en") != problem.say("fr")
    return caught.value.problems


def problem_with(path: str, value: object) -> Problem:
    (problem,) = problems_of(with_values(ENGINEER, {path: value}))
    return problem


def optional_fields(model: type[Any]) -> list[str]:
    return [field.alias for field in model.model_fields.values() if not field.is_required()]


# A path, a value that is refused there, and the kind of error.
REFUSED: list[tuple[str, object, str]] = [
    # days
    ("person.date_of_birth", "2025-3-1", "day_shape"),
    ("person.date_of_birth", "11/03/1994", "day_shape"),
    ("person.date_of_birth", "19940311", "day_shape"),
    ("person.date_of_birth", "1994-W10-5", "day_shape"),
    ("person.date_of_birth", "1994-03-11T00:00:00Z", "day_shape"),
    ("person.date_of_birth", "\u0661\u0669\u0669\u0664-\u0660\u0663-\u0661\u0661", "day_shape"),
    ("person.date_of_birth", "1994-03-11\n", "day_shape"),
    ("person.date_of_birth", "1994-02-29", "day_not_in_calendar"),
    ("person.date_of_birth", "0000-00-00", "day_not_in_calendar"),
    ("person.date_of_birth", "1899-12-31", "day_out_of_range"),
    ("person.passport.expires", "2201-01-01", "day_out_of_range"),
    ("person.passport.expires", date(2201, 1, 1), "day_out_of_range"),
    ("person.date_of_birth", 763344000, "day_type"),
    ("person.date_of_birth", None, "day_type"),
    ("person.date_of_birth", ["1994-03-11"], "day_type"),
    ("person.date_of_birth", time(12), "day_type"),
    ("person.date_of_birth", datetime(1994, 3, 11, tzinfo=UTC), "day_with_time"),
    # codes
    ("person.country_of_residence", "ZZ", "country_unknown"),
    ("person.country_of_residence", "in", "country_unknown"),
    ("person.country_of_residence", "", "country_unknown"),
    ("person.country_of_residence", False, "string_type"),
    ("person.citizenships[0]", "India", "country_unknown"),
    ("intended_province", "Ontario", "province_unknown"),
    ("intended_province", "on", "province_unknown"),
    ("intended_province", True, "string_type"),
    ("work[0].noc", 21231, "noc_number"),
    ("work[0].noc", 2123.0, "noc_type"),
    ("work[0].noc", True, "noc_type"),
    ("work[0].noc", [], "noc_type"),
    ("work[0].noc", "2123A", "noc_shape"),
    ("work[0].noc", "NOC 21231", "noc_shape"),
    ("work[0].noc", "٢١٢٣١", "noc_shape"),
    ("work[0].noc", "212", "noc_shape"),
    ("work[0].noc", "21239", "noc_unknown"),
    ("primary_occupation", "9999", "noc_unknown"),
    ("settlement_funds.currency", "cad", "string_pattern_mismatch"),
    ("settlement_funds.currency", "$", "string_pattern_mismatch"),
    ("settlement_funds.currency", "CAD\n", "string_pattern_mismatch"),
    # vocabularies
    ("format", "express-entry/profile@2", "literal_error"),
    ("marital_status", "Married", "literal_error"),
    ("marital_status", None, "literal_error"),
    ("marital_status", "\ud800", "string_unicode"),
    ("education[0].credential", "two_or_more", "literal_error"),
    ("education[0].assessment.equivalent_to", "none", "literal_error"),
    ("language_tests[0].test", "IELTS-AC", "literal_error"),
    ("language_tests[1].scale", 699, "literal_error"),
    ("job_offer.basis", {}, "literal_error"),
    # yes or no
    ("work[0].paid", 1, "bool_type"),
    ("work[0].paid", "true", "bool_type"),
    ("work[0].paid", 0.0, "bool_type"),
    # numbers
    ("work[0].hours_per_week", "37.5", "float_type"),
    ("work[0].hours_per_week", True, "float_type"),
    ("work[0].hours_per_week", 10**400, "float_type"),
    ("work[0].hours_per_week", float("nan"), "finite_number"),
    ("work[0].hours_per_week", float("inf"), "finite_number"),
    ("work[0].hours_per_week", -0.5, "greater_than_equal"),
    ("work[0].hours_per_week", 168.5, "less_than_equal"),
    ("education[0].years", -1, "greater_than_equal"),
    ("job_offer.duration_months", "24", "float_type"),
    ("job_offer.employers", 0, "greater_than_equal"),
    ("job_offer.employers", 1.5, "int_type"),
    ("job_offer.employers", True, "int_type"),
    ("settlement_funds.amount", "25,000.00", "amount_shape"),
    ("settlement_funds.amount", "-1", "amount_shape"),
    ("settlement_funds.amount", "1e999999", "amount_shape"),
    ("settlement_funds.amount", "NaN", "amount_shape"),
    ("settlement_funds.amount", "", "amount_shape"),
    ("settlement_funds.amount", "٢٥", "amount_shape"),
    ("settlement_funds.amount", -0.01, "amount_out_of_range"),
    ("settlement_funds.amount", 10**15, "amount_out_of_range"),
    ("settlement_funds.amount", 10**5000, "amount_out_of_range"),
    ("settlement_funds.amount", float("nan"), "finite_number"),
    ("settlement_funds.amount", Decimal("Infinity"), "finite_number"),
    ("settlement_funds.amount", Decimal("sNaN"), "finite_number"),
    ("settlement_funds.amount", True, "amount_type"),
    ("settlement_funds.amount", ["1"], "amount_type"),
    ("language_tests[0].listening", "8.5", "score_type"),
    ("language_tests[0].listening", True, "score_type"),
    ("language_tests[0].listening", "m", "score_type"),
    ("language_tests[0].listening", -1, "score_out_of_range"),
    ("language_tests[0].listening", float("nan"), "score_out_of_range"),
    ("language_tests[0].listening", 10**400, "score_out_of_range"),
    # text
    ("work[0].employer", 7, "string_type"),
    ("work[0].employer", "x" * 301, "text_too_long"),
    ("work[0].employer", "two\nlines", "text_invisible"),
    ("work[0].employer", "\x1b[31mred", "text_invisible"),
    ("work[0].employer", "\u202egnihton", "text_invisible"),
    ("work[0].employer", "\ud800", "text_invisible"),
    # shapes
    ("work", {"noc": "21231"}, "tuple_type"),
    ("dependants", 2, "tuple_type"),
    ("person.citizenships", "IN", "tuple_type"),
    ("work[0]", "21231", "model_type"),
    ("spouse", True, "model_type"),
    ("nomination", [], "model_type"),
    ("work[0].salary", 90000, "extra_forbidden"),
]  # fmt: skip

ACCEPTED: list[tuple[str, object]] = [
    ("person.date_of_birth", date(1994, 3, 11)),
    ("person.date_of_birth", "1900-01-01"),
    ("person.passport.expires", "2200-12-31"),
    ("person.citizenships", []),
    ("person.citizenships", ["IN", "FR", "XK"]),
    ("work[0].noc", "0213"),
    ("work[0].noc", "00010"),
    ("work[0].hours_per_week", 0),
    ("work[0].hours_per_week", 168),
    ("work[0].employer", "L'Hôpital Saint-Luc (Montréal) – 医院"),
    ("work[0].employer", ""),
    ("work[0].status", "worker"),
    ("language_tests[1].scale", "699"),
    ("language_tests[1].listening", None),
    ("settlement_funds.amount", 25000),
    ("settlement_funds.amount", 0.1),
    ("settlement_funds.amount", Decimal("12.345")),
    ("settlement_funds.amount", "0"),
    ("reference", "anything at all"),
    ("foreign_military_service", [{"country": "GB", "from": "2010-01-01", "to": None, "rank": "Sergeant"}]),
    ("education[0].assessment.equivalent_to", "two_or_more"),
]
