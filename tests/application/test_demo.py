"""The invented files of the demo: made by the ordinary use cases, each at another point of its way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.test.utils import override_settings

from express_entry.accounts.demo import SECOND
from express_entry.application import retesting
from express_entry.application.demo import make_files
from express_entry.application.demopapers import made_up_paper
from express_entry.application.keeping import found
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.queues import Queue, waiting
from express_entry.pool import demo as of_pool
from express_entry.pool.audit import verify_trail
from express_entry.pool.auditrows import AuditEntry
from express_entry.pool.models import Bar, Review
from express_entry.pool.units import Desk
from express_entry.privacy.demo import make_requests
from express_entry.privacy.rows import CorrectionState, ErasureState
from express_entry.vault import inspecting
from tests.application.bureau import paper
from tests.pool.stores import Sqlite

END = datetime(2026, 11, 26, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def files(sqlite_stores: Sqlite) -> Iterator[dict[str, str]]:
    with ExitStack() as stack:
        stack.enter_context(override_settings(VAULT="", LAST_KNOWN_RULES=True))
        stack.enter_context(sqlite_stores.new())
        yield make_files(END, paper)


def test_every_queue_of_officers_has_something_in_it(files: dict[str, str]) -> None:
    assert {queue for queue in Queue if not waiting(queue, END).exists()} == set()
    assert len(files) == 15


def test_files_are_in_every_stage_between_receipt_and_the_end(files: dict[str, str]) -> None:
    states = {ApplicationState(found(number).state) for number in files.values()}
    assert states == {
        *(ApplicationState.RECEIVED, ApplicationState.IN_PROCESS, ApplicationState.APPROVED),
        *(ApplicationState.VISA_ISSUED, ApplicationState.LANDED, ApplicationState.REFUSED),
        ApplicationState.MISREPRESENTED,
    }


def test_the_doubtful_one_falls_below_the_line_at_receipt_and_the_complete_one_does_not(files: dict[str, str]) -> None:
    doubtful, complete = (retesting.latest(found(files[name])) for name in ("doubtful", "complete"))
    assert doubtful is not None
    assert complete is not None
    assert '"finds_nothing":false' in doubtful.document
    assert '"finds_nothing":true' in complete.document


def test_officers_have_accounts_and_somebody_may_be_somebody_else_or_barred(files: dict[str, str]) -> None:
    assert files
    assert Review.objects.filter(settled__isnull=True).count() == 1
    assert Bar.objects.filter(person__isnull=False).count() == 1
    second = found(files["proposed"]).owner
    assert second.startswith("user.")
    assert second != found(files["complete"]).owner
    assert SECOND.endswith("@example.org")


def test_its_trail_is_whole_goes_forward_and_ends_by_the_end(files: dict[str, str]) -> None:
    assert files
    instants = list(AuditEntry.objects.order_by("sequence").values_list("instant", flat=True))
    assert all(before <= after for before, after in pairwise(instants))
    assert instants[-1] <= END
    assert not verify_trail().findings


def test_the_pool_can_still_be_filled_after_it(files: dict[str, str]) -> None:
    assert files
    assert of_pool.is_free()


def test_two_requests_about_records_wait_for_an_officer(files: dict[str, str]) -> None:
    desk = Desk("demo.applicant", lambda: END)
    erasure, correction = make_requests(desk, erasure=files["landed"], correction=files["complete"])
    assert erasure.state == ErasureState.FOR_OFFICER.value
    assert correction.state == CorrectionState.OPEN.value


def test_a_made_up_paper_is_one_that_the_vault_takes() -> None:
    looked = inspecting.inspect(made_up_paper("passport (copy)"), limits=None, name="made-up.pdf")
    assert (looked.media_type, looked.pages) == ("application/pdf", 1)
