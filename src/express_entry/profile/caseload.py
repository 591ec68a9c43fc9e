"""A caseload: every client of some documents, folders of documents and spreadsheets, one after the other.

What cannot be read is said in its place, and the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path as FilePath

from express_entry.law.text import Text

from .daytext import DayOrder
from .document import Profile
from .findings import Finding, Place, defect, findings_of
from .inputs import is_folder, is_spreadsheet
from .problems import Problem, ProfileError, shown
from .reading import ENDINGS, load
from .spreadsheet import Client, Count, Notice, Read, Refused, clients_in

MOST_REPEATED = 20
"""References of several clients that are told; the others are counted."""

Load = Callable[[str], Profile]
"""How the document of a name is read."""


def caseload(
    paths: Iterable[str], *, sheet: str | None = None, order: DayOrder | None = None, load: Load = load
) -> Iterator[Read]:
    """Every client of files and folders, in the order given; a folder's documents in the order of their names.

    :param sheet: of a workbook, only the sheet of this name.
    :param order: in a spreadsheet, what the first number of ``03/04/2025`` is.
    :param load: how a document is read.
    """
    stated: dict[str, list[Place]] = {}
    for path in paths:
        if is_folder(path):
            found = _in_folder(path, load)
        elif is_spreadsheet(path):
            found = clients_in(path, sheet=sheet, order=order)
        else:
            found = iter((Count(1), _document(path, load)))
        for item in found:
            if isinstance(item, Client) and item.profile.reference:
                stated.setdefault(item.profile.reference, []).append(item.place)
            yield item
    yield from _repeated(stated)


def _repeated(stated: Mapping[str, Sequence[Place]]) -> Iterator[Notice]:
    """References that several clients have: an answer can then not be told by them."""
    repeated = {reference: places for reference, places in stated.items() if len(places) > 1}
    for reference, places in islice(repeated.items(), MOST_REPEATED):
        message = _REPEATED.of(reference=shown(reference), count=len(places))
        yield Notice(places[1], Finding(Problem("reference", reference, message, _EACH_ITS_OWN)))
    if len(repeated) > MOST_REPEATED:
        place = repeated[next(reversed(repeated))][1]
        message = _MORE_REPEATED.of(count=len(repeated) - MOST_REPEATED)
        yield Notice(place, Finding(Problem("reference", "", message, _EACH_ITS_OWN)))


def _document(path: str, load: Load) -> Client | Refused:
    try:
        return Client(Place(path), load(path))
    except ProfileError as error:
        return Refused(Place(path), findings_of(error))
    except Exception as error:  # noqa: BLE001 - one document's defect must not stop the others; it is reported as one
        return Refused(Place(path), (defect(error),))


def _in_folder(folder: str, load: Load) -> Iterator[Read]:
    """The documents of a folder, not of the folders in it; other files are counted, unless their names are hidden."""
    try:
        names = sorted(entry for entry in FilePath(folder).iterdir() if not entry.name.startswith("."))
    except OSError:
        yield Refused(Place(folder), (Finding(Problem("", "", _CLOSED.of(), _DOCUMENTS)),))
        return
    documents = [path for path in names if path.suffix.lower() in ENDINGS and not path.is_dir()]
    if not documents:
        yield Refused(Place(folder), (Finding(Problem("", "", _EMPTY.of(), _DOCUMENTS)),))
        return
    yield Count(len(documents))
    if len(documents) < len(names):
        message = _OTHERS.of(count=len(names) - len(documents))
        yield Notice(Place(folder), Finding(Problem("", "", message, _DOCUMENTS)))
    for path in documents:
        yield _document(str(path), load)


_DOCUMENTS = Text(
    "profiles in .json, .yaml, .yml or .toml files", "des profils en fichiers .json, .yaml, .yml ou .toml"
)
_CLOSED = Text("this folder cannot be opened", "ce dossier ne peut pas être ouvert")
_EMPTY = Text("this folder holds no profile", "ce dossier ne contient aucun profil")
_OTHERS = Text("{count} other files or folders were not read", "{count} autres fichiers ou dossiers n'ont pas été lus")
_EACH_ITS_OWN = Text("a reference of its own for each client", "une référence propre à chaque client")
_REPEATED = Text(
    "the reference {reference} is that of {count} clients; each has an answer of its own",
    "la référence {reference} est celle de {count} clients; chacun a sa propre réponse",
)
_MORE_REPEATED = Text(
    "{count} more references are those of several clients", "{count} autres références sont celles de plusieurs clients"
)
