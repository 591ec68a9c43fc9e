"""The page of an export: everything in it, to be read without any program but a browser; nothing on it is loaded."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from express_entry.law import Language, Text
from express_entry.law.text import Sayable
from express_entry.reports.typography import typeset

from .columns import name_of
from .titles import title_of


def page_of(tree: Mapping[str, Any], language: Language) -> str:
    """The page in one language; every value is escaped."""
    other = "fr" if language == "en" else "en"
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{_say(TITLE, language)}</title><style>{_STYLE}</style></head><body><main>",
        f'<p><a href="index.{other}.html" hreflang="{other}" lang="{other}">{_say(OTHER, language)}</a></p>',
        f"<h1>{_say(TITLE, language)}</h1>",
        f"<p>{_say(OPENING.of(made=str(tree['made'])), language)}</p><p>{_say(NOT_GOVERNMENT, language)}</p>",
        *_documents(tree["documents"], language),
        *_rounds(tree["rounds"], language),
        *(line for table in tree["tables"] for line in _table(table, language)),
        "</main></body></html>",
    ]
    return "\n".join(lines) + "\n"


def _say(text: Sayable, language: Language) -> str:
    return escape(typeset(text.say(language), language))


def _documents(given: list[dict[str, Any]], language: Language) -> Iterator[str]:
    yield f"<h2>{_say(DOCUMENTS, language)}</h2>"
    if not given:
        yield f"<p>{_say(NONE, language)}</p>"
        return
    links = (f'<li><a href="{escape(each["file"])}">{escape(each["item"])}</a></li>' for each in given)
    yield f"<ul>{''.join(links)}</ul>"


def _table(table: Mapping[str, Any], language: Language) -> Iterator[str]:
    yield f"<h2>{_say(title_of(table['table']), language)}</h2>"
    if not table["rows"]:
        yield f"<p>{_say(NONE, language)}</p>"
    for row in table["rows"]:
        yield _row(row, language)
    for why, columns in _left_out(table, language).items():
        yield f"<p>{_say(LEFT_OUT.of(columns=columns, why=why), language)}</p>"
    if table["stays_after_erasure"] is not None:
        yield f"<p>{_say(STAYS.of(why=table['stays_after_erasure'][language]), language)}</p>"


def _row(row: Mapping[str, Any], language: Language) -> str:
    cells = (f"<dt>{_say(name_of(name), language)}</dt><dd>{_value(value)}</dd>" for name, value in row.items())
    return f"<dl>{''.join(cells)}</dl>"


def _left_out(table: Mapping[str, Any], language: Language) -> dict[str, list[str]]:
    """The columns that are left out, in words, by why they are."""
    found: dict[str, list[str]] = {}
    for each in table["left_out"]:
        found.setdefault(each[language], []).append(name_of(each["column"]).say(language))
    return found


def _rounds(lines: list[dict[str, Any]], language: Language) -> Iterator[str]:
    yield f"<h2>{_say(ROUNDS, language)}</h2><p>{_say(ROUNDS_TOLD, language)}</p>"
    if not lines:
        yield f"<p>{_say(NONE, language)}</p>"
    yield from (_row(each, language) for each in lines)


def _value(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return f"<pre>{escape(json.dumps(value, ensure_ascii=False, indent=2))}</pre>"
    if isinstance(value, bool):
        return "✓" if value else "✗"
    return "–" if value is None or value == "" else escape(str(value))


_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
    "dl{border-top:1px solid #767676;display:grid;gap:.25rem 1rem;grid-template-columns:max-content 1fr}"
    "dd{margin:0;overflow-wrap:anywhere}pre{white-space:pre-wrap;margin:0}"
)
TITLE = Text("Everything this service holds on you", "Tout ce que ce service détient à votre sujet")
OTHER = Text("Français", "English")
OPENING = Text(
    "As of {made} (UTC). The file records.json holds the same for programs, under the service's own names.",
    "En date du {made} (UTC). Le fichier records.json contient la même chose pour des programmes, sous les noms du "
    "service.",
)
NOT_GOVERNMENT = Text(
    "This service is not the Government of Canada. What the department holds, it gives itself (Privacy Act, 12).",
    "Ce service n'est pas le gouvernement du Canada. Ce que le ministère détient, il le communique lui-même (Loi sur "
    "la protection des renseignements personnels, 12).",
)
DOCUMENTS = Text("Your documents", "Vos documents")
NONE = Text("Nothing.", "Rien.")
ROUNDS = Text("Your line in published rounds", "Votre ligne dans les rondes publiées")
ROUNDS_TOLD = Text(
    "Whether a round ranked and invited you. The file beside each line proves it against the published result.",
    "Si une ronde vous a classé et invité. Le fichier à côté de chaque ligne le prouve d'après le résultat publié.",
)
LEFT_OUT = Text("Left out: {columns} ({why}).", "Laissé de côté : {columns} ({why}).")
STAYS = Text("After an erasure, what remains of it is {why}.", "Après un effacement, ce qui en reste est {why}.")
