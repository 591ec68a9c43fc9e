from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from express_entry.history import Quality, distribution_with, distributions, rounds
from express_entry.history.feed import read_feed
from express_entry.history.importing import import_into, preview, take_in
from express_entry.history.merging import merge, published, updated
from express_entry.history.notes import Note
from express_entry.history.problems import Effect
from express_entry.history.record import Confidence, Round, number_order
from express_entry.history.report import Report
from express_entry.history.store import Standing, State, Store, StoreError, history_of
from tests.history.feedmaking import (
    FEEDS,
    LATER,
    Row,
    as_bytes,
    bands,
    contract,
    given_back,
    known,
    new_row,
    odd_feed,
    plain_feed,
    row_of,
)
from tests.history.feedmaking import take_in as take_in_rows


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "my" / "store")


def round_in(store: Store, number: str) -> Round:
    (found,) = (each for each in store.rounds() if each.number == number)
    return found


def reasons(report: Report) -> list[str]:
    return [each.say("en") for each in report.problems if each.effect is Effect.SET_ASIDE]


# --- what goes in -----------------------------------------------------------------------------------------------------


def test_a_store_that_was_never_imported_into_is_the_history_of_the_package(store: Store) -> None:
    assert store.history() == published()
    assert store.feeds() == ()
    assert not store.exists
    assert not store.folder.exists(), "reading makes nothing"


def test_the_whole_feed_of_what_is_known_changes_nothing_and_is_kept(store: Store) -> None:
    report = import_into(store, read_feed(as_bytes(odd_feed())), today=LATER)
    assert (report.added, report.changed, report.quarantined) == ((), (), ())
    assert len(report.unchanged) == report.rows == 448
    assert store.history() == published()
    assert given_back(store) == odd_feed()


@pytest.mark.parametrize("name", ["rounds_en.json", "rounds_fr_windows_1252.json", "rounds_fr_utf8_bom.json"])
def test_a_feed_file_of_known_rounds_changes_nothing(store: Store, name: str) -> None:
    report = import_into(store, read_feed((FEEDS / name).read_bytes()), today=LATER)
    assert (report.added, report.changed, report.quarantined) == ((), (), ())
    assert (report.distributions_added, report.distributions_changed) == ((), ())
    assert store.history() == published()


def test_a_new_round_is_added_with_its_distribution(store: Store) -> None:
    report = take_in_rows(store, new_row(), row_of("447"))
    assert (report.added, report.unchanged) == (("448",), ("447",))
    assert [(each.row, each.effect, each.say("fr")) for each in report.problems] == [
        (1, Effect.NOTED, "ligne 1 (ronde 448), drawNumber\u00a0: cette ronde n'était pas connue")
    ]
    assert store.exists
    assert report.distributions_added == (date(2026, 10, 4),)
    assert round_in(store, "448").confidence is Confidence.LOW
    assert len(store.rounds()) == 449
    held = distribution_with("448", store.distributions())
    assert held is not None
    assert (held.total, held.quality) == (230_000, Quality.OFFICIAL)


def test_a_changed_round_is_reported_field_by_field_in_both_languages(store: Store) -> None:
    report = take_in_rows(store, row_of("446", drawSize="2,001", drawCRS="517"))
    (change,) = report.changed
    assert change.number == "446"
    assert change.changes == (("invitations", "2000", "2001"), ("crs_cutoff", "518", "517"))
    assert "Changed: round 446, invitations from 2000 to 2001 and crs_cutoff from 518 to 517." in report.say("en")
    assert "Modifiée\u00a0: ronde 446, invitations de 2000 à 2001 et crs_cutoff de 518 à 517." in report.say("fr")
    assert round_in(store, "446").confidence is Confidence.LOW


def test_a_tie_break_that_was_not_known_goes_in_and_its_remark_goes(store: Store) -> None:
    assert Note.TIE_BREAK_NOT_FOUND in rounds()[-1].notes
    report = take_in_rows(store, row_of("447", drawCutOff="September 2, 2026 at 01:02:03 UTC"))
    assert report.changed[0].changes == (("tie_break_utc", "", "2026-09-02T01:02:03Z"),)
    assert "tie_break_utc from nothing to 2026-09-02T01:02:03Z" in report.say("en")
    merged = round_in(store, "447")
    assert (merged.notes, merged.confidence) == ((), Confidence.MEDIUM)


