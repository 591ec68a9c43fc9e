"""A calendar as a document: the shape that the command line and the API return, and the words that go with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from express_entry.law import Language, Reason, Text

from .assess import Assessment
from .calendar import Calendar, Entry
from .causes import Cause
from .changes import Change, LineChange, Range, RequirementChange, Value, headline
from .shape import DISCLAIMER, law_in_words
from .words import REQUIREMENTS


def calendar_document(calendar: Calendar, language: Language = "en") -> dict[str, Any]:
    """The calendar in plain values, words in one language; days, numbers and results do not depend on it."""
    return {
        "on": calendar.on.isoformat(),
        "until": calendar.until.isoformat(),
        "holds_until": calendar.holds_until.isoformat(),
        "law": law_in_words(calendar.first, language),
        "result": {name: _value(value) for name, value in headline(calendar.first).items()},
        "entries": [_entry(item, language) for item in calendar.entries],
        "warnings": [item.say(language) for item in warnings_of(*assessed(calendar))],
        "assumptions": [item.say(language) for item in assumptions_of(calendar)],
        "notice": DISCLAIMER[language],
    }


def assessed(calendar: Calendar) -> Sequence[Assessment]:
    """The assessments of the first day and of every day on which the result changes."""
    return (calendar.first, *(entry.assessment for entry in calendar.entries))


def assumptions_of(calendar: Calendar) -> Iterator[Reason]:
    """What a calendar rests on beyond what the assessment of its first day does."""
    yield AS_STATED.of()
    if any(job.held for job in _jobs(calendar.first)):
        yield STILL_HELD.of()
    yield KNOWN_LAW.of()


def warnings_of(*assessed: Assessment) -> Iterator[Reason]:
    """What must be said wherever results are shown: that they rest on a file, or that the law has a gap."""
    law = assessed[0].law
    if law.consolidation.laid_over:
        yield LAID_OVER.of(files=list(law.consolidation.laid_over))
    for gap in {(gap.table, gap.version): gap for item in assessed for gap in item.gaps}.values():
        yield GAP.of(since=gap.from_, title=law.table(gap.table).title, reason=gap.reason)


def _jobs(item: Assessment) -> Iterator[Any]:
    standing = item.amounts.standing
    yield from standing.jobs or ()
    if standing.spouse is not None:
        yield from standing.spouse.jobs or ()


def _entry(entry: Entry, language: Language) -> dict[str, Any]:
    return {
        "day": entry.day.isoformat(),
        "causes": [_cause(item, language) for item in entry.causes],
        "changes": [_change(item, language) for item in entry.changes],
        "lines": [_line(item, language) for item in entry.lines],
        "requirements": [_requirement(item, language) for item in entry.requirements],
        "result": {name: _value(value) for name, value in headline(entry.assessment).items()},
    }


def _cause(item: Cause, language: Language) -> dict[str, Any]:
    return {"kind": item.kind, "event": item.event, "path": item.path, "reason": item.say(language)}


def _change(item: Change, language: Language) -> dict[str, Any]:
    return {
        "what": item.what,
        "title": item.title.say(language),
        "before": _value(item.before),
        "after": _value(item.after),
    }


def _line(item: LineChange, language: Language) -> dict[str, Any]:
    return {
        "grid": item.grid,
        "factor": item.factor,
        "title": item.title.say(language),
        "before": _value(item.before),
        "after": _value(item.after),
    }


def _requirement(item: RequirementChange, language: Language) -> dict[str, Any]:
    title = REQUIREMENTS.get(item.requirement)
    return {
        "program": item.program,
        "id": item.requirement,
        "title": title.say(language) if title else item.requirement,
        "before": None if item.before is None else item.before.value,
        "after": item.after.value,
        "reason": item.reason.say(language),
    }


def _value(value: Value) -> Any:
    return value._asdict() if isinstance(value, Range) else value


AS_STATED = Text(
    "the facts stay as they are stated, and nothing is added to them",
    "les faits restent tels qu'ils sont indiqués, et rien ne s'y ajoute",
)
STILL_HELD = Text(
    "a job without an end goes on as stated, with the same hours",
    "un emploi sans date de fin se poursuit, aux mêmes heures",
)
KNOWN_LAW = Text(
    "the law changes only as it is known to change; one that nobody has announced may change any day",
    "le droit ne change que comme on sait qu'il change; une modification que personne n'a annoncée peut survenir "
    "n'importe quand",
)
LAID_OVER = Text(
    "WARNING: {files} is laid over the law. This is not the law, but what would be so under that file.",
    "AVERTISSEMENT : {files} est superposé au droit. Ceci n'est pas le droit, mais ce qui vaudrait ainsi.",
)
GAP = Text(
    "WARNING: the law is not fully known from {since} on ({title}: {reason}). A score of those days is that under the "
    "last known rules, and not the law of the day.",
    "ATTENTION : le droit n'est pas entièrement connu à partir du {since} ({title} : {reason}). Une note de ces dates "
    "est celle des dernières règles connues, et non celle du droit de la date.",
)
