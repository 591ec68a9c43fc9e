"""Made-up people with words of their own, which are nowhere once they are erased."""

from __future__ import annotations

from typing import Any

from express_entry.accounts import operators
from express_entry.accounts.models import Grant, User
from express_entry.accounts.roles import Role
from express_entry.application import asking, assigning, deciding, receiving, uploads
from express_entry.application.asked import checklist_of
from express_entry.application.drafting import form_of
from express_entry.application.examinationrows import DecisionKind, LetterKind
from express_entry.application.keeping import found
from express_entry.application.models import Note
from express_entry.pool.keeping import found as profile_found
from express_entry.pool.people import Person
from express_entry.review.presented import FORM_RULES
from express_entry.vault import Sealed
from tests.application.bureau import DAY, Bureau
from tests.pool.people import document, named
from tests.privacy.conftest import vault_in_use
from tests.vault import files

PASSPORT = "ZQX77191QK"
FAMILY = "Quetzalquist"
EMAIL = "quetzalquist.ana@example.org"
STREET = "Rue Introuvable 4711"
OFFICERS_WORDS = "the letter of Quetzalquist reads oddly"
WORDS = (PASSPORT, FAMILY, EMAIL, STREET, OFFICERS_WORDS, PASSPORT.lower(), FAMILY.lower())


def stated() -> dict[str, Any]:
    """Somebody who is told apart by all of it."""
    return named(document(PASSPORT, DAY), FAMILY, passport=True)


def person_of(number: str) -> Person:
    """Who stands behind a profile."""
    whose = profile_found(number).person
    assert whose is not None
    return whose


def with_account(desks: Bureau, person: Person) -> User:
    """An account that is this person's."""
    user = operators.create(desks.system, email=EMAIL, password=None, language="en")
    Grant.objects.create(user=user, role=Role.CANDIDATE.value, person=person, granted=desks.now, granted_by="operator")
    return user


def sealed() -> Sealed:
    """A document in the vault, whose row is still to come."""
    vault = vault_in_use()
    return vault.seal(vault.inspect(files.pdf(), name="made-up.pdf"))


def refused(desks: Bureau) -> str:
    """The number of an application of somebody with words of their own: handed in with a document, and refused."""
    number = desks.start(stated())
    desks.declare(number, addresses=[{"from": "2010-01", "country": "CA", "what": STREET}])
    put = desks.fill(number)
    uploads.take_back(desks.applicant, number, put[0])
    uploads.attach(desks.applicant, number, put[0], sealed(), form=dict.fromkeys(_rules(number, put[0]), True))
    desks.pay(number)
    desks.hand_in(number)
    assigning.assign(desks.desk_head, number, "anna")
    receiving.accept(desks.anna, number)
    Note.objects.create(application=found(number), written=desks.now, written_by="anna", text=OFFICERS_WORDS)
    letter = desks.letter(number, LetterKind.FAIRNESS)
    asking.answer(desks.applicant, number, letter, text=f"I am {FAMILY}.")
    asking.close(desks.anna, number, letter)
    deciding.propose(desks.anna, number, DecisionKind.REFUSAL, reasons=OFFICERS_WORDS, provision="R70")
    deciding.confirm(desks.boris, number)
    return number


def _rules(number: str, item: str) -> list[str]:
    application = found(number)
    listed = checklist_of(application, form_of(application), application.created).items
    return [rule.id for each in listed if each.id == item for rule in each.form if rule.id in FORM_RULES]
