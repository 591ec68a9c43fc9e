"""What cannot be replayed."""

from __future__ import annotations

from express_entry.law import Language, Reason


class NotReplayable(ValueError):
    """A round that cannot be held again: the message names it and says what is accepted."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """Why not, in one language."""
        return self.reason.say(language)
