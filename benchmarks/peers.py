"""The same ranking as anybody would write it over arrays and frames, with the law's own amounts.

The arithmetic is written out once more on purpose, as in :mod:`.floors`: these are the peers to be compared with, and
every run holds them to the scalar rule before it measures them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from express_entry.law.grid import Grid
from express_entry.scoring.columns import GROUPS

from .floors import AGES, YEARS_ABROAD, YEARS_HERE, Bare

BLOCK = 1 << 16
OLDEST, HERE, ABROAD = AGES[-1], YEARS_HERE[-1], YEARS_ABROAD[-1]


class Tables:
    """The points of both columns as arrays whose first axis is the column."""

    def __init__(self, grid: Grid) -> None:
        forms = Bare(grid, 0), Bare(grid, 1)
        alone = [
            "age",
            "education",
            "work",
            "spouse_education",
            "spouse_work",
            "nomination",
            "offer",
            "study",
            "sibling",
        ]
        paired = ["learned", "learned_here", "abroad", "abroad_here", "trade", "french"]
        named = [*alone, *paired, "first", "second", "spouse"]
        self.points = {name: np.array([getattr(form, name) for form in forms], np.int16) for name in named}
        self.second_most = np.array([form.second_most for form in forms], np.int16)
        self.caps = np.array([form.caps for form in forms], np.int16)
        self.pairs = forms[0].pairs
        self.most = forms[0].most


def by_numpy(tables: Tables, columns: Mapping[str, Any]) -> Any:
    """The scores by look-ups with whole arrays, block by block."""
    rows = len(columns["age"])
    found = np.empty(rows, np.int16)
    for start in range(0, rows, BLOCK):
        part = {name: each[start : start + BLOCK] for name, each in columns.items()}
        found[start : start + BLOCK] = _block(tables, part)
    return found


def _block(tables: Tables, c: Mapping[str, Any]) -> Any:
    couple = c["with_spouse"]
    here, abroad = np.minimum(c["canadian_work_years"], HERE), np.minimum(c["foreign_work_years"], ABROAD)
    spouse_here = np.minimum(c["spouse_canadian_work_years"], HERE)
    first, second, spouse = ([c[name] for name in GROUPS[group]] for group in GROUPS)
    lowest, other = np.minimum.reduce(first), np.minimum.reduce(second)
    in_french = c["first_language"] == 1
    english, french = np.where(in_french, other, lowest), np.where(in_french, lowest, other)

    def of(name: str, *places: Any) -> Any:
        return tables.points[name][(couple, *places)]

    core = of("age", np.minimum(c["age"], OLDEST)) + of("education", c["education"]) + of("work", here)
    core = core + sum(of("first", each) for each in first)
    core = core + np.minimum(sum(of("second", each) for each in second), tables.second_most[couple])
    couples = of("spouse_education", c["spouse_education"]) + of("spouse_work", spouse_here)
    couples = couples + sum(of("spouse", each) for each in spouse)
    learned, foreign, trade = tables.pairs
    skills = np.minimum(of("learned", c["education"], lowest) + of("learned_here", c["education"], here), learned)
    skills = skills + np.minimum(of("abroad", abroad, lowest) + of("abroad_here", abroad, here), foreign)
    skills = skills + np.minimum(of("trade", c["certificate_of_qualification"], lowest), trade)
    further = of("nomination", c["nomination"]) + of("offer", c["job_offer"]) + of("study", c["canadian_education"])
    further = further + of("sibling", c["sibling"]) + of("french", french, english)
    caps = tables.caps[couple]
    total = sum(np.minimum(part, caps[:, place]) for place, part in enumerate((core, couples, skills, further)))
    return np.minimum(total, tables.most)


def by_polars(tables: Tables) -> pl.Expr:
    """The score as an expression over the factor columns."""

    def of(name: str, *places: pl.Expr) -> pl.Expr:
        table, place = tables.points[name], pl.col("with_spouse").cast(pl.UInt32)
        for size, each in zip(table.shape[1:], places, strict=True):
            place = place * size + each.cast(pl.UInt32)
        return pl.lit(pl.Series(table.ravel())).gather(place)

    def clipped(name: str, most: int) -> pl.Expr:
        return pl.min_horizontal(pl.col(name), pl.lit(most, pl.UInt8))

    def all_of(name: str, group: str) -> pl.Expr:
        return pl.sum_horizontal([of(name, pl.col(each)) for each in GROUPS[group]])

    here, abroad = clipped("canadian_work_years", HERE), clipped("foreign_work_years", ABROAD)
    firsts, seconds = ([pl.col(each) for each in GROUPS[group]] for group in ("clb_first", "clb_second"))
    lowest, other = pl.min_horizontal(firsts), pl.min_horizontal(seconds)
    in_french = pl.col("first_language") == 1
    english = pl.when(in_french).then(other).otherwise(lowest)
    french = pl.when(in_french).then(lowest).otherwise(other)
    education = pl.col("education")
    core = of("age", clipped("age", OLDEST)) + of("education", education) + of("work", here)
    core = core + all_of("first", "clb_first") + _capped(all_of("second", "clb_second"), tables.second_most)
    couples = of("spouse_education", pl.col("spouse_education")) + all_of("spouse", "spouse_clb")
    couples = couples + of("spouse_work", clipped("spouse_canadian_work_years", HERE))
    pairs = (
        of("learned", education, lowest) + of("learned_here", education, here),
        of("abroad", abroad, lowest) + of("abroad_here", abroad, here),
        of("trade", pl.col("certificate_of_qualification"), lowest),
    )
    skills = pl.sum_horizontal([_capped(pair, (cap, cap)) for pair, cap in zip(pairs, tables.pairs, strict=True)])
    alone = {"nomination": "nomination", "offer": "job_offer", "study": "canadian_education", "sibling": "sibling"}
    further = pl.sum_horizontal([of(name, pl.col(column)) for name, column in alone.items()])
    sections = (core, couples, skills, further + of("french", french, english))
    total = pl.sum_horizontal([_capped(part, tables.caps[:, place]) for place, part in enumerate(sections)])
    return pl.min_horizontal(total, pl.lit(tables.most)).cast(pl.Int16).alias("crs")


def _capped(points: pl.Expr, caps: Any) -> pl.Expr:
    alone, coupled = (pl.lit(int(cap), pl.Int16) for cap in caps)
    return pl.min_horizontal(points, pl.when(pl.col("with_spouse") == 1).then(coupled).otherwise(alone))
