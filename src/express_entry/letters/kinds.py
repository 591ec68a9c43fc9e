"""What letters there are, and what an office asks in one, each with the department's word."""

from __future__ import annotations

from enum import StrEnum

from express_entry.law import Text


class LetterKind(StrEnum):
    """A letter that somebody gets on the way from a nomination or an invitation to landing."""

    INVITATION = "invitation"
    NOMINATION = "nomination"
    ACKNOWLEDGEMENT = "acknowledgement"
    RETURN = "return"
    REQUEST = "request"
    EXTENSION = "extension"
    CANCELLATION = "cancellation"
    APPROVAL = "approval"
    VISA = "visa"
    REFUSAL = "refusal"

    @property
    def words(self) -> Text:
        """The department's word."""
        return _KINDS[self]


class Ask(StrEnum):
    """What is asked in a letter that waits for an answer."""

    REQUEST = "request"
    FAIRNESS = "fairness"
    INTERVIEW = "interview"
    BIOMETRICS = "biometrics"

    @property
    def words(self) -> Text:
        """The department's word."""
        return _ASKS[self]


_KINDS = {
    LetterKind.INVITATION: Text("Invitation to apply", "Invitation à présenter une demande"),
    LetterKind.NOMINATION: Text("Nomination accepted", "Désignation acceptée"),
    LetterKind.ACKNOWLEDGEMENT: Text("Acknowledgement of receipt", "Accusé de réception"),
    LetterKind.RETURN: Text("Return of an incomplete application", "Retour d'une demande incomplète"),
    LetterKind.REQUEST: Text("Request", "Demande du bureau"),
    LetterKind.EXTENSION: Text("More time to answer", "Prolongation du délai de réponse"),
    LetterKind.CANCELLATION: Text("An answer is no longer asked for", "Une réponse n'est plus demandée"),
    LetterKind.APPROVAL: Text("Approval", "Approbation"),
    LetterKind.VISA: Text("Permanent resident visa issued", "Visa de résident permanent délivré"),
    LetterKind.REFUSAL: Text("Refusal", "Refus"),
}
_ASKS = {
    Ask.REQUEST: Text("Request for documents", "Demande de documents"),
    Ask.FAIRNESS: Text("Procedural fairness letter", "Lettre d'équité procédurale"),
    Ask.INTERVIEW: Text("Invitation to an interview", "Convocation à une entrevue"),
    Ask.BIOMETRICS: Text("Biometric instruction letter", "Lettre d'instructions pour la biométrie"),
}
