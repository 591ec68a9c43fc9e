"""Where a JPEG or a PNG ends by its own account, and a JPEG without what it says beside its picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

START, END, SCAN = 0xD8, 0xD9, 0xDA
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length behind them (ITU-T T.81, B.1.1.3)."""
_SAID_BESIDE = frozenset({*range(0xE1, 0xEE), 0xEF, 0xFE})
"""APP1 to APP13, APP15 and comments. APP0 (JFIF) and APP14 (Adobe) say how the colours are to be read."""


class _Segment(NamedTuple):
    marker: int
    begin: int
    end: int


def jpeg_end(content: bytes) -> int | None:
    """The place behind the end marker of a JPEG; None where it has none."""
    return next((each.end for each in _segments(content) if each.marker == END), None)


def png_end(content: bytes) -> int | None:
    """The place behind the last chunk of a PNG; None where it has none."""
    place = 8
    while place + 12 <= len(content):
        following = place + 12 + int.from_bytes(content[place : place + 4], "big")
        if content[place + 4 : place + 8] == b"IEND":
            return following
        place = following
    return None


def bare_jpeg(content: bytes) -> bytes:
    """A JPEG, pixel for pixel, without what it says of cameras, places and programs, and nothing behind its end.

    :raises ValueError: where it has no end that is found.
    """
    kept = [content[:2]]
    for each in _segments(content):
        if each.marker not in _SAID_BESIDE:
            kept.append(content[each.begin : each.end])
        if each.marker == END:
            return b"".join(kept)
    raise ValueError("no end")


def _segments(content: bytes) -> Iterator[_Segment]:
    place = 2
    while place + 1 < len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker == 0xFF:  # a fill byte
            place += 1
            continue
        end = place + 2
        if marker not in _BARE and marker != END:
            end += int.from_bytes(content[end : end + 2], "big")
        if marker == SCAN:
            end = _behind_scan(content, end)
        yield _Segment(marker, place, end)
        if marker == END:
            return
        place = end


def _behind_scan(content: bytes, place: int) -> int:
    """The next marker that is no part of the coded picture."""
    while (place := content.find(b"\xff", place)) >= 0 and place + 1 < len(content):
        following = content[place + 1]
        if following and not 0xD0 <= following <= 0xD7:
            return place
        place += 2
    return len(content)
