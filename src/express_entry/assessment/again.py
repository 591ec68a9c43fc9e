"""What a person is ranked by once the law has changed, from what they were ranked by just before.

Most changes of law touch a few tables. What a person is ranked by has three parts, each of which hangs on tables of its
own; only the parts that a change can reach are asked for again, of those whom it can concern (:mod:`.concerns`). What
is found is what :func:`.ranked.ranked` finds.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from express_entry.law import Law, Result, programs
from express_entry.law.canonical import RANKING
from express_entry.law.category import members
from express_entry.law.pointtables import POINT_KINDS
from express_entry.law.requirements import Eligibility
from express_entry.law.view import CATEGORY
from express_entry.profile.document import Profile
from express_entry.profile.languages import first_is_plain
from express_entry.profile.standing import scored, standing_of

from .concerns import concerning
from .dated import UNREAD
from .ranked import ranked, ranked_of

RANKING_KINDS = (*POINT_KINDS, "ranking", "sections")
"""Kinds of tables that say what the ranking gives; others of its name may declare facts, through work for example."""


class Kept(NamedTuple):
    """What is kept of :class:`.ranked.Ranked`: its total, the programs and the categories."""

    points: int | None
    programs: frozenset[str]
    categories: frozenset[tuple[str, str]]


def ranked_again(profile: Profile, *, on: date, law: Law, before: Law, kept: Kept) -> Kept:
    """What a profile is ranked by on a day under a law, given what it is ranked by on that day under another.

    :raises ProfileError: where the person was not born by the day.
    """
    differing = concerning(tables_that_differ(before, law), profile, on, law, before)
    if not differing:
        return kept
    if all(name.startswith(CATEGORY) for name in differing):
        return kept._replace(categories=_categories(profile, on, law, kept, differing))
    if differing <= ranking_tables_that_differ(before, law):
        return _points(profile, on, law, kept)
    found = ranked(profile, on=on, law=law)
    return Kept(found.points, found.programs, found.categories)


@lru_cache(maxsize=256)
def tables_that_differ(one: Law, other: Law) -> frozenset[str]:
    """The tables that a result hangs on of which two laws do not have the very same version."""
    names = {*one.versions, *other.versions}
    return frozenset(
        name for name in names if one.versions.get(name) is not other.versions.get(name) and not name.startswith(UNREAD)
    )


@lru_cache(maxsize=256)
def ranking_tables_that_differ(one: Law, other: Law) -> frozenset[str]:
    """Those of them that say how many points the ranking gives for what.

    No program and no category asks for that; but the selection grid takes the language that the ranking takes as first.
    """
    return frozenset(
        name
        for name in tables_that_differ(one, other)
        if name.partition("/")[0] == RANKING
        and all(law.table(name).kind in RANKING_KINDS for law in (one, other) if name in law.versions)
    )


def _categories(
    profile: Profile, on: date, law: Law, kept: Kept, tables: AbstractSet[str]
) -> frozenset[tuple[str, str]]:
    """The categories of a person whose programs stay what they are: those of some tables are asked for again."""
    slugs = {name.removeprefix(CATEGORY) for name in tables}
    others = frozenset(each for each in kept.categories if each[0] not in slugs)
    if slugs.isdisjoint(law.categories):
        return others
    # Of a program that is not, or not surely, met nothing more is asked.
    results = {slug: Result.MET if slug in kept.programs else Result.NOT_MET for slug in programs.federal(law)}
    federal = {slug: Eligibility(slug, result, ()) for slug, result in results.items()}
    return others | members(law, standing_of(profile, law, on), federal, slugs)


def _points(profile: Profile, on: date, law: Law, kept: Kept) -> Kept:
    standing, factors, score = scored(profile, law, on)
    if first_is_plain(standing.sittings, profile.first_official_language):
        return kept._replace(points=score.total)
    found = ranked_of(law, standing, factors, score)
    return Kept(found.points, found.programs, found.categories)
