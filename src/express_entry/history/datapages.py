"""What comes with the data package for people: the page that is read first, and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ..law.text import LANGUAGES, Text

DEPARTMENT = Text("Immigration, Refugees and Citizenship Canada", "Immigration, Réfugiés et Citoyenneté Canada")


def citation_file(described: Mapping[str, Any]) -> str:
    """A CITATION.cff, whose texts are quoted as JSON, which YAML reads."""
    quote = json.dumps
    lines = [
        "cff-version: 1.2.0",
        "type: dataset",
        f"message: {quote(_PLEASE.en + ' / ' + _PLEASE.fr, ensure_ascii=False)}",
        f"title: {quote(described['title'], ensure_ascii=False)}",
        f"abstract: {quote(described['description'] + ' ' + described['description_fr'], ensure_ascii=False)}",
        f"version: {quote(described['version'])}",
        f"date-released: {quote(described['created'][:10])}",
        f"license: {described['licenses'][0]['name']}",
        "authors:",
        f"  - name: {quote(described['contributors'][0]['title'])}",
        "keywords:",
        *(f"  - {quote(word)}" for word in described["keywords"]),
        "references:",
    ]
    for source in described["sources"][:2]:
        lines += ["  - type: data", f"    title: {quote(source['title'], ensure_ascii=False)}"]
        lines += ["    authors:", f"      - name: {quote(DEPARTMENT.en)}", f"    url: {quote(source['path'])}"]
    return "\n".join(lines) + "\n"


def readme(described: Mapping[str, Any]) -> str:
    """The page that a person reads first: what this is, how to quote it, what the columns mean."""
    parts = []
    for language in LANGUAGES:
        suffix = "_fr" if language == "fr" else ""
        words = {name: text.say(language) for name, text in _WORDS.items()}
        parts += [f"# {described['title' + suffix]}", described["description" + suffix]]
        parts += [f"**{words['cite']}** {described['citation'][language]}", described["rights"][language]]
        for resource in described["resources"]:
            parts += [f"## {resource['path']}", resource["description" + suffix], _columns(resource, suffix, words)]
    return "\n\n".join(parts) + "\n"


def _columns(resource: Mapping[str, Any], suffix: str, words: Mapping[str, str]) -> str:
    rows = [f"| {words['column']} | {words['meaning']} |", "| --- | --- |"]
    rows += [f"| `{each['name']}` | {each['description' + suffix]} |" for each in resource["schema"]["fields"]]
    return "\n".join(rows)


_PLEASE = Text("If you use these data, please cite them.", "Si vous utilisez ces données, veuillez les citer.")
_WORDS = {
    "cite": Text("To cite:", "Pour citer\u00a0:"),
    "column": Text("Column", "Colonne"),
    "meaning": Text("Meaning", "Signification"),
}
