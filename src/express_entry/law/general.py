"""A program that its table describes whole: work, language, and where the table says so education and funds.

The three federal classes of 2015 have rules of their own. One that asks for no more than these takes none: its
table, ``<slug>/requirements``, says how many years of work within how many, where, whether in one occupation and
without a break; the levels of language; the lowest education; whether settlement funds are asked for, and the terms
of an offer that exempts from them. Everybody must intend to live outside Quebec (A8; R75(1), 87.1(1), 87.2(2)).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .answers import Number, at_least, low, some
from .educationproof import education_requirement
from .experience import longest_units, whole_units
from .facts import Education, Job, Standing
from .generaltable import WHERE
from .offers import NO_OFFER, Arrangement, arrangement
from .proofs import funds_requirement, language_requirement, outside_quebec
from .requirements import Eligibility, Requirement, eligibility, require
from .text import Text
from .work import Purpose, by_occupation, counted, full_time, in_occupation, skilled, without_code

if TYPE_CHECKING:
    from .view import Law


def assess(law: Law, slug: str, standing: Standing) -> Eligibility:
    """The program on the standing's day."""
    return eligibility(slug, requirements(law, slug, standing))


def requirements(law: Law, slug: str, standing: Standing) -> Iterator[Requirement]:
    """Every requirement of the program, each tested when it is asked for."""
    values = law.values(f"{slug}/requirements")
    cited = values["citations"]
    yield experience_requirement(law, slug, standing)
    yield language_requirement(standing, values["language"], cited["language"])
    if "lowest_education" in values:
        lowest = Education[values["lowest_education"].upper()]
        yield education_requirement(standing, lowest, cited["education"])
    if asks_for_funds(law, slug):
        exempt = arranged(law, slug, standing).exempts
        yield funds_requirement(law, standing, exempt, cited["funds"], cited["funds"])
    yield outside_quebec(standing, cited["intended_province"])


@lru_cache(maxsize=128)
def purpose(law: Law, slug: str) -> Purpose:
    """What the program asks of work."""
    values = law.values(f"{slug}/requirements")
    own = bool(values["canadian_exclusions"])
    return Purpose(WHERE[values["where"]], values["window_years"], strict=own, status=own)


def groups_of(law: Law, slug: str, standing: Standing) -> Iterator[tuple[str, Sequence[Job] | None]]:
    """The jobs that are counted together: all of them, or those of each occupation where one is asked for.

    Work without an occupation may be in each of them, and in one of its own.
    """
    jobs = standing.jobs
    if jobs is None or not law.values(f"{slug}/requirements")["one_occupation"]:
        yield "", jobs
        return
    nameless = without_code(jobs)
    for noc in by_occupation(law, jobs):
        yield noc, [*in_occupation(law, jobs, noc), *nameless]
    if nameless:
        yield "", nameless


def measure_of(law: Law, slug: str) -> Any:
    """How the work is measured: whole years without a break, or of hours added up."""
    return longest_units if law.values(f"{slug}/requirements")["continuous"] else whole_units


def experience_requirement(law: Law, slug: str, standing: Standing) -> Requirement:
    """So many years of skilled work within so many."""
    values, asked = law.values(f"{slug}/requirements"), purpose(law, slug)
    measure, hours, cap = measure_of(law, slug), full_time(law), values["window_years"]
    found: list[Number] = [
        counted(law, jobs, asked, standing.day).units(lambda stretches: measure(stretches, hours), cap)
        for _, jobs in groups_of(law, slug, standing)
    ]
    answer = some(at_least(years, values["experience_years"]) for years in found)
    said = {"asked": values["experience_years"], "window": cap, "where": IN_WORDS[values["where"]]}
    facts = {"years": max(map(low, found), default=0)}
    return require(
        "experience", answer, ENOUGH.of(**said), TOO_LITTLE.of(**said), values["citations"]["experience"], facts
    )


def asks_for_funds(law: Law, slug: str) -> bool:
    """Whether the program asks for settlement funds."""
    return bool(law.values(f"{slug}/requirements")["funds"])


def arranged(law: Law, slug: str, standing: Standing) -> Arrangement:
    """Whether an offer is one by the terms of the table, and exempts from funds; none where it names no terms."""
    offer, values = standing.offer, law.values(f"{slug}/requirements")
    if "offer_months" not in values or offer is None:
        return NO_OFFER
    return arrangement(offer, standing.authorized_to_work, skilled(law, offer.noc, "job_offer.noc"), values)


IN_WORDS = {
    "canada": Text("in Canada", "au Canada"),
    "abroad": Text("abroad", "à l'étranger"),
    "anywhere": Text("in Canada or abroad", "au Canada ou à l'étranger"),
}
ENOUGH = Text(
    "at least {asked} year(s) of skilled work {where} in the last {window} years",
    "au moins {asked} an(s) de travail qualifié {where} au cours des {window} dernières années",
)
TOO_LITTLE = Text(
    "less than {asked} year(s) of skilled work {where} in the last {window} years",
    "moins de {asked} an(s) de travail qualifié {where} au cours des {window} dernières années",
)
