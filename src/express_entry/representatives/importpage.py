"""The pages about spreadsheets: the form, the assessment of everybody as a file, drafts with a report, the template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.api.gate import Asked
from express_entry.law.days import day_of
from express_entry.law.text import Language, Sayable
from express_entry.pages.addresses import address
from express_entry.pages.downloads import attached
from express_entry.pages.frame import page
from express_entry.pages.plainfields import EMPTY, Form
from express_entry.pages.sheetfiles import FIELD, sheet_sent
from express_entry.pool.faults import Unacceptable
from express_entry.pool.laws import service_law
from express_entry.profile.daytext import DayOrder
from express_entry.profile.tablefiles import csv_for_spreadsheets
from express_entry.profile.template import template as columns_of_template
from express_entry.profile.templatefiles import template_workbook
from express_entry.reports.typography import sentence, typeset

from . import importwords as words
from .caseload import caseload
from .importing import Imported, Outcome, import_rows
from .reach import for_clients
from .sheets import Form as FileForm
from .sheets import Sent, assessed, read_sheet

KINDS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8"}
FORMS: dict[str, FileForm] = {"assess_xlsx": "xlsx", "assess_csv": "csv"}
ORDERS: dict[str, DayOrder] = {"dmy": "dmy", "mdy": "mdy"}
A_CODE = "1A2B3C4D"
"""A code of a client, as an example."""
MOST_TOLD = 100
"""Rows that did not fit of which the page tells; the workbook has all."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_clients("profile.start")
def import_(request: Asked, language: Language) -> HttpResponse:
    """The form; with a spreadsheet, what it was sent for."""
    form = Form(language, {name: str(value) for name, value in request.POST.items()})
    if request.method != "POST":
        return _page(request, form)
    what = form.value("what")
    if what != "draft" and what not in FORMS:
        form.faults["what"] = EMPTY
    try:
        with sheet_sent(request) as path:
            if form.wrong:
                return _page(request, form)
            sent = read_sheet(path, ORDERS.get(form.value("order")))
    except Unacceptable as fault:
        form.refuse(fault)
        return _page(request, form)
    if what in FORMS:
        return _assessed(request, sent, FORMS[what], language)
    return _drafted(request, sent, language)


def _page(request: Asked, form: Form) -> HttpResponse:
    language = form.language
    offered = (("draft", words.DRAFT), ("assess_xlsx", words.ASSESS_BOOK), ("assess_csv", words.ASSESS_CSV))
    orders = (("", words.ORDER_NONE), ("dmy", words.ORDER_DMY), ("mdy", words.ORDER_MDY))
    context = {
        "sheet": form.file(FIELD, words.SHEET, words.SHEET_HINT),
        "fields": (form.radios("what", words.WHAT, offered), form.radios("order", words.ORDER, orders)),
        "names": form.say(words.NAMES.of(code=A_CODE)),
        "template": address("representatives:template", language),
        "errors": form.errors,
    }
    status = 400 if form.wrong else 200
    return page(request, "representatives:import", language, context, words=words, status=status)


def _assessed(request: Asked, sent: Sent, form: FileForm, language: Language) -> HttpResponse:
    at = request.caller.now
    data = assessed(sent, service_law(), at, language, form)
    return attached(data, f"{words.FILE.say(language)}-{day_of(at).isoformat()}.{form}", KINDS[form])


def _drafted(request: Asked, sent: Sent, language: Language) -> HttpResponse:
    """The drafts, and the report of what was drafted, what was not, and what did not fit."""
    law = service_law().on(day_of(request.caller.now))
    made = import_rows(request.desk, request.caller, sent.clients, law)
    drafted = [each for each in made if each.outcome is Outcome.DRAFTED]
    others = [each for each in made if each.outcome is not Outcome.DRAFTED]
    unfit = sent.misfits(language)
    counts = ((words.DRAFTED, len(drafted)), (words.NOT_DRAFTED, len(others)), (words.UNFIT, len(sent.refused)))
    context = {
        "drafted": [_told(each, language) for each in drafted],
        "others": [_told(each, language) for each in others],
        "unfit": [_unfit(row, language) for row in unfit[:MOST_TOLD]],
        "more": _say(words.MORE.of(count=len(unfit) - MOST_TOLD), language) if len(unfit) > MOST_TOLD else "",
        "counts": [(_say(what, language), many) for what, many in counts],
    }
    return page(request, "representatives:import", language, context, words=words, template="imported")


def _told(each: Imported, language: Language) -> dict[str, Any]:
    link = "" if each.client is None else address("representatives:client", language, key=each.client.key)
    return {
        "row": each.row.place.row,
        "reference": each.row.profile.reference or "",
        "points": "" if each.points is None else each.points,
        "number": each.number,
        "link": link,
        "why": _say(_why(each), language) if each.outcome is not Outcome.DRAFTED else "",
    }


def _why(each: Imported) -> Sayable:
    if each.outcome in (Outcome.HAS_DRAFT, Outcome.HAS_PROFILE):
        text = words.HAS_DRAFT if each.outcome is Outcome.HAS_DRAFT else words.HAS_PROFILE
        return text.of(number=each.number)
    return {
        Outcome.NO_CLIENT: words.NO_CLIENT,
        Outcome.TWICE: words.TWICE,
        Outcome.TWO_CLIENTS: words.TWO_CLIENTS,
    }[each.outcome]


def _unfit(row: Sequence[Any], language: Language) -> dict[str, Any]:
    """A row of what did not fit, under the heads of :data:`.sheets.MISFIT_HEADS`."""
    _, number, reference, cell, head, _, value, problem, accepted, suggestion = row
    said = sentence(typeset(str(problem), language))
    return {
        "row": number,
        "reference": reference or "",
        "cell": cell or "",
        "head": head or "",
        "value": value or "",
        "problem": said,
        "accepted": typeset(str(accepted or ""), language),
        "suggestion": suggestion or "",
    }


@require_safe
@for_clients("profile.start")
def template(request: Asked, language: Language) -> HttpResponse:
    """The template: as a workbook that explains itself, or as CSV with the codes of clients without a profile."""
    form = request.GET.get("form", "xlsx")
    if form not in KINDS:
        raise Http404
    name = f"{words.TEMPLATE_FILE.say(language)}.{form}"
    if form == "xlsx":
        return attached(template_workbook(language), name, KINDS[form])
    columns = [column.name for column in columns_of_template()]
    without = [each for each in caseload(request.caller) if each.profile is None]
    codes = [f"{each.code} {each.appointment.known_as}".strip() for each in without]
    rows = [[code if column == "reference" else None for column in columns] for code in codes]
    return attached(b"".join(csv_for_spreadsheets(columns, rows)), name, KINDS[form])


def _say(what: Sayable, language: Language) -> str:
    return typeset(what.say(language), language)
