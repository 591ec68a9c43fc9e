"""Kept answers: with the profile that they are about they go, and nobody hears them who may not ask any more."""

from __future__ import annotations

from datetime import timedelta

from express_entry.accounts.roles import Role
from express_entry.api import repeats
from express_entry.api.repeats import KEPT_FOR, KeptAnswer
from express_entry.law.days import day_of
from express_entry.pool import clock as pool_clock
from express_entry.pool.units import Desk
from tests.api.front import Front, clock


def test_what_was_answered_goes_with_the_draft_that_is_discarded(front: Front) -> None:
    token = front.token(Role.CANDIDATE)
    made = front.ask("POST", "/profiles", token, {"document": front.person()}, Idempotency_Key="k")
    assert KeptAnswer.objects.count() == 1
    assert front.ask("DELETE", f"/profiles/{made.tree['number']}", token).status == 204
    assert KeptAnswer.objects.count() == 0


def test_what_was_answered_goes_with_the_draft_whose_time_is_over(front: Front) -> None:
    front.ask("POST", "/profiles", front.token(Role.CANDIDATE), {"document": front.person()}, Idempotency_Key="k")
    pool_clock.run(Desk("system", lambda: clock() + timedelta(days=61)))
    assert KeptAnswer.objects.count() == 0


def test_a_firm_hears_no_answer_again_once_its_appointment_ended(front: Front) -> None:
    candidate, firm = front.token(Role.CANDIDATE), front.token(Role.REPRESENTATIVE)
    appointed = front.ask("POST", "/appointments", candidate, {"firm": "northern"}).tree
    body = {"document": front.person(), "client": appointed["client"]}
    started = front.ask("POST", "/profiles", firm, body, Idempotency_Key="start")
    path = f"/profiles/{started.tree['number']}/submission"
    submitted = front.ask("POST", path, firm, Idempotency_Key="submit")
    assert front.ask("POST", path, firm, Idempotency_Key="submit").data == submitted.data
    assert front.ask("DELETE", f"/appointments/{appointed['id']}", candidate).status == 204
    assert front.ask("POST", path, firm, Idempotency_Key="submit").status == 404
    again = front.ask("POST", "/profiles", firm, body, Idempotency_Key="start")
    assert (again.status, b"P1" in again.data) == (404, False)


def test_a_province_hears_its_own_answer_again_and_no_other_province_s(front: Front) -> None:
    candidate, ontario = front.token(Role.CANDIDATE), front.token(Role.PROVINCE)
    number = front.submitted(candidate)
    code = front.ask("GET", f"/profiles/{number}", candidate).tree["validation_code"]
    body = {"profile": number, "code": code, "certificate": "ON-1", "issued": day_of(clock()).isoformat()}
    offered = front.ask("POST", "/nominations", ontario, body, Idempotency_Key="k")
    assert offered.status == 201
    assert front.ask("POST", "/nominations", ontario, body, Idempotency_Key="k").data == offered.data


def test_the_clock_forgets_answers_whose_day_is_over_and_no_others(front: Front) -> None:
    front.ask("POST", "/profiles", front.token(Role.CANDIDATE), {"document": front.person()}, Idempotency_Key="k")
    assert repeats.sweep(clock()) == 0
    assert repeats.sweep(clock() + KEPT_FOR) == 1
    assert KeptAnswer.objects.count() == 0
