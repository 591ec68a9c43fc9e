"""The outcome: while it runs a line a mutant in a file, then a table by file, and the two pages of the reference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from express_entry.law.text import LANGUAGES, Language, Text, say_value

from .equivalents import SAME_POINTS, reason_of
from .loop import EQUIVALENT, NOT_ASKED, SURVIVED, Outcome

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "reference"
RECORD = ROOT / "build" / "mutation.tsv"
"""One line a mutant as it is decided, so that a run that is cut short leaves what it found."""


def note(outcome: Outcome, record: IO[str]) -> None:
    """One mutant into the record, and a survivor onto the terminal, at once."""
    mutant = outcome.mutant
    print(mutant.file, mutant.table, mutant.cell, mutant.before, mutant.after, outcome.by, sep="\t", file=record)
    record.flush()
    if outcome.by == SURVIVED:
        print(f"survived: {mutant.say()}", flush=True)


def recorded(record: Path) -> dict[tuple[str, ...], str]:
    """What a run has decided so far: by file, table, cell, before and after."""
    rows = [line.split("\t") for line in record.read_text("utf-8").splitlines()] if record.exists() else []
    return {tuple(row[:5]): row[5] for row in rows if len(row) == len(FIELDS)}


FIELDS = ("file", "table", "cell", "before", "after", "by")


def lines(outcomes: Sequence[Outcome], language: Language = "en") -> Iterator[str]:
    """The table, a row a file, and the total."""
    yield f"| {' | '.join(head.say(language) for head in HEADS)} |"
    yield "| --- | --: | --: | --: | --: | --: | --- |"
    files = list(dict.fromkeys(outcome.mutant.file for outcome in outcomes))
    for file in files:
        yield _row(f"`{file}`", [outcome for outcome in outcomes if outcome.mutant.file == file], language)
    yield _row(f"**{ALL.say(language)}**", outcomes, language)


def _row(name: str, outcomes: Sequence[Outcome], language: Language) -> str:
    cells = len({(outcome.mutant.file, outcome.mutant.place) for outcome in outcomes})
    count = Counter("noticed" if outcome.killed else outcome.by for outcome in outcomes)
    by = Counter(_file(outcome.by) for outcome in outcomes if outcome.killed)
    said = ", ".join(f"{file} {say_value(times, language)}" for file, times in by.most_common())
    numbers = (cells, len(outcomes), count["noticed"], count[EQUIVALENT], count[SURVIVED])
    return f"| {name} | {' | '.join(say_value(number, language) for number in numbers)} | {said} |"


def _file(nodeid: str) -> str:
    return nodeid.partition("::")[0].rpartition("/")[2].removeprefix("test_").removesuffix(".py") or nodeid


def survivors(outcomes: Sequence[Outcome]) -> list[str]:
    """Every mutant that no test noticed, in one line each."""
    return [outcome.mutant.say() for outcome in outcomes if outcome.by == SURVIVED]


def equivalents(outcomes: Sequence[Outcome], language: Language) -> Iterator[str]:
    """Every mutant that means the same as the law, below the reason why."""
    found: dict[Text, list[str]] = {}
    for outcome in outcomes:
        if outcome.by == EQUIVALENT:
            found.setdefault(reason_of(outcome.mutant) or SAME_POINTS, []).append(outcome.mutant.say())
    for reason, mutants in found.items():
        yield f"{reason.say(language)[0].upper()}{reason.say(language)[1:]}{COLON.say(language)}"
        yield "\n".join(f"- `{line}`" for line in mutants)


def write(outcomes: Sequence[Outcome], folder: Path = PAGES) -> None:
    """Writes the page of the reference in both languages."""
    for language in LANGUAGES:
        name = "mutation.md" if language == "en" else f"mutation.{language}.md"
        (folder / name).write_text(page(outcomes, language), "utf-8", newline="\n")


def page(outcomes: Sequence[Outcome], language: Language) -> str:
    """The page in one language: what was changed, what noticed it, what survived, and what means the same."""
    blocks = (
        "<!-- Written by `python -m tests.mutation --write`. -->",
        LINKS.say(language),
        f"# {TITLE.say(language)}",
        OPENING.say(language),
        NOT_ALL.say(language),
        "\n".join(f"- `{name}`" for name in NOT_ASKED),
        "\n".join(lines(outcomes, language)),
        f"## {SURVIVORS.say(language)}",
        "\n".join(f"- `{line}`" for line in survivors(outcomes)) or NONE.say(language),
        f"## {MEAN_THE_SAME.say(language)}",
        *equivalents(outcomes, language),
    )
    return "\n\n".join(blocks) + "\n"


HEADS = (
    Text("File", "Fichier"),
    Text("Cells", "Cellules"),
    Text("Mutants", "Mutants"),
    Text("Noticed", "Remarqués"),
    Text("Equivalent", "Équivalents"),
    Text("Survived", "Survivants"),
    Text("Noticed by", "Remarqués par"),
)
ALL = Text("all", "tous")
COLON = Text(":", " :")
NONE = Text("None.", "Aucun.")
TITLE = Text("Do the tests notice a changed law?", "Les tests remarquent-ils un droit modifié?")
LINKS = Text(
    "[Français](mutation.fr.md) · [Reference](README.md)", "[English](mutation.md) · [Référence](README.fr.md)"
)
OPENING = Text(
    "Every number, deciding day, code and level in the data of the law (`src/express_entry/law/data`) was changed by "
    "one, one at a time: a number by one up and one down, a day to its neighbours, a code to the next one there is, "
    "yes to no. The tests were run on each of these mutants until one failed. A mutant that no test notices is a "
    "number that could be wrong without anybody knowing. Words, sources, confidences, and the days of recording and "
    "verifying were left alone. `make mutate` does it again.",
    "Chaque nombre, chaque jour qui décide, chaque code et chaque niveau des données du droit "
    "(`src/express_entry/law/data`) a été modifié d'une unité, un à la fois : un nombre d'un de plus et d'un de moins, "
    "un jour vers ses voisins, un code vers le suivant qui existe, oui en non. Les tests ont été lancés sur chacun de "
    "ces mutants jusqu'à ce que l'un échoue. Un mutant qu'aucun test ne remarque est un nombre qui pourrait être faux "
    "sans que personne le sache. Les mots, les sources, la confiance et les jours de consignation et de vérification "
    "n'ont pas été touchés. `make mutate` recommence.",
)
NOT_ALL = Text(
    "Properties over made-up people were not asked, and these three tests were not, because they hold the data against "
    "a sum or a copy of itself:",
    "Les propriétés portant sur des personnes inventées n'ont pas été consultées, ni ces trois tests, qui comparent "
    "les données à leur propre somme ou à leur propre copie :",
)
SURVIVORS = Text("Survivors", "Survivants")
MEAN_THE_SAME = Text("Changes that mean the same", "Modifications qui reviennent au même")
