"""How the pool and one profile stand, in plain values that name nobody: for operators, the API and pages alike."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet

from express_entry.history.distribution import WIDE_BANDS
from express_entry.law.days import day_of
from express_entry.law.text import LANGUAGES, Language

from . import clock
from .audit import current_head
from .auditrows import AuditEntry
from .faults import NoRanking
from .laws import PoolState, require_ranking, service_law
from .lifecycle import words_of
from .official import distribution
from .profiles import Profile, instant_of_row, key_of
from .programbits import programs_of
from .roundrows import Invitation
from .states import InvitationState, ProfileState


class Happened(NamedTuple):
    """Something that happened to a profile."""

    instant: datetime
    actor: str
    action: str
    particulars: dict[str, Any]

    def say(self, language: Language) -> str:
        """What happened, in one language."""
        words = words_of(self.action)
        return self.action if words is None else words.say(language)

    def as_document(self, language: Language) -> dict[str, Any]:
        """The same in plain values."""
        return {
            "instant": instant_of_row(self.instant),
            "actor": self.actor,
            "action": self.action,
            "words": self.say(language),
            "particulars": self.particulars,
        }


def status_of(now: datetime) -> dict[str, Any]:
    """How the pool stands at an instant."""
    state = PoolState.objects.select_related("law").get(id=1)
    states = Counter(dict(Profile.objects.values_list("state").annotate(many=Count("id")).order_by("state")))
    points = Profile.objects.filter(state=ProfileState.IN_POOL.value, points__isnull=False)
    found = (each for each in points.values_list("points", flat=True).iterator() if each is not None)
    bands = distribution(found, day_of(now), "-").bands
    waiting = Invitation.objects.filter(state=InvitationState.ISSUED.value)
    deadlines = waiting.values_list("answer_by").annotate(many=Count("id")).order_by("answer_by")
    head = current_head()
    return {
        "law": None if state.law is None else state.law.fingerprint,
        "ranking": None if state.law is None else state.law.ranking,
        "last_known_rules": state.law is not None and state.law.last_known,
        "not_ranked": _not_ranked(now),
        "due": clock.due_now(now),
        "states": {each.value: states[each.value] for each in ProfileState if states[each.value]},
        "bands": {str(band): bands[band] for band in WIDE_BANDS},
        "deadlines": {day.isoformat(): many for day, many in deadlines},
        "trail": {"sequence": head.sequence, "digest": head.digest},
    }


def _not_ranked(now: datetime) -> dict[str, str] | None:
    """Why nobody is ranked, in each language; None where people are."""
    try:
        require_ranking(service_law().at(now))
    except NoRanking as fault:
        return {language: fault.say(language) for language in LANGUAGES}
    return None


def document_of(profile: Profile) -> dict[str, Any]:
    """How a profile stands; nothing of what its document states."""
    invitation = profile.invitations.select_related("round").order_by("-id").first()
    nomination = profile.nominations.order_by("-id").first()
    return {
        "number": profile.number,
        "state": profile.state,
        "version": profile.version,
        "created": instant_of_row(profile.created),
        "submitted": instant_of_row(profile.submitted),
        "effective": instant_of_row(profile.effective),
        "expires": instant_of_row(profile.expires),
        "ended": instant_of_row(profile.ended),
        "points": profile.points,
        "programs": sorted(programs_of(profile.programs)),
        "categories": profile.categories.split(),
        "due": instant_of_row(profile.due),
        "law": None if profile.law is None else profile.law.fingerprint,
        "ranking": None if profile.law is None else profile.law.ranking,
        "last_known_rules": profile.law is not None and profile.law.last_known,
        "invitation": None
        if invitation is None
        else {
            "state": invitation.state,
            "round": invitation.round.number,
            "program": invitation.program,
            "issued": instant_of_row(invitation.issued),
            "answer_by": invitation.answer_by.isoformat(),
        },
        "nomination": None
        if nomination is None
        else {
            "state": nomination.state,
            "province": nomination.province,
            "answer_by": nomination.answer_by.isoformat(),
        },
    }


def history_of(profile: Profile) -> list[Happened]:
    """What happened to a profile: its entries in the trail, and its invitations, which rounds tell all at once."""
    invited = {each.round.number: each for each in _by_rounds(profile)}
    return [_happened(entry, invited) for entry in entries_about(profile.number).order_by("sequence")]


def _happened(entry: AuditEntry, invited: dict[str, Invitation]) -> Happened:
    if entry.action == ROUND_RUN:
        its = invited[entry.subject]
        told = {"round": entry.subject, "rank": its.rank, "program": its.program, "points": its.points}
        return Happened(entry.instant, entry.actor, INVITED, told)
    particulars = json.loads(bytes(entry.payload)) if entry.payload else {}
    return Happened(entry.instant, entry.actor, entry.action, particulars)


def _by_rounds(profile: Profile) -> QuerySet[Invitation]:
    """The invitations of a profile that a round issued; those of corrections are told of the profile itself."""
    return profile.invitations.filter(supplement__isnull=True).select_related("round")


def entries_about(subject: str) -> QuerySet[AuditEntry]:
    """The entries of the audit trail about a profile or round: of a profile also of the rounds that invited it.

    A round tells of all whom it invited at once.
    """
    about, key = Q(subject=subject), key_of(subject)
    if key is not None:
        rounds = Invitation.objects.filter(profile=key, supplement__isnull=True).values("round__number")
        about |= Q(action=ROUND_RUN, subject__in=rounds)
    return AuditEntry.objects.filter(about)


ROUND_RUN = "round.run"
INVITED = "profile.invited"


def entries_of(subject: str | None, many: int) -> list[dict[str, Any]]:
    """The last entries of the audit trail, those about one profile or round alone where one is named."""
    rows = AuditEntry.objects.all() if subject is None else entries_about(subject)
    chosen = rows.order_by("-sequence")
    return [
        {
            "sequence": each.sequence,
            "instant": instant_of_row(each.instant),
            "actor": each.actor,
            "action": each.action,
            "subject": each.subject,
            "particulars": json.loads(bytes(each.payload)) if each.payload else None,
            "digest": each.digest,
        }
        for each in reversed(chosen[:many])
    ]
