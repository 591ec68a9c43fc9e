"""Proceed or decline: what an invited person may still do, and what each way leads to."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from express_entry.history import rounds
from express_entry.law.days import day_of
from express_entry.pool.bars import bar_at
from express_entry.pool.invitations import open_invitation, place_after
from express_entry.pool.keeping import effective_document
from express_entry.pool.laws import service_law
from express_entry.pool.profiles import Profile
from express_entry.pool.states import ProfileState
from express_entry.review import Choice, Facts, Retest, Times, choose, retest

from .drafting import ranked_then
from .retesting import terms_of_invitation


class Weighed(NamedTuple):
    """What declining means, and what the test of A11.2 would show were the application received at the instant.

    ``place`` is where the profile goes when the invitation is declined, by the rule that declining itself goes by;
    ``barred_until`` is when the bar is over that keeps it from the pool.
    """

    place: ProfileState
    barred_until: date | None
    choice: Choice
    retest: Retest


def weigh(profile: Profile, at: datetime) -> Weighed:
    """Both ways that an open invitation leaves, at an instant.

    :raises Conflict: where there is no open invitation, or nothing is stated of the person any more.
    """
    invitation = open_invitation(profile)
    terms, whole, now = terms_of_invitation(invitation), service_law(), effective_document(profile)
    choice = choose(
        now,
        terms=terms,
        submitted=profile.submitted,
        on=day_of(at),
        deadline=invitation.answer_by,
        rounds=rounds(),
        law=whole,
    )
    times = Times(profile.submitted, max(at, terms.at), None, invitation.answer_by)
    found = retest(Facts(ranked_then(profile, terms.at), None, now), terms=terms, times=times, law=whole)
    bar, (place, _) = bar_at(profile, at), place_after(profile, at)
    return Weighed(place, None if bar is None else bar.until, choice, found)
