"""The pages of this section at their addresses."""

from __future__ import annotations

from express_entry.pages.frame import View
from express_entry.pages.sections import routes

from . import (
    account,
    factors,
    home,
    kept,
    passkeys,
    readdressing,
    recovery,
    registration,
    second,
    sessions,
    signing,
    tokens,
)
from .addresses import SECTION

app_name = SECTION.name

VIEWS: dict[str, View] = {
    "home": home.home,
    "sign_in": signing.sign_in,
    "second": second.second,
    "again": signing.again,
    "kept": kept.kept,
    "sign_out": signing.sign_out,
    "register": registration.register,
    "sent": registration.sent,
    "confirm": registration.confirm,
    "recover": recovery.recover,
    "recovery": recovery.recovery,
    "account": account.account,
    "language": account.language_of_messages,
    "password": account.password,
    "email": readdressing.email,
    "new_email": readdressing.new_email,
    "factors": factors.factors,
    "authenticator": factors.authenticator,
    "no_authenticator": factors.no_authenticator,
    "passkey": passkeys.passkey,
    "no_passkey": passkeys.no_passkey,
    "codes": factors.codes,
    "sessions": sessions.sessions,
    "tokens": tokens.tokens,
    "no_token": tokens.no_token,
    "events": account.events,
}

urlpatterns = routes(SECTION, VIEWS)
