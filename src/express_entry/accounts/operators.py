"""What operators do with accounts from the command line: make them, give roles and tokens, close them, list them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from express_entry.law import Language, Text
from express_entry.pool.faults import Conflict, Forbidden, NotFound, Unacceptable
from express_entry.pool.people import Person
from express_entry.pool.provinces import PROVINCES
from express_entry.pool.units import Desk, Unit, unit

from . import apart, sittings, tokens
from .callers import role_names
from .factorrows import Authenticator, Passkey
from .factors import Shown, factors_of, removed
from .firms import Firm
from .roles import OFFICE, OVER_ROUNDS, Role
from .signin import require_email, require_password
from .tokens import Token
from .users import Grant, User, plain_email


class Account(NamedTuple):
    """An account as it is listed: roles with what they are about, tokens that are not revoked."""

    email: str
    pseudonym: str
    active: bool
    roles: tuple[str, ...]
    tokens: tuple[Token, ...]


def create(desk: Desk, *, email: str, password: str | None, language: Language) -> User:
    """An account without roles; without a password it signs in with tokens alone.

    :raises Unacceptable: for an address or a password that cannot be used.
    :raises Conflict: where the address has an account.
    """
    require_email(email)
    if password is not None:
        require_password(email, password)
    with unit(desk) as now:
        try:
            with transaction.atomic():
                made = User.objects.register(email, password, language=language, now=now.now)
        except IntegrityError:
            raise Conflict(KNOWN.of()) from None
        now.tell("account.created", made.pseudonym)
        return made


def grant(desk: Desk, *, email: str, role: Role, about: str = "") -> Grant:
    """Give an account a role; ``about`` is the firm of a representative or the province of an official of one.

    :raises Unacceptable: where the role needs a firm or a province and none that fits is named.
    :raises Conflict: where the account has it.
    :raises Forbidden: to somebody who would give it to themselves; and to an administrator, where a role of an office
        is to go to an account whose password others know, or one of a round beside the other, or one that another
        administrator has to confirm.
    """
    with unit(desk) as now:
        user = of_another(now, email)
        if User.objects.filter(pseudonym=now.actor).exists():
            apart.require_own_password(user, role)
            apart.require_apart(now.actor, role)
        if needs_another(now.actor, user, role):
            raise Forbidden(TWO.of(role=role.words))
        return given(now, user, role, about)


def given(now: Unit, user: User, role: Role, about: str = "", *, asked_by: str = "") -> Grant:
    """A role that is given, once whether it may be was looked at; ``asked_by`` is who asked, where another confirms it.

    :raises Unacceptable: where the role needs a firm or a province and none that fits is named.
    :raises Conflict: where the account has it.
    """
    made = Grant(user=user, role=role.value, granted=now.now, granted_by=asked_by or now.actor)
    _fill(now, made, role, about)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Conflict(HELD.of(role=role.words)) from None
    also = {"asked_by": asked_by} if asked_by else {}
    now.tell("account.granted", user.pseudonym, role=role.value, about=about, **also)
    return made


def administrators() -> QuerySet[User]:
    """The accounts that are open and an administrator's."""
    holding = Grant.objects.filter(role=Role.ADMINISTRATOR.value).values("user")
    return User.objects.filter(id__in=holding, is_active=True)


def needs_another(actor: str, user: User, role: Role) -> bool:
    """Whether an administrator who gives a role needs another one, who is neither of the two, to confirm it.

    Whoever acts at the command line has no account and needs nobody; neither does the only administrator there is.
    """
    if role not in OVER_ROUNDS or not User.objects.filter(pseudonym=actor).exists():
        return False
    return administrators().exclude(pseudonym=actor).exclude(id=user.id).exists()


