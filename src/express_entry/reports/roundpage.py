"""The result of one round as a page: where the line fell, whom it invited, and the pool by the official bands.

Counts of a few people are not shown (:func:`express_entry.pool.official.suppressed`); the page says so where it is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from express_entry.assessment.shape import DISCLAIMER
from express_entry.history import Round, title
from express_entry.history.distribution import Band
from express_entry.history.explain import instant_in_words
from express_entry.history.labels import PROGRAMS
from express_entry.law import Language, Text
from express_entry.law.text import say_value

from .report import Cell, Column, Fact, Headline, Letterhead, Notice, Paragraph, Report, Row, Section, Table
from .typography import typeset
from .webpage import webpage


@dataclass(frozen=True)
class RoundResult:
    """What is public of a round: its figures, the final number, counts that may be shown, and how it was ranked.

    A count that may not be shown is None.
    """

    round: Round
    final: int
    by_program: Mapping[str, int | None]
    bands: Mapping[Band, int | None]
    bands_as_of: date | None
    """The day of the count; None where the pool was not counted before the round."""
    exhausted: bool
    last_known_rules: str | None
    """The version of the ranking whose points were taken, where that of the day is not known."""
    result_digest: str


def page(found: RoundResult, language: Language) -> str:
    """The page, complete in itself."""
    return webpage(compose(found, language))


def compose(found: RoundResult, language: Language) -> Report:
    """What the page says, in one language and in order."""
    item = found.round
    say = _Voice(language).say
    tie_break = "–" if item.tie_break is None else instant_in_words(item.tie_break).say(language)
    return Report(
        language=language,
        on=item.date,
        title=say(TITLE.of(number=item.number)),
        letterhead=Letterhead(),
        facts=(
            Fact(say(WHAT), say(title(item))),
            Fact(say(HELD), say(instant_in_words(item.instant))),
            Fact(say(TIE_BREAK), tie_break),
        ),
        notices=tuple(_notices(found, language)),
        headline=Headline(
            say(CUT_OFF), say(item.crs_cutoff), say(INVITED.of(many=item.invitations)), tuple(_meaning(found, language))
        ),
        sections=(
            Section("programs", say(BY_PROGRAM), (_programs(found, language), *_alone(found, language))),
            *_pool(found, language),
        ),
        closing=(
            typeset(DISCLAIMER[language], language),
            say(DIGEST.of(digest=found.result_digest)),
        ),
        words={"skip": say(SKIP), "page": ""},
    )


@dataclass(frozen=True)
class _Voice:
    language: Language

    def say(self, what: object) -> str:
        """Words or a number as the language sets them."""
        return typeset(say_value(what, self.language), self.language)


def _notices(found: RoundResult, language: Language) -> Iterator[Notice]:
    say = _Voice(language).say
    if found.last_known_rules is not None:
        yield Notice(say(LAST_KNOWN), say(LAST_KNOWN_SAYS.of(version=found.last_known_rules)))
    if found.final != found.round.invitations:
        yield Notice(say(CORRECTED), say(CORRECTED_SAYS.of(announced=found.round.invitations, final=found.final)))


def _meaning(found: RoundResult, language: Language) -> Iterator[str]:
    say = _Voice(language).say
    if found.exhausted:
        yield say(EXHAUSTED)
    elif found.round.tie_break is not None:
        yield say(LINE.of(points=found.round.crs_cutoff))


def _programs(found: RoundResult, language: Language) -> Table:
    say = _Voice(language).say
    rows = [(say(PROGRAMS[slug]), _shown(many, language)) for slug, many in found.by_program.items()]
    return _table("by-program", say(BY_PROGRAM), (say(PROGRAM), say(PEOPLE)), rows)


def _pool(found: RoundResult, language: Language) -> Iterator[Section]:
    if found.bands_as_of is not None:
        heading = _Voice(language).say(POOL.of(day=found.bands_as_of))
        yield Section(
            "pool", heading, (_bands(found, heading, language), *_rounded(language), *_hidden(found, language))
        )


def _bands(found: RoundResult, heading: str, language: Language) -> Table:
    say = _Voice(language).say
    rows = [(str(band), _shown(many, language)) for band, many in found.bands.items()]
    return _table("by-band", heading, (say(BAND), say(PEOPLE)), rows)


def _alone(found: RoundResult, language: Language) -> tuple[Paragraph, ...]:
    """What is said of numbers left out, where no section about the pool says it."""
    return _hidden(found, language) if found.bands_as_of is None else ()


def _rounded(language: Language) -> tuple[Paragraph, ...]:
    return (Paragraph(_Voice(language).say(ROUNDED), faint=True),)


def _hidden(found: RoundResult, language: Language) -> tuple[Paragraph, ...]:
    hidden = None in {*found.bands.values(), *found.by_program.values()}
    return (Paragraph(_Voice(language).say(HIDDEN), faint=True),) if hidden else ()


def _shown(many: int | None, language: Language) -> str:
    return _Voice(language).say(FEW if many is None else many)


def _table(id_: str, caption: str, heads: tuple[str, str], rows: list[tuple[str, str]]) -> Table:
    columns = (Column(heads[0], share=1), Column(heads[1], right=True))
    return Table(id_, caption, columns, tuple(Row((Cell(name), Cell(many))) for name, many in rows))


TITLE = Text("Round of invitations {number}", "Ronde d'invitations {number}")
WHAT = Text("Whom it ranked", "Qui elle a classé")
HELD = Text("Held", "Tenue")
TIE_BREAK = Text("Tie-break", "Départage")
CUT_OFF = Text("Lowest score invited", "Note la plus basse invitée")
INVITED = Text("invited: {many}", "invités : {many}")
LINE = Text(
    "Everybody with more than {points} points was invited; with {points}, whoever had submitted by the tie-break.",
    "Tous ceux qui avaient plus de {points} points ont été invités; avec {points}, ceux qui avaient présenté leur "
    "profil au plus tard au moment du départage.",
)
EXHAUSTED = Text(
    "Pool exhausted: fewer people were eligible than might be invited, and the lowest score shut nobody out.",
    "Bassin épuisé : moins de personnes étaient admissibles qu'il n'y avait d'invitations, et la note la plus basse "
    "n'a exclu personne.",
)
LAST_KNOWN = Text("By the last known rules", "Selon les dernières règles connues")
LAST_KNOWN_SAYS = Text(
    "The points of the ranking in force that day are not known. People were ranked by the rules of {version}.",
    "Les points du système de classement en vigueur ce jour-là ne sont pas connus. Les gens ont été classés selon les "
    "règles du {version}.",
)
CORRECTED = Text("Corrected", "Corrigée")
CORRECTED_SAYS = Text(
    "{announced} invitations were announced; {final} stand in the end.",
    "{announced} invitations ont été annoncées; {final} subsistent au bout du compte.",
)
BY_PROGRAM = Text("Invited by program", "Invités par programme")
PROGRAM = Text("Program", "Programme")
PEOPLE = Text("People", "Personnes")
POOL = Text("The pool as it was counted on {day}", "Le bassin tel qu'il a été compté le {day}")
BAND = Text("Points", "Points (total)")
FEW = Text("not shown", "non affiché")
HIDDEN = Text(
    "Counts of fewer than six people, and what would give them away, are not shown.",
    "Les nombres de moins de six personnes, et ce qui les trahirait, ne sont pas affichés.",
)
ROUNDED = Text(
    "Counts of the pool are rounded to the nearest 5; a whole adds up its rounded parts.",
    "Les nombres du bassin sont arrondis au multiple de 5 le plus proche; un total additionne ses parties arrondies.",
)
DIGEST = Text("SHA-256 of the published result: {digest}", "SHA-256 du résultat publié : {digest}")
SKIP = Text("Skip to the result", "Aller au résultat")
