"""What comes: the days on which the result changes, and the smallest changes that would reach a score."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from express_entry.assessment import Assessment
from express_entry.assessment.calendar import Change, Entry
from express_entry.assessment.dated import Cause
from express_entry.assessment.words import ELIGIBLE
from express_entry.history import PROGRAMS
from express_entry.law import Result, Text

from .findings import Findings
from .report import Block, Column, Row, Section, Table
from .standing import MEMBER
from .voice import Voice, row

MOST_DATES = 8
MOST_CAUSES = 3
"""The most days, and causes of one day, that a report tells; the rest is counted."""


def next_dates(findings: Findings, voice: Voice) -> Section:
    """The days ahead on which score, eligibility or a category changes, and why."""
    title, ahead = voice.say(TITLE), findings.ahead
    if not ahead:
        return Section("dates", title, (voice.paragraph(NOTHING, day=voice.day(findings.calendar.until)),))
    columns = (
        Column(voice.say(DAY)),
        Column(voice.say(WHAT_HAPPENS), share=11),
        Column(voice.say(SCORE), right=True),
        Column(voice.say(WHAT_CHANGES), share=9),
    )
    rows, before = [], findings.assessment
    for entry in ahead[:MOST_DATES]:
        rows.append(_row(entry, before, voice))
        before = entry.assessment
    blocks: list[Block] = [Table("dates", voice.say(CAPTION), columns, tuple(rows))]
    if len(ahead) > MOST_DATES:
        more = ahead[MOST_DATES:]
        blocks.append(voice.paragraph(MORE, count=len(more), first=more[0].day, last=more[-1].day, faint=True))
    if any(entry.assessment.crs is None for entry in ahead[:MOST_DATES]):
        blocks.append(voice.paragraph(NOT_THE_LAW_THEN, faint=True))
    return Section("dates", title, tuple(blocks))


def _row(entry: Entry, before: Assessment, voice: Voice) -> Row:
    then, now = _figure(before), _figure(entry.assessment)
    score = voice.say(FROM_TO, before=then, after=now) if then != now else now
    causes = [_cause(cause, voice) for cause in entry.causes[:MOST_CAUSES]]
    if len(entry.causes) > MOST_CAUSES:
        causes.append(voice.say(OTHERS, count=len(entry.causes) - MOST_CAUSES))
    changes = dict.fromkeys(filter(None, (_change(change, entry.assessment, voice) for change in entry.changes)))
    return row(entry.day.isoformat(), "; ".join(dict.fromkeys(causes)), score, "; ".join(changes))


def _cause(cause: Cause, voice: Voice) -> str:
    return voice.say(cause.reason)


def _figure(result: Assessment) -> str:
    """The score as a table has room for it; with a star where it is not under the law of its day."""
    score = result.amounts.score
    figure = str(score.total) if score.total is not None else f"≥\u00a0{score.at_least}"
    return figure if result.crs is not None else f"{figure}*"


def _change(change: Change, result: Assessment, voice: Voice) -> str:
    """A program or category that begins or ends; the score has a column of its own."""
    group, _, slug = change.what.partition(".")
    if group == "programs":
        words, name = ELIGIBLE, PROGRAMS[slug]
    elif group == "categories":
        words, name = MEMBER, result.law.table(f"category/{slug}").title
    else:
        return ""
    after = words[Result(change.after)]
    return voice.say(BECOMES, name=name, after=after)


def changes_of_score(findings: Findings) -> Iterator[tuple[date, Assessment]]:
    """Each day on which the score changes, from the first day drawn on, with the assessment of that day."""
    yield findings.calendar.on, findings.calendar.first
    for entry in findings.calendar.entries:
        yield entry.day, entry.assessment


TITLE = Text("Next dates", "Prochaines dates")
CAPTION = Text(
    "Days on which the result changes, why, and what changes", "Jours où le résultat change, pourquoi, et ce qui change"
)
NOTHING = Text(
    "Nothing that was stated changes the result by {day}", "Rien de ce qui a été déclaré ne change le résultat d'ici le {day}"
)
DAY, WHAT_HAPPENS = Text("Day", "Jour"), Text("What happens", "Ce qui arrive")
SCORE, WHAT_CHANGES = Text("Score", "Note"), Text("What else changes", "Ce qui change d'autre")
FROM_TO = Text("{before} -> {after}", "{before} -> {after}")
BECOMES = Text("{name}: {after}", "{name} : {after}")
OTHERS = Text("{count} more causes", "{count} autres causes")
MORE = Text(
    "{count} more days follow, from {first} to {last}", "{count} autres jours suivent, du {first} au {last}"
)
NOT_THE_LAW_THEN = Text(
    "* under the last known rules: the points of the law of that day are not known",
    "* selon les dernières règles connues : les points du droit de ce jour ne sont pas connus",
)
