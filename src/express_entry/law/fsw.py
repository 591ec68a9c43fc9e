"""Federal Skilled Worker class (R75-83): minimum requirements, then the 67-point selection grid.

Failing a minimum requirement ends the assessment (R75(3)); the grid is computed all the same, since people ask for
it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .answers import Answer, Between, Number, Unknown, at_least, every, low, merged, needs_of, opposite, some, stated
from .experience import full_time_units, longest_units
from .facts import Credential, Education, Factors, GridFacts, Relative, SpouseStanding, Standing
from .grid import Possible, Score
from .offers import Arrangement, arrangement
from .proofs import funds_requirement, language_requirement, outside_quebec, reaches
from .requirements import Eligibility, Requirement, eligibility, require
from .text import Text
from .work import (
    NOTHING,
    Counted,
    Purpose,
    by_occupation,
    counted,
    full_time,
    named,
    occupation_of,
    skilled,
    years_in,
)

if TYPE_CHECKING:
    from .view import Law

TABLE = "fsw/requirements"
GRID_YEARS = 6
"""The most years of experience that any row of the grid tells apart is read from the table; this bounds the search."""


def assess(law: Law, standing: Standing, factors: Factors) -> Eligibility:
    """The class on the standing's day; ``factors`` give the education level and the languages the person ranks with."""
    values = law.values(TABLE)
    cited = values["citations"]
    offer = standing.offer
    occupation: Answer = skilled(law, offer.noc, "job_offer.noc") if offer else False
    arranged = arrangement(offer, standing.authorized_to_work, occupation, values)
    grid = law.fsw_grid.score(grid_facts(law, standing, factors, arranged))
    experience, primary = experience_requirement(law, standing)
    return eligibility(
        "fsw",
        (
            experience,
            language_requirement(standing, values["language"], cited["language"]),
            education_requirement(law, standing),
            designated_requirement(law, standing, primary),
            grid_requirement(law, grid),
            funds_requirement(law, standing, arranged.exempts, cited["funds"], cited["funds_exemption"]),
            outside_quebec(standing, cited["intended_province"]),
        ),
        grid,
        ASSUMED if standing.spouse is not None else (),
    )


# ---------------------------------------------------------------------------------------- minimum requirements


def experience_requirement(law: Law, standing: Standing) -> tuple[Requirement, str | None]:
    """One continuous year in one skilled occupation, and the occupation that shows it best."""
    values = law.values(TABLE)
    years, occupation = _best_occupation(law, standing)
    said = {"years": low(years), "window": values["window_years"], "asked": values["experience_years"]}
    said["noc"] = named(occupation) or NO_OCCUPATION
    answer = at_least(years, values["experience_years"])
    facts = {"years": low(years), "noc": occupation}
    requirement = require(
        "experience", answer, CONTINUOUS.of(**said), NOT_CONTINUOUS.of(**said), values["citations"]["experience"], facts
    )
    return requirement, occupation


def _best_occupation(law: Law, standing: Standing) -> tuple[Number, str | None]:
    values, asked = law.values(TABLE), standing.primary_occupation
    purpose = Purpose(canadian=None, window_years=values["window_years"])
    if standing.jobs is None:
        return Between(0, values["experience_years"], ("work",)), asked
    hours, cap = full_time(law), values["experience_years"]
    found: dict[str, Number] = {}
    for noc, jobs in by_occupation(law, standing.jobs).items():
        if asked is None or occupation_of(law, asked) == noc:
            work = counted(law, jobs, purpose, standing.day)
            found[noc] = work.units(lambda stretches: longest_units(stretches, hours), cap)
    nameless = _without_code(standing)
    if not found:
        return (Between(0, cap, nameless) if nameless else 0), asked
    best = max(found, key=lambda noc: (low(found[noc]), isinstance(found[noc], Between)))
    if low(found[best]) < cap and nameless:
        return Between(low(found[best]), cap, merged((*needs_of(*found.values()), *nameless))), best
    return found[best], best


def _without_code(standing: Standing) -> tuple[str, ...]:
    return tuple(f"{job.path}.noc" for job in standing.jobs or () if job.noc is None and job.paid is not False)


