"""What the pages for administrators say: accounts, roles, tokens, firms, allocations, officers."""

from __future__ import annotations

from express_entry.law.text import Text

ACCOUNTS_TITLE = Text("Accounts and roles", "Comptes et rôles")
NEW = Text("Create an account", "Créer un compte")
FIND = Text("Find accounts", "Trouver des comptes")
EMAIL = Text("E-mail address", "Adresse électronique")
EMAIL_HINT = Text("How it begins, or all of it.", "Le début, ou l'adresse entière.")
ROLE = Text("Role", "Rôle")
ROLES = Text("Roles", "Rôles")
SHOW = Text("Show accounts", "Afficher les comptes")
SHOW_ALL = Text("Show all", "Tout afficher")
FOUND = Text("Accounts, the latest first", "Comptes, les plus récents d'abord")
NONE = Text("No account is like that.", "Aucun compte ne correspond.")
STATE = Text("State", "État")
OPEN = Text("open", "ouvert")
CLOSED = Text("closed", "fermé")
NO_ROLE = Text("none", "aucun")
OLDER = Text("Older accounts", "Comptes plus anciens")
PAGES = Text("Pages of the list", "Pages de la liste")
TO_FIRMS = Text("Firms of representatives", "Cabinets de représentants")
TO_ALLOCATIONS = Text("Allocations of the provinces", "Allocations des provinces")
TO_OFFICERS = Text("Case officers here and gone", "Agents des dossiers, en poste ou partis")
ALSO = Text("Also", "Aussi")

NEW_TITLE = Text("Create an account", "Créer un compte")
NEW_LEAD = Text(
    "The account begins without roles. A password is made up and shown once, to be handed over; whoever has the "
    "account changes it after signing in, and gets no role of an office before.",
    "Le compte commence sans rôle. Un mot de passe est créé et affiché une seule fois, pour être remis; la "
    "personne le change après avoir ouvert une session, et ne reçoit auparavant aucun rôle d'un bureau.",
)
SPEAKS = Text("Language", "Langue")
LANGUAGES = {"en": Text("English", "anglais"), "fr": Text("French", "français")}
CREATE = Text("Create the account", "Créer le compte")
INSTEAD = Text("Not now", "Pas maintenant")
MADE_TITLE = Text("The account is created", "Le compte est créé")
PHRASE = Text("Password, shown this once", "Mot de passe, affiché cette seule fois")
HAND_OVER = Text(
    "Hand it over in a way that nobody else reads along. It is kept nowhere.",
    "Remettez-le d'une façon que personne d'autre ne puisse lire. Il n'est conservé nulle part.",
)
ON_TO_ROLES = Text("To the account and its roles", "Au compte et à ses rôles")

