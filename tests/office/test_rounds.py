"""Rounds in a browser: drafted, previewed, authorised by another, held once, published, verified and corrected."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import partial
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from express_entry.accounts.roles import Role
from express_entry.accounts.users import User
from express_entry.law.text import LANGUAGES, Language
from express_entry.office import excludedpage, missedpage, roundlists, roundwords
from express_entry.pages.addresses import address
from express_entry.pool.excluded import some_not_ranked
from express_entry.pool.models import AuditEntry, Invitation, LawView, Profile, Round, Supplement
from express_entry.pool.overlooked import Place, Some
from express_entry.pool.programbits import programs_of
from express_entry.pool.snapshots import path_of
from tests.api.front import Front, clock
from tests.office.people import DRAFT, People, filled, led, place
from tests.pages.signed import at, signed
from tests.pages.visitor import Visitor

LIGHT = 150_000
"""Bytes of a page without its drawings."""


@pytest.fixture
def people(front: Front) -> People:
    return People(filled(front))


def test_two_officers_hold_a_round_and_an_auditor_verifies_it(people: People) -> None:
    front, officer, second = people.front, people.officer, people.second
    shown = led(officer, people.drafted())
    assert "Round r1 is drafted. Another officer authorises it." in shown.text
    assert "You drafted this instruction" in shown.text
    assert "Round r1 is drafted" not in officer.sees("/en/pool-and-rounds/rounds/r1/").text.partition("What can be")[0]
    assert "waits to be authorised" in at(second, "office:home").text
    assert at(officer, "office:authorise", number="r1").status == 403
    asked = at(second, "office:authorise", number="r1")
    assert (asked.title, Round.objects.get().state) == ("Authorise round r1?", "drafted")
    assert "Round r1 is authorised." in led(second, second.posts("office:authorise", number="r1")).text
    seen = at(second, "office:preview", number="r1")
    assert "3 would be invited, of 20 who are ranked" in seen.text
    asked = at(officer, "office:run", number="r1")
    assert "3 people are invited, down to a score of 590" in asked.text
    assert Invitation.objects.count() == 0
    ran = led(officer, officer.posts("office:run", number="r1"))
    assert "Round r1 was held: 3 invited." in ran.text
    assert officer.posts("office:run", number="r1").status == 409
    assert Invitation.objects.count() == 3
    published = led(officer, officer.posts("office:publish", number="r1"))
    document = json.loads(bytes(Round.objects.get().publication or b""))
    assert document["result"]["root"] in published.text
    auditor = signed(front, Role.AUDITOR)
    assert "The round is what its snapshot gives" not in at(auditor, "office:verify", number="r1").text
    found = auditor.sees("/en/pool-and-rounds/rounds/r1/verification/?check=now")
    assert "The round is what its snapshot gives, byte for byte" in found.text
    told = front.ask("GET", "/rounds/r1").tree
    assert (told["state"], told["invited"], told["cutoff"]) == ("published", 3, 590)


def test_officers_know_each_other_by_address_and_pseudonym_and_strangers_neither(people: People) -> None:
    people.drafted()
    drafter = User.objects.get(pseudonym=Round.objects.get().drafted_by)
    asked = at(people.second, "office:authorise", number="r1")
    assert f"{drafter.email} ({drafter.pseudonym}), on " in asked.text
    assert drafter.email not in at(people.officer, "office:round", number="r1").text, "oneself is 'you'"
    people.second.posts("office:authorise", number="r1")
    people.officer.posts("office:run", number="r1")
    people.officer.posts("office:publish", number="r1")
    told = Visitor().goes("pool_rounds").html + str(people.front.ask("GET", "/rounds/r1").tree)
    assert ("r1" in told, drafter.email in told) == (True, False)


def test_who_waits_for_an_officer_is_called_so_and_no_draft(people: People) -> None:
    people.drafted()
    Profile.objects.filter(id=1).update(state="submitted")
    shown = at(people.officer, "office:preview", number="r1").text
    assert ("Submitted and waiting for an officer" in shown, "a draft" in shown) == (True, False)


def test_what_waits_is_labelled_as_a_task_to_whoever_may_do_it_alone(people: People) -> None:
    people.authorised()
    assert "To hold" in at(people.officer, "office:home").text
    auditor = at(signed(people.front, Role.AUDITOR), "office:home").text
    assert ("To hold" in auditor, "Waits" in auditor) == (False, True)


def test_a_tampered_snapshot_or_a_changed_invitation_is_found_and_said(people: People) -> None:
    people.published()
    auditor = signed(people.front, Role.AUDITOR, language="fr")
    where = "/fr/bassin-et-rondes/rondes/r1/verification/?check=now"
    Invitation.objects.filter(rank=3).update(points=599)
    changed = auditor.sees(where)
    assert "La ronde n’est pas ce que donne son instantané" in changed.text
    assert "ne sont pas celles qu’indique la piste" in changed.text
    Invitation.objects.filter(rank=3).update(points=590)
    assert "octet par octet" in auditor.sees(where).text
    path = path_of(Round.objects.get().snapshot)
    path.write_bytes(path.read_bytes().replace(b"\t600\t", b"\t601\t", 1))
    assert "La ronde n’est pas ce que donne son instantané" in auditor.sees(where).text
    path.unlink()
    assert "ne peut être lu" in auditor.sees(where).text


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"number": ""}, "number", "cannot be the number of a round"),
        ({"number": "a b"}, "number", "cannot be the number of a round"),
        ({"of": ""}, "of", "Choose whom the round ranks"),
        ({"invitations": "-1"}, "invitations", "whole number"),
        ({"invitations": "1000001"}, "invitations", "whole number"),
        ({"earliest.day": "31", "earliest.month": "2"}, "earliest-year", "Type a day and a time"),
        ({"time": "25:00"}, "earliest-year", "Type a day and a time"),
        ({"legal_basis": " "}, "legal_basis", "it is empty"),
    ],
)
def test_what_is_wrong_with_a_draft_is_said_at_its_field_and_nothing_typed_is_lost(
    people: People, fields: dict[str, str], field: str, said: str
) -> None:
    shown = people.officer.posts("office:draft", {**DRAFT, "invitations": "77", **fields})
    assert (shown.status, Round.objects.count()) == (422, 0)
    assert f'<a href="#{field}">' in shown.html
    assert f'id="{field}"' in shown.html
    assert said in shown.text
    assert shown.value("invitations") == fields.get("invitations", "77")
    assert "Error: Draft a round" in shown.html


def test_a_number_is_used_once_and_a_draft_in_the_place_of_another_discards_it_or_neither_is_done(
    people: People,
) -> None:
    people.drafted("r1")
    taken = people.officer.posts("office:draft", {**DRAFT, "of_round": "r1"})
    assert (taken.status, '<a href="#number">' in taken.html) == (422, True)
    assert Round.objects.get().state == "drafted"
    form = people.officer.sees("/en/pool-and-rounds/new-round/?of=r1")
    assert (form.value("invitations"), form.hidden("of_round")) == ("3", "r1")
    people.drafted("r2", of_round="r1", invitations="4")
    assert dict(Round.objects.values_list("number", "state")) == {"r1": "discarded", "r2": "drafted"}


def test_a_round_of_a_category_is_drafted_in_the_version_of_the_day(people: People) -> None:
    form = at(people.officer, "office:draft")
    assert "category:french@" in form.html
    of = form.html.partition('value="category:french@')[2].partition('"')[0]
    people.drafted("c1", of=f"category:french@{of}")
    assert Round.objects.get().category == f"french@{of}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_general_round_covers_nominees_unless_they_are_left_out_and_its_name_says_which(
    language: Language, front: Front
) -> None:
    people = People(filled(front), language)
    every = {"en": "Everybody, nominees included", "fr": "y compris les candidats désignés"}[language]
    without = {"en": "Everybody but nominees", "fr": "sauf les candidats désignés"}[language]
    some = {"en": "Everybody in some programs: Canadian", "fr": "certains programmes"}[language]
    form = at(people.officer, "office:draft")
    assert 'name="programs" value="pnp" checked' not in form.html
    for number, programs, said in (("g1", [], every), ("g2", ["cec", "fsw", "fst"], without), ("g3", ["cec"], some)):
        shown = led(people.officer, people.drafted(number, of="general", programs=programs))  # type: ignore[arg-type]
        assert said in shown.text
        assert said in at(people.officer, "office:preview", number=number).text
    listed = at(people.officer, "office:rounds").text
    assert all(said in listed for said in (every, without, some))
    pool = at(people.officer, "office:pool").text
    assert (every in pool, without in pool) == (True, True)


def test_a_round_of_a_category_covers_the_federal_programs_where_none_is_chosen(people: People) -> None:
    of = at(people.officer, "office:draft").html.partition('value="category:french@')[2].partition('"')[0]
    people.drafted("c1", of=f"category:french@{of}", programs=[])  # type: ignore[arg-type]
    assert programs_of(Round.objects.get().programs) == {"cec", "fsw", "fst"}


def test_the_line_moves_with_the_number_and_what_is_no_number_is_said(people: People) -> None:
    people.drafted()
    where = "/en/pool-and-rounds/rounds/r1/preview/"
    for number, cutoff in (("1", "600"), ("5", "580"), ("0", "–"), ("999", "505")):
        shown = people.officer.sees(f"{where}?invitations={number}")
        assert f'<p class="figure">{cutoff}</p>' in shown.html
    assert "Fewer are ranked than might be invited" in shown.text
    assert "Not eligible for a program that the round covers" in shown.text
    wrong = people.officer.sees(f"{where}?invitations=many")
    assert (wrong.status, '<a href="#invitations">' in wrong.html) == (200, True)
    people.second.posts("office:discard", number="r1")
    assert people.officer.sees(where).headers["Location"] == "/en/pool-and-rounds/rounds/r1/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gap_and_the_setting_are_said_wherever_there_are_ranks(language: Language, front: Front) -> None:
    people = People(filled(front), language)
    people.drafted()
    pages = [("office:home", {}), ("office:pool", {}), ("office:rounds", {}), ("office:round", {"number": "r1"})]
    for name, parts in [*pages, ("office:preview", {"number": "r1"})]:
        assert "EXPRESS_ENTRY_LAST_KNOWN_RULES=yes" in at(people.officer, name, **parts).text, name
    with override_settings(LAST_KNOWN_RULES=False):
        for name, parts in pages:
            shown = at(people.officer, name, **parts)
            assert {"en": "Nobody is ranked", "fr": "Personne n’est classé"}[language] in shown.text, name
        refused = at(people.officer, "office:preview", number="r1")
        assert (refused.status, "EXPRESS_ENTRY_LAW" in refused.text) == (409, True)
        people.second.posts("office:authorise", number="r1")
        assert people.officer.posts("office:run", number="r1").status == 409
    assert Invitation.objects.count() == 0


def test_a_round_is_not_held_before_its_time(people: People) -> None:
    people.authorised(**{"earliest.year": "2099"})
    shown = at(people.officer, "office:round", number="r1")
    text = shown.text.replace("\u00a0", " ")
    assert "It can be held from January 5, 2099, 10:30 (Eastern time) on." in text
    assert "Drafted by you, on " in text
    assert "Hold the round" not in shown.text
    refused = people.officer.posts("office:run", number="r1")
    assert (refused.status, "may not be run before" in refused.text) == (409, True)


def test_published_rounds_can_be_taken_along_in_every_shape(people: People) -> None:
    people.published()
    officer = people.officer
    feed = json.loads(officer.sees("/en/pool-and-rounds/files/ircc/").data)
    assert feed["rounds"][0]["drawNumber"] == "r1"
    assert officer.sees("/fr/bassin-et-rondes/fichiers/csv/").data.startswith(b"number,")
    assert json.loads(officer.sees("/en/pool-and-rounds/files/json/").data)[0]["crs_cutoff"] == 590
    assert officer.sees("/en/pool-and-rounds/files/xml/").status == 404
    assert officer.sees("/en/pool-and-rounds/rounds/r1/result/").data == bytes(Round.objects.get().publication or b"")
    assert b"<!DOCTYPE html>" in officer.sees("/fr/bassin-et-rondes/rondes/r1/page-du-resultat/").data


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_visits_reads_the_published_rounds_of_this_pool_and_no_other(language: Language, front: Front) -> None:
    people, stranger = People(filled(front), language), Visitor(language)
    none = {"en": "No round of this pool was published yet", "fr": "Aucune ronde de ce bassin"}[language]
    assert none in stranger.goes("pool_rounds").text
    people.published("r1")
    people.held("r2")
    shown = stranger.goes("pool_rounds")
    cec = {"en": "Canadian Experience Class", "fr": "Catégorie de l’expérience canadienne"}[language]
    assert all(said in shown.text for said in ("r1", cec, " 3 ", "590"))
    assert ("r2" in shown.text, none in shown.text) == (False, False)
    assert len(shown.data) < LIGHT
    assert "/api/v1/rounds/r1/result" in shown.html
    assert Visitor().client.get("/api/v1/rounds/r1/result").status_code == 200
    for form, kind, inside in (("ircc", "json", "drawNumber"), ("csv", "csv", "590"), ("json", "json", "590")):
        file = stranger.sees(place(stranger, "pool_rounds") + f"?format={form}")
        assert (file.status, kind in file.headers["Content-Type"]) == (200, True)
        assert (inside in file.data.decode(), "r2" in file.data.decode()) == (True, False), form
    page = place(stranger, "pool_rounds") + "r1/"
    assert page in shown.html
    assert b"<!DOCTYPE html>" in stranger.sees(page).data
    assert stranger.client.get(place(stranger, "pool_rounds") + "r2/").status_code == 404
    assert place(stranger, "pool_rounds") in stranger.goes("rounds").html, "the way from the department's"
    assert "r1" in stranger.sees(place(stranger, "pool_rounds") + "?page=x").text
    beyond = stranger.sees(place(stranger, "pool_rounds") + "?page=9")
    assert (beyond.status, none in beyond.text) == (200, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_round_held_under_the_last_known_rules_says_so_on_the_public_list_and_in_every_file(
    language: Language, front: Front
) -> None:
    people = People(filled(front), language)
    people.published()
    law = Round.objects.get().law
    assert law is not None
    assert law.last_known
    said = {"en": "Held under the last known rules", "fr": "Tenue selon les dernières règles connues"}[language]
    assert said in Visitor(language).goes("pool_rounds").text
    feed = json.loads(at(people.officer, "office:rounds_file", form="ircc").data)
    assert f"r1{': ' if language == 'en' else ' : '}{said} ({law.ranking})" in feed["notice"]
    (row,) = csv.DictReader(io.StringIO(at(people.officer, "office:rounds_file", form="csv").data.decode()))
    assert row["notes"].split() == ["last-known-rules"]
    (made,) = json.loads(at(people.officer, "office:rounds_file", form="json").data)
    assert made["notes"] == ["last-known-rules"]
    assert said in made["notice"]
    LawView.objects.update(last_known=False)
    assert said not in Visitor(language).goes("pool_rounds").text
    for form in ("ircc", "csv", "json"):
        data = at(people.officer, "office:rounds_file", form=form).data.decode()
        assert (said in data, "last-known-rules" in data) == (False, False), form


def test_the_public_list_asks_as_often_for_many_as_for_one_and_counts_a_correction(people: People) -> None:
    people.published("r1")
    Invitation.objects.filter(rank=3).update(state="cancelled")
    Supplement.objects.create(
        round=Round.objects.get(), note="a test", drafted=clock(), drafted_by="a", done=clock(), authorised_by="b"
    )
    with CaptureQueriesContext(connection) as one:
        assert "3; 2 after corrections" in Visitor().goes("pool_rounds").text
    people.published("r2")
    with CaptureQueriesContext(connection) as two:
        Visitor().goes("pool_rounds")
    assert len(two) == len(one)


def test_a_correction_is_drafted_and_carried_out_by_two_officers(people: People) -> None:
    people.published()
    officer, second = people.officer, people.second
    wrong = officer.posts("office:correct", {"cancelled": "E000000001 E000000002", "note": "x"}, number="r1")
    assert (wrong.status, '<a href="#cancelled">' in wrong.html, wrong.value("additional")) == (422, True, "")
    assert "E000000001 E000000002" in wrong.html
    assert officer.posts("office:correct", {"cancelled": "E000000001"}, number="r1").status == 422
    made = led(officer, officer.posts("office:correct", {"cancelled": "e000000001", "note": "by mistake"}, number="r1"))
    assert "You drafted this correction" in made.text
    key = str(Supplement.objects.get().id)
    assert officer.posts("office:carry_out", number="r1", key=key).status == 403
    assert "A correction of round r1 is drafted" in at(second, "office:home").text
    done = led(second, second.posts("office:carry_out", number="r1", key=key))
    assert "The correction was carried out." in done.text
    assert Profile.objects.get(id=1).state == "in_pool"
    assert "2 after corrections" in at(officer, "office:round", number="r1").text
    given = officer.posts("office:correct", {"restored": "E000000001", "note": "it was right"}, number="r1")
    assert given.status == 303
    again = str(Supplement.objects.latest("id").id)
    assert led(second, second.posts("office:drop", number="r1", key=again)).status == 200
    assert second.posts("office:drop", number="r1", key=again).status == 409
    assert at(officer, "office:correction", number="r2", key=key).status == 404


def test_whatever_does_not_suit_the_state_of_a_round_is_not_asked_about(people: People) -> None:
    people.drafted()
    for name, visitor in (("run", people.officer), ("publish", people.officer)):
        assert at(visitor, f"office:{name}", number="r1").status == 409
    assert at(people.officer, "office:round", number="r9").status == 404
    assert at(people.officer, "office:verify", number="r1").status == 200
    assert people.officer.sees("/en/pool-and-rounds/rounds/r1/verification/?check=now").status == 409


def test_lists_ask_the_database_no_more_for_many_than_for_few(people: People) -> None:
    from django.db import connection

    def asked(visitor: Visitor, name: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert at(visitor, name).status == 200
        return len(queries)

    people.drafted("r0")
    names = ("office:rounds", "office:home", "office:pool", "office:days")
    at(people.officer, "office:home")  # the message of the draft is shown, and gone
    before = {name: asked(people.officer, name) for name in names}
    for more in range(60):
        item = Round.objects.get(number="r0")
        item.pk, item.number = None, f"more-{more}"
        item.save()
    assert {name: asked(people.officer, name) for name in names} == before
    first = at(people.officer, "office:rounds")
    assert first.html.count('rel="next"') == 1
    older = first.html.partition("?after=")[2].partition('"')[0]
    assert "r0" in people.officer.sees(f"/en/pool-and-rounds/rounds/?after={older}").text
    assert people.officer.sees("/en/pool-and-rounds/rounds/?after=x").status == 422


def test_every_state_of_a_round_has_its_tag() -> None:
    from express_entry.pool.states import RoundState

    assert set(roundwords.TAGS) == {each.value for each in RoundState}


# ------------------------------------------------------------------------------------------------- people by number


def test_officers_and_auditors_read_page_by_page_whom_a_round_invited_and_take_the_list_along(people: People) -> None:
    people.published()
    officer, auditor = people.officer, signed(people.front, Role.AUDITOR, language="fr")
    assert "Whom it invited, by rank" in at(officer, "office:round", number="r1").text
    with patch.object(roundlists, "USUAL", 2):
        first = at(officer, "office:invited", number="r1")
        assert ("E000000001" in first.text, "E000000005" in first.text) == (True, False)
        assert "UTC" in first.text
        (further,) = re.findall(r'href="([^"]*after=[^"]*)"', first.html)
        last = officer.sees(further.replace("&amp;", "&"))
        assert ("E000000001" in last.text, "E000000005" in last.text, "Further down" in last.text) == (
            False,
            True,
            False,
        )
    shown = at(auditor, "office:invited", number="r1")
    assert "Qui la ronde r1 a invité" in shown.text
    table = list(csv.DictReader(io.StringIO(at(auditor, "office:invited_file", number="r1").data.decode("utf-8-sig"))))
    issued = Invitation.objects.order_by("rank")
    assert [(each["number"], int(each["rank"]), int(each["points"])) for each in table] == [
        (each.profile.number, each.rank, each.points) for each in issued
    ]
    assert all(each["submitted"].endswith("Z") for each in table)
    told = list(
        AuditEntry.objects.filter(action__startswith="access.page.office.invited").values_list("subject", flat=True)
    )
    assert told == ["r1", "r1"], "an auditor's look at people is told"
    for name in ("invited", "invited_file"):
        assert at(signed(people.front, Role.CANDIDATE), f"office:{name}", number="r1").status == 403
        assert at(officer, f"office:{name}", number="r9").status == 404


def test_the_preview_names_whom_it_would_not_rank_for_each_reason(people: People) -> None:
    people.drafted()
    Profile.objects.filter(id=3).update(state="invited")
    load = Profile.objects.get(id=3)
    load.write_line()
    load.save()
    shown = at(people.officer, "office:preview", number="r1")
    assert "Who is not ranked: not eligible for a program that the round covers, as CSV" in shown.html
    found = at(people.second, "office:excluded_file", number="r1", reason="not_in_program").data.decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(found)))
    assert [each["number"] for each in table] == [f"E{key:09d}" for key in range(2, 41, 2)]
    (taken,) = csv.DictReader(
        io.StringIO(at(people.second, "office:excluded_file", number="r1", reason="invited").data.decode("utf-8-sig"))
    )
    assert (taken["number"], taken["reason"]) == ("E000000003", "invited")
    assert at(people.officer, "office:excluded_file", number="r1", reason="nonsense").status == 404
    auditor = signed(people.front, Role.AUDITOR)
    assert at(auditor, "office:excluded_file", number="r1", reason="invited").status == 403


def test_whom_a_draft_does_not_rank_is_a_page_for_a_reason_or_any_that_goes_on(people: People) -> None:
    people.drafted()
    shown = at(people.officer, "office:preview", number="r1")
    there = address("office:excluded", "en", number="r1")
    assert f'href="{there}"' in shown.html
    assert f'href="{there}?reason=not_in_program"' in shown.html
    with patch.object(excludedpage, "USUAL", 15):
        first = people.officer.sees(there)
        assert [f"E{key:09d}" in first.text for key in (1, 2, 30, 32)] == [False, True, True, False]
        assert "Not eligible for a program that the round covers" in first.text
        assert "(CSV)" not in first.text
        (further,) = re.findall(r'href="([^"]*not-ranked/[^"]*after=[^"]*)" rel', first.html)
        last = people.officer.sees(further.replace("&amp;", "&"))
        assert [f"E{key:09d}" in last.text for key in (30, 32, 40)] == [False, True, True]
        assert "Further down" not in last.text
        other = further.replace("&amp;", "&").replace("reason=", "reason=invited")
        assert people.officer.sees(other).status == 422, "the place of one list is none of another"
    none = people.officer.sees(f"{there}?reason=invited")
    assert ("Nobody." in none.text, "Those of this reason as a table (CSV)" in none.text) == (True, True)
    assert people.officer.sees(f"{there}?reason=withdrawn").status == 404
    with patch.object(excludedpage, "some_not_ranked", partial(some_not_ranked, looked=10)):
        short = people.officer.sees(f"{there}?reason=invited")
        assert "Everybody up to E000000010 was looked at." in short.text
        assert "Further down" in short.text
        assert "Nobody." not in short.text
    assert signed(people.front, Role.AUDITOR).sees(there).status == 403


def test_whom_a_round_did_not_rank_is_said_by_its_snapshot_whatever_became_of_the_pool_since(people: People) -> None:
    people.published()
    shown = at(people.second, "office:round", number="r1")
    assert "Whom it did not rank, and why" in shown.text
    auditor = at(signed(people.front, Role.AUDITOR), "office:round", number="r1")
    assert "Whom it did not rank" not in auditor.text
    before = at(people.second, "office:excluded", number="r1").text
    table = at(people.second, "office:excluded_file", number="r1", reason="not_in_program").data
    Profile.objects.filter(id=2).update(state="withdrawn")
    Profile.objects.filter(id=4).delete()
    listed = at(people.second, "office:excluded", number="r1")
    assert listed.text == before
    assert "At the instant of the round, by its snapshot" in listed.text
    assert [f"E{key:09d}" in listed.text for key in (1, 2, 3, 4)] == [False, True, False, True]
    assert at(people.second, "office:excluded_file", number="r1", reason="not_in_program").data == table
    assert len(table.splitlines()) == 21
    path_of(Round.objects.get().snapshot).unlink()
    gone = at(people.second, "office:excluded_file", number="r1", reason="not_in_program")
    assert gone.status == 409, "before a table begins that would break off"
    people.drafted("r2")
    people.second.posts("office:discard", number="r2")
    led_away = at(people.second, "office:excluded", number="r2")
    assert (led_away.status, led_away.headers["Location"]) == (302, address("office:round", "en", number="r2"))


def test_the_page_of_a_correction_offers_the_search_for_whom_the_round_missed(people: People) -> None:
    people.published()
    form = at(people.officer, "office:correct", number="r1")
    assert "Search for everybody whom the round missed" in form.text
    assert address("office:missed_file", "en", number="r1") in form.html
    found = at(people.officer, "office:missed_file", number="r1")
    assert found.data == b"\xef\xbb\xbfnumber,points,submitted,program,state\r\n", "a spreadsheet program knows UTF-8"
    Invitation.objects.filter(rank=2).delete()  # as if the round had passed somebody over
    (missed,) = csv.DictReader(
        io.StringIO(at(people.officer, "office:missed_file", number="r1").data.decode("utf-8-sig"))
    )
    assert missed["number"] == "E000000003"
    assert at(people.second, "office:missed_file", number="r1").status == 403
    people.drafted("r2")
    assert at(people.officer, "office:missed_file", number="r2").status == 409


def test_whom_a_round_missed_is_a_page_for_whoever_drafts_corrections(people: People) -> None:
    people.published()
    assert "It has missed nobody." in at(people.officer, "office:missed", number="r1").text
    there = f'href="{address("office:missed", "en", number="r1")}"'
    assert there in at(people.officer, "office:round", number="r1").html
    assert there in at(people.officer, "office:correct", number="r1").html
    assert there not in at(people.second, "office:round", number="r1").html
    Invitation.objects.filter(rank__in=(1, 2)).delete()  # as if the round had passed two over
    with patch.object(missedpage, "USUAL", 1):
        first = at(people.officer, "office:missed", number="r1")
        assert ["E000000001" in first.text, "E000000003" in first.text] == [True, False]
        (further,) = re.findall(r'href="([^"]*after=[^"]*)" rel', first.html)
        last = people.officer.sees(further.replace("&amp;", "&"))
        assert ["E000000001" in last.text, "E000000003" in last.text, "Further down" in last.text] == [
            False,
            True,
            False,
        ]
        assert "Canadian Experience Class" in last.text
    short = Some((), Place(kept_out=False, key=7)), Some((), Place(kept_out=True, key=8))
    with patch.object(missedpage, "some_overlooked", side_effect=short):
        said = [at(people.officer, "office:missed", number="r1").text for _ in short]
    assert "Everybody up to E000000007 was looked at." in said[0]
    assert "kept out everybody up to E000000008." in said[1]
    assert not any("It has missed nobody." in each for each in said)
    assert people.officer.sees(f"{address('office:missed', 'en', number='r1')}?after=x").status == 422
    people.drafted("r2")
    assert at(people.officer, "office:missed", number="r2").status == 409
