"""The addresses of the pages, each in both languages; the bare address leads to the first page."""

from __future__ import annotations

from django.urls import URLPattern, path

from express_entry.law.text import LANGUAGES

from . import downloads, home, interview, opening, result, roundpages, search
from .addresses import ADDRESSES
from .frame import View, in_language

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
    "rounds": roundpages.rounds_held,
    "rounds-table": roundpages.table,
    "round": roundpages.one_round,
}


def _in_both(name: str, view: View) -> list[URLPattern]:
    """A page at its address in each language."""
    spoken = in_language(view)
    return [
        path(f"{language}/{ADDRESSES[name].say(language)}", spoken, {"language": language}, name=f"{name}-{language}")
        for language in LANGUAGES
    ]


urlpatterns = [
    path("", home.door, name="door"),
    *(each for name, view in VIEWS.items() for each in _in_both(name, view)),
]
