"""The list of rounds: every round since 2015, or those of a type, for a program or category, in a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from express_entry.history import Round, RoundType, UnknownName, select, title
from express_entry.history.labels import GROUPINGS
from express_entry.history.sources import coverage
from express_entry.law.text import Language, Sayable, Text
from express_entry.reports.historycharts import cut_offs
from express_entry.reports.typography import number, typeset

from . import roundwords, words
from .addresses import address
from .faults import recognise
from .figures import charted
from .formfields import Field, Option
from .frame import page
from .freshness import same_for_all
from .knownhistory import known_history
from .roundfiles import links_to_files

ROWS = 50
"""Rounds on a page of the list."""


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to, as it was typed; empty for everything."""

    type: str = ""
    of: str = ""
    year: str = ""
    page: str = ""

    @classmethod
    def of_query(cls, query: Mapping[str, str]) -> Asked:
        """What an address asks for."""
        return cls(*(query.get(name, "").strip()[:40] for name in ("type", "of", "year", "page")))

    def query(self, **changed: str) -> str:
        """The same as a query, with something changed; empty for everything."""
        whole = {**vars(self), **changed}
        return urlencode({name: value for name, value in whole.items() if value})


@dataclass(frozen=True)
class Line:
    """A round in a row of the list, every value as it is shown."""

    number: str
    link: str
    day: str
    title: str
    invitations: str
    cut_off: str
    tie_break: str


@same_for_all
def rounds(request: HttpRequest, language: Language) -> HttpResponse:
    """The rounds that an address asks for, newest first; all of them where it cannot be understood."""
    return listed(request, language)


def listed(request: HttpRequest, language: Language, wrong: Sayable | None = None, status: int = 200) -> HttpResponse:
    """The list, with what is wrong with what was asked for above it."""
    asked, known = Asked.of_query(request.GET), known_history().rounds
    try:
        found = _found(known, asked)
    except UnknownName as error:
        found, wrong, status = known, error.reason, 400
    context = {
        **_shown(found, asked, language),
        "latest": line(known[-1], language),
        "fields": tuple(_fields(known, asked, language)),
        "narrowed": bool(asked.type or asked.of or asked.year),
        "coverage": typeset(coverage(known).say(language), language),
        "files": links_to_files(language),
        "errors": [{"text": typeset(wrong.say(language), language), "anchor": ""}] if wrong else [],
    }
    if status == HTTPStatus.OK:
        return page(request, "rounds", language, context, words=roundwords)
    recognise(request)  # an address mistyped has signed nobody out
    response = page(request, "rounds", language, context, words=roundwords, status=status)
    response.headers["Cache-Control"] = "no-store"  # it shows somebody's own menu
    return response


def line(round_: Round, language: Language) -> Line:
    """A round as a row shows it."""
    return Line(
        round_.number,
        address("round", language, number=round_.number),
        round_.date.isoformat(),
        typeset(title(round_).say(language), language),
        number(round_.invitations, language),
        number(round_.crs_cutoff, language),
        "–" if round_.tie_break is None else f"{round_.tie_break:%Y-%m-%d %H:%M:%S}",
    )


def _found(known: Sequence[Round], asked: Asked) -> Sequence[Round]:
    """The rounds asked for.

    :raises UnknownName: for a type, program, category or year that there is not.
    """
    found = select(known, kind=asked.type or None, program_or_category=asked.of or None)
    years = {str(each.date.year) for each in known}
    if asked.year and asked.year not in years:
        raise UnknownName(roundwords.NO_YEAR.of(year=asked.year, first=min(years), last=max(years)))
    return [each for each in found if asked.year in ("", str(each.date.year))]


def _shown(found: Sequence[Round], asked: Asked, language: Language) -> dict[str, object]:
    """One page of the list, the way to the pages around it, and the drawing of all."""
    pages = max(-(-len(found) // ROWS), 1)
    wanted = int(asked.page) if asked.page.isascii() and asked.page.isdigit() and len(asked.page) < 5 else 1
    at = min(max(wanted, 1), pages)
    newest = list(reversed(found))[(at - 1) * ROWS : at * ROWS]
    said = roundwords.COUNTED_ONE if len(found) == 1 else roundwords.COUNTED
    return {
        "lines": [line(each, language) for each in newest],
        "counted": typeset(said.of(count=len(found)).say(language), language),
        "where": typeset(roundwords.PAGE_OF.of(page=at, pages=pages).say(language), language) if pages > 1 else "",
        "newer": _to_page(asked, at - 1, pages, language),
        "older": _to_page(asked, at + 1, pages, language),
        "chart": charted(cut_offs(found, language)) if len(found) > 1 else None,
    }


def _to_page(asked: Asked, place: int, pages: int, language: Language) -> str:
    if not 1 <= place <= pages:
        return ""
    query = asked.query(page=str(place) if place > 1 else "")
    return address("rounds", language) + (f"?{query}" if query else "")


def _fields(known: Sequence[Round], asked: Asked, language: Language) -> Iterator[Field]:
    """The three lists to choose from."""
    years = sorted({str(each.date.year) for each in known}, reverse=True)
    groupings = {slug: name for names in GROUPINGS.values() for slug, name in names.items()}
    held = {each.program_or_category for each in known}
    kinds = ((kind.value, kind) for kind in RoundType)
    yield _select("type", roundwords.TYPE, roundwords.ALL_TYPES, kinds, asked.type, language)
    offered = ((slug, name) for slug, name in groupings.items() if slug in held)
    yield _select("of", roundwords.OF, roundwords.ALL_OF, offered, asked.of, language)
    yield _select(
        "year", words.YEAR, roundwords.ALL_YEARS, ((year, _Plain(year)) for year in years), asked.year, language
    )


def _select(
    name: str, label: Text, empty: Text, values: Iterable[tuple[str, Sayable]], chosen: str, language: Language
) -> Field:
    options = tuple(
        Option(f"{name}-{value}", value, _capital(typeset(said.say(language), language)), value == chosen)
        for value, said in values
    )
    said = (typeset(each.say(language), language) for each in (label, empty))
    return Field("select", name, name, next(said), options=options, empty=next(said))


@dataclass(frozen=True)
class _Plain:
    """What is the same in both languages."""

    text: str

    def say(self, language: Language) -> str:  # noqa: ARG002 - as every other thing that is said
        return self.text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
