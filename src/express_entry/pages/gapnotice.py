"""By which points people are ranked today, said on every page that shows ranks: a gap, and what was set for it."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from express_entry.law.text import Language, Text
from express_entry.pool.glance import Ranking, ranking_at
from express_entry.reports.typography import typeset, written_out


class Notice(NamedTuple):
    """What is not known, what follows from it, and the setting that decides."""

    title: str
    text: str
    setting: str


def gap_notice(now: datetime, language: Language) -> Notice | None:
    """The notice of a day whose ranking is not known; None where it is."""
    ranking = ranking_at(now)
    return None if ranking.gap is None else _notice(ranking, language)


def _notice(ranking: Ranking, language: Language) -> Notice:
    title, text, setting = (GOES_ON, BY_LAST_KNOWN, SET_YES) if ranking.goes_on else (STANDS, NOBODY, SET_NO)
    since = "" if ranking.gap is None else written_out(ranking.gap, language)
    version = written_out(date.fromisoformat(ranking.version), language)
    values = {"since": since, "version": version}
    return Notice(*(typeset(each.of(**values).say(language), language) for each in (title, text, setting)))


GOES_ON = Text("Ranked under the last known rules", "Classement selon les dernières règles connues")
BY_LAST_KNOWN = Text(
    "The points in force since {since} are not known. Everybody is ranked by those of {version}, and every result says "
    "so.",
    "Les points en vigueur depuis le {since} ne sont pas connus. Le classement se fait selon ceux du {version}, et "
    "chaque résultat l'indique.",
)
SET_YES = Text(
    "Chosen by the operator: EXPRESS_ENTRY_LAST_KNOWN_RULES=yes.",
    "Choix de l'exploitant : EXPRESS_ENTRY_LAST_KNOWN_RULES=yes.",
)
STANDS = Text("Nobody is ranked", "Personne n'est classé")
NOBODY = Text(
    "The points in force since {since} are not known, and no round can be held.",
    "Les points en vigueur depuis le {since} ne sont pas connus, et aucune ronde ne peut être tenue.",
)
SET_NO = Text(
    "The operator chose not to go on under the last known rules. EXPRESS_ENTRY_LAW installs the missing tables; "
    "EXPRESS_ENTRY_LAST_KNOWN_RULES=yes goes on under those of {version}.",
    "L'exploitant a choisi de ne pas continuer selon les dernières règles connues. EXPRESS_ENTRY_LAW installe les "
    "tables manquantes; EXPRESS_ENTRY_LAST_KNOWN_RULES=yes continue selon celles du {version}.",
)
