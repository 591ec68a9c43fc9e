"""Words set as each language sets them; what a user typed is never touched."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.law import Language, consolidated
from express_entry.law.text import LANGUAGES
from express_entry.reports.typography import citation, number, sentence, signed, typeset, written_out

THIN, BOUND = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("language", "plain", "set_"),
    [
        ("en", "the person's score", "the person’s score"),
        ("en", 'the "nearest" one', "the “nearest” one"),
        ("en", "486 points, 3 of 7", f"486{BOUND}points, 3{BOUND}of 7"),
        ("en", "486 -> 499", f"486{BOUND}→ 499"),
        ("en", "a: b; c?", "a: b; c?"),
        ("fr", "l'anglais", "l’anglais"),
        ("fr", "Motif : oui; non ?", f"Motif{BOUND}: oui; non{THIN}?"),
        ("fr", '"486 points"', f"«{THIN}486{BOUND}points{THIN}»"),
        ("fr", "« à venir »", f"«{THIN}à venir{THIN}»"),
        ("fr", f"1{BOUND}560 heures", f"1{THIN}560{BOUND}heures"),
        ("fr", "33 ans et 6 mois", f"33{BOUND}ans et 6{BOUND}mois"),
    ],
)
def test_apostrophes_quotation_marks_and_spaces_are_those_of_the_language(
    language: Language, plain: str, set_: str
) -> None:
    assert typeset(plain, language) == set_


@given(st.text(), st.sampled_from(LANGUAGES))
def test_setting_what_is_set_changes_nothing_and_loses_no_word(text: str, language: Language) -> None:
    once = typeset(text, language)
    assert typeset(once, language) == once
    assert re.sub(r"\W+", "", once) == re.sub(r"\W+", "", text)


def test_days_numbers_and_differences_are_written_as_the_language_writes_them() -> None:
    assert written_out(date(2023, 7, 5), "en") == f"July{BOUND}5, 2023"
    assert written_out(date(2023, 7, 1), "fr") == f"1er{BOUND}juillet 2023"
    assert [number(1200, language) for language in LANGUAGES] == ["1,200", f"1{THIN}200"]
    assert [signed(amount, "en") for amount in (-5, 0, 13)] == ["−5", "0", "+13"]


def test_a_sentence_begins_large_and_ends_with_one_stop() -> None:
    assert sentence("it holds") == "It holds."
    assert sentence("État connu.") == "État connu."
    assert sentence("") == "."


def test_every_citation_of_the_law_is_said_in_french_without_an_english_word() -> None:
    citations = {version.citation for version in consolidated().versions()}
    assert len(citations) > 50
    english = re.compile(
        r"\b(MI|ss?\.|SOR|amended|added|provision(?!s)|before|number|seen|and|not|no|instructions on)\b|\bA\d"
    )
    wrong = {text: said for text in citations if english.search(said := citation(text, "fr"))}
    assert wrong == {}
    assert citation("MI ss.21, 27", "fr") == f"IM art.{BOUND}21, 27"
    assert citation("A10.3(1)(h.2)", "fr") == "L10.3(1)h.2)"
    assert citation("MI s.10", "en") == f"MI s.{BOUND}10"
