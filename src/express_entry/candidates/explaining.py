"""The result of a profile, explained from the document that is kept: the same report as that of an assessment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked, now
from express_entry.api.profiles import own
from express_entry.assessment.calendar import calendar
from express_entry.law import Language, Text
from express_entry.law.days import day_of
from express_entry.pages.access import signed_in
from express_entry.pages.downloads import attached
from express_entry.pages.frame import page
from express_entry.pages.reportview import shown
from express_entry.pool.keeping import effective_document
from express_entry.pool.laws import service_law
from express_entry.profile import Profile as Document
from express_entry.profile import ProfileError
from express_entry.reports.composition import compose
from express_entry.reports.findings import find
from express_entry.reports.ics import Options, ics
from express_entry.reports.pdf import pdf
from express_entry.reports.report import Letterhead, Report

from . import resultwords as words
from .addresses import link
from .telling import Teller


class Kept(NamedTuple):
    """What a profile keeps, as it is ranked, when it was submitted, and the instant at which it is looked at."""

    document: Document
    submitted: datetime | None
    at: datetime

    def report(self, language: Language) -> Report:
        """The report on the day of the instant, said to the person.

        :raises ProfileError: of somebody who was not born by then.
        """
        found = find(self.document, on=day_of(self.at), submitted=self.submitted, law=service_law())
        return compose(found, Letterhead(), language, to_the_person=True)


def _pdf(kept: Kept, language: Language) -> bytes:
    return pdf(kept.report(language), "letter").data


def _dates(kept: Kept, language: Language) -> bytes:
    found = calendar(kept.document, on=day_of(kept.at), law=service_law())
    return ics(found, kept.document, stamped=kept.at, options=Options(language))


FILES: Mapping[str, tuple[Callable[[Kept, Language], bytes], Text, str]] = {
    "pdf": (_pdf, words.RESULT_FILE, "application/pdf"),
    "ics": (_dates, words.CALENDAR_FILE, "text/calendar; charset=utf-8"),
}
"""The files to take along, by how their names end."""


@require_safe
@signed_in("profile.read")
def result(request: Asked, language: Language, number: str) -> HttpResponse:
    """Points line by line, programs with their reasons, dates ahead and the smallest changes; or a file of it."""
    row = own(request.caller, "profile.read", number)
    kept, ending = Kept(effective_document(row), row.submitted, now()), request.GET.get("format", "")
    try:
        if ending in FILES:
            make, name, kind = FILES[ending]
            title = f"{name.say(language)}-{row.number}-{day_of(kept.at).isoformat()}.{ending}"
            return attached(make(kept, language), title, kind)
        report = kept.report(language)
    except ProfileError:
        return HttpResponseRedirect(link("answers", language, number=number))
    context = {
        **shown(report),
        "lead": Teller(language).say(words.LEAD, number=row.number),
        "back": link("profile", language, number=row.number),
        "there": link("result", language, number=row.number),
    }
    return page(request, "candidates:result", language, context, words=words, parts={"number": number})
