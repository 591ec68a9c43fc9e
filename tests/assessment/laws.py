"""Laws with a file over them that the tests of days and programs share."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from express_entry.law import Consolidation, consolidated
from express_entry.law.overlay import laid_over

EXAMPLES = Path(__file__).parents[2] / "examples"
MERGED = EXAMPLES / "law" / "merged-class-invented.toml"


@lru_cache(maxsize=1)
def invented() -> Consolidation:
    """A law with a file over it that closes the gap, declares levels of occupations and takes points away."""
    return consolidated().with_file(EXAMPLES / "law" / "high-wage-invented.toml")


@lru_cache(maxsize=8)
def merged(first: str = "2025-09-01", *, one_occupation: bool = False) -> Consolidation:
    """A law in which one class takes the place of three from a day on; in one occupation without a break, if asked."""
    text = MERGED.read_text("utf-8").replace("2025-09-01", first)
    if one_occupation:
        for asked in ("one_occupation", "continuous", "canadian_exclusions"):
            assert f"{asked} = false" in text
            text = text.replace(f"{asked} = false", f"{asked} = true")
    return laid_over(consolidated(), MERGED.name, text)


LAWS: dict[str, Callable[[], Consolidation]] = {
    "the law": consolidated,
    "a law with a file over it": invented,
    "a law with one class for three": lambda: merged("2022-12-01"),
    "a law with a class of one occupation": lambda: merged("2022-12-01", one_occupation=True),
}
