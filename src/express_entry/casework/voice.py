"""One language, spoken on the pages of files: words as they are typeset, days, instants and money."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from express_entry.law.days import day_of
from express_entry.law.text import Language, Sayable, Text
from express_entry.pages.moments import moment
from express_entry.reports.typography import NO_BREAK, citation, number, sentence, typeset, written_out

NOTHING = "–"
CANADIAN = "CAD"
CENTS = re.compile(r"\d+\.\d{2}")


class Voice(NamedTuple):
    """What a page says, in its language."""

    language: Language

    def say(self, said: Sayable | str, **values: object) -> str:
        """Words, filled in and typeset."""
        if isinstance(said, str):
            return typeset(said, self.language)
        made = said.of(**values) if values and isinstance(said, Text) else said
        return typeset(made.say(self.language), self.language)

    def sentence(self, said: Sayable | str, **values: object) -> str:
        """Words with a capital and a full stop."""
        return sentence(self.say(said, **values))

    def capital(self, said: Sayable | str, **values: object) -> str:
        """Words with a capital."""
        text = self.say(said, **values)
        return f"{text[:1].upper()}{text[1:]}"

    def day(self, day: date | None) -> str:
        """A day in words; a dash where there is none."""
        return NOTHING if day is None else written_out(day, self.language)

    def day_of(self, instant: datetime | None) -> str:
        """The day of an instant, in words."""
        return NOTHING if instant is None else self.day(day_of(instant))

    def instant(self, instant: datetime) -> str:
        """An instant by the clock of the place of the law."""
        return moment(instant, self.language)

    def dollars(self, amount: int) -> str:
        """Whole Canadian dollars."""
        return self.say(DOLLARS, amount=number(amount, self.language))

    def amount(self, text: str, currency: str = "") -> str:
        """An amount that a document states to the cent, in a currency where it is known; any other text as it is."""
        if not CENTS.fullmatch(text):
            return text
        whole, _, cents = text.partition(".")
        point = "." if self.language == "en" else ","
        written = f"{number(int(whole), self.language)}{point}{cents}"
        if currency == CANADIAN:
            return self.say(DOLLARS, amount=written)
        return f"{written}{NO_BREAK}{currency}" if currency else written

    def cite(self, provision: str) -> str:
        """A provision as the language cites it."""
        return citation(provision, self.language)

    def pair(self, name: Sayable | str, value: Sayable | str) -> str:
        """A name and what stands for it."""
        return self.say(PAIR, name=self.say(name), value=self.say(value))


PAIR = Text("{name}: {value}", "{name} : {value}")
DOLLARS = Text("${amount}", "{amount} $")
