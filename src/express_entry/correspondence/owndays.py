"""The days on which somebody's own result changes: a birthday, a test or an assessment that runs out, work, the law."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from express_entry.assessment.calendar import Entry, calendar
from express_entry.law.days import day_of
from express_entry.pool.keeping import effective_document, latest_text
from express_entry.pool.laws import service_law
from express_entry.pool.people import Person
from express_entry.pool.profiles import Profile
from express_entry.pool.states import LIVE, ProfileState
from express_entry.profile import Profile as Document


class OwnDays(NamedTuple):
    """The days ahead on which the result of a profile changes, with its number and what it states."""

    number: str
    document: Document
    entries: tuple[Entry, ...]


def own_days(person: Person, at: datetime) -> OwnDays | None:
    """The days of the profile that somebody has under way, or else of their draft; None where there is neither.

    They are worked out from the document as it is kept, as the result of an assessment is, and are kept nowhere.
    """
    states = [ProfileState.DRAFT.value, *sorted(state.value for state in LIVE)]
    rows = Profile.objects.filter(person=person, state__in=states).order_by("-id")
    found = sorted(rows, key=lambda each: each.state == ProfileState.DRAFT.value)
    profile = next((each for each in found if latest_text(each)), None)
    if profile is None:
        return None
    document, today = effective_document(profile), day_of(at)
    if document.person.date_of_birth > today:
        return None
    return OwnDays(profile.number, document, calendar(document, on=today, law=service_law()).entries)
