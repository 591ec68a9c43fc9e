"""The pages of the service itself: what it is, and what is said where something cannot be answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..law.text import LANGUAGES, Language, Text


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this service is, in both languages, and that it is not the government's."""
    return render(request, "service/home.html", _in_both(HOME))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """A request that cannot be understood."""
    return _page(request, 400, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """Something that the reader may not see or do."""
    return _page(request, 403, FORBIDDEN)


def untrusted(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's
    """A form that was not sent from a page of this service, or too long after it."""
    return _page(request, 403, UNTRUSTED)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's
    """A page that is not there."""
    return _page(request, 404, NOT_FOUND)


def too_large(request: HttpRequest) -> HttpResponse:
    """A request that brings more along than is taken."""
    return _page(request, 413, TOO_LARGE)


def failed(request: HttpRequest) -> HttpResponse:
    """A defect of the program: the number of the request is all that is told of it."""
    return _page(request, 500, FAILED)


def _page(request: HttpRequest, status: int, words: tuple[Text, ...]) -> HttpResponse:
    return render(request, "service/fault.html", _in_both(words), status=status)


def _in_both(words: tuple[Text, ...]) -> dict[str, object]:
    def said(language: Language) -> dict[str, object]:
        title, *sentences = (text.say(language) for text in words)
        return {"language": language, "title": title, "sentences": sentences}

    return {"parts": [said(language) for language in LANGUAGES], "title": " / ".join(words[0])}


HOME = (
    Text("Express Entry, computed", "Entrée express, calculée"),
    Text(
        "This service works out, from the law as it stood on a day, who is eligible under Express Entry, with how many "
        "points, and why.",
        "Ce service établit, selon le droit tel qu'il était à une date, qui est admissible dans Entrée express, avec "
        "combien de points, et pourquoi.",
    ),
    Text(
        "It is independent. It is not a service of the Government of Canada, is not endorsed by it, and decides "
        "nothing: an application is made to, and decided by, the department alone.",
        "Il est indépendant. Ce n'est pas un service du gouvernement du Canada, qui ne l'approuve pas, et il ne décide "
        "rien\u00a0: une demande se présente au ministère, qui est seul à la trancher.",
    ),
    Text(
        "The public key by which signatures of this service are checked is at /public-key.txt.",
        "La clé publique qui permet de vérifier les signatures de ce service est à l'adresse /public-key.txt.",
    ),
)
BAD_REQUEST = (
    Text("This request cannot be understood", "Cette requête est incompréhensible"),
    Text("Nothing was changed.", "Rien n'a été modifié."),
)
FORBIDDEN = (
    Text("You may not do this", "Ceci ne vous est pas permis"),
    Text("Nothing was changed.", "Rien n'a été modifié."),
)
UNTRUSTED = (
    Text("This form was not accepted", "Ce formulaire n'a pas été accepté"),
    Text(
        "It was open for too long, or cookies are switched off. Nothing was changed: go back, load the page again and "
        "send it once more.",
        "Il est resté ouvert trop longtemps, ou les témoins sont désactivés. Rien n'a été modifié\u00a0: revenez en "
        "arrière, rechargez la page et envoyez-le de nouveau.",
    ),
)
NOT_FOUND = (
    Text("There is no such page", "Cette page n'existe pas"),
    Text("The address may be mistyped, or what it named is gone.", "L'adresse est peut-être mal saisie ou périmée."),
)
TOO_LARGE = (
    Text("This is too large", "C'est trop volumineux"),
    Text("Nothing was taken in. Send a smaller file.", "Rien n'a été reçu. Envoyez un fichier plus petit."),
)
FAILED = (
    Text("This service has a defect", "Ce service a un défaut"),
    Text(
        "The request was not answered. Its number, in the header X-Request-ID, helps to find out why.",
        "La requête est restée sans réponse. Son numéro, dans l'en-tête X-Request-ID, aide à savoir pourquoi.",
    ),
)
