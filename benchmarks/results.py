"""What is measured of many candidates at once: every kind of figure with its unit, its floor and its goal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from express_entry.law import Text

Unit = Literal["ns", "ms", "s", "GB"]
"""Nanoseconds a candidate; the others are of the whole piece of work."""
Values = Mapping[str, float]
"""What was measured, by the key of its kind."""

OPENFISCA = "openfisca"


class Goal(NamedTuple):
    """What a figure has to be: at most so much, at most so many times its floor, so many times as fast as OpenFisca."""

    most: float | None = None
    ratio: float | None = None
    times: float | None = None


class Kind(NamedTuple):
    """One kind of figure."""

    key: str
    name: Text
    unit: Unit
    floor: str | None = None
    goal: Goal | None = None
    drawn: bool = False

    def ratio(self, values: Values) -> float | None:
        """How many times its floor it takes; None without one."""
        return values[self.key] / values[self.floor] if self.floor and self.floor in values else None

    def times(self, values: Values) -> float | None:
        """How many times as fast as OpenFisca it is; None where that does not compare."""
        compared = self.unit == "ns" and OPENFISCA in values and self.key in COMPARED
        return values[OPENFISCA] / values[self.key] if compared else None

    def kept(self, values: Values) -> bool | None:
        """Whether the goal is kept; None without one, or where what it is compared with was not measured."""
        if self.goal is None:
            return None
        ratio, times = self.ratio(values), self.times(values)
        if (self.goal.ratio and ratio is None) or (self.goal.times and times is None):
            return None
        return (
            values[self.key] <= (self.goal.most or float("inf"))
            and (ratio or 0) <= (self.goal.ratio or float("inf"))
            and (times or 0) >= (self.goal.times or 0)
        )


KINDS = (
    Kind("read 25", Text("reading the 25 bytes of a candidate", "lire les 25 octets d'un candidat"), "ns", drawn=True),
    Kind("read 8", Text("reading the 8 bytes of a packed one", "lire les 8 octets d'un candidat en mot"), "ns"),
    Kind(
        OPENFISCA,
        Text("OpenFisca-Core, from columns", "OpenFisca-Core, à partir des colonnes"),
        "ns",
        "read 25",
        Goal(most=1900),
        drawn=True,
    ),
    Kind(
        "polars",
        Text("Polars, one expression, from columns", "Polars, une expression, à partir des colonnes"),
        "ns",
        "read 25",
        drawn=True,
    ),
    Kind(
        "straight numpy",
        Text("NumPy, straightforward, from columns", "NumPy, sans détour, à partir des colonnes"),
        "ns",
        "read 25",
        drawn=True,
    ),
    Kind(
        "plain",
        Text("this package without Numba, from columns", "ce logiciel sans Numba, à partir des colonnes"),
        "ns",
        "read 25",
        drawn=True,
    ),
    Kind(
        "score",
        Text("this package, from columns", "ce logiciel, à partir des colonnes"),
        "ns",
        "read 25",
        Goal(ratio=8, times=200),
        drawn=True,
    ),
    Kind("pack", Text("packing alone", "mise en mots seule"), "ns", "read 25"),
    Kind(
        "totals",
        Text("this package, a packed pool", "ce logiciel, bassin en mots"),
        "ns",
        "read 8",
        Goal(most=2.5, times=500),
        drawn=True,
    ),
    Kind(
        "all laws",
        Text("the same under the slowest version of the law", "le même sous la version la plus lente du droit"),
        "ns",
        "read 8",
        Goal(most=2.5, times=500),
    ),
    Kind(
        "breakdown",
        Text("the same, every factor and subtotal", "le même, chaque facteur et sous-total"),
        "ns",
        "read 8",
    ),
    Kind("decode", Text("decoding a Parquet file", "décoder un fichier Parquet"), "ns"),
    Kind(
        "parquet",
        Text("a Parquet file scored, totals", "un fichier Parquet évalué, totaux"),
        "ns",
        "decode",
        Goal(ratio=1.3),
    ),
    Kind("write", Text("decoding and writing the scored file", "décoder et écrire le fichier évalué"), "ns"),
    Kind(
        "detail",
        Text("Parquet to Parquet with `--breakdown`", "de Parquet à Parquet avec `--breakdown`"),
        "ns",
        "write",
        Goal(ratio=4),
    ),
    Kind("csv", Text("CSV to CSV", "de CSV à CSV"), "ns", goal=Goal(most=1000)),
    Kind(
        "select sorted",
        Text("a round drawn by sorting with Polars", "une ronde tirée par un tri avec Polars"),
        "ms",
    ),
    Kind(
        "select",
        Text("a round drawn by this package", "une ronde tirée par ce logiciel"),
        "ms",
        "select sorted",
        Goal(most=20),
    ),
    Kind(
        "many",
        Text("ten times as many, packed, scored", "dix fois plus de candidats, en mots, évalués"),
        "s",
        goal=Goal(most=0.5),
    ),
    Kind(
        "memory",
        Text("the most memory that this took", "le plus de mémoire que cela a pris"),
        "GB",
        goal=Goal(most=2),
    ),
    Kind(
        "first",
        Text("first score in a fresh process", "première note d'un processus neuf"),
        "s",
        goal=Goal(most=1),
    ),
)
"""Every kind of figure, in the order of the page."""
COMPARED = {"polars", "straight numpy", "plain", "score", "totals", "all laws"}
"""What does the same as OpenFisca: a score from what is in memory."""
BY_KEY = {kind.key: kind for kind in KINDS}
