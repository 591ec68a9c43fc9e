"""An upload is hostile until shown otherwise: read up to its limit, told by its content, scanned, opened elsewhere."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Protocol

from ..law.text import Reason, Text
from . import confined, kinds, names, refusals
from .findings import LEFT_OUT
from .kinds import Kind
from .limits import Limits
from .refusals import ACCEPTED, NotNow, Refused
from .scanning import NoScanner, Scan, Scanner

PIECE = 1 << 16


class Stream(Protocol):
    """What an upload is read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


@dataclass(frozen=True)
class Inspected:
    """A file that was found fit to be kept, with a copy that is safe to show. Nothing of it is stored yet."""

    kind: Kind
    pages: int
    sha256: str
    """SHA-256 of the original, in hexadecimal digits."""
    name: str
    """The name as it may be shown: text, never part of a path."""
    scanned: Scan
    notes: tuple[Text, ...]
    """What the safe copy leaves out, each a sentence."""
    safe_kind: Kind
    safe_copy: bytes = field(repr=False)
    original: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        """The media type of the original."""
        return self.kind.value

    @property
    def safe_type(self) -> str:
        """The media type of the safe copy: that of the original, and of a TIFF a PDF."""
        return self.safe_kind.value

    @property
    def size(self) -> int:
        """Bytes of the original."""
        return len(self.original)


_NOBODY = NoScanner()


def inspect(
    source: Stream | bytes, *, limits: Limits | None = None, name: str | None, scanner: Scanner = _NOBODY
) -> Inspected:
    """Look at an upload without keeping anything of it.

    :param limits: those by the law of its day; without, by the latest version of the table.
    :param name: what the sender calls it; it decides nothing, but must not contradict the content.
    :raises Refused: with every reason that is known by then.
    :raises NotNow: where the scanner or the program that opens files does not answer.
    """
    limits = limits or Limits()
    content = _read(source, limits.size)
    kind = _kind(content, name)
    scanned = scanner.scan(content)
    found = confined.opened(content, kind, limits)
    if isinstance(found, list):
        raise Refused(*found)
    return Inspected(
        kind=kind,
        pages=found.pages,
        sha256=hashlib.sha256(content).hexdigest(),
        name=names.cleaned(name, kind),
        scanned=scanned,
        notes=tuple(LEFT_OUT[each] for each in found.left_out),
        safe_kind=found.safe_kind,
        safe_copy=found.safe_copy,
        original=content,
    )


def _read(source: Stream | bytes, most: int) -> bytes:
    """The whole of an upload, of which no more than one byte beyond the limit is read.

    :raises Refused: where it has more, or nothing.
    :raises NotNow: where it ends before it should.
    """
    if isinstance(source, bytes):
        content = source
    else:
        held = bytearray()
        try:
            while len(held) <= most and (piece := source.read(min(PIECE, most + 1 - len(held)))):
                held += piece
        except OSError:
            raise NotNow(refusals.CUT_SHORT.of()) from None
        content = bytes(held)
    if len(content) > most:
        raise Refused(refusals.TOO_LARGE.of(most=most))
    if not content:
        raise Refused(refusals.EMPTY.of())
    return content


def _kind(content: bytes, name: str | None) -> Kind:
    """The kind that the content shows and the name does not deny.

    :raises Refused: where it is none that is taken, or the name says another.
    """
    kind = kinds.kind_of(content)
    reasons: list[Reason] = []
    found = kind.called if kind else kinds.other_kind(content)
    if kind is None:
        reasons.append(_no_kind(content, found))
    ending = names.stated_ending(name)
    fitting = kind.endings if kind else tuple(each for some in Kind for each in some.endings)
    if ending and ending not in fitting:
        endings = ", ".join(f".{each}" for each in fitting)
        shown = ending[:20]
        reasons.append(refusals.OTHER_EXTENSION.of(extension=f".{shown}", found=found, endings=endings))
    if kind is None or reasons:
        raise Refused(*reasons)
    return kind


def _no_kind(content: bytes, found: Text) -> Reason:
    before = content.find(b"%PDF-", 0, 1024)
    if before > 0:
        return refusals.LATE_HEADER.of(count=before)
    sentence = refusals.WORD if found in (kinds.DOC, kinds.DOCX) else refusals.NOT_A_KIND
    return sentence.of(found=found, accepted=ACCEPTED)
