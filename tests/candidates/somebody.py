"""A candidate in the browser, as far on the way as a test wants: what is behind them came by the API."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from express_entry.accounts import tokens
from express_entry.accounts.roles import Role
from express_entry.application.models import Application
from express_entry.law.text import Language
from express_entry.pool.models import Profile
from tests.api.front import OPERATOR, Front
from tests.pages.signed import account, at, enters
from tests.pages.visitor import Shown
from tests.vault.files import pdf

PAPER = pdf()


class Somebody:
    """Who is signed in as a candidate; pages are called by their names."""

    def __init__(self, front: Front, language: Language = "en") -> None:
        self.front = front
        self.user = account(front, Role.CANDIDATE)
        self.visitor = enters(self.user, language)
        self.token = tokens.issue(OPERATOR, self.user, name="test", days=1)[1]
        self.number = ""
        self.application = ""

    def sees(self, name: str, **parts: Any) -> Shown:
        return at(self.visitor, f"candidates:{name}", **self._of(name, parts))

    def sends(self, name: str, fields: dict[str, Any] | None = None, **parts: Any) -> Shown:
        return self.visitor.posts(f"candidates:{name}", fields, **self._of(name, parts))

    def says(self, name: str, fields: dict[str, Any] | None = None, **parts: Any) -> Shown:
        """A form that is taken, with what it carries where nothing is to be typed, and the page that it leads to."""
        shown = self.sends(name, self.sees(name, **parts).carried if fields is None else fields, **parts)
        assert shown.status == 303, (shown.status, shown.text)
        return self.visitor.sees(shown.headers["Location"])

    def _of(self, name: str, parts: dict[str, Any]) -> dict[str, str]:
        from express_entry.candidates.addresses import SECTION

        pattern = SECTION.addresses[name].en
        number = self.application if "/applications/" in pattern else self.number
        own = {"number": number} if "<str:number>" in pattern else {}
        return {**own, **{part: str(value) for part, value in parts.items()}}

    # ------------------------------------------------------------------------------------------------- on the way

    def drafts(self, **stated: Any) -> Somebody:
        self.number = self.front.draft(self.token, self._passport(), **stated)
        return self

    def submits(self, **stated: Any) -> Somebody:
        self.number = self.front.submitted(self.token, self._passport(), **stated)
        return self

    def is_invited(self) -> Somebody:
        self.number = self.front.invited(self.token, self._passport())
        return self

    def applies(self) -> Somebody:
        self.is_invited()
        made = self.front.ask("POST", "/applications", self.token, {"profile": self.number})
        assert made.status == 201, made.data
        self.application = str(made.tree["number"])
        return self

    def _passport(self) -> str:
        return f"P{self.user.id}"

    # ------------------------------------------------------------------------------------------------- what is held

    @property
    def profile(self) -> Profile:
        return Profile.objects.get(id=int(self.number[1:]))

    @property
    def row(self) -> Application:
        return Application.objects.get(id=int(self.application[1:]))


def fields_of(shown: Shown) -> dict[str, str]:
    """The hidden fields of a form, as a browser sends them along."""
    return shown.carried


def file(content: bytes = PAPER, name: str = "made-up.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
