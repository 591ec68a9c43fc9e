"""``express-entry categories`` and ``express-entry noc``."""

from __future__ import annotations

import re

import pytest

from express_entry import law
from express_entry.law.occupations import occupations
from tests.cli.running import json_of, refused, text_of

LISTED_2023 = {"stem"}


def listed(*arguments: str) -> dict[str, bool | None]:
    return {item["category"]: item["listed"] for item in json_of("categories", *arguments)}


def test_the_categories_of_a_day_have_the_keys_of_the_contract() -> None:
    found = json_of("categories", "--on", "2023-07-05", "--noc", "21231")
    (stem,) = [item for item in found if item["category"] == "stem"]
    assert {"category": "stem", "version": "v1", "round_version": "2023-1", "listed": True}.items() <= stem.items()
    assert {item["category"] for item in found if item["listed"]} == LISTED_2023


def test_listed_is_said_only_where_an_occupation_was_asked_for() -> None:
    found = json_of("categories", "--on", "2023-07-05")
    assert len(found) == 6
    assert not [item for item in found if "listed" in item or "reason" in item]


def test_before_there_were_categories_there_is_none() -> None:
    assert json_of("categories", "--on", "2023-05-30") == []
    assert "No category was in force on that day." in text_of("categories", "--on", "2023-05-30")


def test_a_category_without_a_list_lists_nobody_and_says_why() -> None:
    (french,) = [item for item in json_of("categories", "--noc", "21231") if item["category"] == "french"]
    assert (french["listed"], french["occupations"]) == (False, None)
    assert french["reason"]


def test_an_older_code_is_listed_where_all_its_counterparts_are_and_unknown_where_only_some_are() -> None:
    """2173 became 21211 and 21231, both on the list of 2023; 1123 became 11202 and others of which some were listed."""
    assert listed("--on", "2023-07-05", "--noc", "2173")["stem"] is True
    unknown = [
        (day, code, item)
        for day in ("2023-07-05", "2025-03-24")
        for code in occupations(2016)
        for item in law.consolidated().tables.values()
        if item.id.startswith("category/") and _ambiguous(item.id, code, day)
    ]
    assert unknown, "no older code is ambiguous"
    day, code, table = unknown[0]
    slug = table.id.removeprefix("category/")
    (found,) = [item for item in json_of("categories", "--on", day, "--noc", code) if item["category"] == slug]
    assert found["listed"] is None
    assert code in found["reason"]
    page = re.sub(r"\s+", " ", text_of("categories", "--on", day, "--noc", code, COLUMNS="40"))
    assert f"? not known: {code} of NOC 2016 became several groups" in page


def _ambiguous(table: str, code: str, day: str) -> bool:
    from datetime import date

    from express_entry.law.occupations import successors

    version = law.consolidated().tables[table].in_force(date.fromisoformat(day))
    if version is None or "occupations" not in version.values:
        return False
    return len({after in version.values["occupations"] for after in successors(code)}) == 2


def test_an_occupation_that_does_not_exist_is_refused_with_the_nearest() -> None:
    for said in (refused("categories", "--noc", "21239"), refused("noc", "show", "21239")):
        assert '"21239" is no code of NOC 2021 or NOC 2016' in said
        assert "21234 Web developers and programmers" in said
    assert "21231 Software engineers and designers" in refused("noc", "show", "software engineer")


def test_a_page_of_categories_shows_each_with_its_version_and_the_answer() -> None:
    page = text_of("categories", "--on", "2023-07-05", "--noc", "21231")
    assert re.search(r"^stem +2023-1 +2023-05-31 .* ✓ yes$", page, re.MULTILINE)
    assert re.search(r"^trades +2023-1 +2023-05-31 .* ✗ no$", page, re.MULTILINE)


# ----------------------------------------------------------------------------------------------------------------- noc


def test_occupations_are_found_by_words_in_either_language_and_by_digits() -> None:
    assert json_of("noc", "search", "software", "engineer")[0] == {
        "code": "21231",
        "edition": 2021,
        "title": {
            "en": "Software engineers and designers",
            "fr": "Ingénieurs/ingénieures et concepteurs/conceptrices en logiciel",
        },
        "teer": 1,
        "skill_level": None,
        "major_group": "21",
    }
    assert "21231" in [found["code"] for found in json_of("noc", "search", "ingénieur", "logiciel", "--lang", "en")]
    found = json_of("noc", "search", "213", "--edition", "2016")
    assert {item["code"][:3] for item in found} == {"213"}
    assert {item["edition"] for item in found} == {2016}
    assert len(json_of("noc", "search", "engineer", "--limit", "3")) == 3


def test_a_search_that_finds_nothing_says_so_and_is_no_error() -> None:
    assert json_of("noc", "search", "zzzzqq") == []
    assert text_of("noc", "search", "zzzzqq") == "No occupation is found by “zzzzqq”.\n"


def test_an_occupation_is_shown_with_level_counterparts_categories_and_whether_a_trade() -> None:
    found = json_of("noc", "show", "72200", "--on", "2025-03-24")
    assert (found["teer"], found["skilled"], found["skilled_trade"]) == (2, True, True)
    assert "7241" in [other["code"] for other in found["counterparts"]]
    assert {item["category"]: item["listed"] for item in found["categories"]}["trades"] is True
    page = text_of("noc", "show", "72200", "--on", "2025-03-24")
    assert re.search(r"^in French +Électriciens", page, re.MULTILINE)
    assert re.search(r"^skilled trade \(R87\.2\(1\)\) +yes$", page, re.MULTILINE)


@pytest.mark.parametrize(("code", "skilled", "trade"), [("21231", True, False), ("65100", False, False)])
def test_not_every_occupation_is_skilled_or_a_trade(code: str, skilled: bool, trade: bool) -> None:
    found = json_of("noc", "show", code, "--on", "2025-03-24")
    assert (found["skilled"], found["skilled_trade"]) == (skilled, trade)


def test_an_older_occupation_says_that_its_french_title_is_not_recorded() -> None:
    found = json_of("noc", "show", "2173", "--on", "2019-06-01", "--lang", "fr")
    assert (found["title"]["fr"], found["teer"], found["skill_level"]) == (None, None, "A")
    assert {other["code"] for other in found["counterparts"]} == {"21211", "21231"}
    assert re.search(
        r"^en français +le titre français n'est pas consigné",
        text_of("noc", "show", "2173", "--lang", "fr"),
        re.MULTILINE,
    )
