"""What the selection grid of the Federal Skilled Worker class reads (R78-83): the facts behind its points."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .answers import Answer, Between, Unknown, at_least, every, low, merged, opposite, some, stated
from .experience import full_time_units
from .facts import Credential, Factors, GridFacts, Levels, Relative, SpouseStanding, Standing
from .grid import Possible
from .offers import Arrangement
from .proofs import reaches
from .sittings import best_of, options_of
from .work import NOTHING, Counted, Purpose, counted, full_time, years_in

if TYPE_CHECKING:
    from .view import Law

TABLE = "fsw/requirements"


@lru_cache(maxsize=128)
def purpose(law: Law) -> Purpose:
    """What the class asks of work: skilled, anywhere, in the years before the application."""
    return Purpose(canadian=None, window_years=law.values(TABLE)["window_years"])


def grid_years(law: Law) -> int:
    """The most years of experience that the rows of the grid tell apart."""
    return int(law.values("fsw/experience")["points"][-1][0])


def grid_facts(law: Law, standing: Standing, factors: Factors, arranged: Arrangement) -> GridFacts:
    """The facts of the grid; what cannot be told is listed with the values it may have."""
    unknown = {name: factors.unknown[name] for name in ("education",) if name in factors.unknown}
    first = factors.unknown.get("first_language", Possible((factors.first_language,), ()))
    own, open_own = _levels(law, standing, first, "first_language", lambda levels: levels)
    second = first._replace(values=tuple("fr" if language == "en" else "en" for language in first.values))
    other, open_other = _levels(law, standing, second, "second_language", min)
    if open_own is not None:
        unknown["clb_first"] = open_own
    if open_other is not None:
        lowest = tuple(dict.fromkeys(min(levels) for levels in open_other.values))
        unknown["clb_second_lowest"] = Possible(lowest, open_other.needs)
    years = years_in(law, counted(law, standing.jobs, purpose(law), standing.day), grid_years(law))
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
        clb_first=own,
        clb_second_lowest=min(other),
        experience_years=low(years),
        unknown=unknown,
        **held,
    )


def _levels(
    law: Law, standing: Standing, languages: Possible, factor: str, read: Callable[[Levels], Any]
) -> tuple[Levels, Possible | None]:
    """The levels of the sitting that earns most on the grid, and those that may hold where that is not determined."""
    points = next(item.points for item in law.fsw_grid.factors if item.id == factor)

    def worth(levels: Levels) -> tuple[int, Levels]:
        return points(read(levels), 0), levels

    choices = [best_of(options_of(standing.sittings, one, "language_tests"), worth) for one in languages.values]
    best = max((choice.best for choice in choices), key=worth)
    possible = dict.fromkeys((best, *(levels for choice in choices for levels in choice.possible)))
    needs = merged((*(need for choice in choices for need in choice.needs), *languages.needs))
    return best, Possible(tuple(possible), needs) if len(possible) > 1 else None


def _adaptability(law: Law, standing: Standing) -> dict[str, Answer]:
    """The elements of R83, arranged employment aside."""
    values = law.values(TABLE)
    found: dict[str, Answer] = {
        "study": _studied(standing.credentials, values["study_years"]),
        "work": _worked(law, standing, values["work_years"]),
        "relative": some(_related(item, standing) for item in standing.relatives),
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
    return _full_time_years(law, counted(law, standing.jobs, AUTHORIZED_SKILLED, standing.day), years)


def _spouse_worked(law: Law, spouse: SpouseStanding, standing: Standing, years: int) -> Answer:
    work = counted(law, spouse.jobs, AUTHORIZED, standing.day, "spouse.work")
    return _full_time_years(law, work, years)


def _full_time_years(law: Law, work: Counted, years: int) -> Answer:
    if work == NOTHING:
        return False
    hours = full_time(law)
    return at_least(work.units(lambda stretches: full_time_units(stretches, hours), years), years)


def _related(relative: Relative, standing: Standing) -> Answer:
    """A relative of the person, or of a spouse or partner who comes along."""
    comes = _spouse_comes(standing)
    if relative.of is None:
        return every((relative.qualifies, some((comes, Unknown((f"{relative.path}.of",))))))
    return every((relative.qualifies, relative.of != "spouse" or comes))


def _spouse_comes(standing: Standing) -> Answer:
    if standing.has_spouse is False:
        return False
    return standing.spouse.accompanying if standing.spouse is not None else Unknown(("spouse",))


AUTHORIZED_SKILLED = Purpose(canadian=True, window_years=None, authorized=True)
AUTHORIZED = Purpose(canadian=True, window_years=None, authorized=True, skilled=False)
