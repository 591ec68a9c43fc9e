"""Putting back into the pool whom a table of the law that was wrong removed from it, kept out at the door, or expired.

An ineligible profile has ended, and nobody edits it back to life. But the system owes everybody an outcome in line with
the instructions (Act, 10.2(4)): where the table was wrong, so was the outcome. The profile is in the pool again with
its instant of submission and for the rest of its own twelve months, as if the table had been right from the start.
Where the days of an invitation were too few, it is open again for the rest of those that the law gave.

The person may be back on another profile by now. Where a passport or the record tells so, the profile is not restored;
where only name and birth date are the same, an officer says first whether they are one, as at the door.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from express_entry.law import Text

from .bars import near, require_no_bar
from .doubles import ANOTHER_LIVE, doubles_of, others_of, require_no_other
from .faults import Conflict, Unacceptable
from .invitations import last_day, over_at
from .keeping import effective_document, found, latest_text, locked, put_standing, save, stated, told_standing
from .laws import goes_on, service_law
from .lifecycle import transition
from .names import hold_name
from .nominationrows import SPENT, Nomination, of_certificate
from .outcomes import Outcome, outcome_of
from .people import Review
from .periods import lapsed_invitation
from .profiles import Profile, instant_of_row
from .progress import Had, Standing, expiry, progress, standing
from .states import InvitationState, NominationState, ProfileState
from .units import Desk, Unit, unit


def restore(desk: Desk, number: str, *, legal_basis: str) -> Profile:
    """Put a profile back that would not have ended, had the table been right: into the pool, or to its invitation.

    One that may be the person's behind another of the same name and birth date stays as it is and is put to an officer
    (:func:`.intake.settle`); found to be another person's, it can be restored.

    :raises Unacceptable: without a legal basis.
    :raises Conflict: where the profile has not ended so, its outcome stands under the law now held, its time in the
        pool is over, it would meanwhile have left the pool, the person has another live profile, or its certificate was
        recorded again on another one and cannot come back from there.
    :raises Forbidden: while the person is barred for misrepresentation.
    """
    if not legal_basis.strip():
        raise Unacceptable(NO_BASIS.of(), fields={"legal_basis": NO_BASIS.of()})
    with unit(desk) as now:
        hold_name(found(number).name_key)  # before any row of that name, as whoever submits does
        profile = locked(now, number)
        is_lapsed = profile.state == ProfileState.LAPSED.value
        transition(ProfileState(profile.state), "reopened" if is_lapsed else "restored")
        outcome = outcome_of(profile)
        if outcome is None or not outcome.differs:
            raise Conflict(STANDS.of(number=number))
        require_no_bar(now, profile)
        others = others_of(now, profile, named=True)
        require_no_other(profile, others)
        if _waits(now, profile, others):
            return profile
        put_back = _reopen if is_lapsed else _put_back
        put_back(now, profile, outcome, legal_basis.strip())
        return profile


def _waits(now: Unit, profile: Profile, others: Sequence[Profile]) -> bool:
    """Whether an officer has to say first whose the profile is; what was not asked yet is asked now.

    :raises Conflict: where an officer said already that it is the person's behind another live profile.
    """
    doubles = []
    if latest_text(profile):
        doubles = doubles_of(now, profile, stated(profile), others, bars=near(profile, now.now))
    same = Review.objects.filter(same=True)
    for other, _ in doubles:
        if other is not None and same.filter(_of_both(profile, other)).exists():
            raise Conflict(ANOTHER_LIVE.of())
    open_ones = profile.reviews.filter(settled__isnull=True)
    if not doubles:
        open_ones.update(settled=now.now)  # nobody is left whom it may double
        return False
    asked = set(open_ones.values_list("other_id", "bar_id"))
    new = [(other, bar) for other, bar in doubles if (other and other.id, bar and bar.id) not in asked]
    for other, bar in new:
        Review.objects.create(profile=profile, other=other, bar=bar, opened=now.now)
    if new:
        now.tell("review.opened", profile.number, others=[other.number for other, _ in new if other is not None])
    return True


def _of_both(one: Profile, other: Profile) -> Q:
    return Q(profile=one, other=other) | Q(profile=other, other=one)


def _require_a_round(profile: Profile) -> None:
    """No nomination on it ended, which would keep it out of every round; who was invited already needs none."""
    ended = [NominationState.WITHDRAWN.value, NominationState.RENOUNCED.value]
    if profile.nominations.filter(state__in=ended, accepted__isnull=False).exists():
        raise Conflict(NOMINATION_ENDED.of(number=profile.number))


def _ended_with(profile: Profile) -> QuerySet[Nomination]:
    """The accepted nomination that ended with the profile, if any."""
    return profile.nominations.filter(state=NominationState.ENDED.value, ended=profile.ended, accepted__isnull=False)


def _used_since(nomination: Nomination) -> bool:
    """Whether its certificate was recorded on another profile and stands there, or was withdrawn or renounced (MI, 28).

    One that was withdrawn or renounced there is gone here too, an offer of it that was withdrawn later included; one
    that an application rests on is spent.
    """
    later = Q(id__gt=nomination.id, state=NominationState.WITHDRAWN.value)
    same = Nomination.objects.filter(of_certificate(nomination.province, nomination.certificate))
    return same.filter(SPENT | later).exclude(id=nomination.id).exists()


def _put_back(now: Unit, profile: Profile, outcome: Outcome, legal_basis: str) -> None:
    assert profile.submitted is not None
    assert profile.law is not None
    _require_a_round(profile)
    # What it rested on: of who expired the law of the standing was right, and the table of periods wrong.
    wrong: dict[str, Any] = {"table": outcome.table} if outcome.table else {"wrong_law": profile.law.fingerprint}
    lawful = expiry(profile.submitted, service_law().at(profile.submitted))
    # Found ineligible at the door, no time in the pool was counted for it; of a wrong table too little may have been.
    profile.expires = lawful if profile.expires is None else max(profile.expires, lawful)
    if profile.expires <= now.now:
        raise Conflict(OVER.of(number=profile.number, until=profile.expires.isoformat(timespec="seconds")))
    _nomination_back(now, profile)
    made = _standing_now(now, profile, outcome)
    source, profile.state, profile.ended = ProfileState(profile.state), ProfileState.IN_POOL.value, None
    put_standing(now, profile, made, tell=False)
    now.move(
        profile.number,
        source,
        "restored",
        legal_basis=legal_basis,
        outcome=instant_of_row(outcome.instant),
        submitted=instant_of_row(profile.submitted),
        expires=instant_of_row(profile.expires),
        **wrong,
        **told_standing(profile),
    )


def _reopen(now: Unit, profile: Profile, outcome: Outcome, legal_basis: str) -> None:
    """The invitation that lapsed is open again until the day that the law gave.

    A draft of an application that was discarded at the lapse does not come back: its papers are gone, and its fees are
    repaid. The person starts another one.
    """
    invitation = lapsed_invitation(profile)
    assert invitation is not None
    last = last_day(invitation.issued)
    if over_at(last) <= now.now:
        raise Conflict(PERIOD_OVER.of(number=profile.number, last=last))
    _nomination_back(now, profile)
    told: dict[str, Any] = {"legal_basis": legal_basis, "table": outcome.table, "answer_by": last.isoformat()}
    now.move(profile.number, InvitationState.LAPSED, "reopened", round=invitation.round.number, **told)
    invitation.state, invitation.ended, invitation.answer_by = InvitationState.ISSUED.value, None, last
    invitation.save()
    now.move(profile.number, ProfileState.LAPSED, "reopened", outcome=instant_of_row(outcome.instant), **told)
    profile.state, profile.ended, profile.due = ProfileState.INVITED.value, None, None
    assert profile.submitted is not None
    if profile.version:
        lawful = expiry(profile.submitted, service_law().at(profile.submitted))
        profile.expires = lawful if profile.expires is None else max(profile.expires, lawful)
    save(profile)


def _nomination_back(now: Unit, profile: Profile) -> None:
    """An accepted nomination that ended with the profile stands again; an offer is not made again by that."""
    for nomination in _ended_with(profile):
        if _used_since(nomination):
            raise Conflict(USED_SINCE.of(number=profile.number, certificate=nomination.certificate))
        now.move(profile.number, NominationState.ENDED, "restored", province=nomination.province)
        nomination.state, nomination.ended = NominationState.ACCEPTED.value, None
        nomination.save()


def _standing_now(now: Unit, profile: Profile, outcome: Outcome) -> Standing:
    """The standing that the profile would have by now, whatever the clock would have done meanwhile.

    :raises Conflict: where it would have been removed all the same, later.
    """
    assert profile.expires is not None
    document, whole = effective_document(profile), service_law()
    first = standing(document, outcome.instant, profile.expires, whole, goes_on=goes_on())
    had = Had(first, profile.expires, stale=False)
    last = (first, *progress(had, document, now.now, whole, goes_on=goes_on()))[-1]
    if not last.eligible:
        raise Conflict(REMOVED_SINCE.of(number=profile.number, since=last.since.isoformat(timespec="seconds")))
    return last


NO_BASIS = Text(
    "legal_basis: it is empty. Accepted: the provision, and the correction of the table, that the profile is restored "
    "on.",
    "legal_basis : il est vide. Accepté : la disposition, et la correction de la table, sur lesquelles le profil est "
    "rétabli.",
)
STANDS = Text(
    "number: what became of the profile {number} stands under the law as it is now held, or can no longer be assessed. "
    "Accepted: one that was removed, found ineligible, expired or lapsed under a table that was wrong.",
    "numéro : ce qui est advenu du profil {number} vaut aussi selon le droit tel qu'il est tenu maintenant, ou ne peut "
    "plus être évalué. Accepté : un profil retiré, jugé non admissible, expiré ou caduc selon une table erronée.",
)
OVER = Text(
    "number: the time of the profile {number} in the pool was over at {until}. Accepted: a new profile.",
    "numéro : la durée du profil {number} dans le bassin était écoulée le {until}. Accepté : un nouveau profil.",
)
PERIOD_OVER = Text(
    "number: the invitation of the profile {number} would have been open until {last} by the law as it is now held, "
    "and no longer is. Accepted: a new profile.",
    "numéro : l'invitation du profil {number} aurait été ouverte jusqu'au {last} selon le droit tel qu'il est tenu "
    "maintenant, et ne l'est plus. Accepté : un nouveau profil.",
)
REMOVED_SINCE = Text(
    "number: the profile {number} would have been removed all the same at {since}, under the law as it is now held. "
    "Accepted: one that would still be in the pool.",
    "numéro : le profil {number} aurait été retiré de toute façon le {since}, selon le droit tel qu'il est tenu "
    "maintenant. Accepté : un profil qui serait encore dans le bassin.",
)
NOMINATION_ENDED = Text(
    "number: the nomination on the profile {number} ended, so that it would be in no round. Accepted: a new profile.",
    "numéro : la désignation du profil {number} est terminée; il ne serait donc dans aucune ronde. Accepté : un "
    "nouveau profil.",
)
USED_SINCE = Text(
    "number: the certificate {certificate} of the nomination on the profile {number} was recorded on another profile "
    "since, where it stands or was withdrawn or renounced. Accepted: a new profile.",
    "numéro : le certificat {certificate} de la désignation du profil {number} a depuis été consigné sur un autre "
    "profil, où la désignation est toujours valable, a été retirée ou a fait l'objet d'une renonciation. Accepté : un "
    "nouveau profil.",
)
