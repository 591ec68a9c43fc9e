"""Paths into documents, as the worked cases write them: ``work[0].from``, ``programs.fsw.requirements.funds.result``.

A name steps into an object; a number in brackets takes an item of a list; ``[+]``, where something is put, adds one.
In a list of objects that say their own ``id`` or ``factor``, such as requirements and lines, a name takes that object.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any

Step = str | int
ADD = "[+]"

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]|(\[\+\])")
_WHOLE = re.compile(r"[^.\[\]]+(\[(\d+|\+)\])*(\.[^.\[\]]+(\[(\d+|\+)\])*)*")


class NoSuchPath(LookupError):
    """A path leads nowhere; the message says where it ends and what stands there."""


def steps_of(path: str) -> list[Step]:
    """A path as names and numbers; ``[+]`` as itself.

    :raises NoSuchPath: where it is not written as a path.
    """
    if not _WHOLE.fullmatch(path):
        raise NoSuchPath(f"not a path: {path!r}")
    return [int(number) if number else name or ADD for name, number, _ in _STEP.findall(path)]


def found(document: Any, path: str) -> Any:
    """The value at a path.

    :raises NoSuchPath: where nothing is there.
    """
    value = document
    for step in steps_of(path):
        value = _into(value, step, path)
    return value


def changed(tree: Mapping[str, Any], changes: Mapping[str, Any], removed: list[str]) -> dict[str, Any]:
    """A copy of a tree with values put at paths (None takes a value away) and others taken away.

    :raises NoSuchPath: where a path leads nowhere.
    """
    new = copy.deepcopy(dict(tree))
    for path, value in changes.items():
        if value is None:
            _take_away(new, path)
        else:
            _put(new, path, copy.deepcopy(value))
    for path in removed:
        _take_away(new, path)
    return new


def _put(tree: Any, path: str, value: Any) -> None:
    *above, last = steps_of(path)
    holder = tree
    for step in above:
        holder = _into(holder, step, path)
    if last == ADD:
        if not isinstance(holder, list):
            raise NoSuchPath(f"{path}: there is no list to add to")
        holder.extend(value if isinstance(value, list) else [value])
    elif isinstance(last, int):
        _into(holder, last, path)
        holder[last] = value
    elif isinstance(holder, dict):
        holder[last] = value
    else:
        raise NoSuchPath(f"{path}: {last!r} is asked of a {type(holder).__name__}")


def _take_away(tree: Any, path: str) -> None:
    *above, last = steps_of(path)
    holder = tree
    for step in above:
        holder = _into(holder, step, path)
    _into(holder, last, path)
    del holder[last]


def _into(value: Any, step: Step, path: str) -> Any:
    if isinstance(value, Mapping) and step in value:
        return value[step]
    if isinstance(value, (list, tuple)):
        if isinstance(step, int) and step < len(value):
            return value[step]
        for item in value:
            if isinstance(item, Mapping) and isinstance(step, str) and step in (item.get("id"), item.get("factor")):
                return item
    raise NoSuchPath(f"{path}: no {step!r} in {_shown(value)}")


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(map(str, value)) or "an empty object"
    if isinstance(value, (list, tuple)):
        return f"a list of {len(value)}"
    return repr(value)
