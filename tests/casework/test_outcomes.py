"""Whom a wrong table kept out, once it is corrected: listed page by page, and restored by a case officer."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test.utils import override_settings

from express_entry.accounts.demo import email_of
from express_entry.accounts.roles import Role
from express_entry.accounts.users import User
from express_entry.application.keeping import found
from express_entry.casework import outcomepages
from express_entry.law.days import day_of
from express_entry.pages.addresses import address
from express_entry.pool import bars
from express_entry.pool import clock as pool_clock
from express_entry.pool.models import AuditEntry, Profile
from express_entry.pool.outcomelist import some_outcomes
from express_entry.pool.units import Desk
from tests.api.front import OPERATOR, clock
from tests.casework.conftest import Casework
from tests.casework.forms import looks
from tests.pages.signed import signed
from tests.pool.people import named

WRONG, WRONG_PERIOD, WRONG_DAYS = (
    Path(__file__).parents[1] / "pool" / f"wrong_{each}.toml"
    for each in ("validity", "pool_period", "invitation_period")
)
BASIS = {"legal_basis": "A10.2(1)(a); the table corrected"}


def kept_out(casework: Casework, count: int = 1, name: str = "KEPT OUT") -> list[str]:
    """People whom the wrong table found ineligible at the door."""
    old, numbers = (day_of(clock()) - timedelta(days=500)).isoformat(), []
    with override_settings(LAW_FILES=(WRONG,)):
        for place in range(count):
            candidate = casework.front.token(Role.CANDIDATE)
            number = casework.front.draft(candidate, f"{name} {place}", tested=old)
            made = casework.front.ask("POST", f"/profiles/{number}/submission", candidate)
            assert made.tree["state"] == "ineligible", made.data
            numbers.append(number)
    return numbers


def row_of(number: str) -> Profile:
    return Profile.objects.get(id=int(number[1:]))


def test_who_was_kept_out_is_listed_with_then_now_and_the_table_and_is_restored_once_checked(
    casework: Casework,
) -> None:
    (number,), officer = kept_out(casework), casework.officer()
    home = looks(officer, "home")
    assert address("casework:outcomes", "en") in home.html
    listed = looks(officer, "outcomes")
    assert all(
        each in listed.text
        for each in (number, "Not eligible", "In the pool", "How long a test result counts", "Restore")
    ), listed.text
    there = address("casework:restoration", "en", profile=number)
    assert there in listed.html
    form = officer.sees(there)
    assert number in form.title
    assert "In the pool" in form.text
    asked = officer.posts("casework:restoration", {"legal_basis": " "}, profile=number)
    assert (asked.status, 'id="legal_basis-error"' in asked.html) == (422, True)
    checked = officer.posts("casework:restoration", BASIS, profile=number)
    assert (checked.status, "Check before you go on" in checked.text) == (200, True)
    assert number in checked.text
    assert row_of(number).state == "ineligible"
    done = officer.posts("casework:restoration", {**BASIS, "go": "yes"}, profile=number)
    assert done.status == 303, done.text
    back = officer.sees(done.headers["Location"])
    assert f"The profile {number} is restored." in back.text
    assert there not in back.html
    assert row_of(number).state == "in_pool"
    assert AuditEntry.objects.filter(action="profile.restored", subject=number).count() == 1
    again = officer.posts("casework:restoration", BASIS, profile=number)
    assert (again.status, "is in the pool" in again.text) == (422, True)


def test_who_has_the_name_of_another_profile_is_restored_once_the_officer_said_that_they_are_two(
    casework: Casework,
) -> None:
    def submitted(tested: timedelta) -> str:
        candidate = casework.front.token(Role.CANDIDATE)
        person = casework.front.person("BY NAME", tested=(day_of(clock()) - tested).isoformat())
        made = casework.front.ask("POST", "/profiles", candidate, {"document": named(person, "Silva")})
        number = str(made.tree["number"])
        assert casework.front.ask("POST", f"/profiles/{number}/submission", candidate).status == 200
        return number

    with override_settings(LAW_FILES=(WRONG,)):
        number = submitted(timedelta(days=500))
    other, officer = submitted(timedelta(days=60)), casework.officer()
    done = officer.posts("casework:restoration", {**BASIS, "go": "yes"}, profile=number)
    assert done.status == 303, done.text
    assert f"The profile {number} is not restored yet" in officer.sees(done.headers["Location"]).text
    assert (row_of(number).state, row_of(other).state) == ("ineligible", "in_pool")
    waiting = looks(officer, "reviews")
    assert number in waiting.text
    assert other in waiting.text
    said = {"same": "no", "note": "two people of one name", "go": "yes"}
    assert officer.posts("casework:review", said, profile=number).status == 303
    assert row_of(number).state == "ineligible"
    done = officer.posts("casework:restoration", {**BASIS, "go": "yes"}, profile=number)
    assert f"The profile {number} is restored." in officer.sees(done.headers["Location"]).text
    assert row_of(number).state == "in_pool"


def test_officers_of_rounds_and_auditors_read_the_list_and_restore_nobody(casework: Casework) -> None:
    (number,) = kept_out(casework)
    for role in (Role.ROUND_OFFICER, Role.AUTHORISING_OFFICER, Role.AUDITOR):
        visitor = signed(casework.front, role, language="fr")
        shown = looks(visitor, "outcomes")
        assert number in shown.text
        assert "Non admissible" in shown.text
        assert address("casework:restoration", "fr", profile=number) not in shown.html
        assert visitor.posts("casework:restoration", BASIS, profile=number).status == 403
        office = visitor.sees(address("office:home", "fr"))
        assert address("casework:outcomes", "fr") in office.html
    of_rounds = looks(signed(casework.front, Role.ROUND_OFFICER), "outcomes").html
    assert f'href="{address("casework:home", "en")}"' not in of_rounds


def test_a_refusal_says_why_at_the_form_and_nothing_is_changed(casework: Casework) -> None:
    (number, barred), officer = kept_out(casework, 2), casework.officer()
    assert officer.posts("casework:restoration", BASIS, profile="E999999999").status == 404
    with override_settings(LAW_FILES=(WRONG,)):
        stands = officer.posts("casework:restoration", {**BASIS, "go": "yes"}, profile=number)
        assert (stands.status, "stands under the law as it is now held" in stands.text) == (422, True)
        assert number not in looks(officer, "outcomes").text
    bars.record(OPERATOR, barred, begins=day_of(clock()), basis="a made-up decision")
    refused = officer.posts("casework:restoration", {**BASIS, "go": "yes"}, profile=barred)
    assert (refused.status, "misrepresentation" in refused.text) == (403, True)
    assert {row_of(each).state for each in (number, barred)} == {"ineligible"}


def test_an_officer_with_an_interest_in_the_person_is_neither_shown_the_form_nor_heeded(casework: Casework) -> None:
    (number,), officer = kept_out(casework), casework.officer()
    application = found(casework.files["answered"])
    Profile.objects.filter(id=row_of(number).id).update(person=application.profile.person)
    own = User.objects.get(email=email_of(Role.CASE_OFFICER)).pseudonym
    application.interests.create(officer=own, declared=clock(), declared_by="a test")
    assert looks(officer, "restoration", profile=number).status == 403
    assert officer.posts("casework:restoration", {**BASIS, "go": "yes"}, profile=number).status == 403


def test_a_page_holds_so_many_and_looks_at_so_many(casework: Casework, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers, officer = kept_out(casework, 3), casework.officer("fr")
    monkeypatch.setattr(outcomepages, "USUAL", 2)
    first = looks(officer, "outcomes")
    assert [each in first.text for each in numbers] == [True, True, False]
    following = first.html.rpartition('href="?cursor=')[2].partition('"')[0]
    last = officer.sees(f"{address('casework:outcomes', 'fr')}?cursor={following}")
    assert [each in last.text for each in numbers] == [False, False, True]
    assert "?cursor=" not in last.html.partition("<main")[2].partition("</main>")[0]
    assert officer.sees(f"{address('casework:outcomes', 'fr')}?cursor=x").status == 422
    few = some_outcomes(0, 50, looked=1)
    assert few.after is not None
    seen, after = list[str](), 0
    while True:
        some = some_outcomes(after, 50, looked=1)
        seen += [each.outcome.number for each in some.rows]
        if some.after is None:
            break
        after = some.after
    assert seen == numbers


def test_who_expired_by_too_short_a_period_is_listed_in_both_languages(casework: Casework) -> None:
    candidate = casework.front.token(Role.CANDIDATE)
    number = casework.front.draft(candidate, "TOO SHORT")
    with override_settings(LAW_FILES=(WRONG_PERIOD,)):
        casework.front.ask("POST", f"/profiles/{number}/submission", candidate)
    assert number not in looks(casework.officer(), "outcomes").text
    pool_clock.run(Desk("system", lambda: clock() + timedelta(days=190)))
    listed = looks(casework.officer(), "outcomes")
    assert all(each in listed.text for each in (number, "Expired", "In the pool", "Months in the pool")), listed.text
    listed = looks(casework.officer("fr"), "outcomes")
    words = (number, "Expiré", "Dans le bassin", "Durée du séjour dans le bassin", "a mis fin trop tôt")
    assert all(each in listed.text for each in words), listed.text
    told = casework.front.ask("GET", "/outcomes", casework.front.token(Role.AUDITOR)).tree["items"]
    assert [(each["number"], each["then"], each["now"], each["differs"]) for each in told] == [
        (number, "expired", "in_pool", True)
    ]
    officer = casework.officer()
    assert officer.posts("casework:restoration", {**BASIS, "go": "yes"}, profile=number).status == 303
    assert row_of(number).state == "in_pool"
    assert "Nothing waits here" in looks(officer, "outcomes").text


def test_running_periods_that_are_too_short_are_counted_and_extended_by_a_case_officer(casework: Casework) -> None:
    candidate = casework.front.token(Role.CANDIDATE)
    number = casework.front.draft(candidate, "STILL RUNS")
    with override_settings(LAW_FILES=(WRONG_PERIOD,)):
        casework.front.ask("POST", f"/profiles/{number}/submission", candidate)
    short = row_of(number).expires
    officer = casework.officer()
    assert address("casework:extension", "en") in looks(officer, "outcomes").html
    assert address("casework:extension", "en") not in looks(signed(casework.front, Role.AUDITOR), "outcomes").html
    asked = looks(officer, "extension")
    assert "Profiles with too little time in the pool 1" in asked.text
    assert "Invitations with too short a period 0" in asked.text
    refused = officer.posts("casework:extension", {"legal_basis": " "})
    assert (refused.status, row_of(number).expires) == (422, short)
    done = officer.posts("casework:extension", BASIS)
    assert "profiles 1, invitations 0" in officer.sees(done.headers["Location"]).text
    extended = row_of(number).expires
    assert short is not None
    assert extended is not None
    assert extended - short > timedelta(days=150), "six months more"
    again = officer.posts("casework:extension", BASIS)
    assert "profiles 0, invitations 0" in officer.sees(again.headers["Location"]).text
    assert "Prolonger les durées" in looks(casework.officer("fr"), "extension").text


def test_running_periods_are_extended_over_the_api_too(casework: Casework) -> None:
    front, candidate = casework.front, casework.front.token(Role.CANDIDATE)
    with override_settings(LAW_FILES=(WRONG_DAYS,)):
        number = front.invited(candidate, "TOO FEW DAYS", here=5, reading=9.0)
    before = row_of(number).invitations.get().answer_by
    path, case_officer = "/outcomes/running-periods", front.token(Role.CASE_OFFICER)
    assert front.ask("GET", path, front.token(Role.AUDITOR)).tree == {"profiles": 0, "invitations": 1}
    basis = {"legal_basis": "A10.2(4); table invitation/period corrected"}
    assert front.ask("POST", f"{path}/extension", front.token(Role.ROUND_OFFICER), basis).status == 403
    wrong = front.ask("POST", f"{path}/extension", case_officer, {"legal_basis": " "})
    assert (wrong.status, wrong.tree["errors"][0]["field"]) == (422, "legal_basis")
    assert front.ask("POST", f"{path}/extension", case_officer, basis).tree == {"profiles": 0, "invitations": 1}
    assert row_of(number).invitations.get().answer_by > before
    assert front.ask("GET", path, case_officer).tree == {"profiles": 0, "invitations": 0}


def test_whose_invitation_lapsed_by_too_short_a_period_has_it_open_again(casework: Casework) -> None:
    candidate = casework.front.token(Role.CANDIDATE)
    with override_settings(LAW_FILES=(WRONG_DAYS,)):
        number = casework.front.invited(candidate, "TOO FEW DAYS", here=5, reading=9.0)
    assert row_of(number).state == "invited"
    pool_clock.run(Desk("system", lambda: clock() + timedelta(days=12)))
    assert row_of(number).state == "lapsed"
    officer = casework.officer()
    listed = looks(officer, "outcomes")
    words = ("Invited to apply", "Days to apply after an invitation")
    assert all(each in listed.text for each in (number, *words)), listed.text
    checked = officer.posts("casework:restoration", BASIS, profile=number)
    assert "An invitation that lapsed is open again" in checked.text
    assert officer.posts("casework:restoration", {**BASIS, "go": "yes"}, profile=number).status == 303
    assert row_of(number).state == "invited"
