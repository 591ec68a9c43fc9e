"""How an invitation ends: applied on, declined, lapsed, cancelled as issued in error (Act, 10.1(1), (6), (7), 10.2(5)).

A profile whose invitation is declined or cancelled goes back with its instant of submission, for the rest of its twelve
months, where the person still qualifies. One whose invitation lapses has ended. The period is counted in days as the
law had it on the day of the invitation; the last day is the one printed, and it is over once it is over everywhere,
since the instructions do not say by which clock (an assumption that no result hides).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from express_entry.law import Text
from express_entry.law.days import DAY, day_of

from .bars import bar_at, put_out
from .faults import Conflict
from .keeping import effective_document, end, locked, put_standing, save, set_standing
from .laws import goes_on, service_law
from .profiles import Profile, instant_of_row
from .progress import Standing, standing
from .roundrows import Invitation, Round
from .states import InvitationState, NominationState, ProfileState
from .statewords import words_of_state
from .units import Desk, Unit, unit

PERIOD = "invitation/period"
LAST_CLOCK = timedelta(hours=12)
"""How far behind UTC the last clock on earth is."""

FOLLOWERS: list[Callable[[Unit, Invitation], None]] = []
"""What else is to be done, in the same transaction, where an invitation ends: packages after this one add theirs."""


def last_day(issued: datetime) -> date:
    """The last day on which an application can be made on an invitation."""
    return last_day_by(service_law().at(issued).values(PERIOD), issued)


def last_day_by(values: Mapping[str, Any], issued: datetime) -> date:
    """The same by the values of the table."""
    return day_of(issued) + timedelta(days=int(values["days"]))


def over_at(last: date) -> datetime:
    """The instant at which a day is over everywhere."""
    return datetime.combine(last + DAY, time.min, UTC) + LAST_CLOCK


def open_invitation(profile: Profile, *, of_round: str | None = None) -> Invitation:
    """The invitation of a profile that waits for an application.

    :param of_round: the round of the invitation that whoever acts has before them; no other is then found.
    :raises Conflict: where there is none, or another than the one that is meant.
    """
    found = profile.invitations.filter(state=InvitationState.ISSUED.value).select_related("round").first()
    if of_round is not None and (found is None or found.round.number != of_round):
        meant = profile.invitations.filter(round__number=of_round).order_by("-id").first()
        if meant is not None:
            raise Conflict(NO_LONGER.of(round=of_round, state=words_of_state(InvitationState(meant.state))))
    if found is None or of_round not in {None, found.round.number}:
        raise Conflict(NONE_OPEN.of(number=profile.number))
    return found


def invited_in(round_: Round) -> QuerySet[Invitation]:
    """Whom a round invited, corrections included, by rank."""
    return round_.issued_invitations.select_related("profile").order_by("rank", "id")


def decline(desk: Desk, number: str, *, of_round: str | None = None) -> Profile:
    """Decline an invitation: back in the pool as before, without another class in its place.

    :raises Conflict: where none is open, its period is over, or another is open than the one that is meant.
    """
    with unit(desk) as now:
        profile = locked(now, number)
        invitation = open_invitation(profile, of_round=of_round)
        require_in_time(now, invitation)
        finish(now, profile, invitation, "declined", InvitationState.DECLINED)
        give_back(now, profile)
        return profile


def apply(desk: Desk, number: str) -> Profile:
    """An application was made on an invitation, for the class it names; the profile is spent."""
    with unit(desk) as now:
        profile = locked(now, number)
        apply_in(now, profile)
        return profile


def apply_in(now: Unit, profile: Profile) -> Invitation:
    """An application is made on the open invitation of a profile, within a unit: both are spent."""
    invitation = open_invitation(profile)
    require_in_time(now, invitation)
    finish(now, profile, invitation, "applied", InvitationState.APPLIED)
    end(now, profile, "applied", ProfileState.APPLIED, now.now)
    return invitation


def lapse(now: Unit, invitation: Invitation, profile: Profile) -> None:
    """No application came within the period: that profile can never be invited again (Act, 10.1(6))."""
    over = over_at(invitation.answer_by)
    finish(now, profile, invitation, "lapsed", InvitationState.LAPSED, over)
    end(now, profile, "lapsed", ProfileState.LAPSED, over)


def lapse_over(now: Unit, profile: Profile) -> None:
    """Let the invitation of a profile lapse, if it waits for an application and its period is over."""
    waiting = profile.invitations.filter(state=InvitationState.ISSUED.value).select_related("round").first()
    if waiting is not None and over_at(waiting.answer_by) <= now.now:
        lapse(now, waiting, profile)


def require_in_time(now: Unit, invitation: Invitation) -> None:
    """See to it that the period of an invitation is not over.

    :raises Conflict: where it is.
    """
    if over_at(invitation.answer_by) <= now.now:
        raise Conflict(TOO_LATE.of(last=invitation.answer_by))


def finish(
    now: Unit,
    profile: Profile,
    invitation: Invitation,
    event: str,
    state: InvitationState,
    ended: datetime | None = None,
) -> None:
    """End an invitation, now or at the instant at which its period was over."""
    now.move(profile.number, InvitationState(invitation.state), event, round=invitation.round.number)
    invitation.state, invitation.ended = state.value, ended or now.now
    invitation.save()
    for each in FOLLOWERS:
        each(now, invitation)


def place_after(profile: Profile, at: datetime) -> tuple[ProfileState, Standing | None]:
    """Where a profile goes that comes back at an instant, and how it then stands; None of one that ended or is barred.

    It is the same whether an invitation is declined or cancelled, or a bar is lifted. A synthetic row stands as it did.
    """
    assert profile.expires is not None
    if profile.expires <= at:
        return ProfileState.EXPIRED, None
    if bar_at(profile, at) is not None:
        return ProfileState.BARRED, None
    if not profile.version:
        return ProfileState.IN_POOL, None
    made = standing(effective_document(profile), at, profile.expires, service_law(), goes_on=goes_on())
    if _nomination_ended(profile):
        return ProfileState.NOMINATION_ENDED, made
    return (ProfileState.IN_POOL if made.eligible else ProfileState.REMOVED), made


def give_back(now: Unit, profile: Profile, event: str = "returned") -> None:
    """Put a profile back into the pool, where it still has time there and the person still qualifies.

    ``event`` says what becomes of it: it returned from an invitation, or was released from a bar.
    """
    source, (place, made) = ProfileState(profile.state), place_after(profile, now.now)
    if place is ProfileState.EXPIRED:
        end(now, profile, "returned_expired", ProfileState.EXPIRED, now.now)
    elif place is ProfileState.BARRED:
        put_out(now, profile, "returned_barred")
    elif place is ProfileState.REMOVED:
        end(now, profile, f"{event}_ineligible", ProfileState.REMOVED, now.now)
    elif place is ProfileState.NOMINATION_ENDED:
        assert made is not None
        now.move(profile.number, source, f"{event}_nomination_ended")
        profile.state = place.value
        set_standing(now, profile, made, tell=False)
        profile.due = profile.expires
        save(profile)
    elif made is None:
        now.move(profile.number, source, event)
        profile.state, profile.due, profile.effective = place.value, profile.expires, now.now
        save(profile)
    else:
        now.move(profile.number, source, event, submitted=instant_of_row(profile.submitted))
        profile.state = place.value
        put_standing(now, profile, made, tell=True)


def _nomination_ended(profile: Profile) -> bool:
    """Whether an accepted nomination on this profile ended."""
    ended = [NominationState.WITHDRAWN.value, NominationState.RENOUNCED.value]
    # An offer that the province took back before it was accepted leaves no trace on the profile.
    return profile.nominations.filter(state__in=ended, accepted__isnull=False).exists()


NONE_OPEN = Text(
    "number: the profile {number} has no open invitation.", "numéro : le profil {number} n'a pas d'invitation ouverte."
)
NO_LONGER = Text(
    "the invitation of round {round} is now: {state}. Nothing was done.",
    "l'invitation de la ronde {round} est maintenant : {state}. Rien n'a été fait.",
)
TOO_LATE = Text(
    "the invitation was open until {last}; it is no longer.",
    "l'invitation était ouverte jusqu'au {last}; elle ne l'est plus.",
)
