"""Letters as they were issued, as a page or a pdf that asks nothing of anybody and runs nothing."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api import issued as api
from express_entry.api.gate import Asked
from express_entry.correspondence.reading import INVITATION
from express_entry.law import Language
from express_entry.pages.access import signed_in


@require_safe
@signed_in("correspondence.read")
def of_profile(request: Asked, language: Language, number: str) -> HttpResponse:  # noqa: ARG001 - on the request
    """The letter of the latest invitation of a profile."""
    return _as_file(api.invitation_of_profile(request, number, _asked(request)))


@require_safe
@signed_in("correspondence.read")
def of_nomination(request: Asked, language: Language, number: str) -> HttpResponse:  # noqa: ARG001 - as above
    """The letter of the nomination that was accepted on a profile."""
    return _as_file(api.nomination_of_profile(request, number, _asked(request)))


@require_safe
@signed_in("correspondence.read")
def of_application(request: Asked, language: Language, number: str, key: str) -> HttpResponse:  # noqa: ARG001 - as above
    """A letter that was issued on an application."""
    if key == INVITATION:
        return _as_file(api.invitation(request, number, _asked(request)))
    return _as_file(api.one(request, number, key, _asked(request)))


def _asked(request: Asked) -> api.Rendering:
    form = api.Form.PDF if request.GET.get("format") == "pdf" else api.Form.HTML
    return api.Rendering(format=form)


def _as_file(answer: HttpResponse | api.IssuedLetterOut) -> HttpResponse:
    assert isinstance(answer, HttpResponse)  # facts alone are asked for by programs
    return answer
