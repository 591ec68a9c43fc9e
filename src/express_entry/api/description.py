"""The description of the API, OpenAPI 3.1: made from the routes, every answer named, errors too."""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from typing import Any

from ninja import NinjaAPI

from express_entry.profile import schema as profile_schema

from .problems import MEDIA_TYPE

TOKEN = {"type": "http", "scheme": "bearer", "description": "A token that an operator issued."}
SESSION = {
    "type": "apiKey",
    "in": "cookie",
    "name": "session",
    "description": "The cookie that POST /session sets; X-CSRFToken goes along with what changes something.",
}
UNCHANGED = {"description": "The reader has what would be answered: If-None-Match names its tag."}
_TAG = {"description": "The tag of what is answered.", "schema": {"type": "string"}}


def described(api: NinjaAPI, root: str) -> dict[str, Any]:
    """The description of an API whose routes stand below a path."""
    return _described(api, root)


@lru_cache(maxsize=2)
def _described(api: NinjaAPI, root: str) -> dict[str, Any]:
    document: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=root))
    document["components"]["securitySchemes"] = {"token": TOKEN, "session": SESSION}
    for methods in document["paths"].values():
        for method, operation in methods.items():
            _operation(method, operation)
    schemas = document["components"]["schemas"]
    schemas["ProfileDocument"], inner = _profile()
    schemas |= inner
    _refer(document["paths"])
    _refer(schemas)
    document.pop("servers", None)
    return document


def _operation(method: str, operation: dict[str, Any]) -> None:
    for status, answer in operation["responses"].items():
        if int(status) >= HTTPStatus.BAD_REQUEST:
            answer["content"] = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
    media = operation.pop("x-media", None)
    if media:
        file = {"schema": {"type": "string", "format": "binary"}}
        told = operation["responses"][200]["content"]
        typed = {name: each for name, each in told.items() if "$ref" in each["schema"]}
        operation["responses"][200]["content"] = {**dict.fromkeys(media, file), **typed}
    operation["responses"] = {str(status): answer for status, answer in operation["responses"].items()}
    if operation.pop("x-tagged", False):
        for status in ("200", "201"):
            if status in operation["responses"]:
                operation["responses"][status]["headers"] = {"ETag": _TAG}
        if method == "get":
            operation["responses"]["304"] = UNCHANGED


def _profile() -> tuple[dict[str, Any], dict[str, Any]]:
    """The schema of a profile document, what it refers to put beside it."""
    own = dict(profile_schema())
    inner = {f"Profile.{name}": each for name, each in own.pop("$defs", {}).items()}
    for each in (own, *inner.values()):
        _rename(each)
    own.pop("$schema", None)
    own.pop("$id", None)
    return own, inner


def _rename(node: Any) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            node["$ref"] = node["$ref"].replace("#/$defs/", "#/components/schemas/Profile.")
        for each in node.values():
            _rename(each)
    elif isinstance(node, list):
        for each in node:
            _rename(each)


def _refer(node: Any) -> None:
    """Where a profile document is sent, its schema is named."""
    if isinstance(node, dict):
        for name, each in list(node.items()):
            if isinstance(each, dict) and each.get("format") == "profile":
                node[name] = {"$ref": "#/components/schemas/ProfileDocument"}
            else:
                _refer(each)
    elif isinstance(node, list):
        for each in node:
            _refer(each)
