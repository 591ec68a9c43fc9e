"""A caseload as one table, a client a row: who, the score, each program, each category, and what is not known.

A table is made of parts, each with its columns and with what it says of one client. Columns have a key, which programs
read and no language changes, and a head in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from express_entry.law import Consolidation, Language, Law, Reason, Result, Text
from express_entry.law.answers import merged
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.programs import in_force
from express_entry.law.text import Sayable
from express_entry.profile import warnings
from express_entry.profile.spreadsheet import Client

from .assess import Assessment, assess
from .words import ELIGIBLE, MEMBER


class Word(NamedTuple):
    """A code, which programs read, with what it is called."""

    code: str
    text: Text


Value = str | int | float | bool | date | Result | Word | Sayable | Sequence[Sayable] | Sequence[str] | None
"""What a table holds of one client under one head."""
Plain = str | int | float | bool | date | list[str] | None
"""The same as a file holds it."""


class Head(NamedTuple):
    """The head of a column: its key, its words, and the words for the results below it, where there are results."""

    key: str
    text: Text | Reason
    results: Mapping[Result, Text] = {}

    def say(self, language: Language) -> str:
        """The head in words."""
        return self.text.say(language)


class Table(NamedTuple):
    """What is asked of every client: the heads of its columns, and the rows that one client fills."""

    heads: tuple[Head, ...]
    rows: Callable[[Client], Iterable[Sequence[Value]]]


class Part(NamedTuple):
    """Some columns of a table of assessments, and what they say of a client who was assessed."""

    heads: tuple[Head, ...]
    values: Callable[[Client, Assessment], Sequence[Value]]


def assessment_table(on: date, law: Law, parts: Sequence[Part] = ()) -> Table:
    """The assessment of every client on a day, one row each; further parts stand before the remarks."""
    further = (head for part in parts for head in part.heads)
    heads = (*WHO, *assessment_heads(law), *further, *REMARKS, *laid_over_heads(law.consolidation))

    def rows(client: Client) -> Iterator[Sequence[Value]]:
        result = assess(client.profile, on=on, law=law)
        further = [value for part in parts for value in part.values(client, result)]
        own = [*assessment_of(result), *further, *remarks_on(client, result)]
        yield [*who(client), *own, *laid_over(law.consolidation)]

    return Table(heads, rows)


def coded(value: Value, language: Language) -> Plain:
    """A value for a program: results by their names, what there are several of as a list, reasons in words."""
    if isinstance(value, (Result, Word)):
        return value.value if isinstance(value, Result) else value.code
    if value is None or isinstance(value, (str, int, float, date)):
        return value
    if isinstance(value, Sayable):
        return value.say(language)
    return [item if isinstance(item, str) else item.say(language) for item in value]


def worded(head: Head, value: Value, language: Language) -> Plain:
    """A value for a person: results and codes in words."""
    if isinstance(value, Result):
        return head.results[value].say(language)
    return value.text.say(language) if isinstance(value, Word) else coded(value, language)


# -------------------------------------------------------------------------------------------------------------- parts


WHO = (
    Head("reference", Text("Reference", "Référence")),
    Head("file", Text("File", "Fichier")),
    Head("sheet", Text("Sheet", "Feuille")),
    Head("row", Text("Row", "Ligne")),
)


def who(client: Client) -> list[Value]:
    """Whose row it is, and where it came from."""
    return [client.profile.reference, *client.place]


def assessment_heads(law: Law) -> list[Head]:
    """The columns of an assessment under the law of a day: score, programs, and the categories in force."""
    programs = [Head(f"programs.{slug}", PROGRAM_NAMES[slug], ELIGIBLE) for slug in in_force(law)]
    categories = [Head(f"categories.{slug}", law.table(f"category/{slug}").title, MEMBER) for slug in law.categories]
    return [*_score_heads(law), Head("first_language", FIRST_LANGUAGE), *programs, *categories]


def _score_heads(law: Law) -> Iterator[Head]:
    yield Head("on", ON)
    yield Head("score", SCORE)
    known = law.last_known
    if known is law:
        yield Head("at_least", AT_LEAST)
        yield Head("at_most", AT_MOST)
    else:
        for key, text in (("score", SCORE_THEN), ("at_least", AT_LEAST_THEN), ("at_most", AT_MOST_THEN)):
            yield Head(f"last_known_rules.{key}", text.of(version=known.crs_version))


def assessment_of(result: Assessment) -> list[Value]:
    """What an assessment says under :func:`assessment_heads`; a score that is not known has a range, not a total."""
    score = result.amounts.score
    amounts: list[Value] = [score.total, score.at_least, score.at_most]
    if result.crs is None:
        amounts.insert(0, None)
    chosen = result.amounts.first_language.chosen
    programs = [result.programs[slug].result for slug in in_force(result.law)]
    categories = [result.categories[slug].result for slug in result.law.categories]
    return [result.on, *amounts, Word(chosen, LANGUAGES[chosen]), *programs, *categories]


REMARKS = (
    Head("assumptions", Text("Assumptions", "Hypothèses")),
    Head("missing", Text("Missing", "Manque")),
    Head("doubtful", Text("Worth a second look", "À vérifier")),
    Head("law", Text("Law applied (fingerprint)", "Droit appliqué (empreinte)")),
)


def laid_over_heads(law: Consolidation) -> tuple[Head, ...]:
    """A column that says so where a file is laid over the law: what stands beside it is then not the law."""
    return (Head("laid_over", LAID_OVER),) if law.laid_over else ()


def laid_over(law: Consolidation) -> list[Value]:
    """The files laid over the law, under :func:`laid_over_heads`."""
    return [law.laid_over] if law.laid_over else []


def remarks_on(client: Client, result: Assessment) -> list[Value]:
    """How many assumptions a result rests on, which facts are missing, what is doubtful, and the law applied."""
    missing = tuple(client.column(need) for need in missing_from(result))
    return [len(result.assumptions), missing, doubts_about(client), result.law.fingerprint]


def missing_from(result: Assessment) -> tuple[str, ...]:
    """The paths of the facts that would settle whatever is not known."""
    found = [*result.amounts.score.needs]
    for program in result.programs.values():
        if program.result is Result.UNKNOWN:
            found += (*program.needs, *(program.grid.needs if program.grid else ()))
    for category in result.categories.values():
        if category.result is Result.UNKNOWN:
            found += category.needs
    return merged(found)


def doubts_about(client: Client) -> tuple[Sayable, ...]:
    """What is allowed and yet unlikely in a profile, and the cells of its row that no column was found for."""
    unread = [UNREAD.of(cell=cell.name, head=cell.head) for cell in client.unread]
    return (*unread, *(client.finding(problem) for problem in warnings(client.profile)))


LANGUAGES = {"en": Text("English", "anglais"), "fr": Text("French", "français")}
ON = Text("Day", "Date")
SCORE = Text("Score", "Note")
AT_LEAST = Text("Score, at least", "Note, au moins")
AT_MOST = Text("Score, at most", "Note, au plus")
SCORE_THEN = Text(
    "Score under the last known rules ({version}), not the law of the day",
    "Note selon les dernières règles connues ({version}), et non selon le droit de la date",
)
AT_LEAST_THEN = Text("At least, under those rules", "Au moins, selon ces règles")
AT_MOST_THEN = Text("At most, under those rules", "Au plus, selon ces règles")
LAID_OVER = Text("Not the law: this file is laid over it", "Pas le droit : ce fichier lui est superposé")
FIRST_LANGUAGE = Text("First official language", "Première langue officielle")
UNREAD = Text("{cell} was not read: {head} names no column", "{cell} n'a pas été lue : {head} ne nomme aucune colonne")
