"""Who somebody is: the name and the passport, which the interview does not ask for and a submission needs."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from itertools import count, takewhile
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from express_entry.api.gate import Asked
from express_entry.law import Language
from express_entry.law.text import Sayable
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pages.sealed import Answers
from express_entry.pages.typed import told, typed_day
from express_entry.pool.faults import Conflict
from express_entry.pool.keeping import is_other_version
from express_entry.profile import ProfileError, check

from . import profilewords as words
from .addresses import link
from .effects import effect_shown
from .fields import NO_DAY, Sheet, Typed
from .formwords import CHANGED_MEANWHILE
from .kept import Record, application_record, profile_record
from .leaving import done
from .meanwhile import MOST_TIMES, Unsaved, saved_there, version_seen

PERSON = ("family_name", "given_names", "country_of_residence")
PASSPORT = ("country", "number", "expires")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("profile.change")
def person(request: Asked, language: Language, number: str) -> HttpResponse:
    """The name and the passport of a profile."""
    return _person(request, language, lambda: profile_record(request, number, "profile.change"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in("application.declare")
def declared_person(request: Asked, language: Language, number: str) -> HttpResponse:
    """The name and the passport as they are declared in an application."""
    return _person(request, language, lambda: application_record(request, number, "application.declare"))


def _person(request: Asked, language: Language, find: Callable[[], Record]) -> HttpResponse:
    record = find()
    if request.method != "POST" or not record.changes:
        return _page(request, language, record, None)
    typed = {name: str(value) for name, value in request.POST.items()}
    for _ in range(MOST_TIMES):
        tree, wrong = _put(record.tree, typed)
        wrong = wrong or _problems(tree)
        if wrong:
            return _page(request, language, record, typed, Unsaved(wrong))
        if not _goes_with(record, version_seen(request, record.version), tree):
            break
        try:
            return _kept(request, language, record, tree)
        except Conflict as fault:
            if not is_other_version(fault):
                raise
        record = find()
    return _page(request, language, record, typed, Unsaved({"": CHANGED_MEANWHILE}, meanwhile=True))


def _goes_with(record: Record, version: int, tree: Mapping[str, Any]) -> bool:
    """Whether what the page shows is still as it was seen, or is saved already."""
    seen, latest = record.tree_of(version), _shown(record.tree)
    return latest == _shown(tree) or (seen is not None and latest == _shown(seen))


def _kept(request: Asked, language: Language, record: Record, tree: dict[str, Any]) -> HttpResponse:
    """Save who it is; of a profile in the pool its effect is seen first."""
    if not record.at_once:
        interview = Answers(record.interview().day, tree).interview(record.interview().law.consolidation)
        return effect_shown(request, language, record, interview, record.version)
    if tree != record.tree:
        record.save(request, tree, record.version)
    return done(request, words.PERSON_SAVED, link(record.pages["answers"], language, number=record.number))


def _put(before: Mapping[str, Any], typed: Typed) -> tuple[dict[str, Any], dict[str, Sayable]]:
    """The document with what was typed; an empty field states nothing."""
    tree: dict[str, Any] = copy.deepcopy(dict(before))
    own = tree.setdefault("person", {})
    passport = dict(own.get("passport") or {})
    wrong: dict[str, Sayable] = {}
    for name in PERSON:
        _stated(own, name, typed.get(name, "").strip())
    _stated(own, "citizenships", _citizenships(own, typed))
    for name in ("country", "number"):
        _stated(passport, name, typed.get(f"passport.{name}", "").strip())
    try:
        last = typed_day(typed, "passport.expires")
        _stated(passport, "expires", None if last is None else last.isoformat())
    except ValueError:
        wrong["passport.expires"] = NO_DAY
    _stated(own, "passport", passport)
    return tree, wrong


def _citizenships(own: Mapping[str, Any], typed: Typed) -> list[str]:
    """The countries that were chosen, each once; of further ones a form may say nothing, and then they stay."""
    chosen = [typed.get("citizenship", "").strip(), *(typed[each].strip() for each in _further(typed))]
    if len(chosen) == 1 and chosen[0]:
        chosen += (own.get("citizenships") or ())[1:]
    return list(dict.fromkeys(each for each in chosen if each))


def _further(names: Iterable[str]) -> list[str]:
    """The fields of further citizenships among those of a form, in their order: ``citizenship.2``."""
    there = set(names)
    return list(takewhile(there.__contains__, (f"citizenship.{place}" for place in count(2))))


def _stated(tree: dict[str, Any], name: str, value: Any) -> None:
    if value:
        tree[name] = value
    else:
        tree.pop(name, None)


def _problems(tree: Mapping[str, Any]) -> dict[str, Sayable]:
    """What keeps the document from being one, by the field of this page."""
    try:
        check(dict(tree))
    except ProfileError as error:
        return {_field(each.path): told(each) for each in error.problems}
    return {}


def _field(path: str) -> str:
    if path.startswith("person.citizenships"):
        return "citizenship"
    return path.removeprefix("person.")


def _shown(tree: Mapping[str, Any]) -> dict[str, Any]:
    """What the page shows of a document, by its fields."""
    own = tree.get("person") or {}
    passport = own.get("passport") or {}
    first, *others = own.get("citizenships") or (None,)
    return {
        **{name: own.get(name) for name in PERSON},
        **{f"passport.{name}": passport.get(name) for name in PASSPORT},
        "citizenship": first,
        **{f"citizenship.{place}": each for place, each in enumerate(others, start=2)},
    }


def _page(
    request: Asked, language: Language, record: Record, typed: Typed | None, unsaved: Unsaved | None = None
) -> HttpResponse:
    stated, unsaved = _shown(record.tree), unsaved or Unsaved()
    if typed is not None and not _further(typed):
        typed = {**{name: str(stated[name]) for name in _further(stated)}, **typed}
    further = _further(stated if typed is None else typed)
    if typed is None or typed.get((further or ["citizenship"])[-1]):
        further.append(f"citizenship.{len(further) + 2}")
    sheet = Sheet(language, stated, typed, unsaved.wrong)
    sheet.text("family_name", words.FAMILY_NAME)
    sheet.text("given_names", words.GIVEN_NAMES)
    sheet.country("citizenship", words.CITIZENSHIP)
    for place, name in enumerate(further, start=2):
        sheet.country(name, words.CITIZENSHIP_TOO.of(place=place))
    sheet.country("country_of_residence", words.RESIDENCE)
    sheet.country("passport.country", words.PASSPORT_COUNTRY)
    sheet.text("passport.number", words.PASSPORT_NUMBER)
    sheet.day("passport.expires", words.PASSPORT_EXPIRES)
    context = {
        "fields": sheet.fields,
        "errors": sheet.errors,
        "meanwhile": saved_there(sheet, sheet.fields) if unsaved.meanwhile else (),
        "version": unsaved.version(request, record.version),
        "record": record,
        "back": link(record.pages["answers"], language, number=record.number),
    }
    name = f"candidates:{record.pages['person']}"
    parts = {"number": record.number}
    return page(request, name, language, context, words=words, parts=parts, template="person", status=unsaved.status)
