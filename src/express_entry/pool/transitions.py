"""Every way of a profile, an invitation, a nomination or a round from one state to another, as one table.

Each row says which event leads from which state (:mod:`.states`) to which, who may cause it, on what provision, and in
which words the audit trail tells it. :mod:`.lifecycle` holds everything that is done to it.
"""

from __future__ import annotations

from typing import NamedTuple

from express_entry.law import Text

from .states import KINDS, Actor, AnyState, InvitationState, NominationState, ProfileState, RoundState


class Transition(NamedTuple):
    """One way from a state to another; ``source`` is None where something begins, ``target`` where its record goes."""

    event: str
    source: AnyState | None
    target: AnyState | None
    actor: Actor
    basis: str
    words: Text

    @property
    def action(self) -> str:
        """The name of the event in the audit trail: ``profile.submitted``."""
        state = self.target or self.source
        assert state is not None
        return f"{KINDS[type(state)]}.{self.event}"


P, I, N, R = ProfileState, InvitationState, NominationState, RoundState  # noqa: E741 - the table reads best so

BARRED_FROM_THE_POOL = Text(
    "Barred for misrepresentation: in no round", "Exclu pour fausses déclarations : dans aucune ronde"
)
BACK_BY_THE_LAW = Text(
    "Restored: out by a table of the law that was wrong; in the pool, with its time of submission",
    "Rétabli : écarté par une table erronée du droit; dans le bassin, avec son heure de présentation",
)

EXPIRED = Text("Expired: its time in the pool is over", "Expiré : sa durée dans le bassin est écoulée")
WITHDRAWN = Text("Withdrawn", "Retiré par le candidat")
EXTENDED = Text(
    "Given the rest of its time in the pool: the table of periods was wrong",
    "A reçu le reste de sa durée dans le bassin : la table des durées était erronée",
)

