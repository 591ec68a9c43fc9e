"""Words, instants and numbers as the pages of this section show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from express_entry.accounts.users import User
from express_entry.history.labels import PROGRAMS
from express_entry.law.days import day_of
from express_entry.law.text import Language, Reason, Sayable, Text, say_value
from express_entry.pages.actors import actor_named
from express_entry.pages.moments import moment, second
from express_entry.pool.faults import PoolFault
from express_entry.pool.programbits import program_bits
from express_entry.reports.report import Fact
from express_entry.reports.typography import number, sentence, typeset, written_out

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


class Reader(NamedTuple):
    """An officer who reads of others: their own pseudonym, and the addresses of the accounts that others have."""

    own: str
    known: Mapping[str, str]

    @classmethod
    def of(cls, own: str, others: Iterable[str]) -> Reader:
        """Somebody who reads of some others, named by pseudonyms."""
        accounts = User.objects.filter(pseudonym__in={each for each in others if each not in ("", own)})
        return cls(own, dict(accounts.values_list("pseudonym", "email")))

    def named(self, who: str) -> Sayable:
        """Who acted: the reader, a colleague by their address and the pseudonym of the trail, or who else it was."""
        email = self.known.get(who)
        return actor_named(who, self.own) if email is None else KNOWN_AS.of(email=email, pseudonym=who)


def by(who: str, at: datetime | None, reader: Reader, language: Language) -> Sayable | None:
    """Who did something, and when; None where it was not done."""
    return BY.of(who=reader.named(who), at=local(at, language)) if who and at is not None else None


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


def programs(slugs: Iterable[str], language: Language) -> str:
    """Programs by their names."""
    return said([PROGRAMS[slug] for slug in program_bits() if slug in set(slugs)], language)


def wrong_of(fault: PoolFault, renamed: Mapping[str, str]) -> dict[str, Reason]:
    """What is wrong with a form, by its fields; what is about none of them stands under no name."""
    named = {renamed.get(name, name): reason for name, reason in fault.fields.items()}
    return named or {"": fault.reasons[0]}


KNOWN_AS = Text("{email} ({pseudonym})", "{email} ({pseudonym})")
BY = Text("{who}, on {at}", "{who}, le {at}")
