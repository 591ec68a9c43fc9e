"""A round that was held can be defended: worked out again, verified, each line proven; what was changed is found."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from express_entry.history.feed import read_feed
from express_entry.history.feedbands import FEED_BANDS, TOTAL
from express_entry.law.days import instant_at
from express_entry.law.text import LANGUAGES
from express_entry.pool import intake, lines, publishing
from express_entry.pool.audit import current_head
from express_entry.pool.counts import bands_now, count_before, last_count
from express_entry.pool.faults import Conflict, NotFound, PoolFault
from express_entry.pool.models import Invitation, LawView, PoolCount, Profile, Round, Version
from express_entry.pool.rounddocuments import exported, page_of, round_document
from express_entry.selection import Rerun, check_line, line_proof, published, select
from express_entry.selection.snapshot import read_snapshot
from tests.pool.office import NOON, SECOND, Office
from tests.pool.people import document
from tests.pool.test_gap import GAP
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


def test_a_result_changed_together_with_its_publication_is_found_by_the_snapshot(office: Office) -> None:
    held = Held(office)
    kept = bytes(office.publish("1").result or b"")
    changed = kept.replace(b"496", b"495")
    assert changed != kept
    held.set(result=changed, publication=published(changed, engine="other", trail=current_head(), signer=None))
    assert publishing.check("1")


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
    document_of_it = json.loads(bytes(office.publish("1").publication or b""))
    assert document_of_it["trail"]["sequence"] > 0
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


# --------------------------------------------------------------------------------------------------- the book of lines


def test_a_line_is_the_same_by_the_book_of_its_round_and_without_it(office: Office) -> None:
    held = Held(office)
    office.publish("1")
    item = office.round("1")
    whole = {number: line_proof(Rerun(read_snapshot(held.snapshot.read_bytes())), number) for number in held.people}
    assert {number: lines.quick_proof(item, number) for number in held.people} == whole
    book = lines.book_path(item).read_bytes()
    for data in (None, b"", book[:-1], b"\x00" * len(book)):
        lines.book_path(item).unlink(missing_ok=True)
        if data is not None:
            lines.book_path(item).write_bytes(data)
        assert publishing.line("1", held.people[2]) == whole[held.people[2]]
        assert publishing.line("1", held.people[0]) == whole[held.people[0]]
    lines.book_path(item).unlink(missing_ok=True)
    with pytest.raises(NotFound):
        publishing.line("1", "E000000099")
    assert lines.book_path(item).read_bytes() == book  # made anew
    with pytest.raises(NotFound):
        publishing.line("1", "E000000099")
    assert [each.name for each in lines.book_path(item).parent.iterdir()] == [lines.book_path(item).name]
    assert lines.book_path(item).stat().st_mode & 0o077 == 0


def test_a_line_is_told_from_a_snapshot_that_was_compressed_and_where_no_book_can_be_written(office: Office) -> None:
    held = Held(office)
    office.publish("1")
    known = publishing.line("1", held.people[1])
    held.snapshot.write_bytes(gzip.compress(held.snapshot.read_bytes()))
    assert publishing.line("1", held.people[1]) == known
    book = lines.book_path(office.round("1"))
    book.unlink()
    book.parent.rmdir()
    book.parent.write_bytes(b"in the way")
    assert publishing.line("1", held.people[1]) == known


# -------------------------------------------------------------------------------------------------- what everybody sees


@pytest.mark.parametrize("form", check_line.RESULTS[:-1])
def test_a_result_that_was_published_in_an_earlier_version_is_verified_and_its_lines_proven(
    office: Office, form: str
) -> None:
    held = Held(office)
    office.publish("1")
    first = Rerun(read_snapshot(held.snapshot.read_bytes()), form).result
    document = published(first, engine="express-entry 0.1.0", trail=current_head(), signer=SIGNER)
    held.set(result=first, publication=document)
    assert publishing.check("1") == ()
    for with_book in (True, False):
        if not with_book:
            lines.book_path(office.round("1")).unlink()
        for number in held.people:
            proof = publishing.line("1", number)
            assert check_line.check(proof, document, SIGNER.public_key)["line"]["number"] == number
    (row,) = json.loads(exported("ircc", "en"))["rounds"]
    few = {"0", ""} if form in check_line.COUNTED else {"0"}  # four people, the total included; since @3 never counted
    assert {row[name] for name in (*FEED_BANDS, TOTAL)} == few


def test_neither_the_signed_result_nor_the_feed_counts_few_people(office: Office) -> None:
    held = Held(office)
    office.publish("1")
    result = json.loads(publishing.publication("1"))["result"]
    assert result["format"] == check_line.RESULT
    assert {name for name, value in result.items() if type(value) is int} == {"invited", "cutoff"}
    assert set(result["invited_by_program"].values()) <= {None, 0}
    (row,) = json.loads(exported("ircc", "en"))["rounds"]
    assert {row[name] for name in (*FEED_BANDS, TOTAL)} == {"0"}  # never counted: as in a feed without a distribution
    office.tick(office.now + SECOND)
    intake.withdraw(office.candidate, held.people[2])
    office.now += SECOND
    office.hold("2", 1)
    office.publish("2")
    row = json.loads(exported("ircc", "en"))["rounds"][0]
    assert {row[name] for name in (*FEED_BANDS, TOTAL)} == {"0", ""}  # two people were counted


def test_a_round_is_published_with_the_last_count_before_it_and_not_with_those_it_ranked(office: Office) -> None:
    people = [office.submit(document(f"P{place}", DAY, age=30 + place % 2)) for place in range(14)]
    office.tick(office.now + SECOND)
    kept = last_count()
    assert kept is not None
    assert sum(kept.bands.values()) == 14
    office.now += SECOND
    late = office.submit(document("LATE", DAY, age=29))
    assert last_count() == kept  # a submission moves nothing
    assert sum(bands_now().values()) == 15  # officers see it
    office.now += SECOND
    invited = office.hold("1", 9)
    assert late in invited
    assert last_count() == kept  # nor does the round, nor the clock that it runs
    office.publish("1")
    for language in LANGUAGES:
        (row,) = json.loads(exported("ircc", language))["rounds"]
        assert row[TOTAL] == "10"  # seven and seven, each rounded
        assert "14" not in {row[name] for name in FEED_BANDS}
        said = {"en": "rounded to the nearest 5", "fr": "arrondis au multiple de 5 le plus proche"}
        feed = read_feed(exported("ircc", language))
        assert said[language] in feed.envelope.get("notice")
        assert said[language] in page_of("1", language)
    line = json.loads(publishing.line("1", people[-1]))
    assert set(line) == {*check_line.A_PROOF}
    assert (line["leaves"], len(line["path"])) == (check_line.PLACES, 32)
    office.tick(office.now + SECOND)
    assert sum(last_count().bands.values()) == 6  # type: ignore[union-attr]
    (row,) = json.loads(exported("ircc", "en"))["rounds"]
    assert row[TOTAL] == "10"  # seven and seven, each rounded


def test_a_round_of_a_late_evening_has_one_date_the_department_s(office: Office) -> None:
    office.submit(document("A", DAY))
    office.now = instant_at(DAY, 22)
    assert office.now.date() != DAY
    office.hold("1", 1)
    office.publish("1")
    (row,) = json.loads(exported("ircc", "en"))["rounds"]
    assert row["drawDate"] == round_document(office.round("1"))["date"] == DAY.isoformat()


def test_no_count_is_kept_of_a_day_on_which_nobody_is_ranked_nor_used_after_two_months(office: Office) -> None:
    office.submit(document("A", DAY))
    office.tick(office.now + SECOND)
    assert count_before(office.now) is None  # one of its own instant is not before it
    assert count_before(office.now + SECOND) == last_count()
    assert count_before(office.now + timedelta(days=61)) is None
    office.tick(office.now)
    assert PoolCount.objects.count() == 1
    office.tick(GAP)
    assert PoolCount.objects.count() == 1


def test_a_round_whose_number_is_not_one_of_the_department_s_is_exported_all_the_same(office: Office) -> None:
    office.submit(document("P1", DAY))
    office.hold("demo-1", 1)
    office.publish("demo-1")
    for language in LANGUAGES:
        (row,) = json.loads(exported("ircc", language))["rounds"]
        assert (row["drawNumber"], row["drawNumberURL"]) == ("demo-1", "")
