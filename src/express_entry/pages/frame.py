"""What every page stands in: its language, its words, its head and foot, and the way to the other language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from types import ModuleType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from express_entry.law.text import Language, Text
from express_entry.reports.typography import typeset

from . import words as common
from .addresses import ADDRESSES, address, is_whole, other
from .daymarks import mark_days
from .gapnotice import gap_notice
from .menus import menu_of
from .notes import taken

View = Callable[..., HttpResponse]
"""A page in a language, and for what stands in its address."""


PUBLIC = "pages"
"""The section of what is the same for everybody: no session is read for it."""
OF_RANKED = frozenset({"candidates", "representatives", "provincial"})
"""The sections of which every page may show somebody's points or rank."""
ENTRANCE = {"enter": "home", "account": "account", "sign_out": "sign_out"}
"""The pages of the entrance that every page leads to."""


class NoSuchWords(LookupError):
    """A template asks for words that nobody wrote: a gap on the page would not be noticed."""


class Said:
    """Words in one language, as templates ask for them: ``words.CONTINUE``."""

    def __init__(self, language: Language, *modules: ModuleType) -> None:
        self._language, self._modules = language, modules

    def __getitem__(self, name: str) -> str:
        for module in self._modules:
            found = getattr(module, name, None)
            if isinstance(found, Text):
                return typeset(found.say(self._language), self._language)
        raise NoSuchWords(name)


def in_language(view: View) -> View:
    """A view under whose language Django's own sentences are said, and that says so to the browser."""

    @wraps(view)
    def spoken(request: HttpRequest, language: Language, **parts: str) -> HttpResponse:
        with translation.override(language):
            response = view(request, language, **parts)
        response.headers["Content-Language"] = language
        return response

    return spoken


def page(  # noqa: PLR0913 - what a page consists of
    request: HttpRequest,
    name: str,
    language: Language,
    context: Mapping[str, Any],
    *,
    words: ModuleType | None = None,
    template: str = "",
    parts: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page in its frame.

    :param name: the page among :data:`.addresses.ADDRESSES`, or that of a section (``office:rounds``); its template is
        called the same unless ``template`` is.
    :param parts: what stands in the address of the page beside its words.
    :param words: the module whose words the template says, beside the common ones.
    """
    section, _, page_name = name.rpartition(":")
    whole = {
        **frame(language, words),
        **own(request, language),
        **_turned(request, name, language, parts or {}),
        **context,
        "shape": f"{section or PUBLIC}/{template or page_name}",
    }
    written = render_to_string(f"{whole['shape']}.html", whole, request)
    return HttpResponse(mark_days(written), status=status)


def frame(language: Language, words: ModuleType | None = None) -> dict[str, Any]:
    """What the frame itself says."""
    modules = (words, common) if words is not None else (common,)
    links = {name: address(name, language) for name in ADDRESSES if is_whole(name)}
    links |= {name: address(f"entrance:{page}", language) for name, page in ENTRANCE.items()}
    return {
        "language": language,
        "words": Said(language, *modules),
        "common": Said(language, common),  # a page may call something of its own by the same name
        "links": links,
    }


def own(request: HttpRequest, language: Language) -> dict[str, Any]:
    """What is shown to somebody who has signed in: their menu, and a message that was left for them."""
    own = vars(request)
    section, caller = own.get("section"), own.get("caller")
    shown: dict[str, Any] = {}
    if section is not None and section.name != PUBLIC:
        shown |= {"here": section.links(language), "note": taken(request, language)}
    if caller is not None and caller.user is not None:
        shown["menu"] = menu_of(caller, language)
        if section is not None and section.name in OF_RANKED:
            shown["ranked_by"] = gap_notice(caller.now, language)
    return shown


def _turned(request: HttpRequest, name: str, language: Language, parts: Mapping[str, str]) -> dict[str, Any]:
    """The same page in the other language, with what its address was asked with."""
    query = request.META.get("QUERY_STRING", "") if request.method in ("GET", "HEAD") else ""
    there = address(name, other(language), **parts)
    return {"name": name, "turned": f"{there}?{query}" if query else there}
