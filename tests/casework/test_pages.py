"""The pages of files: who may see which, in both languages, with few questions to the database, and small."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from express_entry.accounts import firms, operators
from express_entry.accounts.permissions import permission
from express_entry.accounts.roles import Role
from express_entry.application.examinationrows import TrackKind
from express_entry.application.keeping import found
from express_entry.application.models import Application
from express_entry.application.queues import Queue
from express_entry.casework import slugs
from express_entry.casework.addresses import SECTION
from express_entry.casework.baracts import ACTS as BARS
from express_entry.casework.completenessshown import completeness_shown, needs_shown
from express_entry.casework.nextacts import EVERY_ACT
from express_entry.casework.outcomeacts import ACTS as OUTCOMES
from express_entry.casework.requestacts import ACTS as REQUESTS
from express_entry.casework.urls import VIEWS
from express_entry.casework.voice import Voice
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pages.addresses import address
from express_entry.pool.laws import service_law
from express_entry.pool.models import Bar, Invitation, Profile
from express_entry.pool.people import Person
from express_entry.privacy.rows import Correction, Erasure
from express_entry.profile import check
from express_entry.reports.naming import Naming
from express_entry.review import Kind
from tests.api.front import OPERATOR, clock
from tests.casework.conftest import Casework
from tests.casework.forms import looks
from tests.pages.signed import signed
from tests.pool.people import document

ACTIONS = {
    **dict.fromkeys(("home", "queue", "find", "file"), "queue.read"),
    "document": "document.read",
    "finding": "finding.read",
    "letter_issued": "correspondence.read",
    "reviews": "review.read",
    "bars": "bar.read",
    "notices": "notice.read",
    "outcomes": "outcome.read",
    "corrections": "correction.settle",
    "erasures": "erasure.decide",
    **{each.page: each.action for each in (*EVERY_ACT, *REQUESTS, *BARS, *OUTCOMES)},
}
OF_ROUNDS = {Role.ROUND_OFFICER, Role.AUTHORISING_OFFICER}
"""Who reads whom a table that was wrong kept out of the rounds, beside whoever works on files."""
LARGEST = 150_000


def parts_of(casework: Casework, page: str) -> dict[str, str]:
    """What stands in the address of a page, of the demo's files."""
    asked = SECTION.addresses[page].en
    changed = page == "seen"
    name = "changed" if changed else "refused" if page == "refund" else "answered"
    application = found(casework.files[name])
    keys: dict[str, Callable[[], int]] = {
        "document": lambda: application.uploads.order_by("id")[0].id,
        "form": lambda: application.uploads.order_by("id")[0].id,
        "finding": lambda: application.findings.order_by("id")[0].id,
        "find_holds": lambda: application.findings.latest("id").id,
        "letter_issued": lambda: application.issued_letters.order_by("id")[0].id,
        "seen": lambda: application.changes.get().id,
        "lifting": lambda: Bar.objects.get().id,
        "notice": lambda: 999,
        "lifting_drop": lambda: 999,
    }
    key = keys.get(page, lambda: application.letters.order_by("id")[0].id)
    code = Erasure.objects.get().code if page == "erasure" else Correction.objects.get().code
    profile = Profile.objects.filter(reviews__isnull=False).get().number
    known = {"number": application.number, "queue": "to_check", "kind": "medical", "fee": "processing", "code": code}
    known |= {"profile": profile, "key": str(key()) if "<str:key>" in asked else ""}
    return {name: value for name, value in known.items() if f":{name}>" in asked}


def test_every_page_has_its_address_and_its_action(casework: Casework) -> None:
    assert casework.files
    assert set(SECTION.addresses) == set(VIEWS) == set(ACTIONS)


@pytest.mark.parametrize("role", Role)
def test_a_page_is_shown_to_whoever_may_do_what_it_is_for_and_to_nobody_else(role: Role, casework: Casework) -> None:
    visitor = signed(casework.front, role)
    for page, action in ACTIONS.items():
        shown = looks(visitor, page, **parts_of(casework, page))
        office = {Role.CASE_OFFICER, Role.AUDITOR} | (OF_ROUNDS if page == "outcomes" else set())
        may = role in permission(action).roles and role in office
        # What is a candidate's own, or a client's, is shown on other pages.
        expected = (302 if page == "find" else 200) if may else (403, 404)
        assert shown.status == expected if may else shown.status in (403, 404), (page, role, shown.status, shown.text)


def test_every_page_is_in_its_language_leads_to_the_other_and_is_small(casework: Casework) -> None:
    officer = casework.officer()
    for page in ACTIONS.keys() - {"document", "find"}:
        parts = parts_of(casework, page)
        for language in LANGUAGES:
            shown = officer.sees(address(f"casework:{page}", language, **parts))
            other: Language = "fr" if language == "en" else "en"
            assert shown.status == 200, (page, shown.text)
            assert f'<html lang="{language}-CA">' in shown.html
            assert f'href="{address(f"casework:{page}", other, **parts)}"' in shown.html
            assert len(shown.data) < LARGEST, page


