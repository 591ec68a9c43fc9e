"""Pages that belong together: the public ones, and those of each audience, with their addresses and views."""

from __future__ import annotations

from collections.abc import Mapping
from functools import wraps
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from express_entry.law.text import LANGUAGES, Language, Text

from .addresses import address, is_whole
from .frame import View, in_language


class Section(NamedTuple):
    """The pages of an audience: its name among Django's applications, and where each page stands in each language."""

    name: str
    addresses: Mapping[str, Text]

    def links(self, language: Language) -> dict[str, str]:
        """The pages whose address is always the same, by name: what a template calls ``here``."""
        return {
            page: address(f"{self.name}:{page}", language) for page in self.addresses if is_whole(page, self.addresses)
        }


def routes(section: Section, views: Mapping[str, View]) -> list[URLPattern]:
    """Every page of a section at its address in each language."""
    return [
        path(
            f"{language}/{section.addresses[name].say(language)}",
            _within(section, in_language(view)),
            {"language": language},
            name=f"{name}-{language}",
        )
        for name, view in views.items()
        for language in LANGUAGES
    ]


def _within(section: Section, view: View) -> View:
    """A view whose page knows the section that it stands in."""

    @wraps(view)
    def placed(request: HttpRequest, language: Language, **parts: str) -> HttpResponse:
        vars(request)["section"] = section
        return view(request, language, **parts)

    return placed
