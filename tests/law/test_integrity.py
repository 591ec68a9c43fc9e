"""The recorded law is whole, its numbers add up, and each kind of fault that it could have is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from express_entry import law
from express_entry.law import Consolidation, Table, Version
from express_entry.law.integrity import Finding, findings
from express_entry.law.tables import OPEN
from express_entry.law.text import LANGUAGES, Text

NOTICES = """
act-categories-2022             unused
designation-architects-2024     unused
category/transport@v1           hole
crs@2026-11-03                  gap
crs@2026-11-03                  low
invitation/period@2020-03-18    low
invitation/period@2020-03-18    single
invitation/class_order@2016-11-19 low
invitation/age_policy@2015-01-01 low
settlement_funds@2015-01-01     low
settlement_funds@2015-01-01     single
settlement_funds@2016-01-01     low
settlement_funds@2016-01-01     single
fees@2015-01-01                 low
fees@2015-01-01                 single
fees@2026-04-30                 single
fst/requirements@2015-01-01     low
application/biometrics@2018-07-31 low
application/history@2015-01-01 low
application/fairness_letter@2015-01-01 low
biometrics/reuse@2020-09-01     low
document/photo@2015-01-01          low
document/foreign_credential@2015-01-01 low
document/police_certificate@2015-01-01 low
document/single_status@2015-01-01  low
documents/files@2015-01-01         low
documents/medical_reuse@2025-08-21 low
retention/application@2015-01-01    low
retention/money@2015-01-01          low
retention/registration@2015-01-01   low
category_experience@2023        stale
category/french@v2              stale
category/healthcare@v3          stale
category/stem@v3                stale
category/transport@v2           stale
category/education@v2           stale
category/physicians@v1          stale
category/senior-managers@v1     stale
category/researchers@v1         stale
category/military@v1            stale
settlement_funds@2025-07-07     stale
"""
"""Everything worth knowing about the law as it ships: table and version, and the kind of notice."""

KINDS = {
    "no version rests": "unused",
    "no version from": "hole",
    "the values are not known": "gap",
    "low confidence": "low",
    "rests on a single": "single",
    "last verified": "stale",
}

LAUNCH = date(2015, 1, 1)
TODAY_S_RANKING = date(2025, 3, 25)


def kind_of(finding: Finding) -> str:
    said = finding.reason.say("en")
    return next((kind for begins, kind in KINDS.items() if said.startswith(begins)), said)


def test_the_law_as_it_ships_has_no_fault() -> None:
    assert [finding.say("en") for finding in findings(law.consolidated()) if finding.severity == "error"] == []


def test_the_law_as_it_ships_has_exactly_the_known_notices() -> None:
    found = sorted((finding.where, kind_of(finding)) for finding in findings(law.consolidated()))
    assert found == sorted(tuple(line.split()) for line in NOTICES.strip().splitlines())


def test_every_finding_is_said_in_both_languages() -> None:
    for finding in findings(law.consolidated()):
        english, french = (finding.say(language) for language in LANGUAGES)
        assert english.startswith("notice: ")
        assert french.startswith("avis : ")
        assert finding.where in english
        assert finding.where in french


# ----------------------------------------------------------------------------------------------------------- identities


def maxima(prefix: str, day: date, section: str) -> tuple[list[int], list[int]]:
    """The most that each factor of a section gives, without and with a spouse or partner."""
    view = law.on(day)
    grid = view.crs if prefix == "crs" else view.fsw_grid
    of = [factor.maximum for factor in grid.factors if factor.section == section]
    return [without for without, _ in of], [with_ for _, with_ in of]


@pytest.mark.parametrize("day", [LAUNCH, date(2016, 11, 19), date(2017, 6, 6), date(2020, 10, 20), TODAY_S_RANKING])
def test_the_core_factors_come_to_500_without_a_spouse_and_to_460_with_one_and_those_of_the_spouse_to_40(
    day: date,
) -> None:
    without, with_ = maxima("crs", day, "core_human_capital")
    assert without == [110, 150, 136, 24, 80]
    assert with_ == [100, 140, 128, 22, 70]
    assert (sum(without), sum(with_)) == (500, 460) == law.on(day).crs.sections["core_human_capital"]
    assert maxima("crs", day, "spouse_factors") == ([0, 0, 0], [10, 20, 10])
    assert law.on(day).crs.sections["spouse_factors"] == (0, 40)


def test_each_combination_gives_50_at_most_each_pair_50_and_all_of_them_100() -> None:
    grid = law.on(TODAY_S_RANKING).crs
    assert maxima("crs", TODAY_S_RANKING, "skill_transferability") == ([50] * 5, [50] * 5)
    assert grid.groups == {"education": 50, "foreign_work": 50, "certificate": 50}
    assert grid.sections["skill_transferability"] == (100, 100)


def test_the_sections_of_the_ranking_come_to_1200_in_both_columns() -> None:
    sections = law.on(TODAY_S_RANKING).crs.sections
    assert [cap[0] for cap in sections.values()] == [500, 0, 100, 600]
    assert [cap[1] for cap in sections.values()] == [460, 40, 100, 600]
    assert law.on(TODAY_S_RANKING).crs.maximum == 1200 == 500 + 100 + 600 == 460 + 40 + 100 + 600


@pytest.mark.parametrize(
    ("day", "most"),
    [
        (LAUNCH, {"nomination": 600, "arranged_employment": 600, "canadian_study": 0, "french": 0, "sibling": 0}),
        (
            date(2016, 11, 19),
            {"nomination": 600, "arranged_employment": 200, "canadian_study": 30, "french": 0, "sibling": 0},
        ),
        (
            date(2017, 6, 6),
            {"nomination": 600, "arranged_employment": 200, "canadian_study": 30, "french": 30, "sibling": 15},
        ),
        (
            date(2020, 10, 20),
            {"nomination": 600, "arranged_employment": 200, "canadian_study": 30, "french": 50, "sibling": 15},
        ),
        (
            TODAY_S_RANKING,
            {"nomination": 600, "arranged_employment": 0, "canadian_study": 30, "french": 50, "sibling": 15},
        ),
    ],
)
def test_the_additional_factors_give_at_most_what_their_time_gave(day: date, most: Mapping[str, int]) -> None:
    factors = [factor for factor in law.on(day).crs.factors if factor.section == "additional"]
    assert {factor.id: factor.maximum for factor in factors} == {name: (value, value) for name, value in most.items()}


def test_a_person_without_a_nomination_reached_695_at_most_on_2026_11_02() -> None:
    grid = law.on(date(2026, 11, 2)).crs
    rest = sum(
        factor.maximum[0] for factor in grid.factors if factor.section == "additional" and factor.maximum[0] < 600
    )
    assert grid.sections["core_human_capital"][0] + grid.sections["skill_transferability"][0] + rest == 695


def test_a_year_of_full_time_work_is_52_weeks_of_full_time_hours() -> None:
    values = law.on(TODAY_S_RANKING).values("experience")
    assert values["year_hours"] == 52 * values["full_time_hours"] == 1560


def test_the_ranking_tells_apart_as_many_years_as_its_tables_have_rows_for() -> None:
    view = law.on(TODAY_S_RANKING)
    values = view.values("experience")
    assert values["canadian_years"] == view.values("crs/canadian_work_experience")["points"][-1][0]
    assert values["canadian_years"] == view.values("crs/spouse_canadian_work_experience")["points"][-1][0]
    assert values["foreign_years"] == view.values("crs/foreign_work_and_language")["first_bands"][-1]


def test_every_version_but_those_of_a_grown_family_begins_with_an_instrument_or_the_launch() -> None:
    """A first day that is neither an instrument's nor the launch is that of a notice or of a list of its own."""
    consolidation = law.consolidated()
    days = {instrument.in_force for instrument in consolidation.instruments.values()} | {LAUNCH}
    others = {version.table for version in consolidation.versions() if version.from_ not in days}
    assert others == {
        "settlement_funds", "fees", "biometrics", "language/PTE-CORE", "language/TCF-CANADA", "invitation/period",
        "biometrics/ages", "biometrics/stages", "biometrics/reuse", "application/biometrics",
        "document/police_certificate", "document/medical_proof",
    }  # fmt: skip


