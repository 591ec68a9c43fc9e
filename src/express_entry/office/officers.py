"""Case officers who are here and who left; the files of those who left wait for somebody else."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from express_entry.accounts.models import Grant
from express_entry.accounts.roles import Role
from express_entry.api.gate import Asked, require
from express_entry.api.paging import USUAL, page_of
from express_entry.application import assigning
from express_entry.application.models import Application, Officer
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.notes import leave

from . import accountwords as words
from .forms import typed_of
from .saying import count, said


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("officer.read")
def officers(request: Asked, language: Language) -> HttpResponse:
    """Every case officer by address and pseudonym; that one left, or is back, is noted with a button."""
    if request.method == "POST":
        require(request.caller, "officer.leave")
        _note(request, typed_of(request.POST))
        return HttpResponseRedirect(address("office:officers", language), status=303)
    rows = Grant.objects.filter(role=Role.CASE_OFFICER.value).select_related("user")
    found = page_of(rows, of="officers", cursor=request.GET.get("after") or None, limit=USUAL)
    context = {
        "lines": _lines({each.user.pseudonym: each.user.email for each in found.rows}, language),
        "older": found.next or "",
        "may_note": request.caller.may("officer.leave"),
    }
    return page(request, "office:officers", language, context, words=words)


def _note(request: Asked, typed: dict[str, str]) -> None:
    officer = typed.get("officer", "")[:64]
    if typed.get("what") == "back":
        assigning.come_back(request.desk, officer)
        leave(request, words.BACK_NOTE.of(officer=officer))
    else:
        left = assigning.leave(request.desk, officer)
        leave(request, words.LEFT_NOTE.of(officer=officer, files=left))


def _lines(accounts: dict[str, str], language: Language) -> list[dict[str, Any]]:
    known = {each.pseudonym: each.active for each in Officer.objects.filter(pseudonym__in=accounts)}
    rows = Application.objects.filter(owner__in=accounts).order_by()
    files = dict(rows.values_list("owner").annotate(many=Count("id")))
    return [
        {
            "officer": each,
            "email": email,
            "here": known.get(each, True),
            "known": each in known,
            "state": said(words.HERE if known.get(each, True) else words.GONE, language),
            "files": count(files.get(each, 0), language),
        }
        for each, email in accounts.items()
    ]
