"""Reports for the tests: of the examples, in either language, computed once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from express_entry.law import Language
from express_entry.profile import load
from express_entry.reports.composition import compose
from express_entry.reports.findings import Findings, find
from express_entry.reports.report import Letterhead, Report

PROFILES = Path(__file__).parents[2] / "examples" / "profiles"
SUBMITTED = datetime(2022, 11, 20, 15, 4, 5, tzinfo=UTC)

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("stem-engineer.json", "2023-07-05"),
    ("stem-engineer.json", "2026-11-02"),
    ("software-engineer.json", "2025-03-24"),
    ("couple.yaml", "2025-06-01"),
    ("french-speaker.json", "2025-06-01"),
    ("tradesperson.toml", "2025-03-24"),
    ("nominee.json", "2025-03-24"),
    ("physician.yaml", "2026-03-01"),
    ("student-worker.json", "2025-06-01"),
    ("soldier.json", "2026-06-01"),
)
"""People of every kind on a day that suits them; all their facts are stated and the law of the day is known."""
HALF_STATED = (str(Path(__file__).with_name("half-stated.yaml")), "2026-10-01")
"""Jobs, a test and a credential with most of their facts left out, and a spouse of whom nothing is said."""
LONG: tuple[tuple[str, str], ...] = (
    ("minimal.json", "2026-11-25"),
    ("minimal.json", "2025-03-24"),
    ("stem-engineer.json", "2026-11-25"),
    ("couple.yaml", "2026-11-25"),
    ("minimal.json", "2016-06-01"),
)
"""Cases with more to say: nothing stated, a gap of the law, both, and a day before there were categories."""
LETTERHEAD = Letterhead("Example Immigration", "office@example.com", "Example Client", "A. Consultant")


@cache
def findings_of(name: str, day: str, submitted: datetime | None = None) -> Findings:
    """What is found out about an example on a day."""
    return find(load(PROFILES / name), on=date.fromisoformat(day), submitted=submitted)


def report_of(name: str, day: str, language: Language, letterhead: Letterhead = LETTERHEAD) -> Report:
    """The report on an example."""
    return compose(findings_of(name, day), letterhead, language)
