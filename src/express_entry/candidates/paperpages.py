"""Documents of an application: a slot each, with what it must show; handed in, downloaded as a safe copy, taken out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods, require_safe

from express_entry.api import papers as api
from express_entry.api.filereach import own
from express_entry.api.gate import Asked, now
from express_entry.application import drafting
from express_entry.application.asked import checklist_of
from express_entry.application.drafting import form_of
from express_entry.application.forms import Form, laid_over
from express_entry.application.handing import take_in
from express_entry.application.lifecycle import OPEN, ApplicationState
from express_entry.application.models import Application
from express_entry.application.paperrows import Upload
from express_entry.application.reading import Part
from express_entry.checklist import Item
from express_entry.law import Language, Result
from express_entry.law.citations import cited
from express_entry.law.days import day_of
from express_entry.law.text import Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.onceonly import answered_once
from express_entry.pages.typed import told, typed_day
from express_entry.pool.faults import Conflict, NotFound, Unacceptable
from express_entry.pool.keeping import is_other_version
from express_entry.review import CaseError
from express_entry.review.presented import FORM_RULES
from express_entry.vault.refusals import Refused

from . import paperwords as words
from .addresses import link
from .confirming import Question, asked
from .fields import NO_DAY, Sheet
from .leaving import done
from .meanwhile import MOST_TIMES
from .papershown import groups_of, named, reliance_said
from .telling import Teller

WAYS = ["GET", "HEAD", "POST"]
LETTER = "letter/"
"""How the slot of a letter's answer begins."""
TAKEN_IN = frozenset({ApplicationState.DRAFT, *OPEN})
"""Where documents are handed in."""


@require_safe
@signed_in("application.form")
def papers(request: Asked, language: Language, number: str) -> HttpResponse:
    """Every document that is asked for, and whether it is there."""
    row, teller = own(request, "application.form", number), Teller(language)
    found = checklist_of(row, form_of(row), now())
    most = str(found.files.get("most_megabytes", 4))
    context = {
        "lead": teller.say(words.LEAD, most=most),
        "groups": list(groups_of(row, found, teller)),
        "back": link("application", language, number=number),
    }
    return page(request, "candidates:papers", language, context, words=words, parts={"number": number})


@require_http_methods(WAYS)
@signed_in("document.upload")
def paper(request: Asked, language: Language, number: str, item: str) -> HttpResponse:
    """One slot: what goes into it, and what is in it."""
    row = own(request, "document.upload", number)
    found = item_of(row, item)
    if request.method == "POST":
        return _handed(request, language, row, item, found)
    return _page(request, language, row, item, found, None, {})


def item_of(row: Application, item: str) -> Item | None:
    """What the list of documents says of a slot; None for that of a letter.

    :raises NotFound: where there is no such slot.
    """
    if item.startswith(LETTER):
        key = item.removeprefix(LETTER)
        if key.isascii() and key.isdigit() and len(key) < 19 and row.letters.filter(id=int(key)).exists():
            return None
    else:
        for each in checklist_of(row, form_of(row), now()).items:
            if each.id == item:
                return each
    raise NotFound(api.NO_DOCUMENT.of(value=item[:60]))


# ------------------------------------------------------------------------------------------------------------ handed in


def _handed(request: Asked, language: Language, row: Application, item: str, found: Item | None) -> HttpResponse:
    typed = {name: str(value) for name, value in request.POST.items()}
    try:
        _take(request, row, item, found, typed)
    except _Wrong as wrong:
        return _page(request, language, row, item, found, typed, wrong.said)
    to = (
        link("letter", language, number=row.number, key=item.removeprefix(LETTER))
        if found is None
        else link("papers", language, number=row.number)
    )
    answer = done(request, words.UPLOADED, to)
    # With a script the page is left by it once the file is there, so that the message waits for that.
    return JsonResponse({"to": to}) if request.headers.get("Accept") == "application/json" else answer


class _Wrong(Exception):
    """What keeps a document from being taken, by field."""

    def __init__(self, said: Mapping[str, Sayable]) -> None:
        super().__init__(", ".join(said))
        self.said = dict(said)


def _take(request: Asked, row: Application, item: str, found: Item | None, typed: Mapping[str, str]) -> None:
    """Put what was sent into its slot, with the day on it.

    :raises _Wrong: with what is wrong, by field.
    """
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise _Wrong({"file": words.NO_FILE})
    try:
        issued = typed_day(typed, "issued")
    except ValueError:
        raise _Wrong({"issued": NO_DAY}) from None
    noted = issued is not None and row.state == ApplicationState.DRAFT.value
    if issued is not None and noted:
        _require_day(row, item, issued)
    form = {} if found is None else {each: True for each in _rules(found) if typed.get(f"keeps.{each}")}
    explains = bool(typed.get("explains"))
    try:
        take_in(request.desk, row.number, item, file, name=file.name, form=form, explanation=explains)
    except Refused as refused:
        raise _Wrong({"file": refused.reasons[0]}) from None
    except (Unacceptable, Conflict) as fault:
        raise _Wrong({"file": fault.reasons[0]}) from None
    if issued is not None and noted:
        _date(request, row, item, issued)


def _require_day(row: Application, item: str, issued: date) -> None:
    """See to it before the document is taken that its day can be noted.

    :raises _Wrong: for a day that no document has.
    """
    form = form_of(row)
    try:
        laid_over(form, _dated(form, item, issued))
    except CaseError as error:
        raise _Wrong({"issued": told(error.problems[0])}) from None


