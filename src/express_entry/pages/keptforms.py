"""A form that somebody sent when it was first to be shown again who they are: kept on their own page, and nowhere else.

Its fields travel in a field of the page where one signs in, encrypted and signed: for an hour, for the account that
sent them where that is known, and up to a bound. No password goes along, nor a file: that is chosen again.
"""

from __future__ import annotations

import base64
import json
import zlib
from datetime import datetime, timedelta
from typing import NamedTuple

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest

from express_entry.accounts.users import User
from express_entry.api.gate import account_of_session, now
from express_entry.law.text import Text

FIELD = "kept-form"
"""The field of the page that the form travels in."""
MOST_CHARACTERS = 200_000
"""Of that field; what a page without files may bring along is half as much again."""
LASTS = timedelta(hours=1)
INFO = b"express-entry/kept-form@1"
LEFT_OUT = frozenset({"csrfmiddlewaretoken", "password", "present", "passkey"})
"""What is not kept: the token of the page, passwords, and the answer of a passkey, which is to one question alone."""


class KeptForm(NamedTuple):
    """Where a form was sent, what was typed into it, and which files were chosen."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    """The field of each and what the file was called."""
    account: int | None
    """Whose session it was sent in, where that is known."""

    def is_for(self, user: User) -> bool:
        """Whether it may be shown to an account."""
        return self.account is None or self.account == user.pk


class TooMuch(Exception):
    """More was typed than a page can keep."""


def keep(request: HttpRequest) -> str:
    """What was sent, as a field of the page that asks who one is; empty where nothing was typed.

    :raises TooMuch: where it is larger than a page can keep.
    """
    # Of a form that was kept before, the page is sent anew: it stays what it is.
    if FIELD in request.POST:
        return request.POST[FIELD][:MOST_CHARACTERS]
    fields = [(name, each) for name in request.POST if name not in LEFT_OUT for each in request.POST.getlist(name)]
    files = [(name, str(each.name)) for name in request.FILES for each in request.FILES.getlist(name)]
    if not fields and not files:
        return ""
    return _sealed(KeptForm(request.get_full_path(), tuple(fields), tuple(files), account_of_session(request)))


def opened(text: str) -> KeptForm | None:
    """The form again; None where its hour is over, or it is not as it left."""
    try:
        plain = _cipher().decrypt_at_time(text[:MOST_CHARACTERS].encode(), int(LASTS.total_seconds()), _second(now()))
    except InvalidToken:
        return None
    path, fields, files, account = json.loads(zlib.decompress(plain))
    return KeptForm(path, _pairs(fields), _pairs(files), account)


def _sealed(form: KeptForm) -> str:
    plain = zlib.compress(json.dumps(form).encode())
    text = _cipher().encrypt_at_time(plain, _second(now())).decode()
    if len(text) > MOST_CHARACTERS:
        raise TooMuch
    return text


def _pairs(rows: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in rows)


def _second(at: datetime) -> int:
    return int(at.timestamp())


def _cipher() -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=INFO).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


TOO_MUCH = Text(
    "What you typed is more than can be kept while you sign in, and was not done. It is still on the page before this "
    "one: go back, copy it, and sign in.",
    "Ce que vous avez saisi dépasse ce qui peut être conservé pendant que vous ouvrez une session, et n'a pas été "
    "exécuté. Cela figure encore à la page précédente : revenez-y, copiez-le, puis ouvrez une session.",
)
