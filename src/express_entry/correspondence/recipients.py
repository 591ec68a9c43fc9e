"""Who is told of what concerns a person: the person's own accounts, and those of the firms that act for them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from express_entry.accounts.firms import Appointment, standing_at
from express_entry.accounts.roles import Role
from express_entry.accounts.users import Grant


class Recipient(NamedTuple):
    """An account that is told, and about whom; ``for_client`` where it is not its own person."""

    user: int
    person: UUID
    for_client: bool


def recipients_of(people: Iterable[UUID], at: datetime) -> list[Recipient]:
    """Every account that is told of what concerns these people, in a fixed order."""
    wanted = list(people)
    active = Grant.objects.filter(user__is_active=True)
    own = active.filter(role=Role.CANDIDATE.value, person__in=wanted).values_list("user", "person")
    found = [Recipient(user, person, False) for user, person in own]
    acting = Appointment.objects.filter(standing_at(at), person__in=wanted).values_list("firm", "person")
    firms: dict[int, list[int]] = {}
    members = active.filter(role=Role.REPRESENTATIVE.value, firm__in={firm for firm, _ in acting})
    for firm, user in members.values_list("firm", "user"):
        if firm is not None:
            firms.setdefault(firm, []).append(user)
    found += [Recipient(user, person, True) for firm, person in acting for user in firms.get(firm, ())]
    return sorted(set(found), key=lambda each: (each.user, each.person.hex, each.for_client))


def reachable(at: datetime) -> set[UUID]:
    """Everybody of whom some account is told."""
    own = Grant.objects.filter(role=Role.CANDIDATE.value, user__is_active=True).values_list("person", flat=True)
    clients = Appointment.objects.filter(standing_at(at)).values_list("person", flat=True)
    return set(own) | set(clients)
