"""Conditions about settlement funds, by class (R76(1)(b), 82(2), 87.2(5))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from express_entry.law import Reason, Result, Text
from express_entry.law.answers import Answer, Unknown, low, needs_of, opposite, some
from express_entry.law.days import add_months
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.programs import exempt_from_funds
from express_entry.law.programtable import NOMINEES
from express_entry.law.proofs import FUNDS, funds_needed

from .case import Case
from .findings import Finding
from .people import Person

Values = Mapping[str, Any]
TABLE_GROWS_OLD = 12
"""Months after which a table that is renewed every year is called old."""


def exemptions(case: Case) -> Mapping[str, Answer]:
    """Of each class of the list that asks for funds, whether the person is exempt."""
    found = {name: exempt_from_funds(case.law, name, case.standing) for name in case.programs}
    return {name: answer for name, answer in found.items() if answer is not None}


def funds_asked(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The classes that ask for funds and from which the person is not surely exempt."""
    asked = {name: answer for name, answer in exemptions(case).items() if answer is not True}
    if not asked:
        return
    words: dict[str, object] = {"programs": _names(asked)}
    words |= {"needed": NOT_RECORDED, "size": low(case.standing.family_size), "since": NOT_RECORDED}
    notes: list[Reason] = []
    if case.law.has(FUNDS):
        needed = funds_needed(case.law, case.standing.family_size)
        words |= {"needed": needed.least, "since": case.law.version(FUNDS).from_}
        size = low(case.standing.family_size)
        if needed.of != size:
            notes.append(MORE_THAN_LISTED.of(listed=needed.of, size=size))
        if needed.needs:
            notes.append(SIZE_NOT_KNOWN.of(needs=list(needs_of(case.standing.family_size))))
    yield Finding(
        some(opposite(answer) for answer in asked.values()),
        words=words,
        programs=tuple(asked),
        notes=(*notes, WHOLE_FAMILY.of(), TWO_DAYS.of()),
        warnings=tuple(_warnings(case)),
    )


def funds_explained(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The classes that ask for no funds, or from which the person is exempt: the field is filled all the same."""
    exempt = [name for name, answer in exemptions(case).items() if answer is True]
    without = [name for name in case.programs if name not in (*exemptions(case), NOMINEES)]
    named = [name for name in case.programs if name in without or name in exempt]
    if named:
        yield Finding(True, words={"programs": _names(named)}, programs=tuple(named), substituted=True)


def funds_by_stream(case: Case, _person: Person, _values: Values) -> Iterator[Finding]:
    """The class of provincial nominees, whose streams have terms of their own."""
    if "pnp" in case.programs:
        yield Finding(Unknown(("nomination.stream",)), words={"programs": _names(["pnp"])}, programs=("pnp",))


def _names(programs: Mapping[str, Answer] | list[str]) -> list[Text]:
    return [PROGRAM_NAMES[name] for name in programs]


def _warnings(case: Case) -> Iterator[Reason]:
    """Too little money, and a table that was not renewed."""
    for name in exemptions(case):
        for item in case.asked(name).requirements:
            if item.id == "funds" and item.result is Result.NOT_MET:
                yield TOO_LITTLE.of(program=PROGRAM_NAMES[name], why=item.reason)
    table = case.law.versions.get(FUNDS)
    if table is not None and add_months(table.from_, TABLE_GROWS_OLD) <= case.on:
        yield OLD_TABLE.of(since=table.from_, months=TABLE_GROWS_OLD, on=case.on)


NOT_RECORDED = Text("an amount that is not recorded", "un montant qui n'est pas consigné")
MORE_THAN_LISTED = Text(
    "the table names amounts for up to {listed} persons, and the family has {size}",
    "le barème donne des montants pour {listed} personnes au plus, et la famille en compte {size}",
)
SIZE_NOT_KNOWN = Text(
    "the size of the family is not known: {needs} would tell", "la taille de la famille n'est pas connue : {needs}"
)
WHOLE_FAMILY = Text(
    "the whole family counts: members who do not come along, and citizens and permanent residents, too",
    "toute la famille compte : aussi les membres qui n'accompagnent pas, les citoyens et les résidents permanents",
)
TWO_DAYS = Text(
    "the funds are held on the day of the application and again when the visa is issued",
    "les fonds sont détenus à la date de la demande et de nouveau à la délivrance du visa",
)
TOO_LITTLE = Text("{program}: {why}", "{program} : {why}")
OLD_TABLE = Text(
    "the table of settlement funds is that of {since}, more than {months} months before {on}: it is renewed every "
    "year, so look the amounts up",
    "le barème des fonds d'établissement est celui du {since}, plus de {months} mois avant le {on} : il est renouvelé "
    "chaque année; vérifier les montants",
)
