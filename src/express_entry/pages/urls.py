"""The addresses of the pages, each in both languages; the bare address leads to the first page."""

from __future__ import annotations

from django.urls import URLPattern, path

from express_entry.law.text import LANGUAGES

from . import (
    chartspage,
    downloads,
    home,
    interview,
    lawchanges,
    lawindex,
    lawtable,
    opening,
    result,
    roundlist,
    roundpage,
    search,
    whatif,
)
from .addresses import ADDRESSES
from .frame import View, in_language
from .roundfiles import FILES, view_of

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
    "round": roundpage.round_,
    "law": lawindex.law,
    "law_changes": lawchanges.law_changes,
    "law_table": lawtable.law_table,
    "what_if": whatif.what_if,
    "what_if_change": whatif.what_if_change,
    "what_if_table": whatif.what_if_table,
}


def _in_both(name: str, view: View) -> list[URLPattern]:
    """A page at its address in each language."""
    spoken = in_language(view)
    return [
        path(f"{language}/{ADDRESSES[name].say(language)}", spoken, {"language": language}, name=f"{name}-{language}")
        for language in LANGUAGES
    ]


def _files() -> list[URLPattern]:
    """The files of the history, behind the address of the list."""
    return [
        path(
            f"{language}/{ADDRESSES['rounds'].say(language)}{name}",
            in_language(view_of(name)),
            {"language": language},
            name=f"{name}-{language}",
        )
        for name in FILES
        for language in LANGUAGES
    ]


urlpatterns = [
    path("", home.door, name="door"),
    *(each for name, view in VIEWS.items() for each in _in_both(name, view)),
    *_files(),
]
