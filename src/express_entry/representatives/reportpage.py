"""The report for a client: in their language, with the name of the firm, as a page or a pdf."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api.gate import Asked
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.pages.addresses import address
from express_entry.pages.downloads import attached
from express_entry.pages.frame import page
from express_entry.pages.plainfields import Form
from express_entry.pool.keeping import effective_document
from express_entry.pool.laws import service_law
from express_entry.reports.composition import compose
from express_entry.reports.findings import find
from express_entry.reports.pdf import pdf
from express_entry.reports.report import Letterhead
from express_entry.reports.webpage import webpage

from . import clientwords as words
from .caseload import Client, named, stated_of
from .reach import client_of, for_clients, profile_of

LANGUAGES: dict[str, Language] = {"en": "en", "fr": "fr"}
FORMATS = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}
LINES = ("firm", "contact", "prepared_for", "prepared_by")
MOST_OF_A_LINE = 120
"""Characters of a name in the head of a report, as of the command."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_clients("profile.read")
def report(request: Asked, language: Language, key: str) -> HttpResponse:
    """The form; filled in, the report as a file."""
    client = client_of(request, key)
    form = Form(language, {name: str(value) for name, value in request.POST.items()})
    profile_of(client)
    if request.method == "POST":
        for name in LINES:
            if len(form.typed.get(name, "").strip()) > MOST_OF_A_LINE or not form.value(name).isprintable():
                form.faults[name] = words.NOT_A_LINE.of(most=str(MOST_OF_A_LINE))
        in_language, as_what = LANGUAGES.get(form.require("language")), form.require("format")
        if in_language is not None and as_what in FORMATS and not form.wrong:
            return _made(request, client, form, in_language, as_what)
    return _page(request, client, form)


def _made(request: Asked, client: Client, form: Form, language: Language, kind: str) -> HttpResponse:
    """The report on the profile as it is ranked, on today."""
    profile, day = profile_of(client), day_of(request.caller.now)
    found = find(effective_document(profile), on=day, submitted=profile.submitted, law=service_law())
    made = compose(found, Letterhead(*(form.value(name) for name in LINES)), language)
    data = pdf(made).data if kind == "pdf" else webpage(made).encode()
    name = f"{words.REPORT_FILE.say(language)}-{profile.number}-{day.isoformat()}.{kind}"
    return attached(data, name, FORMATS[kind])


def _page(request: Asked, client: Client, form: Form) -> HttpResponse:
    stated = stated_of([client])
    name, firm = named(client, stated), client.appointment.firm.name
    known = stated.get(client.profile.id) if client.profile is not None else None
    # The client reads it: their own name, rather than what the firm calls them.
    shown = (known.name if known is not None else "") or client.appointment.known_as
    fields = (
        form.radios(
            "language", words.REPORT_LANGUAGE, (("en", words.ENGLISH), ("fr", words.FRENCH)), value=form.language
        ),
        form.radios("format", words.FORMAT, (("pdf", words.AS_PDF), ("html", words.AS_HTML)), value="pdf"),
        form.text("firm", words.FIRM, width="long", value=firm),
        form.text("contact", words.CONTACT, words.MAY_BE_EMPTY, width="long"),
        form.text("prepared_for", words.PREPARED_FOR, words.MAY_BE_EMPTY, width="long", value=shown),
        form.text("prepared_by", words.PREPARED_BY, words.MAY_BE_EMPTY, width="long"),
    )
    language = form.language
    context = {
        "fields": fields,
        "errors": form.errors,
        "client_name": name,
        "there": address("representatives:report", language, key=client.key),
        "back": address("representatives:client", language, key=client.key),
    }
    status = 400 if form.wrong else 200
    parts = {"key": client.key}
    return page(request, "representatives:report", language, context, words=words, parts=parts, status=status)
