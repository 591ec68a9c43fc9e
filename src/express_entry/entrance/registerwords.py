"""What the pages say where somebody registers."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Create an account", "Créer un compte")
LEAD = Text(
    "With an account you keep a profile, enter the pool, answer an invitation and apply.",
    "Avec un compte, vous conservez un profil, entrez dans le bassin, répondez à une invitation et présentez une "
    "demande.",
)
EMAIL = Text("E-mail address", "Adresse électronique")
EMAIL_HINT = Text(
    "A message goes there, with a link to the page where you choose a password.",
    "Un message y est envoyé, avec un lien vers la page où vous choisissez un mot de passe.",
)
NEW_PASSWORD = Text("Choose a password", "Choisissez un mot de passe")
PASSWORD_HINT = Text(
    "At least 12 characters. Four or five words that do not belong together are easy to remember and hard to guess.",
    "Au moins 12 caractères. Quatre ou cinq mots sans lien entre eux sont faciles à retenir et difficiles à deviner.",
)
KEPT = Text(
    "Of you the address and a language are kept, and of the password, which you choose behind the link, a digest. An "
    "address that nobody confirms is forgotten after a week.",
    "De vous sont conservées l'adresse et une langue, et du mot de passe, que vous choisissez au bout du lien, un "
    "condensé. Une adresse que personne ne confirme est oubliée après une semaine.",
)
HAVE_ONE = Text("I have an account", "J'ai un compte")
SENT = Text("Look at your mail", "Consultez votre courriel")
SENT_WHAT = Text(
    "A message is on its way and says how to go on. It can take a few minutes.",
    "Un message est en route et dit comment continuer. Il peut prendre quelques minutes.",
)
SENT_NONE = Text(
    "Nothing came? Look among unwanted mail, and see that the address was typed right; then ask again. "
    "Where several were asked for, the next one waits, a quarter of an hour at most.",
    "Rien n'est arrivé ? Regardez dans le courrier indésirable, vérifiez que l'adresse était juste, puis demandez de "
    "nouveau. Si plusieurs ont été demandés, le prochain attend, un quart d'heure au plus.",
)
SENT_FOLDER = Text(
    "This service has no mail server: whoever runs it finds messages as files in the folder “service.mail” of its data "
    "folder.",
    "Ce service n'a pas de serveur de courriel : qui l'exploite trouve les messages, en fichiers, dans le dossier "
    "« service.mail » de son dossier de données.",
)
SENT_ALIKE = Text(
    "This page is the same whether or not the address has an account, so that nobody can find out by it who has one.",
    "Cette page est la même que l'adresse ait un compte ou non, afin que personne ne puisse apprendre ainsi qui en a "
    "un.",
)
CONFIRM = Text("Choose your password", "Choisissez votre mot de passe")
CONFIRM_WHY = Text(
    "Whoever reads the mail of this address makes its account. If it was not you who asked for one, close this page: "
    "nothing happens.",
    "Qui lit le courriel de cette adresse en crée le compte. Si ce n'est pas vous qui l'avez demandé, fermez cette "
    "page : il ne se passe rien.",
)
CONFIRMED = Text("Your account is there, and you are signed in.", "Votre compte est créé et votre session est ouverte.")
BROKEN = Text("The link does not hold any more", "Le lien n'est plus valable")
BROKEN_WHY = Text(
    "A link is good once, and for a while: a day where it confirms an address, an hour where it leads back into an "
    "account. Nothing was changed.",
    "Un lien sert une fois, et pendant un temps : un jour s'il confirme une adresse, une heure s'il rétablit l'accès à "
    "un compte. Rien n'a été modifié.",
)
BROKEN_REGISTER = Text("Register anew", "S'inscrire de nouveau")
BROKEN_RECOVER = Text("Ask for another link into an account", "Demander un autre lien vers un compte")
SIGN_IN = Text("Sign in", "Ouvrir une session")
