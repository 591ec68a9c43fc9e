"""Whatever is done to an audit trail after a head of it was kept elsewhere shows, and where."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from express_entry.selection import BadDocument
from express_entry.selection.audittrail import (
    START,
    Entry,
    Event,
    Head,
    entry_bytes,
    head_of,
    head_text,
    payload_digest,
    read_entry,
    read_head,
    sealed,
    verify_chain,
)

NOON = datetime(2026, 8, 5, 12, tzinfo=UTC)
HASHES = st.binary(max_size=4).map(lambda data: hashlib.sha256(data).hexdigest())
NAMES = st.sampled_from(["Q8", "R2", "round.held", "profile.erased"])
EVENTS = st.builds(
    Event,
    instant=st.integers(-5, 5).map(lambda seconds: NOON + timedelta(seconds=seconds)),
    actor=NAMES,
    action=NAMES,
    payload=HASHES,
)


def chained(events: list[Event], after: Head = START) -> list[Entry]:
    """A trail of events, sealed one after the other."""
    found: list[Entry] = []
    for event in events:
        found.append(sealed(event, after))
        after = head_of(found[-1])
    return found


TRAILS = st.lists(EVENTS, min_size=1, max_size=7).map(chained)


@given(TRAILS, st.data())
def test_a_trail_that_nobody_touched_is_whole_by_every_head_it_ever_had(
    trail: list[Entry], data: st.DataObject
) -> None:
    heads = data.draw(st.lists(st.sampled_from([START, *map(head_of, trail)]), min_size=1))
    assert verify_chain(trail, heads) == ()
    assert verify_chain(map(read_entry, map(entry_bytes, trail)), map(read_head, map(head_text, heads))) == ()


@given(
    TRAILS,
    EVENTS,
    HASHES,
    st.integers(0, 6),
    st.integers(0, 6),
    st.sampled_from(["edit", "field", "remove", "insert", "move", "cut", "twin"]),
    st.booleans(),
)
def test_any_single_change_is_found_whether_or_not_the_rest_is_sealed_anew(
    trail: list[Entry], event: Event, digest: str, place: int, other: int, change: str, sealed_anew: bool
) -> None:
    """Whoever can write the trail can seal it anew from the change on: only a head kept elsewhere gives them away."""
    place, other, head = place % len(trail), other % len(trail), head_of(trail[-1])
    changed = list(trail)
    entry = trail[place]
    if change == "edit":
        changed[place] = entry._replace(event=event)
    elif change == "field":
        fields = [{"sequence": entry.sequence + 1}, {"previous": digest}, {"digest": digest}]
        changed[place] = entry._replace(**fields[other % 3])  # type: ignore[arg-type]
    elif change == "remove":
        del changed[place]
    elif change == "insert":
        changed.insert(place, sealed(event, START if place == 0 else head_of(trail[place - 1])))
    elif change == "move":
        changed[place], changed[other] = changed[other], changed[place]
    elif change == "cut":
        del changed[place:]
    else:
        changed.insert(other, entry)
    if sealed_anew:
        changed = chained([entry.event for entry in changed])
    assume(changed[: len(trail)] != trail)  # what is added after the head is no change
    found = verify_chain(changed, [head])
    assert found
    for finding in found:
        assert finding.say("en") != finding.say("fr")
        assert str(finding.sequence) in finding.say("en")


@given(TRAILS, st.lists(EVENTS, min_size=1, max_size=3))
def test_what_is_added_after_the_last_head_is_no_fault_and_its_removal_shows_by_a_later_head(
    trail: list[Entry], more: list[Event]
) -> None:
    longer = trail + chained(more, head_of(trail[-1]))
    assert verify_chain(longer, [head_of(trail[-1])]) == ()
    (found,) = verify_chain(trail, [head_of(longer[-1])])
    assert found.sequence == len(longer)
    assert "cut off" in found.say("en")


TORONTO = timezone(timedelta(hours=-4))
FOUR = chained([Event(NOON, "Q8", f"step.{number}", "0" * 64) for number in range(1, 5)])
HEAD = head_of(FOUR[-1])


@pytest.mark.parametrize(
    ("trail", "heads", "found"),
    [
        (FOUR[:2] + FOUR[3:], [HEAD], [(4, "Entry 4 stands where entry 3 should")]),
        (FOUR[:3], [HEAD], [(4, "Entry 4 is missing")]),
        ([], [HEAD], [(4, "Entry 4 is missing")]),
        (
            [FOUR[0], FOUR[1]._replace(event=FOUR[0].event), *FOUR[2:]],
            [HEAD],
            [(2, "Entry 2: its digest is not that of what it says")],
        ),
        (
            [FOUR[0], sealed(FOUR[0].event, head_of(FOUR[0])), *FOUR[2:]],
            [HEAD],
            [(3, "Entry 3 follows on another entry 2")],
        ),
        (chained([entry.event for entry in FOUR[::-1]]), [HEAD], [(4, "Entry 4 is not the one that a head")]),
        (FOUR[1:], [head_of(FOUR[0]), HEAD], [(1, "Entry 1 is missing"), (2, "Entry 2 stands where entry 1")]),
        (FOUR, [Head(0, "0" * 64)], [(0, "Entry 0 is not the one")]),
        (FOUR, [], [(0, "No head kept elsewhere was given")]),
        (
            [FOUR[0]._replace(event=FOUR[0].event._replace(instant=NOON.astimezone(TORONTO)))],
            [START],
            [(1, "Entry 1: its")],
        ),
    ],
)
def test_a_finding_says_where_and_what(trail: list[Entry], heads: list[Head], found: list[tuple[int, str]]) -> None:
    findings = verify_chain(trail, heads)
    assert [finding.sequence for finding in findings] == [sequence for sequence, _ in found]
    for finding, (_, words) in zip(findings, found, strict=True):
        assert finding.say("en").startswith(words)


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ({"instant": NOON.astimezone(TORONTO)}, "-04:00"),
        ({"actor": "Jane Doe"}, "Jane Doe"),
        ({"action": ""}, "action"),
        ({"payload": "what was done"}, "what was done"),
    ],
)
def test_an_event_that_cannot_be_written_is_not_sealed(bad: dict[str, object], named: str) -> None:
    with pytest.raises(BadDocument, match=named):
        sealed(FOUR[0].event._replace(**bad), START)  # type: ignore[arg-type]


@pytest.mark.parametrize("line", [b"", b"{}", entry_bytes(FOUR[0])[:-3], entry_bytes(FOUR[0]).replace(b"@1", b"@2")])
def test_a_line_that_is_no_entry_is_refused(line: bytes) -> None:
    with pytest.raises(BadDocument):
        read_entry(line)


@pytest.mark.parametrize("text", ["", head_text(HEAD)[:-1], head_text(HEAD).replace("@1", "@2"), f"x{head_text(HEAD)}"])
def test_a_line_that_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(BadDocument, match="Accepted"):
        read_head(text)


def test_the_particulars_of_an_event_can_be_erased_and_the_digest_tells_nothing_without_their_salt() -> None:
    payload = b'{"reason":"withdrawn"}'
    assert payload_digest(payload, bytes(32)) != payload_digest(payload, b"\1" * 32)
    assert payload_digest(payload, bytes(32)) == payload_digest(payload, bytes(32))
    with pytest.raises(BadDocument, match="4 bytes"):
        payload_digest(payload, b"salt")
