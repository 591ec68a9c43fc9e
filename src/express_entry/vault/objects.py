"""Every object that a PDF refers to, looked at once: what would do something, and how much it unpacks to."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf import PdfReader
from pypdf.filters import ASCII85Decode, ASCIIHexDecode, LZWDecode, RunLengthDecode
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

from .findings import Unfit
from .limits import Limits

MOST_OBJECTS = 500_000

_KEYS = {
    "/JS": "script",
    "/JavaScript": "script",
    "/XFA": "xfa",
    "/EF": "embedded",
    "/EmbeddedFiles": "embedded",
    "/AF": "embedded",
    "/Collection": "embedded",
    "/RichMediaContent": "media",
    "/Ref": "outside",
}
"""Keys that say what a PDF would do (ISO 32000-2, 12.6, 7.11, 12.7.8, 13, 8.10.4)."""
_ACTIONS = {
    "/JavaScript": "script",
    "/Launch": "launch",
    "/SubmitForm": "launch",
    "/ImportData": "launch",
    "/GoToR": "outside",
    "/GoToE": "embedded",
    "/Rendition": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/RichMediaExecute": "media",
    "/GoTo3DView": "media",
}
"""Kinds of action (ISO 32000-2, table 201)."""
_MARKS = {
    "/FileAttachment": "embedded",
    "/RichMedia": "media",
    "/3D": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/Screen": "media",
}
"""Kinds of mark on a page (ISO 32000-2, table 171)."""
_BESIDE = {"/Metadata": "metadata", "/PieceInfo": "metadata", "/OPI": "metadata"}
_LEFT = {
    "/Outlines": "links",
    "/Dests": "links",
    "/URI": "links",
    "/AcroForm": "forms",
    "/Info": "metadata",
    "/ByteRange": "signature",
    "/OCProperties": "layers",
}
_UNPACKED_FURTHER = {"/ASCIIHexDecode", "/ASCII85Decode", "/LZWDecode", "/FlateDecode", "/RunLengthDecode"}


@dataclass
class Seen:
    """What looking through a PDF found."""

    left_out: set[str] = field(default_factory=set)
    jpegs: list[StreamObject] = field(default_factory=list)
    active: set[str] = field(default_factory=set)
    unpacked: int = 0


def look_through(reader: PdfReader, limits: Limits) -> Seen:
    """Everything that is reached from the end of a PDF; what is said beside a page is taken out on the way.

    :raises Unfit: for what would do something, lies outside, or unpacks to too much.
    """
    seen = Seen()
    for each in _reached(reader.trailer):
        if isinstance(each, DictionaryObject):
            _look(each, seen)
        if isinstance(each, StreamObject):
            _look_at_stream(each, seen, limits)
    if seen.active:
        raise Several([Unfit("active", what=what) for what in sorted(seen.active)])
    return seen


class Several(Exception):
    """Several things that keep a file from being taken."""

    def __init__(self, unfit: list[Unfit]) -> None:
        super().__init__()
        self.unfit = unfit


def name_of(dictionary: DictionaryObject, key: str) -> str:
    """The name that a key stands for; empty where it is no name."""
    value = dictionary.get(key)
    value = value.get_object() if isinstance(value, PdfObject) else value
    return value if isinstance(value, str) else ""


def _reached(trailer: DictionaryObject) -> Iterator[PdfObject]:
    """Each object once, however often it is referred to; not as deep as the objects nest."""
    waiting: list[object] = [trailer]
    done: set[tuple[int, int]] = set()
    count = 0
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            place = (each.idnum, each.generation)
            if place in done:
                continue
            done.add(place)
            each = each.get_object()
        count += 1
        if count > MOST_OBJECTS:
            raise Unfit("costly")
        if isinstance(each, DictionaryObject):
            waiting.extend(each.values())
            yield each
        elif isinstance(each, ArrayObject):
            waiting.extend(each)


def _look(each: DictionaryObject, seen: Seen) -> None:
    for key in set(each) & set(_KEYS):
        seen.active.add(_KEYS[key])
    for found in (_ACTIONS.get(name_of(each, "/S")), _MARKS.get(name_of(each, "/Subtype"))):
        if found is not None:
            seen.active.add(found)
    if _is_undrawn(each):
        seen.active.add("undrawn")
    for key in set(each) & set(_BESIDE):
        seen.left_out.add("metadata")
        del each[key]
    seen.left_out |= {_LEFT[key] for key in set(each) & set(_LEFT)}


def _is_undrawn(each: DictionaryObject) -> bool:
    """Whether it is a field that was filled in and left for the reader's program to draw."""
    if name_of(each, "/Subtype") != "/Widget" or name_of(each, "/FT") == "/Btn" or "/AP" in each:
        return False
    parent = each.get("/Parent")
    held = each if "/V" in each else parent.get_object() if isinstance(parent, PdfObject) else None
    return isinstance(held, DictionaryObject) and bool(held.get("/V"))


def _look_at_stream(stream: StreamObject, seen: Seen, limits: Limits) -> None:
    if "/F" in stream:
        seen.active.add("outside")
    width, height = (_number(stream, key) for key in ("/Width", "/Height"))
    if name_of(stream, "/Subtype") == "/Image" and width * height > limits.pixels:
        raise Unfit("pixels", width=width, height=height, most=limits.pixels)
    filters = _filters(stream)
    if "/DCTDecode" in filters and len(filters) == 1:
        seen.jpegs.append(stream)
    seen.unpacked += _unpacked(stream._data, filters, limits.unpacked - seen.unpacked)  # noqa: SLF001 - as it is coded
    if seen.unpacked > limits.unpacked:
        raise Unfit("unpacks", most=limits.unpacked)


def _number(stream: StreamObject, key: str) -> int:
    value = stream.get(key, 0)
    value = value.get_object() if isinstance(value, PdfObject) else value
    return int(value) if isinstance(value, (int, float)) else 0


def _filters(stream: StreamObject) -> list[str]:
    value = stream.get("/Filter")
    value = value.get_object() if isinstance(value, PdfObject) else value
    if value is None:
        return []
    return [str(each.get_object()) for each in value] if isinstance(value, ArrayObject) else [str(value)]


def _unpacked(data: bytes, filters: list[str], most: int) -> int:
    """How many bytes a stream unpacks to, as far as it is not a picture; more than ``most`` is not unpacked."""
    largest = 0
    for each in filters:
        if each not in _UNPACKED_FURTHER:
            if each != filters[-1]:
                raise Unfit("unpacks", most=most)
            break
        data = _decoded(each, data, most)
        largest = max(largest, len(data))
    return largest


def _decoded(name: str, data: bytes, most: int) -> bytes:
    if name == "/FlateDecode":
        unpacker = zlib.decompressobj()
        found = unpacker.decompress(data, most + 1)
        if len(found) > most:
            raise Unfit("unpacks", most=most)
        return found
    if name == "/LZWDecode":
        return LZWDecode.decode(data)
    if name == "/RunLengthDecode":
        return RunLengthDecode.decode(data)
    return ASCII85Decode.decode(data) if name == "/ASCII85Decode" else ASCIIHexDecode.decode(data)
