"""Reminders and the calendar: every deadline of a person in one place."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta

import icalendar
import pytest
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve
from hypothesis import given
from hypothesis import strategies as st

from express_entry.application import asking, concluding, drafting, receiving
from express_entry.application.keeping import found
from express_entry.correspondence import feeds, views
from express_entry.correspondence.duedays import DueDay, due_days
from express_entry.correspondence.owndays import own_days
from express_entry.correspondence.reading import person_of
from express_entry.correspondence.reminders import stage_of
from express_entry.correspondence.rows import CalendarAddress, Notice
from express_entry.correspondence.timetable import timetable
from express_entry.law import Text
from express_entry.law.days import DAY, day_of
from express_entry.law.text import Language
from express_entry.pool.faults import NotFound
from express_entry.pool.models import AuditEntry
from express_entry.pool.people import Person
from tests.correspondence.letterbox import NAMES, Letterbox


def due(kind: str, day: date, since: date) -> DueDay:
    return DueDay("key", kind, "A000000001", Text("x", "y"), day, "A16(1)", since)


LAST = date(2026, 6, 30)
LONG_AGO = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("days_before", "stage"),
    [(61, None), (31, None), (30, 30), (29, 30), (14, 14), (8, 14), (7, 7), (2, 2), (0, 2), (-1, None)],
)
def test_a_reminder_belongs_to_the_nearest_stage_that_is_reached(days_before: int, stage: int | None) -> None:
    assert stage_of(due("invitation", LAST, LONG_AGO), LAST - days_before * DAY) == stage


def test_no_reminder_is_given_of_a_stage_that_was_over_when_the_deadline_was_made() -> None:
    made = LAST - 10 * DAY
    assert [stage_of(due("letter", LAST, made), LAST - days * DAY) for days in (10, 8, 7, 2)] == [None, None, 7, 2]


def test_a_letter_that_is_overdue_is_reminded_of_once_more_and_nothing_else_is_after_its_day() -> None:
    days = [LAST + after * DAY for after in (0, 1, 15)]
    assert [stage_of(due("letter", LAST, LONG_AGO), day) for day in days] == [2, -1, -1]
    assert [stage_of(due("visa", LAST, LONG_AGO), day) for day in days] == [7, None, None]


def test_there_is_nothing_to_do_by_the_service_standard_and_no_reminder_of_it() -> None:
    assert {stage_of(due("service_standard", LAST, LONG_AGO), LAST - days * DAY) for days in range(100)} == {None}


@given(st.sampled_from(sorted(timetable().days_before)), st.integers(0, 400), st.sets(st.integers(0, 400)))
def test_on_whatever_days_it_is_run_each_stage_comes_once_at_most_and_never_an_earlier_one_later(
    kind: str, lasts: int, runs: set[int]
) -> None:
    one = due(kind, LONG_AGO + lasts * DAY, LONG_AGO)
    stages = [stage_of(one, LONG_AGO + day * DAY) for day in sorted(runs)]
    given_ = [stage for stage in stages if stage is not None]
    assert given_ == sorted(given_, reverse=True)
    assert set(given_) <= set(timetable().days_before[kind])


def test_every_kind_of_deadline_has_its_row_in_the_timetable_and_its_word_in_the_calendar() -> None:
    assert set(timetable().days_before) == set(feeds.KINDS) - {"nothing"}


def kinds_due(desks: Letterbox, number: str) -> list[tuple[str, date]]:
    return [(each.kind, each.day) for each in due_days(person_of(number), desks.now)]


def test_all_deadlines_of_a_person_stand_in_one_place(desks: Letterbox) -> None:
    draft = desks.draft(desks.named())
    today = day_of(desks.now)
    assert kinds_due(desks, draft) == [("draft", today + 60 * DAY)]
    number = desks.submit(desks.named("Y"))
    ((kind, _),) = kinds_due(desks, number)
    assert kind == "profile"
    desks.offer(number)
    assert [kind for kind, _ in kinds_due(desks, number)] == ["nomination", "profile"]


def test_an_invitation_takes_the_place_of_the_twelve_months_of_its_profile(desks: Letterbox) -> None:
    invited = desks.invite(desks.named())
    assert kinds_due(desks, invited) == [("invitation", day_of(desks.now) + 60 * DAY)]
    assert [each.about for each in due_days(person_of(invited), desks.now)] == [invited]


def test_an_application_has_its_letters_certificates_and_the_standard_from_its_receipt(desks: Letterbox) -> None:
    number = desks.accepted()
    desks.letter(number, days=20)
    desks.settle(number, medical_days=200)
    today = day_of(desks.now)
    assert kinds_due(desks, number) == [
        ("letter", today + 20 * DAY),
        ("service_standard", found(number).standard_until),
        ("certificate", today + 200 * DAY),
    ]


def test_a_visa_is_a_deadline_and_what_is_over_is_none(desks: Letterbox) -> None:
    number = desks.with_visa(days=30)
    assert ("visa", day_of(desks.now) + 30 * DAY) in kinds_due(desks, number)
    desks.now += timedelta(days=31)
    assert "visa" not in dict(kinds_due(desks, number))


def test_a_letter_that_is_overdue_is_still_due_and_reminded_of_until_it_is_answered(desks: Letterbox) -> None:
    number = desks.accepted()
    letter = desks.letter(number, days=20)
    last = day_of(desks.now) + 20 * DAY
    desks.now += timedelta(days=19)
    desks.send()
    assert [each.over for each in due_days(person_of(number), desks.now) if each.kind == "letter"] == [False]
    desks.now += timedelta(days=16)
    assert [(each.day, each.over) for each in due_days(person_of(number), desks.now)][:1] == [(last, True)]
    (text,) = (str(message.get_content()) for message, _ in desks.sent())
    assert "had its last day on" in text
    assert "overdue: answer to letter" in feeds.feed_of(person_of(number), desks.now, "en").decode()
    assert desks.sent() == []
    asking.answer(desks.applicant, number, letter, "An answer.")
    assert "letter" not in dict(kinds_due(desks, number))


def test_a_reminder_of_a_day_ahead_is_not_sent_when_the_day_is_over(desks: Letterbox) -> None:
    number = desks.accepted()
    desks.letter(number, days=20)
    desks.send()
    desks.now += timedelta(days=18)
    from express_entry.correspondence.reminders import remind

    assert remind(desks.now) == 1
    desks.now += timedelta(days=5)
    made = desks.send()
    assert (made.done["void"], made.done["sent"]) == (1, 1)


def test_an_invitation_is_reminded_of_on_its_days_once_each(desks: Letterbox) -> None:
    number = desks.invite(desks.named())
    desks.account(number)
    drafting.start(desks.applicant, number)
    desks.now += timedelta(hours=1)
    reminded = []
    for day in range(61):
        for _ in range(2):
            many = len([message for message, _ in desks.sent() if message["Subject"] == "A day to keep in mind"])
            reminded += [60 - day] * many
        desks.now += timedelta(days=1)
    assert reminded == [30, 14, 7, 2]


def test_a_run_that_was_missed_gives_the_nearest_reminder_alone(desks: Letterbox) -> None:
    number = desks.invite(desks.named())
    desks.account(number)
    desks.now += timedelta(days=55)
    assert len(desks.sent()) == 1


def test_a_reminder_whose_letter_was_answered_meanwhile_is_not_sent(desks: Letterbox) -> None:
    number = desks.accepted()
    letter = desks.letter(number, days=30)
    desks.send()
    desks.now += timedelta(days=23)
    from express_entry.correspondence.reminders import remind

    assert remind(desks.now) == 1
    asking.answer(desks.applicant, number, letter, "An answer.")
    made = desks.send()
    assert (made.done["void"], made.done["sent"]) == (1, 0)
    assert Notice.objects.get(kind="reminder").state == "void"


def test_more_time_is_reminded_of_by_its_own_day(desks: Letterbox) -> None:
    number = desks.accepted()
    letter = desks.letter(number, days=20)
    desks.now += timedelta(days=14)
    assert len(desks.sent()) == 3
    asking.extend(desks.anna, number, letter, day_of(desks.now) + timedelta(days=10))
    desks.now += timedelta(days=3)
    texts = [str(message.get_content()) for message, _ in desks.sent()]
    day = day_of(desks.now) + 7 * DAY
    assert sum(str(day.year) in text and f"{day.day}, " in text for text in texts) == 1


def test_people_whom_no_account_is_about_are_reminded_of_nothing(desks: Letterbox) -> None:
    desks.invite(desks.named())
    desks.now += timedelta(days=55)
    assert desks.sent() == []


# ---------------------------------------------------------------------------------------------------------- calendars


def events(person: Person, desks: Letterbox, language: Language) -> dict[str, icalendar.Component]:
    whole = icalendar.Calendar.from_ical(feeds.feed_of(person, desks.now, language))
    return {str(each["UID"]): each for each in whole.walk("VEVENT")}


def test_the_calendar_has_every_deadline_with_one_identity_in_both_languages(desks: Letterbox) -> None:
    number = desks.accepted()
    letter = desks.letter(number, days=20)
    person = person_of(number)
    english, french = (events(person, desks, language) for language in ("en", "fr"))
    assert set(english) == set(french)
    assert sorted(each.decoded("DTSTART") for each in english.values()) == [day for _, day in kinds_due(desks, number)]
    assert {str(each["SUMMARY"]) for each in english.values()}.isdisjoint(
        str(each["SUMMARY"]) for each in french.values()
    )
    asking.extend(desks.anna, number, letter, day_of(desks.now) + timedelta(days=40))
    moved = events(person, desks, "en")
    assert set(moved) == set(english)
    assert [uid for uid in moved if moved[uid].decoded("DTSTART") != english[uid].decoded("DTSTART")] == [
        uid for uid in english if "letter" in str(english[uid]["SUMMARY"])
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_calendar_holds_the_days_on_which_the_result_changes_and_tells_no_points(
    desks: Letterbox, language: Language
) -> None:
    number = desks.submit(desks.named())
    person = person_of(number)
    own = own_days(person, desks.now)
    assert own is not None
    assert own.entries
    there = events(person, desks, language)
    due = [day for _, day in kinds_due(desks, number)]
    assert sorted(each.decoded("DTSTART") for each in there.values()) == sorted([*due, *(e.day for e in own.entries)])
    words = "\n".join(f"{each['SUMMARY']} {each['DESCRIPTION']}" for each in there.values())
    for entry in own.entries:
        assert all(cause.say(language) in words for cause in entry.causes)
        for result in (entry.before, entry.assessment):
            assert str(result.amounts.score.total) not in words
    assert set(there) == set(events(person, desks, "en"))


def test_the_calendar_names_nobody_and_is_private(desks: Letterbox) -> None:
    number = desks.accepted()
    text = feeds.feed_of(person_of(number), desks.now, "fr").decode()
    assert not any(name in text for name in NAMES)
    assert person_of(number).id.hex not in text.replace("-", "")
    assert text.count("CLASS:PRIVATE") == text.count("BEGIN:VEVENT") == 1
    assert "sans lien avec le gouvernement" in text.replace("\r\n ", "")


def test_two_people_have_no_event_in_common(desks: Letterbox) -> None:
    first, second = (desks.invite(desks.named(passport)) for passport in "XY")
    assert not set(events(person_of(first), desks, "en")) & set(events(person_of(second), desks, "en"))


def test_a_calendar_without_deadlines_says_so(desks: Letterbox) -> None:
    number = desks.accepted()
    concluding.withdraw(desks.applicant, number)
    (event,) = events(person_of(number), desks, "en").values()
    assert "nothing falls due" in str(event["SUMMARY"])


def served(route: str) -> bytes:
    token = route.removeprefix("calendar/").removesuffix(".ics")
    return bytes(views.calendar(RequestFactory().get(f"/{route}"), token).content)


def test_the_secret_address_is_kept_as_a_digest_and_holds_until_it_is_renewed_or_revoked(desks: Letterbox) -> None:
    person = person_of(desks.invite(desks.named()))
    first = feeds.renew(desks.applicant, person, "fr")
    token = first.removeprefix("calendar/").removesuffix(".ics")
    assert b"BEGIN:VCALENDAR" in served(first)
    assert CalendarAddress.objects.get().digest == hashlib.sha256(token.encode()).hexdigest()
    second = feeds.renew(desks.applicant, person, "fr")
    assert second != first
    with pytest.raises(Http404):
        served(first)
    assert b"BEGIN:VCALENDAR" in served(second)
    feeds.revoke(desks.applicant, person)
    with pytest.raises(Http404):
        served(second)
    with pytest.raises(NotFound):
        feeds.revoke(desks.applicant, person)
    actions = AuditEntry.objects.filter(action__startswith="calendar.").order_by("sequence")
    assert [row.action.partition(".")[2] for row in actions] == ["renewed", "renewed", "revoked"]
    assert token.encode() not in b"".join(bytes(row.payload or b"") for row in actions)


@pytest.mark.parametrize("token", ["", "x", "é" * 43, "A" * 43, "A" * 10_000])
def test_an_address_that_never_was_is_not_found(desks: Letterbox, token: str) -> None:  # noqa: ARG001 - a store
    with pytest.raises(Http404):
        served(f"calendar/{token}.ics")


def test_a_calendar_at_its_address_is_kept_by_nobody_and_only_read(desks: Letterbox) -> None:
    route = feeds.renew(desks.applicant, person_of(desks.invite(desks.named())), "en")
    token = route.removeprefix("calendar/").removesuffix(".ics")
    answer = views.calendar(RequestFactory().get(f"/{route}"), token)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    assert views.calendar(RequestFactory().post(f"/{route}"), token).status_code == 405


def test_the_standard_is_in_status_letter_and_calendar_on_one_day(desks: Letterbox) -> None:
    number = desks.submitted()
    receiving.accept(desks.anna, number)
    until = found(number).standard_until
    from express_entry.application.showing import document_of
    from express_entry.correspondence.reading import listed, open_letter

    status = document_of(found(number), desks.now, "en")["deadlines"]
    letter = open_letter(desks.applicant, number, listed(number)[-1].key).content
    assert until is not None
    assert [each["day"] for each in status if each["kind"] == "service_standard"] == [until.isoformat()]
    assert getattr(letter, "standard_until", None) == until
    assert until in [each.decoded("DTSTART") for each in events(person_of(number), desks, "en").values()]


def test_the_service_serves_calendars_at_the_address_that_is_told() -> None:
    found_ = resolve("/" + feeds.ROUTE.replace("{token}", "made-up"), urlconf="express_entry.service.urls")
    assert found_.func is views.calendar
    assert found_.kwargs == {"token": "made-up"}
