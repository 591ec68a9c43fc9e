"""Rounds held by two officers in a real browser, verified by an auditor; accounts kept by an administrator."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from express_entry.law.text import LANGUAGES, Language
from tests.journeys.accessibility import Scheme, breaks_nothing, says_what_is_wrong
from tests.journeys.hands import Hand
from tests.journeys.pictures import pictured
from tests.journeys.test_assessment import late
from tests.journeys.turning import FIRST, HANDS, NARROW, SECOND, WIDE
from tests.service.running import Instance, served

SIZE = 60
"""Invented people in the pool."""


class Demo(NamedTuple):
    """A service with the demo in it: where it is, what lies behind it, and how everybody signs in."""

    address: str
    instance: Instance
    emails: dict[str, str]
    phrase: str


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo of few people, served as ``make run`` serves its own."""
    more = {"EXPRESS_ENTRY_LAST_KNOWN_RULES": "yes"}
    instance = Instance(tmp_path_factory.mktemp("office") / "data", more=more)
    instance.done("migrate")
    instance.done("pool", "demo", "--size", str(SIZE))
    made = json.loads(instance.done("account", "demo", "--format", "json"))
    with served(instance) as service:
        yield Demo(service.address.rstrip("/"), instance, made["accounts"], made["password"])


@contextmanager
def entered(
    browser: Browser,
    demo: Demo,
    role: str,
    language: Language = "en",
    *,
    width: int = WIDE,
    scheme: Scheme = "light",
    script: bool = True,
) -> Iterator[Page]:
    """Somebody of a role who signed in by the page; what the browser complains of is a failure."""
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme, java_script_enabled=script)  # type: ignore[arg-type]
    try:
        page, said = context.new_page(), list[str]()
        page.on("console", lambda message: said.append(message.text) if "status of 4" not in message.text else None)
        page.goto(f"{demo.address}{SIGN_IN[language]}")
        page.locator("#email").fill(demo.emails[role])
        page.locator("#password").fill(demo.phrase)
        page.locator("main form button").first.click()
        yield page
        assert said == []
    finally:
        context.close()


SIGN_IN = {"en": "/en/account/sign-in/", "fr": "/fr/compte/ouvrir-une-session/"}
NEW = {"en": "/en/pool-and-rounds/new-round/", "fr": "/fr/bassin-et-rondes/nouvelle-ronde/"}
ROUNDS = {"en": "/en/pool-and-rounds/rounds/", "fr": "/fr/bassin-et-rondes/rondes/"}
Said = dict[str, str]
SAID: dict[Language, Said] = {
    "en": {
        "waits": "Round demo-1 is authorised and can be held now",
        "rounds": "Rounds of this pool",
        "new": "Draft a round",
        "send": "Draft the instruction",
        "authorise": "Authorise",
        "show": "Show",
        "run": "Hold the round",
        "publish": "Publish the result",
        "verify": "Verify this round",
        "now": "Verify now",
        "whole": "The round is what its snapshot gives, byte for byte",
        "not_whole": "The round is not what its snapshot gives",
        "number": "Number of the round",
        "whom": "Whom it ranks",
        "many": "Number of invitations",
        "look": "Number of invitations to look at",
        "basis": "Legal basis",
    },
    "fr": {
        "waits": "La ronde demo-1 est autorisée et peut être tenue dès maintenant",
        "rounds": "Rondes de ce bassin",
        "new": "Rédiger une ronde",
        "send": "Rédiger l’instruction",
        "authorise": "Autoriser",
        "show": "Afficher",
        "run": "Tenir la ronde",
        "publish": "Publier le résultat",
        "verify": "Vérifier cette ronde",
        "now": "Vérifier maintenant",
        "whole": "La ronde est ce que donne son instantané, octet par octet",
        "not_whole": "La ronde n’est pas ce que donne son instantané",
        "number": "Numéro de la ronde",
        "whom": "Qui est classé",
        "many": "Nombre d’invitations",
        "look": "Nombre d’invitations à examiner",
        "basis": "Fondement juridique",
    },
}


@pytest.mark.pictured
@pytest.mark.parametrize(("language", "width", "script"), [(FIRST, WIDE, True), (SECOND, NARROW, False)])
def test_two_officers_hold_a_round_an_auditor_verifies_it_and_every_page_is_for_everybody(
    language: Language, width: int, script: bool, browser: Browser, demo: Demo
) -> None:
    _journey(browser, demo, language, width, script)
    _every_page(browser, demo, language)


