"""The time that the service takes for a page: every page that a role may see, walked by its links, in this process.

Run as a program, ``python -m benchmarks.pagewalk ROUNDS`` asks for the pages of the demo store that the environment
names, and prints one JSON list. Each page is asked for in turns with an *empty view*: a Django view that answers two
letters, behind the same middleware and to the same person.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag

from express_entry.service import starting

if TYPE_CHECKING:
    from django.test import Client

    from express_entry.accounts.users import User

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "profiles" / "stem-engineer.json"
LANGUAGES = ("en", "fr")
WARM = 2
"""Times that a page is asked for before anything is counted: the law is read by the first."""
MOST_ALIKE = 2
"""Addresses of one page that are asked for, where its address has parts."""
MOST_SEEN = 400
"""Addresses that one person follows."""
ANYBODY = "anybody"
LEFT_ALONE = frozenset({"entrance:sign_out"})
ALSO_PUBLIC = frozenset({"entrance:sign_in"})
FORMS = ("answers", "result", "checklist")
"""Pages that are the answer to a form: reached with the answers of an example."""

Ask = Callable[[], int]


class Timed(NamedTuple):
    """A page for somebody in some role: how it was answered, and the seconds of each time, beside the empty view's."""

    page: str
    role: str
    status: int
    seconds: Sequence[float]
    floor: Sequence[float]


def walked(rounds: int) -> Iterator[Timed]:
    """Every page of every role."""
    from express_entry.accounts.roles import Role
    from express_entry.accounts.users import User

    yield from _of(ANYBODY, None, rounds)
    for role in Role:
        user = User.objects.filter(email=f"{role.value.replace('_', '-')}@example.org").first()
        if user is not None:
            yield from _of(role.value, user, rounds)


def _of(role: str, user: User | None, rounds: int) -> Iterator[Timed]:
    """The pages of somebody; what is public is walked by nobody in particular."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    if user is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = session_of(user)
    for language in LANGUAGES:
        for page, several in found(client, language, public=user is None).items():
            for path in several:
                yield _timed(page, role, rounds, client, _asking(client, path))
        for page, ask in _forms(client, language) if user is None else ():
            yield _timed(page, role, rounds, client, ask)


def _timed(page: str, role: str, rounds: int, client: Client, ask: Ask) -> Timed:
    status = [ask() for _ in range(WARM)][-1]
    seconds, floor = [], []
    for _ in range(rounds if status == 200 else 0):
        floor.append(_measured(_asking(client, EMPTY)))
        seconds.append(_measured(ask))
    return Timed(page, role, status, seconds, floor)


def _measured(ask: Ask) -> float:
    before = time.perf_counter()
    ask()
    return time.perf_counter() - before


def _asking(client: Client, path: str) -> Ask:
    return lambda: client.get(path).status_code


# -------------------------------------------------------------------------------------------------------- what there is


def found(client: Client, language: str, *, public: bool) -> dict[str, list[str]]:
    """Addresses by page: those that are always the same, and those that links lead to, a few of each page."""
    waiting = [path for page, path in whole_addresses(language) if public or not _is_public(page)]
    pages: dict[str, list[str]] = {}
    seen: set[str] = set()
    while waiting and len(seen) < MOST_SEEN:
        path = waiting.pop(0)
        page = page_at(path)
        if path in seen or page is None or page in LEFT_ALONE or (_is_public(page) and not public):
            continue
        seen.add(path)
        several = pages.setdefault(page, [])
        if len(several) >= MOST_ALIKE:
            continue
        answer = client.get(path)
        if answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html"):
            several.append(path)
            waiting += links_of(answer.content.decode(), language)
    return {page: several for page, several in pages.items() if several}


def _is_public(page: str) -> bool:
    return page.startswith("pages:") or page in ALSO_PUBLIC


def whole_addresses(language: str) -> Iterator[tuple[str, str]]:
    """Every page whose address has no parts, from the configuration of addresses, in one language."""
    from django.urls import URLPattern, URLResolver, get_resolver, reverse

    def within(patterns: Sequence[URLPattern | URLResolver], spaces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for each in patterns:
            if isinstance(each, URLResolver):
                yield from within(each.url_patterns, (*spaces, each.namespace) if each.namespace else spaces)
            elif each.name and each.name.endswith(f"-{language}") and not each.pattern.converters:
                name = ":".join((*spaces, each.name))
                yield name.removesuffix(f"-{language}"), reverse(name, kwargs=each.default_args)

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
    from importlib import import_module

    from django.conf import settings
    from django.http import HttpRequest

    from express_entry.api.gate import begin_session

    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    begin_session(request, user, by_factor=True)
    request.session.save()
    return str(request.session.session_key)


def _forms(client: Client, language: str) -> Iterator[tuple[str, Ask]]:
    """The pages that are the answer to a form, with the answers of an example, and a question never asked before."""
    from express_entry.pages.addresses import address

    text = EXAMPLE.read_text("utf-8")
    opened = client.post(address("open", language), {"text": text})  # type: ignore[arg-type] # one of the languages
    state = re.search(r'name="state" value="([^"]*)"', opened.content.decode())
    assert state is not None, opened.status_code
    given = {"state": unescape(state[1])}
    for name in FORMS:
        place = address(name, language)  # type: ignore[arg-type] # as above
        yield f"pages:{name}", lambda place=place: client.post(place, given).status_code  # type: ignore[misc]
    numbers = iter(range(1 + 5_000 * LANGUAGES.index(language), 10_000))
    table = address("what_if_table", language, table="crs/age")  # type: ignore[arg-type] # as above
    other = f"{table}?points.2.1=111&invitations="
    yield "pages:what_if_table (effect)", lambda: client.get(f"{other}{next(numbers)}").status_code


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
    print(json.dumps([each._asdict() for each in walked(int(sys.argv[1]))]))
