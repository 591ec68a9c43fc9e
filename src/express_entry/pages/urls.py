"""The addresses of the pages, each in both languages; the bare address leads to the first page."""

from __future__ import annotations

from django.urls import URLPattern, path

from express_entry.law.text import LANGUAGES, Text

from . import (
    chartspage,
    checker,
    downloads,
    home,
    interview,
    lawchanges,
    lawindex,
    lawtable,
    opening,
    poolrounds,
    result,
    roundlist,
    roundpage,
    search,
    whatif,
)
from .addresses import ADDRESSES
from .frame import View
from .roundfiles import FILES, view_of
from .sections import Section, routes

app_name = "pages"

VIEWS: dict[str, View] = {
    "home": home.home,
    "about": home.about,
    "assessment": interview.assessment,
    "questions": interview.questions,
    "answers": result.answers,
    "result": result.result,
    "checklist": result.checklist,
    "download": downloads.download,
    "open": opening.open_saved,
    "occupations": search.occupations_found,
    "rounds": roundlist.rounds,
    "charts": chartspage.charts,
    "pool_rounds": poolrounds.pool_rounds,
    "pool_round": poolrounds.pool_round,
    "round": roundpage.round_,
    "law": lawindex.law,
    "law_changes": lawchanges.law_changes,
    "law_table": lawtable.law_table,
    "what_if": whatif.what_if,
    "what_if_change": whatif.what_if_change,
    "what_if_table": whatif.what_if_table,
}


def _files() -> list[URLPattern]:
    """The files of the history, behind the address of the list."""
    files = {name: Text(*(ADDRESSES["rounds"].say(language) + name for language in LANGUAGES)) for name in FILES}
    return routes(Section("pages", files), {name: view_of(name) for name in FILES})


urlpatterns = [
    path("", home.door, name="door"),
    path(checker.NAME, checker.checker, name="checker"),
    *routes(Section("pages", ADDRESSES), VIEWS),
    *_files(),
]
