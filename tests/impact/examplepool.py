"""The pools of ``examples/pool``: invented people, the same every time.

``python -m tests.impact.examplepool`` writes them.
Shares are plausible and nothing more: no figure of any real pool went into them.
"""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "examples" / "pool"
POOL, HIGH_WAGE = FOLDER / "synthetic.csv", FOLDER / "synthetic-high-wage.csv"
SIZES = {POOL: 2000, HIGH_WAGE: 400}
FIRST = datetime(2024, 4, 1, 4, 0, 0)  # noqa: DTZ001 - written in UTC
ABILITIES = ("speaking", "listening", "reading", "writing")


class Draw:
    """Draws that are the same in every version of Python."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed).random

    def chance(self, share: float) -> int:
        """1 in such a share of cases, else 0."""
        return int(self.random() < share)

    def among(self, values: Sequence[Any], weights: Sequence[float]) -> Any:
        """One of some values, the likelier the heavier."""
        place = self.random() * sum(weights)
        for value, weight in zip(values, weights, strict=True):
            place -= weight
            if place < 0:
                return value
        return values[-1]

    def whole(self, low: int, high: int) -> int:
        """A whole number between two, both included."""
        return low + int(self.random() * (high - low + 1))


def people(count: int, seed: int, *, high_wage: bool) -> Iterator[dict[str, Any]]:
    """So many people."""
    draw = Draw(seed)
    for number in range(1, count + 1):
        yield _person(draw, number, high_wage=high_wage)


def _person(draw: Draw, number: int, *, high_wage: bool) -> dict[str, Any]:
    levels = ("secondary", "one_year", "two_year", "bachelor", "two_or_more", "master", "doctoral")
    spouse = draw.chance(0.3)
    french = draw.chance(0.08)
    base = draw.among((5, 6, 7, 8, 9, 10), (2, 4, 14, 20, 38, 22))
    other = draw.among((0, 4, 5, 6, 7, 8), (80, 3, 4, 4, 6, 3)) if not french else draw.among((5, 7, 9), (1, 2, 1))
    canadian = draw.among((0, 1, 2, 3, 4, 5), (42, 26, 16, 9, 4, 3))
    foreign = draw.among((0, 1, 2, 3), (22, 16, 16, 46))
    offer = draw.among(("none", "skilled", "senior"), (85, 13, 2))
    study = draw.among(("none", "one_or_two_year", "three_year_or_more"), (66, 20, 14)) if canadian else "none"
    nominated = draw.chance(0.04)
    found: dict[str, Any] = {
        "id": f"S{number:04}",
        "age": draw.among((23, 26, 29, 31, 33, 36, 39, 42, 45), (5, 14, 20, 18, 14, 12, 9, 5, 3)),
        "with_spouse": spouse,
        "education": draw.among(levels, (4, 4, 9, 34, 14, 30, 5)),
        "first_language": "fr" if french else "en",
    }
    found |= {f"clb_first_{ability}": min(12, max(0, base + draw.whole(-1, 1))) for ability in ABILITIES}
    found |= {f"clb_second_{ability}": max(0, other + draw.whole(-1, 1)) if other else 0 for ability in ABILITIES}
    found |= {
        "canadian_work_years": canadian,
        "foreign_work_years": foreign,
        "certificate_of_qualification": draw.chance(0.02),
        "spouse_education": draw.among(levels, (4, 4, 9, 34, 14, 30, 5)) if spouse else "less_than_secondary",
    }
    found |= {f"spouse_clb_{ability}": draw.whole(4, 9) if spouse else 0 for ability in ABILITIES}
    found |= {
        "spouse_canadian_work_years": draw.among((0, 1, 2), (70, 20, 10)) if spouse else 0,
        "nomination": nominated,
        "job_offer": offer,
        "canadian_education": study,
        "sibling": draw.chance(0.06),
    }
    if high_wage:
        found["high_wage_work"] = draw.among((0, 1, 2, 3), (70, 14, 10, 6)) if canadian else 0
        found["high_wage_offer"] = draw.among((0, 1, 2, 3), (60, 20, 12, 8)) if offer != "none" else 0
    seconds = draw.whole(0, 358 * 24 * 3600)
    found["submitted"] = f"{(FIRST + timedelta(seconds=seconds)).isoformat()}Z"
    return found | _flags(draw, found)


def _flags(draw: Draw, found: dict[str, Any]) -> dict[str, int]:
    """What each is eligible for, roughly as the programs would have it; everybody for something."""
    lowest = min(found[f"clb_first_{ability}"] for ability in ABILITIES)
    other = min(found[f"clb_second_{ability}"] for ability in ABILITIES)
    nominee = found["nomination"]
    canadian = int(found["canadian_work_years"] >= 1 and lowest >= 5)
    trade = draw.chance(0.03)
    foreign = int(not (nominee or canadian or trade)) or int(found["foreign_work_years"] >= 1 and lowest >= 7)
    french = lowest >= 7 if found["first_language"] == "fr" else other >= 7
    return {
        "program_pnp": nominee,
        "program_cec": canadian,
        "program_fsw": foreign,
        "program_fst": trade,
        "category_french": int(french),
        "category_healthcare": draw.chance(0.08),
        "category_stem": draw.chance(0.16),
        "category_trades": trade or draw.chance(0.04),
    }


def text_of(path: Path) -> str:
    """What stands in one of the files."""
    made = list(people(SIZES[path], len(path.name), high_wage=path == HIGH_WAGE))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(made[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(made)
    return text.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file in SIZES:
        file.write_text(text_of(file), encoding="utf-8")
