"""What a pool does with everybody in it, measured on one store.

Run as a program: ``python -m benchmarks.poolwork WHAT MANY INVITATIONS``. The store is that which the environment
names, in which ``migrate`` ran, with nobody in it. What is printed is one JSON object: seconds by the key of a figure.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from express_entry.service import starting

starting.set_up()  # also where this is read by a process that helps

from django.db import connection, transaction

from express_entry.history import NARROW_BANDS
from express_entry.pool import clock, rounds, running
from express_entry.pool.loading import load
from express_entry.pool.preparing import Record
from express_entry.pool.profiles import Profile
from express_entry.pool.rowloading import load_rows
from express_entry.pool.units import Desk
from express_entry.scoring.engine import cores
from express_entry.selection import Category, Grouping, Row
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import Pool

NOW = datetime(2025, 2, 26, 16, tzinfo=UTC)
"""The day before the change of law under which more people stand otherwise than under any other so far."""
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
FRENCH = Category("french", "2023-1")
SHARE = 20
"""One row in so many is in the category."""
DUE = 100
"""One profile in so many is due on the day of the clock."""
TURNS = 3
"""How often a round is held beside the bare statements, in turns; the least counts."""
FEDERAL = ("cec", "fsw", "fst")
BASIS = "Act, 10.3(1)(h.1)-(j)"
Figures = dict[str, float]


def desk(actor: str, at: datetime = NOW) -> Desk:
    """Somebody who acts at an instant."""
    return Desk(actor, lambda: at)


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


# ------------------------------------------------------------------------------------------------------------- rounds


def rows(many: int) -> Iterator[Row]:
    """Rows of a synthetic pool, one in twenty in a category."""
    draw = random.Random(254)
    programs = [frozenset(each) for each in (("fsw",), ("cec",), ("cec", "fsw"), ("pnp", "cec"), ("fst",))]
    for number in range(1, many + 1):
        submitted = NOW - timedelta(microseconds=draw.randrange(60 * 10**6, 330 * 86400 * 10**6))
        yield Row(
            f"E{number:09d}",
            min(1200, max(0, int(draw.gauss(450, 60)))),
            submitted,
            draw.choices(programs, (40, 20, 30, 3, 7))[0],
            frozenset({FRENCH} if number % SHARE == 0 else ()),
            expires=submitted + 365 * DAY,
        )


def held(many: int, invitations: int, category: Category | None = None) -> Figures:
    """A round of so many invitations, everything included, and the bare statements for the same rows, in turns."""
    load_rows(desk("system"), rows(many))
    _analyse()
    clock.run(desk("system"))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (id bigint PRIMARY KEY, place integer, points integer)")
    least: Figures = {"bare": float("inf"), "round": float("inf")}
    for turn in range(TURNS):
        least["bare"] = min(least["bare"], seconds(lambda: _bare(invitations, category)))
        _put_back()
        number = f"round-{turn}"
        grouping = Grouping.EVERYONE if category is None else Grouping.CATEGORY
        drafted = rounds.Draft(number, grouping, FEDERAL, NOW, BASIS, invitations, category=category)
        rounds.draft(desk("officer-1"), drafted)
        rounds.authorise(desk("officer-2"), number)
        took = seconds(lambda: running.run(desk("officer-1"), number))  # noqa: B023 - it is run at once
        assert rounds.known(number).invited == min(invitations, many)
        least["round"] = min(least["round"], took)
    return least


def _bare(invitations: int, category: Category | None) -> None:
    """The least: the first by the same index, copied with their rank, marked, committed."""
    within = "" if category is None else f" AND categories LIKE '%% {category.slug}@{category.version} %%'"
    first = (
        "SELECT id, points, submitted FROM pool_profile WHERE state = 'in_pool' AND points IS NOT NULL"
        f"{within} ORDER BY points DESC, submitted, id LIMIT %s"
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO bare SELECT id, row_number() OVER (ORDER BY points DESC, submitted, id), points"
            f" FROM ({first}) AS chosen",
            [invitations],
        )
        cursor.execute("UPDATE pool_profile SET state = 'invited' WHERE id IN (SELECT id FROM bare)")


def _put_back() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE pool_profile SET state = 'in_pool' WHERE id IN (SELECT id FROM bare)")
        cursor.execute("DELETE FROM bare")


def _analyse() -> None:
    """What PostgreSQL does by itself some time after a load."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


# ----------------------------------------------------------------------------------------------------------- documents


def documents(many: int) -> Figures:
    """Documents from a file into the pool; then a day on which one in a hundred is due; then a change of law."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pool.jsonl"
        _write(file, many)
        found = {"read": seconds(lambda: sum(1 for _ in _records(file)))}
        found["load"] = seconds(lambda: load(desk("system"), _records(file), workers=cores()))
    _analyse()
    clock.run(desk("system"), workers=cores())
    live = Profile.objects.filter(state="in_pool")
    assert live.count() > 0.9 * many
    live.filter(id__in=list(live.order_by("id").values_list("id", flat=True)[::DUE])).update(due=NOW + MINUTE)
    found["clock"] = seconds(lambda: clock.run(desk("system", NOW + 2 * MINUTE), workers=cores()))
    assert not Profile.objects.filter(state="in_pool", due__lte=NOW + 2 * MINUTE).exists()
    found["law"] = seconds(lambda: clock.run(desk("system", NOW + DAY), workers=cores()))
    assert not clock.due_now(NOW + DAY)
    return found


def _write(file: Path, many: int) -> None:
    """The documents of a synthetic pool, a line each."""
    share, rest = divmod(many, len(NARROW_BANDS))
    quotas = {band: share + (place < rest) for place, band in enumerate(NARROW_BANDS)}
    with file.open("w", encoding="utf-8") as lines:
        for document, submitted in Papers(Pool(NOW.date(), quotas, seed=254)).dated():
            lines.write(json.dumps([document, submitted.isoformat()]) + "\n")


def _records(file: Path) -> Iterator[Record]:
    with file.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines, 1):
            document, submitted = json.loads(line)
            yield Record(str(place), document, datetime.fromisoformat(submitted))


if __name__ == "__main__":
    what, many, invitations = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if what == "documents":
        print(json.dumps(documents(many)))
    else:
        print(json.dumps(held(many, invitations, FRENCH if what == "category" else None)))
