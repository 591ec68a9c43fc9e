"""The caseload: whom to call, who is listed in which order, and that its size costs no further questions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from express_entry.accounts.callers import Caller
from express_entry.assessment import assess
from express_entry.assessment.pastrounds import in_the_last_year
from express_entry.assessment.roundsoverview import sufficient_part
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.pages.knownhistory import known_history
from express_entry.pool.keeping import effective_document
from express_entry.pool.laws import service_law
from express_entry.profile.findings import Place
from express_entry.profile.spreadsheet import Client as Row
from express_entry.representatives import homewords as words
from express_entry.representatives.calls import calls_of_all
from express_entry.representatives.caseload import caseload
from tests.api.front import clock
from tests.pages.signed import at
from tests.representatives.conftest import Practice

HOME = "representatives:home"


def kinds(practice: Practice, html: str, language: Language = "en") -> list[str]:
    """The clients on a page, by what they have, in the order of the list."""
    listed = html.partition('id="list"')[2]
    found = {
        kind: listed.find(f'"{address("representatives:client", language, key=key)}"')
        for kind, key in practice.keys.items()
    }
    return sorted((kind for kind, place in found.items() if place >= 0), key=lambda kind: found[kind])


def test_every_client_is_listed_by_what_falls_due_first(practice: Practice) -> None:
    shown = at(practice.visitor(), HOME)
    assert kinds(practice, shown.html) == ["offered", "invited", "draft", "pool", "nothing"]
    assert len(shown.data) < 150_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_those_who_have_to_answer_something_are_to_be_called_each_with_the_reason(
    practice: Practice, language: Language
) -> None:
    visitor = practice.visitor(language)
    shown = at(visitor, HOME)
    calling = shown.html.partition('id="calls"')[2].partition('id="list"')[0]
    for kind, key in practice.keys.items():
        link = address("representatives:client", language, key=key)
        assert (f'"{link}"' in calling) is (kind in {"invited", "offered"}), kind
    assert {"en": "last day to apply, or to decline", "fr": "refuser"}[language] in calling.casefold()
    narrowed = visitor.sees(address(HOME, language) + "?which=today")
    assert set(kinds(practice, narrowed.html, language)) == {"invited", "offered"}


def test_the_list_is_narrowed_and_searched(practice: Practice) -> None:
    visitor = practice.visitor()
    for query, expected in (
        ("which=draft", ["draft"]),
        ("which=none", ["nothing"]),
        ("which=in_pool&by=round", ["pool", "offered"]),
        (f"q={practice.numbers['pool']}", ["pool"]),
        ("q=nobody-of-this-name", []),
        ("which=nonsense&by=nonsense&page=99", ["offered", "invited", "draft", "pool", "nothing"]),
    ):
        shown = visitor.sees(address(HOME, "en") + "?" + query)
        assert kinds(practice, shown.html) == expected, query
    assert words.NONE.en in visitor.sees(address(HOME, "en") + "?q=nobody-of-this-name").text


def test_the_latest_round_is_told_as_the_assessment_of_a_caseload_tells_it(practice: Practice) -> None:
    caller = Caller(clock(), practice.user)
    rounds, law = known_history().rounds, service_law()
    on = day_of(caller.now)
    part = sufficient_part(law, in_the_last_year(rounds, on))
    names = [head.key for head in part.heads]
    asked = 0
    for client in caseload(caller):
        if client.state != "in_pool" or client.profile is None:
            continue
        row = Row(Place("-"), effective_document(client.profile))
        values = dict(zip(names, part.values(row, assess(row.profile, on=on, law=law.on(on))), strict=True))
        assert client.latest is not None
        assert (client.latest.round.number, client.latest.margin) == (
            values["latest_open"],
            values["latest_open.margin"],
        )
        asked += 1
    assert asked == 2


def test_the_size_of_a_caseload_costs_no_further_question(practice: Practice) -> None:
    visitor = practice.visitor()
    counts = []
    for _ in range(2):
        for query in ("", "?by=change", "?q=a"):
            with CaptureQueriesContext(connection) as asked:
                visitor.sees(address(HOME, "en") + query)
            counts.append(len(asked))
        practice.newcomers(40)
    assert counts[:3] == counts[3:]
    assert max(counts) < 20
    second = visitor.sees(address(HOME, "en") + "?page=2")
    assert 'rel="prev"' in second.html


def test_what_changes_a_standing_soon_is_a_reason_to_call_and_what_changes_nothing_is_none(practice: Practice) -> None:
    caller = Caller(clock(), practice.user)
    clients = [each for each in caseload(caller) if each.state == "in_pool"]
    turning = next(each for each in clients if each.turns is not None)
    assert turning.turns is not None
    told = calls_of_all([turning], turning.turns)
    assert [call.reason.say("en") for calls in told.values() for call in calls if "points" in call.reason.say("en")]
    earlier = calls_of_all(clients, caller.now)
    assert not [call for call in earlier.get(turning.key, ()) if "points" in call.reason.say("en")]
