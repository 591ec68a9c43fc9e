"""Category-based selection (A10.3(1)(h.1)-(h.2)): who belongs to a category on a day.

A category adds to a program, it never replaces it: a member must also be eligible for at least one of the federal
programs.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from .answers import Answer, Needs, Number, Unknown, at_least, every, low, merged, needs_of, some, stated
from .days import DAY, add_years
from .experience import Measure, longest_units, whole_units
from .facts import Education, Result, Service, Standing
from .grid import NEEDS
from .offers import lasts
from .pnp import in_a_federal_program
from .proofs import reaches
from .requirements import Eligibility
from .tables import Version
from .text import Reason, Text
from .work import Purpose, by_occupation, counted, full_time, listed, named

if TYPE_CHECKING:
    from .consolidation import Consolidation
    from .view import Law

CATEGORY = "category/"


class Membership(NamedTuple):
    """Whether a person belongs to a category version, and why."""

    category: str
    title: Text
    version: str
    round_version: str
    result: Result
    reason: Reason
    citation: str
    needs: Needs
    confidence: str
    assumptions: tuple[Text, ...]


def memberships(law: Law, standing: Standing, federal: Mapping[str, Eligibility]) -> dict[str, Membership]:
    """Every category version in force on the standing's day, by slug."""
    in_program = in_a_federal_program(law, federal)
    return {slug: membership(law, slug, standing, in_program) for slug in law.categories}


def membership(law: Law, slug: str, standing: Standing, in_program: Answer) -> Membership:
    """One category: its own criteria, and eligibility for a federal program."""
    version = law.categories[slug]
    own, reason = criteria(law, version, standing)
    answer = every((own, in_program))
    if isinstance(answer, Unknown):
        reason = NEEDS.of(needs=list(answer.needs))
    elif own is True and in_program is False:
        reason = NO_PROGRAM.of(own=reason)
    return Membership(
        category=slug,
        title=title(law, slug),
        version=version.id,
        round_version=version.values["round_version"],
        result=_result(answer),
        reason=reason,
        citation=version.citation,
        needs=answer.needs if isinstance(answer, Unknown) else (),
        confidence=version.confidence,
        assumptions=version.assumptions,
    )


def members(
    law: Law, standing: Standing, federal: Mapping[str, Eligibility], slugs: Container[str] | None = None
) -> frozenset[tuple[str, str]]:
    """The categories that the person belongs to, each with the name that rounds give its version.

    Only who is eligible for a federal program is asked about the criteria of each.

    :param slugs: the categories that are asked about; by default all.
    """
    if in_a_federal_program(law, federal) is not True:
        return frozenset()
    return frozenset(
        (slug, version.values["round_version"])
        for slug, version in law.categories.items()
        if (slugs is None or slug in slugs) and criteria(law, version, standing)[0] is True
    )


def criteria(law: Law, version: Version, standing: Standing) -> tuple[Answer, Reason]:
    """A category's own criteria, and the reason for the answer."""
    values = version.values
    if values["experience"] == "language":
        return _by_language(values, standing)
    if values.get("list_use") == "offer":
        return _by_service(values, standing)
    return _by_occupation(law, values, standing)


def title(law: Law, slug: str) -> Text:
    """A category's name in the version in force."""
    name = law.categories[slug].values.get("name")
    return Text(**name) if name else law.table(f"{CATEGORY}{slug}").title


def title_of(whole: Consolidation, slug: str, version: str) -> Text:
    """A category's name in the version that its rounds call so, as in ``2026-3``."""
    table = whole.tables.get(f"{CATEGORY}{slug}")
    if table is None:
        return Text(slug, slug)
    then = [each.values for each in table.versions if each.values.get("round_version") == version]
    name = then[0].get("name") if then else None
    return Text(**name) if name else table.title


def on_list(version: Version, noc: str) -> Answer | None:
    """Whether an occupation of either classification is on a version's list; None where the category has no list."""
    codes = version.values.get("occupations")
    return None if codes is None else listed(noc, frozenset(codes), "noc")


def _result(answer: Answer) -> Result:
    if isinstance(answer, Unknown):
        return Result.UNKNOWN
    return Result.MET if answer else Result.NOT_MET


def _by_language(values: Mapping[str, Any], standing: Standing) -> tuple[Answer, Reason]:
    level = values["minimum_level"]
    answer = reaches(standing.sittings, (level,) * 4, values["language"])
    return answer, (FRENCH if answer is True else NO_FRENCH).of(level=level)


def _by_occupation(law: Law, values: Mapping[str, Any], standing: Standing) -> tuple[Answer, Reason]:
    """Enough work in one listed occupation."""
    months = values["months"]
    said: dict[str, object] = {"months": months, "window": values["window_years"]}
    if standing.jobs is None:
        return Unknown(("work",)), LISTED.of(**said, noc=NONE)
    codes, hours = codes_of(values), full_time(law)
    found: dict[str, Number] = {}
    for noc, jobs in by_occupation(law, standing.jobs).items():
        if listed(noc, codes, "work") is False:
            continue
        work_asked, measure = purpose(values), measure_of(values)
        work = counted(law, jobs, work_asked, standing.day)
        found[noc] = work.units(partial(measure, full_time=hours, months=months), 1)
    nameless = tuple(f"{job.path}.noc" for job in standing.jobs if job.noc is None)
    met = [noc for noc, units in found.items() if low(units) >= 1]
    if met:
        return True, LISTED.of(**said, noc=named(met[0]))
    waiting = merged((*needs_of(*found.values()), *nameless))
    return (Unknown(waiting) if waiting else False), NOT_LISTED.of(**said)


