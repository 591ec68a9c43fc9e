"""What was found calls documents as their list does: by the test, credential, job or relative that they are of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from express_entry.law.text import Sayable

from .completeness import Completeness
from .doubts import Doubt

Names = Mapping[str, Sayable]
"""What documents are called, by the ids of their list."""


def completeness_named(found: Completeness, names: Names) -> Completeness:
    """The same, with the names of the documents that are missing."""
    missing = tuple(each._replace(title=names.get(each.id, each.title)) for each in found.missing)
    return replace(found, missing=missing)


def doubts_named(found: Iterable[Doubt], names: Names) -> tuple[Doubt, ...]:
    """The same, with the names of the documents that are doubted."""
    return tuple(each._replace(title=names.get(each.about, each.title)) for each in found)
