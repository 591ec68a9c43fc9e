"""The laws that standings and rounds rest on, kept in canonical bytes; and the law that the service applies.

A :class:`LawView` is written once for each law under which anything was determined. So a table that is corrected later
can be told from what was applied at the time, and every result that it touches be found.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import models

from express_entry.assessment.dated import UNREAD
from express_entry.law import Consolidation, Law, Text, consolidated
from express_entry.law.canonical import RANKING
from express_entry.law.overlay import overlaid

from .faults import NoRanking


class LawView(models.Model):
    """A law as it was applied; ``last_known`` says whether points are those of the last known ranking (a gap)."""

    fingerprint = models.CharField(max_length=64)
    last_known = models.BooleanField()
    ranking = models.CharField(max_length=10)
    """The first day of the version of the ranking whose points were applied."""
    people = models.CharField(max_length=64)
    """A digest of the tables that a person's standing hangs on and of how a gap is dealt with (:func:`people_of`)."""
    canonical = models.BinaryField()
    since = models.DateTimeField()
    """The first instant that it was applied to."""

    class Meta:
        """One row for each law and each way of dealing with its gap."""

        constraints = (models.UniqueConstraint(fields=["fingerprint", "last_known"], name="one_law_view"),)

    def __str__(self) -> str:
        return self.fingerprint[:12]


class PoolState(models.Model):
    """The one row that says which law the clock last applied to everybody in the pool."""

    law = models.ForeignKey(LawView, on_delete=models.PROTECT, null=True)

    class Meta:
        """One row at most."""

        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="one_pool_state"),)

    def __str__(self) -> str:
        return str(self.law)


def service_law() -> Consolidation:
    """The law that the service applies: that of the release, with the files the operator installed laid over it."""
    return _laid(tuple(settings.LAW_FILES))


@lru_cache(maxsize=4)
def _laid(files: tuple[Path, ...]) -> Consolidation:
    law = consolidated()
    for path in files:
        law = overlaid(law, path)
    return law


def has_gap(law: Law) -> bool:
    """Whether the points of the ranking are not known under a law."""
    return not law.has(RANKING)


def goes_on() -> bool:
    """Whether the operator chose to go on under the last known rules where the ranking has a gap."""
    return bool(settings.LAST_KNOWN_RULES)


def view_of(law: Law, instant: datetime) -> LawView:
    """The row of a law, made where there is none yet."""
    last_known = has_gap(law) and goes_on()
    shown = law.last_known if has_gap(law) else law
    found, _ = LawView.objects.defer("canonical").get_or_create(
        fingerprint=law.fingerprint,
        last_known=last_known,
        defaults={
            "ranking": shown.crs_version,
            "people": people_of(law, last_known=last_known),
            "canonical": law.canonical,
            "since": instant,
        },
    )
    return found


def people_of(law: Law, *, last_known: bool) -> str:
    """A digest of everything that a person's standing hangs on: under two laws of one digest everybody stands the same.

    Left out are the tables that speak of what follows an invitation.
    """
    return _people(law.canonical, last_known)


@lru_cache(maxsize=256)
def _people(canonical: bytes, last_known: bool) -> str:
    tree = json.loads(canonical)
    tree["tables"] = {name: table for name, table in tree["tables"].items() if not name.startswith(UNREAD)}
    text = json.dumps([tree, last_known], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def people_at(instant: datetime) -> str:
    """The digest of the law that the service holds for that of an instant."""
    law = service_law().at(instant)
    return people_of(law, last_known=has_gap(law) and goes_on())


def require_ranking(law: Law) -> None:
    """See to it that people can be ranked.

    :raises NoRanking: on a day in a gap of the ranking, unless the operator chose to go on under the last known rules.
    """
    if has_gap(law) and not goes_on():
        gap = next(each for each in law.gaps if each.table == RANKING)
        raise NoRanking(NOT_RANKED.of(since=gap.from_, reason=gap.reason))


NOT_RANKED = Text(
    "nobody is ranked: {reason}. Accepted: the missing tables, installed by EXPRESS_ENTRY_LAW, or "
    "EXPRESS_ENTRY_LAST_KNOWN_RULES=yes to go on under the rules known before {since}, which every result then says.",
    "personne n'est classé : {reason}. Accepté : les tables manquantes, installées par EXPRESS_ENTRY_LAW, ou "
    "EXPRESS_ENTRY_LAST_KNOWN_RULES=yes pour continuer selon les règles connues avant le {since}, ce que chaque "
    "résultat indique alors.",
)
