"""``express-entry score``: a file of factor columns in, the same rows with their points out."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from express_entry.law import Text
from express_entry.law.text import Language

from . import guide, guide_crowds, guide_options
from .command import Leaf
from .crowds import FORMATS, PIPE, SET_ASIDE, SET_ASIDE_ROWS, check_installed, names_given, running
from .faults import BadInput
from .options import Format, Lang, LawFile, as_json, language_of, law_with, on_day, one_of
from .streams import complain, new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.scoring.batch import BatchScorer
    from express_entry.scoring.filescore import Files, Outcome

app = typer.Typer(add_completion=False)


In = Annotated[str, typer.Argument(metavar=guide_options.FILE.en, help=guide_crowds.ROWS_FILE.en, show_default=False)]
Out = Annotated[
    str,
    typer.Option(
        "--output", "-o", metavar=guide_options.FILE.en, help=guide_crowds.SCORE_OUTPUT.en, show_default=False
    ),
]
On = Annotated[str | None, typer.Option("--on", metavar=guide_options.DAY.en, help=guide_crowds.SCORED_ON.en)]
OnColumn = Annotated[
    str | None, typer.Option("--on-column", metavar=guide_crowds.COLUMN.en, help=guide_crowds.ON_COLUMN.en)
]
Breakdown = Annotated[bool, typer.Option("--breakdown", help=guide_crowds.BREAKDOWN.en)]
LastKnown = Annotated[bool, typer.Option("--last-known-rules", help=guide_crowds.LAST_KNOWN.en)]
Map = Annotated[list[str] | None, typer.Option("--map", metavar=guide_crowds.OURS_THEIRS.en, help=guide_crowds.MAP.en)]
Keep = Annotated[list[str] | None, typer.Option("--keep", metavar=guide_crowds.COLUMN.en, help=guide_crowds.KEEP.en)]
RejectsFile = Annotated[
    str | None, typer.Option("--rejects", metavar=guide_options.FILE.en, help=guide_crowds.SCORE_REJECTS.en)
]
ReadAs = Annotated[str | None, typer.Option("--from", metavar="|".join(FORMATS), help=guide_crowds.READ_AS.en)]
WriteAs = Annotated[str | None, typer.Option("--to", metavar="|".join(FORMATS), help=guide_crowds.WRITE_AS.en)]


@app.command(cls=Leaf, help=guide.SCORE.en)
def score(
    file: In,
    output: Out,
    *,
    on: On = None,
    on_column: OnColumn = None,
    breakdown: Breakdown = False,
    law: LawFile = None,
    last_known_rules: LastKnown = False,
    map_: Map = None,
    keep: Keep = None,
    rejects: RejectsFile = None,
    from_: ReadAs = None,
    to: WriteAs = None,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Score a file into another, and say how many rows were scored and how many set aside."""
    language, in_json = language_of(lang), as_json(form)
    if on is not None and on_column is not None:
        raise BadInput(_ONE_DAY.of())
    day = None if on_column is not None else on_day(on)
    names = names_given(map_ or ())
    for option, value in (("--from", from_), ("--to", to)):
        one_of(option, value or FORMATS[0], FORMATS)
    check_installed("score")
    from express_entry.scoring.batch import BatchScorer
    from express_entry.scoring.filescore import Files
    from express_entry.scoring.streams import Format as Written

    scorer = BatchScorer(
        on=day,
        on_column=on_column,
        law=law_with(law),
        breakdown=breakdown,
        last_known_rules=last_known_rules,
        names=names,
        keep=tuple(keep or ()),
    )
    read_as, write_as = (None if name is None else Written(name) for name in (from_, to))
    files = Files(file, output, rejects, read_as, write_as, language)
    outcome = _run(files, scorer, language)
    _tell(files, scorer, outcome, day, language, in_json=in_json)
    if outcome.rejected:
        raise typer.Exit(SET_ASIDE)


def _run(files: Files, scorer: BatchScorer, language: Language) -> Outcome:
    from express_entry.scoring.filescore import score_file

    with running(language, printing=files.output == PIPE) as told:
        return score_file(files, scorer, told)


def _tell(
    files: Files, scorer: BatchScorer, outcome: Outcome, day: date | None, language: Language, *, in_json: bool
) -> None:
    """How it went: on standard output, or where that is the output and there is something to say, on the other."""
    law = None if day is None else scorer.ranking.one
    if in_json and files.output != PIPE:
        write_json(
            {
                "scored": outcome.scored,
                "set_aside": outcome.rejected,
                "by_last_known_rules": outcome.by_last_known,
                "on": None if day is None else day.isoformat(),
                "law": None if law is None else {"crs": law.crs_version, "fingerprint": law.fingerprint},
            }
        )
        return
    page = new_page(sys.stderr if files.output == PIPE else None)
    if files.output != PIPE:
        text = _SCORED if law is None else _SCORED_BY
        version = "" if law is None else law.crs_version
        page.say(text.of(rows=outcome.scored, file=files.output, version=version).say(language))
    if outcome.rejected:
        page.say(SET_ASIDE_ROWS.of(rows=outcome.rejected, file=files.rejects).say(language), style="bad")
    if outcome.by_last_known:
        page.say(_BY_LAST_KNOWN.of(rows=outcome.by_last_known).say(language), style="bad")
    (complain if files.output == PIPE else write)(page.text)


_ONE_DAY = Text(
    "--on and --on-column: only one of them can say which law counts.",
    "--on et --on-column : un seul des deux peut indiquer quel droit vaut.",
)
_SCORED = Text(
    "Rows scored into {file}, each by the law of its day: {rows}.",
    "Lignes évaluées dans {file}, chacune selon le droit de sa date : {rows}.",
)
_SCORED_BY = Text(
    "Rows scored into {file} by the ranking of {version}: {rows}.",
    "Lignes évaluées dans {file} selon le classement du {version} : {rows}.",
)
_BY_LAST_KNOWN = Text(
    "WARNING: rows scored by the last known rules, which are not the law of their day: {rows}.",
    "ATTENTION : lignes évaluées selon les dernières règles connues, qui ne sont pas le droit de leur date : {rows}.",
)
