"""What is asked of files and kept of people, number by number, against what the provisions and the guides say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from express_entry.law import consolidated

LAUNCH = date(2015, 1, 1)
REGULATION = {"years": 2, "counted_from": "last_use", "consent_ends_it": True}
"""Privacy Regulations, SOR/83-508, 4(1)(a): two years after the last use, unless the individual consents."""
VALUES: dict[tuple[str, date], dict[str, Any]] = {
    ("retention/profile", LAUNCH): {**REGULATION, "decided_by": "clock"},
    ("retention/application", LAUNCH): {**REGULATION, "decided_by": "officer"},
    # A72(2)(b): 15 days for a matter arising in Canada, 60 for one outside.
    ("retention/recourse", LAUNCH): {"days": 60, "counted_from": "decision", "consent_ends_it": False},
    # No source tells a period: nobody's consent ends what accounts are made of.
    ("retention/money", LAUNCH): {"counted_from": "last_use", "consent_ends_it": False},
    # A40(2)(a): five years; without it nobody could apply the bar, whatever the person says.
    ("retention/bar", LAUNCH): {"days": 0, "counted_from": "end_of_bar", "consent_ends_it": False},
    # Used for no decision: a week in which another link can be asked for.
    ("retention/registration", LAUNCH): {"days": 7, "counted_from": "registration", "consent_ends_it": True},
    # IMM 5669, questions on addresses and personal history: ten years, or since the eighteenth birthday.
    ("application/history", LAUNCH): {"years": 10, "from_age": 18},
    # The account of the department takes one file a field, of four megabytes, without a password.
    ("documents/files", LAUNCH): {"most_megabytes": 4, "files_a_field": 1, "encrypted": False},
    # A25.2, public policy on medical exams done in Canada: in the last five years, until 2029-10-05.
    ("documents/medical_reuse", date(2025, 8, 21)): {"years": 5},
    # The service standard: six months from the complete application.
    ("documents/expected_end", LAUNCH): {"months": 6},
    # The specifications of photos: taken in the last six months.
    ("document/photo", LAUNCH): {"validity.months": 6},
    # R1(1): a common-law partner, for at least one year.
    ("document/common_law_declaration", LAUNCH): {"months": 12},
    # A child is a minor until 18; from then on being without a spouse is declared, R2 "dependent child".
    ("document/custody", LAUNCH): {"under_age": 18},
    ("document/single_status", LAUNCH): {"from_age": 18},
}


@pytest.mark.parametrize(("table", "day"), VALUES)
def test_a_table_of_the_process_asks_what_its_source_says(table: str, day: date) -> None:
    version = consolidated().on(day).version(table)
    assert version.from_ == day
    for name, expected in VALUES[table, day].items():
        value: Any = version.values
        for part in name.split("."):
            value = value[part]
        assert value == expected, name


def test_exams_done_before_may_be_named_until_the_policy_ends() -> None:
    held = consolidated().tables["documents/medical_reuse"].versions
    assert [(each.from_, each.to) for each in held] == [(date(2025, 8, 21), date(2029, 10, 5))]


def test_every_table_of_retention_is_among_them() -> None:
    held = {(name, each.from_) for name, table in consolidated().tables.items() for each in table.versions}
    assert {each for each in held if each[0].startswith("retention/")} <= set(VALUES) <= held
