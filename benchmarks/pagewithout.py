"""What is no page to wait for: addresses that show nothing of their own, and works as long as what they look at.

Every other address of every section is measured and held to the goal; a test sees to it.
"""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law import Text

LEADS_ON = Text("leads on to another page", "mène à une autre page")
ACT = Text(
    "is sent by a form of another page, and leads on to one once it is done",
    "est envoyée par le formulaire d'une autre page, et mène à une page une fois faite",
)
ONCE = Text(
    "shows, once, what was made by a form of another page",
    "montre, une seule fois, ce qu'un formulaire d'une autre page a créé",
)
AFTER = Text(
    "shows a form that was sent when its sender was to sign in first, once they have",
    "montre un formulaire envoyé par une personne qui devait d'abord ouvrir une session, une fois que c'est fait",
)
WITHOUT: Mapping[str, Text] = {
    "entrance:home": LEADS_ON,
    "entrance:kept": AFTER,
    "entrance:sign_out": ACT,
    "candidates:save": ACT,
    "office:account_grant": ACT,
    "office:account_token": ONCE,
    "casework:find": LEADS_ON,
}
"""Pages without a row, by name, with the reason."""

ROUND_AGAIN = Text(
    "holds a round again, from all that was in the pool", "tient une ronde de nouveau, sur tout le bassin"
)
TRAIL_AGAIN = Text("reads the whole audit trail", "lit toute la piste de vérification")
A_TRAIL = Text("a file of the whole audit trail", "un fichier de toute la piste de vérification")
A_POOL = Text("a file for which the whole pool is looked through", "un fichier pour lequel tout le bassin est parcouru")
LONG: Mapping[str, Text] = {
    "office:verify (whole)": ROUND_AGAIN,
    "office:trail_check (whole)": TRAIL_AGAIN,
    "office:trail_file": A_TRAIL,
    "office:excluded_file": A_POOL,
    "office:missed_file": A_POOL,
}
"""What takes as long as there is much to look at, by name: measured, and held to no goal."""
