"""What the document has at a place: which object, which values, which words for what is accepted.

Only asked when something is wrong, so it reads the classes of `document` rather than keeping tables of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from express_entry.law.text import Reason, Text

from . import wording
from .document import Profile
from .fields import Accepts
from .problems import Path


class Slot(NamedTuple):
    """The type of a field without *or null*, and the words that the type carries."""

    kind: Any
    accepts: Accepts | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of a closed vocabulary; none for anything else."""
        return get_args(self.kind) if get_origin(self.kind) is Literal else ()

    @property
    def names(self) -> tuple[str, ...]:
        """The fields of an object as the file names them; none for anything else."""
        return tuple(_fields(self.kind)) if _is_object(self.kind) else ()

    @property
    def accepted(self) -> Reason | Text:
        """What would be accepted, in words."""
        if self.accepts:
            return self.accepts.text
        if self.kind is bool:
            return wording.YES_OR_NO
        if len(self.choices) == 1:
            return wording.EXACTLY.of(value=self.choices[0])
        if self.choices:
            return wording.ONE_OF.of(values=", ".join(self.choices))
        if _is_object(self.kind):
            return wording.FIELDS.of(names=", ".join(self.names))
        return wording.LIST_OF.of(item=self.inside(0).accepted)

    def inside(self, part: str | int) -> Slot:
        """The slot of an item or of a named field; an unknown name has the slot of its object."""
        if isinstance(part, int):
            return slot(get_args(self.kind)[0]) if get_origin(self.kind) is tuple else self
        return _fields(self.kind).get(part, self) if _is_object(self.kind) else self


def slot(annotation: Any, *metadata: Any) -> Slot:
    """The slot that an annotation describes."""
    words = next((item for item in metadata if isinstance(item, Accepts)), None)
    if words:
        return Slot(annotation, words)
    if get_origin(annotation) is Annotated:
        return slot(*get_args(annotation))
    if get_origin(annotation) in {Union, UnionType}:
        (stated,) = (option for option in get_args(annotation) if option is not NoneType)
        return slot(stated)
    return Slot(annotation)


def slot_at(location: Path) -> Slot:
    """The slot at a place in the document."""
    found = Slot(Profile)
    for part in location:
        found = found.inside(part)
    return found


@lru_cache(maxsize=1)
def places_of_names() -> dict[str, tuple[str, ...]]:
    """Where each name of a field may stand: ``paid`` in ``work[]`` and ``spouse.work[]``; the top is empty text."""
    places: dict[str, tuple[str, ...]] = {}
    for name, place in _places(Slot(Profile), ""):
        places[name] = (*places.get(name, ()), place)
    return places


def _places(of: Slot, place: str) -> Iterator[tuple[str, str]]:
    for name, field in _fields(of.kind).items():
        yield name, place
        path = f"{place}.{name}" if place else name
        inner, path = (field.inside(0), f"{path}[]") if get_origin(field.kind) is tuple else (field, path)
        if _is_object(inner.kind):
            yield from _places(inner, path)


def _is_object(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


@lru_cache(maxsize=64)
def _fields(kind: type[BaseModel]) -> dict[str, Slot]:
    return {field.alias or name: slot(field.annotation, *field.metadata) for name, field in kind.model_fields.items()}
