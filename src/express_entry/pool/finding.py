"""Candidates whom a province may find: those in the pool who mean to live there, as far as a stream needs to be known.

The instructions say that provinces see candidates, and not what they see. So whoever named another province, or none,
is not found; nobody is named; points are a span of ten, in what is sought as in what is shown and in its order, so that
no narrowing and no place in the list tells them more exactly; and the validation code stays the candidate's to give.
Within a span the order is that of a draw, the same on every page and another one in each province. A page goes on from
where the service says, and from no number that somebody chooses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core import signing
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.utils.crypto import salted_hmac

from express_entry.law import Reason, Text, occupations
from express_entry.law.programtable import NOMINEES

from .faults import Unacceptable
from .profiles import Profile, Version
from .programbits import program_bits, programs_of, those
from .provinces import require_province
from .states import ProfileState

LOOKED_THROUGH = 3_000
"""Profiles that are looked through for one page, and the rest of their span; so a rare occupation keeps nobody waiting.
"""
SALT = "express_entry.pool.finding"
LONGEST = 200
SPAN = 10
"""Points are told as the span of so many that they are in."""
MOST_POINTS = 1_200
FRENCH = "french"


@dataclass(frozen=True)
class Sought:
    """Whom a province looks for; what is left out narrows nothing.

    Points are widened to the spans of ten that they are in. ``french`` asks for those who meet the criteria of the
    category for French; ``after`` is the ``next`` of the page before.
    """

    least: int | None = None
    most: int | None = None
    noc: str = ""
    program: str = ""
    french: bool = False
    after: str = ""


class Candidate(NamedTuple):
    """Somebody in the pool as a province sees them: points from ``least`` to ``most``, None where they are not known.

    ``occupations`` are the codes of the work stated, the latest first; ``french`` says whether the criteria of the
    category for French are met.
    """

    key: int
    number: str
    least: int | None
    most: int | None
    programs: tuple[str, ...]
    occupations: tuple[str, ...]
    french: bool


class Found(NamedTuple):
    """A page of candidates, and the signed place after which the next one begins; None after the last.

    ``cut_short`` says that so many profiles were looked through as are in one go: there may be more on the next page
    though this one is not full.
    """

    candidates: tuple[Candidate, ...]
    next: str | None
    cut_short: bool


def find(province: str, sought: Sought, *, limit: int) -> Found:
    """The candidates who mean to live in a province and whom nobody has nominated, the highest span of points first.

    What people state stands in their documents alone, so these are looked through, :data:`LOOKED_THROUGH` at most.

    :raises Unacceptable: naming each part of what is sought that cannot be used.
    """
    require_province(province)
    require_usable(sought)
    draw = draw_of(province)
    least = _least_looked_at(sought, draw)
    standing = _standing(sought, least, "profile__") & _later(sought.after, "profile__")
    looked = Version.objects.annotate(**_order(draw, "profile__")).filter(standing)
    rows = _stating(looked, f'"intended_province":"{province}"')
    if sought.noc:
        rows = _stating(rows, f'"noc":"{sought.noc}"')
    rows = rows.filter(sequence=F("profile__version")).select_related("profile").defer("profile__line")
    chosen = _first(rows, limit + 1)
    found = tuple(_candidates(chosen[:limit], sought))
    if len(chosen) > limit:
        last = chosen[limit - 1].profile
        assert last.points is not None
        return Found(found, _signed(Place(_floor(last.points), draw.place_of(last.id))), cut_short=False)
    if least is None:
        return Found(found, None, cut_short=False)
    return Found(found, _signed(Place(least, draw.modulus)), cut_short=True)


class Place(NamedTuple):
    """A place in the list: the least points of a span, and where in the draw of it; the last place of all ends it."""

    least: int
    drawn: int


class Draw(NamedTuple):
    """An order of profiles that has to do with nothing about them: their keys, multiplied and added to, modulo a prime.

    The database works it out as this does; no key is as large as the prime, so no two share a place.
    """

    factor: int
    more: int
    modulus: int = (1 << 31) - 1

    def place_of(self, key: int) -> int:
        """Where a profile stands."""
        return (key * self.factor + self.more) % self.modulus


def draw_of(province: str) -> Draw:
    """The draw of a province, by the key of the service."""
    drawn = salted_hmac(SALT, province, algorithm="sha256").digest()
    factor, more = (int.from_bytes(part, "big") for part in (drawn[:16], drawn[16:]))
    return Draw(factor % (Draw(0, 0).modulus - 1) + 1, more % Draw(0, 0).modulus)


def _order(draw: Draw, at: str) -> dict[str, Any]:
    """The columns by which candidates are listed; ``at`` leads to the profile."""
    above = F(f"{at}points") + (SPAN - 1)
    drawn = (F(f"{at}id") * draw.factor + draw.more) % draw.modulus
    return {"span": above - above % SPAN - (SPAN - 1), "drawn": drawn}


def _first(rows: QuerySet[Version], many: int) -> list[Version]:
    """The first so many in the order of the list.

    How far down they reach is looked up by points, which the database has in order, so that not everybody is drawn.
    """
    last = list(rows.order_by("-profile__points").values_list("profile__points", flat=True)[many - 1 : many])
    if last and last[0] is not None:
        rows = rows.filter(profile__points__gte=_floor(last[0]))
    return list(rows.order_by(F("span").desc(), F("drawn"), "profile_id")[:many])


def _signed(place: Place) -> str:
    return signing.dumps(list(place), salt=SALT)


def _after(text: str) -> Place | None:
    """The place that a page begins after; None where the text was not handed out."""
    try:
        least, drawn = signing.loads(text[:LONGEST], salt=SALT)
    except signing.BadSignature:
        return None
    return Place(int(least), int(drawn))


def _floor(points: int) -> int:
    """The least points of the span that some are in."""
    return (points - 1) // SPAN * SPAN + 1


def _least_looked_at(sought: Sought, draw: Draw) -> int | None:
    """The points down to which profiles are looked through, the least of a span; None where that is all of them."""
    standing = Profile.objects.annotate(**_order(draw, "")).filter(_standing(sought, None) & _later(sought.after, ""))
    ranked = standing.order_by("-points", "submitted", "id")
    found: list[int | None] = list(ranked.values_list("points", flat=True)[LOOKED_THROUGH - 1 : LOOKED_THROUGH])
    return _floor(found[0]) if found and found[0] is not None else None


def _standing(sought: Sought, least: int | None, at: str = "") -> Q:
    """The condition on profiles in the pool, by the columns that a round reads; ``at`` leads to them."""
    own = those(lambda bits: _is_sought(programs_of(bits), sought.program))
    found = Q(**{f"{at}state": ProfileState.IN_POOL.value, f"{at}points__isnull": False, f"{at}programs__in": own})
    floors = [_floor(each) for each in (sought.least, least) if each is not None]
    if floors:
        found &= Q(**{f"{at}points__gte": max(floors)})
    if sought.most is not None:
        found &= Q(**{f"{at}points__lt": _floor(sought.most) + SPAN})
    if sought.french:
        found &= Q(**{f"{at}categories__contains": f" {FRENCH}@"})
    place = _after(sought.after)
    return found if place is None else found & Q(**{f"{at}points__lt": place.least + SPAN})


def _later(after: str, at: str) -> Q:
    """The condition on profiles, of which the draw is known, that they come after a page."""
    place = _after(after)
    return Q() if place is None else Q(**{f"{at}points__lt": place.least}) | Q(drawn__gt=place.drawn)


def _is_sought(programs: frozenset[str], program: str) -> bool:
    """Of whoever was nominated already no other province has to know."""
    return NOMINEES not in programs and (not program or program in programs)


def _stating(rows: QuerySet[Version], text: str) -> QuerySet[Version]:
    """Those whose document has a text as it is kept: canonical JSON writes a fact in one way."""
    name = f"at_{len(rows.query.annotations)}"
    return rows.annotate(**{name: StrIndex("document", Value(text))}).filter(**{f"{name}__gt": 0})


def _candidates(rows: list[Version], sought: Sought) -> Iterator[Candidate]:
    for row in rows:
        codes = _occupations(json.loads(row.document))
        # The text may stand in what is stated of a partner or an offer.
        if not sought.noc or sought.noc in codes:
            yield _candidate(row.profile, codes)


def _candidate(profile: Profile, codes: tuple[str, ...]) -> Candidate:
    least = None if profile.points is None else _floor(profile.points)
    most = None if least is None else least + SPAN - 1
    own = programs_of(profile.programs)
    programs = tuple(slug for slug in program_bits() if slug in own)
    french = any(each.slug == FRENCH for each in profile.category_set)
    return Candidate(profile.id, profile.number, least, most, programs, codes, french)


def _occupations(document: dict[str, Any]) -> tuple[str, ...]:
    """The codes of the work stated, each once, the latest work first."""
    work = sorted(document.get("work") or [], key=lambda job: str(job.get("from") or ""), reverse=True)
    return tuple(dict.fromkeys(str(job["noc"]) for job in work if job.get("noc")))


def sought_programs() -> Sequence[str]:
    """The programs by which candidates can be sought."""
    return [slug for slug in program_bits() if slug != NOMINEES]


def require_usable(sought: Sought) -> None:
    """See to it that candidates can be sought so.

    :raises Unacceptable: naming each part that cannot be used.
    """
    fields: dict[str, Reason] = {}
    for name, value in (("least", sought.least), ("most", sought.most)):
        if value is not None and not 0 <= value <= MOST_POINTS:
            fields[name] = NO_POINTS.of(field=name, value=str(value), most=str(MOST_POINTS))
    if not fields and sought.least is not None and sought.most is not None and sought.least > sought.most:
        fields["most"] = NO_SPAN.of(value=str(sought.most), least=str(sought.least))
    if sought.noc and occupations.find(sought.noc) is None:
        fields["noc"] = NO_OCCUPATION.of(value=sought.noc[:20])
    programs = sought_programs()
    if sought.program and sought.program not in programs:
        fields["program"] = NO_PROGRAM.of(value=sought.program[:20], accepted=", ".join(programs))
    if sought.after and _after(sought.after) is None:
        fields["cursor"] = NO_PLACE.of()
    if fields:
        raise Unacceptable(*fields.values(), fields=fields)


NO_POINTS = Text(
    "{field}: {value} cannot be. Accepted: a whole number of points from 0 to {most}.",
    "{field} : {value} est impossible. Valeurs acceptées : un nombre entier de points de 0 à {most}.",
)
NO_SPAN = Text(
    "most: {value} is less than the fewest points, {least}. Accepted: as many or more.",
    "most : {value} est inférieur au minimum de points, {least}. Valeurs acceptées : autant ou plus.",
)
NO_OCCUPATION = Text(
    "noc: {value} is no code of the classification. Accepted: five digits, such as 21231.",
    "noc : {value} n'est pas un code de la classification. Valeurs acceptées : cinq chiffres, comme 21231.",
)
NO_PROGRAM = Text(
    "program: {value} is no federal program. Accepted: {accepted}.",
    "program : {value} n'est pas un programme fédéral. Valeurs acceptées : {accepted}.",
)
NO_PLACE = Text(
    "cursor: it was not handed out for this list. Accepted: the next of the page before, or none.",
    "cursor : il n'a pas été remis pour cette liste. Valeurs acceptées : le next de la page précédente, ou rien.",
)
