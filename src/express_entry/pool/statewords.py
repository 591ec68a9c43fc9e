"""The states of the pool in words, as they follow on "the profile is" and "the round is"."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law import Text

from .states import AnyState, InvitationState, NominationState, ProfileState, RoundState

P, I, N, R = ProfileState, InvitationState, NominationState, RoundState  # noqa: E741 - the table reads best so

SUBJECTS: Mapping[type[AnyState], Text] = {
    P: Text("the profile", "le profil"),
    I: Text("the invitation", "l'invitation"),
    N: Text("the nomination", "la désignation"),
    R: Text("the round", "la ronde"),
}

_LAPSED = Text("lapsed, since no application came in time", "caduque, faute de demande présentée à temps")

_WORDS: Mapping[tuple[type[AnyState], str], Text] = {
    (P, P.DRAFT): Text("a draft", "une ébauche"),
    (P, P.SUBMITTED): Text("submitted and waiting for an officer", "présenté et en attente d'un agent"),
    (P, P.INELIGIBLE): Text("not eligible", "non admissible"),
    (P, P.IN_POOL): Text("in the pool", "dans le bassin"),
    (P, P.NOMINATION_ENDED): Text(
        "in no round, since its nomination ended", "dans aucune ronde, puisque sa désignation est terminée"
    ),
    (P, P.BARRED): Text("barred for misrepresentation", "exclu pour fausses déclarations"),
    (P, P.INVITED): Text("invited to apply", "invité à présenter une demande"),
    (P, P.APPLIED): Text("spent: an application was made on it", "épuisé : une demande a été présentée"),
    (P, P.LAPSED): Text("ended: its invitation lapsed", "terminé : son invitation est devenue caduque"),
    (P, P.EXPIRED): Text("expired", "expiré"),
    (P, P.WITHDRAWN): Text("withdrawn", "retiré"),
    (P, P.REMOVED): Text("removed: no longer eligible", "retiré d'office : plus admissible"),
    (I, I.ISSUED): Text("open", "ouverte"),
    (I, I.APPLIED): Text("spent: an application was made on it", "épuisée : une demande a été présentée"),
    (I, I.DECLINED): Text("declined", "déclinée"),
    (I, I.LAPSED): _LAPSED,
    (I, I.CANCELLED): Text("cancelled as issued in error", "annulée, car émise par erreur"),
    (N, N.OFFERED): Text("offered, not yet answered", "offerte, encore sans réponse"),
    (N, N.ACCEPTED): Text("accepted", "acceptée"),
    (N, N.REJECTED): Text("rejected", "refusée"),
    (N, N.LAPSED): Text("lapsed, since it was not accepted in time", "caduque, faute d'acceptation à temps"),
    (N, N.WITHDRAWN): Text("withdrawn by the province", "retirée par la province"),
    (N, N.RENOUNCED): Text("renounced", "abandonnée par le candidat"),
    (N, N.ENDED): Text("ended with its profile", "terminée avec son profil"),
    (R, R.DRAFTED): Text("drafted, not yet authorised", "rédigée, pas encore autorisée"),
    (R, R.AUTHORISED): Text("authorised, not yet run", "autorisée, pas encore tenue"),
    (R, R.DISCARDED): Text("discarded", "abandonnée"),
    (R, R.RUN): Text("run, its result not yet published", "tenue, son résultat pas encore publié"),
    (R, R.PUBLISHED): Text("run, its result published", "tenue, son résultat publié"),
}
"""By kind and state: two kinds may have a state of one name."""


def words_of_state(state: AnyState) -> Text:
    """A state in words."""
    return _WORDS[type(state), state]
