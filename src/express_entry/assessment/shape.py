"""An assessment as a document: the shape that the command line and the API return."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import IntEnum
from typing import Any

from express_entry.law import Gap, Language, Result, Text
from express_entry.law.answers import Answer, Unknown
from express_entry.law.category import Membership
from express_entry.law.citations import cited
from express_entry.law.facts import ABILITIES, Credential, Factors, Levels, Sitting
from express_entry.law.grid import Line, Score
from express_entry.law.programs import tables_of
from express_entry.law.requirements import Eligibility, Requirement
from express_entry.law.tables import CONFIDENCES
from express_entry.law.work import Excluded

from .assess import Assessment
from .words import FACT_WORDS

DISCLAIMER = {
    "en": "Information, not legal advice; not affiliated with the Government of Canada.",
    "fr": "Information, et non avis juridique; sans lien avec le gouvernement du Canada.",
}


def as_document(
    assessment: Assessment, language: Language = "en", *, rounds: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The assessment in plain values, words in one language; numbers and results do not depend on it.

    :param rounds: the questions about past rounds (:func:`.roundshape.as_rounds`), where they were asked.
    """
    return {
        "on": assessment.on.isoformat(),
        "law": law_in_words(assessment, language),
        "facts": facts_of(assessment),
        "crs": _crs(assessment, language),
        "programs": {slug: _program(assessment, item, language) for slug, item in assessment.programs.items()},
        "categories": {slug: _category(item, language) for slug, item in assessment.categories.items()},
        **({} if rounds is None else {"rounds": rounds}),
        "first_language": _first_language(assessment),
        "language_tests": [_sitting(item, language) for item in assessment.amounts.standing.sittings or ()],
        "credentials": [_credential(item, language) for item in assessment.amounts.standing.credentials or ()],
        "work": {name: [_excluded(item, language) for item in work.excluded] for name, work in _work(assessment)},
        "assumptions": [item.say(language) for item in assessment.assumptions],
        "notice": DISCLAIMER[language],
    }


def law_in_words(assessment: Assessment, language: Language) -> dict[str, Any]:
    """The law that an assessment rests on: its versions, its gaps, what was laid over it."""
    law = assessment.law
    return {
        "crs": law.crs_version,
        "categories": law.categories_version,
        "fingerprint": law.fingerprint,
        "gaps": [_gap(item, language) for item in law.gaps],
        "last_verified": law.verified.isoformat(),
        "known_until": law.known_until.isoformat(),
        "day_is_later": assessment.on > law.known_until,
        "laid_over": list(law.consolidation.laid_over),
    }


def _gap(gap: Gap, language: Language) -> dict[str, Any]:
    return {
        "table": gap.table,
        "version": gap.version,
        "since": gap.from_.isoformat(),
        "reason": gap.reason.say(language),
        "missing": [text.say(language) for text in gap.missing],
    }


def facts_of(assessment: Assessment) -> dict[str, Any]:
    """The factors; a fact that is not determined is null."""
    factors = assessment.amounts.factors
    unknown = factors.unknown
    found = {
        "age": factors.age,
        "with_spouse": factors.with_spouse,
        "education": factors.education,
        "first_language": factors.first_language,
        "clb": _levels(factors),
        "canadian_work_years": factors.canadian_work_years,
        "foreign_work_years": factors.foreign_work_years,
        "certificate_of_qualification": factors.certificate_of_qualification,
        "spouse_education": factors.spouse_education,
        "spouse_clb": _by_ability(factors.spouse_clb),
        "spouse_canadian_work_years": factors.spouse_canadian_work_years,
        "canadian_education": factors.canadian_education,
        "nomination": factors.nomination,
        "job_offer": factors.job_offer,
        "sibling": factors.sibling,
        **factors.further,
    }
    return {name: None if name in unknown else plain(value) for name, value in found.items()}


def _levels(factors: Factors) -> dict[str, Any]:
    other = "fr" if factors.first_language == "en" else "en"
    named = {factors.first_language: ("clb_first", factors.clb_first), other: ("clb_second", factors.clb_second)}
    return {
        language: None if named[language][0] in factors.unknown else _by_ability(named[language][1])
        for language in ("en", "fr")
    }


def _by_ability(levels: Levels) -> dict[str, int]:
    return dict(zip(ABILITIES, levels, strict=True))


