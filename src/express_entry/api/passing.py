"""The one way that every request passes: who asks, whether they may, what they sent, the answer, its tag."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from express_entry.law import Text

from .bodies import read_body, read_files, require_plain_address
from .gate import caller_of, desk_of, require, subject_of, tell_of_auditor
from .problems import Problem, Wrong, answer_of, language_of, problem_of
from .repeats import Work, once

Run = Callable[..., HttpResponseBase]


class Takes(StrEnum):
    """What a request brings along."""

    JSON = "json"
    FILES = "files"
    """Fields and files, as a form sends them."""


class Plan(NamedTuple):
    """What a route does: the action of the table of permissions, its operation, and how it is answered.

    ``once`` routes take a key under which they are carried out once, those that take several transactions ``apart``
    from its row; ``tagged`` answers carry an ETag.
    """

    operation: str
    action: str
    takes: Takes | None
    once: bool
    tagged: bool
    apart: bool = False


def passing(plan: Plan) -> Callable[[Run], Run]:
    """The way of a route: wraps what reads its parameters and calls it."""

    def wrap(run: Run) -> Run:
        @wraps(run)
        def passed(request: HttpRequest, **path: Any) -> HttpResponseBase:
            try:
                return _tagged(request, plan, _answered(request, plan, run, path))
            except Exception as error:
                problem = problem_of(error)
                if problem is None:
                    raise
                return answer_of(request, problem)

        return passed

    return wrap


def _answered(request: HttpRequest, plan: Plan, run: Run, path: dict[str, Any]) -> HttpResponseBase:
    own = vars(request)
    require_plain_address(request)
    caller = caller_of(request)
    require(caller, plan.action)
    own |= {
        "caller": caller,
        "desk": desk_of(caller),
        "language": language_of(request),
        "version": None,
        "location": "",
        "tree": {},
        "path_values": path,
    }
    body = _read(request, plan)
    tell_of_auditor(caller, plan.operation, subject_of(request, path))
    if not plan.once:
        return run(request, **path)
    work = Work(plan.action, body, lambda: _tagged(request, plan, run(request, **path)), plan.apart)
    return once(request, caller, work)


def _read(request: HttpRequest, plan: Plan) -> bytes:
    """Read what a request brings along; what stands for it where it is asked whether it is the same."""
    if plan.takes is Takes.FILES:
        return read_files(request)
    if plan.takes is None:
        return b""
    vars(request)["tree"] = read_body(request)
    return request.body


def _tagged(request: HttpRequest, plan: Plan, response: HttpResponseBase) -> HttpResponseBase:
    """The answer with its tag; nothing but the tag where that is what the reader has."""
    own = vars(request)
    if own.get("language"):
        response.setdefault("Content-Language", own["language"])
    if own.get("location"):
        response["Location"] = own["location"]
    if not (plan.tagged and isinstance(response, HttpResponse) and response.status_code in {200, 201}):
        return response
    if "ETag" not in response:
        response["ETag"] = _tag(own.get("version"), response.content)
    if request.method == "GET" and _has(request.headers.get("If-None-Match", ""), response["ETag"]):
        unchanged = HttpResponse(status=304)
        for name in ("ETag", "Content-Language"):
            unchanged[name] = response[name]
        return unchanged
    return response


def _tag(version: int | None, content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()[:20]
    return f'"{digest}"' if version is None else f'"{version}-{digest}"'


def _has(stated: str, tag: str) -> bool:
    return stated.strip() == "*" or tag in [each.strip().removeprefix("W/") for each in stated.split(",")]


def expected_version(request: HttpRequest) -> int | None:
    """The version of a document that whoever changes it has seen, by If-Match; None for whichever there is.

    :raises Problem: where it does not say one.
    """
    stated = request.headers.get("If-Match")
    if stated is None:
        raise Problem(428, "no-precondition", [NO_MATCH], [Wrong("If-Match", NO_MATCH)])
    if stated.strip() == "*":
        return None
    found = re.fullmatch(r'"(\d{1,9})-[0-9a-f]{20}"', stated.strip(), re.ASCII)
    if found is None:
        raise Problem(412, "other-version", [NO_TAG], [Wrong("If-Match", NO_TAG)])
    return int(found[1])


NO_MATCH = Text(
    "If-Match: it is missing. Accepted: the ETag of what is changed, as it was last read.",
    "If-Match : il est absent. Accepté : l'ETag de ce qui est modifié, tel qu'il a été lu en dernier.",
)
NO_TAG = Text(
    "If-Match: it is not a tag of a version. Accepted: the ETag of what is changed, as it was last read.",
    "If-Match : ce n'est pas l'étiquette d'une version. Accepté : l'ETag de ce qui est modifié, tel qu'il a été lu en "
    "dernier.",
)
