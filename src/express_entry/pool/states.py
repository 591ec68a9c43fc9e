"""Where a profile, an invitation, a nomination and a round can stand, and who moves them.

The states of a profile are those of a round's rows (:class:`express_entry.selection.State`), told apart further where
the law does. What may follow on what is the table of :mod:`.lifecycle`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from express_entry.law import Text
from express_entry.selection import State


class Actor(StrEnum):
    """Who causes a change of state."""

    CANDIDATE = "candidate"
    """The candidate, or the representative who acts for them."""
    PROVINCE = "province"
    OFFICER = "officer"
    SYSTEM = "system"
    """The electronic system by itself (Act, 10.2(3)), the clock included."""

    @property
    def words(self) -> Text:
        """How the actor is called."""
        return _ACTORS[self]


class ProfileState(StrEnum):
    """Where an expression of interest stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    INELIGIBLE = "ineligible"
    IN_POOL = "in_pool"
    NOMINATION_ENDED = "nomination_ended"
    BARRED = "barred"
    INVITED = "invited"
    APPLIED = "applied"
    LAPSED = "lapsed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"

    @property
    def live(self) -> bool:
        """Whether the person may not have another beside it (Act, 10.1(5))."""
        return self in LIVE

    @property
    def row_state(self) -> State:
        """The state that a round sees."""
        return _ROW_STATES.get(self) or State(self.value)


class InvitationState(StrEnum):
    """Where an invitation to apply stands."""

    ISSUED = "issued"
    APPLIED = "applied"
    DECLINED = "declined"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


class NominationState(StrEnum):
    """Where an enhanced nomination stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    RENOUNCED = "renounced"
    ENDED = "ended"


class RoundState(StrEnum):
    """Where the instruction for a round stands."""

    DRAFTED = "drafted"
    AUTHORISED = "authorised"
    DISCARDED = "discarded"
    RUN = "run"
    PUBLISHED = "published"


AnyState = ProfileState | InvitationState | NominationState | RoundState

IN_THE_POOL = frozenset({ProfileState.IN_POOL})
LIVE = frozenset(
    {
        ProfileState.SUBMITTED,
        ProfileState.IN_POOL,
        ProfileState.NOMINATION_ENDED,
        ProfileState.BARRED,
        ProfileState.INVITED,
    }
)
"""Submitted and not ended: one of these a person."""
ENDED = frozenset(ProfileState) - LIVE - {ProfileState.DRAFT}
"""Submitted once, and over."""

_ROW_STATES = {ProfileState.SUBMITTED: State.DRAFT, ProfileState.REMOVED: State.INELIGIBLE}
"""Before it is settled who stands behind a submitted profile, it is no more in the pool than a draft."""

KINDS: dict[type[AnyState], str] = {
    ProfileState: "profile",
    InvitationState: "invitation",
    NominationState: "nomination",
    RoundState: "round",
}


def states() -> Iterator[AnyState]:
    """Every state, kind by kind."""
    for kind in KINDS:
        yield from kind


_ACTORS = {
    Actor.CANDIDATE: Text("candidate", "candidat"),
    Actor.PROVINCE: Text("province or territory", "province ou territoire"),
    Actor.OFFICER: Text("officer", "agent"),
    Actor.SYSTEM: Text("system", "système"),
}
