"""The API at its place: every route, its description, and what is said of any other address below it."""

from __future__ import annotations

import json
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import HttpError, ValidationError

from . import (
    applications,
    appointments,
    assessments,
    calendars,
    candidates,
    casework,
    decisions,
    distribution,
    examinations,
    issued,
    keys,
    letters,
    notices,
    officers,
    outcomes,
    papers,
    privacy,
    profiles,
    provinces,
    roundlists,
    rounds,
    sessions,
    simulations,
    tokens,
)
from .bodies import Reader
from .description import described
from .problems import Problem, answer_of, of_status, problem_of
from .validation import Checked, problem_of_values

ROOT = "api/v1/"

api = Checked(
    title="Express Entry",
    version="1",
    description=(
        "Canada's Express Entry, computed. Independent: not a service of the Government of Canada. Information, not "
        "legal advice."
    ),
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    parser=Reader(),
)
for part in (
    *(
        sessions,
        tokens,
        assessments,
        simulations,
        appointments,
        profiles,
        provinces,
        rounds,
        roundlists,
        keys,
        distribution,
    ),
    *(officers, outcomes, applications, papers, letters, casework, examinations, decisions),
    *(issued, calendars, privacy, notices, candidates),
):
    api.add_router("", part.routes.router)


@api.exception_handler(ValidationError)
def _values(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return answer_of(request, problem_of_values(error))


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    return answer_of(request, of_status(error.status_code))


@api.exception_handler(Exception)
def _told(request: HttpRequest, error: Exception) -> HttpResponse:
    problem = problem_of(error)
    if problem is None:
        raise error
    return answer_of(request, problem)


@lru_cache(maxsize=1)
def description() -> bytes:
    """The description as it is answered and as the reference keeps it."""
    return f"{json.dumps(described(api, ROOT), ensure_ascii=False, indent=1)}\n".encode()


@csrf_exempt
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API, for anybody."""
    if request.method not in {"GET", "HEAD"}:
        return answer_of(request, Problem(405, "no-such-method", headers={"Allow": "GET, HEAD"}))
    return HttpResponse(description(), content_type="application/json")


@csrf_exempt
def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001 - the path that was asked for
    """An address at which there is nothing."""
    return answer_of(request, Problem(404, "not-found"))


urlpatterns = [
    path("public-key.txt", keys.page, name="public-key"),
    path(f"{ROOT}openapi.json", openapi, name="openapi"),
    path(ROOT, api.urls),
    path(f"{ROOT}<path:rest>", nothing),
    path(ROOT, nothing),
]