TRANSITIONS: tuple[Transition, ...] = (
    # ------------------------------------------------------------------------------------------------- profiles
    Transition("started", None, P.DRAFT, Actor.CANDIDATE, "MI", Text("Draft started", "Ébauche commencée")),
    Transition("saved", P.DRAFT, P.DRAFT, Actor.CANDIDATE, "MI", Text("Draft saved", "Ébauche enregistrée")),
    Transition(
        "deleted",
        P.DRAFT,
        None,
        Actor.SYSTEM,
        "MI",
        Text("Draft deleted: not submitted in time", "Ébauche supprimée : non présentée à temps"),
    ),
    Transition("discarded", P.DRAFT, None, Actor.CANDIDATE, "MI", Text("Draft discarded", "Ébauche abandonnée")),
    Transition(
        "submitted",
        P.DRAFT,
        P.SUBMITTED,
        Actor.CANDIDATE,
        "A10.1(3)",
        Text("Profile submitted", "Profil présenté"),
    ),
    Transition(
        "entered",
        P.SUBMITTED,
        P.IN_POOL,
        Actor.SYSTEM,
        "A10.2(1)(a), 10.2(3), 10.3(1)(e)",
        Text("Eligible: entered the pool", "Admissible : entré dans le bassin"),
    ),
    Transition(
        "found_ineligible",
        P.SUBMITTED,
        P.INELIGIBLE,
        Actor.SYSTEM,
        "A10.2(1)(a), 10.3(1)(e)",
        Text("Meets the criteria of no program", "Ne satisfait aux critères d'aucun programme"),
    ),
    Transition(
        "found_double",
        P.SUBMITTED,
        P.WITHDRAWN,
        Actor.OFFICER,
        "A10.1(5)",
        Text("Not taken in: the person already has a profile", "Non retenu : la personne a déjà un profil"),
    ),
    Transition("edited", P.IN_POOL, P.IN_POOL, Actor.CANDIDATE, "MI", Text("Profile changed", "Profil modifié")),
    Transition(
        "rescored",
        P.IN_POOL,
        P.IN_POOL,
        Actor.SYSTEM,
        "A10.3(3)",
        Text("Points or eligibility determined anew", "Points ou admissibilité établis de nouveau"),
    ),
    Transition(
        "removed",
        P.IN_POOL,
        P.REMOVED,
        Actor.SYSTEM,
        "A10.2(1)(a), 10.3(1)(e)",
        Text("Removed: no longer eligible for a program", "Retiré : n'est plus admissible à un programme"),
    ),
    Transition("expired", P.IN_POOL, P.EXPIRED, Actor.SYSTEM, "A10.3(1)(f)", EXPIRED),
    Transition("withdrawn", P.IN_POOL, P.WITHDRAWN, Actor.CANDIDATE, "A10.1(5)", WITHDRAWN),
    Transition(
        "nomination_ended",
        P.IN_POOL,
        P.NOMINATION_ENDED,
        Actor.PROVINCE,
        "MI, s. 28",
        Text(
            "Nomination ended: in no round until withdrawn and made anew",
            "Désignation terminée : dans aucune ronde avant d'être retiré et refait",
        ),
    ),
    Transition("expired", P.NOMINATION_ENDED, P.EXPIRED, Actor.SYSTEM, "A10.3(1)(f)", EXPIRED),
    Transition("withdrawn", P.NOMINATION_ENDED, P.WITHDRAWN, Actor.CANDIDATE, "A10.1(5)", WITHDRAWN),
    Transition("withdrawn", P.SUBMITTED, P.WITHDRAWN, Actor.CANDIDATE, "A10.1(5)", WITHDRAWN),
    Transition("barred", P.SUBMITTED, P.BARRED, Actor.OFFICER, "A10.1(4), 40(2)(a)", BARRED_FROM_THE_POOL),
    Transition("barred", P.IN_POOL, P.BARRED, Actor.OFFICER, "A10.1(4), 40(2)(a)", BARRED_FROM_THE_POOL),
    Transition("barred", P.NOMINATION_ENDED, P.BARRED, Actor.OFFICER, "A10.1(4), 40(2)(a)", BARRED_FROM_THE_POOL),
    Transition("expired", P.BARRED, P.EXPIRED, Actor.SYSTEM, "A10.3(1)(f)", EXPIRED),
    Transition("withdrawn", P.BARRED, P.WITHDRAWN, Actor.CANDIDATE, "A10.1(5)", WITHDRAWN),
    Transition(
        "released",
        P.BARRED,
        P.IN_POOL,
        Actor.OFFICER,
        "A10.1(4), 40(2)(a)",
        Text(
            "Bar lifted as recorded by mistake: back in the pool, with its time of submission",
            "Interdiction levée, consignée par erreur : de retour dans le bassin, avec son heure de présentation",
        ),
    ),
    Transition(
        "released_ineligible",
        P.BARRED,
        P.REMOVED,
        Actor.OFFICER,
        "A10.1(4), 10.3(1)(e)",
        Text(
            "Bar lifted as recorded by mistake, but no longer eligible",
            "Interdiction levée, consignée par erreur, mais n'est plus admissible",
        ),
    ),
    Transition(
        "released_nomination_ended",
        P.BARRED,
        P.NOMINATION_ENDED,
        Actor.OFFICER,
        "A10.1(4); MI, s. 28",
        Text(
            "Bar lifted as recorded by mistake, but its nomination ended: in no round until withdrawn and made anew",
            "Interdiction levée, consignée par erreur, mais sa désignation est terminée : dans aucune ronde avant "
            "d'être retiré et refait",
        ),
    ),
    Transition("restored", P.REMOVED, P.IN_POOL, Actor.OFFICER, "A10.2(1)(a), 10.2(4)", BACK_BY_THE_LAW),
    Transition("restored", P.INELIGIBLE, P.IN_POOL, Actor.OFFICER, "A10.2(1)(a), 10.2(4)", BACK_BY_THE_LAW),
    Transition("restored", P.EXPIRED, P.IN_POOL, Actor.OFFICER, "A10.2(4), 10.3(1)(f)", BACK_BY_THE_LAW),
    Transition(
        "reopened",
        P.LAPSED,
        P.INVITED,
        Actor.OFFICER,
        "A10.2(4), 10.3(1)(k)",
        Text(
            "Restored: its invitation lapsed by a table of the law that was wrong, and is open again",
            "Rétabli : son invitation est devenue caduque par une table erronée du droit, et est de nouveau ouverte",
        ),
    ),
    Transition(
        "invited",
        P.IN_POOL,
        P.INVITED,
        Actor.SYSTEM,
        "A10.2(1)(b), 10.2(2)",
        Text("Invited to apply", "Invité à présenter une demande"),
    ),
    Transition(
        "returned",
        P.INVITED,
        P.IN_POOL,
        Actor.SYSTEM,
        "A10.1(7)",
        Text(
            "Back in the pool, with its time of submission", "De retour dans le bassin, avec son heure de présentation"
        ),
    ),
    Transition(
        "returned_ineligible",
        P.INVITED,
        P.REMOVED,
        Actor.SYSTEM,
        "A10.1(7), 10.3(1)(e)",
        Text("Not back in the pool: no longer eligible", "Pas de retour dans le bassin : n'est plus admissible"),
    ),
    Transition(
        "returned_expired",
        P.INVITED,
        P.EXPIRED,
        Actor.SYSTEM,
        "A10.3(1)(f)",
        Text("Not back in the pool: its time there is over", "Pas de retour dans le bassin : sa durée y est écoulée"),
    ),
    Transition(
        "returned_nomination_ended",
        P.INVITED,
        P.NOMINATION_ENDED,
        Actor.SYSTEM,
        "MI, s. 28",
        Text(
            "Back, but its nomination ended: in no round until withdrawn and made anew",
            "De retour, mais sa désignation est terminée : dans aucune ronde avant d'être retiré et refait",
        ),
    ),
    Transition(
        "returned_barred",
        P.INVITED,
        P.BARRED,
        Actor.SYSTEM,
        "A10.1(4), 10.1(7), 40(2)(a)",
        Text(
            "Back, but barred for misrepresentation: in no round",
            "De retour, mais exclu pour fausses déclarations : dans aucune ronde",
        ),
    ),
    Transition(
        "lapsed",
        P.INVITED,
        P.LAPSED,
        Actor.SYSTEM,
        "A10.1(6)",
        Text(
            "Ended: no application within the period of the invitation",
            "Terminé : aucune demande dans le délai de l'invitation",
        ),
    ),
    Transition(
        "applied", P.INVITED, P.APPLIED, Actor.CANDIDATE, "A10.1(1)", Text("Application made", "Demande présentée")
    ),
    *(
        Transition("extended", state, state, Actor.OFFICER, "A10.2(4), 10.3(1)(f)", EXTENDED)
        for state in (P.IN_POOL, P.NOMINATION_ENDED, P.BARRED, P.INVITED)
    ),
    # ---------------------------------------------------------------------------------------------- invitations
    Transition("issued", None, I.ISSUED, Actor.SYSTEM, "A10.2(1)(b)", Text("Invitation issued", "Invitation émise")),
    Transition(
        "applied", I.ISSUED, I.APPLIED, Actor.CANDIDATE, "A10.1(1)", Text("Application made", "Demande présentée")
    ),
    Transition(
        "declined",
        I.ISSUED,
        I.DECLINED,
        Actor.CANDIDATE,
        "A10.1(7)",
        Text("Invitation declined", "Invitation déclinée"),
    ),
    Transition("lapsed", I.ISSUED, I.LAPSED, Actor.SYSTEM, "A10.1(6)", Text("Invitation lapsed", "Invitation caduque")),
    Transition(
        "cancelled",
        I.ISSUED,
        I.CANCELLED,
        Actor.OFFICER,
        "A10.2(5)",
        Text("Invitation cancelled: issued in error", "Invitation annulée : émise par erreur"),
    ),
    Transition(
        "reopened",
        I.LAPSED,
        I.ISSUED,
        Actor.OFFICER,
        "A10.2(4), 10.3(1)(k)",
        Text(
            "Invitation open again: the table of periods was wrong",
            "Invitation de nouveau ouverte : la table des délais était erronée",
        ),
    ),
    Transition(
        "extended",
        I.ISSUED,
        I.ISSUED,
        Actor.OFFICER,
        "A10.2(4), 10.3(1)(k)",
        Text(
            "Invitation given the rest of its period: the table of periods was wrong",
            "Invitation qui a reçu le reste de son délai : la table des délais était erronée",
        ),
    ),
    # ---------------------------------------------------------------------------------------------- nominations
    Transition("offered", None, N.OFFERED, Actor.PROVINCE, "MI", Text("Nomination offered", "Désignation offerte")),
    Transition(
        "accepted", N.OFFERED, N.ACCEPTED, Actor.CANDIDATE, "MI", Text("Nomination accepted", "Désignation acceptée")
    ),
    Transition(
        "rejected", N.OFFERED, N.REJECTED, Actor.CANDIDATE, "MI", Text("Nomination rejected", "Désignation refusée")
    ),
    Transition(
        "lapsed",
        N.OFFERED,
        N.LAPSED,
        Actor.SYSTEM,
        "MI",
        Text("Nomination not accepted in time", "Désignation non acceptée à temps"),
    ),
    Transition(
        "withdrawn",
        N.OFFERED,
        N.WITHDRAWN,
        Actor.PROVINCE,
        "MI, s. 28",
        Text("Offer of nomination withdrawn", "Offre de désignation retirée"),
    ),
    Transition(
        "withdrawn",
        N.ACCEPTED,
        N.WITHDRAWN,
        Actor.PROVINCE,
        "MI, s. 28",
        Text("Nomination withdrawn by the province", "Désignation retirée par la province"),
    ),
    Transition(
        "renounced",
        N.ACCEPTED,
        N.RENOUNCED,
        Actor.CANDIDATE,
        "MI, s. 28",
        Text("Nomination renounced", "Renonciation à la désignation"),
    ),
    *(
        Transition(
            "ended",
            source,
            N.ENDED,
            Actor.SYSTEM,
            "MI, s. 28",
            Text("Nomination ended with its profile", "Désignation terminée avec son profil"),
        )
        for source in (N.OFFERED, N.ACCEPTED)
    ),
    Transition(
        "restored",
        N.ENDED,
        N.ACCEPTED,
        Actor.OFFICER,
        "A10.2(4)",
        Text("Nomination restored with its profile", "Désignation rétablie avec son profil"),
    ),
    # --------------------------------------------------------------------------------------------------- rounds
    Transition(
        "drafted", None, R.DRAFTED, Actor.OFFICER, "A10.3(1)", Text("Instruction drafted", "Instruction rédigée")
    ),
    Transition(
        "discarded",
        R.DRAFTED,
        R.DISCARDED,
        Actor.OFFICER,
        "A10.3(1)",
        Text("Instruction discarded", "Instruction abandonnée"),
    ),
    Transition(
        "authorised",
        R.DRAFTED,
        R.AUTHORISED,
        Actor.OFFICER,
        "A10.3(1)",
        Text("Instruction authorised", "Instruction autorisée"),
    ),
    Transition(
        "discarded",
        R.AUTHORISED,
        R.DISCARDED,
        Actor.OFFICER,
        "A10.3(1)",
        Text("Instruction discarded", "Instruction abandonnée"),
    ),
    Transition("run", R.AUTHORISED, R.RUN, Actor.OFFICER, "A10.2(1)(b), 10.2(2)", Text("Round run", "Ronde tenue")),
    Transition("published", R.RUN, R.PUBLISHED, Actor.OFFICER, "A10.3(4)", Text("Result published", "Résultat publié")),
)
