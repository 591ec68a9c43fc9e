"""Who takes messages away: a folder, where nothing else is set, or a server that speaks SMTP."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from django.conf import settings

from express_entry.history.wholefile import write_whole

from .addresses import PostOffice

PATIENCE = 30
"""Seconds that a server is waited for."""


class Unreachable(Exception):
    """Nobody can be sent anything at the moment; it lies with no message."""


class NotDelivered(Exception):
    """One message was not taken; ``for_good`` where trying again would change nothing."""

    def __init__(self, fault: str, *, for_good: bool = False) -> None:
        super().__init__(fault)
        self.fault = fault
        self.for_good = for_good


class Carrier(Protocol):
    """Takes messages away, one after the other."""

    def take(self, message: EmailMessage, to: str) -> None:
        """Take a message away.

        :raises NotDelivered: where this one is not taken.
        :raises Unreachable: where none can be.
        """
        ...


class Folder:
    """Messages as files, each named by its identity: one that is taken twice lies there once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, message: EmailMessage, to: str) -> None:  # noqa: ARG002 - it stands in the message
        """Write a message, whole or not at all."""
        name = str(message["Message-ID"]).strip("<>").partition("@")[0]
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self.folder / f"{name}.eml", [bytes(_as_it_reads(message))], private=True)
        except OSError as error:
            raise Unreachable(error.strerror or "folder") from None


def _as_it_reads(message: EmailMessage) -> EmailMessage:
    """The message with its text as it reads: whoever opens the file copies a link out of it, which is then whole."""
    made = deepcopy(message)
    made.set_content(message.get_content(), cte="8bit")
    made["Content-Language"] = message["Content-Language"]
    return made


class Post:
    """A server that speaks SMTP, over one connection as long as it holds."""

    def __init__(self, office: PostOffice) -> None:
        self.office = office
        self._open: smtplib.SMTP | None = None

    def take(self, message: EmailMessage, to: str) -> None:
        """Hand a message over; what the server says of it decides what becomes of it."""
        server = self._connected()
        try:
            server.send_message(message, to_addrs=[to])
        except smtplib.SMTPRecipientsRefused as error:
            code = next(iter(error.recipients.values()))[0]
            raise NotDelivered(f"refused {code}", for_good=500 <= code < 600) from None
        except smtplib.SMTPNotSupportedError:
            raise NotDelivered("no support for the address", for_good=True) from None
        except smtplib.SMTPServerDisconnected:
            self._drop()
            raise NotDelivered("disconnected") from None
        except smtplib.SMTPResponseException as error:
            raise NotDelivered(f"answer {error.smtp_code}", for_good=500 <= error.smtp_code < 600) from None
        except (OSError, smtplib.SMTPException):
            self._drop()
            raise NotDelivered("connection") from None

    def close(self) -> None:
        """Say goodbye."""
        if self._open is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._open.quit()
        self._drop()

    def _drop(self) -> None:
        if self._open is not None:
            self._open.close()
        self._open = None

    def _connected(self) -> smtplib.SMTP:
        if self._open is None:
            try:
                self._open = _connection(self.office)
            except (OSError, smtplib.SMTPException) as error:
                raise Unreachable(type(error).__name__) from None
        return self._open


def _connection(office: PostOffice) -> smtplib.SMTP:
    """A connection on which messages can be sent.

    :raises OSError: where there is no way to the server, or its certificate is not that of its name.
    :raises smtplib.SMTPException: where it does not offer TLS, or refuses the user.
    """
    trust = ssl.create_default_context()
    if office.tls:
        made: smtplib.SMTP = smtplib.SMTP_SSL(office.host, office.port, timeout=PATIENCE, context=trust)
    else:
        made = smtplib.SMTP(office.host, office.port, timeout=PATIENCE)
    try:
        if not office.tls and not office.in_the_clear:
            made.starttls(context=trust)
        if office.user:
            made.login(office.user, office.password)
    except BaseException:
        made.close()
        raise
    return made


@contextmanager
def carrier_of(office: PostOffice | None, folder: Path) -> Iterator[Carrier]:
    """Who takes messages away for the block: the server where there is one, else a folder."""
    if office is None:
        yield Folder(folder)
        return
    post = Post(office)
    try:
        yield post
    finally:
        post.close()


@contextmanager
def carrier_of_settings() -> Iterator[tuple[Carrier, str]]:
    """Who takes messages away by the settings of the service, and the address that they come from."""
    with carrier_of(settings.POST_OFFICE, settings.MAIL_FOLDER) as carrier:
        yield carrier, settings.MAIL_FROM
