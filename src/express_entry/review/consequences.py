"""What a change on the way leads to, one sentence each: what it touches, in which part of the way, and why."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from express_entry.law import Text
from express_entry.law.text import Language


class Stage(Enum):
    """The parts of the way, each with rules of its own."""

    IN_POOL = "in_pool"
    INVITED = "invited"
    IN_PROCESS = "in_process"
    VISA_ISSUED = "visa_issued"

    def say(self, language: Language) -> str:
        """The part of the way, in words."""
        return STAGES[self].say(language)


class Effect(Enum):
    """What a change touches."""

    SCORE = "score"
    FUNDS = "funds"
    CHILD_AGE = "child_age"
    DECLARE = "declare"
    FEES = "fees"
    MEDICAL = "medical"
    POLICE = "police_certificate"
    TELL = "tell"
    CLASS = "class"
    DOCUMENT = "document"
    END = "end"


class Consequence(NamedTuple):
    """One consequence: in which part of the way, what it touches, the sentence, the provision, and how sure it is."""

    stage: Stage
    effect: Effect
    text: Text
    citation: str
    confidence: str = "high"


def everywhere(effect: Effect, text: Text, citation: str, confidence: str, *stages: Stage) -> tuple[Consequence, ...]:
    """The same consequence in several parts of the way."""
    return tuple(Consequence(stage, effect, text, citation, confidence) for stage in stages)


STAGES = {
    Stage.IN_POOL: Text("in the pool", "dans le bassin"),
    Stage.INVITED: Text("invited, before the application is received", "invité, avant la réception de la demande"),
    Stage.IN_PROCESS: Text("application received, before the decision", "demande reçue, avant la décision"),
    Stage.VISA_ISSUED: Text("visa issued, before landing", "visa délivré, avant l'arrivée"),
}

UPDATE = Text(
    "update the profile: eligibility, score and rank are determined anew, and the time of submission is kept",
    "mettre le profil à jour : l'admissibilité, la note et le rang sont établis de nouveau, et l'heure de présentation "
    "est conservée",
)
TELL = Text(
    "tell the office: it is a change that must be reported while the application is in process",
    "en informer le bureau : c'est un changement à signaler pendant le traitement de la demande",
)
LANDING = Text(
    "tell the officer before landing; landing without telling may be a misrepresentation",
    "en informer l'agent avant l'arrivée; arriver sans le dire peut constituer une fausse déclaration",
)
NOT_RESCORED = Text(
    "no new score after receipt: the change is looked at only by the test of A11.2",
    "pas de nouvelle note après la réception : le changement n'est examiné que par la vérification de L11.2",
)
FUNDS = Text(
    "Federal Skilled Worker and Federal Skilled Trades programs: the funds must suffice for the family as it is now, "
    "everybody counted, accompanying or not",
    "travailleurs qualifiés et travailleurs de métiers spécialisés (fédéral) : les fonds doivent suffire à la famille "
    "telle qu'elle est maintenant, chacun compté, qu'il accompagne ou non",
)
DECLARE = Text(
    "everybody is declared in the application, accompanying or not; who is neither declared nor examined can as a rule "
    "never be sponsored later",
    "chacun est déclaré dans la demande, qu'il accompagne ou non; qui n'est ni déclaré ni examiné ne pourra en règle "
    "générale jamais être parrainé plus tard",
)
EXAMINED = Text(
    "a medical exam and, from 18 years on, police certificates follow, accompanying or not; the file waits for them",
    "un examen médical et, dès 18 ans, des certificats de police suivent, que la personne accompagne ou non; le "
    "dossier les attend",
)
FEES = Text(
    "processing fees for each member added who comes along",
    "des frais de traitement pour chaque membre ajouté qui accompagne",
)
