"""A round that was held can be defended: worked out again, verified, each line proven; what was changed is found."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from express_entry.law.text import LANGUAGES
from express_entry.pool import intake, publishing
from express_entry.pool.faults import Conflict, NotFound, PoolFault
from express_entry.pool.models import Invitation, LawView, Profile, Round, Version
from express_entry.selection import check_line, select
from express_entry.selection.snapshot import read_snapshot
from tests.pool.office import NOON, SECOND, Office
from tests.pool.people import document
from tests.selection.proving import SIGNER

DAY = NOON.date()


class Held:
    """A round of which the first two of four were invited."""

    def __init__(self, office: Office) -> None:
        self.office = office
        ages = (30, 31, 32, 45)
        self.people = [office.submit(document(f"P{age}", DAY, age=age), NOON + age * SECOND) for age in ages]
        office.now += SECOND
        assert office.hold("1", 2) == self.people[:2]

    @property
    def snapshot(self) -> Path:
        return self.office.store.documents / self.office.round("1").snapshot

    def set(self, **columns: object) -> None:
        Round.objects.filter(number="1").update(**columns)


def second_row() -> Invitation:
    return Invitation.objects.get(rank=2)


def add_one(held: Held) -> None:
    """An invitation for the third, whom the round did not invite."""
    known = second_row()
    known.pk, known.rank = None, 3
    known.profile = Profile.objects.get(id=held.office.row(held.people[2]).id)
    known.identity = known.profile.identity
    known.save()


def put(held: Held, old: bytes, new: bytes) -> None:
    """Other bytes in the snapshot."""
    data = held.snapshot.read_bytes()
    assert old in data
    held.snapshot.write_bytes(data.replace(old, new, 1))


TAMPERED: dict[str, Callable[[Held], object]] = {
    "points of an invitation": lambda _: Invitation.objects.filter(rank=2).update(points=500),
    "the class of an invitation": lambda _: Invitation.objects.filter(rank=1).update(program="fst"),
    "the rank of an invitation": lambda _: Invitation.objects.filter(rank=2).update(rank=7),
    "an invitation taken away": lambda _: second_row().delete(),
    "an invitation put in": add_one,
    "an invitation given to another": lambda held: Invitation.objects.filter(rank=2).update(
        profile=held.office.row(held.people[3])
    ),
    "the instant of submission": lambda held: Profile.objects.filter(id=held.office.row(held.people[1]).id).update(
        submitted=NOON
    ),
    "the lowest score": lambda held: held.set(cutoff=1),
    "the tie-break": lambda held: held.set(tie_break=NOON),
    "how many were invited": lambda held: held.set(invited=3),
    "how many might be": lambda held: held.set(invitations=3),
    "the programs": lambda held: held.set(programs=2),
    "the instant": lambda held: held.set(instant=NOON),
    "the digest of the snapshot": lambda held: held.set(snapshot_digest="0" * 64),
    "the law": lambda _: LawView.objects.update(canonical=b"{}"),
    "the fingerprint of the law": lambda _: LawView.objects.update(fingerprint="0" * 64),
    "a row of the snapshot": lambda held: put(held, b"\t496\t", b"\t503\t"),
    "the end of the snapshot": lambda held: held.snapshot.write_bytes(held.snapshot.read_bytes()[:-20]),
    "the snapshot itself": lambda held: held.snapshot.unlink(),
    "a snapshot that is none": lambda held: held.snapshot.write_bytes(b"\xff\x00"),
}


@pytest.mark.parametrize("what", sorted(TAMPERED))
def test_nothing_is_published_of_a_round_in_which_something_was_changed(office: Office, what: str) -> None:
    held = Held(office)
    assert publishing.check("1") == ()
    TAMPERED[what](held)
    found = publishing.check("1")
    assert found
    assert all(reason.say(language) for reason in found for language in LANGUAGES)
    with pytest.raises(PoolFault):
        office.publish("1")
    assert office.round("1").state == "run"


@pytest.mark.parametrize("what", sorted(TAMPERED))
def test_what_was_changed_after_publication_is_found_too(office: Office, what: str) -> None:
    held = Held(office)
    office.publish("1")
    assert publishing.check("1") == ()
    TAMPERED[what](held)
    assert publishing.check("1")


@pytest.mark.parametrize("column", ["result", "publication"])
def test_a_changed_result_or_publication_is_found(office: Office, column: str) -> None:
    held = Held(office)
    kept = bytes(getattr(office.publish("1"), column))
    for changed in (kept.replace(b"496", b"495"), kept[:-5], b"", b"{}"):
        assert changed != kept
        held.set(**{column: changed})
        assert publishing.check("1"), changed
    held.set(**{column: kept})
    assert publishing.check("1") == ()


def test_who_was_invited_is_who_the_trail_says(office: Office) -> None:
    Held(office)
    assert publishing.trail_fits(office.round("1"))
    Invitation.objects.filter(rank=2).update(points=500)
    assert not publishing.trail_fits(office.round("1"))


def test_the_snapshot_holds_everybody_who_is_live_as_they_stood(office: Office) -> None:
    held = Held(office)
    intake.withdraw(office.candidate, held.people[3])
    later = office.submit(document("LATER", DAY))
    snapshot = read_snapshot(held.snapshot.read_bytes())
    assert [row.number for row in snapshot.rows] == held.people
    assert later not in {row.number for row in snapshot.rows}
    assert [each.number for each in select(snapshot.rows, snapshot.instruction).invited] == held.people[:2]
    assert held.snapshot.stat().st_mode & 0o077 == 0


def test_a_round_is_published_once_with_the_head_of_the_trail(office: Office) -> None:
    Held(office)
    published = json.loads(bytes(office.publish("1").publication or b""))
    assert published["trail"]["sequence"] > 0
    with pytest.raises(Conflict):
        office.publish("1")
    assert office.trail().findings == ()


# -------------------------------------------------------------------------------------------------------------- lines


def run_check(folder: Path, *words: str) -> tuple[int, str]:
    """The file that everybody is given, run by a Python that has nothing else."""
    command = [sys.executable, "-I", "-S", "-W", "error", "-X", "utf8", "check_line.py", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


def test_everybody_s_own_line_is_proven_by_the_file_that_needs_nothing_else(office: Office, tmp_path: Path) -> None:
    held = Held(office)
    shutil.copy(str(check_line.__file__), tmp_path / "check_line.py")
    publishing.publish(office.officer, "1", SIGNER)
    (tmp_path / "published.json").write_bytes(bytes(office.round("1").publication or b""))
    key = SIGNER.public_key.hex()
    for place, number in enumerate(held.people, start=1):
        (tmp_path / "line.json").write_bytes(publishing.line("1", number))
        code, said = run_check(tmp_path, "line.json", "published.json", "--public-key", key)
        assert code == 0, said
        assert f"profile {number}: {'invited (cec)' if place <= 2 else 'not invited'}, rank {place}" in said
    proof = json.loads((tmp_path / "line.json").read_bytes())
    proof["line"]["points"] += 200
    (tmp_path / "line.json").write_text(json.dumps(proof), "utf-8")
    assert run_check(tmp_path, "line.json", "published.json", "--public-key", key)[0] == 1


def test_whom_the_pool_did_not_hold_has_no_line(office: Office) -> None:
    Held(office)
    with pytest.raises(Conflict):
        publishing.line("1", "E000000001")
    office.publish("1")
    late = office.submit(document("LATE", DAY))
    for number in (late, "E999999999", "nonsense"):
        with pytest.raises(NotFound):
            publishing.line("1", number)


# ------------------------------------------------------------------------------------------------------------ erasure


def test_a_round_is_verified_after_a_person_in_it_was_erased(office: Office) -> None:
    held = Held(office)
    office.publish("1")
    proofs = [publishing.line("1", number) for number in held.people]
    intake.withdraw(office.candidate, held.people[2])
    office.tick(NOON + timedelta(days=62))
    erased = [held.people[0], held.people[2]]
    for number in erased:
        row = office.row(number)
        assert row.person is not None
        Version.objects.filter(profile=row).update(document="")
        row.person.delete()
    assert [office.row(number).person_id for number in erased] == [None, None]
    assert publishing.check("1") == ()
    assert publishing.trail_fits(office.round("1"))
    assert [publishing.line("1", number) for number in held.people] == proofs
    assert office.trail().findings == ()
    office.tick(NOON + timedelta(days=500))
    assert office.hold("2", 5) == []
