"""Accounts to look around with: one in every role over a demo pool, under one password that is made up each time.

The candidate is one of the invented people in the pool, whom the round that waits would invite and who came after
those that were held; the representative's firm acts for them. The round officer has drafted a round, which waits for
the authorising officer. Nothing of this is made where the pool is not a demo.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import F, Max, QuerySet

from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.pool import allocations, provinces
from express_entry.pool.demo import DRAFTED, EARLIER, NUMBER, OFFICERS, demo_program, draft_round
from express_entry.pool.faults import Conflict
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.models import Allocation, Person, Profile, Round
from express_entry.pool.programbits import programs_of, those
from express_entry.pool.states import RoundState
from express_entry.pool.units import Desk, together, unit

from . import operators
from .firms import Appointment, Firm, appoint, name_clients
from .phrases import made_up
from .roles import Role
from .users import Grant, User

FIRM, PROVINCE = "demo-firm", "ON"
ABOUT = {Role.REPRESENTATIVE: FIRM, Role.PROVINCE: PROVINCE}
CLIENTS, NEWCOMERS, SPARE = 16, 50, 250
"""How many with an application the firm acts for besides the candidate, how many people without a profile, and how many
nominations the province has left."""
ENDING, TURNING, HIGHEST = 2, 3, 7
"""How many in the pool the firm acts for whose time is over soonest, whose points change next, who stand highest."""
NOMINEES = 600
"""From so many points on stand those alone whom a province nominated."""
STATED = (ProfileState.INVITED.value, ProfileState.APPLIED.value)
GIVEN = (
    *("Amara", "Bruno", "Chloé", "Dilnoza", "Emeka", "Farah", "Gabriel", "Hana"),
    *("Ioana", "Jorge", "Kavita", "Leila", "Mateus", "Ngozi", "Olena", "Pavel"),
)
FAMILY = (
    *("Abara", "Bianchi", "Castro", "Dubois", "Eze", "Ferreira", "Gupta", "Haddad"),
    *("Ivanov", "Joshi", "Kovac", "Lopez", "Mensah", "Novak", "Okoye", "Park"),
)
"""Of which the names of the firm's clients are made up."""
SECOND = "second-case-officer@example.org"
"""Another case officer: what one proposes, another confirms."""
WITHIN = 100
"""How many of the class stand before the candidate, where there are so many."""


class DemoAccounts(NamedTuple):
    """The accounts, by role, the password of them all, which is kept nowhere, and the round that waits for one."""

    emails: dict[Role, str]
    phrase: str
    waits: str
    second: str = SECOND


def email_of(role: Role) -> str:
    """The address of the account that has a role."""
    return f"{role.value.replace('_', '-')}@example.org"


def demo_accounts(desk: Desk) -> DemoAccounts:
    """Make the accounts, or give those that are there another password.

    :raises Conflict: where the pool is not a demo.
    """
    if not Round.objects.filter(number=NUMBER, drafted_by=OFFICERS[0]).exists():
        raise Conflict(NO_DEMO.of())
    phrase = made_up()
    if not Firm.objects.filter(slug=FIRM).exists():
        operators.add_firm(desk, slug=FIRM, name="Demo Immigration")
    emails = {role: email_of(role) for role in Role}
    for role, email in (*emails.items(), (Role.CASE_OFFICER, SECOND)):
        user = User.objects.filter(email=email).first()
        if user is None:
            user = operators.create(desk, email=email, password=phrase, language="en")
        else:
            _change(desk, user, phrase)
        if not Grant.objects.filter(user=user, role=role.value).exists():
            operators.grant(desk, email=email, role=role, about=ABOUT.get(role, ""))
    draft_round(Desk(operators.known(emails[Role.ROUND_OFFICER]).pseudonym, desk.clock))
    _adopt(desk, emails[Role.CANDIDATE])
    _caseload(desk)
    _allocation(desk)
    waits = Round.objects.filter(number=DRAFTED, state=RoundState.DRAFTED.value).exists()
    return DemoAccounts(emails, phrase, DRAFTED if waits else "")


