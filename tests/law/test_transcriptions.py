"""The numbers of the law against a second transcription, typed from other sources (``transcriptions/README.md``).

Points are compared over everything that a factor can be asked: every age, level and number of years, in both columns.
So a cell that no row speaks of cannot differ unseen either. Every table of points, scale, amount and list must be
transcribed, or be listed as resting on a single source and be marked so in the data.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from express_entry import law
from express_entry.law.facts import ABILITIES, CanadianStudy, Education, Offer
from express_entry.law.grid import Factor
from express_entry.law.lawfile import occupation_lists
from express_entry.law.occupations import occupations
from express_entry.law.pointtables import POINT_KINDS
from express_entry.law.tables import Version

FOLDER = Path(__file__).with_name("transcriptions")
SINGLE_SOURCE = "single_source.csv"
NOT_NUMBERS = ("instruments.csv", "bridge.csv")
"""Days of instruments and links between codes: held by ``test_instruments.py`` and ``test_occupations.py``."""
LAUNCH = date(2015, 1, 1)
SKILLED_WORKER = date(2016, 11, 19)
"""The first day of SOR/2016-298."""

Columns = tuple[int, int]
"""Points without and with a spouse or partner."""


class Row(NamedTuple):
    """One number of the second transcription."""

    table: str
    version_from: date
    key: str
    column: str
    value: float
    source: str


@cache
def rows() -> tuple[Row, ...]:
    found = []
    for path in sorted(FOLDER.glob("*.csv")):
        if path.name not in (SINGLE_SOURCE, *NOT_NUMBERS):
            with path.open(encoding="utf-8", newline="") as file:
                found += [_row(entry) for entry in csv.DictReader(file)]
    return tuple(found)


def _row(entry: Mapping[str, str]) -> Row:
    day = date.fromisoformat(entry["version_from"])
    return Row(entry["table"], day, entry["key"], entry["column"], float(entry["value"]), entry["source"])


@cache
def by_version() -> Mapping[tuple[str, date], tuple[Row, ...]]:
    found: dict[tuple[str, date], list[Row]] = defaultdict(list)
    for row in rows():
        found[row.table, row.version_from].append(row)
    return {version: tuple(of) for version, of in found.items()}


@cache
def single_source() -> tuple[tuple[str, date], ...]:
    """The versions that the transcriber found no second source for."""
    with (FOLDER / SINGLE_SOURCE).open(encoding="utf-8", newline="") as file:
        return tuple((RENAMED.get(row["table"], row["table"]), _day(row)) for row in csv.DictReader(file))


def _day(entry: Mapping[str, str]) -> date:
    return date.fromisoformat(entry["version_from"])


RENAMED = {"invitation_period": "invitation/period"}
"""What the transcription names otherwise than the law."""


def version_of(table: str, first: date) -> Version:
    """The version of a table that begins on exactly that day."""
    (version,) = (version for version in law.consolidated().tables[table].versions if version.from_ == first)
    return version


def test_a_number_is_transcribed_once() -> None:
    keys = [(row.table, row.version_from, row.key, row.column) for row in rows()]
    assert len(keys) == len(set(keys)) > 850


def test_every_row_names_a_source_that_the_readme_explains() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert [row for row in rows() if f"`{row.source}`" not in readme] == []


# --------------------------------------------------------------------------------------------------------------- points

YEARS = range(9)
DOMAINS: Mapping[str, tuple[Any, ...]] = {
    "age": tuple(range(111)),
    "education": tuple(Education),
    "spouse_education": tuple(Education),
    "canadian_work_years": tuple(YEARS),
    "foreign_work_years": tuple(YEARS),
    "spouse_canadian_work_years": tuple(YEARS),
    "experience_years": tuple(YEARS),
    "clb_first": tuple(range(13)),
    "clb_second": tuple(range(13)),
    "spouse_clb": tuple(range(13)),
    "clb_first_lowest": tuple(range(13)),
    "clb_second_lowest": tuple(range(13)),
    "french_lowest": tuple(range(13)),
    "english_lowest": tuple(range(13)),
    "job_offer": tuple(Offer),
    "canadian_education": tuple(CanadianStudy),
    **dict.fromkeys(("certificate_of_qualification", "nomination", "sibling", "arranged_employment"), (False, True)),
    **dict.fromkeys(("spouse_language", "study", "spouse_study", "work", "spouse_work", "relative"), (False, True)),
}
"""Everything that each fact can be."""

TIERS: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "education": {
        "tier1": (Education.ONE_YEAR, Education.TWO_YEAR, Education.BACHELOR),
        "tier2": (Education.TWO_OR_MORE, Education.MASTER, Education.DOCTORAL),
    },
    "foreign_work_years": {"tier1": (1, 2), "tier2": tuple(year for year in YEARS if year >= 3)},
    "certificate_of_qualification": {"tier1": (True,)},
}
"""What the transcription's tiers of the combinations stand for (its README)."""

