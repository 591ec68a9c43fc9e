"""Which programs there are is a table of the law: another one, or one in the place of three, needs no code."""

from __future__ import annotations

from datetime import date

import pytest

from express_entry import law as law_package
from express_entry.assessment import assess, ranked
from express_entry.assessment.changes import differences
from express_entry.assessment.comparison import compare_days
from express_entry.assessment.shape import as_document
from express_entry.checklist import Circumstances, derive
from express_entry.law import LawFileError, Result, consolidated, programs
from express_entry.law.invitable import ORDER
from express_entry.law.overlay import laid_over
from express_entry.law.programnames import PROGRAM_NAMES, PROGRAMS_IN_SHORT, PROGRAMS_OF_ROUNDS
from express_entry.law.programtable import FIRST, covers, places_of, programs_in
from express_entry.profile import check
from express_entry.review.doubts import doubts_of
from tests.assessment.laws import MERGED, merged
from tests.pool.people import document, with_offer

EVE, DAY = date(2025, 8, 31), date(2025, 9, 1)
TEXT = MERGED.read_text("utf-8")


def test_the_programs_of_the_package_are_the_four_of_2015_on_every_day() -> None:
    law = consolidated()
    for day, _ in law.boundaries:
        view = law.on(day)
        assert list(programs.in_force(view)) == ["fsw", "cec", "fst", "pnp"]
        assert list(programs.federal(view)) == ["fsw", "cec", "fst"]
        assert sorted(view.values(ORDER)["order"]) == sorted(programs.in_force(view))
    assert all(programs_in(version) == FIRST for version in law.tables["programs"].versions)
    assert places_of(law) == {"pnp": 0, "cec": 1, "fsw": 2, "fst": 3}
    # No longer a line of bytes for them: what was kept before there was the table means the same.
    assert b'"programs":{"attributes"' not in law.on(DAY).canonical


def test_names_are_those_of_the_tables_in_the_order_of_the_law_and_of_rounds() -> None:
    assert list(PROGRAM_NAMES)[:4] == list(PROGRAMS_IN_SHORT)[:4] == ["fsw", "cec", "fst", "pnp"]
    assert list(PROGRAMS_OF_ROUNDS)[:4] == ["pnp", "cec", "fsw", "fst"]
    assert PROGRAM_NAMES["cec"].fr == "Catégorie de l'expérience canadienne"
    assert PROGRAMS_IN_SHORT["fst"] == ("FST", "TMSF")
    with pytest.raises(KeyError):
        PROGRAM_NAMES["qsw"]


def test_one_class_takes_the_place_of_three_from_its_day_on() -> None:
    law, person = merged(), check(document("A", date(2025, 6, 2)))
    before, after = (assess(person, on=day, law=law.on(day)) for day in (EVE, DAY))
    assert {slug: item.result.value for slug, item in before.programs.items()} == {
        "fsw": "met", "cec": "met", "fst": "not_met", "pnp": "not_met",
    }  # fmt: skip
    assert {slug: item.result.value for slug, item in after.programs.items()} == {
        "federal_skilled": "met",
        "pnp": "not_met",
    }
    assert [item.id for item in after.programs["federal_skilled"].requirements] == [
        "experience", "language", "education", "funds", "intended_province",
    ]  # fmt: skip
    assert ranked(person, on=DAY, law=law.on(DAY)).programs == {"federal_skilled"}
    assert [(change.what, change.before, change.after) for change in differences(before, after)] == [
        ("programs.fsw", "met", "not_met"),
        ("programs.cec", "met", "not_met"),
        ("programs.federal_skilled", "not_met", "met"),
    ]
    said = [change.say("fr") for change in differences(before, after)]
    assert said[2] == "Catégorie fédérale d'immigration qualifiée : non admissible → admissible"
    shown = as_document(after, "en")
    assert (list(shown["programs"]), shown["programs"]["federal_skilled"]["confidence"]) == (
        ["federal_skilled", "pnp"],
        "low",
    )


# What is stated of the person; the requirement, and its result.
ASKED = {
    "too little work": ({"here": 0, "abroad": 0}, "experience", Result.NOT_MET),
    "work abroad alone": ({"here": 0, "abroad": 2}, "experience", Result.MET),
    "an ability below the levels": ({"reading": 4.0}, "language", Result.NOT_MET),
}


