"""Whether the person behind a document may have a profile: no other that is live; where it is open, an officer decides.

Others of the person are first brought to the instant of the unit: what has expired or lapsed stands in nobody's way,
whether the clock was run since or not.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.profile import Profile as Document

from .bars import in_force
from .faults import Conflict
from .identity import has_passport
from .invitations import lapse_over
from .keeping import advance, held_rows, stated
from .people import Bar, Person, Review
from .profiles import Profile
from .states import LIVE, ProfileState
from .units import Unit

_LIVE = [each.value for each in sorted(LIVE)]


def others_of(now: Unit, profile: Profile, *, named: bool = False) -> list[Profile]:
    """Other live profiles of the passport, or of the person on record; with ``named``, of the name and birth date too.

    The person is held until the unit ends, so that of two profiles submitted at once one sees the other.
    """
    same = Q(identity=profile.identity)
    if profile.person_id is not None:
        Person.objects.select_for_update().get(id=profile.person_id)
        same |= Q(person=profile.person_id)
    if named and profile.name_key:
        same |= Q(name_key=profile.name_key)
    found = []
    for other in held_rows(state__in=_LIVE).filter(same & ~Q(id=profile.id)):
        advance(now, other)
        lapse_over(now, other)
        if ProfileState(other.state).live:
            found.append(other)
    return found


def require_no_other(profile: Profile, others: Iterable[Profile]) -> None:
    """One live profile a person (Act, 10.1(5)): by the passport, and by the person on record.

    :raises Conflict: where one of the others is theirs.
    """
    person = profile.person_id
    if any(other.identity == profile.identity or (person and other.person_id == person) for other in others):
        raise Conflict(ANOTHER_LIVE.of())


def doubles_of(
    now: Unit, profile: Profile, document: Document, others: Iterable[Profile], *, bars: bool = True
) -> list[tuple[Profile | None, Bar | None]]:
    """Of others of the same name and birth date those whom no passport tells apart, and bars of that name.

    Of whom an officer once said that it is somebody else, it is not asked again.

    :param bars: whether there may be any bar of that name.
    """
    if not profile.name_key:
        return []
    alike = [other for other in others if not (has_passport(document) and _tells_itself_apart(other))]
    apart = _settled_apart(profile) if alike else frozenset()
    found: list[tuple[Profile | None, Bar | None]] = [(other, None) for other in alike if other.id not in apart]
    if not bars:
        return found
    # A passport does not clear anybody of a bar: a new one has another number.
    named = in_force(day_of(now.now)).filter(name_key=profile.name_key).exclude(identity=profile.identity)
    known = Review.objects.filter(profile=profile, same=False, bar__isnull=False).values("bar")
    return found + [(None, bar) for bar in named.exclude(id__in=known)]


def _settled_apart(profile: Profile) -> frozenset[int | None]:
    """The profiles of which an officer said that somebody else is behind them."""
    settled = Review.objects.filter(same=False)
    of_others = settled.filter(other=profile).values_list("profile_id", flat=True)
    return frozenset((*settled.filter(profile=profile).values_list("other_id", flat=True), *of_others))


def _tells_itself_apart(other: Profile) -> bool:
    return has_passport(stated(other)) if other.version else False


ANOTHER_LIVE = Text(
    "the person has another profile that has not ended (Act, 10.1(5)). Accepted: the same once that one is withdrawn.",
    "la personne a un autre profil qui n'a pas pris fin (Loi, 10.1(5)). Accepté : la même chose une fois celui-ci "
    "retiré.",
)
