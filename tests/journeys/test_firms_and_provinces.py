"""A firm brings in fifty clients and finds whom to call; a province nominates one; each in a browser, over a demo."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import tests.pool.conftest  # noqa: F401 - Django is set up there, by which addresses are known
from express_entry.candidates import homewords, profilewords
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address as address_of
from express_entry.pool.states import NominationState
from express_entry.pool.statewords import words_of_state
from express_entry.profile import check
from express_entry.profile.rowwriting import cells_of, columns_of
from express_entry.provincial import homewords as provincewords
from express_entry.representatives import actwords, clientwords, importwords
from express_entry.representatives import homewords as firmwords
from tests.journeys.accessibility import CHECKED, CORNERS, Scheme, breaks_nothing, says_what_is_wrong
from tests.journeys.turning import FIRST, SECOND, Way, alone
from tests.journeys.walkers import House, Walker
from tests.pool.people import document
from tests.service.running import Instance, served

WAYS = alone("fr", phone=True)
SIZE = "150"
NEWCOMERS = 50
"""Clients of the firm in the demo who have no profile yet."""
CERTIFICATE = "ON-2026-1"


@pytest.fixture(scope="module")
def demo(way: Way, tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[House]:
    """A small demo of its own for each way in which it is gone: what is done in it is nobody else's."""
    folder, more = tmp_path_factory.mktemp(f"firms-{way}"), {"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
    instance = Instance(folder / "data", more=more)
    instance.done("migrate")
    instance.done("pool", "demo", "--size", SIZE)
    made = json.loads(instance.done("account", "demo", "--format", "json"))
    with served(instance) as service:
        yield House(service.address.rstrip("/"), instance, made["accounts"], made["password"], browser, folder)


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


@pytest.fixture(scope="module")
def nominated(way: Way, demo: House) -> str:
    """The number of the candidate's profile, who reads out its code, and on which a province offers a nomination."""
    with demo.officer("candidate", way) as candidate, demo.officer("province", way) as province:
        candidate.goes("candidates:home")
        candidate.hand.press(candidate.page.locator("main table a").first)
        candidate.sees(profilewords.CODE)
        number, code = candidate.number, candidate.page.locator("main .notice code").inner_text()
        province.follows(provincewords.TITLE)
        province.follows(provincewords.TO_NOMINATE)
        province.types({"profile": number, "code": code, "certificate": CERTIFICATE})
        province.sends()
        expect(province.page.get_by_role("status")).to_contain_text(number)
        offered = province.page.get_by_role("row", name=CERTIFICATE)
        expect(offered).to_contain_text(province.hears(words_of_state(NominationState.OFFERED)))
        province.pictures("nominated")
        candidate.goes("candidates:home")
        candidate.follows(homewords.NOMINATION)
        candidate.sees(CERTIFICATE)
    return number


@pytest.mark.pictured
@pytest.mark.parametrize("way", WAYS, ids=str, scope="module")
def test_a_province_nominates_and_the_candidate_s_profile_shows_it(way: Way, demo: House, nominated: str) -> None:
    assert way
    told = demo.reads("case_officer", f"/profiles/{nominated}")["nomination"]
    assert (told["province"], told["certificate"]) == ("ON", CERTIFICATE)
    assert told["state"] in {"offered", "accepted"}


@pytest.mark.pictured
@pytest.mark.parametrize("way", WAYS, ids=str, scope="module")
def test_a_firm_brings_in_fifty_clients_without_a_script_and_finds_whom_to_call(
    way: Way, demo: House, nominated: str
) -> None:
    with demo.officer("representative", way, script=False) as firm:
        firm.follows(firmwords.TITLE)
        firm.follows(firmwords.TO_IMPORT)
        with firm.page.expect_download() as downloading:
            firm.follows(importwords.TEMPLATE_CSV)
        template = downloading.value.path().read_bytes()
        for spoilt, drafted in ((7, NEWCOMERS - 1), (None, 1)):
            _imports(firm, demo.papers / "clients.csv", filled(template, spoilt))
            expect(firm.page.locator("dd.figure").first).to_have_text(str(drafted))
            if spoilt is not None:
                expect(firm.page.get_by_role("cell", name="31 février").first).to_be_visible()
                firm.pictures("imported", top="section[aria-labelledby=unfit]")
                firm.follows(importwords.AGAIN)
        firm.follows(importwords.TO_CLIENTS)
        expect(firm.page.locator("#list ~ p").first).to_contain_text(f"{NEWCOMERS + 13} clients")
        _calls(firm)
    drafts = demo.reads("case_officer", "/profiles?state=draft&limit=200")["items"]
    assert len(drafts) == NEWCOMERS
    assert demo.reads("candidate", f"/profiles/{nominated}")["points"] > 600


def _imports(firm: Walker, sheet: Path, rows: bytes) -> None:
    sheet.write_bytes(rows)
    firm.hand.upload(firm.page.get_by_label(firm.hears(importwords.SHEET)), sheet)
    firm.hand.check(firm.page.get_by_label(firm.hears(importwords.DRAFT)))
    firm.presses(importwords.GO)


def _calls(firm: Walker) -> None:
    """Among those to call today is one whom a province nominated, and who accepts on the telephone."""
    calls = re.compile("to call today|personnes à appeler")
    firm.hand.press(firm.page.locator(".calls").get_by_role("link", name=calls))
    waiting = firm.page.get_by_role("row").filter(has_text={"en": "nomination", "fr": "désignation"}[firm.language])
    expect(waiting).to_have_count(1)
    firm.pictures("calls", top="#list")
    firm.hand.press(waiting.get_by_role("link").first)
    firm.follows(clientwords.NOMINATION)
    firm.presses(actwords.ACCEPT)
    told = {"en": "accepted", "fr": "acceptée"}[firm.language]
    expect(firm.page.get_by_role("status")).to_contain_text(told)


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
@pytest.mark.parametrize("way", WAYS[:1], ids=str, scope="module")
def test_no_rule_of_accessibility_is_broken_on_any_page_of_a_firm_or_a_province(
    way: Way, demo: House, nominated: str, browser: Browser, tmp_path: Path, language: Language
) -> None:
    """In one language wide and by day, in the other narrow and by night, also on the pages that answer a form."""
    assert way
    assert nominated
    width, scheme = CORNERS[(FIRST, SECOND).index(language)]
    for role, places in PAGES.items():
        with entered(demo, browser, role, language, width=width, scheme=scheme) as page:
            for place in places:
                shown = page.goto(demo.root + _there(place, language))
                assert shown is not None
                assert shown.status in {200, 400}, place
                breaks_nothing(page, checked=CHECKED | {"bypass"})
                if any(f"{each}/" in place for each in FAULTY):
                    says_what_is_wrong(page)
            _answers(page, demo, role, language, tmp_path)


@contextmanager
def entered(
    demo: House, browser: Browser, role: str, language: Language, *, width: int, scheme: Scheme
) -> Iterator[Page]:
    """A page of somebody who has signed in; what the browser complains of is a failure."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    try:
        page, said = context.new_page(), list[str]()
        page.on("console", lambda message: said.append(message.text) if "400" not in message.text else None)
        page.goto(demo.root + address_of("entrance:sign_in", language))
        page.locator("input[name=email]").fill(demo.emails[role])
        page.locator("input[name=password]").fill(demo.phrase)
        page.locator("main form button").first.click()
        expect(page.locator(".own")).to_be_visible()
        yield page
        assert said == []
    finally:
        context.close()


def _there(place: str, language: Language) -> str:
    whole = place.replace("{1}", "1")
    for name, word in WORDS[language].items():
        whole = whole.replace(f"{{{name}}}", word)
    return f"/{language}/{whole}"


def _answers(page: Page, demo: House, role: str, language: Language, folder: Path) -> None:
    """What comes of a sheet, and the note to somebody who was found."""
    sheets = {
        "representative": ("clients/{import}/",),
        "province": ("{nominations}/{list}/", "{nominations}/{reconcile}/"),
    }
    sheet = folder / "sheet.csv"
    sheet.write_bytes(LISTED if role == "province" else filled(b"reference\nNOBODY\n", None))
    for place in sheets[role]:
        page.goto(demo.root + _there(place, language))
        page.locator("main input[type=file]").set_input_files(sheet)
        if role == "representative":
            page.locator("main [name=what]").first.check()
        page.locator("main form .button").click()
        breaks_nothing(page)
    if role == "province":
        page.goto(demo.root + _there("{nominations}/{find}/?least=300", language))
        page.locator("td a").first.click()
        breaks_nothing(page)
        says_what_is_wrong(page)
