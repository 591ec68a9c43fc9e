"""What the pages say of people who ended by a table of the law that was corrected since, and of restoring them."""

from __future__ import annotations

from express_entry.law.text import Text

TO_POOL_AND_ROUNDS = Text("Pool and rounds", "Bassin et rondes")
LOOKED_TO = Text(
    "Everybody who ended was looked at up to {number}. The next ones go on from there.",
    "Toutes les personnes dont le profil a pris fin ont été examinées jusqu'à {number}. Les suivantes partent de là.",
)
SINCE = Text("Ended on", "A pris fin le")
THEN = Text("Then", "Alors")
NOW = Text("By the corrected law", "Selon le droit corrigé")
TABLES = Text("Tables that say otherwise now", "Tables qui disent maintenant autre chose")
OCCUPATIONS = Text("List of occupations", "Liste des professions")
UNKNOWN = Text("cannot be assessed any more", "ne peut plus être évalué")
RESTORE = Text("Restore", "Rétablir")

EXTEND = Text("Extend running periods", "Prolonger les durées en cours")
EXTEND_TITLE = Text(
    "Extend the periods that a wrong table cut short", "Prolonger les durées qu'une table erronée a écourtées"
)
EXTEND_LEAD = Text(
    "Whoever is in the pool, or has an invitation to answer, for less time than the corrected table gives is given the "
    "rest of it. Nobody's time is shortened. Those whose time is over already are restored one by one.",
    "Quiconque est dans le bassin, ou a une invitation à laquelle répondre, pour moins de temps que n'en donne la "
    "table corrigée en reçoit le reste. La durée de personne n'est écourtée. Les personnes dont la durée est déjà "
    "écoulée sont rétablies une à une.",
)
SHORT_PROFILES = Text("Profiles with too little time in the pool", "Profils ayant trop peu de temps dans le bassin")
SHORT_INVITATIONS = Text("Invitations with too short a period", "Invitations dont le délai est trop court")
EXTEND_BUTTON = Text("Extend the periods", "Prolonger les durées")

RESTORE_TITLE = Text("Restore the profile {profile}", "Rétablir le profil {profile}")
RESTORE_LEAD = Text(
    "A profile that was removed, found ineligible, expired or lapsed has ended, and nobody edits it back to life: only "
    "a table that was wrong brings it back (Act, 10.2(1)(a), 10.2(4)).",
    "Un profil retiré, non admissible, expiré ou caduc a pris fin, et aucune modification ne le fait revivre : seule "
    "une table erronée le ramène (L10.2(1)a), 10.2(4)).",
)
RESTORE_BUTTON = Text("Restore the profile", "Rétablir le profil")
RESTORED = Text("The profile {profile} is restored.", "Le profil {profile} est rétabli.")
ASKED = Text(
    "The profile {profile} is not restored yet: under People who may be the same, say whether it is another person's; "
    "then restore it.",
    "Le profil {profile} n'est pas encore rétabli : sous « Personnes qui n'en font peut-être qu'une », dites s'il est "
    "d'une autre personne; rétablissez-le ensuite.",
)
WARNING = Text(
    "The profile is in the pool again with its own instant of submission and for the rest of its own time there, and "
    "the person is told. An invitation that lapsed is open again instead, for the rest of its own period; an "
    "application that was begun on it went when it lapsed, and has to be begun anew.",
    "Le profil est de nouveau dans le bassin, avec sa propre heure de présentation et pour le reste de son propre "
    "temps, et la personne en est avisée. Une invitation devenue caduque est plutôt de nouveau ouverte, pour le reste "
    "de son propre délai; une demande qui y était commencée a disparu à ce moment-là et doit être recommencée.",
)
BASIS = Text("On which provision, and which correction of the table?", "Sur quelle disposition et quelle correction ?")
BASIS_HINT = Text(
    "For example: A10.2(1)(a); table language/validity corrected on 2026-11-20.",
    "Par exemple : L10.2(1)a); table language/validity corrigée le 2026-11-20.",
)