def _dated(form: Form, item: str, issued: date) -> dict[str, object]:
    """What the forms say beside documents, with the day of one."""
    given = {**(form.tree.get("circumstances") or {})}
    given["issued"] = {**(given.get("issued") or {}), item: issued.isoformat()}
    return {"circumstances": given}


def _date(request: Asked, row: Application, item: str, issued: date) -> None:
    """Note the day of a document, by which its last day is counted."""
    for left in reversed(range(MOST_TIMES)):
        tree = _dated(form_of(row), item, issued)
        try:
            drafting.declare_more(request.desk, row.number, tree, expected=row.version)
        except Conflict as fault:
            if not left or not is_other_version(fault):
                raise
            row.refresh_from_db()
        else:
            return


def _rules(found: Item) -> list[str]:
    return [rule.id for rule in found.form if rule.id in FORM_RULES]


# ---------------------------------------------------------------------------------------------------------------- shown


def _page(
    request: Asked,
    language: Language,
    row: Application,
    item: str,
    found: Item | None,
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, Sayable],
) -> HttpResponse:
    teller = Teller(language).about(form_of(row).profile, now())
    there = row.uploads.filter(item=item, withdrawn__isnull=True).first()
    sheet = _sheet(language, row, found, typed, wrong)
    letter = item.removeprefix(LETTER)
    back = (
        link("letter", language, number=row.number, key=letter)
        if found is None
        else link("papers", language, number=row.number)
    )
    context = {
        "title": teller.say(words.OF_LETTER, letter=letter) if found is None else named(found, teller),
        "what": {} if found is None else _told(found, teller),
        "there": None if there is None else _there(there, language, row, teller),
        "open": ApplicationState(row.state) in TAKEN_IN,
        "fields": sheet.fields,
        "errors": sheet.errors,
        "accepts": ".pdf,.jpg,.jpeg,.png,.tif,.tiff",
        "back": back,
    }
    parts = {"number": row.number, "item": item}
    status = 400 if sheet.errors else 200
    return page(request, "candidates:paper", language, context, words=words, parts=parts, status=status)


def _sheet(
    language: Language,
    row: Application,
    found: Item | None,
    typed: Mapping[str, str] | None,
    wrong: Mapping[str, Sayable],
) -> Sheet:
    sheet = Sheet(language, {}, typed, wrong)
    sheet.file("file", words.FILE, words.FILE_HINT)
    if found is None:
        return sheet
    teller = Teller(language)
    rules = {rule.id: rule.words for rule in found.form}
    for each in _rules(found):
        sheet.check(f"keeps.{each}", words.KEEPS.of(rule=teller.say(rules[each])))
    if found.reliance is not None and row.state == ApplicationState.DRAFT.value:
        sheet.day("issued", words.ISSUED_ON, words.ISSUED_HINT)
    if found.substitute is not None:
        sheet.check("explains", words.EXPLAINS, None)
    return sheet


def _told(found: Item, teller: Teller) -> dict[str, Any]:
    """What the list says of a document."""
    return {
        "why": f"{teller.sentence(found.reason)} ({cited(found.citation, teller.language)})",
        "notes": [teller.sentence(each) for each in found.notes],
        "may_be": found.needed is Result.UNKNOWN,
        "fields": [teller.capital(each.words) for each in found.fields],
        "form": [teller.capital(each.words) for each in found.form],
        "reliance": [] if found.reliance is None else list(reliance_said(found.reliance, teller)),
        "runs_out": found.reliance is not None and found.reliance.runs_out,
        "substitute": ""
        if found.substitute is None
        else teller.say(words.EXPLAINS_HINT, what=teller.say(found.substitute)),
    }


def _there(there: Upload, language: Language, row: Application, teller: Teller) -> dict[str, str]:
    """What is in a slot."""
    size = teller.number(max(1, there.size // 1000))
    said = teller.say(words.SIZE_PAGES, size=size, pages=str(there.pages), day=teller.day(day_of(there.uploaded)))
    to = link("paper_file", language, number=row.number, key=there.id)
    return {
        "said": said,
        "explains": teller.say(words.EXPLAINED) if there.explanation else "",
        "safe": to,
        "original": f"{to}?part=original",
        "remove": link("paper_remove", language, number=row.number, key=there.id),
    }


# ------------------------------------------------------------------------------------------------ downloaded, taken out


@require_safe
@signed_in("document.read")
def file(request: Asked, language: Language, number: str, key: int) -> HttpResponse:  # noqa: ARG001 - the same in both
    """A document, as an attachment: the copy that is safe to show unless the original is asked for."""
    part = Part.ORIGINAL if request.GET.get("part") == Part.ORIGINAL.value else Part.SAFE
    return api.download(request, number, key, part)


@require_http_methods(WAYS)
@signed_in("document.remove")
@answered_once
def remove(request: Asked, language: Language, number: str, key: int) -> HttpResponse:
    """Take a document out of its slot."""
    row, teller = own(request, "document.remove", number), Teller(language)
    there = row.uploads.filter(id=key, withdrawn__isnull=True).first()
    if there is None:
        raise NotFound(api.NO_DOCUMENT.of(value=str(key)))
    back = link("paper", language, number=number, item=there.item)
    if request.method == "POST":
        api.remove(request, number, key)
        return done(request, words.REMOVED, back)
    draft = row.state == ApplicationState.DRAFT.value
    question = Question(
        title=teller.say(words.REMOVE_TITLE),
        follows=[teller.say(words.REMOVE_DRAFT if draft else words.REMOVE_LATER)],
        button=teller.say(words.REMOVE),
        back=back,
        grave=draft,
    )
    parts = {"number": number, "key": str(key)}
    return asked(request, "candidates:paper_remove", language, question, parts=parts, words=words)