ACCOUNT_TITLE = Text("Account {pseudonym}", "Compte {pseudonym}")
ALL_ACCOUNTS = Text("All accounts", "Tous les comptes")
PSEUDONYM = Text("Name in the audit trail", "Nom dans la piste de vérification")
CREATED = Text("Created", "Créé")
OWN = Text(
    "This is your own account. Another administrator decides on it.",
    "C'est votre propre compte. Un autre administrateur en décide.",
)
TRAIL = Text("What the audit trail says of it", "Ce qu'en dit la piste de vérification")
GRANTED = Text("Given", "Accordé")
BY = Text("{at}, by {who}", "{at}, par {who}")
GRANTED_FOR = Text("For", "Pour")
TAKE = Text("Take away", "Retirer")
GIVE_TITLE = Text("Give a role", "Accorder un rôle")
GIVE = Text("Give the role", "Accorder le rôle")
FIRM = Text("Firm, of a representative", "Cabinet, d'un représentant")
PROVINCE = Text("Province or territory, of its officials", "Province ou territoire, de ses agents")
NO_ROLE_CHOSEN = Text("Choose a role.", "Choisissez un rôle.")
NO_FIRM = Text("Choose the firm that they act for.", "Choisissez le cabinet pour lequel la personne agit.")
NO_PROVINCE = Text("Choose the province that they act for.", "Choisissez la province pour laquelle la personne agit.")
GIVEN_NOTE = Text("The role is given: {role}.", "Le rôle est accordé : {role}.")
ASKED_NOTE = Text(
    "The role is asked for, and is given once another administrator confirms it: {role}.",
    "Le rôle est demandé, et sera accordé dès qu'un autre administrateur le confirmera : {role}.",
)
ASKED = Text(
    "Asked for, until a second administrator confirms it", "Demandé, jusqu'à ce qu'un second administrateur le confirme"
)
TO_ASKED = Text("Roles that wait for a second administrator", "Rôles qui attendent un second administrateur")
TAKE_TITLE = Text("Take the role of {role} from {email}?", "Retirer le rôle « {role} » à {email} ?")
TAKE_TEXT = Text(
    "With everything that it was about. What was done in it stays on record.",
    "Avec tout ce sur quoi il portait. Ce qui a été fait dans ce rôle reste consigné.",
)
TAKE_CANDIDATE = Text(
    "The account loses its person: their profiles and applications stay, and nobody reaches them by this account.",
    "Le compte perd sa personne : ses profils et demandes restent, et personne n'y accède par ce compte.",
)
TAKEN_NOTE = Text("The role is taken away: {role}.", "Le rôle est retiré : {role}.")
CLOSE = Text("Close the account", "Fermer le compte")
CLOSE_TITLE = Text("Close the account of {email}?", "Fermer le compte de {email} ?")
CLOSE_TEXT = (
    Text(
        "Nobody signs in to it any more; sessions and tokens end at once.",
        "Plus personne n'y ouvre de session; les sessions et les jetons prennent fin immédiatement.",
    ),
    Text("What was done with it stays on record.", "Ce qui a été fait avec ce compte reste consigné."),
)
CLOSED_NOTE = Text("The account is closed.", "Le compte est fermé.")

FACTOR = Text("Second factor", "Second facteur")
HAS_FACTOR, NO_FACTOR = Text("set up", "configuré"), Text("none", "aucun")
PASSWORD = Text("Password", "Mot de passe")
PASSWORD_HANDED_OVER = Text("the one that was handed over", "celui qui a été remis")
PASSWORD_CHOSEN = Text("chosen by its owner", "choisi par son titulaire")
PASSWORD_NONE = Text("none: a program's account", "aucun : le compte d'un programme")
UNLOCK = Text("Take lost second factors away", "Retirer les seconds facteurs perdus")
UNLOCK_TITLE = Text("Take every second factor from {email}?", "Retirer tous les seconds facteurs de {email} ?")
UNLOCK_TEXT = (
    Text(
        "For somebody who lost their authenticator, passkeys and recovery codes. See to it first that it is them.",
        "Pour une personne qui a perdu son authentificateur, ses clés d'accès et ses codes de récupération. "
        "Assurez-vous d'abord que c'est bien elle.",
    ),
    Text(
        "Its sessions and tokens end, and the address is told. The password alone signs in until another factor is "
        "added.",
        "Ses sessions et ses jetons prennent fin et l'adresse en est avisée. Le mot de passe seul ouvre une session "
        "jusqu'à l'ajout d'un autre facteur.",
    ),
)
UNLOCKED_NOTE = Text("The second factors are taken away.", "Les seconds facteurs sont retirés.")
TOKENS = Text("Tokens", "Jetons")
TOKENS_TEXT = Text(
    "With a token a program signs in over the API, in every role of the account. Tokens are issued here for accounts "
    "without a password, which are programs', and without a role of an office: people make their own.",
    "Avec un jeton, un programme ouvre une session par l'API, dans tous les rôles du compte. Ici, des jetons sont "
    "délivrés aux comptes sans mot de passe, qui sont ceux de programmes, et sans rôle d'un bureau : les gens créent "
    "eux-mêmes les leurs.",
)
NO_TOKENS = Text("None is in force.", "Aucun n'est en vigueur.")
TOKEN_NAME = Text("What it is for", "À quoi il sert")
TOKEN_DAYS = Text("Good for so many days", "Valable tant de jours")
ISSUE = Text("Issue a token", "Délivrer un jeton")
EXPIRES = Text("Ends", "Prend fin")
USED = Text("Last used", "Dernier usage")
NEVER = Text("never", "jamais")
REVOKE = Text("Revoke", "Révoquer")
REVOKE_TITLE = Text("Revoke the token {name}?", "Révoquer le jeton {name} ?")
REVOKE_TEXT = Text("Whatever uses it is turned away at once.", "Ce qui l'utilise est refusé immédiatement.")
REVOKED_NOTE = Text("The token is revoked.", "Le jeton est révoqué.")
TOKEN_MADE = Text("The token is issued", "Le jeton est délivré")
TOKEN_TEXT = Text("Token, shown this once", "Jeton, affiché cette seule fois")
TO_ACCOUNT = Text("The account", "Le compte")

