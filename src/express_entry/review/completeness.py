"""Whether an application is complete (R10): whether everything is there, in its form, signed, paid for and declared.

It asks presence and form, never quality: a weak letter is no missing letter. Biometrics and the right of permanent
residence fee are no part of an application (R10(2.2), 303(3)) and never make it incomplete. One that is incomplete is
returned with all its fees (R12), which is no refusal; the invitation is spent all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import NamedTuple

from express_entry.checklist.words import entry_named
from express_entry.law import Consolidation, Reason, Text, consolidated
from express_entry.law.answers import Answer, Needs, Unknown, at_least, merged
from express_entry.law.days import day_of
from express_entry.law.text import Language, Sayable
from express_entry.profile import Profile

from .clocks import Standard, standard_for
from .declared import Counsel, Declared, HandedIn, Nobody
from .fees import Fees, Kind, Payment, fees_of, high, paid_for
from .members import Role
from .presented import FORM_WORDS, Asked, Presented

TABLE = "application/completeness"


class Gate(Enum):
    """What completeness asks, in the order of R10; before it, that the invitation had not lapsed."""

    PERIOD = "period"
    FORM = "form"
    SIGNATURE = "signature"
    DOCUMENT = "documents"
    FEE = "fee"
    PRINCIPAL = "who_is_principal"
    FAMILY = "family_members"
    REPRESENTATIVE = "representative"
    PAID_REPRESENTATIVE = "paid_representative"
    ADVISER = "adviser"
    DECLARATION = "declaration"

    def say(self, language: Language) -> str:
        """What is asked, in words."""
        return GATES[self].say(language)


class Missing(NamedTuple):
    """One thing that returns an application: what, why, and by which provision.

    ``id`` is that of the item of the checklist, or where the case states it, and ``title`` what it is called where it
    is a document or a person. ``explained`` says that an explanation was given: where circumstances
    were beyond control the office may be flexible, file by file.
    """

    gate: Gate
    id: str
    reason: Reason
    citation: str
    explained: bool = False
    title: Sayable | None = None


@dataclass(frozen=True, slots=True)
class Completeness:
    """``complete`` is yes, no, or unknown with what would settle it; ``missing`` all that is surely missing."""

    complete: Answer
    missing: tuple[Missing, ...]
    needs: Needs
    fees: Fees
    standard: Standard
    consequences: tuple[tuple[Reason, str], ...]
    assumptions: tuple[Reason, ...]


Found = Missing | Unknown


def completeness(
    profile: Profile,
    *,
    items: Iterable[Asked],
    given: HandedIn,
    received: datetime,
    applied_to_province: date | None = None,
    last_day: date | None = None,
    law: Consolidation | None = None,
) -> Completeness:
    """What of R10 an application received at an instant fulfils, and what not.

    :param items: the checklist of the person; only what goes in with the application is asked for.
    :param last_day: the last day to apply on the invitation; None where no invitation is stated.
    :raises NoLawYet: for an instant before 2015-01-01.
    """
    whole = law or consolidated()
    cited = whole.at(received).values(TABLE)["citations"]
    fees = fees_of(profile, received=received, applied_to_province=applied_to_province, law=whole)
    found: list[Found] = [*_of_period(day_of(received), last_day)]
    found += [*_of_form(given.declared, cited), *_of_items(items, given.presented, cited)]
    found += _of_fee(fees, given.payments, day_of(received), cited)
    found += _of_people(fees, given.declared, cited)
    missing = tuple(item._replace(title=entry_named(item.id, whole)) for item in found if isinstance(item, Missing))
    needs = merged(need for item in found if isinstance(item, Unknown) for need in item.needs)
    return Completeness(
        complete=False if missing else Unknown(needs) if needs else True,
        missing=missing,
        needs=needs,
        fees=fees,
        standard=standard_for(received, whole),
        consequences=tuple((text.of(), citation) for text, citation in RETURNED) if missing else (),
        assumptions=tuple(text.of() for text in ASSUMED),
    )


def _of_period(day: date, last_day: date | None) -> Iterator[Found]:
    """An application that comes after the last day is made on no invitation, which had lapsed (A10.1(6))."""
    if last_day is not None and day > last_day:
        yield Missing(Gate.PERIOD, "received", TOO_LATE.of(day=last_day), "A10.1(6)")


# ------------------------------------------------------------------------------------------------ form and documents


def _of_form(declared: Declared, cited: Mapping[str, str]) -> Iterator[Found]:
    """The form of the department, the signature and the declaration."""
    asked = (
        (Gate.FORM, "form", declared.form, NO_FORM),
        (Gate.SIGNATURE, "signed", declared.signed, NOT_SIGNED),
        (Gate.DECLARATION, "complete_and_accurate", declared.complete_and_accurate, NOT_DECLARED),
    )
    for gate, name, stated, text in asked:
        yield from _stated(gate, f"declaration.{name}", stated, text, cited)


def _stated(gate: Gate, path: str, stated: bool | None, text: Text, cited: Mapping[str, str]) -> Iterator[Found]:
    if stated is None:
        yield Unknown((path,))
    elif not stated:
        yield Missing(gate, path, text.of(), cited[gate.value])


def _of_items(items: Iterable[Asked], presented: Mapping[str, Presented], cited: Mapping[str, str]) -> Iterator[Found]:
    for item in items:
        if item.required:
            yield from _of_item(item, presented.get(item.id, NOT_PRESENTED), cited)


def _of_item(item: Asked, given: Presented, cited: Mapping[str, str]) -> Iterator[Found]:
    """One item: there, or explained where an explanation may stand in its place; then its form.

    Of one that may not be asked for at all nothing is surely missing.
    """
    for found in _of_one_asked_for(item, given, cited):
        yield Unknown(item.needs) if item.needs and isinstance(found, Missing) else found


def _of_one_asked_for(item: Asked, given: Presented, cited: Mapping[str, str]) -> Iterator[Found]:
    """The same, were it surely asked for."""
    if not given.present:
        if not (item.substitute and given.explained):
            text = ONLY_EXPLAINED if given.explained else NOT_THERE
            yield Missing(Gate.DOCUMENT, item.id, text.of(), cited[Gate.DOCUMENT.value], given.explained)
        return
    for rule in item.form:
        kept = given.form.get(rule)
        if kept is None:
            yield Unknown((f"presented.{item.id}.{rule}",))
        elif not kept:
            gate = _GATE_OF.get(rule, Gate.DOCUMENT)
            yield Missing(gate, item.id, FORM_WORDS[rule].of(), cited[gate.value], given.explained)


# ------------------------------------------------------------------------------------------------- the fee and people


def _of_fee(fees: Fees, payments: Sequence[Payment], day: date, cited: Mapping[str, str]) -> Iterator[Found]:
    """Evidence of payment of the processing fee of every applicant, on the day of receipt."""
    due, paid = fees.due_with_application, paid_for(Kind.PROCESSING, payments, day)
    answer = at_least(due, paid + 1)  # whether more is due than was paid
    if isinstance(answer, Unknown):
        yield answer
    elif answer:
        reason = SHORT.of(paid=paid, due=due if isinstance(due, int) else high(due))
        yield Missing(Gate.FEE, "payments", reason, cited[Gate.FEE.value])


def _of_people(fees: Fees, declared: Declared, cited: Mapping[str, str]) -> Iterator[Found]:
    yield from _of_couple(fees, declared, cited)
    yield from _of_family(fees, declared, cited)
    yield from _of_counsel(
        "representative", declared.representative, (Gate.REPRESENTATIVE, Gate.PAID_REPRESENTATIVE), cited
    )
    yield from _of_counsel("adviser", declared.adviser, (Gate.ADVISER, Gate.ADVISER), cited)


def _of_couple(fees: Fees, declared: Declared, cited: Mapping[str, str]) -> Iterator[Found]:
    """Who is the principal applicant and who the accompanying spouse or partner (R10(1)(e))."""
    comes = next((member.applies for member in fees.members if member.role is Role.SPOUSE), False)
    if isinstance(comes, Unknown) and declared.principal is not True:
        yield comes
    elif comes is True:
        yield from _stated(Gate.PRINCIPAL, "declaration.principal", declared.principal, NO_PRINCIPAL, cited)


def _of_family(fees: Fees, declared: Declared, cited: Mapping[str, str]) -> Iterator[Found]:
    """Every member of the family, accompanying or not, by name, birth date, address, nationality and status.

    Where the forms ask it, that there is nobody is said too: a profile without a child does not say that there is none.
    """
    others = [member for member in fees.members if member.role is not Role.PRINCIPAL and member.family is not False]
    if declared.family is None and (others or declared.asks_of_nobody):
        yield Unknown(("declaration.family",))
        return
    for member in others:
        if member.name in (declared.family or ()):
            continue
        if isinstance(member.family, Unknown):
            yield member.family
        else:
            yield Missing(Gate.FAMILY, member.name, NOT_NAMED.of(), cited[Gate.FAMILY.value])


def _of_counsel(
    name: str, stated: Counsel | Nobody | None, gates: tuple[Gate, Gate], cited: Mapping[str, str]
) -> Iterator[Found]:
    """The details of a representative, and of anybody who advised for consideration."""
    if stated is None:
        yield Unknown((f"declaration.{name}",))
    elif isinstance(stated, Counsel):
        for detail in stated.lacking:
            gate = gates[detail in ("body", "membership_number")]
            reason = NO_DETAIL.of(detail=DETAILS[detail])
            yield Missing(gate, f"declaration.{name}.{detail}", reason, cited[gate.value])


NOT_PRESENTED = Presented(False)
_GATE_OF = {"signed": Gate.SIGNATURE, "sworn": Gate.SIGNATURE, "current_form": Gate.FORM}

GATES = {
    Gate.PERIOD: Text("invitation", "invitation"),
    Gate.FORM: Text("form", "formulaire"),
    Gate.SIGNATURE: Text("signature", "signature"),
    Gate.DOCUMENT: Text("document", "document"),
    Gate.FEE: Text("processing fee", "frais de traitement"),
    Gate.PRINCIPAL: Text("principal applicant", "demandeur principal"),
    Gate.FAMILY: Text("members of the family", "membres de la famille"),
    Gate.REPRESENTATIVE: Text("representative", "représentant"),
    Gate.PAID_REPRESENTATIVE: Text("paid representative", "représentant rémunéré"),
    Gate.ADVISER: Text("adviser", "conseiller"),
    Gate.DECLARATION: Text("declaration", "déclaration"),
}
TOO_LATE = Text(
    "after the last day to apply, {day}: the invitation had lapsed",
    "après le dernier jour pour présenter la demande, le {day} : l'invitation était caduque",
)
NO_FORM = Text("the department's form is not used", "le formulaire du ministère n'est pas utilisé")
NOT_SIGNED = Text("the application is not signed", "la demande n'est pas signée")
NOT_DECLARED = Text(
    "there is no declaration that the information is complete and accurate",
    "il n'y a pas de déclaration attestant que les renseignements sont complets et exacts",
)
NOT_THERE = Text("not there", "pas au dossier")
ONLY_EXPLAINED = Text(
    "not there; an explanation does not stand in its place, though the office may be flexible where circumstances were "
    "beyond control",
    "pas au dossier; une explication n'en tient pas lieu, bien que le bureau puisse faire preuve de souplesse dans des "
    "circonstances indépendantes de la volonté du demandeur",
)
SHORT = Text("{paid} dollars paid, {due} due on the day of receipt", "payé : {paid} $, dû à la réception : {due} $")
NO_PRINCIPAL = Text(
    "it is not said who is the principal applicant and who the accompanying spouse or partner",
    "il n'est pas dit qui est le demandeur principal et qui est l'époux ou conjoint de fait qui l'accompagne",
)
NOT_NAMED = Text(
    "a member of the family who is not declared, accompanying or not",
    "un membre de la famille qui n'est pas déclaré, qu'il accompagne ou non",
)
NO_DETAIL = Text("not given: {detail}", "non indiqué : {detail}")
DETAILS = {
    "name": Text("the name", "le nom"),
    "postal_address": Text("the postal address", "l'adresse postale"),
    "telephone": Text("the telephone number", "le numéro de téléphone"),
    "body": Text("the body of which the person is a member", "l'organisme dont la personne est membre"),
    "membership_number": Text("the membership number", "le numéro de membre"),
}
RETURNED = (
    (
        Text(
            "the application is returned, which is no refusal: no negative decision is recorded",
            "la demande est retournée, ce qui n'est pas un refus : aucune décision défavorable n'est consignée",
        ),
        "R12",
    ),
    (Text("all fees are repaid", "tous les frais sont remboursés"), "R12"),
    (
        Text(
            "the invitation is spent: nobody can apply on it again", "l'invitation est épuisée : elle ne peut resservir"
        ),
        "A10.1(1)",
    ),
    (
        Text(
            "a new profile is needed, with a new time of submission for ties",
            "un nouveau profil est nécessaire, avec une nouvelle heure de présentation pour le départage",
        ),
        "A10.1(3)",
    ),
)
ASSUMED = (
    Text(
        "an item of the checklist that the case does not name was not handed in",
        "un élément de la liste que le dossier ne nomme pas n'a pas été fourni",
    ),
    Text(
        "only what goes in with the application is asked for; biometrics and the right of permanent residence fee are "
        "no part of it",
        "seul ce qui accompagne la demande est exigé; la biométrie et les frais relatifs au droit de résidence "
        "permanente n'en font pas partie",
    ),
)
