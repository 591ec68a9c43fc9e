"""Words in both official languages, side by side, filled in only when somebody reads them.

A rule that explains itself builds a :class:`Reason`: a template and the facts it speaks of. Nothing is formatted
until
:meth:`Reason.say` is called, so an explanation that nobody reads costs almost nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NamedTuple, Protocol, runtime_checkable

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, Language] = ("en", "fr")

NO_BREAK_SPACE = "\u00a0"


@runtime_checkable
class Sayable(Protocol):
    """Anything that can be said in English or in French."""

    def say(self, language: Language) -> str:
        """The words in one language."""
        ...


class Text(NamedTuple):
    """Fixed words in both languages; with ``{names}`` in them, a template for a :class:`Reason`."""

    en: str
    fr: str

    def say(self, language: Language) -> str:
        """The words in one language."""
        return self.fr if language == "fr" else self.en

    def of(self, **values: object) -> Reason:
        """This template together with the values that fill it."""
        return Reason(self, values)


class Reason(NamedTuple):
    """A template and its values; reads as a sentence in either language."""

    text: Text
    values: Mapping[str, object]

    def say(self, language: Language) -> str:
        """The sentence, numbers, dates and lists written as the language writes them."""
        said = {name: say_value(value, language) for name, value in self.values.items()}
        return self.text.say(language).format_map(said)


def say_value(value: object, language: Language) -> str:
    """One value as the language writes it: ``12,345.5`` or ``12 345,5``, lists with *and* or *et*, ISO 8601 days."""
    if isinstance(value, str):
        return value
    if isinstance(value, (Text, Reason)):
        return value.say(language)
    if isinstance(value, bool):
        return YES.say(language) if value else NO.say(language)
    if isinstance(value, (int, float, Decimal)):
        return _say_number(value, language)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if value is None:
        return "-"
    if isinstance(value, Sayable):
        return value.say(language)
    if isinstance(value, (list, tuple)):
        return _say_list([say_value(item, language) for item in value], language)
    return str(value)


def _say_number(value: int | float | Decimal, language: Language) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    english = f"{value:,}"
    if language == "en":
        return english
    return english.translate({ord(","): NO_BREAK_SPACE, ord("."): ","})


def _say_list(items: list[str], language: Language) -> str:
    if len(items) < 2:
        return "".join(items)
    conjunction = AND.say(language)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


YES = Text("yes", "oui")
NO = Text("no", "non")
AND = Text("and", "et")
