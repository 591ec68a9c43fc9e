"""Decisions and what follows: approved, refused by two officers, taken up again, the visa, the landing; money."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, cast

from express_entry.api import decisions as api
from express_entry.api import papers
from express_entry.api.applicationshapes import Fee, Noted
from express_entry.api.gate import now
from express_entry.api.problems import Problem
from express_entry.application.concluding import in_the_way_of_visa
from express_entry.application.deciding import obstacles, proposed
from express_entry.application.examinationrows import DecisionKind
from express_entry.application.lifecycle import APPROVED_UNDER, ApplicationState
from express_entry.application.showing import due_of
from express_entry.law import Reason
from express_entry.law.days import day_of
from express_entry.law.text import Text
from express_entry.pool.faults import Unacceptable
from express_entry.review import Kind

from .acts import Act, Doing
from .fields import DAY, RADIOS, TEXT, WORDS, Asking

Refusal = Literal["refusal", "misrepresentation"]


def _approve(doing: Doing) -> None:
    values = doing.values
    body = api.ApprovalIn(reasons=values.text("reasons"), provision=values.text("provision"))
    api.approve(doing.request, doing.number, body)


def _approval(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    return (
        Asking("reasons", WORDS, REASONS, REASONS_HINT),
        Asking("provision", TEXT, PROVISION, value=APPROVED_UNDER, most=100),
    )


def _against_approval(doing: Doing) -> Sequence[Reason]:
    row = doing.application
    return obstacles(row) if row.state == ApplicationState.IN_PROCESS.value else ()


def _refuse(doing: Doing) -> None:
    values = doing.values
    body = api.RefusalIn(
        kind=cast("Refusal", values.text("kind")),
        reasons=values.text("reasons"),
        provision=values.text("provision"),
        bar_from=values.day("bar_from"),
    )
    api.propose(doing.request, doing.number, body)


def _refusal(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    kinds = (DecisionKind.REFUSAL, DecisionKind.MISREPRESENTATION)
    return (
        Asking("kind", RADIOS, KIND, KIND_HINT, options=tuple((each.value, each.words) for each in kinds)),
        Asking("reasons", WORDS, REASONS, LETTER_HINT),
        Asking("provision", TEXT, PROVISION, PROVISION_HINT, most=100),
        Asking("bar_from", DAY, BAR_FROM, BAR_HINT, needed=False),
    )


def _proposal(doing: Doing) -> list[tuple[str, str]]:
    """The refusal that waits, for the second officer to read."""
    row = proposed(doing.application)
    if row is None:
        return []
    say = doing.voice.say
    return [
        (say(PROPOSED), doing.voice.capital(DecisionKind(row.kind).words)),
        (say(PROVISION), doing.voice.cite(row.provision)),
        (say(WHEN), doing.voice.instant(row.made)),
        (say(REASONS), row.reasons),
    ]


def _proposed(doing: Doing) -> str:
    row = proposed(doing.application)
    return "" if row is None else str(row.id)


def _confirm(doing: Doing) -> None:
    api.confirm(doing.request, doing.number, decision=doing.seen)


def _send_back(doing: Doing) -> None:
    api.send_back(doing.request, doing.number, Noted(note=doing.values.text("note")), decision=doing.seen)


def _reopen(doing: Doing) -> None:
    api.reopen(doing.request, doing.number, Noted(note=doing.values.text("note")))


def _why(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    return (Asking("note", WORDS, WHY, most=2000),)


def _visa(doing: Doing) -> None:
    day = doing.values.day("until")
    assert day is not None
    api.issue(doing.request, doing.number, api.VisaIn(until=day))


def _visa_until(doing: Doing) -> tuple[Asking, ...]:
    medical = doing.application.tracks.filter(kind="medical").first()
    last = medical.valid_until.isoformat() if medical is not None and medical.valid_until is not None else ""
    return (Asking("until", DAY, UNTIL, UNTIL_HINT, value=last),)


def _against_visa(doing: Doing) -> Sequence[Reason]:
    row = doing.application
    return in_the_way_of_visa(row, day_of(now())) if row.state == ApplicationState.APPROVED.value else ()


def _against_landing(doing: Doing) -> Sequence[Reason]:
    row = doing.application
    return obstacles(row) if row.state == ApplicationState.VISA_ISSUED.value else ()


def _land(doing: Doing) -> None:
    values = doing.values
    body = api.LandingIn(nothing_changed=values.text("nothing_changed") == "yes", on=values.day("on"))
    api.land(doing.request, doing.number, body)


def _landing(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    return (
        Asking("nothing_changed", RADIOS, CHANGED, CHANGED_HINT, options=(("yes", NOTHING_DID), ("no", SOMETHING_DID))),
        Asking("on", DAY, LANDED_ON, value=day_of(now()).isoformat()),
    )


# ---------------------------------------------------------------------------------------------------------------- money


def _pay(doing: Doing) -> None:
    values = doing.values
    amount = values.text("amount")
    if amount and not (amount.isascii() and amount.isdigit()):
        raise Unacceptable(NO_AMOUNT.of(), fields={"amount": NO_AMOUNT.of()})
    body = papers.ReceiptIn(
        fee=_fee(values.text("fee")),
        amount=int(amount) if amount else None,
        on=values.day("on"),
        reference=values.text("reference"),
    )
    papers.record(doing.request, doing.number, body)


def _payment(doing: Doing) -> tuple[Asking, ...]:
    at = now()
    owed = {each: due_of(doing.application, each, at) for each in Kind}
    fees = tuple((each.value, doing.voice.say(OWED, fee=each, amount=doing.voice.dollars(owed[each]))) for each in Kind)
    return (
        Asking("fee", RADIOS, FEE, options=fees),
        Asking("amount", TEXT, AMOUNT, AMOUNT_HINT, needed=False, most=6),
        Asking("on", DAY, PAID_ON, value=day_of(at).isoformat()),
        Asking("reference", TEXT, REFERENCE, REFERENCE_HINT, most=100),
    )


def _refund(doing: Doing) -> None:
    body = papers.RepaymentIn(reference=doing.values.text("reference"))
    papers.repay(doing.request, doing.number, _fee(doing.parts["fee"]), body)


def _repaid(doing: Doing) -> tuple[Asking, ...]:  # noqa: ARG001 - of one shape with the others
    return (Asking("reference", TEXT, REFERENCE, REPAID_HINT, most=100),)


def _fee(text: str) -> Fee:
    if text not in {each.value for each in Kind}:
        raise Problem(404, "not-found")
    return cast("Fee", text)


REASONS = Text("Reasons", "Motifs")
REASONS_HINT = Text("They are kept with the decision.", "Ils sont conservés avec la décision.")
LETTER_HINT = Text(
    "The person reads exactly this in the letter, once a second officer confirms it.",
    "La personne lit exactement ceci dans la lettre, une fois qu'un second agent le confirme.",
)
PROVISION = Text("Provision", "Disposition")
PROVISION_HINT = Text(
    "The provision that is not met, for example R87.1(2) or A11(1).",
    "La disposition qui n'est pas respectée, par exemple R87.1(2) ou L11(1).",
)
KIND = Text("What do you propose?", "Que proposez-vous ?")
KIND_HINT = Text(
    "A misrepresentation bars the person from another profile for five years. A procedural fairness letter must have "
    "told of the concern, and its time be over.",
    "Les fausses déclarations interdisent à la personne un autre profil pendant cinq ans. Une lettre d'équité "
    "procédurale doit avoir fait part de la préoccupation, et son délai être écoulé.",
)
BAR_FROM = Text("From which day on is the person barred?", "À partir de quelle date la personne est-elle interdite ?")
BAR_HINT = Text(
    "Only of a misrepresentation found in Canada: the day on which a removal order was enforced. Else it is the day "
    "of the decision (A40(2)(a)).",
    "Seulement pour de fausses déclarations constatées au Canada : la date d'exécution de la mesure de renvoi. Sinon, "
    "c'est la date de la décision (L40(2)a)).",
)
PROPOSED = Text("Proposed", "Proposé")
WHEN = Text("When", "Quand")
WHY = Text("Reason", "Motif")
UNTIL = Text("Last day on which the visa can be used", "Dernier jour d'utilisation du visa")
UNTIL_HINT = Text(
    "Not after the last day of the medical certificate (R30(3)).",
    "Au plus tard le dernier jour du certificat médical (R30(3)).",
)
CHANGED = Text(
    "What does the person say of marriage, separation and any other fact since the visa?",
    "Que dit la personne d'un mariage, d'une séparation ou de tout autre fait depuis le visa ?",
)
CHANGED_HINT = Text(
    "The person is asked before landing (R51).", "La personne est interrogée avant l'établissement (R51)."
)
NOTHING_DID = Text("nothing changed", "rien n'a changé")
SOMETHING_DID = Text("something changed", "quelque chose a changé")
LANDED_ON = Text("Day of landing", "Date de l'établissement")
FEE = Text("Which fee was paid?", "Quels frais ont été payés ?")
OWED = Text("{fee} (left to pay: {amount})", "{fee} (reste à payer : {amount})")
AMOUNT = Text("Amount in whole dollars", "Montant en dollars entiers")
AMOUNT_HINT = Text("Leave it empty for what is left to pay.", "Laissez vide pour ce qui reste à payer.")
NO_AMOUNT = Text("amount: whole dollars are accepted.", "montant : des dollars entiers sont acceptés.")
PAID_ON = Text("Day of the payment", "Date du paiement")
REFERENCE = Text("Number of the receipt", "Numéro du reçu")
REFERENCE_HINT = Text("By which the payment is known elsewhere.", "Par lequel le paiement est connu ailleurs.")
REPAID_HINT = Text("By which the repayment is known elsewhere.", "Par lequel le remboursement est connu ailleurs.")

ACTS = (
    Act(
        "approve",
        "decision.approve",
        Text("Approve the application", "Approuver la demande"),
        Text("Approve", "Approuver"),
        Text("The application {number} is approved.", "La demande {number} est approuvée."),
        _approve,
        _approval,
        hindered=_against_approval,
        warning=Text("The person is told by the letter below. What comes to be known before landing can have the "
                     "examination taken up again.",
                     "La personne en est informée par la lettre ci-dessous. Ce qui vient à être connu avant "
                     "l'établissement peut faire reprendre l'examen."),
    ),
    Act(
        "refuse",
        "decision.propose",
        Text("Propose a refusal", "Proposer un refus"),
        Text("Propose the refusal", "Proposer le refus"),
        Text("The refusal waits for a second officer.", "Le refus attend un second agent."),
        _refuse,
        _refusal,
        lead=Text("Nothing goes to the person yet: another officer confirms it, or sends it back to you.",
                  "Rien ne part encore : un autre agent le confirme, ou vous le renvoie."),
    ),
    Act(
        "confirm",
        "decision.confirm",
        Text("Confirm the refusal", "Confirmer le refus"),
        Text("Confirm the refusal", "Confirmer le refus"),
        Text("The application {number} is refused.", "La demande {number} est refusée."),
        _confirm,
        warning=Text("The application ends, what is to be repaid is owed, and the letter below goes out.",
                     "La demande prend fin, ce qui est à rembourser est dû, et la lettre ci-dessous part."),
        facts=_proposal,
        seen=_proposed,
    ),
    Act(
        "send_back",
        "decision.confirm",
        Text("Send the proposed refusal back", "Renvoyer le refus proposé"),
        Text("Send it back", "Le renvoyer"),
        Text("The proposed refusal was sent back.", "Le refus proposé a été renvoyé."),
        _send_back,
        _why,
        facts=_proposal,
        seen=_proposed,
    ),
    Act(
        "reopen",
        "decision.reopen",
        Text("Take the examination up again", "Reprendre l'examen"),
        Text("Take it up again", "Le reprendre"),
        Text("The examination of {number} was taken up again.", "L'examen de {number} a été repris."),
        _reopen,
        _why,
        lead=Text("Something changed, or came to be known (R51). An approval, and a visa, hold no longer.",
                  "Quelque chose a changé, ou est venu à être connu (R51). L'approbation, et le visa, ne tiennent "
                  "plus."),
        warning=Text("The approval holds no longer; the application is decided anew.",
                     "L'approbation ne tient plus; la demande est tranchée de nouveau."),
    ),
    Act(
        "visa",
        "visa.issue",
        Text("Issue the visa", "Délivrer le visa"),
        Text("Issue the visa", "Délivrer le visa"),
        Text("The visa for {number} is issued.", "Le visa pour {number} est délivré."),
        _visa,
        _visa_until,
        hindered=_against_visa,
        lead=Text("The right of permanent residence fee is paid by then (R303(3)).",
                  "Les frais relatifs au droit de résidence permanente sont alors payés (R303(3))."),
        warning=Text("The person is told by the letter below.",
                     "La personne en est informée par la lettre ci-dessous."),
    ),
    Act(
        "land",
        "landing.record",
        Text("Record the landing", "Consigner l'établissement"),
        Text("Record the landing", "Consigner l'établissement"),
        Text("The person of {number} is a permanent resident.", "La personne de {number} est résidente permanente."),
        _land,
        _landing,
        hindered=_against_landing,
        warning=Text("The person is then a permanent resident, and the file is at its end (R71.1).",
                     "La personne est alors résidente permanente, et le dossier est à son terme (R71.1)."),
    ),
    Act(
        "payment",
        "payment.record",
        Text("Record a payment", "Consigner un paiement"),
        Text("Record the payment", "Consigner le paiement"),
        Text("The payment is recorded.", "Le paiement est consigné."),
        _pay,
        _payment,
        lead=Text("What was paid elsewhere, by the number of its receipt.",
                  "Ce qui a été payé ailleurs, par le numéro de son reçu."),
        warning=Text("A payment that is recorded is not taken back.", "Un paiement consigné ne se retire pas."),
    ),
    Act(
        "refund",
        "refund.make",
        Text("Record a repayment", "Consigner un remboursement"),
        Text("Record the repayment", "Consigner le remboursement"),
        Text("The repayment is recorded.", "Le remboursement est consigné."),
        _refund,
        _repaid,
        warning=Text("A repayment that is recorded is not taken back.", "Un remboursement consigné ne se retire pas."),
    ),
)  # fmt: skip