# --------------------------------------------------------------------------------------------------- each kind of fault


def altered(table: str, **fields: Any) -> Consolidation:
    """The law with the last version of a table altered."""
    whole = law.consolidated()
    old = whole.tables[table]
    return with_versions(old, *old.versions[:-1], replace(old.versions[-1], **fields))


def with_versions(old: Table, *versions: Version) -> Consolidation:
    whole = law.consolidated()
    return Consolidation(whole.instruments, {**whole.tables, old.id: replace(old, versions=versions)})


def with_values(table: str, **values: Any) -> Consolidation:
    """The law with some values of the last version of a table altered."""
    return altered(table, values={**law.consolidated().tables[table].versions[-1].values, **values})


def faults(of: Consolidation) -> list[str]:
    return [f"{finding.where}: {finding.reason.say('en')}" for finding in findings(of) if finding.severity == "error"]


def overlapping() -> Consolidation:
    fees = law.consolidated().tables["fees"]
    return with_versions(fees, replace(fees.versions[0], to=date(2020, 5, 1)), *fees.versions[1:])


def sharing_a_day() -> Consolidation:
    funds = law.consolidated().tables["settlement_funds"]
    first, second = funds.versions[:2]
    return with_versions(funds, replace(first, to=second.from_), *funds.versions[1:])