SECOND_FACT: Mapping[str, Mapping[str, tuple[int, ...]]] = {
    "canadian_work_years": {"1": (1,), "2": tuple(year for year in YEARS if year >= 2)},
    "clb_first_lowest": {"clb7": (7, 8), "clb9": (9, 10, 11, 12)},
    "certificate": {"clb5": (5, 6), "clb7": (7, 8, 9, 10, 11, 12)},
}

FACTORS = sorted({row.table for row in rows() if row.table.startswith(("crs/", "fsw/"))} - {
    "crs/sections", "fsw/requirements", "fsw/pass_mark", "fsw/adaptability",
})  # fmt: skip


def factor_of(table: str, day: date) -> Factor:
    prefix, _, name = table.partition("/")
    grid = law.on(day).crs if prefix == "crs" else law.on(day).fsw_grid
    (factor,) = (factor for factor in grid.factors if factor.id == name)
    return factor


def all_points(domains: Mapping[str, tuple[Any, ...]]) -> dict[str, object]:
    """What every version of every factor gives for everything that it can be asked, by table."""
    found: dict[str, object] = {}
    for table in law.consolidated().tables.values():
        if table.kind in POINT_KINDS:
            facts = table.attributes["facts"]
            values = list(product(*(domains[fact] for fact in facts)))
            found[table.id] = [_given(factor_of(table.id, version.from_), values) for version in table.versions]
    return found


def _given(factor: Factor, values: list[tuple[Any, ...]]) -> list[tuple[int, int]]:
    abilities = factor.facts[0] in ("clb_first", "clb_second", "spouse_clb")
    asked = [(*value, 0, 0, 0) if abilities else value if len(value) > 1 else value[0] for value in values]
    return [factor.maximum, *((factor.points(value, 0), factor.points(value, 1)) for value in asked)]


def expected(table: str, of: tuple[Row, ...], facts: tuple[str, ...]) -> dict[Any, Columns]:
    """The points of everything the factor can be asked, from the rows of the transcription."""
    if len(facts) == 2:
        return dict(_of_matrix(table, of, facts))
    keys: dict[str, dict[str, int]] = defaultdict(dict)
    for row in of:
        if row.key != "maximum":
            keys[row.key][row.column] = int(row.value)
    named = {key: (columns.get("without", columns.get("value", 0)), columns.get("with", columns.get("value", 0)))
             for key, columns in keys.items()}  # fmt: skip
    return {value: _of_value(value, named) for value in DOMAINS[facts[0]]}


def _of_value(value: Any, named: Mapping[str, Columns]) -> Columns:
    """The row of a value; beyond the last number that of the last, below the first and unnamed: nothing."""
    if isinstance(value, bool):
        return next(iter(named.values())) if value else (0, 0)
    if isinstance(value, (Education, Offer, CanadianStudy)):
        return named.get(value.slug, (0, 0))
    numbers = {int(key): points for key, points in named.items()}
    return (0, 0) if value < min(numbers) else numbers[min(value, max(numbers))]


def _of_matrix(table: str, of: tuple[Row, ...], facts: tuple[str, ...]) -> Iterator[tuple[Any, Columns]]:
    cells = {(row.key, row.column): int(row.value) for row in of}
    for values in product(*(DOMAINS[fact] for fact in facts)):
        points = cells.get(_french(values) if table == "crs/french" else _cell(facts, values), 0)
        yield values, (points, points)


