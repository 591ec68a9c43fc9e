"""The forms of this section: fields with what was typed into them, what is wrong with each, and the list of it all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.http import QueryDict

from express_entry.law.days import clock_of, day_of, instant_at
from express_entry.law.text import Language, Sayable, Text
from express_entry.pages.errorlist import labelled
from express_entry.pages.formfields import Field, Option, Part
from express_entry.pages.typed import DAY_PARTS, typed_day
from express_entry.pages.words import CHOOSE, DAY, MONTH, YEAR

from .saying import capital, said, whole

Typed = Mapping[str, str]
Choices = Iterable[tuple[str, Sayable]]
"""Values that may be chosen, each with its words."""
LONGEST = 5000
"""How many characters of a field are looked at."""


def typed_of(query: QueryDict) -> dict[str, str]:
    """What came with a form: of a field that came several times, all of it with blanks between."""
    return {name: " ".join(query.getlist(name))[:LONGEST].replace("\x00", "") for name in query}


@dataclass
class Form:
    """A form as it is shown: made field by field, with what was typed and what is wrong."""

    language: Language
    typed: Typed
    wrong: Mapping[str, Sayable] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)

    def text(self, name: str, label: Text, hint: Sayable | None = None, **how: Any) -> None:
        """A line of text; ``width`` and ``inputmode`` as a field has them."""
        self._add("text", name, label, hint, value=self.typed.get(name, ""), **how)

    def area(self, name: str, label: Text, hint: Sayable | None = None) -> None:
        """Several lines of text."""
        self._add("area", name, label, hint, value=self.typed.get(name, ""))

    def select(self, name: str, label: Text, values: Choices, hint: Sayable | None = None) -> None:
        """A list to choose one from."""
        self._add("select", name, label, hint, options=self._options(name, values), empty=said(CHOOSE, self.language))

    def radios(self, name: str, label: Text, values: Choices, hint: Sayable | None = None) -> None:
        """One of a few, all of them seen."""
        self._add("radios", name, label, hint, options=self._options(name, values))

    def checks(self, name: str, label: Text, values: Choices, hint: Sayable | None = None) -> None:
        """Any of a few."""
        self._add("checks", name, label, hint, options=self._options(name, values, several=True))

    def day(self, name: str, label: Text, hint: Sayable | None = None) -> None:
        """A day in three parts."""
        labels = zip(DAY_PARTS, (YEAR, MONTH, DAY), (4, 2, 2), strict=True)
        parts = tuple(
            Part(f"{name}-{part}", part, said(word, self.language), self.typed.get(f"{name}.{part}", ""), most, "off")
            for part, word, most in labels
        )
        self._add("day", name, label, hint, parts=parts)

    @property
    def errors(self) -> list[dict[str, str]]:
        """What is wrong, each leading to its field; first what is about none of them."""
        known = {each.name for each in self.fields}
        others = [whole(text, self.language) for name, text in self.wrong.items() if name not in known]
        at_fields = [(labelled(each, self.language), _anchor(each)) for each in self.fields if each.error]
        return [
            *({"text": each, "anchor": ""} for each in others),
            *({"text": text, "anchor": anchor} for text, anchor in at_fields),
        ]

    def _options(self, name: str, values: Choices, *, several: bool = False) -> tuple[Option, ...]:
        now = self.typed.get(name, "")
        chosen = now.split() if several else [now]
        return tuple(
            Option(f"{name}-{place}", value, capital(text, self.language), value in chosen)
            for place, (value, text) in enumerate(values)
        )

    def _add(self, kind: str, name: str, label: Text, hint: Sayable | None, **more: Any) -> None:
        wrong = self.wrong.get(name)
        self.fields.append(
            Field(
                kind,
                name.replace(".", "-"),
                name,
                said(label, self.language),
                said(hint, self.language) if hint is not None else "",
                whole(wrong, self.language) if wrong is not None else "",
                **more,
            )
        )


def _anchor(field: Field) -> str:
    return field.options[0].id if field.kind == "checks" else field.anchor


def whole_number(typed: Typed, name: str) -> int | None:
    """A whole number from 0 on that was typed, with or without spaces between its digits; None for anything else."""
    text = "".join(typed.get(name, "").replace(",", "").split())
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def day_typed(typed: Typed, name: str) -> date | None:
    """The day in the three parts of a form; None where there is none."""
    try:
        return typed_day(typed, name)
    except ValueError:
        return None


def day_as_typed(name: str, day: date) -> dict[str, str]:
    """A day as the three parts of a form have it."""
    return {f"{name}.{part}": str(getattr(day, part)) for part in DAY_PARTS}


def is_blank(typed: Typed, names: Sequence[str]) -> bool:
    """Whether nothing was typed into some fields."""
    return not any(typed.get(name, "").strip() for name in names)


def instant_typed(typed: Typed, name: str, time: str) -> datetime | None:
    """An instant by a day in three parts and the time on the clocks of the head office; None where it is none."""
    day, (hour, _, minute) = day_typed(typed, name), typed.get(time, "").strip().replace("h", ":").partition(":")
    numbers = [hour.strip(), minute.strip() or "0"]
    if day is None or not all(each.isascii() and each.isdigit() and len(each) <= 2 for each in numbers):
        return None
    if not (int(numbers[0]) < 24 and int(numbers[1]) < 60 and 2015 <= day.year <= 2200):
        return None
    return instant_at(day, *map(int, numbers))


def instant_as_typed(name: str, time: str, at: datetime) -> dict[str, str]:
    """An instant as the fields of a form have it."""
    return {**day_as_typed(name, day_of(at)), time: f"{clock_of(at):%H:%M}"}
