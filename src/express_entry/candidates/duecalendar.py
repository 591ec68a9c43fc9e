"""The secret address at which a calendar program reads somebody's dates: drawn, shown once, made useless."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api import calendars as api
from express_entry.api.gate import Asked
from express_entry.api.profiles import own
from express_entry.correspondence import feeds
from express_entry.correspondence.models import CalendarAddress
from express_entry.correspondence.reading import person_of
from express_entry.law import Language
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page

from . import recordwords as words
from .addresses import link
from .leaving import done
from .returning import way_back


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
    there = CalendarAddress.objects.filter(person=person, revoked__isnull=True).exists()
    context = {"drawn": drawn, "there": there, "back": way_back(request, row.person_id, language)}
    return page(request, "candidates:calendar", language, context, words=words, parts={"number": number})
