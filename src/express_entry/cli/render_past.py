"""Past rounds and one person as a page: which would have taken them, by how much, and why the others would not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from express_entry.assessment.match import Match
from express_entry.assessment.pastrounds import PastRounds, Share
from express_entry.assessment.rank import SUBMITTED
from express_entry.assessment.shape import DISCLAIMER
from express_entry.history import RoundType, label, title
from express_entry.law import Reason, Result
from express_entry.law.text import Language, Text, say_value

from .page import Cell, Column, Page, Row, Style, Styled

MOST = 20
"""Rounds that a page shows unless all are asked for."""

_MARKS: dict[Result, tuple[str, Style]] = {
    Result.MET: ("✓", "good"),
    Result.NOT_MET: ("✗", "faint"),
    Result.UNKNOWN: ("?", "open"),
}


def render_matches(page: Page, past: PastRounds, language: Language, *, everything: bool) -> None:
    """Both questions: a sentence each, the last twelve months by kind of round, and the rounds themselves."""
    from express_entry.history.sources import coverage

    page.title(TITLE.of(day=past.on).say(language))
    laid_over = past.assessment.law.consolidation.laid_over
    if laid_over:
        page.say(LAID_OVER.of(files=list(laid_over)).say(language), style="open")
    if past.at_the_time:
        for reason in (_as_they_stood(past), _with_the_score(past)):
            page.say(reason.say(language), style="strong")
        _shares(page, past, language)
        (_every if everything else _taking)(page, past, language)
        _needs(page, past, language)
        page.heading(TAKEN.say(language))
        for item in past.assumptions:
            page.item(item.say(language))
    else:
        page.say(NONE_LIKE_THAT.say(language))
    page.blank()
    page.say(coverage().say(language), style="faint")
    page.say(DISCLAIMER[language], style="faint")


def render_year(page: Page, past: PastRounds, language: Language) -> None:
    """The rounds of the last twelve months, as a section of an assessment."""
    page.heading(PAST.say(language))
    if not past.at_the_time:
        page.say(NONE_IN_YEAR.of(day=past.on).say(language))
        return
    for reason in (_as_they_stood(past), _with_the_score(past)):
        page.say(reason.say(language))
    _share_table(page, past, language)
    page.say(MORE.say(language), style="faint")


# ---------------------------------------------------------------------------------------------------------- sentences


def _as_they_stood(past: PastRounds) -> Reason:
    found, open_ = past.would_have_been_invited, past.may_have_been_invited
    said: dict[str, object] = {"asked": len(past.at_the_time), "found": len(found)}
    text = STOOD if found else STOOD_NONE
    if found:
        said |= {"number": found[-1].round.number, "day": found[-1].round.date, "name": title(found[-1].round)}
    return _and_open(text.of(**said), open_)


def _with_the_score(past: PastRounds) -> Reason:
    score = past.assessment.amounts.score
    points = SCORE.of(points=score.total)
    if score.total is None:
        points = OPEN_SCORE.of(least=score.at_least, most=score.at_most)
    if past.last_known_rules is not None:
        points = LAST_KNOWN.of(points=points, version=past.last_known_rules)
    found = past.score_on_day_would_have_sufficed
    text = WOULD_DO if found else WOULD_DO_NONE
    return _and_open(text.of(day=past.on, points=points, found=len(found)), past.score_on_day_may_have_sufficed)


def _and_open(said: Reason, open_: Sequence[Match]) -> Reason:
    return AND_OPEN.of(said=said, open=len(open_)) if open_ else said


# ------------------------------------------------------------------------------------------------------------- shares


def _shares(page: Page, past: PastRounds, language: Language) -> None:
    if past.shares:
        page.heading(YEAR.of(day=past.on).say(language))
        _share_table(page, past, language)


def _share_table(page: Page, past: PastRounds, language: Language) -> None:
    heads = [Column(KIND.say(language), share=3), Column(ROUNDS.say(language), right=True)]
    heads += [Column(THEN.say(language), share=2), Column(NOW.say(language), share=2)]
    page.table(heads, [_share(share, language) for share in past.shares])


def _share(share: Share, language: Language) -> Row:
    kinds = {RoundType.GENERAL: GENERAL, RoundType.PROGRAM: PROGRAM, RoundType.CATEGORY: CATEGORY}
    name = kinds[share.round_type].of(name=label(share.program_or_category)).say(language)
    then = _part(share.invited, share.invited_unknown, share.rounds, language)
    now = _part(share.sufficed, share.sufficed_unknown, share.rounds, language)
    return [name, str(share.rounds), then, now]


def _part(found: int, open_: int, rounds: int, language: Language) -> Cell:
    """How many, what part that is, and how many are not known."""
    text = PART_OPEN if open_ else PART
    said = text.of(found=found, percent=round(100 * found / rounds), open=open_).say(language)
    return Styled(said, "good" if found else "open" if open_ else "faint")


# ------------------------------------------------------------------------------------------------------------- rounds


def _taking(page: Page, past: PastRounds, language: Language) -> None:
    """For each question the rounds that would have taken the person, or would for an early profile, newest first."""
    for heading, matches in ((TAKING, past.at_the_time), (SUFFICING, past.with_score_of_day)):
        found = [match for match in reversed(matches) if match.result is Result.MET or match.needs == (SUBMITTED,)]
        if found:
            page.heading(heading.of(day=past.on).say(language))
            page.table(
                [*_heads(language), Column(WHY.say(language), share=5)], [_row(each, language) for each in found[:MOST]]
            )
            if len(found) > MOST:
                page.say(OLDER.of(count=len(found) - MOST).say(language), style="faint")


def _every(page: Page, past: PastRounds, language: Language) -> None:
    """Every round with both answers, newest first."""
    page.heading(EVERY.say(language))
    heads = [*_heads(language), Column(THEN.say(language), share=5), Column(NOW_SHORT.say(language))]
    pairs = zip(reversed(past.at_the_time), reversed(past.with_score_of_day), strict=True)
    page.table(heads, [[*_row(then, language), _margin(now, language)] for then, now in pairs])


def _heads(language: Language) -> list[Column]:
    return [
        Column(NUMBER.say(language), right=True),
        Column(DATE.say(language)),
        Column(NAME.say(language), share=3),
        Column(LINE.say(language), right=True),
    ]


def _row(match: Match, language: Language) -> list[Cell]:
    known = match.round
    figures = [known.number, known.date.isoformat(), title(known).say(language), say_value(known.crs_cutoff, language)]
    return [*figures, _answer(match, language)]


def _answer(match: Match, language: Language) -> Styled:
    mark, style = _MARKS[match.result]
    return Styled(f"{mark} {match.reason.say(language)}", style)


def _margin(match: Match, language: Language) -> Styled:
    """The second answer in short: the margin, where the round was open to the person."""
    mark, style = _MARKS[match.result]
    margin = match.margin
    if margin is None or (match.result is Result.NOT_MET and margin >= 0):
        return Styled(mark, style)
    said = f"+{margin}" if margin > 0 else f"−{-margin}" if margin else TIED.say(language)
    return Styled(f"{mark} {said}", style)


def _needs(page: Page, past: PastRounds, language: Language) -> None:
    """Each fact that is missing, and how many rounds wait for it."""
    waiting: dict[str, list[str]] = {}
    for match in (*past.may_have_been_invited, *past.score_on_day_may_have_sufficed):
        for need in match.needs:
            waiting.setdefault(need, []).append(match.round.number)
    if not waiting:
        return
    page.heading(NEEDS.say(language))
    rows: list[Row] = []
    for need, numbers in _most_first(waiting.items()):
        count = len(set(numbers))
        said = (WAITING if count > 1 else ONE_WAITING).of(rounds=count).say(language)
        rows.append([Styled(_need(need), "open"), said])
    page.table([Column(share=3), Column(share=2)], rows)


def _most_first(waiting: Iterable[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    return sorted(waiting, key=lambda item: (-len(set(item[1])), item[0]))


def _need(path: str) -> str:
    return "--submitted" if path == SUBMITTED else path


# -------------------------------------------------------------------------------------------------------------- words

TITLE = Text("Past rounds, and the score of {day}", "Rondes passées, et la note du {day}")
LAID_OVER = Text(
    "WARNING: {files} is laid over the law. What follows is not the law, but what would be so under that file.",
    "AVERTISSEMENT : {files} est superposé au droit. Ce qui suit n'est pas le droit, mais ce qui vaudrait ainsi.",
)
STOOD = Text(
    "As they stood at the time, this person would have been invited in {found} of {asked} rounds, last in round "
    "{number} of {day} ({name}).",
    "Telle qu'elle était alors, cette personne aurait été invitée à {found} rondes sur {asked}, la dernière étant la "
    "ronde {number} du {day} ({name}).",
)
STOOD_NONE = Text(
    "As they stood at the time, this person would have been invited in none of {asked} rounds.",
    "Telle qu'elle était alors, cette personne n'aurait été invitée à aucune des {asked} rondes.",
)
SCORE = Text("{points} points", "{points} points")
OPEN_SCORE = Text("not known, from {least} to {most} points", "inconnue, de {least} à {most} points")
LAST_KNOWN = Text(
    "{points} under the rules of {version}, not the law of that day",
    "{points} selon les règles du {version}, et non selon le droit de cette date",
)
WOULD_DO = Text(
    "The score of {day} ({points}) would have sufficed in {found} of them.",
    "La note du {day} ({points}) aurait suffi à {found} d'entre elles.",
)
WOULD_DO_NONE = Text(
    "The score of {day} ({points}) would have sufficed in none of them.",
    "La note du {day} ({points}) n'aurait suffi à aucune d'entre elles.",
)
AND_OPEN = Text("{said} For {open} it is not known.", "{said} Pour {open}, on ne peut le dire.")
YEAR = Text("The twelve months up to {day}", "Les douze mois jusqu'au {day}")
PAST = Text("Rounds of the last twelve months", "Rondes des douze derniers mois")
NONE_IN_YEAR = Text(
    "No round of the twelve months up to {day} is in the history.",
    "Aucune ronde des douze mois jusqu'au {day} ne figure dans l'historique.",
)
NONE_LIKE_THAT = Text("No published round is like that.", "Aucune ronde publiée ne correspond.")
MORE = Text(
    "express-entry rounds match shows each round, and by how much.",
    "express-entry rounds match montre chaque ronde, et l'écart.",
)
KIND = Text("kind of round", "type de ronde")
ROUNDS = Text("rounds", "rondes")
THEN = Text("as they stood", "telle qu'elle était")
NOW = Text("with the score of the day", "avec la note du jour")
NOW_SHORT = Text("score of the day", "note du jour")
GENERAL = Text("general", "générale")
PROGRAM = Text("program: {name}", "programme : {name}")
CATEGORY = Text("category: {name}", "catégorie : {name}")
PART = Text("{found} ({percent}%)", "{found} ({percent} %)")
PART_OPEN = Text("{found} ({percent}%), {open} not known", "{found} ({percent} %), {open} à déterminer")
EVERY = Text("Every round, newest first", "Chaque ronde, les plus récentes d'abord")
TAKING = Text(
    "Rounds that would have invited this person as they stood, newest first (?: if submitted early enough)",
    "Rondes qui auraient invité cette personne telle qu'elle était, les plus récentes d'abord (? : si le profil a été "
    "présenté assez tôt)",
)
SUFFICING = Text(
    "Rounds for which the score of {day} would have sufficed, newest first",
    "Rondes auxquelles la note du {day} aurait suffi, les plus récentes d'abord",
)
WHY = Text("why", "motif")
OLDER = Text(
    "… and {count} older ones; --all shows every round.", "… et {count} plus anciennes; --all les montre toutes."
)
NUMBER = Text("no.", "nº")
DATE = Text("date", "date")
NAME = Text("round", "ronde")
LINE = Text("lowest", "plus basse")
TIED = Text("equal", "égale")
NEEDS = Text("What is not stated, and how many rounds wait for it", "Ce qui manque, et combien de rondes en dépendent")
WAITING = Text("{rounds} rounds", "{rounds} rondes")
ONE_WAITING = Text("{rounds} round", "{rounds} ronde")
TAKEN = Text("Assumptions", "Hypothèses")
