"""The audit trail in the database: whole as long as nobody touches it, and whoever touches it is found."""

from __future__ import annotations

import ast
import errno
import json
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

import express_entry
from express_entry.application.trailwords import words_of_action
from express_entry.pool import audit, intake, invitations
from express_entry.pool.audit import current_head, verify_trail
from express_entry.pool.auditheads import Unguarded
from express_entry.pool.faults import Conflict
from express_entry.pool.keeping import found, stated
from express_entry.pool.lifecycle import TRANSITIONS
from express_entry.pool.models import AuditEntry, AuditHead, Profile
from express_entry.pool.showing import entries_of, history_of
from express_entry.pool.trailsearch import Search, search
from express_entry.pool.units import unit
from express_entry.selection.audittrail import Head
from express_entry.service.models import Instance
from tests.pool.office import NOON, SECOND, Office
from tests.pool.people import document, named

DAY = NOON.date()


def a_day(office: Office) -> None:
    """Some entries: people, a round, the clock."""
    for place, each in enumerate("ABC"):
        office.submit(document(each, DAY), NOON + place * SECOND)
    office.now += SECOND
    office.hold("1", 1)
    office.tick(NOON + timedelta(days=2))


def last() -> AuditEntry:
    entry = AuditEntry.objects.order_by("-sequence").first()
    assert entry is not None
    return entry


def insert_one() -> None:
    """An entry put in between two others, as well sealed as any."""
    made = AuditEntry.objects.get(sequence=3)
    for entry in AuditEntry.objects.filter(sequence__gte=4).order_by("-sequence"):
        AuditEntry.objects.filter(sequence=entry.sequence).update(sequence=entry.sequence + 1)
    made.sequence, made.previous = 4, made.digest
    made.save(force_insert=True)


def cut_off(many: int = 3) -> None:
    """The last entries taken out, and the row of the head moved back so that the database agrees with itself."""
    for entry in AuditEntry.objects.order_by("-sequence")[:many]:
        entry.delete()
    AuditHead.objects.update(sequence=last().sequence, digest=last().digest, instant=last().instant)


TOUCHED: dict[str, Callable[[], object]] = {
    "an actor": lambda: AuditEntry.objects.filter(sequence=4).update(actor="somebody-else"),
    "an action": lambda: AuditEntry.objects.filter(sequence=4).update(action="profile.withdrawn"),
    "an instant": lambda: AuditEntry.objects.filter(sequence=4).update(instant=NOON.replace(hour=3)),
    "a subject": lambda: AuditEntry.objects.filter(sequence=4).update(subject="E000000099"),
    "particulars": lambda: AuditEntry.objects.filter(sequence=4).update(payload=b'{"subject":"E000000002"}'),
    "particulars that are none": lambda: AuditEntry.objects.filter(sequence=4).update(payload=b"\xff"),
    "the digest of particulars": lambda: AuditEntry.objects.filter(sequence=4).update(payload_digest="0" * 64),
    "a digest": lambda: AuditEntry.objects.filter(sequence=4).update(digest="0" * 64),
    "the entry before": lambda: AuditEntry.objects.filter(sequence=4).update(previous="0" * 64),
    "an entry taken out": lambda: AuditEntry.objects.filter(sequence=4).delete(),
    "the first entry taken out": lambda: AuditEntry.objects.filter(sequence=1).delete(),
    "the last entry taken out": lambda: last().delete(),
    "an entry put in": insert_one,
    "the end cut off": cut_off,
    "everything": lambda: (AuditEntry.objects.all().delete(), AuditHead.objects.update(sequence=0, digest="0" * 64)),
    "the row of the head": lambda: AuditHead.objects.update(digest="0" * 64),
    "the number in the head": lambda: AuditHead.objects.update(sequence=3),
}


def test_the_trail_of_a_day_is_whole_and_in_order(office: Office) -> None:
    a_day(office)
    trail = verify_trail()
    assert (trail.findings, trail.lost) == ((), ())
    assert trail.entries == AuditEntry.objects.count() == last().sequence
    assert trail.heads == len(office.store.heads.read_text("ascii").splitlines())
    instants = list(AuditEntry.objects.order_by("sequence").values_list("instant", flat=True))
    assert instants == sorted(instants)


@pytest.mark.parametrize("what", sorted(TOUCHED))
def test_whoever_touches_the_trail_is_found(office: Office, what: str) -> None:
    a_day(office)
    with transaction.atomic():
        TOUCHED[what]()
    assert verify_trail().findings


