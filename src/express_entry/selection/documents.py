"""What the documents of a round are written with: names, instants, and an instruction as a tree of plain values.

Every document is read strictly: a version, a field or a value that is not known is refused, never skipped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from express_entry.law import Language, Reason, Text

from . import instruction as instructions
from .check_line import INSTANT, NAME, instant_of
from .instruction import BadInstruction, Grouping, Instruction
from .rows import Category


class BadDocument(ValueError):
    """A document that cannot be read or written: the message names the place, the value and what is accepted."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """What is wrong, in one language."""
        return self.reason.say(language)


def instant_text(instant: datetime) -> str:
    """An instant in UTC as every document writes it, always to the microsecond: 2023-07-05T13:38:22.000000Z."""
    return f"{instant.isoformat(timespec='microseconds')[:-6]}Z"  # without +00:00


def category_text(category: Category) -> str:
    """A version of a category as every document writes it: ``stem@2023-1``."""
    return f"{category.slug}@{category.version}"


def category_of(text: str) -> Category | None:
    """The version of a category that a text names; None where it names none."""
    slug, at, version = text.partition("@")
    return Category(slug, version) if at and NAME.test(slug) and NAME.test(version) else None


def instruction_tree(instruction: Instruction) -> dict[str, Any]:
    """An instruction as plain values, from which :func:`instruction_of` makes it again.

    :raises BadDocument: where its number or its category cannot be written.
    :raises BadInstruction: where it cannot be run.
    """
    instructions.checked(instruction)
    category = None if instruction.category is None else category_text(instruction.category)
    if not NAME.test(instruction.number):
        raise BadDocument(CANNOT_BE.of(place="number", value=instruction.number[:80], accepted=NAME.accepted))
    if category is not None and category_of(category) != instruction.category:
        raise BadDocument(CANNOT_BE.of(place="category", value=category[:80], accepted="stem@2023-1"))
    return {
        "number": instruction.number,
        "grouping": instruction.grouping.value,
        "programs": sorted(instruction.programs),
        "instant": instant_text(instruction.instant),
        "class_order": list(instruction.class_order),
        "invitations": instruction.invitations,
        "points_from": instruction.points_from,
        "category": category,
    }


def instruction_of(tree: Mapping[str, Any]) -> Instruction:
    """The instruction that plain values stand for.

    :raises BadDocument: where they stand for none, or for one that cannot be run.
    """
    unknown = set(tree) ^ set(_FIELDS)
    if unknown:
        raise BadDocument(FIELDS.of(value=", ".join(sorted(unknown))[:80], accepted=", ".join(_FIELDS)))
    for field, (fits, accepted) in _FIELDS.items():
        if not fits(tree[field]):
            raise BadDocument(CANNOT_BE.of(place=field, value=repr(tree[field])[:80], accepted=accepted))
    category = tree["category"]
    made = Instruction(
        number=tree["number"],
        grouping=Grouping(tree["grouping"]),
        programs=frozenset(tree["programs"]),
        instant=instant_of(tree["instant"]),
        class_order=tuple(tree["class_order"]),
        invitations=tree["invitations"],
        points_from=tree["points_from"],
        category=None if category is None else category_of(category),
    )
    try:
        return instructions.checked(made)
    except BadInstruction as fault:
        raise BadDocument(fault.reason) from None


def _is_number(value: Any) -> bool:
    return value is None or type(value) is int


def _is_names(value: Any) -> bool:
    return type(value) is list and all(map(NAME.test, value))


_GROUPINGS: Sequence[str] = [grouping.value for grouping in Grouping]
_FIELDS = {
    "number": (NAME.test, NAME.accepted),
    "grouping": (lambda value: type(value) is str and value in _GROUPINGS, ", ".join(_GROUPINGS)),
    "programs": (lambda value: _is_names(value) and value == sorted(set(value)), '["cec", "fsw"]'),
    "instant": (INSTANT.test, INSTANT.accepted),
    "class_order": (_is_names, '["pnp", "cec", …]'),
    "invitations": (_is_number, "0, 1, 2, …, null"),
    "points_from": (_is_number, "0, 1, 2, …, null"),
    "category": (
        lambda value: value is None or (type(value) is str and category_of(value) is not None),
        "stem@2023-1, null",
    ),
}


CANNOT_BE = Text(
    "{place}: {value} cannot be. Accepted: {accepted}.",
    "{place} : {value} est impossible. Valeurs acceptées : {accepted}.",
)
FIELDS = Text(
    "instruction: {value} is missing or not known. Accepted: {accepted}.",
    "instruction : {value} manque ou n'est pas connu. Valeurs acceptées : {accepted}.",
)
