"""A page for each table of the law: what it says today, its history, its sources, its assumptions and its gaps."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from express_entry.law import Consolidation, Table
from express_entry.law.text import Language
from express_entry.pool.laws import service_law
from express_entry.reports.lawlabels import FACTS, TABLE_KINDS

from . import lawwords as words
from .addresses import address
from .days import today
from .frame import page
from .freshness import same_for_all
from .lawshown import said, version_shown
from .supposed import may_be_changed


@same_for_all
def law_table(request: HttpRequest, language: Language, table: str) -> HttpResponse:
    """A table with every version, the newest first; that of today is open."""
    law = service_law()
    found = law.tables.get(table)
    if found is None:
        raise Http404
    context = _context(law, found, language)
    return page(request, "law_table", language, context, words=words, parts={"table": found.id})


def _context(law: Consolidation, table: Table, language: Language) -> dict[str, Any]:
    now = table.in_force(today())
    shown = [
        {**version_shown(law, table, version, language), "now": version is now} for version in reversed(table.versions)
    ]
    facts = [said(FACTS[fact], language) for fact in table.attributes.get("facts", ()) if fact in FACTS]
    kind = said(TABLE_KINDS.get(table.kind, table.kind), language)
    return {
        "title": said(table.title, language),
        "kind": kind,
        "table_id": table.id,
        "facts_read": ", ".join(facts),
        "now": next((each for each in shown if each["now"]), None),
        "versions": [each for each in shown if not each["now"]],
        "made_of": _made_of(law, table, language),
        "what_if": address("what_if_table", language, table=table.id) if may_be_changed(table.id) else "",
    }


def _made_of(law: Consolidation, table: Table, language: Language) -> list[dict[str, str]]:
    """The tables that a ranking is made of."""
    version = table.in_force(today()) or table.versions[-1]
    prefix = next((each.values.get("factors_of") for each in (version, *table.versions) if each.values), None)
    if not isinstance(prefix, str):
        return []
    return [
        {"link": address("law_table", language, table=name), "title": said(each.title, language)}
        for name, each in law.tables.items()
        if name.startswith(prefix) and name != table.id
    ]
