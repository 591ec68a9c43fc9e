"""Letters as they were issued, and the address of the calendar, over the API: for whom they are, and nobody else."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from express_entry.accounts import operators
from express_entry.accounts.firms import Appointment
from express_entry.accounts.roles import Role
from express_entry.correspondence.rows import IssuedLetter
from express_entry.law.days import day_of
from express_entry.pool.models import AuditEntry
from tests.api.front import FIRMS, OPERATOR, Front, clock
from tests.api.test_applications import Desk


@pytest.fixture
def desk(front: Front) -> Desk:
    made = Desk(front)
    made.in_process()
    return made


def listed(desk: Desk, token: str) -> list[dict[str, Any]]:
    answer = desk.front.ask("GET", f"{desk.path}/issued-letters", token)
    assert answer.status == 200, answer.data
    return list(answer.tree["items"])


def test_the_letters_of_an_application_are_listed_and_opened_as_facts_page_and_pdf(desk: Desk) -> None:
    front, (first, second) = desk.front, listed(desk, desk.applicant)
    assert (first["letter"], first["kind"], second["kind"]) == ("invitation", "invitation", "acknowledgement")
    own = f"{desk.path}/issued-letters/{second['letter']}"
    facts = front.ask("GET", own, desk.applicant)
    assert (facts.status, facts.tree["facts"]["number"]) == (200, desk.number), facts.data
    page = front.ask("GET", f"{own}?format=html", desk.applicant, Accept_Language="fr")
    assert (page.headers["Content-Type"], page.headers["Content-Language"]) == ("text/html; charset=utf-8", "fr")
    assert b'lang="fr-CA"' in page.data
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert front.ask("GET", own, desk.applicant, Accept="text/html,*/*;q=0.5").data.startswith(b"<!")
    sheet = front.ask("GET", own, desk.applicant, Accept="application/pdf")
    assert (sheet.headers["Content-Type"], sheet.data[:5]) == ("application/pdf", b"%PDF-")
    assert front.ask("GET", f"{own}?format=docx", desk.applicant).fields() == ["format"]
    for path in (f"{desk.path}/issued-letters", f"/profiles/{desk.profile}/issued-letters"):
        opened = front.ask("GET", f"{path}/invitation", desk.applicant)
        assert (opened.status, opened.tree["letter"]) == (200, "invitation"), opened.data


def test_the_letter_of_an_accepted_nomination_is_listed_and_opened(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    number = front.submitted(token)
    path = f"/profiles/{number}/issued-letters"
    front.nominated(number, "ON-1")
    assert front.ask("GET", f"{path}/nomination", token).status == 404
    accepted = front.ask("POST", f"/profiles/{number}/nomination", token, {"answer": "accept"})
    assert accepted.status == 200, accepted.data
    (line,) = front.ask("GET", path, token).tree["items"]
    assert (line["letter"], line["kind"]) == ("nomination", "nomination")
    opened = front.ask("GET", f"{path}/nomination", token)
    assert (opened.status, opened.tree["facts"]["content"]["certificate"]) == (200, "ON-1"), opened.data
    assert front.ask("GET", f"{path}/nomination", front.token(Role.CANDIDATE)).status == 404


def test_whoever_opens_a_letter_is_in_the_trail_and_who_lists_them_opens_none(desk: Desk) -> None:
    reads = AuditEntry.objects.filter(action="correspondence.read")
    key = listed(desk, desk.officer)[1]["letter"]
    assert reads.count() == 0
    assert desk.front.ask("GET", f"{desk.path}/issued-letters/{key}", desk.officer).status == 200
    told = reads.get()
    assert (told.actor, told.subject) == (desk.me(desk.officer), desk.number)


def test_letters_are_none_of_another_person_or_firm_and_none_of_an_officer_with_an_interest(desk: Desk) -> None:
    front, key = desk.front, listed(desk, desk.applicant)[1]["letter"]
    paths = [
        f"{desk.path}/issued-letters",
        f"{desk.path}/issued-letters/{key}",
        f"{desk.path}/issued-letters/invitation",
        f"/profiles/{desk.profile}/issued-letters",
        f"/profiles/{desk.profile}/issued-letters/invitation",
    ]
    firm = front.token(Role.REPRESENTATIVE)
    for token in (front.token(Role.CANDIDATE), firm):
        assert [front.ask("GET", path, token).status for path in paths] == [404] * 5
    assert front.ask("POST", "/appointments", desk.applicant, {"firm": FIRMS[0]}).status == 201
    assert [front.ask("GET", path, firm).status for path in paths] == [200] * 5
    assert front.ask("DELETE", "/appointments/1", desk.applicant).status in {200, 204}
    assert [front.ask("GET", path, firm).status for path in paths] == [404] * 5
    auditor = front.token(Role.AUDITOR)
    assert [front.ask("GET", path, auditor).status for path in paths] == [403] * 5
    desk.done(desk.officer, "/interests", {"officer": desk.me(desk.other)})
    assert [front.ask("GET", path, desk.other).status for path in paths] == [403] * 5
    assert [front.ask("GET", path, desk.officer).status for path in paths] == [200] * 5
    assert front.ask("GET", f"{desk.path}/issued-letters/999", desk.officer).status == 404


def test_a_letter_of_one_application_is_not_opened_by_the_number_of_another(desk: Desk) -> None:
    other = desk.front.token(Role.CANDIDATE)
    profile = desk.front.invited(other, "P2")
    number = desk.front.ask("POST", "/applications", other, {"profile": profile}).tree["number"]
    key = listed(desk, desk.applicant)[1]["letter"]
    assert desk.front.ask("GET", f"/applications/{number}/issued-letters/{key}", other).status == 404


def test_facts_that_were_changed_or_are_of_an_edition_nobody_knows_are_no_letter(desk: Desk) -> None:
    key = listed(desk, desk.applicant)[1]["letter"]
    path = f"{desk.path}/issued-letters/{key}"
    row = IssuedLetter.objects.get()
    other = row.facts.replace('"edition":1', '"edition":99')
    assert other != row.facts
    IssuedLetter.objects.update(facts=other)
    assert desk.front.ask("GET", path, desk.applicant).status == 409
    IssuedLetter.objects.update(digest=hashlib.sha256(other.encode()).hexdigest())
    refused = desk.front.ask("GET", path, desk.applicant)
    assert (refused.status, "edition 99" in refused.tree["detail"]) == (409, True)


# ------------------------------------------------------------------------------------------------------------ calendar


def test_the_address_of_the_calendar_is_drawn_anew_and_revoked_by_the_person_or_their_firm_alone(front: Front) -> None:
    candidate, firm = front.token(Role.CANDIDATE), front.token(Role.REPRESENTATIVE)
    path = f"/profiles/{front.submitted(candidate)}/calendar"
    for token in (front.token(Role.CANDIDATE), firm):
        assert [front.ask(method, path, token).status for method in ("POST", "DELETE")] == [404, 404]
    assert front.ask("DELETE", path, candidate).status == 404, "there is none yet"
    first = front.ask("POST", path, candidate, Accept_Language="fr", Idempotency_Key="k")
    assert first.status == 201, first.data
    client = Client()
    read = client.get(first.tree["address"])
    assert (read.status_code, read["Content-Language"]) == (200, "fr")
    assert front.ask("POST", "/appointments", candidate, {"firm": FIRMS[0]}).status == 201
    second = front.ask("POST", path, firm, Idempotency_Key="k")
    assert client.get(first.tree["address"]).status_code == 404
    assert client.get(second.tree["address"]).status_code == 200
    assert front.ask("DELETE", path, candidate).status == 204
    assert client.get(second.tree["address"]).status_code == 404


def test_an_address_that_a_firm_drew_holds_no_longer_than_it_may_read_the_deadlines(front: Front) -> None:
    user, firm = front.account(Role.CANDIDATE), front.account(Role.REPRESENTATIVE)
    candidate, theirs, client = front.token_of(user), front.token_of(firm), Client()
    path = f"/profiles/{front.submitted(candidate)}/calendar"

    def drawn(last: timedelta = timedelta(0)) -> tuple[str, int]:
        until = (day_of(clock()) + last).isoformat() if last else None
        made = front.ask("POST", "/appointments", candidate, {"firm": FIRMS[0], "until": until})
        assert made.status == 201, made.data
        there = front.ask("POST", path, theirs).tree["address"]
        assert client.get(there).status_code == 200
        return there, made.tree["id"]

    there, appointment = drawn()
    assert front.ask("DELETE", f"/appointments/{appointment}", candidate).status in {200, 204}
    assert client.get(there).status_code == 404, "the appointment was ended"
    there, _ = drawn(timedelta(days=1))
    Appointment.objects.filter(ended__isnull=True).update(until=day_of(clock()) - timedelta(days=1))
    assert client.get(there).status_code == 404, "it ran out"
    there, _ = drawn()
    operators.withdraw(OPERATOR, email=firm.email, role=Role.REPRESENTATIVE)
    assert client.get(there).status_code == 404, "whoever drew it left the firm"
    own = front.ask("POST", path, candidate).tree["address"]
    assert client.get(own).status_code == 200
    operators.close(OPERATOR, email=user.email)
    assert client.get(own).status_code == 404, "the account is closed"
