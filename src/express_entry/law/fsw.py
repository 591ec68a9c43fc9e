"""Federal Skilled Worker class (R75-83): minimum requirements, then the 67-point selection grid.

Failing a minimum requirement ends the assessment (R75(3)); the grid is computed all the same, since people ask for
it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from .answers import Answer, Between, Number, Unknown, at_least, every, following, low, some
from .educationproof import education_requirement
from .experience import longest_units
from .facts import Credential, Education, Factors, Job, Standing
from .grid import Score
from .offers import Arrangement, VisaDay, arrangement
from .proofs import funds_requirement, language_requirement, outside_quebec
from .requirements import Eligibility, Requirement, eligibility, require
from .selectiongrid import TABLE, grid_facts, purpose
from .text import Text
from .work import (
    by_occupation,
    counted,
    full_time,
    in_occupation,
    named,
    occupation_of,
    skilled,
    without_code,
)

if TYPE_CHECKING:
    from .view import Law


def assess(law: Law, standing: Standing, factors: Factors) -> Eligibility:
    """The class on the standing's day; ``factors`` give the education level and the languages the person ranks with."""
    arranged, found = arranged_employment(law, standing), occupied(law, standing)
    grid = law.fsw_grid.score(grid_facts(law, standing, factors, arranged))
    return eligibility(
        "fsw",
        _requirements(law, standing, arranged, found, lambda: grid),
        grid,
        (*(ASSUMED if standing.spouse is not None else ()), *_conditions(law, standing, found)),
    )


def requirements(law: Law, standing: Standing, factors: Factors) -> Iterator[Requirement]:
    """Every requirement of the class, each tested when it is asked for."""
    arranged = arranged_employment(law, standing)

    def grid() -> Score:
        return law.fsw_grid.bare(grid_facts(law, standing, factors, arranged))

    return _requirements(law, standing, arranged, occupied(law, standing), grid)


def grid_of(law: Law, standing: Standing, factors: Factors) -> Requirement:
    """The requirement of the grid alone."""
    arranged = arranged_employment(law, standing)
    return grid_requirement(law, law.fsw_grid.bare(grid_facts(law, standing, factors, arranged)))


def _requirements(
    law: Law, standing: Standing, arranged: Arrangement, found: Sequence[Occupied], grid: Callable[[], Score]
) -> Iterator[Requirement]:
    values = law.values(TABLE)
    cited = values["citations"]
    yield experience_requirement(law, found)
    yield language_requirement(standing, values["language"], cited["language"])
    yield education_requirement(standing, Education[values["lowest_education"].upper()], cited["education"])
    yield designated_requirement(law, standing, found)
    yield grid_requirement(law, grid())
    yield funds_requirement(law, standing, arranged.exempts, cited["funds"], cited["funds_exemption"])
    yield outside_quebec(standing, cited["intended_province"])


def grid_at_visa(law: Law, standing: Standing, factors: Factors, visa: VisaDay) -> Requirement:
    """The grid on the day of the visa (R77): that of the application but for the offer, which R82(2) looks at twice."""
    return grid_requirement(
        law, law.fsw_grid.bare(grid_facts(law, standing, factors, arranged_employment(law, standing, visa)))
    )


def arranged_employment(law: Law, standing: Standing, visa: VisaDay | None = None) -> Arrangement:
    """Whether the offer is arranged employment, and whether it exempts from settlement funds (R82(2)).

    ``visa`` asks whether it is on the day of the visa too.
    """
    offer = standing.offer
    occupation: Answer = skilled(law, offer.noc, "job_offer.noc") if offer else False
    return arrangement(offer, standing.authorized_to_work, occupation, law.values(TABLE), visa=visa)


def _conditions(law: Law, standing: Standing, found: Sequence[Occupied]) -> Iterator[Text]:
    """What a designated body's assessment depends on beyond the occupation, and is taken to hold."""
    for item in found:
        body = designated_body(law, item.noc, standing)
        if body is not None and "only_if" in body:
            acronym, condition = body["acronym"], body["only_if"]
            yield Text(f"{acronym} is asked for: {condition['en']}", f"{acronym} est exigé : {condition['fr']}")


