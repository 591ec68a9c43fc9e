"""The measurements as a table for the terminal, and as the two pages of the reference."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

from express_entry.law import Language, Text
from express_entry.law.text import LANGUAGES

from .timing import Measured

PAGES = Path(__file__).parents[1] / "docs" / "reference"


def terminal(found: Sequence[Measured]) -> str:
    """The table as columns of plain text."""
    rows = [[words.en for words in HEADS], *(_row(item, "en") for item in found)]
    plain = [[text.replace("`", "").replace("*", "") for text in row] for row in rows]
    widths = [max(len(row[place]) for row in plain) for place in range(len(HEADS))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in plain]
    return "\n".join(line.rstrip() for line in lines)


def write(found: Sequence[Measured], folder: Path = PAGES) -> None:
    """Writes the page in both languages."""
    for language in LANGUAGES:
        name = "benchmarks.md" if language == "en" else f"benchmarks.{language}.md"
        (folder / name).write_text(page(found, language), "utf-8", newline="\n")


def page(found: Sequence[Measured], language: Language) -> str:
    """The page in one language: what was measured, on what, against what."""
    heads = [words.say(language) for words in HEADS]
    rows = [heads, ["---"] * 2 + ["---:"] * (len(heads) - 2), *(_row(item, language) for item in found)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    blocks = (
        "<!-- Written by `python -m benchmarks --write`. -->",
        LINKS.say(language),
        f"# {TITLE.say(language)}",
        OPENING.say(language),
        MACHINE.of(machine=machine(), rounds=_rounds(found)).say(language),
        table,
        READING.say(language),
    )
    return "\n\n".join(blocks) + "\n"


def machine() -> str:
    """What was measured on, without a name, a place or a day."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} × {platform.machine()}, {platform.system()}, {python}"


def _rounds(found: Iterable[Measured]) -> str:
    counts = sorted({item.rounds for item in found})
    return str(counts[0]) if len(counts) == 1 else f"{counts[0]}-{counts[-1]}"


def _row(item: Measured, language: Language) -> list[str]:
    goal = item.case.goal
    return [
        item.case.name.say(language),
        item.case.floor_name.say(language),
        duration(item.median, language),
        duration(item.least, language),
        duration(item.floor, language),
        figures(item.ratio, language),
        "–" if goal is None else f"≤ {duration(goal, language)}",
        {None: "–", True: KEPT.say(language), False: MISSED.say(language)}[item.kept],
    ]


def duration(seconds: float, language: Language = "en") -> str:
    """A duration with three figures, in the unit that suits it."""
    amount, unit = (seconds * 1e6, "µs") if seconds < 1e-3 else (seconds * 1e3, "ms")
    return f"{figures(amount, language)} {unit}"


def figures(amount: float, language: Language) -> str:
    """A number with three figures, as a language writes it."""
    text = f"{amount:.0f}" if amount >= 100 else f"{amount:.3g}"
    return text.replace(".", ",") if language == "fr" else text


HEADS = (
    Text("What", "Quoi"),
    Text("Floor", "Plancher"),
    Text("Median", "Médiane"),
    Text("Least", "Minimum"),
    Text("Floor, median", "Plancher, médiane"),
    Text("Ratio", "Rapport"),
    Text("Goal", "Cible"),
    Text("Kept", "Tenue"),
)
KEPT, MISSED = Text("yes", "oui"), Text("**no**", "**non**")
TITLE = Text("Benchmarks", "Mesures de vitesse")
LINKS = Text(
    "[Français](benchmarks.fr.md) · [Reference](README.md) · [Many candidates](benchmarks-bulk.md)",
    "[English](benchmarks.md) · [Référence](README.fr.md) · [Beaucoup de candidats](benchmarks-bulk.fr.md)",
)
OPENING = Text(
    "Every piece of work is measured in turns with a *floor*: the least that the same work could cost. Absolute times "
    "change with the machine and the hour; the ratio is what to compare. `make bench` prints this table for the "
    "machine at hand.",
    "Chaque travail est mesuré en alternance avec un *plancher* : le moins que ce même travail pourrait coûter. Les "
    "durées absolues changent avec la machine et l'heure; c'est le rapport qui se compare. `make bench` imprime ce "
    "tableau pour la machine utilisée.",
)
MACHINE = Text("Measured on {machine}; {rounds} rounds.", "Mesuré sur {machine}; {rounds} séries.")
READING = Text(
    "The explained score is one call of `Grid.score` for a person of a mixed crowd of 200, with every line, its facts "
    "and its citation; its floor is the same arithmetic over bare lists. The assessment goes from a tree of plain "
    "values to programs, points and categories; its floor reads and writes the same document as JSON. A calendar is "
    "that of one example profile; its floor assesses the days that change, as if somebody had told them. The past "
    "rounds are all of those published, asked about for the same person. *Paths* are all minimal sets of changes of "
    "one of the examples, to a score or a program: counted, and the first fifty assessed; the floor is the assessment "
    "of one document. *Cold* is a fresh process, from the start of the interpreter to its end.",
    "La note expliquée est un appel de `Grid.score` pour une personne d'un groupe varié de 200, avec chaque ligne, "
    "ses faits et sa référence; son plancher est la même arithmétique sur de simples listes. L'évaluation va d'un "
    "arbre de valeurs aux programmes, aux points et aux catégories; son plancher lit et écrit le même document en "
    "JSON. Un calendrier est celui d'un profil d'exemple; son plancher évalue les dates qui changent, comme si "
    "quelqu'un les avait dites. Les rondes passées sont toutes celles qui ont été publiées, pour la même personne. "
    "*paths* : tous les ensembles minimaux de changements de l'un des exemples, vers une note ou un programme, "
    "comptés, et les cinquante premiers évalués; le plancher est l'évaluation d'un seul document. *À froid* désigne un "
    "processus neuf, du démarrage de l'interpréteur à sa fin.",
)
