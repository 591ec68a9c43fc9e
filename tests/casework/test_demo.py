"""The invented files of the demo: made by the ordinary use cases, each at another point of its way."""

from __future__ import annotations

from itertools import pairwise

from django.utils import timezone

from express_entry.accounts.demo import SECOND, DemoAccounts, demo_accounts
from express_entry.accounts.roles import Role
from express_entry.accounts.users import Grant, User
from express_entry.application import retesting
from express_entry.application.keeping import found
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.queues import Queue, waiting
from express_entry.pool import clock, running
from express_entry.pool import demo as of_pool
from express_entry.pool.audit import verify_trail
from express_entry.pool.loading import load
from express_entry.pool.models import AuditEntry, Bar, Profile, Review, Round
from express_entry.privacy.rows import Correction, CorrectionState, Erasure, ErasureState
from tests.api.front import OPERATOR
from tests.casework.conftest import Casework
from tests.pages.signed import at
from tests.pages.visitor import Visitor
from tests.pool.office import last_known_rules

PEOPLE = 60
"""Invented people in the pool of the demo here."""


def test_every_list_of_officers_has_something_in_it(casework: Casework) -> None:
    assert {queue for queue in Queue if not waiting(queue, timezone.now()).exists()} == set()
    assert len(casework.files) == 15


def test_files_are_in_every_stage_between_receipt_and_the_end(casework: Casework) -> None:
    states = {ApplicationState(found(number).state) for number in casework.files.values()}
    assert states == {
        *(ApplicationState.RECEIVED, ApplicationState.IN_PROCESS, ApplicationState.APPROVED),
        *(ApplicationState.VISA_ISSUED, ApplicationState.LANDED, ApplicationState.REFUSED),
        ApplicationState.MISREPRESENTED,
    }


def test_the_doubtful_one_falls_below_the_line_at_receipt_and_the_complete_one_does_not(casework: Casework) -> None:
    doubtful, complete = (retesting.latest(found(casework.files[name])) for name in ("doubtful", "complete"))
    assert doubtful is not None
    assert complete is not None
    assert '"finds_nothing":false' in doubtful.document
    assert '"finds_nothing":true' in complete.document


def test_a_refusal_waits_for_the_other_officer_somebody_may_be_somebody_else_and_somebody_is_barred(
    casework: Casework,
) -> None:
    assert found(casework.files["proposed"]).owner == User.objects.get(email=SECOND).pseudonym
    assert Review.objects.filter(settled__isnull=True).count() == 1
    assert Bar.objects.filter(person__isnull=False).count() == 1
    assert Erasure.objects.get().state == ErasureState.FOR_OFFICER.value
    assert Correction.objects.get().state == CorrectionState.OPEN.value


def test_its_trail_is_whole_goes_forward_and_leaves_the_pool_to_be_filled(casework: Casework) -> None:
    assert casework.files
    instants = list(AuditEntry.objects.order_by("sequence").values_list("instant", flat=True))
    assert all(before <= after for before, after in pairwise(instants))
    assert instants[-1] <= timezone.now()
    assert not verify_trail().findings
    assert of_pool.is_free()


def test_its_candidate_came_after_the_rounds_held_before_and_a_draft_waits_for_the_authorising_officer(
    casework: Casework,
) -> None:
    assert casework.files
    with last_known_rules():
        _look_around()


def _look_around() -> None:
    load(OPERATOR, of_pool.records(timezone.now(), PEOPLE))
    clock.run(OPERATOR)
    of_pool.prepare_round(OPERATOR)
    made = demo_accounts(OPERATOR)
    (candidate,) = Profile.objects.filter(
        person__in=Grant.objects.filter(user__email=made.emails[Role.CANDIDATE]).values("person")
    )
    held = Round.objects.filter(number__in=of_pool.EARLIER)
    assert held.count() == len(of_pool.EARLIER)
    assert candidate.submitted is not None
    for each in held:
        assert each.instant is not None
        assert each.cutoff is not None
        assert each.instant < candidate.submitted or (candidate.points or 0) < each.cutoff
    officer, authorising = (_entered(made, role) for role in (Role.ROUND_OFFICER, Role.AUTHORISING_OFFICER))
    assert "Round demo-2 is drafted" in at(authorising, "office:home").text
    assert "You drafted this instruction" in at(officer, "office:round", number="demo-2").text
    assert officer.posts("office:authorise", number="demo-2").status == 403
    assert authorising.posts("office:authorise", number="demo-2").status == 303
    assert officer.posts("office:run", number="demo-2").status == 303
    assert Round.objects.get(number="demo-2").invited
    running.run(OPERATOR, of_pool.NUMBER)
    candidate.refresh_from_db()
    assert candidate.state == "invited"
    assert demo_accounts(OPERATOR).waits == ""


def _entered(made: DemoAccounts, role: Role) -> Visitor:
    visitor = Visitor("en")
    shown = visitor.posts("entrance:sign_in", {"email": made.emails[role], "password": made.phrase, "next": ""})
    assert shown.status == 302, shown.text
    return visitor
