"""Everybody who acts on the invented files of the demo: the ordinary use cases, by one clock of the past months."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from express_entry.accounts import operators
from express_entry.accounts.demo import SECOND, email_of
from express_entry.accounts.roles import Role
from express_entry.law.days import day_of
from express_entry.pool import intake, publishing, rounds, running
from express_entry.pool.demo import BASIS, EARLIER, OFFICERS, demo_program
from express_entry.pool.units import Desk
from express_entry.profile import check as checked
from express_entry.review import Kind
from express_entry.review.presented import FORM_RULES
from express_entry.selection import Grouping

from . import (
    asking,
    assigning,
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
from .asked import checklist_of
from .demopeople import Invented
from .examinationrows import DecisionKind, LetterKind, TrackKind
from .keeping import found
from .papers import Sealed
from .showing import due_of

ROUNDS = tuple(zip(EARLIER, (205, 75, 25), strict=True))
"""The rounds that invited the invented people, and how many days ago each was held."""
SUBMITTED, STARTED = 6, 2
"""Days before a round on which profiles are submitted, and after it on which applications are started."""

Seal = Callable[[str], Sealed]
"""Seals a made-up document that bears a title."""


@dataclass
class File:
    """Somebody, the profile that was submitted, and the number of the application once there is one."""

    who: Invented
    profile: str = ""
    stated: Any = None
    number: str = ""


class Story:
    """Everybody who acts, by one clock."""

    def __init__(self, end: datetime, seal: Seal) -> None:
        self.end = end
        self.now = end - timedelta(days=365)
        self.seal = seal
        self.applicant, self.system = self.desk("demo.applicant"), self.desk("demo")
        self.first = self.second = self.system

    def desk(self, actor: str) -> Desk:
        """Somebody, by the clock of the story."""
        return Desk(actor, lambda: self.now)

    def comes_to(self, days: float) -> None:
        """Go on to so many days before the end."""
        self.now = max(self.now, self.end - timedelta(days=days))

    def appoint(self) -> None:
        """Make the accounts of the two officers."""
        desks = []
        for email in (email_of(Role.CASE_OFFICER), SECOND):
            made = operators.create(self.system, email=email, password=None, language="en")
            operators.grant(self.system, email=email, role=Role.CASE_OFFICER)
            desks.append(self.desk(made.pseudonym))
        self.first, self.second = desks

    # ---------------------------------------------------------------------------------------------- before receipt

    def submit(self, file: File) -> None:
        """A profile into the pool."""
        file.stated = file.who.profile(day_of(self.now))
        file.profile = intake.start(self.applicant, checked(file.stated)).number
        intake.submit(self.applicant, file.profile)

    def hold(self, number: str, invitations: int) -> None:
        """A round of the program of the demo, published."""
        drafting_officer, authorising = (self.desk(name) for name in OFFICERS)
        item = rounds.Draft(
            number, Grouping.PROGRAM, (demo_program(self.now),), self.now, BASIS, invitations=invitations
        )
        rounds.draft(drafting_officer, item)
        rounds.authorise(authorising, number)
        running.run(drafting_officer, number)
        publishing.publish(drafting_officer, number, None)

    def start(self, file: File) -> None:
        """An application on the invitation, and its forms."""
        file.number = drafting.start(self.applicant, file.profile).number
        drafting.declare(self.applicant, file.number, file.who.form(file.stated))

    def hand_in(self, file: File, *, without: str = "", right: bool = False) -> None:
        """Documents and fees, and the application handed in; ``right`` pays the second fee with it."""
        application = found(file.number)
        form = drafting.form_of(application)
        for each in checklist_of(application, form, self.now).items:
            if each.stage == "application" and each.role != "optional" and not each.needs and each.id != without:
                kept = {rule.id: True for rule in each.form if rule.id in FORM_RULES}
                uploads.attach(self.applicant, file.number, each.id, self.seal(each.id), form=kept)
        self.pay(file, Kind.PROCESSING)
        if right:
            self.pay(file, Kind.RIGHT)
        submitting.submit(self.applicant, file.number, signature=file.who.signature, incomplete=bool(without))

    def pay(self, file: File, kind: Kind) -> None:
        """What is due of a fee."""
        owed = due_of(found(file.number), kind, self.now)
        if owed:
            reference = f"demo-{file.number}-{kind.value}"
            paying.pay(self.applicant, file.number, kind, owed, reference=reference)

    def give(self, file: File, officer: Desk) -> None:
        """The file to an officer."""
        assigning.assign(self.system, file.number, officer.actor)

    # --------------------------------------------------------------------------------------------------- examination

    def accept(self, file: File, officer: Desk) -> None:
        """Found complete."""
        self.give(file, officer)
        receiving.accept(officer, file.number)

    def settle(self, file: File, officer: Desk) -> None:
        """The test found to hold, and every track settled."""
        tested = retesting.latest(found(file.number))
        assert tested is not None
        retesting.find(officer, file.number, tested.id, holds=True, note="Reference letters and results agree.")
        until = day_of(self.end) + timedelta(days=240)
        for kind in examining.unsettled(found(file.number)):
            medical = kind is TrackKind.MEDICAL
            examining.pass_track(officer, file.number, kind, valid_until=until if medical else None)

    def approve(self, file: File, officer: Desk) -> None:
        """Approved, the right of permanent residence fee paid."""
        deciding.approve(officer, file.number, reasons="Every requirement is met and proven.")
        self.pay(file, Kind.RIGHT)

    def issue(self, file: File, officer: Desk) -> None:
        """The visa."""
        concluding.issue_visa(officer, file.number, until=day_of(self.end) + timedelta(days=200))

    def ask(self, file: File, officer: Desk, kind: LetterKind, text: str, days: int) -> None:
        """A letter with so many days to answer."""
        until = day_of(self.now) + timedelta(days=days)
        asking.send(officer, file.number, kind, text, answer_by=until)

    def answer(self, file: File, text: str, paper: str) -> None:
        """The answer to the latest letter, with a document."""
        letter = found(file.number).letters.latest("id")
        slot = f"letter/{letter.id}"
        uploads.attach(self.applicant, file.number, slot, self.seal(paper))
        asking.answer(self.applicant, file.number, letter.id, text)

    def refuse(self, file: File, officer: Desk, kind: DecisionKind, reasons: str, provision: str) -> None:
        """A refusal proposed."""
        deciding.propose(officer, file.number, kind, reasons=reasons, provision=provision)


class Step(NamedTuple):
    """So many days before the end something happens."""

    days: float
    act: Callable[[], object]
