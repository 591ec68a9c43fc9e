"""The published rounds in the tables of a caseload: how many would have taken each client, the last one, by how much.

Of an assessment it is asked for which rounds of the last twelve months its score would have sufficed, which costs
nothing beside it. Whether the client, as they stood at each round, would have been invited is a question of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from express_entry.history import Round, RoundType, label
from express_entry.history.labels import CATEGORIES, EVERYONE, PROGRAMS
from express_entry.law import Consolidation, Result, Text
from express_entry.law.programtable import covers
from express_entry.law.text import Sayable
from express_entry.profile.spreadsheet import Client

from .assess import Assessment
from .match import Match, OnTheDay, gap_in, matched
from .overview import WHO, Head, Part, Table, Value, doubts_about, laid_over, laid_over_heads, who
from .pastrounds import PastRounds, past_rounds

NONE_OF_OURS: Mapping[Round, Ours] = MappingProxyType({})


class Ours(NamedTuple):
    """A round of one's own beside those that the department published: what it is called, and whom it covered."""

    named: Sayable
    programs: frozenset[str]

    def is_open_to(self, result: Assessment) -> bool:
        """Whether it could invite somebody of the programs that an assessment finds; a nominee as a nominee only."""
        found = {slug for slug, item in result.programs.items() if item.result is not Result.NOT_MET}
        return covers(self.programs, found, result.law.consolidation)


def sufficient_part(law: Consolidation, rounds: Sequence[Round], ours: Mapping[Round, Ours] = NONE_OF_OURS) -> Part:
    """For which of some rounds the score of the day would have sufficed, and the latest round open to the client.

    :param ours: those of the rounds that are one's own. Where one was open to a client, it counts as the latest of its
        kind in the place of the department's.
    """
    ungraded = {each for each in rounds if gap_in(law.at(each.instant)) is not None}

    def values(_: Client, result: Assessment) -> Sequence[Value]:
        day, most = OnTheDay(result, law), result.amounts.score.at_most
        asked = [each for each in rounds if each not in ours or ours[each].is_open_to(result)]
        # A round whose line is above the highest that the score can be is answered by that alone.
        within = [each for each in asked if each.crs_cutoff <= most or each in ungraded]
        return _sufficient(day, [matched(each, day) for each in within], asked, ours)

    return Part(sufficed_heads(len(rounds)), values)


def invited_part(on: date, law: Consolidation, rounds: Sequence[Round]) -> Part:
    """Which of some rounds would have invited the client as they stood at each."""

    def values(client: Client, _: Assessment) -> Sequence[Value]:
        past = past_rounds(client.profile, on=on, law=law, rounds=rounds)
        return _taken(past.at_the_time)

    return Part(invited_heads(len(rounds)), values)


def rounds_table(on: date, law: Consolidation, rounds: Sequence[Round]) -> Table:
    """Both questions about some rounds for every client, one row each; by kind, how many would have invited them."""
    kinds = list(dict.fromkeys((each.round_type, each.program_or_category) for each in _by_kind(rounds)))
    score = (Head("score", SCORE), Head("at_least", AT_LEAST), Head("last_known_rules", RULES))
    of_kinds = tuple(_kind_head(kind, rounds) for kind in kinds)
    count = len(rounds)
    last = (Head("missing", MISSING), Head("doubtful", DOUBTFUL))
    heads = (*WHO, Head("on", ON), *score, *invited_heads(count), *of_kinds, *sufficed_heads(count), *last)
    heads += laid_over_heads(law)

    def rows(client: Client) -> Iterator[Sequence[Value]]:
        past = past_rounds(client.profile, on=on, law=law, rounds=rounds)
        yield [*who(client), on, *_row(past, kinds, client, law), *laid_over(law)]

    return Table(heads, rows)


def _row(
    past: PastRounds, kinds: Sequence[tuple[RoundType, str]], client: Client, law: Consolidation
) -> Iterator[Value]:
    score = past.assessment.amounts.score
    yield from (score.total, score.at_least, past.last_known_rules)
    yield from _taken(past.at_the_time)
    for kind in kinds:
        yield sum(1 for match in past.would_have_been_invited if _kind(match.round) == kind)
    asked = [match.round for match in past.with_score_of_day]
    yield from _sufficient(OnTheDay(past.assessment, law), past.with_score_of_day, asked)
    open_ones = (*past.may_have_been_invited, *past.score_on_day_may_have_sufficed)
    needs = dict.fromkeys(need for match in open_ones for need in match.needs)
    yield tuple(client.column(need) for need in needs)
    yield doubts_about(client)


# ------------------------------------------------------------------------------------------------------ what is counted


