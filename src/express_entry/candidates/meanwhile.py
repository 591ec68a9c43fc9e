"""What was saved meanwhile, in another window or by somebody else, while a form was open.

A form names the version that it was made from. It is in nobody's way as long as what it shows is still as it was then,
whatever else was saved; what is saved already, as after a double click, is saved. Otherwise it is shown again with all
that was typed, and nothing is written over unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest

from express_entry.api.filereach import own
from express_entry.api.gate import Asked, require
from express_entry.application import drafting
from express_entry.application.drafting import form_of
from express_entry.application.forms import Form, laid_over, stored_form
from express_entry.application.models import Application
from express_entry.law.text import Sayable
from express_entry.pages.formfields import Field
from express_entry.pages.typed import told, typed_day
from express_entry.pool.faults import Conflict
from express_entry.pool.keeping import is_other_version
from express_entry.review import CaseError

from . import formwords as words
from .fields import YES_NO, Sheet, Typed
from .telling import NONE, Fact, Teller

Tree = Mapping[str, object]
Made = Callable[[Form, Form | None], Tree | None]
"""What is saved on top of the latest forms, by those that were seen; None where the one does not go with the other."""
ABSENT = object()
MOST_TIMES = 3
"""How often it is tried while others save at the same moment."""


class Unsaved(NamedTuple):
    """What keeps a form from being saved, by its place; or that what it shows was changed meanwhile."""

    wrong: Mapping[str, Sayable] = {}
    meanwhile: bool = False

    @property
    def status(self) -> int:
        """How a page answers that says so."""
        return 409 if self.meanwhile else 400 if self.wrong else 200

    def version(self, request: HttpRequest, latest: int) -> int:
        """The version that the form is made from as it is shown again: the latest only once that was told."""
        return latest if self.meanwhile else version_seen(request, latest)


def version_seen(request: HttpRequest, latest: int) -> int:
    """The version that a form was made from; shown again with an error, the form still is made from that one."""
    stated = request.POST.get("version", "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 9 else latest


def kept(request: Asked, row: Application, made: Made) -> Unsaved | None:
    """Save parts of the forms; what keeps them from it.

    Who may read the forms may not yet fill them in: an auditor reads all of them.

    :raises Problem: for whom they are not to fill in.
    :raises NotFound: where their own reach does not go as far.
    :raises Conflict: where the forms cannot be changed any more.
    """
    require(request.caller, "application.declare")
    own(request, "application.declare", row.number)
    for _ in range(MOST_TIMES):
        latest = form_of(row)
        try:
            tree = made(latest, form_seen(request, row))
            if tree is None:
                break
            if laid_over(latest, tree).canonical != latest.canonical:
                drafting.declare_more(request.desk, row.number, tree, expected=row.version)
        except CaseError as error:
            return Unsaved({each.path: told(each) for each in error.problems})
        except Conflict as fault:
            if not is_other_version(fault):
                raise
            row.refresh_from_db()
        else:
            return None
    return Unsaved({"": words.CHANGED_MEANWHILE}, meanwhile=True)


def form_seen(request: Asked, row: Application) -> Form | None:
    """The forms that a form was made from; None where there are none of that version."""
    version = row.versions.filter(sequence=version_seen(request, row.version)).first()
    return None if version is None or not version.document else stored_form(version.document)


def saved_there(sheet: Sheet, fields: Iterable[Field]) -> list[Fact]:
    """What is saved of a form, where something else is typed."""
    typed, teller = sheet.typed or {}, Teller(sheet.language)
    return [
        Fact(each.label, _said(each, stored, teller))
        for each in fields
        if (stored := _stored(each, sheet)) != _given(each, typed)
    ]


def _stored(field: Field, sheet: Sheet) -> str:
    value = sheet.stated.get(field.name)
    if field.kind == "check":
        return "yes" if value else ""
    return "" if value is None else str(value)


def _given(field: Field, typed: Typed) -> str:
    if field.kind != "day":
        return typed.get(field.name, "").strip()
    try:
        return str(typed_day(typed, field.name) or "")
    except ValueError:
        return ""


def _said(field: Field, value: str, teller: Teller) -> str:
    """A value as it is read."""
    if field.kind == "check":
        return teller.say(dict(YES_NO)["yes" if value else "no"])
    if field.kind == "day" and value:
        return teller.day(date.fromisoformat(value))
    return next((each.label for each in field.options if each.value == value), value) or NONE


def unless_changed(shown: Callable[[Form], object], typed: Callable[[Form], Tree]) -> Made:
    """What was typed, where what a page shows is still as it was seen, or is saved already."""

    def made(latest: Form, seen: Form | None) -> Tree | None:
        tree = typed(latest)
        same = seen is not None and shown(seen) == shown(latest)
        return tree if same or laid_over(latest, tree).canonical == latest.canonical else None

    return made


def rebased(seen: Tree | None, mine: Tree, latest: Tree) -> dict[str, object] | None:
    """What was changed of a document that was seen, on top of the latest; None where the same was changed otherwise."""
    if seen is None:
        return None if mine != latest else dict(latest)
    made = dict(latest)
    for name in {*seen, *mine}:
        was, to, now = (each.get(name, ABSENT) for each in (seen, mine, latest))
        if to in (was, now):
            continue
        if now != was:
            if not (isinstance(to, Mapping) and isinstance(now, Mapping) and isinstance(was, Mapping)):
                return None
            to = rebased(was, to, now)
            if to is None:
                return None
        made[name] = to
    return {name: value for name, value in made.items() if value is not ABSENT}
