"""Synthetic pools: as many in each band as published, everybody eligible, facts that can be, the same again."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from express_entry.history import NARROW_BANDS, TENS, WIDE_BANDS, Band, Distribution, distributions
from express_entry.law import CanadianStudy, Education, NoLawYet, Offer, consolidated
from express_entry.scoring.arrays import score
from express_entry.scoring.columns import CRS, NAMES
from express_entry.scoring.faults import GapDay
from express_entry.synthetic.candidates import SCHOOL_ENDS, STUDY_YEARS, Facts, together
from express_entry.synthetic.faults import SynthesisError
from express_entry.synthetic.pool import BLOCK, Block, Pool, in_bands, pool_of
from express_entry.synthetic.programs import lowest
from express_entry.synthetic.table import submitted
from express_entry.synthetic.weights import FILE, weights_of
from express_entry.synthetic.weights import NAMES as WEIGHED

LAW_DAYS = ("2015-06-01", "2016-11-19", "2017-08-01", "2020-12-01", "2022-12-01", "2025-03-24", "2026-11-02")
"""Days in every ranking there was, published pools or not."""

SAME_POINTS = {"2020-12-01", "2022-12-01", "2025-03-24"}
"""The ranking gave the same points on these days; what differs is the classification of occupations."""

LANGUAGES = np.array(["en", "fr"])


def everybody(pool: Pool, threads: int | None = None) -> tuple[Facts, NDArray[np.int16]]:
    """The facts and scores of a whole pool."""
    blocks = list(pool.blocks(threads))
    return together([block.facts for block in blocks]), np.concatenate([block.scores for block in blocks])


@pytest.fixture(scope="module")
def crowd() -> tuple[Pool, list[Block], Facts]:
    """A pool as large as one that was published, in several blocks."""
    pool = pool_of(date(2026, 6, 2), 225_803)
    blocks = list(pool.blocks())
    return pool, blocks, together([block.facts for block in blocks])


# ------------------------------------------------------------------------------------------------------------ the bands


def test_a_pool_of_the_published_size_has_exactly_the_published_bands() -> None:
    published = distributions()[-1]
    pool = pool_of(published.as_of)
    _, scores = everybody(pool)
    found = in_bands(scores)
    assert len(scores) == published.total
    assert found == {band: published.bands[band] for band in NARROW_BANDS}
    assert {wide: sum(found[ten] for ten in TENS.get(wide, (wide,))) for wide in WIDE_BANDS} == {
        wide: published.bands[wide] for wide in WIDE_BANDS
    }


def test_a_pool_of_another_size_has_each_band_in_proportion(crowd: tuple[Pool, list[Block], Facts]) -> None:
    pool, blocks, facts = crowd
    published = pool.published
    assert published is not None
    assert published.as_of == date(2026, 5, 24)
    assert len(facts["age"]) == 225_803
    found = in_bands(np.concatenate([block.scores for block in blocks]))
    assert found == pool.quotas
    for wide in WIDE_BANDS:
        number = sum(found[ten] for ten in TENS.get(wide, (wide,)))
        assert abs(number - published.bands[wide] * 225_803 / published.total) < 1


@pytest.mark.parametrize("published", distributions()[::5], ids=lambda each: each.as_of.isoformat())
def test_pools_of_all_the_years_can_be_drawn(published: Distribution) -> None:
    pool = pool_of(published.as_of, 700)
    _, scores = everybody(pool)
    assert in_bands(scores) == pool.quotas


@pytest.mark.parametrize("day", LAW_DAYS)
def test_every_band_can_be_filled_under_every_ranking(day: str) -> None:
    pool = Pool(date.fromisoformat(day), dict.fromkeys(NARROW_BANDS, 30))
    facts, scores = everybody(pool)
    assert in_bands(scores) == pool.quotas
    columns = {name: facts[name] for name in NAMES} | {"first_language": LANGUAGES[facts["first_language"]]}
    assert (score(columns, on=pool.day)[CRS] == scores).all()


def test_a_pool_may_be_of_one() -> None:
    assert sum(in_bands(everybody(pool_of(date(2026, 6, 2), 1))[1]).values()) == 1


def test_a_band_that_nobody_reaches_is_said_and_nothing_is_drawn() -> None:
    nobody = Pool(date(2025, 3, 24), dict.fromkeys(NARROW_BANDS, 1))
    nobody.rates[:, 3] = 0
    with pytest.raises(SynthesisError, match="481-490") as caught:
        list(nobody.blocks())
    assert "481-490" in caught.value.say("fr")


def test_a_band_that_seems_within_reach_and_is_not_ends_in_an_error() -> None:
    pool = Pool(date(2025, 3, 24), {**dict.fromkeys(NARROW_BANDS, 0), Band(0, 300): 1})
    # The first stratum without a nomination cannot be nominated into the band it is asked for.
    pool.rates[:] = 0
    pool.rates[1, -1] = 0.5
    with pytest.raises(SynthesisError, match="0-300"):
        list(pool.blocks())


@pytest.mark.parametrize(("size", "seed"), [(0, 1), (-5, 1), (100_000_001, 1), (10, -1)])
def test_a_size_or_seed_that_cannot_be_used_is_refused(size: int, seed: int) -> None:
    with pytest.raises(SynthesisError, match="Accepted"):
        pool_of(date(2026, 6, 2), size, seed=seed)


def test_a_day_in_a_gap_of_the_law_has_no_scores() -> None:
    with pytest.raises(GapDay):
        list(Pool(date(2026, 11, 3), dict.fromkeys(NARROW_BANDS, 1)).blocks())
    with pytest.raises(NoLawYet):
        list(Pool(date(2014, 11, 3), dict.fromkeys(NARROW_BANDS, 1)).blocks())
    # The last publication lies before the gap, and its rules are known.
    assert pool_of(date(2026, 12, 1), 5).rules.crs_version == consolidated().on(date(2026, 9, 27)).crs_version


# ------------------------------------------------------------------------------------------------------- the same again


def test_threads_make_no_difference(crowd: tuple[Pool, list[Block], Facts]) -> None:
    _, blocks, _ = crowd
    again = list(pool_of(date(2026, 6, 2), 225_803).blocks(1))
    assert len(again) == -(-225_803 // BLOCK) > 2
    for one, other in zip(blocks, again, strict=True):
        assert (one.number, one.first, one.facts.keys()) == (other.number, other.first, other.facts.keys())
        assert all((one.facts[name] == other.facts[name]).all() for name in one.facts)
        assert (one.scores == other.scores).all()


def test_another_seed_gives_other_candidates_in_the_same_bands() -> None:
    one, other = (everybody(pool_of(date(2026, 6, 2), 2_000, seed=seed)) for seed in (1, 2))
    assert in_bands(one[1]) == in_bands(other[1])
    assert (one[0]["age"] != other[0]["age"]).mean() > 0.5


def test_the_order_of_a_pool_says_nothing_about_its_scores(crowd: tuple[Pool, list[Block], Facts]) -> None:
    _, blocks, _ = crowd
    means = [block.scores[part::4].mean() for block in blocks for part in range(4)]
    assert np.ptp(means) < 5
    half = len(blocks[0].scores) // 2
    assert abs(blocks[0].scores[:half].mean() - blocks[0].scores[half:].mean()) < 3


# ---------------------------------------------------------------------------------------------- facts that go together


def test_everybody_is_eligible_for_a_program_that_their_facts_allow(crowd: tuple[Pool, list[Block], Facts]) -> None:
    _, _, facts = crowd
    federal = facts["program_fsw"] | facts["program_cec"] | facts["program_fst"]
    assert federal.all()
    assert (facts["program_pnp"] == facts["nomination"]).all()
    cec, fsw, fst = (facts[f"program_{name}"] > 0 for name in ("cec", "fsw", "fst"))
    assert (facts["canadian_work_years"][cec] >= 1).all()
    assert not cec[facts["canadian_work_years"] == 0].any()
    best = np.maximum(lowest(facts, "clb_first"), lowest(facts, "clb_second"))
    assert (best[fsw] >= 7).all()
    assert (best[cec] >= 5).all()
    assert (facts["education"][fsw] >= Education.SECONDARY).all()
    paper = (facts["certificate_of_qualification"] > 0) | (facts["job_offer"] > 0)
    assert paper[fst].all()
    assert {0, 1} <= set(facts["program_fsw"].tolist()) & set(facts["program_fst"].tolist())


def test_everybody_is_old_enough_for_school_study_and_work(crowd: tuple[Pool, list[Block], Facts]) -> None:
    _, _, facts = crowd
    school = np.array(SCHOOL_ENDS)[facts["home"]] + np.array(STUDY_YEARS)[facts["canadian"]]
    assert (facts["age"] >= school + facts["here"] + facts["abroad"] + 1).all()
    assert facts["age"].max() < 75
    assert (facts["foreign_days"] < 3640).all()
    assert (facts["canadian_work_years"] == np.minimum(facts["here_days"] // 365.25, 5)).all()


def test_only_those_who_are_scored_with_a_spouse_have_facts_of_one(crowd: tuple[Pool, list[Block], Facts]) -> None:
    _, _, facts = crowd
    alone = facts["with_spouse"] == 0
    of_spouse = [name for name in NAMES if name.startswith("spouse_")]
    assert len(of_spouse) == 6
    assert not any(facts[name][alone].any() for name in of_spouse)
    assert all(facts[name][~alone].any() for name in of_spouse)


def test_who_is_in_the_french_category_speaks_it(crowd: tuple[Pool, list[Block], Facts]) -> None:
    pool, _, facts = crowd
    members = pool.programs.members(facts)
    french = np.where(facts["first_language"] == 1, lowest(facts, "clb_first"), lowest(facts, "clb_second"))
    assert (members["french"] == (french >= 7)).all()
    assert members["french"].any()
    in_canada = facts["canadian_work_years"] >= 1
    for slug in ("physicians", "senior-managers", "researchers"):
        assert members[slug].any()
        assert in_canada[members[slug]].all()
    assert not members["military"].any()


@pytest.mark.parametrize("day", LAW_DAYS)
def test_nothing_is_the_same_for_all_because_the_ranking_of_the_day_does_not_ask_for_it(day: str) -> None:
    facts, _ = everybody(Pool(date.fromisoformat(day), dict.fromkeys(NARROW_BANDS, 400)))
    for name in NAMES:
        assert len(np.unique(facts[name])) > 1, name
    for name, kinds in {"job_offer": len(Offer), "canadian_education": len(CanadianStudy), "french": 2}.items():
        values = facts[name] if name in facts else lowest(facts, "clb_second")[facts["first_language"] == 0] >= 7
        assert len(np.unique(values)) == kinds, name


@pytest.mark.parametrize("day", LAW_DAYS)
def test_whoever_asks_what_another_ranking_would_do_finds_somebody_it_does_it_to(day: str) -> None:
    pool = Pool(date.fromisoformat(day), dict.fromkeys(NARROW_BANDS, 400))
    facts, scores = everybody(pool)
    columns = {name: facts[name] for name in NAMES} | {"first_language": LANGUAGES[facts["first_language"]]}
    for other in LAW_DAYS:
        alike = day == other or {day, other} <= SAME_POINTS
        assert (score(columns, on=date.fromisoformat(other))[CRS] == scores).all() == alike, other


def test_points_for_job_offers_are_lost_and_won_with_them() -> None:
    """On 2025-03-25 they went: who loses is who had an offer, and asked the other way round, who would win."""
    for day, other, sign in (("2025-03-16", "2025-03-25", -1), ("2026-05-24", "2025-03-24", 1)):
        facts, scores = everybody(pool_of(date.fromisoformat(day), 5_000))
        columns = {name: facts[name] for name in NAMES} | {"first_language": LANGUAGES[facts["first_language"]]}
        moved = (score(columns, on=date.fromisoformat(other))[CRS] - scores.astype(int)) * sign
        # The additional points of a nominee are full.
        offered, full = facts["job_offer"] > 0, facts["nomination"] > 0
        assert (moved[~offered] == 0).all()
        assert (moved[offered & ~full] > 0).all()
        assert 0.02 < offered.mean() < 0.3


def test_profiles_were_submitted_within_the_year_and_at_different_instants(
    crowd: tuple[Pool, list[Block], Facts],
) -> None:
    pool, blocks, _ = crowd
    instants = np.concatenate([submitted(pool, block) for block in blocks])
    assert instants.min() >= np.datetime64("2025-05-24")
    assert instants.max() < np.datetime64("2026-05-24")
    assert len(np.unique(instants)) > 0.999 * len(instants)


def test_nobody_was_in_the_pool_before_the_work_that_makes_them_eligible() -> None:
    pool = pool_of(date(2026, 6, 2), 5_000)
    block = next(pool.blocks())
    facts = block.facts
    days = (np.datetime64("2026-05-24") - submitted(pool, block)) / np.timedelta64(1, "D")
    only_cec = (facts["program_cec"] > 0) & (facts["program_fsw"] == 0) & (facts["program_fst"] == 0)
    assert only_cec.sum() > 100
    assert (days <= np.maximum(facts["here_days"] - 365, 1))[only_cec].all()


# ---------------------------------------------------------------------------------------------------------- the weights


def stated() -> Iterator[tuple[str, list[float]]]:
    """Every list of weights of an archetype, as the file has it."""
    tree = tomllib.loads(FILE.read_text("utf-8"))
    for each in (tree["usual"], *tree["archetype"]):
        yield from ((name, value) for name, value in each.items() if isinstance(value, list))


def test_every_archetype_says_what_it_is_and_has_a_weight_for_each_value() -> None:
    tree = tomllib.loads(FILE.read_text("utf-8"))
    assert all(each["note"] and each["share"] > 0 and 0 < each["nominated"] < 1 for each in tree["archetype"])
    assert all(len(values) == WEIGHED[name] for name, values in stated())
    del tree["archetype"][0]["home"][0]
    with pytest.raises(ValueError, match=r"worker: \['home'\]"):
        weights_of(tree)


def test_an_occupation_that_is_skilled_or_not_by_its_level_is_left_out_on_such_a_day() -> None:
    tree = tomllib.loads(FILE.read_text("utf-8"))
    codes = [code for family in tree["occupations"].values() for code in family]
    assert len(codes) == len(set(codes)) > 50
    assert set(pool_of(date(2026, 6, 2), 1).occupations.codes) == set(codes)
    # Under the edition before, nurse aides and drivers among others were not skilled work.
    assert set(codes) - set(pool_of(date(2022, 6, 2), 1).occupations.codes) == {"33102", "42201", "13110", "73300"}