def test_a_cut_off_end_shows_by_the_heads_kept_outside_the_database_alone(office: Office) -> None:
    a_day(office)
    known = current_head()
    cut_off()
    assert verify_trail().findings
    office.store.heads.unlink()
    assert [finding.sequence for finding in verify_trail().findings] == [0]  # no head to hold it against
    assert verify_trail([known]).findings
    assert all(finding.sequence > 0 for finding in verify_trail([known]).findings)


def test_a_published_result_holds_the_trail_to_its_head(office: Office) -> None:
    a_day(office)
    office.publish("1")
    office.store.heads.unlink()
    published = json.loads(bytes(office.round("1").publication or b""))["trail"]
    assert verify_trail().findings == ()
    for entry in AuditEntry.objects.order_by("-sequence")[:2]:
        entry.delete()
    AuditHead.objects.update(sequence=last().sequence, digest=last().digest)
    assert verify_trail([Head(published["sequence"], published["digest"])]).findings
    assert verify_trail().findings


def test_a_trail_that_never_had_an_entry_is_whole(office: Office) -> None:
    assert not office.store.heads.exists()
    assert verify_trail().findings == ()
    office.store.heads.write_text("", "ascii")
    assert verify_trail().findings


def test_a_file_of_heads_that_was_changed_is_found(office: Office) -> None:
    a_day(office)
    lines = office.store.heads.read_text("ascii").splitlines()
    for changed in (
        [*lines[:2], "nonsense", *lines[2:]],
        [*lines[:2], lines[2][:-1] + ("0" if lines[2][-1] != "0" else "1"), *lines[3:]],
    ):
        office.store.heads.write_text("\n".join(changed) + "\n", "ascii")
        assert verify_trail().findings
    office.store.heads.write_bytes(b"\xff\xfe")
    assert verify_trail().findings


def test_a_restore_is_told_and_what_it_lost_is_no_fault(office: Office) -> None:
    a_day(office)
    cut_off(4)
    Instance.objects.update_or_create(id=1, defaults={"created": office.now, "restored": uuid.uuid4()})
    trail = verify_trail()
    assert trail.findings == ()
    assert len(trail.lost) == 1
    office.submit(document("D", DAY))
    assert verify_trail().findings == ()