def _cell(facts: tuple[str, ...], values: tuple[Any, ...]) -> tuple[str, str]:
    kind = "certificate" if facts[0] == "certificate_of_qualification" else facts[1]
    tier = next((name for name, of in TIERS[facts[0]].items() if values[0] in of), "-")
    return tier, next((name for name, of in SECOND_FACT[kind].items() if values[1] in of), "-")


def _french(values: tuple[Any, ...]) -> tuple[str, str]:
    """Level 7 in all French abilities, with English at level 5 in all abilities or not."""
    french, english = values
    return ("-" if french < 7 else "english_5_or_more" if english >= 5 else "english_below_5"), "value"


@pytest.mark.parametrize("table", FACTORS)
def test_the_points_of_a_factor_are_those_of_the_second_transcription_for_all_that_it_can_be_asked(table: str) -> None:
    versions = [(first, of) for (name, first), of in by_version().items() if name == table]
    assert [first for first, _ in versions] == [version.from_ for version in law.consolidated().tables[table].versions]
    for first, of in versions:
        factor = factor_of(table, first)
        abilities = factor.facts[0] in ("clb_first", "clb_second", "spouse_clb")
        for value, points in expected(table, of, factor.facts).items():
            asked = (value, 0, 0, 0) if abilities else value
            assert (factor.points(asked, 0), factor.points(asked, 1)) == points, (table, first, value)


@pytest.mark.parametrize("table", FACTORS)
def test_the_most_that_a_factor_gives_is_that_of_the_second_transcription(table: str) -> None:
    for (name, first), of in by_version().items():
        if name != table:
            continue
        factor = factor_of(table, first)
        times = 4 if factor.facts[0] in ("clb_first", "clb_second", "spouse_clb") else 1
        points = expected(table, of, factor.facts).values()
        without, with_ = (times * max(pair[column] for pair in points) for column in (0, 1))
        stated = {row.column: int(row.value) for row in of if row.key == "maximum"}
        most = (stated.get("without", stated.get("value", without)), stated.get("with", stated.get("value", with_)))
        assert factor.maximum == most, (table, first)
        if times == 4:
            assert [factor.points((12, 12, 12, 12), column) for column in (0, 1)] == list(most)


def test_the_ages_and_years_of_the_transcription_leave_no_number_out() -> None:
    for (table, first), of in by_version().items():
        numbers = sorted({int(row.key) for row in of if table in FACTORS and row.key.isdigit()})
        assert numbers == list(range(numbers[0], numbers[-1] + 1) if numbers else ()), (table, first)


def test_the_adaptability_elements_give_the_points_of_the_second_transcription() -> None:
    of = {row.key: int(row.value) for row in by_version()["fsw/adaptability", LAUNCH]}
    most = of.pop("maximum")
    elements = [factor for factor in law.on(LAUNCH).fsw_grid.factors if factor.section == "adaptability"]
    points = {factor.id.removesuffix("_adaptability"): factor for factor in elements}
    assert {name: (factor.points(False, 0), factor.points(True, 0)) for name, factor in points.items()} == {
        name: (0, value) for name, value in of.items()
    }
    assert law.on(LAUNCH).fsw_grid.sections["adaptability"] == (most, most)


# ----------------------------------------------------------------------------------------------------------------- caps

PAIRS = {"education_pair": "education", "foreign_work_pair": "foreign_work", "certificate_pair": "certificate"}


def test_the_sections_and_pairs_of_the_ranking_have_the_caps_of_the_second_transcription() -> None:
    caps: dict[str, dict[str, int]] = defaultdict(dict)
    for row in by_version()["crs/sections", LAUNCH]:
        caps[row.key][row.column] = int(row.value)
    grid = law.on(LAUNCH).crs
    assert grid.groups == {PAIRS[key]: value["value"] for key, value in caps.items() if key in PAIRS}
    sections = {key: of for key, of in caps.items() if key not in (*PAIRS, "grand_total")}
    assert grid.sections == {key: (of.get("without", of.get("value")), of.get("with", of.get("value")))
                             for key, of in sections.items()}  # fmt: skip
    assert grid.maximum == caps["grand_total"]["value"]


def test_the_pass_mark_of_the_selection_grid_is_that_of_the_second_transcription() -> None:
    (row,) = by_version()["fsw/pass_mark", LAUNCH]
    assert version_of("fsw/sections", LAUNCH).values["pass_mark"] == row.value


