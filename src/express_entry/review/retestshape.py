"""The two tests of A11.2 as a document, ``express-entry/retest@1``: answers, lines, exceptions, never a decision."""

from __future__ import annotations

from typing import Any

from express_entry.assessment.shape import DISCLAIMER, plain
from express_entry.assessment.words import FACT_WORDS
from express_entry.law import Text
from express_entry.law.citations import cited
from express_entry.law.grid import Line, Score
from express_entry.law.requirements import Eligibility, Requirement
from express_entry.law.text import Language

from .choice import Choice, programs_met
from .lines import LineTest
from .retest import Excepted, Retest, Tested
from .secondday import AgePolicy, SecondDay
from .shapes import needed, said, truth, written
from .terms import Terms

FORMAT = "express-entry/retest@1"


def as_retest(
    found: Retest, language: Language, *, choice: Choice | None = None, if_received: bool = False
) -> dict[str, Any]:
    """Both tests and both answers, line by line.

    :param choice: what proceeding and declining mean, for somebody who has not applied yet.
    :param if_received: whether the receipt is supposed rather than stated.
    """
    return {
        "format": FORMAT,
        "round": _terms(found.terms),
        "submitted": None if found.times.submitted is None else written(found.times.submitted),
        "received": written(found.times.received),
        "if_received": if_received,
        "last_day": found.last_day.isoformat(),
        "in_time": found.in_time,
        "would_still_have_been_invited": truth(found.would_still_have_been_invited),
        "claimed_qualification_not_held_at_invitation": truth(found.claimed_qualification_not_held_at_invitation),
        "shortfall_at_receipt": truth(found.shortfall_at_receipt),
        "excepted_at_receipt": truth(found.excepted_at_receipt),
        "finds_nothing": found.finds_nothing,
        "claimed": _tested(found.claimed, language),
        "at_invitation": _tested(found.at_invitation, language),
        "at_receipt": _tested(found.at_receipt, language),
        "lines": [_line_test(item, language) for item in found.lines],
        "exceptions": [_excepted(item, language) for item in found.exceptions],
        "class_at_application": _class(found.at_application, language),
        "second_day": None if found.second_day is None else _second_day(found.second_day, language),
        "choice": None if choice is None else _choice(choice, language),
        "assumptions": said(found.assumptions, language),
        "reason": FOR_THE_OFFICER.say(language),
        "notice": DISCLAIMER[language],
    }


def _terms(terms: Terms) -> dict[str, Any]:
    round_ = terms.round
    return {
        "number": round_.number if terms.published else None,
        "at": written(terms.at),
        "class": terms.program,
        "category": terms.category,
        "category_version": round_.category_version,
        "score": round_.crs_cutoff,
        "tie_break": None if round_.tie_break is None else written(round_.tie_break),
    }


def _tested(item: Tested, language: Language) -> dict[str, Any]:
    return {
        "on": item.on.isoformat(),
        "class": {"met": truth(item.class_met), **_class(item.criteria, language)},
        "category": {
            "met": truth(item.category),
            "reason": None if item.category_reason is None else item.category_reason.say(language),
            "needs": needed(item.category),
        },
        "rank": {
            "met": truth(item.rank.answer),
            **_score(item.score),
            "by_tie_break": item.rank.by_tie_break,
            "margin_seconds": item.rank.seconds,
            "needs": needed(item.rank.answer),
        },
    }


def _score(score: Score) -> dict[str, Any]:
    return {"total": score.total, "at_least": score.at_least, "at_most": score.at_most}


def _class(item: Eligibility, language: Language) -> dict[str, Any]:
    return {
        "program": item.program,
        "result": item.result.value,
        "requirements": [_requirement(part, language) for part in item.requirements],
    }


def _requirement(part: Requirement, language: Language) -> dict[str, Any]:
    return {
        "id": part.id,
        "result": part.result.value,
        "reason": part.reason.say(language),
        "citation": cited(part.citation, language),
    }


def _line_test(item: LineTest, language: Language) -> dict[str, Any]:
    factor = item.claimed.factor
    return {
        "factor": item.factor,
        "title": factor.title.say(language),
        "claimed": _line(item.claimed, language),
        "accepted": _line(item.accepted, language),
        "at_receipt": _line(item.at_receipt, language),
        "lost": truth(item.lost),
        "lost_at_receipt": truth(item.lost_at_receipt),
        "gained": truth(item.gained),
        "facts_differ": item.facts_differ,
        "citation": cited(factor.citation, language),
    }


def _line(line: Line, language: Language) -> dict[str, Any]:
    return {
        "points": line.points,
        "facts": {name: plain(value) for name, value in line.facts().items()},
        "reason": line.reason(FACT_WORDS).say(language),
    }


def _excepted(item: Excepted, language: Language) -> dict[str, Any]:
    return {
        "id": item.id,
        "applies": truth(item.applies),
        "reason": item.reason.say(language),
        "citation": cited(item.citation, language),
    }


def _second_day(item: SecondDay, language: Language) -> dict[str, Any]:
    return {
        "visa": None if item.visa is None else item.visa.isoformat(),
        "stated": {
            **item.stated._asdict(),
            "offer_until": None if item.stated.offer_until is None else item.stated.offer_until.isoformat(),
        },
        "holds": truth(item.holds),
        "again": [{**_requirement(part, language), "needs": list(part.needs)} for part in item.again],
        "age_policy": None if item.age is None else _age_policy(item.age, language),
        "citation": cited(item.citation, language),
    }


def _age_policy(item: AgePolicy, language: Language) -> dict[str, Any]:
    return {
        "may_apply": truth(item.may_apply),
        "reason": item.reason.say(language),
        "citation": cited("A25.2", language),
        "confidence": item.confidence,
    }


def _choice(item: Choice, language: Language) -> dict[str, Any]:
    latest = item.latest
    return {
        "on": item.on.isoformat(),
        "last_day": item.last_day.isoformat(),
        "warn_on": item.warn_on.isoformat(),
        "days_left": item.days_left,
        "pool_ends": None if item.pool_ends is None else written(item.pool_ends),
        "pool_days_left": item.pool_days_left,
        "returns": truth(item.returns),
        "programs": list(programs_met(item)),
        "score": item.assessment.amounts.score.total,
        "last_known_rules": item.assessment.last_known_rules is not None,
        "latest_round": None if latest is None else {"number": latest.number, "score": latest.crs_cutoff},
        "margin": item.margin,
        "assumptions": said(item.assumptions, language),
    }


FOR_THE_OFFICER = Text(
    "Both answers are shown, since the words of A11.2 are stricter than the practice; which of them counts, and what "
    "follows, is for the officer to find.",
    "Les deux réponses sont montrées, car le texte de L11.2 est plus strict que la pratique; laquelle compte, et ce "
    "qui s'ensuit, c'est à l'agent d'en décider.",
)
