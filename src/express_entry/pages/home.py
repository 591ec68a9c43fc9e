"""The first page, the way to it from the bare address, and what the service says about itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from express_entry.law.text import Language

from . import aboutwords, homewords
from .addresses import address
from .frame import page


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """The bare address leads to the first page in the language that the browser asks for."""
    language: Language = "fr" if get_language_from_request(request).startswith("fr") else "en"
    response = HttpResponseRedirect(address("home", language))
    patch_vary_headers(response, ("Accept-Language",))
    return response


@require_safe
def home(request: HttpRequest, language: Language) -> HttpResponse:
    """What this service is for, for somebody who has never heard of it."""
    return page(request, "home", language, {}, words=homewords)


@require_safe
def about(request: HttpRequest, language: Language) -> HttpResponse:
    """Whose it is, what it keeps, and for whom it works."""
    contact = settings.CONTACT
    context = {
        "contact": contact,
        "contact_link": contact if contact.startswith("https://") else f"mailto:{contact}",
        "source": settings.SOURCE,
    }
    return page(request, "about", language, context, words=aboutwords)
