"""What a person takes along: the answers as a profile document, the result as a pdf, JSON or dates for a calendar."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from express_entry.assessment import as_document, assess
from express_entry.assessment.calendar import calendar
from express_entry.assessment.pastrounds import past_rounds
from express_entry.assessment.roundshape import as_rounds
from express_entry.law.text import Language, Text
from express_entry.pool.laws import service_law
from express_entry.profile import ProfileError
from express_entry.profile.interview import Interview
from express_entry.profile.tree import in_order
from express_entry.reports.ics import Options, ics
from express_entry.reports.pdf import pdf

from . import resultwords
from .addresses import address
from .checkpage import checked
from .interview import carried, unusable
from .opening import ENDED, PROFILE
from .result import checklist_of, report_of
from .sealed import Broken

Made = Callable[[Interview, Language], bytes]


class File(NamedTuple):
    """A kind of file: what it is called, how its name ends, what browsers are told it is, and how it is made."""

    name: Text
    ending: str
    kind: str
    made: Made


def profile_file(interview: Interview, language: Language) -> bytes:  # noqa: ARG001 - the same in both
    """The profile document, as the interview of the command line writes it."""
    return _as_json(in_order(interview.stated))


def kept_answers(interview: Interview, language: Language) -> bytes:  # noqa: ARG001 - the same in both
    """What a browser keeps: the profile document, and beside it the lists of which was said that they are whole."""
    return _as_json({PROFILE: in_order(interview.stated), ENDED: list(interview.ended)})


def result_json(interview: Interview, language: Language) -> bytes:
    """The assessment document, with the rounds of the year before."""
    profile, law = interview.profile(), service_law()
    found = assess(profile, on=interview.day, law=law.on(interview.day))
    past = past_rounds(profile, on=interview.day, law=law)
    return _as_json(as_document(found, language, rounds=as_rounds(past)))


def result_pdf(interview: Interview, language: Language) -> bytes:
    """The report to hand over or to print."""
    return pdf(report_of(interview, language), "letter")[0]


def checklist_pdf(interview: Interview, language: Language) -> bytes:
    """The document checklist to print and tick off."""
    return pdf(checklist_of(interview, language), "letter")[0]


def dates(interview: Interview, language: Language) -> bytes:
    """The days on which the result changes."""
    profile = interview.profile()
    found = calendar(profile, on=interview.day, law=service_law())
    return ics(found, profile, stamped=datetime.now(UTC), options=Options(language))


def _as_json(document: object) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


FILES: Mapping[str, File] = {
    "profile": File(resultwords.PROFILE_FILE, "json", "application/json", profile_file),
    "kept": File(resultwords.PROFILE_FILE, "json", "application/json", kept_answers),
    "pdf": File(resultwords.RESULT_FILE, "pdf", "application/pdf", result_pdf),
    "json": File(resultwords.RESULT_FILE, "json", "application/json", result_json),
    "ics": File(resultwords.CALENDAR_FILE, "ics", "text/calendar; charset=utf-8", dates),
    "checklist": File(resultwords.CHECKLIST_FILE, "pdf", "application/pdf", checklist_pdf),
}


@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest, language: Language) -> HttpResponse:
    """A file made from the answers that came along."""
    if request.method != "POST":
        return HttpResponseRedirect(address("assessment", language))
    file = FILES.get(request.POST.get("file", ""))
    if file is None:
        raise Http404
    try:
        interview = carried(request)
        data = file.made(interview, language)
    except Broken as broken:
        return unusable(request, broken, language)
    except ProfileError:
        return checked(request, interview, language)
    return attached(data, f"{file.name.say(language)}-{interview.day.isoformat()}.{file.ending}", file.kind)


def attached(data: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be kept, under a name of the program's own."""
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
