"""``express-entry pool load``: documents from files, folders and pipes into the pool."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from express_entry.law.text import Language, Text

from . import guide_options, guide_pool
from .crowds import PIPE, SET_ASIDE, running
from .desks import cores, desk, pool
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, language_of, whole_number
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.pool.loading import Loaded
    from express_entry.pool.preparing import Record, Refused

Sources = Annotated[
    list[str], typer.Argument(metavar=guide_pool.SOURCES.en, help=guide_pool.LOAD_FILES.en, show_default=False)
]
Rejects = Annotated[str | None, typer.Option("--rejects", metavar=guide_options.FILE.en, help=guide_pool.REJECTS.en)]
Workers = Annotated[
    str | None, typer.Option("--workers", metavar=guide_options.HOW_MANY.en, help=guide_pool.PROCESSES.en)
]
LINES = (".jsonl", ".ndjson")


def load(
    sources: Sources, *, rejects: Rejects = None, workers: Workers = None, form: Format = "text", lang: Lang = None
) -> None:
    """Load profiles, and print how many entered and how many were set aside."""
    language, in_json = language_of(lang), as_json(form)
    processes = cores() if workers is None else whole_number("--workers", workers, most=64)
    files = [path for source in sources for path in _files(source)]
    with pool("pool load"):
        from express_entry.pool.loading import load as into_pool

        with _rejects_file(rejects) as aside, running(language, printing=False) as told:
            many = 0

            def progress(more: int) -> None:
                nonlocal many
                many += more
                told(many, None, many)

            def reject(refused: Refused) -> None:
                reasons = [reason.say(language) for reason in refused.reasons]
                if aside is not None:
                    aside.write(json.dumps({"place": refused.place, "reasons": reasons}, ensure_ascii=False) + "\n")

            done = into_pool(desk(), _records(files), workers=processes, reject=reject, progress=progress)
    _tell(done, rejects, language, in_json=in_json)
    if done.refused:
        raise typer.Exit(SET_ASIDE)


class _Nowhere:
    """Where nothing is set aside."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        return None


def _rejects_file(name: str | None) -> TextIO | _Nowhere:
    if name is None:
        return _Nowhere()
    try:
        # What is quoted of a bad line may be no text that can be written as it is.
        return Path(name).open("x", encoding="utf-8", errors="backslashreplace")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadInput(_NO_REJECTS.of(value=quoted(name), why=why)) from None


def _files(source: str) -> list[str]:
    """The files of a source; a folder stands for the documents in it."""
    if source == PIPE:
        return [PIPE]
    path = Path(source)
    try:
        found = sorted(str(each) for each in path.iterdir() if each.suffix == ".json") if path.is_dir() else [source]
        if not path.exists() or not found:
            raise BadInput(_NO_SOURCE.of(value=quoted(source)))
    except (OSError, ValueError):
        raise BadInput(_NO_SOURCE.of(value=quoted(source))) from None
    return found


def _records(files: Iterable[str]) -> Iterator[Record | Refused]:
    for file in files:
        if file == PIPE or file.endswith(LINES):
            yield from _lines(file)
        else:
            yield _whole(file)


def _lines(file: str) -> Iterator[Record | Refused]:
    try:
        opened = sys.stdin.buffer if file == PIPE else Path(file).open("rb")  # noqa: SIM115 - closed below
    except OSError as error:
        raise BadInput(_UNREADABLE.of(value=quoted(file), why=error.strerror or str(error))) from None
    with opened as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _record(f"{file}:{number}", line)


def _whole(file: str) -> Record | Refused:
    try:
        return _record(file, Path(file).read_bytes())
    except OSError as error:
        raise BadInput(_UNREADABLE.of(value=quoted(file), why=error.strerror or str(error))) from None


def _record(place: str, text: bytes) -> Record | Refused:
    from express_entry.pool.preparing import Refused, record_of

    try:
        tree: Any = json.loads(text)
    except (ValueError, RecursionError):
        return Refused(place, (_NO_JSON.of(),))
    return record_of(place, tree) if isinstance(tree, dict) else Refused(place, (_NO_JSON.of(),))


def _tell(done: Loaded, rejects: str | None, language: Language, *, in_json: bool) -> None:
    if in_json:
        write_json({"loaded": dict(sorted(done.states.items())), "set_aside": done.refused})
        return
    page = new_page()
    page.say(_LOADED.of(many=sum(done.states.values())).say(language))
    for state, many in sorted(done.states.items()):
        page.item(f"{state}: {many}")
    if done.refused:
        page.say(_ASIDE.of(many=done.refused, file=rejects or "--rejects").say(language), style="bad")
    write(page.text)


_LOADED = Text("Profiles loaded: {many}.", "Profils chargés : {many}.")
_ASIDE = Text("Set aside: {many} ({file}).", "Mis de côté : {many} ({file}).")
_NO_JSON = Text("it is no JSON object.", "ce n'est pas un objet JSON.")
_NO_SOURCE = Text(
    "{value}: there is no such file, or no document in the folder. Accepted: files of lines (.jsonl) or documents, "
    "folders of documents, -.",
    "{value} : il n'y a pas de tel fichier, ou pas de document dans le dossier. Valeurs acceptées : des fichiers de "
    "lignes (.jsonl) ou de documents, des dossiers de documents, -.",
)
_UNREADABLE = Text("{value} cannot be read: {why}.", "{value} ne peut pas être lu : {why}.")
_NO_REJECTS = Text(
    "--rejects: {value} cannot be written ({why}). Accepted: the name of a new file.",
    "--rejects : {value} ne peut pas être écrit ({why}). Valeurs acceptées : le nom d'un nouveau fichier.",
)
