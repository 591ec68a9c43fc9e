"""How long each change of a path is taken to take: whole months, each with its reason, none of them law.

The law fixes how long work takes to count, and the document when papers run out; those are computed. For the rest (a
test, a credential, a nomination) the table ``lead_times.toml`` states an assumption, which whoever asks may replace.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from express_entry.law import Language, Reason, Text

MOST_MONTHS = 120
"""The longest that any one change may be taken to take."""


class Lead(NamedTuple):
    """Months that a change, or a part of it, is taken to take."""

    id: str
    months: int
    title: Text
    reason: Text

    def say(self, language: Language) -> str:
        """The assumption as a sentence."""
        return ASSUMED.of(title=self.title, months=span_of(self.months), reason=self.reason).say(language)


def span_of(months: int) -> Reason:
    """So many months, in words."""
    return (ONE_MONTH if months == 1 else MONTHS).of(months=months)


class UnknownLead(ValueError):
    """A lead time that is not in the table, or months that cannot be meant."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.say("en"))
        self.reason = reason

    def say(self, language: Language) -> str:
        """What is wrong, and what is accepted."""
        return self.reason.say(language)


@dataclass(frozen=True, slots=True)
class LeadTimes:
    """Every lead time by its id, with the day on which the table was last written."""

    recorded: date
    leads: Mapping[str, Lead]

    def months(self, name: str) -> int:
        """The months of a lead time."""
        return self.leads[name].months

    def with_months(self, months: Mapping[str, int]) -> LeadTimes:
        """The same table with other months for some of its lines.

        :raises UnknownLead: for a line that the table does not have, or months not from 0 to 120.
        """
        found = dict(self.leads)
        for name, amount in months.items():
            if name not in found:
                raise UnknownLead(NO_SUCH_LEAD.of(name=name, accepted=", ".join(found)))
            if not 0 <= amount <= MOST_MONTHS:
                raise UnknownLead(NO_SUCH_MONTHS.of(name=name, months=str(amount), most=str(MOST_MONTHS)))
            found[name] = found[name]._replace(months=amount, reason=AS_ASKED)
        return replace(self, leads=found)


@lru_cache(maxsize=1)
def lead_times() -> LeadTimes:
    """The table that comes with the package."""
    return leads_in((resources.files(__package__) / "lead_times.toml").read_text("utf-8"))


def leads_in(text: str) -> LeadTimes:
    """The table that a TOML text of a package holds."""
    tree: dict[str, Any] = tomllib.loads(text)
    leads = [_lead(entry) for entry in tree["lead"]]
    return LeadTimes(tree["recorded"], {lead.id: lead for lead in leads})


def _lead(entry: Mapping[str, Any]) -> Lead:
    return Lead(entry["id"], entry["months"], Text(**entry["title"]), Text(**entry["reason"]))


ASSUMED = Text("{title}: {months} assumed ({reason})", "{title} : durée supposée, {months} ({reason})")
ONE_MONTH, MONTHS = Text("{months} month", "{months} mois"), Text("{months} months", "{months} mois")
AS_ASKED = Text("as asked", "comme demandé")
NO_SUCH_LEAD = Text(
    "there is no lead time {name}. Accepted: {accepted}.", "il n'y a pas de délai {name}. Acceptés : {accepted}."
)
NO_SUCH_MONTHS = Text(
    "the lead time {name} cannot be {months} months. Accepted: a whole number from 0 to {most}.",
    "le délai {name} ne peut pas être de {months} mois. Valeurs acceptées : un nombre entier de 0 à {most}.",
)
