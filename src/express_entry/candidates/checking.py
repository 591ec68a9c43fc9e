"""Everything of an application looked at before it is handed in; and handing it in, signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.api.filereach import own
from express_entry.api.gate import Asked, now
from express_entry.application import submitting
from express_entry.application.asked import checklist_of
from express_entry.application.checking import Check, check
from express_entry.application.drafting import form_of
from express_entry.application.models import Application
from express_entry.checklist.words import entry_named, names_of
from express_entry.law import Language
from express_entry.law.citations import cited
from express_entry.law.text import Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.onceonly import answered_once
from express_entry.pool.faults import Conflict, Unacceptable
from express_entry.pool.keeping import is_other_version
from express_entry.pool.laws import service_law
from express_entry.review.completeness import Missing

from . import applicationwords as words
from .addresses import link
from .confirming import Question, asked
from .fields import Sheet
from .leaving import done
from .meanwhile import version_seen
from .retested import retest_said
from .telling import NONE, Teller

WAYS = ["GET", "HEAD", "POST"]
REPRESENTED = "circumstances.represented"
COUNSEL = {"declaration.representative", "declaration.adviser"}
"""What the form asks of whoever represents or advised, of which the other is worked out."""


@require_safe
@signed_in("application.check")
def check_page(request: Asked, language: Language, number: str) -> HttpResponse:
    """What would return an application if it were received now; beside it what may be doubted, and what differs."""
    row = own(request, "application.check", number)
    found = check(row, now(), signed=True if row.received is None else None)
    teller = Teller(language).about(form_of(row).profile, found.at)
    context = {
        **shown(found, teller, _names(row, found.at)),
        "back": link("application", language, number=number),
        "hand_in": link("hand_in", language, number=number) if row.received is None else "",
    }
    return page(request, "candidates:check", language, context, words=words, parts={"number": number})


Names = Mapping[str, Sayable]
"""What the documents of an application are called, by their ids."""


def _names(row: Application, at: datetime) -> Names:
    """The documents as the list names them, with whose they are."""
    return names_of(checklist_of(row, form_of(row), at).items)


def shown(found: Check, teller: Teller, names: Names) -> dict[str, Any]:
    """What a template needs to show what was found."""
    return {
        "whole": found.whole,
        "missing": [_missing(each, teller, names) for each in found.completeness.missing],
        "needs": needs_said(found.completeness.needs, teller, names),
        "gaps": [_gap(each, teller) for each in found.gaps],
        "differences": [_difference(each, teller) for each in found.differences],
        "doubts": [
            f"{teller.sentence(each.reason)} ({cited(each.citation, teller.language)})" for each in found.doubts
        ],
        "retest": list(retest_said(found.retest, teller)),
    }


def _missing(each: Missing, teller: Teller, names: Names) -> str:
    what = teller.capital(names.get(each.id) or each.title or each.gate)
    return f"{what} – {teller.say(each.reason)} ({cited(each.citation, teller.language)})"


def needs_said(needs: tuple[str, ...], teller: Teller, names: Names) -> list[str]:
    """What would settle something: facts by their names, and rules of form with the document they are about.

    Whether somebody represents or advised the person follows from the two answers of the form that tell it.
    """
    settled = {REPRESENTED} if COUNSEL & set(needs) else set()
    return list(dict.fromkeys(_need(each, teller, names) for each in needs if each not in settled))


def _need(need: str, teller: Teller, names: Names) -> str:
    if need.startswith("presented."):
        item, _, _ = need.removeprefix("presented.").rpartition(".")
        named = names.get(item) or entry_named(item, service_law())
        return teller.say(words.FORM_OF, what=teller.capital(named) if named is not None else item)
    known = words.DECLARATION_NEEDS.get(need)
    return teller.capital(known) if known is not None else teller.capital(teller.names([need])[0])


def _gap(each: Any, teller: Teller) -> str:
    of = words.OF_ADDRESSES if each.of == "addresses" else words.OF_ACTIVITIES
    return teller.say(words.GAP, of=of, first=each.first, last=each.last)


def _difference(each: Any, teller: Teller) -> dict[str, str]:
    return {
        "what": teller.capital(teller.names([each.path])[0]),
        "ranked": NONE if each.ranked is None else str(each.ranked),
        "declared": NONE if each.declared is None else str(each.declared),
    }


# --------------------------------------------------------------------------------------------------------- handing in


@require_http_methods(WAYS)
@signed_in("application.submit")
@answered_once
def hand_in(request: Asked, language: Language, number: str) -> HttpResponse:
    """Sign an application and hand it in."""
    row = own(request, "application.submit", number)
    if request.method != "POST":
        return _asked(request, language, row, None, {})
    typed = {name: str(value) for name, value in request.POST.items()}
    try:
        submitting.submit(
            request.desk,
            row.number,
            signature=typed.get("signature", "")[:200],
            expected=version_seen(request, row.version),
            incomplete=bool(typed.get("incomplete")),
        )
    except Unacceptable as fault:
        return _asked(request, language, row, typed, fault.fields)
    except Conflict as fault:
        if not is_other_version(fault):
            raise
        return _asked_anew(request, language, row, typed)
    return done(request, words.HANDED_IN, link("application", language, number=number))


def _asked_anew(request: Asked, language: Language, row: Application, typed: dict[str, str]) -> HttpResponse:
    """The same page, once it was told that something else would be handed in than was seen."""
    row.refresh_from_db()
    response = _asked(request, language, row, typed, {}, meanwhile=True)
    response.status_code = 409
    return response


def _asked(
    request: Asked,
    language: Language,
    row: Application,
    typed: dict[str, str] | None,
    wrong: Mapping[str, Sayable],
    *,
    meanwhile: bool = False,
) -> HttpResponse:
    found = check(row, now(), signed=True)
    teller = Teller(language).about(form_of(row).profile, found.at)
    own_wrong = {name: said for name, said in wrong.items() if name == "signature"}
    sheet = Sheet(language, {}, typed, own_wrong)
    sheet.text("signature", words.SIGNATURE, words.SIGNATURE_HINT, width="long")
    if not found.whole:
        sheet.check("incomplete", words.INCOMPLETE, words.INCOMPLETE_HINT)
    others = list(_lacking(found, teller, _names(row, found.at))) if wrong.keys() - {"signature"} else []
    if meanwhile:
        others = [teller.say(words.HAND_IN_CHANGED)]
    question = Question(
        title=teller.say(words.HAND_IN_TITLE),
        follows=[teller.say(each) for each in words.HAND_IN_FOLLOWS],
        fields=sheet.fields,
        errors=[*sheet.errors, *({"text": each, "anchor": ""} for each in others)],
        hidden={"version": str(row.version if meanwhile else version_seen(request, row.version))},
        button=teller.say(words.HAND_IN_NOW),
        back=link("check", language, number=row.number),
        grave=not found.whole,
    )
    return asked(request, "candidates:hand_in", language, question, parts={"number": row.number}, words=words)


def _lacking(found: Check, teller: Teller, names: Names) -> Iterator[str]:
    """Everything that keeps an application from being handed in as complete."""
    yield from (_missing(each, teller, names) for each in found.completeness.missing)
    yield from needs_said(found.completeness.needs, teller, names)
    yield from (_gap(each, teller) for each in found.gaps)
