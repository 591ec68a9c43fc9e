"""How somebody stands in the browser where others acted: barred, waiting, invited as a nominee; and in past rounds."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

import pytest

from express_entry.accounts.roles import Role
from express_entry.candidates import invitationwords as words
from express_entry.candidates.addresses import link
from express_entry.candidates.ranking import past_margin
from express_entry.candidates.telling import Teller
from express_entry.law.days import add_years, day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pool import bars, provinces
from express_entry.pool.models import Bar, Round
from express_entry.reports.typography import written_out
from tests.api.front import OPERATOR, Front
from tests.api.front import clock as clock_now
from tests.candidates.somebody import Somebody
from tests.pool.office import Office
from tests.pool.people import document, named


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_barred_is_told_so_with_the_day_and_not_to_start_another_profile(
    language: Language, counter: Front
) -> None:
    me = Somebody(counter, language).submits()
    begins = day_of(clock_now())
    until = written_out(add_years(begins, 5), language)
    bar = bars.record(OPERATOR, me.number, begins=begins, basis="a decision")
    start, provision = link("start", language), {"en": "A10.1(4), 40(2)(a)", "fr": "L10.1(4), 40(2)a)"}[language]

    def told(name: str) -> str:
        shown = me.sees(name)
        assert f'href="{start}"' not in shown.html
        text = shown.text.replace("\u00a0", " ")
        assert until.replace("\u00a0", " ") in text
        assert provision in text
        return text

    for name in ("home", "profile"):
        assert me.number in told(name)
    me.says("withdraw")
    told("home")
    me.drafts()
    assert me.number in told("home")
    Bar.objects.filter(id=bar.id).update(until=begins)
    assert provision not in me.sees("home").text


def test_a_profile_of_who_was_barred_until_today_is_not_said_to_have_ended(counter: Front) -> None:
    me = Somebody(counter).submits()
    bar = bars.record(OPERATOR, me.number, begins=day_of(clock_now()), basis="a decision")
    Bar.objects.filter(id=bar.id).update(until=day_of(clock_now()))
    text = me.sees("home").text
    assert "The bar for misrepresentation is over" in text
    assert "has ended" not in text


def test_a_profile_that_waits_for_an_officer_can_be_withdrawn_and_nobody_is_asked_about_it_any_more(
    counter: Front,
) -> None:
    other, me = Somebody(counter), Somebody(counter)
    stated = named(document("P-one", day_of(clock_now())), "Silva")
    for somebody in (other, me):
        made = counter.ask("POST", "/profiles", somebody.token, {"document": stated})
        somebody.number = str(made.tree["number"])
        counter.ask("POST", f"/profiles/{somebody.number}/submission", somebody.token)
    assert (other.profile.state, me.profile.state) == ("in_pool", "submitted")
    officer = counter.token(Role.CASE_OFFICER)
    assert len(counter.ask("GET", "/reviews", officer).tree["items"]) == 1
    assert f'href="{link("withdraw", "en", number=me.number)}"' in me.sees("profile").html
    asked = me.sees("withdraw").text
    assert "does not enter the pool" in asked
    assert "leaves the pool" not in asked
    me.says("withdraw")
    assert me.profile.state == "withdrawn"
    assert counter.ask("GET", "/reviews", officer).tree["items"] == []
    (ended,) = counter.ask("GET", "/reviews?settled=true", officer).tree["items"]
    assert (ended["same"], ended["settled_by"], ended["settled"] is None) == (None, None, False)


class Told(NamedTuple):
    """What happens to an invited nominee, what the page of declining then says, and where the profile goes."""

    happens: Callable[[str], object]
    en: str
    fr: str
    state: str


DECLINED = {
    "nothing": Told(lambda _: None, "You go back into the pool", "Vous retournez dans le bassin", "in_pool"),
    "withdrawn": Told(
        lambda number: provinces.take_back(OPERATOR, "ON", number),
        "the nomination on this profile has ended",
        "la désignation de ce profil a pris fin",
        "nomination_ended",
    ),
    "barred": Told(
        lambda number: bars.record(OPERATOR, number, begins=day_of(clock_now()), basis="a decision"),
        "you are barred for misrepresentation until",
        "vous êtes exclu pour fausses déclarations jusqu'au",
        "barred",
    ),
}


def nominee(counter: Front, language: Language = "en") -> Somebody:
    """Who accepted a nomination and was invited as a nominee."""
    me = Somebody(counter, language).submits()
    code, day = me.profile.code, day_of(me.profile.created)
    provinces.offer(OPERATOR, "ON", me.number, code=code, certificate="ON-1", issued=day)
    provinces.accept(OPERATOR, me.number)
    office = Office(counter.store, clock_now())
    office.hold("nominees", 1, ("pnp",))
    assert me.profile.state == "invited"
    return me


@pytest.mark.parametrize("case", DECLINED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_declining_says_what_declining_then_does(language: Language, case: str, counter: Front) -> None:
    me, told = nominee(counter, language), DECLINED[case]
    told.happens(me.number)
    said = told.fr if language == "fr" else told.en
    for name in ("invitation", "decline"):
        text = me.sees(name).text.replace("’", "'").replace("\u00a0", " ")
        assert said in text
        assert (words.DECLINE_SCORE.say(language).partition("{")[0] in text.replace("’", "'")) is (case == "nothing")
    me.says("decline")
    assert me.profile.state == told.state


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_would_renounce_a_nomination_while_invited_is_told_what_of_the_invitation(
    language: Language, counter: Front
) -> None:
    me = nominee(counter, language)
    nomination = link("nomination", language, number=me.number)
    assert f'href="{nomination}"' in me.sees("profile").html
    text = me.sees("nomination_answer", answer="renounce").text.replace("’", "'")
    for said in {
        "en": ("points and the class of the nomination go at once", "refused", "R87(2), A11.2", "no more rounds"),
        "fr": ("points et la catégorie de la désignation disparaissent", "refusée", "R87(2), L11.2", "aucune ronde"),
    }[language]:
        assert said in text.replace("\u00a0", " ")
    me.says("nomination_answer", answer="renounce")
    assert me.profile.state == "invited"
    me.says("decline")
    assert me.profile.state == "nomination_ended"


@pytest.mark.parametrize(
    ("points", "seconds", "en", "fr"),
    [
        (None, None, "–", "–"),
        (12, None, "12 points above", "12 points au\u2011dessus"),
        (-1, None, "1 point below", "1 point au\u2011dessous"),
        (0, None, "equal score", "note égale"),
        (0, "0.000000", "submitted at the tie-breaking time", "présenté à l'heure de départage"),
        (0, "90061.000000", "submitted 1 day, 1 hour and 1 minute before", "1 jour, 1 heure et 1 min avant"),
        (0, "-5.250000", "submitted 5.25 seconds after", "présenté 5,25 secondes après"),
        (0, "-0.000001", "submitted 0.000001 seconds after", "présenté 0,000001 seconde après"),
    ],
)
def test_a_margin_is_told_in_points_and_at_equal_points_in_time_as_the_proof_has_it(
    points: int | None, seconds: str | None, en: str, fr: str
) -> None:
    for language, expected in (("en", en), ("fr", fr)):
        said = past_margin({"points": points, "seconds": seconds}, Teller(language))  # type: ignore[arg-type]
        assert expected in said.replace("’", "'").replace("\u00a0", " ")
        assert "you would have been invited" not in said


def test_the_table_of_past_rounds_has_the_margin_of_each_proof(counter: Front) -> None:
    me, first = Somebody(counter).submits(age=35), Somebody(counter).is_invited()
    number, officer = Round.objects.get().number, counter.token(Role.ROUND_OFFICER)
    assert counter.ask("POST", f"/rounds/{number}/publication", officer).status == 200
    for somebody in (me, first):
        proof = json.loads(somebody.sees("proof", round_number=number).data)
        told = past_margin(proof["margin"], Teller("en"))
        assert told != "–"
        assert f'data-head="Your margin">{told}</td>' in somebody.sees("rank").html
