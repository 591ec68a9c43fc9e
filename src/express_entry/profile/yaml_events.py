"""YAML as its version 1.2 reads it, built from the parser's events: no tags, no anchors, nothing that expands.

PyYAML's own loaders follow version 1.1, in which the province ``ON`` is *true*, Norway's ``NO`` is *false* and the NOC
code ``0111`` is seventy-three. Here a plain scalar is null, true, false or a decimal number, and text otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from express_entry.law.text import Text

from .limits import MOST_DEPTH, MOST_VALUES, too_deep, too_many
from .problems import UnreadableProfile, repeated, unreadable

# The parser in C where PyYAML was built with it; both give the same events.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def tree_of(text: str) -> object:
    """The tree of plain values in a YAML document.

    :raises UnreadableProfile: with line and column where they are known.
    :raises ProfileError: where the tree is too deep or too large.
    """
    builder = _Builder()
    for event in _events(text):
        builder.take(event)
    return builder.tree


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _at(mark, _TAB if mark and _indented_by_tab(text, mark.line) else _NOT_YAML) from None
    except yaml.YAMLError:
        raise unreadable(_ODD_CHARACTER) from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        # The parser stumbles in its own ways over escapes and directives that no profile has.
        raise unreadable(_NOT_YAML) from None


def _indented_by_tab(text: str, number: int) -> bool:
    # The parser may point behind the last line.
    line = text.split("\n", number + 1)[: number + 1][-1]
    return "\t" in line[: len(line) - len(line.lstrip())]


class _Builder:
    """A tree under construction: the open objects and lists, and the field or place that each is at."""

    def __init__(self) -> None:
        self.tree: object = None
        self.open: list[dict[str, Any] | list[Any]] = []
        self.where: list[str | int | None] = []
        self.values = 0
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        """Go on by one event of the parser."""
        if isinstance(event, yaml.AliasEvent):
            raise _at(event.start_mark, _ANCHOR)
        if isinstance(event, yaml.NodeEvent):
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.where.pop()
            self._after()
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _at(event.start_mark, _SECOND)

    def _node(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            raise _at(event.start_mark, _ANCHOR if event.anchor is not None else _TAG)
        self.values += 1
        if self.values > 2 * MOST_VALUES:  # keys are counted here, and not in a tree
            raise too_many()
        if self._key_is_due():
            self._name(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._put(_value(event.value) if event.implicit[0] else event.value)
            self._after()
        else:
            self._begin({} if isinstance(event, yaml.MappingStartEvent) else [])

    def _key_is_due(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1], dict) and self.where[-1] is None

    def _name(self, event: yaml.NodeEvent) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            raise _at(event.start_mark, _NAME)
        name = str(event.value)
        if name in self.open[-1]:
            path = tuple(part for part in (*self.where[:-1], name) if part is not None)
            raise repeated(path, *_place(event.start_mark))
        self.where[-1] = name

    def _begin(self, container: dict[str, Any] | list[Any]) -> None:
        self._put(container)
        self.open.append(container)
        self.where.append(None if isinstance(container, dict) else 0)
        if len(self.open) > MOST_DEPTH:
            raise too_deep()

    def _put(self, value: object) -> None:
        if not self.open:
            self.tree = value
            return
        container = self.open[-1]
        if isinstance(container, dict):
            container[str(self.where[-1])] = value
        else:
            container.append(value)

    def _after(self) -> None:
        """A value is complete: a name is due next, or the next place of a list."""
        if self.open:
            container = self.open[-1]
            self.where[-1] = None if isinstance(container, dict) else len(container)


_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def _value(plain: str) -> object:
    """A scalar without quotes; a number with a leading zero is a code and stays text."""
    if plain in _WORDS:
        return _WORDS[plain]
    if _INTEGER.fullmatch(plain):
        return int(plain)
    return float(plain) if _DECIMAL.fullmatch(plain) else plain


def _at(mark: Any, message: Text) -> UnreadableProfile:
    line, column = _place(mark)
    return unreadable(message, line=line, column=column)


def _place(mark: Any) -> tuple[int | None, int | None]:
    return (mark.line + 1, mark.column + 1) if mark else (None, None)


_NOT_YAML = Text("this cannot be read as YAML", "ceci ne peut pas être lu comme du YAML")
_TAB = Text("a tab; YAML is indented with spaces", "une tabulation; le YAML se met en retrait avec des espaces")
_ODD_CHARACTER = Text("a character that YAML does not allow", "un caractère que le YAML n'admet pas")
_ANCHOR = Text("anchors and aliases (& and *) are not read", "les ancres et les alias (& et *) ne sont pas lus")
_TAG = Text("tags (!) are not read", "les étiquettes (!) ne sont pas lues")
_SECOND = Text("a second document begins here", "un second document commence ici")
_NAME = Text("the name of a field must be text", "le nom d'un champ doit être du texte")
