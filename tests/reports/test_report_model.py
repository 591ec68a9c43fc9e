"""What a report says: what was computed, in order, the same in both languages, in words for a client."""

from __future__ import annotations

import re
from datetime import date

import pytest

from express_entry.assessment.calendar import calendar
from express_entry.assessment.pastrounds import past_rounds
from express_entry.assessment.paths import paths
from express_entry.assessment.words import FACT_WORDS
from express_entry.history import rounds
from express_entry.law import Language, Result, consolidated
from express_entry.law.days import add_months
from express_entry.law.text import LANGUAGES
from express_entry.profile import check, load
from express_entry.reports.composition import compose
from express_entry.reports.findings import TERMS, Findings, find
from express_entry.reports.outlook import MOST_DATES
from express_entry.reports.report import Drawing, Letterhead, Paragraph, Report, Section, Table
from express_entry.reports.typography import citation, typeset
from tests.reports.reporting import EXAMPLES, LETTERHEAD, LONG, PROFILES, SUBMITTED, findings_of, report_of

ALL = (*EXAMPLES, *LONG)


def section(report: Report, name: str) -> Section:
    (found,) = (each for each in report.sections if each.id == name)
    return found


def table(report: Report, name: str) -> Table:
    (found,) = (
        block for each in report.sections for block in each.blocks if isinstance(block, Table) and block.id == name
    )
    return found


def cells(report: Report, name: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table(report, name).rows]


@pytest.mark.parametrize(("name", "day"), ALL)
def test_both_languages_have_the_same_parts_and_figures(name: str, day: str) -> None:
    english, french = (report_of(name, day, language) for language in LANGUAGES)
    assert [each.id for each in english.sections] == [each.id for each in french.sections]
    for ours, theirs in zip(english.sections, french.sections, strict=True):
        assert [type(block) for block in ours.blocks] == [type(block) for block in theirs.blocks]
        for one, other in zip(ours.blocks, theirs.blocks, strict=True):
            if isinstance(one, Table) and isinstance(other, Table):
                assert [(row.kind, [cell.mark for cell in row.cells]) for row in one.rows] == [
                    (row.kind, [cell.mark for cell in row.cells]) for row in other.rows
                ]
    figures = [re.findall(r"\d", " ".join(row)) for row in cells(english, "points")]
    assert [re.findall(r"\d", " ".join(row[:2])) for row in cells(french, "points")] == [
        re.findall(r"\d", " ".join(row[:2])) for row in cells(english, "points")
    ]
    assert figures


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "day"), ALL)
def test_every_word_is_for_a_client_and_set_as_the_language_sets_it(name: str, day: str, language: Language) -> None:
    """No path of a document, no template, no value of the program, no plain apostrophe or unbound colon."""
    report = report_of(name, day, language, Letterhead())
    own = {fact.value for fact in report.facts if fact.value == findings_of(name, day).profile.reference}
    texts = [text for text in report.texts() if text not in own]
    assert len(texts) > 50
    for text in texts:
        assert not re.search(r"\w\[\d+\]|\b[a-z]+_[a-z]+\b|[{}]|\bNone\b(?! of)|not_met|Result\.", text), text
        assert not re.search(r"\w'\w|->", text), text
        if language == "fr":
            assert not re.search(r" [:;?!»]|« ", text), text


@pytest.mark.parametrize(("name", "day"), ALL)
def test_the_lines_add_up_to_what_the_headline_says(name: str, day: str) -> None:
    report, score = report_of(name, day, "en"), findings_of(name, day).assessment.amounts.score
    said = str(score.total) if score.total is not None else f"{score.at_least} to {score.at_most}"
    assert report.headline.figure.replace(",", "") == said
    total = cells(report, "points")[-1]
    assert total[0] == "Total"
    assert total[1].replace(",", "").startswith(said.replace(" to ", "–"))
    if score.total is not None:
        groups = [row.cells[1].text for row in table(report, "points").rows if row.kind == "group"][:-1]
        assert sum(int(text.split("\u00a0/")[0]) for text in groups) == score.total


@pytest.mark.parametrize(("name", "day"), ALL)
def test_every_line_that_can_give_points_is_there_with_its_reason_and_provision(name: str, day: str) -> None:
    """In the table where it gives points or may, below it where it gives none."""
    score, report = findings_of(name, day).assessment.amounts.score, report_of(name, day, "en")
    rows = [row for row in table(report, "points").rows if row.kind == "plain"]
    titles = {line.factor.title.en.replace("'", "’"): line for line in score.lines if line.maximum}
    assert [row.cells[0].text for row in rows] == [title for title, line in titles.items() if line.points != 0]
    assert all(row.cells[2].text and row.cells[3].text for row in rows)
    below = [block.text for block in section(report, "points").blocks if isinstance(block, Paragraph)]
    for title, line in titles.items():
        if line.points == 0:
            assert f"{title}: {typeset(line.reason(FACT_WORDS).say('en'), 'en')}" in below[0]
            assert citation(line.factor.citation, "en") in below[0]