def _fill(now: Unit, made: Grant, role: Role, about: str) -> None:
    if role is Role.PROVINCE:
        if about not in PROVINCES:
            raise Unacceptable(NO_PROVINCE.of(value=about[:20] or "-", accepted=", ".join(PROVINCES)))
        made.province = about
    elif role is Role.REPRESENTATIVE:
        made.firm = Firm.objects.filter(slug=about).first()
        if made.firm is None:
            raise Unacceptable(NO_FIRM.of(value=about[:40] or "-"))
    elif about:
        raise Unacceptable(ABOUT_NOTHING.of(role=role.words))
    elif role is Role.CANDIDATE:
        made.person = Person.objects.create(created=now.now)


def withdraw(desk: Desk, *, email: str, role: Role) -> int:
    """Take a role from an account, with everything it was about; how many grants that were.

    :raises Conflict: where the account has no such role.
    :raises Forbidden: to somebody who would take it from themselves.
    """
    with unit(desk) as now:
        user = of_another(now, email)
        gone, _ = Grant.objects.filter(user=user, role=role.value).delete()
        if not gone:
            raise Conflict(NOT_HELD.of(role=role.words))
        now.tell("account.ungranted", user.pseudonym, role=role.value)
        return gone


def close(desk: Desk, *, email: str) -> User:
    """Close an account: no password and no token of it signs anybody in.

    :raises Forbidden: to somebody who would close their own.
    """
    with unit(desk) as now:
        user = of_another(now, email)
        if user.is_active:
            user.is_active = False
            user.save()
            user.asked_grants.all().delete()
            now.tell("account.closed", user.pseudonym)
        return user


def take_factors(desk: Desk, *, email: str, origin: str) -> None:
    """Take every second factor from an account that lost them; its sessions and tokens end, and the address is told.

    :param origin: where the service is reached, as the message says.
    :raises Conflict: where the account has none.
    :raises Forbidden: to somebody who would do so with their own.
    """
    with unit(desk) as now:
        user = of_another(now, email)
        if not factors_of(user).any:
            raise Conflict(NO_FACTORS.of())
        for rows, what in ((Authenticator.objects, Shown.AUTHENTICATOR), (Passkey.objects, Shown.PASSKEY)):
            gone, _ = rows.filter(user=user).delete()
            if gone:
                removed(now, user, what, origin)
        sittings.end_all(user, now.now)
        tokens.revoke_all(now, user)


