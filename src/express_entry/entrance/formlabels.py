"""What was typed into a form, as the page of the form calls it: a form that is sent has but names and codes."""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import resolve
from django.utils.datastructures import MultiValueDict

from express_entry.law.text import Language
from express_entry.pages.formfields import Given, field_of
from express_entry.pages.keptforms import KeptForm
from express_entry.pages.sealed import Broken, unseal
from express_entry.pages.typed import DAY_PARTS
from express_entry.pool.laws import service_law
from express_entry.reports.typography import typeset

from . import keptwords

KEPT = "entrance:kept"
"""The page that shows a kept form: no form of its own has fields to be told of."""
CARRIED = frozenset({"state", "at", "version", "turn", "once"})
"""What the page of a question carries for itself."""
LONGEST_CODE = 100
"""Of a value without a blank, which is longer only where a page carries something for itself."""
TOLD = frozenset({"h1", "label", "legend", "option"})
"""What says something of a form: its title, and what its fields are called."""
CHOSEN = frozenset({"radio", "checkbox"})
_log = logging.getLogger(__name__)


class Line(NamedTuple):
    """A field with what stands in it, in words."""

    label: str
    value: str


class FileLine(NamedTuple):
    """A file that is to be chosen again: its field, what the page calls it, and what the file was called."""

    name: str
    label: str
    called: str


class InWords(NamedTuple):
    """A form as its page tells it: the title of the page, where there is one, and what was typed."""

    title: str
    lines: list[Line]
    files: list[FileLine]


def in_words(request: HttpRequest, language: Language, form: KeptForm) -> InWords:
    """The fields of a form that a person sees; under their names where nothing else is known of them."""
    known = _Labels()
    known.feed(_page_of(request, form.path))
    known.close()
    _know_questions(known, dict(form.fields), language)
    return InWords(known.title, list(_said(form.fields, known)), list(_files(form.files, known, language)))


def _files(chosen: Sequence[tuple[str, str]], known: _Labels, language: Language) -> Iterator[FileLine]:
    """The fields of files, of which no two are called alike."""
    fields = [name for name, _ in chosen]
    for name, called in chosen:
        label = known.names.get(name, name)
        what = label if fields.count(name) == 1 else f"{label} ({called})"
        yield FileLine(name, typeset(keptwords.CHOOSE.of(what=what).say(language), language), called)


def _know_questions(known: _Labels, typed: Mapping[str, str], language: Language) -> None:
    """What the questions of an interview are called, whose page comes of a form alone and carries its answers."""
    if "state" not in typed:
        return
    known.hidden |= CARRIED
    try:
        interview = unseal(typed["state"]).interview(service_law())
    except Broken:
        return
    for number, question in enumerate(interview.questions):
        if question.place in typed or f"{question.place}.{DAY_PARTS[0]}" in typed:
            field = field_of(interview, question, number, language, Given())
            known.names[field.name] = field.label
            known.names |= {f"{field.name}.{part.name}": f"{field.label} {part.label}" for part in field.parts}
            known.values |= {(field.name, each.value): each.label for each in field.options}


def _said(fields: Sequence[tuple[str, str]], known: _Labels) -> Iterator[Line]:
    for name, value in fields:
        if name in known.hidden or (len(value) > LONGEST_CODE and " " not in value):
            continue
        yield Line(known.names.get(name, name), known.values.get((name, value), value))


def _page_of(request: HttpRequest, path: str) -> str:
    """The page that a form stands on, as whoever has just signed in sees it; nothing where there is none."""
    where = urlsplit(path)
    asked = copy.copy(request)
    vars(asked).pop("interrupted", None)
    vars(asked).update(
        method="GET",
        path=where.path,
        path_info=where.path,
        GET=QueryDict(where.query),
        # What was sent to sign in is not sent here, nor a form that is kept in it: that page would show it anew.
        _post=QueryDict(),
        _files=MultiValueDict(),
        _body=b"",
        META={**request.META, "REQUEST_METHOD": "GET", "QUERY_STRING": where.query},
        COOKIES={**request.COOKIES, settings.SESSION_COOKIE_NAME: request.session.session_key},
    )
    try:
        asked.resolver_match = resolve(where.path)
        if asked.resolver_match.view_name.rpartition("-")[0] == KEPT:
            return ""
        view, args, parts = asked.resolver_match
        response: HttpResponse = view(asked, *args, **parts)
    except Exception as error:  # noqa: BLE001 - what was typed is not to be lost because its labels are not found
        _log.info("form_without_labels", extra={"error": type(error).__name__})
        return ""
    return response.content.decode() if response.status_code == HTTPStatus.OK and not response.streaming else ""


class _Labels(HTMLParser):
    """The fields of a page: what each is called, what stands for a choice, and which nobody sees."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.hidden: set[str] = set()
        self.names: dict[str, str] = {}
        self.values: dict[tuple[str, str], str] = {}
        self._labels: dict[str, str] = {}
        self._fields: list[tuple[dict[str, str], str]] = []
        """Each field with the legend over it."""
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        """What is being read: a title may stand in a legend, and a label in a title."""
        self._legend, self._select = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "fieldset":
            self._legend = ""
        elif tag in TOLD:
            self._open.append((tag, has, []))
        elif tag in ("input", "textarea", "select") and "name" in has:
            self._fields.append((has, self._legend))
            self._select = has["name"] if tag == "select" else ""
            if has.get("type") == "hidden":
                self.hidden.add(has["name"])

    def handle_data(self, data: str) -> None:
        for _, _, texts in self._open:
            texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "fieldset":
            self._legend = ""
        if self._open and self._open[-1][0] == tag:
            _, has, texts = self._open.pop()
            self._told(tag, has, " ".join("".join(texts).split()))

    def _told(self, tag: str, has: dict[str, str], text: str) -> None:
        if tag == "label":
            self._labels[has.get("for", "")] = text
        elif tag == "option":
            self.values[self._select, has.get("value", text)] = text
        elif tag == "legend":
            self._legend = text
        else:
            self.title = text

    def close(self) -> None:
        """A label may stand before its field or behind it: they are put together at the end."""
        super().close()
        for has, legend in self._fields:
            name, label = has["name"], self._labels.get(has.get("id", ""), "")
            if has.get("type") in CHOSEN:
                self.values[name, has.get("value", "on")] = label
                self.names.setdefault(name, legend or label)
            else:
                self.names.setdefault(name, ", ".join(filter(None, (legend, label))) or name)
