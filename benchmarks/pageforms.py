"""The pages that are the answer to a form and to nothing else: reached with the answers of an example, or one's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address

if TYPE_CHECKING:
    from django.test import Client

    from .pageseats import Seat

Ask = Callable[[], int]
EXAMPLE = Path(__file__).parents[1] / "examples" / "profiles" / "stem-engineer.json"
ANSWERED = ("answers", "result", "checklist")
FILES = ("profile", "pdf", "json", "ics", "checklist")
TITLE = {"en": "software", "fr": "logiciel"}
"""What is typed of an occupation."""


def forms_of_anybody(client: Client, language: Language) -> Iterator[tuple[str, Ask]]:
    """The assessment with the answers of an example, and a question about other points never asked before."""
    text = EXAMPLE.read_text("utf-8")
    given = {"state": _state(client.post(address("open", language), {"text": text}).content.decode())}
    yield "pages:questions", _sent(client, address("questions", language), {"begin": "yes"})
    for name in ANSWERED:
        yield f"pages:{name}", _sent(client, address(name, language), given)
    for file in FILES:
        yield f"pages:download ({file})", _sent(client, address("download", language), {**given, "file": file})
    yield "pages:occupations", _sent(client, address("occupations", language), {"noc": TITLE[language]})
    numbers = iter(range(1 + 5_000 * LANGUAGES.index(language), 10_000))
    other = f"{address('what_if_table', language, table='crs/age')}?points.2.1=111&invitations="
    yield "pages:what_if_table (effect)", lambda: client.get(f"{other}{next(numbers)}").status_code


def forms_of(seat: Seat, client: Client, language: Language) -> Iterator[tuple[str, Ask]]:
    """The forms of whoever has a profile in the pool, or an application that is a draft."""
    profile, application = seat.forms.get("profile"), seat.forms.get("application")
    if profile is not None:
        pages = ("answers", "questions", "effect")
        at = {page: address(f"candidates:{page}", language, number=profile) for page in pages}
        html = client.get(at["answers"]).content.decode()
        yield "candidates:questions", _sent(client, at["questions"], _change(html))
        yield "candidates:effect", _sent(client, at["effect"], {**_carried(html), "state": _otherwise(html)})
        taken = address("candidates:take_over", language)
        yield "candidates:take_over", _sent(client, taken, {"state": _state(html)})
        yield "candidates:copy", _sent(client, address("candidates:copy", language), {})
    if application is not None:
        html = client.get(address("candidates:declared", language, number=application)).content.decode()
        there = address("candidates:declared_questions", language, number=application)
        yield "candidates:declared_questions", _sent(client, there, _change(html))


def _sent(client: Client, place: str, fields: Mapping[str, Any]) -> Ask:
    def ask() -> int:
        answer = client.post(place, fields)
        answer.getvalue()
        return answer.status_code

    return ask


def _state(html: str) -> str:
    """The answers that a page carries."""
    return _carried(html)["state"]


def _carried(html: str) -> dict[str, str]:
    found = dict(re.findall(r'<input type="hidden" name="(state|version)" value="([^"]*)"', html))
    return {name: unescape(value) for name, value in found.items()}


def _change(html: str) -> dict[str, str]:
    """A click by which an answer is to be given again: nothing is changed yet."""
    place = re.search(r'<button[^>]* name="change" value="([^"]+)"', html)
    assert place is not None
    return {**_carried(html), "change": unescape(place[1])}


def _otherwise(html: str) -> str:
    """The same answers with a better result in the first test of a language."""
    from express_entry.pages.sealed import Answers, seal, unseal

    answers = unseal(_state(html))
    tests = [dict(each) for each in answers.tree["language_tests"]]
    tests[0] |= {"writing": 8.5}
    return seal(Answers(answers.on, {**answers.tree, "language_tests": tests}, answers.passed, answers.aside))
