"""Many people give what each would give alone, in their order; whoever fails stops nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from express_entry import history, law
from express_entry.assessment import as_document, assess
from express_entry.assessment.calendar import calendar
from express_entry.assessment.calendaroverview import calendar_table, next_change, next_change_part
from express_entry.assessment.many import Answered, assess_each, for_each
from express_entry.assessment.overview import Head, Table, Value, assessment_table, coded, missing_from, worded
from express_entry.assessment.pastrounds import in_the_last_year, past_rounds
from express_entry.assessment.roundsoverview import invited_part, rounds_table, sufficient_part
from express_entry.law.text import LANGUAGES
from express_entry.profile import check, load
from express_entry.profile.caseload import caseload
from express_entry.profile.findings import Place
from express_entry.profile.spreadsheet import Client, Count, Notice, Refused
from tests.profile.spreadsheets import LEAST, csv_file
from tests.properties.strategies import people

EXAMPLES = Path(__file__).parents[2] / "examples" / "profiles"
PATHS = sorted(EXAMPLES.iterdir())
DAY, IN_GAP = date(2026, 10, 30), date(2026, 11, 20)
WHOLE = law.consolidated()


def clients() -> Iterator[Client]:
    return (item for item in caseload([str(EXAMPLES)]) if isinstance(item, Client))


def rows_of(table: Table, client: Client) -> list[dict[str, Value]]:
    return [dict(zip((head.key for head in table.heads), row, strict=True)) for row in table.rows(client)]


# ----------------------------------------------------------------------------------------------------- one by one


def test_everybody_gets_the_assessment_that_they_would_get_alone_in_the_order_in_which_they_came() -> None:
    found = [item for item in assess_each(caseload([str(EXAMPLES)]), on=DAY) if isinstance(item, Answered)]
    assert [Path(item.client.place.file) for item in found] == PATHS
    for item in found:
        assert as_document(item.answer, "fr") == as_document(assess(load(item.client.place.file), on=DAY), "fr")


def test_what_is_no_client_stays_where_it_stands(tmp_path: Path) -> None:
    rows = [[*LEAST, "unknown"], [*LEAST.values(), ""], ["1990-02-30", "married", ""], [*LEAST.values(), ""]]
    found = list(assess_each(caseload([str(csv_file(tmp_path / "c.csv", rows))]), on=DAY))
    assert [type(item) for item in found] == [Notice, Count, Answered, Refused, Answered]


def test_a_client_who_was_not_born_by_the_day_is_refused_at_the_cell_and_the_others_are_assessed(
    tmp_path: Path,
) -> None:
    rows = [["reference", *LEAST], ["a", *LEAST.values()], ["b", "2020-01-01", "married"], ["c", *LEAST.values()]]
    first, refused, last = (
        item
        for item in assess_each(caseload([str(csv_file(tmp_path / "c.csv", rows))]), on=date(2016, 1, 1))
        if not isinstance(item, Count)
    )
    assert isinstance(first, Answered)
    assert isinstance(last, Answered)
    assert isinstance(refused, Refused)
    assert refused.reference == "b"
    assert refused.place.row == 3
    assert refused.findings[0].say("en").startswith("B3 (person.date_of_birth): after 2016-01-01, the day assessed.")


def test_a_defect_with_one_client_is_told_as_that_clients_and_the_others_are_answered() -> None:
    def fragile(client: Client) -> str:
        if Path(client.place.file).name == "minimal.json":
            raise KeyError("edition")
        return client.place.file

    found = list(for_each(clients(), fragile))
    refused = [item for item in found if isinstance(item, Refused)]
    assert len(found) == len(PATHS)
    assert [Path(item.place.file).name for item in refused] == ["minimal.json"]
    said = refused[0].findings[0].say("en")
    assert "a defect of this program, not of the client (\"KeyError: 'edition'\")" in said
    assert "défaut de ce programme" in refused[0].findings[0].say("fr")


def test_a_day_before_the_law_is_refused_for_everybody_at_once() -> None:
    with pytest.raises(law.NoLawYet):
        assess_each(clients(), on=date(2014, 1, 1))


def test_the_next_client_is_read_only_when_asked_for() -> None:
    """So that memory holds one client, however many there are."""
    taken: list[str] = []

    def watched() -> Iterator[Client]:
        for client in clients():
            taken.append(client.place.file)
            yield client

    coming = assess_each(watched(), on=DAY)
    next(coming)
    assert len(taken) == 1
    next(coming)
    assert len(taken) == 2


# ----------------------------------------------------------------------------------------------- a table of assessments


@pytest.mark.parametrize("day", [date(2016, 1, 5), date(2023, 7, 5), DAY, IN_GAP], ids=str)
def test_a_row_says_what_the_assessment_says(day: date) -> None:
    table = assessment_table(day, law.on(day))
    for client in clients():
        if client.profile.person.date_of_birth > day:
            continue
        (row,) = rows_of(table, client)
        document = as_document(assess(client.profile, on=day))
        known = document["crs"].get("last_known_rules")
        score = known or document["crs"]
        where = "last_known_rules." if known else ""
        assert row["score"] == document["crs"]["total"]
        assert row[f"{where}score"] == score["total"]
        assert row[f"{where}at_least"] == (score["total"] if score["total"] is not None else score["at_least"])
        assert ("last_known_rules.score" in row) == (day == IN_GAP)
        for family in ("programs", "categories"):
            results = {slug: item["result"] for slug, item in document[family].items()}
            assert {
                key.partition(".")[2]: coded(value, "en") for key, value in row.items() if key.startswith(f"{family}.")
            } == results
        assert row["assumptions"] == len(document["assumptions"])
        assert row["law"] == document["law"]["fingerprint"]
        assert row["reference"] == client.profile.reference
        assert coded(row["first_language"], "fr") == document["first_language"]["chosen"]


def test_a_score_that_is_not_known_has_a_range_and_the_facts_that_would_settle_it() -> None:
    client = Client(Place("minimal.json"), load(EXAMPLES / "minimal.json"))
    (row,) = rows_of(assessment_table(DAY, law.on(DAY)), client)
    assert row["score"] is None
    assert isinstance(row["at_least"], int)
    assert isinstance(row["at_most"], int)
    assert row["at_least"] < row["at_most"]
    missing = row["missing"]
    assert isinstance(missing, tuple)
    assert {"education", "language_tests", "work"} <= set(missing)
    assert set(missing) == set(missing_from(assess(client.profile, on=DAY)))


def test_what_is_missing_is_named_as_the_columns_of_the_clients_own_sheet_are(tmp_path: Path) -> None:
    rows = [[*LEAST, "work.3.noc", "work.3.country", "work.3.from"], [*LEAST.values(), "21231", "CA", "2020-01-02"]]
    (client,) = (item for item in caseload([str(csv_file(tmp_path / "c.csv", rows))]) if isinstance(item, Client))
    (row,) = rows_of(assessment_table(DAY, law.on(DAY)), client)
    missing = row["missing"]
    assert isinstance(missing, tuple)
    assert "work.3.paid" in missing
    assert not any("[" in name for name in missing if isinstance(name, str))


def test_cells_that_were_not_read_and_facts_that_are_unlikely_are_worth_a_second_look(tmp_path: Path) -> None:
    heads = [*LEAST, "nominaton.province", "work.2.hours_per_week"]
    rows = [heads, [*LEAST.values(), "ON", "100"]]
    (client,) = (item for item in caseload([str(csv_file(tmp_path / "c.csv", rows))]) if isinstance(item, Client))
    (row,) = rows_of(assessment_table(DAY, law.on(DAY)), client)
    said = coded(row["doubtful"], "en")
    assert isinstance(said, list)
    assert said[0] == "C2 was not read: nominaton.province names no column"
    assert said[1].startswith("D2 (work.2.hours_per_week): 100 hours a week are very many")


def test_a_file_laid_over_the_law_is_named_in_every_row() -> None:
    proposal = EXAMPLES.parent / "law" / "high-wage-invented.toml"
    whole = law.consolidated().with_file(proposal)
    client = next(clients())
    for table in (
        assessment_table(IN_GAP, whole.on(IN_GAP)),
        rounds_table(IN_GAP, whole, history.rounds()[-3:]),
        calendar_table(IN_GAP, whole, date(2027, 1, 1)),
    ):
        for row in rows_of(table, client):
            assert coded(row["laid_over"], "en") == list(whole.laid_over)
    assert "laid_over" not in {head.key for head in assessment_table(DAY, law.on(DAY)).heads}


# -------------------------------------------------------------------------------------------------- rounds and changes


def test_the_rounds_beside_an_assessment_are_those_of_the_question_about_past_rounds() -> None:
    year = in_the_last_year(history.rounds(), DAY)
    parts = [sufficient_part(WHOLE, year), invited_part(DAY, WHOLE, year)]
    table = assessment_table(DAY, law.on(DAY), parts)
    for client in clients():
        (row,) = rows_of(table, client)
        past = past_rounds(client.profile, on=DAY, rounds=year)
        for key, found, may in (
            ("invited", past.would_have_been_invited, past.may_have_been_invited),
            ("sufficed", past.score_on_day_would_have_sufficed, past.score_on_day_may_have_sufficed),
        ):
            assert row[key] == len(found)
            assert row[f"{key}.unknown"] == len(may)
            assert row[f"{key}.last"] == (found[-1].round.number if found else None)
            assert row[f"{key}.last.date"] == (found[-1].round.date if found else None)
            assert row[f"{key}.last.margin"] == (found[-1].margin if found else None)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(people())
def test_rounds_answered_by_their_line_alone_are_answered_as_the_question_answers_them(
    person: tuple[dict[str, Any], date],
) -> None:
    document, day = person
    profile = check(document)
    rounds = history.rounds()[::7]
    part = sufficient_part(WHOLE, rounds)
    result = assess(profile, on=day, law=WHOLE.on(day))
    row = dict(zip((head.key for head in part.heads), part.values(Client(Place("x"), profile), result), strict=True))
    past = past_rounds(profile, on=day, rounds=rounds)
    assert row["sufficed"] == len(past.score_on_day_would_have_sufficed)
    assert row["sufficed.unknown"] == len(past.score_on_day_may_have_sufficed)


def test_the_latest_round_open_to_a_client_is_the_last_whose_program_or_category_they_meet() -> None:
    """The engineer was at the line of round 254, of STEM occupations, on its day; the margin is nought."""
    client = Client(Place("x"), load(EXAMPLES / "stem-engineer.json"))
    day = date(2023, 7, 5)
    rounds = [each for each in history.rounds() if each.date <= day]
    (row,) = rows_of(rounds_table(day, WHOLE, rounds[-20:]), client)
    assert (row["latest_open"], row["latest_open.margin"]) == ("254", 0)
    assert (row["sufficed.last"], row["sufficed.last.margin"]) == ("254", 0)


def test_a_table_of_rounds_counts_by_kind_what_adds_up_to_the_whole() -> None:
    year = in_the_last_year(history.rounds(), DAY)
    table = rounds_table(DAY, WHOLE, year)
    kinds = {each.program_or_category for each in year}
    for client in clients():
        (row,) = rows_of(table, client)
        by_kind = {key.partition(".")[2]: value for key, value in row.items() if key.startswith("invited.")}
        counted = [value for slug, value in by_kind.items() if slug in kinds]
        assert len(counted) == len(kinds)
        assert sum(value for value in counted if isinstance(value, int)) == row["invited"]


def test_the_next_change_is_the_first_of_the_calendar() -> None:
    table = assessment_table(DAY, law.on(DAY), [next_change_part(DAY, WHOLE)])
    for client in clients():
        found = calendar(client.profile, on=DAY)
        (row,) = rows_of(table, client)
        first = found.entries[0]
        assert row["next_change"] == first.day
        assert row["holds_until"] == found.holds_until
        assert coded(row["next_change.why"], "fr") == [cause.say("fr") for cause in first.causes]
        assert coded(row["next_change.what"], "en") == [change.say("en") for change in first.changes]
        assert next_change(client.profile, on=DAY, law=WHOLE) == first


def test_a_table_of_calendars_has_every_change_of_everybody_and_says_who_has_none() -> None:
    until = date(2023, 8, 1)
    day = date(2023, 7, 5)
    table = calendar_table(day, WHOLE, until)
    still = 0
    for client in clients():
        rows = rows_of(table, client)
        found = calendar(client.profile, on=day, until=until)
        changes: list[Any] = [(entry.day, change.what) for entry in found.entries for change in entry.changes]
        assert [(row["day"], row["what"]) for row in rows] == (changes or [(None, None)])
        assert {row["holds_until"] for row in rows} == {found.holds_until}
        still += not changes
    assert still > 0


# --------------------------------------------------------------------------------------------------------------- values


def test_values_for_programs_depend_on_no_language_but_for_reasons_in_words() -> None:
    year = in_the_last_year(history.rounds(), DAY)
    table = assessment_table(DAY, law.on(DAY), [sufficient_part(WHOLE, year)])
    in_words = {"doubtful"}
    for client in clients():
        for row in table.rows(client):
            pairs = zip(table.heads, row, strict=True)
            plain = [(head, value) for head, value in pairs if head.key not in in_words]
            assert [coded(value, "en") for _, value in plain] == [coded(value, "fr") for _, value in plain]


def test_values_for_people_are_words_of_their_language() -> None:
    table = assessment_table(DAY, law.on(DAY))
    client = Client(Place("x"), load(EXAMPLES / "stem-engineer.json"))
    (row,) = table.rows(client)
    said = {
        language: {head.key: worded(head, value, language) for head, value in zip(table.heads, row, strict=True)}
        for language in LANGUAGES
    }
    assert (said["en"]["programs.cec"], said["fr"]["programs.cec"]) == ("eligible", "admissible")
    assert (said["en"]["categories.french"], said["fr"]["categories.french"]) == (
        "not in the category",
        "hors de la catégorie",
    )
    assert (said["en"]["first_language"], said["fr"]["first_language"]) == ("English", "anglais")


@pytest.mark.parametrize("day", [DAY, IN_GAP], ids=str)
def test_every_head_has_its_own_key_and_words_in_both_languages(day: date) -> None:
    year = in_the_last_year(history.rounds(), day)
    tables = (
        assessment_table(
            day,
            law.on(day),
            [next_change_part(day, WHOLE), invited_part(day, WHOLE, year), sufficient_part(WHOLE, year)],
        ),
        rounds_table(day, WHOLE, year),
        calendar_table(day, WHOLE),
    )
    for table in tables:
        keys = [head.key for head in table.heads]
        assert len(set(keys)) == len(keys)
        for language in LANGUAGES:
            words = [head.say(language) for head in table.heads]
            assert all(words)
            assert len(set(words)) == len(words), sorted(word for word in words if words.count(word) > 1)
    assert isinstance(tables[0].heads[0], Head)
