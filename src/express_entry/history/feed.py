"""The department's feed of rounds (``ee_rounds_123_en.json`` and its French twin), read without losing any of it.

The file is ``{"classes": "wb-tables", "rounds": [...]}``, newest round first, every value a text; a bare list of rows
is read as well. It is UTF-8, with or without a byte order mark, or Windows-1252, as the French feed has been. What a
row says, and what is wrong with it, is read row by row (:mod:`.feedrows`); rows that a cut or damaged file still holds
complete are read, and the rest is said to be missing. Nothing here knows the history: whether a round is new, or can be
what it says after the rounds before it, is judged when it is imported (:mod:`.importing`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..law.text import Language, Reason, Text
from .feedrows import Row, read_row
from .problems import Effect, Problem, quoted
from .verbatim import Fields, parse, parse_at, write

MOST_ROWS = 10_000
"""The department has held fewer than fifty rounds in most years: a list as long as this is something else."""
LONGEST_ROW = 50_000
"""Characters of a row in a damaged file; the department's have about two thousand."""
MOST_DAMAGE = 2_000
"""Places at which reading is taken up again in a damaged file before the rest of it is given up."""


class Feed(NamedTuple):
    """A feed as it was read.

    ``rows`` are in the order of the file. ``problems`` are about the file as a whole; those of a row are with the row.
    ``envelope`` holds the fields around the rows. ``complete`` is false where rows may be missing: the file is cut, or
    damaged in between. ``encoding`` is ``utf-8``, ``utf-8-sig``, ``utf-16`` or ``windows-1252``.
    """

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    language: Language
    encoding: str
    envelope: Fields
    complete: bool

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Everything found, about the file first, then row by row."""
        return (*self.problems, *(problem for row in self.rows for problem in row.problems))


def read_feed(data: bytes) -> Feed:
    """The feed that a file holds. Whatever the bytes are, this answers; what is wrong is in the answer."""
    text, encoding, damaged = _decode(data)
    found = _Found([], [], Fields(), True)
    if damaged:
        found.problems.append(_of_file(_DAMAGED_BYTES.of(count=damaged), None, Effect.NOTED))
    found = _find(text, found)
    rows = _without_duplicates([read_row(index, fields) for index, fields in found.rows])
    return Feed(tuple(rows), tuple(found.problems), _language(rows), encoding, found.envelope, found.complete)


class _Found(NamedTuple):
    """The rows of a file with their places, before any of them is read."""

    rows: list[tuple[int, Fields]]
    problems: list[Problem]
    envelope: Fields
    complete: bool


def _decode(data: bytes) -> tuple[str, str, int]:
    """The text of a file, its encoding, how many of its bytes are damaged; a character cut at the end is dropped."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), "utf-16", 0
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        return data.decode(encoding), encoding, 0
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8").removeprefix("\ufeff"), encoding, 0
    text = data.decode(encoding, "surrogateescape")
    damaged = sum("\udc80" <= each <= "\udcff" for each in text)
    if sum(each > "\x7f" for each in text) > 2 * damaged:
        return text, encoding, damaged
    return data.decode("latin-1").translate(_WINDOWS_1252), "windows-1252", 0


def _windows_1252() -> dict[int, str]:
    """What Windows-1252 has in the place of the control characters of Latin-1; five places are left as they are."""
    return {code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0) if code not in _UNASSIGNED}


def _find(text: str, found: _Found) -> _Found:
    try:
        document = parse(text)
    except ValueError as error:
        return _recover(text, found, error)
    if isinstance(document, Fields) and isinstance(document.get("rounds"), list):
        values = document.get("rounds")
        found = found._replace(envelope=Fields(pair for pair in document if pair[0] != "rounds"))
    elif isinstance(document, list):
        values = document
    else:
        found.problems.append(_of_file(_NO_ROUNDS.of(), quoted(text), Effect.NOTED))
        return found._replace(complete=False)
    if len(values) > MOST_ROWS:
        return _too_long(found)
    for index, value in enumerate(values, 1):
        _take(index, value, found)
    return found


