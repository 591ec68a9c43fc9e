"""What the commands for many rows at once share: formats, columns by other names, and a run that can be interrupted."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec

import typer

from express_entry.law import Text
from express_entry.law.text import Language

from .faults import INTERRUPTED, TERMINATED, BadInput, Unread, quoted
from .progress import progress_of_rows
from .streams import complain

FORMATS = ("csv", "jsonl", "parquet", "arrow", "arrows")
SET_ASIDE = 4
"""The exit code where rows were set aside and the others answered."""
PIPE = "-"
_NEEDED = ("numpy", "pyarrow")


def check_installed(command: str) -> None:
    """Whether the libraries that such a command needs are there.

    :raises BadInput: naming those that are not.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise BadInput(_NOT_INSTALLED.of(command=command, missing=", ".join(missing)))


def names_given(pairs: Iterable[str]) -> dict[str, str]:
    """The names of columns that ``--map`` gives.

    :raises BadInput: for one that is no pair, or names a column twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not (ours and equals and theirs) or ours in found or theirs in found.values():
            raise BadInput(_NO_PAIR.of(value=quoted(pair)))
        found[ours] = theirs
    return found


@contextmanager
def running(language: Language, *, printing: bool) -> Iterator[Callable[[int, int | None, int], None]]:
    """A long run with its bar; one that is interrupted, or told to end, says that nothing was written.

    :raises typer.Exit: where it is interrupted or told to end.
    :raises Unread: where whoever reads the output has read enough.
    """
    try:
        with _ended_when_told(), progress_of_rows(language, printing=printing) as told:
            yield told
    except BrokenPipeError:
        raise Unread from None
    except KeyboardInterrupt as stop:
        complain(f"{_INTERRUPTED.say(language)}\n")
        raise typer.Exit(TERMINATED if isinstance(stop, _Terminated) else INTERRUPTED) from None


class _Terminated(KeyboardInterrupt):
    """The program was told to end (SIGTERM): whatever is under way is given up as from the keyboard."""


@contextmanager
def _ended_when_told() -> Iterator[None]:
    """SIGTERM, which would end the program where it stands, gives up what the block does and lets it clear away.

    Whoever embeds the command and has a way of their own with the signal, or ignores it, keeps that. Windows ends
    programs without asking.
    """
    usual = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    if not usual or threading.current_thread() is not threading.main_thread():
        yield
        return

    def give_up(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # to be told twice is not to leave things half cleared away
        raise _Terminated

    signal.signal(signal.SIGTERM, give_up)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


SET_ASIDE_ROWS = Text(
    "Rows that cannot be scored: {rows}. {file} says why of each.",
    "Lignes qui ne peuvent pas être évaluées : {rows}. {file} dit pourquoi pour chacune.",
)
_NOT_INSTALLED = Text(
    "{command} needs what is not installed: {missing}. Install it with: pip install 'express-entry[scoring]'",
    "{command} a besoin de ce qui n'est pas installé : {missing}. Installez-le avec : pip install "
    "'express-entry[scoring]'",
)
_NO_PAIR = Text(
    "--map: {value} cannot be used. Accepted: a column of the contract, =, its name in the file; each once.",
    "--map : {value} ne convient pas. Valeurs acceptées : une colonne du contrat, =, son nom dans le fichier; chacun "
    "une seule fois.",
)
_INTERRUPTED = Text(
    "Interrupted. The output was not written; what was there before is untouched.",
    "Interrompu. La sortie n'a pas été écrite; ce qui s'y trouvait est intact.",
)
