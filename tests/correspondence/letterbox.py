"""A bureau whose people have accounts, carriers that take everything or nothing, and what they took."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

from express_entry.accounts import firms, operators
from express_entry.accounts.roles import Role
from express_entry.accounts.users import Grant
from express_entry.application.keeping import found
from express_entry.correspondence import sending
from express_entry.correspondence.carriers import Carrier
from express_entry.correspondence.reading import person_of
from express_entry.correspondence.rows import Notice
from express_entry.correspondence.sending import Sent
from express_entry.law.text import Language
from express_entry.pool.people import Person
from tests.application.bureau import DAY, Bureau
from tests.pool.people import Document, document

PHRASE = "a long made-up phrase of tests"
SENDER = "no-reply@example.org"
NAMES = ("Zoraida", "Quintanilha")


class Kept:
    """Takes every message, and keeps it."""

    def __init__(self) -> None:
        self.taken: list[tuple[EmailMessage, str]] = []

    def take(self, message: EmailMessage, to: str) -> None:
        self.taken.append((message, to))

    @property
    def addresses(self) -> list[str]:
        return [to for _, to in self.taken]


class Letterbox(Bureau):
    """The bureau, with accounts of applicants and of a firm."""

    def named(self, passport: str = "X") -> Document:
        stated = document(passport, DAY)
        stated["person"] |= {"given_names": NAMES[0], "family_name": NAMES[1]}
        return stated

    def account(self, number: str, email: str = "ana@example.org", language: Language = "en") -> Person:
        """The person behind a profile or an application, who has an account from now on."""
        user = operators.create(self.system, email=email, password=PHRASE, language=language)
        person = person_of(number)
        Grant.objects.create(user=user, role=Role.CANDIDATE.value, person=person, granted=self.now, granted_by="system")
        return person

    def represented(self, number: str, email: str = "rep@example.org", language: Language = "fr") -> firms.Appointment:
        """The person behind an application is represented by a firm, of which somebody has an account."""
        operators.add_firm(self.system, slug="made-up", name="Made-up")
        operators.create(self.system, email=email, password=PHRASE, language=language)
        operators.grant(self.system, email=email, role=Role.REPRESENTATIVE, about="made-up")
        return firms.appoint(self.applicant, person_of(number).id, "made-up", until=None)

    def submitted(self, email: str = "ana@example.org", language: Language = "en") -> str:
        """An application that was received, of somebody with a name and an account."""
        number = self.ready(self.named())
        self.account(number, email, language)
        self.hand_in(number)
        from express_entry.application import assigning

        assigning.assign(self.desk_head, number, "anna")
        return number

    def accepted(self, language: Language = "en") -> str:
        from express_entry.application import receiving

        number = self.submitted(language=language)
        receiving.accept(self.anna, number)
        return number

    def send(self, carrier: Carrier | None = None) -> Sent:
        return sending.run(self.system, carrier or Kept(), SENDER)

    def sent(self) -> list[tuple[EmailMessage, str]]:
        kept = Kept()
        self.send(kept)
        return kept.taken


def waiting() -> list[str]:
    return list(Notice.objects.filter(state="waiting").order_by("id").values_list("user__email", flat=True))


def kinds(number: str) -> list[str]:
    return list(found(number).issued_letters.order_by("id").values_list("kind", flat=True))


@contextmanager
def nothing_new(number: str) -> Iterator[None]:
    before = kinds(number)
    yield
    assert kinds(number) == before
