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
    "pool_rounds": Text("rounds/of-this-pool/", "rondes/de-ce-bassin/"),
    "pool_round": Text("rounds/of-this-pool/<str:number>/", "rondes/de-ce-bassin/<str:number>/"),
    "round": Text("rounds/<str:number>/", "rondes/<str:number>/"),
    "law": Text("law/", "droit/"),
    "law_changes": Text("law/changes/", "droit/modifications/"),
    "law_table": Text("law/<path:table>/", "droit/<path:table>/"),
    "what_if": Text("what-if/", "et-si/"),
    "what_if_change": Text("what-if/change/<str:day>/", "et-si/modification/<str:day>/"),
    "what_if_table": Text("what-if/<path:table>/", "et-si/<path:table>/"),
    "about": Text("about/", "a-propos/"),
}
"""What stands behind the language, by the name of the page."""


def address(name: str, language: Language, **parts: str) -> str:
    """The address of a page in a language; ``parts`` fill what stands in pointed brackets.

    :param name: of a page of this package, or of another section with the section before it: ``office:rounds``.
    """
    section, _, page = name.rpartition(":")
    return reverse(f"{section or 'pages'}:{page}-{language}", kwargs={"language": language, **parts})


def is_whole(name: str, addresses: Mapping[str, Text] = ADDRESSES) -> bool:
    """Whether the address of a page is the same for everything that it may show."""
    return "<" not in addresses[name].en


def other(language: Language) -> Language:
    """The other official language."""
    return "fr" if language == "en" else "en"
