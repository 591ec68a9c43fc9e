"""What holds on every page that anybody is led to: text is text, a browser is told what it may do, one can leave."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, quote_plus

from express_entry.accounts.factorrows import Authenticator
from express_entry.pages.addresses import address
from express_entry.service.urls import SECTIONS
from tests.pages.visitor import Shown
from tests.sections.walking import Walk
from tests.sections.world import MARK, World, rows

Walks = dict[str, Walk]
BROKEN = ("<i class=made-up", "'\"&amp;{{", "&amp;lt;i class", "&quot;&amp;{")
"""What was typed where nothing was escaped, where quotes were not, where it was twice, and where it was decoded."""
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def pages(walks: Walks) -> list[tuple[str, str, Shown]]:
    """Who saw it, its address, and the page."""
    return [(who, path, shown) for who, walk in walks.items() for path, shown in walk.pages.items()]


def behind_a_role(walks: Walks) -> list[tuple[str, str, Shown]]:
    return [each for each in pages(walks) if section_of(walks, *each[:2]) in SECTIONS]


def section_of(walks: Walks, who: str, path: str) -> str:
    return walks[who].kinds[path].partition(":")[0]


def is_letter(shown: Shown) -> bool:
    """Whether it is a letter as it was sent, in a sandbox: without scripts, and with a style of its own."""
    return "sandbox" in shown.headers["Content-Security-Policy"]


def test_everybody_is_led_to_pages_of_their_own(walks: Walks) -> None:
    assert {status for _, _, shown in pages(walks) for status in [shown.status]} == {200}
    own = {who: len({path for other, path, _ in behind_a_role(walks) if other == who}) for who in walks}
    assert min(own.values()) >= 6, own
    assert sum(own.values()) > 120, own
    assert {section_of(walks, who, path) for who, path, _ in pages(walks)} >= set(SECTIONS) - {"entrance"}


def test_what_people_type_is_text_on_every_page_and_said_as_it_was_typed(walks: Walks) -> None:
    told: dict[str, set[str]] = {}
    for who, path, shown in pages(walks):
        html = shown.data.decode()
        for broken in BROKEN:
            assert broken not in html, (who, path, html[max(0, html.find(broken) - 200) :][:400])
        if MARK in unescape(html):
            told.setdefault(who, set()).add(walks[who].kinds[path].rstrip("enfr").rstrip("-"))
    few = {who: sorted(told.get(who, ())) for who, least in LEAST.items() if len(told.get(who, ())) < least}
    assert few == {}


LEAST = {
    "candidate": 4,
    "other candidate": 2,
    "representative": 2,
    "province": 2,
    "round_officer": 1,
    "case_officer": 4,
    "administrator": 2,
}
"""Kinds of pages that show somebody what was typed."""


def test_no_page_says_a_script_or_a_style_itself_and_no_link_is_a_program(walks: Walks) -> None:
    for who, path, shown in pages(walks):
        html = shown.data.decode()
        if is_letter(shown):
            assert "<script" not in html, (who, path)
            continue
        assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|hx-on", html), (who, path)
    addresses = {each for walk in walks.values() for each in walk.addresses}
    assert [each for each in addresses if not re.match(r"/|\?|#|https://|otpauth://|$", each)] == []


def test_every_page_tells_a_browser_its_type_and_what_it_may_do(walks: Walks) -> None:
    for who, path, shown in pages(walks):
        told = (who, path)
        assert shown.headers["Content-Type"] == "text/html; charset=utf-8", told
        policy = dict(each.strip().partition(" ")[::2] for each in shown.headers["Content-Security-Policy"].split(";"))
        if is_letter(shown):
            assert policy["default-src"] == "'none'", told
            continue
        assert {name: policy.get(name) for name in POLICY} == POLICY, told
        assert "unsafe" not in str(policy), told
        assert shown.headers["X-Content-Type-Options"] == "nosniff", told
        assert shown.headers["Referrer-Policy"] == "same-origin", told
        assert shown.headers["Cache-Control"] == "no-store" or section_of(walks, *told) == "pages", told
        assert "Access-Control-Allow-Origin" not in shown.headers, told


def test_every_file_says_its_type_and_is_no_page(walks: Walks) -> None:
    files = [(who, path, shown) for who, walk in walks.items() for path, shown in walk.files.items()]
    assert len(files) >= 5
    for who, path, shown in files:
        kind = shown.headers["Content-Type"]
        assert not kind.startswith("text/") or "charset=utf-8" in kind, (who, path, kind)
        assert shown.headers["X-Content-Type-Options"] == "nosniff", (who, path)
        if section_of(walks, who, path) in SECTIONS:
            attached = shown.headers["Content-Disposition"].startswith("attachment; filename")
            assert attached or is_letter(shown), (who, path)
            published = walks[who].kinds[path].startswith("office:rounds_file")
            assert published or "no-store" in shown.headers["Cache-Control"], (who, path)


def test_signing_out_is_a_press_away_on_every_page_behind_a_role(walks: Walks) -> None:
    leave = f'<form method="post" action="{address("entrance:sign_out", "en")}">'
    found = [each for each in behind_a_role(walks) if not is_letter(each[2])]
    assert len(found) > 100
    assert [(who, path) for who, path, shown in found if leave not in shown.html] == []


def test_no_address_tells_of_a_person_or_opens_anything(walks: Walks, world: World) -> None:
    every = {each for walk in walks.values() for each in (*walk.addresses, *walk.pages, *walk.files)}
    addresses = {
        each for each in every if not each.startswith("otpauth:")
    }  # which goes to a device, and not over a wire
    secrets = {*world.secrets, MARK, quote(MARK), quote_plus(MARK)}
    assert len(world.secrets) > 8
    assert [(each, secret) for each in addresses for secret in secrets if secret.casefold() in each.casefold()] == []


def test_looking_at_pages_changes_nothing(world: World, walks: Walks) -> None:
    """Beside that an auditor looked, and that a session was used."""
    assert sum(len(walk.kinds) for walk in walks.values()) > 150
    now = rows()
    # The page that adds an authenticator draws its key, which counts for nothing before a code of it comes back.
    assert not Authenticator.objects.filter(confirmed__isnull=False).exists()
    assert {model for model in now if now[model] != world.before[model]} == {"accounts.Authenticator"}