def test_no_code_no_place_of_a_document_and_no_bare_day_is_shown_where_there_are_words_for_it(
    casework: Casework,
) -> None:
    officer, code = casework.officer("fr"), Erasure.objects.get().code
    erasures = looks(officer, "erasures")
    assert casework.files["landed"] in erasures.text
    assert code not in erasures.text
    assert casework.files["landed"] in looks(officer, "erasure", code=code).text
    corrections = looks(officer, "corrections").text
    correction = looks(officer, "correction", code=Correction.objects.get().code).text
    for text in (corrections, correction):
        assert "Passeport : sa date d’expiration" in text.replace("\u00a0", " ")
        assert "person.passport" not in text
    review = looks(officer, "review", profile=Profile.objects.filter(reviews__isnull=False).get().number).text
    assert "Belgique" in review
    assert re.search(r"\d{4}-\d{2}-\d{2}", review) is None
    file = looks(officer, "file", number=casework.files["answered"]).text
    assert "le demandeur (démonstration)" in file
    assert "demo.applicant" not in file
    assert "(heure de l’Est)" in file
    assert f"{casework.files['barred']} L40(1)a)" in looks(officer, "bars").text


def test_money_is_written_as_each_language_writes_it() -> None:
    said = [Voice(language).amount("22363.00", currency) for currency in ("CAD", "EUR") for language in LANGUAGES]
    spaced = [each.replace("\u202f", " ").replace("\u00a0", " ") for each in said]
    assert spaced == ["$22,363.00", "22 363,00 $", "22,363.00 EUR", "22 363,00 EUR"]
    assert Voice("fr").amount("CAD") == "CAD"


def test_an_address_says_in_its_language_which_list_track_or_fee_it_is_of() -> None:
    codes = (
        (slugs.QUEUES, {each.value for each in Queue}),
        (slugs.TRACKS, {each.value for each in TrackKind}),
        (slugs.FEES, {each.value for each in Kind}),
    )
    for named, every in codes:
        assert set(named) == every
        for language in LANGUAGES:
            assert len({text.say(language) for text in named.values()}) == len(every)
    assert address("casework:queue", "en", queue="second_look") == "/en/files/queues/second-look/"
    assert address("casework:queue", "fr", queue="second_look") == "/fr/dossiers/listes/second-regard/"
    assert address("casework:track", "fr", number="A1", kind="security") == "/fr/dossiers/A1/volets/securite/"


def test_a_number_that_is_typed_leads_to_its_file_and_another_is_told(casework: Casework) -> None:
    officer, number = casework.officer(), casework.files["complete"]
    led = officer.sees(f"{address('casework:find', 'en')}?number={number.lower()}")
    assert led.headers["Location"] == address("casework:file", "en", number=number)
    told = officer.sees(officer.sees(f"{address('casework:find', 'en')}?number=x").headers["Location"])
    assert "That is no number" in told.text
    assert officer.sees("/en/files/queues/nothing/").status == 404
    assert officer.sees("/en/files/A999999999/").status == 404
    assert officer.sees(f"/en/files/{number}/findings/x/").status == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_tells_who_acts_for_the_person_by_the_appointment_and_by_the_form(
    language: Language, casework: Casework
) -> None:
    officer, number = casework.officer(language), casework.files["answered"]
    by_appointment, in_form = {
        "en": ("Representative by appointment", "Representative in the form none"),
        "fr": ("Représentant selon le mandat", "Représentant selon le formulaire aucun"),
    }[language]
    none = {"en": "none", "fr": "aucun"}[language]
    before = " ".join(officer.sees(address("casework:file", language, number=number)).text.split())
    assert f"{by_appointment} {none}" in before
    assert in_form in before
    operators.add_firm(OPERATOR, slug="made-up", name="Made-up Counsel")
    person = found(number).profile.person_id
    assert person is not None
    made = firms.appoint(OPERATOR, person, "made-up", until=None)
    shown = " ".join(officer.sees(address("casework:file", language, number=number)).text.split())
    assert f"{by_appointment} Made-up Counsel" in shown
    assert in_form in shown
    firms.end(OPERATOR, made)
    assert " ".join(officer.sees(address("casework:file", language, number=number)).text.split()) == before


def test_the_trail_is_told_what_an_auditor_reads_and_an_auditor_is_offered_no_act(casework: Casework) -> None:
    visitor = signed(casework.front, Role.AUDITOR)
    shown = looks(visitor, "file", number=casework.files["overdue"])
    assert "You read this file; you do not work on it." in shown.text
    assert "<form" not in shown.html.partition("<main")[2]
    assert "access.page.casework.file" in casework.front.ask(
        "GET", f"/audit?subject={casework.files['overdue']}&latest_first=true", casework.token_of(Role.AUDITOR)
    ).data.decode()  # fmt: skip


