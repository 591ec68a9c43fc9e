"""The instruction for one round: whom it ranks, and how many, or from how many points on, it invites.

An instruction fixes a number and a grouping (Act, 10.3(1)(h.1)-(j)); the lowest score and the tie-break are results.
Before the tie-break procedure of 2017-06-06 an instruction named a score, and everybody at or above it was invited.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

from express_entry.law import Language, Law, Reason, Text
from express_entry.law.invitable import ORDER
from express_entry.law.programtable import A_PROGRAM

from .rows import PROGRAMS, Category


class BadInstruction(ValueError):
    """An instruction that cannot be run: the message names the field, the value and what is accepted."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """What is wrong, in one language."""
        return self.reason.say(language)


class Grouping(Enum):
    """Whom a round ranks (Act, 10.3(1)(h.1))."""

    EVERYONE = "general"
    PROGRAM = "program"
    CATEGORY = "category"


class Instruction(NamedTuple):
    """One round to be run.

    ``programs`` are the classes that it covers; ``class_order`` is the order, in force on its day, in which the class
    is taken that a person eligible for several must apply in (Act, 10.3(1)(j.1)). ``invitations`` is how many may
    issue; where it is None, everybody with ``points_from`` or more is invited.
    """

    number: str
    grouping: Grouping
    programs: frozenset[str]
    instant: datetime
    class_order: tuple[str, ...]
    invitations: int | None = None
    points_from: int | None = None
    category: Category | None = None


def class_order(law: Law) -> tuple[str, ...]:
    """The order in which an invitation's class is taken under a law (Act, 10.3(1)(j.1))."""
    return tuple(law.values(ORDER)["order"])


def checked(instruction: Instruction) -> Instruction:
    """The instruction, where it can be run.

    :raises BadInstruction: for the first of its fields that cannot be.
    """
    found = _fault(instruction)
    if found is not None:
        raise BadInstruction(found)
    return instruction


def _fault(item: Instruction) -> Reason | None:
    if item.instant.utcoffset() != timedelta(0):
        return NOT_UTC.of(value=item.instant.isoformat())
    known = all(map(A_PROGRAM.fullmatch, item.class_order)) and len(set(item.class_order)) == len(item.class_order)
    if not item.class_order or not known:
        return NO_ORDER.of(value=", ".join(item.class_order) or "-", accepted=", ".join(PROGRAMS))
    unknown = sorted(item.programs.difference(item.class_order))
    if unknown or not item.programs:
        return NO_SUCH_PROGRAM.of(value=", ".join(unknown) or "-", accepted=", ".join(item.class_order))
    if item.grouping is Grouping.PROGRAM and len(item.programs) != 1:
        return ONE_PROGRAM.of(value=", ".join(sorted(item.programs)))
    if (item.grouping is Grouping.CATEGORY) != (item.category is not None):
        return A_CATEGORY.of(value="-" if item.category is None else item.category.slug)
    if (item.invitations is None) == (item.points_from is None):
        return ONE_MEASURE.of(value=f"{item.invitations}, {item.points_from}")
    amount = item.invitations if item.invitations is not None else item.points_from
    if amount is None or amount < 0:
        return NEGATIVE.of(value=str(amount))
    return None


NOT_UTC = Text(
    "instant: {value} is not an instant in UTC. Accepted: an instant with the offset +00:00.",
    "instant : {value} n'est pas un instant en UTC. Valeurs acceptées : un instant au décalage +00:00.",
)
NO_SUCH_PROGRAM = Text(
    "programs: {value} cannot be covered. Accepted: one or more of {accepted}.",
    "programmes : {value} ne peut être visé. Valeurs acceptées : un ou plusieurs parmi {accepted}.",
)
NO_ORDER = Text(
    "class_order: {value} is not an order of classes. Accepted: the classes of the day, each once, as {accepted}.",
    "class_order : {value} n'est pas un ordre de catégories. Valeurs acceptées : les catégories du jour, une fois "
    "chacune, comme {accepted}.",
)
ONE_PROGRAM = Text(
    "programs: {value} is not one program. Accepted for a program-specific round: one.",
    "programmes : {value} n'est pas un seul programme. Valeurs acceptées pour une ronde propre à un programme : un "
    "seul.",
)
A_CATEGORY = Text(
    "category: {value} does not suit the grouping. Accepted: a category for a category-based round, and none for "
    "others.",
    "catégorie : {value} ne convient pas au regroupement. Valeurs acceptées : une catégorie pour une ronde fondée sur "
    "les catégories, et aucune pour les autres.",
)
ONE_MEASURE = Text(
    "invitations, points_from: {value}. Accepted: a number of invitations or a lowest score, one of the two.",
    "invitations, points_from : {value}. Valeurs acceptées : un nombre d'invitations ou une note minimale, l'un des "
    "deux.",
)
NEGATIVE = Text(
    "invitations: {value} cannot be. Accepted: a whole number from 0 on.",
    "invitations : {value} est impossible. Valeurs acceptées : un nombre entier à partir de 0.",
)
