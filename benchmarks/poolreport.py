"""What was measured of a pool, as lines of a terminal and as a page of the reference in both languages.

The figures are kept beside the code, so that the page can be written anew from them, and a test can.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from express_entry.law import Language, Text
from express_entry.law.text import LANGUAGES

from .pool import DATABASES, PROFILES, Sizes
from .report import KEPT, MISSED, PAGES, figures, machine

KEEP = Path(__file__).with_name("pool.json")
NAME = "benchmarks-pool"


class Kind(NamedTuple):
    """A kind of figure: at most so many seconds, at most so many times its floor.

    Where every document is dealt with (``each``) the seconds are those of the full number, and fewer for fewer.
    """

    key: str
    name: Text
    floor: str | None = None
    most: float | None = None
    ratio: float | None = None
    each: bool = False

    def goal(self, sizes: Sizes) -> float | None:
        """The most seconds for so many."""
        return self.most * sizes.documents / PROFILES if self.most is not None and self.each else self.most


KINDS = (
    Kind(
        "bare everyone",
        Text(
            "bare statements: {invitations} of {profiles} copied with their rank, marked",
            "simples instructions : {invitations} sur {profiles} copiés avec leur rang, marqués",
        ),
    ),
    Kind(
        "round everyone",
        Text(
            "a round of {invitations} from {profiles}, everything included",
            "une ronde de {invitations} sur {profiles}, tout compris",
        ),
        "bare everyone",
        1,
        4,
    ),
    Kind(
        "bare category",
        Text(
            "bare statements: {invitations} of a category of 5 %, from {rows}",
            "simples instructions : {invitations} d'une catégorie de 5 %, sur {rows}",
        ),
    ),
    Kind(
        "round category",
        Text(
            "a round of {invitations} in a category of 5 %, from {rows}",
            "une ronde de {invitations} dans une catégorie de 5 %, sur {rows}",
        ),
        "bare category",
        2,
    ),
    Kind(
        "clock",
        Text(
            "a day of the clock on {documents}, one in a hundred due",
            "un jour de l'horloge sur {documents}, un sur cent à échéance",
        ),
        most=20,
        each=True,
    ),
    Kind(
        "law",
        Text("a change of law: all {documents} determined anew", "un changement de droit : les {documents} réévalués"),
        most=60,
        each=True,
    ),
    Kind(
        "read",
        Text("reading {documents} documents as JSON, on one core", "lire {documents} documents en JSON, sur un cœur"),
    ),
    Kind(
        "load",
        Text("loading {documents} documents, on every core", "charger {documents} documents, sur tous les cœurs"),
        "read",
        360,
        each=True,
    ),
    Kind(
        "ready",
        Text(
            "a bare request (is the service ready?), 50 a second: half within",
            "une simple requête (le service est-il prêt?), 50 par seconde : la moitié en moins de",
        ),
    ),
    Kind(
        "submit half",
        Text(
            "{submissions} profiles submitted over HTTP, 50 a second: half within",
            "{submissions} profils présentés par HTTP, 50 par seconde : la moitié en moins de",
        ),
        "ready",
        0.020,
    ),
    Kind(
        "submit most",
        Text("the same: 99 of 100 within", "les mêmes : 99 sur 100 en moins de"),
        most=0.100,
    ),
)
"""Every kind of figure, in the order of the page."""


class Found(NamedTuple):
    """One run: sizes, and seconds by database and key of a kind."""

    machine: str
    versions: Mapping[str, str]
    sizes: Sizes
    values: Mapping[str, Mapping[str, float]]


def found(sizes: Sizes, values: Mapping[str, Mapping[str, float]]) -> Found:
    """What was measured just now, on this machine."""
    versions = {"Django": version("django"), "psycopg": version("psycopg"), "SQLite": sqlite3.sqlite_version}
    return Found(machine(), versions, sizes, values)


def kept(path: Path = KEEP) -> Found:
    """What was measured when the pages were written."""
    tree = json.loads(path.read_text("utf-8"))
    return Found(**{**tree, "sizes": Sizes(*tree["sizes"])})


def ratio(kind: Kind, values: Mapping[str, float]) -> float | None:
    """How many times its floor it takes; None without one."""
    return None if kind.floor is None else values[kind.key] / values[kind.floor]


def is_kept(kind: Kind, values: Mapping[str, float], sizes: Sizes) -> bool | None:
    """Whether the goal is kept on one database; None without one."""
    most = kind.goal(sizes)
    if most is None:
        return None
    within = kind.ratio is None or (ratio(kind, values) or 0) <= kind.ratio
    return values[kind.key] <= most and within


def line(database: str, key: str, value: float, sizes: Sizes) -> str:
    """A figure on one line of a terminal."""
    kind = next(each for each in KINDS if each.key == key)
    return f"{database:10}  {kind.name.of(**sizes._asdict()).say('en'):78}  {figures(value, 'en'):>6} s"


def write(run: Found, folder: Path = PAGES, keep: Path = KEEP) -> None:
    """Writes the figures and the pages.

    :raises ValueError: where something was not measured: a page has every figure.
    """
    missing = [f"{name} {kind.key}" for name in DATABASES for kind in KINDS if kind.key not in run.values.get(name, {})]
    if missing:
        raise ValueError(f"not measured: {', '.join(missing)}")
    keep.write_text(json.dumps(run._asdict(), indent=1) + "\n", "utf-8", newline="\n")
    for name, text in files(run).items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def files(run: Found) -> dict[str, str]:
    """The pages: text by the name of the file."""
    return {f"{NAME}.md" if each == "en" else f"{NAME}.{each}.md": page(run, each) for each in LANGUAGES}


def page(run: Found, language: Language) -> str:
    """The page in one language."""
    versions = ", ".join(f"{name} {number}" for name, number in run.versions.items())
    heads = [HEADS[0].say(language), *(cell for name in DATABASES for cell in (name, HEADS[1].say(language)))]
    heads += [HEADS[2].say(language), HEADS[3].say(language)]
    lines = [heads, ["---", *["---:"] * 5, "---"], *(_row(kind, run, language) for kind in KINDS)]
    blocks = (
        "<!-- Written by `python -m benchmarks --write`. -->",
        LINKS.say(language),
        f"# {TITLE.say(language)}",
        OPENING.say(language),
        MACHINE.of(machine=run.machine, versions=versions).say(language),
        "\n".join(f"| {' | '.join(row)} |" for row in lines),
        READING.say(language),
    )
    return "\n\n".join(blocks) + "\n"


def _row(kind: Kind, run: Found, language: Language) -> list[str]:
    cells = [kind.name.of(**run.sizes._asdict()).say(language)]
    for name in DATABASES:
        times = ratio(kind, run.values[name])
        cells += [f"{figures(run.values[name][kind.key], language)} s"]
        cells += ["–" if times is None else f"{figures(times, language)} ×"]
    most = kind.goal(run.sizes)
    goal = [] if most is None else [f"≤ {figures(most, language)} s"]
    goal += [] if kind.ratio is None else [f"≤ {figures(kind.ratio, language)} ×"]
    all_kept = [is_kept(kind, run.values[name], run.sizes) for name in DATABASES]
    said = "–" if None in all_kept else (KEPT if all(all_kept) else MISSED).say(language)
    return [*cells, ", ".join(goal) or "–", said]


def summary(run: Found) -> str:
    """The last line of a terminal."""
    missed = [
        f"{kind.key} ({name})"
        for name in run.values
        for kind in KINDS
        if is_kept(kind, run.values[name], run.sizes) is False
    ]
    return f"goals missed: {', '.join(missed) or 'none'}"


HEADS = (Text("What", "Quoi"), Text("× its floor", "× son plancher"), Text("Goal", "Cible"), Text("Kept", "Tenue"))
TITLE = Text("Benchmarks: a pool", "Mesures de vitesse : un bassin")
LINKS = Text(
    "[Français](benchmarks-pool.fr.md) · [Reference](README.md) · [One candidate](benchmarks.md) · "
    "[Many candidates](benchmarks-bulk.md)",
    "[English](benchmarks-pool.md) · [Référence](README.fr.md) · [Un candidat](benchmarks.fr.md) · "
    "[Beaucoup de candidats](benchmarks-bulk.fr.md)",
)
OPENING = Text(
    "What a pool does with everybody in it, on both databases. A round is measured in turns with the *bare "
    "statements*: one transaction that copies the first by the same index with their rank into a table of three "
    "columns, and marks them. Compare the ratios: durations change with the machine and the hour. `make bench` prints "
    "these figures for the machine at hand.",
    "Ce que fait un bassin avec tous ses candidats, sur les deux bases de données. Une ronde est mesurée en alternance "
    "avec de *simples instructions* : une transaction qui copie les premiers selon le même index, avec leur rang, dans "
    "une table de trois colonnes, et les marque. Ce sont les rapports qui se comparent : les durées changent avec la "
    "machine et l'heure. `make bench` imprime ces chiffres pour la machine utilisée.",
)
MACHINE = Text("Measured on {machine}, with {versions}.", "Mesuré sur {machine}, avec {versions}.")
READING = Text(
    "A round runs the clock, holds the pool, writes the snapshot to the disk, invites with rank and class, seals the "
    "audit trail and commits; each of its figures is the least of three. The clock and the change of law determine "
    "points, programs and categories from the documents and find the next day that matters; the change of law is that "
    "of 2025-02-27, by which more than half of them stand otherwise. A load reads, checks, tests at the door and "
    "ranks. A submission is one request to the service as it is served (two processes): signed in by its token, "
    "carried out once under its key, assessed, entered, told to the trail; sent by a program on the same machine "
    "whether the service keeps up or not, it counts from when it was to be sent. The PostgreSQL server of a run does "
    "not wait for the disk (`fsync = off`); SQLite does.",
    "Une ronde fait tourner l'horloge, retient le bassin, écrit l'instantané sur le disque, invite avec rang et "
    "catégorie, scelle la piste de vérification et valide; chacun de ses chiffres est le minimum de trois. L'horloge "
    "et le changement de droit établissent points, programmes et catégories à partir des documents et trouvent le "
    "prochain jour qui compte; le changement de droit est celui du 2025-02-27, par lequel plus de la moitié des "
    "candidats sont évalués autrement. Un chargement lit, vérifie, examine à l'entrée et classe. Une présentation est "
    "une requête au service tel qu'il est servi (deux processus) : "
    "authentifiée par son jeton, exécutée une fois sous sa clé, évaluée, entrée, consignée dans la piste; envoyée par "
    "un programme de la même machine, que le service suive ou non, elle compte depuis le moment où elle devait l'être. "
    "Le serveur PostgreSQL d'une mesure n'attend pas le disque (`fsync = off`); SQLite l'attend.",
)
