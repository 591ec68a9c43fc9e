"""The validation code of a profile, which its candidate gives to a province: who has it may nominate them, no other.

Whoever has no right code learns nothing of a number: not whether there is such a profile, nor what became of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.crypto import constant_time_compare

from express_entry.law import Text

from .faults import Unacceptable
from .keeping import locked
from .profiles import Profile, key_of
from .units import Desk, Unit, unit

NOBODYS = "-" * 10
"""What a code is compared with where nobody has the number, so that the answer takes as long."""


class NotTogether(Unacceptable):
    """A number and a code that do not belong together, whatever there is of the number."""

    def __init__(self, number: str) -> None:
        said = NOT_TOGETHER.of(number=number[:40])
        super().__init__(said, fields={"code": said})


def by_code(now: Unit, number: str, code: str) -> Profile:
    """The profile of a number, for whom its candidate gave the code; nobody else changes it until the unit ends.

    :raises NotTogether: where the code is another's, and where there is no such profile.
    """
    key = key_of(number)
    # Read alone, before the profile is brought up to its instant: that takes longer for some than for others.
    kept = Profile.objects.filter(id=key).values_list("code", flat=True).first() if key is not None else None
    right = constant_time_compare(kept or NOBODYS, code)
    if kept is None or not right:
        raise NotTogether(number)
    return locked(now, number)


@contextmanager
def told(desk: Desk, province: str, number: str) -> Iterator[None]:
    """Tell the trail of a code that a province typed wrongly; what the block did of it is lost."""
    try:
        yield
    except NotTogether:
        with unit(desk) as now:
            now.tell("nomination.refused", province if key_of(number) is None else number, province=province)
        raise


NOT_TOGETHER = Text(
    "code: the number {number} and this code do not belong together. Accepted: the number and the code that the "
    "candidate gave.",
    "code : le numéro {number} et ce code ne vont pas ensemble. Acceptés : le numéro et le code que le candidat a "
    "donnés.",
)
