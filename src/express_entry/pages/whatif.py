"""What if: the index, a table of points to change with what comes of it, and the changes that were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from express_entry.law import Table, Version
from express_entry.law.proposal import MOST, SECTIONS, Change, tables_of_points
from express_entry.law.text import Language

from . import amounts, supposed
from . import whatifwords as words
from .addresses import address
from .effects import FIGURES, FILES, effect, named
from .formfields import Field
from .frame import page
from .freshness import same_for_all
from .lawshown import said
from .supposed import INVITATIONS, SIZE, Base, Supposed, base

NAME = "invitations"


@same_for_all
def what_if(request: HttpRequest, language: Language) -> HttpResponse:
    """The tables that may be changed, and the changes that were made."""
    found = base()
    context = {
        "synthetic": _synthetic(found, language),
        "tables_text": said(words.CHOOSE_TABLE_TEXT.of(day=found.day), language),
        "families": _families(found, language),
        "changes": [_change_row(each, language) for each in supposed.changes_made()],
    }
    return page(request, "what_if", language, context, words=words)


@same_for_all
def what_if_table(request: HttpRequest, language: Language, table: str) -> HttpResponse:
    """A table to change; with amounts that differ from the law, what comes of them.

    Its address has what differs and nothing else, so that the same question has the same address.
    """
    found, typed = base(), request.GET.dict()
    of, version = _table(found, table)
    read, invitations = amounts.read(of, version, typed), _invitations(typed)
    if read.errors or invitations is None:
        context = _form(found, of, version, (typed, read), language)
        return _page(request, language, of, context, status=400)
    asked, file = Supposed(of.id, read.amounts, invitations), typed.get("file", "")
    short = _query(asked, file if file in FILES and read.amounts else "")
    if short != request.META.get("QUERY_STRING", ""):
        return HttpResponseRedirect(_here(of, language, short))
    context = _form(found, of, version, (typed, read), language)
    if not read.amounts:
        return _page(request, language, of, context)
    try:
        done = named(supposed.effect_of(asked), found, language)
    except supposed.NotCounted:
        context["errors"] = [{"text": said(words.NOT_COUNTED, language)}]
        return _page(request, language, of, context, status=400)
    if file in FILES:
        return FILES[file].response(done, supposed.file_of(asked), language)
    context["files"] = [_file(name, _here(of, language, _query(asked, name)), language) for name in FILES]
    own, *caps = supposed.changes_of(asked)
    context["changed"] = list(_changed(own, language))
    context["lifted"] = [each for change in caps for each in _changed(change, language)]
    return _page(request, language, of, {**context, **effect(done, language)})


@same_for_all
def what_if_change(request: HttpRequest, language: Language, day: str) -> HttpResponse:
    """What a change of the ranking that was made does to the pool."""
    version = next((each for each in supposed.changes_made() if each.from_.isoformat() == day), None)
    if version is None:
        raise Http404
    found, file = base(), request.GET.get("file", "")
    done = named(supposed.effect_of_change(version.from_, INVITATIONS), found, language)
    if file in FIGURES:
        return FILES[file].response(done, "", language)
    here = address("what_if_change", language, day=day)
    context = {
        "heading": said(words.CHANGE_TITLE.of(day=version.from_), language),
        "what_changed": said(version.changes, language) if version.changes else "",
        "synthetic": _synthetic(found, language),
        "files": [_file(name, f"{here}?file={name}", language) for name in FIGURES],
        **effect(done, language),
    }
    return page(request, "what_if_change", language, context, words=words, parts={"day": day})


def _page(
    request: HttpRequest, language: Language, of: Table, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    parts = {"table": of.id}
    return page(request, "what_if_table", language, context, words=words, parts=parts, status=status)


def _table(found: Base, name: str) -> tuple[Table, Version]:
    """A table of points of the ranking."""
    for table, version in tables_of_points(found.law):
        if table.id == name:
            return table, version
    raise Http404


def _invitations(typed: Mapping[str, str]) -> int | None:
    """How many a round invites; None for what is no such number."""
    text = typed.get(NAME, "").strip()
    if not text:
        return INVITATIONS
    good = text.isascii() and text.isdigit() and len(text) <= len(str(SIZE)) and 1 <= int(text) <= SIZE
    return int(text) if good else None


def _query(asked: Supposed, file: str = "") -> str:
    """What differs, as the query of an address."""
    number = {NAME: asked.invitations} if asked.invitations != INVITATIONS else {}
    return urlencode({**dict(asked.amounts), **number, **({"file": file} if file else {})})


def _here(of: Table, language: Language, query: str) -> str:
    place = address("what_if_table", language, table=of.id)
    return f"{place}?{query}" if query else place


def _form(
    found: Base, of: Table, version: Version, given: tuple[Mapping[str, str], amounts.Read], language: Language
) -> dict[str, Any]:
    """The table to fill in, and the number of invitations."""
    typed, read = given
    grids = amounts.grids(of, version, typed, read, language)
    field = _invitations_field(found, typed, language)
    cells = [cell for grid in grids for line in grid.lines for cell in line.cells]
    errors = [{"text": cell.error, "anchor": cell.id} for cell in cells if cell.error]
    errors += [{"text": field.error, "anchor": field.id}] if field.error else []
    return {
        "heading": said(words.TABLE_TITLE.of(title=of.title), language),
        "form_text": said(words.FORM_TEXT.of(most=MOST), language),
        "synthetic": _synthetic(found, language),
        "grids": grids,
        "field": field,
        "errors": errors,
        "here": address("what_if_table", language, table=of.id),
        "law_link": address("law_table", language, table=of.id),
    }


def _invitations_field(found: Base, typed: Mapping[str, str], language: Language) -> Field:
    value = typed.get(NAME, "").strip()[: amounts.LONGEST]
    wrong = words.NO_INVITATIONS.of(value=value, most=SIZE)
    real = round(found.published.total * INVITATIONS / SIZE, -2)
    hint = words.INVITATIONS_HINT.of(size=SIZE, usual=INVITATIONS, real=real)
    return Field(
        "text",
        NAME,
        NAME,
        said(words.INVITATIONS, language),
        hint=said(hint, language),
        error=said(wrong, language) if _invitations(typed) is None else "",
        value=value or str(INVITATIONS),
        width="short",
        inputmode="numeric",
    )


def _changed(change: Change, language: Language) -> Iterator[str]:
    """Each amount that differs, by the names of its row and column."""
    of, version, new = change
    typed = {place: str(amount) for place, amount in new.items()}
    for grid in amounts.grids(of, version, typed, amounts.Read(), language):
        for cell in (cell for line in grid.lines for cell in line.cells if cell.id in new):
            yield said(words.CHANGED.of(label=cell.label, before=cell.law, after=cell.value), language)


def _synthetic(found: Base, language: Language) -> str:
    text = words.SYNTHETIC_TEXT.of(size=SIZE, day=found.day, total=found.published.total)
    return said(text, language)


def _families(found: Base, language: Language) -> list[dict[str, Any]]:
    """The tables by the section of the ranking that they stand in."""
    families: dict[str, list[dict[str, str]]] = {}
    for table, _ in tables_of_points(found.law):
        section = words.CAPS if table.kind == SECTIONS else found.law.crs.titles[table.attributes["section"]]
        row = {"link": _here(table, language, ""), "title": said(table.title, language)}
        families.setdefault(said(section, language), []).append(row)
    return [{"title": title, "rows": rows} for title, rows in families.items()]


def _change_row(version: Version, language: Language) -> dict[str, str]:
    return {
        "link": address("what_if_change", language, day=version.from_.isoformat()),
        "title": said(words.CHANGE_OF.of(day=version.from_), language),
        "changes": said(version.changes, language) if version.changes else "",
    }


def _file(name: str, link: str, language: Language) -> dict[str, str]:
    return {"link": link, "about": said(FILES[name].about, language)}
