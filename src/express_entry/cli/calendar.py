"""``express-entry calendar``: until when a result holds, and every day on which it changes, and why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer

from express_entry.law import Consolidation
from express_entry.law.days import add_months
from express_entry.law.text import Text

from . import guide, guide_options
from .caseloads import Caseload, Dates, Files, Output, Rejects, Sheet, answer, caseload_of, not_of_many
from .command import Leaf
from .extras import from_extra
from .faults import BadInput, quoted
from .options import Lang, LawFile, On, Syntax, day_named, language_of, law_with, on_day, whole_number
from .streams import new_page, write, write_bytes, write_json

app = typer.Typer(add_completion=False)

FORMATS = ("text", "json", "jsonl", "csv", "ics")
MOST_MONTHS, MOST_ALARM = 600, 365
LAST = date(2200, 12, 31)
"""The last day that a profile may state."""

Until = Annotated[
    str | None, typer.Option("--until", metavar=guide_options.DAY.en, help=guide_options.CALENDAR_UNTIL.en)
]
Months = Annotated[
    str | None, typer.Option("--months", metavar=guide_options.HOW_MANY.en, help=guide_options.MONTHS.en)
]
Format = Annotated[
    str | None, typer.Option("--format", metavar="text|json|jsonl|csv|ics", help=guide_options.CALENDAR_FORMAT.en)
]
Alarm = Annotated[str | None, typer.Option("--alarm", metavar=guide_options.HOW_MANY.en, help=guide_options.ALARM.en)]
Named = Annotated[bool, typer.Option("--named", help=guide_options.NAMED.en)]


@app.command(cls=Leaf, help=guide.CALENDAR.en)
def calendar(
    files: Files,
    *,
    on: On = None,
    until: Until = None,
    months: Months = None,
    law: LawFile = None,
    output: Output = None,
    rejects: Rejects = None,
    form: Format = None,
    alarm: Alarm = None,
    named: Named = False,
    lang: Lang = None,
    sheet: Sheet = None,
    dates: Dates = None,
    syntax: Syntax = None,
) -> None:
    """Print the days on which the result of a profile changes, as a page, as JSON, or as an iCalendar file."""
    asked = caseload_of(
        files,
        language_of(lang),
        form=form,
        output=output,
        rejects=rejects,
        sheet=sheet,
        dates=dates,
        syntax=syntax,
        printed=FORMATS,
    )
    first = on_day(on)
    last = _last_day(first, until, months)
    days = None if alarm is None else whole_number("--alarm", alarm, most=MOST_ALARM)
    for option, given in (("--alarm", days is not None), ("--named", named)):
        if given and asked.form != "ics":
            raise BadInput(_ONLY_ICS.of(option=option, format=asked.form))
    if asked.is_one:
        _one(asked, first, last, law_with(law), days, named=named)
    else:
        not_of_many("--format ics", asked.form == "ics")
        from express_entry.assessment.calendaroverview import calendar_table

        from .render_many import render_calendars

        answer(asked, calendar_table(first, law_with(law), last), render_calendars)


def _one(
    asked: Caseload, first: date, last: date | None, law: Consolidation, alarm: int | None, *, named: bool
) -> None:
    from express_entry.assessment.calendar import calendar as calendar_of
    from express_entry.assessment.calendarshape import calendar_document

    from .documents import profile_at, syntax_named

    language = asked.language
    profile = profile_at(asked.files[0], syntax_named(asked.syntax))
    found = calendar_of(profile, on=first, until=last, law=law)
    if asked.form == "json":
        write_json(calendar_document(found, language))
    elif asked.form == "ics":
        with from_extra("reports", "--format ics"):
            from express_entry.reports.ics import Options, ics, whose
        if named and not whose(profile):
            raise BadInput(_NAMELESS.of())
        write_bytes(ics(found, profile, stamped=datetime.now(UTC), options=Options(language, alarm, named)))
    else:
        from .render_calendar import render

        page = new_page()
        render(page, found, language)
        write(page.text)


def _last_day(first: date, until: str | None, months: str | None) -> date | None:
    """The last day of the span; None for the usual one."""
    if until is not None and months is not None:
        raise BadInput(_BOTH.of())
    if first >= LAST:
        raise BadInput(_TOO_LATE.of(option="--on", value=first, last=LAST))
    if until is None:
        many = 24 if months is None else whole_number("--months", months, most=MOST_MONTHS)
        return min(add_months(first, many), LAST)
    last = day_named("--until", until)
    latest = min(add_months(first, MOST_MONTHS), LAST)
    if not first < last <= latest:
        raise BadInput(_NOT_AFTER.of(value=quoted(until), first=first, latest=latest))
    return last


_BOTH = Text(
    "--until and --months both say where the calendar ends. Accepted: one of them.",
    "--until et --months disent tous deux où le calendrier se termine. Valeurs acceptées : l'un des deux.",
)
_TOO_LATE = Text(
    "{option}: {value} is too far away in time. Accepted: a day before {last}.",
    "{option} : {value} est trop éloigné dans le temps. Valeurs acceptées : une date avant le {last}.",
)
_NOT_AFTER = Text(
    "--until: {value} cannot end the calendar. Accepted: a day after {first}, up to {latest}.",
    "--until : {value} ne peut pas terminer le calendrier. Valeurs acceptées : une date après le {first}, jusqu'au "
    "{latest}.",
)
_ONLY_ICS = Text(
    "{option}: a file for calendar programs is meant, and the format is {format}. Accepted: --format ics with it.",
    "{option} : il s'agit d'un fichier pour logiciels d'agenda, et le format est {format}. Valeurs acceptées : "
    "--format ics avec cette option.",
)
_NAMELESS = Text(
    "--named: the profile states neither a name nor a reference. Accepted: a profile with person.family_name, "
    "person.given_names or reference.",
    "--named : le profil n'indique ni nom ni référence. Valeurs acceptées : un profil avec person.family_name, "
    "person.given_names ou reference.",
)