def education_requirement(law: Law, standing: Standing) -> Requirement:
    """A Canadian credential, or a foreign one with an assessment under five years old."""
    values = law.values(TABLE)
    lowest = Education[values["lowest_education"].upper()]
    credentials = standing.credentials
    answer: Answer
    if credentials is None:
        answer = Unknown(("education",))
    else:
        answer = some(every((item.counts, _at_level(item, lowest))) for item in credentials)
    citation = values["citations"]["education"]
    return require("education", answer, EDUCATED.of(), NOT_EDUCATED.of(), citation)


def _at_level(credential: Credential, lowest: Education) -> Answer:
    if credential.level is None:
        return Unknown((f"{credential.path}.assessment.equivalent_to",))
    return credential.level >= lowest


def designated_requirement(law: Law, standing: Standing, primary: str | None) -> Requirement:
    """Where a professional body is designated for the primary occupation, the assessment must be its own (R75(2.1))."""
    citation = law.values(TABLE)["citations"]["designated_assessment"]
    body = designated_body(law, standing.primary_occupation or primary, standing)
    if body is None:
        return require("designated_assessment", True, NO_BODY.of(), NO_BODY.of(), citation)
    if standing.credentials is None:
        answer: Answer = Unknown(("education",))
    else:
        answer = some(_assessed_by(item, body) for item in standing.credentials)
    said = {"body": Text(**body["name"]), "acronym": body["acronym"]}
    facts = {"organization": body["acronym"]}
    return require("designated_assessment", answer, BY_BODY.of(**said), NOT_BY_BODY.of(**said), citation, facts)


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
    if credential.canadian:
        return credential.counts
    if credential.assessed_by is None:
        return every((credential.counts, Unknown((f"{credential.path}.assessment.organization",))))
    before = body.get("others_accepted_if_issued_before")
    earlier = before is not None and credential.assessed_on is not None and credential.assessed_on < before
    return every((credential.counts, credential.assessed_by == body["acronym"] or earlier))


def grid_requirement(law: Law, grid: Score) -> Requirement:
    """At least the pass mark of the selection grid."""
    mark = law.values("fsw/sections")["pass_mark"]
    if grid.at_least >= mark:
        answer: Answer = True
    else:
        answer = Unknown(grid.needs) if grid.at_most >= mark else False
    said = {"total": grid.at_least, "mark": mark}
    citation = law.values(TABLE)["citations"]["grid"]
    facts = {"total": grid.total, "pass_mark": mark}
    return require("grid", answer, PASSED.of(**said), NOT_PASSED.of(**said), citation, facts)


# ------------------------------------------------------------------------------------------------------ the grid


def grid_facts(law: Law, standing: Standing, factors: Factors, arranged: Arrangement) -> GridFacts:
    """The facts of the grid; what cannot be told is listed with the values it may have."""
    unknown = {name: factors.unknown[name] for name in ("education", "clb_first") if name in factors.unknown}
    if "clb_second" in factors.unknown:
        second = factors.unknown["clb_second"]
        unknown["clb_second_lowest"] = Possible(tuple(min(levels) for levels in second.values), second.needs)
    purpose = Purpose(canadian=None, window_years=law.values(TABLE)["window_years"])
    years = years_in(law, counted(law, standing.jobs, purpose, standing.day), GRID_YEARS)
    if isinstance(years, Between):
        unknown["experience_years"] = Possible(tuple(range(years.low, years.high + 1)), years.needs)
    answers = {"arranged_employment": arranged.arranged, **_adaptability(law, standing)}
    for name, answer in answers.items():
        if isinstance(answer, Unknown):
            unknown[name] = Possible((False, True), answer.needs)
    held = {name: answer is True for name, answer in answers.items()}
    return GridFacts(
        age=standing.age,
        education=factors.education,
        clb_first=factors.clb_first,
        clb_second_lowest=min(factors.clb_second),
        experience_years=low(years),
        unknown=unknown,
        **held,
    )


