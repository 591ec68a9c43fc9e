"""The states of applications in words, as they follow on "the application is" and "the letter is"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from express_entry.law import Text

if TYPE_CHECKING:
    from .lifecycle import AnyState

SUBJECTS: Mapping[str, Text] = {
    "ApplicationState": Text("the application", "la demande"),
    "TrackState": Text("the track", "le volet"),
    "LetterState": Text("the letter", "la lettre"),
    "DecisionState": Text("the decision", "la décision"),
}
"""What has a state, by the name of its kind."""

_WORDS: Mapping[tuple[str, str], Text] = {
    ("ApplicationState", "draft"): Text("a draft, not handed in", "une ébauche, non présentée"),
    ("ApplicationState", "discarded"): Text("thrown away as a draft", "supprimée à l'état d'ébauche"),
    ("ApplicationState", "received"): Text("received, not yet checked", "reçue, pas encore vérifiée"),
    ("ApplicationState", "returned"): Text("returned as incomplete", "retournée comme incomplète"),
    ("ApplicationState", "in_process"): Text("in process", "en traitement"),
    ("ApplicationState", "approved"): Text("approved", "approuvée"),
    ("ApplicationState", "visa_issued"): Text("approved, its visa issued", "approuvée, le visa délivré"),
    ("ApplicationState", "landed"): Text("at its end: permanent resident", "à son terme : résidence permanente"),
    ("ApplicationState", "refused"): Text("refused", "refusée"),
    ("ApplicationState", "misrepresented"): Text("refused for misrepresentation", "refusée pour fausses déclarations"),
    ("ApplicationState", "withdrawn"): Text("withdrawn", "retirée"),
    ("TrackState", "open"): Text("open", "ouvert"),
    ("TrackState", "passed"): Text("passed", "réussi"),
    ("TrackState", "not_met"): Text("not met", "non respecté"),
    ("TrackState", "waived"): Text("not asked for", "non exigé"),
    ("LetterState", "open"): Text("open, waiting for an answer", "ouverte, en attente de réponse"),
    ("LetterState", "answered"): Text("answered", "répondue"),
    ("LetterState", "closed"): Text("closed", "close"),
    ("LetterState", "cancelled"): Text("cancelled", "annulée"),
    ("DecisionState", "proposed"): Text("proposed, not yet confirmed", "proposée, pas encore confirmée"),
    ("DecisionState", "confirmed"): Text("confirmed", "confirmée"),
    ("DecisionState", "sent_back"): Text("sent back", "renvoyée à son auteur"),
}
"""By kind and state: two kinds may have a state of one name."""


def words_of_state(state: AnyState) -> Text:
    """A state in words."""
    return _WORDS[type(state).__name__, state.value]
