"""``express-entry law impact``: who in a pool gains and who loses under another law, and where a round's line moves."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law import Consolidation, Text, consolidated
from express_entry.law.text import Language

from . import guide_crowds, guide_options, impact_places
from .crowds import FORMATS, SET_ASIDE, SET_ASIDE_ROWS, check_installed, names_given, running
from .faults import BadInput, quoted
from .options import Format, Lang, as_json, day_named, language_of, one_of, whole_number
from .streams import complain, new_page, write, write_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from express_entry.impact.findings import Impact
    from express_entry.impact.sides import Choice
    from express_entry.impact.study import Pool

    from .impact_files import Place

MOST_INVITATIONS = 1_000_000
LAW = guide_crowds.DAY_OR_FILE

PoolFile = Annotated[
    str, typer.Argument(metavar=guide_crowds.POOL.en, help=guide_crowds.POOL_FILE.en, show_default=False)
]
From = Annotated[str, typer.Option("--from", metavar=LAW.en, help=guide_crowds.LAW_BEFORE.en, show_default=False)]
To = Annotated[str, typer.Option("--to", metavar=LAW.en, help=guide_crowds.LAW_AFTER.en, show_default=False)]
Invitations = Annotated[
    list[str] | None, typer.Option("--invitations", metavar=guide_options.HOW_MANY.en, help=guide_crowds.INVITATIONS.en)
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar=guide_options.FILE.en, help=guide_crowds.IMPACT_OUTPUT.en)
]
RowsFile = Annotated[
    str | None, typer.Option("--rows", metavar=guide_options.FILE.en, help=guide_crowds.IMPACT_ROWS.en)
]
RejectsFile = Annotated[
    str | None, typer.Option("--rejects", metavar=guide_options.FILE.en, help=guide_crowds.SCORE_REJECTS.en)
]
Map = Annotated[list[str] | None, typer.Option("--map", metavar=guide_crowds.OURS_THEIRS.en, help=guide_crowds.MAP.en)]
Keep = Annotated[
    list[str] | None, typer.Option("--keep", metavar=guide_crowds.COLUMN.en, help=guide_crowds.KEEP_UNREAD.en)
]
ReadAs = Annotated[str | None, typer.Option("--read-as", metavar="|".join(FORMATS), help=guide_crowds.READ_AS.en)]
LastKnown = Annotated[bool, typer.Option("--last-known-rules", help=guide_crowds.IMPACT_LAST_KNOWN.en)]


def impact(
    pool: PoolFile,
    *,
    from_: From,
    to: To,
    invitations: Invitations = None,
    output: Output = None,
    rows: RowsFile = None,
    rejects: RejectsFile = None,
    map_: Map = None,
    keep: Keep = None,
    read_as: ReadAs = None,
    last_known_rules: LastKnown = False,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Score a pool under two laws and say what differs; write it as a page, a picture or a table where asked to."""
    language, in_json = language_of(lang), as_json(form)
    many = [whole_number("--invitations", value, most=MOST_INVITATIONS) for value in invitations or ()]
    one_of("--read-as", read_as or FORMATS[0], FORMATS)
    names = names_given(map_ or ())
    check_installed("law impact")
    from express_entry.impact.sides import Choice
    from express_entry.impact.study import Pool
    from express_entry.scoring.streams import Format as Read

    from . import impact_files

    chosen = law_chosen("--from", from_), law_chosen("--to", to)
    place = None if output is None else impact_files.place_of(output)
    _check_places(pool, from_, to, place, rows, rejects)
    laws = [Choice(day, law, file, last_known_rules) for day, law, file in chosen]
    given = Pool(
        source=pool,
        names=names,
        ignore=tuple(keep or ()),
        read_as=None if read_as is None else Read(read_as),
        rejects=rejects,
        rows=rows,
        language=language,
    )
    found = _measured(given, laws, many, language)
    made = [] if place is None else impact_files.put(found, place, language)
    written = [*map(str, made), *([rows] if rows else [])]
    _tell(found, written, rejects, language, in_json=in_json)
    if found.set_aside:
        raise typer.Exit(SET_ASIDE)


def law_chosen(option: str, value: str) -> tuple[date, Consolidation, str | None]:
    """The day, the law and the name of the file of ``DAY``, ``FILE`` or ``FILE@DAY``.

    The day of a file alone is the first for which it says anything.
    """
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        return day_named(option, value), consolidated(), None
    name, stated = _file_and_day(value)
    if not _is_file(name):
        raise BadInput(_NO_LAW.of(option=option, value=quoted(value)))
    from express_entry.law.overlay import first_day

    path = Path(name)
    day = first_day(path) if stated is None else day_named(option, stated)
    return day, consolidated().with_file(path), path.name


def _file_and_day(value: str) -> tuple[str, str | None]:
    found = re.fullmatch(r"(?P<name>.+)@(?P<day>\d{4}-\d{2}-\d{2})", value, re.ASCII | re.DOTALL)
    return (found["name"], found["day"]) if found and not _is_file(value) else (value, None)


def _check_places(pool: str, from_: str, to: str, place: Place | None, rows: str | None, rejects: str | None) -> None:
    """Whether what is to be written has places of its own, and room there, before anything is read."""
    if rows is not None:
        impact_places.check_rows(rows)
    files_of_law = (("--from", _file_and_day(from_)[0]), ("--to", _file_and_day(to)[0]))
    read = [
        *impact_places.named(guide_crowds.POOL, pool),
        *(file for option, name in files_of_law if _is_file(name) for file in impact_places.named(option, name)),
    ]
    written = [
        *(place.files() if place else ()),
        *impact_places.named("--rows", rows),
        *impact_places.named("--rejects", rejects),
    ]
    impact_places.check_apart(read, written)
    impact_places.check_room(written)


def _is_file(name: str) -> bool:
    return "\0" not in name and os.path.exists(name)  # noqa: PTH110 - raises nothing


def _measured(pool: Pool, laws: Sequence[Choice], many: Sequence[int], language: Language) -> Impact:
    from express_entry.impact.study import measure

    with running(language, printing=False) as told:
        return measure(pool, laws[0], laws[1], many, told)


def _tell(found: Impact, written: Sequence[str], rejects: str | None, language: Language, *, in_json: bool) -> None:
    """What came of it on standard output, the files that were written at its end."""
    if in_json:
        from express_entry.impact.document import document

        write_json({**document(found, language), "written": list(written)})
    else:
        from .render_impact import render

        page = new_page()
        render(page, found, language)
        for file in written:
            page.say(_WRITTEN.of(file=file).say(language))
        write(page.text)
    if found.set_aside:
        complain(f"{SET_ASIDE_ROWS.of(rows=found.set_aside, file=rejects).say(language)}\n")


_NO_LAW = Text(
    "{option}: {value} is neither a day nor a file. Accepted: a day written YYYY-MM-DD, from 2015-01-01 on, or a file "
    "of law, also with its day as FILE@DAY.",
    "{option} : {value} n'est ni une date ni un fichier. Valeurs acceptées : une date écrite AAAA-MM-JJ, à partir du "
    "2015-01-01, ou un fichier de droit, aussi avec sa date comme FICHIER@JOUR.",
)
_WRITTEN = Text("Written: {file}", "Écrit : {file}")
