"""Routes as they are declared: each with its action, what it answers, and all that may keep it from answering."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from ninja import Router
from ninja.decorators import decorate_view

from express_entry.accounts.permissions import permission

from .passing import Plan, Takes, passing
from .repeats import HEADER, KEY
from .shapes import ProblemOut

View = TypeVar("View", bound=Callable[..., Any])

ACTION = "x-action"
"""The field of the description that names a route's action in the table of permissions."""


class Routes:
    """The routes about one kind of thing."""

    def __init__(self, tag: str) -> None:
        self.router = Router(tags=[tag])

    def get(
        self,
        path: str,
        action: str,
        answer: Any,
        *,
        faults: Sequence[int] = (),
        tagged: bool = False,
        media: Sequence[str] = (),
    ) -> Callable[[View], View]:
        """A route that changes nothing; ``media`` are the types of a file that it answers with."""
        return self._route("GET", path, action, {200: answer}, faults=faults, tagged=tagged, media=media)

    def post(  # noqa: PLR0913 - all that a route is
        self,
        path: str,
        action: str,
        answers: dict[int, Any],
        *,
        body: bool = True,
        files: bool = False,
        once: bool = True,
        faults: Sequence[int] = (409,),
        tagged: bool = False,
        apart: bool = False,
    ) -> Callable[[View], View]:
        """A route that does something: once under one key, unless it keeps nothing."""
        takes = Takes.FILES if files else Takes.JSON if body else None
        return self._route(
            "POST", path, action, answers, takes=takes, once=once, faults=faults, tagged=tagged, apart=apart
        )

    def put(
        self, path: str, action: str, answer: Any, *, faults: Sequence[int], tagged: bool
    ) -> Callable[[View], View]:
        """A route that puts something in the place of what was there."""
        return self._route("PUT", path, action, {200: answer}, takes=Takes.JSON, faults=faults, tagged=tagged)

    def patch(
        self, path: str, action: str, answer: Any, *, faults: Sequence[int], tagged: bool
    ) -> Callable[[View], View]:
        """A route that changes a part of what was there, and leaves the rest."""
        return self._route("PATCH", path, action, {200: answer}, takes=Takes.JSON, faults=faults, tagged=tagged)

    def delete(self, path: str, action: str, *, faults: Sequence[int]) -> Callable[[View], View]:
        """A route that ends something; there is nothing to answer."""
        return self._route("DELETE", path, action, {204: None}, faults=faults)

    def _route(  # noqa: PLR0913 - all that a route is
        self,
        method: str,
        path: str,
        action: str,
        answers: dict[int, Any],
        *,
        takes: Takes | None = None,
        once: bool = False,
        tagged: bool = False,
        apart: bool = False,
        faults: Sequence[int] = (),
        media: Sequence[str] = (),
    ) -> Callable[[View], View]:
        def declare(view: View) -> View:
            operation = f"{action.partition('.')[0]}.{view.__name__}"
            plan = Plan(operation, action, takes, once, tagged, apart)
            told = sorted({*_faults(plan, path), *faults})
            decorate_view(passing(plan))(view)
            self.router.api_operation(
                [method],
                path,
                auth=None,
                response={**answers, **dict.fromkeys(told, ProblemOut)},
                operation_id=operation,
                summary=permission(action).words.en,
                openapi_extra={**_described(plan), "x-media": list(media)},
            )(view)
            return view

        return declare


def _faults(plan: Plan, path: str) -> list[int]:
    """What can go wrong with a route of its kind."""
    found = [400, 401, 422]
    if not permission(plan.action).anyone:
        found += [403, 503]  # somebody may not; the trail of an auditor's access may have to wait
    if "{" in path:
        found.append(404)
    if plan.takes is not None:
        found += [413, 415]
    if plan.once:
        found += [403, 404, 409, 503]  # what was made under a key may be out of reach
    return found


def _described(plan: Plan) -> dict[str, Any]:
    anyone = permission(plan.action).anyone
    parameters = [
        _header(
            "Accept-Language", "The language of words in the answer: en or fr.", {"type": "string", "examples": ["fr"]}
        )
    ]
    if plan.once and not anyone:
        text = "The request is carried out once under this key; sent again within 24 hours, its answer comes again."
        parameters.append(_header(HEADER, text, {"type": "string", "pattern": f"^{KEY}$"}))
    schemes: list[dict[str, list[str]]] = [{"token": []}, {"session": []}]
    return {
        ACTION: plan.action,
        "x-tagged": plan.tagged,
        "parameters": parameters,
        "security": [*schemes, {}] if anyone else schemes,
    }


def _header(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"in": "header", "name": name, "required": False, "description": description, "schema": schema}