def test_an_empty_or_unreadable_tie_break_takes_nothing_away(store: Store) -> None:
    for text in ("", "unknown"):
        report = take_in_rows(store, row_of("254", drawCutOff=text))
        assert report.changed == ()
    assert store.history() == published()
    assert next(row for row in given_back(store) if row["drawNumber"] == "254")["drawCutOff"] == "unknown"


def test_the_remarks_on_a_round_stay_as_long_as_what_they_speak_of() -> None:
    known_round = {each.number: each for each in rounds()}["357"]
    assert set(known_round.notes) == {Note.INSTANT_DAY_CORRECTED, Note.VERSION_YEAR_INFERRED}
    stated = known_round._replace(notes=(), confidence=Confidence.LOW)
    assert updated(known_round, stated) == known_round
    later = updated(known_round, stated._replace(instant=known_round.instant + timedelta(seconds=1)))
    assert (later.notes, later.confidence) == ((Note.VERSION_YEAR_INFERRED,), Confidence.HIGH)


def test_an_import_into_a_store_is_what_its_preview_says(store: Store) -> None:
    feed = read_feed(as_bytes([new_row(), row_of("446", drawCRS="517")]))
    expected = preview(None, feed, today=LATER)
    assert not store.folder.exists()
    assert preview(store, feed, today=LATER) == expected == import_into(store, feed, today=LATER)


def test_a_report_can_be_kept_as_json_with_both_languages(store: Store) -> None:
    report = take_in_rows(store, new_row(), row_of("446", drawCRS="517"), new_row("449", drawCRS="1,300"))
    kept = json.loads(json.dumps(report.to_json()))
    assert kept["added"] == ["448"]
    assert kept["changed"] == [{"number": "446", "fields": [{"field": "crs_cutoff", "before": "518", "after": "517"}]}]
    assert kept["quarantined"] == [{"row": 3, "number": "449"}]
    assert kept["distributions"] == {"added": ["2026-10-04"], "changed": []}
    assert [(each["field"], each["effect"]) for each in kept["problems"]] == [
        ("drawNumber", "noted"),
        ("drawCRS", "set-aside"),
    ]
    assert len(kept["summary"]["en"]) == len(kept["summary"]["fr"]) > 3
    assert not set(kept["summary"]["en"]) & set(kept["summary"]["fr"])


# --- again, and after one another -------------------------------------------------------------------------------------


def test_importing_the_same_feed_again_changes_not_a_byte(store: Store) -> None:
    rows = [new_row("449", drawCRS="5,000"), new_row(), new_row(), *odd_feed()[:10]]
    first = take_in_rows(store, *rows)
    kept = store.path.read_bytes()
    second = take_in_rows(store, *rows)
    assert store.path.read_bytes() == kept
    assert (first.added, second.added, second.changed) == (("448",), (), ())
    assert second.problems == tuple(each for each in first.problems if "not known before" not in each.say("en"))


def test_a_newer_feed_takes_the_place_of_an_older_one_row_by_row(store: Store) -> None:
    take_in_rows(store, new_row(drawSize="1,400"), *plain_feed()[:5])
    report = take_in_rows(store, new_row("449"), new_row())
    assert report.added == ("449",)
    assert report.changed[0].changes == (("invitations", "1400", "1500"),)
    numbers = [row["drawNumber"] for row in given_back(store)]
    assert numbers[:7] == ["449", "448", "447", "446", "445", "444", "443"]
    assert len(numbers) == len(set(numbers)) == 450


def test_a_feed_in_the_other_language_stands_beside_the_first(store: Store) -> None:
    import_into(store, read_feed(as_bytes(odd_feed("en"))))
    import_into(store, read_feed(as_bytes(odd_feed("fr"))))
    assert [feed.language for feed in store.feeds()] == ["en", "fr"]
    assert given_back(store) == given_back(store, "fr") == odd_feed("fr")
    assert given_back(store, "en") == odd_feed("en")
    assert store.history() == published()


def test_a_round_known_in_one_language_is_given_back_in_the_other_in_the_official_spelling(store: Store) -> None:
    take_in_rows(store, new_row())
    first = given_back(store, "fr")[0]
    assert first["drawName"] == "Catégorie de l’expérience canadienne"
    assert (first["drawDateTime"], first["drawSize"]) == ("6 octobre 2026 à 11:02:03 UTC", "1 500")
    assert given_back(store, "en")[0] == new_row()


