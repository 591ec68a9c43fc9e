"""Changes on the way, from the pool to landing: each an event with its own consequences.

What changes before the application is received changes the profile; what changes afterwards is told to the office and
never scored anew; what changes between visa and landing is told to the officer (R51). Nothing here acts: it says what
is to be done, and by which provision.
"""

from __future__ import annotations

from typing import NamedTuple

from express_entry.law import Text

from .consequences import (
    DECLARE,
    EXAMINED,
    FEES,
    FUNDS,
    LANDING,
    NOT_RESCORED,
    TELL,
    UPDATE,
    Consequence,
    Effect,
    Stage,
    everywhere,
)

POOL, INVITED, PROCESS, VISA = Stage

_UPDATED = everywhere(Effect.SCORE, UPDATE, "MI", "medium", POOL)
_TOLD = (
    *everywhere(Effect.TELL, TELL, "department's guidance", "medium", PROCESS),
    *everywhere(Effect.SCORE, NOT_RESCORED, "A11.2", "high", PROCESS),
)
_REPORTED = everywhere(Effect.TELL, LANDING, "R51", "high", VISA)
_LARGER = (
    *everywhere(Effect.FUNDS, FUNDS, "R76(1)(b), 77, 87.2(5)", "high", POOL, INVITED, PROCESS),
    *everywhere(Effect.DECLARE, DECLARE, "R10(2)(a), 117(9)(d)", "high", INVITED, PROCESS),
    *everywhere(Effect.MEDICAL, EXAMINED, "R23, 30", "medium", PROCESS),
    *everywhere(Effect.FEES, FEES, "R295(1)(c)", "medium", PROCESS),
)


class Event(NamedTuple):
    """Something that happens on the way, and its consequences in the order of the way."""

    id: str
    title: Text
    consequences: tuple[Consequence, ...]

    def at(self, stage: Stage) -> tuple[Consequence, ...]:
        """The consequences in one part of the way."""
        return tuple(item for item in self.consequences if item.stage is stage)


def _event(identity: str, title: Text, *consequences: Consequence) -> Event:
    order = list(Stage)
    return Event(identity, title, tuple(sorted(consequences, key=lambda item: order.index(item.stage))))


def _is(stage: Stage, effect: Effect, text: Text, citation: str, confidence: str = "high") -> Consequence:
    return Consequence(stage, effect, text, citation, confidence)