def test_the_sections_of_the_selection_grid_are_the_most_that_their_factors_give_together() -> None:
    """R78 to R83: 25 for studies, 24 and 4 for languages, 15, 12, 10 and 10: 100 in all."""
    grid = law.on(LAUNCH).fsw_grid
    most = {
        row.table: int(row.value)
        for row in rows()
        if row.table.startswith("fsw/") and row.key in ("maximum", "arranged_employment")
    }
    assert grid.sections == {
        "education": (most["fsw/education"],) * 2,
        "language": (most["fsw/first_language"] + most["fsw/second_language"],) * 2,
        "experience": (most["fsw/experience"],) * 2,
        "age": (most["fsw/age"],) * 2,
        "arranged_employment": (most["fsw/arranged_employment"],) * 2,
        "adaptability": (most["fsw/adaptability"],) * 2,
    }
    assert grid.maximum == sum(points for points, _ in grid.sections.values()) == 100


# ------------------------------------------------------------------------------------- requirements, money, other terms

Place = tuple[str, str]
"""A table of the law and a path in its values."""


def _asked(key: str, column: str) -> tuple[Place, ...]:
    """The language threshold of one ability."""
    list_ = {"value": "language", "teer_0_1": "language_upper", "teer_2_3": "language_lower"}[column]
    return (("", f"{list_}.{ABILITIES.index(key.removeprefix('language_'))}"),)


TERMS: Mapping[str, tuple[tuple[Place, ...], int]] = {
    "experience_months": ((("", "experience_years"),), 12),
    "experience_window_years": ((("", "window_years"),), 1),
    "language_result_years": ((("language/validity", "years"),), 1),
    "equivalency_years": ((("assessment_validity", "validity_years"),), 1),
    "spouse_language": (tuple(("", f"spouse_language.{place}") for place in range(4)), 1),
    "offer_months": ((("", "offer_months"),), 1),
    "offer_employers_at_most": ((("", "offer_employers"),), 1),
    "full_time_hours_per_week": ((("experience", "full_time_hours"),), 1),
    "additional": ((("", "each_additional"),), 1),
    "rprf": ((("", "right_of_permanent_residence"),), 1),
    "biometrics_person": ((("biometrics", "person"),), 1),
    "biometrics_family": ((("biometrics", "family"),), 1),
}
"""Where the law keeps what the transcription calls so, and how many of its units one of the law's has."""

FIRST_DAYS = {("dependent_child", date(2014, 8, 1)): LAUNCH}
"""The age of a dependent child was set five months before the law of Express Entry begins."""

TERM_TABLES = ("settlement_funds", "fees", "invitation_period", "dependent_child")


def term_rows() -> Iterator[Row]:
    return (row for row in rows() if row.table in TERM_TABLES or row.table.endswith("/requirements"))


def places(row: Row) -> tuple[tuple[Place, ...], int]:
    """Where the law keeps a number, and how many of the row's units one of the law's has."""
    if row.key.startswith("language_") and row.key != "language_result_years":
        return _asked(row.key, row.column), 1
    if row.key.isdigit():
        return (("", f"amounts.{int(row.key) - 1}"),), 1
    return TERMS.get(row.key, ((("", row.key),), 1))


def place_in_law(row: Row, place: Place) -> tuple[str, date, str]:
    table = place[0] or RENAMED.get(row.table, row.table)
    first = row.version_from if place[0] == "biometrics" or not place[0] else LAUNCH
    return table, FIRST_DAYS.get((table, first), first), place[1]


def numbers(value: Any, path: str = "") -> Iterator[tuple[str, float]]:
    """Every number in the values of a version, with its path."""
    if isinstance(value, bool):
        return
    if isinstance(value, (int, float)):
        yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from numbers(item, f"{path}.{key}".lstrip("."))
    elif isinstance(value, (list, tuple)):
        for place, item in enumerate(value):
            yield from numbers(item, f"{path}.{place}")


@pytest.mark.parametrize(
    "row", list(term_rows()), ids=lambda row: f"{row.table}-{row.version_from}-{row.key}-{row.column}"
)
def test_a_requirement_or_an_amount_is_that_of_the_second_transcription(row: Row) -> None:
    found, units = places(row)
    for place in found:
        table, first, path = place_in_law(row, place)
        assert dict(numbers(version_of(table, first).values))[path] * units == row.value, (table, first, path)


