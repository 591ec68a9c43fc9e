"""The report as a page: one file that says everything, whatever a user typed, and asks nothing of anybody."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.law import Language
from express_entry.law.text import LANGUAGES
from express_entry.reports.composition import compose
from express_entry.reports.report import Letterhead
from express_entry.reports.webpage import webpage
from tests.reports.reporting import EXAMPLES, LONG, findings_of, report_of


class Reader(HTMLParser):
    """The elements of a page, and its words outside style and drawings."""

    VOID = frozenset(("meta", "br", "img", "path", "link"))

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open, f"</{tag}> ends nothing"
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "svg", "title"} & set(self.open) and data.strip():
            self.words.append(data.strip())


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("\u202f", " ")).strip()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "day"), [*EXAMPLES, *LONG])
def test_the_page_says_everything_that_the_model_says_in_its_order(name: str, day: str, language: Language) -> None:
    report = report_of(name, day, language)
    words = squeezed(" ".join(Reader(webpage(report)).words))
    place = 0
    for text in report.texts():
        found = words.find(squeezed(text), place)
        assert found >= 0, f"{text!r} is not there, or out of order"
        place = found


def test_every_element_that_begins_ends_and_no_id_stands_twice() -> None:
    page = Reader(webpage(report_of(*EXAMPLES[0], "fr")))
    assert page.open == []
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids)) > 8
    pointed = {attributes["aria-labelledby"] for _, attributes in page.elements if "aria-labelledby" in attributes}
    assert pointed <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_one_file_without_scripts_links_or_addresses(language: Language) -> None:
    text = webpage(report_of(*EXAMPLES[0], language))
    page = Reader(text)
    assert not {"script", "link", "img", "iframe", "object", "form", "video"} & {tag for tag, _ in page.elements}
    for _, attributes in page.elements:
        assert not {name for name in attributes if name.startswith("on") or name in ("src", "style")}
        assert attributes.get("href", "#") in ("#", "#report")
    assert "url(" not in text
    assert "@import" not in text
    assert set(re.findall(r"https?://[^\s\"'<]+", text)) == {"http://www.w3.org/2000/svg"}, (
        "a namespace, not an address"
    )
    assert "default-src 'none'" in text


def test_the_page_names_its_language_its_title_and_its_paper() -> None:
    page = Reader(text := webpage(report_of(*EXAMPLES[0], "fr"), "a4"))
    assert ("html", {"lang": "fr-CA"}) in page.elements
    assert "<title>Évaluation pour Entrée express – 2023-07-05 – Example Client</title>" in text
    assert "@page { size: a4;" in text
    assert "@page { size: letter;" in webpage(report_of(*EXAMPLES[0], "en"))


NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style><b>&amp; 'quoted' \"twice\"",
    "{{ 7 * 7 }} {% raw %} #{x} ${y}",
    "مكتب الهجرة \u200f– O’Brien & Søn",
    "W" * 120,
)


@pytest.mark.parametrize("typed", NASTY)
def test_what_a_user_typed_is_shown_as_typed_and_is_never_markup(typed: str) -> None:
    report = compose(findings_of(*EXAMPLES[0]), Letterhead(typed, typed, typed, typed), "en")
    page = Reader(webpage(report))
    assert page.words.count(typed.strip()) == 4
    harmless = Reader(webpage(report_of(*EXAMPLES[0], "en")))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in harmless.elements]


@given(st.text(max_size=120))
def test_any_text_at_all_leaves_the_page_as_it_is_built(typed: str) -> None:
    report = compose(findings_of(*EXAMPLES[0]), Letterhead("x" + typed, "x", "x", "x"), "en")
    harmless = Reader(webpage(report_of(*EXAMPLES[0], "en")))
    assert [tag for tag, _ in Reader(webpage(report)).elements] == [tag for tag, _ in harmless.elements]


def test_the_same_report_gives_the_same_page() -> None:
    report = report_of(*EXAMPLES[1], "en")
    assert webpage(report) == webpage(report)
