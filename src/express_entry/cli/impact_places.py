"""Where ``law impact`` reads and writes: no file goes over another, and there is room, before anything is read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from express_entry.law.text import Text

from .faults import MOST_SHOWN_OF_A_NAME, BadInput, NotWritten, printable, quoted

PIPE = "-"
ROWS_END_IN = ("parquet", "pq", "arrow", "feather", "ipc", "arrows", "csv", "jsonl", "ndjson")


class Named(NamedTuple):
    """A file by the option that names it, as it was typed, and where it is."""

    option: Text | str
    typed: str
    path: str


def named(option: Text | str, value: str | None) -> list[Named]:
    """A file that an option names; what is none, such as a pipe or a device, is in nobody's way."""
    if not value or value == PIPE or "\0" in value or _is_stream(value):
        return []
    return [Named(option, value, value)]


def check_apart(read: Sequence[Named], written: Sequence[Named]) -> None:
    """Whether no file that is written is one that is read, or another one that is written.

    What is written stands beside its place until it is whole, and that is a place too.

    :raises BadInput: naming both options and both values.
    """
    taken: list[Named] = [*read]
    for each in written:
        for other in taken:
            if any(_same(one, two) for one in _places(each) for two in _places(other, beside=other not in read)):
                one_value, other_value = (printable(it.typed, MOST_SHOWN_OF_A_NAME) for it in (each, other))
                raise BadInput(_SAME.of(one=each.option, value=one_value, other=other.option, other_value=other_value))
        taken.append(each)


def check_rows(value: str) -> None:
    """Whether the name of a file of rows says how it is to be written; a pipe or a device is written as Parquet.

    :raises BadInput: where it does not.
    """
    from express_entry.scoring.streams import ending_of

    if value == PIPE or "\0" in value or not (ending_of(value) in ROWS_END_IN or _is_stream(value)):
        raise BadInput(_NO_ROWS.of(value=quoted(value), accepted=", ".join(f".{ending}" for ending in ROWS_END_IN)))


def check_room(files: Iterable[Named]) -> None:
    """Whether there is a folder for each file that may be written to, and no folder in its place.

    :raises NotWritten: where there is not.
    """
    for each in files:
        path = os.path.realpath(each.path)
        try:
            folder = os.path.dirname(path)  # noqa: PTH120 - as realpath has it
            os.stat(folder)  # noqa: PTH116
            if not os.path.isdir(folder):  # noqa: PTH112
                raise NotADirectoryError(None, "Not a directory")
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(None, "Permission denied")
            if os.path.lexists(path) and os.path.isdir(path):  # noqa: PTH112
                raise IsADirectoryError(None, "Is a directory")
        except OSError as error:
            shown = printable(each.path, MOST_SHOWN_OF_A_NAME)
            raise NotWritten(NOT_WRITTEN.of(file=shown, error=error.strerror or str(error))) from None


def _places(it: Named, *, beside: bool = True) -> Iterator[str]:
    from express_entry.history.wholefile import PARTIAL

    path = os.path.realpath(it.path)
    yield path
    if beside:
        yield f"{path}{PARTIAL}"


def _same(one: str, other: str) -> bool:
    """Whether two paths are one place: by what they say, or by what is there (another name, another case)."""
    if one == other:
        return True
    try:
        return os.path.samefile(one, other)  # noqa: PTH121
    except OSError:
        return False


def _is_stream(value: str) -> bool:
    return os.path.exists(value) and not os.path.isfile(value) and not os.path.isdir(value)  # noqa: PTH110, PTH112, PTH113


NOT_WRITTEN = Text("{file} cannot be written: {error}", "{file} ne peut pas être écrit : {error}")
_SAME = Text(
    "{one}: {value} is the same place as {other}: {other_value}, or where that is kept until it is whole. Accepted: "
    "a place of its own.",
    "{one} : {value} est au même endroit que {other} : {other_value}, ou là où celui-ci est gardé jusqu'à ce qu'il "
    "soit entier. Valeurs acceptées : un endroit à part.",
)
_NO_ROWS = Text(
    "--rows: {value} does not say how every row is to be written. Accepted: a file whose name ends in {accepted}, "
    "compressed with .gz or .zst or not.",
    "--rows : {value} n'indique pas comment écrire chaque ligne. Valeurs acceptées : un fichier dont le nom se termine "
    "par {accepted}, compressé (.gz, .zst) ou non.",
)
