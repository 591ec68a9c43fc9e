"""What a file is, told by its first bytes alone: whatever its name or its sender say of it."""

from __future__ import annotations

from enum import Enum

from ..law.text import Text


class Kind(Enum):
    """The kinds of file that are taken, by their media type (RFC 6838)."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"

    @property
    def endings(self) -> tuple[str, ...]:
        """What a name of this kind may end in, without the dot; the first is the usual one."""
        return _ENDINGS[self]

    @property
    def called(self) -> Text:
        """How the kind is called in a sentence."""
        return _CALLED[self]


def kind_of(content: bytes) -> Kind | None:
    """The kind of a file that is taken; None for any other."""
    return next((kind for begin, kind in _BEGIN if content.startswith(begin)), None)


def other_kind(content: bytes) -> Text:
    """How a file that is not taken is called, as far as its first bytes tell."""
    head = content[:1024]
    for offset, begin, called in _OTHERS:
        if head[offset:].startswith(begin):
            if called is ARCHIVE and b"word/" in content:
                return DOCX
            return called
    return _MARKUP if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else UNKNOWN


_BEGIN = (
    (b"%PDF-", Kind.PDF),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
)
_ENDINGS = {
    Kind.PDF: ("pdf",),
    Kind.JPEG: ("jpg", "jpeg"),
    Kind.PNG: ("png",),
    Kind.TIFF: ("tif", "tiff"),
}
_CALLED = {
    Kind.PDF: Text("a PDF", "un PDF"),
    Kind.JPEG: Text("a JPEG picture", "une image JPEG"),
    Kind.PNG: Text("a PNG picture", "une image PNG"),
    Kind.TIFF: Text("a TIFF picture", "une image TIFF"),
}
ARCHIVE = Text("a ZIP archive", "une archive ZIP")
DOC = Text(
    "a document of Word or another program of its time (DOC)", "un document Word ou d'un programme du temps (DOC)"
)
DOCX = Text("a document of Word (DOCX)", "un document Word (DOCX)")
UNKNOWN = Text("of no kind known here", "d'un genre inconnu ici")
_MARKUP = Text("a web page, a drawing (SVG) or other markup", "une page Web, un dessin (SVG) ou un autre balisage")
_PROGRAM = Text("a program", "un programme")
_OTHERS = (
    (0, b"PK\x03\x04", ARCHIVE),
    (0, b"PK\x05\x06", ARCHIVE),
    (0, b"\xd0\xcf\x11\xe0", DOC),
    (0, b"{\\rtf", Text("a document in RTF", "un document RTF")),
    (0, b"GIF8", Text("a GIF picture", "une image GIF")),
    (0, b"BM", Text("a BMP picture", "une image BMP")),
    (8, b"WEBP", Text("a WebP picture", "une image WebP")),
    (
        4,
        b"ftyphei",
        Text("a HEIC picture, as some phones take them", "une image HEIC, comme certains téléphones en font"),
    ),
    (4, b"ftyp", Text("a film or a sound", "un film ou un son")),
    (0, b"II+\0", Text("a TIFF picture of the large kind (BigTIFF)", "une grande image TIFF (BigTIFF)")),
    (0, b"MM\0+", Text("a TIFF picture of the large kind (BigTIFF)", "une grande image TIFF (BigTIFF)")),
    (0, b"\x1f\x8b", Text("a compressed file (gzip)", "un fichier comprimé (gzip)")),
    (0, b"Rar!", Text("a RAR archive", "une archive RAR")),
    (0, b"7z\xbc\xaf", Text("a 7z archive", "une archive 7z")),
    (0, b"MZ", _PROGRAM),
    (0, b"\x7fELF", _PROGRAM),
    (0, b"#!", _PROGRAM),
)
