"""What a replay came to against what was published: size, lowest score, tie-break to the second."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from express_entry.history import Round
from express_entry.law import Reason, Text


def differences(round_: Round, size: int, cutoff: int | None, tie_break: datetime | None) -> tuple[Reason, ...]:
    """Every way in which a result is not the published one; a tie-break that was not published is not compared."""
    return tuple(_differences(round_, size, cutoff, tie_break))


def _differences(round_: Round, size: int, cutoff: int | None, tie_break: datetime | None) -> Iterator[Reason]:
    if size != round_.invitations:
        yield OTHER.of(field=SIZE, published=round_.invitations, found=size)
    if cutoff != round_.crs_cutoff:
        yield OTHER.of(field=CUT_OFF, published=round_.crs_cutoff, found="–" if cutoff is None else cutoff)
    if round_.tie_break is not None:
        found = None if tie_break is None else tie_break.replace(microsecond=0)
        if found != round_.tie_break:
            published = round_.tie_break.isoformat()
            yield OTHER.of(field=TIE_BREAK, published=published, found="–" if found is None else found.isoformat())


SIZE = Text("invitations", "invitations (nombre)")
CUT_OFF = Text("lowest score", "note la plus basse")
TIE_BREAK = Text("tie-break", "départage")
OTHER = Text("{field}: published {published}, found {found}", "{field} : publié {published}, trouvé {found}")
