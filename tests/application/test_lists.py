"""The lists that officers work from: counted in one question as they are listed, and paged by age."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext

from express_entry.application.keeping import found
from express_entry.application.models import Application
from express_entry.application.queues import Queue, after, counted, waiting
from tests.application.bureau import Bureau
from tests.pool.people import document


def test_every_list_is_counted_as_it_is_listed_and_is_paged_by_age(desks: Bureau) -> None:
    numbers = [desks.in_process()]
    desks.letter(numbers[0])
    desks.tick_all(days=31)
    numbers.append(desks.ready(document("Y", desks.now.date())))
    desks.hand_in(numbers[1])
    numbers.append(desks.start(document("Z", desks.now.date())))
    rows = Application.objects.all()
    with CaptureQueriesContext(connection) as asked:
        told = counted(rows, desks.now, "anna")
    assert len(asked) == 2, "one for the days of letters, one for all the lists"
    for queue in Queue:
        listed = list(waiting(queue, desks.now))
        mine = [each for each in listed if each.owner == "anna"]
        nobodys = [each for each in listed if not each.owner]
        assert told[queue] == (len(mine), len(nobodys), len(listed)), queue
    assert told[Queue.OVERDUE] == (1, 0, 1)
    first = after(rows, None, 2)
    assert [each.number for each in first] == numbers[:2]
    assert [each.number for each in after(rows, first[-1], 2)] == numbers[2:], "a draft stands where it was begun"
    assert found(numbers[2]).received is None