@pytest.mark.parametrize(("stated", "requirement", "result"), ASKED.values(), ids=ASKED)
def test_what_the_table_of_a_class_asks_is_asked(stated: dict[str, float], requirement: str, result: Result) -> None:
    person = check(document("A", DAY, **stated))  # type: ignore[arg-type]
    found = assess(person, on=DAY, law=merged().on(DAY)).programs["federal_skilled"]
    assert next(item.result for item in found.requirements if item.id == requirement) is result
    assert (found.result is Result.MET) is (result is Result.MET)


def test_what_is_not_stated_leaves_a_class_open_and_names_what_would_tell() -> None:
    stated = document("A", DAY)
    del stated["work"], stated["settlement_funds"]
    found = assess(check(stated), on=DAY, law=merged().on(DAY)).programs["federal_skilled"]
    assert (found.result, found.needs) == (Result.UNKNOWN, ("work", "settlement_funds"))


def test_a_class_of_one_occupation_without_a_break_does_not_add_work_in_another() -> None:
    law = merged(one_occupation=True)
    stated = document("A", DAY, here=0, abroad=1)
    job = stated["work"][0]
    first = {**job, "from": "2023-01-01", "to": "2023-08-01"}
    other = {**first, "noc": "31301", "from": "2024-01-01", "to": "2024-10-01"}
    apart = assess(check({**stated, "work": [first, other]}), on=DAY, law=law.on(DAY)).programs["federal_skilled"]
    together = assess(check({**stated, "work": [first, other]}), on=DAY, law=merged().on(DAY)).programs[
        "federal_skilled"
    ]
    assert (apart.requirements[0].result, together.requirements[0].result) == (Result.NOT_MET, Result.MET)


def test_of_a_program_that_is_not_in_force_nobody_is_said_to_be_eligible() -> None:
    found = assess(check(document("A", DAY)), on=DAY, law=merged().on(DAY)).programs["cec"]
    assert (found.result, [item.id for item in found.requirements]) == (Result.NOT_MET, ["in_force"])
    assert found.requirements[0].reason.say("fr").startswith("n'est pas en vigueur à cette date : Catégorie de")


def test_whoever_was_invited_for_a_class_that_ended_is_asked_what_it_asked_for() -> None:
    now, then = merged().on(DAY), merged().on(EVE)
    person = check(document("A", DAY))
    standing = assess(person, on=DAY, law=now).amounts.standing
    for slug in ("fsw", "cec", "fst"):
        assert programs.purpose_of(now, slug) == programs.purpose_of(then, slug)
        assert programs.exempt_from_funds(now, slug, standing) == programs.exempt_from_funds(then, slug, standing)
    assert programs.exempt_from_funds(now, "fsw", standing) is False
    assert programs.exempt_from_funds(now, "cec", standing) is None
    money = {"amount": "1.00", "currency": "CAD", "as_of": "2025-08-20"}
    poor = check({**document("A", DAY), "settlement_funds": money})
    found = derive(poor, now, on=DAY, circumstances=Circumstances(program="fsw"))
    assert "principal/proof_of_funds" in {item.id for item in found.items}
    assert any("1.00 dollars" in each.say("en") for each in found.warnings)
    told = {each.id for each in doubts_of(poor, program="fsw", on=DAY, law=now, presented={})}
    assert ("funds_not_met" in told, "in_force_not_met" in told) == (True, False)


def test_an_offer_that_exempts_from_the_funds_of_a_class_is_asked_for() -> None:
    text = TEXT.replace("    funds = true\n", "    funds = true\n    offer_months = 12\n    offer_employers = 1\n")
    law = laid_over(consolidated(), MERGED.name, text).on(DAY)
    person = check(with_offer(document("A", DAY), DAY))
    standing = assess(person, on=DAY, law=law).amounts.standing
    assert programs.exempt_from_funds(law, "federal_skilled", standing) is True
    found = derive(person, law, on=DAY, circumstances=Circumstances(program="federal_skilled"))
    assert any("offer" in item.id for item in found.items)


def test_a_comparison_of_days_on_both_sides_tells_of_every_program() -> None:
    law, person = merged(), check(document("A", date(2025, 6, 2)))
    found = compare_days(person, on=EVE, and_on=DAY, law=law)
    assert [pair.program for pair in found.programs] == ["fsw", "cec", "fst", "federal_skilled"]


def test_a_round_of_everybody_is_for_everybody_under_whatever_law_it_was_held() -> None:
    law = merged()
    every, federal = frozenset({"pnp", "cec", "fsw", "fst"}), frozenset({"cec", "fsw", "fst"})
    assert covers(every, {"federal_skilled"}, law)
    assert covers(federal, {"federal_skilled"}, law)
    assert covers(frozenset({"federal_skilled"}), {"cec"}, law)
    assert not covers(frozenset({"cec"}), {"federal_skilled"}, law)
    assert not covers(federal, {"federal_skilled", "pnp"}, law)
    assert covers(every, {"federal_skilled", "pnp"}, law)
    assert not covers(every, set(), law)


