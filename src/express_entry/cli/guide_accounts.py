"""What the commands about accounts and their options say about themselves, in both languages."""

from __future__ import annotations

from express_entry.law.text import Text

ACCOUNT = Text(
    "Make accounts of the service, give them roles and tokens, and close them.",
    "Créer les comptes du service, leur donner des rôles et des jetons, et les fermer.",
)
ACCOUNT_CREATE = Text(
    "Make an account without roles.\n\nWith --password its password is read from the first line of standard input; "
    "without, it signs in with tokens alone.",
    "Créer un compte sans rôle.\n\nAvec --password, son mot de passe est lu à la première ligne de l'entrée standard; "
    "sans cette option, il ne s'identifie que par des jetons.",
)
ACCOUNT_GRANT = Text(
    "Give an account a role; a representative's names a firm, a province's the province.",
    "Donner un rôle à un compte; celui d'un représentant indique un cabinet, celui d'une province la province.",
)
ACCOUNT_UNGRANT = Text("Take a role from an account.", "Retirer un rôle à un compte.")
ACCOUNT_TOKEN = Text(
    "Issue a token for a program, and print it: it is shown this once.",
    "Délivrer un jeton pour un programme, et l'afficher : il n'est montré que cette fois.",
)
ACCOUNT_REVOKE = Text("Make a token useless, at once.", "Rendre un jeton inutilisable, aussitôt.")
ACCOUNT_CLOSE = Text(
    "Close an account: nothing signs anybody in to it any more.",
    "Fermer un compte : plus rien n'y donne accès.",
)
ACCOUNT_FIRM = Text(
    "Register a firm of representatives, which candidates then appoint by its short name.",
    "Inscrire un cabinet de représentants, auquel les candidats donnent ensuite mandat par son nom court.",
)
ACCOUNT_DEMO = Text(
    "Make an account in every role over a demo pool, and print them with their password.",
    "Créer un compte dans chaque rôle sur un bassin de démonstration, et les afficher avec leur mot de passe.",
)
ACCOUNT_LIST = Text(
    "Print every account with its roles and tokens.", "Afficher chaque compte avec ses rôles et ses jetons."
)

EMAIL = Text("EMAIL", "ADRESSE")
EMAIL_OF = Text("The e-mail address of the account.", "L'adresse électronique du compte.")
ROLE = Text("ROLE", "RÔLE")
ROLE_OF = Text(
    "The role: candidate, representative, province, round_officer, authorising_officer, case_officer, auditor, "
    "administrator.",
    "Le rôle : candidate (candidat), representative (représentant), province, round_officer (agent des rondes), "
    "authorising_officer (agent autorisateur), case_officer (agent des dossiers), auditor (vérificateur), "
    "administrator (administrateur).",
)
ABOUT = Text("NAME", "NOM")
ABOUT_WHAT = Text(
    "The short name of a representative's firm, or the code of a province.",
    "Le nom court du cabinet d'un représentant, ou le code d'une province.",
)
PASSWORD = Text("Read a password from standard input.", "Lire un mot de passe à l'entrée standard.")
SPEAKS = Text("The language of the account: en or fr; en unless given.", "La langue du compte : en ou fr; en à défaut.")
TOKEN_NAME = Text("What the token is for.", "À quoi sert le jeton.")
TOKEN_DAYS = Text(
    "For how many days it is good: 1 to 366; 90 unless given.",
    "Pour combien de jours il vaut : de 1 à 366; 90 à défaut.",
)
TOKEN_NUMBER = Text("NUMBER", "NUMÉRO")
TOKEN_NUMBER_OF = Text("The number of the token, as account list prints it.", "Le numéro du jeton, selon account list.")
FIRM = Text("FIRM", "CABINET")
FIRM_SLUG = Text(
    "The short name: 2 to 63 small letters, digits and dashes.",
    "Le nom court : de 2 à 63 minuscules, chiffres et tirets.",
)
FIRM_NAME = Text("The name of the firm in full.", "Le nom complet du cabinet.")
