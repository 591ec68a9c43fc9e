"""Which language the command answers in, and that both say the same."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from express_entry.cli import guide
from express_entry.cli.speech import foretold, language_of
from express_entry.law.text import Language
from tests.cli.running import COUPLE, ENGINEER, MINIMAL, json_of, ran, refused, text_of
from tests.history.feedmaking import FEEDS


@pytest.mark.parametrize(
    ("option", "environment", "language"),
    [
        (None, {}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {"LANG": "fr_CA.UTF-8"}, "fr"),
        (None, {"LANG": "fr"}, "fr"),
        (None, {"LANG": "frr_DE.UTF-8"}, "en"),
        (None, {"LANG": "en_CA.UTF-8", "LC_ALL": "fr_CA.UTF-8"}, "fr"),
        (None, {"LANG": "fr_CA.UTF-8", "LC_MESSAGES": "en_CA.UTF-8"}, "en"),
        (None, {"LANG": "fr_CA.UTF-8", "EXPRESS_ENTRY_LANG": "en"}, "en"),
        (None, {"EXPRESS_ENTRY_LANG": "FR"}, "fr"),
        ("en", {"LANG": "fr_CA.UTF-8", "EXPRESS_ENTRY_LANG": "fr"}, "en"),
        ("fr", {}, "fr"),
    ],
)
def test_the_option_comes_before_the_variable_and_the_variable_before_the_locale(
    option: str | None, environment: dict[str, str], language: Language
) -> None:
    assert language_of(option, environment) == language
    assert foretold([] if option is None else ["assess", "--lang", option], environment) == language


def test_a_language_that_is_not_spoken_here_is_refused_wherever_it_is_asked_for() -> None:
    assert refused("rounds", "list", "--lang", "de").startswith('Error: --lang: "de" ')
    assert refused("--lang", "de", "rounds", "list").startswith('Error: --lang: "de" ')
    assert refused("rounds", "list", EXPRESS_ENTRY_LANG="de").startswith('Error: EXPRESS_ENTRY_LANG: "de" ')
    assert text_of("rounds", "list", "--last", "1", "--lang", "fr", EXPRESS_ENTRY_LANG="de")


def test_a_language_may_be_asked_for_before_the_command_or_behind_it_and_the_one_behind_holds() -> None:
    behind = text_of("rounds", "show", "231", "--lang", "fr")
    assert behind.startswith("Ronde 231 du 2022-09-14")
    assert text_of("--lang", "fr", "rounds", "show", "231") == behind
    assert text_of("--lang", "en", "rounds", "show", "231", "--lang", "fr") == behind
    assert text_of("rounds", "show", "231", LANG="fr_CA.UTF-8") == behind


def test_errors_are_in_the_language_of_the_option_even_where_they_come_before_the_command_runs() -> None:
    assert refused("asess", "--lang", "fr").startswith("Erreur : il n'y a pas de commande")
    assert refused("assess", "--lang=fr").startswith("Erreur : express-entry assess : il manque FICHIER….")
    assert refused("assess", ENGINEER, "--nope", "--lang", "fr").startswith("Erreur : express-entry assess : il n'y a")
    assert refused("assess", ENGINEER, "--on", "hier", "--lang", "fr").startswith('Erreur : --on : "hier"')
    assert refused("assess", ENGINEER, "--on", LANG="fr_FR").startswith("Erreur : express-entry assess : --on demande")


# ------------------------------------------------------------------------------------------ both languages say the same

WORDS = {
    *("reason", "title", "notice", "assumptions", "warnings", "missing", "message", "accepted", "suggestion"),
    *("instrument_title", "changes", "gap_reason", "description", "comparison", "causes", "remarks", "label"),
    *("citation", "summary", "notes", "recorded", "substitute", "named"),
}
"""The keys whose values are words; everything else is the same in both languages."""


def without_words(tree: Any, key: str = "") -> Any:
    if isinstance(tree, dict):
        return {name: without_words(value, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return [without_words(item, key) for item in tree]
    return "words" if key in WORDS and isinstance(tree, str) else tree


ANSWERS = [
    ("assess", ENGINEER, "--on", "2025-03-24"),
    ("assess", ENGINEER, "--on", "2026-11-22"),
    ("assess", MINIMAL, "--on", "2019-01-01"),
    ("calendar", ENGINEER, "--on", "2024-11-25"),
    ("calendar", MINIMAL, "--on", "2026-10-01"),
    ("paths", ENGINEER, "--on", "2025-03-25", "--score", "1090"),
    ("paths", COUPLE, "--on", "2026-11-02", "--category", "french", "--most", "3"),
    ("paths", MINIMAL, "--on", "2025-03-25", "--program", "fsw"),
    ("checklist", COUPLE, "--on", "2025-09-01", "--invited", "2025-08-20"),
    ("checklist", MINIMAL, "--on", "2026-11-02"),
    ("profile", "check", ENGINEER),
    ("categories", "--on", "2025-03-24", "--noc", "2173"),
    ("noc", "show", "21231", "--on", "2023-07-05"),
    ("law", "show", "--on", "2025-03-24"),
    ("law", "show", "crs/french"),
    ("law", "show", "crs"),
    ("law", "diff", "2022-11-15", "2026-11-03"),
    ("law", "gaps"),
    ("law", "check"),
    ("rounds", "list", "--since", "2026-01-01"),
    ("rounds", "show", "300"),
    ("rounds", "match", ENGINEER, "--on", "2026-11-22", "--since", "2025-01-01", "--all"),
    ("rounds", "match", MINIMAL, "--on", "2025-03-24", "--since", "2025-01-01"),
    ("compare", ENGINEER, "--on", "2024-03-24", "--and-on", "2026-11-22"),
    ("compare", COUPLE, "--on", "2025-03-24", "--principal"),
    ("compare", COUPLE, MINIMAL, "--on", "2025-03-24"),
    ("rounds", "import", str(FEEDS / "rounds_fr_windows_1252.json"), "--dry-run"),
]


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_json_is_the_same_in_both_languages_but_for_its_words(arguments: tuple[str, ...]) -> None:
    english, french = (json_of(*arguments, "--lang", language) for language in ("en", "fr"))
    assert without_words(english) == without_words(french)
    if arguments not in (("profile", "check", ENGINEER), ("rounds", "list", "--since", "2026-01-01")):
        assert english != french, "no words were looked at"


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_a_page_in_french_has_the_figures_of_the_page_in_english(arguments: tuple[str, ...]) -> None:
    english, french = (text_of(*arguments, "--lang", language) for language in ("en", "fr"))
    assert english != french
    days = r"\b(?:19|20)\d\d-\d\d-\d\d\b"
    assert sorted(set(re.findall(days, english))) == sorted(set(re.findall(days, french)))


def test_problems_of_a_profile_are_the_same_in_both_languages_but_for_their_words() -> None:
    broken = '{"format": "express-entry/profile@1", "person": {"date_of_birth": "1994-02-30"}, "marital_status": 1}'
    english, french = (
        ran("profile", "check", "-", "--format", "json", "--lang", language, given=broken) for language in ("en", "fr")
    )
    assert english.exit_code == french.exit_code == 2
    assert without_words(json.loads(english.stdout)) == without_words(json.loads(french.stdout))
    assert "n'existe pas dans le calendrier" in french.stdout
    assert "is not in the calendar" in english.stdout


# ---------------------------------------------------------------------------------------------------- help in both


def test_everything_that_the_help_says_is_said_differently_in_french() -> None:
    texts = guide.texts().values()
    assert len(texts) > 100
    same = {text.en for text in texts if text.en == text.fr}
    assert same == {"CODE", "TABLE", "N", "INSTANT"}


COMMANDS = [
    (), ("assess",), ("calendar",), ("categories",), ("checklist",), ("compare",), ("paths",), ("report",), ("score",),
    ("synthesize",), ("fees",), ("complete",), ("retest",),
    ("profile",), ("profile", "check"), ("profile", "schema"), ("profile", "new"), ("profile", "template"),
    ("noc",), ("noc", "search"), ("noc", "show"),
    ("law",), ("law", "show"), ("law", "diff"), ("law", "impact"), ("law", "gaps"),
    ("law", "check"),
    ("rounds",), ("rounds", "list"), ("rounds", "show"), ("rounds", "match"), ("rounds", "import"),
    ("rounds", "export"), ("rounds", "package"),
    ("pool",), ("pool", "load"), ("pool", "demo"), ("pool", "status"), ("pool", "show"), ("pool", "record"),
    ("pool", "clock"), ("pool", "corrections"), ("pool", "restore"), ("pool", "extend"), ("pool", "round"),
    ("pool", "round", "draft"), ("pool", "round", "authorise"), ("pool", "round", "discard"),
    ("pool", "round", "preview"), ("pool", "round", "run"), ("pool", "round", "publish"), ("pool", "round", "verify"),
    ("pool", "round", "line"), ("pool", "round", "list"), ("pool", "round", "show"), ("pool", "round", "export"),
    ("pool", "round", "correct"), ("pool", "round", "confirm"), ("pool", "round", "replay"),
    ("pool", "round", "corrections"), ("pool", "round", "drop"), ("pool", "round", "invited"),
    ("pool", "round", "missed"),
    ("pool", "bar"), ("pool", "bar", "list"), ("pool", "bar", "lift"), ("pool", "bar", "confirm"),
    ("pool", "bar", "discard"),
    ("audit",), ("audit", "verify"), ("audit", "list"), ("audit", "export"),
    ("application",),
    ("application", "start"), ("application", "declare"), ("application", "upload"), ("application", "remove"),
    ("application", "pay"), ("application", "check"), ("application", "submit"), ("application", "discard"),
    ("application", "answer"), ("application", "change"), ("application", "withdraw"), ("application", "show"),
    ("application", "list"), ("application", "deadlines"), ("application", "letters"),
    ("application", "read"), ("application", "calendar"), ("application", "assign"), ("application", "see"),
    ("application", "complete"), ("application", "return"), ("application", "retest"), ("application", "track"),
    ("application", "request"), ("application", "letter"), ("application", "note"), ("application", "seen"),
    ("application", "approve"), ("application", "refuse"), ("application", "confirm"), ("application", "visa"),
    ("application", "land"), ("application", "demo"),
    ("notices",), ("notices", "send"), ("notices", "list"), ("notices", "retry"),
    ("account",), ("account", "create"), ("account", "grant"), ("account", "ungrant"), ("account", "token"),
    ("account", "revoke"), ("account", "close"), ("account", "firm"), ("account", "list"), ("account", "demo"),
    ("privacy",), ("privacy", "export"), ("privacy", "erase"), ("privacy", "decide"), ("privacy", "recall"),
    ("privacy", "requests"), ("privacy", "due"), ("privacy", "retention"), ("privacy", "correct"),
    ("privacy", "settle"), ("privacy", "impact"), ("vault",), ("vault", "rekey"),
    ("serve",), ("migrate",), ("backup",), ("restore",),
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_english_is_left_in_french_help(command: tuple[str, ...]) -> None:
    english, french = (text_of(*command, "--help", "--lang", language, COLUMNS="120") for language in ("en", "fr"))
    assert french.startswith("Utilisation\u00a0: express-entry")
    shared = {line.strip() for line in english.splitlines()} & {line.strip() for line in french.splitlines()}
    assert {line for line in shared if not line.startswith("express-entry ")} <= {"", "Options", "Arguments"}


def test_help_is_there_for_every_command_that_exists() -> None:
    named = {name for name, *_ in filter(None, COMMANDS)}
    assert named == set(guide.COMMANDS)
    for group in {tuple(above) for *above, _ in filter(None, COMMANDS) if above}:
        listed = re.findall(r"^  (\w+)  ", text_of(*group, "--help").partition("Commands\n")[2], re.MULTILINE)
        assert sorted(listed) == sorted(name for *above, name in filter(None, COMMANDS) if tuple(above) == group)


def test_nothing_asked_for_is_answered_with_help_and_an_error() -> None:
    for group in ((), ("law",), ("rounds",)):
        assert refused(*group).startswith("Usage: express-entry")
    assert "COMMAND … is missing" in refused("--lang", "en")
