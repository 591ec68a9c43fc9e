"""Places in documents, as whoever asks for a correction names them: what stands there, and another value there."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping
from typing import Any

from express_entry.law import Text
from express_entry.pool.faults import Unacceptable

Step = str | int


def steps_of(path: str) -> list[Step]:
    """The steps of a path such as ``work[0].from``: names, and places in lists from nought."""
    found = re.findall(r"([^.\[\]]+)(?=[.\[]|$)|\[(\d{1,4})\]", path)
    return [int(place) if place else name for name, place in found]


def value_at(tree: object, path: str) -> object:
    """What stands at a place of a document; None where nothing does."""
    return _within(tree, steps_of(path))


def with_value(tree: Mapping[str, object], path: str, typed: str) -> dict[str, Any]:
    """A document with another value at one of its places, as it was typed: a number, true or false, or else text.

    :raises Unacceptable: where the document has no such place.
    """
    changed = copy.deepcopy(dict(tree))
    steps = steps_of(path)
    within: Any = _within(changed, steps[:-1]) if steps else None
    last = steps[-1] if steps else ""
    named = isinstance(within, dict) and isinstance(last, str)
    placed = isinstance(within, list) and isinstance(last, int) and last < len(within)
    if not (named or placed):
        fault = NO_PLACE.of(value=path[:60])
        raise Unacceptable(fault, fields={"value": fault})
    within[last] = _value(typed)
    return changed


def _within(tree: object, steps: list[Step]) -> object:
    for step in steps:
        if isinstance(tree, Mapping) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def _value(typed: str) -> object:
    """A value as JSON has it where that is a number, true or false; text otherwise."""
    try:
        found = json.loads(typed)
    except ValueError:
        return typed
    return found if isinstance(found, (bool, int, float)) else typed


NO_PLACE = Text(
    "value: the document has no place {value}. Accepted: a correction made in the forms themselves.",
    "valeur : le document n'a pas d'emplacement {value}. Accepté : une correction faite dans les formulaires "
    "eux-mêmes.",
)
