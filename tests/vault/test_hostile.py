"""Hostile files: each is refused with a clear reason, or made safe, and says what was left out."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import count

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from express_entry.law.text import LANGUAGES
from express_entry.vault import Kind, Limits, NotNow, Refused, Vault, confined, inspect
from tests.vault import files

HIDDEN = "\u202e"
EXE = b"MZ" + bytes(100)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
LINK = DictionaryObject(
    {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject("https://badexample")}
)


def refusal(content: bytes, name: str | None = None, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as caught:
        inspect(io.BytesIO(content), name=name, limits=limits or Limits())
    for language in LANGUAGES:
        for reason in caught.value.reasons:
            said = reason.say(language)
            assert said.startswith(("file:", "file :"))
            assert re.search("Accepted|Accepté|acceptées", said)
            assert "{" not in said
    return caught.value.say("en")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "a.pdf", "0 bytes"),
        (EXE, "a.exe", "a program"),
        (SVG, "a.svg", "other markup"),
        (b"\xef\xbb\xbf\n<html><script>1</script>", "a.pdf", "other markup"),
        (b"GIF89a" + bytes(50), "a.gif", "a GIF picture"),
        (b"\0\0\0\x18ftypheic" + bytes(50), "a.heic", "a HEIC picture"),
        (b"just words", "a.txt", "of no kind known here"),
        (files.archive(), "a.zip", "a ZIP archive"),
        (files.archive("word/document.xml", b"<w/>"), "a.docx", "save it as PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "save it as PDF"),
        (b"II+\0" + bytes(50), "a.tif", "BigTIFF"),
        (b"GIF89a;" + files.pdf(), "a.pdf", "begins only after 7 other bytes"),
    ],
    ids=count(),
)
def test_what_is_no_pdf_and_no_picture_is_called_by_what_it_is(content: bytes, name: str, said: str) -> None:
    assert said in refusal(content, name)


def test_every_reason_is_told_at_once() -> None:
    assert len(refusal(EXE, "invoice.exe").splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (files.pdf(), "letter.jpg"),
        (files.picture("PNG"), "scan.jpeg"),
        (files.picture("JPEG"), "photo.exe"),
        (files.pdf(), f"letter{HIDDEN}fdp.exe"),
        (files.pdf(), "letter.pdf\0.exe"),
        (files.pdf(), "letter.pdf .exe "),
    ],
    ids=count(),
)
def test_a_name_that_speaks_of_another_kind_is_not_believed_and_not_passed(content: bytes, name: str) -> None:
    said = refusal(content, name)
    assert "Accepted: a name that ends in ." in said
    assert HIDDEN not in said
    assert "\0" not in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (files.at_opening("/JavaScript", JS="app.alert(1)"), "JavaScript"),
        (files.named_script, "JavaScript"),
        (files.on_a_page("/JavaScript", JS="app.alert(1)"), "JavaScript"),
        (files.at_opening("/Launch", F="cmd.exe"), "starts something"),
        (files.on_a_page("/SubmitForm"), "starts something"),
        (files.at_opening("/ImportData"), "starts something"),
        (files.at_opening("/GoToR", F="//share/x.pdf"), "outside of it"),
        (files.at_opening("/GoToE"), "other files"),
        (lambda writer: writer.add_attachment("a.exe", EXE), "other files"),
        (files.mark("/FileAttachment"), "other files"),
        (files.mark("/RichMedia"), "film, sound"),
        (files.mark("/Screen"), "film, sound"),
        (files.in_the_form("/XFA", "<xdp/>"), "XFA"),
        (files.mark("/Widget", V=TextStringObject("a name")), "does not draw itself"),
    ],
    ids=count(),
)
def test_a_pdf_that_would_do_something_or_holds_more_than_pages_is_refused(
    change: Callable[[PdfWriter], object], said: str
) -> None:
    told = refusal(files.pdf(change=change), "a.pdf")
    assert said in told
    assert "print it to a PDF, or scan it" in told


def test_a_script_whose_name_is_written_in_other_letters_is_a_script() -> None:
    plain = files.pdf(change=files.at_opening("/JavaScript", JS="1"))
    hidden = plain.replace(b"/JavaScript", b"/J#61vaScrip#74").replace(b"/JS", b"/#4aS")
    assert hidden != plain
    with pytest.raises(Refused):
        inspect(hidden, name=None)


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_pdf_is_refused_whether_or_not_it_asks_for_a_password(password: str) -> None:
    assert "encrypted" in refusal(files.encrypted(password))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (files.pdf(change=lambda writer: files.drawn(writer, times=3)), "unpacks to more"),
        (files.pdf(change=files.twice_packed), "unpacks to more"),
        (files.pdf(change=files.pictured(files.picture("JPEG"), 100_000, 100_000)), "100,000 × 100,000 pixels"),
        (files.pdf(pages=201), "201 pages"),
        (files.png_of(60_000, 60_000), "60,000 × 60,000 pixels"),
        (files.picture("TIFF", save_all=True, append_images=[Image.new("L", (9, 9))] * 200), "201 pages"),
        (files.picture("PNG", save_all=True, append_images=[Image.new("RGB", files.SIZE)]), "2 frames"),
    ],
    ids=count(),
)
def test_a_bomb_is_refused(content: bytes, said: str) -> None:
    assert len(content) < 1_000_000
    assert said in refusal(content)


@pytest.mark.parametrize("limits", [Limits(memory=150_000_000), Limits(processor_seconds=1, seconds=1)], ids=count())
def test_what_takes_more_memory_or_time_than_it_may_is_ended_and_refused(limits: Limits) -> None:
    heavy = files.picture("PNG", size=(7000, 5700)) if limits.seconds > 1 else files.png_of(6000, 6000)
    with pytest.raises(Refused):
        inspect(heavy, name=None, limits=limits)


@pytest.mark.parametrize("content", [files.pdf(), files.picture("JPEG"), files.picture("PNG")], ids=count())
def test_what_is_an_archive_too_is_refused(content: bytes) -> None:
    assert "a ZIP archive at once" in refusal(content + files.archive())


@pytest.mark.parametrize(
    "content", [files.pdf(), files.picture("JPEG"), files.picture("PNG"), files.picture("TIFF")], ids=count()
)
def test_what_is_cut_off_is_refused_and_not_repaired(content: bytes) -> None:
    assert "cannot be opened as it stands" in refusal(content[: len(content) * 2 // 3])


@pytest.mark.parametrize(
    ("content", "kind"),
    [(files.pdf(), Kind.PDF), (files.picture("JPEG"), Kind.JPEG), (files.picture("PNG"), Kind.PNG)],
    ids=count(),
)
def test_what_comes_behind_the_end_is_not_in_the_copy(content: bytes, kind: Kind) -> None:
    behind = b"<script>alert(1)</script>"
    found = inspect(content + behind, name=None)
    assert found.kind is kind
    assert found.original == content + behind
    assert behind not in found.safe_copy
    assert any("behind its end" in note.en for note in found.notes)


def test_a_photo_is_shown_upright_without_the_place_where_it_was_taken() -> None:
    found = inspect(files.photo(), name="photo.jpg")
    assert any("where the picture was taken" in note.en for note in found.notes)
    with Image.open(io.BytesIO(found.safe_copy)) as shown:
        assert not shown.getexif()
        assert shown.size == tuple(reversed(files.SIZE))
    assert b"Made-up" in found.original
    assert b"Made-up" not in found.safe_copy


def test_a_photo_in_a_pdf_loses_what_the_camera_said_and_no_pixel() -> None:
    found = inspect(files.pdf(change=files.pictured(files.photo(), *files.SIZE)), name=None)
    assert b"Made-up" in found.original
    assert b"Made-up" not in found.safe_copy
    (shown,) = PdfReader(io.BytesIO(found.safe_copy)).pages[0].images
    with Image.open(io.BytesIO(files.photo())) as before:
        assert shown.image is not None
        assert shown.image.tobytes() == before.tobytes()


def test_words_in_a_picture_s_notes_are_left_out() -> None:
    with_comment = files.picture("JPEG", comment=b"<script>1</script>")
    found = inspect(with_comment, name=None)
    assert b"<script>" not in found.safe_copy
    assert any("beside its pages" in note.en for note in found.notes)


def test_links_and_bookmarks_are_left_out_and_marks_stay_as_they_look() -> None:
    def change(writer: PdfWriter) -> None:
        files.mark("/Link", A=LINK)(writer)
        stamp = DictionaryObject(
            {
                NameObject("/Subtype"): NameObject("/Stamp"),
                NameObject("/Rect"): files.box(),
                NameObject("/AP"): files.looks(b"7 7 m 8 8 l S"),
                NameObject("/A"): LINK,
            }
        )
        marks = writer.pages[0]["/Annots"]
        assert isinstance(marks, ArrayObject)
        marks.append(writer._add_object(stamp))
        writer.add_outline_item("part", 0)

    found = inspect(files.pdf(change=change), name=None)
    assert b"badexample" in found.original
    assert b"badexample" not in found.safe_copy
    assert b"7 7 m 8 8 l S" in found.safe_copy
    assert b"/Outlines" not in found.safe_copy
    assert any("Links" in note.en for note in found.notes)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is served there")
@pytest.mark.parametrize("tried", ["open('/etc/hosts')", "socket.socket()", "subprocess.run(['true'])", "os.pipe()"])
def test_the_process_that_opens_files_can_open_nothing_else(tried: str) -> None:
    code = f"import os, socket, subprocess; from express_entry.vault import opening; opening._no_way_out(); {tried}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "OSError" in done.stderr or "Error: [Errno 24]" in done.stderr


def test_the_process_that_opens_files_knows_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPRESS_ENTRY_SECRET_KEY", "made-up")
    monkeypatch.setattr(confined, "_COMMAND", (sys.executable, "-c", "import os; print(dict(os.environ))"))
    code, said = confined._asked(b"", Kind.PDF, Limits())
    assert code == 0
    assert b"PATH" in said
    assert b"made-up" not in said


@pytest.mark.parametrize(
    "answer", ["", "{}", "[]", '{"pages": 1, "safe": "EXE", "left": []}', '{"unfit": [["x", {}]]}']
)
def test_what_a_process_that_was_taken_over_says_is_not_believed(answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "_COMMAND", (sys.executable, "-c", f"print({answer!r})"))
    assert "more memory or time" in refusal(files.pdf())


def test_a_program_that_does_not_start_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ((sys.executable, "-c", "import no_such_thing"), ("/no/such/program",)):
        monkeypatch.setattr(confined, "_COMMAND", command)
        with pytest.raises(NotNow, match="did not start"):
            inspect(files.pdf(), name=None)


class Pipe(io.RawIOBase):
    """An upload without an end, which counts what is read of it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0
        self.taken += size
        return b"%PDF-" + bytes(size - 5)


def test_of_a_hundred_megabytes_no_more_than_a_byte_beyond_the_limit_is_read() -> None:
    pipe = Pipe()
    with pytest.raises(Refused, match="more than 4,000,000 bytes"):
        inspect(pipe, name="a.pdf")
    assert pipe.taken == 4_000_001


def test_nothing_is_stored_of_what_is_not_taken(vault: Vault) -> None:
    for content in (b"", EXE, SVG, files.encrypted("x"), files.png_of(60_000, 60_000), bytes(5_000_000)):
        with pytest.raises(Refused):
            vault.inspect(io.BytesIO(content), name="../../a.pdf")
    assert not list(vault.aside.iterdir())
    assert not list((vault.aside.parent / "documents").iterdir())