# ---------------------------------------------------------------------------------------- minimum requirements


class Occupied(NamedTuple):
    """One occupation of the person, and whole continuous years in it; ``noc`` is None for one that was not stated."""

    noc: str | None
    years: Number


def occupied(law: Law, standing: Standing) -> list[Occupied]:
    """Every occupation that may be the primary one: the one named as such, or any of the person's.

    Work without an occupation may be in each of them, and in one of its own.
    """
    values, asked = law.values(TABLE), standing.primary_occupation
    cap = values["experience_years"]
    if standing.jobs is None:
        return [Occupied(asked, Between(0, cap, ("work",)))]
    hours = full_time(law)
    found = []
    for noc, jobs in held_by_occupation(law, standing):
        work = counted(law, jobs, purpose(law), standing.day)
        found.append(Occupied(noc, work.units(lambda stretches: longest_units(stretches, hours), cap)))
    return found


def held_by_occupation(law: Law, standing: Standing) -> Iterator[tuple[str | None, list[Job]]]:
    """The jobs that may show experience in each occupation that may be the primary one; none where none was stated."""
    asked, jobs = standing.primary_occupation, standing.jobs or ()
    nameless = without_code(jobs)
    for noc in [occupation_of(law, asked)] if asked is not None else [*by_occupation(law, jobs)]:
        yield noc, [*in_occupation(law, jobs, noc), *nameless]
    if asked is None and nameless:
        yield None, nameless


def _best(found: Sequence[Occupied], preferred: Collection[str | None] = ()) -> Occupied:
    """The occupation with the most years; of equals a preferred one, then the lowest code."""
    order = sorted(found, key=lambda item: (-low(item.years), item.noc not in preferred, item.noc or "~"))
    return order[0] if order else Occupied(None, 0)


def experience_requirement(law: Law, found: Sequence[Occupied]) -> Requirement:
    """One continuous year in one skilled occupation; the occupation shown is the one that shows it best."""
    values = law.values(TABLE)
    asked = values["experience_years"]
    best = _best(found)
    said: dict[str, object] = {"window": values["window_years"], "asked": asked}
    said["noc"] = named(best.noc) or NO_OCCUPATION
    answer = some(at_least(item.years, asked) for item in found)
    facts = {"years": low(best.years), "noc": best.noc}
    return require(
        "experience", answer, CONTINUOUS.of(**said), NOT_CONTINUOUS.of(**said), values["citations"]["experience"], facts
    )


def designated_requirement(law: Law, standing: Standing, found: Sequence[Occupied]) -> Requirement:
    """Where a professional body is designated for the primary occupation, the assessment must be its own (R75(2.1))."""
    values = law.values(TABLE)
    citation, asked = values["citations"]["designated_assessment"], values["experience_years"]
    pairs = [(at_least(item.years, asked), _assessed_for(law, standing, item.noc)) for item in found]
    primary = standing.primary_occupation
    answer = following(pairs, True if primary is None else _assessed_for(law, standing, occupation_of(law, primary)))
    best = _best(found, {item.noc for item, pair in zip(found, pairs, strict=True) if pair[1] is True})
    body = designated_body(law, best.noc, standing)
    assessors = [
        item.assessed_by for item in standing.credentials or () if item.assessed_by and item.counts is not False
    ]
    facts = {"noc": best.noc, "organization": body and body["acronym"], "assessed_by": list(dict.fromkeys(assessors))}
    if body is None:
        return require("designated_assessment", answer, NO_BODY.of(), NO_BODY.of(), citation, facts)
    said = {"body": Text(**body["name"]), "acronym": body["acronym"]}
    return require("designated_assessment", answer, BY_BODY.of(**said), NOT_BY_BODY.of(**said), citation, facts)