FURTHER: Mapping[tuple[str, date, str], tuple[float, str]] = {
    ("fsw/requirements", SKILLED_WORKER, "months_with_employer"): (12, "R82(2)b)(iii) : au moins une année"),
    **{("fsw/requirements", first, "study_years"): (2, "R83(1)b), b.1) : au moins deux années d'études")
       for first in (LAUNCH, SKILLED_WORKER)},
    **{("fsw/requirements", first, "work_years"): (1, "R83(1)c) : d'une durée d'au moins un an")
       for first in (LAUNCH, SKILLED_WORKER)},
    ("fst/requirements", SKILLED_WORKER, "months_with_employer"): (12, "R87.2(3)d)(iii) : au moins une année"),
}  # fmt: skip
"""Numbers that the files do not have, read in the Regulations' French text, consolidated to 2023-06-12."""


@pytest.mark.parametrize(("place", "stated"), FURTHER.items(), ids=lambda item: "-".join(str(part) for part in item))
def test_a_requirement_that_the_files_do_not_have_is_that_of_the_french_text(
    place: tuple[str, date, str], stated: tuple[float, str]
) -> None:
    table, first, path = place
    assert dict(numbers(version_of(table, first).values))[path] == stated[0], stated[1]


LAST_DAYS_TO_UPDATE = {
    date(2021, 7, 15): (date(2021, 7, 15), "settlementcalgary.com, 2021-07-12"),
    date(2022, 6, 9): (date(2022, 6, 8), "aptechvisa.com, 2022-05-13; matthewjeffery.com"),
    date(2024, 5, 28): (date(2024, 5, 27), "akcanada.com; infoplacecanada.ca"),
    date(2025, 7, 7): (date(2025, 7, 28), "makewayimmigration.com"),
}
"""By the first day of new amounts: the last day to bring a profile up to date, and where it was read."""


def test_the_last_days_to_update_a_profile_are_those_of_second_sources() -> None:
    found = {
        version.from_: version.values["update_deadline"]
        for version in law.consolidated().tables["settlement_funds"].versions
        if "update_deadline" in version.values
    }
    assert found == {first: last for first, (last, _) in LAST_DAYS_TO_UPDATE.items()}


# ------------------------------------------------------------------------------------------------------ language scales


def scale_rows() -> dict[tuple[str, date], dict[tuple[int, str], float]]:
    found: dict[tuple[str, date], dict[tuple[int, str], float]] = defaultdict(dict)
    for row in rows():
        if row.table.startswith("language/"):
            found[row.table, row.version_from][int(row.key), row.column] = row.value
    return found


def law_scales() -> dict[tuple[str, date], dict[tuple[int, str], float]]:
    """Every scale by its test and the first day that it is read: of the sitting, or else of its acceptance."""
    found = {}
    for name, table in law.consolidated().tables.items():
        for version in table.versions if table.kind == "scale" else ():
            for scale in version.values["scales"]:
                cells = {
                    (row[0], ability): score
                    for row in scale["minimum"]
                    for ability, score in zip(ABILITIES, row[1:], strict=True)
                }
                found[name, scale.get("sat_from", version.from_)] = cells
    return found


def test_every_score_that_reaches_a_level_is_that_of_the_second_transcription_and_there_is_no_other() -> None:
    assert law_scales() == scale_rows()


def test_a_scale_is_read_until_the_day_before_the_next_is() -> None:
    scales = law.consolidated().tables["language/TEF-CANADA"].versions[0].values["scales"]
    ends = {scale["id"]: scale.get("sat_to") for scale in scales}
    # The scale out of 699 was printed beside the old one until that of 2023-12-11 took the place of both.
    assert ends == {"2023": None, "2019": date(2023, 12, 10), "old": date(2023, 12, 10)}


# ------------------------------------------------------------------------------------------- categories and occupations


def category_rows() -> dict[tuple[str, date], set[str]]:
    found: dict[tuple[str, date], set[str]] = defaultdict(set)
    for row in rows():
        if row.table.startswith("category/"):
            assert (row.column, row.value) == ("listed", 1)
            found[row.table, row.version_from].add(row.key)
    return found


