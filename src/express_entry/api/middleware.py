"""Whatever is answered below the API's address is a problem document where it is no answer."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from express_entry.law.text import Text

from .problems import Problem, answer_of, of_status

PREFIX = "/api/"


def problems_told(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """A page that says why something cannot be answered, as a problem document of the same status."""

    def told(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        made_here = "json" in response.get("Content-Type", "")
        if not request.path_info.startswith(PREFIX) or response.status_code < 400 or made_here:
            return response
        problem = answer_of(request, of_status(response.status_code))
        for name in ("Allow", "X-Request-ID"):
            if name in response:
                problem[name] = response[name]
        return problem

    return told


def https_asked_for(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Where the service is public, a request to the API without HTTPS is refused; a page leads there instead."""

    def asked(request: HttpRequest) -> HttpResponseBase:
        bare = settings.SECURE_SSL_REDIRECT and not request.is_secure()
        if bare and request.path_info.startswith(PREFIX):
            return answer_of(request, Problem(403, "forbidden", [_HTTPS_ALONE]))
        return get_response(request)

    return asked


_HTTPS_ALONE = Text(
    "The API is asked by HTTPS alone. A token or password that was sent without it is to be replaced.",
    "L'API ne s'interroge que par HTTPS. Un jeton ou un mot de passe envoyé sans lui est à remplacer.",
)