def test_of_two_languages_the_row_imported_last_has_the_last_word_also_after_an_import_without_it(store: Store) -> None:
    french = next(row for row in plain_feed("fr") if row["drawNumber"] == "447")
    take_in_rows(store, new_row(drawSize="1,400"), row_of("447"))
    take_in_rows(store, new_row(drawSize="1 500", drawName="Catégorie de l’expérience canadienne"), french, french)
    assert round_in(store, "448").invitations == 1500
    report = take_in_rows(store, row_of("447"))
    assert report.changed == ()
    assert round_in(store, "448").invitations == 1500
    assert [feed.language for feed in store.feeds()] == ["fr", "en"]


def test_a_row_that_leaves_open_what_an_older_one_states_takes_nothing_away(store: Store) -> None:
    full = new_row()
    bare = new_row(drawSize="1,501", drawCutOff="", **dict.fromkeys(bands(230_000), "0"))
    take_in_rows(store, full)
    for _ in range(2):
        report = take_in_rows(store, bare)
        merged = round_in(store, "448")
        assert (merged.invitations, merged.tie_break) == (1501, datetime(2026, 9, 30, 8, 9, 10, tzinfo=UTC))
        held = distribution_with("448", store.distributions())
        assert held is not None
        assert held.total == 230_000
        assert given_back(store)[0] == bare
    assert report.changed == ()
    take_in_rows(store, full)
    (feed,) = store.feeds()
    assert [entry.standing for entry in feed.entries] == [Standing.IN_USE]


def test_many_new_rounds_are_told_by_the_first_and_the_last(store: Store) -> None:
    report = take_in_rows(store, *(dated(str(448 + place), f"{6 + place:02}") for place in range(20)))
    assert "New rounds: 20 (448 to 467)." in report.say("en")
    assert "Nouvelles rondes\u00a0: 20 (448 à 467)." in report.say("fr")


# --- what does not go in ----------------------------------------------------------------------------------------------

BAD: dict[str, dict[str, Any]] = {
    "a lowest score above 1200": {"drawCRS": "1,201"},
    "a tie-break after its round": {"drawCutOff": "October 7, 2026 at 00:00:00 UTC"},
    "a size that is no number": {"drawSize": "many"},
    "a negative size": {"drawSize": "-5"},
    "bands that do not add up": {"dd18": "1"},
    "tens that do not add up": {"dd10": "1"},
    "an unknown name": {"drawName": "Researchers with Canadian Work Experience, 2026-Version 1"},
    "no instant": {"drawDateTime": ""},
    "a date apart from its instant": {"drawDate": "2026-09-06", "drawDateFull": "September 6, 2026"},
    "a day after today": {
        "drawDate": "2026-11-06",
        "drawDateFull": "November 6, 2026",
        "drawDateTime": "November 6, 2026 at 11:02:03 UTC",
    },
    "an instant before that of an earlier round": {
        "drawDate": "2026-09-30",
        "drawDateFull": "September 30, 2026",
        "drawDateTime": "September 30, 2026 at 11:02:03 UTC",
        "drawDistributionAsOn": "September 20, 2026",
        "drawCutOff": "September 1, 2026 at 11:02:03 UTC",
    },
    "a number far ahead": {"drawNumber": "4480"},
    "a number that no round had": {"drawNumber": "91"},
    "a number below all": {"drawNumber": "0"},
    "no number": {"drawNumber": "next"},
}


@pytest.mark.parametrize("changes", BAD.values(), ids=BAD)
def test_a_bad_row_is_set_aside_with_its_reason_and_changes_nothing_else(store: Store, changes: dict[str, Any]) -> None:
    bad = new_row() | changes
    report = take_in_rows(store, new_row("449"), bad, row_of("447"))
    assert [row.place for row in report.quarantined] == [2]
    assert len(reasons(report)) == 1
    assert report.added == ("449",)
    assert contract(store.rounds()) == {**known(), "449": contract(store.rounds())["449"]}
    assert bad in given_back(store)
    (entry,) = store.set_aside()
    assert dict(entry.fields) == bad
    assert entry.why[0].en
    assert entry.why[0].en != entry.why[0].fr
    assert "row 2" in report.say("en")
    assert "ligne 2" in report.say("fr")


@pytest.mark.parametrize(
    "changes", [BAD["a lowest score above 1200"], BAD["no instant"], BAD["bands that do not add up"]]
)
def test_a_bad_row_of_a_known_round_leaves_that_round_as_it_is(store: Store, changes: dict[str, Any]) -> None:
    report = take_in_rows(store, row_of("430") | changes)
    assert len(report.quarantined) == 1
    assert store.history() == published()


