"""The table of the programs: who is in it, at which place in a store, and by which rules.

A store keeps the programs of a person as bits of one small number, so a program's place is never given to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from .days import DAY
from .generaltable import general_problems
from .tables import OPEN, Table, Version
from .text import Reason, Text
from .wrong import where, wrong

if TYPE_CHECKING:
    from .consolidation import Consolidation

TABLE = KIND = "programs"
REQUIREMENTS = "/requirements"
NAME, SHORT = "name", "short"
"""The attributes of a program's table of requirements that say what it is called."""
NOMINEES = "pnp"
"""The program of nominees, which asks for a nomination and for another program (R87; A10.1(1.1))."""
NOMINATION = "nomination"
"""The name of its rules."""
GENERAL = "general"
"""The rules of a program that its table describes whole."""
OWN = {"skilled_workers": "fsw", "canadian_experience": "cec", "skilled_trades": "fst", NOMINATION: NOMINEES}
"""The rules that are those of one program alone, which reads its own tables."""
PLACES = 8
"""How many programs there may ever have been: a store lists every combination of them."""
LONGEST = 15
"""Characters that a program's slug may have."""
A_PROGRAM = re.compile(rf"[a-z][a-z0-9_]{{1,{LONGEST - 1}}}")
"""What the slug of a program looks like."""


class Program(NamedTuple):
    """One program: its slug, the name of its rules, and its place in a store."""

    slug: str
    rules: str
    place: int


FIRST = (
    Program("fsw", "skilled_workers", 2),
    Program("cec", "canadian_experience", 1),
    Program("fst", "skilled_trades", 3),
    Program(NOMINEES, NOMINATION, 0),
)
"""The programs of a law that was kept before there was a table of them."""


def programs_in(version: Version | None) -> Sequence[Program]:
    """The programs of a version of the table, in its order."""
    if version is None:
        return FIRST
    return tuple(Program(each["slug"], each["rules"], each["place"]) for each in version.values["programs"])


def places_of(law: Consolidation) -> Mapping[str, int]:
    """The place of every program that there ever was, by slug, the first place first."""
    table = law.tables.get(TABLE)
    versions: Iterable[Version | None] = table.versions if table is not None else (None,)
    found = {each.slug: each.place for version in versions for each in programs_in(version)}
    return dict(sorted(found.items(), key=lambda each: each[1]))


def sets_of(law: Consolidation) -> Sequence[frozenset[str]]:
    """The programs that there were together, one set for each version of the table."""
    table = law.tables.get(TABLE)
    versions: Iterable[Version | None] = table.versions if table is not None else (None,)
    return [frozenset(each.slug for each in programs_in(version)) for version in versions]


def covers(covered: frozenset[str], programs: Iterable[str], law: Consolidation) -> bool:
    """Whether a round of some programs could invite somebody eligible for some, under whatever law it was held.

    A nominee as a nominee only (A10.1(1.1)). A round of all programs of its day, or of all but that of nominees, was
    for everybody, so it is for whoever is in the programs of another day.
    """
    own = frozenset(programs)
    if NOMINEES in own:
        return NOMINEES in covered
    everybody = [each - {NOMINEES} for each in sets_of(law)]
    return bool(covered & own) or (bool(own) and covered - {NOMINEES} in everybody)


def program_problems(law: Consolidation, table: Table) -> Iterator[Reason]:
    """What keeps a table from saying which programs there are."""
    known: dict[str, int] = {}
    for version in table.versions:
        if version.gap is not None:
            yield NO_GAP.of(where=where(version))
            continue
        entries = version.values.get("programs")
        if not isinstance(entries, (list, tuple)) or not entries:
            yield wrong(version, "programs", entries, ENTRIES)
            continue
        for each in entries:
            yield from _entry_problems(law, version, each, known)
        slugs = [each.get("slug") for each in entries if isinstance(each, Mapping)]
        for slug in sorted({str(slug) for slug in slugs if slugs.count(slug) > 1}):
            yield wrong(version, "slug", slug, ONCE)


