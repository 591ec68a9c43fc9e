"""What anybody may read, and the audit trail from its end."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client
from django.test.utils import override_settings

from express_entry.accounts.roles import Role
from express_entry.selection import check_line
from express_entry.service.signing import Ed25519Signer
from tests.api.front import Front

SIGNER = Ed25519Signer(Ed25519PrivateKey.generate())


def somebody_signs() -> Ed25519Signer:
    return SIGNER


def test_the_public_key_is_shown_to_anybody_as_an_answer_and_as_a_file(front: Front) -> None:
    assert front.ask("GET", "/public-key").status == 404
    assert Client().get("/public-key.txt").status_code == 404
    with override_settings(SIGNER="tests.api.test_public.somebody_signs"):
        shown = front.ask("GET", "/public-key").tree
        page = Client().get("/public-key.txt")
    assert shown == {"algorithm": "Ed25519", "public_key": SIGNER.public_key.hex()}
    assert page.content.decode() == f"{SIGNER.public_key.hex()}\n"


def test_the_program_that_checks_a_line_is_given_to_anybody_as_the_package_has_it(front: Front) -> None:  # noqa: ARG001 - a store
    file = Client().get("/check_line.py")
    source = Path(check_line.__file__).read_bytes()
    assert (file.status_code, file.content) == (200, source)
    assert file.headers["Content-Disposition"] == 'attachment; filename="check_line.py"'
    again = Client().get("/check_line.py", headers={"If-None-Match": file.headers["ETag"]})
    assert (again.status_code, Client().post("/check_line.py").status_code) == (304, 405)
    for language, place in (("en", "rounds/of-this-pool"), ("fr", "rondes/de-ce-bassin")):
        shown = Client().get(f"/{language}/{place}/").content.decode()
        assert 'href="/check_line.py"' in shown
        assert hashlib.sha256(source).hexdigest() in shown


def test_the_trail_is_read_from_its_end_by_pages_of_its_own(front: Front) -> None:
    front.draft(front.token(Role.CANDIDATE))
    token = front.token(Role.AUDITOR)
    first = front.ask("GET", "/audit?latest_first=true&limit=3", token).tree
    sequences = [each["sequence"] for each in first["items"]]
    assert sequences == sorted(sequences, reverse=True)
    assert first["items"][0]["action"] == "access.audit.entries"
    then = front.ask("GET", f"/audit?latest_first=true&limit=3&cursor={first['next']}", token).tree
    assert then["items"][0]["sequence"] == sequences[-1] - 1
    assert front.ask("GET", f"/audit?cursor={first['next']}", token).status == 422
