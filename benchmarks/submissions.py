"""Profiles submitted over HTTP to the service as it is served, so many a second whether it keeps up or not.

Run as a program, ``python -m benchmarks.submissions MANY`` prepares the store that the environment names, in which
``migrate`` ran: so many candidates, each with a token and a draft, printed as one JSON list.
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
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

RATE = 50
"""Requests a second."""
WARM = 50
"""Requests before anything is counted: the law is read by the first."""
CLIENTS = 32
ROOT = Path(__file__).parents[1]
DRAFT, READY = "/api/v1/profiles/{number}", "/health/ready"
SUBMIT = f"{DRAFT}/submission"


class Drafted(NamedTuple):
    """A draft, and the token of whose it is."""

    token: str
    number: str


# -------------------------------------------------------------------------------------------------------- preparation


def prepared(many: int) -> Iterator[Drafted]:
    """So many candidates with an account, a token and a draft each."""
    from express_entry.service import starting

    starting.set_up()
    from express_entry.accounts import operators, tokens
    from express_entry.accounts.roles import Role
    from express_entry.pool import intake
    from express_entry.pool.units import Desk
    from express_entry.profile import check
    from express_entry.synthetic.papers import Papers
    from express_entry.synthetic.pool import pool_of

    desk = Desk("operator", lambda: datetime.now(UTC))
    drawn = pool_of(datetime.now(UTC).date(), many, seed=254)
    for place, (document, _) in enumerate(Papers(drawn).dated()):
        email = f"candidate-{place}@example.org"
        user = operators.create(desk, email=email, password=None, language="en")
        granted = operators.grant(desk, email=email, role=Role.CANDIDATE, about="")
        stated = {**document, "nomination": None}
        stated["person"] = {**stated["person"], "family_name": f"Example {place}"}
        made = intake.start(desk, check(stated), person=granted.person_id)
        yield Drafted(tokens.issue(desk, user, name="bench", days=1)[1], made.number)


# -------------------------------------------------------------------------------------------------------------- load


@contextmanager
def served(environment: dict[str, str]) -> Iterator[str]:
    """The address of the service of a store, for the block."""
    command = [sys.executable, "-m", "express_entry", "serve", "--port", "0"]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[2]
    finally:
        process.terminate()
        process.communicate(timeout=60)


class Load:
    """Requests sent at a steady rate over connections that are kept."""

    def __init__(self, address: str) -> None:
        where = urlsplit(address)
        self.host, self.port = str(where.hostname), where.port
        self.own = threading.local()
        self.opened: list[http.client.HTTPConnection] = []

    def seconds(self, requests: Sequence[tuple[str, str, str | None]], rate: int = RATE) -> list[float]:
        """From when each was to be sent until its answer was whole; a late start counts as waiting.

        :raises AssertionError: for an answer that is none of success.
        """
        start = time.perf_counter() + 0.1
        try:
            with ThreadPoolExecutor(CLIENTS) as clients:
                due = [start + place / rate for place in range(len(requests))]
                return list(clients.map(self._one, due, requests))
        finally:
            for each in self.opened:
                each.close()
            self.opened.clear()

    def _one(self, due: float, request: tuple[str, str, str | None]) -> float:
        time.sleep(max(0, due - time.perf_counter()))
        method, path, token = request
        headers = {} if token is None else {"Authorization": f"Bearer {token}", "Idempotency-Key": "bench"}
        connection = self._connection()
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        assert answer.status == 200, (answer.status, body)
        return time.perf_counter() - due

    def _connection(self) -> http.client.HTTPConnection:
        if not hasattr(self.own, "connection"):
            self.own.connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
            self.opened.append(self.own.connection)
        found: http.client.HTTPConnection = self.own.connection
        return found


def submitted(environment: dict[str, str], many: int) -> dict[str, float]:
    """Seconds of a bare request and of a submission, half of them and all but one in a hundred within."""
    command = [sys.executable, "-m", "benchmarks.submissions", str(WARM + many)]
    told = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    drafts = [Drafted(*each) for each in json.loads(told)]
    submissions = [("POST", SUBMIT.format(number=each.number), each.token) for each in drafts]
    with served(environment) as address:
        load = Load(address)
        load.seconds(submissions[:WARM], RATE // 2)
        # Everybody looks at their draft before they submit it.
        load.seconds([("GET", DRAFT.format(number=each.number), each.token) for each in drafts[WARM:]])
        bare = load.seconds([("GET", READY, None)] * many)
        found = load.seconds(submissions[WARM:])
    return {"ready": within(bare, 0.5), "submit half": within(found, 0.5), "submit most": within(found, 0.99)}


def within(seconds: Sequence[float], share: float) -> float:
    """The least time within which such a share was answered."""
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))]


if __name__ == "__main__":
    print(json.dumps(list(prepared(int(sys.argv[1])))))
