"""What becomes of a client's standing when it next changes, nobody doing anything: points and programs of that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from express_entry.assessment.ranked import Ranked, ranked
from express_entry.law import Reason, Text
from express_entry.law.days import day_of
from express_entry.law.programnames import PROGRAMS_IN_SHORT
from express_entry.law.text import Sayable
from express_entry.pool.keeping import ranked_document
from express_entry.pool.laws import service_law
from express_entry.pool.programbits import program_bits, programs_of
from express_entry.profile.document import stored

from .caseload import Client, nominations_of, stated_of
from .figures import Change, Grouped


class Turn(NamedTuple):
    """A day on which a standing is looked at again: ``said`` is what of it changes, in words; empty for nothing."""

    day: date
    points: int | None
    change: int
    said: tuple[Sayable, ...]


def turns_of(clients: Sequence[Client]) -> dict[str, Turn]:
    """The next turn of each of some clients who have one, by the key of the client."""
    turning = [each for each in clients if each.turns is not None]
    stated, nominations = stated_of(turning), nominations_of(turning)
    found = {}
    for each in turning:
        assert each.profile is not None
        known = stated.get(each.profile.id)
        if known is not None:
            document = ranked_document(stored(known.text.encode()), nominations.get(each.profile.id))
            day = day_of(each.turns) if each.turns is not None else date.max
            then = ranked(document, on=day, law=service_law().on(day))
            found[each.key] = _turn(each, day, then)
    return found


def _turn(client: Client, day: date, then: Ranked) -> Turn:
    profile = client.profile
    assert profile is not None
    said: list[Reason] = []
    points, had = then.points, profile.points
    change = 0 if points is None or had is None else points - had
    if points is None:
        said += [] if had is None else [NO_POINTS.of()]
    elif had is None:
        said.append(FIRST_POINTS.of(after=Grouped(points)))
    elif change:
        said.append(POINTS.of(before=Grouped(had), after=Grouped(points), change=Change(change)))
    before = programs_of(profile.programs)
    turned = [slug for slug in program_bits() if (slug in before) != (slug in then.programs)]
    said += [(LOSES if slug in before else GAINS).of(program=PROGRAMS_IN_SHORT[slug]) for slug in turned]
    if then.categories != {(each.slug, each.version) for each in profile.category_set}:
        said.append(CATEGORIES.of())
    return Turn(day, points, change, tuple(said))


POINTS = Text("{before} → {after} points ({change})", "{before} → {after} points ({change})")
FIRST_POINTS = Text("ranked: {after} points", "classement : {after} points")
NO_POINTS = Text("the points are no longer known", "les points ne sont plus connus")
LOSES = Text("no longer eligible: {program}", "n'est plus admissible : {program}")
GAINS = Text("becomes eligible: {program}", "devient admissible : {program}")
CATEGORIES = Text("other categories for rounds", "d'autres catégories de rondes")
