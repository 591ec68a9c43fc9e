"""A round: one transaction that has the pool alone. The number goes in; the cut-off and the tie-break come out.

First the clock is run, so that everybody stands as the instant finds them; then the pool is held, the instant stamped,
the snapshot written, and the first in the order are invited by one statement. Whatever goes wrong before the commit
leaves nothing; whoever asks for the same round again afterwards is told that it was run.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from express_entry.law import Text
from express_entry.law.programtable import NOMINEES
from express_entry.selection import Instruction

from . import clock
from .counts import count_before
from .faults import Conflict
from .invitations import last_day, over_at
from .laws import require_ranking, service_law
from .lifecycle import transition
from .profiles import Profile, instant_of_row, number_text
from .programbits import program_bits, those
from .roundrows import Invitation, Round
from .rounds import grouping_condition, held, instruction_at, known, unfit_measure
from .snapshots import write
from .states import InvitationState, ProfileState, RoundState
from .units import Desk, Unit, unit

TRIES = 3
"""How often the clock is run anew, should something fall due between it and the round."""


def run(desk: Desk, number: str, *, workers: int = 1) -> Round:
    """Run an authorised round.

    :raises Conflict: where it is not authorised, was run already, its time has not come, or nobody may be ranked.
    :raises NoRanking: on a day whose ranking is not known.
    """
    _require_runnable(known(number), desk.clock())
    for attempt in range(1, TRIES + 1):
        clock.run(desk, workers=workers, counted=False, looking=attempt > 1)
        with unit(desk, alone=True) as now:
            item = held(number)
            _require_runnable(item, now.now)
            require_ranking(service_law().at(now.now))
            if clock.due_now(now.now) or clock.left_behind(now.now):
                if attempt < TRIES:
                    continue
                raise Conflict(STILL_DUE.of())
            _run(now, item)
            return item
    raise AssertionError


def _require_runnable(item: Round, now: datetime) -> None:
    """Told last, but whether it can be run at all is known first, before the clock does anything for it."""
    transition(RoundState(item.state), "run")
    if item.earliest > now:
        raise Conflict(TOO_EARLY.of(number=item.number, earliest=item.earliest.isoformat(timespec="seconds")))


def _run(now: Unit, item: Round) -> None:
    measure = unfit_measure(item.points_from, service_law().at(now.now))
    if measure is not None:
        raise Conflict(measure)
    view = now.law_at(now.now)
    instruction = instruction_at(item, now.now)
    kept = write(instruction, bytes(view.canonical))
    last = last_day(now.now)
    invite(item, instruction, last)
    issued = list(invited_rows(item))
    item.state, item.instant, item.law, item.run_by = RoundState.RUN.value, now.now, view, now.actor
    item.snapshot, item.snapshot_digest, item.invited = kept.file, kept.digest, len(issued)
    item.counted = count_before(now.now)
    if issued:
        item.cutoff = issued[-1][3]
        item.tie_break = issued[-1][4] if item.points_from is None else None
    item.save()
    now.move(
        item.number,
        RoundState.AUTHORISED,
        "run",
        instant=instant_of_row(now.now),
        law=view.fingerprint,
        last_known_rules=view.last_known,
        snapshot=kept.digest,
        rows=kept.rows,
        invited=len(issued),
        invitations=invited_digest(issued),
        cutoff=item.cutoff,
        tie_break=instant_of_row(item.tie_break),
        answer_by=last.isoformat(),
    )


def grouping(instruction: Instruction) -> QuerySet[Profile]:
    """The rows that a round ranks, in the order of the ranking."""
    found = Profile.objects.filter(
        grouping_condition(instruction),
        state=ProfileState.IN_POOL.value,
        points__isnull=False,
        expires__gt=instruction.instant,
        submitted__lte=instruction.instant,
    )
    if instruction.points_from is not None:
        found = found.filter(points__gte=instruction.points_from)
    ordered = found.order_by("-points", "submitted", "id")
    return ordered if instruction.invitations is None else ordered[: instruction.invitations]


def invite(item: Round, instruction: Instruction, last: Any) -> None:
    """Invite the first in the order: invitations with rank and class, and the states of their profiles."""
    if instruction.invitations == 0:
        return
    chosen, parameters = (
        grouping(instruction).values("id", "identity", "points", "submitted", "programs").query.sql_with_params()
    )
    with connection.cursor() as cursor:
        # What is put into the text are constants of this program and the database's own words for the query.
        cursor.execute(
            "INSERT INTO pool_invitation"  # noqa: S608
            " (profile_id, identity, round_id, state, program, rank, points, issued, answer_by)"
            f" SELECT id, identity, %s, %s, {_class_sql(instruction)},"
            " row_number() OVER (ORDER BY points DESC, submitted, id), points, %s, %s"
            f" FROM ({chosen}) AS chosen",
            [item.id, InvitationState.ISSUED.value, _instant_value(instruction.instant), _day_value(last), *parameters],
        )
        cursor.execute(
            "UPDATE pool_profile SET state = %s, due = NULL,"
            " line = replace(line, %s, %s)"
            " WHERE id IN (SELECT profile_id FROM pool_invitation WHERE round_id = %s)",
            [
                ProfileState.INVITED.value,
                f"\t{ProfileState.IN_POOL.row_state.value}\t",
                f"\t{ProfileState.INVITED.row_state.value}\t",
                item.id,
            ],
        )


def _class_sql(instruction: Instruction) -> str:
    """The class that an invitation names, by the order of the day, out of what the law alone calls its programs."""
    others = [each for each in instruction.class_order if each != NOMINEES and each in instruction.programs]
    bits = program_bits()
    cases = [f"WHEN programs IN ({_sets_with(bits[each])}) THEN '{each}'" for each in (NOMINEES, *others)]
    return f"CASE {' '.join(cases)} END"


def _sets_with(bit: int) -> str:
    return ", ".join(map(str, those(lambda bits: bits & bit)))


def _instant_value(instant: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(instant)


def _day_value(day: Any) -> Any:
    return connection.ops.adapt_datefield_value(day)


Issued = tuple[int, int, str, int, datetime | None]
"""Of an invitation: the row of its profile, rank, class, points, and the instant of submission."""


def invited_rows(item: Round) -> QuerySet[Invitation, Issued]:
    """The invitations that a round issued at its instant, by rank."""
    return (
        Invitation.objects.filter(round=item, supplement__isnull=True)
        .order_by("rank")
        .values_list("profile_id", "rank", "program", "points", "profile__submitted")
    )


def invited_digest(issued: list[Issued]) -> str:
    """A digest of who was invited, with rank, class and points, which the audit trail keeps."""
    found = hashlib.sha256()
    for key, rank, program, points, _ in issued:
        found.update(f"{rank} {number_text(key)} {program} {points}\n".encode())
    return found.hexdigest()


def deadline(item: Invitation) -> datetime:
    """The instant at which an invitation lapses."""
    return over_at(item.answer_by)


TOO_EARLY = Text(
    "the round {number} may not be run before {earliest}.", "la ronde {number} ne peut être tenue avant le {earliest}."
)
STILL_DUE = Text(
    "the clock of the pool cannot keep up; nobody was invited. Accepted: the same once pool clock has ended.",
    "l'horloge du bassin n'arrive pas à suivre; personne n'a été invité. Accepté : la même chose une fois que pool "
    "clock a pris fin.",
)
