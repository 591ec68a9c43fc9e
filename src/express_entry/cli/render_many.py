"""The tables of a caseload as pages: what a person looks for first, the rest being in the files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from express_entry.assessment.overview import Head, Value
from express_entry.assessment.shape import DISCLAIMER
from express_entry.law import Result
from express_entry.law.text import Language, Text

from .page import Cell, Column, Page, Styled

MARKS: Mapping[Result, Styled] = {
    Result.MET: Styled("✓", "good"),
    Result.NOT_MET: Styled("✗", "bad"),
    Result.UNKNOWN: Styled("?", "open"),
}
MOST_NAMED = 3
"""More categories than this that are not known are counted, not named."""
SHORT = {
    "fsw": Text("FSW", "TQF"),
    "cec": Text("CEC", "CEC"),
    "fst": Text("FST", "TMS"),
    "pnp": Text("PNP", "PCP"),
}


def render_assessments(page: Page, heads: Sequence[Head], rows: Sequence[Sequence[Value]], language: Language) -> None:
    """Who, the score, each program, the categories met or open, how much is missing and assumed."""
    table = [dict(zip((head.key for head in heads), row, strict=True)) for row in rows]
    page.title(TITLE.of(day=table[0]["on"]).say(language))
    keys = {head.key for head in heads}
    if "last_known_rules.score" in keys:
        page.say(next(head for head in heads if head.key == "last_known_rules.score").say(language), style="open")
    columns = [
        Column(CLIENT.say(language), share=4),
        Column(SCORE.say(language), right=True),
        *(Column(name.say(language)) for name in SHORT.values()),
        Column(CATEGORIES.say(language), share=3),
        Column(MISSING.say(language), right=True),
        Column(ASSUMED.say(language), right=True),
    ]
    page.table(columns, [_row(row, language) for row in table])
    page.blank()
    page.say(LEGEND.say(language), style="faint")
    page.say(DISCLAIMER[language], style="faint")


def _row(row: Mapping[str, Value], language: Language) -> list[Cell]:
    missing = row["missing"]
    return [
        client_of(row, language),
        _score(row),
        *(_mark(row[f"programs.{slug}"]) for slug in SHORT),
        _categories(row),
        str(len(missing) if isinstance(missing, Sequence) else 0),
        str(row["assumptions"]),
    ]


def client_of(row: Mapping[str, Value], language: Language) -> str:
    """Who a row is about: the reference, else where it stands."""
    if row["reference"]:
        return str(row["reference"])
    place = str(row["file"]).replace("\\", "/").rpartition("/")[2]
    return place if row["row"] is None else ROW.of(place=place, row=str(row["row"])).say(language)


def _score(row: Mapping[str, Value]) -> Cell:
    where = "last_known_rules." if "last_known_rules.score" in row else ""
    score = row[f"{where}score"]
    if score is not None:
        return str(score)
    return Styled(f"{row[f'{where}at_least']}–{row[f'{where}at_most']}", "open")


def _mark(value: Value) -> Cell:
    return MARKS[value] if isinstance(value, Result) else ""


def _categories(row: Mapping[str, Value]) -> str:
    """The categories that the client is in; those that are not known with a question mark."""
    found = {key.removeprefix("categories."): value for key, value in row.items() if key.startswith("categories.")}
    met = [slug for slug, value in found.items() if value is Result.MET]
    unknown = [f"{slug} ?" for slug, value in found.items() if value is Result.UNKNOWN]
    return ", ".join((*met, *(unknown if len(unknown) <= MOST_NAMED else [f"{len(unknown)} ?"])))


TITLE = Text("Assessments on {day}", "Évaluations au {day}")
CLIENT = Text("client", "client")
SCORE = Text("score", "note")
CATEGORIES = Text("categories", "catégories")
MISSING = Text("missing", "manque")
ASSUMED = Text("assumed", "présumé")
ROW = Text("{place}, row {row}", "{place}, ligne {row}")
LEGEND = Text(
    "✓ eligible, ✗ not eligible, ? not known. A range of scores: facts are missing, which -o FILE names.",
    "✓ admissible, ✗ non admissible, ? à déterminer. Une étendue de notes : des faits manquent, que -o FICHIER nomme.",
)
