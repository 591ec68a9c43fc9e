"""What people are not shown of what is held on them: who the officers were, and what these still weigh.

One rule for whoever shows it to them, be it an answer or the export of all their records; of the files of applications
it goes on in :mod:`express_entry.application.outside`.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from express_entry.law import Text

OF_OFFICERS = (
    *("application.assigned", "application.interest", "application.noted", "finding.", "officer."),
    *("access.", "correspondence.read"),
)
"""How the events begin that officers do among themselves: they are none of the history of those they are about."""
BEFORE_THE_END = ("decision.proposed", "decision.sent_back", "decision.confirmed")
"""What is weighed among officers, and is history once the application has ended."""

OFFICERS = Text(
    "under which name somebody acted, which may be an officer's; what was done is told",
    "sous quel nom quelqu'un a agi, qui peut être celui d'un agent; ce qui a été fait est dit",
)
WEIGHED = Text(
    "the software worked it out for an officer, who weighs it; what was decided is told in the decision and in letters",
    "le logiciel l'a établi pour un agent, qui l'apprécie; ce qui est décidé est dit dans la décision et les lettres",
)


def is_told(action: str, *, ended: bool) -> bool:
    """Whether an event of the audit trail is told to the people whom it is about.

    :param ended: whether the application, if it is about one, has ended.
    """
    return not action.startswith(OF_OFFICERS if ended else OF_OFFICERS + BEFORE_THE_END)


def told_entries(ended: Collection[str]) -> Q:
    """The same as a condition on entries of the audit trail; ``ended`` are the numbers of applications that have."""
    found = Q()
    for beginning in OF_OFFICERS:
        found &= ~Q(action__startswith=beginning)
    return found & (Q(subject__in=ended) | ~Q(action__in=BEFORE_THE_END))