def _assessed_for(law: Law, standing: Standing, noc: str | None) -> Answer:
    """Whether the credentials are assessed as an occupation asks."""
    if noc is None:
        return Unknown(tuple(f"{job.path}.noc" for job in without_code(standing.jobs or ())) or ("work",))
    body = designated_body(law, noc, standing)
    if body is None:
        return True
    if standing.credentials is None:
        return Unknown(("education",))
    return some(_assessed_by(item, body) for item in standing.credentials)


def designated_body(law: Law, occupation: str | None, standing: Standing) -> Mapping[str, Any] | None:
    """The professional body designated for an occupation on the day; None for most occupations."""
    if occupation is None or not law.has("designated_organizations"):
        return None
    for body in law.values("designated_organizations")["organizations"]:
        designated = body["designated_from"] <= standing.day <= body.get("designated_to", standing.day)
        if body["kind"] == "professional" and designated and occupation in body["occupations"]:
            found: Mapping[str, Any] = body
            return found
    return None


def _assessed_by(credential: Credential, body: Mapping[str, Any]) -> Answer:
    """A Canadian credential, or one assessed by the body, or by another body early enough."""
    own: Answer = Unknown((f"{credential.path}.assessment.organization",))
    if credential.assessed_by is not None:
        own = credential.assessed_by == body["acronym"]
    before = body.get("others_accepted_if_issued_before")
    earlier: Answer = before is not None
    if before is not None:
        issued = credential.assessed_on
        earlier = Unknown((f"{credential.path}.assessment.issued",)) if issued is None else issued < before
    return every((credential.counts, some((credential.canadian, own, earlier))))


def grid_requirement(law: Law, grid: Score) -> Requirement:
    """At least the pass mark of the selection grid."""
    mark = law.values("fsw/sections")["pass_mark"]
    if grid.at_least >= mark:
        answer: Answer = True
    else:
        answer = Unknown(grid.needs) if grid.at_most >= mark else False
    said = {"total": grid.at_least, "most": grid.at_most, "mark": mark}
    citation = law.values(TABLE)["citations"]["grid"]
    facts = {"total": grid.total, "pass_mark": mark}
    yes, no = (PASSED, NOT_PASSED) if grid.total is not None else (PASSED_AT_LEAST, NOT_PASSED_AT_MOST)
    return require("grid", answer, yes.of(**said), no.of(**said), citation, facts)


ASSUMED = (
    Text(
        "a spouse or partner who is a permanent resident is taken to live in Canada (adaptability)",
        "l'époux ou conjoint de fait résident permanent est présumé résider au Canada (capacité d'adaptation)",
    ),
)
NO_OCCUPATION = Text("no occupation", "aucune profession")
CONTINUOUS = Text(
    "at least {asked} continuous year in {noc} within the last {window} years",
    "au moins {asked} an sans interruption dans {noc} au cours des {window} dernières années",
)
NOT_CONTINUOUS = Text(
    "no {asked} continuous year in one skilled occupation within the last {window} years",
    "pas d'année continue ({asked}) dans une même profession qualifiée au cours des {window} dernières années",
)
NO_BODY = Text(
    "no professional body is designated for the occupation",
    "aucun ordre professionnel n'est désigné pour la profession",
)
BY_BODY = Text(
    "assessed as the occupation asks: {body} ({acronym})", "évaluation exigée pour la profession : {body} ({acronym})"
)
NOT_BY_BODY = Text(
    "the occupation asks for an assessment by {body} ({acronym})",
    "la profession exige une évaluation par {body} ({acronym})",
)
PASSED = Text(
    "{total} points on the grid; the pass mark is {mark}", "{total} points à la grille; la note de passage est {mark}"
)
NOT_PASSED = Text(
    "{most} points on the grid, below the pass mark of {mark}",
    "{most} points à la grille, sous la note de passage de {mark}",
)
PASSED_AT_LEAST = Text(
    "at least {total} points on the grid; the pass mark is {mark}",
    "au moins {total} points à la grille; la note de passage est {mark}",
)
NOT_PASSED_AT_MOST = Text(
    "at most {most} points on the grid, below the pass mark of {mark}",
    "au plus {most} points à la grille, sous la note de passage de {mark}",
)
