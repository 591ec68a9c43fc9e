"""Every field of the document is a column, and every way to name a column leads to it."""

from __future__ import annotations

import pytest

from express_entry.law.text import LANGUAGES
from express_entry.profile.cells import accepted_by, kind_of
from express_entry.profile.choices import meant_by, plain, word_for
from express_entry.profile.columns import NUMBER, Column, Field, fields
from express_entry.profile.document import Profile
from express_entry.profile.headings import column_named, perhaps_meant
from express_entry.profile.labels import label
from express_entry.profile.shape import Slot, places_of_names, slot_at


def column(field: Field, number: int = 1) -> Column:
    return Column(field, (number,) * field.items)


def test_every_field_of_the_document_has_a_column_and_no_other_has() -> None:
    named = {
        f"{place}.{name}".lstrip(".")
        for name, places in places_of_names().items()
        for place in places
        if name != "person"
    }
    found = {".".join(field.pattern).replace(f".{NUMBER}", "[]") for field in fields() if field.pattern[-1] != NUMBER}
    assert found == named
    assert len(found) > 150


@pytest.mark.parametrize("field", fields(), ids=lambda field: ".".join(field.pattern))
def test_a_column_is_read_shown_and_explained_in_both_languages(field: Field) -> None:
    """A new field of the document is taught to the spreadsheet, or this fails."""
    assert kind_of(field).read is not None
    for language in LANGUAGES:
        assert accepted_by(column(field)).say(language)
        assert column(field).label(language)
    if field.holds == "value" and field.pattern[-1] != NUMBER:
        assert label(field.owner, field.pattern[-1]) is not None, "name it in profile/labels.py"


@pytest.mark.parametrize("field", fields(), ids=lambda field: ".".join(field.pattern))
def test_a_column_is_found_by_its_name_and_by_its_label_in_either_language_however_it_is_typed(field: Field) -> None:
    for number in (1, 2, 13):
        wanted = column(field, number)
        for head in (wanted.name, *(wanted.label(language) for language in LANGUAGES)):
            for typed in (head, head.upper(), f"  {head} ", head.replace("é", "e"), head.replace(":", " -")):
                assert column_named(typed) == wanted, typed


def test_no_two_columns_are_called_the_same_in_any_language() -> None:
    for language in LANGUAGES:
        labels = [plain(column(field).label(language)) for field in fields()]
        assert len(set(labels)) == len(labels)


def test_the_slot_of_a_column_is_that_of_its_place_in_the_document() -> None:
    for field in fields():
        place = tuple(0 if part == NUMBER else part for part in field.pattern)
        assert field.slot == slot_at(place)
    assert Slot(Profile).names


def test_every_word_of_every_vocabulary_is_called_something_else_than_the_others_and_is_understood() -> None:
    vocabularies = {field.slot.choices for field in fields() if field.slot.choices}
    assert len(vocabularies) > 8
    for choices in vocabularies:
        for language in LANGUAGES:
            words = [word_for(value, choices).say(language) for value in choices]
            assert len({plain(word) for word in words}) == len(choices), words
            assert [meant_by(choices)[plain(word)] for word in words] == list(choices)
        assert [meant_by(choices)[plain(value)] for value in choices] == list(choices)


UNKNOWN = {
    "DOB": '"person.date_of_birth"',
    "date of brith": '"person.date_of_birth"',
    "work[0].noc": '"work.1.noc"',
    "work.0.noc": '"work.1.noc"',
    "Emploi 3 : code de la CNP": '"work.3.noc"',
    "nominaton.province": '"nomination.province"',
    "education.credential": '"education.1.credential"',
    "Job title": '"work.1.title"',
}


@pytest.mark.parametrize(("head", "guess"), UNKNOWN.items(), ids=UNKNOWN)
def test_an_unknown_head_is_answered_with_the_column_that_it_resembles(head: str, guess: str) -> None:
    assert column_named(head) is None
    meant = perhaps_meant(head)
    assert meant is not None
    assert guess in meant.say("en")
    assert meant.say("fr") != meant.say("en")


@pytest.mark.parametrize("head", ["Notes", "Téléphone", "", "?", "#", "work.1000.noc", "x" * 500, "\u0661", "work.²"])
def test_a_head_that_resembles_no_column_is_answered_without_a_guess_or_with_one_that_exists(head: str) -> None:
    assert column_named(head) is None
    meant = perhaps_meant(head)
    assert meant is None or "work" in meant.say("en")
