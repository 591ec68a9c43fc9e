"""Words, instants and numbers as the pages of this section show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from express_entry.history.labels import PROGRAMS
from express_entry.law.category import title_of
from express_entry.law.days import day_of
from express_entry.law.invitable import NOMINEES
from express_entry.law.text import Language, Reason, Sayable, Text, say_value
from express_entry.pages.actors import actor_named
from express_entry.pages.moments import moment, second
from express_entry.pool.columns import programs_of
from express_entry.pool.faults import PoolFault
from express_entry.pool.laws import service_law
from express_entry.pool.roundrows import Round
from express_entry.reports.report import Fact
from express_entry.reports.typography import number, sentence, typeset, written_out
from express_entry.selection import Grouping

NONE = "–"


def said(what: object, language: Language) -> str:
    """Words as the page shows them."""
    return typeset(say_value(what, language), language)


def whole(what: object, language: Language) -> str:
    """Words as a sentence: with a capital letter and a full stop."""
    return sentence(said(what, language))


def capital(what: object, language: Language) -> str:
    """Words as they stand alone: with a capital letter."""
    text = said(what, language)
    return f"{text[:1].upper()}{text[1:]}"


def instant(at: datetime | None, language: Language) -> str:
    """An instant to the second, in Eastern time and in UTC, as results and proofs state it."""
    return NONE if at is None else second(at, language)


def local(at: datetime | None, language: Language) -> str:
    """An instant as the clocks of the department's head office show it, to the minute."""
    return NONE if at is None else moment(at, language)


def day(at: datetime | None, language: Language) -> str:
    """The day of an instant, in words."""
    return NONE if at is None else written_out(day_of(at), language)


def by(who: str, at: datetime | None, own: str, language: Language) -> Sayable | None:
    """Who did something, and when; None where it was not done. ``own`` is the pseudonym of the reader."""
    return BY.of(who=actor_named(who, own), at=local(at, language)) if who and at is not None else None


def count(amount: int | None, language: Language) -> str:
    """How many there are, where that is known."""
    return NONE if amount is None else number(amount, language)


def facts(told: Iterable[tuple[Text, object]], language: Language) -> list[Fact]:
    """Names and what stands for them; what is None or empty is left out."""
    return [
        Fact(said(name, language), number(value, language) if type(value) is int else said(value, language))
        for name, value in told
        if value is not None and value != ""
    ]


def grouping_of(item: Round) -> Sayable:
    """Whom an instruction ranks: everybody of the programs covered, a program, or a version of a category."""
    return grouping_named(Grouping(item.grouping), _of(item), programs_of(item.programs))


def _of(item: Round) -> str:
    if item.category:
        return item.category
    return next(iter(sorted(programs_of(item.programs))), "")


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
    if covered == frozenset(PROGRAMS):
        return EVERYBODY
    if covered == frozenset(PROGRAMS) - {NOMINEES}:
        return BUT_NOMINEES
    return OF_SOME.of(programs=[PROGRAMS[slug] for slug in PROGRAMS if slug in covered])


def programs(slugs: Iterable[str], language: Language) -> str:
    """Programs by their names."""
    return said([PROGRAMS[slug] for slug in PROGRAMS if slug in set(slugs)], language)


def wrong_of(fault: PoolFault, renamed: Mapping[str, str]) -> dict[str, Reason]:
    """What is wrong with a form, by its fields; what is about none of them stands under no name."""
    named = {renamed.get(name, name): reason for name, reason in fault.fields.items()}
    return named or {"": fault.reasons[0]}


BY = Text("{who}, on {at}", "{who}, le {at}")
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
