"""Whom a change of a table can concern: not somebody who states nothing that it asks for, or is answered as before.

Whether it may is told from the document and the two laws alone. Of a table that is not known here it is taken that it
concerns everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from types import MappingProxyType

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


def concerning(tables: Iterable[str], profile: Profile, on: date, law: Law, before: Law) -> frozenset[str]:
    """Of the tables that differ between two laws, those that may make a difference to a person."""
    found = {name: _concern_of(name, law, before) for name in tables}
    met = {concern: concern(profile, on, law, before) for concern in dict.fromkeys(found.values())}
    return frozenset(name for name, concern in found.items() if met[concern])


@lru_cache(maxsize=1024)
def _concern_of(table: str, law: Law, before: Law) -> Concern:
    found = [(view.table(table).kind, view.versions[table]) for view in (law, before) if table in view.versions]
    if any(version.gap is not None for _, version in found):
        return _OF.get(table, _anybody)
    if table.startswith(TESTS) and all(kind == SCALE for kind, _ in found):
        return partial(_is_read, table.removeprefix(TESTS))
    if table.startswith(CATEGORY):
        return partial(_may_belong, tuple(version for _, version in found))
    return _OF.get(table, _anybody)


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
    """Whether the person states what a version of a category asks for first: such work, service, or the language."""
    return any(_asks_for_what_is_stated(version, profile) for version in versions)


def _asks_for_what_is_stated(version: Version, profile: Profile) -> bool:
    values = version.values
    if values["experience"] == "language":
        spoken = values["language"]
        return any(spoken in languages_of(test) for test in profile.language_tests or ())
    if values.get("list_use") == "offer":
        return bool(profile.foreign_military_service)
    codes = codes_of(values)
    return any(_may_be_on(codes, job.noc) for job in profile.work or ())


@lru_cache(maxsize=65536)
def _may_be_on(codes: frozenset[str], noc: str | None) -> bool:
    """Work in no stated occupation leaves membership open, and nobody is a member by what is open."""
    return noc is not None and listed(noc, codes, "") is not False


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
