"""From bytes to a tree of plain values: JSON, YAML or TOML of the same shape, bounded in every direction.

Whatever is given, the outcome is a tree (or a profile) or an error with line and column in both languages. YAML is read
as its version 1.2: ``NO`` and ``ON`` are text, ``0111`` keeps its zero, a date stays text, and anchors and tags are
refused.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path as FilePath
from typing import Any, Literal, get_args

from express_entry.law.text import Text

from .checking import check_limited
from .document import Profile
from .limits import limit, too_deep
from .problems import Path, UnreadableProfile, repeated, shown, unreadable

Syntax = Literal["json", "yaml", "toml"]
SYNTAXES: tuple[Syntax, ...] = get_args(Syntax)

MOST_BYTES: dict[Syntax, int] = {"json": 4 * 2**20, "yaml": 2**20, "toml": 2**20}
"""Size of a document by syntax; the readers of YAML and TOML are slower than that of JSON."""

_MOST_DIGITS = 400
"""Digits in a row: Python reads longer integers slowly or not at all."""
_MOST_DOTS = 50
"""Points on one line of TOML: the reader's time grows with the square of the parts of a dotted name."""


def load(path: str | FilePath, *, syntax: Syntax | None = None) -> Profile:
    """The profile in a file; the ending of its name tells the syntax where none is given.

    :raises UnreadableProfile: where the file cannot be opened or read.
    :raises ProfileError: with every problem of the document.
    """
    try:
        with FilePath(path).open("rb") as file:
            data = file.read(max(MOST_BYTES.values()) + 1)
    except FileNotFoundError:
        raise unreadable(_NO_FILE.of(file=_file(path)), accepted=_READABLE) from None
    except (OSError, ValueError):
        raise unreadable(_CLOSED_FILE.of(file=_file(path)), accepted=_READABLE) from None
    return parse(data, syntax=syntax, name=str(path))


def _file(path: str | FilePath) -> str:
    return shown(str(path), most=4096)


def parse(data: bytes | str, *, syntax: Syntax | None = None, name: str | None = None) -> Profile:
    """The profile in a document; see :func:`read` for the syntax.

    :raises UnreadableProfile: where the document cannot be read.
    :raises ProfileError: with every problem of the document.
    """
    return check_limited(read(data, syntax=syntax, name=name))


def read(data: bytes | str, *, syntax: Syntax | None = None, name: str | None = None) -> object:
    """The tree of plain values in a document.

    The syntax is the one given, else the one that the ending of ``name`` tells, else the one that fits.

    :raises UnreadableProfile: with line and column where they are known.
    :raises ProfileError: where the tree is too deep or too large.
    """
    most = MOST_BYTES[syntax] if syntax else max(MOST_BYTES.values())
    if len(data) > most:
        raise unreadable(_TOO_LARGE, accepted=_AT_MOST_BYTES.of(most=most))
    text = _text(data)
    chosen = syntax or _syntax_of(name) or _guess(text)
    if len(text) > MOST_BYTES[chosen]:
        raise unreadable(_TOO_LARGE, accepted=_AT_MOST_BYTES.of(most=MOST_BYTES[chosen]))
    tree = _READERS[chosen](text)
    limit(tree)
    return tree


# -------------------------------------------------------------------------------------------------------- bytes to text


def _text(data: bytes | str) -> str:
    if isinstance(data, str):
        text = data
    else:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = data[: error.start]
            raise unreadable(_NOT_UTF8, line=before.count(b"\n") + 1) from None
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise unreadable(_EMPTY)
    odd = None if text.isascii() and "\0" not in text else _ODD.search(text)
    if odd:
        raise _at(_BROKEN if odd[0] != "\0" else _BINARY, text, odd.start())
    digits = _LONG_NUMBER.search(text)
    if digits:
        raise _at(_LONG, text, digits.start())
    return text


_ODD = re.compile("[\0\ud800-\udfff]")
_LONG_NUMBER = re.compile(f"[0-9]{{{_MOST_DIGITS}}}")


def _syntax_of(name: str | None) -> Syntax | None:
    ending = FilePath(name).suffix.lower() if name else ""
    return ENDINGS.get(ending)


ENDINGS: dict[str, Syntax] = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}


def _guess(text: str) -> Syntax:
    if text.lstrip().startswith("{"):
        return "json"
    # A first line that is a table or an assignment is TOML; YAML says the same with a colon.
    lines = (line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#"))
    first = next(lines, "")
    return "toml" if _TOML_LINE.match(first) else "yaml"


_TOML_LINE = re.compile(r"\[[^,]*\]\s*(#.*)?$|[\w.\"'-]+\s*=")


# ----------------------------------------------------------------------------------------------------------------- JSON


def _json(text: str) -> object:
    repeated = False

    def collect(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        collected = dict(pairs)
        repeated = repeated or len(collected) < len(pairs)
        return collected

    try:
        tree = json.loads(text, object_pairs_hook=collect)
    except json.JSONDecodeError as error:
        raise _at(_JSON_FAULTS.get(error.msg, _NOT_JSON), text, error.pos) from None
    except RecursionError:
        raise too_deep() from None
    if repeated:
        raise _repeated_in_json(text)
    return tree


_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],]', re.DOTALL)


def _repeated_in_json(text: str) -> UnreadableProfile:
    """The first name that stands twice in its object, found by walking the text: the reader keeps no places."""
    for names, path, place in _names(text):
        name = path[-1]
        if name in names:
            line, column = _place(text, place)
            return repeated(path, line, column)
        names.add(name)
    return unreadable(_NOT_JSON)


