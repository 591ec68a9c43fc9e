"""Who may be invited in a round, as far as classes go: the classes that the round covers, and nominees.

A round ranks the people of a grouping, who must be eligible for a class that the round covers (A10.3(1)(h.1)). A
nominee may only be invited as a nominee (A10.1(1.1)), and so in no round that does not cover that class. The class an
invitation names is the first in order of those the person is eligible for (A10.3(1)(j.1)).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from .answers import Answer, Unknown, merged
from .facts import Result
from .programtable import NOMINEES
from .requirements import Eligibility, sure

if TYPE_CHECKING:
    from .view import Law

ORDER = "invitation/class_order"
CITATION = "A10.1(1.1), 10.3(1)(h.1)"


class Invitable(NamedTuple):
    """Whether a person is eligible for a class that a round covers, and the class that an invitation would name.

    ``program`` is None where nobody is invited, or where an earlier class in the order cannot be ruled out;
    ``nominee`` says whether the person may only be invited as a nominee.
    """

    answer: Answer
    program: str | None
    nominee: Answer


def invitable(law: Law, covered: Collection[str], nominee: Answer, programs: Mapping[str, Eligibility]) -> Invitable:
    """A person in a round that covers some programs; ``programs`` are only asked for as far as they decide.

    :param nominee: whether a nomination through Express Entry exists (:func:`.pnp.nominated`).
    """
    if nominee is False:
        return Invitable(*_first_of(law, covered, programs), nominee)
    as_nominee: Answer = False
    if NOMINEES in covered:
        item = programs[NOMINEES]
        as_nominee = sure(item.result, item.needs)
    if nominee is True:
        return Invitable(as_nominee, NOMINEES if as_nominee is True else None, nominee)
    other, _ = _first_of(law, covered, programs)
    if other == as_nominee and not isinstance(other, Unknown):
        return Invitable(other, None, nominee)
    waiting = [need for answer in (nominee, as_nominee, other) if isinstance(answer, Unknown) for need in answer.needs]
    return Invitable(Unknown(merged(waiting)), None, nominee)


def _first_of(law: Law, covered: Collection[str], programs: Mapping[str, Eligibility]) -> tuple[Answer, str | None]:
    """Whether one of the classes is met, in the order in which an invitation names them; nominees aside."""
    needs: list[str] = []
    for slug in law.values(ORDER)["order"]:
        if slug == NOMINEES or slug not in covered:
            continue
        item = programs[slug]
        if item.result is Result.MET:
            return True, None if needs else slug
        if item.result is Result.UNKNOWN:
            needs += item.needs
    return (Unknown(merged(needs)) if needs else False), None
