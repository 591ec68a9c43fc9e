"""What every page stands in: both languages, the way from one to the other, words that are all there, own assets."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test.utils import override_settings

from express_entry import pages
from express_entry.law.text import LANGUAGES, Language, Text
from express_entry.pages import homewords
from express_entry.pages.addresses import ADDRESSES, address, other
from express_entry.pages.daymarks import mark_days
from express_entry.pages.frame import NoSuchWords, Said, frame
from express_entry.service.urls import SECTIONS
from tests.pages.visitor import Visitor

OPEN = ("home", "about", "assessment", "open", "rounds")
"""Pages that anybody may ask for by their address."""
ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OPEN)
def test_a_page_says_its_language_what_it_is_not_and_where_it_stands_in_the_other(
    name: str, language: Language, visitor: Visitor
) -> None:
    shown = visitor.sees(f"{address(name, language)}?q=%3Cb%3E")
    assert (shown.status, shown.headers["Content-Language"]) == (200, language)
    assert f'<html lang="{language}-CA">' in shown.html
    assert shown.html.count("<h1") == 1
    official = {
        "en": "This is not a service of the Government of Canada.",
        "fr": "n’est pas un service du gouvernement",
    }
    assert official[language] in shown.html
    assert f'href="{address(name, other(language))}?q=%3Cb%3E"' in shown.html


def test_addresses_are_words_too() -> None:
    assert len({text.fr for text in ADDRESSES.values()}) == len(ADDRESSES)
    assert address("result", "en") == "/en/assessment/result/"
    assert address("result", "fr") == "/fr/evaluation/resultat/"


@pytest.mark.parametrize(("asked", "there"), [("fr-CA,fr;q=0.9,en;q=0.5", "/fr/"), ("en", "/en/"), ("de", "/en/")])
def test_the_bare_address_leads_to_the_language_that_the_browser_asks_for(
    asked: str, there: str, visitor: Visitor
) -> None:
    shown = visitor.sees("/", accept_language=asked)
    assert (shown.status, shown.headers["Location"], shown.headers["Vary"]) == (302, there, "Accept-Language")


def test_what_is_not_there_is_told_in_the_language_of_the_address_and_in_both_without_one(visitor: Visitor) -> None:
    english, french = "There is no such page", "Cette page n’existe pas"
    for path, said, unsaid in (("/en/x", english, french), ("/fr/x", french, english)):
        shown = visitor.sees(path)
        assert (shown.status, said in shown.text, unsaid in shown.text) == (404, True, False)
    shown = visitor.sees("/x")
    assert (shown.status, english in shown.text, french in shown.text) == (404, True, True)


def test_a_form_from_elsewhere_is_refused_in_the_language_of_the_address() -> None:
    from django.test import Client
    from django.test.utils import override_settings

    with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
        answered = Client(enforce_csrf_checks=True).post(address("questions", "fr"), {"begin": "yes"})
    assert answered.status_code == 403
    assert "Ce formulaire n’a pas été accepté" in answered.content.decode()


def test_only_a_page_with_a_form_sets_a_cookie_and_that_one_alone(visitor: Visitor) -> None:
    for name in ("home", "about"):
        assert "Set-Cookie" not in visitor.goes(name).headers
        assert not visitor.client.cookies
    visitor.goes("assessment")
    assert list(visitor.client.cookies) == ["csrf"]
    assert visitor.client.cookies["csrf"]["httponly"]


# --- words -----------------------------------------------------------------------------------------------------------


def words() -> list[tuple[str, Text]]:
    """Every text of every module of the pages, and of the sections behind a role, by its name."""
    packages = [pages, *(importlib.import_module(f"express_entry.{section}") for section in SECTIONS)]
    modules = [
        importlib.import_module(f"{package.__name__}.{each.name}")
        for package in packages
        for each in pkgutil.iter_modules(package.__path__)
    ]
    return [
        (f"{module.__name__}.{name}", each)
        for module in modules
        for name, value in vars(module).items()
        if not name.startswith("_")
        for each in texts_in(value)
    ]


def texts_in(value: object) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, dict):
        return [each for inner in value.values() for each in texts_in(inner)]
    return [each for inner in value for each in texts_in(inner)] if isinstance(value, tuple) else []


ALIKE = {
    *(
        "Action",
        "CEC",
        "Canada",
        "Client",
        "Clients",
        "clients",
        "Code",
        "Correction",
        "Corrections",
        "Date",
        "Document",
    ),
    *("Documents", "Invitations", "invitations", "PDF", "Points", "point", "points", "Signatures", "Source", "Total"),
    *("client", "medical", "p.", "version"),
}
"""What is the same word in both languages; ``medical`` in an address, where letters have no accents."""


def test_every_text_is_written_in_both_languages_with_the_same_blanks() -> None:
    found = [(name, text) for name, text in words() if not re.search(r"ADDRESSES$|SECTION$|\.addresses\.", name)]
    assert len(found) > 1000
    for name, text in found:
        assert sorted(re.findall(r"{(\w+)}", text.en)) == sorted(re.findall(r"{(\w+)}", text.fr)), name
        said = re.findall(r"[^\W\d]+\.?", re.sub(r"{\w+}", "", text.fr))
        assert text.en != text.fr or set(said) <= ALIKE, (name, text)
        assert not re.search(r"\S[!?:]$", text.fr), (name, text.fr)


def test_a_representative_has_a_mandate_in_french_and_nomination_is_no_word_of_a_page() -> None:
    """The department calls a province's nomination *désignation*; a representative is given a *mandat*."""
    wrong = [(name, text.fr) for name, text in words() if re.search(r"\bnominations?\b", text.fr, re.IGNORECASE)]
    assert [each for each in wrong if not re.search(r"ADDRESSES|SECTION", each[0])] == []
    assert not [each for each in wrong if "clients/" in each[1]], "nor of an address of a firm's pages"