def _too_long(found: _Found) -> _Found:
    """Nothing is read from a list that cannot be one of rounds."""
    too_long = _of_file(_TOO_MANY_ROWS.of(most=MOST_ROWS), None, Effect.NOTED)
    return found._replace(rows=[], problems=[too_long], complete=False)


def _take(index: int, value: Any, found: _Found) -> None:
    if isinstance(value, Fields):
        found.rows.append((index, value))
    else:
        raw = write(value)
        found.problems.append(
            Problem(index, None, None, raw, _NOT_AN_OBJECT.of(value=quoted(raw)), None, Effect.SET_ASIDE)
        )


def _recover(text: str, found: _Found, error: ValueError) -> _Found:
    """The rows that a file still holds complete, where it is no JSON as a whole."""
    opening = _OPENING.search(text)
    if opening is None:
        found.problems.append(_of_file(_NOT_JSON.of(error=str(error)), quoted(text), Effect.NOTED))
        return found._replace(complete=False)
    index, whole = 0, True
    for damaged, row, cut in _pieces(text, opening.end()):
        if index == MOST_ROWS:
            return _too_long(found)
        if row is not None:
            index += 1
            found.rows.append((index, row))
        elif damaged is not None:
            index += 1
            whole = False
            found.problems.append(_damaged_row(index, damaged, cut=cut))
        else:
            found.problems.append(_of_file(_CUT_AFTER.of(read=str(index)), None, Effect.NOTED))
            whole = False
    if whole:
        found.problems.append(_of_file(_STRAY.of(error=str(error)), None, Effect.NOTED))
    return found._replace(complete=whole)


class _Piece(NamedTuple):
    """A row, or a damaged piece of the text, cut or not, or, with neither, the end too early."""

    damaged: str | None
    row: Fields | None
    cut: bool = False


def _pieces(text: str, place: int) -> Iterator[_Piece]:
    """What stands in the list that begins at a place, up to its end or that of the text.

    After a damaged piece reading goes on at the next object that has a round number.
    """
    damaged_from, tries = -1, 0
    while True:
        place = _between(text, place)
        if damaged_from < 0 and text[place : place + 1] in ("", "]"):
            if place == len(text):
                yield _Piece(None, None)
            return
        row, after = _row_at(text, place)
        if row is not None and (damaged_from < 0 or "drawNumber" in row.names):
            if damaged_from >= 0:
                yield _Piece(text[damaged_from:place], None)
            yield _Piece(None, row)
            damaged_from, place = -1, after
            continue
        damaged_from = place if damaged_from < 0 else damaged_from
        tries += 1
        resumed = _RESUME.search(text, place + 1)
        if resumed is None or tries > MOST_DAMAGE:
            yield _Piece(text[damaged_from:], None, cut=not text.rstrip().removesuffix("}").rstrip().endswith("]"))
            return
        place = text.index("{", resumed.start())


def _between(text: str, place: int) -> int:
    found = _BETWEEN.match(text, place)
    return found.end() if found else place


def _row_at(text: str, place: int) -> tuple[Fields | None, int]:
    # A piece of the text, because the library counts the lines up to every error that it finds.
    try:
        value, length = parse_at(text[place : place + LONGEST_ROW], 0)
    except ValueError:
        return None, place
    return (value, place + length) if isinstance(value, Fields) else (None, place)


def _damaged_row(index: int, piece: str, *, cut: bool) -> Problem:
    """A row that cannot be read; where nothing closes the list after it, the end of the file is missing."""
    number = _NUMBER.search(piece)
    reason = (_CUT_IN if cut else _DAMAGED_ROW).of(value=quoted(piece), read=str(index - 1))
    return Problem(index, number[1] if number else None, None, piece, reason, None, Effect.SET_ASIDE)


def _of_file(reason: Reason, value: str | None, effect: Effect) -> Problem:
    return Problem(None, None, None, value, reason, None, effect)