def purpose(values: Mapping[str, Any]) -> Purpose:
    """What a category version with a list asks of work."""
    in_canada = True if values["where"] == "canada" else None
    return Purpose(in_canada, values["window_years"], skilled=False, occupations=codes_of(values))


def codes_of(values: Mapping[str, Any]) -> frozenset[str]:
    """The occupations on a category version's list; the set is made once a version."""
    known = _LISTS.get(id(values))
    if known is None or known[0] is not values:
        known = _LISTS[id(values)] = (values, frozenset(values["occupations"]))
    return known[1]


_LISTS: dict[int, tuple[Mapping[str, Any], frozenset[str]]] = {}


def measure_of(values: Mapping[str, Any]) -> Measure:
    """How a category version counts: without a break, or added up."""
    return longest_units if values["continuous"] else whole_units


def _by_service(values: Mapping[str, Any], standing: Standing) -> tuple[Answer, Reason]:
    """Service in a foreign military, an offer from the Canadian Armed Forces, and a credential."""
    parts: Sequence[tuple[Answer, Text]] = (
        (_served(standing.service, standing.day, values["service_years"], values["still_serving"]), NO_SERVICE),
        (_offered(values, standing), NO_MILITARY_OFFER),
        (_credential(values, standing), NO_CREDENTIAL),
    )
    answer = every(part for part, _ in parts)
    said = {"years": values["service_years"], "months": values["offer_months"]}
    missing = next((text for part, text in parts if part is False), RECRUIT)
    return answer, missing.of(**said)


def _served(service: Sequence[Service], day: date, years: int, still: bool) -> Answer:
    """Continuous service: stretches that follow each other without a day between count as one."""
    answers: list[Answer] = []
    begun: date | None = None
    last: date | None = None
    for item in sorted((item for item in service if item.first), key=lambda item: item.first or day):
        assert item.first is not None
        if last is None or item.first > last + DAY:
            begun = item.first
        last = item.last if last is None else max(last, item.last)
        if begun is not None and add_years(begun, years) <= last + DAY and (not still or last >= day - DAY):
            answers.append(True)
    answers += [Unknown((f"{item.path}.from",)) for item in service if item.first is None]
    return some(answers)


def _offered(values: Mapping[str, Any], standing: Standing) -> Answer:
    offer = standing.offer
    if offer is None:
        return False
    long_enough = lasts(offer, values["offer_months"])
    full = stated(offer.full_time, "job_offer.full_time")
    return every(
        (offer.exists, listed(offer.noc, frozenset(values["occupations"]), "job_offer.noc"), full, long_enough)
    )


def _credential(values: Mapping[str, Any], standing: Standing) -> Answer:
    lowest = Education[values["credential_at_least"].upper()]
    if standing.credentials is None:
        return Unknown(("education",))
    return some(
        every((item.counts, at_least(_level(item.level), lowest) if item.level is not None else _no_level(item.path)))
        for item in standing.credentials
    )


def _level(level: Education) -> Number:
    return int(level)


def _no_level(path: str) -> Answer:
    return Unknown((f"{path}.assessment.equivalent_to",))


NONE = Text("none", "aucune")
NO_PROGRAM = Text(
    "{own}; but not eligible for any federal program", "{own}; mais admissible à aucun des programmes fédéraux"
)
FRENCH = Text(
    "NCLC {level} or higher in all four French abilities",
    "NCLC {level} ou plus dans les quatre compétences en français",
)
NO_FRENCH = Text(
    "no valid French result at NCLC {level} in all four abilities",
    "aucun résultat valide en français au NCLC {level} dans les quatre compétences",
)
LISTED = Text(
    "at least {months} months in {noc}, a listed occupation, in the last {window} years",
    "au moins {months} mois dans {noc}, une profession de la liste, au cours des {window} dernières années",
)
NOT_LISTED = Text(
    "less than {months} months in one listed occupation in the last {window} years",
    "moins de {months} mois dans une même profession de la liste au cours des {window} dernières années",
)
RECRUIT = Text(
    "{years} years of service in a foreign military, an offer of {months} months and a credential",
    "{years} ans de service dans une armée étrangère, une offre de {months} mois et un titre d'études",
)
NO_SERVICE = Text(
    "less than {years} years of continuous service in a foreign military, still going on",
    "moins de {years} ans de service continu, toujours en cours, dans une armée étrangère",
)
NO_MILITARY_OFFER = Text(
    "no full-time offer of {months} months in a listed military occupation",
    "aucune offre à temps plein de {months} mois dans une profession militaire de la liste",
)
NO_CREDENTIAL = Text("no credential of the level asked", "aucun titre d'études du niveau exigé")
