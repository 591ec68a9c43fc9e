"""The law on a day and at an instant: what is in force, where it changes, what identifies it, what is missing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry import law
from express_entry.law import Consolidation, Education, Factors, LawGap, NoLawYet, NoTable, Table, Version
from express_entry.law.days import DAY
from express_entry.law.text import Text

LAUNCH = date(2015, 1, 1)
GAP = date(2026, 11, 3)
DAYS = st.dates(min_value=LAUNCH, max_value=date(2030, 12, 31))

# Every day after the launch on which the law is known to have changed, and which families of tables changed on it.
CHANGES = """
2016-01-01 settlement_funds
2016-11-19 crs education fst fsw invitation offer
2017-01-27 settlement_funds
2017-06-06 crs pool
2017-06-22 invitation
2017-10-24 dependent_child
2018-01-05 settlement_funds
2018-01-30 settlement_funds
2018-02-01 document
2018-06-26 invitation
2018-07-31 biometrics application
2018-11-10 language
2018-12-31 biometrics
2019-01-01 settlement_funds
2020-02-21 settlement_funds
2020-03-18 invitation
2020-04-30 fees
2020-09-01 biometrics
2020-10-20 crs
2021-06-29 invitation
2021-07-15 settlement_funds
2022-04-30 fees
2022-06-09 settlement_funds
2022-06-23 invitation
2022-11-16 crs skilled trades
2023-04-25 publicly_funded_physicians settlement_funds
2023-05-31 category category_experience
2023-10-01 document
2024-01-30 language
2024-04-30 fees
2024-05-28 settlement_funds
2025-02-27 category
2025-03-25 crs
2025-07-07 settlement_funds
2025-08-21 document documents
2025-12-08 category
2026-02-06 category
2026-02-18 category
2026-03-30 pnp
2026-04-30 fees
2026-11-03 crs
"""

IN_FORCE = [
    ("2016-11-18", "crs", "2015-01-01"),
    ("2016-11-19", "crs", "2016-11-19"),
    ("2017-06-05", "crs/sibling", "2015-01-01"),
    ("2017-06-06", "crs/sibling", "2017-06-06"),
    ("2020-10-19", "crs/french", "2017-06-06"),
    ("2020-10-20", "crs/french", "2020-10-20"),
    ("2022-11-15", "skilled", "2015-01-01"),
    ("2022-11-16", "skilled", "2022-11-16"),
    ("2025-03-24", "crs/arranged_employment", "2016-11-19"),
    ("2025-03-25", "crs/arranged_employment", "2025-03-25"),
    ("2026-11-02", "crs", "2025-03-25"),
    ("2018-01-29", "settlement_funds", "2018-01-05"),
    ("2018-01-31", "document/police_certificate", "2015-01-01"),
    ("2018-02-01", "document/police_certificate", "2018-02-01"),
    ("2023-09-30", "document/medical_proof", "2015-01-01"),
    ("2023-10-01", "document/medical_proof", "2023-10-01"),
    ("2025-08-20", "document/medical_proof", "2023-10-01"),
    ("2025-08-21", "document/medical_proof", "2025-08-21"),
    ("2018-01-30", "settlement_funds", "2018-01-30"),
    ("2040-01-01", "settlement_funds", "2025-07-07"),
    ("2026-03-29", "pnp/requirements", "2015-01-01"),
    ("2026-03-30", "pnp/requirements", "2026-03-30"),
]


def changes() -> dict[str, set[str]]:
    lines = (line.split() for line in CHANGES.strip().splitlines())
    return {day: set(families) for day, *families in lines}


def family(table: str) -> str:
    return table.partition("/")[0]


# ---------------------------------------------------------------------------------------------------- which is in force


@pytest.mark.parametrize(("day", "table", "version"), IN_FORCE)
def test_the_version_in_force_on_a_day_is_the_one_that_began_last(day: str, table: str, version: str) -> None:
    assert law.on(date.fromisoformat(day)).version(table).id == version


def test_the_first_days_of_all_versions_are_the_known_changes_and_no_others() -> None:
    found: dict[str, set[str]] = {}
    for version in law.consolidated().versions():
        found.setdefault(version.from_.isoformat(), set()).add(family(version.table))
    assert found.pop("2015-01-01")
    assert found == changes()


def test_everything_that_has_no_first_day_of_its_own_began_with_express_entry() -> None:
    later = {
        "biometrics": "2018-07-31",
        "biometrics/ages": "2018-07-31",
        "biometrics/stages": "2018-07-31",
        "biometrics/reuse": "2020-09-01",
        "application/biometrics": "2018-07-31",
        "language/TCF-CANADA": "2018-11-10",
        "language/PTE-CORE": "2024-01-30",
        "education/canadian_study": "2016-11-19",
        "publicly_funded_physicians": "2023-04-25",
        "category_experience": "2023-05-31",
        "documents/medical_reuse": "2025-08-21",
    }
    for table in law.consolidated().tables.values():
        if not table.id.startswith("category/"):
            assert table.versions[0].from_.isoformat() == later.get(table.id, "2015-01-01"), table.id


def test_a_version_goes_on_until_the_day_before_the_next_unless_it_says_when_it_ended() -> None:
    ended = {
        (version.table, version.id): version.to.isoformat()
        for table in law.consolidated().tables.values()
        for version, following in zip(table.versions, [*table.versions[1:], None], strict=True)
        if version.to != (date.max if following is None else following.from_ - DAY)
        and not (following is not None and following.from_time != time.min)
    }
    assert ended == {
        ("biometrics/stages", "2018-12-31"): "2019-12-02",
        ("biometrics/reuse", "2020-09-01"): "2023-06-13",
        ("category/transport", "v1"): "2025-02-26",
        ("category/agriculture", "v2"): "2026-02-17",
        ("documents/medical_reuse", "2025-08-21"): "2029-10-05",
    }


def test_a_day_before_express_entry_has_no_law() -> None:
    with pytest.raises(
        NoLawYet, match="2014-12-31 is before Express Entry began; accepted are days from 2015-01-01 on"
    ):
        law.on(LAUNCH - DAY)
    with pytest.raises(NoLawYet) as caught:
        law.at(datetime(2015, 1, 1, 4, 59, tzinfo=UTC))
    assert caught.value.say("fr").startswith("Le 2014-12-31 précède le début d'Entrée express")
    assert law.at(datetime(2015, 1, 1, 5, 0, tzinfo=UTC)) is law.on(LAUNCH)


def test_a_table_that_has_no_version_yet_is_not_there() -> None:
    view = law.on(date(2023, 5, 30))
    assert not view.has("category/stem")
    assert (view.categories, view.categories_version) == ({}, None)
    with pytest.raises(NoTable, match="no version of the table category/stem is recorded for 2023-04-25"):
        view.values("category/stem")


def test_a_table_is_not_there_between_two_versions_that_leave_days_out() -> None:
    assert law.on(date(2025, 2, 26)).has("category/transport")
    assert not law.on(date(2025, 2, 27)).has("category/transport")
    assert not law.on(date(2026, 2, 17)).has("category/transport")
    assert law.on(date(2026, 2, 18)).has("category/transport")


def test_the_latest_first_day_of_any_category_version_names_the_categories() -> None:
    assert law.on(date(2025, 12, 7)).categories_version == "2025-02-27"
    assert law.on(date(2025, 12, 8)).categories_version == "2025-12-08"
    assert sorted(law.on(date(2025, 2, 27)).categories) == [
        "agriculture", "education", "french", "healthcare", "stem", "trades",
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------------------- instants


@pytest.mark.parametrize(
    ("instant", "principal"),
    [
        ("2026-04-30T12:59:59+00:00", 950),
        ("2026-04-30T13:00:00+00:00", 990),
        ("2024-04-30T08:59:00-04:00", 850),
        ("2024-04-30T09:00:00-04:00", 950),
        ("2024-04-30T06:00:00-07:00", 950),
        ("2022-04-30T09:00:00-04:00", 850),
        ("2022-04-30T08:59:59.999999-04:00", 825),
        ("2020-04-30T09:00:00-04:00", 825),
        ("2020-04-30T08:59:59-04:00", 550),
    ],
)
def test_fees_change_at_nine_o_clock_in_toronto(instant: str, principal: int) -> None:
    assert law.at(datetime.fromisoformat(instant)).values("fees")["principal"] == principal


def test_the_law_of_a_day_is_the_one_at_its_end() -> None:
    assert law.on(date(2026, 4, 30)).values("fees")["principal"] == 990
    assert law.on(date(2026, 4, 29)).values("fees")["principal"] == 950


@pytest.mark.parametrize(
    ("instant", "ranking"),
    [("2025-03-25T03:59:59+00:00", "2022-11-16"), ("2025-03-25T04:00:00+00:00", "2025-03-25")],
)
def test_a_ranking_takes_hold_at_midnight_in_toronto(instant: str, ranking: str) -> None:
    assert law.at(datetime.fromisoformat(instant)).crs_version == ranking


def test_an_instant_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="an instant needs a time zone"):
        law.at(datetime(2025, 3, 25))  # noqa: DTZ001 - that it has none is the point


# ----------------------------------------------------------------------------------------------------------- boundaries


def in_force_at(moment: tuple[date, time]) -> dict[str, str]:
    found = ((name, table.in_force(*moment)) for name, table in law.consolidated().tables.items())
    return {name: version.id for name, version in found if version is not None}


def just_before(moment: tuple[date, time]) -> tuple[date, time]:
    before = datetime.combine(*moment) - timedelta(microseconds=1)
    return before.date(), before.time()


def test_the_law_has_a_boundary_at_the_first_moment_of_every_version() -> None:
    assert {version.start for version in law.consolidated().versions()} <= set(law.consolidated().boundaries)
    assert list(law.consolidated().boundaries) == sorted(set(law.consolidated().boundaries))


def test_some_table_changes_at_every_boundary() -> None:
    for moment in law.consolidated().boundaries:
        assert in_force_at(moment) != in_force_at(just_before(moment)), moment


@given(DAYS, st.times())
def test_nothing_changes_between_two_boundaries(day: date, clock: time) -> None:
    boundaries = law.consolidated().boundaries
    since = max(moment for moment in boundaries if moment <= (day, clock))
    assert in_force_at((day, clock)) == in_force_at(since)


@given(DAYS)
def test_a_view_knows_since_when_and_until_when_it_is_the_law(day: date) -> None:
    view = law.on(day)
    assert view.since <= (day, time.max)
    assert view.until is None or view.until > (day, time.max)
    assert law.on(view.since[0]) is view or view.since[1] == time(9)
    assert {name: version.id for name, version in view.versions.items()} == in_force_at(view.since)


# ----------------------------------------------------------------------------------------------------------------- gaps


def test_the_ranking_of_2026_11_03_is_a_gap_that_says_what_is_missing() -> None:
    (gap,) = law.consolidated().gaps
    assert (gap.table, gap.version, gap.from_, gap.to) == ("crs", "2026-11-03", GAP, date.max)
    assert len(gap.missing) == 7
    assert law.on(GAP).gaps == (gap,)
    assert law.on(GAP - DAY).gaps == ()


def test_the_points_of_a_gap_are_refused_with_the_reason_in_both_languages() -> None:
    view = law.on(GAP)
    with pytest.raises(LawGap, match="the points in force since 2026-11-03 are not known: a change reported") as caught:
        _ = view.crs
    assert caught.value.say("fr").startswith("les points en vigueur depuis le 2026-11-03 ne sont pas connus")
    assert caught.value.gap.table == "crs"
    assert not view.has("crs")
    assert view.crs_version == "2026-11-03"


def test_what_the_gap_does_not_touch_is_known_in_it() -> None:
    view = law.on(GAP)
    assert view.fsw_grid.maximum == 100
    assert view.values("settlement_funds")["amounts"][0] == 15263
    assert len(view.categories) == 10


def test_the_last_known_rules_in_a_gap_are_those_of_the_day_before_it() -> None:
    assert law.on(GAP).last_known is law.on(GAP - DAY)
    assert law.on(GAP - DAY).last_known is law.on(GAP - DAY)
    person = Factors(age=30, education=Education.MASTER)
    assert law.on(GAP + 30 * DAY).last_known.crs.score(person).total == law.on(GAP - DAY).crs.score(person).total


# ------------------------------------------------------------------------------------------------------------- identity


def test_the_fingerprint_is_the_sha_256_of_the_canonical_bytes_which_are_json_with_sorted_keys() -> None:
    view = law.on(date(2025, 3, 24))
    assert view.fingerprint == hashlib.sha256(view.canonical).hexdigest()
    tree = json.loads(view.canonical)
    again = json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert again == view.canonical
    # Which programs there are is only written where they are not those of 2015.
    assert sorted([*tree["tables"], "programs"]) == sorted(view.versions)


def test_two_stretches_of_days_have_the_same_fingerprint_only_if_every_value_is_the_same() -> None:
    seen: dict[str, dict[str, str]] = {}
    for moment in law.consolidated().boundaries:
        view = law.consolidated()._view(*moment)
        values = {name: version.id for name, version in view.versions.items()}
        assert seen.setdefault(view.fingerprint, values) == values
    assert len(seen) == len({tuple(sorted(values.items())) for values in seen.values()})


def test_the_order_of_the_tables_and_instruments_does_not_change_the_fingerprint() -> None:
    whole = law.consolidated()
    turned = Consolidation(dict(reversed(list(whole.instruments.items()))), dict(reversed(list(whole.tables.items()))))
    assert turned.on(GAP).canonical == whole.on(GAP).canonical


def reworded(table: Table, version: Version) -> Table:
    told = replace(version, reason=Text("other words", "autres mots"), basis="-", sources=("-",), changes=None,
                   confidence="low", verified=GAP, recorded=GAP, assumptions=())  # fmt: skip
    words = {"reason": {"en": "other words", "fr": "autres mots"}}
    return replace(
        table, title=Text("?", "?"), versions=(*table.versions[:-1], told), attributes={**table.attributes, **words}
    )


def test_other_words_sources_and_days_of_verification_do_not_change_the_fingerprint() -> None:
    whole = law.consolidated()
    table = whole.tables["crs/sibling"]
    told = Consolidation(whole.instruments, {**whole.tables, table.id: reworded(table, table.versions[-1])})
    assert told.on(GAP).fingerprint == whole.on(GAP).fingerprint


def altered(table: str, **fields: Any) -> Consolidation:
    whole = law.consolidated()
    old = whole.tables[table]
    return Consolidation(
        whole.instruments,
        {**whole.tables, table: replace(old, versions=(*old.versions[:-1], replace(old.versions[-1], **fields)))},
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"values": {"points": [[0, 0], [1, 16]]}},
        {"citation": "MI s.31"},
        {"instrument": "mi-2020"},
        {"id": "other"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_another_value_provision_or_instrument_changes_the_fingerprint(changed: dict[str, Any]) -> None:
    assert altered("crs/sibling", **changed).on(GAP).fingerprint != law.on(GAP).fingerprint


def test_the_canonical_bytes_alone_make_the_same_law_again() -> None:
    people = [
        Factors(age=30, education=Education.MASTER, clb_first=(9, 9, 9, 9), clb_second=(7, 7, 7, 7), sibling=True),
        Factors(
            age=41, education=Education.TWO_OR_MORE, with_spouse=True, first_language="fr", clb_first=(8, 7, 7, 10)
        ),
    ]
    for day in (LAUNCH, date(2018, 1, 1), date(2021, 1, 1), date(2025, 3, 24), date(2026, 11, 2)):
        view = law.on(day)
        again = law.from_canonical(view.canonical)
        assert again.canonical == view.canonical
        assert again.fingerprint == view.fingerprint
        for person in people:
            one, other = (of.crs.score(person, person.with_spouse) for of in (view, again))
            assert (one.total, one.factors, one.subtotals) == (other.total, other.factors, other.subtotals)


def test_the_canonical_bytes_of_a_gap_make_a_gap_again() -> None:
    again = law.from_canonical(law.on(GAP).canonical)
    with pytest.raises(LawGap):
        _ = again.crs
    assert again.fingerprint == law.on(GAP).fingerprint


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        b"1",
        b"",
        b"\xff",
        b"law",
        b'{"format":"express-entry/law@2","tables":{}}',
        b'{"format":"express-entry/law@1"}',
        b'{"format":"express-entry/law@1","tables":{}}',
        b'{"format":"express-entry/law@1","tables":{"crs":{}}}',
        b'{"format":"express-entry/law@1","tables":[1]}',
    ],
)
def test_bytes_that_are_not_those_of_a_view_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any sentence will do
        law.from_canonical(data)


def test_a_view_was_verified_when_the_table_verified_longest_ago_was() -> None:
    view = law.on(date(2026, 11, 2))
    assert view.verified == min(version.verified for version in view.versions.values()) <= date(2026, 8, 26)
