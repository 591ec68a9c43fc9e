"""Tables of points as people read them: ages from … to …, levels by their names, with and without a spouse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from express_entry.law import Table, Text, Version
from express_entry.law.facts import Factors, GridFacts

from .lawblocks import Blocks, Voice, grid
from .lawlabels import FACTS, GROUPS, LEVEL_WORDS

POINTS = Text("Points", "Points")
WITHOUT = Text("Points without a spouse or partner", "Points sans époux ou conjoint de fait")
WITH = Text("Points with a spouse or partner", "Points avec époux ou conjoint de fait")
BELOW = Text("Below the first row: no points.", "Sous la première ligne : aucun point.")
EACH = Text(
    "For each of the four abilities: speaking, listening, reading, writing.",
    "Pour chacune des quatre compétences : expression orale, compréhension de l'oral, compréhension de l'écrit, "
    "expression écrite.",
)
AT_MOST = Text("At most {most} points.", "Au plus {most} points.")
AT_MOST_EACH = Text(
    "At most {without} points without and {with_} with a spouse or partner.",
    "Au plus {without} points sans et {with_} avec époux ou conjoint de fait.",
)
OR_MORE = Text("{first} or more", "{first} ou plus")
FROM_TO = Text("{first} to {last}", "{first} à {last}")
UP_TO = Text("{first}, up to {last}", "{first}, jusqu'à {last}")
YES, NO = Text("yes", "oui"), Text("no", "non")
SECTION, MOST = Text("Section", "Section"), Text("At most", "Au plus")
GROUP = Text("Pair of combinations", "Paire de combinaisons")
WHOLE = Text("All sections together: at most {most} points.", "Toutes les sections ensemble : au plus {most} points.")
PASS = Text("Pass mark: {mark} points.", "Note de passage : {mark} points.")


def steps(voice: Voice, of: Table, version: Version) -> Blocks:
    """Points by one fact, or by each of four abilities."""
    fact, rows = of.attributes["facts"][0], version.values["points"]
    names = bands(voice, fact, [row[0] for row in rows])
    two = any(len(row) > 2 for row in rows)
    head = [fact_named(voice, fact), *([voice.say(WITHOUT), voice.say(WITH)] if two else [voice.say(POINTS)])]
    yield voice.say(EACH) if of.kind == "abilities" else ""
    yield grid(head, _amounts(names, rows, two), numbers=len(head) - 1)
    yield voice.say(BELOW) if rows[0][0] not in (0, "none", "less_than_secondary") else ""
    yield _most(voice, version.values.get("maximum"))


def _amounts(names: Sequence[str], rows: Sequence[Sequence[Any]], two: bool) -> Iterator[list[str]]:
    for name, row in zip(names, rows, strict=True):
        amounts = [row[1], row[-1]] if two else [row[1]]
        yield [name, *map(str, amounts)]


def _most(voice: Voice, maximum: Any) -> str:
    if maximum is None:
        return ""
    if isinstance(maximum, int):
        return voice.say(AT_MOST.of(most=maximum))
    return voice.say(AT_MOST_EACH.of(without=maximum[0], with_=maximum[-1]))


def matrix(voice: Voice, of: Table, version: Version) -> Blocks:
    """Points by two facts: the first down, the second across."""
    first, second = of.attributes["facts"]
    down = bands(voice, first, version.values["first_bands"])
    across = bands(voice, second, version.values["second_bands"])
    head = [f"{fact_named(voice, first)} ↓ · {fact_named(voice, second)} →", *across]
    rows = ([name, *map(str, row)] for name, row in zip(down, version.values["points"], strict=True))
    yield grid(head, rows, numbers=len(across))


def sections(voice: Voice, of: Table, version: Version) -> Blocks:
    """The caps of sections, of pairs and of the whole."""
    values, titles = version.values, of.attributes["section_titles"]
    caps = values["sections"]
    two = any(isinstance(cap, list) for cap in caps.values())
    head = [voice.say(SECTION), *([voice.say(WITHOUT), voice.say(WITH)] if two else [voice.say(MOST)])]
    rows = [[titles[name][voice.language], *map(str, cap if two else [cap])] for name, cap in caps.items()]
    yield grid(head, rows, numbers=len(head) - 1)
    groups = values.get("groups", {})
    rows = [[voice.say(GROUPS.get(name, name)), str(cap)] for name, cap in groups.items()]
    yield grid([voice.say(GROUP), voice.say(MOST)], rows, numbers=1)
    yield voice.say(WHOLE.of(most=values["maximum"]))
    yield voice.say(PASS.of(mark=values["pass_mark"])) if "pass_mark" in values else ""


# -------------------------------------------------------------------------------------------------------- first cells


def bands(voice: Voice, fact: str, firsts: Sequence[int | str]) -> list[str]:
    """The name of each band, given the first value of each: ``20 to 29``, ``45 or more``, a level, yes or no."""
    if is_flag(fact):
        return [voice.say(YES if first else NO) for first in firsts]
    if any(isinstance(first, str) for first in firsts):
        return [_level(voice, first, following) for first, following in _with_next(firsts)]
    return [_range(voice, int(first), following) for first, following in _with_next(firsts)]


def _with_next(firsts: Sequence[int | str]) -> Iterator[tuple[int | str, int | str | None]]:
    """The first value of each band with that of the next; None behind the last."""
    return zip(firsts, [*firsts[1:], None], strict=True)


def is_flag(fact: str) -> bool:
    """Whether a fact is either yes or no."""
    kinds: Mapping[str, Any] = {**GridFacts.__annotations__, **Factors.__annotations__}
    return kinds.get(fact) == "bool"


def _level(voice: Voice, first: int | str, following: int | str | None) -> str:
    """A level by its name; where the next band begins further up, *or higher* is told by that band."""
    words = voice.say(LEVEL_WORDS[str(first)])
    last = _before(str(first), following)
    return words if last is None else voice.say(UP_TO.of(first=words, last=LEVEL_WORDS[last]))


def _before(first: str, following: int | str | None) -> str | None:
    """The last level of a band that holds several, for levels of education; None for a band of one level."""
    names = list(LEVEL_WORDS)
    if following is None:
        return "doctoral" if first == "two_or_more" else None
    last = names[names.index(str(following)) - 1]
    return None if first in {last, "none"} else last


def _range(voice: Voice, first: int, following: int | str | None) -> str:
    if following is None:
        return voice.say(OR_MORE.of(first=first))
    last = int(following) - 1
    return str(first) if last == first else voice.say(FROM_TO.of(first=first, last=last))


def fact_named(voice: Voice, fact: str) -> str:
    """What a table asks about, as the head of a column."""
    words = voice.say(FACTS.get(fact, f"`{fact}`"))
    return words[:1].upper() + words[1:]
