"""The secret address at which a calendar program reads somebody's dates: drawn, shown once, made useless."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api import calendars as api
from express_entry.api.gate import Asked
from express_entry.api.profiles import own
from express_entry.correspondence import feeds
from express_entry.correspondence.reading import person_of
from express_entry.law import Language
from express_entry.law.days import day_of
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page

from . import recordwords as words
from .addresses import link
from .leaving import done
from .returning import way_back
from .telling import Teller


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("calendar.address")
def calendar(request: Asked, language: Language, number: str) -> HttpResponse:
    """Draw an address, which is shown this once; or make the one that there is useless."""
    row = own(request.caller, api.ADDRESS, number)
    person, drawn = person_of(row.number), ""
    if request.method == "POST" and "revoke" in request.POST:
        feeds.revoke(request.desk, person)
        return done(request, words.CALENDAR_GONE, link("calendar", language, number=number))
    if request.method == "POST":
        drawn = request.build_absolute_uri(f"/{feeds.renew(request.desk, person, language)}")
    latest = feeds.latest(person, request.caller.now)
    context = {
        "drawn": drawn,
        "there": latest is not None and latest.holds,
        "stopped": _stopped(latest, Teller(language)) if latest is not None and not latest.holds else (),
        "back": way_back(request, row.person_id, language),
    }
    return page(request, "candidates:calendar", language, context, words=words, parts={"number": number})


def _stopped(latest: feeds.Latest, teller: Teller) -> tuple[str, ...]:
    """That the last address stopped working, when that is known, and why."""
    when = words.CALENDAR_STOPPED if latest.stopped is None else words.CALENDAR_STOPPED_ON
    why = words.CALENDAR_LET_GO if latest.by_another else words.CALENDAR_CANCELLED
    day = None if latest.stopped is None else day_of(latest.stopped)
    return teller.say(when, day=teller.day(day)), teller.say(why)
