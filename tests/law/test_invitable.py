"""Who may be invited in a round: a class that it covers is met, and a nominee comes as a nominee or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from express_entry import law
from express_entry.law import Result
from express_entry.law.answers import Answer, Unknown
from express_entry.law.invitable import invitable
from express_entry.law.requirements import Eligibility, Requirement
from express_entry.law.text import Text

LATE = law.on(date(2023, 7, 5))
EARLY = law.on(date(2016, 11, 18))
ALL = ("fsw", "cec", "fst", "pnp")
FEDERAL = ("fsw", "cec", "fst")
YES, NO, OPEN = Result.MET, Result.NOT_MET, Result.UNKNOWN
NOT_SAID = Unknown(("nomination.express_entry",))


def program(slug: str, result: Result) -> Eligibility:
    needs = (f"{slug}.fact",) if result is OPEN else ()
    return Eligibility(slug, result, (Requirement("experience", result, Text("", "").of(), "", needs=needs),))


class Asked(dict[str, Eligibility]):
    """Programs with their results, and which of them were asked for."""

    def __init__(self, results: Mapping[str, Result]) -> None:
        super().__init__({slug: program(slug, result) for slug, result in results.items()})
        self.asked: list[str] = []

    def __getitem__(self, slug: str) -> Eligibility:
        self.asked.append(slug)
        return super().__getitem__(slug)


def programs(fsw: Result = NO, cec: Result = NO, fst: Result = NO, pnp: Result = NO) -> Asked:
    return Asked({"fsw": fsw, "cec": cec, "fst": fst, "pnp": pnp})


@pytest.mark.parametrize(
    ("covered", "nominee", "results", "answer", "named"),
    [
        (ALL, False, programs(cec=YES, fsw=YES), True, "cec"),
        (ALL, False, programs(fsw=YES), True, "fsw"),
        (("fsw",), False, programs(cec=YES), False, None),
        (("fsw",), False, programs(cec=YES, fsw=YES), True, "fsw"),
        (FEDERAL, True, programs(cec=YES, pnp=YES), False, None),
        (("cec",), True, programs(cec=YES, pnp=YES), False, None),
        (ALL, True, programs(cec=YES, pnp=YES), True, "pnp"),
        (("pnp",), True, programs(cec=YES, pnp=YES), True, "pnp"),
        (ALL, True, programs(cec=YES, pnp=NO), False, None),
        (("pnp",), False, programs(cec=YES), False, None),
        # What is not known counts where it may change the answer, and in the name of the class.
        (ALL, False, programs(cec=OPEN), Unknown(("cec.fact",)), None),
        (ALL, False, programs(cec=OPEN, fsw=YES), True, None),
        (ALL, False, programs(cec=YES, fsw=OPEN), True, "cec"),
        (ALL, False, programs(cec=OPEN, fst=OPEN), Unknown(("cec.fact", "fst.fact")), None),
        (ALL, True, programs(cec=YES, pnp=OPEN), Unknown(("pnp.fact",)), None),
        (FEDERAL, NOT_SAID, programs(cec=YES, pnp=OPEN), Unknown(("nomination.express_entry",)), None),
        (FEDERAL, NOT_SAID, programs(pnp=OPEN), False, None),
        (ALL, NOT_SAID, programs(cec=YES, pnp=OPEN), Unknown(("nomination.express_entry", "pnp.fact")), None),
        (ALL, NOT_SAID, programs(cec=NO, pnp=NO), False, None),
    ],
)
def test_a_class_covered_is_met_and_a_nominee_comes_as_one(
    covered: tuple[str, ...], nominee: Answer, results: Asked, answer: Answer, named: str | None
) -> None:
    found = invitable(LATE, covered, nominee, results)
    assert (found.answer, found.program, found.nominee) == (answer, named, nominee)


def test_the_class_named_follows_the_order_of_the_day() -> None:
    everything = programs(fsw=YES, cec=YES, fst=YES)
    assert invitable(LATE, ALL, False, everything).program == "cec"
    assert invitable(EARLY, ALL, False, everything).program == "fst"


def named_first() -> Iterator[tuple[Asked, bool, list[str]]]:
    yield programs(cec=YES), False, ["cec"]
    yield programs(fsw=YES), False, ["cec", "fsw"]
    yield programs(cec=YES, pnp=YES), True, ["pnp"]


@pytest.mark.parametrize(("results", "nominee", "asked"), list(named_first()))
def test_programs_behind_the_one_that_decides_are_not_asked_for(
    results: Asked, nominee: bool, asked: list[str]
) -> None:
    assert invitable(LATE, ALL, nominee, results).answer is True
    assert results.asked == asked
