"""The offers of nominations, drafts and bars whose end is another than the law that is now held gives for its own day.

They are told apart from the periods of profiles (:mod:`.periods`) in that nothing moves their ends: a province takes an
offer back and makes it again, somebody starts a draft again, an officer records a bar again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from express_entry.law.days import instant_at

from .bars import PERIOD as BAR
from .deadlines import ANSWER, DRAFT, offer_over_at
from .nominationrows import Nomination
from .people import Bar
from .periods import CHUNK, Miscounted, miscounted
from .profiles import Profile, instant_of_row, number_text
from .states import NominationState, ProfileState


class End(NamedTuple):
    """An end that is another by the law now held: whose, by the number of the profile, or by ``bar-`` and the bar's.

    ``end`` and ``lawful`` are the instants at which it is over; ``lapsed`` says of an offer that it ended by it.
    """

    subject: str
    since: datetime
    end: datetime
    lawful: datetime
    lapsed: bool

    def as_document(self) -> dict[str, str | bool | None]:
        """The end in plain values."""
        instants = {name: instant_of_row(getattr(self, name)) for name in ("since", "end", "lawful")}
        return {"subject": self.subject, **instants, "lapsed": self.lapsed}


def end_of(each: Miscounted, *, lapsed: bool = False) -> End:
    """The end as it is listed."""
    subject = f"bar-{each.profile}" if each.table == BAR else number_text(each.profile)
    return End(subject, each.since, each.end, each.lawful, lapsed)


def offers(state: NominationState) -> Iterator[Miscounted]:
    """The offers in a state, open or lapsed at their end; one that ended otherwise did not hang on it."""
    rows = Nomination.objects.filter(state=state.value).order_by("profile_id", "id")
    found = rows.values_list("profile_id", "offered", "answer_by").iterator(CHUNK)
    return _others(ANSWER, ((key, offered, offer_over_at(last)) for key, offered, last in found))


def drafts() -> Iterator[Miscounted]:
    """The drafts that wait; of one that was deleted nothing is kept."""
    rows = Profile.objects.filter(state=ProfileState.DRAFT.value).order_by("id")
    return _others(DRAFT, rows.values_list("id", "created", "draft_until").iterator(CHUNK))


def bars() -> Iterator[Miscounted]:
    """The bars, of people on record and of others, those that are over included: but none that was lifted."""
    rows = Bar.objects.filter(lifted__isnull=True).order_by("id").values_list("id", "begins", "until").iterator(CHUNK)
    return _others(BAR, ((key, instant_at(begins), instant_at(until)) for key, begins, until in rows))


def _others(table: str, rows: Iterable[tuple[int, datetime, datetime]]) -> Iterator[Miscounted]:
    found = (miscounted(table, *row) for row in rows)
    return (each for each in found if each is not None)
