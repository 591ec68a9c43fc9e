"""``express-entry rounds``: the published history."""

from __future__ import annotations

import re

import pytest

from express_entry import history
from tests.cli.running import json_of, refused, text_of


def test_all_rounds_are_listed_with_the_keys_of_the_contract() -> None:
    document = json_of("rounds", "list")
    assert [each["number"] for each in document] == [each.number for each in history.rounds()]
    for each in document:
        assert list(each)[: len(history.CONTRACT_COLUMNS)] == list(history.CONTRACT_COLUMNS)


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        (("--type", "category"), {"kind": "category"}),
        (("--of", "french"), {"program_or_category": "french"}),
        (("--type", "program", "--of", "cec"), {"kind": "program", "program_or_category": "cec"}),
    ],
)
def test_rounds_are_chosen_by_type_and_by_what_they_were_for(options: tuple[str, ...], chosen: dict[str, str]) -> None:
    numbers = [each["number"] for each in json_of("rounds", "list", *options)]
    assert numbers == [each.number for each in history.select(history.rounds(), **chosen)]  # type: ignore[arg-type]
    assert 0 < len(numbers) < len(history.rounds())


def test_rounds_are_chosen_by_a_period_with_both_its_days() -> None:
    days = [each["date"] for each in json_of("rounds", "list", "--since", "2023-07-04", "--until", "2023-07-12")]
    assert (days[0], days[-1]) == ("2023-07-04", "2023-07-12")


def test_the_last_of_the_rounds_chosen_are_listed_in_order() -> None:
    last = [each["number"] for each in json_of("rounds", "list", "--of", "french", "--last", "3")]
    assert last == [each.number for each in history.select(history.rounds(), program_or_category="french")][-3:]
    assert len(json_of("rounds", "list", "--last", "100000")) == len(history.rounds())


def test_a_page_of_rounds_shows_each_on_a_line_and_how_far_the_history_reaches() -> None:
    page = text_of("rounds", "list", "--last", "400", COLUMNS="120")
    assert len(re.findall(r"^ *\d+[ab]?  20\d\d-\d\d-\d\d  \S", page, re.MULTILINE)) == 400
    assert "published rounds, from 2015-01-31" in page
    assert "No published round is like that." in text_of("rounds", "list", "--since", "2100-01-01")


def test_a_round_is_shown_in_figures_and_in_words_with_the_pool_it_was_published_with() -> None:
    document = json_of("rounds", "show", "231")
    found = history.round_numbered("231")
    assert found.to_json().items() <= document.items()
    assert document["comparison"][0].startswith("Its lowest score is 6 points below that of round 230")
    assert document["distribution"]["total"] == 238273
    page = text_of("rounds", "show", "231")
    for words in ("Round 231 of 2022-09-14", "Compared with the round before", "The pool on 2022-09-12", "238,273"):
        assert words in page
    for reason in history.describe(found):
        assert reason.say("en") in re.sub(r"\s+", " ", page)


def test_every_round_can_be_shown() -> None:
    for found in history.rounds()[::40]:
        assert text_of("rounds", "show", found.number, "--lang", "fr").startswith(
            f"Ronde {found.number} du {found.date}"
        )


def test_a_round_without_a_distribution_says_so() -> None:
    without = next(each for each in history.rounds() if history.distribution_with(each.number) is None)
    assert json_of("rounds", "show", without.number)["distribution"] is None
    assert "No usable distribution of the pool was published with it" in text_of("rounds", "show", without.number)


def test_a_round_or_grouping_that_does_not_exist_is_refused_with_what_there_is() -> None:
    assert "the nearest is" in refused("rounds", "show", "91") or "did you mean 91a or 91b" in refused(
        "rounds", "show", "91"
    )
    assert "accepted: general, program, category" in refused("rounds", "list", "--type", "draw")
    assert "pnp, cec, fsw, fst" in refused("rounds", "list", "--of", "quebec")
    assert "french" in refused("rounds", "list", "--type", "category", "--of", "cec")
    assert "before it begins" in refused("rounds", "list", "--since", "2024-01-01", "--until", "2023-01-01")
