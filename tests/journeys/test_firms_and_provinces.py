"""A firm brings in fifty clients and finds whom to call; a province nominates one; each in a browser, over a demo."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language, Text
from express_entry.profile import check
from express_entry.profile.rowwriting import cells_of, columns_of
from express_entry.provincial import homewords as provincewords
from express_entry.reports.typography import typeset
from express_entry.representatives import actwords, clientwords, homewords, importwords
from tests.journeys.accessibility import (
    CHECKED,
    CORNERS,
    NARROW,
    WIDE,
    Scheme,
    breaks_nothing,
    says_what_is_wrong,
)
from tests.journeys.hands import KEYS
from tests.journeys.walkers import FIRST, SECOND, fills
from tests.pool.people import document
from tests.service.running import Instance, Service, served

SIZE = "150"
NEWCOMERS = 50
"""Clients of the firm in the demo who have no profile yet."""


@dataclass
class Demo:
    """A demo that is served, with an account in every role."""

    service: Service
    accounts: dict[str, str]
    phrase: str

    @property
    def address(self) -> str:
        return self.service.address.rstrip("/")

    def reads(self, role: str, path: str) -> Any:
        """What the API tells somebody in a role."""
        body = json.dumps({"email": self.accounts[role], "password": self.phrase}).encode()
        _, headers, _ = self.service.ask("/api/v1/session", "POST", body, Content_Type="application/json")
        cookie = headers.get("set-cookie", "").partition(";")[0]
        status, _, text = self.service.ask(f"/api/v1{path}", Cookie=cookie)
        assert status == 200, text
        return json.loads(text)

    @contextmanager
    def entered(
        self,
        browser: Browser,
        role: str,
        language: Language,
        *,
        width: int = WIDE,
        scheme: Scheme = "light",
        script: bool = True,
    ) -> Iterator[Page]:
        """A page of somebody who has signed in; what the browser complains of is a failure."""
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script)  # type: ignore[arg-type]
        try:
            page, said = context.new_page(), list[str]()
            page.on("console", lambda message: said.append(message.text) if "400" not in message.text else None)
            page.goto(f"{self.address}/{language}/")
            page.get_by_role("link", name={"en": "Sign in", "fr": "Ouvrir une session"}[language]).first.click()
            page.locator("input[name=email]").fill(self.accounts[role])
            page.locator("input[name=password]").fill(self.phrase)
            page.locator("main form button").click()
            yield page
            assert said == []
        finally:
            context.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A small demo of its own: what is done in it is nobody else's."""
    instance = Instance(tmp_path_factory.mktemp("firms") / "data", more={"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"})
    instance.done("migrate")
    instance.done("pool", "demo", "--size", SIZE)
    made = json.loads(instance.done("account", "demo", "--format", "json"))
    with served(instance) as service:
        yield Demo(service, made["accounts"], made["password"])


def filled(template: bytes, spoilt: int | None) -> bytes:
    """The template with a client in each row; in one of them a day that nobody can read."""
    codes = [row["reference"] for row in csv.DictReader(io.StringIO(template.decode("utf-8-sig")))]
    today = day_of(datetime.now(UTC))
    people = [
        check({**document(f"NEW{place}", today, age=24 + place % 15), "reference": code})
        for place, code in enumerate(codes)
    ]
    rows = [cells_of(each) for each in people]
    columns = columns_of(rows)
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([column.name for column in columns])
    for place, row in enumerate(rows):
        wrong = {"person.date_of_birth": "31 février"} if place == spoilt else {}
        table.writerow([wrong.get(column.name, row.get(column)) for column in columns])
    return written.getvalue().encode()


def _said(language: Language, words: Text) -> str:
    """Words as a page prints them."""
    return typeset(words.say(language), language)


@pytest.fixture(scope="module")
def nominated(demo: Demo, browser: Browser) -> str:
    """The number of the candidate's profile, on which a province offers a nomination by nothing but keys."""
    (profile,) = demo.reads("candidate", "/profiles")["items"]
    code = demo.reads("candidate", f"/profiles/{profile['number']}")["validation_code"]
    said = partial(_said, FIRST)
    with demo.entered(browser, "province", FIRST) as page:
        KEYS.press(page.get_by_role("link", name=said(provincewords.TITLE), exact=True))
        KEYS.press(page.get_by_role("link", name=said(provincewords.TO_NOMINATE)))
        fills(page, KEYS, {"profile": profile["number"], "code": code, "certificate": "ON-2026-1"})
        KEYS.press(page.locator("main form .button"))
        expect(page.get_by_role("status")).to_contain_text(profile["number"])
        expect(page.get_by_role("row", name="ON-2026-1")).to_contain_text(
            {"en": "not yet answered", "fr": "encore sans réponse"}[FIRST]
        )
    return str(profile["number"])


def test_a_province_nominates_by_keyboard_and_the_candidate_s_profile_shows_it(demo: Demo, nominated: str) -> None:
    told = demo.reads("candidate", f"/profiles/{nominated}")["nomination"]
    assert (told["province"], told["certificate"]) == ("ON", "ON-2026-1")
    assert told["state"] in {"offered", "accepted"}


