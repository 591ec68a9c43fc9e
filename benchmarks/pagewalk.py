"""The time that the service takes for a page: every page that a role may see, walked by its links, in this process.

Run as a program, ``python -m benchmarks.pagewalk ROUNDS`` asks for the pages of the demo store that the environment
names, and prints one JSON list. It adds to that store whom the demo does not show (:mod:`.pageseats`), so it is run
once on each. Each page is asked for in turns with an *empty view*: a Django view that answers two letters, behind the
same middleware and to the same person.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag

from express_entry.law.text import LANGUAGES, Language
from express_entry.service import starting

from .pageforms import Ask, forms_of, forms_of_anybody
from .pageseats import ANYBODY, Seat
from .pagewithout import LONG

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.test import Client
    from django.urls import URLPattern

    from express_entry.accounts.users import User

ROOT = Path(__file__).parents[1]
WARM = 2
"""Times that a page is asked for before anything is counted: the law is read by the first."""
FEW = 2
"""Times that is counted what takes as long as there is much to look at."""
MOST_ALIKE = 2
"""Addresses of one page that are asked for, where its address has parts."""
FOLLOWED: Mapping[str, int] = {
    "candidates:application": 20,
    "representatives:client": 20,
    "casework:queue": 60,
    "casework:file": 60,
    "office:round": 12,
    "office:account": 12,
}
"""Pages of which more are looked at for where they lead: what can be done hangs on how far it has come."""
MOST_SEEN = 600
"""Addresses that one person asks for."""
LEFT_ALONE = frozenset({"entrance:sign_out"})
ALSO_PUBLIC = frozenset({"entrance:sign_in"})
WORKS: Mapping[str, str] = {"check=now": "whole"}
"""What the rest of an address asks for that is another page by its work, and how it is called."""


class Timed(NamedTuple):
    """A page for somebody in some role: how it was answered, and the seconds of each time, beside the empty view's."""

    page: str
    role: str
    status: int
    seconds: Sequence[float]
    floor: Sequence[float]


def walked(seats: Iterable[Seat], rounds: int) -> Iterator[Timed]:
    """Every page of everybody."""
    from django.conf import settings
    from django.test import Client

    for seat in seats:
        client = Client()
        if seat.session is not None:
            client.cookies[settings.SESSION_COOKIE_NAME] = seat.session()
        for language in LANGUAGES:
            for page, ask in _asked(seat, client, language):
                yield _timed(page, seat.role, rounds, client, ask)


def _asked(seat: Seat, client: Client, language: Language) -> Iterator[tuple[str, Ask]]:
    """The pages of somebody; what is public is walked by nobody in particular."""
    for page, several in found(client, language, seat).items():
        for path in several:
            yield page, _asking(client, path)
    if seat.role == ANYBODY and not seat.section:
        yield from forms_of_anybody(client, language)
    yield from forms_of(seat, client, language)


def _timed(page: str, role: str, rounds: int, client: Client, ask: Ask) -> Timed:
    """A page so many times; what takes long is asked for a few times, since it is held to no goal."""
    warm, many = (1, min(rounds, FEW)) if page in LONG else (WARM, rounds)
    status = [ask() for _ in range(warm)][-1]
    seconds, floor = [], []
    for _ in range(many if status == 200 else 0):
        floor.append(_measured(_asking(client, EMPTY)))
        seconds.append(_measured(ask))
    return Timed(page, role, status, seconds, floor)


def _measured(ask: Ask) -> float:
    before = time.perf_counter()
    ask()
    return time.perf_counter() - before


def _asking(client: Client, path: str) -> Ask:
    """A page or a file, to its last byte."""

    def ask() -> int:
        answer = client.get(path)
        answer.getvalue()
        return answer.status_code

    return ask


# -------------------------------------------------------------------------------------------------------- what there is


