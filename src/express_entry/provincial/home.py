"""The first page of a province: what can be done, the allocation by year, and the nominations that were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, DateField, F, Q, QuerySet, Value, When
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.accounts.callers import Caller
from express_entry.api.gate import Asked
from express_entry.law import Text, places
from express_entry.law.days import LAST_DAY, day_of
from express_entry.law.text import Language, Sayable
from express_entry.pages.addresses import address
from express_entry.pages.formfields import Field
from express_entry.pages.frame import page
from express_entry.pages.plainfields import Form
from express_entry.pool.allocations import used_in
from express_entry.pool.models import Allocation, Nomination
from express_entry.pool.states import NominationState
from express_entry.pool.statewords import words_of_state
from express_entry.reports.typography import number, typeset

from . import homewords as words
from .reach import for_province

ROWS = 25
"""Nominations on a page of the list."""
CAN_END = frozenset({NominationState.OFFERED.value, NominationState.ACCEPTED.value})
OFFERED = NominationState.OFFERED.value
FIRST_YEAR = 2015
WHICH: Mapping[str, tuple[Text, Q]] = {
    "waiting": (words.WAITING, Q(state=OFFERED)),
    "accepted": (words.ACCEPTED, Q(state=NominationState.ACCEPTED.value)),
    "ended": (words.ENDED, ~Q(state__in=CAN_END)),
}
"""What the list can be narrowed to."""
DUE_FIRST = Case(When(state=OFFERED, then=F("answer_by")), default=Value(LAST_DAY), output_field=DateField())
"""The day that comes next of a nomination; the last of all days where none does."""


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for: which nominations, issued in which year; empty for all. ``page`` counts from 1."""

    which: str = ""
    year: str = ""
    page: int = 1

    @classmethod
    def of_query(cls, query: Mapping[str, str]) -> Wanted:
        """What an address asks for; what is not known is left out."""
        which, year, page = (query.get(name, "").strip() for name in ("which", "year", "page"))
        return cls(
            which if which in WHICH else "",
            year if _is_number(year) and int(year) >= FIRST_YEAR else "",
            max(int(page), 1) if _is_number(page) else 1,
        )

    def rows(self, provinces: Sequence[str]) -> QuerySet[Nomination]:
        """The nominations, those first that are to be answered soonest, then the latest."""
        rows = Nomination.objects.select_related("profile").filter(province__in=provinces)
        if self.which:
            rows = rows.filter(WHICH[self.which][1])
        if self.year:
            rows = rows.filter(issued__year=int(self.year))
        return rows.order_by(DUE_FIRST, "-id")

    def link(self, page: int, language: Language) -> str:
        """The address of a page of the same list."""
        asked = {"which": self.which, "year": self.year, "page": str(page) if page > 1 else ""}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{address('provincial:home', language)}{'?' if query else ''}{query}#list"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < len("10000")


@require_safe
@for_province("nomination.read")
def home(request: Asked, language: Language) -> HttpResponse:
    """What there is to do, how much is left, and what was done."""
    caller, wanted = request.caller, Wanted.of_query(request.GET)
    several = len(caller.provinces) > 1
    context = {
        "lead": _say(words.LEAD.of(provinces=", ".join(names_of(caller.provinces, language))), language),
        "years": list(_years(request, language)),
        "several": several,
        "fields": list(_fields(wanted, caller.provinces, language)),
        "narrowed": bool(wanted.which or wanted.year),
        **_listed(wanted, caller, language),
    }
    return page(request, "provincial:home", language, context, words=words)


def _fields(wanted: Wanted, provinces: Sequence[str], language: Language) -> Iterator[Field]:
    form = Form(language, {"which": wanted.which, "year": wanted.year})
    yield form.select("which", words.WHICH, [(name, text) for name, (text, _) in WHICH.items()], words.ALL)
    issued = Nomination.objects.filter(province__in=provinces).dates("issued", "year", order="DESC")
    years = [str(each.year) for each in issued]
    yield form.select("year", words.ISSUED_IN, [(year, Text(year, year)) for year in years], words.ANY_YEAR)


def _listed(wanted: Wanted, caller: Caller, language: Language) -> dict[str, Any]:
    """One page of the list."""
    rows = wanted.rows(caller.provinces)
    many = rows.count()
    pages = max(-(-many // ROWS), 1)
    at = min(wanted.page, pages)
    lines = [_line(each, caller, language) for each in rows[(at - 1) * ROWS : at * ROWS]]
    counted = words.COUNTED_ONE if many == 1 else words.COUNTED_MANY.of(count=number(many, language))
    return {
        "lines": lines,
        "can_end": any(line["withdraw"] for line in lines),
        "counted": _say(counted, language),
        "where": _say(words.PAGE_OF.of(page=str(at), pages=str(pages)), language) if pages > 1 else "",
        "before": wanted.link(at - 1, language) if at > 1 else "",
        "after": wanted.link(at + 1, language) if at < pages else "",
    }


def names_of(codes: Iterable[str], language: Language) -> list[str]:
    """Provinces by their names."""
    known = places.provinces()
    return [typeset(known[code].say(language), language) for code in codes]


def _years(request: Asked, language: Language) -> Iterator[dict[str, Any]]:
    """The allocation of each year, this one always, with what is used of it and left."""
    this_year = day_of(request.caller.now).year
    for province in request.caller.provinces:
        known = {each.year: each for each in Allocation.objects.filter(province=province)}
        years = sorted({*known, this_year}, reverse=True)
        spent = used_in(province, years, request.caller.now)
        for year in years:
            yield _year(names_of([province], language)[0], year, known.get(year), spent[year], language)


def _year(province: str, year: int, known: Allocation | None, spent: int, language: Language) -> dict[str, Any]:
    allowed = None if known is None else known.nominations
    return {
        "province": province,
        "year": year,
        "allowed": "–" if allowed is None else number(allowed, language),
        "used": number(spent, language),
        "left": "–" if allowed is None else number(max(allowed - spent, 0), language),
        "spent": allowed is not None and spent >= allowed,
        "most": allowed or 0,
        "many": min(spent, allowed or 0),
        "source": "" if known is None else known.source,
    }


def _line(each: Nomination, caller: Caller, language: Language) -> dict[str, Any]:
    return {
        "certificate": each.certificate,
        "province": names_of([each.province], language)[0],
        "number": each.profile.number,
        "state": _say(words_of_state(NominationState(each.state)), language),
        "issued": each.issued.isoformat(),
        "due": _say(_due(each, day_of(caller.now)), language) if each.state == OFFERED else "",
        "withdraw": address("provincial:withdraw", language, key=str(each.id)) if each.state in CAN_END else "",
    }


def _due(each: Nomination, today: date) -> Sayable:
    """Until when the candidate may answer an offer, and how many days are left."""
    left = (each.answer_by - today).days
    if left <= 0:
        return words.LAST_DAY_TODAY
    text = words.ANSWER_TOMORROW if left == 1 else words.ANSWER_IN
    return text.of(day=each.answer_by, days=str(left))


def _say(what: Sayable, language: Language) -> str:
    return typeset(what.say(language), language)
