"""The fees of an application: what each member pays, by the law of the moment that governs each.

The processing fee is that of the instant of receipt (R295(1)(c); the amounts change at 09:00 Eastern on 30 April). The
right of permanent residence fee is that of the day of payment and is due before the visa issues (R303). Biometrics cost
the same for everybody from 14 to 79, with a maximum for a family (R315.1); at first they were asked in stages.
Amounts are whole Canadian dollars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from express_entry.law import Consolidation, Law, Reason, Text, consolidated
from express_entry.law.answers import Answer, Between, Number, Unknown, between, every, low, merged
from express_entry.law.days import day_of
from express_entry.law.text import Language
from express_entry.profile import Person, Profile, family

from .members import Days, Member, Role, members_of
from .stages import NOT_IN_CANADA, STAGES, WHICH_COUNTRIES, asked_yet


class Kind(Enum):
    """The three fees."""

    PROCESSING = "processing"
    RIGHT = "right_of_permanent_residence"
    BIOMETRICS = "biometrics"

    def say(self, language: Language) -> str:
        """The department's word."""
        return KINDS[self].say(language)


class Payment(NamedTuple):
    """Money paid for one of the fees on a day, in Canadian dollars."""

    kind: Kind
    amount: int
    on: date


class Charge(NamedTuple):
    """What one member pays of one fee, with the facts and the provision; ``amount`` lies between two where open."""

    member: Member
    kind: Kind
    amount: Number
    reason: Reason
    citation: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Fees:
    """Every charge of an application, and what it rests on.

    ``received`` is the instant that governs the processing fee, ``right_on`` the day whose rate the right of permanent
    residence fee has; ``paid`` tells whether that is the day of a payment or, none being stated, that of receipt.
    """

    received: datetime
    right_on: date
    paid: bool
    members: tuple[Member, ...]
    charges: tuple[Charge, ...]
    totals: Mapping[Kind, Number]
    assumptions: tuple[Reason, ...]

    @property
    def total(self) -> Number:
        """All three together."""
        return summed(self.totals.values())

    @property
    def due_with_application(self) -> Number:
        """The processing fee: the only one that the completeness of an application hangs on (R10(1)(d))."""
        return self.totals[Kind.PROCESSING]


def fees_of(
    profile: Profile,
    *,
    received: datetime,
    paid: date | None = None,
    applied_to_province: date | None = None,
    law: Consolidation | None = None,
) -> Fees:
    """The fees of an application received at an instant, and the right of permanent residence fee paid on a day.

    :param paid: the day on which the right of permanent residence fee is paid; without it, that of receipt is shown.
    :param applied_to_province: for a nominee, the day of the application to the province, which locks children's ages.
    :raises NoLawYet: for a moment before 2015-01-01.
    :raises ValueError: for an instant without a time zone.
    """
    whole = law or consolidated()
    day = day_of(received)
    members = members_of(profile, whole, Days(day, applied_to_province or day))
    then = whole.at(received)
    right = then if paid is None else whole.on(paid)
    charges = tuple(_charges(profile.person, members, then, right))
    return Fees(
        received=received,
        right_on=paid or day,
        paid=paid is not None,
        members=members,
        charges=charges,
        totals={kind: _total(kind, charges, then) for kind in Kind},
        assumptions=tuple(_assumptions(profile, members, then, paid, applied_to_province)),
    )


def paid_for(kind: Kind, payments: Iterable[Payment], until: date | None = None) -> int:
    """What was paid for a fee, up to a day where one is given."""
    return sum(item.amount for item in payments if item.kind is kind and (until is None or item.on <= until))


def summed(numbers: Iterable[Number]) -> Number:
    """The sum of amounts of which some may be open."""
    least = most = 0
    needs: list[str] = []
    for number in numbers:
        least += low(number)
        most += high(number)
        needs += number.needs if isinstance(number, Between) else ()
    return between(least, most, needs)


def high(number: Number) -> int:
    """The most that a number can be."""
    return number.high if isinstance(number, Between) else number


# ------------------------------------------------------------------------------------------------------- each charge


def _charges(principal: Person, members: Sequence[Member], then: Law, right: Law) -> Iterator[Charge]:
    stage = asked_yet(principal, then)
    for member in members:
        yield _processing(member, then)
        yield _right(member, right)
        if then.has("biometrics"):
            yield _biometrics(member, stage, then)


def _processing(member: Member, law: Law) -> Charge:
    version = law.version("fees")
    amount = int(version.values[member.role.value])
    reason = PAYS.of(role=member.role) if member.applies is True else _why_not(member)
    confidence = version.values.get("child_confidence") if member.role is Role.CHILD else None
    citation = "R294(c), 295(1)(c)"
    return Charge(
        member, Kind.PROCESSING, _if(member.applies, amount), reason, citation, confidence or version.confidence
    )


def _right(member: Member, law: Law) -> Charge:
    version = law.version("fees")
    if member.role is Role.CHILD:
        return Charge(member, Kind.RIGHT, 0, CHILDREN_FREE.of(), "R303(2)(a)", version.confidence)
    amount = int(version.values["right_of_permanent_residence"])
    reason = PAYS.of(role=member.role) if member.applies is True else _why_not(member)
    return Charge(member, Kind.RIGHT, _if(member.applies, amount), reason, "R303(1), (3)", version.confidence)


