"""The nominations of a batch that is loaded: whose their certificates are, and what is left of each allocation.

The judgement is that of the door (:mod:`.allocations`), asked of a batch in a few queries. The year of a loaded
nomination is that of the submission, which is the instant of its offer on record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Self

from express_entry.law import Reason, Text
from express_entry.law.days import day_of

from .allocations import used_in
from .identity import erased_certificate
from .nominationrows import SPENT, Allocation, Nomination
from .preparing import Prepared
from .units import Unit

Certificate = tuple[str, str]
"""A province and the number of one of its certificates."""
Year = tuple[str, int]
"""A province and a year of its allocation."""


@dataclass
class Nominations:
    """What is on record of the nominations of a batch, with those of it that were let in so far."""

    whose: dict[Certificate, str | None] = field(default_factory=dict)
    """Whose the certificates are, by passport; None for one that can be recorded on no profile again."""
    accepted: set[Certificate] = field(default_factory=set)
    """Those that were accepted before, and use nothing more."""
    allowed: dict[Year, int] = field(default_factory=dict)
    used: Counter[Year] = field(default_factory=Counter)

    @classmethod
    def of(cls, now: Unit, ready: Sequence[Prepared]) -> Self:
        """What is on record; the allocations are held until the unit ends."""
        found = cls()
        nominated = [each for each in ready if each.nomination is not None]
        if nominated:
            found._look(nominated)
            found._hold(now, {_year_of(each) for each in nominated})
        return found

    def _look(self, nominated: Iterable[Prepared]) -> None:
        # What is left of a certificate whose person was erased is known again by its digest.
        asked: dict[Certificate, Certificate] = {}
        for province, certificate in map(_certificate_of, nominated):
            asked[province, certificate] = asked[province, erased_certificate(province, certificate)] = (
                province,
                certificate,
            )
        provinces, certificates = ({each[place] for each in asked} for place in (0, 1))
        rows = Nomination.objects.filter(province__in=provinces, certificate__in=certificates)
        for province, certificate, spent, accepted, identity in rows.annotate(spent=SPENT).values_list(
            "province", "certificate", "spent", "accepted", "profile__identity"
        ):
            key = asked.get((province, certificate))
            if key is None:
                continue
            free = not spent and self.whose.get(key, identity) == identity
            self.whose[key] = identity if free else None
            if accepted is not None:
                self.accepted.add(key)

    def _hold(self, now: Unit, years: set[Year]) -> None:
        rows = Allocation.objects.select_for_update().filter(
            province__in={province for province, _ in years}, year__in={year for _, year in years}
        )
        for province, year, many in rows.order_by("province", "year").values_list("province", "year", "nominations"):
            if (province, year) in years:
                self.allowed[province, year] = many
        for province in sorted({province for province, _ in self.allowed}):
            found = used_in(province, [year for each, year in self.allowed if each == province], now.now)
            self.used.update({(province, year): many for year, many in found.items()})

    def against(self, each: Prepared) -> Reason | None:
        """Why a record may not enter with its nomination; None where nothing is against it."""
        if each.nomination is None:
            return None
        key, year = _certificate_of(each), _year_of(each)
        if self.whose.get(key, each.identity) != each.identity:
            return USED.of(certificate=key[1])
        allowed = self.allowed.get(year)
        if allowed is not None and key not in self.accepted and self.used[year] >= allowed:
            return USED_UP.of(province=year[0], year=str(year[1]), allowed=str(allowed))
        return None

    def take(self, each: Prepared, *, live: bool) -> None:
        """A record enters; with a profile that has ended its nomination has, and the certificate stays the person's."""
        if each.nomination is None:
            return
        key = _certificate_of(each)
        if key not in self.accepted:
            self.used[_year_of(each)] += 1
        self.accepted.add(key)
        self.whose[key] = None if live else each.identity


def _certificate_of(each: Prepared) -> Certificate:
    assert each.nomination is not None
    province, certificate, _ = each.nomination
    return province, certificate


def _year_of(each: Prepared) -> Year:
    assert each.nomination is not None
    return each.nomination[0], day_of(each.submitted).year


USED = Text(
    "nomination.certificate: {certificate} is on record already, or in another record of this load. Accepted: one that "
    "is on record nowhere, or of the same person alone, where the offer was not accepted or the profile has ended.",
    "nomination.certificate : {certificate} est déjà consigné, ou figure dans un autre enregistrement de ce "
    "chargement. Accepté : un certificat qui ne figure nulle part, ou seulement pour la même personne, si l'offre n'a "
    "pas été acceptée ou que le profil a pris fin.",
)
USED_UP = Text(
    "nomination.province: the allocation of {province} for {year}, {allowed} nominations, is used up. Accepted: a "
    "nomination within it, or a greater allocation on record.",
    "nomination.province : l'allocation de {province} pour {year}, de {allowed} désignations, est épuisée. Accepté : "
    "une désignation qui ne la dépasse pas, ou une allocation consignée plus grande.",
)
