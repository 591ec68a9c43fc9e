"""The category tables as they ship: versions with their days, labels, rules and lists; and who may assess credentials.

``category_lists_titles.csv`` is a second listing of every occupation list, each code with the beginning of its title,
so that a wrong code shows in review. How many occupations each list has, gained and lost is what was published.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from express_entry.law import consolidated
from express_entry.law.category import title_of
from express_entry.law.consolidation import Consolidation
from express_entry.law.lawfile import occupation_lists, read_law_file
from express_entry.law.occupations import find, occupations, successors
from express_entry.law.tables import OPEN, Instrument, Version

DATA = Path(__file__).parents[2] / "src" / "express_entry" / "law" / "data"
SECOND_LISTING = Path(__file__).with_name("category_lists_titles.csv")

LIST_SIZES = {
    "healthcare-v1": 35, "healthcare-v2": 37,
    "stem-v1": 24, "stem-v2": 11,
    "trades-v1": 10, "trades-v2": 25, "trades-v3": 25,
    "transport-v1": 10, "transport-v2": 4,
    "agriculture-v1": 3, "agriculture-v2": 1,
    "education-v1": 5,
    "physicians-v1": 3,
    "senior-managers-v1": 4,
    "researchers-v1": 2,
    "military-v1": 3,
}  # fmt: skip

DROPPED_FROM_STEM = """
20010 20012 21200 21201 21202 21203 21210 21211 21221 21222 21223 21230 21231 21232 21233 21234 21311 21322 41400
"""
ADDED_TO_TRADES = """
22303 63200 70010 70011 72100 72102 72201 72302 72311 72320 72401 72422 72501 72999 73100 73110 73112 73113 82021
"""

# From one list to the next: how many were added and which, how many removed and which.
CHANGES = [
    (
        "healthcare-v1",
        "healthcare-v2",
        (8, "31120 32104 32111 32123 32124 32129 41300 42201"),
        (6, "31204 32200 32209 33109 41320 42203"),
    ),
    (
        "stem-v1",
        "stem-v2",
        (6, "21301 21331 22300 22301 22310 63100"),
        (19, DROPPED_FROM_STEM),
    ),
    (
        "trades-v1",
        "trades-v2",
        (19, ADDED_TO_TRADES),
        (4, "72014 72405 72406 73200"),
    ),
    ("trades-v2", "trades-v3", (1, "63201"), (1, "63200")),
    ("transport-v1", "transport-v2", (2, "22313 72410"), (8, "70020 72403 72601 72602 72603 72604 73300 93200")),
    ("agriculture-v1", "agriculture-v2", (0, ""), (2, "82030 82031")),
]

# category, version, first day, last day (- while open), version in the rounds, label, how known, rule
VERSIONS = """
french          v1 2023-05-31 2026-02-05 2023-1 2023-1         observed language
french          v2 2026-02-06 -          2026-2 2026-Version 2 observed language
healthcare      v1 2023-05-31 2025-02-26 2023-1 2023-1         observed 6-months-continuous
healthcare      v2 2025-02-27 2026-02-17 2025-2 Version 2      observed 6-months-continuous
healthcare      v3 2026-02-18 -          2026-3 2026-Version 3 observed 12-months-cumulative
stem            v1 2023-05-31 2025-02-26 2023-1 2023-1         observed 6-months-continuous
stem            v2 2025-02-27 2026-02-17 2025-2 Version 2      inferred 6-months-continuous
stem            v3 2026-02-18 -          2026-3 2026-Version 3 inferred 12-months-cumulative
trades          v1 2023-05-31 2025-02-26 2023-1 2023-1         observed 6-months-continuous
trades          v2 2025-02-27 2026-02-17 2025-2 Version 2      observed 6-months-continuous
trades          v3 2026-02-18 -          2026-3 2026-Version 3 observed 12-months-cumulative
transport       v1 2023-05-31 2025-02-26 2023-1 2023-1         observed 6-months-continuous
transport       v2 2026-02-18 -          2026-2 2026-Version 2 observed 12-months-cumulative
agriculture     v1 2023-05-31 2025-02-26 2023-1 2023-1         observed 6-months-continuous
agriculture     v2 2025-02-27 2026-02-17 2025-2 Version 2      inferred 6-months-continuous
education       v1 2025-02-27 2026-02-17 2025-1 Version 1      observed 6-months-continuous
education       v2 2026-02-18 -          2026-2 2026-Version 2 inferred 12-months-cumulative
physicians      v1 2025-12-08 -          2026-1 2026-Version 1 observed 12-months-cumulative-in-canada
senior-managers v1 2026-02-18 -          2026-1 2026-Version 1 observed 12-months-cumulative-in-canada
researchers     v1 2026-02-18 -          2026-1 2026-Version 1 inferred 12-months-cumulative-in-canada
military        v1 2026-02-18 -          2026-1 2026-Version 1 observed military-special
"""

# What each rule asks: months, years to look back, without a break, where.
EXPERIENCE = {
    "6-months-continuous": (6, 3, True, "anywhere"),
    "12-months-cumulative": (12, 3, False, "anywhere"),
    "12-months-cumulative-in-canada": (12, 3, False, "canada"),
}

TEN_OF_2026 = "education french healthcare military physicians researchers senior-managers stem trades transport"

# Published category rounds: the first seen under each label and the last, with the version they name.
ROUNDS = [
    ("2023-06-28", "healthcare", "v1"), ("2024-11-20", "healthcare", "v1"),
    ("2025-05-02", "healthcare", "v2"), ("2025-12-11", "healthcare", "v2"),
    ("2026-02-20", "healthcare", "v3"), ("2026-09-04", "healthcare", "v3"),
    ("2023-07-05", "stem", "v1"), ("2024-04-11", "stem", "v1"),
    ("2023-07-07", "french", "v1"), ("2025-12-17", "french", "v1"),
    ("2026-02-06", "french", "v2"), ("2026-08-19", "french", "v2"),
    ("2023-08-03", "trades", "v1"), ("2024-10-23", "trades", "v1"), ("2025-09-18", "trades", "v2"),
    ("2026-04-02", "trades", "v3"), ("2026-10-01", "trades", "v3"),
    ("2023-09-20", "transport", "v1"), ("2024-03-13", "transport", "v1"), ("2026-08-07", "transport", "v2"),
    ("2023-09-28", "agriculture", "v1"), ("2024-02-16", "agriculture", "v1"),
    ("2025-05-01", "education", "v1"), ("2025-09-17", "education", "v1"),
    ("2026-02-19", "physicians", "v1"), ("2026-09-03", "physicians", "v1"),
    ("2026-03-05", "senior-managers", "v1"), ("2026-09-16", "senior-managers", "v1"),
    ("2026-07-23", "military", "v1"),
]  # fmt: skip

# acronym, kind, designated from, occupations in both editions
ORGANIZATIONS = [
    ("CES", "general", date(2013, 4, 17), ""),
    ("ICAS", "general", date(2013, 4, 17), ""),
    ("WES", "general", date(2013, 4, 17), ""),
    ("IQAS", "general", date(2015, 8, 6), ""),
    ("ICES", "general", date(2015, 8, 6), ""),
    ("MCC", "professional", date(2013, 4, 17), "31100 31101 31102 3111 3112"),
    ("PEBC", "professional", date(2014, 1, 6), "31120 3131"),
    ("CACB", "professional", date(2024, 5, 20), "21200 2151"),
]


@lru_cache
def law(name: str) -> Consolidation:
    return read_law_file(name, (DATA / name).read_text("utf-8"))


def categories() -> Iterator[tuple[str, Version]]:
    """Every version of every category, by the category's slug."""
    for table in law("categories.toml").tables.values():
        if table.kind == "category":
            yield from ((table.id.removeprefix("category/"), version) for version in table.versions)


