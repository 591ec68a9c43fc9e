"""How large a document may be: a bound on everything, so that no input takes long or breaks anything."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from express_entry.law.text import Text

from .problems import Problem, ProfileError, shown

MOST_DEPTH = 64
"""Objects and lists inside one another; a profile needs six."""
MOST_VALUES = 20_000
"""Values in one document; a long career with its travel history is a few hundred."""


def limit(tree: object) -> None:
    """Refuse a tree that is too deep or too large, or that holds other things than plain values.

    :raises ProfileError: with the limit that was passed.
    """
    level: list[object] = [tree]
    count = 1
    for _ in range(MOST_DEPTH):
        inner: list[object] = []
        for node in level:
            if type(node) in _PLAIN_TYPES:
                continue
            if isinstance(node, dict):
                inner.extend(node.values())
            elif isinstance(node, (list, tuple)):
                inner.extend(node)
            elif not isinstance(node, _PLAIN):
                raise _refused(_NOT_PLAIN, shown(node), _PLAIN_VALUES)
            if count + len(inner) > MOST_VALUES:
                raise too_many()
        if not inner:
            return
        count += len(inner)
        level = inner
    raise too_deep()


_PLAIN = (str, int, float, bool, type(None), date, time, Decimal)
_PLAIN_TYPES = frozenset(_PLAIN)


def too_many() -> ProfileError:
    """The error for a document of more than :data:`MOST_VALUES` values."""
    return _refused(_TOO_MANY, "", _AT_MOST, most=MOST_VALUES)


def too_deep() -> ProfileError:
    """The error for a document nested more than :data:`MOST_DEPTH` deep."""
    return _refused(_TOO_DEEP, "", _AT_MOST, most=MOST_DEPTH)


def _refused(message: Text, value: str, accepted: Text, **values: object) -> ProfileError:
    return ProfileError([Problem("", value, message.of(value=value), accepted.of(**values))])


_NOT_PLAIN = Text("{value} is not a plain value", "{value} n'est pas une valeur simple")
_PLAIN_VALUES = Text(
    "objects, lists, text, numbers, true, false, null and dates",
    "objets, listes, texte, nombres, true, false, null et dates",
)
_TOO_DEEP = Text("objects and lists are nested too deeply", "les objets et les listes sont trop imbriqués")
_TOO_MANY = Text("the document holds too many values", "le document contient trop de valeurs")
_AT_MOST = Text("at most {most}", "au plus {most}")
