"""Trying a law before it is used: the lowest and the highest that can be stated, under every rule.

A file of law is text that somebody wrote. Whatever the checks of its tables leave open, a rule that cannot be applied
to either of two invented people is found here, and told as a problem of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from . import category, pnp, programs
from .consolidation import Consolidation
from .facts import (
    TOP_LEVELS,
    CanadianStudy,
    Certificate,
    Credential,
    Education,
    Factors,
    Job,
    JobOffer,
    Nomination,
    Offer,
    Relative,
    Service,
    Sitting,
    Standing,
)
from .grid import Score
from .invitable import ORDER
from .programtable import NOMINEES
from .text import Reason, Text
from .view import Law

FAULTS = (ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)


def trial_problems(law: Consolidation, days: Iterable[date]) -> Iterator[Reason]:
    """What keeps the law of any of some days from being applied to two invented people."""
    for day in days:
        view = law.on(day)
        try:
            named = [*_misnamed(view, day)]
            yield from named
            for factors, standing in ((LOWEST, _nobody(day)), (HIGHEST, _everything(day))):
                if not named:
                    _apply(view, factors, standing)
        except FAULTS as fault:
            yield CANNOT_APPLY.of(day=day, fault=f"{type(fault).__name__}: {fault}"[:200])


def _apply(law: Law, factors: Factors, standing: Standing) -> None:
    for column in (0, 1):
        _said(law.last_known.crs.score(factors, column))
    found = programs.assess(law, standing, factors)
    for program in found.values():
        for requirement in program.requirements:
            requirement.reason.say("fr")
    for member in category.memberships(law, standing, programs.without_nominees(found)).values():
        member.reason.say("fr")
    law.canonical  # noqa: B018 - building the bytes shows that every value has a form that lasts


def _misnamed(law: Law, day: date) -> Iterator[Reason]:
    """Tables that name other programs than are in force: the order of classes, and those that carry a nomination."""
    there, federal = set(programs.in_force(law)), set(programs.federal(law))
    order = law.values(ORDER)["order"]
    if sorted(order) != sorted(there):
        yield OTHER_PROGRAMS.of(table=ORDER, day=day, named=list(order), accepted=sorted(there))
    carrying = set(law.values(pnp.TABLE)["federal_programs"]) if NOMINEES in there else federal
    if not carrying or carrying - federal:
        yield OTHER_PROGRAMS.of(table=pnp.TABLE, day=day, named=sorted(carrying), accepted=sorted(federal))


def _said(score: Score) -> None:
    for line in score.lines:
        line.reason({}).say("fr")


LOWEST = Factors(age=0, education=Education.LESS_THAN_SECONDARY)
HIGHEST = Factors(
    age=60,
    education=Education.DOCTORAL,
    with_spouse=True,
    clb_first=TOP_LEVELS,
    clb_second=TOP_LEVELS,
    canadian_work_years=5,
    foreign_work_years=3,
    certificate_of_qualification=True,
    spouse_education=Education.DOCTORAL,
    spouse_clb=TOP_LEVELS,
    spouse_canadian_work_years=5,
    nomination=True,
    job_offer=Offer.SENIOR,
    canadian_education=CanadianStudy.THREE_YEAR_OR_MORE,
    sibling=True,
)


def _nobody(day: date) -> Standing:
    """A person of whom nothing is stated but that there is nothing."""
    return Standing(
        day=day,
        age=0,
        sittings=(),
        credentials=(),
        jobs=(),
        spouse=None,
        has_spouse=False,
        scored_with_spouse=False,
        family_size=1,
        intended_province="ON",
        authorized_to_work=False,
        primary_occupation=None,
        offer=None,
        nomination=None,
        certificate=None,
        relatives=(),
        service=(),
        funds=Decimal(0),
    )


def _everything(day: date) -> Standing:
    """A person who has one of everything."""
    first = date(day.year - 8, 1, 1)
    job = Job("work[0]", "72200", first, day, True, 40, True, True, True, False, False, first, "worker")
    offer = JobOffer(True, "72200", True, 36, "lmia", 1, True, "lmia_named_employer", "72200", True, 24)
    return replace(
        _nobody(day),
        age=60,
        sittings=(Sitting("language_tests[0]", "CLB", "fr", TOP_LEVELS, True, None),),
        credentials=(Credential("education[0]", Education.DOCTORAL, True, True, first, 4, True, True, 24, False),),
        jobs=(job, replace(job, path="work[1]", canadian=False)),
        family_size=9,
        authorized_to_work=True,
        offer=offer,
        nomination=Nomination(True, "ON", True),
        certificate=Certificate(True, "ON", "72200"),
        relatives=(Relative("relatives_in_canada[0]", "sibling", "candidate", True),),
        service=(Service("foreign_military_service[0]", date(day.year - 20, 1, 1), day),),
        funds=Decimal(10**6),
    )


CANNOT_APPLY = Text(
    "the law of {day} cannot be applied with it ({fault})", "le droit du {day} ne peut s'appliquer ainsi ({fault})"
)
OTHER_PROGRAMS = Text(
    "{table} names other programs than are in force on {day}: {named}; accepted: {accepted}",
    "{table} nomme d'autres programmes que ceux en vigueur le {day} : {named}; acceptés : {accepted}",
)
