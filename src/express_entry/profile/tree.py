"""A profile document in the making, as plain values: finding, putting in and taking out what stands at a place.

No function changes the tree that it is given.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final, Literal

from .document import Profile
from .problems import Path
from .shape import Slot

Tree = Mapping[str, Any]
"""Objects, lists and plain values, as JSON has them."""


class Nothing(Enum):
    """That there is no value, not even one that says *none*."""

    NOTHING = "nothing"


NOTHING: Final = Nothing.NOTHING
Found = Any | Literal[Nothing.NOTHING]


def found(tree: Any, path: Path) -> Found:
    """What stands at a place; :data:`NOTHING` where nothing does."""
    for part in path:
        try:
            tree = tree[part]
        except (LookupError, TypeError):
            return NOTHING
    return tree


def put(tree: Tree, path: Path, value: Any) -> Tree:
    """The tree with a value at a place; objects on the way to it are made where they are missing."""
    changed = copy.deepcopy(dict(tree))
    node: Any = changed
    for part in path[:-1]:
        if isinstance(node, dict) and not isinstance(node.get(part), (dict, list)):
            node[part] = {}
        node = node[part]
    node[path[-1]] = copy.deepcopy(value)
    return changed


def without(tree: Tree, path: Path) -> Tree:
    """The tree with nothing at a place in an object."""
    changed = copy.deepcopy(dict(tree))
    node = found(changed, path[:-1])
    if isinstance(node, dict):
        node.pop(path[-1], None)
    return changed


def pruned(tree: Tree, path: Path) -> Tree:
    """The tree without the object at a place where it states nothing any more; an item of a list stays."""
    if path and isinstance(path[-1], str) and found(tree, path) == {}:
        return pruned(without(tree, path), path[:-1])
    return tree


def in_order(tree: Tree, of: Slot | None = None) -> dict[str, Any]:
    """A document with its fields in the order of their classes, as a person expects to read it."""
    slot = of or Slot(Profile)
    return {name: _in_order(tree[name], slot.inside(name)) for name in slot.names if name in tree}


def _in_order(value: Any, slot: Slot) -> Any:
    if isinstance(value, dict):
        return in_order(value, slot)
    if isinstance(value, list):
        return [_in_order(item, slot.inside(0)) for item in value]
    return value
