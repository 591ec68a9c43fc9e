"""The categories of a day as a page."""

from __future__ import annotations

from datetime import date

from express_entry.law import Law
from express_entry.law.occupations import Occupation
from express_entry.law.text import Language, Text

from .known import later
from .listings import Listing, listings
from .page import Cell, Column, Page, Styled


def render(page: Page, day: date, law: Law, occupation: Occupation | None, language: Language) -> None:
    """A line for each category in force, with what it says of an occupation where one was asked for."""
    page.title(TITLE.of(day=day).say(language))
    if occupation is not None:
        page.say(occupation.say(language), style="strong")
    later(page, law, day, language)
    found = listings(law, occupation)
    if not found:
        page.say(NONE.say(language))
        return
    page.blank()
    page.table(*_table(found, language))


def _table(found: list[Listing], language: Language) -> tuple[list[Column], list[list[Cell]]]:
    heads = [Column(CATEGORY.say(language)), Column(VERSION.say(language)), Column(SINCE.say(language))]
    heads.append(Column(TITLE_HEAD.say(language), share=3))
    asked = any(item.asked for item in found)
    heads.append(Column((LISTED if asked else OCCUPATIONS).say(language), share=2 if asked else 0, right=not asked))
    return heads, [_row(item, language) for item in found]


def _row(item: Listing, language: Language) -> list[Cell]:
    """One category; the version is named as in the history of rounds."""
    codes = item.version.values.get("occupations")
    last: Cell = "–" if codes is None else str(len(codes))
    if item.asked is not None:
        last = answer(item, language)
    version = item.round_version or item.version.id
    return [item.slug, version, item.version.from_.isoformat(), item.title.say(language), last]


def answer(item: Listing, language: Language) -> Styled:
    """What a category's list says of the occupation asked for."""
    if item.listed:
        return Styled(ON_LIST.say(language), "good")
    if item.reason is None:
        return Styled(OFF_LIST.say(language), "faint")
    text = OFF_LIST_BECAUSE if item.listed is False else NOT_KNOWN
    return Styled(text.of(reason=item.reason).say(language), "faint" if item.listed is False else "open")


TITLE = Text("Categories in force on {day}", "Catégories en vigueur au {day}")
NONE = Text("No category was in force on that day.", "Aucune catégorie n'était en vigueur à cette date.")
CATEGORY = Text("category", "catégorie")
VERSION = Text("version", "version")
SINCE = Text("since", "depuis")
TITLE_HEAD = Text("title", "titre")
OCCUPATIONS = Text("occupations", "professions")
LISTED = Text("on its list", "dans la liste")
ON_LIST = Text("✓ yes", "✓ oui")
OFF_LIST = Text("✗ no", "✗ non")
OFF_LIST_BECAUSE = Text("✗ no: {reason}", "✗ non : {reason}")
NOT_KNOWN = Text("? not known: {reason}", "? à déterminer : {reason}")
