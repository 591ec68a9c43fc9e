"""Whom a change of a table can concern: not somebody who states nothing that it asks for, or is answered as before.

Whether it may is told from the document and the two laws alone. Of a table that is not known here it is taken that it
concerns everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any

from express_entry.law import Law, pnp
from express_entry.law.canonical import RANKING
from express_entry.law.category import codes_of
from express_entry.law.classified import told_of
from express_entry.law.pointtables import OCCUPATION_LEVEL
from express_entry.law.proofs import FUNDS, enough_funds
from express_entry.law.tables import Version
from express_entry.law.view import CATEGORY
from express_entry.law.work import PHYSICIANS, listed
from express_entry.profile.document import Profile, Spouse
from express_entry.profile.sittings import languages_of
from express_entry.profile.standing import means_on

CLASSIFICATION = ("skilled", "trades")
CHILDREN = "dependent_child"
TESTS, SCALE = "language/", "scale"

Concern = Callable[[Profile, date, Law, Law], bool]
"""Whether what a table says may be another for a profile on a day under a law than under the one before."""


def concerning(tables: frozenset[str], profile: Profile, on: date, law: Law, before: Law) -> frozenset[str]:
    """Of the tables that differ between two laws, those that may make a difference to a person."""
    concerns, lists = _asked(tables, law, before)
    found = {name for concern, names in concerns if concern(profile, on, law, before) for name in names}
    return frozenset(found.union(*(lists.naming(job.noc) for job in profile.work or ()))) if lists else frozenset(found)


class Lists:
    """Of several versions of categories the occupations on their lists, to be looked up by an occupation."""

    def __init__(self, versions: Iterable[tuple[str, Version]]) -> None:
        self.lists = [(table, codes_of(version.values)) for table, version in versions]
        self.known: dict[str | None, frozenset[str]] = {None: frozenset()}
        """Work in no stated occupation leaves membership open, and nobody is a member by what is open."""

    def __bool__(self) -> bool:
        return bool(self.lists)

    def naming(self, noc: str | None) -> frozenset[str]:
        """The tables with an occupation, or with one that its code may stand for, on a list."""
        found = self.known.get(noc)
        if found is None:
            on = (table for table, codes in self.lists if listed(noc, codes, "") is not False)
            found = self.known[noc] = frozenset(on)
        return found


@lru_cache(maxsize=1024)
def _asked(tables: frozenset[str], law: Law, before: Law) -> tuple[Sequence[tuple[Concern, Sequence[str]]], Lists]:
    """What tables ask, each with those that ask it; and the lists of those categories that ask for work on one."""
    concerns: dict[Concern, list[str]] = {}
    lists: list[tuple[str, Version]] = []
    for table in sorted(tables):
        found = [(view.table(table).kind, view.versions[table]) for view in (law, before) if table in view.versions]
        versions = [version for _, version in found]
        if any(version.gap is not None for version in versions):
            concerns.setdefault(_OF.get(table, _anybody), []).append(table)
        elif table.startswith(TESTS) and all(kind == SCALE for kind, _ in found):
            concerns.setdefault(partial(_is_read, table.removeprefix(TESTS)), []).append(table)
        elif table.startswith(CATEGORY):
            lists += [(table, version) for version in versions if _asks_for_work(version)]
            others = tuple(version for version in versions if not _asks_for_work(version))
            if others:
                concerns[partial(_may_belong, others)] = [table]
        else:
            concerns.setdefault(_OF.get(table, _anybody), []).append(table)
    return tuple(concerns.items()), Lists(lists)


def _anybody(_profile: Profile, _on: date, _law: Law, _before: Law) -> bool:
    return True


def _means(profile: Profile, on: date, law: Law, before: Law) -> bool:
    means = means_on(profile, law, on)
    return enough_funds(law, means) != enough_funds(before, means)


def _points(_profile: Profile, _on: date, law: Law, before: Law) -> bool:
    """Whether another version of the ranking gives another grid: it may only tell apart what was written of it."""
    return not (law.has(RANKING) and before.has(RANKING) and law.crs is before.crs)


def _occupations(profile: Profile, _on: date, law: Law, before: Law) -> bool:
    """Whether the classification tells something else of what the person states.

    Lists go by the name that an occupation has in it, so where there are lists it is not asked.
    """
    if any(view.categories or any(view.of_kind(OCCUPATION_LEVEL)) for view in (law, before)):
        return True
    codes = _stated(profile)
    return told_of(law, codes) != told_of(before, codes)


def _stated(profile: Profile) -> tuple[str, ...]:
    """Every occupation that a document names, each once."""
    named = [job.noc for stater in _people(profile) for job in stater.work or ()]
    if profile.job_offer is not None:
        named += [profile.job_offer.noc, profile.job_offer.work_permit_noc]
    if profile.certificate_of_qualification is not None:
        named.append(profile.certificate_of_qualification.noc)
    return tuple(dict.fromkeys(noc for noc in (*named, profile.primary_occupation) if noc is not None))


def _children(profile: Profile, _on: date, _law: Law, _before: Law) -> bool:
    return bool(profile.dependants)


def _services(profile: Profile, _on: date, _law: Law, _before: Law) -> bool:
    """Whether the person claims that own services were publicly funded: without a claim nothing is exempt."""
    jobs = (job for stater in _people(profile) for job in stater.work or ())
    return any(job.publicly_funded_medical_services is True for job in jobs)


def _nomination(profile: Profile, _on: date, _law: Law, _before: Law) -> bool:
    return profile.nomination is not None


def _is_read(test: str, profile: Profile, _on: date, _law: Law, _before: Law) -> bool:
    """Whether a sitting of a test is stated; of a sitting whose test is not named nothing is read."""
    return any(sitting.test == test for stater in _people(profile) for sitting in stater.language_tests or ())


def _may_belong(versions: Sequence[Version], profile: Profile, _on: date, _law: Law, _before: Law) -> bool:
    """Whether the person states the language or the service that a version of a category asks for first."""
    return any(_asks_for_what_is_stated(version, profile) for version in versions)


def _asks_for_what_is_stated(version: Version, profile: Profile) -> bool:
    values = version.values
    if _by_language(values):
        spoken = values["language"]
        return any(spoken in languages_of(test) for test in profile.language_tests or ())
    return bool(profile.foreign_military_service)


def _asks_for_work(version: Version) -> bool:
    return not _by_language(version.values) and version.values.get("list_use") != "offer"


def _by_language(values: Mapping[str, Any]) -> bool:
    return bool(values["experience"] == "language")


def _people(profile: Profile) -> tuple[Profile | Spouse, ...]:
    return (profile,) if profile.spouse is None else (profile, profile.spouse)


_OF: Mapping[str, Concern] = MappingProxyType(
    {
        FUNDS: _means,
        RANKING: _points,
        **dict.fromkeys(CLASSIFICATION, _occupations),
        CHILDREN: _children,
        PHYSICIANS: _services,
        pnp.TABLE: _nomination,
    }
)
