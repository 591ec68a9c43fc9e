"""Whether a store says one thing: rows, line of the snapshot, invitations, rounds, files and the audit trail agree.

And a picture of it without what chance draws (numbers of rows, codes, salts), by which two stores are compared.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from express_entry.pool import publishing
from express_entry.pool.audit import verify_trail
from express_entry.pool.auditrows import AuditEntry
from express_entry.pool.faults import PoolFault
from express_entry.pool.lifecycle import (
    ENDED,
    LIVE,
    TRANSITIONS,
    InvitationState,
    NominationState,
    ProfileState,
    RoundState,
    transition,
)
from express_entry.pool.nominationrows import SPENT, STANDING, Nomination
from express_entry.pool.profiles import Profile, Version, number_text
from express_entry.pool.roundrows import Invitation, Round
from express_entry.pool.snapshots import stored_bytes

HELD = {RoundState.RUN.value, RoundState.PUBLISHED.value}
OPEN = InvitationState.ISSUED.value
ENDS = {
    ProfileState.INVITED.value: InvitationState.ISSUED.value,
    ProfileState.APPLIED.value: InvitationState.APPLIED.value,
    ProfileState.LAPSED.value: InvitationState.LAPSED.value,
}
"""Of the states of a profile those that an invitation stands behind, and in which state it then is."""
WAITING = {ProfileState.DRAFT, ProfileState.IN_POOL, ProfileState.NOMINATION_ENDED, ProfileState.BARRED}
"""The states in which something becomes of a profile by itself."""
PROFILES = {each.action for each in TRANSITIONS if isinstance(each.target or each.source, ProfileState)}
NOMINATIONS = {each.action for each in TRANSITIONS if isinstance(each.target or each.source, NominationState)}
STANDS_ON = {state.value for state in ProfileState} - {state.value for state in ENDED} | {ProfileState.APPLIED.value}
"""The states of a profile on which a nomination can stand."""
ROUNDS = {each.action for each in TRANSITIONS if isinstance(each.target or each.source, RoundState)}


def faults() -> list[str]:
    """Every way in which the store contradicts itself."""
    return [
        *(*_of_profiles(), *_of_invitations(), *_of_nominations()),
        *(*_of_rounds(), *_of_versions(), *_of_trail(), *_of_told_nominations()),
    ]


def _of_profiles() -> Iterator[str]:
    live: Counter[str] = Counter()
    behind: dict[int, list[str]] = defaultdict(list)
    for key, state in Invitation.objects.order_by("issued", "id").values_list("profile_id", "state"):
        behind[key].append(state)
    for row in Profile.objects.select_related("law").order_by("id"):
        state, line = ProfileState(row.state), row.line
        invitations = behind[row.id]
        live.update([row.identity] if state in LIVE else [])
        row.write_line()
        if row.line != line:
            yield f"{row.number}: its line is {line!r} and its columns say {row.line!r}"
        if invitations.count(OPEN) != (state is ProfileState.INVITED):
            yield f"{row.number}: {state} with the invitations {invitations}"
        if row.state in ENDS and (not invitations or invitations[-1] != ENDS[row.state]):
            yield f"{row.number}: {state} with the invitations {invitations}"
        if (row.due is not None) != (state in WAITING):
            yield f"{row.number}: {state}, due {row.due}"
        if state is ProfileState.IN_POOL and (row.law is None or row.expires is None or row.effective is None):
            yield f"{row.number}: in the pool without a standing"
        if state not in LIVE and state is not ProfileState.DRAFT and row.ended is None:
            yield f"{row.number}: {state} and not ended"
    yield from (f"{identity}: {many} live profiles" for identity, many in live.items() if many > 1)


def _of_invitations() -> Iterator[str]:
    several = Counter(Invitation.objects.filter(state=OPEN).values_list("identity", flat=True))
    yield from (f"{identity}: {many} open invitations" for identity, many in several.items() if many > 1)
    for each in Invitation.objects.select_related("profile", "round").order_by("id"):
        if each.identity != each.profile.identity or each.round.state not in HELD:
            yield f"invitation {each.rank} of {each.round} ({each.round.state}) is of {each.profile}"
        if (each.ended is None) != (each.state == OPEN):
            yield f"invitation {each.rank} of {each.round}: {each.state}, ended {each.ended}"


def _of_nominations() -> Iterator[str]:
    first: dict[tuple[str, str], Profile] = {}
    spent: Counter[tuple[str, str]] = Counter()
    for each in Nomination.objects.select_related("profile").annotate(spent=SPENT).order_by("id"):
        key, stands = (each.province, each.certificate), each.state in STANDING
        spent.update([key] if each.spent else [])
        holder = first.setdefault(key, each.profile)
        if not (holder.identity == each.profile.identity or holder.person_id == each.profile.person_id):
            yield f"{each}: on {holder} and on {each.profile}, which is another person's"
        if stands and each.profile.state not in STANDS_ON:
            yield f"{each}: {each.state} on {each.profile}, which is {each.profile.state}"
        if (each.ended is None) != stands or (each.due is None) == (each.state == NominationState.OFFERED.value):
            yield f"{each}: {each.state}, ended {each.ended}, due {each.due}"
        if not _fits(each.state, accepted=each.accepted is not None):
            yield f"{each}: {each.state}, accepted {each.accepted}"
    yield from (f"{key}: {many} nominations use it" for key, many in spent.items() if many > 1)


def _fits(state: str, *, accepted: bool) -> bool:
    """Whether a nomination in a state can have been accepted, or not."""
    always = {NominationState.ACCEPTED.value, NominationState.RENOUNCED.value}
    never = {NominationState.OFFERED.value, NominationState.REJECTED.value, NominationState.LAPSED.value}
    return state not in (never if accepted else always)


def _of_rounds() -> Iterator[str]:
    for item in Round.objects.select_related("law").order_by("id"):
        issued = list(Invitation.objects.filter(round=item, supplement__isnull=True).order_by("rank"))
        if item.state not in HELD:
            if issued or item.instant or item.snapshot or item.invited is not None:
                yield f"{item}: {item.state} with {len(issued)} invitations, instant {item.instant}"
            continue
        if len(issued) != item.invited or [each.rank for each in issued] != list(range(1, len(issued) + 1)):
            yield f"{item}: {item.invited} invited and {len(issued)} invitations"
        if hashlib.sha256(stored_bytes(item.snapshot)).hexdigest() != item.snapshot_digest:
            yield f"{item}: another snapshot"
        yield from (f"{item}: {reason.say('en')}" for reason in publishing.check(item.number))
        if not publishing.trail_fits(item):
            yield f"{item}: the trail tells of others who were invited"


def _of_versions() -> Iterator[str]:
    sequences: dict[int, list[int]] = defaultdict(list)
    for version in Version.objects.order_by("profile_id", "sequence"):
        sequences[version.profile_id].append(version.sequence)
        if hashlib.sha256(version.document.encode()).hexdigest() != version.digest:
            yield f"{version}: another document"
    for key, latest in Profile.objects.values_list("id", "version"):
        if sequences[key] != list(range(1, latest + 1)):
            yield f"{number_text(key)}: version {latest} with the documents {sequences[key]}"


# --------------------------------------------------------------------------------------------------------- the trail


def _of_trail() -> Iterator[str]:
    yield from (finding.reason.say("en") for finding in verify_trail().findings)
    try:
        profiles, rounds = told_states()
    except PoolFault as fault:
        yield f"the trail tells what cannot be: {fault}"
        return
    kept = {number_text(key): state for key, state in Profile.objects.values_list("id", "state")}
    yield from _apart(profiles, kept)
    yield from _apart(rounds, dict(Round.objects.values_list("number", "state")))


def _apart(told: dict[str, str], kept: dict[str, str]) -> Iterator[str]:
    for subject in sorted(told.keys() | kept.keys()):
        if told.get(subject) != kept.get(subject):
            yield f"{subject}: {told.get(subject)} by the trail, and {kept.get(subject)} by its row"


def told_states() -> tuple[dict[str, str], dict[str, str]]:
    """The states of profiles and rounds that follow from the trail alone, and from who was invited.

    :raises Conflict: where it tells of a change of state that cannot be.
    """
    profiles: dict[str, str] = {}
    rounds: dict[str, str] = {}
    chosen: dict[str, list[str]] = defaultdict(list)
    for number, key in Invitation.objects.filter(supplement__isnull=True).values_list("round__number", "profile_id"):
        chosen[number].append(number_text(key))
    for action, subject in AuditEntry.objects.order_by("sequence").values_list("action", "subject"):
        event = action.partition(".")[2]
        if action in PROFILES:
            # What is loaded begins with its submission.
            known = profiles.get(subject, "draft" if event == "submitted" else None)
            source = None if known is None else ProfileState(known)
            target = transition(source, event, ProfileState).target
            profiles.pop(subject, None)
            profiles |= {} if target is None else {subject: target.value}
        if action in ROUNDS:
            stood = rounds.get(subject)
            made = transition(None if stood is None else RoundState(stood), event, RoundState).target
            assert made is not None
            rounds[subject] = made.value
        for number in chosen[subject] if action == "round.run" else ():
            transition(ProfileState(profiles[number]), "invited")
            profiles[number] = ProfileState.INVITED.value
    return profiles, rounds


def _of_told_nominations() -> Iterator[str]:
    """Where the trail tells of other nominations on a profile than there are."""
    kept: dict[str, Counter[str]] = defaultdict(Counter)
    for key, state in Nomination.objects.values_list("profile_id", "state"):
        kept[number_text(key)][state] += 1
    told: dict[str, list[NominationState]] = defaultdict(list)
    try:
        for action, subject in AuditEntry.objects.order_by("sequence").values_list("action", "subject"):
            if action in NOMINATIONS:
                _take(told[subject], action.partition(".")[2])
    except PoolFault as fault:
        yield f"the trail tells of nominations what cannot be: {fault}"
        return
    for subject in sorted(told.keys() | kept.keys()):
        if (by_trail := Counter(each.value for each in told[subject])) != kept[subject]:
            yield f"{subject}: nominations {dict(by_trail)} by the trail, and {dict(kept[subject])} by their rows"


def _take(states: list[NominationState], event: str) -> None:
    """One event of the nominations on a profile, of which at most one stands; a loaded one begins as accepted."""
    sources = [NominationState.ENDED] if event == "restored" else [NominationState(each) for each in STANDING]
    source = next((each for each in states if each in sources), None)
    if source is not None and event != "offered":
        states.remove(source)
    elif event == "accepted":
        source = NominationState.OFFERED
    target = transition(None if event == "offered" else source, event, NominationState).target
    assert isinstance(target, NominationState)
    states.append(target)


# --------------------------------------------------------------------------------------------------------- a picture


def picture() -> dict[str, Any]:
    """All that the store says of people and rounds, by who they are."""
    who = {number_text(key): identity for key, identity in Profile.objects.values_list("id", "identity")}
    found: dict[str, Any] = {}
    for row in Profile.objects.select_related("law").order_by("id"):
        law = None if row.law is None else row.law.fingerprint
        standing = (row.points, row.programs, row.categories, law, row.version)
        instants = tuple(str(each) for each in (row.submitted, row.effective, row.expires, row.due, row.ended))
        found.setdefault(row.identity, []).append([row.state, *standing, *instants])
    for each in Invitation.objects.select_related("round"):
        found[f"{each.round}:{each.rank}"] = [
            *(each.identity, each.state, each.program, each.points, str(each.issued), str(each.ended)),
        ]
    for item in Round.objects.all():
        found[item.number] = [item.state, item.invited, item.cutoff, str(item.tie_break), str(item.instant)]
    for nomination in Nomination.objects.all():
        found[nomination.certificate] = [nomination.state, str(nomination.ended)]
    told: dict[str, list[str]] = defaultdict(list)
    for action, subject in AuditEntry.objects.order_by("sequence").values_list("action", "subject"):
        if action in PROFILES | ROUNDS or subject in who:
            told[f"told of {who.get(subject, subject)}"].append(action)
    return found | dict(told)
