"""The pages of a PDF, written anew by pypdf: pages and what is drawn on them, and nothing else. In the child alone."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from .ends import bare_jpeg
from .findings import Found, Unfit
from .kinds import Kind
from .limits import Limits
from .objects import look_through, name_of

OF_A_PAGE = frozenset(
    {"/Type", "/Resources", "/Contents", "/Rotate", "/Group", "/UserUnit", "/Annots"}
    | {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"}
)
"""What a page may keep (ISO 32000-2, table 31)."""
OF_A_MARK = frozenset(
    {"/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/C", "/CA", "/ca", "/Border", "/BS", "/BE", "/IC"}
    | {"/QuadPoints", "/InkList", "/L", "/LE", "/Vertices"}
)
"""What a mark on a page may keep: how it looks, and nothing of what it does or says (ISO 32000-2, 12.5.2)."""
NO_MARKS = frozenset({"/Link", "/Popup"})


def opened(content: bytes, kind: Kind, limits: Limits) -> Found:
    """A PDF with what its copy leaves out.

    :raises Unfit: where it is encrypted, does something, unpacks to too much or has too many pages; each reason.
    :raises Exception: whatever pypdf raises at a file that is not written by the rules.
    """
    reader = _read(content)
    seen = look_through(reader, limits)
    count = len(reader.pages)
    if not 1 <= count <= limits.pages:
        raise Unfit("pages", count=count, most=limits.pages)
    left_out = set(seen.left_out)
    for stream in seen.jpegs:
        _bare(stream, left_out)
    if content[content.rindex(b"%%EOF") + 5 :].strip(b"\0\r\n\t \f"):
        left_out.add("behind")
    copy = written(reader.pages)
    look_through(PdfReader(io.BytesIO(copy), strict=True), limits)  # what is shown opens, and does nothing either
    return Found(count, kind, copy, tuple(sorted(left_out)))


def _read(content: bytes) -> PdfReader:
    """The reader of a PDF that is not encrypted; one that says it is counts as such, even where it cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=True)
        encrypted = reader.is_encrypted
    except PyPdfError:
        if b"/Encrypt" in content:
            raise Unfit("encrypted") from None
        raise
    if encrypted:
        raise Unfit("encrypted")
    return reader


def merged(files: Iterable[bytes]) -> bytes:
    """The pages of several PDFs of our own making as one."""
    return written([page for each in files for page in PdfReader(io.BytesIO(each)).pages])


def written(pages: Sequence[PageObject]) -> bytes:
    """A PDF of these pages alone, without anything that is not drawn on them."""
    writer = PdfWriter()
    for page in pages:
        _strip(page)
        writer.add_page(page)
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _strip(page: PageObject) -> None:
    for key in set(page) - OF_A_PAGE - {"/Parent"}:
        del page[key]
    marks = page.get("/Annots")
    if marks is None:
        return
    kept = ArrayObject(_mark(mark) for mark in map(_resolved, marks.get_object()) if _is_kept(mark))
    page[NameObject("/Annots")] = kept


def _resolved(each: object) -> object:
    return each.get_object() if hasattr(each, "get_object") else each


def _is_kept(mark: object) -> bool:
    return isinstance(mark, DictionaryObject) and name_of(mark, "/Subtype") not in NO_MARKS


def _mark(mark: object) -> DictionaryObject:
    assert isinstance(mark, DictionaryObject)
    return DictionaryObject({NameObject(key): mark.raw_get(key) for key in OF_A_MARK & set(mark)})


def _bare(stream: StreamObject, left_out: set[str]) -> None:
    """A photo in a page goes without what its camera said of it."""
    whole = stream._data  # noqa: SLF001 - the library has no other way to the bytes as they are coded
    stream._data = bare_jpeg(whole)  # noqa: SLF001 - as above
    if len(stream._data) < len(whole):  # noqa: SLF001 - as above
        left_out.add("metadata")
