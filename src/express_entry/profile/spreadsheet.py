"""Clients in a spreadsheet: one row a client, the columns named by their heads.

The heads stand in the first row that names columns; a title may stand above, and the same heads in words below. Every
sheet with heads is read, but not those of the template that explain it, nor hidden ones. A head that names no field is
reported, unless it begins with ``#``: such a column is the writer's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path as FilePath
from typing import NamedTuple

from express_entry.law.text import Text

from .choices import plain
from .daytext import DayOrder
from .document import Profile
from .findings import Cell, Finding, Place, cell_name, defect
from .headings import OWN, column_named, perhaps_meant
from .opened import sheets_of
from .problems import Problem, ProfileError, shown
from .rows import Head, Heads, Paths, Unknown, Value, head, heads_of, is_blank, read_row
from .sheets import Row, Sheet

HEAD_ROWS = 20
"""Rows of a sheet among which the heads are looked for."""
LEAST_HEADS = 2
"""Heads that a row must have to be the row of heads."""

EXPLAINED = Text("Columns", "Colonnes")
EXAMPLES = Text("Examples", "Exemples")
LISTS = Text("Lists", "Listes")
ASIDE = frozenset((*EXPLAINED, *EXAMPLES, *LISTS))
"""Sheets of the template that hold no clients."""
EXAMPLE = frozenset({"example", "exemple"})
"""What stands first in the first cell of a row that is an example and no client."""


class Client(NamedTuple):
    """A client who was read, where from, the cells of unknown columns that were not, and the names of the columns."""

    place: Place
    profile: Profile
    unread: tuple[Cell, ...] = ()
    paths: Paths | None = None

    def column(self, path: str) -> str:
        """A path of the document as the spreadsheet names it; the path itself for a client of a document."""
        return self.paths.name(path) if self.paths else path

    def finding(self, problem: Problem) -> Finding:
        """A problem of the profile, at its cells for a client of a spreadsheet."""
        return self.paths.located(problem) if self.paths else Finding(problem)


class Refused(NamedTuple):
    """A client, a sheet or a file that does not fit, with everything that is wrong; ``reference`` where it was read."""

    place: Place
    findings: tuple[Finding, ...]
    reference: str | None = None


class Notice(NamedTuple):
    """Something that is to be known about a file: a column that was not read (``misfit``), a sheet passed over."""

    place: Place
    finding: Finding
    misfit: bool = False


class Count(NamedTuple):
    """About how many clients are to come, for whoever shows how far the reading is."""

    clients: int


Read = Client | Refused | Notice | Count


def clients_in(path: str | FilePath, *, sheet: str | None = None, order: DayOrder | None = None) -> Iterator[Read]:
    """The clients of a spreadsheet in their order, each as it is read.

    :param sheet: only the sheet of this name, whatever it is called.
    :param order: what the first number of ``03/04/2025`` is.
    """
    file = str(path)
    found: list[Sheet] = []
    try:
        for each in sheets_of(FilePath(path), _recognised):
            if sheet is None or each.name == sheet:
                yield from _clients_on(file, each, order, wanted=sheet is not None)
            found.append(each)
    except ProfileError as error:
        yield Refused(Place(file), tuple(map(Finding, error.problems)))
        return
    if sheet is not None and sheet not in {each.name for each in found}:
        names = ", ".join(shown(each.name) for each in found if each.name) or "-"
        problem = Problem("", shown(sheet), _NO_SHEET.of(value=shown(sheet)), _NAMES.of(names=names))
        yield Refused(Place(file), (Finding(problem),))


def _recognised(values: Sequence[Value]) -> int:
    return sum(1 for value in values if isinstance(value, str) and column_named(value))


# ------------------------------------------------------------------------------------------------------------ one sheet


def _clients_on(file: str, sheet: Sheet, order: DayOrder | None, *, wanted: bool) -> Iterator[Read]:
    place = Place(file, sheet.name)
    if not wanted and sheet.name in ASIDE:
        return
    if not wanted and sheet.hidden:
        yield Notice(place, _said(_HIDDEN, _ASK_FOR_IT))
        return
    above: list[Row] = []
    for row in sheet.rows:
        above.append(row)
        if _recognised(row.values) >= LEAST_HEADS:
            yield from _clients_below(place, sheet, row, order)
            return
        if len(above) == HEAD_ROWS:
            break
    if any(not is_blank(value) for row in above for value in row.values):
        yield _without_heads(place, above, whole=sheet.name is None or wanted)


def _clients_below(place: Place, sheet: Sheet, heads: Row, order: DayOrder | None) -> Iterator[Read]:
    columns = _heads(heads.values)
    for each in columns.unknown:
        yield _unknown(place._replace(row=heads.number), each)
    yield Count(max(0, (sheet.size or heads.number) - heads.number))
    heads_there = {position for position, value in enumerate(heads.values) if not is_blank(value)}
    width = max(heads_there) + 1
    examples = 0
    for row in sheet.rows:
        if row.fault is not None:
            problem = Problem("", "", row.fault, _MATCHING.of())
            yield Refused(place._replace(row=row.number), (Finding(problem),))
        elif row.number == heads.number + 1 and _recognised(row.values) >= LEAST_HEADS:
            continue  # the same heads in words
        elif _is_example(row.values):
            examples += 1
        elif sheet.name is None and (strays := _beyond(row, width)):
            yield Refused(place._replace(row=row.number), (_too_many(strays, row.number),))
        else:
            yield from _client(place._replace(row=row.number), columns, row, order)
    if examples:
        yield Notice(place, _said(_EXAMPLES_LEFT_OUT, _CLIENTS, count=examples))


def _beyond(row: Row, width: int) -> list[tuple[int, Value]]:
    """The cells that stand to the right of the last head."""
    beyond = enumerate(row.values[width:], start=width)
    return [(position, value) for position, value in beyond if not is_blank(value)]


def _too_many(strays: Sequence[tuple[int, Value]], row: int) -> Finding:
    """A row of a CSV file with more cells than heads: a separator stands inside one, and the rest has moved."""
    position, value = strays[0]
    problem = Problem("", shown(str(value)), _MORE_THAN_HEADS.of(value=shown(str(value))), _AS_MANY)
    return Finding(problem, (Cell(cell_name(position, row), ""),))


def _client(place: Place, columns: Heads, row: Row, order: DayOrder | None) -> Iterator[Client | Refused]:
    try:
        read = read_row(columns, row.number, row.values, order)
    except Exception as error:  # noqa: BLE001 - one row's defect must not stop the others; it is reported as one
        yield Refused(place, (defect(error),))
        return
    if read is None:
        return
    if read.profile is None:
        yield Refused(place, read.findings, read.paths.tree.get("reference"))
    else:
        yield Client(place, read.profile, read.unread, read.paths)


def _is_example(values: Sequence[Value]) -> bool:
    """Whether a row is one of the template's own: its first cell is the word, with a number behind it at most."""
    first = next((value for value in values if not is_blank(value)), None)
    if not isinstance(first, str):
        return False
    word, _, number = plain(first[:20]).partition(" ")
    return word in EXAMPLE and (not number or number.isdecimal())


