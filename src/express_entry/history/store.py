"""The user's own copy of the department's feed, in a folder, and the history that it makes together with the package's.

One file, ``rounds.json``, holds every imported row as it was published, by language of the feed, with its standing.
Everything else is worked out from it when it is read, so a later release that reads more spellings reads them in what
was imported earlier. The file is replaced whole: whoever reads it sees the store before an import or after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

from ..law.text import LANGUAGES, Language, Text
from .datafolder import data_folder
from .distribution import Distribution
from .faults import HistoryError, Unwritable
from .feedrows import read_row
from .figures import read_round_number
from .merging import History, merge, published
from .record import Round, number_order
from .verbatim import Fields, encode, parse, write
from .wholefile import one_at_a_time, write_whole

FORMAT = "express-entry/rounds-store@1"
FILE = "rounds.json"
LOCK = "rounds.lock"


class StoreError(HistoryError):
    """A store that cannot be read or written; the message names the file and what the system said."""


class StoreUnwritable(StoreError, Unwritable):
    """A store that cannot be written; it is as it was."""


class Standing(Enum):
    """What an imported row is worth.

    A row in use says what its round is. A row set aside is kept and given back, and says nothing. A row stands in where
    the newer one for its round is set aside or says less: it still says what it says, and is not given back.
    """

    IN_USE = "in-use"
    SET_ASIDE = "set-aside"
    STANDS_IN = "stands-in"


class Entry(NamedTuple):
    """An imported row: its fields as published, its standing, and why it is set aside, if it is.

    ``turn`` counts imports: of two rows about one round, that of the later import has the last word.
    """

    fields: Fields
    standing: Standing
    turn: int
    why: tuple[Text, ...] = ()

    @property
    def number(self) -> str | None:
        """The number of the round, where it can be read."""
        return number_of(self.fields)

    @property
    def is_given_back(self) -> bool:
        """Whether the row is part of the feed as last imported."""
        return self.standing is not Standing.STANDS_IN


class StoredFeed(NamedTuple):
    """The rows imported in one language, in the order in which they are given back, and the fields around them.

    ``day`` is that of the last import that changed them, where it was told.
    """

    language: Language
    envelope: Fields
    entries: tuple[Entry, ...]
    day: date | None = None


State = tuple[StoredFeed, ...]
"""What a store holds: at most one feed a language, the one last imported at the end."""


@dataclass(frozen=True)
class Store:
    """A folder with imported rounds; it need not exist before the first import."""

    folder: Path

    @classmethod
    def of_user(cls) -> Store:
        """The store in the user's data folder.

        :raises StoreError: where the system does not say where that is.
        """
        try:
            return cls(data_folder() / "history")
        except RuntimeError as error:
            raise StoreError(_NO_HOME.of(error=str(error))) from None

    @property
    def path(self) -> Path:
        """The file that holds everything."""
        return self.folder / FILE

    @property
    def exists(self) -> bool:
        """Whether anything was imported; a store that does not exist is the package's own history."""
        return self.path.exists()

    def feeds(self) -> State:
        """What was imported; nothing before the first import.

        :raises StoreError: where the file cannot be read, or is not one that an import has written.
        """
        try:
            text = self.path.read_bytes().decode("utf-8")
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise StoreError(_UNREADABLE.of(path=str(self.path), error=_said(error))) from None
        except UnicodeDecodeError as error:
            raise StoreError(_NOT_A_STORE.of(path=str(self.path), error=str(error))) from None
        try:
            return tuple(_state(parse(text)))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise StoreError(_NOT_A_STORE.of(path=str(self.path), error=str(error))) from None

    def history(self) -> History:
        """The package's history with the imported rows in it.

        :raises StoreError: as :meth:`feeds` does.
        """
        return history_of(self.feeds())

    def rounds(self) -> tuple[Round, ...]:
        """The rounds of :meth:`history`."""
        return self.history().rounds

    def distributions(self) -> tuple[Distribution, ...]:
        """The distributions of :meth:`history`."""
        return self.history().distributions

    def set_aside(self) -> tuple[Entry, ...]:
        """The imported rows that are kept and not used."""
        return tuple(each for feed in self.feeds() for each in feed.entries if each.standing is Standing.SET_ASIDE)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep every other import out for the block, waiting for one that is under way.

        :raises StoreError: where the folder cannot be made or the lock not be taken.
        """
        with ExitStack() as stack:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                stack.enter_context(one_at_a_time(self.folder / LOCK))
            except OSError as error:
                raise StoreUnwritable(_UNWRITABLE.of(path=str(self.folder), error=_said(error))) from None
            yield

    def replace(self, state: State) -> None:
        """Put another state in the place of the one held, whole or not at all; to be called while :meth:`held`.

        :raises StoreError: where it cannot be written; the store is then as it was.
        """
        try:
            write_whole(self.path, map(encode, _lines(state)))
        except OSError as error:
            raise StoreUnwritable(_UNWRITABLE.of(path=str(self.path), error=_said(error))) from None


def history_of(state: State) -> History:
    """The package's history with the rows of a store in it, those of the last import having the last word."""
    entries = [entry for feed in state for entry in feed.entries if entry.standing is not Standing.SET_ASIDE]
    entries.sort(key=lambda entry: entry.turn)
    rows = (read_row(place, entry.fields) for place, entry in enumerate(entries, 1))
    return merge(published(), (row for row in rows if not row.is_set_aside))


