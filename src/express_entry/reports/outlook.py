"""What comes: the days on which the result changes, and the smallest changes that would reach a score."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from express_entry.assessment import Assessment
from express_entry.assessment.calendar import Entry
from express_entry.assessment.words import ELIGIBLE, MEMBER
from express_entry.law import Result, Text

from .findings import Findings
from .report import Block, Column, Row, Section, Table
from .voice import Voice, row

MOST_DATES = 7
MOST_CAUSES = 3
"""The most days, and causes of one day, that a report tells; the rest is counted."""


def next_dates(findings: Findings, voice: Voice) -> Section:
    """The days ahead on which score, eligibility or a category changes, and why."""
    title, ahead = voice.say(TITLE), findings.ahead
    if not ahead:
        return Section("dates", title, (voice.paragraph(NOTHING, day=voice.day(findings.calendar.until)),))
    columns = (
        Column(voice.say(DAY)),
        Column(voice.say(WHAT_HAPPENS), share=13),
        Column(voice.say(SCORE), right=True),
        Column(voice.say(WHAT_CHANGES), share=9),
    )
    rows = tuple(_row(entry, voice) for entry in ahead[:MOST_DATES])
    blocks: list[Block] = [Table("dates", voice.say(CAPTION), columns, rows)]
    if len(ahead) > MOST_DATES:
        more = ahead[MOST_DATES:]
        blocks.append(voice.paragraph(MORE, count=len(more), first=more[0].day, last=more[-1].day, faint=True))
    if any(entry.assessment.crs is None for entry in ahead[:MOST_DATES]):
        blocks.append(voice.paragraph(NOT_THE_LAW_THEN, faint=True))
    return Section("dates", title, tuple(blocks))


def _row(entry: Entry, voice: Voice) -> Row:
    then, now = _figure(entry.before), _figure(entry.assessment)
    score = voice.say(FROM_TO, before=then, after=now) if then != now else now
    causes = [voice.say(cause.reason) for cause in entry.causes[:MOST_CAUSES]]
    if len(entry.causes) > MOST_CAUSES:
        causes.append(voice.say(OTHERS, count=len(entry.causes) - MOST_CAUSES))
    return row(entry.day.isoformat(), "; ".join(causes), score, _else(entry, voice))


def _else(entry: Entry, voice: Voice) -> str:
    """The programs and categories that begin or end, by what becomes of them; the score has a column of its own."""
    found: dict[Text, list[Text]] = {}
    for change in entry.changes:
        words = {"programs": ELIGIBLE, "categories": MEMBER}.get(change.what.partition(".")[0])
        if words is not None:
            found.setdefault(words[Result(change.after)], []).append(change.title)
    return "; ".join(voice.say(BECOME, after=after, names=names) for after, names in found.items())


def _figure(result: Assessment) -> str:
    """The score as a table has room for it; with a star where it is not under the law of its day."""
    score = result.amounts.score
    figure = str(score.total) if score.total is not None else f"{score.at_least}–{score.at_most}"
    return figure if result.crs is not None else f"{figure}*"


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
    "Nothing that was stated changes the result by {day}",
    "Rien de ce qui a été déclaré ne change le résultat d'ici le {day}",
)
DAY, WHAT_HAPPENS = Text("Day", "Jour"), Text("What happens", "Ce qui arrive")
SCORE, WHAT_CHANGES = Text("Score", "Note"), Text("What else changes", "Ce qui change d'autre")
FROM_TO = Text("{before} -> {after}", "{before} -> {after}")
BECOME = Text("{after}: {names}", "{after} : {names}")
OTHERS = Text("{count} more causes", "{count} autres causes")
MORE = Text("{count} more days follow, from {first} to {last}", "{count} autres jours suivent, du {first} au {last}")
NOT_THE_LAW_THEN = Text(
    "* under the last known rules: the points of the law of that day are not known",
    "* selon les dernières règles connues : les points du droit de ce jour ne sont pas connus",
)
