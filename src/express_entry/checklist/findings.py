"""What a condition finds out about one document of one person: needed or not, of which subject, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from express_entry.law.answers import Answer
from express_entry.law.text import Sayable

from .case import Case
from .items import Count, Field
from .people import Person


class Stay(NamedTuple):
    """A stay in a country as a police certificate sees it: its first and last day, and whether it goes on."""

    first: date
    last: date
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer about one item; ``words`` fill the reason of the rule.

    ``programs`` are the classes that it is for, None for all. ``no`` is why it is not needed, where somebody may expect
    it. ``substituted`` says that the substitute is handed in. ``reason`` takes the place of the rule's own while the
    answer is unknown.
    """

    answer: Answer
    subject: str | None = None
    words: Mapping[str, Any] = field(default_factory=dict)
    programs: tuple[str, ...] | None = None
    no: Sayable | None = None
    reason: Sayable | None = None
    substituted: bool = False
    notes: tuple[Sayable, ...] = ()
    warnings: tuple[Sayable, ...] = ()
    fields: tuple[Field, ...] = ()
    counts: tuple[Count, ...] = ()
    stay: Stay | None = None


Condition = Callable[[Case, Person, Mapping[str, Any]], Iterator[Finding]]
"""A condition of a rule: the case, the person, and the values of the document's table."""