def test_a_row_whose_number_is_no_text_is_kept_once_however_often_it_is_imported(store: Store) -> None:
    for _ in range(2):
        take_in_rows(store, new_row() | {"drawNumber": ["448", {"a": None}]})
        assert [row["drawNumber"] for row in given_back(store)].count('["448", {"a": null}]') == 1
        assert len(store.set_aside()) == 1


def test_a_good_row_stands_in_for_a_newer_bad_one_until_there_is_a_better(store: Store) -> None:
    take_in_rows(store, new_row())
    good = round_in(store, "448")
    for _ in range(2):
        take_in_rows(store, new_row(drawCRS="5,200"))
        assert round_in(store, "448") == good
        (feed,) = store.feeds()
        assert [entry.standing for entry in feed.entries] == [Standing.SET_ASIDE, Standing.STANDS_IN]
        assert [row["drawCRS"] for row in given_back(store)[:2]] == ["5,200", "476"]
    report = take_in_rows(store, new_row(drawCRS="521"))
    assert report.changed[0].changes == (("crs_cutoff", "520", "521"),)
    (feed,) = store.feeds()
    assert [entry.standing for entry in feed.entries] == [Standing.IN_USE]


def test_a_round_twice_in_a_feed_with_other_values_keeps_both_and_uses_neither(store: Store) -> None:
    rows = [new_row(), new_row(drawSize="1,501")]
    report = take_in_rows(store, *rows)
    assert (report.added, len(report.quarantined)) == ((), 2)
    assert given_back(store)[:2] == rows
    assert store.history() == published()


def test_a_cut_feed_brings_in_its_whole_rows(store: Store) -> None:
    data = as_bytes([new_row("449"), new_row(), row_of("447")])
    report = import_into(store, read_feed(data[: data.rindex(b"mitext")]), today=LATER)
    assert not report.complete
    assert report.added == ("448", "449")
    assert "The file is cut or damaged: rows are missing." in report.say("en")
    assert "le fichier se termine au milieu de cette ligne" in report.say("fr")
    assert len(store.rounds()) == 450


def test_what_is_no_feed_changes_nothing(store: Store) -> None:
    take_in_rows(store, new_row())
    kept = store.path.read_bytes()
    report = import_into(store, read_feed(b"<html>"))
    assert report.rows == 0
    assert store.path.read_bytes() == kept


# --- whether a round can be so after the others -----------------------------------------------------------------------


def dated(number: str, day: str, **changes: Any) -> Row:
    """A later round on a day of October 2026, with nothing that depends on the day."""
    times = {"drawDate": f"2026-10-{day}", "drawDateFull": "", "drawDateTime": f"October {day}, 2026 at 12:00:00 UTC"}
    none = dict.fromkeys((f"dd{place}" for place in range(1, 19)), "0")
    return new_row(number, **times, **none, drawCutOff="", drawDistributionAsOn="") | changes


def added(store: Store, *rows: Row) -> tuple[str, ...]:
    take_in_rows(store, *rows)
    return tuple(each.number for each in store.rounds()[448:])


def test_one_date_that_slips_does_not_keep_the_rounds_after_it_out(store: Store) -> None:
    rows = [dated("448", "30"), dated("449", "07"), dated("450", "08"), dated("451", "09")]
    assert added(store, *rows) == ("449", "450", "451")
    report = take_in_rows(store, *rows)
    assert "lies after that of round 449 (2026-10-07T12:00:00Z), which has a higher number" in reasons(report)[0]


def test_one_date_that_slips_back_is_out_alone(store: Store) -> None:
    rows = [dated("448", "06"), dated("449", "07"), dated("450", "02"), dated("451", "09")]
    assert added(store, *rows) == ("448", "449", "451")
    (entry,) = store.set_aside()
    assert "lies before that of round 449" in entry.why[0].en
    assert "précède celui de la ronde 449" in entry.why[0].fr


def test_dates_that_were_wrong_for_several_rounds_can_be_corrected_together(store: Store) -> None:
    added(store, dated("448", "02"), dated("449", "03"), dated("450", "04"))
    report = take_in_rows(store, dated("448", "06"), dated("449", "07"), dated("450", "08"))
    assert report.quarantined == ()
    assert [each.date.day for each in store.rounds()[448:]] == [6, 7, 8]


