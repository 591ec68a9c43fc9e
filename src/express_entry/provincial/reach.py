"""Pages for whoever acts for a province: the table of permissions is asked, and that it reaches a province at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse, HttpResponseRedirect
from pydantic import BaseModel, ValidationError

from express_entry.accounts.roles import Scope
from express_entry.api.gate import Asked
from express_entry.api.problems import Problem
from express_entry.law import Text, places
from express_entry.law.text import Language, Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.formfields import Field
from express_entry.pages.frame import View
from express_entry.pages.plainfields import Form

from . import homewords as words


def for_province(action: str) -> Callable[[View], View]:
    """A view for whoever may do something for a province of theirs."""

    def wrap(view: View) -> View:
        @signed_in(action)
        @wraps(view)
        def entered(request: Asked, language: Language, **parts: str) -> HttpResponse:
            if Scope.OWN_PROVINCE not in request.caller.reach(action):
                raise Problem(403, "forbidden", [NO_PROVINCE])
            return view(request, language, **parts)

        return entered

    return wrap


def province_typed(request: Asked, form: Form) -> str:
    """The province that a form is about: the only one of the account, or the one that was chosen."""
    held = request.caller.provinces
    if len(held) == 1:
        return held[0]
    chosen = form.value("province")
    if chosen not in held:
        form.faults["province"] = words.CHOOSE_PROVINCE
        return ""
    return chosen


def province_fields(request: Asked, form: Form) -> list[Field]:
    """The list to choose a province from, for an account that acts for several."""
    held = request.caller.provinces
    if len(held) < 2:
        return []
    known = places.provinces()
    offered: list[tuple[str, Sayable]] = [(code, known[code]) for code in held]
    return [form.select("province", words.PROVINCE, offered, words.CHOOSE_PROVINCE)]


def filled(form: Form, model: type[BaseModel], wrong: dict[str, Sayable], **values: object) -> BaseModel | None:
    """What is sent on to the API, as it checks it; None, with the faults at their fields, where it does not take it."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        for each in error.errors():
            name = str(each["loc"][0]) if each["loc"] else ""
            form.faults.setdefault(name, wrong.get(name, NOT_TAKEN))
        return None


def led(there: str) -> HttpResponse:
    """On to another page, which is asked for anew."""
    response = HttpResponseRedirect(there)
    response.status_code = 303
    return response


NO_PROVINCE = Text("this account acts for no province.", "ce compte n'agit pour aucune province.")
NOT_TAKEN = Text(
    "This cannot be used. Accepted: one line of up to 200 characters.",
    "Ceci ne peut pas être utilisé. Accepté : une ligne d'au plus 200 caractères.",
)
