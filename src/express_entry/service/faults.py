"""What keeps the service from starting, or from being saved and brought back: each error says so in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from ..law.text import Language, Reason, Text


class ServiceError(ValueError):
    """Something about the service that cannot be done as it stands; :meth:`say` says what, and what would help."""

    def __init__(self, *reasons: Reason) -> None:
        super().__init__("\n".join(reason.say("en") for reason in reasons))
        self.reasons: Sequence[Reason] = reasons

    def say(self, language: Language) -> str:
        """The sentences in one language, a line each."""
        return "\n".join(reason.say(language) for reason in self.reasons)


class Misconfigured(ServiceError):
    """Settings that cannot be used: every one of them is named, with its value and what is accepted."""


class Unreachable(ServiceError):
    """The database does not answer, or what answers cannot be used."""


class Unready(ServiceError):
    """A service that must be prepared first: its database, its keys or its folder are not there yet."""


class BadArchive(ServiceError):
    """A file that is no backup, or one that is damaged: nothing was restored from it."""


class Occupied(ServiceError):
    """A restore that would overwrite something, or that would pull the ground from under a running service."""


class Unsaved(ServiceError):
    """A file or folder of the service that cannot be written or read; the message names it."""

    exit_code = 1


def unsaved(path: object, error: OSError) -> Unsaved:
    """The error about a file or folder that the system refused."""
    return Unsaved(_UNSAVED.of(path=str(path), error=error.strerror or str(error)))


_UNSAVED = Text("{path}: {error}", "{path} : {error}")
