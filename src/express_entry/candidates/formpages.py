"""The forms of an application that are filled in on one page each: family, representative, declarations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api.filereach import own
from express_entry.api.gate import Asked
from express_entry.application.drafting import form_of
from express_entry.application.forms import Form
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.models import Application
from express_entry.checklist.people import person_named
from express_entry.law import Language, Text
from express_entry.law.text import Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.typed import typed_day
from express_entry.review.declared import LICENSED_BY, REACHED_BY

from . import formwords as words
from .addresses import link
from .fields import NO_DAY, YES_NO, Sheet
from .leaving import done
from .meanwhile import Made, Unsaved, kept, saved_there, unless_changed
from .telling import Teller

WAYS = ["GET", "HEAD", "POST"]
COUNSEL = ("representative", "adviser")
DETAILS = {
    "name": words.NAME,
    "postal_address": words.POSTAL_ADDRESS,
    "telephone": words.TELEPHONE,
    "body": words.BODY,
    "membership_number": words.MEMBERSHIP,
}
Typed = Mapping[str, str]
NOTHING_WRONG = Unsaved()


def typed_in(request: Asked) -> dict[str, str]:
    """What came with a form."""
    return {name: str(value) for name, value in request.POST.items()}


def is_draft(row: Application) -> bool:
    """Whether the forms can still be changed."""
    return row.state == ApplicationState.DRAFT.value


def form_page(
    request: Asked,
    name: str,
    language: Language,
    row: Application,
    sheet: Sheet,
    more: Mapping[str, Any],
    unsaved: Unsaved = NOTHING_WRONG,
) -> HttpResponse:
    """A page of the forms."""
    context = {
        "fields": sheet.fields,
        "errors": sheet.errors,
        "meanwhile": saved_there(sheet, sheet.fields) if unsaved.meanwhile else (),
        "version": unsaved.version(request, row.version),
        "open": is_draft(row),
        "back": link("application", language, number=row.number),
        **more,
    }
    return page(
        request,
        f"candidates:{name}",
        language,
        context,
        words=words,
        parts={"number": row.number},
        template=str(more.get("template", "form")),
        status=unsaved.status,
    )


def saved(request: Asked, language: Language, row: Application, made: Made) -> HttpResponse | Unsaved:
    """Save and lead back to the tasks; else what keeps it from being saved."""
    return kept(request, row, made) or done(request, words.SAVED, link("application", language, number=row.number))


# -------------------------------------------------------------------------------------------------------------- family


@require_http_methods(WAYS)
@signed_in("application.form")
def family(request: Asked, language: Language, number: str) -> HttpResponse:
    """Who of the family is declared, and who is the principal applicant."""
    row = own(request, "application.form", number)
    typed, unsaved = None, NOTHING_WRONG
    if request.method == "POST" and is_draft(row):
        typed = typed_in(request)
        answer = _family_saved(request, language, row, typed)
        if isinstance(answer, HttpResponse):
            return answer
        unsaved = answer
    form = form_of(row)
    members = members_of(form)
    sheet = Sheet(language, _family_stated(form), typed, unsaved.wrong)
    for each in members:
        sheet.check(f"member.{each}", words.DECLARE.of(who=_member(form, each, language)))
    if form.profile.spouse is not None:
        sheet.check("principal", words.PRINCIPAL)
    if not form.profile.dependants:
        sheet.check("no_children", words.NO_CHILDREN)
    teller = Teller(language)
    more = {
        "title": teller.say(words.FAMILY_TITLE),
        "lead": teller.say(words.FAMILY_LEAD if members else words.FAMILY_NOBODY),
        "other": link("declared", language, number=number),
        "other_said": teller.say(words.TO_ANSWERS),
    }
    return form_page(request, "family", language, row, sheet, more, unsaved)


def _family_saved(request: Asked, language: Language, row: Application, typed: Typed) -> HttpResponse | Unsaved:
    if not form_of(row).profile.dependants and not typed.get("no_children"):
        return Unsaved({"no_children": words.CONFIRM_CHILDREN})
    return saved(request, language, row, unless_changed(_family_stated, lambda form: _family_typed(form, typed)))


def _family_typed(form: Form, typed: Typed) -> dict[str, object]:
    declaration = {**(form.tree.get("declaration") or {})}
    if form.profile.spouse is not None:
        declaration["principal"] = bool(typed.get("principal"))
    return {"family": [each for each in members_of(form) if typed.get(f"member.{each}")], "declaration": declaration}


def members_of(form: Form) -> list[str]:
    """Who of the family the profile names: ``spouse``, ``child-1``."""
    spouse = ["spouse"] if form.profile.spouse is not None else []
    return spouse + [f"child-{place}" for place, _ in enumerate(form.profile.dependants, start=1)]


def _family_stated(form: Form) -> dict[str, object]:
    members = members_of(form)
    named = frozenset(members) if form.family is None else form.family
    return {
        **{f"member.{each}": each in named for each in members},
        "principal": form.principal,
        "no_children": form.family is not None,
    }


def _member(form: Form, name: str, language: Language) -> Sayable:
    """A member of the family, told apart by the day of birth where it is stated."""
    teller = Teller(language)
    said = person_named(name)
    who = teller.say(said) if said is not None else name
    child = name.startswith("child-")
    described = form.profile.dependants[int(name.partition("-")[2]) - 1] if child else form.profile.spouse
    born = None if described is None else described.date_of_birth
    if born is None:
        return Text(who, who)
    return words.WITH_BIRTH.of(who=who, day=teller.day(born))


# --------------------------------------------------------------------------------------------- representative, adviser


@require_http_methods(WAYS)
@signed_in("application.form")
def counsel(request: Asked, language: Language, number: str) -> HttpResponse:
    """Who represents the applicant, and who advised them for consideration."""
    row = own(request, "application.form", number)
    typed, unsaved = None, NOTHING_WRONG
    if request.method == "POST" and is_draft(row):
        typed = typed_in(request)
        tree, wrong = _counsel_typed(typed)
        made = unless_changed(_counsel_stated, lambda _: tree)
        answer = Unsaved(wrong) if wrong else saved(request, language, row, made)
        if isinstance(answer, HttpResponse):
            return answer
        unsaved = answer
    sheet = Sheet(language, _counsel_stated(form_of(row)), typed, unsaved.wrong)
    for who, asked in zip(COUNSEL, (words.HAS_REPRESENTATIVE, words.HAS_ADVISER), strict=True):
        sheet.choice(who, asked, YES_NO)
        sheet.choice(f"{who}.paid", words.PAID, YES_NO)
        for detail in (*REACHED_BY, *LICENSED_BY):
            sheet.text(f"{who}.{detail}", DETAILS[detail], width="long")
    count = len(sheet.fields) // 2
    teller = Teller(language)
    parts = [
        {
            "id": who,
            "title": teller.say(title),
            "meanwhile": saved_there(sheet, fields) if unsaved.meanwhile else (),
            "first": fields[0],
            "rest": fields[1:],
        }
        for who, title, fields in zip(
            COUNSEL,
            (words.REPRESENTATIVE, words.ADVISER),
            (sheet.fields[:count], sheet.fields[count:]),
            strict=True,
        )
    ]
    more = {
        "title": teller.say(words.COUNSEL_TITLE),
        "lead": teller.say(words.COUNSEL_LEAD),
        "halves": parts,
        "template": "counsel",
    }
    return form_page(request, "counsel", language, row, sheet, more, unsaved)


def _counsel_typed(typed: Typed) -> tuple[dict[str, object], dict[str, Sayable]]:
    tree: dict[str, object] = {}
    wrong: dict[str, Sayable] = {}
    for who in COUNSEL:
        answer = typed.get(who, "")
        if answer == "no":
            tree[who] = "none"
        elif answer != "yes":
            wrong[who] = words.CHOOSE_ONE
        elif typed.get(f"{who}.paid") not in ("yes", "no"):
            wrong[f"{who}.paid"] = words.CHOOSE_ONE
        else:
            given = {each: typed.get(f"{who}.{each}", "").strip() for each in DETAILS}
            tree[who] = {"paid": typed[f"{who}.paid"] == "yes", **{name: said for name, said in given.items() if said}}
    return tree, wrong


def _counsel_stated(form: Form) -> dict[str, object]:
    stated: dict[str, object] = {}
    for who in COUNSEL:
        there = form.tree.get(who)
        if there == "none":
            stated[who] = "no"
        elif there:
            stated[who] = "yes"
            stated[f"{who}.paid"] = "yes" if there.get("paid") else "no"
            stated |= {f"{who}.{each}": there.get(each) for each in DETAILS}
    return stated


# -------------------------------------------------------------------------------------------------------- declarations

APPLIED, LETTER = "applied_to_province", "request_letter"


@require_http_methods(WAYS)
@signed_in("application.form")
def declarations(request: Asked, language: Language, number: str) -> HttpResponse:
    """What is declared with an application, and what the list of documents hangs on."""
    row = own(request, "application.form", number)
    typed, unsaved = None, NOTHING_WRONG
    if request.method == "POST" and is_draft(row):
        typed = given = typed_in(request)
        _, wrong = _declared(form_of(row), given)
        made = unless_changed(_declarations_stated, lambda form: _declared(form, given)[0])
        answer = Unsaved(wrong) if wrong else saved(request, language, row, made)
        if isinstance(answer, HttpResponse):
            return answer
        unsaved = answer
    form = form_of(row)
    sheet = Sheet(language, _declarations_stated(form), typed, _by_field(unsaved.wrong))
    sheet.choice("releases_data", words.RELEASES, YES_NO, words.RELEASES_HINT)
    sheet.choice("names_differ", words.NAMES_DIFFER, YES_NO, words.NAMES_HINT)
    for place in _children(form):
        who = person_named(f"child-{place}")
        sheet.check(f"adopted.child-{place}", words.ADOPTED.of(who=who))
    if row.program == "pnp":
        sheet.day(APPLIED, words.APPLIED, words.APPLIED_HINT)
    for place in range(len(form.circumstances.request_letter) + 1):
        sheet.country(_letter_field(place), words.REQUEST_LETTER_MORE if place else words.REQUEST_LETTER)
    sheet.check("complete", words.COMPLETE)
    more = {"title": Teller(language).say(words.DECLARATIONS_TITLE), "lead": ""}
    return form_page(request, "declarations", language, row, sheet, more, unsaved)


def _letter_field(place: int) -> str:
    return f"{LETTER}.{place}" if place else LETTER


def _children(form: Form) -> range:
    return range(1, len(form.profile.dependants or ()) + 1)


def _declared(form: Form, typed: Typed) -> tuple[dict[str, object], dict[str, Sayable]]:
    circumstances = {**(form.tree.get("circumstances") or {})}
    wrong: dict[str, Sayable] = {}
    for name in ("releases_data", "names_differ"):
        if typed.get(name) in ("yes", "no"):
            circumstances[name] = typed[name] == "yes"
    if _children(form):
        circumstances["adopted"] = [f"child-{each}" for each in _children(form) if typed.get(f"adopted.child-{each}")]
    countries = [typed[name] for name in sorted(typed) if name == LETTER or name.startswith(f"{LETTER}.")]
    circumstances[LETTER] = sorted({each for each in countries if each})
    if any(name.startswith(f"{APPLIED}.") for name in typed):  # where it is asked for
        try:
            day = typed_day(typed, APPLIED)
            circumstances.pop(APPLIED, None)
            circumstances |= {} if day is None else {APPLIED: day.isoformat()}
        except ValueError:
            wrong[APPLIED] = NO_DAY
    declaration = {**(form.tree.get("declaration") or {}), "complete_and_accurate": bool(typed.get("complete"))}
    return {"circumstances": circumstances, "declaration": declaration}, wrong


def _by_field(wrong: Mapping[str, Sayable]) -> dict[str, Sayable]:
    """What is wrong, by the fields of the page."""
    return {path.removeprefix("circumstances.").partition("[")[0]: said for path, said in wrong.items()}


def _declarations_stated(form: Form) -> dict[str, object]:
    given = form.circumstances
    stated: dict[str, object] = {"complete": form.complete_and_accurate}
    for name in ("releases_data", "names_differ"):
        value = getattr(given, name)
        stated[name] = None if value is None else "yes" if value else "no"
    stated |= {f"adopted.{each}": True for each in given.adopted or ()}
    stated[APPLIED] = given.applied_to_province
    stated |= {_letter_field(place): each for place, each in enumerate(sorted(given.request_letter))}
    return stated
