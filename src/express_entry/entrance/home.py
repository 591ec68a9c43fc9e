"""From signing in to the pages of one's role: the first of the menu."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from express_entry.api.gate import Asked
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.menus import menu_of


@require_safe
@signed_in("session.read")
def home(request: Asked, language: Language) -> HttpResponse:
    """To the first page of one's first role; to the account where it has none with pages of its own."""
    menu = menu_of(request.caller, language)
    return HttpResponseRedirect(menu[0]["href"] if menu else address("entrance:account", language))
