"""Writing a synthetic pool: factor columns in any format of the scorer, or profile documents in lines or in a folder.

The output is there whole or not at all, and is the same for the same pool, however many threads drew it. Memory is
bounded by a few blocks, whatever the size of the pool.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from express_entry.law import Text
from express_entry.scoring.faults import FileFault, OutputFault, shown
from express_entry.scoring.outputs import writer_of
from express_entry.scoring.sinks import written
from express_entry.scoring.streams import PIPE, Format

from .faults import SynthesisError
from .papers import Papers
from .pool import Pool
from .table import PREFIX, Table
from .wholefolder import InTheWay, whole_folder

Told = Callable[[int, int | None, int], None]
"""Is told how many candidates are written, of how many, and again how many."""

MOST_DOCUMENTS = 1_000_000
"""Documents of the largest pool that is written as documents."""
TOGETHER = 500
"""Documents that are written at once."""
AS_TEXT = (Format.CSV, Format.JSON_LINES)
COMPRESSIONS = (".gz", ".zst")
LINES = (".jsonl", ".ndjson")
NAMED = {
    ".csv": Format.CSV,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".parquet": Format.PARQUET,
    ".pq": Format.PARQUET,
    ".arrow": Format.ARROW,
    ".feather": Format.ARROW,
    ".ipc": Format.ARROW,
    ".arrows": Format.ARROW_STREAM,
}
"""The endings of files of factor columns."""
_DOCUMENT = re.compile(rf"{PREFIX}[0-9]+\.json")
"""The names of documents in a folder."""


def write_columns(
    pool: Pool,
    output: str,
    format_: Format | None = None,
    *,
    told: Told = lambda *_: None,
    threads: int | None = None,
) -> None:
    """Write a pool as factor columns, one row a candidate; the format is told by the name unless it is given.

    :raises FileFault: where neither says how to write it.
    :raises OutputFault: where it cannot be written; what was there before is untouched.
    :raises SynthesisError: where the pool cannot be drawn.
    """
    format_ = format_of(output, format_)
    table = Table(pool, as_text=format_ in AS_TEXT)
    _ = pool.plan  # what cannot be drawn is known before anything is opened
    with written(output) as sink, _ended(writer_of(format_, sink, table.schema)) as writer:
        rows = 0
        with closing(_closable(table.batches(threads))) as batches:
            for batch in batches:
                writer.write(batch)
                rows += batch.num_rows
                told(rows, pool.size, rows)


def write_documents(pool: Pool, output: str, *, told: Told = lambda *_: None, threads: int | None = None) -> None:
    """Write a pool as profile documents: JSON Lines, or into a new folder a file for each where the name has no ending.

    :raises SynthesisError: for a pool that is too large for that, or cannot be drawn.
    :raises FileFault: where the name is neither, or the folder is there and holds something.
    :raises OutputFault: where it cannot be written; what was there before is untouched.
    """
    if pool.size > MOST_DOCUMENTS:
        raise SynthesisError(_TOO_MANY.of(size=pool.size, most=MOST_DOCUMENTS))
    as_folder = is_folder(output)
    _ = pool.plan
    encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    with closing(_closable(Papers(pool).documents(threads))) as documents:
        texts = ((document["reference"], encoder.encode(document)) for document in documents)
        if as_folder:
            _into_folder(Path(output), texts, pool.size, told)
        else:
            _in_lines(output, texts, pool.size, told)


def format_of(output: str, asked: Format | None = None) -> Format:
    """How factor columns are written: as asked for, else as the name of the file says.

    :raises FileFault: where neither says it.
    """
    found = asked or NAMED.get(_ending(output))
    if found is None:
        raise FileFault(_NO_FORMAT.of(name=shown(output), accepted=", ".join(NAMED)))
    return Format.ARROW_STREAM if found is Format.ARROW and output == PIPE else found


def is_folder(output: str) -> bool:
    """Whether documents go into a folder: where the name has no ending; those in lines have one of their own.

    :raises FileFault: for any other ending.
    """
    ending = _ending(output)
    if output == PIPE or ending in LINES:
        return False
    if ending or not output or "\0" in output or output.endswith(COMPRESSIONS):
        raise FileFault(_NO_LINES.of(name=shown(output), accepted=", ".join(LINES)))
    return True


def _ending(output: str) -> str:
    """The ending of a name, that of its compression left aside."""
    for compression in COMPRESSIONS:
        output = output.removesuffix(compression)
    return Path(output).suffix.lower()


def _in_lines(output: str, texts: Iterator[tuple[str, str]], size: int, told: Told) -> None:
    with written(output) as sink:
        lines: list[str] = []
        for number, (_, text) in enumerate(texts, 1):
            lines.append(text)
            if len(lines) == TOGETHER or number == size:
                sink.write("".join(f"{line}\n" for line in lines).encode())
                lines = []
                told(number, size, number)


def _into_folder(folder: Path, texts: Iterator[tuple[str, str]], size: int, told: Told) -> None:
    """A file for each document in a folder that is made aside and takes its place when it is whole."""
    with _said_of(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FileFault(_TAKEN.of(name=shown(folder)))
        with whole_folder(folder, _DOCUMENT) as aside:
            for number, (reference, text) in enumerate(texts, 1):
                (aside / f"{reference}.json").write_text(f"{text}\n", encoding="utf-8")
                if number % TOGETHER == 0:
                    told(number, size, number)


@contextmanager
def _ended(writer: Any) -> Iterator[Any]:
    """A writer that is closed at the end; what was written before an error is of no use."""
    try:
        yield writer
    except BaseException:
        with suppress(Exception):
            writer.close()
        raise
    writer.close()


def _closable(items: Iterator[Any]) -> Any:
    """The same items from a generator, which lets go of what it holds when it is closed."""
    yield from items


@contextmanager
def _said_of(folder: Path) -> Iterator[None]:
    try:
        yield
    except InTheWay as found:
        raise FileFault(_LEFT.of(name=shown(found.path))) from None
    except OSError as error:
        raise OutputFault(_UNWRITABLE.of(name=shown(folder), error=error.strerror or str(error))) from None


_NO_FORMAT = Text(
    "{name} does not say how factor columns are to be written. Accepted: a name that ends in {accepted}, compressed "
    "with .gz or .zst or not, or --to.",
    "{name} n'indique pas comment écrire des colonnes de facteurs. Valeurs acceptées : un nom qui se termine par "
    "{accepted}, compressé (.gz, .zst) ou non, ou --to.",
)
_NO_LINES = Text(
    "{name} is no place for documents. Accepted: a name that ends in {accepted}, compressed with .gz or .zst or not; a "
    "name without an ending, for a folder; or -.",
    "{name} ne convient pas pour des documents. Valeurs acceptées : un nom qui se termine par {accepted}, compressé "
    "(.gz, .zst) ou non; un nom sans terminaison, pour un dossier; ou -.",
)
_TOO_MANY = Text(
    "{size} documents are too many. Accepted: up to {most} with --documents; larger pools as factor columns.",
    "{size} documents sont trop nombreux. Valeurs acceptées : jusqu'à {most} avec --documents; les bassins plus grands "
    "comme colonnes de facteurs.",
)
_TAKEN = Text(
    "{name} is there already. Accepted: the name of a folder that is not there yet, or is empty.",
    "{name} existe déjà. Valeurs acceptées : le nom d'un dossier qui n'existe pas encore, ou qui est vide.",
)
_LEFT = Text(
    "{name} is there: another run is writing it, or it is something of yours. Accepted: the same when that run has "
    "ended, or after it is moved away.",
    "{name} existe : une autre exécution l'écrit, ou cela vous appartient. Valeurs acceptées : la même commande quand "
    "cette exécution est terminée, ou une fois cela déplacé.",
)
_UNWRITABLE = Text(
    "{name} cannot be written: {error}.",
    "{name} ne peut pas être écrit : {error}.",
)
