"""Somebody with a browser, as the pages meet them: addresses and forms, and what comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from express_entry.law.text import Language
from express_entry.pages.addresses import address


@dataclass
class Shown:
    """A page that was answered."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def html(self) -> str:
        """The page as it was written; that its days are marked as such is left out."""
        return re.sub(r"</?time\b[^>]*>", "", self.data.decode())

    @property
    def text(self) -> str:
        """What a person reads of it."""
        within = self.html.partition("<main")[2].partition("</main>")[0]
        within = re.sub(r"<(script|style)\b.*?</\1>", "", within, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", within)).split())

    @property
    def title(self) -> str:
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.html, re.DOTALL)
        assert found, self.html
        return unescape(re.sub(r"<[^>]+>", "", found[1])).strip()

    def hidden(self, name: str) -> str:
        """The value of a hidden field; empty where there is none."""
        found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', self.html)
        return unescape(found[1]) if found else ""

    @property
    def carried(self) -> dict[str, str]:
        """All hidden fields by their names, of the last form that has one of that name."""
        found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', self.html)
        return {unescape(name): unescape(value) for name, value in found if name != "csrfmiddlewaretoken"}

    def value(self, name: str) -> str:
        """What stands in a field, or is chosen in it."""
        for tag in re.findall(r"<input [^>]*>", self.html):
            named = re.search(r' name="([^"]*)"', tag)
            if named is None or unescape(named[1]) != name:
                continue
            if 'type="radio"' not in tag or " checked" in tag:
                value = re.search(r' value="([^"]*)"', tag)
                return unescape(value[1]) if value else ""
        return ""


@dataclass
class Visitor:
    """Who asks; what is sent by a form carries the answers of the page before."""

    language: Language = "en"
    page: Shown = field(default_factory=lambda: Shown(0, {}, b""))
    client: Client = field(default_factory=Client)

    def sees(self, path: str, **headers: str) -> Shown:
        return self._shown(self.client.get(path, headers=headers))

    def goes(self, name: str) -> Shown:
        return self.sees(address(name, self.language))

    def sends(self, name: str, more: Mapping[str, str] | None = None, *, language: Language | None = None) -> Shown:
        """The form of the page at hand, with more fields, to a page."""
        carried = {part: self.page.hidden(part) for part in ("state", "at")}
        left = {"left": self.page.hidden("left")} if 'name="left"' in self.page.html else {}
        whole = {**{part: value for part, value in carried.items() if value}, **left, **(more or {})}
        return self._shown(self.client.post(address(name, language or self.language), whole))

    def posts(self, name: str, fields: Mapping[str, Any] | None = None, **parts: str) -> Shown:
        """A form with nothing of the page at hand."""
        return self._shown(self.client.post(address(name, self.language, **parts), dict(fields or {})))

    def begins(self, **more: str) -> Shown:
        return self.sends("questions", {"begin": "yes", **more})

    def uploads(self, name: str, data: bytes) -> Shown:
        file = SimpleUploadedFile(name, data)
        return self._shown(self.client.post(address("open", self.language), {"document": file}))

    def answers_all(self, given: Mapping[str, str]) -> Shown:
        """Page after page, until all answers are there to check; days are given as one text, split here."""
        self.begins()
        fields = as_typed(given)
        for _ in range(80):
            if not self.page.hidden("at"):
                return self.page
            place = self.page.hidden("at")
            stated = place in given or _is_object(place, given)
            self.sends("questions", {**fields, **({} if stated else {place: "?", "turn": "unknown"})})
            assert self.page.status == 200, self.page.text
        raise AssertionError(self.page.title)

    def _shown(self, response: Any) -> Shown:
        self.page = Shown(response.status_code, response.headers, response.getvalue())
        return self.page


def as_typed(given: Mapping[str, str]) -> dict[str, str]:
    """Answers as the fields of a form have them."""
    fields: dict[str, str] = {}
    for place, value in given.items():
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            fields |= {
                f"{place}.{part}": text for part, text in zip(("year", "month", "day"), value.split("-"), strict=True)
            }
        else:
            fields[place] = value
    return fields


def _is_object(place: str, given: Mapping[str, str]) -> bool:
    return any(each.startswith(place.rpartition(".")[0] + ".") for each in given)