def test_a_list_of_thousands_asks_the_database_no_more_than_a_list_of_few(casework: Casework) -> None:
    officer = casework.officer()
    few = [_asked(casework, page) for page in ("home", "queue")]
    _many(casework, 5000)
    assert [_asked(casework, page) for page in ("home", "queue")] == few
    seen: set[str] = set()
    there = address("casework:queue", "en", queue="to_check")
    for _ in range(3):
        shown = officer.sees(there)
        assert len(shown.data) < LARGEST
        numbers = shown.html.split('class="tight"><a href="')[1:]
        assert len(numbers) == 50
        assert not seen & {each[:40] for each in numbers}
        seen |= {each[:40] for each in numbers}
        last = shown.html.rpartition("after=")[2][:10]  # the way to the other language has one too
        there = f"/en/files/queues/to-check/?of=every&after={last}"


def test_the_lists_of_bars_and_erasures_ask_as_much_of_the_store_for_many_rows_as_for_one(casework: Casework) -> None:
    erasure, at = Erasure.objects.get(), timezone.now()

    def more(count: int) -> None:
        for place in range(count):
            bar = Bar.objects.create(
                identity="a",
                name_key="a",
                begins=at.date(),
                until=at.date(),
                basis=f"a test {place}",
                recorded=at,
                recorded_by="a test",
            )
            bar.liftings.create(reason="a test", provision="A40", drafted=at, drafted_by="a test")
            erasure.pk, erasure.code = None, f"{erasure.code[:10]}{count}{place}"
            erasure.person = Person.objects.create(created=at)
            erasure.save(force_insert=True)

    more(1)
    looks(casework.officer(), "bars")
    few = {page: _asked(casework, page) for page in ("bars", "erasures")}
    more(12)
    assert {page: _asked(casework, page) for page in few} == few


def _asked(casework: Casework, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        looks(casework.officer(), page, **({"queue": "to_check"} if page == "queue" else {}))
    return len(asked)


def _many(casework: Casework, count: int) -> None:
    """So many files more, each like one that waits for an officer."""
    model = found(casework.files["latest"])
    columns = ("identity", "line")
    profiles: list[Profile] = []
    for place in range(count):
        row = Profile.objects.get(id=model.profile_id) if place == 0 else replace_row(profiles[-1])
        row.pk, row.code = None, f"Z{place:09}"
        for name in columns:
            setattr(row, name, f"{getattr(model.profile, name)[:20]}{place}")
        profiles.append(row)
    made = Profile.objects.bulk_create(profiles)
    invitations = Invitation.objects.bulk_create(
        [
            Invitation(
                profile=each, identity=each.identity, round=model.invitation.round, state="applied", program="cec",
                rank=100 + place, points=400, issued=model.invitation.issued, answer_by=model.invitation.answer_by,
            )
            for place, each in enumerate(made)
        ]
    )  # fmt: skip
    Application.objects.bulk_create(
        [
            Application(
                profile=each.profile, invitation=each, program="cec", state="received", created=model.created,
                version=1, signed=model.signed, received=model.received, standard_until=model.standard_until,
            )
            for each in invitations
        ]
    )  # fmt: skip


def replace_row(row: Profile) -> Profile:
    values = {each.attname: getattr(row, each.attname) for each in Profile._meta.concrete_fields}
    return Profile(**values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_is_named_once_whatever_it_lacks_and_whatever_would_tell(language: Language) -> None:
    voice = Voice(language)
    form = {"id": "principal/use_of_representative", "title": "IMM 5476"}
    missing = [{**form, "reason": why, "citation": by} for why, by in (("one", "R10(1)(b)"), ("two", "R10(2)(c.1)"))]
    shown = completeness_shown({"complete": False, "missing": missing, "officer_may_doubt": []}, voice)
    (line,) = shown["missing"]
    assert line["what"] == "IMM 5476"
    assert ("one" in line["why"].lower(), "two" in line["why"]) == (True, True)
    assert line["citation"].count("R10") == 2
    rules = [f"presented.principal/use_of_representative.{rule}" for rule in ("current_form", "signed")]
    needs = [*rules, "declaration.representative", "circumstances.represented", "declaration.family"]
    profile = check(document("P1", day_of(clock())))
    naming = Naming(profile, service_law().on(day_of(clock())), language)
    said = needs_shown(needs, {}, naming, voice)
    assert len(said) == 3
    assert "IMM 5476" in said[0]
    assert not [each for each in said if "presented" in each or "declaration." in each or "circumstances" in each]