def test_every_category_version_with_a_list_has_exactly_the_occupations_of_the_second_transcription() -> None:
    listed = {
        (f"{table.id}/{version.id}", version.from_): set(version.values["occupations"])
        for table in law.consolidated().tables.values()
        for version in table.versions
        if table.kind == "category" and "occupations" in version.values
    }
    assert listed == category_rows()


def test_every_occupation_list_is_transcribed() -> None:
    transcribed = {frozenset(codes) for codes in category_rows().values()}
    assert {frozenset(codes) for codes in occupation_lists().values()} == transcribed


def test_the_occupations_of_noc_2021_are_as_many_as_the_second_transcription_counts() -> None:
    counts = {row.key: row.value for row in by_version()["noc/2021", date(2022, 11, 16)]}
    teers = [one.teer or 0 for one in occupations().values()]
    assert counts == {
        **{f"teer_{teer}": teers.count(teer) for teer in range(6)},
        "all": len(teers),
        "teer_0_to_3": sum(teer <= 3 for teer in teers),
        "skilled_trades": len(trades_of(date(2022, 11, 16))),
    }


def test_the_skilled_trades_are_the_groups_of_the_second_transcription() -> None:
    first = date(2022, 11, 16)
    of = by_version()["fst/groups", first]
    values = version_of("trades", first).values
    assert set(values["groups"]) == {row.key for row in of if row.column == "listed"}
    assert set(values["except"]) == {row.key for row in of if row.column == "excluded"}
    assert version_of("skilled", first).values["levels"] == ["0", "1", "2", "3"]


def trades_of(day: date) -> set[str]:
    values = law.on(day).values("trades")
    groups, except_ = tuple(values["groups"]), tuple(values["except"])
    return {code for code in occupations() if code.startswith(groups) and not code.startswith(except_)}


# --------------------------------------------------------------------------------------------- that nothing is left out

TRANSCRIBED_KINDS = (*POINT_KINDS, "sections", "scale", "category")


def test_every_table_of_points_every_scale_and_every_list_is_transcribed_or_marked_as_of_a_single_source() -> None:
    done = {row.table.rpartition("/v")[0] if row.table.startswith("category/") else row.table for row in rows()}
    adaptability = {f"fsw/{row.key}" for row in by_version()["fsw/adaptability", LAUNCH]}
    done |= adaptability | {"fsw/arranged_employment_adaptability", "fsw/sections"}
    tables = [table.id for table in law.consolidated().tables.values() if table.kind in TRANSCRIBED_KINDS]
    assert len(tables) > 45
    assert [name for name in tables if name not in done] == ["category/french"]
    assert [row.table for row in rows() if row.table == "category/french"] == []


def test_every_number_of_the_requirements_funds_and_fees_is_transcribed_or_marked_as_of_a_single_source() -> None:
    held = {place_in_law(row, place) for row in term_rows() for place in places(row)[0]} | set(FURTHER)
    tables = [*(RENAMED.get(name, name) for name in TERM_TABLES), "biometrics"]
    tables += [f"{program}/requirements" for program in ("fsw", "cec", "fst", "pnp")]
    for name in tables:
        for version in law.consolidated().tables[name].versions:
            for path, _ in numbers(version.values):
                assert (name, version.from_, path) in held or version.single_source, (name, version.id, path)


def test_the_versions_of_a_single_source_are_marked_so_in_the_data_and_no_others() -> None:
    marked = {(version.table, version.from_) for version in law.consolidated().versions() if version.single_source}
    # Of a gap no source gives a value: it is marked as a gap, and needs no other mark.
    gaps = {(gap.table, gap.from_) for gap in law.consolidated().gaps}
    assert marked == set(single_source()) - gaps
    assert gaps <= set(single_source())


def test_every_transcribed_version_is_a_version_of_the_law() -> None:
    known = {(table.id, version.from_) for table in law.consolidated().tables.values() for version in table.versions}
    for row in rows():
        table = RENAMED.get(row.table, row.table).rpartition("/v")[0] or RENAMED.get(row.table, row.table)
        if table.startswith(("category/", "crs/", "settlement_funds", "invitation/")):
            assert (table, row.version_from) in known, row
