"""Many at once on one pool: rounds, edits, answers, withdrawals, submissions, the clock, each in its own process.

Run as a program: ``python -m tests.crash.crowding SEED``, on the store that the environment names, in which ``migrate``
ran. Everybody begins at the same moment. What each of them was told was done is held against what the store says.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

from express_entry.service import starting

configured = starting.set_up()

from express_entry.pool import clock, intake, invitations, publishing, rounds, running
from express_entry.pool.auditrows import AuditEntry
from express_entry.pool.faults import PoolFault
from express_entry.pool.lifecycle import LIVE, InvitationState, ProfileState
from express_entry.pool.profiles import Profile, Version
from express_entry.pool.roundrows import Invitation, Round
from express_entry.pool.units import Busy, Desk
from express_entry.profile import Profile as Document
from express_entry.profile import check
from express_entry.selection import Grouping
from tests.crash import story
from tests.crash.consistency import faults
from tests.crash.forks import at_once, forked
from tests.databases import PATIENCE

ROUNDS, INVITATIONS = ("r1", "r2", "r3", "r4"), 6
AWAY, SWEEPS = 4, 6
"""How many withdraw; how often everybody is edited at the most."""
PEOPLE = story.records(8)
"""In the pool are at least as many as are invited in all the rounds, and those who withdraw."""
START = time.monotonic()
Did = list[list[str]]
"""What was done: an action and whom it was done to."""

story.read(PEOPLE)


def now() -> datetime:
    """A clock that goes on."""
    return story.BEGIN + 2 * story.DAY + timedelta(seconds=time.monotonic() - START)


def tried(actor: str, action: str, subject: str, act: Callable[[Desk], object]) -> Did:
    """An act, tried anew as long as the pool is busy; nothing where the pool does not allow it."""
    while True:
        try:
            act(Desk(actor, now))
        except Busy:
            continue
        except PoolFault:
            return []
        return [[action, subject]]


# ------------------------------------------------------------------------------------------------------ who takes part


def holds(order: Sequence[str]) -> Did:
    """An officer who runs every round, whoever else does."""
    did = [tried("officer-1", "run", number, partial(running.run, number=number)) for number in order]
    return [each for one in did for each in one]


def are_held() -> bool:
    """Whether every round was run."""
    return not Round.objects.filter(instant__isnull=True).exists()


def until_held(sweep: Callable[[], Did], most: int | None = None) -> Did:
    """The same over and over until every round was run, or as often as that, and once more."""
    did: Did = []
    until = time.monotonic() + PATIENCE
    for turn in count(1):
        over = are_held() or turn == most
        did += sweep()
        if over:
            return did
        assert time.monotonic() < until, "the rounds are not run"
    raise AssertionError


def edits(numbers: Sequence[str]) -> Did:
    """Candidates who change what they state."""

    def sweep() -> Did:
        did: Did = []
        for number in numbers:
            document = _other(number)
            did += tried("candidate", "edited", number, partial(intake.edit, number=number, document=document))
        return did

    return until_held(sweep, SWEEPS)


def _other(number: str) -> Document:
    latest = (
        Version.objects.filter(profile__id=int(number[1:])).order_by("-sequence").values_list("document", flat=True)
    )
    tree = json.loads(latest[0])
    tree["settlement_funds"]["amount"] = str(float(tree["settlement_funds"]["amount"]) + 100)
    return check(tree)


def answers(seed: int) -> Did:
    """Candidates who decline or apply, as long as there are rounds to come."""
    draw = random.Random(seed)

    def sweep() -> Did:
        did: Did = []
        waiting = Invitation.objects.filter(state=InvitationState.ISSUED.value).select_related("profile")
        for invitation in waiting.order_by("rank")[: INVITATIONS - 2]:
            reply, action = draw.choice(((invitations.decline, "declined"), (invitations.apply, "applied")))
            number = invitation.profile.number
            did += tried("candidate", action, number, partial(reply, number=number))
        return did

    return until_held(sweep)


def withdraws(numbers: Sequence[str]) -> Did:
    """Candidates who withdraw."""
    did = [tried("candidate", "withdrawn", each, partial(intake.withdraw, number=each)) for each in numbers]
    return [each for one in did for each in one]


def submits(drafts: Sequence[str]) -> Did:
    """Candidates who submit their drafts."""
    did = [tried("candidate", "submitted", each, partial(intake.submit, number=each)) for each in drafts]
    return [each for one in did for each in one]


def ticks() -> Did:
    """The clock, over and over."""
    return until_held(lambda: tried("system", "tick", "pool", clock.run))


# ------------------------------------------------------------------------------------------------- before and after


def begin() -> list[str]:
    """Half of the people in the pool, rounds authorised, and of others two drafts each, of which one may be submitted.

    :return: the numbers of the drafts.
    """
    half = len(PEOPLE) // 2
    story.load(PEOPLE[:half], story.BEGIN)
    story.tick([story.BEGIN + story.DAY])
    for number in ROUNDS:
        item = rounds.Draft(number, Grouping.EVERYONE, story.FEDERAL, story.BEGIN, story.BASIS, INVITATIONS)
        rounds.draft(Desk("officer-1", now), item)
        rounds.authorise(Desk("officer-2", now), number)
    drafts: list[str] = []
    for record in PEOPLE[half::3]:
        for passport in ("one", "other"):
            drafts.append(_drafted(record.document, passport, drafts[-1] if passport == "other" else None))
    return drafts


def _drafted(tree: Any, passport: str, first: str | None) -> str:
    """A draft of somebody under one of their two passports, where the first is the other draft of the same person."""
    person = tree["person"]
    own = {**person["passport"], "number": f"{person['passport']['number']}-{passport}"}
    document = check({**tree, "person": {**person, "passport": own}})
    whose = None if first is None else Profile.objects.values_list("person", flat=True).get(id=int(first[1:]))
    return intake.start(Desk("candidate", now), document, person=whose).number


def contradicted(did: Did) -> list[str]:
    """What the store says other than those who acted were told."""
    found = faults()
    many = Counter(tuple(each) for each in did)
    for number in ROUNDS:
        item = Round.objects.get(number=number)
        if many["run", number] != 1 or item.invited != INVITATIONS:
            found.append(f"{number}: run {many['run', number]} times, {item.invited} invited")
        found += [f"{number}: {reason}" for reason in publishing.check(number)]
        found += _out_of_turn(item)
    for row in Profile.objects.all():
        ended = Counter(row.invitations.values_list("state", flat=True))
        said = {
            "edited": row.version - 1,
            "declined": ended[InvitationState.DECLINED.value],
            "applied": ended[InvitationState.APPLIED.value],
            "withdrawn": int(row.state == ProfileState.WITHDRAWN.value),
        }
        for action, times in said.items():
            if many[action, row.number] != times:
                found.append(f"{row.number}: {action} {many[action, row.number]} times, by the store {times}")
    live = Profile.objects.filter(state__in=[each.value for each in sorted(LIVE)], person__isnull=False)
    several = Counter(live.values_list("person", flat=True))
    return found + [f"{person}: {times} live profiles" for person, times in several.items() if times > 1]


def _out_of_turn(item: Round) -> list[str]:
    """What the trail tells before a round and stamps after it, or the other way about."""
    place = AuditEntry.objects.get(subject=item.number, action="round.run").sequence
    late = AuditEntry.objects.filter(sequence__lt=place, instant__gt=item.instant)
    early = AuditEntry.objects.filter(sequence__gt=place, instant__lt=item.instant)
    return [f"{item}: {each.action} of {each.subject} out of turn" for each in (*late, *early)]


def crowd(seed: int) -> dict[str, Any]:
    """Everybody at once, and what is found afterwards."""
    draw = random.Random(seed)
    drafts: list[str] = forked(begin)
    people: list[str] = forked(lambda: [each.number for each in Profile.objects.filter(state="in_pool").order_by("id")])
    assert len(people) >= AWAY + 2 * len(ROUNDS) * INVITATIONS, len(people)
    draw.shuffle(people)
    away, stay = people[:AWAY], people[AWAY:]
    parts: list[Callable[[], Did]] = [
        *(partial(holds, ROUNDS[turn:] + ROUNDS[:turn]) for turn in range(3)),
        partial(edits, stay),
        partial(edits, stay[::-1]),
        partial(answers, seed),
        partial(answers, seed + 1),
        partial(withdraws, away),
        # The same people under their two passports, at the same time.
        partial(submits, drafts[::2]),
        partial(submits, drafts[1::2]),
        ticks,
    ]
    together = multiprocessing.get_context("fork").Barrier(len(parts))

    def begun(part: Callable[[], Did]) -> Did:
        together.wait(PATIENCE)
        return part()

    told = at_once([partial(begun, part) for part in parts])
    assert all(isinstance(each, list) for each in told), told
    did = [each for one in told for each in one]
    return {"did": dict(Counter(action for action, _ in did)), "found": forked(lambda: contradicted(did))}


if __name__ == "__main__":
    print(json.dumps(crowd(int(sys.argv[1]))))
