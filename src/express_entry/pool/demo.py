"""A pool to look at: invented candidates as of the last published distribution, and rounds that are about to be held.

Nobody in it is real, and every page and command that shows it can be tried on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from express_entry.law.days import day_of
from express_entry.law.programs import federal, in_force
from express_entry.selection import Grouping
from express_entry.synthetic.papers import Papers
from express_entry.synthetic.pool import Pool, pool_of

from . import rounds
from .laws import service_law
from .preparing import Record
from .profiles import Profile
from .roundrows import Round
from .units import Desk

SIZE = 20_000
SEED = 20
NUMBER = "demo-1"
"""The round that is drafted and authorised, and waits to be held."""
DRAFTED = "demo-2"
"""The round that is drafted, and waits for another officer to authorise it."""


BASIS = "A10.3(1)(h.1)-(j.1) / L10.3(1)h.1) à j.1)"
"""What the rounds of the demo rest on, as the Act is cited in each language."""
EARLIER = ("demo-0a", "demo-0b", "demo-0c")
"""The rounds that invited those whose applications the demo shows, where it has any (``application demo``)."""
OFFICERS = ("demo.round-officer", "demo.authorising-officer")
"""Who drafted the round that waits, and who authorised it."""


def is_free() -> bool:
    """Whether the pool can be filled: nobody is in it but those whose applications the demo shows."""
    if Round.objects.filter(number__in=EARLIER).exists():
        return not Round.objects.filter(number=NUMBER).exists()
    return not Profile.objects.exists()


def records(now: datetime, size: int = SIZE) -> Iterator[Record]:
    """Invented profiles submitted within the twelve months before an instant, accepted nominations on record."""
    pool = demo_pool(day_of(now), size)
    later = day_of(now) - pool.day
    for place, (document, submitted) in enumerate(Papers(pool).dated(), start=1):
        stated = document.get("nomination")
        nomination = None
        if stated is not None:
            issued = date.fromisoformat(stated["issued"])
            nomination = (str(stated["province"]), f"DEMO-{place:06}", issued)
        yield Record(str(document["reference"]), document, submitted + later, nomination)


def demo_pool(day: date, size: int) -> Pool:
    """The pool of a day, by the last ranking known then and the last distribution published by then."""
    ranking = service_law().on(day).last_known
    known = day if ranking.until is None or day < ranking.until[0] else ranking.until[0] - _A_DAY
    return replace(pool_of(known, size, seed=SEED), day=known)


_A_DAY = date(2026, 1, 2) - date(2026, 1, 1)


def demo_program(at: datetime) -> str:
    """The program whose rounds the demo holds: the Canadian Experience Class, or the first where it is not in force."""
    programs = federal(service_law().at(at))
    return "cec" if "cec" in programs else programs[0]


def prepare_round(now: Desk, officers: tuple[str, str] = OFFICERS) -> None:
    """Draft and authorise a round of the Canadian Experience Class, which anybody may then hold."""
    drafting, authorising = (Desk(name, now.clock) for name in officers)
    item = rounds.Draft(
        number=NUMBER,
        grouping=Grouping.PROGRAM,
        programs=(demo_program(now.clock()),),
        earliest=now.clock(),
        legal_basis=BASIS,
        invitations=300,
    )
    rounds.draft(drafting, item)
    rounds.authorise(authorising, NUMBER)


def draft_round(officer: Desk) -> None:
    """Draft a round of all programs, which another officer may authorise; once only."""
    if Round.objects.filter(number=DRAFTED).exists():
        return
    item = rounds.Draft(
        number=DRAFTED,
        grouping=Grouping.EVERYONE,
        programs=tuple(in_force(service_law().at(officer.clock()))),
        earliest=officer.clock(),
        legal_basis=BASIS,
        invitations=100,
    )
    rounds.draft(officer, item)
