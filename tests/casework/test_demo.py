"""The invented files of the demo: made by the ordinary use cases, each at another point of its way."""

from __future__ import annotations

from itertools import pairwise

from django.utils import timezone

from express_entry.accounts.demo import SECOND
from express_entry.accounts.users import User
from express_entry.application import retesting
from express_entry.application.keeping import found
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.queues import Queue, waiting
from express_entry.pool import demo as of_pool
from express_entry.pool.audit import verify_trail
from express_entry.pool.models import AuditEntry, Bar, Review
from express_entry.privacy.rows import Correction, CorrectionState, Erasure, ErasureState
from tests.casework.conftest import Casework


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