def test_who_is_killed_before_the_first_head_after_a_restore_leaves_a_trail_that_is_whole(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_day(office)
    cut_off(4)
    Instance.objects.update_or_create(id=1, defaults={"created": office.now, "restored": uuid.uuid4()})
    with monkeypatch.context() as killed:
        killed.setattr(audit, "keep", lambda _: None)  # what a killed process does once it has committed
        office.submit(document("D", DAY))
    assert verify_trail().findings == ()
    office.submit(document("E", DAY))
    trail = verify_trail()
    assert trail.findings == ()
    assert len(trail.lost) == 1
    cut_off()
    assert verify_trail().findings


def test_a_head_that_cannot_be_kept_after_all_undoes_nothing_and_the_next_one_stands_for_it(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    a_day(office)
    with monkeypatch.context() as lost:
        lost.setattr(audit, "keep", full)
        number = office.submit(document("D", DAY))
    assert office.row(number).state == "in_pool"
    assert {record.levelname for record in caplog.records} == {"ERROR"}
    assert verify_trail().findings == ()
    office.submit(document("E", DAY))
    cut_off()
    assert verify_trail().findings


def test_nothing_is_done_whose_head_could_not_be_kept(office: Office) -> None:
    a_day(office)
    before, lines = last().sequence, office.store.heads.read_text("ascii")
    office.store.heads.unlink()
    office.store.heads.mkdir()
    with pytest.raises(Unguarded, match="audit-heads: Is a directory") as told:
        office.draft(document("D", DAY))
    assert "ne peuvent pas être conservées" in told.value.say("fr")
    assert last().sequence == before
    office.store.heads.rmdir()
    office.store.heads.write_text(lines, "ascii")
    assert verify_trail().findings == ()


def test_erased_particulars_leave_the_trail_whole(office: Office) -> None:
    a_day(office)
    number = Profile.objects.order_by("id")[0].number
    AuditEntry.objects.filter(subject=number).update(payload=None, salt=None)
    assert verify_trail().findings == ()


def test_what_was_refused_is_not_told(office: Office) -> None:
    number = office.submit(document("A", DAY))
    before = last().sequence
    with pytest.raises(Conflict):
        intake.submit(office.candidate, number)
    assert last().sequence == before


def test_the_trail_says_who_and_names_nobody(office: Office) -> None:
    number = office.submit(named(document("AB1234567", DAY), "Silva", passport=True))
    office.hold("1", 1)
    text = " ".join(str(entry) + bytes(entry.payload or b"").decode() for entry in AuditEntry.objects.all())
    assert number in text
    assert not any(word in text for word in ("Silva", "AB1234567", str(stated(found(number)).person.date_of_birth)))
    actors = dict(AuditEntry.objects.values_list("action", "actor"))
    assert (actors["round.drafted"], actors["round.authorised"]) == ("officer-1", "officer-2")


def test_a_clock_that_stands_behind_does_not_date_an_entry_before_the_last(office: Office) -> None:
    office.submit(document("A", DAY))
    with unit(office.desk("x")) as now:
        assert now.now == NOON
    office.now = NOON - timedelta(hours=5)
    with unit(office.desk("x")) as now:
        assert now.now == NOON
    second = office.draft(document("B", DAY))
    assert office.row(second).created == NOON


# --------------------------------------------------------------------------------------------------------------- words

SOURCES = Path(express_entry.__file__).parent


def told_by_name() -> set[str]:
    """Every action that a module of the package tells by its name."""
    calls = [
        node
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tell"
    ]
    first = [call.args[0] for call in calls if call.args]
    return {str(each.value) for each in first if isinstance(each, ast.Constant) and "." in str(each.value)}


def test_every_action_of_the_trail_has_words_in_both_languages() -> None:
    names = told_by_name() | {each.action for each in TRANSITIONS} | {"access.audit.entries"}
    assert {"clock.run", "supplement.discarded", "account.created", "refund.owed"} <= names
    for name in names:
        words = words_of_action(name)
        assert words is not None, name
        assert words.en != words.fr
    assert words_of_action("clock.stopped") is None


def test_a_profile_s_own_history_says_that_it_was_invited_by_a_round_as_by_a_correction(office: Office) -> None:
    first, second = (office.submit(document(each, DAY), NOON + place * SECOND) for place, each in enumerate("AB"))
    office.now += SECOND
    office.hold("1", 1)
    invitations.decline(office.candidate, first)
    made = [each.action for each in history_of(office.row(first))]
    assert made[-4:] == ["profile.entered", "profile.invited", "invitation.declined", "profile.returned"]
    (invited,) = (each for each in history_of(office.row(first)) if each.action == "profile.invited")
    assert (invited.instant, invited.particulars["round"], invited.particulars["rank"]) == (office.now, "1", 1)
    assert (invited.say("en"), invited.say("fr")) == ("Invited to apply", "Invité à présenter une demande")
    assert "profile.invited" not in {each.action for each in history_of(office.row(second))}
    assert [each["action"] for each in entries_of(first, 3)] == ["round.run", "invitation.declined", "profile.returned"]
    assert {each["action"] for each in entries_of(second, 99)} == {
        "profile.started",
        "profile.submitted",
        "profile.entered",
    }
    assert "round.run" in {each["action"] for each in entries_of("1", 99)}


def _plan(asked: Search) -> str:
    """How the database finds what is searched for, once there is too much to look at all of it."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        return search(asked).order_by().explain()


def test_a_search_of_the_trail_narrows_by_subject_action_actor_and_time(office: Office) -> None:
    number = office.submit(document("P1", NOON.date()))
    office.now += timedelta(hours=1)
    office.hold("1", 1)
    office.publish("1")

    def found(**asked: Any) -> list[str]:
        return list(search(Search(**asked)).order_by("sequence").values_list("action", flat=True))

    assert found() == list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True))
    assert found(subject="1") == ["round.drafted", "round.authorised", "round.run", "round.published"]
    assert found(subject=number)[-1] == "round.run"
    assert found(actions={"round.run"}) == ["round.run"]
    assert found(actions={"round.run", "round.published"}) == ["round.run", "round.published"]
    assert found(actions={"round.*"}, actor="officer-2") == ["round.authorised"]
    assert found(actions={"round.*"}, since=office.now + timedelta(seconds=1)) == []
    assert "round.run" not in found(until=office.now)
    assert found(subject="nobody") == []
    assert "round.run" in found(since=office.now, until=office.now + timedelta(seconds=1))
    by_index = {"audit_action": Search(actions=frozenset({"round.run"})), "audit_actor": Search(actor="officer-2")}
    for index, asked in {**by_index, "(audit_action)": Search(actions=frozenset({"bar.*"}))}.items():
        assert index.strip("()") in _plan(asked), index
    assert "audit_instant" in connection.introspection.get_constraints(connection.cursor(), AuditEntry._meta.db_table)
    assert not Search().narrows
    assert Search(actor="x").narrows
