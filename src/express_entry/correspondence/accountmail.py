"""E-mails about an account: the only ones with a link, which whoever asked for it a moment ago waits for.

What one says is settled when it is sent: by then an address may have got an account, or lost it. Nothing of it says
what the account is for, or whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from typing import cast

from express_entry.accounts.recovering import account_of
from express_entry.accounts.tickets import Purpose, Ticket, link_of
from express_entry.accounts.users import User
from express_entry.law import Language, Text

from .mail import NOT_GOVERNMENT, written
from .rows import Notice


def address_of(ticket: Ticket) -> str:
    """Where a message goes."""
    return ticket.email


def still_holds(ticket: Ticket, at: datetime) -> bool:
    """Whether there is anything to send: a link that is still good, of an account where it takes one."""
    purpose = Purpose(ticket.purpose)
    if purpose not in LINKS:
        return ticket.user is not None
    if ticket.used is not None or ticket.until <= at:
        return False
    if purpose is Purpose.RECOVER:
        return account_of(ticket) is not None
    return purpose is Purpose.REGISTER or (ticket.user is not None and ticket.user.is_active)


def message_about(notice: Notice, ticket: Ticket, sender: str) -> EmailMessage:
    """The message of a ticket.

    :raises BadAddress: where its address is none.
    """
    language = _language(ticket)
    return written(notice, ticket.email, words_about(ticket, language), language, sender)


def words_about(ticket: Ticket, language: Language) -> tuple[str, ...]:
    """The subject and the paragraphs."""
    purpose = Purpose(ticket.purpose)
    if purpose in (Purpose.REGISTER, Purpose.ADDRESS) and User.objects.filter(email=ticket.email).exists():
        way = f"{ticket.origin}{RECOVERY.say(language)}"
        said: tuple[str, ...] = (SUBJECT_KNOWN.say(language), KNOWN.say(language), way)
    elif purpose in LINKS:
        subject, text = LINKS[purpose]
        way = f"{ticket.origin}{WAYS[purpose].say(language)}{link_of(ticket)}/"
        said = (subject.say(language), text.say(language), way, IGNORE.say(language))
    else:
        subject, text = CHANGES[purpose]
        way = f"{ticket.origin}{RECOVERY.say(language)}"
        said = (subject.say(language), text.say(language), NOT_YOU.say(language), way)
    return (*said, NOT_GOVERNMENT.say(language))


def _language(ticket: Ticket) -> Language:
    owner = ticket.user or User.objects.filter(email=ticket.email).first()
    return cast("Language", ticket.language if owner is None else owner.language)


RECOVERY = Text("/en/account/recovery/", "/fr/compte/recuperation/")
WAYS: Mapping[Purpose, Text] = {
    Purpose.REGISTER: Text("/en/account/confirmation/", "/fr/compte/confirmation/"),
    Purpose.RECOVER: Text("/en/account/recovery/", "/fr/compte/recuperation/"),
    Purpose.ADDRESS: Text("/en/account/address/", "/fr/compte/adresse/"),
}
"""Where the pages stand that a link leads to; a test holds them to their addresses."""
LINKS: Mapping[Purpose, tuple[Text, Text]] = {
    Purpose.REGISTER: (
        Text("Confirm your e-mail address", "Confirmez votre adresse électronique"),
        Text(
            "Somebody asked for an account with this address. If it was you, open this page within 24 hours and choose "
            "a password there:",
            "Quelqu'un a demandé un compte avec cette adresse. Si c'est vous, ouvrez cette page dans les 24 heures et "
            "choisissez-y un mot de passe :",
        ),
    ),
    Purpose.RECOVER: (
        Text("Choose another password", "Choisissez un autre mot de passe"),
        Text(
            "Somebody asked for a way back into the account of this address. If it was you, open this page within an "
            "hour:",
            "Quelqu'un a demandé à rétablir l'accès au compte de cette adresse. Si c'est vous, ouvrez cette page dans "
            "l'heure :",
        ),
    ),
    Purpose.ADDRESS: (
        Text("Confirm your new e-mail address", "Confirmez votre nouvelle adresse électronique"),
        Text(
            "Somebody asked that an account go by this address from now on. If it was you, open this page within 24 "
            "hours, in the browser in which you are signed in:",
            "Quelqu'un a demandé qu'un compte porte désormais cette adresse. Si c'est vous, ouvrez cette page dans les "
            "24 heures, dans le navigateur où votre session est ouverte :",
        ),
    ),
}
CHANGES: Mapping[Purpose, tuple[Text, Text]] = {
    Purpose.ADDRESS_CHANGED: (
        Text("The address of your account was changed", "L'adresse de votre compte a été changée"),
        Text(
            "An account that went by this address goes by another one from now on.",
            "Un compte qui portait cette adresse en porte désormais une autre.",
        ),
    ),
    Purpose.PASSWORD_CHANGED: (
        Text("The password of your account was changed", "Le mot de passe de votre compte a été changé"),
        Text(
            "The account of this address has another password; every session of it was ended, and every token revoked.",
            "Le compte de cette adresse a un autre mot de passe; toutes ses sessions ont été fermées, et tous ses "
            "jetons révoqués.",
        ),
    ),
    Purpose.FACTOR_CHANGED: (
        Text("The second factor of your account was changed", "Le second facteur de votre compte a été changé"),
        Text(
            "A second factor was added to the account of this address, or taken from it.",
            "Un second facteur a été ajouté au compte de cette adresse, ou lui a été retiré.",
        ),
    ),
}
SUBJECT_KNOWN = Text("You have an account already", "Vous avez déjà un compte")
KNOWN = Text(
    "Somebody asked for an account with this address, or that one go by it. It has an account already, and nothing was "
    "changed. If it was you, sign in; if you do not remember the password, choose another one on this page:",
    "Quelqu'un a demandé un compte avec cette adresse, ou qu'un compte la porte. Elle a déjà un compte, et rien n'a "
    "été changé. Si c'est vous, ouvrez une session; si vous avez oublié le mot de passe, choisissez-en un autre à "
    "cette page :",
)
IGNORE = Text(
    "If it was not you, do nothing: without this page nothing happens. Nobody will ask for your password by e-mail.",
    "Si ce n'est pas vous, ne faites rien : sans cette page, il ne se passe rien. Personne ne vous demandera votre mot "
    "de passe par courriel.",
)
NOT_YOU = Text(
    "If it was not you, somebody else was in your account: choose another password on this page, and write to whoever "
    "runs the service.",
    "Si ce n'est pas vous, quelqu'un d'autre est entré dans votre compte : choisissez un autre mot de passe à cette "
    "page, et écrivez à qui exploite le service.",
)
