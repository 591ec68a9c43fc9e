"""Names of uploads: text to be shown, whatever somebody put in them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.vault.kinds import Kind
from express_entry.vault.names import LONGEST, cleaned, stated_ending


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (None, "document.pdf"),
        ("", "document.pdf"),
        ("..", "document.pdf"),
        (".pdf", "pdf.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\boot.pdf", "boot.pdf"),
        ("C:\\Users\\me\\Relevé d'emploi.PDF", "Relevé d'emploi.PDF"),
        ("a\0b\r\nc\x1b[31m.pdf", "abc[31m.pdf"),
        ("gnp\u202efdp.pdf", "gnpfdp.pdf"),
        ("  two \u2003 spaces\u200b .pdf", "two spaces.pdf"),
        ("letter", "letter.pdf"),
        ("n" * 500 + ".pdf", "n" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_what_is_left_of_a_name_is_text(name: str | None, shown: str) -> None:
    assert cleaned(name, Kind.PDF) == shown


@given(st.text() | st.text(alphabet="./\\\0\u202e apdfPDF\ud800"), st.sampled_from(Kind))
def test_no_name_has_a_path_a_control_or_an_end_that_fits_not(name: str, kind: Kind) -> None:
    shown = cleaned(name, kind)
    assert 0 < len(shown) <= LONGEST
    assert not {"/", "\\", "\0"} & set(shown)
    assert all(unicodedata.category(each)[0] != "C" for each in shown)
    assert stated_ending(shown) in kind.endings
    assert shown.strip(" .") == shown
    assert shown.encode("utf-8")
