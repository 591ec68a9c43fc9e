"""From a tree of values to a profile, or to every problem that the tree has.

First each value by itself (the classes of `document`), then the values together (`consistency`). Where some values are
refused the rest is still held together, so that a person sees everything at once.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from express_entry.law.text import Text

from . import suggestions, wording
from .consistency import contradictions
from .document import FORMAT, Profile
from .limits import limit
from .problems import MOST_LISTED, Path, Problem, ProfileError, path_of, shown
from .shape import slot_at


def check(tree: object) -> Profile:
    """The profile that a tree of plain values states.

    :raises ProfileError: with every problem of the tree.
    """
    if not isinstance(tree, Profile):
        limit(tree)
    return check_limited(tree)


def check_limited(tree: object) -> Profile:
    """The same for a tree that is known to be within the limits.

    :raises ProfileError: with every problem of the tree.
    """
    profile = tree if isinstance(tree, Profile) else _shaped(tree)
    found = list(contradictions(profile))
    if found:
        raise ProfileError(found)
    return profile


def _shaped(tree: object) -> Profile:
    try:
        return Profile.model_validate(tree, by_alias=True, by_name=False)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    found = [_problem(fault) for fault in faults[:MOST_LISTED]]
    others = list(contradictions(_rest(tree, faults)))
    raise ProfileError([*found, *others], total=len(faults) + len(others))


# ----------------------------------------------------------------------------------------------- the validator's errors


def _problem(fault: ErrorDetails) -> Problem:
    kind, location, value = fault["type"], fault["loc"], fault["input"]
    message = wording.MESSAGES.get(kind, wording.OTHERWISE)
    if kind == "extra_forbidden":
        return _unknown_field(location, message)
    slot = slot_at(location)
    written = "" if kind == "missing" else shown(value)
    meant = None if kind == "missing" else suggestions.for_value(value, kind, slot)
    return Problem(path_of(location), written, message.of(value=written), slot.accepted, meant)


def _unknown_field(location: Path, message: Text) -> Problem:
    *above, name = location
    slot = slot_at(tuple(above))
    return Problem(
        path_of(location),
        shown(name),
        message.of(),
        wording.OTHER_FIELDS.of(names=", ".join(slot.names)),
        suggestions.for_name(name, slot, tuple(above)),
    )


# ------------------------------------------------------------------------------------- what is left without the refused


_STAND_INS: dict[Path, Any] = {
    ("format",): FORMAT,
    ("person",): {"date_of_birth": "1900-01-01"},
    # The earliest day that is accepted: nothing can be said to come before it.
    ("person", "date_of_birth"): "1900-01-01",
    ("marital_status",): "never_married",
}


def _rest(tree: object, faults: Sequence[ErrorDetails]) -> Profile:
    """The profile without the refused values, for holding the others together; an empty one where there is none."""
    rest = copy.deepcopy(tree)
    try:
        for fault in faults:
            _take_out(rest, fault["loc"])
        return Profile.model_validate(rest, by_alias=True, by_name=False)
    except (LookupError, TypeError, ValueError):
        return Profile.model_validate({name: value for (name, *below), value in _STAND_INS.items() if not below})


def _take_out(tree: Any, location: Path) -> None:
    *above, last = location
    for part in above:
        tree = tree[part]
    if location in _STAND_INS:
        tree[last] = _STAND_INS[location]
    elif isinstance(last, int):
        # An item that is not an object; its place is kept, so that the others keep their numbers.
        tree[last] = "CA" if "citizenships" in above else {}
    else:
        tree.pop(last, None)
