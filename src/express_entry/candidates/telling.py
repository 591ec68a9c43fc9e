"""Everything that these pages tell goes through here once: language, typography, days, instants, amounts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from express_entry.history.labels import PROGRAMS
from express_entry.law import Language, Reason, Text
from express_entry.law.category import title_of
from express_entry.law.text import Sayable
from express_entry.pages.moments import moment, second
from express_entry.pool.laws import service_law
from express_entry.pool.places import EVERYONE
from express_entry.profile import Profile as Document
from express_entry.reports.naming import Naming
from express_entry.reports.typography import number, sentence, signed, typeset, written_out

from . import tellingwords as words


class Fact(NamedTuple):
    """A name and a value, side by side."""

    name: str
    value: str


class Teller(NamedTuple):
    """One language; with a document, the facts of it are called by their names."""

    language: Language
    naming: Naming | None = None

    def about(self, document: Document, at: datetime) -> Teller:
        """The same, speaking of a document."""
        return Teller(self.language, Naming(document, service_law().at(at), self.language))

    def say(self, what: Sayable | str, /, **values: object) -> str:
        """Words in the language, as it sets them; ``values`` fill a template."""
        if isinstance(what, str):
            return typeset(what, self.language)
        if isinstance(what, Text) and values:
            what = what.of(**values)
        if self.naming is not None and isinstance(what, Reason):
            return typeset(self.naming.say(what), self.language)
        return typeset(what.say(self.language), self.language)

    def sentence(self, what: Sayable | str, /, **values: object) -> str:
        """The same with a capital and a full stop."""
        return sentence(self.say(what, **values))

    def capital(self, what: Sayable | str, /, **values: object) -> str:
        """The same with a capital."""
        said = self.say(what, **values)
        return f"{said[:1].upper()}{said[1:]}"

    def fact(self, name: Text, value: str) -> Fact:
        """A name and a value."""
        return Fact(self.say(name), value)

    def day(self, day: date | None) -> str:
        """A day in words; a dash where there is none."""
        return NONE if day is None else written_out(day, self.language)

    def instant(self, at: datetime | None) -> str:
        """An instant by which equal scores are told apart, to the second; a dash where there is none."""
        return NONE if at is None else second(at, self.language)

    def minute(self, at: datetime | None) -> str:
        """An instant by the clock of the place of the law, to the minute; a dash where there is none."""
        return NONE if at is None else moment(at, self.language)

    def number(self, amount: int) -> str:
        """A whole number."""
        return number(amount, self.language)

    def signed(self, amount: int) -> str:
        """A difference with its sign."""
        return signed(amount, self.language)

    def dollars(self, amount: int) -> str:
        """Whole Canadian dollars."""
        return self.say(words.DOLLARS, amount=self.number(amount))

    def span(self, seconds: float) -> str:
        """How long something is, in the largest units that tell it: days and hours, or to the second."""
        whole = timedelta(seconds=abs(round(seconds)))
        hours, rest = divmod(whole.seconds, 3600)
        parts = (
            (words.DAYS, whole.days),
            (words.HOURS, hours),
            (words.MINUTES, rest // 60),
            (words.SECONDS, rest % 60),
        )
        said = [self.say(unit[many != 1], many=many) for unit, many in parts if many]
        return self.say(words.TOGETHER.of(parts=said[:3])) if said else self.say(words.SECONDS[1], many=0)

    def grouping(self, name: str) -> str:
        """What people a grouping ranks: everybody, a program, a category with its version."""
        if name == EVERYONE:
            return self.say(words.EVERYBODY)
        slug, _, version = name.partition("@")
        return self.say(PROGRAMS.get(slug) or title_of(service_law(), slug, version))

    def groupings(self, names: Iterable[str]) -> list[str]:
        """The same of several."""
        return [self.grouping(each) for each in names]

    def lacking(self, facts: Collection[str]) -> list[dict[str, str]]:
        """The facts that are not stated and are needed, as errors above a form."""
        known = {path: self.say(said) for path, said in words.FACTS.items()}
        others = self.names([each for each in facts if each not in known])
        named = [*(known[each] for each in facts if each in known), *others]
        return [{"text": self.sentence(words.NEEDED, what=self.capital(each)), "anchor": ""} for each in named]

    def names(self, paths: Sequence[str]) -> list[str]:
        """What a reader calls the facts at some paths."""
        return [self.say(each) for each in (self.naming.names(paths) if self.naming else paths)]


NONE = "–"
