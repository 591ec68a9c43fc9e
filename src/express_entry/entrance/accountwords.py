"""What the pages of one's own account say."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law.text import Text

TITLE = Text("Your account", "Votre compte")
EMAIL = Text("E-mail address", "Adresse électronique")
ROLES = Text("Roles", "Rôles")
NO_ROLE = Text("none yet", "aucun pour le moment")
CHANGE = Text("Change", "Modifier")
LANGUAGE = Text("Language of messages", "Langue des messages")
PASSWORD = Text("Password", "Mot de passe")
PASSWORD_KEPT = Text("kept as a digest that nobody can read back", "conservé en condensé que personne ne peut relire")
FACTOR = Text("Second factor", "Second facteur")
FACTOR_YES = Text("there is one", "il y en a un")
FACTOR_NO = Text("none: your password alone protects this account", "aucun : seul votre mot de passe protège ce compte")
FACTOR_LINK = Text("See or change", "Voir ou modifier")
SESSIONS = Text("Open sessions", "Sessions ouvertes")
SESSIONS_LINK = Text("See and end", "Voir et fermer")
TOKENS = Text("Tokens for programs", "Jetons pour des programmes")
TOKENS_LINK = Text("Make and revoke", "Créer et révoquer")
HISTORY = Text("What happened with your account", "Ce qui est arrivé à votre compte")
HISTORY_LINK = Text("Read the history", "Lire l'historique")
SUMMARY = Text("Your details", "Vos renseignements")
SPOKEN: Mapping[str, Text] = {"en": Text("English", "anglais"), "fr": Text("French", "français")}
LANGUAGE_WHAT = Text(
    "The language in which e-mails and letters come. Pages are in the language of their address.",
    "La langue dans laquelle viennent les courriels et les lettres. Les pages sont dans la langue de leur adresse.",
)
LANGUAGE_DONE = Text("The language of your messages is changed.", "La langue de vos messages est modifiée.")
SAVE = Text("Save", "Enregistrer")
ANOTHER = Text("Change your password", "Changer votre mot de passe")
ANOTHER_WHAT = Text(
    "Every other session will be ended, every token for programs and every secret address of a calendar revoked, and "
    "your e-mail address is told.",
    "Toutes les autres sessions seront fermées et tous les jetons pour des programmes et toutes les adresses secrètes "
    "de calendriers seront révoqués; votre adresse électronique en est avisée.",
)
PASSWORD_DONE = Text(
    "Your password is changed, every other session is ended, and every token and secret address of a calendar is "
    "revoked.",
    "Votre mot de passe est changé, toutes les autres sessions sont fermées, et tous les jetons et toutes les adresses "
    "secrètes de calendriers sont révoqués.",
)
PRESENT = Text("Your password now", "Votre mot de passe actuel")
NOT_PRESENT = Text("This is not your password.", "Ce n'est pas votre mot de passe.")
ADDRESS = Text("Change your e-mail address", "Changer votre adresse électronique")
ADDRESS_WHAT = Text(
    "A message goes to the new address, with a link that confirms it. Until then the old one stays; it is told of the "
    "change.",
    "Un message est envoyé à la nouvelle adresse, avec un lien qui la confirme. D'ici là, l'ancienne reste; elle est "
    "avisée du changement.",
)
ADDRESS_NOW = Text("The address is now", "L'adresse est actuellement")
NEW_ADDRESS = Text("New e-mail address", "Nouvelle adresse électronique")
SEND = Text("Send the message", "Envoyer le message")
ADDRESS_CONFIRM = Text("Confirm your new address", "Confirmez votre nouvelle adresse")
ADDRESS_CONFIRM_WHAT = Text(
    "From then on you sign in with it, and messages go there.",
    "Vous ouvrirez dès lors vos sessions avec elle, et les messages y seront envoyés.",
)
ADDRESS_DONE = Text(
    "Your address is changed; the old one is told.", "Votre adresse est changée; l'ancienne en est avisée."
)
EVENTS = Text("What happened with your account", "Ce qui est arrivé à votre compte")
EVENTS_WHAT = Text(
    "As the audit trail tells it, the latest first. If something was not you, change your password and end the other "
    "sessions.",
    "Tel que la piste de vérification le consigne, le plus récent d'abord. Si quelque chose ne vient pas de vous, "
    "changez votre mot de passe et fermez les autres sessions.",
)
EVENTS_CAPTION = Text("Events of your account", "Événements de votre compte")
WHEN = Text("When (Toronto)", "Quand (Toronto)")
WHAT = Text("What", "Quoi")
WHO = Text("By whom", "Par qui")
YOU = Text("you", "vous")
BY_LINK = Text("whoever had the link", "qui avait le lien")
OPERATOR = Text("staff of this service", "le personnel du service")
NO_EVENTS = Text("Nothing yet.", "Rien pour le moment.")
BACK_TO_ACCOUNT = Text("Back to your account", "Retour à votre compte")
ADDRESS_TAKEN = Text(
    "That address has got an account meanwhile; yours is as it was.",
    "Cette adresse a reçu un compte entre-temps; le vôtre est resté tel quel.",
)
