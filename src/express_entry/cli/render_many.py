"""The tables of a caseload as pages: what a person looks for first, the rest being in the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from express_entry.assessment.overview import Head, Value, coded
from express_entry.assessment.shape import DISCLAIMER
from express_entry.law import Result
from express_entry.law.programnames import PROGRAMS_IN_SHORT
from express_entry.law.text import Language, Text, say_value

from .page import Cell, Column, Page, Styled
from .render_assess import LAID_OVER, NOT_LAW_OF_DAY

MARKS: Mapping[Result, Styled] = {
    Result.MET: Styled("✓", "good"),
    Result.NOT_MET: Styled("✗", "bad"),
    Result.UNKNOWN: Styled("?", "open"),
}
OF_PROGRAM = "programs."
MOST_NAMED = 3
"""More categories than this that are not known are counted, not named."""


def render_assessments(page: Page, heads: Sequence[Head], rows: Sequence[Sequence[Value]], language: Language) -> None:
    """Who, the score, each program, the categories met or open, how much is missing and assumed."""
    table = [dict(zip((head.key for head in heads), row, strict=True)) for row in rows]
    page.title(TITLE.of(day=table[0]["on"]).say(language))
    _warn(page, heads, table[0], language)
    columns = [
        Column(CLIENT.say(language), share=4),
        Column(SCORE.say(language), right=True),
        *(Column(PROGRAMS_IN_SHORT[slug].say(language)) for slug in _programs(table[0])),
        Column(CATEGORIES.say(language), share=3),
        Column(LATEST.say(language)),
        Column(MISSING.say(language), right=True),
        Column(ASSUMED.say(language), right=True),
    ]
    page.table(columns, [_row(row, language) for row in table])
    page.blank()
    page.say(LEGEND.say(language), style="faint")
    page.say(DISCLAIMER[language], style="faint")


def _warn(page: Page, heads: Sequence[Head], row: Mapping[str, Value], language: Language) -> None:
    """That scores are not under the law of the day, or that a file is laid over it."""
    if "laid_over" in row:
        page.say(LAID_OVER.of(files=list(_listed(row["laid_over"], language))).say(language), style="open")
    for head in heads:
        if head.key == "last_known_rules.score":
            page.say(f"{head.say(language)}.", style="open")
    if row.get("last_known_rules"):
        page.say(NOT_LAW_OF_DAY.of(version=row["last_known_rules"]).say(language), style="open")


def render_calendars(page: Page, heads: Sequence[Head], rows: Sequence[Sequence[Value]], language: Language) -> None:
    """Who, and day by day what changes and why."""
    table = [dict(zip((head.key for head in heads), row, strict=True)) for row in rows]
    page.title(CHANGES_AFTER.of(day=table[0]["on"]).say(language))
    _warn(page, heads, table[0], language)
    columns = [Column(CLIENT.say(language), share=3), Column(DAY.say(language))]
    columns += [Column(CHANGES.say(language), share=4), Column(WHY.say(language), share=4)]
    page.table(columns, list(_changes(table, language)))
    page.blank()
    page.say(DISCLAIMER[language], style="faint")


def _changes(table: Sequence[Mapping[str, Value]], language: Language) -> Iterator[list[Cell]]:
    """A row for each day of each client, with everything that changes on it."""
    for (who, day), group in groupby(table, lambda row: (client_of(row, language), row["day"])):
        rows = list(group)
        if day is None:
            holds = NO_CHANGE.of(day=rows[0]["holds_until"]).say(language)
            yield [who, "–", Styled(holds, "faint"), ""]
        else:
            said = "\n".join(str(coded(row["change"], language)) for row in rows)
            yield [who, str(day), said, "\n".join(_listed(rows[0]["why"], language))]


def render_rounds(page: Page, heads: Sequence[Head], rows: Sequence[Sequence[Value]], language: Language) -> None:
    """Who, the score, how many rounds would have taken them, the last of them, and the margin to the latest."""
    table = [dict(zip((head.key for head in heads), row, strict=True)) for row in rows]
    text = {head.key: head.say(language) for head in heads}
    page.title(ROUNDS_AND.of(day=table[0]["on"]).say(language))
    _warn(page, heads, table[0], language)
    names = (CLIENT, SCORE, AS_THEY_STOOD, LAST, WITH_SCORE, LAST, LATEST)
    page.table(
        [Column(name.say(language), name is SCORE, 0 if place else 1) for place, name in enumerate(names)],
        [_rounds(row, language) for row in table],
    )
    page.blank()
    for mark, key in ((AS_THEY_STOOD, "invited"), (WITH_SCORE, "sufficed"), (LATEST, "latest_open")):
        page.say(MEANS.of(mark=mark, meaning=text[key]).say(language), style="faint")
    page.say(NOT_KNOWN.say(language), style="faint")
    page.say(DISCLAIMER[language], style="faint")


def _rounds(row: Mapping[str, Value], language: Language) -> list[Cell]:
    score = row["score"] if row["score"] is not None else AT_LEAST.of(score=row["at_least"])
    return [
        client_of(row, language),
        say_value(score, language),
        *(cell for key in ("invited", "sufficed") for cell in (_count(row, key), _round(row, f"{key}.last"))),
        _round(row, "latest_open"),
    ]


def _count(row: Mapping[str, Value], key: str) -> Cell:
    found, may = row[key], row[f"{key}.unknown"]
    return Styled(f"{found} (+{may} ?)" if may else str(found), "good" if found else "plain")


def _round(row: Mapping[str, Value], key: str) -> str:
    """The number of a round with the margin to its line."""
    if row[key] is None:
        return "–"
    margin = row[f"{key}.margin"]
    return f"{row[key]} (?)" if margin is None else f"{row[key]} ({margin:+d})".replace("-", "−")


def _listed(value: Value, language: Language) -> list[str]:
    said = coded(value, language)
    return said if isinstance(said, list) else [str(said)]


def _row(row: Mapping[str, Value], language: Language) -> list[Cell]:
    missing = row["missing"]
    return [
        client_of(row, language),
        _score(row, language),
        *(_mark(row[f"programs.{slug}"]) for slug in _programs(row)),
        _categories(row),
        _round(row, "latest_open"),
        str(len(missing) if isinstance(missing, Sequence) else 0),
        str(row["assumptions"]),
    ]


def _programs(row: Mapping[str, Value]) -> list[str]:
    """The programs that a row says something of."""
    return [key.removeprefix(OF_PROGRAM) for key in row if key.startswith(OF_PROGRAM)]


def client_of(row: Mapping[str, Value], language: Language) -> str:
    """Who a row is about: the reference, else where it stands."""
    if row["reference"]:
        return str(row["reference"])
    place = str(row["file"]).replace("\\", "/").rpartition("/")[2]
    return place if row["row"] is None else ROW.of(place=place, row=str(row["row"])).say(language)


def _score(row: Mapping[str, Value], language: Language) -> Cell:
    where = "last_known_rules." if "last_known_rules.score" in row else ""
    score = row[f"{where}score"]
    if score is not None:
        return say_value(score, language)
    least, most = (say_value(row[f"{where}{end}"], language) for end in ("at_least", "at_most"))
    return Styled(f"{least}–{most}", "open")


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
CHANGES_AFTER = Text("Changes after {day}", "Changements après le {day}")
DAY, CHANGES, WHY = Text("day", "date"), Text("what changes", "ce qui change"), Text("why", "pourquoi")
NO_CHANGE = Text("no change up to {day}", "aucun changement jusqu'au {day}")
ROUNDS_AND = Text("Published rounds, with the scores of {day}", "Rondes publiées, avec les notes du {day}")
AS_THEY_STOOD, WITH_SCORE = Text("as they stood", "à l'époque"), Text("with the score", "avec la note")
LAST, LATEST = Text("last", "dernière"), Text("latest open", "dernière ouverte")
MEANS = Text("{mark}: {meaning}.", "{mark} : {meaning}.")
NOT_KNOWN = Text(
    "(+2 ?): two more, of which it is not known; a file (-o) says which facts are missing.",
    "(+2 ?) : deux de plus, dont on ne le sait pas; un fichier (-o) dit quels faits manquent.",
)
AT_LEAST = Text("{score} or more", "{score} ou plus")
ROW = Text("{place}, row {row}", "{place}, ligne {row}")
LEGEND = Text(
    "✓ eligible, ✗ not eligible, ? not known. A range of scores: facts are missing, which -o FILE names. Latest open: "
    "the latest round of the last twelve months open to the client, and the margin of the score to its line.",
    "✓ admissible, ✗ non admissible, ? à déterminer. Une étendue de notes : des faits manquent, que -o FICHIER nomme. "
    "Dernière ouverte : la dernière ronde des douze derniers mois ouverte au client, et l'écart entre la note et son "
    "seuil.",
)
