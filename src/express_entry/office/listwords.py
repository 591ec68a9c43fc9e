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
MISSED_TITLE = Text("Whom round {number} missed", "Qui la ronde {number} a oublié")
MISSED_LEAD = Text(
    "By number, under the law as it is now held for the instant of the round: first those who were in its pool, then "
    "those whom a mistake kept out of it. A correction invites whoever is in the pool.",
    "Par numéro, selon le droit tel qu'il est tenu maintenant pour l'instant de la ronde : d'abord les personnes de "
    "son bassin, puis celles qu'une erreur en avait écartées. Une correction invite qui est dans le bassin.",
)
MISSED_FILE = Text("Everybody whom it missed as a table (CSV)", "Toutes les personnes oubliées en tableau (CSV)")
MISSED_NOBODY = Text("It has missed nobody.", "Elle n'a oublié personne.")
NOW = Text("Where the profile stands", "Où en est le profil")
LOOKED_TO_OTHERS = Text(
    "Everybody in the pool of the round was looked at, and of those whom a mistake kept out everybody up to {number}. "
    "The next ones are further down.",
    "Toutes les personnes du bassin de la ronde ont été examinées et, parmi celles qu'une erreur en avait écartées, "
    "toutes jusqu'à {number}. Les suivantes sont plus bas.",
)
TO_MISSED_PAGE = Text("Whom it missed", "Qui elle a oublié")
WHO = Text("who", "qui")
WHO_LABEL = Text("Who is not ranked: {reason}", "Qui n'est pas classé : {reason}")
WHO_FILE = Text("as CSV", "en CSV")
FILE_LABEL = Text("Who is not ranked: {reason}, as CSV", "Qui n'est pas classé : {reason}, en CSV")

EXCLUDED_TITLE = Text("Whom round {number} does not rank", "Qui la ronde {number} ne classe pas")
EXCLUDED_NOW = Text(
    "As of this moment, by number, each for the first reason that holds.",
    "À cet instant, par numéro, chaque personne pour le premier motif qui vaut.",
)
EXCLUDED_THEN = Text(
    "At the instant of the round, by its snapshot: by number, each for the first reason that held.",
    "À l'instant de la ronde, selon son instantané : par numéro, chaque personne pour le premier motif qui valait.",
)
REASON = Text("Reason", "Motif")
ANY_REASON = Text("Any reason", "Tous les motifs")
SHOW = Text("Show", "Afficher")
EXCLUDED_FILE = Text("Those of this reason as a table (CSV)", "Les personnes de ce motif en tableau (CSV)")
EXCLUDED_NOBODY = Text("Nobody.", "Personne.")
LOOKED_TO = Text(
    "Everybody up to {number} was looked at. The next ones are further down.",
    "Toutes les personnes ont été examinées jusqu'à {number}. Les suivantes sont plus bas.",
)
TO_EXCLUDED = Text("Whom it did not rank, and why", "Qui elle n'a pas classé, et pourquoi")
TO_EXCLUDED_NOW = Text("All of them by number, with the reason", "Toutes ces personnes par numéro, avec le motif")
