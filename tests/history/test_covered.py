"""The programs that a round covers are those that the department lists with it."""

from __future__ import annotations

from express_entry.history import PROGRAMS, RoundType, round_numbered, rounds
from express_entry.history.covered import programs_covered
from express_entry.history.official import official_row

WORDS = {
    "fsw": "Federal Skilled Worker",
    "cec": "Canadian Experience Class",
    "fst": "Federal Skilled Trades",
    "pnp": "Provincial Nominee Program",
}


def test_the_programs_of_every_round_are_those_in_its_row_of_the_feed() -> None:
    for each in rounds():
        words = official_row(each, None, "en").get("drawText2")
        assert {slug for slug, name in WORDS.items() if name in words} == set(programs_covered(each)), each.number


def test_a_general_round_covers_nominees_and_a_category_does_not() -> None:
    assert programs_covered(round_numbered("253")) == ("fsw", "cec", "fst", "pnp")
    assert programs_covered(round_numbered("254")) == ("fsw", "cec", "fst")
    assert programs_covered(round_numbered("91b")) == ("pnp",)
    programs = [each for each in rounds() if each.round_type is RoundType.PROGRAM]
    assert {programs_covered(each) for each in programs} == {(slug,) for slug in PROGRAMS}
