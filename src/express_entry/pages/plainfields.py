"""Fields of a form that asks for plain things: text, a choice, a day, a file; with what was typed and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from express_entry.law.text import Language, Sayable, Text
from express_entry.pool.faults import PoolFault
from express_entry.reports.typography import sentence, typeset

from . import words
from .errorlist import labelled
from .formfields import Field, Option, Part
from .typed import DAY_PARTS, typed_day

LONGEST = 200
PART_LENGTHS = (4, 2, 2)


@dataclass
class Form:
    """What was typed into a form in a language, and what is wrong with it by the name of the field."""

    language: Language
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: dict[str, Sayable] = field(default_factory=dict)
    others: list[Sayable] = field(default_factory=list)
    """What is wrong and belongs to no field."""
    made: list[Field] = field(default_factory=list)

    def value(self, name: str) -> str:
        """What was typed, without blanks around it."""
        return self.typed.get(name, "").strip()[:LONGEST]

    def refuse(self, fault: PoolFault) -> None:
        """Take what the layers below refuse to its fields."""
        self.faults.update(fault.fields)
        told = {reason.say("en") for reason in fault.fields.values()}
        self.others += [reason for reason in fault.reasons if reason.say("en") not in told]

    @property
    def wrong(self) -> bool:
        """Whether anything is wrong."""
        return bool(self.faults or self.others)

    @property
    def errors(self) -> list[dict[str, str]]:
        """What is wrong, for the list above the form, in the order of the fields, each leading to its own."""
        found = [{"text": labelled(each, self.language), "anchor": each.anchor} for each in self.made if each.error]
        known = {each.name for each in self.made}
        others = [*(said for name, said in self.faults.items() if name not in known), *self.others]
        return found + [{"text": self._sentence(said), "anchor": ""} for said in others]

    # ------------------------------------------------------------------------------------------------- the fields

    def text(
        self, name: str, label: Text, hint: Sayable | None = None, *, width: str = "middle", value: str = ""
    ) -> Field:
        """A line to be typed."""
        shown = self.typed.get(name, value)[:LONGEST]
        return self._keep(
            Field("text", name, name, self.say(label), self._hint(hint), self._error(name), shown, width=width)
        )

    def number(self, name: str, label: Text, hint: Sayable | None = None, *, value: str = "") -> Field:
        """A whole number to be typed."""
        shown = self.typed.get(name, value)[:LONGEST]
        made = Field(
            "text",
            name,
            name,
            self.say(label),
            self._hint(hint),
            self._error(name),
            shown,
            width="short",
            inputmode="numeric",
        )
        return self._keep(made)

    def select(
        self, name: str, label: Text, offered: Iterable[tuple[str, Sayable]], empty: Text, value: str = ""
    ) -> Field:
        """A list to choose from; ``empty`` is what stands there while nothing is chosen."""
        options = self._options(name, offered, value)
        return self._keep(
            Field(
                "select",
                name,
                name,
                self.say(label),
                error=self._error(name),
                options=options,
                empty=self.say(empty),
            )
        )

    def radios(
        self,
        name: str,
        label: Text,
        offered: Iterable[tuple[str, Sayable]],
        hint: Sayable | None = None,
        value: str = "",
    ) -> Field:
        """A few things of which one is chosen."""
        options = self._options(name, offered, value)
        return self._keep(
            Field("radios", name, name, self.say(label), self._hint(hint), self._error(name), options=options)
        )

    def day(self, name: str, label: Text, hint: Sayable | None = None, *, value: date | None = None) -> Field:
        """A day in three parts."""
        known = dict(zip(DAY_PARTS, value.isoformat().split("-"), strict=True)) if value is not None else {}
        named = zip(DAY_PARTS, (words.YEAR, words.MONTH, words.DAY), PART_LENGTHS, strict=True)
        parts = tuple(
            Part(
                f"{name}-{part}",
                part,
                self.say(said),
                self.typed.get(f"{name}.{part}", known.get(part, ""))[:most],
                most,
                "off",
            )
            for part, said, most in named
        )
        return self._keep(Field("day", name, name, self.say(label), self._hint(hint), self._error(name), parts=parts))

    def file(self, name: str, label: Text, hint: Sayable | None = None) -> Field:
        """A file to be chosen."""
        return self._keep(Field("file", name, name, self.say(label), self._hint(hint), self._error(name)))

    def day_typed(self, name: str) -> date | None:
        """The day in the three parts of a field; None, and a fault, where it is none."""
        with suppress(ValueError):
            if (day := typed_day(self.typed, name)) is not None:
                return day
        self.faults[name] = NO_DAY.of()
        return None

    def number_typed(self, name: str) -> int | None:
        """The whole number in a field; None where it is empty, and a fault where it is none."""
        text = self.value(name)
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) < len("1000000000"):
            return int(text)
        self.faults[name] = NO_NUMBER.of()
        return None

    def require(self, name: str) -> str:
        """What was typed, or a fault where nothing was."""
        text = self.value(name)
        if not text:
            self.faults[name] = EMPTY.of()
        return text

    def say(self, what: Sayable) -> str:
        """Words of the program in the language of the form."""
        return typeset(what.say(self.language), self.language)

    def _keep(self, made: Field) -> Field:
        self.made.append(made)
        return made

    def _hint(self, hint: Sayable | None) -> str:
        return self.say(hint) if hint is not None else ""

    def _error(self, name: str) -> str:
        return self._sentence(self.faults[name]) if name in self.faults else ""

    def _sentence(self, said: Sayable) -> str:
        return sentence(self.say(said))

    def _options(self, name: str, offered: Iterable[tuple[str, Sayable]], value: str) -> tuple[Option, ...]:
        chosen = self.typed.get(name, value)
        found: Sequence[tuple[str, Sayable]] = list(offered)
        return tuple(
            Option(f"{name}-{place}", key, self._capital(self.say(said)), key == chosen)
            for place, (key, said) in enumerate(found)
        )

    @staticmethod
    def _capital(text: str) -> str:
        return f"{text[:1].upper()}{text[1:]}"


NO_DAY = Text(
    "This is no day. Accepted: year, month and day in digits, such as 2026 11 3.",
    "Ce n'est pas une date. Valeurs acceptées : l'année, le mois et le jour en chiffres, comme 2026 11 3.",
)
NO_NUMBER = Text(
    "This is no whole number. Accepted: digits alone.", "Ce n'est pas un nombre entier. Accepté : des chiffres seuls."
)
EMPTY = Text("This has to be filled in.", "Ce champ est à remplir.")
