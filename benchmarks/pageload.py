"""Two hundred candidates at their pages at once: one action each every so many seconds, sent by the same two cores.

Run as a program, ``python -m benchmarks.pageload MANY`` makes so many accounts for people of the demo pool that the
environment names, each signed in, and prints the keys of their sessions as one JSON list.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from express_entry.law.text import Language

from .submissions import served, within

ROOT = Path(__file__).parents[1]
CANDIDATES, EVERY, SECONDS = 200, 8.0, 120
CLIENTS = 32


class Acted(NamedTuple):
    """An action: its status (0 where there was no answer), and the seconds from when it was to begin until it ended."""

    page: str
    status: int
    seconds: float


class Loaded(NamedTuple):
    """What came of all actions."""

    actions: int
    errors: int
    half: float
    most: float


# -------------------------------------------------------------------------------------------------------- preparation


def prepared(many: int) -> Iterator[str]:
    """A session for each of so many people of the pool."""
    from datetime import UTC, datetime

    from express_entry.accounts import operators
    from express_entry.accounts.roles import Role
    from express_entry.accounts.users import Grant, User
    from express_entry.pool.lifecycle import ProfileState
    from express_entry.pool.models import Profile
    from express_entry.pool.units import Desk

    from .pagewalk import session_of

    desk = Desk("operator", lambda: datetime.now(UTC))
    taken = set(Grant.objects.filter(role=Role.CANDIDATE.value).values_list("person_id", flat=True))
    ranked = Profile.objects.filter(state=ProfileState.IN_POOL.value, person__isnull=False).order_by("-points", "id")
    people = [each for each in ranked.values_list("person", flat=True)[: many + len(taken)] if each not in taken]
    for place, person in enumerate(people[:many]):
        email = f"visitor-{place}@example.org"
        operators.create(desk, email=email, password=None, language="en")
        grant = operators.grant(desk, email=email, role=Role.CANDIDATE, about="")
        grant.person_id = person
        grant.save()
        yield session_of(User.objects.get(email=email))


def places(session: str, address: str, cookie: str) -> list[str]:
    """The pages that a candidate goes round: the first ones that show something, and theirs that links lead to."""
    from .pagewalk import links_of, page_at

    connection = http.client.HTTPConnection(*_host(address), timeout=60)
    shown, linked = [], list[str]()
    for path in [path for page, path in _own("en")]:
        connection.request("GET", path, headers={"Cookie": f"{cookie}={session}"})
        answer = connection.getresponse()
        body = answer.read().decode(errors="replace")
        if answer.status == 200 and answer.headers.get_content_type() == "text/html":
            shown.append(path)
            linked += [each for each in links_of(body, "en") if (page_at(each) or "").startswith("candidates:")]
    connection.close()
    return list(dict.fromkeys([*shown, *linked]))


def _own(language: Language) -> Iterator[tuple[str, str]]:
    from .pagewalk import whole_addresses

    return (each for each in whole_addresses(language) if each[0].startswith("candidates:"))


def _host(address: str) -> tuple[str, int]:
    where = urlsplit(address)
    return str(where.hostname), int(where.port or 80)


# -------------------------------------------------------------------------------------------------------------- load


class Round:
    """Everybody's actions, each sent when it is due whether the service keeps up or not; a late start is waiting."""

    def __init__(self, address: str, cookie: str) -> None:
        self.host, self.port = _host(address)
        self.cookie = cookie
        self.own = threading.local()
        self.opened: list[http.client.HTTPConnection] = []

    def acted(
        self, sessions: Sequence[str], around: Sequence[Sequence[str]], seconds: float, every: float
    ) -> list[Acted]:
        """What came of each action, in the order in which they were due; everybody goes round pages of their own."""
        start, many = time.perf_counter() + 0.2, len(sessions)
        due = [
            (start + every * (turn + place / many), session, around[place][(turn + place) % len(around[place])])
            for turn in range(int(seconds // every))
            for place, session in enumerate(sessions)
        ]
        try:
            with ThreadPoolExecutor(CLIENTS) as clients:
                return list(clients.map(self._one, due))
        finally:
            for each in self.opened:
                each.close()

    def _one(self, due: tuple[float, str, str]) -> Acted:
        at, session, path = due
        time.sleep(max(0, at - time.perf_counter()))
        try:
            connection = self._connection()
            connection.request("GET", path, headers={"Cookie": f"{self.cookie}={session}"})
            answer = connection.getresponse()
            answer.read()
            status = answer.status
        except (OSError, http.client.HTTPException):
            status = 0
            self.own.connection.close()
        return Acted(path, status, time.perf_counter() - at)

    def _connection(self) -> http.client.HTTPConnection:
        if not hasattr(self.own, "connection"):
            self.own.connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
            self.opened.append(self.own.connection)
        found: http.client.HTTPConnection = self.own.connection
        return found


def loaded(environment: dict[str, str], many: int, seconds: float, every: float = EVERY) -> Loaded:
    """So many candidates over some time at the service as it is served, on a demo store."""
    from django.conf import settings

    command = [sys.executable, "-m", "benchmarks.pageload", str(many)]
    told = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    sessions: list[str] = json.loads(told)
    cookie = str(settings.SESSION_COOKIE_NAME)
    with served(environment) as address:
        around = [places(each, address, cookie) for each in sessions]
        # Everybody has looked at their first page before anything is counted.
        Round(address, cookie).acted(sessions, [each[:1] for each in around], every, every)
        found = Round(address, cookie).acted(sessions, around, seconds, every)
    return summed(found)


def summed(found: Sequence[Acted]) -> Loaded:
    """The number of actions and of those that were not answered as asked, and the times of all."""
    errors = [each for each in found if each.status != 200]
    times = [each.seconds for each in found]
    return Loaded(len(found), len(errors), within(times, 0.5), within(times, 0.95))


if __name__ == "__main__":
    from .pagewalk import set_up

    set_up()
    print(json.dumps(list(prepared(int(sys.argv[1])))))
