"""The API with all its routes."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from express_entry.law import Text

from . import assessments, officers, pool, profiles, provinces, rounds, sessions
from .bodies import Reader
from .problems import Problem, Wrong, answer_of, of_status

api = NinjaAPI(
    title="Express Entry",
    version="1",
    description="An independent service; not one of the Government of Canada.",
    docs_url=None,
    openapi_url="/openapi.json",
    parser=Reader(),
    urls_namespace="api",
)
for module in (sessions, assessments, profiles, provinces, rounds, officers, pool):
    api.add_router("", module.routes.router)


@api.exception_handler(ValidationError)
def unacceptable(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What was sent is not what the route takes: every field that is wrong."""
    wrong = [_wrong(each) for each in error.errors]
    return answer_of(request, Problem(422, "unacceptable", [each.message for each in wrong], wrong))


def _wrong(error: dict[str, Any]) -> Wrong:
    place = ".".join(str(each) for each in error["loc"] if each not in {"body", "query", "path", "data"})
    return Wrong(place, NOT_TAKEN.of(field=place or "-", why=str(error["msg"])[:200]))


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:  # noqa: ARG001 - the library's signature
    """There is no such address."""
    return answer_of(request, of_status(404))


NOT_TAKEN = Text("{field}: it cannot be taken ({why}).", "{field} : la valeur ne convient pas ({why}).")

urls = api.urls