def found(client: Client, language: Language, seat: Seat) -> dict[str, list[str]]:
    """Addresses by page: where somebody begins, those that are always the same, and where links lead; a few of each."""
    waiting = [place.path(language) for place in seat.begins]
    if not seat.section:
        waiting += [path for _, path in whole_addresses(language)]
    pages: dict[str, list[str]] = {}
    seen: set[str] = set()
    while waiting and len(seen) < MOST_SEEN:
        path = waiting.pop(0)
        page = page_at(path)
        if path in seen or page is None or not _is_of(seat, page):
            continue
        several = pages.setdefault(named(page, path), [])
        if len(several) >= FOLLOWED.get(page, MOST_ALIKE):
            continue
        seen.add(path)
        answer = client.get(path)
        content = answer.getvalue()
        if answer.status_code != 200:
            continue
        several.append(path)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            waiting += links_of(content.decode(), language)
    return {page: several[:MOST_ALIKE] for page, several in pages.items() if several}


def _is_of(seat: Seat, page: str) -> bool:
    """Whether a page is one of those that somebody is to see."""
    section = page.partition(":")[0]
    if page in LEFT_ALONE or (seat.section and section != seat.section):
        return False
    return seat.role == ANYBODY or not _is_public(page)


def named(page: str, path: str) -> str:
    """A page, with what the rest of the address asks for where that is another work."""
    asked = WORKS.get(path.partition("?")[2])
    return f"{page} ({asked})" if asked else page


def _is_public(page: str) -> bool:
    return page.startswith("pages:") or page in ALSO_PUBLIC


def whole_addresses(language: Language) -> Iterator[tuple[str, str]]:
    """Every page whose address has no parts, from the configuration of addresses, in one language."""
    from django.urls import reverse

    for page, pattern in every_page(language):
        if not pattern.pattern.converters:
            yield page, reverse(f"{page}-{language}", kwargs=pattern.default_args)


def every_page(language: Language) -> Iterator[tuple[str, URLPattern]]:
    """Every page of every section, from the configuration of addresses, as it stands in one language."""
    from django.urls import URLResolver, get_resolver

    def within(
        patterns: Sequence[URLPattern | URLResolver], spaces: tuple[str, ...]
    ) -> Iterator[tuple[str, URLPattern]]:
        for each in patterns:
            if isinstance(each, URLResolver):
                yield from within(each.url_patterns, (*spaces, each.namespace) if each.namespace else spaces)
            elif each.name and each.name.endswith(f"-{language}"):
                yield ":".join((*spaces, each.name.removesuffix(f"-{language}"))), each

    yield from within(get_resolver().url_patterns, ())


def page_at(path: str) -> str | None:
    """The page that an address leads to; None for what is no page of a section."""
    from django.urls import Resolver404, resolve

    try:
        name = resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return None
    page, _, language = name.rpartition("-")
    return page if ":" in page and language in LANGUAGES else None


def links_of(html: str, language: str) -> Iterator[str]:
    """The addresses of the same language that a page leads to."""
    for href in re.findall(r'<a [^>]*?href="([^"]+)"', html):
        path = urldefrag(unescape(href)).url
        if path.startswith(f"/{language}/"):
            yield path


def session_of(user: User) -> str:
    """The key of a session of somebody who has just signed in."""
    from express_entry.api.gate import begin_session

    return in_session(lambda request: begin_session(request, user, by_factor=True))


def in_session(act: Callable[[HttpRequest], object]) -> str:
    """The key of a session in which something was done."""
    from importlib import import_module

    from django.conf import settings
    from django.http import HttpRequest

    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    act(request)
    request.session.save()
    return str(request.session.session_key)


# ------------------------------------------------------------------------------------------------------------ the floor

EMPTY = "/bench/empty/"


def set_up() -> None:
    """The service in this process, as a worker is that answers, with the empty view among its addresses."""
    starting.set_up()
    from django.conf import settings
    from django.urls import set_urlconf

    from express_entry.service.warming import warm

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.SECURE_SSL_REDIRECT = False
    settings.ROOT_URLCONF = "benchmarks.emptyview"
    set_urlconf(None)
    warm()


if __name__ == "__main__":
    set_up()
    from express_entry.service.warming import warm

    from .pageseats import seats

    everybody = list(seats())
    warm()  # what making them left behind is no concern of the collector while pages are timed
    print(json.dumps([each._asdict() for each in walked(everybody, int(sys.argv[1]))]))
