"""Whatever is answered below the API's address is a problem document where it is no answer."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .problems import answer_of, of_status

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
