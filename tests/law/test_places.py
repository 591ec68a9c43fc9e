"""Countries, provinces and territories: codes, names in both languages, and what somebody may have meant."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from express_entry.law.places import (
    CANADA,
    countries,
    country,
    is_country,
    is_province,
    nearest_countries,
    nearest_provinces,
    province,
    provinces,
)
from express_entry.law.text import LANGUAGES

# ISO 3166-1: codes by first letter (249 in all), and XK.
BY_LETTER = {
    "A": 16, "B": 21, "C": 19, "D": 6, "E": 7, "F": 6, "G": 19, "H": 6, "I": 10, "J": 4, "K": 11, "L": 11, "M": 23,
    "N": 12, "O": 1, "P": 14, "Q": 1, "R": 5, "S": 21, "T": 16, "U": 6, "V": 7, "W": 2, "X": 1, "Y": 2, "Z": 3,
}  # fmt: skip

PROVINCES = {
    "AB": ("Alberta", "Alberta"),
    "BC": ("British Columbia", "Colombie-Britannique"),
    "MB": ("Manitoba", "Manitoba"),
    "NB": ("New Brunswick", "Nouveau-Brunswick"),
    "NL": ("Newfoundland and Labrador", "Terre-Neuve-et-Labrador"),
    "NS": ("Nova Scotia", "Nouvelle-Écosse"),
    "NT": ("Northwest Territories", "Territoires du Nord-Ouest"),
    "NU": ("Nunavut", "Nunavut"),
    "ON": ("Ontario", "Ontario"),
    "PE": ("Prince Edward Island", "Île-du-Prince-Édouard"),
    "QC": ("Quebec", "Québec"),
    "SK": ("Saskatchewan", "Saskatchewan"),
    "YT": ("Yukon", "Yukon"),
}


def test_the_countries_are_the_249_of_the_standard_and_kosovo() -> None:
    assert Counter(code[0] for code in countries()) == BY_LETTER
    assert len(countries()) == 250
    assert is_country("XK")


def test_country_codes_are_two_capital_letters_in_order() -> None:
    assert all(re.fullmatch("[A-Z]{2}", code) for code in countries())
    assert list(countries()) == sorted(countries())


def test_every_country_has_a_name_of_its_own_in_each_language() -> None:
    for language in LANGUAGES:
        names = [place.say(language) for place in countries().values()]
        assert all(name and name == name.strip() for name in names)
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("code", "english", "french"),
    [
        (CANADA, "Canada", "Canada"),
        ("IN", "India", "Inde"),
        ("KW", "Kuwait", "Koweït"),
        ("GB", "United Kingdom", "Royaume-Uni"),
        ("US", "United States", "États-Unis"),
        ("NG", "Nigeria", "Nigéria"),
        ("NE", "Niger", "Niger"),
        ("CI", "Côte d'Ivoire", "Côte d'Ivoire"),
        ("CD", "Democratic Republic of the Congo", "République démocratique du Congo"),
        ("KR", "South Korea", "Corée du Sud"),
        ("CH", "Switzerland", "Suisse"),
        ("AU", "Australia", "Australie"),
        ("AT", "Austria", "Autriche"),
    ],
)
def test_a_country_has_its_name_in_both_languages(code: str, english: str, french: str) -> None:
    place = country(code)
    assert place is not None
    assert (place.say("en"), place.say("fr")) == (english, french)


def test_the_provinces_and_territories_are_thirteen_with_their_names_in_both_languages() -> None:
    assert {code: tuple(place.name) for code, place in provinces().items()} == PROVINCES


@pytest.mark.parametrize("code", ["", "ca", "UK", "ZZ", "CAN", "NaN"])
def test_what_is_not_a_code_is_not_a_country(code: str) -> None:
    assert country(code) is None
    assert not is_country(code)


@pytest.mark.parametrize("code", ["", "on", "PQ", "NF", "US"])
def test_what_is_not_a_code_is_not_a_province(code: str) -> None:
    assert province(code) is None
    assert not is_province(code)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("India", "IN"),
        ("inde", "IN"),
        ("in", "IN"),
        ("cote d'ivoire", "CI"),
        ("Austrlia", "AU"),
        ("United States of America", "US"),
        ("USA", "US"),
        ("uk", "GB"),
        ("Etats-Unis", "US"),
        ("Viet", "VN"),
    ],
)
def test_the_country_that_somebody_may_have_meant(words: str, first: str) -> None:
    assert nearest_countries(words)[0].code == first


@pytest.mark.parametrize(("words", "first"), [("Quebec", "QC"), ("ontari", "ON"), ("colombie", "BC"), ("nu", "NU")])
def test_the_province_that_somebody_may_have_meant(words: str, first: str) -> None:
    assert nearest_provinces(words)[0].code == first


def test_nothing_is_offered_for_nothing_or_for_what_is_like_nothing() -> None:
    assert nearest_countries("") == nearest_countries("qqqqq") == nearest_provinces(" ") == []
    assert len(nearest_countries("Saint", limit=2)) == 2
