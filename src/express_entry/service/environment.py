"""The settings of the service: read from the environment all at once, each with what is accepted.

:data:`SETTINGS` is what the reference prints, so a setting that is not described there does not exist.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from ..correspondence.addresses import PostOffice, is_sender, post_office_at
from ..history.datafolder import data_folder
from ..law.text import Reason, Text
from ..vault.addresses import s3_options
from ..vault.scanning import Clamd, clamd_at
from . import keys
from .faults import Misconfigured, ServiceError
from .places import Places
from .words import (
    CLAMAV,
    CLOCK,
    CONTACT,
    DATA,
    DATABASE,
    DOCUMENTS,
    HOSTS,
    LAST_KNOWN_RULES,
    LAW,
    LOG_LEVEL,
    MAIL_FROM,
    NO_CONTACT,
    NO_DATABASE,
    NO_FILE,
    NO_FOLDER,
    NO_HOSTS,
    NO_LAW,
    NO_POST_OFFICE,
    NO_SCANNER,
    NO_SENDER,
    NO_SOURCE,
    NO_STORE,
    NOT_A_SIZE,
    NOT_BOTH,
    NOT_ONE_OF,
    NOT_YES_OR_NO,
    PROXY,
    SECOND_FACTOR,
    SECRET_KEY,
    SECRET_KEY_FILE,
    SMTP,
    SOURCE,
    UPLOADS,
    WEAK_KEY,
    WITHOUT_PROXY,
)

Value = TypeVar("Value")

LOOPBACK: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]")
"""The hosts that a service without settings answers to: this machine."""
LOG_LEVELS = ("info", "warning", "error")
NO_REPLY = "no-reply@localhost"
"""The address that e-mails in a folder come from."""
LARGEST_UPLOAD = 100
"""Megabytes that the largest upload may be set to."""


@dataclass(frozen=True)
class Setting:
    """A variable of the environment: its name, what it is for, what it accepts and what holds without it."""

    name: str
    meaning: Text
    accepted: Text
    default: Text

    @property
    def is_secret(self) -> bool:
        """Whether its value must never be shown."""
        return self.name in {SECRET, "EXPRESS_ENTRY_SMTP"}


SECRET = "EXPRESS_ENTRY_SECRET_KEY"  # noqa: S105 - its name
SETTINGS = (
    Setting("EXPRESS_ENTRY_DATA", *DATA),
    Setting("DATABASE_URL", *DATABASE),
    Setting("EXPRESS_ENTRY_HOSTS", *HOSTS),
    Setting("EXPRESS_ENTRY_BEHIND_PROXY", *PROXY),
    Setting(SECRET, *SECRET_KEY),
    Setting(f"{SECRET}_FILE", *SECRET_KEY_FILE),
    Setting("EXPRESS_ENTRY_SECOND_FACTOR", *SECOND_FACTOR),
    Setting("EXPRESS_ENTRY_UPLOAD_MEGABYTES", *UPLOADS),
    Setting("EXPRESS_ENTRY_DOCUMENTS", *DOCUMENTS),
    Setting("EXPRESS_ENTRY_CLAMAV", *CLAMAV),
    Setting("EXPRESS_ENTRY_SMTP", *SMTP),
    Setting("EXPRESS_ENTRY_MAIL_FROM", *MAIL_FROM),
    Setting("EXPRESS_ENTRY_CONTACT", *CONTACT),
    Setting("EXPRESS_ENTRY_SOURCE", *SOURCE),
    Setting("EXPRESS_ENTRY_LOG_LEVEL", *LOG_LEVEL),
    Setting("EXPRESS_ENTRY_LAW", *LAW),
    Setting("EXPRESS_ENTRY_LAST_KNOWN_RULES", *LAST_KNOWN_RULES),
    Setting("EXPRESS_ENTRY_CLOCK", *CLOCK),
)


@dataclass(frozen=True)
class Configuration:
    """What the environment asks for, sound in itself; whether the database answers is another matter."""

    places: Places
    database: str | None = field(repr=False)
    """The address of a PostgreSQL database; SQLite in the data folder without one."""
    secret_key: str = field(repr=False)
    """The secret key; empty where none is stated and none was made yet."""
    identity_key: str = field(repr=False)
    """The key of digests that tell people apart; empty where none was made yet."""
    hosts: tuple[str, ...]
    behind_proxy: bool
    second_factor: bool
    """Whether the roles of an office need a second factor."""
    upload_bytes: int
    document_store: str | None
    """The address of a store that speaks the protocol of S3; the folder of documents without one."""
    scanner: Clamd | None
    """The scanner for viruses; none where none is stated."""
    post_office: PostOffice | None
    """The server that takes e-mails; a folder where none is stated."""
    mail_from: str
    """The address that e-mails come from."""
    contact: str
    """Where whoever runs the service can be reached; empty where it is not stated."""
    source: str
    """Where the source and the documentation can be read; empty where it is not stated."""
    log_level: str
    law_files: tuple[Path, ...]
    """Files of law that are laid over the law of this release, in this order."""
    last_known_rules: bool
    """Whether a day whose ranking is not known goes on under the last known one."""

    @property
    def public(self) -> bool:
        """Whether the service answers to another name than this machine's own: it is then reached by HTTPS alone."""
        return not set(self.hosts) <= set(LOOPBACK)


