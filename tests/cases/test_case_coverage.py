"""That the worked cases leave no rule out: every rule question, requirement, category version and change of law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from express_entry import law
from express_entry.law.days import DAY
from tests.cases.tables import CASES, LawCase, PersonCase, PointsCase, cases_in, csv_tables, rows_in, yaml_tables

Case = PersonCase | LawCase | PointsCase

RULE_QUESTIONS = tuple(
    f"{letter}{number}"
    for letter, first, last in (
        ("A", 1, 11),
        ("B", 12, 17),
        ("C", 18, 27),
        ("D", 28, 37),
        ("E", 38, 43),
        ("F", 44, 49),
        ("G", 50, 60),
    )
    for number in range(first, last + 1)
)
"""The questions on which implementations go wrong, as the list in the README of the cases numbers them."""

REQUIREMENTS = {
    "fsw": ("experience", "language", "education", "designated_assessment", "grid", "funds", "intended_province"),
    "cec": ("experience", "language", "intended_province"),
    "fst": ("experience", "language", "offer_or_certificate", "funds", "intended_province"),
    "pnp": ("nomination", "federal_program", "intended_province"),
}
RESULTS = ("met", "not_met", "unknown")


def every_case() -> Iterator[Case]:
    for path in yaml_tables():
        yield from cases_in(path)
    for path in csv_tables():
        yield from rows_in(path)


ALL = tuple(every_case())


def test_no_two_cases_share_an_id() -> None:
    assert [name for name, times in Counter(case.id for case in ALL).items() if times > 1] == []


def test_there_are_at_least_150_cases_of_people_and_of_the_law_besides_the_rows_of_facts() -> None:
    assert sum(not isinstance(case, PointsCase) for case in ALL) >= 150


def test_every_rule_question_has_a_case_that_bears_its_number() -> None:
    named = {case.id.partition("-")[0] for case in ALL}
    assert [question for question in RULE_QUESTIONS if question not in named] == []


def test_every_rule_question_is_told_in_the_readme() -> None:
    for readme in ("README.md", "README.fr.md"):
        lines = (CASES / readme).read_text("utf-8").splitlines()
        told = {line.split("|")[1].strip() for line in lines if line.startswith("| ")}
        assert [question for question in RULE_QUESTIONS if question not in told] == []


def test_every_requirement_of_every_program_is_met_not_met_and_unknown_in_some_case() -> None:
    asked = {
        f"programs.{program}.requirements.{requirement}.result {result}"
        for program, requirements in REQUIREMENTS.items()
        for requirement in requirements
        for result in RESULTS
    }
    shown = {f"{path} {value}" for case in ALL if isinstance(case, PersonCase) for path, value in case.expect.items()}
    assert sorted(asked - shown) == []


def test_every_version_of_every_category_is_met_and_not_met_in_some_case() -> None:
    asked = {
        (table.removeprefix("category/"), version.id, result)
        for table, history in law.consolidated().tables.items()
        if table.startswith("category/")
        for version in history.versions
        for result in ("met", "not_met")
    }
    assert sorted(asked - set(category_results())) == []


def category_results() -> Iterator[tuple[str, str, str]]:
    """Category, the version in force on the day of the case, and the result expected."""
    for case in ALL:
        if isinstance(case, PersonCase):
            in_force = law.on(case.law or case.on).categories
            for path, value in case.expect.items():
                first, _, rest = path.partition(".")
                if first == "categories" and rest.endswith(".result"):
                    slug = rest.removesuffix(".result")
                    yield slug, in_force[slug].id, value


def test_every_change_of_law_has_a_case_on_the_day_before_and_one_on_the_day() -> None:
    versions = list(law.consolidated().versions())
    begun = min(version.from_ for version in versions)
    days: set[date] = {case.on for case in ALL}
    changes = {version.from_ for version in versions} - {begun}
    assert sorted(day for day in changes if not {day - DAY, day} <= days) == []
