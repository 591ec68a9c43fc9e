from __future__ import annotations

import string
from datetime import date, timedelta

import pytest

from express_entry.history import (
    CATEGORIES,
    PROGRAMS,
    Confidence,
    Note,
    Quality,
    RoundType,
    UnknownName,
    checks,
    comparison,
    describe,
    distribution,
    distributions,
    explain,
    faults,
    label,
    labels,
    notes,
    official_names,
    published,
    record,
    round_numbered,
    rounds,
    sources,
    table,
    title,
)
from express_entry.history.sources import Topic, coverage
from express_entry.law.text import LANGUAGES, Sayable, Text

MODULES = (checks, distribution, explain, faults, labels, notes, published, record, sources, table)


def templates(value: object) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple | list):
        return [text for each in value for text in templates(each)]
    if hasattr(value, "values") and not isinstance(value, type):
        return [text for each in value.values() for text in templates(each)]
    return []


ALL_TEMPLATES = [text for module in MODULES for value in vars(module).values() for text in templates(value)]


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_sentence_has_the_same_blanks_in_both_languages() -> None:
    assert len(ALL_TEMPLATES) > 80
    for text in ALL_TEMPLATES:
        assert fields(text.en) == fields(text.fr), text
        assert text.en.strip()
        assert text.fr.strip()


def test_french_has_a_no_break_space_before_a_colon_and_inside_quotation_marks() -> None:
    said = [text.fr for text in ALL_TEMPLATES] + [each.text.fr for each in sources.sources().statements]
    for french in said:
        assert " :" not in french, french
        assert "« " not in french, french
        assert " »" not in french, french


@pytest.mark.parametrize("number", [each.number for each in rounds()])
def test_every_round_can_be_described_in_both_languages(number: str) -> None:
    told = describe(round_numbered(number)) + comparison(round_numbered(number))
    for reason in told:
        english, french = reason.say("en"), reason.say("fr")
        assert english != french
        assert english.endswith(".")
        assert french.endswith(".")
        assert "None" not in english + french
        assert "{" not in english + french


def test_round_254_in_words() -> None:
    assert [reason.say("en") for reason in describe(round_numbered("254"))] == [
        (
            "Round 254, held on 2023-07-05 at 13:38:22 UTC, was a category-based round (STEM occupations (Version 1); "
            "version 2023-1): only candidates who met the category and were eligible under a federal program could be "
            "invited."
        ),
        "500 candidates were invited to apply; the lowest score invited was 486.",
        (
            "Above 486 every one of them was invited; at 486, only those who had submitted their profile not later "
            "than 2022-11-23 at 00:01:29 UTC (tie-breaking rule)."
        ),
        "Scores from 2026-11-03 on are counted under other rules: they cannot be compared with this one.",
    ]
    assert describe(round_numbered("254"))[2].say("fr") == (
        "Au-dessus de 486, tous ont été invités; à 486, seulement ceux qui avaient présenté leur profil au plus tard "
        "le 2022-11-23 à 00:01:29 UTC (règle de départage)."
    )


def test_round_254_is_25_points_below_round_253_of_the_day_before() -> None:
    told = comparison(round_numbered("254"))
    assert [reason.say("en") for reason in told] == [
        "Its lowest score is 25 points below that of round 253, of the day before (No Program Specified).",
        "The two rounds were not open to the same candidates: the difference says little by itself.",
    ]
    assert told[0].say("fr") == (
        "Sa note la plus basse est inférieure de 25 points à celle de la ronde 253, de la veille (Aucun programme "
        "spécifié)."
    )


@pytest.mark.parametrize(
    ("number", "other", "said"),
    [
        ("84", "83", "is equal to that of round 83, of 2018-02-07, 14 days earlier"),
        ("82", "81", "is 2 points below that of round 81"),
        ("93", "92", "is 9 points below"),
        ("76", "75", "is 432 points below that of round 75, of the same day"),
        ("88", "87", "is 3 points below"),
        ("99", "98", "is 1 point above"),
        ("90", "89", "is 1 point below"),
        ("85", "84", "is 14 points above"),
    ],
)
def test_a_round_is_compared_with_another_in_words(number: str, other: str, said: str) -> None:
    told = comparison(round_numbered(number), round_numbered(other))
    assert said in told[0].say("en")


def test_rounds_for_the_same_people_are_compared_without_a_warning() -> None:
    assert len(comparison(round_numbered("84"), round_numbered("83"))) == 1
    assert comparison(round_numbered("1")) == []


def test_two_versions_of_a_category_are_not_the_same_people() -> None:
    assert len(comparison(round_numbered("394"), round_numbered("388"))) == 2


