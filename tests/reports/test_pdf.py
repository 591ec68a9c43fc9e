"""The report as a pdf: tagged for whoever cannot see it, two pages, letters embedded, the same bytes each time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest
from pypdf.generic import IndirectObject

from express_entry.law import Language
from express_entry.law.text import LANGUAGES
from express_entry.reports.composition import compose
from express_entry.reports.pdf import NO_LETTER, pdf, pictures
from express_entry.reports.report import Drawing, Letterhead, Report, Table
from tests.reports.reporting import EXAMPLES, HALF_STATED, LONG, findings_of, report_of

ALL = (*EXAMPLES, *LONG, HALF_STATED)


def read(report: Report, paper: Any = "letter") -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(report, paper).data))


def catalog(reader: pypdf.PdfReader) -> Any:
    return reader.trailer["/Root"]


def structure(node: Any) -> Iterator[Any]:
    """Every element of the tree of tags, from the root down."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, dict):
        if "/S" in node:
            yield node
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            yield from structure(child)


def squeezed(text: str) -> str:
    """The letters alone: a line may break anywhere, and a hyphen at its end is no letter."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "day"), ALL)
def test_it_is_tagged_as_pdf_ua_with_its_language_and_its_title_shown(name: str, day: str, language: Language) -> None:
    reader = read(report := report_of(name, day, language))
    root = catalog(reader)
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]) == f"{language}-CA"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (report.title, "Example Immigration")
    xmp = root["/Metadata"].get_data().decode("utf-8")
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=\"1\"", xmp)


@pytest.mark.parametrize(("name", "day"), ALL)
def test_headings_tables_lists_and_the_drawing_are_tagged_as_what_they_are(name: str, day: str) -> None:
    report = report_of(name, day, "en")
    nodes = list(structure(catalog(read(report))["/StructTreeRoot"]))
    kinds = [str(node["/S"]) for node in nodes]
    tables = [block for each in report.sections for block in each.blocks if isinstance(block, Table)]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == len(report.sections) + len(report.notices) + 1
    assert kinds.count("/Table") == len(tables)
    assert kinds.count("/TR") == sum(len(table.rows) + 1 for table in tables)
    assert kinds.count("/TH") == sum(len(table.columns) for table in tables)
    assert {"/THead", "/TBody", "/TD", "/L", "/LI", "/LBody", "/P"} <= set(kinds)
    (figure,) = (node for node in nodes if node["/S"] == "/Figure")
    (drawing,) = (block for each in report.sections for block in each.blocks if isinstance(block, Drawing))
    assert str(figure["/Alt"]) == drawing.alternative


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "day"), [*EXAMPLES, HALF_STATED])
def test_what_somebody_hands_over_is_two_pages_at_most(name: str, day: str, language: Language, paper: str) -> None:
    reader = read(report_of(name, day, language), paper)
    assert len(reader.pages) <= 2
    width = round(float(reader.pages[0].mediabox.width))
    assert width == {"letter": 612, "a4": 595}[paper]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "day"), LONG)
def test_a_long_case_says_it_all_and_breaks_between_rows(name: str, day: str, language: Language) -> None:
    reader = read(report_of(name, day, language))
    assert 2 <= len(reader.pages) <= 4
    for number, page in enumerate(reader.pages, 1):
        assert re.search(rf"page {number} (of|sur) {len(reader.pages)}", page.extract_text())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "day"), ALL)
def test_it_says_everything_that_the_model_says(name: str, day: str, language: Language) -> None:
    report = report_of(name, day, language)
    said = squeezed("".join(page.extract_text() for page in read(report).pages))
    missing = [text for text in report.texts() if squeezed(text) not in said]
    # A cell that breaks over two pages, or lies beside another, may be read in pieces; its words are there.
    words = {word for text in missing for word in re.split(r"\s+", text)}
    assert {word for word in words if squeezed(word) not in said} == set()
    assert len(missing) < len(list(report.texts())) / 3


def test_the_score_and_french_letters_come_out_as_they_went_in() -> None:
    text = squeezed("".join(page.extract_text() for page in read(report_of(*EXAMPLES[0], "fr")).pages))
    for words in ("Évaluation pour Entrée express", "486", "sur 1\u202f200", "Frère ou sœur au Canada", "l’expérience"):
        assert squeezed(words) in text


def test_every_font_is_in_the_file() -> None:
    fonts = {}
    for page in read(report_of(*EXAMPLES[0], "en")).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            (inner,) = font.get_object()["/DescendantFonts"]
            described = inner.get_object()["/FontDescriptor"].get_object()
            fonts[str(described["/FontName"])] = bool({"/FontFile2", "/FontFile3"} & set(described))
    assert fonts
    assert all(fonts.values())
    assert all("Libertinus" in name or "DejaVu" in name for name in fonts)


def test_the_same_report_gives_the_same_bytes_and_no_moment_of_its_making() -> None:
    report = report_of(*EXAMPLES[0], "en")
    one, other = pdf(report), pdf(report)
    assert one == other
    xmp = catalog(pypdf.PdfReader(io.BytesIO(one.data)))["/Metadata"].get_data().decode("utf-8")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", xmp)) == {"2023-07-05T00:00:00"}
    assert one.missing == ""


def test_its_pages_can_be_looked_at_as_pictures() -> None:
    found = pictures(report_of(*EXAMPLES[0], "en"), "a4", fineness=30)
    assert len(found) == 2
    for data in found:
        assert data.startswith(b"\x89PNG")
        width, height = (int.from_bytes(data[place : place + 4]) for place in (16, 20))
        assert (width, height) == pytest.approx((595 / 72 * 30, 842 / 72 * 30), abs=1)


NASTY = (
    '#import "x.typ" $x$ *bold* _it_ `raw` <label> @ref // no',
    "\\u{41} ] } ) [ { ( \" ' #{ 1 / 0 }",
    "= Heading\u2028- list",
    "مكتب الهجرة O’Brien & Søn",
    "Zażółć gęślą jaźń Nguyễn Ωмега",
    "W" * 120,
)


@pytest.mark.parametrize("typed", NASTY)
def test_what_a_user_typed_is_shown_as_typed_and_is_never_markup(typed: str) -> None:
    report = compose(findings_of(*EXAMPLES[0]), Letterhead(typed, typed, typed, typed), "en")
    made = pdf(report)
    reader = pypdf.PdfReader(io.BytesIO(made.data))
    kinds = [str(node["/S"]) for node in structure(catalog(reader)["/StructTreeRoot"])]
    plain = [str(node["/S"]) for node in structure(catalog(read(report_of(*EXAMPLES[0], "en")))["/StructTreeRoot"])]
    assert {kind: kinds.count(kind) for kind in ("/H1", "/H2", "/Table", "/L")} == {
        kind: plain.count(kind) for kind in ("/H1", "/H2", "/Table", "/L")
    }
    assert made.missing == ""
    said = squeezed("".join(page.extract_text() for page in reader.pages))
    # Letters that run from right to left come out in the order in which they stand on the paper.
    expected = re.sub(r"[\u0600-\u06ff]+", "", squeezed(typed))
    assert expected in re.sub(r"[\u0600-\u06ff]+", "", said)


def test_a_character_that_no_font_has_is_a_box_and_is_named() -> None:
    """A character of a private area: no font of any machine is sure to have it."""
    typed = "A\U0010fffdB"
    made = pdf(compose(findings_of(*EXAMPLES[0]), Letterhead(typed, "", typed), "en"))
    assert made.missing == "\U0010fffd"
    assert f"A{NO_LETTER}B" in pypdf.PdfReader(io.BytesIO(made.data)).pages[0].extract_text()
