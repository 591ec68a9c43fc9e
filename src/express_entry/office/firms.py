"""Firms of representatives, as administrators register them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from express_entry.accounts import operators
from express_entry.accounts.firms import standing_at
from express_entry.accounts.models import Appointment, Firm, Grant
from express_entry.api.gate import Asked, require
from express_entry.api.paging import USUAL, page_of
from express_entry.law.text import Language, Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pool.faults import Conflict, Unacceptable

from . import accountwords as words
from .forms import Form, Typed, typed_of
from .saying import count


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("firm.read")
def firms(request: Asked, language: Language) -> HttpResponse:
    """Every firm, and the form to register another."""
    if request.method != "POST":
        return _shown(request, language, {}, {})
    require(request.caller, "firm.add")
    typed = typed_of(request.POST)
    try:
        operators.add_firm(request.desk, slug=typed.get("slug", "").strip(), name=typed.get("name", ""))
    except (Unacceptable, Conflict) as fault:
        name = "name" if fault.reasons[0].text == operators.NO_NAME else "slug"
        return _shown(request, language, typed, {name: fault.reasons[0]})
    leave(request, words.FIRM_ADDED)
    return HttpResponseRedirect(address("office:firms", language), status=303)


def _shown(request: Asked, language: Language, typed: Typed, wrong: Mapping[str, Sayable]) -> HttpResponse:
    form = Form(language, typed, wrong)
    form.text("slug", words.FIRM_SLUG, words.FIRM_SLUG_HINT)
    form.text("name", words.FIRM_NAME, width="long")
    found = page_of(
        Firm.objects.all(), of="firms", cursor=request.GET.get("after") or None, limit=USUAL, latest_first=True
    )
    keys = [each.id for each in found.rows]
    clients, representatives = _clients(request, keys), _representatives(keys)
    lines = [
        {
            "name": each.name,
            "slug": each.slug,
            "representatives": count(representatives.get(each.id, 0), language),
            "clients": count(clients.get(each.id, 0), language),
        }
        for each in found.rows
    ]
    context = {"fields": form.fields, "errors": form.errors, "lines": lines, "older": found.next or ""}
    return page(request, "office:firms", language, context, words=words, status=422 if wrong else 200)


def _clients(request: Asked, firms: list[int]) -> dict[int, int]:
    """How many people each firm acts for."""
    standing = Appointment.objects.filter(Q(firm__in=firms) & standing_at(request.caller.now))
    return dict(standing.order_by().values_list("firm").annotate(many=Count("id")))


def _representatives(firms: list[int]) -> dict[int | None, int]:
    """How many accounts act for each firm."""
    held = Grant.objects.filter(firm__in=firms).order_by()
    return dict(held.values_list("firm").annotate(many=Count("id")))