def test_scores_on_either_side_of_the_change_are_not_compared() -> None:
    before = round_numbered("446")
    after = before._replace(
        number="460", date=date(2026, 11, 3), instant=before.instant + timedelta(days=35), crs_cutoff=480
    )
    assert "counted under different rules" in comparison(after, before)[1].say("en")
    assert any("Scores before 2026-11-03 were counted" in reason.say("en") for reason in describe(after))
    eve = after._replace(date=date(2026, 11, 2))
    assert len(comparison(eve, before)) == 1
    assert any("Scores from 2026-11-03 on are counted" in reason.say("en") for reason in describe(eve))


def test_what_is_less_than_sure_is_said() -> None:
    said = [reason.say("en") for reason in describe(round_numbered("447"))]
    assert any("The tie-breaking time of this round was not found" in sentence for sentence in said)
    assert said[-1] == "Confidence in these figures: medium (two sources agree)."


def test_a_missing_tie_break_is_said_once_noted_or_not() -> None:
    noted = round_numbered("447")
    for each in (noted, noted._replace(notes=())):
        said = [reason.say("en") for reason in describe(each)]
        assert sum("was not found" in sentence for sentence in said) == 1


@pytest.mark.parametrize(("invitations", "said"), [(0, "Nobody was invited."), (1, "1 candidate was invited to apply")])
def test_a_round_that_invites_one_or_nobody_is_said_so(invitations: int, said: str) -> None:
    told = describe(round_numbered("254")._replace(invitations=invitations))
    assert any(reason.say("en").startswith(said) for reason in told)


# --- names ------------------------------------------------------------------------------------------------------------


def test_every_official_name_has_a_french_form_and_is_used() -> None:
    names = official_names()
    assert {each.official_name for each in rounds()} == set(names)
    assert {name.french_status for name in names.values()} == {"seen", "reconstructed"}
    assert [each.official_name for each in names.values() if each.french_status != "seen"] == [
        "Transport Occupations, 2026-Version 2"
    ]


def test_a_round_has_its_official_name_as_title() -> None:
    assert title(round_numbered("254")) == ("STEM occupations (Version 1)", "Professions des STIM (Version 1)")
    unknown = round_numbered("254")._replace(official_name="STEM occupations, 2027-Version 4")
    assert title(unknown) == ("STEM occupations, 2027-Version 4", "Professions des STIM")


def test_every_program_and_category_has_a_label() -> None:
    assert label("no-program-specified").say("fr") == "Aucun programme spécifié"
    for name in (*PROGRAMS, *CATEGORIES):
        assert label(name).en != label(name).fr
    with pytest.raises(UnknownName, match="“eggs” is no program or category"):
        label("eggs")


@pytest.mark.parametrize("each", [*RoundType, *Confidence, *Quality, *Note, *Topic])
def test_every_kind_of_thing_can_be_said_in_both_languages(each: Sayable) -> None:
    assert isinstance(each, Sayable)
    said = [each.say(language) for language in LANGUAGES]
    assert all(said)
    assert said[0] != said[1] or said == ["Corrections", "Corrections"]


# --- where it comes from ----------------------------------------------------------------------------------------------


def test_the_coverage_says_how_far_the_history_reaches() -> None:
    assert coverage().say("en") == (
        "448 published rounds, from 2015-01-31 to round 447 of 2026-10-01, as recorded on 2026-11-22; a round held "
        "after 2026-10-01 is not in this history."
    )
    assert "448 rondes publiées" in coverage().say("fr")


def test_every_topic_has_statements_in_both_languages() -> None:
    known = sources.sources()
    for topic in Topic:
        assert known.about(topic)
    for each in known.statements:
        assert each.text.en != each.text.fr
        assert each.text.en.endswith(".")
        assert each.text.fr.endswith(".")


def test_a_statement_names_only_rounds_that_exist() -> None:
    numbers = {each.number for each in rounds()}
    for each in sources.sources().statements:
        assert set(each.rounds) <= numbers, each.text.en


def test_every_correction_and_oddity_is_also_with_its_round() -> None:
    corrected = {"208", "262", "335", "357"}
    told = {number for each in sources.sources().about(Topic.CORRECTION) for number in each.rounds}
    assert corrected <= told
    for number in corrected:
        assert round_numbered(number).notes, number
    for statement in sources.sources().about(Topic.ODDITY):
        for number in statement.rounds:
            assert round_numbered(number).notes or number == "285", number


def test_every_source_agrees_but_for_the_known_disagreements() -> None:
    known = sources.sources().sources
    assert len(known) == 15
    assert {each.name for each in known if each.agree != each.rounds} == {"prajjwaldevkota/ExpressEntryTrackerBackend"}
    assert {each.name for each in known if each.tie_breaks_agree != each.tie_breaks} == {
        "heinthetaung-dev/express-entry-data"
    }
    for each in known:
        assert each.last <= sources.sources().recorded
        assert each.kind.en != each.kind.fr


def test_every_note_is_used() -> None:
    with_rounds = {note for each in rounds() for note in each.notes}
    with_distributions = {note for each in distributions() for note in each.notes}
    assert with_rounds | with_distributions == set(Note)