def _entry_problems(law: Consolidation, version: Version, entry: Any, known: dict[str, int]) -> Iterator[Reason]:
    if not isinstance(entry, Mapping) or set(entry) != set(Program._fields):
        yield wrong(version, "programs", entry, ENTRIES)
        return
    slug, rules, place = entry["slug"], entry["rules"], entry["place"]
    if not isinstance(slug, str) or A_PROGRAM.fullmatch(slug) is None:
        yield wrong(version, "slug", slug, SLUGS)
        return
    yield from _table_problems(law, version, Program(slug, rules, place))
    accepted = next((name for name, program in OWN.items() if program == slug), GENERAL)
    if rules != accepted:
        yield wrong(version, f"{slug}.rules", rules, accepted)
    if type(place) is not int or not 0 <= place < PLACES:
        yield wrong(version, f"{slug}.place", place, f"0 … {PLACES - 1}")
    elif known.setdefault(slug, place) != place or [*known.values()].count(place) > 1:
        yield wrong(version, f"{slug}.place", place, A_PLACE)


def _table_problems(law: Consolidation, version: Version, program: Program) -> Iterator[Reason]:
    """What is wrong with the table of a program's own."""
    slug, rules, _ = program
    own = law.tables.get(f"{slug}{REQUIREMENTS}")
    others = [name for name in law.tables if name.startswith(f"{slug}/") and not name.endswith(REQUIREMENTS)]
    if slug not in OWN.values() and others:
        yield wrong(version, "slug", slug, FREE)
    if own is None or not all(is_words(own.attributes.get(key)) for key in (NAME, SHORT)):
        yield wrong(version, "slug", slug, Text(*(each.format(slug=slug) for each in OWN_TABLE)))
    elif not _lasts(own, version):
        yield wrong(version, "slug", slug, Text(*(each.format(slug=slug) for each in WITHOUT_END)))
    elif rules == GENERAL:
        for each in own.versions:
            yield from general_problems(each)


def _lasts(own: Table, version: Version) -> bool:
    """Whether a table has values from the first day of a version on: who was invited for a program is still asked."""
    held = [each for each in own.versions if each.gap is None]
    joined = all(one.to + DAY >= other.from_ for one, other in pairwise(held))
    return bool(held) and held[0].from_ <= version.from_ and held[-1].to == OPEN and joined


def is_words(value: object) -> bool:
    """Whether a value is words in both languages."""
    return isinstance(value, Mapping) and set(value) == {"en", "fr"} and all(map(_is_text, value.values()))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


NO_GAP = Text(
    "{where}: which programs there are cannot be a gap; accepted: a list of [[table.version.values.programs]]",
    "{where} : les programmes ne peuvent être une lacune; accepté : une liste [[table.version.values.programs]]",
)
ENTRIES = Text("a list of entries with slug, rules and place", "une liste d'entrées avec slug, rules et place")
FREE = Text("a slug with which no other table begins", "un slug par lequel ne commence aucune autre table")
WITHOUT_END = Text(
    "a program whose table {slug}/requirements holds from its first day on, without an end",
    "un programme dont la table {slug}/requirements vaut à partir de son premier jour, sans fin",
)
ONCE = Text("each program once", "chaque programme une seule fois")
SLUGS = Text(
    "2 to 15 small letters, digits and underscores, a letter first",
    "de 2 à 15 minuscules, chiffres et traits bas, une lettre d'abord",
)
OWN_TABLE = Text(
    "a program with a table {slug}/requirements that has a name and a short name in both languages (name, short)",
    "un programme dont la table {slug}/requirements porte un nom et un nom court dans les deux langues (name, short)",
)
A_PLACE = Text(
    "a place that no other program ever had, the same in every version",
    "une place qu'aucun autre programme n'a jamais eue, la même dans chaque version",
)
