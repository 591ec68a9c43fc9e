"""What the pages of tokens say."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Tokens for programs", "Jetons pour des programmes")
LEAD = Text(
    "A token lets a program of yours do over the API what you may do yourself. Whoever has it needs no password.",
    "Un jeton permet à un de vos programmes de faire par l'API ce que vous pouvez faire. Qui l'a n'a besoin d'aucun "
    "mot de passe.",
)
CAPTION = Text("Your tokens", "Vos jetons")
NAME = Text("What it is for", "À quoi il sert")
NAME_HINT = Text("Such as “my spreadsheet”.", "Comme « mon tableur ».")
DAYS = Text("Good for how many days", "Valable combien de jours")
CREATED = Text("Made", "Créé")
EXPIRES = Text("Good until", "Valable jusqu'au")
USED = Text("Last used", "Dernière utilisation")
NEVER = Text("not yet", "pas encore")
ACTION = Text("What you can do", "Ce que vous pouvez faire")
REVOKE = Text("Revoke", "Révoquer")
REVOKED = Text("revoked", "révoqué")
OVER = Text("ran out", "échu")
NONE = Text("You have no token.", "Vous n'avez aucun jeton.")
MAKE = Text("Make a token", "Créer un jeton")
MADE = Text("Your new token", "Votre nouveau jeton")
MADE_WHAT = Text(
    "Copy it now: it is not shown again, and only a digest of it is kept.",
    "Copiez-le maintenant : il ne sera plus montré, et seul un condensé en est conservé.",
)
SURE = Text("Revoke this token?", "Révoquer ce jeton ?")
SURE_WHAT = Text(
    "The program that has it is refused from then on. It cannot be taken back; you can make another.",
    "Le programme qui l'a est dès lors refusé. C'est définitif; vous pouvez en créer un autre.",
)
KEEP = Text("Keep it", "Le garder")
REVOKED_DONE = Text("The token is revoked.", "Le jeton est révoqué.")
BACK_TO_ACCOUNT = Text("Back to your account", "Retour à votre compte")