def _heads(values: Sequence[Value]) -> Heads:
    read: list[Head] = []
    unknown: list[Unknown] = []
    for position, value in enumerate(values):
        if is_blank(value):
            continue
        written = str(value)
        column = column_named(written)
        if column is not None:
            read.append(head(position, written, column))
        elif not written.lstrip().startswith(OWN):
            unknown.append(Unknown(position, written))
    return heads_of(read, unknown)


# ---------------------------------------------------------------------------------------------------------- what is off


def _said(message: Text, accepted: Text, **values: object) -> Finding:
    return Finding(Problem("", "", message.of(**values), accepted))


def _unknown(place: Place, each: Unknown) -> Notice:
    value = shown(each.written)
    meant = perhaps_meant(each.written)
    problem = Problem("", value, _UNKNOWN_HEAD.of(value=value), _HEADS_ACCEPTED, meant)
    cell = Cell(cell_name(each.position, place.row or 1), "")
    return Notice(place, Finding(problem, (cell,)), misfit=True)


def _without_heads(place: Place, above: Sequence[Row], *, whole: bool) -> Read:
    """A sheet in which no row names the columns: a file without clients, or one sheet among others."""
    first = next(row for row in above if any(not is_blank(value) for value in row.values))
    written = ", ".join(shown(str(value)) for value in first.values if not is_blank(value))[:200]
    at = place._replace(row=first.number)
    finding = Finding(Problem("", written, _NO_HEADS.of(value=written), _HEADS_ACCEPTED))
    return Refused(at, (finding,)) if whole else Notice(at, finding)


_HEADS_ACCEPTED = Text(
    "the names of columns that express-entry profile template writes, such as Date of birth or person.date_of_birth; "
    "a column of your own with a head that begins with #",
    "les noms de colonnes qu'écrit express-entry profile template, comme Date de naissance ou person.date_of_birth; "
    "une colonne à vous dont l'en-tête commence par #",
)
_UNKNOWN_HEAD = Text(
    "{value} names no column, and what stands below it was not read",
    "{value} ne nomme aucune colonne, et ce qui se trouve dessous n'a pas été lu",
)
_MORE_THAN_HEADS = Text(
    "the row has more cells than there are heads, {value} among them: the cells before may have moved by one",
    "la ligne a plus de cellules qu'il n'y a d'en-têtes, dont {value} : celles d'avant peuvent être décalées d'une "
    "place",
)
_AS_MANY = Text(
    "one cell a head; a number with a decimal comma, or a text with a comma, in quotation marks",
    "une cellule par en-tête; un nombre à virgule décimale, ou un texte avec une virgule, entre guillemets",
)
_NO_HEADS = Text(
    "no row names the columns of clients; the first holds {value}",
    "aucune ligne ne nomme les colonnes des clients; la première contient {value}",
)
_HIDDEN = Text("this sheet is hidden and was not read", "cette feuille est masquée et n'a pas été lue")
_ASK_FOR_IT = Text("a sheet that can be seen, or that is asked for", "une feuille visible, ou demandée par son nom")
_EXAMPLES_LEFT_OUT = Text(
    "{count} rows that begin with the word example were not read",
    "{count} lignes qui commencent par le mot exemple n'ont pas été lues",
)
_CLIENTS = Text("rows of clients", "des lignes de clients")
_MATCHING = Text("cells in quotation marks that close", "des cellules entre guillemets qui se ferment")
_NO_SHEET = Text("there is no sheet {value}", "il n'y a pas de feuille {value}")
_NAMES = Text("one of {names}", "une de {names}")
