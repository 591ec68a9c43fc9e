"""What the audit trail tells of the pool besides changes of state, in words."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law import Text

ACTIONS: Mapping[str, Text] = {
    "allocation.recorded": Text("Allocation of a province recorded", "Allocation d'une province consignée"),
    "clock.run": Text("Clock run", "Horloge mise à l'heure"),
    "interest.sent": Text("Notification of interest sent", "Avis d'intérêt envoyé"),
    "law.applied": Text("Law of the day applied to the whole pool", "Droit du jour appliqué à tout le bassin"),
    "lifting.discarded": Text("Lifting of a bar discarded", "Levée d'une interdiction abandonnée"),
    "lifting.done": Text("Bar lifted as recorded by mistake", "Interdiction levée, consignée par erreur"),
    "lifting.drafted": Text("Lifting of a bar drafted", "Levée d'une interdiction rédigée"),
    "nomination.refused": Text(
        "Nomination refused: number and code did not belong together",
        "Désignation refusée : le numéro et le code n'allaient pas ensemble",
    ),
    "person.barred": Text("Person barred for misrepresentation", "Personne exclue pour fausses déclarations"),
    "pool.rows_loaded": Text("Synthetic rows loaded", "Lignes synthétiques chargées"),
    "review.opened": Text(
        "An officer is to say whose profile it is: perhaps of a person on record",
        "Un agent doit dire de qui est le profil : peut-être d'une personne enregistrée",
    ),
    "review.settled": Text("Officer said whose profile it is", "Un agent a dit de qui est le profil"),
    "supplement.discarded": Text("Correction of a round discarded", "Correction d'une ronde abandonnée"),
    "supplement.done": Text("Correction of a round carried out", "Correction d'une ronde exécutée"),
    "supplement.drafted": Text("Correction of a round drafted", "Correction d'une ronde rédigée"),
}
