"""Which programs there are on a day, and how each is tested.

The programs that bring people into the pool are a table of the law, ``programs``, as its amounts are: three federal
classes and the nominees of provinces since 2015. Another class, or one in the place of several, is a version of that
table and a table of what it asks (:mod:`.general`); nothing else knows how many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from . import cec, fst, fsw, general, pnp, selectiongrid
from .answers import Answer
from .facts import Factors, Result, Standing
from .programnames import PROGRAM_NAMES
from .programtable import NOMINEES, TABLE, programs_in
from .requirements import Eligibility, Requirement, settled
from .text import Text
from .work import Purpose

if TYPE_CHECKING:
    from .view import Law


class Rules(NamedTuple):
    """A set of rules: how it explains a program, which requirements it tests, and what its result rests on."""

    assess: Callable[[Law, str, Standing, Factors], Eligibility]
    requirements: Callable[[Law, str, Standing, Factors], Iterator[Requirement]]
    purpose: Callable[[Law, str], Purpose]
    """What the program asks of work."""
    funds: Callable[[Law, str], bool]
    """Whether the program asks for settlement funds."""
    exempt: Callable[[Law, str, Standing], Answer]
    """Whether the person is exempt from them."""
    tables: tuple[str, ...]
    """The tables that it rests on beside its own; its result is no surer than the least sure of them."""


RULES: Mapping[str, Rules] = {
    "skilled_workers": Rules(
        lambda law, _slug, standing, factors: fsw.assess(law, standing, factors),
        lambda law, _slug, standing, factors: fsw.requirements(law, standing, factors),
        lambda law, _slug: selectiongrid.purpose(law),
        lambda _law, _slug: True,
        lambda law, _slug, standing: fsw.arranged_employment(law, standing).exempts,
        ("fsw/sections", "skilled", "settlement_funds"),
    ),
    "canadian_experience": Rules(
        lambda law, _slug, standing, _factors: cec.assess(law, standing),
        lambda law, _slug, standing, _factors: cec.requirements(law, standing),
        lambda law, _slug: cec.purpose(law),
        lambda _law, _slug: False,
        lambda _law, _slug, _standing: True,
        ("skilled",),
    ),
    "skilled_trades": Rules(
        lambda law, _slug, standing, _factors: fst.assess(law, standing),
        lambda law, _slug, standing, _factors: fst.requirements(law, standing),
        lambda law, _slug: fst.purpose(law),
        lambda _law, _slug: True,
        lambda law, _slug, standing: fst.exempt_from_funds(law, standing),
        ("trades", "skilled", "settlement_funds"),
    ),
    "general": Rules(
        lambda law, slug, standing, _factors: general.assess(law, slug, standing),
        lambda law, slug, standing, _factors: general.requirements(law, slug, standing),
        general.purpose,
        general.asks_for_funds,
        lambda law, slug, standing: general.arranged(law, slug, standing).exempts,
        ("skilled", "settlement_funds"),
    ),
}
"""The sets of rules by name, but for that of nominees, which asks for another program: it is :mod:`.pnp`."""


def in_force(law: Law) -> Mapping[str, str]:
    """The programs of a law by slug, each with the name of its rules, in the order in which they are told."""
    return _in_force(law)


def federal(law: Law) -> Sequence[str]:
    """The programs that do not rest on a nomination."""
    return _federal(law)


class Programs(dict[str, Eligibility]):
    """The programs in force by slug; of one that is not, nobody meets the first thing that it asks for."""

    def __missing__(self, slug: str) -> Eligibility:
        return not_in_force(slug, Result.NOT_MET)


def not_in_force(slug: str, result: Result) -> Eligibility:
    """What there is to say of a program on a day on which it is not in force."""
    said = NOT_IN_FORCE.of(program=PROGRAM_NAMES[slug])
    return Eligibility(slug, result, (Requirement("in_force", result, said, IN_FORCE),))


def ever(law: Law) -> Mapping[str, str]:
    """The programs in force, and after them those that were: somebody may have been invited for one of these."""
    return _ever(law)


def assess(law: Law, standing: Standing, factors: Factors) -> Programs:
    """Every program in force on the standing's day, explained."""
    found = Programs({slug: assess_one(law, slug, standing, factors) for slug in federal(law)})
    if NOMINEES in in_force(law):
        found[NOMINEES] = pnp.assess(law, standing, found)
    return found


def assess_one(law: Law, slug: str, standing: Standing, factors: Factors) -> Eligibility:
    """One program in force that does not rest on a nomination, explained."""
    return RULES[in_force(law)[slug]].assess(law, slug, standing, factors)


def as_asked(law: Law, slug: str, standing: Standing, factors: Factors) -> Eligibility:
    """A program by what it asks, also where it is no longer in force: for whoever was invited for it."""
    if slug == NOMINEES:
        return pnp.assess(law, standing, assess(law, standing, factors))
    return RULES[ever(law)[slug]].assess(law, slug, standing, factors)


def settle(law: Law, standing: Standing, factors: Factors) -> dict[str, Eligibility]:
    """The result of every program in force: each is tested no further than its first requirement that is not met."""
    found = {
        slug: settled(slug, RULES[rules].requirements(law, slug, standing, factors))
        for slug, rules in in_force(law).items()
        if slug != NOMINEES
    }
    if NOMINEES in in_force(law):
        found[NOMINEES] = settled(NOMINEES, pnp.requirements(law, standing, found))
    return found


def without_nominees(programs: Mapping[str, Eligibility]) -> dict[str, Eligibility]:
    """The programs but for that of nominees."""
    return {slug: item for slug, item in programs.items() if slug != NOMINEES}


def purpose_of(law: Law, slug: str) -> Purpose | None:
    """What a program asks of work, also one that is no longer in force; None of nominees."""
    rules = RULES.get(ever(law).get(slug, ""))
    return None if rules is None else rules.purpose(law, slug)


def exempt_from_funds(law: Law, slug: str, standing: Standing) -> Answer | None:
    """Whether a person is exempt from the settlement funds that a program asks for; None where it asks for none.

    Whoever was invited for a program that is no longer in force is asked what it asked for.
    """
    rules = RULES.get(ever(law).get(slug, ""))
    return None if rules is None or not rules.funds(law, slug) else rules.exempt(law, slug, standing)


def asks_for_funds(law: Law, slug: str) -> bool:
    """Whether a program asks for settlement funds, also one that is no longer in force; nominees are asked for none."""
    rules = RULES.get(ever(law).get(slug, ""))
    return rules is not None and rules.funds(law, slug)


def tables_of(law: Law, slug: str) -> Sequence[str]:
    """The tables that the result of a program in force rests on."""
    rules = in_force(law)[slug]
    return (f"{slug}/requirements", *(RULES[rules].tables if rules in RULES else ()))


@lru_cache(maxsize=256)
def _in_force(law: Law) -> Mapping[str, str]:
    return {each.slug: each.rules for each in programs_in(law.versions.get(TABLE))}


@lru_cache(maxsize=256)
def _ever(law: Law) -> Mapping[str, str]:
    versions = law.consolidation.tables[TABLE].versions if TABLE in law.consolidation.tables else (None,)
    return {**_in_force(law), **{each.slug: each.rules for version in versions for each in programs_in(version)}}


@lru_cache(maxsize=256)
def _federal(law: Law) -> Sequence[str]:
    return tuple(slug for slug in _in_force(law) if slug != NOMINEES)


IN_FORCE = "A10.1(1)"
NOT_IN_FORCE = Text("not in force on the day: {program}", "n'est pas en vigueur à cette date : {program}")