def _biometrics(member: Member, stage: Answer, law: Law) -> Charge:
    version, ages = law.version("biometrics"), law.values("biometrics/ages")
    first, last = ages["lowest_age"], ages["highest_age"]
    of_age = _of_age(member, ages)
    answer = every((member.applies, of_age, stage))
    reason = GIVES.of(age=member.age, first=first, last=last)
    if member.applies is False:
        reason = _why_not(member)
    elif of_age is False:
        reason = OUTSIDE.of(age=member.age, first=first, last=last)
    elif answer is False:
        reason = NOT_IN_CANADA.of()
    elif isinstance(answer, Unknown):
        reason = WHICH_COUNTRIES.of() if answer == stage else OPEN.of(needs=list(answer.needs))
    confidence = law.version(STAGES).confidence if STAGES in law.versions else version.confidence
    return Charge(member, Kind.BIOMETRICS, _if(answer, int(version.values["person"])), reason, BIOMETRICS, confidence)


def _of_age(member: Member, ages: Mapping[str, int]) -> Answer:
    if member.age is None:
        return Unknown((f"{member.path}.date_of_birth",))
    return ages["lowest_age"] <= member.age <= ages["highest_age"]


def _if(answer: Answer, amount: int) -> Number:
    """An amount where somebody pays it, nothing where not, and both ends where that is open."""
    if isinstance(answer, Unknown):
        return between(0, amount, answer.needs)
    return amount if answer else 0


def _why_not(member: Member) -> Reason:
    if isinstance(member.applies, Unknown):
        return OPEN.of(needs=list(member.applies.needs))
    return (NO_MEMBER if member.family is False else STAYS).of()


def _total(kind: Kind, charges: Iterable[Charge], law: Law) -> Number:
    own = [charge.amount for charge in charges if charge.kind is kind]
    together = summed(own)
    if kind is not Kind.BIOMETRICS or not own:
        return together
    cap = int(law.values("biometrics")["family"])
    needs = together.needs if isinstance(together, Between) else ()
    return between(min(low(together), cap), min(high(together), cap), needs)


# -------------------------------------------------------------------------------------------------------- assumptions


def _assumptions(
    profile: Profile, members: Sequence[Member], law: Law, paid: date | None, province: date | None
) -> Iterator[Reason]:
    yield from (text.of() for text in law.version("fees/payment").assumptions)
    if paid is None:
        yield RATE_OF_RECEIPT.of()
    if any(member.applies is not True for member in members):
        yield ONLY_WHO_COMES.of()
    limit = law.values("dependent_child")["under_age"]
    if any(member.role is Role.CHILD and member.family is True and (member.age or 0) >= limit for member in members):
        yield OLDER_CHILD.of(limit=limit)
    if profile.nomination is not None and profile.dependants and province is None:
        yield LOCKED_BY_PROVINCE.of()
    if not family.has_spouse(profile) and profile.spouse is not None:
        yield NO_SPOUSE_ANY_MORE.of()
    for table in ("biometrics/reuse", STAGES):
        if table in law.versions:
            yield from (text.of() for text in law.version(table).assumptions)


def needs_of(numbers: Iterable[Number]) -> tuple[str, ...]:
    """The facts that open amounts wait for."""
    return merged(need for number in numbers if isinstance(number, Between) for need in number.needs)


BIOMETRICS = "R12.2, 315.1"
KINDS = {
    Kind.PROCESSING: Text("processing fee", "frais de traitement"),
    Kind.RIGHT: Text("right of permanent residence fee", "frais relatifs au droit de résidence permanente"),
    Kind.BIOMETRICS: Text("biometrics fee", "frais de biométrie"),
}
PAYS = Text("pays as {role}", "paie comme {role}")
GIVES = Text("{age} years old; biometrics from {first} to {last}", "{age} ans; biométrie de {first} à {last} ans")
OUTSIDE = Text(
    "{age} years old, outside {first} to {last}: gives no biometrics",
    "{age} ans, hors de {first} à {last} ans : pas de biométrie",
)
STAYS = Text(
    "does not come along as an applicant: declared and examined, and pays nothing",
    "n'accompagne pas à titre de demandeur : déclaré et examiné, ne paie rien",
)
NO_MEMBER = Text(
    "no dependent child on the day on which the age is locked", "pas un enfant à charge au jour où l'âge est fixé"
)
CHILDREN_FREE = Text("dependent children pay none", "les enfants à charge n'en paient pas")
OPEN = Text("not known: this would settle it: {needs}", "inconnu : il faudrait savoir : {needs}")
RATE_OF_RECEIPT = Text(
    "no payment of the right of permanent residence fee is stated: it is shown at the rate of the day of receipt, and "
    "may be paid later, before the visa issues, at the rate of that day",
    "aucun paiement des frais relatifs au droit de résidence permanente n'est indiqué : ils sont montrés au tarif du "
    "jour de réception et peuvent être payés plus tard, avant la délivrance du visa, au tarif de ce jour-là",
)
ONLY_WHO_COMES = Text(
    "who does not come along, or is a citizen or permanent resident, is declared and pays nothing",
    "qui n'accompagne pas, ou est citoyen ou résident permanent, est déclaré et ne paie rien",
)
OLDER_CHILD = Text(
    "a child of {limit} or over who is dependent since before that age pays the amount for a child",
    "un enfant de {limit} ans ou plus, à charge depuis avant cet âge, paie le montant prévu pour un enfant",
)
LOCKED_BY_PROVINCE = Text(
    "the day of the application to the province is not stated: for a nominee it is the day that locks the age of a "
    "child; the day of receipt is taken in its place",
    "le jour de la demande à la province n'est pas indiqué : pour un candidat désigné, c'est lui qui fixe l'âge d'un "
    "enfant; le jour de réception est pris à sa place",
)
NO_SPOUSE_ANY_MORE = Text(
    "a spouse is described, but the marital status has none: nobody is charged for",
    "un époux est décrit, mais l'état matrimonial n'en comporte pas : rien n'est compté pour lui",
)
