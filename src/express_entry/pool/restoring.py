"""Putting back into the pool whom a table of the law that was wrong removed from it, kept out at the door, or expired.

An ineligible profile has ended, and nobody edits it back to life. But the system owes everybody an outcome in line with
the instructions (Act, 10.2(4)): where the table was wrong, so was the outcome. The profile is in the pool again with
its instant of submission and for the rest of its own twelve months, as if the table had been right from the start.
Where the days of an invitation were too few, it is open again for the rest of those that the law gave.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from express_entry.law import Text

from .bars import require_no_bar
from .doubles import others_of, require_no_other
from .faults import Conflict, Unacceptable
from .invitations import last_day, over_at
from .keeping import effective_document, locked, put_standing, save, told_standing
from .laws import goes_on, service_law
from .lifecycle import transition
from .nominationrows import SPENT, Nomination, of_certificate
from .outcomes import Outcome, outcome_of
from .periods import lapsed_invitation
from .profiles import Profile, instant_of_row
from .progress import Had, Standing, expiry, progress, standing
from .states import InvitationState, NominationState, ProfileState
from .units import Desk, Unit, unit


def restore(desk: Desk, number: str, *, legal_basis: str) -> Profile:
    """Put a profile back that would not have ended, had the table been right: into the pool, or to its invitation.

    :raises Unacceptable: without a legal basis.
    :raises Conflict: where the profile has not ended so, its outcome stands under the law now held, its time in the
        pool is over, it would meanwhile have left the pool, the person has another live profile, or its certificate was
        recorded again on another one and cannot come back from there.
    :raises Forbidden: while the person is barred for misrepresentation.
    """
    if not legal_basis.strip():
        raise Unacceptable(NO_BASIS.of(), fields={"legal_basis": NO_BASIS.of()})
    with unit(desk) as now:
        profile = locked(now, number)
        is_lapsed = profile.state == ProfileState.LAPSED.value
        transition(ProfileState(profile.state), "reopened" if is_lapsed else "restored")
        outcome = outcome_of(profile)
        if outcome is None or not outcome.differs:
            raise Conflict(STANDS.of(number=number))
        require_no_bar(now, profile)
        require_no_other(profile, others_of(now, profile))
        put_back = _reopen if is_lapsed else _put_back
        put_back(now, profile, outcome, legal_basis.strip())
        return profile


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
    """The invitation that lapsed is open again until the day that the law gave; what came of it then is undone."""
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
