"""What cannot be answered, as a problem document (RFC 9457): what kind, in words, and each field that it is about."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from express_entry.accounts.attempts import TooMany
from express_entry.accounts.factors import CodeWanted, WrongCode
from express_entry.accounts.signin import WrongPassword
from express_entry.accounts.tickets import BadTicket
from express_entry.law import Language, Reason, Text
from express_entry.law.faults import LawError
from express_entry.pool.auditheads import Unguarded
from express_entry.pool.faults import Conflict, Forbidden, NoRanking, NotFound, PoolFault, Unacceptable
from express_entry.pool.units import BUSY, Busy, is_busy
from express_entry.profile import ProfileError
from express_entry.review import CaseError
from express_entry.selection import BadDocument, BadInstruction
from express_entry.vault.faults import Missing, Unkept, VaultFault
from express_entry.vault.refusals import NotNow, Refused

MEDIA_TYPE = "application/problem+json"
TYPE = "urn:express-entry:problem:"
SECONDS_UNTIL_TRIED_AGAIN = 5
MOST_ERRORS = 100


@dataclass(frozen=True)
class Wrong:
    """One field that is wrong: its place, what is wrong, and what would be accepted."""

    field: str
    message: Reason | Text
    accepted: Reason | Text | None = None

    def document(self, language: Language) -> dict[str, str]:
        """The field as an error in a problem document."""
        told = {"field": self.field, "message": self.message.say(language)}
        return told if self.accepted is None else {**told, "accepted": self.accepted.say(language)}


@dataclass
class Problem(Exception):
    """A request that is not answered as asked."""

    status: int
    kind: str
    reasons: Sequence[Reason | Text] = ()
    errors: Sequence[Wrong] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def document(self, language: Language) -> dict[str, Any]:
        """The problem in one language."""
        title = TITLES[self.kind].say(language)
        detail = "\n".join(reason.say(language) for reason in self.reasons)
        return {
            "type": f"{TYPE}{self.kind}",
            "title": title,
            "status": self.status,
            "detail": detail or title,
            "errors": [each.document(language) for each in self.errors[:MOST_ERRORS]],
        }


def language_of(request: HttpRequest) -> Language:
    """The language that is asked for: by Accept-Language, English where it says nothing."""
    return "fr" if get_language_from_request(request).startswith("fr") else "en"


def answer_of(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The answer that a problem is."""
    language = language_of(request)
    text = json.dumps(problem.document(language), ensure_ascii=False)
    response = HttpResponse(text.encode("utf-8", "replace"), status=problem.status, content_type=MEDIA_TYPE)
    response["Content-Language"] = language
    for name, value in problem.headers.items():
        response[name] = value
    return response


# ------------------------------------------------------------------------------------------------- what faults become


def problem_of(error: Exception) -> Problem | None:
    """The problem that an error of the layers below is; None for a defect."""
    if isinstance(error, Problem):
        return error
    if isinstance(error, (ProfileError, CaseError)):
        return unusable_profile(error)
    if isinstance(error, (Refused, VaultFault)):
        return _of_vault(error)
    if isinstance(error, OperationalError) and is_busy(error):
        return _of_pool(Busy(BUSY.of()))
    if isinstance(error, PoolFault):
        return _of_pool(error)
    if isinstance(error, (LawError, BadInstruction)):
        return Problem(422, "unacceptable", [error.reason])
    if isinstance(error, BadDocument):
        return Problem(409, "conflict", [error.reason])
    return None


def _of_pool(fault: PoolFault) -> Problem:
    headers = {}
    if isinstance(fault, (Busy, Unguarded)):
        headers["Retry-After"] = str(SECONDS_UNTIL_TRIED_AGAIN)
    elif isinstance(fault, TooMany):
        headers["Retry-After"] = str(fault.seconds)
    elif isinstance(fault, (WrongPassword, WrongCode, CodeWanted)):
        headers["WWW-Authenticate"] = CHALLENGE
    status, kind = next(answer for cause, answer in _ANSWERS.items() if isinstance(fault, cause))
    return Problem(status, kind, fault.reasons, [Wrong(name, said) for name, said in fault.fields.items()], headers)


