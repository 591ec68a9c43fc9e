"""What a day brings: drafts deleted, offers and invitations lapsed, profiles expired, re-scored, removed.

Run it as often as one likes, by any scheduler: what was done is not done twice, and what one run leaves another takes
up. A re-scoring happens on the day on which something changes, in order, even where the clock is run later; a change of
law is applied to everybody in the pool on its day (Act, 10.3(3)).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from express_entry.law.days import day_of

from . import counts
from .bars import barred, take_out
from .invitations import lapse, over_at
from .keeping import expire_when_over, held_rows
from .laws import LawView, PoolState, goes_on, has_gap, service_law
from .nominationrows import Nomination
from .profiles import Profile
from .provinces import lapse_offer
from .rescoring import rescore
from .roundrows import Invitation
from .states import InvitationState, NominationState, ProfileState
from .units import Desk, unit

IN_NO_ROUND = (ProfileState.NOMINATION_ENDED.value, ProfileState.BARRED.value)
BATCH = 200
"""Rows that one transaction of the clock takes: others wait no longer than that."""

PASSES = 3
"""How often a change of law is applied to whoever was changed meanwhile, before the next run of the clock goes on."""

Progress = Callable[[str, int], None]
"""Told what was just done and how many of them."""


@dataclass
class Summary:
    """What a run of the clock did, by kind, and under which law it left the pool."""

    at: datetime
    done: Counter[str] = field(default_factory=Counter)
    law: LawView | None = None
    gap: bool = False
    """Whether the ranking of the day is not known, and nobody is ranked."""


def run(
    desk: Desk,
    *,
    progress: Progress | None = None,
    workers: int = 1,
    counted: bool = True,
    looking: bool = True,
) -> Summary:
    """Do everything that is due by the desk's clock, and count the pool for everybody to know.

    :param workers: processes that determine standings where everybody is re-scored.
    :param counted: whether to count it, where people are ranked; a round, which runs the clock itself, does not.
    :param looking: whether to look for anybody who stands under another law though the law of the instant was applied;
        a round looks itself, and has the clock do so where it finds somebody.
    """
    say = progress or _silent
    with unit(desk) as now:
        at = now.now
    summary = Summary(at)
    for kind, step in _STEPS:
        for many in step(desk, at, summary):
            say(kind, many)
    _apply_law(desk, at, summary, say, workers, looking=looking)
    with unit(desk) as now:
        if counted and not summary.gap:
            counts.take(now)
        now.tell("clock.run", "pool", at=at.isoformat(), done=dict(sorted(summary.done.items())))
    return summary


def _silent(what: str, many: int) -> None:
    """Nobody asked to be told."""


def _drafts(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    """Drafts that were not submitted in time go, with all that was stated in them."""
    due = Profile.objects.filter(state=ProfileState.DRAFT.value, draft_until__lte=at, due__lte=at)
    while keys := list(due.order_by("due").values_list("id", flat=True)[:BATCH]):
        with unit(desk) as now:
            for profile in held_rows(id__in=keys, state=ProfileState.DRAFT.value):
                now.move(profile.number, ProfileState.DRAFT, "deleted")
                profile.delete()
                summary.done["profile.deleted"] += 1
        yield len(keys)


def _offers(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    due = Nomination.objects.filter(state=NominationState.OFFERED.value, due__lte=at)
    while keys := list(due.order_by("due").values_list("profile_id", flat=True)[:BATCH]):
        with unit(desk) as now:
            # The profile first: everybody locks in this order.
            held = list(held_rows(id__in=keys).order_by("id"))
            for nomination in due.filter(profile__in=held).select_related("profile").order_by("profile_id"):
                lapse_offer(now, nomination)
                summary.done["nomination.lapsed"] += 1
        yield len(keys)


def _invitations(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    """An invitation lapses once its last day is over everywhere."""
    waiting = Invitation.objects.filter(state=InvitationState.ISSUED.value)
    days = [day for day in waiting.values_list("answer_by", flat=True).distinct() if over_at(day) <= at]
    due = waiting.filter(answer_by__in=days)
    while keys := list(due.order_by("profile_id").values_list("profile_id", flat=True)[:BATCH]):
        with unit(desk) as now:
            held = {each.id: each for each in held_rows(id__in=keys)}
            for invitation in due.filter(profile__in=held).select_related("round").order_by("profile_id"):
                lapse(now, invitation, held[invitation.profile_id])
                summary.done["profile.lapsed"] += 1
        yield len(keys)


def _profiles(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    """Exactly those whose calendar says that something changed, or whose time is over."""
    yield from rescore(desk, Profile.objects.filter(due__lte=at), "profile.determined", summary.done)


def _barred(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    """Nobody who is barred is ranked (Act, 10.1(4)), however the profile came to be there."""
    while keys := list(barred(day_of(at)).order_by("id").values_list("id", flat=True)[:BATCH]):
        with unit(desk) as now:
            for profile in held_rows(id__in=keys):
                take_out(now, profile)
                summary.done["profile.barred"] += profile.state == ProfileState.BARRED.value
        yield len(keys)


def _in_no_round(desk: Desk, at: datetime, summary: Summary) -> Iterator[int]:
    """Of those who are in no round, whose nomination ended or who are barred, whose time is over."""
    due = Profile.objects.filter(state__in=IN_NO_ROUND, due__lte=at)
    while keys := list(due.order_by("due", "id").values_list("id", flat=True)[:BATCH]):
        with unit(desk) as now:
            for profile in held_rows(id__in=keys, state__in=IN_NO_ROUND):
                expire_when_over(now, profile)
                summary.done["profile.expired"] += 1
        yield len(keys)


_STEPS: Sequence[tuple[str, Callable[[Desk, datetime, Summary], Iterator[int]]]] = (
    ("drafts", _drafts),
    ("offers", _offers),
    ("invitations", _invitations),
    ("profiles", _profiles),
    ("profiles", _barred),
    ("profiles", _in_no_round),
)


# --------------------------------------------------------------------------------------------------- a change of law


def _apply_law(desk: Desk, at: datetime, summary: Summary, say: Progress, workers: int, *, looking: bool) -> None:
    """Bring everybody in the pool under the law of the instant, and note that it is done once nobody is left behind."""
    whole = service_law()
    law = whole.at(at)
    with unit(desk) as now:
        view = now.law_at(at)
    summary.law, summary.gap = view, has_gap(law) and not goes_on()
    state = PoolState.objects.select_related("law").get(id=1)
    if state.law_id == view.id and not (looking and _others(view, at).exists()):
        return
    # Where nothing that a person's standing hangs on differs, nobody is found.
    others = Profile.objects.exclude(law__people=view.people)
    for _ in range(PASSES):
        for many in rescore(desk, others, "law.determined", summary.done, workers=workers):
            say("law", many)
        if _noted(desk, at, view):
            return


def _noted(desk: Desk, at: datetime, view: LawView) -> bool:
    """Note that a law is applied to everybody, unless somebody who was changed meanwhile still stands under another.

    Whatever began before is waited for; what begins later is stamped later, and stands under this law or a later one.
    """
    with unit(desk, alone=True) as now:
        if _others(view, at).exists():
            return False
        if PoolState.objects.exclude(law=view).filter(id=1).update(law=view):
            now.tell(
                "law.applied", "pool", law=view.fingerprint, last_known_rules=view.last_known, ranking=view.ranking
            )
    return True


def _others(view: LawView, at: datetime) -> QuerySet[Profile]:
    """Who is in the pool at an instant under a law by which people may stand otherwise; rows without a document stay.

    No index is kept for it, which each change of law would write anew: a tenth of a second for 250,000 profiles.
    """
    same = list(LawView.objects.filter(people=view.people).values_list("id", flat=True))
    in_pool = Profile.objects.filter(state=ProfileState.IN_POOL.value, version__gt=0, effective__lte=at)
    return in_pool.exclude(law__in=same)


def left_behind(at: datetime) -> bool:
    """Whether anybody in the pool stands under another law than the one that the clock applied: no round may begin."""
    state = PoolState.objects.select_related("law").get(id=1)
    return state.law is not None and _others(state.law, at).exists()


def due_now(at: datetime) -> bool:
    """Whether the clock has something to do in the pool before anybody may be ranked at an instant."""
    kinds = (ProfileState.IN_POOL.value, *IN_NO_ROUND)
    state = PoolState.objects.select_related("law").get(id=1)
    law = service_law().at(at)
    return (
        state.law is None
        or state.law.fingerprint != law.fingerprint
        or state.law.last_known != (has_gap(law) and goes_on())
        or Profile.objects.filter(state__in=kinds, due__lte=at).exists()
        or barred(day_of(at)).exists()
    )
