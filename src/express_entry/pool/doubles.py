"""Whether the person behind a document may have a profile: no other that is live; where it is open, an officer decides.

Others of the person are first brought to the instant of the unit: what has expired or lapsed stands in nobody's way,
whether the clock was run since or not.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.profile import Profile as Document

from .faults import Conflict
from .identity import has_passport
from .invitations import lapse_over
from .keeping import advance, held_rows, stated
from .lifecycle import LIVE, ProfileState
from .people import Bar, Person
from .profiles import Profile
from .units import Unit

_LIVE = [each.value for each in sorted(LIVE)]


def require_no_other(now: Unit, profile: Profile) -> None:
    """One live profile a person (Act, 10.1(5)): by the passport, and by the person on record.

    The person is held until the unit ends, so that of two profiles submitted at once one sees the other.

    :raises Conflict: where there is another.
    """
    same = Q(identity=profile.identity)
    if profile.person_id is not None:
        Person.objects.select_for_update().get(id=profile.person_id)
        same |= Q(person=profile.person_id)
    if any(_live(now, same & ~Q(id=profile.id))):
        raise Conflict(ANOTHER_LIVE.of())


def _live(now: Unit, condition: Q) -> Iterator[Profile]:
    """Profiles that are live at the unit's instant."""
    for other in held_rows(state__in=_LIVE).filter(condition):
        advance(now, other)
        lapse_over(now, other)
        if ProfileState(other.state).live:
            yield other


def doubles_of(now: Unit, profile: Profile, document: Document) -> list[tuple[Profile | None, Bar | None]]:
    """Live profiles of the same name and birth date whose passport does not tell them apart, and bars of that name."""
    if not profile.name_key:
        return []
    same_name = Q(name_key=profile.name_key) & ~Q(id=profile.id)
    found: list[tuple[Profile | None, Bar | None]] = [
        (other, None) for other in _live(now, same_name) if not (has_passport(document) and _tells_itself_apart(other))
    ]
    # A passport does not clear anybody of a bar: a new one has another number.
    bars = Bar.objects.filter(name_key=profile.name_key, until__gt=day_of(now.now)).exclude(identity=profile.identity)
    return found + [(None, bar) for bar in bars]


def _tells_itself_apart(other: Profile) -> bool:
    return has_passport(stated(other)) if other.version else False


ANOTHER_LIVE = Text(
    "the person has another profile that has not ended (Act, 10.1(5)). Accepted: the same once that one is withdrawn.",
    "la personne a un autre profil qui n'a pas pris fin (Loi, 10.1(5)). Accepté : la même chose une fois celui-ci "
    "retiré.",
)
