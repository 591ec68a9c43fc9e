"""Where each page stands, in each language: an address is words too."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

from express_entry.law.text import Language, Text

ADDRESSES: Mapping[str, Text] = {
    "home": Text("", ""),
    "assessment": Text("assessment/", "evaluation/"),
    "questions": Text("assessment/questions/", "evaluation/questions/"),
    "answers": Text("assessment/answers/", "evaluation/reponses/"),
    "result": Text("assessment/result/", "evaluation/resultat/"),
    "checklist": Text("assessment/checklist/", "evaluation/liste-de-controle/"),
    "download": Text("assessment/download/", "evaluation/telechargement/"),
    "open": Text("assessment/open/", "evaluation/ouvrir/"),
    "occupations": Text("occupations/", "professions/"),
    "rounds": Text("rounds/", "rondes/"),
    "charts": Text("rounds/charts/", "rondes/graphiques/"),
    "law": Text("law/", "droit/"),
    "law_changes": Text("law/changes/", "droit/modifications/"),
    "about": Text("about/", "a-propos/"),
}
"""What stands behind the language, by the name of the page."""

WITHIN: Mapping[str, tuple[str, str]] = {
    "round": ("rounds", "<str:number>/"),
    "law_table": ("law", "<path:table>/"),
}
"""Pages of which there is one for each of something: the page they stand behind, and what tells them apart."""


def address(name: str, language: Language, **parts: str) -> str:
    """The address of a page in a language; ``parts`` are those that its address has blanks for."""
    return reverse(f"pages:{name}-{language}", kwargs=parts)


def route(name: str, language: Language) -> str:
    """What stands behind the language, with blanks where there is a page for each of something."""
    behind, blank = WITHIN.get(name, (name, ""))
    return f"{ADDRESSES[behind].say(language)}{blank}"


def other(language: Language) -> Language:
    """The other official language."""
    return "fr" if language == "en" else "en"
