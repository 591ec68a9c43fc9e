"""Everybody who asks the API something, over Django's own client: accounts, tokens, requests, answers."""

from __future__ import annotations

import atexit
import json
import secrets
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.test.utils import override_settings

from express_entry.accounts import operators, tokens
from express_entry.accounts.roles import Role
from express_entry.accounts.users import User
from express_entry.law.days import day_of
from express_entry.pool.models import Profile
from express_entry.pool.profiles import key_of
from express_entry.pool.units import Desk
from express_entry.vault import Keyring, Vault
from express_entry.vault.stores import FolderStorage
from tests.pool.people import Document, document
from tests.pool.stores import Store

ROOT = "/api/v1"
PASSWORD = "a pass phrase of the tests, which nobody has"  # noqa: S105 - made up
FIRMS = ("northern", "southern")
ABOUT = {Role.REPRESENTATIVE: FIRMS[0], Role.PROVINCE: "ON"}


def clock() -> datetime:
    return datetime.now(UTC)


OPERATOR = Desk("operator", clock)


def settled() -> override_settings:
    """The settings of a service that was installed and goes on under the last known rules."""
    return override_settings(
        ALLOWED_HOSTS=["testserver", "localhost"],
        LAST_KNOWN_RULES=True,
        SIGNER="tests.api.front.nobody_signs",
        VAULT="tests.api.front.vault_of_tests",
        UPLOAD_LIMIT=10_000_000,
        SECURE_SSL_REDIRECT=False,
        PASSWORD_HASHERS=["tests.api.front.QuickArgon2"],
    )


class QuickArgon2(Argon2PasswordHasher):
    """The service's own digests, at the least cost: what is tested is who comes in, not how long guessing takes."""

    time_cost, memory_cost, parallelism = 1, 8, 1


def nobody_signs() -> None:
    return None


@lru_cache(maxsize=1)
def vault_of_tests() -> Vault:
    """A vault in a folder that nobody else has."""
    folder = Path(tempfile.mkdtemp(prefix="ee-vault-of-a-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in ("documents", "uploads"):
        (folder / name).mkdir()
    storage = FolderStorage(folder / "documents", folder / "uploads")
    return Vault(storage, Keyring.of([secrets.token_bytes(32)]), folder / "uploads", folder / "removal.lock")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def tree(self) -> Any:
        return json.loads(self.data) if self.data else None

    @property
    def tag(self) -> str:
        return self.headers["ETag"]

    def fields(self) -> list[str]:
        """The fields that a problem names."""
        return [each["field"] for each in self.tree["errors"]]


class Front:
    """The API over one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.many = 0
        for slug in FIRMS:
            operators.add_firm(OPERATOR, slug=slug, name=slug.title())

    # ------------------------------------------------------------------------------------------------------ accounts

    def account(self, *roles: Role, about: str | None = None, email: str | None = None) -> User:
        self.many += 1
        email = email or f"somebody-{self.many}@example.org"
        user = operators.create(OPERATOR, email=email, password=None, language="en")
        for role in roles:
            operators.grant(OPERATOR, email=email, role=role, about=ABOUT.get(role, "") if about is None else about)
        return user

    def token(self, *roles: Role, about: str | None = None) -> str:
        """The token of a new account in some roles."""
        return self.token_of(self.account(*roles, about=about))

    def token_of(self, user: User) -> str:
        """A token of an account."""
        return tokens.issue(OPERATOR, user, name="test", days=1)[1]

    # ------------------------------------------------------------------------------------------------------ requests

    def ask(
        self,
        method: str,
        path: str,
        token: str | None = None,
        body: Any = None,
        *,
        raw: bytes | None = None,
        media: str = "application/json",
        client: Client | None = None,
        **headers: str,
    ) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if token is not None:
            named["Authorization"] = f"Bearer {token}"
        data = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        kind = media if raw is not None or body is not None else ""
        used = client or Client(raise_request_exception=False)
        response = used.generic(method, ROOT + path, data, content_type=kind, headers=named)
        return Answer(response.status_code, dict(response.items()), response.content)

    def send(self, path: str, token: str, file: bytes, name: str = "made-up.pdf", **fields: str) -> Answer:
        """A form with fields and a file."""
        key = fields.pop("key", "")
        data = encode_multipart(BOUNDARY, {**fields, "file": SimpleUploadedFile(name, file)})
        asked = partial(self.ask, "POST", path, token, raw=data, media=MULTIPART_CONTENT)
        return asked(Idempotency_Key=key) if key else asked()

    def asked_elsewhere(self, *arguments: Any, **named: Any) -> Answer:
        """The same from another thread, with a connection of its own that ends with it."""
        try:
            return self.ask(*arguments, **named)
        finally:
            connections.close_all()

    # ------------------------------------------------------------------------------------------------------ profiles

    def person(self, number: str = "P1", **stated: Any) -> Document:
        return document(number, day_of(clock()), **stated)

    def draft(self, token: str, number: str = "P1", **stated: Any) -> str:
        """The number of a draft that a candidate started."""
        made = self.ask("POST", "/profiles", token, {"document": self.person(number, **stated)})
        assert made.status == 201, made.data
        return str(made.tree["number"])

    def invited(self, token: str, number: str = "P1", **stated: Any) -> str:
        """The number of a profile that a candidate submitted, and that a round invited."""
        profile = self.submitted(token, number, **stated)
        officer, other = self.token(Role.ROUND_OFFICER), self.token(Role.AUTHORISING_OFFICER)
        self.many += 1
        body = {
            "number": f"of-{self.many}",
            "grouping": "general",
            "programs": ["cec", "fsw", "fst"],
            "legal_basis": "a test",
            "invitations": 1,
            "earliest": "2026-01-01T00:00:00Z",
        }
        assert self.ask("POST", "/rounds", officer, body).status == 201
        assert self.ask("POST", f"/rounds/of-{self.many}/authorisation", other).status == 200
        assert self.ask("POST", f"/rounds/of-{self.many}/run", officer).status == 200
        return profile

    def nominated(self, profile: str, certificate: str, province: str = "ON") -> int:
        """The number of a nomination that a province offers on a profile."""
        key = key_of(profile)
        assert key is not None
        code = Profile.objects.get(id=key).code
        body = {"profile": profile, "code": code, "certificate": certificate, "issued": "2026-01-15"}
        made = self.ask("POST", "/nominations", self.token(Role.PROVINCE, about=province), body)
        assert made.status == 201, made.data
        return int(made.tree["id"])

    def submitted(self, token: str, number: str = "P1", **stated: Any) -> str:
        """The number of a profile that a candidate submitted, and that is in the pool."""
        profile = self.draft(token, number, **stated)
        made = self.ask("POST", f"/profiles/{profile}/submission", token)
        assert (made.status, made.tree["state"]) == (200, "in_pool"), made.data
        return profile
