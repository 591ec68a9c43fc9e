"""Several senders at once, in real threads, each with its connection: what is asserted holds whoever comes first."""

from __future__ import annotations

from datetime import timedelta

from express_entry.correspondence import feeds
from express_entry.correspondence.reading import person_of
from express_entry.correspondence.rows import CalendarAddress, Notice
from tests.correspondence.letterbox import Kept, Letterbox
from tests.pool.test_at_once import at_once


def test_of_several_senders_at_once_each_notice_is_sent_by_one(desks: Letterbox) -> None:
    number = desks.accepted()
    for _ in range(9):
        desks.letter(number)
    kept = [Kept() for _ in range(4)]
    at_once([lambda each=each: desks.send(each) for each in kept])  # type: ignore[misc]
    identities = [str(message["Message-ID"]) for each in kept for message, _ in each.taken]
    assert len(identities) == len(set(identities)) == 10
    assert set(Notice.objects.values_list("state", "tries")) == {("sent", 1)}


def test_reminders_written_by_several_at_once_are_written_once(desks: Letterbox) -> None:
    number = desks.accepted()
    for _ in range(3):
        desks.letter(number, days=10)
    desks.send()
    desks.now += timedelta(days=4)
    kept = [Kept() for _ in range(3)]
    at_once([lambda each=each: desks.send(each) for each in kept])  # type: ignore[misc]
    assert sum(len(each.taken) for each in kept) == 3
    assert Notice.objects.filter(kind="reminder").count() == 3


def test_of_several_secret_addresses_drawn_at_once_one_holds(desks: Letterbox) -> None:
    person = person_of(desks.invite(desks.named()))
    routes = at_once([lambda: feeds.renew(desks.applicant, person, "en") for _ in range(3)])
    tokens = [str(route)[len("calendar/") : -len(".ics")] for route in routes]
    held = [token for token in tokens if feeds.read_at(token, desks.now) is not None]
    assert len(held) == 1
    assert CalendarAddress.objects.filter(revoked__isnull=True).count() == 1
