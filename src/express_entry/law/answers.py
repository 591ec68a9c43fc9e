"""Three values: yes, no, and unknown with the facts that would settle it.

A derived number may be unknown too: then it has the lowest and the highest it can be, given what was stated, and the
paths of the facts that are missing. A threshold that both ends meet is met; nothing is guessed in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Needs = tuple[str, ...]


class Unknown(NamedTuple):
    """A yes-or-no fact that cannot be told; ``needs`` are the paths of the facts that would settle it."""

    needs: Needs


class Between(NamedTuple):
    """A whole number somewhere from ``low`` to ``high`` (inclusive)."""

    low: int
    high: int
    needs: Needs


Answer = bool | Unknown
Number = int | Between


def low(number: Number) -> int:
    """The least that a number can be."""
    return number.low if isinstance(number, Between) else number


def between(lowest: int, highest: int, needs: Iterable[str]) -> Number:
    """A number known where both ends agree."""
    return lowest if lowest == highest else Between(lowest, highest, merged(needs))


def at_least(number: Number, threshold: int) -> Answer:
    """Whether a number reaches a threshold."""
    if not isinstance(number, Between):
        return number >= threshold
    if number.low >= threshold:
        return True
    return False if number.high < threshold else Unknown(number.needs)


def stated(value: bool | None, path: str) -> Answer:
    """A yes-or-no fact as stated, or unknown where it was not."""
    return Unknown((path,)) if value is None else value


def opposite(answer: Answer) -> Answer:
    """No for yes, yes for no."""
    return answer if isinstance(answer, Unknown) else not answer


def every(answers: Iterable[Answer]) -> Answer:
    """Whether all hold: one no settles it, else one unknown leaves it open."""
    needs: list[str] = []
    for answer in answers:
        if isinstance(answer, Unknown):
            needs += answer.needs
        elif not answer:
            return False
    return Unknown(merged(needs)) if needs else True


def some(answers: Iterable[Answer]) -> Answer:
    """Whether one holds: one yes settles it, else one unknown leaves it open."""
    needs: list[str] = []
    for answer in answers:
        if isinstance(answer, Unknown):
            needs += answer.needs
        elif answer:
            return True
    return Unknown(merged(needs)) if needs else False


def following(pairs: Sequence[tuple[Answer, Answer]], otherwise: Answer) -> Answer:
    """Whether the second holds for one of those of which the first holds; ``otherwise`` where the first holds for none.

    So an offer counts in a trade that the person has worked in, and the trade is whichever fits.
    """
    first = some(one for one, _ in pairs)
    joint = some(every(pair) for pair in pairs)
    if first is True:
        return joint
    if first is False:
        return otherwise
    if joint == otherwise and not isinstance(joint, Unknown):
        return joint
    return Unknown(needs_of(first, joint, otherwise))


def needs_of(*values: object) -> Needs:
    """The facts that any of these answers or numbers waits for."""
    found: list[str] = []
    for value in values:
        if isinstance(value, (Unknown, Between)):
            found += value.needs
    return merged(found)


def merged(needs: Iterable[str]) -> Needs:
    """The same paths, each once, in the order first met."""
    return tuple(dict.fromkeys(needs))
