"""The documents of a client's application: what is asked for, what is there, and handing one in."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods
from ninja.files import UploadedFile as NinjaFile

from express_entry.api import papers
from express_entry.api.filereach import own
from express_entry.api.gate import Asked
from express_entry.api.papers import UploadIn
from express_entry.api.problems import problem_of
from express_entry.application.applications import Application
from express_entry.application.asked import checklist_of
from express_entry.application.drafting import form_of
from express_entry.checklist import Checklist, Item
from express_entry.checklist.words import ROLES, item_told
from express_entry.law import Reason, Result
from express_entry.law.text import Language
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pages.plainfields import Form
from express_entry.pool.faults import NotFound
from express_entry.reports.typography import sentence

from . import clientwords as words
from .caseload import Client, named, stated_of
from .reach import NO_PROFILE, client_of, for_clients, led

FIELD = "file"
OPTIONAL = "optional"
"""The role of a document that may be left out."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_clients("document.upload")
def documents(request: Asked, language: Language, key: str) -> HttpResponse:
    """The list of what is asked for; with a file, it goes into its slot."""
    client = client_of(request, key)
    if client.application is None:
        raise NotFound(NO_PROFILE.of(value=client.code))
    application = own(request, "document.upload", client.application.number)
    form = Form(language, {name: str(value) for name, value in request.POST.items()})
    if request.method == "POST":
        item, file = form.require("item"), request.FILES.get(FIELD)
        if not isinstance(file, UploadedFile):
            form.faults[FIELD] = words.NO_FILE
        if isinstance(file, UploadedFile) and not form.wrong and _handed_in(request, application, item, file, form):
            leave(request, words.UPLOADED)
            return led(address("representatives:documents", language, key=client.key))
    return _page(request, client, application, form)


def _handed_in(request: Asked, application: Application, item: str, file: Any, form: Form) -> bool:
    """Whether a file went into its slot; else what is wrong with it is told at its field."""
    try:
        papers.upload(request, application.number, UploadIn(item=item[:100]), NinjaFile(file))
    except Exception as error:
        problem = problem_of(error)
        if problem is None or problem.status in (403, 404):
            raise
        form.faults[FIELD] = problem.reasons[0] if problem.reasons else words.NO_FILE
        form.others += problem.reasons[1:]
        return False
    return True


def _page(request: Asked, client: Client, application: Application, form: Form) -> HttpResponse:
    language = form.language
    now = request.caller.now
    checklist = checklist_of(application, form_of(application), now)
    there = set(application.uploads.filter(withdrawn__isnull=True).values_list("item", flat=True))
    offered = [(each.id, _title(each, checklist)) for each in checklist.items]
    context = {
        "heading": form.say(words.DOCUMENTS_TITLE.of(number=application.number)),
        "items": [_item(each, checklist, there, form) for each in checklist.items],
        "item": form.select("item", words.CHOOSE_ITEM, offered, words.CHOOSE_ITEM),
        "file": form.file(FIELD, words.CHOOSE_FILE, words.FILE_HINT),
        "errors": form.errors,
        "client_name": named(client, stated_of([client])),
        "there": address("representatives:documents", language, key=client.key),
        "back": address("representatives:client", language, key=client.key),
    }
    parts = {"key": client.key}
    status = 400 if form.wrong else 200
    return page(request, "representatives:documents", language, context, words=words, parts=parts, status=status)


def _item(each: Item, checklist: Checklist, there: set[str], form: Form) -> dict[str, Any]:
    optional, needed = each.role == OPTIONAL, each.needed is Result.MET
    open_ = ROLES[OPTIONAL] if optional else words.MISSING if needed else words.PERHAPS
    state = words.THERE if each.id in there else open_
    said = sentence(form.say(state)).rstrip(".")
    return {"title": form.say(_title(each, checklist)), "said": said, "todo": state is words.MISSING}


def _title(each: Item, checklist: Checklist) -> Reason:
    """What a document is, of what and whose."""
    return words.OF_PERSON.of(what=item_told(each), person=checklist.people[each.person])
