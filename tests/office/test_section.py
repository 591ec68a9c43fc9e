"""Every page of the section: who may see it, in both languages, whole in its frame, and small."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from express_entry import office
from express_entry.accounts import tokens
from express_entry.accounts.models import AskedGrant, Token, User
from express_entry.accounts.roles import Role
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language, Text
from express_entry.office.addresses import SECTION
from express_entry.office.urls import VIEWS
from express_entry.pages import words as common
from express_entry.pages.addresses import address, other
from express_entry.pages.frame import Said
from express_entry.pool import bars, liftings
from express_entry.pool.models import Lifting, Supplement
from express_entry.pool.units import Desk
from tests.api.front import OPERATOR, Front, clock
from tests.office.people import People, filled, led
from tests.pages.signed import account, at, signed
from tests.pages.visitor import Visitor

SOURCE = Path(office.__file__).parents[1]
RO, AO, AU, AD = Role.ROUND_OFFICER, Role.AUTHORISING_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR
CO, PT = Role.CASE_OFFICER, Role.PROVINCE
INSIDE, OFFICERS, ANYBODY = frozenset({RO, AO, AU}), frozenset({RO, AO}), frozenset(Role)
ALONE = {each: frozenset({each}) for each in (RO, AO, AU, AD)}
WHO: dict[str, frozenset[Role]] = {
    **dict.fromkeys(("home", "pool", "days", "rounds", "round", "verify", "correction", "rounds_file"), INSIDE),
    **dict.fromkeys(("invited", "invited_file"), INSIDE),
    **dict.fromkeys(("preview", "excluded", "excluded_file", "discard", "publish", "drop"), OFFICERS),
    **dict.fromkeys(("draft", "run", "correct", "missed", "missed_file"), ALONE[RO]),
    **dict.fromkeys(("authorise", "carry_out", "liftings", "lifting", "lifting_drop"), ALONE[AO]),
    **dict.fromkeys(("trail", "trail_file", "trail_check"), ALONE[AU]),
    **dict.fromkeys(("accounts", "account_new", "account", "account_grant", "account_take"), ALONE[AD]),
    **dict.fromkeys(("asked_roles", "asked_role", "asked_role_refuse"), ALONE[AD]),
    **dict.fromkeys(("account_close", "account_unlock", "account_token", "account_revoke", "firms"), ALONE[AD]),
    **dict.fromkeys(("result", "result_page"), ANYBODY),
    "allocations": frozenset({PT, RO, AO, AU, AD}),
    "officers": frozenset({CO, AU, AD}),
}
"""Who may see which page."""
FILES = {"rounds_file", "trail_file", "result", "result_page", "invited_file", "missed_file", "excluded_file"}
ASKED_OF_ANOTHER = {"run": "authorised", "publish": "held", "authorise": "drafted", "discard": "drafted"}
"""Pages about a round in another state than the published one."""
LED_AWAY = {"account_grant", "account_token"}
"""Addresses of forms that stand on another page."""


def furnished(front: Front) -> dict[str, str]:
    """A round in each state, a correction, a lifting and a role that wait, an account with a role and a token."""
    people = People(filled(front))
    people.published("published")
    people.held("held")
    people.authorised("authorised")
    people.drafted("drafted")
    people.officer.posts("office:correct", {"cancelled": "E000000001", "note": "a test"}, number="published")
    made = bars.record(OPERATOR, "E000000040", begins=day_of(clock()), basis="a made-up decision")
    liftings.draft(Desk("case-officer", clock), made.id, reason="a mistake", provision="a made-up decision")
    user = account(front, Role.CASE_OFFICER)
    tokens.issue(OPERATOR, user, name="a token", days=1)
    AskedGrant.objects.create(user=user, role=AD.value, asked=clock(), asked_by="user.0000000000000000")
    return {"pseudonym": user.pseudonym, "role": "case_officer"}


def parts_of(name: str, known: dict[str, str]) -> dict[str, str]:
    """What stands in the address of a page."""
    keys = {"correction": Supplement, "carry_out": Supplement, "drop": Supplement, "lifting": Lifting}
    keys |= {"lifting_drop": Lifting}
    keys |= {"asked_role": AskedGrant, "asked_role_refuse": AskedGrant}
    model = keys.get(name, Token)
    every = {
        **known,
        "number": ASKED_OF_ANOTHER.get(
            name, "drafted" if name in {"preview", "excluded", "excluded_file"} else "published"
        ),
        "form": "csv",
        "reason": "invited",
        "key": str(model._default_manager.values_list("pk", flat=True).first()),
    }
    return {each: value for each, value in every.items() if f":{each}>" in SECTION.addresses[name].en}


def test_every_page_is_for_whom_it_is_and_for_nobody_else(front: Front) -> None:
    assert set(WHO) == set(VIEWS) == set(SECTION.addresses)
    known = furnished(front)
    visitors = {role: signed(front, role) for role in Role}
    for name, roles in WHO.items():
        parts = parts_of(name, known)
        for role, visitor in visitors.items():
            shown = at(visitor, f"office:{name}", **parts)
            expected = {200} if name not in LED_AWAY else {302}
            assert shown.status in (expected if role in roles else {403}), (name, role, shown.status, shown.title)
        stranger = at(Visitor(), f"office:{name}", **parts)
        assert (stranger.status, "/en/account/sign-in/" in stranger.headers["Location"]) == (302, True), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_its_language_has_one_heading_leads_to_its_twin_and_is_small(
    language: Language, front: Front
) -> None:
    known = furnished(front)
    visitors = {role: signed(front, role, language=language) for role in (RO, AO, AU, AD)}
    for name in sorted(set(WHO) - FILES - LED_AWAY):
        role = next(each for each in visitors if each in WHO[name])
        parts = parts_of(name, known)
        shown = at(visitors[role], f"office:{name}", **parts)
        assert (shown.status, shown.headers["Content-Language"]) == (200, language), name
        assert shown.html.count("<h1") == 1, name
        assert f'href="{address(f"office:{name}", other(language), **parts)}"' in shown.html, name
        assert len(shown.data) < 150_000, name
        assert " style=" not in shown.html
        assert " onclick=" not in shown.html


def test_a_lifting_that_waits_is_discarded_on_its_page_and_the_bar_stays(front: Front) -> None:
    known = furnished(front)
    officer, lifting = signed(front, AO), Lifting.objects.get()
    shown = at(officer, "office:liftings")
    assert f'href="{address("office:lifting_drop", "en", key=str(lifting.id))}"' in shown.html
    done = led(officer, officer.posts("office:lifting_drop", key=str(lifting.id)))
    assert ("The lifting is discarded." in done.text, "No lifting waits." in done.text) == (True, True)
    assert lifting.bar.lifted is None
    assert at(officer, "office:lifting_drop", key=str(lifting.id)).status == 404
    assert known


def test_a_closed_account_and_a_taken_role_end_what_was_seen(front: Front) -> None:
    known = furnished(front)
    officer = signed(front, RO)
    assert at(officer, "office:home").status == 200
    User.objects.filter(grants__role=RO.value).update(is_active=False)
    assert at(officer, "office:home").status == 302
    assert known


def test_no_words_of_the_section_stand_in_the_place_of_those_that_every_page_says() -> None:
    names = [each.name for each in pkgutil.iter_modules(office.__path__) if each.name.endswith("words")]
    assert len(names) >= 6
    for name in names:
        module = importlib.import_module(f"express_entry.office.{name}")
        own = {each for each, value in vars(module).items() if isinstance(value, Text)}
        assert not own & {each for each, value in vars(common).items() if isinstance(value, Text)}, name
        for each in own:
            assert Said("fr", module)[each], (name, each)


def test_every_way_back_is_of_one_kind_and_names_where_it_leads() -> None:
    pages = [
        each for section in ("office", "casework") for each in SOURCE.glob(f"{section}/templates/{section}/*.html")
    ]
    texts = {each.name: each.read_text("utf-8") for each in pages}
    assert sum("pages/parts/back.html" in text for text in texts.values()) > 12
    for name, text in texts.items():
        assert 'class="back"' not in text, name
        assert 'href="..' not in text, name
