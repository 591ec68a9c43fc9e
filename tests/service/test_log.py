"""The log: lines of JSON out of a fixed list of fields, in which nobody stands."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from express_entry.service.logs import FIELDS
from tests.service.running import TRIAL, Instance, served

PERSON = ("Amélie", "Tremblay", "amelie.tremblay@example.org", "AB123456", "1990-04-03")
"""What somebody sends along."""
KNOWN = {"time", "level", "event", "process", "where", "exception", *FIELDS}


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_nothing_that_a_person_sends_is_in_the_log_whatever_goes_wrong(sqlite: Instance) -> None:
    name, family, mail, passport, born = PERSON
    with served(sqlite, command=TRIAL) as service:
        headers = {
            "X_Forwarded_For": "203.0.113.77",
            "User_Agent": f"browser of {family}",
            "Referer": f"http://localhost/{mail}",
            "Cookie": f"who={passport}",
            "X_Request_ID": family,
        }
        statuses = [
            service.ask(f"/?q={mail}", **headers)[0],
            service.ask(f"/people/{family}/{passport}?born={born}", **headers)[0],
            service.ask(f"/fail/{family}/?q={mail}", **headers)[0],
            service.ask(f"/fail/{family}/", "POST", f"passport={passport}".encode(), **headers)[0],
            service.ask("/", "POST", f"passport={passport}".encode(), **headers)[0],
            service.ask("/", **{**headers, "Host": f"{family}.example"})[0],
            service.ask(f"/{family}", family.upper(), **headers)[0],
            service.ask(f"/static/{family}.css", **headers)[0],
            service.ask(f"/health/{family}", **headers)[0],
        ]
        assert statuses == [302, 404, 500, 500, 403, 400, 404, 404, 404]
        where = urlsplit(service.address)
        for broken in (f"{family} {mail} nonsense\r\n\r\n", f"GET /{mail} HTTP/1.1\r\nbad {passport}\r\n\r\n"):
            with socket.create_connection((str(where.hostname), where.port or 0)) as connection:
                connection.sendall(broken.encode())
                while connection.recv(4096):
                    pass
        assert service.stop() == 0
    written = service.errors.read_text("utf-8")
    for word in (*PERSON, "tremblay", name.encode("unicode_escape").decode(), "203.0.113.77", "browser", '127.0.0.1"'):
        assert word.lower() not in written.lower(), word
    told = lines(service.errors)
    assert {field for line in told for field in line} <= KNOWN
    answered = [line for line in told if line["event"] == "answered"]
    assert [line["status"] for line in answered] == statuses
    assert {line["route"] for line in answered} == {"/", "none", "/fail/<str:who>/", "/static/*", "/health/*"}
    assert [line["method"] for line in answered if line["route"] == "/fail/<str:who>/"] == ["GET", "POST"]
    assert answered[6]["method"] == "other"


def test_an_exception_is_told_by_its_kind_its_place_and_the_number_of_its_request(sqlite: Instance) -> None:
    with served(sqlite, command=TRIAL) as service:
        status, headers, page = service.ask("/fail/Tremblay/?q=x")
        service.stop()
    assert status == 500
    assert "Tremblay" not in page
    (told,) = [line for line in lines(service.errors) if line.get("exception")]
    assert told["exception"] == "ValueError"
    assert told["where"][-1].startswith("trial:fail:")
    assert told["request"] == headers["x-request-id"]


def test_the_log_says_when_the_service_listens_and_stops(sqlite: Instance) -> None:
    with served(sqlite) as service:
        service.ask("/")
        service.stop()
    told = lines(service.errors)
    assert [line["event"] for line in told] == ["listening", "answered", "stopping", "stopped"]
    assert told[0]["address"] == service.address
    assert told[2]["signal"] == "SIGTERM"


def test_a_higher_weight_leaves_the_requests_out(sqlite: Instance) -> None:
    with served(Instance(sqlite.data, more={"EXPRESS_ENTRY_LOG_LEVEL": "warning"})) as service:
        service.ask("/")
        service.stop()
    assert lines(service.errors) == []
