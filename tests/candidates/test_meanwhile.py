"""Forms that were open in one window while another saved: nothing is written over unseen, and nothing typed is lost."""

from __future__ import annotations

import json

import pytest

from express_entry.application import drafting
from tests.api.front import Front
from tests.candidates.somebody import Somebody, fields_of

REAL = {"representative": "yes", "representative.paid": "no", "representative.name": "REAL", "adviser": "no"}
NOBODY = {"representative": "no", "adviser": "no"}


def _form(me: Somebody) -> dict[str, object]:
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
    text = me.profile.versions.latest("sequence").document
    tree = json.loads(text) if page == "person" else _form(me)["profile"]
    assert tree["person"]["family_name"] == "Real"
