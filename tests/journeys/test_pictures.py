"""The pictures that journeys take are those of the documentation, and a journey that takes none leaves no trace."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from express_entry.law.text import LANGUAGES
from tests.journeys import pictures
from tests.journeys.pictures import pictured

ROOT = Path(__file__).parents[2]
JOURNEYS = [*Path(__file__).parent.glob("*.py"), ROOT / "tests" / "casework" / "test_browser.py"]
TAKEN = re.compile(r'\.pictures\("([\w-]+)"|\bpictured\(\w+, "([\w-]+)"')
TALL = "<h1>A page</h1><div style='height: 3000px'></div><p id='low'>Below</p><div style='height: 500px'></div>"


def test_every_picture_that_a_journey_takes_is_in_the_documentation_in_both_languages() -> None:
    texts = [path.read_text("utf-8") for path in JOURNEYS if path != Path(__file__)]
    names = {"".join(found) for text in texts for found in TAKEN.findall(text)}
    assert len(names) > 10
    there = {path.name for path in (ROOT / "docs" / "pictures").glob("journey-*.png")}
    assert there == {f"journey-{name}.{language}.png" for name in names for language in LANGUAGES}


def test_a_picture_is_taken_where_it_is_asked_for_and_the_page_is_left_as_it_was(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.set_content(TALL)
    monkeypatch.setattr(pictures, "_folder", None)
    pictured(page, "none", "en")
    monkeypatch.setattr(pictures, "_folder", tmp_path)
    pictured(page, "high", "en")
    pictured(page, "low", "fr", top="#low")
    sizes = {path.name: Image.open(io.BytesIO(path.read_bytes())).size for path in tmp_path.iterdir()}
    assert set(sizes) == {"journey-high.en.png", "journey-low.fr.png"}
    assert sizes["journey-high.en.png"] == (390, pictures.HIGHEST)
    assert sizes["journey-low.fr.png"][1] < pictures.HIGHEST
    assert page.viewport_size == {"width": 320, "height": 900}
    page.close()