def test_a_firm_brings_in_fifty_clients_by_keyboard_on_a_phone_without_a_script_and_finds_whom_to_call(
    demo: Demo, nominated: str, browser: Browser, tmp_path: Path
) -> None:
    said = partial(_said, SECOND)
    with demo.entered(browser, "representative", SECOND, width=NARROW, script=False) as page:
        KEYS.press(page.get_by_role("link", name=said(homewords.TITLE), exact=True))
        KEYS.press(page.get_by_role("link", name=said(homewords.TO_IMPORT)))
        with page.expect_download() as downloading:
            KEYS.press(page.get_by_role("link", name=said(importwords.TEMPLATE_CSV)))
        template = downloading.value.path().read_bytes()
        for spoilt, drafted in ((7, NEWCOMERS - 1), (None, 1)):
            sheet = tmp_path / "clients.csv"
            sheet.write_bytes(filled(template, spoilt))
            KEYS.upload(page.get_by_label(said(importwords.SHEET)), sheet)
            KEYS.check(page.get_by_label(said(importwords.DRAFT)))
            KEYS.press(page.get_by_role("button", name=said(importwords.GO)))
            expect(page.locator("dd.figure").first).to_have_text(str(drafted))
            if spoilt is not None:
                expect(page.get_by_role("cell", name="31 février").first).to_be_visible()
                KEYS.press(page.get_by_role("link", name=said(importwords.AGAIN)))
        KEYS.press(page.get_by_role("link", name=said(importwords.TO_CLIENTS)))
        expect(page.locator("#list ~ p").first).to_contain_text(f"{NEWCOMERS + 13} clients")
        KEYS.press(page.locator(".calls").get_by_role("link", name=re.compile("to call today|personnes à appeler")))
        waiting = page.get_by_role("row").filter(has_text={"en": "nomination", "fr": "désignation"}[SECOND])
        expect(waiting).to_have_count(1)
        KEYS.press(waiting.get_by_role("link").first)
        KEYS.press(page.get_by_role("link", name=said(clientwords.NOMINATION)))
        KEYS.press(page.get_by_role("button", name=said(actwords.ACCEPT)))
        expect(page.get_by_role("status")).to_contain_text({"en": "accepted", "fr": "acceptée"}[SECOND])
    drafts = demo.reads("case_officer", "/profiles?state=draft&limit=200")["items"]
    assert len(drafts) == NEWCOMERS
    assert demo.reads("candidate", f"/profiles/{nominated}")["points"] > 600


PAGES: dict[str, tuple[str, ...]] = {
    "representative": (
        "clients/?by=change",
        "clients/{1}/",
        "clients/{1}/{scenarios}/",
        "clients/{1}/{scenarios}/?on.year=x",
        "clients/{1}/{report}/",
        "clients/{1}/{withdraw}/",
        "clients/{1}/{name}/",
        "clients/{import}/",
        "clients/{appointments}/",
    ),
    "province": (
        "{nominations}/",
        "{nominations}/{find}/?noc=x&least=x",
        "{nominations}/{find}/?least=300",
        "{nominations}/{new}/",
        "{nominations}/{list}/",
        "{nominations}/{reconcile}/",
        "{nominations}/1/{withdraw}/",
    ),
}
WORDS: dict[Language, dict[str, str]] = {
    "en": {
        **{name: name for name in ("scenarios", "report", "withdraw", "import", "appointments", "name")},
        **{name: name for name in ("nominations", "find", "new", "list", "reconcile")},
    },
    "fr": {
        "scenarios": "scenarios",
        "report": "rapport",
        "withdraw": "retirer",
        "import": "importation",
        "appointments": "mandats",
        "name": "nom",
        "nominations": "designations",
        "find": "chercher",
        "new": "nouvelle",
        "list": "liste",
        "reconcile": "rapprochement",
    },
}


FAULTY = {"{report}", "{import}", "{new}", "{list}", "{reconcile}"}
"""Pages whose form, sent with nothing in it, comes back with what is wrong."""
LISTED = b"certificate,profile,code,issued,state\nON-2026-1,E0,x,2026-11-01,offered\nON-2026-9,,,,\n"
"""A list of a province, of which nothing is as it should be."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_of_accessibility_is_broken_on_any_page_of_a_firm_or_a_province(
    demo: Demo, nominated: str, browser: Browser, tmp_path: Path, language: Language
) -> None:
    """In English wide and by day, in French narrow and by night, also on the pages that answer a form."""
    assert nominated
    width, scheme = CORNERS[LANGUAGES.index(language)]
    for role, places in PAGES.items():
        with demo.entered(browser, role, language, width=width, scheme=scheme) as page:
            for place in places:
                shown = page.goto(demo.address + _there(place, language))
                assert shown is not None
                assert shown.status in {200, 400}, place
                breaks_nothing(page, checked=CHECKED | {"bypass"})
                if any(f"{each}/" in place for each in FAULTY):
                    says_what_is_wrong(page)
            _answers(page, demo, role, language, tmp_path)


def _there(place: str, language: Language) -> str:
    whole = place.replace("{1}", "1")
    for name, word in WORDS[language].items():
        whole = whole.replace(f"{{{name}}}", word)
    return f"/{language}/{whole}"


def _answers(page: Page, demo: Demo, role: str, language: Language, folder: Path) -> None:
    """What comes of a sheet, and the note to somebody who was found."""
    sheets = {
        "representative": ("clients/{import}/",),
        "province": ("{nominations}/{list}/", "{nominations}/{reconcile}/"),
    }
    sheet = folder / "sheet.csv"
    sheet.write_bytes(LISTED if role == "province" else filled(b"reference\nNOBODY\n", None))
    for place in sheets[role]:
        page.goto(demo.address + _there(place, language))
        page.locator("main input[type=file]").set_input_files(sheet)
        if role == "representative":
            page.locator("main [name=what]").first.check()
        page.locator("main form .button").click()
        breaks_nothing(page)
    if role == "province":
        page.goto(demo.address + _there("{nominations}/{find}/?least=300", language))
        page.locator("td a").first.click()
        breaks_nothing(page)
        says_what_is_wrong(page)
