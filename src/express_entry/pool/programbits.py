"""Programs as bits of one small number, so that both databases can test for several at once.

Which bit is whose is told by the places in the table of programs of the service's law, which never change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from express_entry.law import Text
from express_entry.law.programtable import places_of

from .faults import Unacceptable
from .laws import service_law


def program_bits() -> Mapping[str, int]:
    """The bit of every program that there ever was, by slug, the least first."""
    return _bits(tuple(settings.LAW_FILES))


def bits_of(programs: Iterable[str]) -> int:
    """Programs as one number.

    :raises Unacceptable: where there never was such a program.
    """
    bits, found = program_bits(), set(programs)
    if unknown := found.difference(bits):
        fault = NO_PROGRAM.of(value=", ".join(sorted(unknown)), accepted=", ".join(bits))
        raise Unacceptable(fault, fields={"programs": fault})
    return sum(bits[slug] for slug in found)


def programs_of(bits: int) -> frozenset[str]:
    """The programs that a number stands for."""
    return _sets(tuple(settings.LAW_FILES))[bits]


def those(wanted: Callable[[int], object]) -> Sequence[int]:
    """Every number that stands for some programs and is wanted."""
    return [bits for bits in range(1, len(_sets(tuple(settings.LAW_FILES)))) if wanted(bits)]


@lru_cache(maxsize=8)
def _bits(_files: tuple[Path, ...]) -> Mapping[str, int]:
    """By the files that make the service's law what it is."""
    return {slug: 1 << place for slug, place in places_of(service_law()).items()}


@lru_cache(maxsize=8)
def _sets(files: tuple[Path, ...]) -> Sequence[frozenset[str]]:
    bits = _bits(files)
    every = 2 * max(bits.values())
    return [frozenset(slug for slug, bit in bits.items() if number & bit) for number in range(every)]


NO_PROGRAM = Text(
    "programs: {value} is no program. Accepted: {accepted}.",
    "programmes : {value} n'est pas un programme. Valeurs acceptées : {accepted}.",
)
