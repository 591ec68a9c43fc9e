"""What the demo leaves nothing of to officers and administrators: corrections, liftings, roles that were asked for."""

from __future__ import annotations

from datetime import timedelta

from express_entry.accounts import confirming, recovering, tokens
from express_entry.accounts.roles import Role
from express_entry.application.applications import Application
from express_entry.application.caserows import Change
from express_entry.application.lifecycle import ApplicationState
from express_entry.correspondence.rows import Notice
from express_entry.law.days import day_of
from express_entry.pool import bars, liftings, supplements
from express_entry.pool.models import Invitation
from tests.entrance.softkey import ORIGIN

from .pagecandidates import HELD, PUBLISHED
from .pagepeople import OLD, SHORT, WRONG, People
from .pageseats import Place

NOW = "?check=now"
REASON, RARE = "not_in_program", "?reason=barred"
"""A reason for which many are not ranked, and one for which few are: the whole pool is looked through for these."""
PASSWORD = "a pass phrase of the benchmarks, which nobody has"
OF_ROUND = ("round", "invited", "missed", "excluded", "verify", "correct", "result", "result_page")
FILES_OF_ROUND = ("invited_file", "missed_file")


def offices(people: People) -> list[Place]:
    """Where they begin, beside the pages that the demo leads to; each sees of it what they may see."""
    return [*_rounds(people), *_cases(), *_bars(people), *_outcomes(people), *_notices(), *_accounts(people), *_files()]


def _rounds(people: People) -> list[Place]:
    """A round that was published, with a correction that waits; and one that was held."""
    whose = Invitation.objects.filter(round__number=PUBLISHED).order_by("-rank").first()
    assert whose is not None
    correction = supplements.draft(
        people.of(Role.ROUND_OFFICER), PUBLISHED, cancelled=[whose.profile.number], note="issued in error"
    )
    parts = {"number": PUBLISHED}
    one = {**parts, "key": str(correction.id)}
    return [
        *(Place(f"office:{page}", parts) for page in (*OF_ROUND, *FILES_OF_ROUND)),
        Place("office:excluded", parts, RARE),
        Place("office:verify", parts, NOW),
        *(Place(f"office:{page}", one) for page in ("correction", "carry_out", "drop")),
        *(Place(f"office:{page}", {"number": HELD}) for page in ("round", "publish", "verify")),
        Place("office:verify", {"number": HELD}, NOW),
        Place("office:trail_check", {}, NOW),
    ]


def _cases() -> list[Place]:
    """What a file shows as a button: taken by an officer where it has none, and a change of the person looked at."""
    rows = Application.objects.filter(state=ApplicationState.RECEIVED.value, owner="").order_by("-id")[:1]
    changes = Change.objects.filter(seen__isnull=True).select_related("application").order_by("-id")[:1]
    return [
        *(Place("casework:take", {"number": each.number}) for each in rows),
        *(Place("casework:seen", {"number": each.application.number, "key": str(each.id)}) for each in changes),
    ]


def _bars(people: People) -> list[Place]:
    """A bar that was recorded by mistake, whose lifting waits."""
    officer, who = people.of(Role.CASE_OFFICER), bars.Elsewhere(passport_country="PT", passport_number="BENCH1")
    bar = bars.record_elsewhere(officer, who, begins=day_of(people.now) - timedelta(days=30), basis="made up")
    made = liftings.draft(officer, bar.id, reason="recorded by mistake", provision="A40(1)(a)")
    key = {"key": str(made.id)}
    return [Place("office:lifting", key), Place("office:lifting_drop", key), Place("casework:lifting_drop", key)]


def _outcomes(people: People) -> list[Place]:
    """Somebody whom a table that was corrected since kept out, and somebody whose time it cut short."""
    number = people.kept_out(WRONG, day_of(people.now) - OLD)
    people.kept_out(SHORT)
    return [Place("casework:restoration", {"profile": number}), Place("casework:extension")]


def _notices() -> list[Place]:
    """A notice as it would be tried again."""
    return [Place("casework:notice", {"key": str(each)}) for each in Notice.objects.values_list("id", flat=True)[:1]]


def _accounts(people: People) -> list[Place]:
    """A program with a token, and a role that another administrator asked for."""
    program = people.another("program")
    token, _ = tokens.issue(people.desk(program.pseudonym), program, name="bench", days=30)
    asks, gets = people.another("asks", Role.ADMINISTRATOR), people.another("gets", password=PASSWORD)
    recovering.change(people.desk(gets.pseudonym), gets, f"{PASSWORD} but they", origin=ORIGIN)
    waits = confirming.give(people.desk(asks.pseudonym), email=gets.email, role=Role.ADMINISTRATOR)
    one, key = {"pseudonym": program.pseudonym}, {"key": str(waits.pk)}
    return [
        Place("office:account", one),
        Place("office:account_unlock", one),
        Place("office:account_revoke", {**one, "key": str(token.id)}),
        Place("office:asked_role", key),
        Place("office:asked_role_refuse", key),
    ]


def _files() -> list[Place]:
    """Tables of all that there is."""
    trails = [Place("office:trail_file", {"form": form}) for form in ("csv", "jsonl", "chain")]
    lists = [Place("office:rounds_file", {"form": form}) for form in ("csv", "json")]
    return [*trails, *lists, Place("office:excluded_file", {"number": "demo-1", "reason": REASON})]
