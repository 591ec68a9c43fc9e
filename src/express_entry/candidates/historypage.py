"""Everything that happened to somebody's profiles and applications, the latest first, a page at a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from express_entry.api.filereach import within as applications_within
from express_entry.api.gate import Asked
from express_entry.api.profiles import within as profiles_within
from express_entry.application.trailwords import words_of_action
from express_entry.law import Language
from express_entry.pages.access import signed_in
from express_entry.pages.frame import page
from express_entry.pool.auditrows import AuditEntry
from express_entry.pool.lifecycle import TRANSITIONS
from express_entry.pool.models import Invitation
from express_entry.pool.outside import told_entries
from express_entry.pool.showing import INVITED, ROUND_RUN

from . import recordwords as words
from .addresses import link
from .telling import Teller

ROWS = 50
"""Events on a page."""
OF_PROFILES = sorted({each.action for each in TRANSITIONS} | {"interest.sent", "review.settled", "person.barred"})
"""What the history of a profile tells its person: every change of state, and what else others did that concerns it."""


class Subjects(NamedTuple):
    """What of somebody the audit trail tells of: profiles, applications under way and ended ones, rounds."""

    profiles: list[str]
    open: list[str]
    ended: list[str]
    rounds: list[str]

    @property
    def condition(self) -> Q:
        """The entries that the person may see; what officers weigh among themselves is none of them."""
        own = Q(subject__in=self.profiles, action__in=OF_PROFILES)
        own |= Q(subject__in=[*self.open, *self.ended]) & told_entries(self.ended)
        return own | Q(action=ROUND_RUN, subject__in=self.rounds)


@require_safe
@signed_in("profile.start")
def history(request: Asked, language: Language) -> HttpResponse:
    """What happened, in words; not by whom."""
    teller, subjects = Teller(language), subjects_of(request)
    before = request.GET.get("before", "")
    rows = AuditEntry.objects.filter(subjects.condition).order_by("-sequence")
    if before.isascii() and before.isdigit() and len(before) < 19:
        rows = rows.filter(sequence__lt=int(before))
    found = list(rows.values_list("sequence", "instant", "action", "subject")[: ROWS + 1])
    shown = found[:ROWS]
    own = link("history", language)
    context: dict[str, Any] = {
        "events": [_event(at, action, subject, teller) for _, at, action, subject in shown],
        "older": f"{own}?before={shown[-1][0]}" if len(found) > ROWS else "",
        "newest": own if before else "",
    }
    return page(request, "candidates:history", language, context, words=words)


def subjects_of(request: Asked) -> Subjects:
    """What of whoever asks the trail tells of."""
    persons = request.caller.persons
    profiles = list(profiles_within(request.caller, "profile.history").filter(person__in=persons))
    rows = applications_within(request.caller, "application.history").filter(profile__in=profiles)
    issued = Invitation.objects.filter(profile__in=profiles, supplement__isnull=True)
    return Subjects(
        [each.number for each in profiles],
        [each.number for each in rows if each.ended is None],
        [each.number for each in rows if each.ended is not None],
        list(issued.values_list("round__number", flat=True)),
    )


def _event(at: datetime, action: str, subject: str, teller: Teller) -> dict[str, str]:
    named = INVITED if action == ROUND_RUN else action
    said = words_of_action(named)
    return {"when": teller.minute(at), "what": named if said is None else teller.say(said), "about": subject}
