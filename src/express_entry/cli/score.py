"""``express-entry score``: a file of factor columns in, the same rows with their points out."""

from __future__ import annotations

import sys
from datetime import date
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated, Any

import typer

from express_entry.law import Text
from express_entry.law.text import Language

from . import guide, guide_crowds, guide_options
from .command import Leaf
from .faults import BadInput, Unread, quoted
from .options import Format, Lang, LawFile, as_json, language_of, law_with, on_day, one_of
from .streams import complain, new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.scoring.batch import BatchScorer
    from express_entry.scoring.filescore import Files, Outcome

app = typer.Typer(add_completion=False)

FORMATS = ("csv", "jsonl", "parquet", "arrow", "arrows")
NEEDED = ("numpy", "pyarrow")
SET_ASIDE, INTERRUPTED = 4, 130
"""What the command ends with where rows were set aside, and where somebody has interrupted it."""

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
    _check_installed()
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


def names_given(pairs: Any) -> dict[str, str]:
    """The names of columns that ``--map`` gives."""
    found: dict[str, str] = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not (ours and equals and theirs) or ours in found or theirs in found.values():
            raise BadInput(_NO_PAIR.of(value=quoted(pair)))
        found[ours] = theirs
    return found


def _check_installed() -> None:
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise BadInput(_NOT_INSTALLED.of(missing=", ".join(missing)))


def _run(files: Files, scorer: BatchScorer, language: Language) -> Outcome:
    from express_entry.scoring.filescore import score_file

    from .progress import progress_of_rows

    try:
        with progress_of_rows(language, printing=files.output == "-") as told:
            return score_file(files, scorer, told)
    except BrokenPipeError:
        raise Unread from None
    except KeyboardInterrupt:
        complain(f"{_INTERRUPTED.say(language)}\n")
        raise typer.Exit(INTERRUPTED) from None


def _tell(
    files: Files, scorer: BatchScorer, outcome: Outcome, day: date | None, language: Language, *, in_json: bool
) -> None:
    """How it went: on standard output, or where that is the output and there is something to say, on the other."""
    law = None if day is None else scorer.ranking.one
    if in_json and files.output != "-":
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
    page = new_page(sys.stderr if files.output == "-" else None)
    if files.output != "-":
        text = _SCORED if law is None else _SCORED_BY
        version = "" if law is None else law.crs_version
        page.say(text.of(rows=outcome.scored, file=files.output, version=version).say(language))
    if outcome.rejected:
        page.say(_SET_ASIDE.of(rows=outcome.rejected, file=files.rejects).say(language), style="bad")
    if outcome.by_last_known:
        page.say(_BY_LAST_KNOWN.of(rows=outcome.by_last_known).say(language), style="bad")
    (complain if files.output == "-" else write)(page.text)


_ONE_DAY = Text(
    "--on and --on-column: only one of them can say which law counts.",
    "--on et --on-column : un seul des deux peut indiquer quel droit vaut.",
)
_NO_PAIR = Text(
    "--map: {value} cannot be used. Accepted: a column of the contract, =, its name in the file; each once.",
    "--map : {value} ne convient pas. Valeurs acceptées : une colonne du contrat, =, son nom dans le fichier; chacun "
    "une seule fois.",
)
_NOT_INSTALLED = Text(
    "score needs what is not installed: {missing}. Install it with: pip install 'express-entry[scoring]'",
    "score a besoin de ce qui n'est pas installé : {missing}. Installez-le avec : pip install 'express-entry[scoring]'",
)
_INTERRUPTED = Text(
    "Interrupted. The output was not written; what was there before is untouched.",
    "Interrompu. La sortie n'a pas été écrite; ce qui s'y trouvait est intact.",
)
_SCORED = Text(
    "Rows scored into {file}, each by the law of its day: {rows}.",
    "Lignes évaluées dans {file}, chacune selon le droit de sa date : {rows}.",
)
_SCORED_BY = Text(
    "Rows scored into {file} by the ranking of {version}: {rows}.",
    "Lignes évaluées dans {file} selon le classement du {version} : {rows}.",
)
_SET_ASIDE = Text(
    "Rows that cannot be scored: {rows}. {file} says why of each.",
    "Lignes qui ne peuvent pas être évaluées : {rows}. {file} dit pourquoi pour chacune.",
)
_BY_LAST_KNOWN = Text(
    "WARNING: rows scored by the last known rules, which are not the law of their day: {rows}.",
    "ATTENTION : lignes évaluées selon les dernières règles connues, qui ne sont pas le droit de leur date : {rows}.",
)