@pytest.mark.parametrize(("name", "day"), ALL)
def test_each_program_has_its_result_and_a_requirement_that_decides_it(name: str, day: str) -> None:
    programs = findings_of(name, day).assessment.programs
    rows = table(report_of(name, day, "en"), "programs").rows
    assert [row.cells[1].mark for row in rows] == [item.result for item in programs.values()]
    for row, item in zip(rows, programs.values(), strict=True):
        deciding = [part for part in item.requirements if part.result is item.result]
        assert row.cells[3].text in {citation(part.citation, "en") for part in deciding}


@pytest.mark.parametrize(("name", "day"), ALL)
def test_the_dates_ahead_are_those_of_the_calendar(name: str, day: str) -> None:
    """The report looks a year back too; what lies ahead must not depend on that."""
    on = date.fromisoformat(day)
    ahead = calendar(load(PROFILES / name), on=on, until=add_months(on, 24)).entries
    found = findings_of(name, day)
    assert [(entry.day, entry.changes) for entry in found.ahead] == [(entry.day, entry.changes) for entry in ahead]
    if ahead:
        days = [row[0] for row in cells(report_of(name, day, "en"), "dates")]
        assert days == [entry.day.isoformat() for entry in ahead[:MOST_DATES]]


@pytest.mark.parametrize(("name", "day"), ALL)
def test_the_rounds_are_those_of_the_year_and_the_kinds_that_matter(name: str, day: str) -> None:
    found, on = findings_of(name, day), date.fromisoformat(day)
    past = past_rounds(load(PROFILES / name), on=on)
    shares = {share.program_or_category: share for share in past.shares}
    held = [each for each in rounds() if add_months(on, -12) < each.date <= on]
    assert sum(len(kind.rounds) for kind in found.kinds) <= len(held)
    rows = cells(report_of(name, day, "en"), "kinds") if found.kinds else []
    for kind, row in zip(found.kinds, rows, strict=True):
        share = shares[kind.slug]
        most = share.invited + share.invited_unknown
        assert row[1:3] == [str(share.rounds), str(most) if most == share.invited else f"{share.invited}–{most}"]
        cut_offs = [each.crs_cutoff for each in held if each.program_or_category == kind.slug]
        assert row[4] in {f"{min(cut_offs)}–{max(cut_offs)}", str(max(cut_offs))}
        assert row[6] == str(cut_offs[-1])
    for slug in shares:
        item = found.assessment
        result = item.programs.get(slug) or item.categories.get(slug)
        if result is not None and result.result is not Result.NOT_MET:
            assert slug in {kind.slug for kind in found.kinds}


def test_the_time_of_submission_settles_a_tie() -> None:
    """Round 254 fell at exactly 486, and invited those who had submitted by 2022-11-23 00:01:29 UTC."""
    name, day = EXAMPLES[0]
    without = table(report_of(name, day, "en"), "rounds").rows[0]
    assert (without.cells[0].text, without.cells[3].mark) == (day, Result.UNKNOWN)
    assert "if submitted by 2022-11-23 at 00:01:29 UTC" in without.cells[4].text
    report = compose(findings_of(name, day, SUBMITTED), LETTERHEAD, "en")
    assert table(report, "rounds").rows[0].cells[3].mark is Result.MET


def test_a_gap_of_the_law_stands_before_the_score_and_the_score_says_under_which_rules_it_is() -> None:
    english, french = (report_of("stem-engineer.json", "2026-11-25", language) for language in LANGUAGES)
    (notice,) = english.notices
    assert notice.title == "The law of this day is not fully known"
    assert "under the rules of 2025-03-25" in notice.text
    gap = next(gap for gap in consolidated().gaps if gap.table == "crs")
    assert len(notice.items) == len(gap.missing) > 1
    assert english.headline.label.endswith("under the rules of 2025-03-25")
    assert french.headline.label.endswith("règles du 2025-03-25")
    assert section(english, "points").title.endswith("under the rules of 2025-03-25")
    assert not report_of("stem-engineer.json", "2026-11-02", "en").notices


def test_what_is_not_known_is_named_with_what_it_would_settle() -> None:
    rows = dict(cells(report_of("minimal.json", "2025-03-24", "en"), "not-known"))
    assert rows["results of language tests"].startswith("the score, Federal Skilled Worker Program")
    assert "work experience" in rows
    assert not any(each.id == "not-known" for each in report_of(*EXAMPLES[2], "en").sections)


