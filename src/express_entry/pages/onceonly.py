"""Forms that are sent twice, by a double click or a page that was gone back to: what they do is done once.

Each form has a number of its own, drawn as it is shown. That it was sent is put down with what it does, in one
transaction, so that of two at once one does it and the other finds it done. With something else typed in it is another.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from express_entry.api.gate import Asked
from express_entry.api.repeats import SEE_OTHER, forget, is_first, keep_place, place_kept
from express_entry.law.text import Language
from express_entry.pool.units import together

from .frame import View

FIELD = "once"
"""The field of the number."""
PASSING = ("csrfmiddlewaretoken", "go")
"""What changes from one sending of a form to the next, though it is the same form."""


def number_of(request: HttpRequest) -> str:
    """The number of the form on a page: that with which it was sent, or another one."""
    return request.POST.get(FIELD) or another_number()


def another_number() -> str:
    """The number of a form that follows on what the one before did."""
    return secrets.token_urlsafe(16)


def once(request: Asked, do: Callable[[], object]) -> None:
    """Do what a form asks for, unless the same form did it already; one without a number does it each time."""
    if not request.POST.get(FIELD):
        do()
        return
    with together():
        if is_first(request.caller, _sent(request)):
            do()


def answered_once(view: View) -> View:
    """A view of a form that, sent a second time, leads where it led the first time: what it did is not to be had again.

    What was not done, since something is wrong with it, is asked again.
    """

    @wraps(view)
    def answered(request: Asked, language: Language, **parts: Any) -> HttpResponse:
        if request.method != "POST" or not request.POST.get(FIELD):
            return view(request, language, **parts)
        form = _sent(request)
        with together():
            if is_first(request.caller, form):
                response = view(request, language, **parts)
                if response.status_code == SEE_OTHER:
                    keep_place(request.caller, form, response["Location"])
                else:
                    forget(request.caller, form)
                return response
        led = place_kept(request.caller, form)
        return view(request, language, **parts) if led is None else HttpResponseRedirect(led, status=SEE_OTHER)

    return answered


def _sent(request: Asked) -> str:
    """A digest of where a form was sent, with its number, all that was typed and the files that were chosen."""
    typed = sorted((name, request.POST.getlist(name)) for name in request.POST if name not in PASSING)
    files = sorted((name, _digest(each)) for name in request.FILES for each in request.FILES.getlist(name))
    return hashlib.sha256(json.dumps([request.path, typed, files]).encode()).hexdigest()


def _digest(file: UploadedFile[bytes]) -> str:
    """A digest of a file, which can be read again afterwards."""
    file.seek(0)
    found = hashlib.sha256()
    for part in file.chunks():
        found.update(part)
    file.seek(0)
    return found.hexdigest()