ENTRY = '{slug = "federal_skilled", rules = "general", place = 4},'
# What takes the place of what in the file, and words of the problem that is told.
WRONG = {
    "no place of the work": ('    where = "anywhere"\n', "", "where is -; accepted is canada, abroad, anywhere"),
    "a word for a flag": ("funds = true", 'funds = "no"', "funds is no; accepted is true or false"),
    "more years than there are": ("experience_years = 1", "experience_years = 4", "no more than window_years"),
    "a key that nothing reads": ("funds = true", "funds = true\n    offer_month = 12", "offer_month is 12; accepted"),
    "an education that there is none of": ('"secondary"', '"college"', "lowest_education is college; accepted"),
    "no provision for a requirement": ('      funds = "INVENTED"\n', "", "citations.funds is -"),
    "a slug of other tables": ("federal_skilled", "fees", "no other table begins"),
    "another kind of table": ('kind = "programs"', 'kind = "parameters"', "kind: parameters"),
    "rules of another program": ('rules = "general"', 'rules = "canadian_experience"', "accepted is general"),
    "an order with one twice": ('order = ["pnp"', 'order = ["pnp", "pnp"', "invitation/class_order names"),
    "an order that is none": ('order = ["pnp", "federal_skilled"]', "order = 5", "cannot be applied"),
    "no programs for nominees": ('    federal_programs = ["federal_skilled"]\n', "", "cannot be applied"),
    "a slug in capitals": (ENTRY, ENTRY.replace("federal_skilled", "FSI"), "small letters"),
    "rules that there are none of": (ENTRY, ENTRY.replace("general", "points"), "accepted is general"),
    "the rules of nominees for others": (ENTRY, ENTRY.replace("general", "nomination"), "accepted is general"),
    "the place of another": (ENTRY, ENTRY.replace("4", "2"), "no other program ever had"),
    "a place that there is none of": (ENTRY, ENTRY.replace("4", "8"), "0 … 7"),
    "a program twice": (ENTRY, ENTRY * 2, "each program once"),
    "a field too few": (ENTRY, ENTRY.replace(", place = 4", ""), "slug, rules and place"),
    "no name": ('name.en = "Federal Skilled Immigration Class"', 'name.en = " "', "a name and a short name"),
    "an order of other classes": (
        'order = ["pnp", "federal_skilled"]',
        'order = ["pnp", "cec"]',
        "invitation/class_order names",
    ),
    "nominees of other classes": ('programs = ["federal_skilled"]', 'programs = ["fsw"]', "pnp/requirements names"),
    "no levels of language": ("language = [6, 6, 6, 6]\n", "", "language is -; accepted is four levels"),
}


@pytest.mark.parametrize(("old", "new", "said"), WRONG.values(), ids=WRONG)
def test_a_file_that_cannot_be_applied_is_refused_with_what_is_accepted(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(LawFileError) as refused:
        laid_over(consolidated(), MERGED.name, TEXT.replace(old, new))
    assert said in str(refused.value)


def test_a_file_whose_programs_end_before_what_goes_with_them_is_refused() -> None:
    """On the day after, the classes of 2015 are in force again, and nothing may name another."""
    ends = TEXT.replace("from = 2025-09-01\n", "from = 2025-09-01\n  to = 2026-12-31\n", 1)
    with pytest.raises(LawFileError) as refused:
        laid_over(consolidated(), MERGED.name, ends)
    assert "than are in force on 2027-01-01" in str(refused.value)
    every = TEXT.replace("from = 2025-09-01\n", "from = 2025-09-01\n  to = 2026-12-31\n")
    with pytest.raises(LawFileError) as refused:
        laid_over(consolidated(), MERGED.name, every)
    assert "federal_skilled/requirements holds from its first day on, without an end" in str(refused.value)


def test_the_bytes_of_a_law_with_other_programs_stand_alone() -> None:
    law = merged().on(DAY)
    again = law_package.from_canonical(law.canonical)
    assert again.canonical == law.canonical
    assert list(programs.in_force(again)) == ["federal_skilled", "pnp"]
    assert list(programs.in_force(law_package.from_canonical(merged().on(EVE).canonical))) == [
        "fsw",
        "cec",
        "fst",
        "pnp",
    ]
    person = check(document("A", DAY))
    assert ranked(person, on=DAY, law=again) == ranked(person, on=DAY, law=law)
