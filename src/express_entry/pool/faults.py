"""What the pool refuses: each with a sentence that names the field, the value and what is accepted."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law import Language, Reason


class PoolFault(Exception):
    """Something that cannot be done; nothing of it was done.

    ``fields`` are the places in the request that it is about, each with its sentence.
    """

    exit_code = 2

    def __init__(self, *reasons: Reason, fields: Mapping[str, Reason] | None = None) -> None:
        super().__init__("; ".join(reason.say("en") for reason in reasons))
        self.reasons = reasons
        self.fields = dict(fields or {})

    def say(self, language: Language) -> str:
        """Every reason, in one language."""
        return "\n".join(reason.say(language) for reason in self.reasons)


class Unacceptable(PoolFault):
    """What was given cannot be used, whatever the state of the pool."""


class Conflict(PoolFault):
    """What is asked does not suit the state that something is in."""


class NotFound(PoolFault):
    """There is no such thing, or not for whoever asks."""


class Forbidden(PoolFault):
    """Whoever asks may not do this: the same officer twice, a barred person."""


class NoRanking(PoolFault):
    """The points of the ranking on that day are not known, and the service does not go on under the last known."""