def in_force(day: str) -> dict[str, str]:
    """The versions in force on a day, by category."""
    asked = date.fromisoformat(day)
    return {slug: version.id for slug, version in categories() if version.from_ <= asked <= version.to}


def organizations() -> list[dict[str, Any]]:
    (version,) = law("assessment_organizations.toml").tables["designated_organizations"].versions
    found: list[dict[str, Any]] = version.values["organizations"]
    return found


# ---------------------------------------------------------------------------------------------------------------- lists


def test_each_list_has_as_many_occupations_as_were_published() -> None:
    assert {key: len(codes) for key, codes in occupation_lists().items()} == LIST_SIZES


@pytest.mark.parametrize(("before", "after", "added", "removed"), CHANGES)
def test_a_list_differs_from_the_one_before_by_as_many_as_were_published_and_by_no_others(
    before: str, after: str, added: tuple[int, str], removed: tuple[int, str]
) -> None:
    old, new = set(occupation_lists()[before]), set(occupation_lists()[after])
    assert (len(new - old), new - old) == (added[0], set(added[1].split()))
    assert (len(old - new), old - new) == (removed[0], set(removed[1].split()))


def test_the_lists_are_those_of_the_second_listing() -> None:
    second: dict[str, list[str]] = defaultdict(list)
    with SECOND_LISTING.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            second[row["list"]].append(row["noc"])
            occupation = occupations().get(row["noc"])
            assert occupation is not None, row
            assert occupation.title.en.startswith(row["title_begins"]), row
    assert {key: tuple(codes) for key, codes in second.items()} == occupation_lists()


