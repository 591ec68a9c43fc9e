"""Provincial nominees through Express Entry (R87; MI s.2(d)): a nomination on top of a federal program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .answers import Answer, Unknown, every, merged
from .facts import Nomination, Result, Standing
from .places import is_province, named_province
from .requirements import Eligibility, Requirement, eligibility, require
from .text import Text

if TYPE_CHECKING:
    from .view import Law

TABLE = "pnp/requirements"


def assess(law: Law, standing: Standing, federal: Mapping[str, Eligibility]) -> Eligibility:
    """The class on the standing's day, given the results of the federal programs."""
    return eligibility("pnp", requirements(law, standing, federal))


def requirements(law: Law, standing: Standing, federal: Mapping[str, Eligibility]) -> Iterator[Requirement]:
    """Every requirement of the class, each tested when it is asked for."""
    yield _nomination(law, standing)
    yield _federal_program(law, federal)
    yield _residence(law, standing)


def nominated(law: Law, standing: Standing) -> Answer:
    """Whether a nomination through Express Entry exists on the day."""
    return through_express_entry(law, standing.nomination)


def through_express_entry(law: Law, nomination: Nomination | None) -> Answer:
    """Whether a nomination exists and is one through Express Entry."""
    if nomination is None:
        return False
    province = nomination.province
    enhanced: Answer = Unknown(("nomination.express_entry",))
    if nomination.express_entry is not None:
        enhanced = nomination.express_entry
    takes_part: Answer = Unknown(("nomination.province",))
    if province is not None:
        takes_part = is_province(province) and province not in law.values(TABLE)["except"]
    return every((nomination.exists, enhanced, takes_part))


def in_a_federal_program(law: Law, federal: Mapping[str, Eligibility]) -> Answer:
    """Whether at least one of the federal programs is met; those behind the first that is are not asked for."""
    unknown = []
    for program in law.values(TABLE)["federal_programs"]:
        item = federal[program]
        if item.result is Result.MET:
            return True
        if item.result is Result.UNKNOWN:
            unknown.append(item)
    return Unknown(merged(need for item in unknown for need in item.needs)) if unknown else False


def _nomination(law: Law, standing: Standing) -> Requirement:
    citation = law.values(TABLE)["citations"]["nomination"]
    province = standing.nomination.province if standing.nomination else None
    answer = nominated(law, standing)
    facts = {"province": province}
    return require(
        "nomination", answer, NOMINATED.of(province=named_province(province)), NOT_NOMINATED.of(), citation, facts
    )


def _federal_program(law: Law, federal: Mapping[str, Eligibility]) -> Requirement:
    citation = law.values(TABLE)["citations"]["federal_program"]
    facts = {"eligible_for": [slug for slug, item in federal.items() if item.result is Result.MET]}
    answer = in_a_federal_program(law, federal)
    return require("federal_program", answer, ELIGIBLE.of(), NOT_ELIGIBLE.of(), citation, facts)


def _residence(law: Law, standing: Standing) -> Requirement:
    """The intention to live in the nominating province, which since 2026-03-30 the province alone judges."""
    values = law.values(TABLE)
    citation = values["citations"]["intended_province"]
    nomination, intended = standing.nomination, standing.intended_province
    facts = {"intended_province": intended, "province": nomination.province if nomination else None}
    if values["residence_judged_by_province"]:
        answer: Answer = nominated(law, standing)
        return require("intended_province", answer, JUDGED.of(), NOT_NOMINATED.of(), citation, facts)
    if nomination is None:
        return require("intended_province", False, JUDGED.of(), NOT_NOMINATED.of(), citation, facts)
    if nomination.province is None or intended is None:
        stated = (("nomination.province", nomination.province), ("intended_province", intended))
        answer = Unknown(tuple(path for path, value in stated if value is None))
    else:
        answer = every((nomination.exists, nomination.province == intended))
    said = {"province": named_province(nomination.province), "intended": named_province(intended)}
    return require("intended_province", answer, SAME.of(**said), OTHER.of(**said), citation, facts)


NOMINATED = Text(
    "nominated by {province} through Express Entry", "désignation dans le cadre d'Entrée express : {province}"
)
NOT_NOMINATED = Text("no nomination through Express Entry", "aucune désignation dans le cadre d'Entrée express")
ELIGIBLE = Text("eligible for at least one federal program", "admissible à au moins un programme fédéral")
NOT_ELIGIBLE = Text("not eligible for any federal program", "n'est admissible à aucun programme fédéral")
JUDGED = Text(
    "the nominating province judges the intention to live there",
    "la province qui désigne juge de l'intention d'y résider",
)
SAME = Text(
    "intends to live in the province that nominated: {province}",
    "province de destination et province qui désigne : {province}",
)
OTHER = Text(
    "intends to live in {intended}, but {province} nominated",
    "province de destination : {intended}; province qui désigne : {province}",
)
