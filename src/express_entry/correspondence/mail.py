"""An e-mail of a notice: that there is something to see, in the account's language, and nothing of what it is.

No name, number, document or decision goes through anybody's mailbox, nor a link, which anybody could imitate. The same
notice is always the same message, with the same identity, so that one that was sent twice is recognised.
"""

from __future__ import annotations

import hashlib
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from typing import cast

from express_entry.accounts.users import User
from express_entry.law import Language, Text
from express_entry.law.days import day_of
from express_entry.reports.typography import written_out

from .rows import Notice, NoticeKind


class BadAddress(ValueError):
    """The address of an account is none that mail can go to."""


def message_of(notice: Notice, user: User, sender: str) -> EmailMessage:
    """The message.

    :raises BadAddress: where the account's address is none.
    """
    language = cast("Language", user.language)
    return written(notice, user.email, words_of(notice, language), language, sender)


def written(notice: Notice, to: str, words: tuple[str, ...], language: Language, sender: str) -> EmailMessage:
    """A message of a subject and paragraphs.

    :raises BadAddress: where the address that it goes to is none.
    """
    made = EmailMessage(policy=SMTP if to.isascii() else SMTPUTF8)
    made["From"] = Address(addr_spec=sender)
    made["To"] = _address(to)
    subject, *paragraphs = words
    made["Subject"] = subject
    made["Date"] = format_datetime(notice.created)
    made["Message-ID"] = f"<{identity(notice)}@{sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content("\n\n".join(paragraphs) + "\n", cte="quoted-printable")
    made["Content-Language"] = language
    return made


def identity(notice: Notice) -> str:
    """What tells a notice from all others, and says nothing of it."""
    return hashlib.sha256(f"express-entry/notice@1\0{notice.key}".encode()).hexdigest()[:40]


def words_of(notice: Notice, language: Language) -> tuple[str, ...]:
    """The subject and the paragraphs."""
    whose = CLIENT if notice.for_client else OWN
    if notice.kind == NoticeKind.REMINDER.value:
        assert notice.day is not None
        day = written_out(notice.day, language).replace("\u00a0", " ")
        about = OVERDUE if is_of_overdue(notice) else REMINDER
        subject, text = REMINDER_SUBJECT, about[whose].of(day=day)
    else:
        subject, text = MESSAGE_SUBJECT, MESSAGE[whose].of()
    return (
        subject.say(language),
        text.say(language),
        WHERE.say(language),
        WHY_NO_MORE.say(language),
        NOT_GOVERNMENT.say(language),
    )


def is_of_overdue(notice: Notice) -> bool:
    """Whether a reminder was made after the day that it is of."""
    return notice.day is not None and day_of(notice.created) > notice.day


def _address(stated: str) -> Address:
    try:
        return Address(addr_spec=stated)
    except (ValueError, IndexError, MessageError) as error:
        raise BadAddress from error


OWN, CLIENT = "own", "client"
MESSAGE_SUBJECT = Text("There is a message for you", "Vous avez un message")
REMINDER_SUBJECT = Text("A day to keep in mind", "Une date à ne pas oublier")
MESSAGE = {
    OWN: Text("There is a message for you in your account.", "Un message vous attend dans votre compte."),
    CLIENT: Text(
        "There is a message about somebody for whom you act.",
        "Un message vous attend au sujet d'une personne que vous représentez.",
    ),
}
REMINDER = {
    OWN: Text("Something in your account has its last day on {day}.", "Une échéance de votre compte tombe le {day}."),
    CLIENT: Text(
        "Something of somebody for whom you act has its last day on {day}.",
        "Une échéance d'une personne que vous représentez tombe le {day}.",
    ),
}
OVERDUE = {
    OWN: Text(
        "Something in your account had its last day on {day} and still waits for your answer.",
        "Une échéance de votre compte était le {day}, et votre réponse est toujours attendue.",
    ),
    CLIENT: Text(
        "Something of somebody for whom you act had its last day on {day} and still waits for an answer.",
        "Une échéance d'une personne que vous représentez était le {day}, et une réponse est toujours attendue.",
    ),
}
WHERE = Text(
    "Sign in as you always do to see it. This e-mail has no link on purpose, and nobody will ask for your password by "
    "e-mail.",
    "Ouvrez une session comme à l'habitude pour en prendre connaissance. Ce courriel ne contient volontairement aucun "
    "lien, et personne ne vous demandera votre mot de passe par courriel.",
)
WHY_NO_MORE = Text(
    "It says no more so that nothing about you goes through a mailbox.",
    "Il n'en dit pas plus, afin que rien à votre sujet ne passe par une boîte aux lettres.",
)
NOT_GOVERNMENT = Text(
    "Sent by independent software, not by the Government of Canada.",
    "Envoyé par un logiciel indépendant, et non par le gouvernement du Canada.",
)