def _journey(browser: Browser, demo: Demo, language: Language, width: int, script: bool) -> None:
    """In one language with a script and a mouse on a wide page, in the other with neither on a narrow one."""
    said, number, hand = SAID[language], f"journey-{language}", HANDS[language]
    with (
        entered(browser, demo, "round_officer", language, width=width, script=script) as officer,
        entered(browser, demo, "authorising_officer", language, width=width, script=script) as second,
        entered(browser, demo, "auditor", language, width=width, script=script) as auditor,
    ):
        _drafts(officer, hand, number, said)
        second.reload()
        hand.press(second.get_by_role("link", name=number))
        with late(second) as comes:
            _previews(second, hand, said, comes if script else None)
        second.goto(f"{demo.address}{ROUNDS[language]}{number}/")
        hand.press(second.get_by_role("link", name=said["authorise"], exact=True))
        hand.press(second.get_by_role("button", name=said["authorise"]))
        expect(second.get_by_role("status")).to_contain_text(number)
        officer.reload()
        _holds_and_publishes(officer, hand, number, said)
        if width == WIDE:
            pictured(officer, "round", language)
        auditor.goto(f"{demo.address}{ROUNDS[language]}{number}/")
        hand.press(auditor.get_by_role("link", name=said["verify"]))
        hand.press(auditor.get_by_role("button", name=said["now"]))
        expect(auditor.get_by_role("status")).to_contain_text(said["whole"])
        if width == WIDE:
            pictured(auditor, "verified", language)
        told = auditor.request.get(f"{demo.address}/api/v1/rounds/{number}").json()
        assert (told["state"], told["invited"], len(told["authorised_by"]) > 0) == ("published", 5, True)
        _tampered(demo)
        hand.press(auditor.get_by_role("button", name=said["now"]))
        expect(auditor.get_by_role("status")).to_contain_text(said["not_whole"])
        if width == WIDE:
            pictured(auditor, "changed-afterwards", language)


def _drafts(officer: Page, hand: Hand, number: str, said: Said) -> None:
    """From the first page to a draft; once with nothing typed, which is said."""
    expect(officer.get_by_role("link", name=said["waits"])).to_be_visible()
    hand.press(officer.get_by_role("link", name=said["rounds"]))
    hand.press(officer.get_by_role("link", name=said["new"]))
    hand.press(officer.get_by_role("button", name=said["send"]))
    expect(officer.get_by_role("alert")).to_be_visible()
    hand.fill(officer.get_by_label(said["number"]), number)
    hand.choose(officer.get_by_label(said["whom"]), "general")
    hand.fill(officer.get_by_label(said["many"]), "5")
    hand.fill(officer.get_by_label(said["basis"]), "A10.3(1)")
    hand.press(officer.get_by_role("button", name=said["send"]))
    expect(officer.get_by_role("status")).to_contain_text(number)
    assert officer.get_by_role("link", name=said["authorise"], exact=True).count() == 0


def _holds_and_publishes(officer: Page, hand: Hand, number: str, said: Said) -> None:
    for step in ("run", "publish"):
        hand.press(officer.get_by_role("link", name=said[step]))
        hand.press(officer.get_by_role("button", name=said[step]))
        expect(officer.get_by_role("status")).to_contain_text(number)


def _previews(page: Page, hand: Hand, said: Said, comes: Callable[[], None] | None) -> None:
    """The line moves with the number: of itself where a script comes, however late; by the button where none does."""
    hand.press(page.locator("a[href$='/preview/'], a[href$='/apercu/']"))
    figure = page.locator(".headline .figure")
    highest = int(figure.inner_text())
    hand.fill(page.get_by_label(said["look"]), "20")
    if comes is None:
        hand.press(page.get_by_role("button", name=said["show"], exact=True))
    else:
        comes()
    expect(page.locator(".headline .scale")).to_contain_text("20")
    assert int(figure.inner_text()) < highest
    if comes is not None:
        _is_told_while_typing(page, hand, page.get_by_label(said["look"]))


def _is_told_while_typing(page: Page, hand: Hand, look: Locator) -> None:
    """What is said aloud stays in its place, and the field keeps the focus, also where it holds no number."""
    live = page.locator("#fallen[aria-live]")
    live.evaluate("it => { it.stayed = true; }")
    hand.fill(look, "x")
    expect(page.get_by_role("alert")).to_be_visible()
    hand.fill(look, "5")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert live.evaluate("it => it.stayed")
    expect(look).to_be_focused()


def _tampered(demo: Demo) -> None:
    """Somebody changes one score in the snapshot of the round that was held last."""
    folder = demo.instance.home / "documents" / "rounds"
    path = max(folder.iterdir(), key=lambda each: each.stat().st_mtime_ns)
    data = path.read_bytes()
    line = data[data.index(b"\nE0") + 1 :].partition(b"\n")[0]
    parts = line.split(b"\t")
    place = next(at for at, part in enumerate(parts) if part.isdigit())
    changed = [*parts[:place], str(int(parts[place]) + 1).encode(), *parts[place + 1 :]]
    path.write_bytes(data.replace(line, b"\t".join(changed), 1))


PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "round_officer": (
        ("pool-and-rounds/", "bassin-et-rondes/"),
        ("pool-and-rounds/pool/", "bassin-et-rondes/bassin/"),
        ("pool-and-rounds/pool/days/", "bassin-et-rondes/bassin/jours/"),
        ("pool-and-rounds/rounds/", "bassin-et-rondes/rondes/"),
        ("pool-and-rounds/new-round/?of=demo-1", "bassin-et-rondes/nouvelle-ronde/?of=demo-1"),
        ("pool-and-rounds/new-round/", "bassin-et-rondes/nouvelle-ronde/"),
        ("pool-and-rounds/rounds/demo-1/", "bassin-et-rondes/rondes/demo-1/"),
        ("pool-and-rounds/rounds/demo-1/preview/?invitations=20", "bassin-et-rondes/rondes/demo-1/apercu/"),
        (
            "pool-and-rounds/rounds/demo-1/preview/?invitations=x",
            "bassin-et-rondes/rondes/demo-1/apercu/?invitations=x",
        ),
        ("pool-and-rounds/rounds/demo-1/run/", "bassin-et-rondes/rondes/demo-1/tenir/"),
        ("pool-and-rounds/rounds/journey-en/", "bassin-et-rondes/rondes/journey-fr/"),
        (
            "pool-and-rounds/rounds/journey-en/invited/",
            "bassin-et-rondes/rondes/journey-fr/invites/",
        ),
        (
            "pool-and-rounds/rounds/demo-1/not-ranked/?reason=invited",
            "bassin-et-rondes/rondes/demo-1/non-classes/",
        ),
        ("pool-and-rounds/rounds/journey-en/not-ranked/", "bassin-et-rondes/rondes/journey-fr/non-classes/"),
        ("pool-and-rounds/rounds/journey-en/missed-people/", "bassin-et-rondes/rondes/journey-fr/personnes-oubliees/"),
        ("rounds/of-this-pool/", "rondes/de-ce-bassin/"),
        (
            "pool-and-rounds/rounds/journey-en/new-correction/",
            "bassin-et-rondes/rondes/journey-fr/nouvelle-correction/",
        ),
    ),
    "authorising_officer": (("pool-and-rounds/bars/", "bassin-et-rondes/interdictions/"),),
    "auditor": (
        (
            "pool-and-rounds/rounds/journey-en/verification/?check=now",
            "bassin-et-rondes/rondes/journey-fr/verification/?check=now",
        ),
        ("audit-trail/?action=round.*", "piste-de-verification/?action=round.*"),
        ("audit-trail/?since=x", "piste-de-verification/?since=x"),
        ("audit-trail/verification/?check=now", "piste-de-verification/verification/?check=now"),
    ),
    "administrator": (
        ("accounts/", "comptes/"),
        ("accounts/new/", "comptes/nouveau/"),
        ("roles-asked-for/", "roles-demandes/"),
        ("firms/", "cabinets/"),
        ("allocations/", "allocations/"),
        ("officers/", "agents/"),
    ),
}


FAULTY = frozenset(
    {
        "pool-and-rounds/new-round/",
        "pool-and-rounds/rounds/journey-en/new-correction/",
        "accounts/new/",
        "firms/",
        "allocations/",
    }
)
"""Pages whose form, sent with nothing in it, comes back with what is wrong."""


def _every_page(browser: Browser, demo: Demo, language: Language) -> None:
    """In one language wide and by day, in the other narrow and by night: colours and widths hang on no language."""
    width, scheme = (WIDE, "light") if language == FIRST else (NARROW, "dark")
    place = LANGUAGES.index(language)
    for role, places in PLACES.items():
        with entered(browser, demo, role, language, width=width, scheme=scheme) as page:  # type: ignore[arg-type]
            for each in places:
                answer = page.goto(f"{demo.address}/{language}/{each[place]}")
                assert answer is not None
                assert answer.status == 200, each
                page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true; })")
                breaks_nothing(page)
                if each[0] in FAULTY:
                    says_what_is_wrong(page, "main form[method=post] .button")
                if each[0] == "accounts/new/":  # and what is shown this once
                    page.locator("main [name=email]").fill(f"new-{language}@example.org")
                    page.locator("main form[method=post] .button").click()
                    expect(page.locator("main code")).to_be_visible()
                    breaks_nothing(page)
            if role == "administrator":
                _an_account(page)
            elif role == "round_officer":
                _a_correction(page, demo)


def _an_account(page: Page) -> None:
    """The page of an account, reached as an administrator reaches it, and one that asks."""
    page.goto(page.url.replace("officers", "accounts").replace("agents", "comptes"))
    page.locator("tbody a").last.click()  # the first is the latest account: the administrator's own
    breaks_nothing(page)
    issue = "section[aria-labelledby=tokens] form .button"
    says_what_is_wrong(page, issue)
    page.locator("main > .go a.button").last.click()
    breaks_nothing(page)


def _a_correction(page: Page, demo: Demo) -> None:
    """The form is open and says what is wrong; what is right becomes the page of a correction."""
    ((invited,),) = demo.instance.query("SELECT profile_id FROM pool_invitation ORDER BY id DESC LIMIT 1")
    for name, text in (("cancelled", f"E{invited:09}"), ("note", "a journey")):
        page.locator(f"main [name={name}]").fill(text)
    page.locator("main form[method=post] .button").click()
    expect(page.get_by_role("status")).to_be_visible()
    breaks_nothing(page)
