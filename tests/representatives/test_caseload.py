"""The caseload: whom to call, who is listed in which order, and that its size costs no further questions."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from express_entry.accounts.callers import Caller
from express_entry.assessment import assess
from express_entry.assessment.pastrounds import in_the_last_year
from express_entry.assessment.ranked import Ranked
from express_entry.assessment.roundsoverview import sufficient_part
from express_entry.correspondence.duedays import DueDay
from express_entry.law import Result, Text
from express_entry.law.days import day_of, instant_at
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.pages.knownhistory import known_history
from express_entry.pool import clock as clock_of_pool
from express_entry.pool import provinces
from express_entry.pool.counts import last_count
from express_entry.pool.keeping import effective_document
from express_entry.pool.laws import service_law
from express_entry.pool.models import Profile
from express_entry.pool.profiles import category_column
from express_entry.pool.programbits import programs_of
from express_entry.pool.states import ProfileState
from express_entry.profile.findings import Place
from express_entry.profile.spreadsheet import Client as Row
from express_entry.reports.typography import number, written_out
from express_entry.representatives import clientwords, home
from express_entry.representatives import homewords as words
from express_entry.representatives.calls import (
    CHANGING,
    DUE,
    ENDED_LATELY,
    FALLS_DUE,
    INVITABLE,
    LATER,
    OVERDUE,
    WAITING,
    Call,
    calls_of_all,
    pressing,
)
from express_entry.representatives.caseload import caseload
from express_entry.representatives.clientpage import _due
from express_entry.representatives.latestround import latest_for, latest_rounds
from express_entry.representatives.turns import CATEGORIES, _turn
from express_entry.selection.rows import Category
from tests.api.front import OPERATOR, clock
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
    assert kinds(practice, narrowed.html, language) == ["offered", "invited"], "who has the fewest days left is first"


def test_each_reason_names_its_own_last_day_and_how_many_days_are_left(practice: Practice) -> None:
    caller = Caller(clock(), practice.user)
    today, clients = day_of(caller.now), caseload(caller)
    calls = calls_of_all(clients, caller.now)
    said = {}
    for client in clients:
        for due, call in zip(client.due, calls.get(client.key, ()), strict=False):
            for language in LANGUAGES:
                reason = call.reason.say(language)
                assert due.what.say(language) in reason
                assert written_out(due.day, language) in reason
                assert str((due.day - today).days) in reason
            said[client.key] = reason
    assert {practice.keys["invited"], practice.keys["offered"]} == set(said)
    assert len(set(said.values())) == len(said)


def test_who_would_have_been_invited_is_to_be_called_with_the_round_and_its_line(practice: Practice) -> None:
    caller = Caller(clock(), practice.user)
    (client,) = (each for each in caseload(caller) if each.key == practice.keys["pool"])
    profile = client.profile
    assert profile is not None
    assert profile.points is not None
    results = set()
    for held in known_history().rounds[-260::4]:
        latest = latest_for(profile, latest_rounds(held.instant))
        calls = calls_of_all([replace(client, latest=latest)], caller.now).get(client.key, ())
        told = [call.reason.say("en") for call in calls if call.kind == INVITABLE]
        assert bool(told) is (latest is not None and latest.result is Result.MET)
        for reason in told:
            assert latest is not None
            assert profile.points >= latest.round.crs_cutoff
            named = f"round {latest.round.number} that the department published"
            assert f"{named}, of {written_out(day_of(latest.round.instant), 'en')}" in reason
            assert f"{latest.round.crs_cutoff} points were needed" in reason
            assert f"has {profile.points}" in reason or "has as many" in reason
        results.add(bool(told))
    assert results == {True, False}


@pytest.mark.parametrize("state", [ProfileState.NOMINATION_ENDED, ProfileState.BARRED])
def test_whose_profile_came_to_be_in_no_round_is_to_be_called_for_a_month(
    practice: Practice, state: ProfileState
) -> None:
    caller = Caller(clock(), practice.user)
    (client,) = (each for each in caseload(caller) if each.key == practice.keys["pool"])
    profile = client.profile
    assert profile is not None
    today = day_of(caller.now)
    profile.state, profile.effective = state.value, instant_at(today - timedelta(days=30))
    for language in LANGUAGES:
        (call,) = calls_of_all([replace(client, latest=None)], caller.now)[client.key]
        said = call.reason.say(language)
        assert call.kind == ENDED_LATELY
        assert profile.number in said
        assert written_out(day_of(profile.effective), language) in said
        assert {"en": "is in no round since", "fr": "n'est dans aucune ronde depuis"}[language] in said
        assert ({"en": "misrepresentation", "fr": "fausses déclarations"}[language] in said) is (
            state is ProfileState.BARRED
        )
    profile.effective = instant_at(today - timedelta(days=31))
    assert calls_of_all([replace(client, latest=None)], caller.now) == {}


def test_what_is_overdue_is_the_most_urgent_then_the_nearest_day_and_what_has_time_comes_last() -> None:
    today = date(2026, 11, 26)
    near = [(OVERDUE, -15, 0), (OVERDUE, -1, 0), (CHANGING, 1, 0), (FALLS_DUE, 2, 0), (WAITING, 9, 0)]
    past = [(ENDED_LATELY, -1, 0), (ENDED_LATELY, -9, 0), (INVITABLE, -20, 30), (INVITABLE, -2, 0)]
    expected = [*near, *past, (LATER, 40, 0), (LATER, 60, 0)]
    calls = [Call(kind, today + timedelta(days=off), DUE.of(), margin) for kind, off, margin in expected]
    mixed = [calls[place] for place in (4, 10, 0, 6, 2, 9, 5, 1, 8, 3, 7)]
    assert sorted(mixed, key=pressing) == calls


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_late_with_an_answer_that_is_still_taken_is_called_first_and_told_how_late(
    practice: Practice, language: Language
) -> None:
    caller = Caller(clock(), practice.user)
    today, clients = day_of(caller.now), caseload(caller)
    what = Text("answer to letter 7", "réponse à la lettre 7")
    late = DueDay("A1/letter/7", "letter", "A000000001", what, today - timedelta(days=15), "A16(1)", today, over=True)
    client = replace(clients[-1], due=(late, *clients[-1].due))
    calls = calls_of_all([*clients[:-1], client], caller.now)
    first = min((each for several in calls.values() for each in several), key=pressing)
    assert first == calls[client.key][0]
    assert client.next_due == late
    said = first.reason.say(language)
    for part in (what.say(language), written_out(late.day, language), {"en": "15 days ago", "fr": "il y a 15 jours"}):
        assert (part if isinstance(part, str) else part[language]) in said
    shown = _due(late, today, language)["left"].replace("\u00a0", " ")
    assert shown == {"en": "overdue: 15 days ago", "fr": "en retard : il y a 15 jours"}[language]


def test_other_categories_are_told_though_there_are_as_many(practice: Practice) -> None:
    client = next(each for each in caseload(Caller(clock(), practice.user)) if each.state == "in_pool")
    profile = client.profile
    assert profile is not None
    profile.categories = category_column(frozenset({Category("stem", "2023-1")}))
    programs = programs_of(profile.programs)
    same = Ranked(profile.points, 0, programs, frozenset({("stem", "2023-1")}), last_known=False)
    assert _turn(client, day_of(clock()), same).said == ()
    other = same._replace(categories=frozenset({("trade", "2023-1")}))
    assert [each.say("en") for each in _turn(client, day_of(clock()), other).said] == [CATEGORIES.en]


def test_the_list_is_narrowed_and_searched(practice: Practice) -> None:
    visitor = practice.visitor()
    for query, expected in (
        ("which=draft", ["draft"]),
        ("which=none", ["nothing"]),
        ("which=in_pool&by=round", ["pool", "offered"]),
        ("which=nonsense&by=nonsense&page=99", ["offered", "invited", "draft", "pool", "nothing"]),
    ):
        shown = visitor.sees(address(HOME, "en") + "?" + query)
        assert kinds(practice, shown.html) == expected, query


def test_a_name_is_sought_by_a_form_and_stands_in_no_address_and_no_title(practice: Practice) -> None:
    visitor = practice.visitor()
    found = visitor.posts(HOME, {"q": practice.numbers["pool"]})
    assert (found.status, kinds(practice, found.html)) == (200, ["pool"])
    assert words.NONE.en in visitor.posts(HOME, {"q": "nobody-of-this-name"}).text
    assert len(kinds(practice, visitor.sees(address(HOME, "en") + "?q=nobody-of-this-name").html)) == 5
    assert "?q=" not in found.html
    client = at(visitor, "representatives:client", key=practice.keys["pool"])
    assert re.search(r"<title>([A-Z0-9]{4,}) ", client.html.replace("-", "")), client.html[:400]


def test_pages_of_what_was_sought_are_turned_by_a_form(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "ROWS", 1)
    visitor, sought = practice.visitor(), {"q": "e0", "by": "round"}
    first = visitor.posts(HOME, sought)
    assert 'name="q" value="e0"' in first.html
    assert 'name="page" value="2"' in first.html
    second = visitor.posts(HOME, {**sought, "page": "2"})
    assert len(kinds(practice, second.html)) == 1
    assert kinds(practice, second.html) != kinds(practice, first.html)


def test_the_place_of_a_client_is_a_range_as_of_the_last_count(practice: Practice) -> None:
    visitor, key = practice.visitor(), practice.keys["pool"]
    shown = at(visitor, "representatives:client", key=key).text
    assert clientwords.NOT_COUNTED.en in shown
    clock_of_pool.run(OPERATOR)
    assert clientwords.TOO_FEW.en in at(visitor, "representatives:client", key=key).text
    count = last_count()
    assert count is not None
    count.places = json.dumps({"general": [[0, 40]]})
    count.save()
    assert "1 to 40 of about 40, as counted on" in at(visitor, "representatives:client", key=key).text


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
        for query in ({}, {"by": "change"}, {"q": "a"}):
            with CaptureQueriesContext(connection) as asked:
                visitor.posts(HOME, query)
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


def test_points_have_their_thousands_grouped_as_the_reader_s_language_does(practice: Practice) -> None:
    nominee = practice.front.submitted(practice.client("of a thousand points"), "P52", age=44)
    practice.front.nominated(nominee, "ON-52")
    provinces.accept(OPERATOR, nominee)
    points = Profile.objects.get(id=int(nominee[1:])).points
    assert points is not None
    assert points > 999
    key = practice.keys["of a thousand points"]
    for language in LANGUAGES:
        visitor, said = practice.visitor(language), " ".join(number(points, language).split())
        assert said != str(points)
        listed = [visitor.sees(f"{address(HOME, language)}?page={page}").text for page in range(1, 9)]
        for text in (at(visitor, "representatives:client", key=key).text, " ".join(listed)):
            assert (said in text, str(points) in text) == (True, False)
    client = next(each for each in caseload(Caller(clock(), practice.user)) if each.key == key)
    assert client.profile is not None
    then = Ranked(points - 1000, 0, programs_of(client.profile.programs), frozenset(), last_known=False)
    told = _turn(client, day_of(clock()), then).said[0]
    assert told.say("en") == f"{number(points, 'en')} → {points - 1000} points (−1,000)"
    assert told.say("fr") == f"{number(points, 'fr')} → {points - 1000} points (−{number(1000, 'fr')})"