def number_of(fields: Fields) -> str | None:
    """The number of the round that a row is about, where it can be read."""
    raw = fields.get("drawNumber")
    try:
        return read_round_number(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


def placed(entries: Iterable[Entry], others: Iterable[Entry]) -> tuple[Entry, ...]:
    """Rows in their order with others among them, each before the first row with a lower number, as the feed has it."""
    line = [(_order(each), each) for each in entries]
    for other in others:
        order = _order(other)
        place = next((place for place, each in enumerate(line) if _NO_ORDER < each[0] < order), len(line))
        line.insert(place, (order, other))
    return tuple(entry for _, entry in line)


def _order(entry: Entry) -> tuple[int, str]:
    return number_order(entry.number) if entry.number else _NO_ORDER


_NO_ORDER = (-1, "")
"""Where a row stands whose number cannot be read."""


def _state(document: Any) -> Iterator[StoredFeed]:
    if document.get("format") != FORMAT:
        raise ValueError(f"format {document.get('format')!r}")
    for feed in document.get("feeds"):
        language = {each: each for each in LANGUAGES}[feed.get("language")]
        stated = feed.get("imported")
        day = None if stated is None else date.fromisoformat(stated)
        yield StoredFeed(language, _fields(feed.get("envelope")), tuple(map(_entry, feed.get("rows"))), day)


def _entry(stored: Any) -> Entry:
    why = tuple(Text(str(each.get("en")), str(each.get("fr"))) for each in stored.get("why") or ())
    return Entry(_fields(stored.get("fields")), Standing(stored.get("standing")), int(stored.get("turn")), why)


def _fields(value: Any) -> Fields:
    if not isinstance(value, Fields):
        raise TypeError(f"{value!r} is not an object")
    return value


def _lines(state: State) -> Iterable[str]:
    """The file of a store, a row a line."""
    yield f'{{"format": {write(FORMAT)}, "feeds": ['
    for place, feed in enumerate(state):
        yield ",\n" if place else "\n"
        day = f'"imported": {write(feed.day.isoformat())}, ' if feed.day else ""
        yield f'{{"language": {write(feed.language)}, {day}"envelope": {write(feed.envelope)}, "rows": ['
        for row, entry in enumerate(feed.entries):
            yield ",\n" if row else "\n"
            yield _line(entry)
        yield "\n]}"
    yield "\n]}\n"


def _line(entry: Entry) -> str:
    why = "".join(f", {write(Fields((('en', each.en), ('fr', each.fr))))}" for each in entry.why)[2:]
    reasons = f', "why": [{why}]' if entry.why else ""
    return (
        f'{{"standing": {write(entry.standing.value)}, "turn": {entry.turn}{reasons}, "fields": {write(entry.fields)}}}'
    )


def _said(error: OSError) -> str:
    return error.strerror or str(error)


_NO_HOME = Text(
    "the system does not say where your data folder is ({error}); name one, or set EXPRESS_ENTRY_DATA",
    "le système n'indique pas où se trouve votre dossier de données ({error}); nommez-en un ou définissez "
    "EXPRESS_ENTRY_DATA",
)
_UNREADABLE = Text("{path} cannot be read: {error}", "{path} ne peut pas être lu\u00a0: {error}")
_UNWRITABLE = Text(
    "{path} cannot be written: {error}. Nothing was changed.",
    "{path} ne peut pas être écrit\u00a0: {error}. Rien n'a été modifié.",
)
_NOT_A_STORE = Text(
    "{path} is not a store of rounds, or it is damaged ({error}). Move it away and import the feed again.",
    "{path} n'est pas un dépôt de rondes, ou il est endommagé ({error}). Déplacez-le et importez le flux de nouveau.",
)