@pytest.mark.parametrize(("name", "day"), EXAMPLES)
def test_the_smallest_changes_reach_the_nearest_cut_off_and_are_those_of_the_search(name: str, day: str) -> None:
    found, report = findings_of(name, day), report_of(name, day, "en")
    score = found.assessment.amounts.score.total
    assert score is not None
    if found.aim is None:
        assert all(kind.last.crs_cutoff <= score for kind in found.kinds if _inside(found, kind.slug))
        return
    assert found.paths is not None
    if found.aim.of is not None:
        known = (*found.kinds, found.before) if found.before else found.kinds
        lines = [kind.last.crs_cutoff for kind in known if _inside(found, kind.slug)]
        assert found.aim.goal.score == min(line for line in lines if line > score)
    expected = paths(found.profile, on=found.on, goal=found.aim.goal, terms=TERMS, most=5)
    assert (found.paths.total, found.paths.paths) == (expected.total, expected.paths)
    if found.paths.paths:
        rows = cells(report, "changes")
        assert [row[1] for row in rows] == [path.reached.isoformat() for path in expected.paths]
        reached = [path.assessment.amounts.score.at_least for path in expected.paths]
        assert [int(row[2].replace(",", "").rstrip("*")) for row in rows] == reached


def _inside(found: Findings, slug: str) -> bool:
    item = found.assessment
    if slug == "no-program-specified":
        return any(program.result is Result.MET for program in item.programs.values())
    member = item.programs.get(slug) or item.categories.get(slug)
    return member is not None and member.result is Result.MET


def test_a_score_that_is_sought_takes_the_place_of_the_nearest_cut_off() -> None:
    found = find(load(PROFILES / "stem-engineer.json"), on=date(2023, 7, 5), goal_score=520)
    report = compose(found, Letterhead(), "en")
    assert section(report, "changes").title == "Smallest changes that reach a score of 520"
    assert all(int(row[2].replace(",", "")) >= 520 for row in cells(report, "changes"))
    assert "rounds" in {each.id for each in report.sections}
    reached = compose(
        find(load(PROFILES / "stem-engineer.json"), on=date(2023, 7, 5), goal_score=480), Letterhead(), "en"
    )
    (block,) = section(reached, "changes").blocks
    assert isinstance(block, Paragraph)
    assert block.text == "It is reached already; nothing needs to change."


def test_how_long_changes_take_is_said_to_be_assumed() -> None:
    (note,) = (
        block.text
        for block in section(report_of(*EXAMPLES[0], "en"), "changes").blocks
        if isinstance(block, Paragraph) and "Assumed times, not law" in block.text
    )
    assert "a further language test 2\u00a0months" in note
    assert "24\u00a0months at most" in note


def test_a_path_after_the_gap_is_marked_and_what_it_rests_on_is_said() -> None:
    """The score of a day whose law is not known is that of the last known rules; the permit is taken to be renewed."""
    found = find(load(PROFILES / "stem-engineer.json"), on=date(2026, 10, 1), goal_score=520)
    assert found.paths is not None
    changes = section(compose(found, Letterhead(), "en"), "changes")
    for row, path in zip(cells(compose(found, Letterhead(), "en"), "changes"), found.paths.paths, strict=True):
        assert row[2].endswith("*") is (path.assessment.crs is None)
    assert any(path.assessment.crs is None for path in found.paths.paths)
    said = " ".join(block.text for block in changes.blocks if isinstance(block, Paragraph))
    assert "* under the last known rules" in said
    assert "is renewed" in said
    assert "what is not changed stays as stated" in said


def test_a_person_in_no_program_is_told_so_first() -> None:
    document = {
        "format": "express-entry/profile@1",
        "person": {"date_of_birth": "1994-06-15"},
        "marital_status": "never_married",
        **{key: [] for key in ("education", "language_tests", "work")},
    }
    report = compose(find(check(document), on=date(2025, 3, 24)), Letterhead(), "en")
    assert report.headline.meaning[0].startswith("Not eligible for any program on this day")
    assert table(report, "programs").rows[0].cells[1].mark is not Result.MET
    assert all(block.id != "kinds" for each in report.sections for block in each.blocks if isinstance(block, Table))
    assert section(report, "changes").title.startswith("Smallest changes that reach eligibility for the ")


def test_names_stand_in_a_report_only_where_somebody_gave_them() -> None:
    findings = find(load(PROFILES / "student-worker.json"), on=date(2025, 6, 1))
    bare = compose(findings, Letterhead(), "en")
    assert [fact.name for fact in bare.facts] == ["Reference", "Assessed on", "Law used"]
    named = compose(findings, LETTERHEAD, "en")
    assert [fact.value for fact in named.facts][:1] == ["Example Client"]
    assert "Example Immigration" in set(named.texts())
    employers = [job.employer for job in findings.profile.work or ()]
    assert any(employers)
    assert not any(employer and employer in text for employer in employers for text in bare.texts())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_says_in_words_what_it_shows(language: Language) -> None:
    name, day = EXAMPLES[0]
    (drawing,) = (
        block for each in report_of(name, day, language).sections for block in each.blocks if isinstance(block, Drawing)
    )
    for figure in ("2023-07-05", "486", "499", "370", "481", "557"):
        assert figure in drawing.alternative
