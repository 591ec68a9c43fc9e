"""Who asks: an account with its roles, or somebody not signed in; and what of the pool is within their reach."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Q

from .firms import clients_of
from .permissions import permission
from .roles import Role, Scope
from .sittings import WITH_FACTOR, Sitting
from .users import Grant, User

NOTHING = Q(pk__in=[])
"""The condition that no row meets."""


@dataclass(frozen=True)
class Caller:
    """Who asks, and when: without an account, nobody in particular."""

    now: datetime
    user: User | None = None
    by_token: bool = False
    sitting: Sitting | None = None
    """The session in which they ask."""

    @property
    def pseudonym(self) -> str:
        """The name under which the audit trail tells of them."""
        return "anyone" if self.user is None else self.user.pseudonym

    @cached_property
    def grants(self) -> tuple[Grant, ...]:
        """The roles they hold."""
        return () if self.user is None else tuple(Grant.objects.filter(user=self.user).order_by("id"))

    @property
    def roles(self) -> frozenset[Role]:
        """The roles by name."""
        return frozenset(Role(each.role) for each in self.grants)

    @property
    def needs_factor(self) -> bool:
        """Whether a role of theirs asks for a second factor, and none was shown in this session."""
        return self.sitting is not None and not self.sitting.by_factor and bool(self.roles & WITH_FACTOR)

    @property
    def is_lately(self) -> bool:
        """Whether they showed who they are a short time ago; a token shows it each time."""
        return self.sitting is None or self.sitting.is_lately(self.now)

    def may(self, action: str) -> bool:
        """Whether they may do something at all, be it of a part."""
        asked = permission(action)
        if asked.anyone or (asked.is_of_accounts and self.sitting is not None):
            return True
        return any(role in asked.roles for role in self.roles)

    def reach(self, action: str) -> frozenset[Scope]:
        """How far they may do something: the scopes of all their roles."""
        asked = permission(action)
        return frozenset(asked.roles[role] for role in self.roles if role in asked.roles)

    # ------------------------------------------------------------------------------------------------ within reach

    @property
    def persons(self) -> list[uuid.UUID]:
        """The people that they are, by pseudonym."""
        return [each.person_id for each in self.grants if each.person_id is not None]

    @property
    def firms(self) -> list[int]:
        """The firms for which they act."""
        return [each.firm_id for each in self.grants if each.role == Role.REPRESENTATIVE and each.firm_id is not None]

    @property
    def provinces(self) -> list[str]:
        """The provinces for which they act."""
        return [each.province for each in self.grants if each.role == Role.PROVINCE]

    def people(self, action: str, column: str) -> Q:
        """The condition that a row is about a person of whom they may do something; ``column`` names the person."""
        reach = self.reach(action)
        if Scope.ANY in reach:
            return Q()
        found = NOTHING
        if Scope.OWN in reach:
            found |= Q(**{f"{column}__in": self.persons})
        if Scope.CLIENT in reach:
            found |= Q(**{f"{column}__in": clients_of(self.firms, self.now).values("person_id")})
        return found

    def within(self, action: str, *, person: str, province: str) -> Q:
        """As :meth:`people`, of rows that a province made too."""
        if Scope.ANY in self.reach(action):
            return Q()
        return self.people(action, person) | self.of_province(action, province)

    def of_province(self, action: str, column: str) -> Q:
        """The condition that a row is of a province of which they may do something."""
        reach = self.reach(action)
        if Scope.ANY in reach:
            return Q()
        return Q(**{f"{column}__in": self.provinces}) if Scope.OWN_PROVINCE in reach else NOTHING


def role_names(roles: Iterable[Role]) -> list[str]:
    """Roles in one order."""
    held = set(roles)
    return [each.value for each in Role if each in held]
