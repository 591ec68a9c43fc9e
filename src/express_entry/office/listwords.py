"""What the list of those whom a round invited says, and the links to files of people."""

from __future__ import annotations

from express_entry.law.text import Text

INVITED_TITLE = Text("Whom round {number} invited", "Qui la ronde {number} a invité")
INVITED_LEAD = Text(
    "By rank, corrections included; of equal points the earlier submission comes first.",
    "Par rang, corrections comprises; à points égaux, la présentation la plus ancienne passe en premier.",
)
INVITED_FILE = Text("The whole list as a table (CSV)", "Toute la liste en tableau (CSV)")
INVITED_NOBODY = Text("It has invited nobody.", "Elle n'a invité personne.")
BACK_TO_ROUND = Text("The round", "La ronde")
PROFILE, RANK, POINTS = Text("Profile", "Profil"), Text("Rank", "Rang"), Text("Points", "Points")
SUBMITTED = Text("Submitted", "Présenté")
PROGRAM = Text("Class", "Catégorie de l'invitation")
STATE = Text("Invitation", "État de l'invitation")
PAGES = Text("Pages of the list", "Pages de la liste")
FURTHER = Text("Further down", "Plus bas")

TO_INVITED = Text("Whom it invited, by rank", "Qui elle a invité, par rang")
TO_MISSED = Text(
    "Search for everybody whom the round missed (CSV)", "Chercher toutes les personnes que la ronde a oubliées (CSV)"
)
MISSED_TEXT = Text(
    "Everybody in the pool of the round is looked at by the law as it is now held for its instant, and so is whoever "
    "a mistake kept out. After a corrected table that takes a while in a large pool: the table is sent as it is found.",
    "Chaque personne du bassin de la ronde est examinée selon le droit tel qu'il est tenu maintenant pour son instant, "
    "de même que qui en a été écarté par erreur. Après une table corrigée, cela prend un moment dans un grand bassin : "
    "le tableau est envoyé à mesure.",
)
WHO = Text("who (CSV)", "qui (CSV)")
WHO_LABEL = Text("Who is not ranked: {reason} (CSV)", "Qui n'est pas classé : {reason} (CSV)")
