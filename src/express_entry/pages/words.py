"""What every page says: head, foot, errors and buttons."""

from __future__ import annotations

from express_entry.law.text import Text

SERVICE = Text("Express Entry, computed", "Entrée express, calculée")
NOT_OFFICIAL = Text(
    "This is not a service of the Government of Canada.", "Ce n'est pas un service du gouvernement du Canada."
)
SKIP = Text("Skip to the main content", "Aller au contenu principal")
OTHER_LANGUAGE = Text("Français", "English")
OTHER_LANGUAGE_CODE = Text("fr", "en")
MENU = Text("Pages of the service", "Pages du service")
HOME = Text("Home", "Accueil")
ASSESS = Text("Assess yourself", "S'évaluer")
ROUNDS = Text("Rounds", "Rondes")
LAW = Text("The law", "Le droit")
WHAT_IF = Text("What if", "Et si")
ABOUT = Text("About", "À propos")
OWN_MENU = Text("Your pages", "Vos pages")
ENTER = Text("Sign in", "Ouvrir une session")
ACCOUNT = Text("Account", "Compte")
SIGN_OUT = Text("Sign out", "Fermer la session")
FOOT = Text(
    "Independent and open. Information, not legal advice: an application is made to, and decided by, the department "
    "alone.",
    "Indépendant et ouvert. De l'information, et non des conseils juridiques : une demande se présente au ministère, "
    "qui est seul à la trancher.",
)
FOOT_PRIVACY = Text(
    "What you enter in an assessment is not kept here.",
    "Ce que vous entrez dans une évaluation n'est pas conservé ici.",
)
FOOT_ABOUT = Text("About this service, privacy and accessibility", "Ce service, vie privée et accessibilité")
ERRORS = Text("There is a problem", "Il y a un problème")
ERROR = Text("Error: ", "Erreur : ")
BACK = Text("Back", "Retour")
CONTINUE = Text("Continue", "Continuer")
YEAR = Text("Year", "Année")
MONTH = Text("Month", "Mois")
DAY = Text("Day", "Jour")
CHOOSE = Text("Choose", "Choisir")
ON_THIS_PAGE = Text("On this page", "Sur cette page")
FIRST_ON_THE_PAGE = Text("Go back to the top", "Revenir en haut")
COLON = Text(": ", " : ")
"""Between a name and what it is."""
