"""The sessions of one's account that are open, to end any of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.accounts import sittings
from express_entry.api.gate import Asked
from express_entry.law.text import Language, Text
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pool.units import unit

from . import sessionwords
from .account import owner
from .forms import to
from .moments import moment


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("session.list")
def sessions(request: Asked, language: Language) -> HttpResponse:
    """Those that are open, the newest first; one of the others, or all of them, ended."""
    if request.method == "POST":
        leave(request, _ended(request))
        return to("sessions", language)
    own = request.caller.sitting
    shown = [
        {
            "id": each.id,
            "browser": each.browser,
            "begun": moment(each.begun, language),
            "seen": moment(each.seen, language),
            "is_own": own is not None and each.id == own.id,
        }
        for each in sittings.open_ones(owner(request), request.caller.now)
    ]
    return page(request, "entrance:sessions", language, {"sessions": shown}, words=sessionwords)


def _ended(request: Asked) -> Text:
    """End the session that the form names, or every other one where it names none; what is said of it."""
    user, own, stated = owner(request), request.caller.sitting, request.POST.get("session", "")
    is_one = stated.isascii() and stated.isdigit()
    with unit(request.desk) as now:
        if is_one:
            found = sittings.open_ones(user, now.now).filter(id=int(stated[:18])).first()
            many = 0 if found is None else 1
            if found is not None:
                sittings.end(found, now.now)
        else:
            many = sittings.end_all(user, now.now, but=own)
        if many:
            now.tell("session.ended", user.pseudonym, many=many)
    if is_one:
        return sessionwords.ENDED
    return sessionwords.ENDED_OTHERS if many else sessionwords.NO_OTHERS
