"""The firm's own name or reference for a client, by which its pages call them."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api import appointments as api
from express_entry.api.appointments import NameIn
from express_entry.api.gate import Asked
from express_entry.law.text import Language
from express_entry.pages.addresses import address
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pages.plainfields import Form
from express_entry.pool.faults import Unacceptable

from . import clientwords as words
from .caseload import MOST_OF_A_NAME, Client, named, stated_of
from .reach import client_of, for_clients, led

FIELD = "known_as"


@require_http_methods(["GET", "HEAD", "POST"])
@for_clients("appointment.name")
def name(request: Asked, language: Language, key: str) -> HttpResponse:
    """The form; filled in, the name is kept, and one that is left empty is forgotten."""
    client = client_of(request, key)
    form = Form(language, {name: str(value) for name, value in request.POST.items()})
    if request.method == "POST" and _kept(request, client, form):
        leave(request, words.NAME_KEPT)
        return led(address("representatives:client", language, key=client.key))
    value = form.value(FIELD) if request.method == "POST" else client.appointment.known_as
    context = {
        "field": form.text(FIELD, words.KNOWN_AS, words.KNOWN_AS_HINT, width="long", value=value),
        "client_name": named(client, stated_of([client])),
        "client_code": client.code,
        "there": address("representatives:name", language, key=client.key),
        "back": address("representatives:client", language, key=client.key),
        "errors": form.errors,
    }
    parts = {"key": client.key}
    status = 400 if form.wrong else 200
    return page(request, "representatives:name", language, context, words=words, parts=parts, status=status)


def _kept(request: Asked, client: Client, form: Form) -> bool:
    """Whether the name was kept; else what is wrong with it is told at the field."""
    typed = form.value(FIELD)
    if len(typed) > MOST_OF_A_NAME:
        form.faults[FIELD] = words.NAME_TOO_LONG.of(most=str(MOST_OF_A_NAME))
        return False
    try:
        api.name(request, client.appointment.id, NameIn(known_as=typed))
    except Unacceptable:
        form.faults[FIELD] = words.NAME_TOO_LONG.of(most=str(MOST_OF_A_NAME))
        return False
    return True