def test_a_known_round_whose_date_slips_past_its_neighbours_keeps_its_own(store: Store) -> None:
    row = row_of("430", drawDate="2026-09-23", drawDateFull="", drawDateTime="September 23, 2026 at 10:19:47 UTC")
    report = take_in_rows(store, *plain_feed()[:10], row)
    assert len(report.quarantined) == 1
    assert "which has a higher number" in reasons(report)[0]
    assert store.history() == published()


def test_a_tie_break_that_is_kept_must_still_lie_before_the_round(store: Store) -> None:
    tie = "October 5, 2026 at 12:00:00 UTC"
    added(store, dated("448", "06", drawCutOff=tie))
    report = take_in_rows(store, dated("448", "04", drawCutOff=""))
    assert len(report.quarantined) == 1
    assert round_in(store, "448").date.day == 6


def test_a_gap_in_the_numbers_is_told_and_can_be_filled_later(store: Store) -> None:
    report = take_in_rows(store, dated("451", "10"), dated("448", "06"))
    assert report.added == ("448", "451")
    assert [each.say("en") for each in report.problems] == [
        "the history now has a gap; these rounds are missing: 449, 450",
        "row 1 (round 451), drawNumber: this round was not known before",
        "row 2 (round 448), drawNumber: this round was not known before",
    ]
    report = take_in_rows(store, dated("449", "07"), dated("450", "11"))
    assert report.added == ("449",)
    assert "lies after that of round 451" in reasons(report)[0]


def test_two_rounds_a_day_and_lettered_numbers_can_be(store: Store) -> None:
    assert added(store, dated("448", "06"), dated("449a", "06"), dated("449b", "06")) == ("448", "449a", "449b")


def test_without_a_day_for_today_the_future_is_not_looked_at(store: Store) -> None:
    report = take_in_rows(store, dated("448", "20"), today=None)
    assert report.added == ("448",)
    report = take_in_rows(Store(store.folder / "other"), dated("448", "20"), today=date(2026, 10, 19))
    assert "the round is dated 2026-10-20, after today (2026-10-19)" in reasons(report)[0]


@st.composite
def later_rounds(draw: st.DrawFn) -> list[Row]:
    numbers = draw(st.lists(st.integers(440, 460), unique=True, max_size=8))
    rows = []
    for number in numbers:
        day = f"{draw(st.integers(1, 31)):02}"
        slip: dict[str, Any] = draw(st.sampled_from([{}, {}, {}, {"drawCRS": "9999"}, {"drawNumber": "x"}]))
        rows.append(dated(str(number), day) | slip)
    return rows


@settings(max_examples=30)
@given(st.lists(later_rounds(), min_size=1, max_size=3))
def test_whatever_is_imported_the_known_rounds_stay_and_a_second_import_changes_nothing(feeds: list[list[Row]]) -> None:
    state: State = ()
    for rows in feeds:
        feed = read_feed(as_bytes(rows))
        state, report = take_in(state, feed, today=LATER)
        again, second = take_in(state, feed, today=LATER)
        assert again == state
        assert (second.added, second.changed) == ((), ())
        assert len(report.quarantined) + len(report.added) <= len(rows)
    history = history_of(state)
    assert {each.number for each in history.rounds} >= {each.number for each in rounds()}
    assert sum(len(feed.entries) for feed in state) <= sum(map(len, feeds))


@settings(max_examples=30)
@given(later_rounds())
def test_after_one_import_the_rounds_are_in_the_order_of_their_numbers(rows: list[Row]) -> None:
    state, _ = take_in((), read_feed(as_bytes(rows)), today=LATER)
    history = history_of(state).rounds
    by_number = sorted(history, key=lambda each: number_order(each.number))
    assert [each.instant for each in by_number] == sorted(each.instant for each in history)


# --- distributions ----------------------------------------------------------------------------------------------------


def test_a_distribution_published_again_with_a_later_round_gains_that_round(store: Store) -> None:
    last = {name: value for name, value in row_of("447").items() if name.startswith("dd") or "Distribution" in name}
    report = take_in_rows(store, new_row() | last)
    assert (report.distributions_added, report.distributions_changed) == ((), ())
    held = distribution_with("448", store.distributions())
    assert held is not None
    assert held.round_numbers == ("445", "446", "447", "448")
    assert held[2:6] == distributions()[-1][2:6]


def test_the_same_figures_under_a_new_day_are_a_repeat(store: Store) -> None:
    last = {name: value for name, value in row_of("447").items() if name.startswith("dd")}
    take_in_rows(store, new_row() | last)
    held = distribution_with("448", store.distributions())
    assert held is not None
    assert (held.quality, held.repeat_of) == (Quality.REPEAT, date(2026, 9, 27))


