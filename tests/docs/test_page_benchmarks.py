"""The benchmarks of the pages walk every page that a role may see, and their page shows what was measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import pagereport, pagewalk
from benchmarks.pageload import Acted, Loaded, summed
from benchmarks.pagereport import MOST, MOST_LOADED, Page, Run
from benchmarks.pageseats import Place, Seat
from benchmarks.pagewalk import Timed, every_page, found, links_of, named, page_at, session_of, whole_addresses
from benchmarks.pagewithout import LONG, WITHOUT
from express_entry.accounts.roles import Role
from express_entry.law import Language
from express_entry.pages.addresses import ADDRESSES, is_whole
from tests.api.conftest import front, postgresql_stores, sqlite_stores, stores
from tests.api.front import Front
from tests.docs.blocks import DOCS

__all__ = ["front", "postgresql_stores", "sqlite_stores", "stores"]
WHOLE = Run("2 × made up", {"Django": "5"}, 300, 3, [Page("pages:home", ["anybody"], 0.01, 0.02, 0.001)])


def test_every_page_of_every_section_is_found_in_the_configuration_of_addresses() -> None:
    pages = dict(whole_addresses("fr"))
    assert {name for name in ADDRESSES if is_whole(name)} <= {
        page.removeprefix("pages:") for page in pages if page.startswith("pages:")
    }
    assert {page.partition(":")[0] for page in pages} >= {"pages", "entrance", "candidates", "office", "casework"}
    assert all(page_at(path) == page for page, path in pages.items())
    assert page_at("/fr/nowhere/") is None
    assert page_at("/api/v1/rounds") is None


def test_every_page_of_every_section_has_a_row_or_a_reason_why_there_is_none() -> None:
    """So a page that is new has a row, once it was measured, or none of the figures is told of all pages."""
    every, rows = {page for page, _ in every_page("en")}, pagereport.kept().pages
    assert every == {page for page, _ in every_page("fr")}
    shown = {each.page.partition(" (")[0] for each in rows or ()}
    assert sorted(every - shown - WITHOUT.keys()) == []
    assert sorted(shown - every) == []
    assert sorted(shown & WITHOUT.keys()) == []
    assert sorted(WITHOUT.keys() - every) == []
    assert sorted({each.partition(" (")[0] for each in LONG} - every) == []


def test_links_are_followed_within_a_language_and_without_their_fragments() -> None:
    html = (
        '<a class="x" href="/en/rounds/1/?a=1&amp;b=2#found">1</a><a href="/fr/">2</a><a href="https://x.ca/en/">3</a>'
    )
    assert list(links_of(html, "en")) == ["/en/rounds/1/?a=1&b=2"]


def test_somebody_in_a_role_walks_the_pages_that_are_theirs(front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings
    from django.test import Client, override_settings

    monkeypatch.setattr(pagewalk, "MOST_ALIKE", 1)
    monkeypatch.setattr(pagewalk, "whole_addresses", lambda _: [("x", "/en/pool-and-rounds/"), ("y", "/en/my-file/")])
    with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = session_of(front.account(Role.ROUND_OFFICER))
        theirs = found(client, "en", Seat(Role.ROUND_OFFICER.value))
        assert "office:home" in theirs
        assert "candidates:home" not in theirs
        assert not any(page.startswith("pages:") for page in theirs)
        office = Seat(
            Role.ROUND_OFFICER.value, begins=[Place("office:rounds"), Place("entrance:account")], section="office"
        )
        assert {page.partition(":")[0] for page in found(client, "en", office)} == {"office"}


def test_another_work_at_the_same_address_is_another_page_and_has_no_goal_where_it_grows() -> None:
    there = "/en/audit-trail/verification/"
    assert named("office:trail_check", there) == "office:trail_check"
    assert named("office:trail_check", f"{there}?check=now") == "office:trail_check (whole)"
    pages = [Page(each, ["auditor"], 1.0, 2.0, 0.001) for each in ("office:trail_check (whole)", "office:trail_check")]
    run = WHOLE._replace(pages=pages)
    assert pagereport.missed(run) == ["office:trail_check"]
    told = pagereport.page(run, "en")
    assert "`office:trail_check (whole)`: reads the whole audit trail" in told
    assert all(f"- `{each}`: " in told for each in WITHOUT)


def test_of_a_page_the_role_that_waits_longest_is_told() -> None:
    quick, slow = [0.01] * 20, [0.01] * 10 + [0.3] * 10
    timed = [
        Timed("office:home", "auditor", 200, quick, [0.001] * 20),
        Timed("office:home", "round_officer", 200, slow, [0.001] * 20),
        Timed("office:home", "candidate", 403, [], []),
    ]
    (page,) = pagereport.gathered(timed)
    assert (page.roles, page.most, page.floor) == (["auditor", "round_officer"], 0.3, 0.001)
    assert pagereport.missed(WHOLE._replace(pages=[page])) == ["office:home"]


@pytest.mark.parametrize(
    ("done", "missed"),
    [
        (Loaded(3000, 0, 0.05, MOST_LOADED), []),
        (Loaded(3000, 1, 0.05, 0.1), ["load"]),
        (Loaded(3000, 0, 0.05, MOST_LOADED + 0.01), ["load"]),
    ],
)
def test_many_at_once_are_answered_without_an_error_and_in_time(done: Loaded, missed: list[str]) -> None:
    run = WHOLE._replace(seconds=120, load=done)
    assert pagereport.missed(run) == missed
    assert ("**no**" in pagereport.page(run, "en")) == bool(missed)


def test_an_action_that_was_not_answered_as_asked_is_an_error() -> None:
    acted = [Acted("/", status, 0.01) for status in (200, 302, 500, 0)]
    assert summed(acted)[:2] == (4, 3)


def test_a_page_is_kept_up_to_its_goal_and_missed_beyond() -> None:
    for most, missed in ((MOST, []), (MOST + 0.001, ["pages:home"])):
        assert pagereport.missed(WHOLE._replace(pages=[WHOLE.pages[0]._replace(most=most)])) == missed  # type: ignore[index]


def test_what_is_not_measured_anew_stands_as_before(tmp_path: Path) -> None:
    keep = tmp_path / "kept.json"
    pagereport.write(WHOLE, tmp_path, keep)
    assert "Two hundred" not in (tmp_path / "benchmarks-pages.md").read_text("utf-8")
    done = Loaded(10, 0, 0.1, 0.2)
    pagereport.write(WHOLE._replace(rounds=0, pages=None, seconds=16, load=done), tmp_path, keep)
    assert pagereport.kept(keep) == WHOLE._replace(seconds=16, load=done)


def test_the_pages_are_those_of_the_figures_kept() -> None:
    run = pagereport.kept()
    assert run.pages
    assert run.load
    for name, text in pagereport.files(run).items():
        language: Language = "fr" if ".fr." in name else "en"
        assert (DOCS / "reference" / name).read_bytes() == text.encode()
        assert all(f"| `{each.page}` |" in text for each in run.pages), language