def test_a_list_names_no_occupation_twice_and_only_occupations_of_noc_2021_in_order() -> None:
    for codes in occupation_lists().values():
        assert list(codes) == sorted(set(codes))
        assert set(codes) <= set(occupations())


def test_every_listed_occupation_is_skilled_in_the_sense_of_the_programs() -> None:
    assert {occupations()[code].teer for codes in occupation_lists().values() for code in codes} == {0, 1, 2, 3}


def test_the_first_trades_list_holds_millwrights_and_not_heavy_equipment_mechanics() -> None:
    assert "72400" in occupation_lists()["trades-v1"]
    assert "72401" not in occupation_lists()["trades-v1"]


def test_every_list_is_used_and_every_version_but_the_french_ones_has_a_list() -> None:
    used = Counter(version.values.get("list") for _, version in categories())
    assert set(used) == {None, *LIST_SIZES}
    assert used[None] == len([slug for slug, _ in categories() if slug == "french"]) == 2


# ------------------------------------------------------------------------------------------------------------- versions


def test_every_version_has_its_days_its_label_and_its_rule() -> None:
    typed = [" ".join(line.split()) for line in VERSIONS.strip().splitlines()]
    assert [stated(slug, version) for slug, version in categories()] == typed


def stated(slug: str, version: Version) -> str:
    last = "-" if version.to == OPEN else version.to
    known = [version.values[key] for key in ("round_version", "label", "label_status", "experience")]
    return " ".join(map(str, (slug, version.id, version.from_, last, *known)))


def test_the_experience_rules_say_months_window_continuity_and_place() -> None:
    for slug, version in categories():
        values = version.values
        if values["experience"] in EXPERIENCE:
            asked = (values["months"], values["window_years"], values["continuous"], values["where"])
            assert asked == EXPERIENCE[values["experience"]], slug
            assert values["list_use"] == "experience"
        else:
            assert slug in ("french", "military")


def test_the_french_category_asks_for_level_7_in_french_in_every_version() -> None:
    asked = [(v.values["language"], v.values["minimum_level"]) for slug, v in categories() if slug == "french"]
    assert asked == [("fr", 7), ("fr", 7)]


def test_the_military_category_asks_for_service_an_offer_and_a_credential() -> None:
    (values,) = (version.values for slug, version in categories() if slug == "military")
    assert (values["service_years"], values["service_continuous"], values["still_serving"]) == (10, True, True)
    assert (values["offer_months"], values["offer_full_time"], values["offer_continuous"]) == (36, True, True)
    assert (values["offer_where"], values["credential_at_least"]) == ("canada", "two_year")
    assert (values["list_use"], values["occupations"]) == ("offer", ["40042", "42102", "43204"])


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-05-30", ""),
        ("2023-05-31", "agriculture french healthcare stem trades transport"),
        ("2025-02-26", "agriculture french healthcare stem trades transport"),
        ("2025-02-27", "agriculture education french healthcare stem trades"),
        ("2025-12-08", "agriculture education french healthcare physicians stem trades"),
        ("2026-02-17", "agriculture education french healthcare physicians stem trades"),
        (
            "2026-02-18",
            "education french healthcare military physicians researchers senior-managers stem trades transport",
        ),
        (
            "2026-11-22",
            "education french healthcare military physicians researchers senior-managers stem trades transport",
        ),
    ],
)
def test_the_categories_in_force_on_a_day(day: str, expected: str) -> None:
    assert sorted(in_force(day)) == expected.split()


@pytest.mark.parametrize(("day", "category", "version"), ROUNDS)
def test_a_published_round_falls_within_the_version_it_names(day: str, category: str, version: str) -> None:
    assert in_force(day)[category] == version


def test_a_version_in_force_was_last_verified_after_it_began_and_not_after_it_was_recorded() -> None:
    for slug, version in categories():
        assert version.from_ < version.verified <= version.recorded, slug


def test_every_version_comes_from_an_instrument_that_was_in_force_on_its_first_day() -> None:
    instruments = law("categories.toml").instruments
    for slug, version in categories():
        assert instruments[version.instrument].in_force == version.from_, slug