def configuration(environment: Mapping[str, str] | None = None) -> Configuration:
    """What the environment (that of the process unless given) asks for.

    :raises Misconfigured: naming every setting that cannot be used.
    """
    known = dict(os.environ if environment is None else environment)
    problems: list[Reason] = []
    places = _told(problems, lambda: Places(_folder(known)), Places(Path()))
    database = _told(problems, lambda: _database(known), None)
    secret_key = "" if problems else _told(problems, lambda: _secret_key(known, places), "")
    identity_key = "" if problems else _told(problems, lambda: keys.stored(places, keys.IDENTITY_KEY), "")
    hosts = _told(problems, lambda: _hosts(known), LOOPBACK)
    behind_proxy = _told(problems, lambda: _yes_or_no(known, "EXPRESS_ENTRY_BEHIND_PROXY"), True)
    usual = not set(hosts) <= set(LOOPBACK)
    second_factor = _told(problems, lambda: _yes_or_no(known, "EXPRESS_ENTRY_SECOND_FACTOR", usual=usual), True)
    upload = _told(problems, lambda: _megabytes(known, "EXPRESS_ENTRY_UPLOAD_MEGABYTES", 10), 0)
    store = _told(problems, lambda: _document_store(known), None)
    scanner = _told(problems, lambda: _scanner(known), None)
    post_office = _told(problems, lambda: _post_office(known), None)
    mail_from = _told(problems, lambda: _mail_from(known), NO_REPLY)
    contact = _told(problems, lambda: _contact(known), "")
    source = _told(problems, lambda: _source(known), "")
    level = _told(problems, lambda: _one_of(known, "EXPRESS_ENTRY_LOG_LEVEL", LOG_LEVELS), LOG_LEVELS[0])
    law_files: tuple[Path, ...] = _told(problems, lambda: _law_files(known), tuple[Path, ...]())
    last_known = _told(problems, lambda: _yes_or_no(known, "EXPRESS_ENTRY_LAST_KNOWN_RULES"), False)
    made = Configuration(
        places=places,
        database=database,
        secret_key=secret_key,
        identity_key=identity_key,
        hosts=hosts,
        behind_proxy=behind_proxy,
        second_factor=second_factor,
        upload_bytes=upload * 1_000_000,
        document_store=store,
        scanner=scanner,
        post_office=post_office,
        mail_from=mail_from,
        contact=contact,
        source=source,
        log_level=level,
        law_files=law_files,
        last_known_rules=last_known,
    )
    if made.public and not behind_proxy:
        problems.append(WITHOUT_PROXY.of(value=", ".join(hosts)))
    if problems:
        raise Misconfigured(*problems)
    return made


