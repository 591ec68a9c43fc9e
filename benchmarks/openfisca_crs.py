"""The same ranking as a country package of OpenFisca: one variable a factor, parameters with their dates.

Written as OpenFisca means it: formulas over vectors, amounts from scales in the parameters, a subtotal a section. The
amounts come from the law's own tables. Importing this module imports OpenFisca, which `make bench` installs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from openfisca_core.entities import Entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from express_entry.law import Consolidation
from express_entry.law.pointtables import POINT_KINDS, level
from express_entry.law.tables import Table
from express_entry.scoring.columns import COLUMNS, GROUPS

Candidate = Entity("candidate", "candidates", "A candidate", "")
PREFIX = "crs/"
SIDES = (("alone", 0), ("coupled", -1))
GRADES = ("age", "education", "canadian_work_experience", "spouse_education", "spouse_canadian_work_experience",
          "nomination", "arranged_employment", "canadian_study", "sibling")  # fmt: skip
ABILITIES = {
    "first_official_language": "clb_first",
    "second_official_language": "clb_second",
    "spouse_official_language": "spouse_clb",
}
PAIRS = {
    "education_and_language": ("education", "clb_first_lowest"),
    "education_and_canadian_work": ("education", "canadian_work_years"),
    "foreign_work_and_language": ("foreign_work_years", "clb_first_lowest"),
    "foreign_and_canadian_work": ("foreign_work_years", "canadian_work_years"),
    "certificate_and_language": ("certificate_of_qualification", "clb_first_lowest"),
    "french": ("french_lowest", "english_lowest"),
}
READS = {
    "canadian_work_experience": "canadian_work_years",
    "spouse_canadian_work_experience": "spouse_canadian_work_years",
    "arranged_employment": "job_offer",
    "canadian_study": "canadian_education",
}


# ----------------------------------------------------------------------------------------------------------- parameters


def parameters(law: Consolidation) -> ParameterNode:
    """Every table of the ranking as dated parameters: a scale a column, and a scale a band of a matrix."""
    tree: dict[str, Any] = {"caps": _caps(law.tables[f"{PREFIX}sections"])}
    for name, table in law.tables.items():
        if name.startswith(PREFIX) and table.kind in POINT_KINDS:
            tree[name.removeprefix(PREFIX)] = _matrix(table) if table.kind == "matrix" else _columns(table)
    return ParameterNode("", data=tree)


def _columns(table: Table) -> dict[str, Any]:
    """A scale without and one with a spouse or partner; and the most that the factor gives."""
    rows = {version.from_: version.values["points"] for version in _known(table)}
    most = {version.from_: version.values.get("maximum", [10_000, 10_000]) for version in _known(table)}
    return {
        side: {
            "scale": _scale({day: [(level(row[0]), row[1:][place]) for row in each] for day, each in rows.items()}),
            "most": {"values": {day.isoformat(): {"value": each[place]} for day, each in most.items()}},
        }
        for side, place in SIDES
    }


def _matrix(table: Table) -> dict[str, Any]:
    (version, *_) = _known(table)
    firsts, across = ([level(each) for each in version.values[key]] for key in ("first_bands", "second_bands"))
    bands = {
        f"band_{row}": _scale(
            {each.from_: list(zip(across, each.values["points"][row], strict=True)) for each in _known(table)}
        )
        for row in range(len(firsts))
    }
    return {**bands, "band": _scale({version.from_: list(zip(firsts, range(len(firsts)), strict=True))})}


def _scale(steps: Mapping[Any, Sequence[tuple[int, int]]]) -> dict[str, Any]:
    """A scale of amounts: each holds from its threshold on."""
    (first, *_) = steps.values()
    brackets = [
        {
            "threshold": {day.isoformat(): {"value": each[row][0]} for day, each in steps.items()},
            "amount": {day.isoformat(): {"value": each[row][1]} for day, each in steps.items()},
        }
        for row in range(len(first))
    ]
    return {"metadata": {"type": "single_amount"}, "brackets": brackets}


def _caps(table: Table) -> dict[str, Any]:
    (version,) = _known(table)
    sections, groups = version.values["sections"], version.values["groups"]
    found = {f"{name}_{side}": cap[place] for name, cap in sections.items() for side, place in SIDES}
    every = {**found, **groups, "maximum": version.values["maximum"]}
    return {name: {"values": {version.from_.isoformat(): {"value": value}}} for name, value in every.items()}


def _known(table: Table) -> list[Any]:
    return [version for version in table.versions if version.gap is None]


# ------------------------------------------------------------------------------------------------------------ variables


def _variable(name: str, formula: Any = None) -> type[Variable]:
    """A number of each candidate, for every day; with a formula, one that is computed."""
    body: dict[str, Any] = {
        "value_type": int,
        "entity": Candidate,
        "definition_period": DateUnit.DAY,
        "label": name,
    }
    return type(name, (Variable,), body | ({"formula": formula} if formula else {}))


def variables(law: Consolidation) -> list[type[Variable]]:
    """The columns of the contract, the facts derived from them, the factors, the subtotals and the score."""
    sections = law.tables[f"{PREFIX}sections"].attributes["section_titles"]
    found = [_variable(column.name) for column in COLUMNS]
    found += [_variable("clb_first_lowest", lambda who, day: _lowest(who, day, "clb_first"))]
    found += [_variable("clb_second_lowest", lambda who, day: _lowest(who, day, "clb_second"))]
    found += [_variable("english_lowest", _english), _variable("french_lowest", _french)]
    found += [_variable(f"points_{name}", _grade(name)) for name in GRADES]
    found += [_variable(f"points_{name}", _abilities(name, group)) for name, group in ABILITIES.items()]
    found += [_variable(f"points_{name}", _pair(name, *facts)) for name, facts in PAIRS.items()]
    found += [_variable(f"points_{name}", _subtotal(law, name)) for name in sections]
    return [*found, _variable("crs", _score(list(sections)))]


def _lowest(who: Any, day: Any, group: str) -> Any:
    return np.minimum.reduce([who(name, day) for name in GROUPS[group]])


def _english(who: Any, day: Any) -> Any:
    return np.where(who("first_language", day) == 0, who("clb_first_lowest", day), who("clb_second_lowest", day))


def _french(who: Any, day: Any) -> Any:
    return np.where(who("first_language", day) == 1, who("clb_first_lowest", day), who("clb_second_lowest", day))


def _grade(name: str) -> Any:
    def formula(who: Any, day: Any, parameters: Any) -> Any:
        value, node = who(READS.get(name, name), day), parameters(day)[name]
        return np.where(who("with_spouse", day), node.coupled.scale.calc(value), node.alone.scale.calc(value))

    return formula


def _abilities(name: str, group: str) -> Any:
    def formula(who: Any, day: Any, parameters: Any) -> Any:
        node, levels = parameters(day)[name], [who(column, day) for column in GROUPS[group]]
        alone, coupled = (
            np.minimum(sum(side.scale.calc(each) for each in levels), side.most) for side in (node.alone, node.coupled)
        )
        return np.where(who("with_spouse", day), coupled, alone)

    return formula


def _pair(name: str, first: str, second: str) -> Any:
    def formula(who: Any, day: Any, parameters: Any) -> Any:
        node, value = parameters(day)[name], who(second, day)
        band = node.band.calc(who(first, day))
        rows = [each for each in node if each.startswith("band_")]
        return np.select([band == place for place in range(len(rows))], [node[each].calc(value) for each in rows])

    return formula


def _subtotal(law: Consolidation, section: str) -> Any:
    groups: dict[str | None, list[str]] = {}
    for name, table in law.tables.items():
        if name.startswith(PREFIX) and table.attributes.get("section") == section:
            groups.setdefault(table.attributes.get("group"), []).append(f"points_{name.removeprefix(PREFIX)}")

    def formula(who: Any, day: Any, parameters: Any) -> Any:
        caps = parameters(day).caps
        total = sum(who(name, day) for name in groups.get(None, []))
        for group, names in groups.items():
            if group is not None:
                total = total + np.minimum(sum(who(name, day) for name in names), caps[group])
        cap = np.where(who("with_spouse", day), caps[f"{section}_coupled"], caps[f"{section}_alone"])
        return np.minimum(total, cap)

    return formula


def _score(sections: Sequence[str]) -> Any:
    def formula(who: Any, day: Any, parameters: Any) -> Any:
        return np.minimum(sum(who(f"points_{name}", day) for name in sections), parameters(day).caps.maximum)

    return formula


# -------------------------------------------------------------------------------------------------------------- running


def system(law: Consolidation) -> TaxBenefitSystem:
    """The country package."""
    made = TaxBenefitSystem([Candidate])
    for variable in variables(law):
        made.add_variable(variable)
    made.parameters = parameters(law)
    return made


def scores(made: TaxBenefitSystem, columns: Mapping[str, Any], day: str) -> Any:
    """The score of every candidate on a day."""
    simulation = SimulationBuilder().build_default_simulation(made, len(columns["age"]))
    for name, values in columns.items():
        simulation.set_input(name, day, values)
    return simulation.calculate("crs", day)
