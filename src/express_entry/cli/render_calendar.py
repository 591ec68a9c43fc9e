"""A calendar as a page: until when the result holds, then day by day what happens and what it changes."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.assessment.calendar import Calendar, Entry
from express_entry.assessment.calendarshape import assessed, assumptions_of, warnings_of
from express_entry.assessment.changes import Change, Range, headline
from express_entry.assessment.shape import DISCLAIMER
from express_entry.assessment.words import ELIGIBLE
from express_entry.law import Language, Result, Text
from express_entry.law.programnames import PROGRAM_NAMES

from .page import Column, Page, Row, Style, Styled


def render(page: Page, calendar: Calendar, language: Language) -> None:
    """Everything that a calendar says, as a page."""
    page.title(TITLE.of(on=calendar.on, until=calendar.until).say(language))
    page.say(_holds(calendar, language), style="strong")
    _warnings(page, calendar, language)
    page.blank()
    page.say(NOW.of(on=calendar.on, results="; ".join(_results(calendar, language))).say(language))
    if calendar.entries:
        page.heading(DAYS.say(language))
        heads = (DAY.say(language), HAPPENS.say(language), CHANGES.say(language))
        columns = [Column(heads[0]), Column(heads[1], share=4), Column(heads[2], share=5)]
        page.table(columns, [row for entry in calendar.entries for row in _rows(entry, language)])
    page.heading(RESTS_ON.say(language))
    for item in assumptions_of(calendar):
        page.item(item.say(language))
    page.item(WHOLE_DAY.say(language))
    page.blank()
    page.say(DISCLAIMER[language], style="faint")


def _holds(calendar: Calendar, language: Language) -> str:
    if not calendar.entries:
        return NOTHING.of(on=calendar.on, until=calendar.until).say(language)
    first = calendar.entries[0]
    said = {"on": calendar.on, "until": calendar.holds_until, "day": first.day, "causes": list(first.causes)}
    return HOLDS.of(**said).say(language)


def _warnings(page: Page, calendar: Calendar, language: Language) -> None:
    for item in warnings_of(*assessed(calendar)):
        page.blank()
        page.say(item.say(language), style="open")


def _results(calendar: Calendar, language: Language) -> Iterator[str]:
    """The score and the programs of the first day, and the categories that the person is in."""
    names = headline(calendar.first)
    for what, value in names.items():
        family, _, slug = what.partition(".")
        if family == "crs":
            yield SCORE.of(score=value).say(language)
        elif family == "programs":
            yield f"{PROGRAM_NAMES[slug].say(language)}{COLON.say(language)}{ELIGIBLE[Result(value)].say(language)}"
    members = [item.title for item in calendar.first.categories.values() if item.result is Result.MET]
    if members:
        yield IN.of(categories=members).say(language)


def _rows(entry: Entry, language: Language) -> Iterator[Row]:
    """One row for the day: a line for each thing that happens, and one for each that changes, its parts below."""
    happens = "\n".join(item.say(language) for item in entry.causes)
    changes = [line for item in entry.changes for line in (item.say(language), *_parts(entry, item, language))]
    yield [Styled(entry.day.isoformat(), _style(entry)), happens, "\n".join(changes)]
    yield ["", "", ""]


def _parts(entry: Entry, change: Change, language: Language) -> Iterator[str]:
    """The lines of points behind a score, or the requirements of a program; why, where one is not met."""
    family, _, slug = change.what.partition(".")
    if family == "crs" and isinstance(change.after, (int, Range)):
        yield from (f"  {item.say(language)}" for item in entry.lines if item.grid == "crs")
    for item in entry.requirements:
        if family == "programs" and item.program == slug:
            yield f"  {item.say(language)}" if item.after is not Result.MET else f"  {item.shortly(language)}"


def _style(entry: Entry) -> Style:
    """Good where nothing is lost, bad where nothing is won."""
    signs = {_sign(item) for item in entry.changes}
    return "good" if signs == {1} else "bad" if signs == {-1} else "strong"


def _sign(item: Change) -> int:
    before, after = item.before, item.after
    if isinstance(before, int) and isinstance(after, int):
        return 1 if after > before else -1
    if Result.MET.value in (before, after):
        return 1 if after == Result.MET.value else -1
    return 0


TITLE = Text("Calendar from {on} to {until}", "Calendrier du {on} au {until}")
HOLDS = Text(
    "The result of {on} holds until {until}. It changes on {day}: {causes}.",
    "Le résultat du {on} vaut jusqu'au {until}. Il change le {day} : {causes}.",
)
NOTHING = Text(
    "The result of {on} holds until {until}, the end of this calendar: nothing is known that changes it before.",
    "Le résultat du {on} vaut jusqu'au {until}, fin de ce calendrier : rien de connu ne le change avant.",
)
NOW = Text("On {on}: {results}.", "Le {on} : {results}.")
SCORE = Text("score {score}", "note {score}")
COLON = Text(": ", " : ")
IN = Text("categories: {categories}", "catégories : {categories}")
DAYS = Text("Days on which the result changes", "Dates auxquelles le résultat change")
DAY = Text("day", "date")
HAPPENS = Text("what happens", "ce qui se passe")
CHANGES = Text("what it changes", "ce que cela change")
RESTS_ON = Text("What this calendar rests on", "Ce sur quoi repose ce calendrier")
WHOLE_DAY = Text(
    "express-entry assess FILE --on DAY shows the whole result of a day, with every reason and provision",
    "express-entry assess FICHIER --on JOUR montre tout le résultat d'une date, avec chaque motif et disposition",
)