MARRIAGE = _event(
    "marriage",
    Text("marriage, or a common-law partnership", "mariage ou union de fait"),
    *_UPDATED,
    *_LARGER,
    *_TOLD,
    *_REPORTED,
    _is(
        POOL,
        Effect.SCORE,
        Text(
            "the score changes to the grid with a spouse or partner and may fall; a spouse who does not come along, or "
            "is a citizen or permanent resident, is scored as none",
            "la note passe à la grille avec époux ou conjoint de fait et peut baisser; un époux qui n'accompagne pas, "
            "ou qui est citoyen ou résident permanent, n'est pas compté",
        ),
        "MI s.1",
    ),
    _is(
        INVITED,
        Effect.SCORE,
        Text(
            "the rank is recomputed on the other grid: the round's score and tie-breaking time must still be reached",
            "le rang est recalculé selon l'autre grille : la note et l'heure de départage de la ronde doivent encore "
            "être atteintes",
        ),
        "A11.2",
    ),
    _is(
        INVITED,
        Effect.DECLARE,
        Text(
            "of a couple the application says who is the principal applicant; the spouse or partner is 18 or over",
            "la demande dit lequel des deux est le demandeur principal; l'époux ou conjoint de fait a 18 ans ou plus",
        ),
        "R5, 10(1)(e)",
    ),
)
SEPARATION = _event(
    "separation",
    Text("separation, divorce or a partner's death", "séparation, divorce ou décès du conjoint"),
    *_UPDATED,
    *_TOLD,
    *_REPORTED,
    _is(
        INVITED,
        Effect.SCORE,
        Text(
            "the rank is recomputed on the grid without a spouse; points of the spouse and the spouse's relatives go",
            "le rang est recalculé selon la grille sans époux; les points de l'époux et de ses proches disparaissent",
        ),
        "A11.2",
    ),
    _is(
        INVITED,
        Effect.DOCUMENT,
        Text("proof that the marriage or partnership ended", "une preuve que le mariage ou l'union a pris fin"),
        "department's guidance",
        "medium",
    ),
    _is(
        PROCESS,
        Effect.DECLARE,
        Text(
            "a separated spouse and the children with a former partner stay declared; the latter are examined",
            "l'époux séparé et les enfants d'une union antérieure restent déclarés; ces derniers sont examinés",
        ),
        "R10(2)(a), 23",
    ),
)
BIRTH = _event(
    "birth",
    Text("birth or adoption of a child", "naissance ou adoption d'un enfant"),
    *_UPDATED,
    *_LARGER,
    *_TOLD,
    *_REPORTED,
    *everywhere(
        Effect.CHILD_AGE,
        Text(
            "a child's age is locked on the day of the application, and for a nominee on that of the application to "
            "the province; neither the invitation nor the visa locks it, and the marital status is never locked",
            "l'âge d'un enfant est fixé au jour de la demande et, pour un candidat désigné, à celui de la demande à la "
            "province; ni l'invitation ni le visa ne le fixe, et l'état matrimonial ne l'est jamais",
        ),
        "R25.1(1), (4)",
        "high",
        INVITED,
        PROCESS,
    ),
)
NEW_PASSPORT = _event(
    "new_passport",
    Text("new passport or travel document", "nouveau passeport ou titre de voyage"),
    *_UPDATED,
    _is(
        INVITED,
        Effect.DOCUMENT,
        Text("the valid one goes in with the application", "c'est le document valide qui accompagne la demande"),
        "R50(1)",
    ),
    _is(PROCESS, Effect.TELL, TELL, "department's guidance", "medium"),
    _is(
        VISA,
        Effect.DOCUMENT,
        Text(
            "the passport held at landing must be valid, and the visa speaks of a passport: tell the office",
            "le passeport présenté à l'arrivée doit être valide, et le visa renvoie à un passeport : en informer le "
            "bureau",
        ),
        "R50(1)",
        "medium",
    ),
)
JOB_LOST = _event(
    "job_lost",
    Text("job lost, changed or ended", "emploi perdu, changé ou terminé"),
    *_UPDATED,
    *_TOLD,
    *_REPORTED,
    _is(
        INVITED,
        Effect.CLASS,
        Text(
            "work that was done stays: a job lost after the invitation does not undo it; work gained after it repairs "
            "nothing either",
            "le travail accompli demeure : un emploi perdu après l'invitation ne l'efface pas; celui qui est acquis "
            "ensuite ne répare rien non plus",
        ),
        "A11.2",
    ),
    _is(
        PROCESS,
        Effect.FUNDS,
        Text(
            "an offer that fell away no longer exempts from settlement funds, and its points in the grid go",
            "une offre disparue ne dispense plus des fonds d'établissement, et ses points de la grille disparaissent",
        ),
        "R76(1)(b), 82(2), 87.2(5)",
    ),
)
NOMINATION_WITHDRAWN = _event(
    "nomination_withdrawn",
    Text("nomination withdrawn or given up", "désignation retirée ou abandonnée"),
    _is(
        POOL,
        Effect.SCORE,
        Text(
            "the points and the class go at once; the profile is in no round until it is withdrawn and a new one "
            "submitted, with a new time of submission",
            "les points et la catégorie disparaissent aussitôt; le profil n'est d'aucune ronde tant qu'il n'est pas "
            "retiré et qu'un nouveau n'est pas présenté, avec une nouvelle heure de présentation",
        ),
        "MI s.28",
        "medium",
    ),
    _is(
        INVITED,
        Effect.CLASS,
        Text(
            "the invitation names a class that is gone: decline it; an application would not meet the class",
            "l'invitation vise une catégorie disparue : la décliner; une demande n'y satisferait pas",
        ),
        "R87(2), A11.2",
    ),
    _is(
        PROCESS,
        Effect.CLASS,
        Text(
            "the person is no member of the class any more unless the province reinstates the nomination; tell the "
            "office",
            "la personne n'appartient plus à la catégorie, à moins que la province ne rétablisse la désignation; en "
            "informer le bureau",
        ),
        "R87(2)",
    ),
    *_REPORTED,
)
ADDRESS = _event(
    "address",
    Text("new address or contact details", "nouvelle adresse ou nouvelles coordonnées"),
    *_UPDATED,
    _is(PROCESS, Effect.TELL, TELL, "department's guidance", "medium"),
    *everywhere(
        Effect.POLICE,
        Text(
            "six months in a row in another country ask for its police certificate, and one of the country lived in "
            "now is to be recent",
            "six mois de suite dans un autre pays exigent son certificat de police, et celui du pays de résidence doit "
            "être récent",
        ),
        "R30; department's guidance",
        "medium",
        INVITED,
        PROCESS,
    ),
    _is(
        PROCESS,
        Effect.CLASS,
        Text(
            "a nominee who no longer intends to live in the nominating province tells the office",
            "un candidat désigné qui n'entend plus vivre dans la province qui l'a désigné en informe le bureau",
        ),
        "R87",
        "medium",
    ),
)
NEW_RESULT = _event(
    "new_result",
    Text("new credential or language result", "nouveau titre d'études ou résultat linguistique"),
    *_UPDATED,
    *_TOLD,
    _is(
        INVITED,
        Effect.SCORE,
        Text(
            "it repairs nothing that was claimed and not held at the invitation",
            "il ne répare rien de ce qui était déclaré et non acquis à l'invitation",
        ),
        "A11.2(1)",
    ),
    _is(
        INVITED,
        Effect.DOCUMENT,
        Text(
            "a skilled worker's result is under two years old, and an assessment under five, on the day of the "
            "application",
            "le résultat d'un travailleur qualifié a moins de deux ans, et une évaluation moins de cinq, au jour de la "
            "demande",
        ),
        "R75(2)(d), (e)",
    ),
)
REPRESENTATIVE = _event(
    "representative",
    Text("representative appointed, changed or let go", "représentant désigné, changé ou révoqué"),
    _is(
        POOL,
        Effect.DECLARE,
        Text(
            "paid help with a profile is given by those alone whom the Act allows",
            "seules les personnes que la Loi autorise peuvent aider contre rémunération à présenter un profil",
        ),
        "A91(1)",
    ),
    _is(
        INVITED,
        Effect.DECLARE,
        Text(
            "the application gives the details of who represents, and of who advised for consideration; the form of "
            "appointment is signed and current",
            "la demande donne les coordonnées du représentant et de qui a conseillé contre rémunération; le formulaire "
            "de recours aux services d'un représentant est signé et à jour",
        ),
        "R10(2)(c.1)-(c.4)",
    ),
    _is(PROCESS, Effect.TELL, TELL, "department's guidance", "medium"),
)
WITHDRAWAL = _event(
    "withdrawal",
    Text("wish to withdraw", "souhait de retirer"),
    _is(
        POOL,
        Effect.END,
        Text(
            "a profile is withdrawn before another is submitted: one at a time",
            "un profil est retiré avant qu'un autre soit présenté : un seul à la fois",
        ),
        "A10.1(5)",
    ),
    _is(
        INVITED,
        Effect.END,
        Text(
            "declining in time leads back into the pool with the original time of submission; silence ends the profile",
            "décliner à temps ramène dans le bassin avec l'heure de présentation d'origine; le silence met fin au "
            "profil",
        ),
        "A10.1(6), (7)",
    ),
    _is(
        PROCESS,
        Effect.FEES,
        Text(
            "the processing fee is kept once processing has begun; the right of permanent residence fee is repaid",
            "les frais de traitement sont conservés une fois le traitement commencé; les frais relatifs au droit de "
            "résidence permanente sont remboursés",
        ),
        "R303(4)",
        "medium",
    ),
)

EVENTS: tuple[Event, ...] = (
    MARRIAGE,
    SEPARATION,
    BIRTH,
    NEW_PASSPORT,
    JOB_LOST,
    NOMINATION_WITHDRAWN,
    ADDRESS,
    NEW_RESULT,
    REPRESENTATIVE,
    WITHDRAWAL,
)
"""Every change that has consequences of its own, in the order in which they are told."""


def event_named(identity: str) -> Event:
    """The event of an id.

    :raises KeyError: where there is none.
    """
    return {event.id: event for event in EVENTS}[identity]
