"""What a round asked of those it invited: the class, the category, the rank; and until when they may apply.

A published round is found by its number. One that is not published is stated: its instant, the class named in the
invitation, the lowest score invited and the tie-breaking time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from express_entry.history import Confidence, Round, RoundType, label
from express_entry.history.covered import FEDERAL, programs_covered
from express_entry.history.labels import EVERYONE
from express_entry.law import Consolidation, Law, Version
from express_entry.law.category import CATEGORY
from express_entry.law.days import DAY, day_of
from express_entry.law.programtable import NOMINEES

PERIOD = "invitation/period"
STATED = "-"
"""In place of the number of a round that is not published."""
WARNING = timedelta(hours=48)
"""How long before the last day to apply somebody is warned."""


@dataclass(frozen=True, slots=True)
class Terms:
    """An invitation's round and the class it names; ``program`` is the class, ``round`` holds the line.

    ``last_known`` says of a round whose law has a gap in the ranking that it was held under the last known rules, as
    the operator of a service may choose: its line is by those, and whoever is tested is ranked by them.
    """

    round: Round
    program: str
    last_known: bool = False

    @property
    def published(self) -> bool:
        """Whether the round is in the history, or was stated."""
        return self.round.number != STATED

    @property
    def at(self) -> datetime:
        """The instant of the invitation."""
        return self.round.instant

    @property
    def day(self) -> date:
        """The day of the invitation, in the place of the law."""
        return day_of(self.round.instant)

    @property
    def category(self) -> str | None:
        """The category of a category-based round."""
        return self.round.program_or_category if self.round.round_type is RoundType.CATEGORY else None

    def version(self, law: Law) -> Version | None:
        """The version of the category that the round names; None where it is not recorded, or there is no category."""
        slug, name = self.category, self.round.category_version
        in_force = law.categories.get(slug) if slug else None
        if in_force is not None and name in (None, in_force.values.get("round_version")):
            return in_force
        table = law.consolidation.tables.get(f"{CATEGORY}{slug}")
        versions = table.versions if table is not None else ()
        return next((item for item in versions if item.values.get("round_version") == name), None)


def terms_of(round_: Round, program: str | None = None) -> Terms:
    """The terms of a published round for the class that the invitation names.

    :raises ValueError: where the round could not invite in that class, or covers several and none is named.
    """
    covered = programs_covered(round_)
    named = program or (covered[0] if len(covered) == 1 else None)
    if named is None or named not in covered:
        raise ValueError(", ".join(covered))
    return Terms(round_, named)


def stated_terms(
    at: datetime,
    program: str,
    cutoff: int,
    tie_break: datetime | None,
    category: str | None = None,
    category_version: str | None = None,
    *,
    last_known: bool = False,
) -> Terms:
    """The terms of a round that is not in the history; its grouping is the category, where there is one.

    :param last_known: whether it was held under the last known rules, where its law has a gap in the ranking.

    :raises ValueError: for a category-based round with a class that such a round does not cover.
    """
    if category is not None and program == NOMINEES:
        raise ValueError(", ".join(FEDERAL))
    kind = RoundType.CATEGORY if category else RoundType.PROGRAM
    grouping = category or program
    name = label(grouping).en if grouping != EVERYONE else grouping
    round_ = Round(
        number=STATED,
        date=day_of(at),
        instant=at,
        round_type=kind,
        program_or_category=grouping,
        category_version=category_version,
        invitations=0,
        crs_cutoff=cutoff,
        tie_break=tie_break,
        official_name=name,
        confidence=Confidence.LOW,
    )
    return Terms(round_, program, last_known)


def last_day(terms: Terms, law: Consolidation) -> date:
    """The last day to apply: the period in force on the day of the invitation (A10.3(1)(k)).

    At which instant of that day the period ends is not told; a printed deadline comes first.
    """
    return terms.day + int(law.at(terms.at).values(PERIOD)["days"]) * DAY
