"""What the tables of accounts hold of people; what is a firm's, or an officer's as such, is not a candidate's."""

from __future__ import annotations

from django.db.models import Q

from express_entry.pool.holdings import DIGEST, SECRET, Holding, Kind, Whose
from express_entry.pool.outside import OFFICERS
from express_entry.pool.provinces import PROVINCES

from .attempts import digests_at, digests_of


def _failures(whose: Whose) -> Q:
    return Q(account__in=digests_of(whose.emails)) | Q(account__in=digests_at(whose.numbers, PROVINCES))


HOLDINGS = (
    Holding(
        "accounts.Appointment",
        Kind.ACCOUNT,
        lambda whose: Q(person=whose.person),
        shown="firm made until ended known_as",
        hidden={"ended_by": OFFICERS},
        plain="id person",
    ),
    Holding(
        "accounts.Token",
        Kind.ACCOUNT,
        lambda whose: Q(user__in=whose.users),
        shown="name created expires used revoked",
        hidden={"digest": SECRET},
        plain="id user",
    ),
    Holding(
        "accounts.Grant",
        Kind.ACCOUNT,
        lambda whose: Q(person=whose.person) | Q(user__in=whose.users),
        shown="role granted",
        hidden={"granted_by": OFFICERS},
        plain="id user person firm province",
    ),
    Holding(
        "accounts.AskedGrant",
        Kind.ACCOUNT,
        lambda whose: Q(user__in=whose.users),
        shown="role asked",
        hidden={"asked_by": OFFICERS},
        plain="id user",
    ),
    Holding(
        "accounts.Failure",
        Kind.PASSING,
        _failures,
        shown="at",
        hidden={"account": DIGEST, "address": DIGEST},
        plain="id",
    ),
    Holding(
        "accounts.Ticket",
        Kind.PASSING,
        lambda whose: Q(user__in=whose.users) | Q(email__in=whose.emails),
        shown="purpose email language origin made until used",
        plain="id user",
    ),
    Holding(
        "accounts.Sitting",
        Kind.PASSING,
        lambda whose: Q(user__in=whose.users),
        shown="browser by_factor begun seen proved ended",
        hidden={"digest": SECRET},
        plain="id user",
    ),
    Holding(
        "accounts.Authenticator",
        Kind.ACCOUNT,
        lambda whose: Q(user__in=whose.users),
        shown="made confirmed",
        hidden={"sealed": SECRET, "step": SECRET},
        plain="id user",
    ),
    Holding(
        "accounts.Passkey",
        Kind.ACCOUNT,
        lambda whose: Q(user__in=whose.users),
        shown="name credential signs made used",
        hidden={"public": SECRET},
        plain="id user",
    ),
    Holding(
        "accounts.RecoveryCode",
        Kind.ACCOUNT,
        lambda whose: Q(user__in=whose.users),
        shown="made used",
        hidden={"digest": SECRET},
        plain="id user",
    ),
    Holding(
        "accounts.User",
        Kind.ACCOUNT,
        lambda whose: Q(id__in=whose.users),
        shown="email language is_active handed_over pseudonym created",
        hidden={"password": SECRET},
        plain="id",
    ),
    Holding("accounts.Firm", Kind.NONE, plain="id slug name created"),
)