FIRMS_TITLE = Text("Firms of representatives", "Cabinets de représentants")
FIRM_SLUG = Text("Short name", "Nom court")
FIRM_SLUG_HINT = Text(
    "By which candidates name it: 2 to 63 small letters, digits and dashes.",
    "Par lequel les candidats lui donnent mandat : de 2 à 63 minuscules, chiffres et tirets.",
)
FIRM_NAME = Text("Name", "Nom")
ADD_FIRM = Text("Register a firm", "Inscrire un cabinet")
ADD = Text("Register", "Inscrire")
FIRM_ADDED = Text("The firm is registered.", "Le cabinet est inscrit.")
NO_FIRMS = Text("No firm is registered.", "Aucun cabinet n'est inscrit.")
REPRESENTATIVES = Text("Representatives", "Représentants")
CLIENTS = Text("People it acts for", "Personnes représentées")

ALLOCATIONS_TITLE = Text("Allocations of {year}", "Allocations de {year}")
ALLOCATIONS_LEAD = Text(
    "How many enhanced nominations each province or territory may make in a year.",
    "Combien de désignations chaque province ou territoire peut faire par Entrée express en une année.",
)
SHOW_YEAR = Text("Show the year", "Afficher l'année")
PROVINCE_NAME = Text("Province or territory", "Province ou territoire")
NOMINATIONS = Text("Nominations", "Désignations")
USED_UP = Text("Used", "Utilisées")
SOURCE = Text("Who says so", "Source")
SOURCE_HINT = Text("Who says so, and where.", "Qui l'indique, et où.")
NOT_SET = Text("not recorded", "non consignée")
RECORD = Text("Record an allocation", "Consigner une allocation")
RECORD_SEND = Text("Record", "Consigner")
RECORDED_NOTE = Text("The allocation of {province} is recorded.", "L'allocation est consignée : {province}.")
NO_PROVINCE_CHOSEN = Text("Choose a province or territory.", "Choisissez une province ou un territoire.")
NO_SOURCE = Text("Type who says so.", "Entrez qui l'indique.")
NO_NUMBER = Text("Type a whole number from 0 to 1,000,000.", "Entrez un nombre entier de 0 à 1 000 000.")

OFFICERS_TITLE = Text("Case officers", "Agents des dossiers")
OFFICERS_LEAD = Text(
    "The files of an officer who left are then found without an owner, and given to somebody else.",
    "Les dossiers d'un agent parti se trouvent alors sans responsable, et sont confiés à quelqu'un d'autre.",
)
OFFICER = Text("Officer", "Agent")
FILES = Text("Files", "Dossiers")
HERE = Text("here", "en poste")
GONE = Text("gone", "parti")
LEAVE = Text("Note that they left", "Consigner le départ")
COME_BACK = Text("Note that they are back", "Consigner le retour")
NO_OFFICERS = Text("There is no case officer.", "Il n'y a pas d'agent des dossiers.")
LEFT_NOTE = Text(
    "Noted: {officer} is not here any more. Files that wait for somebody: {files}.",
    "Consigné : {officer} n'est plus en poste. Dossiers qui attendent quelqu'un : {files}.",
)
BACK_NOTE = Text("Noted: {officer} is here again.", "Consigné : {officer} est de retour.")