def demo_emails() -> list[tuple[Role, str]]:
    """The accounts of a demonstration with their roles, as far as they are there; none where the pool is not a demo."""
    emails = [(role, email_of(role)) for role in Role]
    emails.insert(emails.index((Role.CASE_OFFICER, email_of(Role.CASE_OFFICER))) + 1, (Role.CASE_OFFICER, SECOND))
    every = [email for _, email in emails]
    there = set(User.objects.filter(email__in=every, is_active=True).values_list("email", flat=True))
    if not there or not Round.objects.filter(number=NUMBER, drafted_by=OFFICERS[0]).exists():
        return []
    return [(role, email) for role, email in emails if email in there]


def _change(desk: Desk, user: User, phrase: str) -> None:
    with unit(desk) as now:
        user.set_password(phrase)
        user.save()
        now.tell("account.password", user.pseudonym)


def _adopt(desk: Desk, email: str) -> None:
    """Let the candidate be somebody in the pool, for whom the firm acts."""
    grant = Grant.objects.get(user__email=email, role=Role.CANDIDATE.value)
    if Profile.objects.filter(person=grant.person_id).exists():
        return
    person = _somebody(demo_program(desk.clock()))
    if person is None:
        return
    with unit(desk) as now:
        grant.person_id = person
        grant.save()
        now.tell("account.adopted", operators.known(email).pseudonym)
    if not Appointment.objects.filter(person=person).exists():
        appoint(desk, person, FIRM, until=None)


def _somebody(program: str) -> uuid.UUID | None:
    """A person in the pool whom a round of the class that waits would invite, and not as a nominee.

    The rounds that the demo held before did not invite them: whoever was there with such points would have been.
    """
    ranked = Profile.objects.filter(state=ProfileState.IN_POOL.value, points__isnull=False, person__isnull=False)
    covered = those(lambda bits: program in programs_of(bits) and "pnp" not in programs_of(bits))
    order = ranked.filter(programs__in=covered).order_by("-points", "submitted", "id")
    held = Round.objects.filter(number__in=EARLIER).aggregate(last=Max("instant"))["last"]
    best = list(order.values_list("person", "submitted")[: WITHIN + 1])
    return next((person for person, submitted in reversed(best) if held is None or submitted > held), None)


def _caseload(desk: Desk) -> None:
    """Let the firm act for some in the pool, those first of whom something changes soonest, and for some newcomers."""
    known = Appointment.objects.filter(firm__slug=FIRM)
    if known.count() > 1:
        return
    with together():
        clients = list(_clients(known.values("person")))
        with unit(desk) as now:
            newcomers = [Person.objects.create(created=now.now).id for _ in range(NEWCOMERS)]
        for person in (*clients, *newcomers):
            appoint(desk, person, FIRM, until=None)
        # Who has applied stated a name of their own.
        keys = known.exclude(person__profiles__state__in=STATED).order_by("id").values_list("id", flat=True)
        name_clients(desk, {key: _name(place) for place, key in enumerate(keys)})


def _clients(taken: QuerySet[Any, Any]) -> Iterator[uuid.UUID]:
    """Some of every kind: who has applied, whose time is over soon, whose points change, who stands highest."""
    known = Profile.objects.filter(person__isnull=False).exclude(person__in=taken)
    pool = known.filter(state=ProfileState.IN_POOL.value)
    found = list(known.filter(state__in=STATED).order_by("-id").values_list("person", flat=True)[:CLIENTS])
    for narrowed, order, many in (
        (pool.filter(expires__isnull=False), "expires", ENDING),
        (pool.filter(due__lt=F("expires")), "due", TURNING),
        (pool.filter(points__lt=NOMINEES), "-points", HIGHEST),
    ):
        others = narrowed.exclude(person__in=found).order_by(order, "id")
        found += others.values_list("person", flat=True)[:many]
    yield from found


def _name(place: int) -> str:
    """A name of nobody, another at each place of a firm's list."""
    return f"{GIVEN[place % len(GIVEN)]} {FAMILY[(place * 7 + place // len(GIVEN)) % len(FAMILY)]}"


def _allocation(desk: Desk) -> None:
    """Give the province an allocation of this year of which something is left."""
    now = desk.clock()
    year = day_of(now).year
    if not Allocation.objects.filter(province=PROVINCE, year=year).exists():
        provinces.allocate(desk, PROVINCE, year, allocations.used(PROVINCE, year, now) + SPARE, source="demo")


NO_DEMO = Text(
    "the pool is not a demo. Accepted: one that pool demo filled, in a data folder of its own.",
    "le bassin n'est pas une démonstration. Accepté : un bassin rempli par pool demo, dans un dossier à part.",
)
