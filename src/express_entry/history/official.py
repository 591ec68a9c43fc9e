"""A round of the history as a row of the department's feed: the same fields, spelled as the department spells them.

For a round that was never imported. What the history does not hold is left empty rather than made up: in French the
links and the list of programs, whose official wording was not found. Zeros stand where the feed carries no
distribution, as the feed has it; figures that a third party filled in are not given out as the department's.
"""

from __future__ import annotations

from ..law.text import Language
from .distribution import Distribution, Quality
from .feedbands import AS_OF, FEED_BANDS, TOTAL
from .figures import spell_count
from .instants import spell_day, spell_instant
from .labels import official_names
from .record import Round, RoundType, number_order
from .verbatim import Fields

ENVELOPE = Fields((("classes", "wb-tables"),))
"""What the feed has around its rows."""


def official_row(round_: Round, distribution: Distribution | None, language: Language) -> Fields:
    """A round, and the distribution published with it if one is known, as a row of the feed in a language."""
    link, title, full_text = _links(round_.number) if language == "en" else ("", "", "")
    count = spell_count
    return Fields(
        (
            ("drawNumber", round_.number),
            ("drawNumberURL", link),
            ("drawDate", round_.date.isoformat()),
            ("drawDateFull", spell_day(round_.date, language)),
            ("drawName", _name(round_, language)),
            ("drawSize", count(round_.invitations, language)),
            ("drawCRS", count(round_.crs_cutoff, language)),
            ("mitext", title),
            ("DrawText1", full_text),
            ("drawText2", _programs(round_) if language == "en" else ""),
            ("drawDateTime", spell_instant(round_.instant, language)),
            ("drawCutOff", spell_instant(round_.tie_break, language) if round_.tie_break else ""),
            (AS_OF, spell_day(distribution.as_of if distribution else round_.date, language)),
            *_bands(distribution, language),
        )
    )


def _name(round_: Round, language: Language) -> str:
    known = official_names().get(round_.official_name)
    return known.french_name if known and language == "fr" else round_.official_name


def _bands(distribution: Distribution | None, language: Language) -> tuple[tuple[str, str], ...]:
    if distribution is None or distribution.quality is Quality.THIRD_PARTY:
        return tuple((name, "0") for name in (*FEED_BANDS, TOTAL))
    bands = tuple((name, spell_count(distribution.bands[band], language)) for name, band in FEED_BANDS.items())
    return (*bands, (TOTAL, spell_count(distribution.total, language)))


def _links(number: str) -> tuple[str, str, str]:
    """The three links of a row, all to the instruction's page: early rounds have a page each, later ones a query."""
    order = _order(number)
    if order is None:
        return "", "", ""
    prefix = _CONTENT if order >= _FIRST_WITH_CONTENT else ""
    page = f"invitations-{number}.html" if order < _FIRST_WITH_QUERY else f"invitations.html?q={number}"
    start = f"<a href='{prefix}{_FOLDER}{page}'>"
    return (
        f"{start}{number}</a>",
        f"{start}Invitations to apply for permanent residence under the Express Entry system #{number}</a>",
        f"{start}See full text of Ministerial Instruction</a>",
    )


def _order(number: str) -> tuple[int, str] | None:
    """Where a round of the department's stands; None for a number that the department does not give."""
    try:
        return number_order(number)
    except ValueError:
        return None


def _programs(round_: Round) -> str:
    """The programs whose candidates could be invited, in the wording of the time."""
    if round_.round_type is RoundType.PROGRAM:
        return round_.official_name
    if round_.round_type is RoundType.CATEGORY:
        return "Federal Skilled Worker Program, Canadian Experience Class and Federal Skilled Trades Program"
    order = _order(round_.number)
    program = " Program" if order is None or order >= _FIRST_WITH_PROGRAM else ""
    return (
        f"Federal Skilled Worker{program}, Canadian Experience Class, Federal Skilled Trades{program} "
        "and Provincial Nominee Program"
    )


_CONTENT = "/content/canadasite"
_FOLDER = (
    "/en/immigration-refugees-citizenship/corporate/mandate/policies-operational-instructions-agreements"
    "/ministerial-instructions/express-entry-rounds/"
)
_FIRST_WITH_QUERY = (77, "")
_FIRST_WITH_CONTENT = (237, "")
_FIRST_WITH_PROGRAM = (252, "")
