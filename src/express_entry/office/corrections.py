"""Corrections of a round: drafted by one officer; authorised by another, which carries them out; or discarded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.api.gate import Asked, now
from express_entry.api.rounds import require_of_round
from express_entry.law.text import Language, Sayable, Text
from express_entry.pages.access import signed_in
from express_entry.pages.addresses import address
from express_entry.pages.days import Written
from express_entry.pages.frame import page
from express_entry.pages.notes import leave
from express_entry.pool import supplements as pool
from express_entry.pool.faults import Conflict, NotFound, Unacceptable
from express_entry.pool.invitations import last_day
from express_entry.pool.models import Supplement
from express_entry.pool.rounds import known
from express_entry.reports.report import Fact

from . import correctionwords as words
from . import listwords
from .asking import Question, act
from .forms import Form, Typed, typed_of, whole_number
from .roundpage import state_of
from .saying import Reader, by, facts, said, wrong_of

MOST = 1_000_000


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("supplement.draft")
def correct(request: Asked, language: Language, number: str) -> HttpResponse:
    """The form for a correction, and what becomes of it."""
    known(number)
    if request.method != "POST":
        return _form(request, language, number, {"additional": "0"}, {})
    typed = typed_of(request.POST)
    additional = whole_number(typed, "additional") if typed.get("additional", "").strip() else 0
    if additional is None or additional > MOST:
        return _form(request, language, number, typed, {"additional": words.NO_ADDITIONAL})
    try:
        made = pool.draft(
            request.desk,
            number,
            cancelled=_numbers(typed, "cancelled"),
            missed=_numbers(typed, "missed"),
            restored=_numbers(typed, "restored"),
            note=typed.get("note", ""),
            additional=additional,
            legal_basis=typed.get("legal_basis", ""),
        )
    except (Unacceptable, Conflict, NotFound) as fault:
        return _form(request, language, number, typed, wrong_of(fault, {}))
    leave(request, words.DRAFTED_NOTE)
    return HttpResponseRedirect(_address("correction", made, language), status=303)


def _numbers(typed: Typed, name: str) -> list[str]:
    return typed.get(name, "").replace(",", " ").replace(";", " ").upper().split()


def _form(request: Asked, language: Language, number: str, typed: Typed, wrong: Mapping[str, Sayable]) -> HttpResponse:
    form = Form(language, typed, wrong)
    form.area("cancelled", words.CANCELLED, words.CANCELLED_HINT)
    form.area("missed", words.MISSED, words.MISSED_HINT)
    form.area("restored", words.RESTORED)
    form.text("additional", words.ADDITIONAL, words.ADDITIONAL_HINT, width="short", inputmode="numeric")
    form.area("legal_basis", words.BASIS)
    form.area("note", words.NOTE, words.NOTE_HINT)
    context = {
        "heading": said(words.CORRECT_TITLE.of(number=number), language),
        "own": address("office:correct", language, number=number),
        "round": address("office:round", language, number=number),
        "missed": address("office:missed_file", language, number=number),
        "missed_page": address("office:missed", language, number=number),
        "to_missed_page": said(listwords.TO_MISSED_PAGE, language),
        "to_missed": said(listwords.TO_MISSED, language),
        "outcomes": address("casework:outcomes", language) if request.caller.may("outcome.read") else "",
        "missed_text": said(listwords.MISSED_TEXT, language),
        "fields": form.fields,
        "errors": form.errors,
    }
    status = 422 if wrong else 200
    return page(request, "office:correct", language, context, words=words, parts={"number": number}, status=status)


def _address(name: str, item: Supplement, language: Language) -> str:
    return address(f"office:{name}", language, number=item.round.number, key=str(item.id))


def _parts(item: Supplement) -> dict[str, str]:
    return {"number": item.round.number, "key": str(item.id)}


# ---------------------------------------------------------------------------------------------------------- one of them


@require_safe
@signed_in("supplement.read")
def correction(request: Asked, language: Language, number: str, key: int) -> HttpResponse:
    """A correction as it stands."""
    item = _known(number, key)
    caller, waits = request.caller, item.done is None and item.discarded is None
    own = waits and item.drafted_by == caller.pseudonym
    context = {
        "heading": said(words.CORRECTION_TITLE.of(key=str(key), number=number), language),
        "round": address("office:round", language, number=number),
        "facts": _facts(item, caller.pseudonym, language),
        "waits": waits,
        "own": said(words.OTHER_OFFICER, language) if own and caller.may("supplement.draft") else "",
        "carry_out": _address("carry_out", item, language)
        if waits and not own and caller.may("supplement.authorise")
        else "",
        "drop": _address("drop", item, language) if waits and caller.may("supplement.discard") else "",
    }
    return page(request, "office:correction", language, context, words=words, parts=_parts(item))


def _known(number: str, key: int) -> Supplement:
    require_of_round(number, key)
    return Supplement.objects.select_related("round").get(id=key)


def _facts(item: Supplement, own: str, language: Language) -> list[Fact]:
    reader = Reader.of(own, (item.drafted_by, item.authorised_by, item.discarded_by))
    told = (
        (words.STATE, state_of(item)),
        (words.CANCELLED, ", ".join(item.cancelled.split())),
        (words.MISSED, ", ".join(item.missed.split())),
        (words.RESTORED, ", ".join(item.restored.split())),
        (words.ADDITIONAL, item.additional or None),
        (words.BASIS, item.legal_basis),
        (words.NOTE, item.note),
        (words.DRAFTED_BY, by(item.drafted_by, item.drafted, reader, language)),
        (words.DONE_BY, by(item.authorised_by, item.done, reader, language)),
        (words.DROPPED_BY, by(item.discarded_by, item.discarded, reader, language)),
    )
    return facts(told, language)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("supplement.authorise")
def carry_out(request: Asked, language: Language, number: str, key: int) -> HttpResponse:
    """Authorise a correction and carry it out."""
    item = _known(number, key)
    question = _question("carry_out", words.CARRY_OUT_TITLE, words.CARRY_OUT, tuple(_before()), item, request)

    def done() -> Text:
        pool.authorise(request.desk, key)
        return words.CARRIED_OUT_NOTE

    return act(request, question, done, language)


def _before() -> Iterator[Sayable]:
    first, second = words.CARRY_OUT_TEXT
    yield first
    yield second.of(last=Written(last_day(now())))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("supplement.discard")
def drop(request: Asked, language: Language, number: str, key: int) -> HttpResponse:
    """Discard a correction."""
    item = _known(number, key)
    question = _question("drop", words.DROP_TITLE, words.DROP, (words.DROP_TEXT,), item, request)

    def done() -> Text:
        pool.discard(request.desk, key)
        return words.DROPPED_NOTE

    return act(request, question, done, language)


def _question(
    name: str, title: Text, button: Text, consequences: tuple[Sayable, ...], item: Supplement, request: Asked
) -> Question:
    language = request.language
    return Question(
        f"office:{name}",
        _parts(item),
        title.of(key=str(item.id), number=item.round.number),
        consequences,
        button,
        _address("correction", item, language),
        _facts(item, request.caller.pseudonym, language),
        careful=True,
    )
