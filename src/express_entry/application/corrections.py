"""Findings on files that rest on a table that was corrected since, each worked out again by the law now held.

A finding is kept as it was. Where its answers would be others now, the officer who has the file has it worked out anew
(:func:`.retesting.ask`), or looks at completeness again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from express_entry.pool.corrections import differing
from express_entry.pool.faults import PoolFault
from express_entry.pool.laws import service_law
from express_entry.pool.profiles import instant_of_row
from express_entry.profile import check as checked
from express_entry.review.retestshape import as_retest
from express_entry.review.shapes import as_completeness

from .checking import check
from .drafting import form_of
from .examinationrows import Finding, FindingKind
from .retesting import ACCEPTED, work_out

ANSWERS = {
    FindingKind.RETEST: (
        *("in_time", "would_still_have_been_invited", "claimed_qualification_not_held_at_invitation"),
        *("shortfall_at_receipt", "excepted_at_receipt"),
    ),
    FindingKind.COMPLETENESS: ("complete",),
}
"""What a finding of each kind answers."""


class Reconsidered(NamedTuple):
    """A finding that rests on a law no longer held: its answers as they were kept, and as they would be now.

    ``now`` is None where it cannot be worked out any more, since what was declared was erased.
    """

    application: str
    finding: int
    kind: FindingKind
    instant: datetime
    then: dict[str, Any]
    now: dict[str, Any] | None

    @property
    def differs(self) -> bool:
        """Whether it is known that an answer would be another."""
        return self.now is not None and self.now != self.then

    def as_document(self) -> dict[str, Any]:
        """The finding in plain values."""
        return {
            "application": self.application,
            "finding": self.finding,
            "kind": self.kind.value,
            "instant": instant_of_row(self.instant),
            "then": self.then,
            "now": self.now,
            "differs": self.differs,
        }


def reconsidered() -> Iterator[Reconsidered]:
    """The findings that rest on a law other than the one now held for their instant, or for that of the round."""
    whole = service_law()
    related = ("application__invitation__round__law", "application__profile")
    for row in Finding.objects.select_related(*related).order_by("id").iterator(chunk_size=500):
        round_ = row.application.invitation.round
        of_round = round_.law is not None and round_.instant is not None and differing(round_.law, round_.instant)
        if whole.at(row.made).fingerprint != row.law or (of_round and row.kind == FindingKind.RETEST.value):
            yield _again(row)


def _again(row: Finding) -> Reconsidered:
    kind = FindingKind(row.kind)
    kept = json.loads(row.document) if row.document else {}
    then = {name: kept.get("en", {}).get(name) for name in ANSWERS[kind]}
    try:
        found = _worked_out(row, kind, kept)
    except PoolFault:  # what was declared is gone
        found = None
    now = None if found is None else {name: found[name] for name in ANSWERS[kind]}
    return Reconsidered(row.application.number, row.id, kind, row.made, then, now)


def _worked_out(row: Finding, kind: FindingKind, kept: dict[str, Any]) -> dict[str, Any]:
    """The finding worked out by the law now held, by the same forms and the same accepted facts."""
    application = row.application
    if kind is FindingKind.COMPLETENESS:
        found = check(application, row.made)
        return as_completeness(found.completeness, found.doubts, "en")
    accepted = checked(kept[ACCEPTED]) if ACCEPTED in kept else None
    form, received = form_of(application, row.form), application.received or row.made
    return as_retest(work_out(application, form, received, accepted=accepted), "en")