def _adaptability(law: Law, standing: Standing) -> dict[str, Answer]:
    """The elements of R83, arranged employment aside."""
    values = law.values(TABLE)
    found: dict[str, Answer] = {
        "study": _studied(standing.credentials, values["study_years"]),
        "work": _worked(law, standing, values["work_years"]),
        "relative": some(_related(item, standing.spouse) for item in standing.relatives),
        "spouse_language": False,
        "spouse_study": False,
        "spouse_work": False,
    }
    spouse = standing.spouse
    if standing.has_spouse is False:
        return found
    if spouse is None:
        waiting = Unknown(("spouse",))
        return found | dict.fromkeys(("spouse_language", "spouse_study", "spouse_work"), waiting)
    comes = every((spouse.accompanying, opposite(spouse.citizen_or_permanent_resident)))
    language = reaches(spouse.sittings, values["spouse_language"], path="spouse.language_tests")
    study = _studied(spouse.credentials, values["study_years"], "spouse.education")
    work = _spouse_worked(law, spouse, standing, values["work_years"])
    found["spouse_language"] = every((comes, language))
    found["spouse_study"] = every((comes, study))
    found["spouse_work"] = every((comes, work))
    return found


def _studied(credentials: tuple[Credential, ...] | None, years: float, path: str = "education") -> Answer:
    """Two academic years of full-time study in Canada; seen only through the credentials that are stated."""
    if credentials is None:
        return Unknown((path,))
    return some(
        every(
            (
                item.canadian,
                _completed(item),
                Unknown((f"{item.path}.years",)) if item.years is None else item.years >= years,
                stated(item.full_time, f"{item.path}.full_time"),
                stated(item.studied_in_canada, f"{item.path}.studied_in_canada"),
            )
        )
        for item in credentials
    )


def _completed(credential: Credential) -> Answer:
    return Unknown((f"{credential.path}.completed",)) if credential.completed is None else credential.counts


def _worked(law: Law, standing: Standing, years: int) -> Answer:
    return _full_time_years(law, counted(law, standing.jobs, _AUTHORIZED_SKILLED, standing.day), years)


def _spouse_worked(law: Law, spouse: SpouseStanding, standing: Standing, years: int) -> Answer:
    work = counted(law, spouse.jobs, _AUTHORIZED, standing.day, "spouse.work")
    return _full_time_years(law, work, years)


def _full_time_years(law: Law, work: Counted, years: int) -> Answer:
    if work == NOTHING:
        return False
    hours = full_time(law)
    return at_least(work.units(lambda stretches: full_time_units(stretches, hours), years), years)


def _related(relative: Relative, spouse: SpouseStanding | None) -> Answer:
    if relative.of is None:
        return every((relative.qualifies, Unknown((f"{relative.path}.of",))))
    if relative.of != "spouse":
        return relative.qualifies
    comes: Answer = spouse.accompanying if spouse is not None else False
    return every((relative.qualifies, comes))


_AUTHORIZED_SKILLED = Purpose(canadian=True, window_years=None, authorized=True)
_AUTHORIZED = Purpose(canadian=True, window_years=None, authorized=True, skilled=False)

ASSUMED = (
    Text(
        "a spouse or partner who is a permanent resident is taken to live in Canada (adaptability)",
        "l'époux ou conjoint de fait résident permanent est présumé résider au Canada (capacité d'adaptation)",
    ),
)
NO_OCCUPATION = Text("no occupation", "aucune profession")
CONTINUOUS = Text(
    "{years} or more continuous years in {noc} within the last {window} years; asked is {asked}",
    "au moins {years} an continu dans {noc} au cours des {window} dernières années; exigé : {asked}",
)
NOT_CONTINUOUS = Text(
    "no {asked} continuous year in one skilled occupation within the last {window} years",
    "pas d'année continue ({asked}) dans une même profession qualifiée au cours des {window} dernières années",
)
EDUCATED = Text(
    "a Canadian credential, or a foreign one with a valid assessment",
    "un diplôme canadien, ou un diplôme étranger avec une évaluation valide",
)
NOT_EDUCATED = Text(
    "no Canadian credential and no foreign one with a valid assessment",
    "ni diplôme canadien, ni diplôme étranger avec une évaluation valide",
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
    "{total} points on the grid, below the pass mark of {mark}",
    "{total} points à la grille, sous la note de passage de {mark}",
)
