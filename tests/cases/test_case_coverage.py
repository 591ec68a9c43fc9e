"""That the worked cases leave no rule out: every rule question, requirement, category version and change of law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from express_entry import law
from express_entry.assessment import assess
from express_entry.law import Table
from express_entry.law.days import DAY
from express_entry.profile import check
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


SHOWN_BY: Mapping[str, tuple[str, ...]] = {
    "crs": ("law.crs", "crs.total"),
    "category_experience": ("categories.",),
    "language/PTE-CORE": ("facts.clb", "language_tests", "first_official_language"),
    "language/TCF-CANADA": ("facts.clb", "language_tests", "first_official_language"),
    "settlement_funds": (".requirements.funds.",),
    "dependent_child": (".family_size",),
    "skilled": ("work_years", ".requirements.experience."),
    "trades": ("programs.fst.",),
    "education/canadian_study": ("canadian_education", "canadian_study"),
    "offer/ranking": ("job_offer", "arranged_employment"),
}
"""By table: what the path of an expectation about a person holds that shows the table at work."""

FAMILIES: Mapping[str, str] = {
    "crs": ".{name}",
    "category": "categories.{name}",
    **{program: f"programs.{program}." for program in REQUIREMENTS},
}
"""The same for tables of a family, by its first name."""


def shows(case: Case, table: Table) -> bool:
    """Whether a case is about a table."""
    if isinstance(case, PointsCase):
        facts = table.attributes.get("facts", ())
        counted = any(getattr(case.factors, fact, None) for fact in facts) and case.total is not None
        return table.id.startswith("crs") and (counted or table.id.removeprefix("crs/") in case.points)
    paths = (*case.expect, *case.absent)
    if isinstance(case, LawCase):
        return any(path == table.id or path.startswith(f"{table.id}.") for path in (*paths, *(case.gaps or ())))
    family, _, name = table.id.partition("/")
    marks = SHOWN_BY.get(table.id, (FAMILIES[family].format(name=name),) if family in FAMILIES else ())
    return any(mark in path for path in paths for mark in marks)


def test_every_change_of_every_table_has_a_case_about_it_on_the_day_before_and_one_on_the_day() -> None:
    consolidation = law.consolidated()
    begun = min(version.from_ for version in consolidation.versions())
    lacking = [
        f"{table.id} on {day}"
        for table in consolidation.tables.values()
        for version in table.versions
        for day in (version.from_ - DAY, version.from_)
        if version.from_ != begun and not any(case.on == day and shows(case, table) for case in ALL)
    ]
    assert lacking == []


def test_the_requirements_asked_for_here_are_those_that_the_programs_have() -> None:
    person = check({"format": "express-entry/profile@1", "person": {"date_of_birth": "1990-01-01"},
                    "marital_status": "never_married"})  # fmt: skip
    programs = assess(person, on=date(2025, 1, 1)).programs
    assert {slug: tuple(item.id for item in of.requirements) for slug, of in programs.items()} == REQUIREMENTS