def test_names_in_both_languages_change_only_for_healthcare_and_french() -> None:
    named = {(slug, version.id): version.values["name"] for slug, version in categories() if "name" in version.values}
    assert named == {
        ("french", "v1"): {"en": "French language proficiency", "fr": "Compétence linguistique en français"},
        ("healthcare", "v1"): {"en": "Healthcare occupations", "fr": "Professions de la santé"},
    }


def test_a_french_name_not_seen_in_the_french_feed_is_marked_so() -> None:
    sure = {f"{slug}-{v.id}" for slug, v in categories() if v.values["name_fr_confidence"] == "high"}
    assert sure == {"french-v1", "french-v2", "healthcare-v2", "healthcare-v3", "trades-v3", "physicians-v1",
                    "senior-managers-v1"}  # fmt: skip
    assert {v.values["name_fr_confidence"] for _, v in categories()} == {"high", "medium", "low"}


def test_a_label_under_which_no_round_was_seen_has_low_confidence() -> None:
    for slug, version in categories():
        low = version.values["label_confidence"] == "low"
        assert low == (version.values["label_status"] == "inferred"), slug


def test_only_the_versions_of_2025_have_names_assigned_by_this_project() -> None:
    for slug, version in categories():
        assigned = version.values["round_version_status"] == "assigned"
        assert assigned == version.values["round_version"].startswith("2025-"), slug


def test_what_the_published_text_leaves_open_is_stated_as_an_assumption() -> None:
    (common,) = law("categories.toml").tables["category_experience"].versions
    assert common.values["single_occupation"] is True
    assert common.values["window_closes"] == "unknown"
    assert len(common.assumptions) == 3
    assert [len(version.assumptions) for slug, version in categories() if slug == "military"] == [1]


@pytest.mark.parametrize("name", ["categories.toml", "assessment_organizations.toml"])
def test_every_version_and_instrument_names_its_sources_in_words_and_says_why_it_is_trusted(name: str) -> None:
    part = law(name)
    entries: list[Instrument | Version] = [*part.instruments.values(), *part.versions()]
    for entry in entries:
        assert entry.basis
        assert entry.sources
        assert not [source for source in entry.sources if re.fullmatch(r"[SE]\d+b?", source)]


# ---------------------------------------------------------------------------------- who may assess a foreign credential


def test_the_designated_organizations_with_their_kind_first_day_and_occupations() -> None:
    found = [
        (one["acronym"], one["kind"], one["designated_from"], " ".join(one["occupations"])) for one in organizations()
    ]
    assert found == ORGANIZATIONS


def test_every_organization_has_a_name_in_both_languages_and_its_own_confidence() -> None:
    for one in organizations():
        assert set(one["name"]) == {"en", "fr"}
        assert all(one["name"].values())
        assert one["confidence"] == "high"
        assert one["sources"]


def test_an_occupation_reserved_to_a_professional_body_is_given_in_both_editions() -> None:
    for one in organizations():
        new = {code for code in one["occupations"] if len(code) == 5}
        old = {code for code in one["occupations"] if len(code) == 4}
        assert all(find(code) for code in one["occupations"])
        assert new <= {code for before in old for code in successors(before)}
        assert bool(new) == bool(old) == (one["kind"] == "professional")


def test_no_occupation_is_reserved_to_two_bodies() -> None:
    counted = Counter(code for one in organizations() for code in one["occupations"])
    assert set(counted.values()) == {1}


def test_assessments_of_architects_by_others_stay_accepted_if_issued_before_the_end_of_october_2024() -> None:
    (body,) = (one for one in organizations() if "others_accepted_if_issued_before" in one)
    assert body["acronym"] == "CACB"
    assert body["others_accepted_if_issued_before"] == date(2024, 10, 31)
    assert body["others_accepted_confidence"] == "medium"


def test_pharmacists_are_reserved_to_their_board_only_where_a_licence_is_needed() -> None:
    assert [one["acronym"] for one in organizations() if "only_if" in one] == ["PEBC"]


def test_an_assessment_holds_for_five_years() -> None:
    (version,) = law("assessment_organizations.toml").tables["assessment_validity"].versions
    assert version.values == {"validity_years": 5}
    assert "75(2)(e)(ii)" in version.citation


def test_a_category_is_called_as_in_the_version_that_its_rounds_name() -> None:
    whole = consolidated()
    assert title_of(whole, "healthcare", "2023-1").en == "Healthcare occupations"
    assert title_of(whole, "healthcare", "2026-3").en == "Healthcare and social services occupations"
    for version in ("2023-1", "2026-3"):
        assert title_of(whole, "stem", version).fr.startswith("Professions en sciences, technologie")