def test_words_that_nobody_wrote_are_an_error_and_no_gap_on_the_page() -> None:
    assert Said("fr", homewords)["START"] == "S’évaluer"
    with pytest.raises(NoSuchWords):
        Said("en", homewords)["START_NOWHERE"]


@pytest.mark.parametrize("section", ["pages", *SECTIONS])
def test_templates_say_nothing_themselves(section: str) -> None:
    """Every word of a page is among its texts, in both languages."""
    folder = Path(pages.__file__).parents[1] / section / "templates"
    found = list(folder.rglob("*.html"))
    assert found
    for path in found:
        text = re.sub(r"{%.*?%}|{{.*?}}", "", path.read_text("utf-8"), flags=re.DOTALL)
        said = re.sub(r"<[^>]*>", "", text).split()
        assert not [word for word in said if re.search(r"\w", word)], path


# --- assets ----------------------------------------------------------------------------------------------------------


def test_styles_and_scripts_come_from_here_and_fetch_nothing_from_elsewhere(visitor: Visitor) -> None:
    shown = visitor.begins()
    asked = re.findall(r'(?:href|src)="(/?static/[^"]+)"', visitor.goes("home").html + shown.html)
    assert len(set(asked)) >= 3
    for name in {each.partition("static/")[2] for each in asked} | {"reports/drawing.css", "django_htmx/htmx-2.min.js"}:
        found = finders.find(name)
        assert isinstance(found, str), f"{name}: make setup puts it there"
        text = Path(found).read_text("utf-8")
        if name.endswith(".css"):
            assert not re.search(r"@import|url\(|https?:", text), name
            assert len(text) < 30_000, name


def test_the_lock_of_the_assets_holds_digests_and_no_addresses() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert packages
    for name, each in packages.items():
        assert each["integrity"].startswith("sha512-"), name
        assert not {"resolved", "hasInstallScript"} & set(each), name
        assert each["license"] == "MIT", name


def test_words_of_a_page_take_nothing_from_the_frame_around_it() -> None:
    around = frame("fr", homewords)
    assert around["common"]["ABOUT"] == "À propos"
    assert around["words"]["TITLE"] == "Sachez où vous en êtes dans Entrée express"


def test_a_day_in_the_text_of_a_page_stands_on_one_line_and_nothing_else_is_touched() -> None:
    day = '<time datetime="2026-11-25">2026-11-25</time>'
    assert mark_days("<td>2026-11-25</td><p>(2026-11-25), 2026-11-25.</p>") == f"<td>{day}</td><p>({day}), {day}.</p>"
    for kept in (
        '<input value="2026-11-25">',
        '<a href="/2026-11-25/?on=2026-11-25" title="on 2026-11-25">a</a>',
        "<option>2026-11-25</option>",
        "<title>2026-11-25</title>",
        "<textarea>2026-11-25</textarea>",
        "<p>2026-11-25T10:00</p>",
        "<p>ON-2026-11-25</p>",
        "<p>2026-13-25</p>",
        day,
    ):
        assert mark_days(kept) == kept
    style = finders.find("pages/pages.css")
    assert style is not None
    assert ", time { white-space: nowrap; }" in Path(style).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_about_the_service_leads_to_whoever_runs_it_where_they_say_so(
    language: Language, visitor: Visitor
) -> None:
    place = address("about", language)
    unsaid = visitor.sees(place)
    none = {"en": "has given no address", "fr": "n’a indiqué aucune adresse"}[language]
    assert (none in unsaid.text, "/api/v1/openapi.json" in unsaid.html) == (True, True)
    with override_settings(CONTACT="help@example.ca", SOURCE="https://example.ca/source"):
        said = visitor.sees(place)
    assert none not in said.text
    assert 'href="mailto:help@example.ca"' in said.html
    assert 'href="https://example.ca/source"' in said.html
    with override_settings(CONTACT="https://example.ca/help"):
        assert 'href="https://example.ca/help"' in visitor.sees(place).html
