"""A province's own list of nominations held against those that are on record here: what only one of the two has.

Nothing is changed by it. A certificate is used once, so it is what the two lists are held together by.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from express_entry.law.days import instant_at

from .identity import erased_certificate
from .nominationrows import Nomination
from .provinces import require_province


class Listed(NamedTuple):
    """A nomination as a province lists it; what it leaves out is not compared. ``row`` is where it stands."""

    certificate: str
    profile: str = ""
    issued: date | None = None
    state: str = ""
    row: int = 0


class Difference(NamedTuple):
    """A nomination that both have, and what of it is not the same: by name, theirs and ours."""

    listed: Listed
    kept: Nomination
    values: Mapping[str, tuple[str, str]]


class Reconciliation(NamedTuple):
    """What the two lists come to; ``twice`` are rows whose certificate stands in the list before."""

    same: int
    only_listed: Sequence[Listed]
    only_kept: Sequence[Nomination]
    different: Sequence[Difference]
    twice: Sequence[Listed]

    @property
    def agrees(self) -> bool:
        """Whether both lists say the same."""
        return not (self.only_listed or self.only_kept or self.different or self.twice)


def reconcile(province: str, rows: Iterable[Listed], *, year: int | None = None) -> Reconciliation:
    """Hold a list against the nominations of a province, those offered in a year alone where one is named.

    :raises Unacceptable: for a province that takes no part.
    """
    require_province(province)
    kept = {each.certificate: each for each in _kept(province, year)}
    listed: dict[str, Listed] = {}
    twice: list[Listed] = []
    for row in rows:
        erased = erased_certificate(province, row.certificate)
        certificate = erased if erased in kept else row.certificate
        if certificate in listed:
            twice.append(row)
        else:
            listed[certificate] = row
    pairs = [(row, kept[certificate]) for certificate, row in listed.items() if certificate in kept]
    different = [made for row, known in pairs if (made := Difference(row, known, _different(row, known))).values]
    return Reconciliation(
        len(pairs) - len(different),
        [row for certificate, row in listed.items() if certificate not in kept],
        [known for certificate, known in kept.items() if certificate not in listed],
        different,
        twice,
    )


def _kept(province: str, year: int | None) -> Iterable[Nomination]:
    rows = Nomination.objects.filter(province=province).select_related("profile").order_by("id")
    if year is None:
        return rows
    return rows.filter(offered__gte=instant_at(date(year, 1, 1)), offered__lt=instant_at(date(year + 1, 1, 1)))


def _different(row: Listed, known: Nomination) -> dict[str, tuple[str, str]]:
    """What the list states and is another here; what it leaves out agrees."""
    issued = row.issued.isoformat() if row.issued is not None else ""
    stated = {"profile": row.profile, "issued": issued, "state": row.state}
    held = {"profile": known.profile.number, "issued": known.issued.isoformat(), "state": known.state}
    return {name: (value, held[name]) for name, value in stated.items() if value and value != held[name]}
