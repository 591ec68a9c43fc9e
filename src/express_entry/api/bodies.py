"""What a request brings along, read with a bound on everything before anything looks at it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, QueryDict, RawPostDataException, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja.parser import Parser

from express_entry.law import Text
from express_entry.profile import ProfileError, read
from express_entry.profile.problems import path_of

from .problems import Problem, Wrong

Place = tuple[str | int, ...]


class Reader(Parser):
    """Hands on what :func:`read_body` read."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The tree of the body."""
        return vars(request)["tree"]


def read_body(request: HttpRequest) -> Any:
    """The tree of values that a request brings along.

    :raises Problem: where it is too large, no JSON, nested too deeply, or holds what cannot be text.
    """
    stated = request.META.get("CONTENT_LENGTH") or "0"
    if stated.isdigit() and int(stated[:20]) > settings.BODY_LIMIT:
        _pass_over(request)
        raise Problem(413, "too-large", [TOO_LARGE.of(most=settings.BODY_LIMIT)])
    if request.content_type != "application/json":
        raise Problem(415, "not-json", [NOT_JSON.of()])
    data = _bytes(request)
    if len(data) > settings.BODY_LIMIT:
        raise Problem(413, "too-large", [TOO_LARGE.of(most=settings.BODY_LIMIT)])
    try:
        tree = read(data, syntax="json")
    except ProfileError as error:
        wrong = [Wrong(each.path, each.message) for each in error.problems]
        raise Problem(400, "malformed", [each.message for each in error.problems], wrong) from None
    odd = [Wrong(path_of(place), ODD) for place in odd_texts(tree)] if b"\\u" in data else []
    if odd:
        raise Problem(400, "malformed", [ODD], odd)
    return tree


def read_files(request: HttpRequest) -> bytes:
    """Read the fields and files of a request to the end; a digest of what it brings along stands for it.

    :raises Problem: where it is no form with files, or was cut short.
    """
    if request.content_type != "multipart/form-data":
        raise Problem(415, "not-a-form", [NOT_A_FORM.of()])
    try:
        files, fields = request.FILES, request.POST
    except (MultiPartParserError, UnreadablePostError, SuspiciousOperation, OSError):
        raise Problem(400, "malformed", [CUT_SHORT]) from None
    if any(_ODD.search(text) for name, texts in fields.lists() for text in (name, *texts)):
        raise Problem(400, "malformed", [ODD])
    return b"\0".join(_digests(fields, files))


def _digests(fields: QueryDict, files: Any) -> Iterator[bytes]:
    for name, values in sorted(fields.lists()):
        yield repr((name, values)).encode("utf-8", "surrogatepass")
    for name in sorted(files):
        for file in files.getlist(name):
            digest = hashlib.sha256()
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
            yield repr((name, file.name, digest.hexdigest())).encode("utf-8", "surrogatepass")


def _pass_over(request: HttpRequest) -> None:
    """Read on to the end, keeping nothing: who is still sending would not hear the answer. The service bounds it."""
    try:
        while request.read(1 << 16):
            pass
    except (UnreadablePostError, OSError):
        return


def _bytes(request: HttpRequest) -> bytes:
    try:
        return request.body
    except RequestDataTooBig:
        raise Problem(413, "too-large", [TOO_LARGE.of(most=settings.BODY_LIMIT)]) from None
    except (UnreadablePostError, RawPostDataException, SuspiciousOperation):
        raise Problem(400, "malformed", [CUT_SHORT]) from None


def odd_texts(tree: Any, place: Place = ()) -> Iterator[Place]:
    """Where text stands that no database and no file can hold: a zero byte, or half of a character.

    What is read is at most 64 deep.
    """
    if isinstance(tree, str):
        if _ODD.search(tree):
            yield place
    elif isinstance(tree, list):
        for number, each in enumerate(tree):
            yield from odd_texts(each, (*place, number))
    elif isinstance(tree, dict):
        for name, each in tree.items():
            if _ODD.search(name):
                yield place
            yield from odd_texts(each, (*place, name))


def require_plain_address(request: HttpRequest) -> None:
    """See to it that path and query hold text that a database can compare.

    :raises Problem: where they do not.
    """
    given = [request.path_info, *request.GET.keys(), *(each for values in request.GET.lists() for each in values[1])]
    if any(_ODD.search(each) for each in given):
        raise Problem(400, "malformed", [ODD])


_ODD = re.compile("[\0\ud800-\udfff]")

TOO_LARGE = Text(
    "the request is too large. Accepted: at most {most} bytes.",
    "la requête est trop volumineuse. Accepté : au plus {most} octets.",
)
NOT_JSON = Text(
    "Content-Type: the request is not JSON. Accepted: application/json.",
    "Content-Type : la requête n'est pas du JSON. Accepté : application/json.",
)
NOT_A_FORM = Text(
    "Content-Type: the request is no form with files. Accepted: multipart/form-data.",
    "Content-Type : la requête n'est pas un formulaire avec fichiers. Accepté : multipart/form-data.",
)
ODD = Text(
    "the text holds a zero byte or half of a character.", "le texte contient un octet nul ou une moitié de caractère."
)
CUT_SHORT = Text("the request was cut short.", "la requête a été interrompue.")
