"""The dates of a checklist as an iCalendar file (RFC 5545): the deadline, when to ask, until when to rely.

As in a person's own calendar, events are whole days, take up no time, are private, and keep their identity while the
day moves. Neither a name nor a reference goes in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from express_entry.assessment.shape import DISCLAIMER
from express_entry.checklist import Checklist
from express_entry.checklist.dates import Dated, dates_of
from express_entry.checklist.shape import warnings_of
from express_entry.law import Language, Text
from express_entry.profile import Profile

from .ics import Event, Options, calendar_named, component, identity


def checklist_ics(
    checklist: Checklist, profile: Profile, *, stamped: datetime, options: Options | None = None
) -> bytes:
    """The bytes of the file.

    :param stamped: the instant at which the file is made, with its time zone.
    :raises ValueError: where the instant has no time zone.
    """
    if stamped.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {stamped.isoformat()}")
    chosen = options or Options()
    whole = calendar_named(NAME.say(chosen.language), _about(checklist, chosen.language), chosen.language)
    law = "+".join(checklist.law.consolidation.laid_over)
    for event in _events(checklist, chosen.language):
        whole.add_component(component(event, identity(profile, law, "checklist", event.key), stamped, chosen))
    return bytes(whole.to_ical())


def _events(checklist: Checklist, language: Language) -> Iterator[Event]:
    """The dates; a list without any says so on its own day, since a file without events is none."""
    found = dates_of(checklist)
    for item in found:
        yield _event(item, language)
    if not found:
        yield Event(
            checklist.on, "nothing", NOTHING.say(language), DISCLAIMER[language], (KINDS["nothing"].say(language),)
        )


def _event(item: Dated, language: Language) -> Event:
    said = "\n".join((item.reason.say(language), *item.items, "", DISCLAIMER[language]))
    summary = SUMMARY.of(what=item.reason).say(language)
    return Event(item.day, item.key, summary, said, (KINDS[item.kind].say(language),))


def _about(checklist: Checklist, language: Language) -> str:
    warnings = [item.say(language) for item in warnings_of(checklist)]
    rests_on = [f"- {item.say(language)}" for item in checklist.assumptions]
    return "\n".join((*warnings, *rests_on, DISCLAIMER[language]))


NAME = Text("Express Entry: documents", "Entrée express : documents")
SUMMARY = Text("Express Entry – {what}", "Entrée express – {what}")
NOTHING = Text(
    "Express Entry – no date of a document is known", "Entrée express – aucune date de document n'est connue"
)
KINDS = {
    "begin": Text("Ask for documents", "Demander des documents"),
    "deadline": Text("Deadline", "Date limite"),
    "runs_out": Text("Document runs out", "Document qui expire"),
    "expected_end": Text("Decision expected", "Décision attendue"),
    "nothing": Text("No date", "Aucune date"),
}
"""What kind of thing an event is."""
