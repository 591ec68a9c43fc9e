"""What can be taken along or subscribed to: the history as CSV, JSON and in the department's shape, and two feeds.

Their addresses stay as they are, so that a program may ask for them again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from express_entry.history.export import Format
from express_entry.law.text import Language, Text
from express_entry.reports.roundfeeds import Places, atom, calendar
from express_entry.reports.typography import typeset

from . import roundwords
from .addresses import address
from .frame import View
from .freshness import same_for_all
from .knownhistory import given_out, known_history

Made = Callable[[HttpRequest, Language], bytes]


class File(NamedTuple):
    """A file of the history: what it is, what browsers are told it is, and how it is made."""

    about: Text
    kind: str
    made: Made
    subscribed: bool = False


def _table(form: Format) -> Made:
    return lambda _, __: given_out(form, None).data


def _official(_: HttpRequest, language: Language) -> bytes:
    return given_out(Format.IRCC, language).data


def _atom(request: HttpRequest, language: Language) -> bytes:
    return atom(known_history().rounds, _places(request, "rounds.atom", language), language)


def _calendar(request: HttpRequest, language: Language) -> bytes:
    return calendar(known_history().rounds, _places(request, "rounds.ics", language), language)


def _places(request: HttpRequest, name: str, language: Language) -> Places:
    """Where the feed and its rounds stand, in full."""

    def of_round(number: str) -> str:
        return request.build_absolute_uri(address("round", language, number=number))

    whole = request.build_absolute_uri(address("rounds", language))
    return Places(request.build_absolute_uri(file_address(name, language)), whole, of_round)


FILES: Mapping[str, File] = {
    "rounds.csv": File(roundwords.FILE_CSV, "text/csv; charset=utf-8", _table(Format.CSV)),
    "rounds.json": File(roundwords.FILE_JSON, "application/json", _table(Format.JSON)),
    "rounds-ircc.json": File(roundwords.FILE_IRCC, "application/json", _official),
    "rounds.atom": File(roundwords.FILE_ATOM, "application/atom+xml; charset=utf-8", _atom, subscribed=True),
    "rounds.ics": File(roundwords.FILE_ICS, "text/calendar; charset=utf-8", _calendar, subscribed=True),
}
"""By their names, which stand behind the address of the list."""


def file_address(name: str, language: Language) -> str:
    """Where a file stands."""
    return reverse(f"pages:{name}-{language}")


def view_of(name: str) -> View:
    """The view that answers with a file."""
    file = FILES[name]

    @same_for_all
    def answered(request: HttpRequest, language: Language) -> HttpResponse:
        response = HttpResponse(file.made(request, language), content_type=file.kind)
        if not file.subscribed:
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return answered


def links_to_files(language: Language) -> list[dict[str, object]]:
    """Every file with its address, for a list."""
    return [
        {
            "link": file_address(name, language),
            "about": typeset(file.about.say(language), language),
            "kind": file.kind.partition(";")[0],
            "subscribed": file.subscribed,
        }
        for name, file in FILES.items()
    ]
