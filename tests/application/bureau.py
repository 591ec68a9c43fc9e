"""Everybody who acts on applications: applicants and officers, by one clock that stands where a test puts it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps

from express_entry.application import (
    asking,
    assigning,
    clock,
    concluding,
    deciding,
    drafting,
    examining,
    paying,
    receiving,
    retesting,
    submitting,
    uploads,
)
from express_entry.application.asked import checklist_of
from express_entry.application.examinationrows import LetterKind, TrackKind
from express_entry.application.forms import FORMAT, Form, check_form
from express_entry.application.keeping import found
from express_entry.application.models import Application
from express_entry.law.days import add_months, day_of
from express_entry.profile import dump
from express_entry.review import Kind
from tests.pool.copies import told_once
from tests.pool.office import NOON, Office, contents
from tests.pool.people import Document, document
from tests.pool.stores import Store

DAY = NOON.date()
PROCESSING, RIGHT = 950, 575
"""Dollars that one adult pays on the day of these tests."""
TABLES = tuple(apps.get_app_config("application").get_models())


@dataclass(frozen=True)
class Paper:
    """A document as a vault would have sealed it."""

    handle: str
    sha256: str
    size: int = 1000
    media_type: str = "application/pdf"
    pages: int = 1


def paper(content: str = "a made-up document") -> Paper:
    return Paper(secrets.token_hex(16), hashlib.sha256(content.encode()).hexdigest())


def declared(stated: Document, **changes: Any) -> Form:
    """The forms of somebody in the pool, with ten years without gaps."""
    tree: dict[str, Any] = {
        "format": FORMAT,
        "profile": stated,
        "family": [],
        "addresses": [
            {"from": "2010-01", "to": "2022-12", "country": "PT", "what": "Rua Inventada 1, Lisboa"},
            {"from": "2023-01", "country": "CA", "what": "1 Made-up Street, Ottawa"},
        ],
        "activities": [
            {"from": "2010-01", "to": "2013-12", "country": "PT", "what": "studying"},
            {"from": "2014-01", "country": "CA", "what": "employed"},
        ],
        "representative": "none",
        "adviser": "none",
        "declaration": {"complete_and_accurate": True},
        "circumstances": {"releases_data": False, "names_differ": False},
    }
    return check_form({**tree, **changes})


class Bureau(Office):
    """The office of the pool, with applicants and three officers of applications."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, NOON)
        self.applicant = self.desk("applicant")
        self.anna, self.boris, self.carla = (self.desk(name) for name in ("anna", "boris", "carla"))
        self.desk_head = self.desk("desk-head")

    # ---------------------------------------------------------------------------------------------- before receipt

    @told_once
    def invite(self, stated: Document | None = None, programs: tuple[str, ...] = ("cec",)) -> str:
        """The number of a profile that a round invited."""
        number = self.submit(stated or document("X", DAY))
        self.hold(f"round-{number}", 1, programs)
        return number

    @told_once
    def start(self, stated: Document | None = None) -> str:
        """The number of a draft application."""
        return drafting.start(self.applicant, self.invite(stated)).number

    def declare(self, number: str, stated: Document | None = None, **changes: Any) -> Application:
        profile = stated or dump(drafting.form_of(found(number)).profile)
        return drafting.declare(self.applicant, number, declared(profile, **changes))

    def attach(self, number: str, item: str, **more: Any) -> None:
        uploads.attach(self.applicant, number, item, paper(item), **more)

    def fill(self, number: str, leave_out: frozenset[str] = frozenset()) -> list[str]:
        """Everything that the list asks for, in its form; what was put in."""
        application = found(number)
        listed = checklist_of(application, drafting.form_of(application), self.now).items
        items = [each for each in listed if each.stage == "application" and each.role != "optional"]
        put = [each for each in items if each.id not in leave_out and not each.needs]
        for each in put:
            self.attach(number, each.id, form={rule.id: True for rule in each.form if rule.id in RULES})
        return [each.id for each in put]

    def pay(self, number: str, amount: int = PROCESSING, kind: Kind = Kind.PROCESSING, on: date | None = None) -> None:
        paying.pay(self.applicant, number, kind, amount, on=on, reference=f"slip-{secrets.token_hex(8)}")

    @told_once
    def ready(self, stated: Document | None = None) -> str:
        """A draft of which nothing is missing."""
        number = self.start(stated)
        self.declare(number)
        self.fill(number)
        self.pay(number)
        return number

    def hand_in(self, number: str, **more: Any) -> Application:
        return submitting.submit(self.applicant, number, signature="Ana Silva", **more)

    # ------------------------------------------------------------------------------------------------- after receipt

    @told_once
    def received(self) -> str:
        number = self.ready()
        self.hand_in(number)
        assigning.assign(self.desk_head, number, "anna")
        return number

    @told_once
    def in_process(self) -> str:
        number = self.received()
        receiving.accept(self.anna, number)
        return number

    def settle(self, number: str, *, medical_days: int = 300) -> None:
        """Every track settled, with the finding that eligibility asks for."""
        latest = retesting.latest(found(number))
        assert latest is not None
        if latest.holds is False:
            latest = retesting.ask(self.anna, number)
        if latest.holds is None:
            retesting.find(self.anna, number, latest.id, holds=True, note="looked at")
        for kind in examining.unsettled(found(number)):
            until = day_of(self.now) + timedelta(days=medical_days) if kind is TrackKind.MEDICAL else None
            examining.pass_track(self.anna, number, kind, valid_until=until)

    @told_once
    def settled(self) -> str:
        number = self.in_process()
        self.settle(number)
        return number

    @told_once
    def approved(self) -> str:
        number = self.settled()
        deciding.approve(self.anna, number, reasons="all of it is proven")
        return number

    def approve_with_fee(self, number: str) -> None:
        deciding.approve(self.anna, number, reasons="all of it is proven")
        self.pay(number, RIGHT, Kind.RIGHT)

    def with_visa(self, *, days: int = 200) -> str:
        number = self.approved()
        self.pay(number, RIGHT, Kind.RIGHT)
        concluding.issue_visa(self.anna, number, until=day_of(self.now) + timedelta(days=days))
        return number

    def letter(self, number: str, kind: LetterKind = LetterKind.REQUEST, days: int = 30) -> int:
        until = day_of(self.now) + timedelta(days=days)
        return asking.send(self.anna, number, kind, "Please explain.", answer_by=until).id

    # ------------------------------------------------------------------------------------------------- what is held

    def application(self, number: str) -> Application:
        return found(number)

    def where(self, number: str) -> str:
        return found(number).state

    def track(self, number: str, kind: TrackKind) -> str:
        return found(number).tracks.get(kind=kind.value).state

    def tick_all(self, days: int = 0) -> dict[str, int]:
        """Run the clock of everything, so many days later; what it did."""
        self.now += timedelta(days=days)
        return dict(clock.run(self.system).done)


def everything() -> Mapping[str, Any]:
    """All that the store holds, of the pool and of applications, row by row."""
    own = {model.__name__: list(model._default_manager.order_by("pk").values()) for model in TABLES}
    return {**contents(), **own}


def months_later(day: date, months: int) -> date:
    return add_months(day, months)


from express_entry.review.presented import FORM_RULES  # noqa: E402

RULES = frozenset(FORM_RULES)
