"""Who is on their way in: by a link, with a second factor, half signed in; and whoever has a token and a passkey."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pyotp

from express_entry.accounts import factors, passkeys, readdressing, recovering, registering, tokens
from express_entry.accounts.factorrows import Passkey
from express_entry.accounts.roles import Role
from express_entry.accounts.sittings import Sitting
from express_entry.accounts.tickets import Ticket, link_of
from express_entry.accounts.users import User
from express_entry.entrance.half import SIGN_IN, Half, remember
from tests.entrance.softkey import HOST, ORIGIN, SoftKey

from .pagepeople import People
from .pageseats import ANYBODY, Place, Seat, session
from .pagewalk import in_session, session_of

NETWORK = "127.0.0.1"


def entrances(people: People) -> tuple[list[Seat], list[Seat]]:
    """Whoever has not signed in yet, and whoever looks after an account with everything there is."""
    keys = people.another("keys", Role.CANDIDATE)
    _with_factors(people, keys)
    token, _ = tokens.issue(people.desk(keys.pseudonym), keys, name="bench", days=30)
    passkey = Passkey.objects.filter(user=keys).latest("id")
    other = readdressing.ask(
        people.desk(keys.pseudonym), keys, "bench-other@example.org", origin=ORIGIN, address=NETWORK
    )
    begins = (
        Place("entrance:new_email", {"link": link_of(other)}),
        Place("entrance:no_passkey", {"key": str(passkey.id)}),
        Place("entrance:no_token", {"key": str(token.id)}),
        Place("entrance:codes"),
        Place("entrance:factors"),
    )
    public = [
        Seat(ANYBODY, None, _links(people)),
        Seat(ANYBODY, _half_in(keys), (Place("entrance:second"),), "entrance"),
    ]
    return public, [Seat(Role.CANDIDATE.value, session(keys), begins, "entrance")]


def _links(people: People) -> list[Place]:
    """Where the links of a registration and of a forgotten password lead."""
    known = people.account(Role.CANDIDATE).email
    asked: tuple[tuple[str, Callable[..., Ticket | None], str], ...] = (
        ("confirm", registering.register, "bench-new@example.org"),
        ("recovery", recovering.ask, known),
    )
    pages = []
    for page, ask, email in asked:
        ticket = ask(people.system, email=email, language="en", origin=ORIGIN, address=NETWORK)
        assert ticket is not None
        pages.append(Place(f"entrance:{page}", {"link": link_of(ticket)}))
    return pages


def _with_factors(people: People, user: User) -> None:
    """An authenticator and a passkey."""
    desk = people.desk(user.pseudonym)
    session_of(user)
    sitting = Sitting.objects.filter(user=user).latest("id")
    code = pyotp.TOTP(factors.offer_authenticator(desk, user)).now()
    factors.take_authenticator(desk, sitting, code, origin=ORIGIN, address=NETWORK)
    options, state = passkeys.offer(user, ORIGIN, HOST)
    made = SoftKey().makes(options)
    passkeys.take(desk, sitting, made, state, name="bench", origin=ORIGIN, host=HOST)


def _half_in(user: User) -> Callable[[], str]:
    """A session in which the password was right, and the second factor is still to be shown."""
    return lambda: in_session(lambda request: remember(request, Half(user, SIGN_IN, ""), datetime.now(UTC)))
