"""Whom a round missed: who by what stood on record at its instant reached the line, and was not invited.

The law is that now held for the instant of the round, so that a corrected table tells whom the wrong one kept out.
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import NamedTuple

from express_entry.profile import Profile as Document
from express_entry.profile.document import stored
from express_entry.selection import Category, Row, State, exclusion_of, program_of

from .keeping import ranked_document
from .laws import goes_on, service_law
from .nominationrows import stood_at
from .profiles import Profile, number_text
from .progress import standing_at
from .roundrows import Round
from .rounds import instruction_at, known

NOBODY = sys.maxsize
"""More points than anybody has: the line of a round that was to invite nobody."""


def place_of(profile: Profile, item: Round) -> tuple[str, int] | None:
    """The class and the points by which a profile should have been invited in a round; None where it was not missed."""
    assert item.instant is not None
    row = row_at(profile, item.instant)
    if row is None:
        return None
    instruction = instruction_at(known(item.number), item.instant)
    if exclusion_of(row, instruction) is not None or not line_of(item).reached_by(row):
        return None
    program = program_of(row, instruction)
    assert program is not None
    assert row.points is not None
    return program, row.points


class Line(NamedTuple):
    """Where the line of a round fell: the order of the last whom it invited, None where it fell behind everybody.

    Where the instruction named a score, that is the line.
    """

    lowest: int
    last: tuple[int, datetime, str] | None

    def reached_by(self, row: Row) -> bool:
        """Whether a row stands at or before it; of two at one instant the number of the profile decides, as it did."""
        if row.points is None or row.points < self.lowest:
            return False
        return self.last is None or (-row.points, row.submitted, row.number) <= self.last


def line_of(item: Round) -> Line:
    """The line of a round that was run, without whom a correction invited since."""
    if item.invitations == 0:
        return Line(NOBODY, None)
    if item.points_from is not None:
        return Line(item.points_from, None)
    assert item.invitations is not None
    assert item.invited is not None
    if item.invited < item.invitations:
        return Line(0, None)
    assert item.cutoff is not None
    assert item.tie_break is not None
    invited = item.issued_invitations.filter(supplement__isnull=True).order_by("rank")
    last = invited.values_list("profile_id", flat=True).last()
    assert last is not None
    return Line(item.cutoff, (-item.cutoff, item.tie_break, number_text(last)))


def row_at(profile: Profile, instant: datetime) -> Row | None:
    """A profile as it stood at a past instant, by what was on record then, under the law now held for that instant."""
    if profile.submitted is None or profile.expires is None or profile.submitted > instant:
        return None
    document = document_at(profile, instant)
    if document is None:
        return None
    found = standing_at(document, instant, service_law(), goes_on=goes_on())
    return Row(
        number_text(profile.id),
        found.points,
        profile.submitted,
        found.programs,
        frozenset(Category(*each) for each in found.categories),
        State.INVITED if _had_invitation(profile, instant) else State.IN_POOL,
        profile.expires,
    )


def document_at(profile: Profile, instant: datetime) -> Document | None:
    """What was ranked of a profile at a past instant; None where nothing is kept of what was stated by then."""
    version = profile.versions.filter(received__lte=instant).order_by("-sequence").first()
    if version is None or not version.document:
        return None
    nomination = profile.nominations.filter(stood_at(instant)).first()
    return ranked_document(stored(version.document.encode()), nomination)


def _had_invitation(profile: Profile, instant: datetime) -> bool:
    """Whether an invitation of the profile was open at an instant: it was then not in the pool."""
    return profile.invitations.filter(issued__lte=instant).exclude(ended__lte=instant).exists()