def _taken(matches: Sequence[Match], ours: Mapping[Round, Ours] = NONE_OF_OURS) -> list[Value]:
    """How many rounds would have taken the client, how many may have, and the last of them with its margin."""
    found = [match for match in matches if match.result is Result.MET]
    may = sum(1 for match in matches if match.result is Result.UNKNOWN)
    last = found[-1] if found else None
    return [len(found), may, *_round(last.round if last else None, ours), last.margin if last else None]


def _sufficient(
    day: OnTheDay, matches: Sequence[Match], rounds: Sequence[Round], ours: Mapping[Round, Ours] = NONE_OF_OURS
) -> list[Value]:
    """The same of the score of the day; and the latest round open to the client, with the margin to its line."""
    own_kinds = {_whom(each) for each in ours if each in rounds and day.belonging(each).answer is True}
    counting = (each for each in reversed(rounds) if each in ours or _whom(each) not in own_kinds)
    latest = next((each for each in counting if day.belonging(each).answer is True), None)
    total = day.score.total
    margin = None if latest is None or total is None else total - latest.crs_cutoff
    return [*_taken(matches, ours), *_round(latest, ours), margin]


def _round(round_: Round | None, ours: Mapping[Round, Ours]) -> list[Value]:
    if round_ is None:
        return [None, None]
    return [ours[round_].named if round_ in ours else round_.number, round_.date]


def _whom(round_: Round) -> tuple[str, str | None]:
    """Whom a round ranks: everybody, a program, or a category in a version."""
    return round_.program_or_category, round_.category_version


def _by_kind(rounds: Sequence[Round]) -> list[Round]:
    order = [EVERYONE, *PROGRAMS, *CATEGORIES]
    return sorted(rounds, key=lambda each: order.index(each.program_or_category))


def _kind(round_: Round) -> tuple[RoundType, str]:
    return round_.round_type, round_.program_or_category


def _kind_head(kind: tuple[RoundType, str], rounds: Sequence[Round]) -> Head:
    count = sum(1 for each in rounds if _kind(each) == kind)
    return Head(f"invited.{kind[1]}", OF_KIND.of(name=label(kind[1]), count=count))


def _question_heads(key: str, found: Text, may: Text, last: Text, count: int) -> list[Head]:
    """The heads of what one question counts, for so many rounds asked about."""
    return [Head(key, found.of(count=count)), Head(f"{key}.unknown", may), *_round_heads(f"{key}.last", last)]


def _round_heads(key: str, which: Text) -> list[Head]:
    margin, day = Head(f"{key}.margin", MARGIN.of(which=which)), Head(f"{key}.date", DATE.of(which=which))
    return [Head(key, which), day, margin]


def invited_heads(count: int) -> tuple[Head, ...]:
    """The heads of the rounds that would have invited a client as they stood."""
    return tuple(_question_heads("invited", INVITED, MAY_INVITE, LAST_INVITED, count))


def sufficed_heads(count: int) -> tuple[Head, ...]:
    """The heads of the rounds for which the score of the day would have sufficed."""
    own = _question_heads("sufficed", SUFFICED, MAY_SUFFICE, LAST_SUFFICED, count)
    return (*own, *_round_heads("latest_open", LATEST_OPEN))


INVITED = Text(
    "Rounds that would have invited them as they stood, of {count}", "Rondes qui les auraient invités, sur {count}"
)
MAY_INVITE = Text("Rounds that may have", "Rondes qui les auraient peut-être invités")
LAST_INVITED = Text("Last such round", "Dernière de ces rondes")
SUFFICED = Text(
    "Rounds for which the score of the day would have sufficed, of {count}",
    "Rondes pour lesquelles la note de la date aurait suffi, sur {count}",
)
MAY_SUFFICE = Text("Rounds for which it may have", "Rondes pour lesquelles elle aurait peut-être suffi")
LAST_SUFFICED = Text("Last round for which it would", "Dernière ronde pour laquelle elle aurait suffi")
LATEST_OPEN = Text("Latest round open to them", "Dernière ronde qui leur était ouverte")
DATE = Text("{which}: date", "{which} : date")
MARGIN = Text("{which}: margin in points", "{which} : marge en points")
OF_KIND = Text("{name}: would have invited, of {count}", "{name} : auraient invité, sur {count}")
ON = Text("Day", "Date")
SCORE = Text("Score of the day", "Note de la date")
AT_LEAST = Text("Score, at least", "Note, au moins")
RULES = Text(
    "Last known rules, where the law of the day is not known", "Dernières règles connues, si le droit ne l'est pas"
)
MISSING = Text("Missing", "Manque")
DOUBTFUL = Text("Worth a second look", "À vérifier")
