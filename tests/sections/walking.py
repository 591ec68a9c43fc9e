"""A walk through the pages: from the first one of somebody to whatever it leads to, a page or two of each kind."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve

from express_entry.pages.addresses import address
from tests.pages.visitor import Shown, Visitor

NOT_WALKED = ("/static/", "/fr/", "/api/", "/en/what-if/", "/public-key.txt")
"""What is no page, the same pages in the other language, what nobody wrote anything on, and a key that no test has."""
OF_ALL = ("pages", "entrance")
"""The sections that are the same for everybody."""
TWICE = ("candidates:letter", "candidates:issued", "casework:document")
"""Pages of which two may show something else."""


@dataclass
class Walk:
    """What somebody was shown, by address; and every address that stood on it."""

    pages: dict[str, Shown] = field(default_factory=dict)
    files: dict[str, Shown] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    """By address: the page's name."""
    addresses: set[str] = field(default_factory=set)


def walked(visitor: Visitor, home: str, *, everywhere: bool) -> Walk:
    """Whatever somebody is led to; ``everywhere``: also what is the same for everybody."""
    walk, seen = Walk(), Counter[str]()
    first = address(home, visitor.language)
    waiting, known = deque([first]), {first}
    while waiting:
        path = waiting.popleft()
        kind = kind_of(path)
        most = 2 if kind.startswith(TWICE) else 1
        if not kind or seen[kind] == most or (kind.partition(":")[0] in OF_ALL and not everywhere):
            continue
        seen[kind] += 1
        shown = visitor.sees(path)
        walk.kinds[path] = kind
        if 300 <= shown.status < 400:
            ways = found = [shown.headers["Location"]]
        elif shown.headers["Content-Type"].startswith("text/html") and "Content-Disposition" not in shown.headers:
            walk.pages[path] = shown
            found, ways = linked(shown), ways_of(shown)
        else:
            walk.files[path] = shown
            ways = found = []
        walk.addresses.update(found)
        for each in ways:
            there = urldefrag(urljoin(path, each)).url
            if there.startswith("/") and not there.startswith(NOT_WALKED) and there not in known:
                known.add(there)
                waiting.append(there)
    return walk


def linked(shown: Shown) -> list[str]:
    """Every address on a page: of links, forms, scripts, styles and pictures."""
    return [unescape(each) for each in re.findall(r'\s(?:href|action|src|formaction)="([^"]*)"', shown.data.decode())]


def ways_of(shown: Shown) -> list[str]:
    """The addresses of links, which a reader may follow."""
    return [unescape(each) for each in re.findall(r'<a\b[^>]*\shref="([^"]*)"', shown.data.decode())]


def kind_of(path: str) -> str:
    """The name of the page at an address; empty where it is none, or one that only takes what is sent."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""