def _crs(assessment: Assessment, language: Language) -> dict[str, Any]:
    if assessment.crs is not None:
        return _score(assessment.crs, language)
    known = assessment.last_known_rules
    assert known is not None
    return {
        "total": None,
        "at_least": None,
        "needs": [f"law.{gap.table}@{gap.version}" for gap in assessment.gaps],
        "factors": {},
        "subtotals": {},
        "lines": [],
        "last_known_rules": {
            "version": known.version,
            "is_law_of_the_day": False,
            **_score(known.score, language),
        },
    }


def _score(score: Score, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = {
        "total": score.total,
        "factors": score.factors,
        "subtotals": dict(score.subtotals),
        "lines": [_line(line, language) for line in score.lines],
    }
    if score.total is None:
        found |= {"at_least": score.at_least, "needs": list(score.needs)}
    return found


def _line(line: Line, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = {
        "factor": line.factor.id,
        "title": line.factor.title.say(language),
        "section": line.factor.section,
        "points": line.points,
        "maximum": line.maximum,
        "reason": line.reason(FACT_WORDS).say(language),
        "facts": {name: plain(value) for name, value in line.facts().items()},
        "citation": cited(line.factor.citation, language),
        "confidence": line.factor.confidence,
    }
    if line.factor.single_source:
        found["single_source"] = True
    if line.points is None:
        found |= {"at_least": line.least, "needs": list(line.needs)}
    return found


def _program(assessment: Assessment, item: Eligibility, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = {"result": item.result.value, "confidence": _confidence(assessment, item.program)}
    if item.grid is not None:
        found["grid_total"] = item.grid.total
        found["grid_subtotals"] = dict(item.grid.subtotals)
        found["lines"] = [_line(line, language) for line in item.grid.lines]
        if item.grid.total is None:
            found["grid_at_least"] = item.grid.at_least
    found["requirements"] = [_requirement(part, language) for part in item.requirements]
    return found


def _confidence(assessment: Assessment, program: str) -> str:
    law = assessment.law
    versions = [law.version(table) for table in tables_of(law, program) if law.has(table)]
    return max((version.confidence for version in versions), key=CONFIDENCES.index)


def _requirement(item: Requirement, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": item.id,
        "result": item.result.value,
        "reason": item.reason.say(language),
        "facts": {name: plain(value) for name, value in item.facts.items()},
        "citation": cited(item.citation, language),
    }
    if item.result is Result.UNKNOWN:
        found["needs"] = list(item.needs)
    return found


def _category(item: Membership, language: Language) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": item.title.say(language),
        "version": item.version,
        "round_version": item.round_version,
        "result": item.result.value,
        "reason": item.reason.say(language),
        "citation": cited(item.citation, language),
        "confidence": item.confidence,
    }
    if item.needs:
        found["needs"] = list(item.needs)
    return found


def _first_language(assessment: Assessment) -> dict[str, Any]:
    found = assessment.amounts.first_language
    return {
        "chosen": found.chosen,
        "declared": found.declared,
        "better": found.better,
        "better_total": found.better_total,
    }


def _sitting(item: Sitting, language: Language) -> dict[str, Any]:
    """A sitting with its levels, and until which day it counts."""
    return {
        "path": item.path,
        "test": item.test or None,
        "language": item.language,
        "levels": dict(zip(ABILITIES, item.levels, strict=True)),
        **_counts(item.counts, item.expires, item.exclusion, language),
    }


def _credential(item: Credential, language: Language) -> dict[str, Any]:
    """A credential with its Canadian level, and until which day its assessment counts."""
    return {
        "path": item.path,
        "level": plain(item.level),
        **_counts(item.counts, item.expires, item.exclusion, language),
    }


def _counts(counts: Answer, expires: date | None, why: Text | None, language: Language) -> dict[str, Any]:
    return {
        "counts": None if isinstance(counts, Unknown) else counts,
        "expires": None if expires is None else expires.isoformat(),
        "reason": None if why is None else why.say(language),
    }


def _work(assessment: Assessment) -> Iterable[tuple[str, Any]]:
    return ((f"excluded_{name}", work) for name, work in assessment.amounts.work.items())


def _excluded(item: Excluded, language: Language) -> dict[str, Any]:
    return {
        "path": item.path,
        "from": None if item.first is None else item.first.isoformat(),
        "to": item.last.isoformat(),
        "reason": item.reason.say(language),
    }


def plain(value: Any) -> Any:
    """A value as JSON holds it: levels by name, days as ISO 8601, amounts as text."""
    if isinstance(value, IntEnum):
        return value.name.lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value
