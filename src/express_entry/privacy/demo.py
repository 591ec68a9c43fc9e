"""Two requests for an officer to answer in the demo: somebody asks to be erased, somebody else to be corrected."""

from __future__ import annotations

from express_entry.application.keeping import found
from express_entry.pool.units import Desk

from . import correcting, requesting
from .rows import Correction, Erasure


def make_requests(desk: Desk, *, erasure: str, correction: str) -> tuple[Erasure, Correction]:
    """The person of one application asks to be erased, and that of another says that a field of it is wrong."""
    person = found(erasure).profile.person
    assert person is not None
    asked = correcting.ask(desk, correction, field=FIELD, words=WORDS)
    return requesting.request(desk, person), asked


FIELD = "profile.person.passport.expires"
WORDS = "My passport was renewed: the new one expires on 2034-05-31."
