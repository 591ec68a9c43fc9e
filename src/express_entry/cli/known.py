"""Until when the law that a page shows is known: of a day after the last look at any source, the page says so."""

from __future__ import annotations

from datetime import date

from express_entry.law import Law
from express_entry.law.text import Language, Text

from .page import Page


def later(page: Page, law: Law, day: date, language: Language) -> None:
    """That the law shown is the one known at the last look at any source, where the day is later than that."""
    if day > law.known_until:
        page.say(LATER.of(day=day, last=law.known_until).say(language), style="open")


LATER = Text(
    "{day} lies after {last}, the last day on which any table was compared with a source: this is the law as it was "
    "known then, and a change made since is not in it.",
    "Le {day} est postérieur au {last}, dernier jour où une table a été comparée à une source : c'est le droit tel "
    "qu'il était connu alors, et une modification apportée depuis n'y est pas.",
)
