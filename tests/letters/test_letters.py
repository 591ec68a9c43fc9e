"""Letters: what each says in both languages, that nothing in them is more than text, and that they never change."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import get_args

import pytest
from pypdf import PdfReader

from express_entry.law.text import LANGUAGES, Language
from express_entry.letters import Ask, Asked, BadFacts, LetterKind, compose, read_letter, written
from express_entry.letters.facts import Content
from express_entry.letters.page import letterpage
from express_entry.letters.pdf import letter_pdf
from express_entry.letters.sheet import Paragraph
from tests.letters.specimens import CONTENTS, HOSTILE, MISSING, REQUEST, RETURNED, specimen

EACH = pytest.mark.parametrize("name", CONTENTS)
BOTH = pytest.mark.parametrize("language", LANGUAGES)


def said(name: str, language: Language) -> str:
    return "\n".join(compose(specimen(name), language).texts()).replace("\u00a0", " ").replace("\u202f", " ")


def test_there_is_a_specimen_of_every_kind_of_letter_and_of_everything_that_is_asked() -> None:
    assert {specimen(name).kind for name in CONTENTS} == set(LetterKind)
    assert {each.ask for each in CONTENTS.values() if isinstance(each, Asked)} == set(Ask)
    assert {type(each) for each in CONTENTS.values()} == set(get_args(get_args(Content)[0]))


@BOTH
@EACH
def test_every_letter_says_whose_it_is_not_its_number_and_its_day(name: str, language: Language) -> None:
    words = said(name, language)
    assert words.startswith(
        {"en": "This letter was made with independent", "fr": "Cette lettre a été produite"}[language]
    )
    assert specimen(name).number in words
    assert {"en": "March 1, 2026", "fr": "1er mars 2026"}[language] in words
    assert not re.search(r"[{}]", words)


@EACH
def test_no_sentence_of_the_program_is_the_same_in_both_languages(name: str) -> None:
    english, french = (
        {each.text for each in compose(specimen(name), language).blocks if isinstance(each, Paragraph)}
        for language in LANGUAGES
    )
    assert english
    assert not english & french


@pytest.mark.parametrize(
    ("name", "english", "french"),
    [
        ("invitation", "April 28, 2026", "28 avril 2026"),
        ("invitation", "A10.1(6)", "L10.1(6)"),
        ("nomination", "On February 27, 2026 you accepted", "Le 27 février 2026, vous avez accepté"),
        ("nomination", "Ontario", "Ontario"),
        ("nomination", "ON-17", "ON-17"),
        ("nomination", "February 10, 2026", "10 février 2026"),
        ("nomination", "The ranking of that day gives 600 points", "Le classement de ce jour accorde 600 points"),
        ("nomination", "Provincial Nominee Program", "Programme des candidats des provinces"),
        ("nomination", "in no other, by a round that covers it (A10.1(1.1))", "(L10.1(1.1))"),
        ("nomination", "in force on the day", "en vigueur le jour"),
        ("nomination", "takes part in no more rounds", "ne participe alors plus à aucune ronde"),
        ("nomination-gap", "The ranking that was known last gives 600", "Le dernier classement connu accorde 600"),
        ("nomination-gap", "Northwest Territories", "Territoires du Nord-Ouest"),
        ("acknowledgement", "received on February 14, 2026", "reçue le 14 février 2026"),
        ("acknowledgement", "6 months from the day of receipt", "6 mois à compter du jour de la réception"),
        ("acknowledgement", "August 14, 2026", "14 août 2026"),
        ("acknowledgement", "a standard and no right", "une norme et non un droit"),
        ("return", "Passport", "Passeport"),
        ("return", "fee/processing", "fee/processing"),
        ("return", "It was not handed in.", "Il n’a pas été présenté."),
        ("return", "R10(1)(c)", "R10(1)c)"),
        ("return", "not a refusal", "Ce n’est ni un refus"),
        ("return", "1,525 Canadian dollars", "1 525 dollars canadiens"),
        ("return", "takes a new profile", "il faut un nouveau profil"),
        ("request", "Send the letter again.", "Send the letter again."),
        ("request", "Answer by March 31, 2026", "au plus tard le 31 mars 2026"),
        ("request", "letter/7", "letter/7"),
        ("fairness", "Procedural fairness letter", "Lettre d’équité procédurale"),
        ("fairness", "Nothing is decided", "Rien n’est décidé"),
        ("interview", "interview on March 20, 2026", "entrevue le 20 mars 2026"),
        ("biometrics", "not returned for want of them (R10(2.2))", "n’est pas retournée faute de celles-ci"),
        ("extension", "until April 15, 2026", "jusqu’au 15 avril 2026"),
        ("cancellation", "needs no answer any more", "n’appelle plus de réponse"),
        ("approval", "575 Canadian dollars are left", "Il reste 575 dollars canadiens"),
        ("approval-open", "At most 1,150 Canadian dollars are left", "Il reste au plus 1 150 dollars canadiens"),
        ("approval-paid", "(575 Canadian dollars) is paid", "(575 dollars canadiens) sont payés"),
        ("visa", "until September 1, 2026 (R71.1)", "jusqu’au 1er septembre 2026 (R71.1)"),
        ("visa", "R51", "R51"),
        ("refusal", "The rank was not reached.", "The rank was not reached."),
        ("refusal", "575 Canadian dollars come back", "575 dollars canadiens sont remboursés"),
        ("refusal", "another confirmed it", "un autre l’a confirmé"),
        ("misrepresentation", "before March 1, 2031", "avant le 1er mars 2031"),
        ("misrepresentation", "The processing fee is kept.", "Les frais de traitement sont conservés."),
    ],
)
def test_a_letter_says_what_it_is_for(name: str, english: str, french: str) -> None:
    assert english in said(name, "en")
    assert french in said(name, "fr")


def test_a_refusal_without_misrepresentation_speaks_of_no_bar() -> None:
    assert "profile can be submitted" not in said("refusal", "en")


class Tags(HTMLParser):
    """What of a page is markup, and what is text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(f"{tag} {sorted(name for name, _ in attrs)}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def tags_of(page: str) -> Tags:
    found = Tags()
    found.feed(page)
    return found


@BOTH
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_or_officers_word_is_text_in_a_page_and_nothing_else(text: str, language: Language) -> None:
    plain = replace(specimen("request"), addressee="x", content=replace(REQUEST, words="x"))
    hostile = replace(specimen("request"), addressee=text, content=replace(REQUEST, words=text))
    page = tags_of(letterpage(compose(hostile, language)))
    assert page.tags == tags_of(letterpage(compose(plain, language))).tags
    assert page.words.count(text) == 2
    listed = replace(MISSING[0], id=text, title_en="", title_fr=text, reason_en=text, reason_fr=text)
    returned = replace(specimen("return"), content=replace(RETURNED, missing=(listed,)))
    assert "<script" not in letterpage(compose(returned, language))
    assert "<img" not in letterpage(compose(returned, language))


@BOTH
@pytest.mark.parametrize("text", [each for each in HOSTILE if "\u202e" not in each and "王" not in each])
def test_a_hostile_name_is_text_in_a_pdf_and_nothing_else(text: str, language: Language) -> None:
    hostile = replace(specimen("request"), addressee=text, content=replace(REQUEST, words=text))
    words = "".join(
        each.extract_text() for each in PdfReader(io.BytesIO(letter_pdf(compose(hostile, language)).data)).pages
    )
    squeezed = re.sub(r"\s|-", "", words)
    assert squeezed.count(re.sub(r"\s|-", "", text)) == 2


@BOTH
@EACH
def test_the_same_letter_gives_the_same_bytes_on_every_paper(name: str, language: Language) -> None:
    sheet = compose(specimen(name), language)
    assert letterpage(sheet) == letterpage(compose(read_letter(written(specimen(name))), language))
    assert letter_pdf(sheet).data == letter_pdf(compose(read_letter(written(specimen(name))), language)).data
    assert letterpage(sheet, "a4") != letterpage(sheet)


@BOTH
@EACH
def test_a_page_has_one_language_one_first_heading_and_asks_nothing_of_anybody(name: str, language: Language) -> None:
    page = letterpage(compose(specimen(name), language))
    assert f'<html lang="{language}-CA">' in page
    assert page.count("<h1>") == 1
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|<script|<img|<link|url\(", page)


def test_an_officers_words_are_marked_with_the_language_they_were_written_in() -> None:
    assert '<blockquote lang="fr-CA">' in letterpage(compose(specimen("fairness"), "en"))
    assert "<blockquote>" in letterpage(compose(specimen("refusal"), "en"))


def test_a_pdf_is_tagged_and_has_its_title_and_language() -> None:
    read = PdfReader(io.BytesIO(letter_pdf(compose(specimen("return"), "fr")).data))
    root = read.root_object
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "fr-CA"
    assert read.metadata is not None
    assert read.metadata.title == "Retour d’une demande incomplète"


@EACH
def test_kept_facts_are_read_again_to_the_same_letter(name: str) -> None:
    assert read_letter(written(specimen(name))) == specimen(name)


@pytest.mark.parametrize(
    "change",
    [
        {"edition": 2},
        {"program": "cats"},
        {"dated": "soon"},
        {"more": 1},
        {"content": {"kind": "poem"}},
        {"content": {"kind": "visa", "issued_on": "2026-03-01", "last_day": "2026-09-01", "words": "<b>"}},
        {"number": 7},
    ],
    ids=str,
)
def test_facts_that_are_no_letter_of_this_edition_are_refused_in_both_languages(change: dict[str, object]) -> None:
    facts = json.dumps({**json.loads(written(specimen("visa"))), **change})
    with pytest.raises(BadFacts) as caught:
        read_letter(facts)
    assert caught.value.say("en") != caught.value.say("fr")


EDITION_1 = "39014cfe0776d4d504f48b15d347152773b8e5fa72948f3e82852f4ffde2946d"
"""SHA-256 over what every specimen says in both languages. Kept letters say what they said: whoever changes the words
makes another edition, under which the letters of this one are still read with its words."""


ADDED = {
    "nomination": "56c5d25fcc3596ef62b96c992c84b68d8ca22edfca6eab2c70dfb38625755a8c",
    "nomination-gap": "a62745e06c6a9bae955e659baf3d18c053dfdced25c7ab3397ee1e2f51efb18b",
}
"""The same of each kind of letter that the edition came to have later."""


def test_the_words_of_an_edition_never_change() -> None:
    first = [name for name in CONTENTS if name not in ADDED]
    assert _digest(first) == EDITION_1
    assert {name: _digest([name]) for name in ADDED} == ADDED


def _digest(names: list[str]) -> str:
    everything = "\0".join(said(name, language) for name in names for language in LANGUAGES)
    return hashlib.sha256(everything.encode()).hexdigest()