def _without_duplicates(rows: list[Row]) -> list[Row]:
    """Of rows with one number, only the first counts where all are equal, and none where they differ."""
    many = {number for number, count in Counter(row.number for row in rows if row.number).items() if count > 1}
    first: dict[str, Row] = {}
    differing = set()
    for row in rows:
        if row.number in many and row.fields != first.setdefault(row.number or "", row).fields:
            differing.add(row.number)
    judged = []
    for row in rows:
        if row.number in differing:
            judged.append(row.setting_aside(_duplicate(row, _DIFFERENT.of(number=row.number))))
        elif row.number in many and first[row.number or ""] is not row:
            judged.append(row.setting_aside(_duplicate(row, _AGAIN.of(row=str(first[row.number or ""].place)))))
        else:
            judged.append(row)
    return judged


def _duplicate(row: Row, reason: Reason) -> Problem:
    return Problem(row.place, row.number, "drawNumber", row.number, reason, None, Effect.SET_ASIDE)


def _language(rows: list[Row]) -> Language:
    """The language of most names that are known; English where none is."""
    counted = Counter(row.language for row in rows if row.language)
    return "fr" if counted["fr"] > counted["en"] else "en"


_UNASSIGNED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_WINDOWS_1252 = _windows_1252()
_OPENING = re.compile(r'\A\s*\[|"rounds"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_NUMBER = re.compile(r'"drawNumber"\s*:\s*"?([0-9]{1,9}[a-z]?)\b')
_RESUME = re.compile(r'\}\s*,\s*\{|\{\s*"drawNumber"')
"""Where a row may begin after a damaged one."""

_DAMAGED_BYTES = Text(
    "{count} bytes of the file are not UTF-8; they are kept as they are",
    "{count} octets du fichier ne sont pas de l'UTF-8; ils sont conservés tels quels",
)
_NOT_JSON = Text(
    "the file is not the department's feed: it is no JSON and no list of rounds begins in it ({error})",
    "le fichier n'est pas le flux du ministère\u00a0: ce n'est pas du JSON et aucune liste de rondes n'y commence "
    "({error})",
)
_NO_ROUNDS = Text(
    'the file is not the department\'s feed: it has no list under "rounds"',
    "le fichier n'est pas le flux du ministère\u00a0: il n'a pas de liste sous «\u00a0rounds\u00a0»",
)
_TOO_MANY_ROWS = Text(
    "the file is not the department's feed: its list has more than {most} rows; none of them is read",
    "le fichier n'est pas le flux du ministère\u00a0: sa liste compte plus de {most} lignes; aucune n'est lue",
)
_NOT_AN_OBJECT = Text(
    "“{value}” is not an object with fields", "«\u00a0{value}\u00a0» n'est pas un objet avec des champs"
)
_DAMAGED_ROW = Text(
    "the row is damaged and cannot be read: “{value}”",
    "la ligne est endommagée et ne peut pas être lue\u00a0: «\u00a0{value}\u00a0»",
)
_CUT_IN = Text(
    "the file ends in the middle of this row (rows before it: {read}); its end is missing: “{value}”",
    "le fichier se termine au milieu de cette ligne (lignes avant elle\u00a0: {read}); la fin manque\u00a0: "
    "«\u00a0{value}\u00a0»",
)
_STRAY = Text(
    "the list of rounds is whole, but the file is not sound JSON ({error})",
    "la liste des rondes est entière, mais le fichier n'est pas du JSON correct ({error})",
)
_CUT_AFTER = Text(
    "the file ends after row {read} without closing its list: the end of the file is missing",
    "le fichier se termine après la ligne {read} sans clore sa liste\u00a0: la fin du fichier manque",
)
_DIFFERENT = Text(
    "round {number} is in the file more than once, and not with the same values: none of them is used",
    "la ronde {number} figure plus d'une fois dans le fichier, avec des valeurs différentes\u00a0: aucune n'est "
    "utilisée",
)
_AGAIN = Text("the row repeats row {row} word for word", "la ligne répète mot pour mot la ligne {row}")