def _names(text: str) -> Iterator[tuple[set[str | int], Path, int]]:
    """Each name of a field: the names met before in its object, its path, and where in the text it begins."""
    opened: list[set[str | int] | None] = []  # None for a list
    path: list[str | int] = []
    due = False
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in {"{", "["}:
            opened.append(set() if mark == "{" else None)
            path.append(0)
        elif mark in {"}", "]"}:
            opened.pop()
            path.pop()
        elif mark == "," and isinstance(path[-1], int):
            path[-1] += 1
        names = opened[-1] if opened else None
        if due and names is not None and mark.startswith('"'):
            path[-1] = json.loads(mark)
            yield names, tuple(path), token.start()
        due = mark in {"{", ","}


# -------------------------------------------------------------------------------------------------------- YAML and TOML


def _yaml(text: str) -> object:
    # Only those who use YAML wait for its reader to load.
    return import_module(".yaml_events", __package__).tree_of(text)


def _toml(text: str) -> object:
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS:
            raise unreadable(_DOTS, line=number, accepted=_AT_MOST_DOTS.of(most=_MOST_DOTS))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _toml_fault(text, str(error)) from None
    except RecursionError:
        raise too_deep() from None
    except ValueError:
        # A day or an integer that Python cannot hold.
        raise unreadable(_NOT_TOML) from None


def _toml_fault(text: str, said: str) -> UnreadableProfile:
    place = re.search(r"\(at line ([0-9]+), column ([0-9]+)\)", said)
    line, column = (int(place[1]), int(place[2])) if place else _place(text, len(text.rstrip()))
    if said.startswith(("Cannot overwrite", "Cannot declare")):
        return unreadable(_TWICE, accepted=_ONCE, line=line, column=column)
    return unreadable(_NOT_TOML, line=line, column=column)


_READERS: dict[Syntax, Callable[[str], object]] = {"json": _json, "yaml": _yaml, "toml": _toml}

# --------------------------------------------------------------------------------------------------------------- errors


def _at(message: Text, text: str, place: int) -> UnreadableProfile:
    line, column = _place(text, place)
    return unreadable(message, line=line, column=column)


def _place(text: str, place: int) -> tuple[int, int]:
    """Line and column, from 1, of a character."""
    line = text.count("\n", 0, place) + 1
    return line, place - text.rfind("\n", 0, place)


_NO_FILE = Text("there is no file {file}", "il n'y a pas de fichier {file}")
_CLOSED_FILE = Text("the file {file} cannot be opened", "le fichier {file} ne peut pas être ouvert")
_READABLE = Text("a file that can be read", "un fichier lisible")
_TOO_LARGE = Text("the document is too large", "le document est trop volumineux")
_AT_MOST_BYTES = Text("at most {most} bytes", "au plus {most} octets")
_NOT_UTF8 = Text("the text is not UTF-8", "le texte n'est pas en UTF-8")
_EMPTY = Text("the document is empty", "le document est vide")
_BINARY = Text("a zero byte: this is not a text file", "un octet nul : ce n'est pas un fichier texte")
_BROKEN = Text("half of a character", "une moitié de caractère")
_LONG = Text("a number with far too many digits", "un nombre qui a beaucoup trop de chiffres")
_DOTS = Text("far too many points on one line", "beaucoup trop de points sur une ligne")
_AT_MOST_DOTS = Text("at most {most}", "au plus {most}")
_TWICE = Text("a field or table is given twice", "un champ ou une table est donné deux fois")
_ONCE = Text("each field once", "chaque champ une seule fois")
_NOT_TOML = Text("this cannot be read as TOML", "ceci ne peut pas être lu comme du TOML")
_NOT_JSON = Text("this cannot be read as JSON", "ceci ne peut pas être lu comme du JSON")
_JSON_FAULTS = {
    "Expecting value": Text(
        "a value is missing here, or is not written as JSON writes it",
        "il manque ici une valeur, ou elle n'est pas écrite comme en JSON",
    ),
    "Expecting property name enclosed in double quotes": Text(
        "the name of a field in double quotes is missing here (or the comma before is one too many)",
        "il manque ici le nom d'un champ entre guillemets doubles (ou la virgule qui précède est de trop)",
    ),
    "Expecting ',' delimiter": Text(
        "a comma or a closing bracket is missing here", "il manque ici une virgule ou un crochet"
    ),
    "Expecting ':' delimiter": Text("a colon is missing here", "il manque ici un deux-points"),
    "Extra data": Text(
        "there is more after the end of the document", "il y a encore du texte après la fin du document"
    ),
    "Unterminated string starting at": Text("text without a closing quote", "un texte sans guillemet fermant"),
    "Invalid control character at": Text(
        "a line break or tab inside text", "un saut de ligne ou une tabulation à l'intérieur d'un texte"
    ),
    "Invalid \\escape": Text("a backslash that escapes nothing", "une barre oblique inverse qui n'introduit rien"),
    "Invalid \\uXXXX escape": Text("\\u without four hexadecimal digits", "\\u sans quatre chiffres hexadécimaux"),
    "Illegal trailing comma before end of object": Text("a comma too many", "une virgule de trop"),
    "Illegal trailing comma before end of array": Text("a comma too many", "une virgule de trop"),
}
"""The sentences of Python's JSON reader, in our words."""
