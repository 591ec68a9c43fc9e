"""The items of OWASP ASVS 5.0 that apply, as a page: what meets each, and what is missing of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from express_entry.law import Text

from .page import Page, Sheet, table

ITEMS = Path(__file__).with_name("asvs.toml")


def asvs_page() -> Page:
    """The page of the items."""
    return Page("asvs", TITLE, _asvs)


@lru_cache(maxsize=1)
def recorded() -> Mapping[str, Any]:
    """Chapters and items as they are written down."""
    return tomllib.loads(ITEMS.read_text("utf-8"))


def _asvs(sheet: Sheet) -> Iterator[str]:
    yield sheet.say(OPENING)
    for chapter in recorded()["chapter"]:
        yield f"## {chapter['number']} {chapter['title'][sheet.language]}"
        rows = (_row(sheet, each) for each in recorded()["item"] if chapter_of(each) == chapter["number"])
        yield table([sheet.say(head) for head in HEADS], rows)
    yield f"## {sheet.say(OUTSIDE)}"
    rows = ([_numbers(each), each["why"][sheet.language]] for each in recorded()["outside"])
    yield table([sheet.say(HEADS[0]), sheet.say(WHY)], rows)


def chapter_of(item: Mapping[str, Any]) -> str:
    """The chapter of an item, by its first number."""
    return f"V{item['numbers'].partition('.')[0]}"


def _row(sheet: Sheet, item: Mapping[str, Any]) -> list[str]:
    met = [f"`{each}`" for each in item.get("tests", ())]
    if "how" in item:
        met.append(item["how"][sheet.language])
    missing = item["missing"][sheet.language] if "missing" in item else ""
    return [_numbers(item), item["words"][sheet.language], "; ".join(met) or "–", missing or "–"]


def _numbers(item: Mapping[str, Any]) -> str:
    return str(item["numbers"].replace(" ", ", "))


TITLE = Text("OWASP ASVS 5.0: what meets each item", "OWASP ASVS 5.0 : ce qui répond à chaque élément")
OPENING = Text(
    "The items of levels 1 and 2 of the [OWASP Application Security Verification Standard]"
    "(https://owasp.org/www-project-application-security-verification-standard/) that apply to the service, and "
    "some of level 3, by their numbers, with the test that would fail without what meets them; a test sees to it that "
    "each of these is there, and that no number is forgotten. What is missing is said. Nobody outside has verified it, "
    "and no level is claimed.",
    "Les éléments des niveaux 1 et 2 de l'[OWASP Application Security Verification Standard]"
    "(https://owasp.org/www-project-application-security-verification-standard/) qui s'appliquent au service, et "
    "quelques-uns du niveau 3, par leurs numéros, avec le test qui échouerait sans ce qui y répond; un test veille à "
    "ce que chacun existe, et à ce qu'aucun numéro ne soit oublié. Ce qui manque est dit. Personne de l'extérieur ne "
    "l'a vérifié, et aucun niveau n'est revendiqué.",
)
OUTSIDE = Text("Items that do not apply", "Éléments qui ne s'appliquent pas")
WHY = Text("Why", "Pourquoi")
HEADS = (
    Text("Items", "Éléments"),
    Text("What the service does", "Ce que fait le service"),
    Text("Met by", "Ce qui y répond"),
    Text("Missing, or left to the operator", "Ce qui manque ou revient à l'exploitant"),
)
