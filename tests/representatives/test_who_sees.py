"""Every page of the section with every role: those alone who act for clients see it, in both languages."""

from __future__ import annotations

import pytest

from express_entry.accounts.roles import Role
from express_entry.law.text import LANGUAGES
from express_entry.pages.addresses import address, other
from express_entry.representatives.addresses import SECTION
from express_entry.representatives.reach import NO_FIRM
from tests.pages.signed import signed
from tests.pages.visitor import Visitor
from tests.representatives.conftest import Practice

SENDS_ON = {"documents": 404}
"""Pages that a client in the pool has not."""


def links(name: str, practice: Practice) -> dict[str, str]:
    """The addresses of a page, of a client in the pool where it is of a client."""
    parts = {"key": practice.keys["offered"]} if "<int:key>" in SECTION.addresses[name].en else {}
    return {language: address(f"representatives:{name}", language, **parts) for language in LANGUAGES}


@pytest.mark.parametrize("role", list(Role))
def test_each_page_is_for_representatives_alone(practice: Practice, role: Role) -> None:
    asked = practice.visitor() if role is Role.REPRESENTATIVE else signed(practice.front, role)
    for name in SECTION.addresses:
        shown = asked.sees(links(name, practice)["en"])
        if role is not Role.REPRESENTATIVE:
            assert shown.status == 403, name
        elif name not in SENDS_ON and name != "invitation":
            assert shown.status == 200, (name, shown.text)


def test_who_has_not_signed_in_is_led_to_sign_in_and_back(practice: Practice) -> None:
    for name in SECTION.addresses:
        link = links(name, practice)["fr"]
        response = Visitor("fr").client.get(link)
        assert (response.status_code, link.strip("/").partition("/")[0]) == (302, "fr")
        assert "next=" in response.headers["Location"], name


def test_a_candidate_is_told_that_the_account_acts_for_no_firm(practice: Practice) -> None:
    shown = signed(practice.front, Role.CANDIDATE, language="fr").sees(links("home", practice)["fr"])
    assert NO_FIRM.fr in shown.text.replace("’", "'")


def test_a_firm_sees_no_client_of_another(practice: Practice) -> None:
    stranger = signed(practice.front, Role.REPRESENTATIVE, about="southern")
    for name in SECTION.addresses:
        if "<int:key>" in SECTION.addresses[name].en:
            assert stranger.sees(links(name, practice)["en"]).status == 404, name
            sent = stranger.client.post(links(name, practice)["en"], {"answer": "accept"})
            assert sent.status_code in {404, 405}, name
    home = stranger.sees(links("home", practice)["en"])
    assert "southern" in home.text
    assert not any(number in home.html for number in practice.numbers.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_says_all_of_it_in_its_language_and_leads_to_the_other(practice: Practice, language: str) -> None:
    visitor = practice.visitor("fr" if language == "fr" else "en")
    for name in SECTION.addresses:
        if name == "template":
            continue
        shown = visitor.sees(links(name, practice)[language])
        if shown.status != 200:
            continue
        assert f'<html lang="{language}-CA">' in shown.html
        assert links(name, practice)[other("fr" if language == "fr" else "en")] in shown.html, name
        assert "{" not in shown.text, name
        assert len(shown.data) < 150_000, name
