"""The instruction for a round: drafted by one officer, authorised by another, and what it amounts to (Act, 10.3(1))."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Q

from express_entry.law import Law, NoLawYet, Reason, Text, from_canonical
from express_entry.law.programtable import NOMINEES
from express_entry.selection import BadInstruction, Category, Grouping, Instruction, class_order
from express_entry.selection.check_line import NAME
from express_entry.selection.documents import category_of, category_text
from express_entry.selection.instruction import checked

from .faults import Conflict, Forbidden, NotFound, Unacceptable
from .laws import service_law
from .profiles import in_category, instant_of_row
from .programbits import bits_of, program_bits, programs_of, those
from .progress import POOL_PERIOD
from .roundrows import Round
from .states import RoundState
from .units import Desk, unit


class Draft(NamedTuple):
    """What an officer drafts: whom the round ranks, how many it invites, from when on, and on what legal basis."""

    number: str
    grouping: Grouping
    programs: Collection[str]
    earliest: datetime
    legal_basis: str
    invitations: int | None = None
    points_from: int | None = None
    category: Category | None = None


def draft(desk: Desk, item: Draft) -> Round:
    """Draft an instruction.

    :raises Unacceptable: where it cannot be run, naming the field.
    :raises Conflict: where its number is taken.
    """
    if not NAME.test(item.number):
        fault = NO_NUMBER.of(value=item.number[:40])
        raise Unacceptable(fault, fields={"number": fault})
    if not item.legal_basis.strip():
        raise Unacceptable(NO_BASIS.of(), fields={"legal_basis": NO_BASIS.of()})
    if item.earliest.tzinfo is None:
        fault = NO_ZONE.of(value=item.earliest.isoformat())
        raise Unacceptable(fault, fields={"earliest": fault})
    try:
        order = class_order(service_law().at(item.earliest))
        checked(_instruction(item, item.earliest.astimezone(UTC), order))
    except BadInstruction as error:
        raise Unacceptable(error.reason, fields={"instruction": error.reason}) from None
    except NoLawYet as error:
        raise Unacceptable(error.reason, fields={"earliest": error.reason}) from None
    with unit(desk) as now:
        _require_lawful(item, service_law().at(max(item.earliest.astimezone(UTC), now.now)))
        made = Round(
            number=item.number,
            state=RoundState.DRAFTED.value,
            grouping=item.grouping.value,
            programs=bits_of(item.programs),
            category="" if item.category is None else category_text(item.category),
            invitations=item.invitations,
            points_from=item.points_from,
            earliest=item.earliest.astimezone(UTC),
            legal_basis=item.legal_basis.strip(),
            drafted=now.now,
            drafted_by=desk.actor,
        )
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError:
            raise Conflict(TAKEN.of(value=item.number)) from None
        now.move(item.number, None, "drafted", RoundState, **told_instruction(made))
        return made


def unfit_measure(points_from: int | None, law: Law) -> Reason | None:
    """Why an instruction that names a score in the place of a number cannot be one under a law; None where it can.

    Since the amendment of 2017 the receipt of a profile is counted to the instant, which tells equal points apart, so
    that an exact number is invited.
    """
    if points_from is None or law.values(POOL_PERIOD)["counted"] != "instant":
        return None
    return A_NUMBER.of(value=str(points_from))


def _require_lawful(item: Draft, law: Law) -> None:
    """See to it that a round is one that the law allows as it can be run at the earliest.

    :raises Unacceptable: where the version of the category that it names is not in force, with those that are; where
        it names a score and the law asks for a number.
    """
    fault = None if item.category is None else _not_in_force(item.category, law)
    if fault is not None:
        raise Unacceptable(fault, fields={"category": fault})
    fault = unfit_measure(item.points_from, law)
    if fault is not None:
        raise Unacceptable(fault, fields={"points_from": fault})


def _not_in_force(category: Category, law: Law) -> Reason | None:
    in_force = {slug: str(version.values["round_version"]) for slug, version in law.categories.items()}
    if in_force.get(category.slug) == category.version:
        return None
    accepted = [f"{slug}@{version}" for slug, version in sorted(in_force.items())]
    text = OTHER_CATEGORY if accepted else NO_CATEGORIES
    return text.of(value=category_text(category), accepted=", ".join(accepted))


def _no_program(programs: Collection[str], order: Sequence[str]) -> Reason | None:
    """Why some programs cannot be covered: the classes of the day are others."""
    unknown = sorted(set(programs).difference(order))
    accepted = ", ".join(slug for slug in program_bits() if slug in order)
    return NO_PROGRAM.of(value=", ".join(unknown), accepted=accepted) if unknown else None


def _instruction(item: Draft, instant: datetime, order: tuple[str, ...]) -> Instruction:
    fault = _no_program(item.programs, order)
    if fault is not None:
        raise Unacceptable(fault, fields={"programs": fault})
    return Instruction(
        item.number,
        item.grouping,
        frozenset(item.programs),
        instant,
        order,
        item.invitations,
        item.points_from,
        item.category,
    )


def told_instruction(item: Round) -> dict[str, Any]:
    """An instruction as the audit trail and a preview tell it."""
    return {
        "grouping": item.grouping,
        "programs": sorted(programs_of(item.programs)),
        "category": item.category or None,
        "invitations": item.invitations,
        "points_from": item.points_from,
        "earliest": instant_of_row(item.earliest),
        "legal_basis": item.legal_basis,
    }


def authorise(desk: Desk, number: str) -> Round:
    """Authorise an instruction as it was drafted.

    :raises Forbidden: by the officer who drafted it.
    """
    with unit(desk) as now:
        item = held(number)
        if item.drafted_by == desk.actor and item.state == RoundState.DRAFTED.value:
            raise Forbidden(SAME_OFFICER.of(number=number))
        now.move(number, RoundState(item.state), "authorised", **told_instruction(item))
        item.state, item.authorised, item.authorised_by = RoundState.AUTHORISED.value, now.now, desk.actor
        item.save()
        return item


def discard(desk: Desk, number: str) -> Round:
    """Give an instruction up that was not run; its number stays taken."""
    with unit(desk) as now:
        item = held(number)
        now.move(number, RoundState(item.state), "discarded")
        item.state = RoundState.DISCARDED.value
        item.save()
        return item


def held(number: str) -> Round:
    """An instruction that nobody else changes until the transaction ends.

    :raises NotFound: where there is none of that number.
    """
    found = Round.objects.select_for_update().filter(number=number).first()
    if found is None:
        raise NotFound(NO_ROUND.of(value=number[:40]))
    return found


def known(number: str) -> Round:
    """A round to look at.

    :raises NotFound: where there is none of that number.
    """
    found = Round.objects.select_related("law").filter(number=number).first()
    if found is None:
        raise NotFound(NO_ROUND.of(value=number[:40]))
    return found


def instruction_at(item: Round, instant: datetime) -> Instruction:
    """The instruction as it is run at an instant, under the law of that instant.

    :raises Conflict: where the version of the category that it names, or a program, is not in force then.
    """
    law = service_law().at(instant)
    none = _no_program(programs_of(item.programs), class_order(law))
    if none is not None:
        raise Conflict(none)
    category = category_of(item.category) if item.category else None
    if category is not None:
        fault = _not_in_force(category, law)
        if fault is not None:
            raise Conflict(fault)
    return _under(item, instant, class_order(law))


def as_held(item: Round) -> Instruction:
    """The instruction of a round that was held, by the law that it was held by."""
    assert item.instant is not None
    assert item.law is not None
    return _under(item, item.instant, class_order(from_canonical(bytes(item.law.canonical))))


def _under(item: Round, instant: datetime, order: tuple[str, ...]) -> Instruction:
    return Instruction(
        item.number,
        Grouping(item.grouping),
        programs_of(item.programs),
        instant,
        order,
        item.invitations,
        item.points_from,
        category_of(item.category) if item.category else None,
    )


def grouping_condition(instruction: Instruction) -> Q:
    """The condition of the grouping on rows in the pool: the rule of :func:`express_entry.selection.select`, for SQL.

    A nominee may be invited as a nominee only (Act, 10.1(1.1)).
    """
    covered, nominee = bits_of(instruction.programs), bits_of([NOMINEES])
    condition = Q(programs__in=those(lambda bits: covered & nominee if bits & nominee else bits & covered))
    return condition & in_category(instruction.category) if instruction.category is not None else condition


NO_NUMBER = Text(
    "number: {value} cannot be the number of a round. Accepted: up to 64 letters, digits, points, dashes.",
    "numéro : {value} ne peut être le numéro d'une ronde. Valeurs acceptées : jusqu'à 64 lettres, chiffres, points et "
    "tirets.",
)
NO_BASIS = Text(
    "legal_basis: it is empty. Accepted: the provision and the instruction that the round rests on.",
    "legal_basis : il est vide. Accepté : la disposition et l'instruction sur lesquelles repose la ronde.",
)
NO_ZONE = Text(
    "earliest: {value} has no time zone. Accepted: an instant such as 2026-11-25T15:00:00Z.",
    "earliest : {value} n'a pas de fuseau horaire. Valeurs acceptées : un instant comme 2026-11-25T15:00:00Z.",
)
NO_PROGRAM = Text(
    "programs: {value} is not in force. Accepted: {accepted}.",
    "programs : {value} n'est pas en vigueur. Acceptés : {accepted}.",
)
TAKEN = Text(
    "number: the number {value} is taken. Accepted: one that no round has.",
    "numéro : le numéro {value} est pris. Accepté : un numéro qu'aucune ronde ne porte.",
)
SAME_OFFICER = Text(
    "the instruction {number} is authorised by another officer than the one who drafted it.",
    "l'instruction {number} est autorisée par un autre agent que celui qui l'a rédigée.",
)
NO_ROUND = Text(
    "number: there is no round {value}. Accepted: the number of a round that was drafted.",
    "numéro : il n'y a pas de ronde {value}. Accepté : le numéro d'une ronde rédigée.",
)
OTHER_CATEGORY = Text(
    "category: {value} is not in force at the instant of the round. Accepted: a version that is: {accepted}.",
    "catégorie : {value} n'est pas en vigueur à l'instant de la ronde. Valeurs acceptées : une version qui l'est : "
    "{accepted}.",
)
NO_CATEGORIES = Text(
    "category: {value} is not in force at the instant of the round, and no category is. Accepted: a round of another "
    "kind.",
    "catégorie : {value} n'est pas en vigueur à l'instant de la ronde, et aucune catégorie ne l'est. Accepté : une "
    "ronde d'un autre genre.",
)
A_NUMBER = Text(
    "points_from: {value} cannot stand for a number of invitations any more: since MI 2017-1 a tie is broken by the "
    "instant of submission, and an instruction says how many may be invited (Act, 10.3(1)(j)). Accepted: invitations, "
    "a whole number.",
    "points_from : {value} ne peut plus tenir lieu d'un nombre d'invitations : depuis les IM 2017-1, l'égalité est "
    "départagée par l'instant de présentation, et une instruction dit combien de personnes peuvent être invitées (Loi, "
    "10.3(1)j)). Accepté : invitations, un nombre entier.",
)
