"""The page on which a province holds its own list against the pool's."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api.gate import Asked
from express_entry.law.text import Language
from express_entry.pages.frame import page
from express_entry.pages.plainfields import Form
from express_entry.pages.sheetfiles import FIELD, sheet_sent
from express_entry.pool.faults import Unacceptable
from express_entry.pool.models import Nomination
from express_entry.pool.reconciling import Difference, Listed, Reconciliation, reconcile
from express_entry.pool.states import NominationState
from express_entry.pool.statewords import words_of_state
from express_entry.reports.typography import number, sentence

from . import homewords as words
from .lists import FIRST_DAY, MOST_ROWS, Entry, read_list
from .reach import for_province, province_fields, province_typed

NEEDED = ("certificate",)
LAST_YEAR = 2200
MOST_TOLD = 200
"""Rows of each kind of which the page tells."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_province("nomination.read")
def reconcile_lists(request: Asked, language: Language) -> HttpResponse:
    """The form; with a list, what only one of the two has, and what differs."""
    form = Form(language, {name: str(value) for name, value in request.POST.items()})
    if request.method == "POST":
        province, year = province_typed(request, form), form.number_typed("year")
        if year is not None and not FIRST_DAY.year <= year <= LAST_YEAR:
            form.faults["year"] = words.WRONG_YEAR
        try:
            with sheet_sent(request) as path:
                entries = read_list(path, NEEDED)
        except Unacceptable as fault:
            form.refuse(fault)
        if not form.wrong:
            found = reconcile(province, [_listed(each) for each in entries if not each.wrong], year=year)
            return _shown(request, found, [each for each in entries if each.wrong], form)
    hint = words.SHEET_HINT.of(most=str(MOST_ROWS))
    context = {
        "sheet": form.file(FIELD, words.SHEET, hint),
        "fields": [*province_fields(request, form), form.number("year", words.ONLY_YEAR, words.ONLY_YEAR_HINT)],
        "errors": form.errors,
    }
    return page(request, "provincial:reconcile", language, context, words=words, status=400 if form.wrong else 200)


def _listed(each: Entry) -> Listed:
    values = each.values
    return Listed(
        values["certificate"], values.get("profile", ""), values.get("issued"), values.get("state", ""), each.row
    )


def _shown(request: Asked, found: Reconciliation, unread: list[Entry], form: Form) -> HttpResponse:
    counts = (
        (words.SAME, found.same),
        (words.ONLY_LISTED, len(found.only_listed)),
        (words.ONLY_KEPT, len(found.only_kept)),
        (words.DIFFERENT, len(found.different)),
        (words.TWICE, len(found.twice)),
    )
    context = {
        "counts": [(form.say(what), many) for what, many in counts],
        "agrees": found.agrees and not unread,
        "only_listed": [_of_list(each, form) for each in found.only_listed[:MOST_TOLD]],
        "only_kept": [_of_pool(each, form) for each in found.only_kept[:MOST_TOLD]],
        "different": [_different(each, form) for each in found.different[:MOST_TOLD]],
        "twice": [_of_list(each, form) for each in found.twice[:MOST_TOLD]],
        "cut": _cut(found, form),
        "unread": [{"row": each.row, "why": [form.say(reason) for reason in each.wrong]} for each in unread],
    }
    return page(request, "provincial:reconcile", form.language, context, words=words, template="reconciled")


def _cut(found: Reconciliation, form: Form) -> dict[str, str]:
    """Of each part that is not listed whole, that it is not, and how to see the rest."""
    parts = {name: len(getattr(found, name)) for name in ("only_listed", "only_kept", "different", "twice")}
    most = number(MOST_TOLD, form.language)
    return {
        name: form.say(words.CUT.of(most=most, many=number(many, form.language)))
        for name, many in parts.items()
        if many > MOST_TOLD
    }


def _of_list(each: Listed, form: Form) -> dict[str, Any]:
    return {
        "row": each.row,
        "certificate": each.certificate,
        "number": each.profile,
        "state": _state(each.state, form),
        "issued": "" if each.issued is None else each.issued.isoformat(),
    }


def _of_pool(each: Nomination, form: Form) -> dict[str, Any]:
    return {
        "certificate": each.certificate,
        "number": each.profile.number,
        "state": _state(each.state, form),
        "issued": each.issued.isoformat(),
    }


def _different(each: Difference, form: Form) -> dict[str, Any]:
    pairs = [
        {"what": form.say(words.PARTS[name]), "theirs": _part(name, theirs, form), "ours": _part(name, ours, form)}
        for name, (theirs, ours) in each.values.items()
    ]
    return {"row": each.listed.row, "certificate": each.listed.certificate, "pairs": pairs}


def _part(name: str, value: str, form: Form) -> str:
    return _state(value, form) if name == "state" else value


def _state(value: str, form: Form) -> str:
    return sentence(form.say(words_of_state(NominationState(value)))).rstrip(".") if value else ""
