"""Whom a round of this pool ranks, in words: everybody of the programs that it covers, a program, a category."""

from __future__ import annotations

from express_entry.history.labels import PROGRAMS
from express_entry.law.category import title_of
from express_entry.law.programtable import NOMINEES, sets_of
from express_entry.law.text import Sayable, Text
from express_entry.pool.laws import service_law
from express_entry.pool.places import EVERYONE
from express_entry.pool.programbits import program_bits, programs_of
from express_entry.pool.roundrows import Round
from express_entry.selection import Grouping


def grouping_of(item: Round) -> Sayable:
    """Whom an instruction ranks: everybody of the programs covered, a program, or a version of a category."""
    return grouping_named(Grouping(item.grouping), kind_of(item), programs_of(item.programs))


def kind_of(item: Round) -> str:
    """The kind of a round of this pool: everybody, its program, or the version of its category."""
    if item.grouping == Grouping.EVERYONE.value:
        return EVERYONE
    return item.category or next(iter(sorted(programs_of(item.programs))), "")


def grouping_named(grouping: Grouping, of: str, covered: frozenset[str] = frozenset()) -> Sayable:
    """A grouping in words: ``of`` is a program or the version of a category, as in ``stem@2025-2``.

    :param covered: the programs of a general round, whose name says whether nominees are in.
    """
    if grouping is Grouping.EVERYONE:
        return _everybody(covered)
    if grouping is Grouping.PROGRAM:
        return PROGRAMS[of]
    slug, _, version = of.partition("@")
    return VERSION.of(name=title_of(service_law(), slug, version), version=version)


def _everybody(covered: frozenset[str]) -> Sayable:
    sets = sets_of(service_law())
    if covered in sets:
        return EVERYBODY
    if covered in [each - {NOMINEES} for each in sets]:
        return BUT_NOMINEES
    return OF_SOME.of(programs=[PROGRAMS[slug] for slug in program_bits() if slug in covered])


EVERYBODY = Text(
    "Everybody, nominees included (general round)",
    "Tous les candidats, y compris les candidats désignés (ronde générale)",
)
BUT_NOMINEES = Text(
    "Everybody but nominees (general round)", "Tous les candidats, sauf les candidats désignés (ronde générale)"
)
OF_SOME = Text(
    "Everybody in some programs: {programs} (general round)",
    "Les candidats de certains programmes : {programs} (ronde générale)",
)
VERSION = Text("{name}, version {version}", "{name} (version {version})")