def add_firm(desk: Desk, *, slug: str, name: str) -> Firm:
    """Register a firm of representatives.

    :raises Unacceptable: for a name that cannot be one.
    :raises Conflict: where the short name is taken.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{1,62}", slug):
        raise Unacceptable(NO_SLUG.of(value=slug[:40]))
    if not name.strip() or len(name) > 200:
        raise Unacceptable(NO_NAME.of())
    with unit(desk) as now:
        try:
            with transaction.atomic():
                made = Firm.objects.create(slug=slug, name=name.strip(), created=now.now)
        except IntegrityError:
            raise Conflict(TAKEN.of(value=slug)) from None
        now.tell("firm.added", slug)
        return made


def known(email: str) -> User:
    """The account of an address.

    :raises NotFound: where there is none.
    """
    found = User.objects.filter(email=plain_email(email)).first()
    if found is None:
        raise NotFound(NO_ACCOUNT.of(value=email[:60]))
    return found


def of_another(now: Unit, email: str) -> User:
    """The account of an address, which is another's than of whoever acts.

    :raises NotFound: where there is none.
    :raises Forbidden: where it is their own.
    """
    user = known(email)
    require_another(now.actor, user)
    return user


def require_another(actor: str, user: User) -> None:
    """See to it that an account is another's than of whoever acts: nobody decides on their own.

    :raises Forbidden: where it is their own.
    """
    if user.pseudonym == actor:
        raise Forbidden(OWN.of())


def require_program(user: User) -> None:
    """See to it that an account is a program's, which has no password: nobody issues a token to act as somebody.

    :raises Forbidden: where it has one, or a role of an office, in which nobody acts by another's token.
    """
    if user.has_usable_password():
        raise Forbidden(SOMEBODYS.of())
    if user.grants.filter(role__in=OFFICE).exists():
        raise Forbidden(OF_AN_OFFICE.of())


def listed() -> Iterator[Account]:
    """Every account, in the order in which they were made."""
    for user in User.objects.order_by("id").prefetch_related("grants__firm", "tokens"):
        grants = list(user.grants.all())
        abouts = {
            each.role: [*((each.firm.slug,) if each.firm is not None else ()), *filter(None, (each.province,))]
            for each in grants
        }
        roles = role_names(Role(each.role) for each in grants)
        shown = tuple(f"{role}:{','.join(abouts[role])}" if abouts[role] else role for role in roles)
        open_tokens = tuple(token for token in user.tokens.all() if token.revoked is None)
        yield Account(user.email, user.pseudonym, user.is_active, shown, open_tokens)


KNOWN = Text(
    "email: the address has an account already. Accepted: another address.",
    "adresse : elle a déjà un compte. Accepté : une autre adresse.",
)
NO_PROVINCE = Text(
    "--about: {value} is no province that nominates. Accepted: {accepted}.",
    "--about : {value} n'est pas une province qui désigne. Valeurs acceptées : {accepted}.",
)
NO_FIRM = Text(
    "--about: there is no firm {value}. Accepted: one that account firm registered.",
    "--about : il n'y a pas de cabinet {value}. Accepté : un cabinet inscrit par account firm.",
)
ABOUT_NOTHING = Text(
    "--about: the role {role} is about nothing in particular. Accepted: the same without it.",
    "--about : le rôle « {role} » ne porte sur rien en particulier. Accepté : la même commande sans cette option.",
)
HELD = Text("the account has the role {role} already.", "le compte a déjà le rôle « {role} ».")
TWO = Text(
    "role: {role} is given by two administrators. Accepted: to ask for it, so that another confirms it.",
    "rôle : « {role} » est accordé par deux administrateurs. Accepté : le demander, pour qu'un autre le confirme.",
)
NOT_HELD = Text("the account has no role {role}.", "le compte n'a pas le rôle « {role} ».")
NO_SLUG = Text(
    "firm: {value} cannot be its short name. Accepted: 2 to 63 small letters, digits and dashes.",
    "cabinet : {value} ne peut être son nom court. Valeurs acceptées : de 2 à 63 minuscules, chiffres et tirets.",
)
NO_NAME = Text(
    "name: it is empty or too long. Accepted: up to 200 characters.",
    "nom : il est vide ou trop long. Accepté : 200 caractères au plus.",
)
TAKEN = Text("firm: the name {value} is taken.", "cabinet : le nom {value} est pris.")
NO_FACTORS = Text("the account has no second factor.", "le compte n'a pas de second facteur.")
OWN = Text(
    "the account is your own. Accepted: that of somebody else; another administrator decides on yours.",
    "c'est votre propre compte. Accepté : celui de quelqu'un d'autre; un autre administrateur décide du vôtre.",
)
SOMEBODYS = Text(
    "the account has a password, so it is somebody's. Accepted: that of a program, without one; people make their own "
    "tokens.",
    "le compte a un mot de passe : c'est celui de quelqu'un. Accepté : celui d'un programme, sans mot de passe; les "
    "gens créent eux-mêmes leurs jetons.",
)
OF_AN_OFFICE = Text(
    "the account has a role of an office. Accepted: one that has none; whoever has the command line issues tokens for "
    "it.",
    "le compte a un rôle d'un bureau. Accepté : un compte qui n'en a pas; qui a la ligne de commande délivre des "
    "jetons pour celui-ci.",
)
NO_ACCOUNT = Text(
    "email: there is no account {value}. Accepted: one that account list names.",
    "adresse : il n'y a pas de compte {value}. Accepté : un compte qu'indique account list.",
)
