"""Credentials as they stand on a day: the Canadian level of each, whether it counts, and the level of all together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from express_entry.law import CanadianStudy, Education, Law, Text
from express_entry.law import facts as law_facts
from express_entry.law.answers import Answer, Unknown, every, merged, stated
from express_entry.law.days import add_years
from express_entry.law.grid import Possible

from .document import Assessment, Credential

CANADA = "CA"


def credentials_of(
    law: Law, credentials: Sequence[Credential] | None, day: date, path: str, begin: int = 0
) -> tuple[law_facts.Credential, ...] | None:
    """Every credential completed by the day, in the order of the document; None where the list was not stated.

    :param begin: the place in the document of the first of them.
    """
    if credentials is None:
        return None
    named = ((f"{path}[{place}]", item) for place, item in enumerate(credentials, begin))
    return tuple(_credential(law, item, day, own) for own, item in named if not item.completed or item.completed <= day)


def _credential(law: Law, item: Credential, day: date, path: str) -> law_facts.Credential:
    canadian: Answer = Unknown((f"{path}.country",)) if item.country is None else item.country == CANADA
    completed: Answer = True if item.completed else Unknown((f"{path}.completed",))
    assessment = item.assessment
    expires: date | None = None
    why: Text | None = None
    if isinstance(canadian, Unknown):
        counts: Answer = every((canadian, completed))
        level = None
    elif canadian:
        counts, level = completed, _level(item.credential)
        if item.credential is None:
            counts = every((Unknown((f"{path}.credential",)), completed))
    else:
        counts, why, expires = _assessed(law, assessment, day, f"{path}.assessment")
        counts = every((completed, counts)) if counts is not False else False
        level = _level(assessment.equivalent_to if assessment else None)
    return law_facts.Credential(
        path=path,
        level=level,
        canadian=canadian,
        counts=counts,
        completed=item.completed,
        years=item.years,
        full_time=item.full_time,
        studied_in_canada=item.studied_in_canada,
        months_present=item.months_present_in_canada,
        language_study=item.language_study,
        assessed_by=acronym(law, assessment.organization) if assessment else None,
        assessed_on=assessment.issued if assessment else None,
        expires=expires,
        exclusion=why,
    )


def _level(slug: str | None) -> Education | None:
    return None if slug is None else Education[slug.upper()]


def _assessed(law: Law, assessment: Assessment | None, day: date, path: str) -> tuple[Answer, Text | None, date | None]:
    """Whether an assessment counts on the day, why not, and the first day on which it no longer does."""
    if assessment is None:
        return False, NOT_ASSESSED, None
    if assessment.issued is None:
        asked = (("issued", assessment.issued), ("organization", assessment.organization))
        return Unknown(tuple(f"{path}.{name}" for name, value in asked if value is None)), None, None
    expires = add_years(assessment.issued, law.values("assessment_validity")["validity_years"])
    if assessment.issued > day:
        return False, NOT_ASSESSED, expires
    if day >= expires:
        return False, TOO_OLD, expires
    if assessment.organization is None:
        return Unknown((f"{path}.organization",)), None, expires
    body = organization(law, assessment.organization)
    if body is None or assessment.issued < body["designated_from"]:
        return False, NOT_DESIGNATED, expires
    return True, None, expires


@lru_cache(maxsize=4096)
def organization(law: Law, name: str) -> Mapping[str, Any] | None:
    """The designated organization of a name or acronym, in either language; None where there is none."""
    wanted = name.strip().casefold()
    for body in law.values("designated_organizations")["organizations"]:
        names = {body["acronym"].casefold(), *(words.casefold() for words in body["name"].values())}
        if wanted in names:
            found: Mapping[str, Any] = body
            return found
    return None


def designated_organizations(law: Law) -> list[str]:
    """The acronyms of every designated organization."""
    return [body["acronym"] for body in law.values("designated_organizations")["organizations"]]


def acronym(law: Law, name: str | None) -> str | None:
    """The acronym of a designated organization, however it was written; another name as it is."""
    body = organization(law, name) if name else None
    return body["acronym"] if body else name


# ------------------------------------------------------------------------------------------ together


def education_of(credentials: Sequence[law_facts.Credential] | None, path: str) -> tuple[Education, Possible | None]:
    """The level of all credentials together, and what it may be where something is undetermined (MI s.11)."""
    return _together(credentials, path, highest, Education.LESS_THAN_SECONDARY, Education.DOCTORAL)


def highest(levels: Sequence[Education]) -> Education:
    """The best single level; two post-secondary credentials, one of three years or more, are a level of their own."""
    best = max(levels, default=Education.LESS_THAN_SECONDARY)
    beyond = [level for level in levels if level >= Education.ONE_YEAR]
    if len(beyond) >= 2 and best >= Education.BACHELOR:
        return max(best, Education.TWO_OR_MORE)
    return best


def canadian_study_of(
    law: Law, credentials: Sequence[law_facts.Credential] | None, path: str
) -> tuple[CanadianStudy, Possible | None]:
    """The best Canadian credential that earns points of its own (MI s.30)."""
    if credentials is None:
        return CanadianStudy.NONE, Possible((CanadianStudy.NONE, CanadianStudy.THREE_YEAR_OR_MORE), (path,))
    months = law.values("education/canadian_study")["months_present"] if law.has("education/canadian_study") else 0
    sure = CanadianStudy.NONE
    may = CanadianStudy.NONE
    needs: list[str] = []
    for item in credentials:
        answer = _studied_here(item, months)
        if answer is False:
            continue
        worth = _study_worth(item.level)
        if isinstance(answer, Unknown):
            may = max(may, worth)
            needs += answer.needs if worth else ()
        else:
            sure = max(sure, worth)
    return sure, Possible((sure, may), merged(needs)) if may > sure else None


def _studied_here(item: law_facts.Credential, months: float) -> Answer:
    if item.counts is False:
        return False
    if not item.canadian and not (isinstance(item.counts, Unknown) and f"{item.path}.country" in item.counts.needs):
        return False
    return every(
        (
            item.counts,
            stated(item.studied_in_canada, f"{item.path}.studied_in_canada"),
            stated(item.full_time, f"{item.path}.full_time"),
            item.months_present is None or item.months_present >= months,
            item.language_study is not True,
        )
    )


def _study_worth(level: Education | None) -> CanadianStudy:
    if level is None or level >= Education.BACHELOR:
        return CanadianStudy.THREE_YEAR_OR_MORE
    return CanadianStudy.ONE_OR_TWO_YEAR if level >= Education.ONE_YEAR else CanadianStudy.NONE


def _together(
    credentials: Sequence[law_facts.Credential] | None,
    path: str,
    measure: Callable[[Sequence[Education]], Education],
    least: Education,
    most: Education,
) -> tuple[Education, Possible | None]:
    if credentials is None:
        return least, Possible((least, most), (path,))
    known = [item.level for item in credentials if item.counts is True and item.level is not None]
    open_ = [
        item for item in credentials if item.counts is not False and (item.counts is not True or item.level is None)
    ]
    sure = measure(known)
    may = measure([*known, *(most if item.level is None else item.level for item in open_)])
    if may == sure:
        return sure, None
    return sure, Possible((sure, may), merged(need for item in open_ for need in _missing(item)))


def _missing(item: law_facts.Credential) -> Iterable[str]:
    if isinstance(item.counts, Unknown):
        yield from item.counts.needs
    if item.level is None and item.canadian is False and item.counts is True:
        yield f"{item.path}.assessment.equivalent_to"


NOT_ASSESSED = Text("foreign, without an assessment on that day", "diplôme étranger sans évaluation ce jour-là")
TOO_OLD = Text("the assessment is too old on that day", "l'évaluation est trop ancienne ce jour-là")
NOT_DESIGNATED = Text(
    "assessed by an organization that was not designated", "évalué par un organisme qui n'était pas désigné"
)
