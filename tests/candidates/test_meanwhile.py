"""Forms that were open in one window while another saved: nothing is written over unseen, and nothing typed is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from express_entry.application import drafting
from express_entry.application.models import Application
from express_entry.candidates.meanwhile import rebased
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pool.units import Desk
from tests.api.front import Front, clock
from tests.candidates.somebody import Somebody, fields_of, file
from tests.pages.visitor import as_typed

LISBON = {"from": "2010-01", "to": "2022-12", "country": "PT", "what": "Rua Inventada 1, Lisboa"}
OTTAWA = {"from": "2023-01", "country": "CA", "what": "1 Made-up Street, Ottawa"}
REAL = {"representative": "yes", "representative.paid": "no", "representative.name": "REAL", "adviser": "no"}
NOBODY = {"representative": "no", "adviser": "no"}
MINE = {
    "representative": "yes",
    "representative.paid": "yes",
    "representative.name": "Ms. Made-up",
    "representative.telephone": "+1 613 555 0100",
    "adviser": "no",
}
SURE = {"releases_data": "no", "names_differ": "no", "complete": "yes"}


def _form(me: Somebody) -> dict[str, Any]:
    return dict(drafting.form_of(me.row).tree)


def _saves(me: Somebody, page: str, **typed: str) -> None:
    """What another window saves meanwhile."""
    me.says(page, {**fields_of(me.sees(page)), **typed})


def test_a_form_shown_again_with_an_error_is_still_made_from_the_version_that_was_seen(counter: Front) -> None:
    me = Somebody(counter).applies()
    seen = fields_of(me.sees("counsel"))
    _saves(me, "counsel", **REAL)
    wrong = me.sends("counsel", {**seen, "representative": "no"})
    assert (wrong.status, fields_of(wrong)["version"]) == (400, seen["version"])
    me.sends("counsel", {**fields_of(wrong), **NOBODY})
    assert _form(me)["representative"] == {"paid": False, "name": "REAL"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_typed_comes_back_beside_what_was_saved_meanwhile_and_is_saved_by_another_press(
    language: Language, counter: Front
) -> None:
    me = Somebody(counter, language).applies()
    seen = fields_of(me.sees("counsel"))
    _saves(me, "counsel", **REAL)
    refused = me.sends("counsel", {**seen, **MINE})
    assert refused.status == 409
    assert {"en": "nothing of it is saved yet", "fr": "en est encore enregistré"}[language] in refused.text
    assert all(f'value="{MINE[f"representative.{name}"]}"' in refused.html for name in ("name", "telephone"))
    assert re.findall(r"<dd>(.*?)</dd>", refused.html) == [{"en": "No", "fr": "Non"}[language], "REAL", "–"]
    assert _form(me)["representative"] == {"paid": False, "name": "REAL"}
    me.says("counsel", {**fields_of(refused), **MINE})
    assert _form(me)["representative"]["name"] == "Ms. Made-up"


def test_a_form_sent_twice_is_saved_once_and_says_so_twice(counter: Front) -> None:
    me = Somebody(counter).applies()
    for page, typed in (("counsel", MINE), ("declarations", SURE), ("family", {"no_children": "yes"})):
        sent = {**fields_of(me.sees(page)), **typed}
        assert "Saved." in me.says(page, sent).text
        version = me.row.version
        assert "Saved." in me.says(page, sent).text
        assert me.row.version == version
    for page in ("addresses", "activities"):
        entry = LISBON if page == "addresses" else {**LISBON, "what": "employed"}
        before = _form(me).get(page) or []
        sent = {**fields_of(me.sees(page)), **entry}
        for _ in range(2):
            assert "It is added." in me.says(page, sent).text
        assert _form(me)[page] == [*before, entry]
        sent = {**fields_of(me.sees(page)), "remove": str(len(before))}
        for _ in range(2):
            assert "It is removed." in me.says(page, sent).text
        assert _form(me)[page] == before


def test_parts_that_have_nothing_to_do_with_each_other_are_in_nobodys_way(counter: Front) -> None:
    me = Somebody(counter).applies()
    pages = {"declarations": SURE, "counsel": MINE, "addresses": OTTAWA, "family": {"no_children": "yes"}}
    seen = {page: fields_of(me.sees(page)) for page in pages}
    day = as_typed({"issued": day_of(clock()).isoformat()})
    me.says("paper", {"file": file(), "keeps.colour_scan": "yes", **day}, item="principal/passport")
    for page, typed in pages.items():
        me.says(page, {**seen[page], **typed})
    form = _form(me)
    assert form["circumstances"]["issued"] == {"principal/passport": day_of(clock()).isoformat()}
    assert form["circumstances"]["names_differ"] is False
    assert (form["representative"]["name"], form["addresses"]) == ("Ms. Made-up", [{**OTTAWA, "to": None}])


def test_the_days_of_two_documents_that_are_handed_in_at_once_are_both_kept(
    counter: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = Somebody(counter).applies()
    save, waiting = drafting.declare_more, [{"circumstances": {"issued": {"principal/photo": "2026-01-05"}}}]

    def slower(desk: Desk, number: str, tree: Mapping[str, object], *, expected: int | None = None) -> Application:
        if waiting:
            save(desk, number, waiting.pop())
        return save(desk, number, tree, expected=expected)

    monkeypatch.setattr(drafting, "declare_more", slower)
    day = day_of(clock()).isoformat()
    me.says("paper", {"file": file(), **as_typed({"issued": day})}, item="principal/passport")
    issued = {"principal/photo": "2026-01-05", "principal/passport": day}
    assert _form(me)["circumstances"]["issued"] == issued


def test_an_entry_of_a_list_is_meant_by_what_it_says_wherever_it_stands_by_now(counter: Front) -> None:
    me = Somebody(counter).applies()
    _saves(me, "addresses", **LISBON)
    _saves(me, "addresses", **OTTAWA)
    seen = fields_of(me.sees("addresses"))
    _saves(me, "addresses", remove="0")
    wrong = me.sends("addresses", {**seen, **OTTAWA, "change": "1", "from": "2023"})
    assert (wrong.status, fields_of(wrong)["version"], fields_of(wrong)["change"]) == (400, seen["version"], "1")
    me.says("addresses", {**fields_of(wrong), **OTTAWA, "from": "2023-02"})
    assert [each["from"] for each in _form(me)["addresses"]] == ["2023-02"]
    lost = me.sends("addresses", {**seen, **LISBON, "from": "2011-01", "change": "0"})
    assert (lost.status, "2011-01" in lost.html, "change" in fields_of(lost)) == (409, True, False)
    assert [each["from"] for each in _form(me)["addresses"]] == ["2023-02"]
    me.says("addresses", {**fields_of(lost), **LISBON, "from": "2011-01"})
    assert [each["from"] for each in _form(me)["addresses"]] == ["2023-02", "2011-01"]


def test_the_list_shown_with_an_error_is_the_latest_and_so_is_what_is_removed_from_it(counter: Front) -> None:
    me = Somebody(counter).applies()
    _saves(me, "addresses", **LISBON)
    _saves(me, "addresses", **OTTAWA)
    seen = fields_of(me.sees("addresses"))
    _saves(me, "addresses", remove="0")
    wrong = me.sends("addresses", {**seen, **LISBON, "from": "2023"})
    versions = re.findall(r'name="version" value="(\d+)"', wrong.html)
    assert versions == [str(me.row.version), seen["version"]]
    me.says("addresses", {"version": versions[0], "remove": "0"})
    assert _form(me)["addresses"] == []


@pytest.mark.parametrize("page", ["person", "declared_person"])
def test_a_name_shown_again_with_an_error_is_still_made_from_the_version_that_was_seen(
    page: str, counter: Front
) -> None:
    me = Somebody(counter).drafts() if page == "person" else Somebody(counter).applies()
    seen = fields_of(me.sees(page))
    _saves(me, page, family_name="Real", **{"passport.number": "X1"})
    wrong = me.sends(page, {**seen, "family_name": "Silva", "passport.expires.year": "20"})
    assert (wrong.status, fields_of(wrong)["version"]) == (400, seen["version"])
    me.sends(page, {**fields_of(wrong), "family_name": "Silva", "passport.number": "X1"})
    assert _tree(me, page)["person"]["family_name"] == "Real"


@pytest.mark.parametrize("page", ["person", "declared_person"])
def test_a_name_is_in_no_answers_way_and_comes_back_where_it_was_changed_meanwhile(page: str, counter: Front) -> None:
    me = Somebody(counter).drafts() if page == "person" else Somebody(counter).applies()
    named = {"family_name": "Silva", "passport.number": "X1"}
    sent = {**fields_of(me.sees(page)), **named}
    _answers(me, page, "MB")
    for _ in range(2):
        assert "Saved." in me.says(page, sent).text
    tree = _tree(me, page)
    assert (tree["intended_province"], tree["person"]["family_name"]) == ("MB", "Silva")
    lost = me.sends(page, {**sent, "family_name": "Souza"})
    assert (lost.status, 'value="Souza"' in lost.html, "<dd>Silva</dd>" in lost.html) == (409, True, True)
    assert _tree(me, page)["person"]["family_name"] == "Silva"
    me.says(page, {**fields_of(lost), **named, "family_name": "Souza"})
    assert _tree(me, page)["person"]["family_name"] == "Souza"


@pytest.mark.parametrize("page", ["person", "declared_person"])
def test_an_answer_is_saved_on_top_of_what_another_window_saved_and_twice_is_once(page: str, counter: Front) -> None:
    me = Somebody(counter).drafts() if page == "person" else Somebody(counter).applies()
    all_, asks = ("answers", "questions") if page == "person" else ("declared", "declared_questions")
    asked = me.sends(asks, {**fields_of(me.sees(all_)), "change": "intended_province"})
    sent = {**fields_of(asked), "intended_province": "MB"}
    _saves(me, page, family_name="Silva", **{"passport.number": "X1"})
    for _ in range(2):
        assert "changed meanwhile" not in me.sends(asks, sent).text
    tree = _tree(me, page)
    assert (tree["intended_province"], tree["person"]["family_name"]) == ("MB", "Silva")
    assert "not saved" in me.sends(asks, {**sent, "intended_province": "BC"}).text
    assert _tree(me, page)["intended_province"] == "MB"


def test_the_effect_of_a_change_is_shown_anew_on_top_of_what_was_saved_meanwhile(counter: Front) -> None:
    me = Somebody(counter).submits()
    asked = me.sends("questions", {**fields_of(me.sees("answers")), "change": "intended_province"})
    there = me.sends("questions", {**fields_of(asked), "intended_province": "MB"})
    effect = fields_of(me.sends("effect", fields_of(there)))
    named = me.sends("person", {**fields_of(me.sees("person")), "family_name": "Silva", "passport.number": "X1"})
    me.says("save", fields_of(named))
    anew = me.sends("save", effect)
    assert "what your change does to what was saved there" in anew.text
    assert me.profile.version == 2
    me.says("save", fields_of(anew))
    tree = _tree(me, "person")
    assert (tree["intended_province"], tree["person"]["family_name"]) == ("MB", "Silva")


def test_what_was_changed_goes_on_top_of_the_latest_as_far_as_that_is_something_else() -> None:
    seen = {"a": 1, "b": [1], "person": {"x": 1, "y": 1}}
    latest = {"a": 1, "b": [2], "c": None, "person": {"x": 1, "y": 2}}
    assert rebased(seen, {"a": 2, "b": [1], "person": {"x": 2, "y": 1}}, latest) == {
        "a": 2, "b": [2], "c": None, "person": {"x": 2, "y": 2},
    }  # fmt: skip
    assert rebased(seen, {"b": [1], "person": {"y": 1}}, latest) == {"b": [2], "c": None, "person": {"y": 2}}
    assert rebased(seen, {**seen, "b": [2]}, latest) == latest
    assert rebased(seen, {**seen, "b": [3]}, latest) is None
    assert rebased(seen, {**seen, "person": {"x": 1}}, latest) is None
    assert rebased(None, seen, latest) is None


def _answers(me: Somebody, page: str, province: str) -> None:
    all_, asks = ("answers", "questions") if page == "person" else ("declared", "declared_questions")
    asked = me.sends(asks, {**fields_of(me.sees(all_)), "change": "intended_province"})
    me.sends(asks, {**fields_of(asked), "intended_province": province})


def _tree(me: Somebody, page: str) -> dict[str, Any]:
    """What is stated of a profile, or declared in an application."""
    text = me.profile.versions.latest("sequence").document
    return dict(json.loads(text) if page == "person" else _form(me)["profile"])
