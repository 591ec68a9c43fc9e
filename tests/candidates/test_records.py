"""One's own records in the browser: history, a copy, a correction, erasure, who acts for somebody, the calendar."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from express_entry.accounts import operators
from express_entry.accounts.firms import Appointment
from express_entry.accounts.roles import Role
from express_entry.candidates import recordwords
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language
from express_entry.pool import bars, provinces
from express_entry.privacy import correcting
from express_entry.privacy.rows import Correction, Erasure
from tests.api.front import FIRMS, OPERATOR, Front, clock
from tests.candidates.somebody import Somebody
from tests.pages.visitor import Visitor


def test_the_history_tells_what_happened_in_words_and_not_by_whom(counter: Front) -> None:
    me = Somebody(counter).applies()
    shown = me.sees("history")
    for said in (me.number, me.application, "Invited to apply"):
        assert said in shown.text
    assert "officer" not in shown.text


def test_the_history_tells_what_provinces_and_officers_did(counter: Front) -> None:
    me = Somebody(counter).submits()
    provinces.notify(OPERATOR, "ON", me.number, stream="Skilled trades")
    bars.record(OPERATOR, me.number, begins=day_of(clock()), basis="a decision")
    shown = me.sees("history")
    for said in ("Notification of interest sent", "Person barred for misrepresentation", "in no round"):
        assert said in shown.text
    assert "a decision" not in shown.text


def test_a_copy_of_everything_is_one_file(counter: Front) -> None:
    me = Somebody(counter).submits()
    assert me.sees("records").status == 200
    copy = me.sends("copy")
    assert copy.headers["Content-Disposition"].startswith("attachment")
    assert zipfile.is_zipfile(io.BytesIO(copy.data))


def test_a_correction_is_asked_for_and_what_was_refused_stands_beside_the_record(counter: Front) -> None:
    me = Somebody(counter).submits()
    wrong = me.sends("correct", {"about": "E000000999", "field": "", "words": "x"})
    assert (wrong.status, 'href="#field"' in wrong.html, 'href="#about-0"' in wrong.html) == (400, True, True)
    me.says("correct", {"about": me.number, "field": "work[0].from", "words": "It was 2019."})
    row = Correction.objects.get()
    assert "work[0].from" in me.sees("records").text
    correcting.refuse(OPERATOR, row.code, reason="The letter says 2020.")
    assert "The letter says 2020." in me.sees("profile").text


def test_erasure_asks_twice_and_can_be_taken_back(counter: Front) -> None:
    me = Somebody(counter).submits()
    assert "Do you want everything erased?" in me.sees("erase").html
    asked = me.sends("erase", {"withdraw": "yes"})
    second = me.visitor.sees(asked.headers["Location"])
    assert second.title == "Erase everything: do you confirm?"
    unsure = me.sends("erase_now", {"withdraw": "yes"})
    assert (unsure.status, 'href="#sure"' in unsure.html) == (400, True)
    assert not Erasure.objects.exists()
    me.says("erase_now", {"withdraw": "yes", "sure": "yes"})
    code = Erasure.objects.get().code
    assert code in me.sees("records").text
    me.sees("recall", code=code)
    me.says("recall", code=code)
    assert me.sees("recall", code="erasure.0123456789abcdef").status == 404


def test_a_firm_is_appointed_and_the_appointment_ended_at_once(counter: Front) -> None:
    operators.add_firm(OPERATOR, slug="made-up-partners", name="Made-up Partners")
    me = Somebody(counter).submits()
    wrong = me.sends("representative", {"firm": "nobody"})
    assert (wrong.status, 'href="#firm"' in wrong.html) == (400, True)
    me.says("representative", {"firm": "Made-up-Partners"})
    key = Appointment.objects.get().id
    assert "Made-up Partners" in me.sees("representative").text
    assert me.sees("representative_end", key=key).status == 200
    assert Appointment.objects.get().ended is None
    me.says("representative_end", key=key)
    assert Appointment.objects.get().ended is not None
    assert Somebody(counter).submits().sees("representative_end", key=key).status == 404


def test_a_secret_address_of_the_calendar_is_shown_once_and_made_useless(counter: Front) -> None:
    me = Somebody(counter).is_invited()
    assert me.sees("calendar").status == 200
    drawn = me.sends("calendar")
    found = re.search(r"https?://testserver[^\s\"<]+", drawn.html)
    assert found
    there = found[0].partition("testserver")[2]
    assert there not in me.sees("calendar").html
    assert Visitor().sees(there).data.startswith(b"BEGIN:VCALENDAR")
    assert "Cancel the address" in me.sees("calendar").text
    me.says("calendar", {"revoke": "yes"})
    assert Visitor().sees(there).status == 404
    assert "stopped working on" in me.sees("calendar").text
    assert "Cancel the address" not in me.sees("calendar").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_no_longer_holds_is_said_to_have_stopped_and_is_not_there_to_cancel(
    language: Language, counter: Front
) -> None:
    me = Somebody(counter, language).submits()
    firm = counter.token(Role.REPRESENTATIVE)
    counter.ask("POST", "/appointments", me.token, {"firm": FIRMS[0]})
    assert counter.ask("POST", f"/profiles/{me.number}/calendar", firm).status == 201
    cancel, another = (words.say(language) for words in (recordwords.CALENDAR_REVOKE, recordwords.CALENDAR_ANOTHER))
    there = me.sees("calendar").text.replace("\u00a0", " ").replace("’", "'")
    assert (cancel in there, another in there) == (True, True)
    me.says("representative_end", key=Appointment.objects.get().id)
    stopped = me.sees("calendar").text.replace("\u00a0", " ").replace("’", "'")
    assert (cancel in stopped, another in stopped) == (False, False)
    assert recordwords.CALENDAR_NEW.say(language) in stopped
    assert recordwords.CALENDAR_LET_GO.say(language) in stopped
    assert recordwords.CALENDAR_STOPPED_ON.say(language).partition("{day}")[0] in stopped
