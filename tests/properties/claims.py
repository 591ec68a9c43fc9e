"""What an assessment claims to know, as one flat table: what two assessments of the same person may disagree on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from express_entry.assessment import Assessment
from express_entry.law import Result
from express_entry.law.grid import Score

Claims = dict[str, Any]


class Bounds(NamedTuple):
    """The least and the most that a number can be."""

    least: int
    most: int


def known(assessment: Assessment) -> Claims:
    """Everything that an assessment says is so: results, points, subtotals, totals, facts."""
    found = dict(_claims(assessment))
    return {name: value for name, value in found.items() if value is not None and value is not Result.UNKNOWN}


def _claims(assessment: Assessment) -> Iterator[tuple[str, Any]]:
    yield from _scored("crs", assessment.amounts.score)
    for slug, program in assessment.programs.items():
        yield slug, program.result
        for requirement in program.requirements:
            yield f"{slug}.{requirement.id}", requirement.result
        if program.grid is not None:
            yield from _scored(f"{slug}.grid", program.grid)
    for slug, category in assessment.categories.items():
        yield f"category.{slug}", category.result
    yield from _facts(assessment)


def _facts(assessment: Assessment) -> Iterator[tuple[str, Any]]:
    """The facts, levels by language; of a spouse only where it is known whether one is scored."""
    factors = assessment.amounts.factors
    other = "fr" if factors.first_language == "en" else "en"
    names = {"clb_first": f"clb.{factors.first_language}", "clb_second": f"clb.{other}"}
    left_out = {"unknown", "further", *factors.unknown}
    if not assessment.amounts.first_language.declared:
        left_out.add("first_language")  # an assumption that the result lists
    if "with_spouse" in factors.unknown:
        left_out |= {"spouse_education", "spouse_clb", "spouse_canadian_work_years"}
    for name in factors.__dataclass_fields__:
        if name not in left_out:
            yield f"fact.{names.get(name, name)}", getattr(factors, name)


def _scored(name: str, score: Score) -> Iterator[tuple[str, Any]]:
    yield f"{name}.total", score.total
    for factor, points in score.factors.items():
        yield f"{name}.points.{factor}", points
    for section, points in score.subtotals.items():
        yield f"{name}.subtotal.{section}", points


def bounds(assessment: Assessment) -> dict[str, Bounds]:
    """Between what every number lies."""
    scores = {"crs": assessment.amounts.score}
    scores |= {slug: program.grid for slug, program in assessment.programs.items() if program.grid is not None}
    found = {name: Bounds(score.at_least, score.at_most) for name, score in scores.items()}
    for name, score in scores.items():
        found |= {f"{name}.{line.factor.id}": Bounds(line.least, line.most) for line in score.lines}
    return found


def contradictions(partial: Assessment, whole: Assessment) -> list[str]:
    """Where the assessment of fewer facts claims something that the one of all facts does not bear out."""
    all_, found = known(whole), []
    for name, value in known(partial).items():
        if all_.get(name) != value:
            found.append(f"{name} was known to be {value}, and is {all_.get(name)}")
    outer = bounds(partial)
    for name, inner in bounds(whole).items():
        if not outer[name].least <= inner.least <= inner.most <= outer[name].most:
            found.append(f"{name} was known to be between {outer[name]}, and is {inner}")
    return found
