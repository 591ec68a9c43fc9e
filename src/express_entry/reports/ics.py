"""The calendar of a person as an iCalendar file (RFC 5545), for the calendar program that they use anyway.

Each day on which the result changes is an all-day event, which takes up no time, is marked private, and keeps its
identity while the day moves: importing a newer file moves an event instead of adding another. Unless asked for, no name
and no reference goes in, nor anything but what happens and what it changes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

import icalendar

from express_entry import __version__
from express_entry.assessment.calendar import Calendar, Change, Entry
from express_entry.assessment.calendarshape import assessed, assumptions_of, warnings_of
from express_entry.assessment.changes import Range
from express_entry.assessment.shape import DISCLAIMER
from express_entry.law import Language, Text
from express_entry.law.days import DAY
from express_entry.profile import Profile

EVENTS = UUID("20bfa18b-fcef-41b3-81e3-8c3d37970ac0")
"""The namespace of the identities of events."""


class Options(NamedTuple):
    """How a file is made: its language, a reminder so many days before each event, and whether it says whose it is."""

    language: Language = "en"
    alarm_days: int | None = None
    named: bool = False


def ics(calendar: Calendar, profile: Profile, *, stamped: datetime, options: Options | None = None) -> bytes:
    """The bytes of the file.

    :param stamped: the instant at which the file is made, with its time zone.
    :raises ValueError: where the instant has no time zone.
    """
    if stamped.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {stamped.isoformat()}")
    chosen = options or Options()
    whole = _head(calendar, profile, chosen)
    # What would be so under a file of law takes the place of nothing that is so.
    law = "+".join(calendar.first.law.consolidation.laid_over)
    used: Counter[str] = Counter()
    for event in _events(calendar, chosen.language):
        used[event.key] += 1
        # The same may happen twice: work that leaves a window, comes again and leaves it again.
        uid = identity(profile, law, event.key, str(used[event.key]))
        whole.add_component(component(event, uid, stamped, chosen))
    return bytes(whole.to_ical())


class Event(NamedTuple):
    """One all-day event: its day, what it is by a key that lasts, and its words."""

    day: date
    key: str
    summary: str
    description: str
    categories: tuple[str, ...]


def _events(calendar: Calendar, language: Language) -> Iterator[Event]:
    """The entries; a calendar without any says so on its last day, since a file without events is none."""
    for entry in calendar.entries:
        yield _event(entry, language)
    if not calendar.entries:
        summary, notice = NOTHING.of(day=calendar.until).say(language), DISCLAIMER[language]
        yield Event(calendar.until, "nothing", summary, notice, (KIND_WORDS["nothing"].say(language),))


def _event(entry: Entry, language: Language) -> Event:
    others = len(entry.changes) - 1
    summary = (SUMMARY if not others else SUMMARY_MORE).of(change=entry.changes[0].say(language), others=others)
    causes = [item.say(language) for item in entry.causes]
    changes = [line for item in entry.changes for line in _change(entry, item, language)]
    warnings = [item.say(language) for item in warnings_of(entry.assessment)]
    said = [*causes, "", *changes, "", *warnings, DISCLAIMER[language]]
    kinds = dict.fromkeys(KIND_WORDS[item.kind].say(language) for item in entry.causes)
    key = "+".join(sorted(item.key for item in entry.causes))
    return Event(entry.day, key, summary.say(language), "\n".join(said), tuple(kinds))


def _change(entry: Entry, change: Change, language: Language) -> Iterator[str]:
    """A change, and the lines of points behind that of a score."""
    yield change.say(language)
    if change.what.startswith("crs.") and isinstance(change.after, (int, Range)):
        yield from (f"  {item.say(language)}" for item in entry.lines if item.grid == "crs")


def _head(calendar: Calendar, profile: Profile, options: Options) -> icalendar.Calendar:
    name = NAME.of()
    if options.named and whose(profile):
        name = NAME_OF.of(whose=whose(profile))
    return calendar_named(name.say(options.language), _about(calendar, options.language), options.language)


def calendar_named(name: str, about: str, language: Language) -> icalendar.Calendar:
    """A calendar without events: its name, and what it says of itself."""
    whole = icalendar.Calendar()
    whole.add("prodid", f"-//express-entry//express-entry {__version__}//{language.upper()}")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    spoken: dict[str, str] = {"LANGUAGE": language}
    # The second name is what most programs read, which are older than the first (RFC 7986).
    for key in ("name", "x-wr-calname"):
        whole.add(key, icalendar.vText(name), parameters=spoken)
    whole.add("description", icalendar.vText(about), parameters=spoken)
    return whole


def _about(calendar: Calendar, language: Language) -> str:
    """Until when the first result holds, and what the calendar rests on."""
    holds = HOLDS.of(on=calendar.on, day=calendar.holds_until).say(language)
    warnings = [item.say(language) for item in warnings_of(*assessed(calendar))]
    rests_on = [f"- {item.say(language)}" for item in assumptions_of(calendar)]
    return "\n".join((holds, *warnings, *rests_on, DISCLAIMER[language]))


def whose(profile: Profile) -> str:
    """Whose calendar it is: the name stated, or else the reference; empty where neither is."""
    person = profile.person
    name = " ".join(part for part in (person.given_names, person.family_name) if part)
    return name or profile.reference or ""


def component(event: Event, uid: str, stamped: datetime, options: Options) -> icalendar.Event:
    """An event of a calendar file; ``uid`` is its identity, which lasts."""
    spoken: dict[str, str] = {"LANGUAGE": options.language}
    made = icalendar.Event()
    made.add("uid", uid)
    made.add("dtstamp", stamped.astimezone(UTC))
    made.add("dtstart", event.day)
    made.add("dtend", event.day + DAY)
    made.add("summary", event.summary, parameters=spoken)
    made.add("description", event.description, parameters=spoken)
    made.add("categories", list(event.categories), parameters=spoken)
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    if options.alarm_days is not None:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.summary, parameters=spoken)
        alarm.add("trigger", timedelta(days=-options.alarm_days))
        made.add_component(alarm)
    return made


def identity(profile: Profile, *event: str) -> str:
    """The same for the same event of the same person, whenever the file is made.

    A reference or a name tells one person from another; without either, the days of what they state do, so that two
    people born on one day have events of their own. It is a digest: it shows nothing of this, though whoever knew all
    of it could recognise it.
    """
    person = profile.person
    known = (profile.reference, person.family_name, person.given_names)
    parts = (*known, person.date_of_birth.isoformat(), *(() if any(known) else _days_of(profile)), *event)
    return str(uuid5(EVENTS, hashlib.sha256("\0".join(part or "" for part in parts).encode()).hexdigest()))


def _days_of(profile: Profile) -> Iterator[str]:
    """The days on which tests were taken, credentials completed and jobs begun, in their order in the document."""
    stated = (
        *(test.taken for test in profile.language_tests or ()),
        *(credential.completed for credential in profile.education or ()),
        *(job.from_ for job in profile.work or ()),
    )
    yield from (day.isoformat() for day in stated if day is not None)


KIND_WORDS = {
    "birthday": Text("Birthday", "Anniversaire"),
    "test": Text("Language test", "Test de langue"),
    "assessment": Text("Credential assessment", "Évaluation de diplômes"),
    "credential": Text("Credential", "Titre d'études"),
    "claim": Text("Offer, nomination or certificate", "Offre, désignation ou certificat"),
    "permit": Text("Status in Canada", "Statut au Canada"),
    "family": Text("Family", "Famille"),
    "funds": Text("Settlement funds", "Fonds d'établissement"),
    "service": Text("Military service", "Service militaire"),
    "work": Text("Work experience", "Expérience de travail"),
    "law": Text("Change of law", "Changement du droit"),
    "nothing": Text("No change", "Aucun changement"),
}
"""What kind of thing an event is, by the kinds of causes."""

NAME = Text("Express Entry", "Entrée express")
NAME_OF = Text("Express Entry: {whose}", "Entrée express : {whose}")
HOLDS = Text("The result of {on} holds until {day}.", "Le résultat du {on} vaut jusqu'au {day}.")
SUMMARY = Text("Express Entry – {change}", "Entrée express – {change}")
SUMMARY_MORE = Text("Express Entry – {change}; {others} more", "Entrée express – {change}; {others} de plus")
NOTHING = Text(
    "Express Entry – nothing is known that changes the result up to {day}",
    "Entrée express – rien de connu ne change le résultat jusqu'au {day}",
)
