"""What is wrong stands after the name of its field, unless it begins with one, on every kind of form."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from express_entry.candidates.fields import Sheet
from express_entry.law.text import LANGUAGES, Language, Text
from express_entry.office.forms import Form as OfficeForm
from express_entry.pages.errorlist import labelled
from express_entry.pages.formfields import Field
from express_entry.pages.plainfields import EMPTY, Form

FIRST, SECOND = Text("First name", "Prénom"), Text("Second name", "Deuxième prénom")
FAULTS = {"second": EMPTY, "first": EMPTY, "elsewhere": Text("nobody is there", "il n'y a personne")}
Errors = list[dict[str, str]]


def plain(language: Language) -> Errors:
    form = Form(language, faults=dict(FAULTS))
    form.text("first", FIRST)
    form.text("second", SECOND)
    return form.errors


def of_candidates(language: Language) -> Errors:
    form = Sheet(language, wrong=FAULTS)
    form.text("first", FIRST)
    form.text("second", SECOND)
    return form.errors


def of_the_office(language: Language) -> Errors:
    form = OfficeForm(language, {}, FAULTS)
    form.text("first", FIRST)
    form.text("second", SECOND)
    return form.errors


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("errors_of", [plain, of_candidates, of_the_office])
def test_two_fields_with_one_fault_are_told_apart_in_the_order_of_the_form(
    errors_of: Callable[[Language], Errors], language: Language
) -> None:
    said = EMPTY.say(language)
    between = ": " if language == "en" else "\u00a0: "
    found = [(each["anchor"], each["text"]) for each in errors_of(language) if each["anchor"]]
    assert found == [
        ("first", f"{FIRST.say(language)}{between}{said}"),
        ("second", f"{SECOND.say(language)}{between}{said}"),
    ]
    assert [each["anchor"] for each in errors_of(language)].count("") == 1


@pytest.mark.parametrize(
    ("label", "error", "told"),
    [
        ("Who?", "This has to be filled in.", "Who? This has to be filled in."),
        ("Code", "Validation code: it is another's.", "Validation code: it is another's."),
        ("Day", "This is no day. Accepted: 2026 11 3.", "Day: This is no day. Accepted: 2026 11 3."),
    ],
)
def test_a_fault_that_begins_with_a_name_is_given_no_second_one(label: str, error: str, told: str) -> None:
    assert labelled(Field("text", "x", "x", label, error=error), "en") == told
