"""Somebody in every role, who wrote markup wherever free text is taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.apps import apps

from express_entry.accounts import firms, operators
from express_entry.accounts.roles import Role
from express_entry.application import asking, assigning, receiving
from express_entry.application.examinationrows import LetterKind
from express_entry.law.days import day_of
from express_entry.pool import bars, provinces
from express_entry.pool.units import Desk
from express_entry.privacy import correcting
from tests.api.front import OPERATOR, Front, clock
from tests.candidates.somebody import Somebody, file
from tests.pages.signed import account, enters
from tests.pages.visitor import Visitor
from tests.pool.people import named

MARK = "<i class=made-up>'\"&amp;{{ 7 }}"
"""Free text that would be markup, an end of an attribute, a character of its own or a template, were it not escaped."""
FIRM = "marked"
PASSPORTS = ("QX7731001", "QX7731002", "QX7731003")
OF_LOOKING = {"pool.AuditEntry", "pool.AuditHead", "accounts.Sitting", "sessions.Session"}
HOMES = {
    "candidate": "candidates:home",
    "other candidate": "candidates:home",
    Role.REPRESENTATIVE.value: "representatives:home",
    Role.PROVINCE.value: "provincial:home",
    Role.ROUND_OFFICER.value: "office:home",
    Role.CASE_OFFICER.value: "casework:home",
    Role.AUDITOR.value: "office:home",
    Role.ADMINISTRATOR.value: "office:accounts",
}


@dataclass
class World:
    """Who has signed in, and where each begins."""

    front: Front
    visitors: dict[str, tuple[Visitor, str]] = field(default_factory=dict)
    secrets: set[str] = field(default_factory=set)
    """What tells of a person or opens something, and stands in no address."""
    before: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    """The rows of every table, once all was written."""


def written(front: Front) -> World:
    """The world, made by the acts of those who live in it."""
    made = World(front, secrets={*PASSPORTS, "made-up", "example.org"})
    me, other, third = (Somebody(front) for _ in range(3))
    made.visitors["candidate"] = (me.visitor, HOMES["candidate"])
    made.visitors["other candidate"] = (other.visitor, HOMES["other candidate"])
    operators.add_firm(OPERATOR, slug=FIRM, name=MARK)
    for role in Role:
        if role.value in HOMES and role is not Role.CANDIDATE:
            about = FIRM if role is Role.REPRESENTATIVE else None
            made.visitors[role.value] = (enters(account(front, role, about=about)), HOMES[role.value])
    for one, passport in zip((me, other, third), PASSPORTS, strict=True):
        _submits(one, passport)
    _round(front)
    _applies(front, me)
    _waits(made, other)
    bars.record(OPERATOR, third.number, begins=day_of(clock()), basis=MARK)
    me.visitor.posts("entrance:tokens", {"name": MARK, "days": "30"})
    codes = {each.profile.code for each in (me, other, third)}
    keys = {visitor.client.cookies["session"].value for visitor, _ in made.visitors.values()}
    made.secrets |= {each for each in codes | keys if each}
    made.before = rows()
    return made


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but of those that tell who looked."""
    tables = [model for model in apps.get_models() if model._meta.label not in OF_LOOKING]
    return {model._meta.label: sorted(model._default_manager.values_list(), key=repr) for model in tables}


def _submits(one: Somebody, passport: str) -> None:
    stated = named(one.front.person(passport, age=29 if passport == PASSPORTS[0] else 33), MARK, MARK, passport=True)
    stated["reference"] = MARK
    for each in stated["work"]:
        each["employer"] = MARK
    made = one.front.ask("POST", "/profiles", one.token, {"document": stated})
    assert made.status == 201, made.data
    one.number = str(made.tree["number"])
    assert one.front.ask("POST", f"/profiles/{one.number}/submission", one.token).status == 200


def _round(front: Front) -> None:
    """A round that invites the first of them, with a correction that somebody noted."""
    officer, other = front.token(Role.ROUND_OFFICER), front.token(Role.AUTHORISING_OFFICER)
    drafted = {
        "number": "r1",
        "grouping": "general",
        "programs": ["cec", "fsw", "fst"],
        "legal_basis": MARK,
        "invitations": 1,
        "earliest": "2026-01-01T00:00:00Z",
    }
    _done(front, officer, "/rounds", drafted)
    _done(front, other, "/rounds/r1/authorisation")
    _done(front, officer, "/rounds/r1/run")
    _done(front, officer, "/rounds/r1/publication")


def _applies(front: Front, me: Somebody) -> None:
    """An application with markup in its forms, a letter about it, its answer, notes, and a record that is wrong."""
    me.application = str(_done(front, me.token, "/applications", {"profile": me.number})["number"])
    spell = {"from": "2010-01", "country": "PT"}
    counsel = {
        "paid": True,
        **dict.fromkeys(("name", "postal_address", "telephone", "body", "membership_number"), MARK),
    }
    tree = {
        "addresses": [{**spell, "what": MARK}],
        "activities": [{**spell, "what": "employed", "detail": MARK}],
        "representative": counsel,
        "adviser": "none",
        "declaration": {"complete_and_accurate": True},
    }
    path = f"/applications/{me.application}"
    patched = front.ask("PATCH", f"{path}/form", me.token, tree, If_Match="*")
    assert patched.status == 200, patched.data
    _done(front, me.token, f"{path}/submission", {"signature": MARK, "incomplete": True})
    officer = account(front, Role.CASE_OFFICER)
    assigning.assign(OPERATOR, me.application, officer.pseudonym)
    desk = Desk(officer.pseudonym, clock)
    receiving.accept(desk, me.application, note=MARK)
    until = day_of(clock()) + timedelta(days=30)
    letters = [asking.send(desk, me.application, LetterKind.REQUEST, MARK, answer_by=until).id for _ in range(2)]
    me.says("paper", {"file": file(name=f"{MARK}.pdf")}, item=f"letter/{letters[0]}")
    asking.answer(OPERATOR, me.application, letters[0], MARK)
    _done(front, front.token_of(officer), f"{path}/notes", {"text": MARK})
    correcting.ask(OPERATOR, me.number, field="person.date_of_birth", words=MARK)


def _waits(made: World, other: Somebody) -> None:
    """Somebody in the pool whom a province nominates, and for whom a firm acts."""
    front, today = made.front, day_of(clock())
    province = front.token(Role.PROVINCE)
    provinces.allocate(OPERATOR, "ON", today.year, 40, source=MARK)
    _done(front, province, "/interests", {"profile": other.number, "stream": MARK})
    body = {"profile": other.number, "code": other.profile.code, "certificate": MARK, "issued": "2026-01-15"}
    _done(front, province, "/nominations", body)
    person = other.profile.person_id
    assert person is not None
    key = firms.appoint(OPERATOR, person, FIRM, until=None).id
    token = front.token(Role.REPRESENTATIVE, about=FIRM)
    assert front.ask("PATCH", f"/appointments/{key}", token, {"known_as": MARK}).status == 200


def _done(front: Front, token: str, path: str, body: Any = None) -> Any:
    answer = front.ask("POST", path, token, body)
    assert answer.status in {200, 201}, (path, answer.data)
    return answer.tree
