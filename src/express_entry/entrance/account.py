"""One's own account: who is signed in, and in which roles."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.accounts.roles import Role
from express_entry.api.gate import Asked
from express_entry.law.text import Language
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page

from . import accountwords


@require_safe
@signed_in("session.read")
def account(request: Asked, language: Language) -> HttpResponse:
    """The account as it stands."""
    user = request.caller.user
    roles = [each.words.say(language) for each in Role if each in request.caller.roles]
    shown = {"email": user.email if user is not None else "", "roles": roles}
    return page(request, "entrance:account", language, shown, words=accountwords)
