"""Who is invited: ties across the line, everybody tied, fewer than the number, none at all, nominees, two rounds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from express_entry.pool import intake, publishing, running
from express_entry.pool.faults import Conflict
from express_entry.pool.models import Invitation
from express_entry.selection import Category
from tests.pool.office import EVERY_PROGRAM, MICROSECOND, NOON, SECOND, Office
from tests.pool.people import NURSE, document

DAY = NOON.date()


def test_a_tie_across_the_line_is_split_by_the_instant_of_submission(office: Office) -> None:
    low = office.submit(document("LOW", DAY, age=45))
    late = office.submit(document("LATE", DAY), NOON + 2 * SECOND)
    later = office.submit(document("LATER", DAY), NOON + 2 * SECOND + MICROSECOND)
    early = office.submit(document("EARLY", DAY), NOON + 3 * SECOND)
    assert {office.row(each).points for each in (late, later, early)} == {502}
    office.now += SECOND
    assert office.hold("1", 2) == [late, later]
    held = office.round("1")
    assert (held.invited, held.cutoff, held.tie_break) == (2, 502, NOON + 2 * SECOND + MICROSECOND)
    assert [office.state(each) for each in (early, low)] == ["in_pool", "in_pool"]


def test_among_equals_the_instant_of_submission_counts_and_not_when_a_draft_was_begun(office: Office) -> None:
    begun_first, begun_last = (office.draft(document(each, DAY)) for each in "AB")
    intake.submit(office.candidate, begun_last)
    office.now += SECOND
    intake.submit(office.candidate, begun_first)
    office.now += SECOND
    assert office.hold("1", 1) == [begun_last]
    assert office.hold("2", 1) == [begun_first]


def test_equal_points_and_equal_instants_are_taken_in_the_order_of_their_numbers(office: Office) -> None:
    tied = [office.submit(document(f"T{place}", DAY)) for place in range(5)]
    assert office.hold("1", 3) == tied[:3]
    office.publish("1")
    assert b'"decided_by_number":true' in bytes(office.round("1").result or b"")


def test_in_a_grouping_smaller_than_the_number_everybody_is_invited_and_the_result_says_so(office: Office) -> None:
    people = [office.submit(document(f"P{age}", DAY, age=age), NOON + age * SECOND) for age in (30, 45)]
    office.now += timedelta(hours=1)
    assert office.hold("1", 1000) == people
    office.publish("1")
    assert b'"exhausted":true' in bytes(office.round("1").result or b"")
    assert (office.round("1").invited, office.round("1").cutoff) == (2, 397)


def test_a_round_of_no_invitations_invites_nobody_and_is_published_all_the_same(office: Office) -> None:
    only = office.submit(document("ONLY", DAY))
    office.now += SECOND
    assert office.hold("1", 0) == []
    assert office.publish("1").state == "published"
    held = office.round("1")
    assert (held.invited, held.cutoff, held.tie_break, office.state(only)) == (0, None, None, "in_pool")
    assert publishing.check("1") == ()


def test_a_round_in_an_empty_pool_invites_nobody(office: Office) -> None:
    assert office.hold("1", 5) == []
    assert office.publish("1").invited == 0


def test_a_nominee_is_first_by_points_and_not_invited_where_nominees_are_not_covered(office: Office) -> None:
    nominee = office.submit(document("NOMINEE", DAY))
    other = office.submit(document("OTHER", DAY, age=45))
    office.nominate(nominee)
    assert office.row(nominee).points == 1102
    office.now += SECOND
    assert office.hold("cec", 10, ["cec"]) == [other]
    assert office.hold("general", 10) == []
    assert office.hold("pnp", 10, ["pnp"]) == [nominee]


def test_in_a_round_of_nominees_nobody_else_is_invited(office: Office) -> None:
    office.submit(document("OTHER", DAY))
    assert office.hold("1", 10, ["pnp"]) == []


def test_a_round_that_covers_nominees_and_others_ranks_them_together(office: Office) -> None:
    other = office.submit(document("OTHER", DAY))
    nominee = office.submit(document("NOMINEE", DAY, age=45), NOON + SECOND)
    office.nominate(nominee)
    assert office.hold("1", 10, EVERY_PROGRAM) == [nominee, other]
    classes = Invitation.objects.order_by("rank").values_list("program", "points")
    assert list(classes) == [("pnp", 997), ("cec", 502)]


@pytest.mark.parametrize(
    ("programs", "named"),
    [(("cec", "fsw", "fst"), "cec"), (("fsw", "fst"), "fsw"), (("fsw",), "fsw"), (("cec",), "cec")],
)
def test_the_class_of_an_invitation_is_the_first_in_the_order_that_the_round_covers(
    office: Office, programs: tuple[str, ...], named: str
) -> None:
    both = office.submit(document("BOTH", DAY))
    assert office.hold("1", 1, programs) == [both]
    assert Invitation.objects.get().program == named


def test_nobody_without_a_program_that_the_round_covers_is_ranked(office: Office) -> None:
    abroad = office.submit(document("ABROAD", DAY, here=0))
    assert office.hold("1", 5, ["cec"]) == []
    assert office.hold("2", 5, ["fst"]) == []
    assert office.hold("3", 5, ["fsw"]) == [abroad]


def test_somebody_invited_in_one_round_is_out_of_the_pool_for_the_next_of_the_day(office: Office) -> None:
    both = office.submit(document("BOTH", DAY, noc=NURSE))
    assert office.hold("1", 5, ["cec"]) == [both]
    assert office.hold("2", 5, ["fsw"]) == []
    assert office.hold("3", 5, category=Category("healthcare", "2025-2")) == []
    assert Invitation.objects.count() == 1


def test_before_the_tie_break_a_round_named_a_score_and_invited_everybody_from_there_on(office: Office) -> None:
    then = datetime(2017, 5, 2, 16, tzinfo=UTC)
    people = [office.submit(document(f"P{age}", then.date(), age=age), then) for age in (30, 33, 45)]
    points = [office.row(each).points for each in people]
    office.now += SECOND
    assert office.hold("60", None, points_from=points[1]) == people[:2]
    assert (office.round("60").cutoff, office.round("60").tie_break) == (points[1], None)
    office.publish("60")
    assert publishing.check("60") == ()


# ------------------------------------------------------------------------------------------------------- categories


def test_a_category_names_its_version_and_the_version_in_force_at_the_round_counts(office: Office) -> None:
    eve = datetime(2025, 2, 26, 17, tzinfo=UTC)
    engineer = office.submit(document("ENGINEER", eve.date()), eve)
    nurse = office.submit(document("NURSE", eve.date(), noc=NURSE), eve)
    assert office.row(engineer).categories.split() == ["stem@2023-1"]
    assert office.row(nurse).categories.split() == ["healthcare@2023-1"]
    # Software engineers were in the category when they submitted, and are not any more at the round.
    office.now = eve + timedelta(days=1)
    assert office.hold("1", 5, category=Category("stem", "2025-2")) == []
    assert office.hold("2", 5, category=Category("healthcare", "2025-2")) == [nurse]
    assert office.row(engineer).categories.split() == []


def test_a_round_of_a_version_that_is_not_in_force_is_refused(office: Office) -> None:
    eve = datetime(2025, 2, 26, 17, tzinfo=UTC)
    office.submit(document("NURSE", eve.date(), noc=NURSE), eve)
    office.authorised("1", 5, category=Category("healthcare", "2023-1"))
    office.now = eve + timedelta(days=1)
    with pytest.raises(Conflict, match="healthcare@2025-2"):
        running.run(office.officer, "1")
    assert office.round("1").state == "authorised"
    assert Invitation.objects.count() == 0
