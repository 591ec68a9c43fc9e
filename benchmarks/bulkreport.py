"""What was measured of many candidates as text for the terminal, as pages of the reference, and as a chart in them.

The figures are kept beside the code, so that the pages can be written anew from them, and a test can.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from express_entry.law import Language, Text
from express_entry.law.text import LANGUAGES

from . import chart
from .report import KEPT, MISSED, PAGES, figures, machine
from .results import COMPARED, KINDS, OPENFISCA, Kind, Values

KEEP = Path(__file__).with_name("bulk.json")
NAME = "benchmarks-bulk"
PEERS = ("numba", "numpy", "openfisca-core", "polars", "pyarrow")


class Found(NamedTuple):
    """One run: the figures by the key of their kind, and how many rows agreed by version of the law."""

    machine: str
    versions: Mapping[str, str]
    rows: int
    values: Values
    agreed: Mapping[str, int]


def found(rows: int, values: Values, agreed: Mapping[str, int]) -> Found:
    """What was measured just now, on this machine."""
    return Found(machine(), {name: version(name) for name in PEERS}, rows, values, agreed)


def kept(path: Path = KEEP) -> Found:
    """What was measured when the pages were written."""
    return Found(**json.loads(path.read_text("utf-8")))


def line(kind: Kind, values: Values) -> str:
    """A figure on one line of a terminal."""
    cells = [cell.replace("`", "").replace("*", "") for cell in _row(kind, values, "en")]
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, (46, 10, 9, 12, 26, 4), strict=True)).rstrip()


def write(run: Found, docs: Path = PAGES.parent, keep: Path = KEEP) -> None:
    """Writes the figures, the pages and the charts.

    :raises ValueError: where something was not measured: a page has every figure.
    """
    missing = [kind.key for kind in KINDS if kind.key not in run.values]
    if missing:
        raise ValueError(f"not measured: {', '.join(missing)}")
    keep.write_text(json.dumps(run._asdict(), indent=1) + "\n", "utf-8", newline="\n")
    for name, text in files(run).items():
        (docs / name).parent.mkdir(exist_ok=True)
        (docs / name).write_text(text, "utf-8", newline="\n")


def files(run: Found) -> dict[str, str]:
    """The pages and the charts: text by path of the file below ``docs``."""
    pages = {f"reference/{_file(language, 'md')}": page(run, language) for language in LANGUAGES}
    charts = {f"pictures/{_file(language, 'svg')}": _chart(run.values, language) for language in LANGUAGES}
    return pages | charts


def _file(language: Language, ending: str) -> str:
    return f"{NAME}.{ending}" if language == "en" else f"{NAME}.{language}.{ending}"


def page(run: Found, language: Language) -> str:
    """The page in one language."""
    each = [kind for kind in KINDS if kind.unit == "ns"]
    whole = [kind for kind in KINDS if kind.unit != "ns"]
    agreed = AGREED.of(rows=sum(run.agreed.values()), laws=len(run.agreed), each=min(run.agreed.values()))
    versions = ", ".join(f"{name} {number}" for name, number in run.versions.items())
    blocks = (
        "<!-- Written by `python -m benchmarks --write`. -->",
        LINKS.say(language),
        f"# {TITLE.say(language)}",
        OPENING.say(language),
        MACHINE.of(machine=run.machine, versions=versions, rows=run.rows).say(language),
        f"![{_in_words(run.values, language)}](../pictures/{_file(language, 'svg')})",
        _table([words.say(language) for words in HEADS], [_row(kind, run.values, language) for kind in each]),
        f"## {WHOLE.say(language)}",
        _table([HEADS[0].say(language), *[words.say(language) for words in WHOLE_HEADS]],
               [_whole(kind, run.values, language) for kind in whole]),
        f"## {AGREEMENT.say(language)}",
        agreed.say(language),
        f"## {READING_TITLE.say(language)}",
        READING.say(language),
    )  # fmt: skip
    return "\n\n".join(blocks) + "\n"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 2), "---"], *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines)


def _row(kind: Kind, values: Values, language: Language) -> list[str]:
    ratio, times = kind.ratio(values), kind.times(values)
    return [
        kind.name.say(language),
        amount(kind, values, language),
        "–" if ratio is None else f"{figures(ratio, language)} ×",
        "–" if times is None else f"{figures(times, language)} ×",
        _goal(kind, language),
        _kept(kind, values, language),
    ]


def _whole(kind: Kind, values: Values, language: Language) -> list[str]:
    return [
        kind.name.say(language),
        amount(kind, values, language),
        _goal(kind, language),
        _kept(kind, values, language),
    ]


def amount(kind: Kind, values: Values, language: Language) -> str:
    """A figure in its unit."""
    unit = "Go" if kind.unit == "GB" and language == "fr" else kind.unit
    return f"{figures(values[kind.key], language)} {unit}"


def _goal(kind: Kind, language: Language) -> str:
    goal = kind.goal
    if goal is None:
        return "–"
    said = [f"≤ {amount(kind, {kind.key: goal.most}, language)}"] if goal.most else []
    said += [FLOORS.of(times=figures(goal.ratio, language)).say(language)] if goal.ratio else []
    said += [f"≥ {figures(goal.times, language)} × OpenFisca"] if goal.times else []
    return ", ".join(said)


def _kept(kind: Kind, values: Values, language: Language) -> str:
    return {None: "–", True: KEPT.say(language), False: MISSED.say(language)}[kind.kept(values)]


def _drawn() -> list[Kind]:
    return [kind for kind in KINDS if kind.drawn]


def _chart(values: Values, language: Language) -> str:
    bars = [
        chart.Bar(
            kind.name.say(language),
            values[kind.key],
            amount(kind, values, language),
            kind.key in COMPARED and "this package" in kind.name.en,
        )
        for kind in sorted(_drawn(), key=lambda kind: -values[kind.key])
    ]
    return chart.draw(bars, chart.Words(_in_words(values, language), SCALE.say(language), POINT.say(language)))


def _in_words(values: Values, language: Language) -> str:
    """What the chart shows, for who cannot see it."""
    kinds = sorted(_drawn(), key=lambda kind: -values[kind.key])
    said = "; ".join(f"{kind.name.say(language)}, {amount(kind, values, language)}" for kind in kinds)
    return IN_WORDS.of(said=said).say(language)


def summary(run: Found) -> str:
    """The last lines of a terminal."""
    rows = ", ".join(f"{name}: {many:,}" for name, many in run.agreed.items())
    missed = [
        kind.name.en.replace("`", "") for kind in KINDS if kind.key in run.values and kind.kept(run.values) is False
    ]
    told = f"goals missed: {'; '.join(missed) or 'none'}"
    without = "" if OPENFISCA in run.values else "\nOpenFisca is not installed here; `make bench` brings it"
    return (
        f"agreed with the scalar rule, every factor, subtotal and total, by law: {rows or 'not asked'}\n{told}{without}"
    )


HEADS = (
    Text("What", "Quoi"),
    Text("A candidate", "Par candidat"),
    Text("× its floor", "× son plancher"),
    Text("Faster than OpenFisca", "Plus rapide qu'OpenFisca"),
    Text("Goal", "Cible"),
    Text("Kept", "Tenue"),
)
WHOLE_HEADS = (Text("Measured", "Mesuré"), *HEADS[4:])
FLOORS = Text("≤ {times} × its floor", "≤ {times} × son plancher")
TITLE = Text("Benchmarks: many candidates", "Mesures de vitesse : beaucoup de candidats")
LINKS = Text(
    "[Français](benchmarks-bulk.fr.md) · [Reference](README.md) · [One candidate](benchmarks.md)",
    "[English](benchmarks-bulk.md) · [Référence](README.fr.md) · [Un candidat](benchmarks.fr.md)",
)
OPENING = Text(
    "The same candidates scored by this package, by OpenFisca-Core, by Polars and by NumPy, in one run on one machine, "
    "beside the time that it takes only to read them. Compare the ratios: durations change with the machine and the "
    "hour. `make bench` prints these tables for the machine at hand.",
    "Les mêmes candidats évalués par ce logiciel, par OpenFisca-Core, par Polars et par NumPy, dans une même exécution "
    "sur une même machine, à côté du temps qu'il faut pour seulement les lire. Ce sont les rapports qui se comparent : "
    "les durées changent avec la machine et l'heure. `make bench` imprime ces tableaux pour la machine utilisée.",
)
MACHINE = Text(
    "Measured on {machine}, with {versions}; {rows} candidates.",
    "Mesuré sur {machine}, avec {versions}; {rows} candidats.",
)
WHOLE = Text("Whole pieces of work", "Travaux entiers")
AGREEMENT = Text("Agreement", "Concordance")
AGREED = Text(
    "In the same run {rows} random candidates were scored by the batch scorer and by the scalar rule, at least {each} "
    "under each of {laws} versions of the law: every factor, every subtotal and every total was the same. Each way of "
    "scoring above, the others' too, was held to the scalar rule on 20,000 of the candidates before it was measured.",
    "Dans la même exécution, {rows} candidats tirés au hasard ont été évalués par lots et par la règle scalaire, au "
    "moins {each} sous chacune des {laws} versions du droit : chaque facteur, chaque sous-total et chaque total était "
    "le même. Chaque façon d'évaluer ci-dessus, y compris celles des autres, a été confrontée à la règle scalaire sur "
    "20\u00a0000 des candidats avant d'être mesurée.",
)
READING_TITLE = Text("How to read it", "Comment lire ces tableaux")
READING = Text(
    "The candidates are drawn after every table has been built: every value as often as any other, with and without a "
    "spouse, 25 columns of one byte. *From columns* begins with those columns in memory, and its floor reads them; *a "
    "packed pool* begins with one word of 64 bits a candidate, and its floor reads that. OpenFisca-Core computes from "
    "the same columns with dated parameters made from the same tables, a variable a factor, with vectors; the goal in "
    "its row is that it is written well enough to compare with. The Parquet file is compressed (zstd) and has words "
    "where the contract has words; CSV is a million rows, `--breakdown` adds every factor and subtotal. A round is the "
    "first 5,000 by points, then by instant. Each figure is the least of several rounds.",
    "Les candidats sont tirés une fois toutes les tables construites : chaque valeur aussi souvent que toute autre, "
    "avec et sans époux, 25 colonnes d'un octet. *À partir des colonnes* : les colonnes sont en mémoire, et le "
    "plancher les lit; *bassin en mots* : un mot de 64 bits par candidat, et le plancher lit ces mots. OpenFisca-Core "
    "calcule à partir des mêmes colonnes, avec des paramètres datés issus des mêmes tables, une variable par facteur, "
    "par vecteurs; la cible de sa ligne est qu'il soit assez bien écrit pour servir de comparaison. Le fichier Parquet "
    "est comprimé (zstd) et contient des mots là où le contrat a des mots; CSV compte un million de lignes; "
    "`--breakdown` ajoute chaque facteur et sous-total. Une ronde prend les 5\u00a0000 premiers par points, puis par "
    "instant. Chaque chiffre est le minimum de plusieurs séries.",
)
SCALE = Text(
    "nanoseconds a candidate (each line ten times the one before)",
    "nanosecondes par candidat (chaque ligne vaut dix fois la précédente)",
)
POINT = Text(".", ",")
IN_WORDS = Text("Nanoseconds a candidate: {said}", "Nanosecondes par candidat : {said}")
