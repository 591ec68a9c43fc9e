"""Where one signs in and looks after an account, in each language."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pages.sections import Section

SECTION = Section(
    "entrance",
    {
        "home": Text("account/pages/", "compte/pages/"),
        "sign_in": Text("account/sign-in/", "compte/ouvrir-une-session/"),
        "second": Text("account/sign-in/second-factor/", "compte/ouvrir-une-session/second-facteur/"),
        "again": Text("account/sign-in/again/", "compte/ouvrir-une-session/de-nouveau/"),
        "kept": Text("account/sign-in/form/", "compte/ouvrir-une-session/formulaire/"),
        "sign_out": Text("account/sign-out/", "compte/fermer-la-session/"),
        "register": Text("account/register/", "compte/inscription/"),
        "sent": Text("account/message-sent/", "compte/message-envoye/"),
        "confirm": Text("account/confirmation/<str:link>/", "compte/confirmation/<str:link>/"),
        "recover": Text("account/recovery/", "compte/recuperation/"),
        "recovery": Text("account/recovery/<str:link>/", "compte/recuperation/<str:link>/"),
        "account": Text("account/", "compte/"),
        "language": Text("account/language/", "compte/langue/"),
        "password": Text("account/password/", "compte/mot-de-passe/"),
        "email": Text("account/address/", "compte/adresse/"),
        "new_email": Text("account/address/<str:link>/", "compte/adresse/<str:link>/"),
        "factors": Text("account/second-factor/", "compte/second-facteur/"),
        "authenticator": Text("account/second-factor/authenticator/", "compte/second-facteur/authentificateur/"),
        "no_authenticator": Text(
            "account/second-factor/authenticator/remove/", "compte/second-facteur/authentificateur/retirer/"
        ),
        "passkey": Text("account/second-factor/passkey/", "compte/second-facteur/cle-d-acces/"),
        "no_passkey": Text(
            "account/second-factor/passkey/<int:key>/remove/", "compte/second-facteur/cle-d-acces/<int:key>/retirer/"
        ),
        "codes": Text("account/second-factor/recovery-codes/", "compte/second-facteur/codes-de-recuperation/"),
        "sessions": Text("account/sessions/", "compte/sessions/"),
        "tokens": Text("account/tokens/", "compte/jetons/"),
        "no_token": Text("account/tokens/<int:key>/revoke/", "compte/jetons/<int:key>/revoquer/"),
        "events": Text("account/history/", "compte/historique/"),
    },
)
