"""The National Occupational Classification: both editions, the bridge, and finding an occupation.

``noc_bridge_controls.csv`` holds, for each major group of NOC 2016, the number of links and three sums over the codes.
One code changed, added, dropped or exchanged with another changes at least one of them.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from express_entry.law.occupations import (
    Edition,
    Occupation,
    bridge,
    edition_of,
    find,
    nearest,
    occupations,
    predecessors,
    relation,
    search,
    successors,
)
from express_entry.law.text import Language

CONTROLS = Path(__file__).with_name("noc_bridge_controls.csv")
TRANSCRIPTION = Path(__file__).parent / "transcriptions" / "bridge.csv"

# Statistics Canada, NOC 2021: unit groups by TEER category.
BY_TEER = {0: 48, 1: 97, 2: 162, 3: 69, 4: 95, 5: 45}
BY_BROAD_CATEGORY = {"0": 6, "1": 60, "2": 66, "3": 43, "4": 52, "5": 37, "6": 61, "7": 94, "8": 29, "9": 68}
# NOC 2016: unit groups by skill level (0 for management), and by skill type (the first digit).
BY_SKILL_LEVEL = {"0": 48, "A": 89, "B": 211, "C": 121, "D": 31}
BY_SKILL_TYPE = {"0": 48, "1": 54, "2": 62, "3": 36, "4": 38, "5": 33, "6": 54, "7": 80, "8": 24, "9": 71}

BY_RELATION = {"one-to-one": 396, "one-to-many": 60, "many-to-one": 44, "many-to-many": 85}

# Skilled trades (IRPR 87.2(1), in force 2022-11-16): paragraph, group, what is taken out of it, unit groups.
SKILLED_TRADES = [
    ("(a)", "72", "726", 48),
    ("(b)", "73", "-", 18),
    ("(c)", "82", "-", 5),
    ("(d)", "83", "-", 5),
    ("(e)", "92", "-", 13),
    ("(f)", "93", "932", 3),
    ("(g)", "6320", "-", 3),
    ("(h)", "62200", "-", 1),
]

# Published with the move to NOC 2021 on 2022-11-16: occupations that Express Entry began and ceased to accept.
NEWLY_ELIGIBLE = {
    "13102": "Payroll administrators",
    "33100": "Dental assistants and dental laboratory assistants",
    "33102": "Nurse aides, orderlies and patient service associates",
    "33103": "Pharmacy technical assistants and pharmacy assistants",
    "43100": "Elementary and secondary school teacher assistants",
    "43200": "Sheriffs and bailiffs",
    "43201": "Correctional service officers",
    "43202": "By-law enforcement and other regulatory officers",
    "63211": "Estheticians, electrologists and related occupations",
    "73200": "Residential and commercial installers and servicers",
    "73202": "Pest controllers and fumigators",
    "73209": "Other repairers and servicers",
    "73300": "Transport truck drivers",
    "73301": "Bus drivers, subway operators and other transit operators",
    "73400": "Heavy equipment operators",
    "93200": "Aircraft assemblers and aircraft assembly inspectors",
}
NO_LONGER_ELIGIBLE = {
    "54100": "Program leaders and instructors in recreation, sport and fitness",
    "55109": "Other performers",
    "64200": "Tailors, dressmakers, furriers and milliners",
}

TITLE_PAIRS = [
    ("00010", "Legislators", "Membres des corps législatifs"),
    ("21200", "Architects", "Architectes"),
    ("31103", "Veterinarians", "Vétérinaires"),
    ("31111", "Optometrists", "Optométristes"),
    ("41100", "Judges", "Juges"),
    ("44200", "Primary combat members of the Canadian Armed Forces", "Combattants de première ligne des Forces armées"),
    ("51122", "Musicians and singers", "Musiciens/musiciennes et chanteurs/chanteuses"),
    ("62200", "Chefs", "Chefs"),
    ("64321", "Casino workers", "Travailleurs/travailleuses dans les casinos"),
    ("73202", "Pest controllers and fumigators", "Fumigateurs/fumigatrices"),
    ("94124", "Woodworking machine operators", "Opérateurs/opératrices de machines à travailler le bois"),
]

# words, language, the first occupation found
SEARCHES: list[tuple[str, Language, str]] = [
    ("software eng", "en", "21231"),
    ("SOFTWARE ENGINEERS", "en", "21231"),
    ("ingénieur logiciel", "fr", "21231"),
    ("ingenieure en logiciels", "fr", "21231"),
    ("plombier", "en", "72300"),
    ("plumber", "fr", "72300"),
    ("maitre d'hotel", "fr", "64300"),
    ("œuvre classeurs", "fr", "94123"),
    ("data scientist", "en", "21211"),
    ("chef", "fr", "62200"),
    ("sofware enginer", "en", "21231"),
    ("electrican", "en", "72200"),
    ("veterinaire", "fr", "31103"),
    ("infirmer praticien", "fr", "31302"),
    ("senior software developer", "en", "21232"),
    ("21231", "en", "21231"),
    ("2123", "fr", "2123"),
    ("NOC 72106", "en", "72106"),
    ("21231 - Software engineers and designers", "en", "21231"),
]

NEAREST = [
    ("21239", "21234"),
    ("12231", "12201"),
    ("212310", "21230"),
    ("12", "00012"),
    ("111", "0111"),
    ("2124", "2123"),
    ("Softwear developer", "21232"),
    ("CNP 72401", "72401"),
    ("Medicine doctor surgery", "31101"),
]


def skilled(occupation: Occupation | None) -> bool:
    """TEER 0 to 3, or type 0, level A or B before NOC 2021."""
    assert occupation is not None
    return occupation.teer in (0, 1, 2, 3) or occupation.skill_level in ("0", "A", "B")


def groups(prefix: str, without: str) -> set[str]:
    return {code for code in occupations() if code.startswith(prefix) and not code.startswith(without)}


# ----------------------------------------------------------------------------------------------------- the two editions


def test_noc_2021_has_516_unit_groups_and_noc_2016_has_500() -> None:
    assert (len(occupations(2021)), len(occupations(2016))) == (516, 500)


def test_unit_groups_of_2021_by_teer_are_as_statistics_canada_counts_them() -> None:
    assert Counter(one.teer for one in occupations().values()) == BY_TEER


def test_unit_groups_of_2021_by_broad_category() -> None:
    assert Counter(code[0] for code in occupations()) == BY_BROAD_CATEGORY


def test_unit_groups_of_2016_by_skill_level_and_by_skill_type() -> None:
    assert Counter(one.skill_level for one in occupations(2016).values()) == BY_SKILL_LEVEL
    assert Counter(code[0] for code in occupations(2016)) == BY_SKILL_TYPE


@pytest.mark.parametrize(("edition", "digits"), [(2021, 5), (2016, 4)])
def test_codes_are_text_of_the_length_of_their_edition_in_order(edition: Edition, digits: int) -> None:
    codes = list(occupations(edition))
    assert all(re.fullmatch(rf"[0-9]{{{digits}}}", code) for code in codes)
    assert codes == sorted(set(codes))


def test_376_unit_groups_are_skilled_under_the_skilled_worker_and_canadian_experience_classes() -> None:
    assert sum(skilled(one) for one in occupations().values()) == 376


@pytest.mark.parametrize(("paragraph", "group", "without", "count"), SKILLED_TRADES)
def test_each_paragraph_of_the_skilled_trades_has_its_unit_groups(
    paragraph: str, group: str, without: str, count: int
) -> None:
    assert len(groups(group, without)) == count, paragraph


def test_the_skilled_trades_are_96_unit_groups_of_teer_2_and_3() -> None:
    trades = set().union(*(groups(group, without) for _, group, without, _ in SKILLED_TRADES))
    assert len(trades) == 96
    assert {occupations()[code].teer for code in trades} == {2, 3}


@pytest.mark.parametrize(("code", "english", "french"), TITLE_PAIRS)
def test_titles_stand_beside_the_right_code_in_both_languages(code: str, english: str, french: str) -> None:
    title = occupations()[code].title
    assert title.en == english
    assert title.fr.startswith(french)


def test_every_occupation_of_2021_has_a_title_in_each_language_and_no_two_share_one() -> None:
    english = [one.title.en for one in occupations().values()]
    french = [one.title.fr for one in occupations().values()]
    assert all(title and title == title.strip() for title in english + french)
    assert (len(set(english)), len(set(french))) == (516, 516)
    assert [one.code for one in occupations().values() if one.title.en == one.title.fr] == ["62200"]


def test_an_occupation_of_2016_says_in_french_that_its_title_is_english() -> None:
    cooks = occupations(2016)["6322"]
    assert cooks.title.fr == "Cooks (titre anglais)"
    assert not cooks.french_title_known
    assert occupations()["63200"].french_title_known


@pytest.mark.parametrize(
    ("code", "teer", "level", "major"),
    [
        ("00012", 0, None, "00"),
        ("21231", 1, None, "21"),
        ("72200", 2, None, "72"),
        ("73300", 3, None, "73"),
        ("85101", 5, None, "85"),
        ("0016", None, "0", "00"),
        ("2173", None, "A", "21"),
        ("7241", None, "B", "72"),
        ("7511", None, "C", "75"),
        ("6731", None, "D", "67"),
    ],
)
def test_teer_level_and_major_group_are_read_off_the_code(
    code: str, teer: int | None, level: str | None, major: str
) -> None:
    occupation = find(code)
    assert occupation is not None
    assert (occupation.teer, occupation.skill_level, occupation.major_group) == (teer, level, major)


@pytest.mark.parametrize(
    ("code", "edition"), [("21231", 2021), ("2173", 2016), ("99999", 2021), ("212", None), ("2123a", None), ("", None)]
)
def test_the_edition_of_a_code_is_told_by_its_digits(code: str, edition: int | None) -> None:
    assert edition_of(code) == edition


@pytest.mark.parametrize(
    "code", ["99999", "9999", "21239", "12", "", " 21231", "\uff12\uff11\uff12\uff13\uff11", "212310"]
)
def test_a_code_that_is_not_in_the_noc_is_not_found(code: str) -> None:
    assert find(code) is None


def test_an_occupation_says_its_code_and_title() -> None:
    assert occupations()["21200"].say("fr") == "21200 Architectes"


# ----------------------------------------------------------------------------------------------------------- the bridge


def test_the_bridge_has_585_links_and_misses_no_unit_group_of_either_edition() -> None:
    assert len(bridge()) == len(set(bridge())) == 585
    assert {old for old, _ in bridge()} == set(occupations(2016))
    assert {new for _, new in bridge()} == set(occupations(2021))


def test_every_link_of_the_bridge_is_one_of_the_second_transcription_and_there_is_no_other() -> None:
    with TRANSCRIPTION.open(encoding="utf-8", newline="") as rows:
        transcribed = {(row["noc2016"], row["noc2021"]) for row in csv.DictReader(rows)}
    assert set(bridge()) == transcribed


def test_the_links_of_each_major_group_of_2016_add_up_to_its_control_totals() -> None:
    links: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for old, new in bridge():
        links[old[:2]].append((int(old), int(new)))
    with CONTROLS.open(encoding="utf-8", newline="") as rows:
        controls = {row.pop("major_group_2016"): [int(value) for value in row.values()] for row in csv.DictReader(rows)}
    assert {group: totals(pairs) for group, pairs in links.items()} == controls


def totals(pairs: Iterable[tuple[int, int]]) -> list[int]:
    pairs = list(pairs)
    return [len(pairs), sum(a for a, _ in pairs), sum(b for _, b in pairs), sum(a * b for a, b in pairs)]


def test_links_by_relation() -> None:
    assert Counter(relation(old, new) for old, new in bridge()) == BY_RELATION


def test_successors_and_predecessors_are_the_two_directions_of_the_same_links() -> None:
    assert {(old, new) for old in occupations(2016) for new in successors(old)} == set(bridge())
    assert {(old, new) for new in occupations(2021) for old in predecessors(new)} == set(bridge())


def test_a_management_group_that_was_split_names_each_of_its_successors() -> None:
    assert successors("0112") == ("10011", "11200", "13110", "22232")
    assert relation("0112", "10011") == "one-to-many"
    assert relation("0112", "11200") == "many-to-many"


@pytest.mark.parametrize("code", ["9999", "21231", ""])
def test_a_code_that_is_not_of_noc_2016_has_no_successors(code: str) -> None:
    assert successors(code) == ()
    assert relation(code, "21231") is None


def test_the_two_titles_of_a_one_to_one_link_share_a_word() -> None:
    def telling(title: str) -> set[str]:
        return {word[:5] for word in re.findall(r"[a-z]{4,}", title.lower())} - {"other", "relat", "occup", "worke"}

    links = [(old, new) for old, new in bridge() if relation(old, new) == "one-to-one"]
    strangers = [
        (old, new)
        for old, new in links
        if not telling(occupations(2016)[old].title.en) & telling(occupations()[new].title.en)
    ]
    assert strangers == []


@pytest.mark.parametrize(("code", "title"), NEWLY_ELIGIBLE.items())
def test_a_group_published_as_newly_eligible_is_skilled_and_comes_in_part_from_unskilled_groups(
    code: str, title: str
) -> None:
    occupation = occupations()[code]
    assert occupation.title.en == title
    assert occupation.teer == 3
    assert not all(skilled(find(old)) for old in predecessors(code))


@pytest.mark.parametrize(("code", "title"), NO_LONGER_ELIGIBLE.items())
def test_a_group_published_as_no_longer_eligible_is_unskilled_and_comes_from_skilled_groups_alone(
    code: str, title: str
) -> None:
    occupation = occupations()[code]
    assert occupation.title.en == title
    assert not skilled(occupation)
    assert all(skilled(find(old)) for old in predecessors(code))


def test_the_published_groups_are_those_whose_every_predecessor_changed_sides_but_for_five_known_ones() -> None:
    gained = {
        code
        for code, one in occupations().items()
        if skilled(one) and not any(skilled(find(p)) for p in predecessors(code))
    }
    lost = {
        code
        for code, one in occupations().items()
        if not skilled(one) and all(skilled(find(p)) for p in predecessors(code))
    }
    # Two published groups had a skilled part already; building superintendents were gained without being published.
    assert gained ^ set(NEWLY_ELIGIBLE) == {"33100", "33103", "73201"}
    # Parts of a skilled group of butchers and of one of soldiers became unskilled groups of their own.
    assert lost ^ set(NO_LONGER_ELIGIBLE) == {"44200", "65202"}


# -------------------------------------------------------------------------------------------------------------- finding


@pytest.mark.parametrize(("words", "language", "first"), SEARCHES)
def test_a_search_finds_first_what_the_words_mean(words: str, language: Language, first: str) -> None:
    assert search(words, language)[0].code == first


def test_a_search_by_the_beginning_of_a_code_lists_the_group_in_order() -> None:
    assert [one.code for one in search("2130")] == ["21300", "21301"]
    assert [one.code for one in search("7", limit=3)] == ["70010", "70011", "70012"]


def test_a_search_finds_a_whole_code_of_2016_beside_those_of_2021_that_begin_so() -> None:
    assert [one.code for one in search("2123", limit=3)] == ["2123", "21230", "21231"]


def test_a_search_can_be_held_to_noc_2016() -> None:
    assert search("software engineers", edition=2016)[0].code == "2173"
    assert search("software engineers", "fr", edition=2016)[0].code == "2173"


def test_a_search_returns_no_more_than_asked_for_and_nothing_for_nothing() -> None:
    assert len(search("operators", limit=4)) == 4
    assert search("") == search(" -, ") == search("xyzzyq") == search("987654") == []


def test_a_word_of_the_title_counts_for_more_than_its_beginning() -> None:
    assert [one.code for one in search("cook", limit=5)] == ["63200"]
    assert search("nurses")[0].code == "31302"


@given(st.sampled_from(sorted(occupations().values())), st.sampled_from(["en", "fr"]))
def test_every_title_finds_its_own_occupation(occupation: Occupation, language: Language) -> None:
    assert occupation in search(occupation.title.say(language), language, limit=20)


@given(st.text(max_size=30))
def test_no_text_breaks_a_search(text: str) -> None:
    assert len(search(text, limit=2)) <= 2
    assert len(nearest(text, limit=2)) <= 2


@pytest.mark.parametrize(("given_text", "first"), NEAREST)
def test_the_nearest_occupation_to_an_unknown_code_or_title(given_text: str, first: str) -> None:
    assert nearest(given_text)[0].code == first


def test_the_occupations_nearest_to_a_code_are_of_its_own_edition_and_as_many_as_asked_for() -> None:
    assert {one.edition for one in nearest("7299", limit=4)} == {2016}
    assert {one.edition for one in nearest("72998", limit=4)} == {2021}
    assert len(nearest("72998", limit=4)) == 4
