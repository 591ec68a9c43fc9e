"""What the pages say of a forgotten password."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Choose another password by e-mail", "Choisir un autre mot de passe par courriel")
LEAD = Text(
    "Type the address of your account. A message goes there, with a link that is good for an hour.",
    "Tapez l'adresse de votre compte. Un message y est envoyé, avec un lien valable une heure.",
)
FACTOR = Text(
    "If your account has a second factor, have it or a recovery code at hand.",
    "Si votre compte a un second facteur, ayez-le à portée de main, ou un code de récupération.",
)
EMAIL = Text("E-mail address", "Adresse électronique")
SEND = Text("Send the message", "Envoyer le message")
ANOTHER = Text("Choose another password", "Choisissez un autre mot de passe")
ANOTHER_WHAT = Text(
    "Every session of the account will be ended, on every device, and every token for programs and every secret "
    "address of a calendar revoked.",
    "Toutes les sessions du compte seront fermées, sur tous les appareils, et tous les jetons pour des programmes et "
    "toutes les adresses secrètes de calendriers seront révoqués.",
)
CHANGE = Text("Change the password", "Changer le mot de passe")
DONE = Text(
    "Your password is changed and every session and token ended. Sign in with the new one.",
    "Votre mot de passe est changé et les sessions et les jetons ont pris fin. Ouvrez une session avec le nouveau.",
)
