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
    "about": Text("about/", "a-propos/"),
}
"""What stands behind the language, by the name of the page."""


def address(name: str, language: Language) -> str:
    """The address of a page in a language."""
    return reverse(f"pages:{name}-{language}")


def other(language: Language) -> Language:
    """The other official language."""
    return "fr" if language == "en" else "en"