def _of_vault(fault: Refused | VaultFault) -> Problem:
    """A file that is not taken, or not to be had."""
    if isinstance(fault, NotNow):
        return Problem(503, "busy", fault.reasons, headers={"Retry-After": str(SECONDS_UNTIL_TRIED_AGAIN)})
    if isinstance(fault, Refused):
        return Problem(422, "unacceptable", fault.reasons, [Wrong(fault.field, each) for each in fault.reasons])
    if isinstance(fault, Missing):
        return Problem(404, "not-found", [fault.reason])
    if isinstance(fault, Unkept):
        return Problem(503, "busy", [fault.reason], headers={"Retry-After": str(SECONDS_UNTIL_TRIED_AGAIN)})
    return Problem(409, "conflict", [fault.reason])


def unusable_profile(error: ProfileError | CaseError, place: str = "") -> Problem:
    """A document with everything that is wrong with it; ``place`` is where in the request it stands."""
    wrong = [Wrong(joined(place, each.path), each.message, each.accepted) for each in error.problems]
    text = NOT_A_PROFILE if isinstance(error, ProfileError) else NOT_A_CASE
    return Problem(422, "unacceptable", [text.of(count=error.total)], wrong)


def joined(place: str, path: str) -> str:
    """A place within a place."""
    return f"{place}.{path}" if place and path and not path.startswith("[") else f"{place}{path}"


def of_status(status: int) -> Problem:
    """The problem of an answer that was made elsewhere, by its status alone."""
    kind = next((kind for kind, known in KINDS.items() if known == status), None)
    if kind is not None:
        return Problem(status, kind)
    return Problem(status, "defect" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "malformed")


CHALLENGE = 'Bearer realm="express-entry"'
_ANSWERS: Mapping[type[PoolFault], tuple[int, str]] = {
    Unacceptable: (422, "unacceptable"),
    Conflict: (409, "conflict"),
    NotFound: (404, "not-found"),
    Forbidden: (403, "forbidden"),
    NoRanking: (409, "no-ranking"),
    Busy: (503, "busy"),
    Unguarded: (503, "busy"),
    TooMany: (429, "too-many"),
    WrongPassword: (401, "not-signed-in"),
    WrongCode: (401, "not-signed-in"),
    CodeWanted: (401, "not-signed-in"),
    BadTicket: (404, "not-found"),
    PoolFault: (409, "conflict"),
}
KINDS: Mapping[str, int] = {
    "malformed": 400,
    "not-signed-in": 401,
    "forbidden": 403,
    "not-found": 404,
    "no-such-method": 405,
    "conflict": 409,
    "other-version": 412,
    "too-large": 413,
    "not-json": 415,
    "not-a-form": 415,
    "unacceptable": 422,
    "no-precondition": 428,
    "too-many": 429,
    "busy": 503,
}
"""The kinds of problem and the status that each has; ``no-ranking`` is a conflict too."""
TITLES = {
    "malformed": Text("The request cannot be understood", "La requête est incompréhensible"),
    "not-signed-in": Text("Sign in first", "Ouvrez d'abord une session"),
    "forbidden": Text("You may not do this", "Ceci ne vous est pas permis"),
    "not-found": Text("There is no such thing here", "Il n'y a rien de tel ici"),
    "no-such-method": Text("This cannot be done with it", "Ceci ne peut pas se faire ici"),
    "conflict": Text("This cannot be done as things stand", "Ceci est impossible dans l'état actuel"),
    "no-ranking": Text("Nobody can be ranked today", "Personne ne peut être classé aujourd'hui"),
    "other-version": Text("It was changed meanwhile", "La ressource a changé entre-temps"),
    "too-large": Text("This is too large", "C'est trop volumineux"),
    "not-json": Text("This is not JSON", "Ce n'est pas du JSON"),
    "not-a-form": Text("This is no form with files", "Ce n'est pas un formulaire avec fichiers"),
    "unacceptable": Text("What was sent cannot be used", "Ce qui a été envoyé ne convient pas"),
    "no-precondition": Text("Say which version you have seen", "Indiquez la version que vous avez vue"),
    "too-many": Text("Too many attempts", "Trop de tentatives"),
    "busy": Text("Busy for a moment", "Occupé pour un instant"),
    "defect": Text("This service has a defect", "Ce service a un défaut"),
}
NOT_A_CASE = Text("problems of the document: {count}.", "problèmes du document : {count}.")
NOT_A_PROFILE = Text("problems of the profile: {count}.", "problèmes du profil : {count}.")