FAULTS: list[tuple[str, Callable[[], Consolidation], str]] = [
    ("no instrument", lambda: altered("crs/age", instrument="mi-1999"), "crs/age@2015-01-01: the instrument mi-1999"),
    ("too early", lambda: altered("pnp/requirements", from_=date(2026, 3, 29)), "begins before its instrument sor"),
    ("backwards", lambda: altered("crs/age", to=date(2014, 12, 31)), "the last day 2014-12-31 is before the first day"),
    ("overlap", overlapping, "fees@2015-01-01: goes on until 2020-05-01, when 2020-04-30 has begun"),
    ("a day twice", sharing_a_day, "settlement_funds@2015-01-01: goes on until 2016-01-01, when 2016-01-01 has begun"),
    ("values and gap", lambda: altered("crs/age", gap=Text("gone", "perdu")), "crs/age@2015-01-01: a version has"),
    ("nothing", lambda: altered("crs", gap=None), "crs@2026-11-03: a version has either values or a gap"),
    ("trust", lambda: altered("crs/age", confidence="sure"), "the confidence is sure; accepted are high, medium"),
    ("rows", lambda: with_values("crs/age", points=[[18, 99], [17, 98]]), "crs/age: crs/age@2015-01-01: points is"),
    ("kind", lambda: with_values("crs/french", second_bands=[]), "crs/french: crs/french@2020-10-20: second_bands is"),
    ("cap", lambda: with_values("crs/spouse_education", points=[["master", 0, 9]]), "the cap is 40, and everything"),
    ("total", lambda: with_values("crs/sections", maximum=1199), "the sections come to 1,200 together; the maximum is"),
    ("mark", lambda: with_values("fsw/sections", pass_mark=101), "the pass mark 101 is not between 0 and 100"),
    ("code", lambda: with_values("category/military", occupations=["43205"]), "43205 is no occupation or group of its"),
    ("edition", lambda: with_values("category/military", occupations=["4313"]), "4313 is no occupation or group"),
    ("no list", lambda: with_values("category/military", occupations=[]), "the list of occupations is empty"),
    ("twice", lambda: with_values("category/military", occupations=["43204"] * 2), "43204 is listed more than once"),
    ("prefix", lambda: with_values("trades", groups=["72", "6399"]), "trades@2022-11-16: 6399 is no occupation"),
    ("exception", lambda: with_values("trades", **{"except": ["735"]}), "735 is left out of 72, 73, 82, 83, 92, 93"),
    ("level", lambda: with_values("skilled", levels=["0", "A"]), "no occupation of the edition 2021 has the level A"),
    ("senior", lambda: with_values("skilled", senior_major_group="08"), "skilled@2022-11-16: 08 is no occupation"),
    ("funds", lambda: with_values("settlement_funds", amounts=[2, 1]), "amounts: 2 and 1 do not rise"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "said"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_a_fault_in_the_record_is_found_and_says_what_it_is(make: Callable[[], Consolidation], said: str) -> None:
    found = faults(make())
    assert any(said in fault for fault in found), found


def scale_with(**fields: Any) -> Consolidation:
    scale = law.consolidated().tables["language/IELTS-GT"].versions[-1].values["scales"][0]
    return with_values("language/IELTS-GT", scales=[{**scale, **fields}])


def test_a_level_that_asks_for_no_higher_score_than_the_one_below_is_found() -> None:
    assert "language/IELTS-GT@2015-01-01: speaking: 7.0 and 7.0 do not rise".replace(".0", "") in faults(
        scale_with(minimum=[[9, 7.0, 8.0, 7.0, 7.5], [8, 7.0, 7.5, 6.5, 7.0]])
    )


def test_a_score_that_the_test_does_not_print_is_found() -> None:
    found = faults(scale_with(minimum=[[9, 7.2, 8.0, 7.0, 9.5]]))
    assert "language/IELTS-GT@2015-01-01: scale bands: no result prints 7.2 for speaking" in found
    assert "language/IELTS-GT@2015-01-01: scale bands: no result prints 9.5 for writing" in found


def test_a_cap_that_is_no_sum_of_what_it_covers_is_worth_a_notice_and_no_fault() -> None:
    laid = with_values("crs/canadian_study", points=[["none", 0], ["three_year_or_more", 25]])
    assert faults(laid) == []
    changed = with_values("crs/nomination", points=[[0, 0], [1, 610]])
    said = {finding.say("en") for finding in findings(changed)} - {f.say("en") for f in findings(law.consolidated())}
    assert {line.partition("additional: ")[2] for line in said} == {
        "the cap 600 is no sum of the maxima below it: 610, 200, 30, 0 and 0",
        "the cap 600 is no sum of the maxima below it: 610, 200, 30, 30 and 15",
        "the cap 600 is no sum of the maxima below it: 610, 200, 30, 50 and 15",
        "the cap 600 is no sum of the maxima below it: 610, 0, 30, 50 and 15",
    }


def test_a_stretch_without_a_version_is_a_notice_and_a_change_within_a_day_is_neither() -> None:
    fees = law.consolidated().tables["fees"]
    holed = with_versions(fees, replace(fees.versions[0], to=date(2020, 4, 28)), *fees.versions[1:])
    said = [finding.say("en") for finding in findings(holed)]
    assert "notice: fees@2015-01-01: no version from 2020-04-29 to 2020-04-29" in said
    assert fees.versions[0].to == fees.versions[1].from_
    assert fees.versions[1].from_time == time(9)


def test_the_ranking_s_own_tables_are_not_added_up_where_another_ranking_is_in_force() -> None:
    whole = law.consolidated()
    crs = whole.tables["crs"]
    other = replace(crs.versions[-1], gap=None, values={"factors_of": "other/"}, missing=(), to=OPEN)
    names = [name for name in whole.tables if name.startswith("crs/")]
    copies = {name.replace("crs/", "other/"): replace(whole.tables[name], id=name.replace("crs/", "other/"))
              for name in names}  # fmt: skip
    laid = Consolidation(
        whole.instruments, {**whole.tables, **copies, "crs": replace(crs, versions=(*crs.versions[:-1], other))}
    )
    assert faults(laid) == []
