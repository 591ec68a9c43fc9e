"""A profile in the making on the disk: the document so far, and beside it what is not part of a document.

Every answer changes one of the two files, which is replaced whole: a program that is killed at any moment leaves the
answers up to then. Beside the document stand the questions that were answered with *unknown* and what was put aside;
that file is gone when the last question is answered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from express_entry.history.wholefile import write_whole
from express_entry.law import Law
from express_entry.law.text import Text
from express_entry.profile import ProfileError, read
from express_entry.profile.document import FORMAT
from express_entry.profile.interview import Interview
from express_entry.profile.reading import MOST_BYTES
from express_entry.profile.tree import in_order

from .faults import BadInput, NotWritten, quoted
from .histories import shown

ENDING = ".unfinished"
"""Behind the name of a document: what is kept beside it until the last question."""
BESIDE = "express-entry/interview@1"


class InterviewFile:
    """The files of one interview. What somebody else changes in them meanwhile is not written over."""

    def __init__(self, named: str) -> None:
        self.path = _usable(named)
        self.beside = self.path.with_name(f"{self.path.name}{ENDING}")
        self._document: bytes | None = None
        self._rest: bytes | None = None

    def begun(self, law: Law, day: date) -> Interview:
        """The interview as far as the files hold it; a new one where there is no document.

        :raises BadInput: where the document is not one that an interview can go on with.
        """
        self._document, self._rest = _bytes_of(self.path), _bytes_of(self.beside)
        if self._document is None:
            return Interview(law, day)
        passed, aside = _unfinished(self._rest)
        interview = Interview(law, day, _tree(self._document, self.path), passed, aside)
        problems = interview.problems()
        if problems:
            raise BadInput(_NOT_SOUND.of(file=shown(self.path), problems=ProfileError(problems)))
        return interview

    def save(self, before: Interview, now: Interview) -> None:
        """Keep what an answer changed.

        :raises NotWritten: where it cannot be written; what was saved before stays.
        :raises BadInput: where somebody else has changed the document.
        """
        document = _bytes(in_order(now.tree))
        if document != self._document:
            # What leaves the document is beside it before, and what comes back into it stays beside it until it is in.
            self._save_rest(_beside(before.passed | now.passed, {**before.aside, **now.aside}))
            self._save_document(document)
        self._save_rest(_beside(now.passed, now.aside))

    def finish(self) -> None:
        """Nothing is open any more: what was kept beside the document goes."""
        with suppress(OSError):  # it does no harm where it stays
            self.beside.unlink(missing_ok=True)

    def _save_document(self, data: bytes) -> None:
        if data == self._document:
            return
        if _bytes_of(self.path) != self._document:
            raise BadInput(_CHANGED.of(file=shown(self.path)))
        _write(self.path, data)
        self._document = data

    def _save_rest(self, data: bytes) -> None:
        if data != self._rest and not (self._rest is None and data == _EMPTY):
            _write(self.beside, data)
            self._rest = data


def _usable(named: str) -> Path:
    """The path of a document that is, or can come to be, a file in JSON."""
    if not named or named == "-" or "\0" in named:
        raise BadInput(_NO_FILE.of(value=quoted(named)))
    path = Path(named)
    if path.suffix.lower() in (".yaml", ".yml", ".toml"):
        raise BadInput(_NOT_JSON.of(value=quoted(named)))
    if not path.absolute().parent.is_dir():
        raise BadInput(_NO_FOLDER.of(value=quoted(named), folder=shown(path.absolute().parent)))
    return path


def _bytes_of(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES["json"] + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadInput(_UNREADABLE.of(file=shown(path), error=error.strerror or str(error))) from None


def _tree(data: bytes, path: Path) -> Mapping[str, Any]:
    """The document in a file.

    :raises BadInput: where it is no object in JSON.
    """
    try:
        tree = read(data, syntax="json")
    except ProfileError as error:
        raise BadInput(_NOT_SOUND.of(file=shown(path), problems=error)) from None
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        raise BadInput(_NO_PROFILE.of(file=shown(path), format=FORMAT))
    return tree


def _unfinished(data: bytes | None) -> tuple[frozenset[str], Mapping[str, Any]]:
    """What was kept beside a document; nothing where it is not what an interview keeps: it is only asked again."""
    try:
        kept = json.loads(data or b"{}")
    except ValueError:
        kept = {}
    if not isinstance(kept, dict) or kept.get("format") != BESIDE:
        return frozenset(), {}
    passed, aside = kept.get("passed"), kept.get("aside")
    known = frozenset(each for each in passed if isinstance(each, str)) if isinstance(passed, list) else frozenset()
    return known, aside if isinstance(aside, dict) else {}


def _beside(passed: Iterable[str], aside: Mapping[str, Any]) -> bytes:
    return _bytes({"format": BESIDE, "passed": sorted(passed), "aside": aside})


def _bytes(tree: Mapping[str, Any]) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path.resolve(), [data], private=True)
    except OSError as error:
        raise NotWritten(_UNWRITABLE.of(file=shown(path), error=error.strerror or str(error))) from None


_EMPTY = _beside((), {})

_NO_FILE = Text(
    "--output: {value} is not the name of a file. Accepted: the file to keep the profile in, such as profile.json.",
    "--output : {value} n'est pas le nom d'un fichier. Valeurs acceptées : le fichier où conserver le profil, comme "
    "profil.json.",
)
_NOT_JSON = Text(
    "--output: {value} is not named as a file in JSON, which the profile is written in. Accepted: a name such as "
    "profile.json.",
    "--output : {value} n'est pas le nom d'un fichier JSON, forme dans laquelle le profil est écrit. Valeurs "
    "acceptées : un nom comme profil.json.",
)
_NO_FOLDER = Text(
    "--output: for {value} there is no folder {folder}. Accepted: a file in a folder that is there.",
    "--output : pour {value}, il n'y a pas de dossier {folder}. Valeurs acceptées : un fichier dans un dossier "
    "existant.",
)
_UNREADABLE = Text(
    "--output: {file} cannot be read ({error}). Accepted: a new file, or a profile to go on with.",
    "--output : {file} ne peut pas être lu ({error}). Valeurs acceptées : un nouveau fichier, ou un profil à "
    "poursuivre.",
)
_NO_PROFILE = Text(
    "--output: {file} is there and is no profile; nothing was written over. Accepted: a new file, or a profile whose "
    "format is {format}.",
    "--output : {file} existe et n'est pas un profil; rien n'a été écrasé. Valeurs acceptées : un nouveau fichier, ou "
    "un profil dont le format est {format}.",
)
_NOT_SOUND = Text(
    "--output: {file} is there, and questions cannot go on with it: {problems}",
    "--output : {file} existe, et les questions ne peuvent pas le poursuivre : {problems}",
)
_CHANGED = Text(
    "--output: {file} was changed by something else while the questions were asked. Nothing was written over; the same "
    "command goes on from what it holds now. Accepted: one program at a time.",
    "--output : {file} a été modifié par autre chose pendant les questions. Rien n'a été écrasé; la même commande "
    "reprend à partir de son contenu actuel. Valeurs acceptées : un seul programme à la fois.",
)
_UNWRITABLE = Text("{file} cannot be written: {error}", "{file} ne peut pas être écrit : {error}")