def _told(problems: list[Reason], read: Callable[[], Value], instead: Value) -> Value:
    """What a reader reads; where it cannot, its reasons are kept and reading goes on, so that all are told at once."""
    try:
        return read()
    except ServiceError as error:
        problems.extend(error.reasons)
        return instead


def _folder(known: Mapping[str, str]) -> Path:
    stated = known.get("EXPRESS_ENTRY_DATA", "")
    try:
        folder = data_folder(known).absolute()
    except RuntimeError as error:
        raise Misconfigured(NO_FOLDER.of(name="EXPRESS_ENTRY_DATA", value=_shown(str(error)))) from None
    if "\0" in stated or (folder.exists() and not folder.is_dir()):
        raise Misconfigured(NO_FOLDER.of(name="EXPRESS_ENTRY_DATA", value=_shown(stated)))
    return folder


def _database(known: Mapping[str, str]) -> str | None:
    stated = known.get("DATABASE_URL", "").strip()
    if not stated:
        return None
    try:
        address = urlsplit(stated)
        usable = address.scheme in {"postgres", "postgresql"} and len(address.path) > 1 and (address.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise Misconfigured(NO_DATABASE.of(name="DATABASE_URL", value=_shown(without_password(stated))))
    return stated


def without_password(url: str) -> str:
    """The address of a database as it may be shown."""
    try:
        address = urlsplit(url)
    except ValueError:
        return "…"
    if "@" not in address.netloc:
        return urlunsplit(address._replace(query="…" if address.query else ""))
    who, _, where = address.netloc.rpartition("@")
    user, has_password, _ = who.partition(":")
    shown = f"{user}:…@{where}" if has_password else f"{user}@{where}"
    return urlunsplit(address._replace(netloc=shown, query="…" if address.query else ""))


def _secret_key(known: Mapping[str, str], places: Places) -> str:
    stated, file = known.get(SECRET, ""), known.get(f"{SECRET}_FILE", "")
    if stated and file:
        raise Misconfigured(NOT_BOTH.of(one=SECRET, other=f"{SECRET}_FILE"))
    if not stated and not file:
        return keys.stored(places, keys.SECRET_KEY)
    name = SECRET if stated else f"{SECRET}_FILE"
    if file:
        with _named(NO_FILE, name, file):
            stated = keys.read(Path(file))
    if not keys.is_strong(stated):
        raise Misconfigured(WEAK_KEY.of(name=name, length=len(stated), least=keys.LEAST_CHARACTERS))
    return stated


@contextmanager
def _named(text: Text, name: str, value: str) -> Iterator[None]:
    try:
        yield
    except (ServiceError, ValueError):
        raise Misconfigured(text.of(name=name, value=_shown(value))) from None


def _hosts(known: Mapping[str, str]) -> tuple[str, ...]:
    stated = known.get("EXPRESS_ENTRY_HOSTS", "").strip()
    if not stated:
        return LOOPBACK
    hosts = tuple(part.strip().lower() for part in stated.split(","))
    wrong = [each for each in hosts if not _HOST.fullmatch(each)]
    if wrong:
        raise Misconfigured(NO_HOSTS.of(name="EXPRESS_ENTRY_HOSTS", value=_shown(wrong[0])))
    return hosts


def _document_store(known: Mapping[str, str]) -> str | None:
    stated = known.get("EXPRESS_ENTRY_DOCUMENTS", "").strip()
    if stated and s3_options(stated) is None:
        raise Misconfigured(NO_STORE.of(name="EXPRESS_ENTRY_DOCUMENTS", value=_shown(without_password(stated))))
    return stated or None


def _scanner(known: Mapping[str, str]) -> Clamd | None:
    stated = known.get("EXPRESS_ENTRY_CLAMAV", "").strip()
    found = clamd_at(stated)
    if stated and found is None:
        raise Misconfigured(NO_SCANNER.of(name="EXPRESS_ENTRY_CLAMAV", value=_shown(without_password(stated))))
    return found


def _post_office(known: Mapping[str, str]) -> PostOffice | None:
    stated = known.get("EXPRESS_ENTRY_SMTP", "").strip()
    found = post_office_at(stated) if stated else None
    if stated and found is None:
        raise Misconfigured(NO_POST_OFFICE.of(name="EXPRESS_ENTRY_SMTP", value=_shown(without_password(stated))))
    if found is not None and not known.get("EXPRESS_ENTRY_MAIL_FROM", "").strip():
        raise Misconfigured(NO_SENDER.of(name="EXPRESS_ENTRY_MAIL_FROM", value=_shown("")))
    return found


def _mail_from(known: Mapping[str, str]) -> str:
    stated = known.get("EXPRESS_ENTRY_MAIL_FROM", "").strip()
    if stated and not is_sender(stated):
        raise Misconfigured(NO_SENDER.of(name="EXPRESS_ENTRY_MAIL_FROM", value=_shown(stated)))
    return stated or NO_REPLY


def _contact(known: Mapping[str, str]) -> str:
    stated = known.get("EXPRESS_ENTRY_CONTACT", "").strip()
    if stated and not is_sender(stated) and not _is_page(stated):
        raise Misconfigured(NO_CONTACT.of(name="EXPRESS_ENTRY_CONTACT", value=_shown(stated)))
    return stated


def _source(known: Mapping[str, str]) -> str:
    stated = known.get("EXPRESS_ENTRY_SOURCE", "").strip()
    if stated and not _is_page(stated):
        raise Misconfigured(NO_SOURCE.of(name="EXPRESS_ENTRY_SOURCE", value=_shown(stated)))
    return stated


def _is_page(stated: str) -> bool:
    return re.fullmatch(r"https://[A-Za-z0-9.-]+(:\d+)?(/[^\s<>\"]*)?", stated) is not None


def _law_files(known: Mapping[str, str]) -> tuple[Path, ...]:
    stated = [part for part in known.get("EXPRESS_ENTRY_LAW", "").split(os.pathsep) if part.strip()]
    unreadable = [part for part in stated if not _is_readable(part)]
    if unreadable:
        raise Misconfigured(*(NO_LAW.of(name="EXPRESS_ENTRY_LAW", value=_shown(part)) for part in unreadable))
    return tuple(Path(part).absolute() for part in stated)


def _is_readable(name: str) -> bool:
    try:
        with Path(name).open("rb"):
            return Path(name).is_file()
    except (OSError, ValueError):
        return False


def _yes_or_no(known: Mapping[str, str], name: str, *, usual: bool = False) -> bool:
    stated = known.get(name, "").strip().lower()
    if not stated:
        return usual
    if stated in {"no", "0", "false", "off"}:
        return False
    if stated in {"yes", "1", "true", "on"}:
        return True
    raise Misconfigured(NOT_YES_OR_NO.of(name=name, value=_shown(stated)))


def _megabytes(known: Mapping[str, str], name: str, usual: int) -> int:
    stated = known.get(name, "").strip()
    if not stated:
        return usual
    if stated.isascii() and stated.isdigit() and len(stated) <= 3 and 1 <= int(stated) <= LARGEST_UPLOAD:
        return int(stated)
    raise Misconfigured(NOT_A_SIZE.of(name=name, value=_shown(stated), most=LARGEST_UPLOAD))


def _one_of(known: Mapping[str, str], name: str, accepted: tuple[str, ...]) -> str:
    stated = known.get(name, "").strip().lower() or accepted[0]
    if stated in accepted:
        return stated
    raise Misconfigured(NOT_ONE_OF.of(name=name, value=_shown(stated), accepted=", ".join(accepted)))


def _shown(value: str) -> str:
    """A value as a message repeats it: on one line, cut short, nothing in it that steers a terminal."""
    kept = "".join(each if each.isprintable() else "\ufffd" for each in value[:120])
    return f'"{kept}"' if len(value) <= 120 else f'"{kept}…"'


_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"\.?{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]+\]", re.ASCII)