def test_corrected_figures_of_a_day_take_the_place_of_the_old_ones(store: Store) -> None:
    take_in_rows(store, new_row())
    report = take_in_rows(store, new_row(dd17="39,501", dd18="230,001"))
    assert report.distributions_changed == (date(2026, 10, 4),)
    held = distribution_with("448", store.distributions())
    assert held is not None
    assert held.total == 230_001


def test_a_distribution_whose_day_is_corrected_leaves_the_wrong_day(store: Store) -> None:
    take_in_rows(store, new_row())
    report = take_in_rows(store, new_row(drawDistributionAsOn="October 3, 2026"))
    assert (report.distributions_added, report.distributions_changed) == ((date(2026, 10, 3),), (date(2026, 10, 4),))
    assert [each.as_of for each in store.distributions()][-2:] == [date(2026, 9, 27), date(2026, 10, 3)]


def test_a_round_that_moves_to_another_distribution_leaves_the_one_it_shared(store: Store) -> None:
    take_in_rows(store, row_of("445") | bands(230_000) | {"drawDistributionAsOn": "September 26, 2026"})
    shared = distribution_with("447", store.distributions())
    own = distribution_with("445", store.distributions())
    assert shared is not None
    assert own is not None
    assert (shared.round_numbers, shared.as_of) == (("446", "447"), date(2026, 9, 27))
    assert (own.round_numbers, own.as_of, own.total) == (("445",), date(2026, 9, 26), 230_000)


def test_merging_the_rows_of_the_package_itself_changes_nothing() -> None:
    assert merge(published(), read_feed(as_bytes(plain_feed())).rows) == published()


# --- the file ---------------------------------------------------------------------------------------------------------


def test_values_that_are_no_texts_come_back_as_texts_and_are_kept_as_they_are(store: Store) -> None:
    text = as_bytes([new_row()]).decode().replace('"1,500"', "1500.0").replace('"classes"', '"updated": 5, "classes"')
    text = text.replace('"mitext":', '"flag": true, "nothing": null, "more": {"a": [1.50]}, "mitext":')
    import_into(store, read_feed(text.encode()))
    first = given_back(store)[0]
    assert first["drawSize"] == "1500.0"
    assert (first["flag"], first["nothing"], first["more"]) == ("true", "", '{"a": [1.50]}')
    assert '"more": {"a": [1.50]}' in store.path.read_text(encoding="utf-8")
    assert store.feeds()[0].envelope.names == ["updated", "classes"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{}",
        b'{"format": "express-entry/rounds-store@2", "feeds": []}',
        b'{"format": "express-entry/rounds-store@1"}',
        b'{"format": "express-entry/rounds-store@1", "feeds": [{"language": "de", "envelope": {}, "rows": []}]}',
        b'{"format": "express-entry/rounds-store@1", "feeds": [{"language": "en", "envelope": {}, "rows": [{}]}]}',
        b'{"format": "express-entry/rounds-store@1", "feeds": [{"language": "en", "envelope": [], "rows": []}]}',
        b"[" * 100_000,
    ],
    ids=lambda content: repr(content[-30:]),
)
def test_a_file_that_is_no_store_is_named_and_left_alone(store: Store, content: bytes) -> None:
    store.folder.mkdir(parents=True)
    store.path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        take_in_rows(store, new_row())
    assert str(store.path) in caught.value.say("en")
    assert "n'est pas un dépôt de rondes" in caught.value.say("fr")
    assert store.path.read_bytes() == content


def test_a_row_in_the_store_that_can_no_longer_be_read_is_passed_over(store: Store) -> None:
    take_in_rows(store, new_row(), row_of("446", drawCRS="517"))
    text = store.path.read_text(encoding="utf-8").replace("October 6, 2026 at 11:02:03 UTC", "soon")
    store.path.write_text(text, encoding="utf-8")
    assert [each.number for each in store.rounds()][-1] == "447"
    assert round_in(store, "446").crs_cutoff == 517


def test_a_store_where_no_folder_can_be_is_an_error_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = Store(tmp_path / "file" / "store")
    for act in (lambda: take_in_rows(store, new_row()), store.rounds):
        with pytest.raises(StoreError) as caught:
            act()
        assert str(tmp_path) in caught.value.say("en")
        assert caught.value.say("fr") != caught.value.say("en")
