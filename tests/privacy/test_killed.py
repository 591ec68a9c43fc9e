"""An erasure that is killed at any of its steps leaves all of a person's records or is taken up again to its end."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection

from express_entry.pool.models import Person
from express_entry.privacy.erasing import carry_out, queued
from express_entry.privacy.requesting import decide, request
from express_entry.privacy.rows import Erasure
from tests.application.bureau import Bureau, everything
from tests.crash.forks import KILLED, forked
from tests.crash.points import NEVER, Points, be_killed
from tests.pool.stores import used
from tests.privacy.people import WORDS, person_of, refused
from tests.privacy.test_erasing import RECOURSE, words_in


def agreed(desks: Bureau) -> str:
    """The code of a request that nothing keeps any more."""
    refused(desks)
    desks.now += RECOURSE
    asked = request(desks.applicant, person_of("E000000001"))
    decide(desks.carla, asked.code, agree=True, reason="as asked")
    return asked.code


def carried_out(desks: Bureau, fatal: int) -> int:
    """An erasure in this process, which ends at a point; how many there were, where it did not."""
    points = Points(fatal, be_killed)
    points.watch(desks.store.folder)
    list(carry_out(desks.system, queued()))
    return points.passed


def killed_at(desks: Bureau, point: int) -> object:
    connection.close()  # a fork has none of its parent's
    what: Callable[[], int] = partial(carried_out, desks, point)
    return forked(what)


@pytest.mark.parametrize("part", range(8))
def test_it_is_all_there_or_taken_up_again(sqlite_desks: Bureau, part: int) -> None:
    """Killed within every eighth of its points, one after the other on the same store."""
    desks = sqlite_desks
    code = agreed(desks)
    point = 6 + part * 22
    before = json.dumps(everything(), default=str)
    assert killed_at(desks, point) == KILLED
    whole = Person.objects.exists()
    if whole:
        assert json.dumps(everything(), default=str) == before
    else:
        assert Erasure.objects.get().state in {"begun", "done"}
        assert [word for word in WORDS if word in json.dumps(everything(), default=str)] == []
    while killed_at(desks, point := point + 23) == KILLED:
        """Killed again on the way, later each time."""
    assert list(carry_out(desks.system, queued())) in ([], [code])
    assert Erasure.objects.get().state == "done"
    assert not Person.objects.exists()
    assert words_in(desks.store.folder) == []
    assert desks.trail().findings == ()


def test_there_are_points_to_be_killed_at_before_and_after_the_rows_are_gone(sqlite_desks: Bureau) -> None:
    """Else the test above would try nothing."""
    agreed(sqlite_desks)
    passed = killed_at(sqlite_desks, NEVER)
    assert isinstance(passed, int)
    assert passed > 6 + 7 * 22


def test_a_fork_uses_the_database_in_use_also_where_a_loop_is_running(sqlite_desks: Bureau) -> None:
    """As after a test that had a browser, whose loop runs on."""
    refused(sqlite_desks)

    def counted() -> object:
        with used(dict(sqlite_desks.store.told)):
            return forked(Person.objects.count)

    connection.close()
    outside = dict(sqlite_desks.store.told, NAME=sqlite_desks.store.folder / "nothing" / "here.sqlite3")
    with used(outside):
        assert connection.settings_dict["NAME"] == outside["NAME"]
        assert _within_a_loop(counted) == 1


def _within_a_loop(what: Callable[[], object]) -> object:
    """What a function gives where a loop is running, as there may be one already."""

    async def running() -> object:
        return what()

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(running())
    return what()
