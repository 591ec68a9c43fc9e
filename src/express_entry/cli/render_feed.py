"""What an import of the department's feed changed and found, and what a data package is: as documents, and as pages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from express_entry.history.problems import Effect, Problem
from express_entry.history.report import Report
from express_entry.history.store import Store
from express_entry.law.text import Language, Text

from .histories import shown
from .page import Page, Style


class Import(NamedTuple):
    """A feed that was taken in, or only looked at: from which file, into which store, and what came of it."""

    file: str
    store: Store
    dry_run: bool
    report: Report


def as_document(taken: Import, language: Language) -> dict[str, Any]:
    """An import in plain values, words in one language."""
    report = taken.report
    return {
        "file": taken.file,
        "store": str(taken.store.folder),
        "dry_run": taken.dry_run,
        **report.to_json(),
        "left_out": len(report.left_out),
        "problems": [_problem(each, language) for each in report.problems],
        "summary": [each.say(language) for each in report.summary()],
    }


def _problem(problem: Problem, language: Language) -> dict[str, Any]:
    return problem.to_json() | {
        "accepted": problem.accepted.say(language) if problem.accepted else None,
        "message": problem.finding(language),
    }


def render(page: Page, taken: Import, language: Language) -> None:
    """What changed, then everything that was found, by what follows from it and by row."""
    report, store = taken.report, taken.store
    page.title((TRIED if taken.dry_run else TAKEN).of(file=shown(taken.file)).say(language))
    for sentence in report.summary():
        page.say(sentence.say(language))
    for effect, style in _STYLES.items():
        found = [each for each in report.problems if each.effect is effect]
        if found:
            page.heading(HEADINGS[effect].say(language))
            for each in found:
                page.item(each.finding(language), style=style)
    page.blank()
    page.say((NOT_KEPT if taken.dry_run else KEPT).of(place=shown(store.path)).say(language), style="faint")


def package_document(written: Sequence[Path], language: Language) -> dict[str, Any]:
    """A data package that was written: its files, and how to quote it."""
    described = _described(written)
    return {
        "files": [str(path) for path in written],
        "coverage": described["coverage"],
        "citation": described["citation"][language],
        "rights": described["rights"][language],
    }


def render_package(page: Page, written: Sequence[Path], language: Language) -> None:
    """The files of a data package, and the sentence to quote them with."""
    described = _described(written)
    coverage = described["coverage"]
    page.title(PACKAGE.say(language))
    page.say(HOLDS.of(rounds=coverage["rounds"], distributions=coverage["distributions"]).say(language))
    for path in written:
        page.item(shown(path))
    page.heading(CITE.say(language))
    page.say(described["citation"][language])
    page.heading(RIGHTS.say(language))
    page.say(described["rights"][language])


def _described(written: Sequence[Path]) -> dict[str, Any]:
    """What the package says of itself, read from the file that was written."""
    (path,) = (path for path in written if path.name == "datapackage.json")
    described: dict[str, Any] = json.loads(path.read_bytes())
    return described


_STYLES: dict[Effect, Style] = {Effect.SET_ASIDE: "bad", Effect.KEPT_RAW: "open", Effect.NOTED: "plain"}

HEADINGS = {
    Effect.SET_ASIDE: Text(
        "Rows set aside: kept as they are, and not used",
        "Lignes mises de côté : conservées telles quelles, sans être utilisées",
    ),
    Effect.KEPT_RAW: Text(
        "Values kept as they are and not used; the rest of their rows goes in",
        "Valeurs conservées telles quelles, sans être utilisées; le reste de leur ligne est retenu",
    ),
    Effect.NOTED: Text("Remarks on rows that are used", "Remarques sur des lignes utilisées"),
}
TAKEN = Text("Imported: {file}", "Importé : {file}")
TRIED = Text("Tried, and nothing written: {file}", "Essai, rien n'est écrit : {file}")
KEPT = Text("Every row is kept as published in {place}.", "Chaque ligne est conservée telle que publiée dans {place}.")
NOT_KEPT = Text(
    "Without --dry-run every row is kept as published in {place}.",
    "Sans --dry-run, chaque ligne est conservée telle que publiée dans {place}.",
)
PACKAGE = Text("A data package", "Un paquet de données")
HOLDS = Text(
    "{rounds} rounds and {distributions} distributions of the pool, described for software and for people:",
    "{rounds} rondes et {distributions} répartitions du bassin, décrites pour les logiciels et pour les personnes :",
)
CITE = Text("To quote them", "Pour les citer")
RIGHTS = Text("Whose they are", "À qui elles sont")
