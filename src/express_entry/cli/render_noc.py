"""Occupations: as documents, and as pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from express_entry.law import Law
from express_entry.law.answers import Answer, Unknown
from express_entry.law.occupations import Occupation, find, predecessors, relation, successors
from express_entry.law.text import Language, Text
from express_entry.law.work import codes_in_force, skilled, trade

from .listings import listings
from .page import Cell, Column, Page, Row, Styled
from .render_categories import answer

LONGEST_SEARCH = 200
"""Characters of a search that are read."""


def occupation_document(occupation: Occupation) -> dict[str, Any]:
    """An occupation in plain values; titles in both languages, since they identify it."""
    return {
        "code": occupation.code,
        "edition": occupation.edition,
        "title": {"en": occupation.title.en, "fr": occupation.title.fr if occupation.french_title_known else None},
        "teer": occupation.teer,
        "skill_level": occupation.skill_level,
        "major_group": occupation.major_group,
    }


def show_document(occupation: Occupation, day: date, law: Law, language: Language) -> dict[str, Any]:
    """An occupation with what it means on a day; null is not known."""
    return {
        **occupation_document(occupation),
        "counterparts": [
            {**occupation_document(other), "relation": _relation(occupation, other)}
            for other in counterparts(occupation)
        ],
        "on": day.isoformat(),
        "skilled": _plain(skilled(law, occupation.code, "noc")),
        "skilled_trade": _plain(trade(law, occupation.code, "noc")),
        "categories": [item.as_document(language) for item in listings(law, occupation)],
    }


def counterparts(occupation: Occupation) -> list[Occupation]:
    """The groups of the other edition that share work with an occupation."""
    codes = predecessors(occupation.code) if occupation.edition == 2021 else successors(occupation.code)
    return [other for other in map(find, codes) if other is not None]


def render_found(page: Page, found: Sequence[Occupation], wanted: str, language: Language) -> None:
    """The occupations that a search found, a line each."""
    if not found:
        page.say(NOTHING_FOUND.of(wanted=wanted).say(language))
        return
    rows = [[each.code, _level(each), each.title.say(language)] for each in found]
    level = TEER if found[0].edition == 2021 else SKILL_LEVEL
    page.table([Column(CODE.say(language)), Column(level.say(language)), Column(TITLE.say(language), share=1)], rows)


def render_occupation(page: Page, occupation: Occupation, day: date, law: Law, language: Language) -> None:
    """An occupation and what it means on a day."""
    page.title(occupation.say(language))
    other: Language = "fr" if language == "en" else "en"
    edition = EDITION.of(edition=str(occupation.edition)).say(language)
    teer = occupation.edition == 2021
    rows: list[tuple[str, Cell]] = [
        (OTHER_TITLE.say(language), occupation.title.say(other)),
        (CLASSIFICATION.say(language), edition),
        ((TEER if teer else SKILL_LEVEL).say(language), _level(occupation)),
        (MAJOR_GROUP.say(language), occupation.major_group),
    ]
    if not occupation.french_title_known:
        rows[0] = (IN_FRENCH.say(language), NO_FRENCH_TITLE.say(language))
    page.pairs(rows)
    _counterparts(page, occupation, language)
    page.heading(ON_DAY.of(day=day).say(language))
    page.pairs(
        [
            (IN_FORCE.say(language), _codes(law, occupation, language)),
            (SKILLED.say(language), _said(skilled(law, occupation.code, "noc"), language)),
            (TRADE.say(language), _said(trade(law, occupation.code, "noc"), language)),
        ]
    )
    _categories(page, occupation, law, language)


def _counterparts(page: Page, occupation: Occupation, language: Language) -> None:
    edition = 2016 if occupation.edition == 2021 else 2021
    page.heading(COUNTERPARTS.of(edition=str(edition)).say(language))
    others = counterparts(occupation)
    if not others:
        page.say(NO_COUNTERPART.say(language))
    rows = [[o.code, o.title.say(language), RELATIONS[_relation(occupation, o)].say(language)] for o in others]
    page.table([Column(), Column(share=3), Column(share=2)], rows)


def _categories(page: Page, occupation: Occupation, law: Law, language: Language) -> None:
    found = listings(law, occupation)
    if not found:
        page.say(NO_CATEGORIES.say(language))
        return
    page.blank()
    page.say(LISTS.say(language), style="strong")
    rows: list[Row] = [[item.slug, item.round_version or item.version.id, answer(item, language)] for item in found]
    page.table([Column(), Column(), Column(share=1)], rows, indent=2)


def _relation(one: Occupation, other: Occupation) -> str:
    old, new = (other.code, one.code) if one.edition == 2021 else (one.code, other.code)
    return str(relation(old, new))


def _level(occupation: Occupation) -> str:
    return str(occupation.skill_level if occupation.teer is None else occupation.teer)


def _codes(law: Law, occupation: Occupation, language: Language) -> str:
    """The code as the classification of the day has it."""
    codes = codes_in_force(law, occupation.code)
    return ", ".join(codes) if codes else NO_COUNTERPART.say(language)


def _plain(found: Answer) -> bool | None:
    return None if isinstance(found, Unknown) else found


def _said(found: Answer, language: Language) -> Styled:
    if isinstance(found, Unknown):
        return Styled(NOT_KNOWN.say(language), "open")
    return Styled((YES if found else NO).say(language), "good" if found else "plain")


NOTHING_FOUND = Text("No occupation is found by “{wanted}”.", "Aucune profession ne correspond à « {wanted} ».")
CODE = Text("code", "code")
TITLE = Text("title", "titre")
TEER = Text("TEER", "FÉER")
SKILL_LEVEL = Text("skill level", "niveau de compétence")
OTHER_TITLE = Text("in French", "en anglais")
IN_FRENCH = Text("in French", "en français")
NO_FRENCH_TITLE = Text("the French title is not recorded here", "le titre français n'est pas consigné ici")
CLASSIFICATION = Text("classification", "classification")
EDITION = Text("NOC {edition}", "CNP {edition}")
MAJOR_GROUP = Text("major group", "grand groupe")
COUNTERPARTS = Text("Counterparts in NOC {edition}", "Équivalents dans la CNP {edition}")
NO_COUNTERPART = Text("none", "aucun")
RELATIONS = {
    "one-to-one": Text("the same group", "le même groupe"),
    "one-to-many": Text("the 2016 group was divided", "le groupe de 2016 a été divisé"),
    "many-to-one": Text("several 2016 groups were joined", "plusieurs groupes de 2016 ont été réunis"),
    "many-to-many": Text(
        "divided, and joined with parts of other 2016 groups",
        "divisé, et réuni à des parties d'autres groupes de 2016",
    ),
}
ON_DAY = Text("On {day}", "Au {day}")
IN_FORCE = Text("in the classification in force", "dans la classification en vigueur")
SKILLED = Text("skilled occupation", "profession qualifiée")
TRADE = Text("skilled trade (R87.2(1))", "métier spécialisé (R87.2(1))")
NO_CATEGORIES = Text("No category was in force on that day.", "Aucune catégorie n'était en vigueur à cette date.")
LISTS = Text("Category lists", "Listes des catégories")
YES = Text("yes", "oui")
NO = Text("no", "non")
NOT_KNOWN = Text("not known: its counterparts differ", "à déterminer : ses équivalents diffèrent")
