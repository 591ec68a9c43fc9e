"""Forms of these pages: fields with what stands in them, what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from express_entry.law import Language, Reason, Text
from express_entry.law.places import CANADA, countries
from express_entry.law.text import Sayable
from express_entry.pages import words as common
from express_entry.pages.errorlist import labelled
from express_entry.pages.formfields import Field, Option, Part
from express_entry.pages.typed import DAY_PARTS
from express_entry.profile.answers import folded
from express_entry.reports.typography import sentence, typeset

Typed = Mapping[str, str]


@dataclass
class Sheet:
    """A form in one language: what is stated, what was typed in its place, and the errors by field."""

    language: Language
    stated: Mapping[str, Any] = field(default_factory=dict)
    typed: Typed | None = None
    wrong: Mapping[str, Sayable] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)

    def text(
        self, name: str, label: Text | Reason, hint: Text | None = None, *, width: str = "middle", mode: str = ""
    ) -> Field:
        """A line of text."""
        return self._add("text", name, label, hint, value=self._value(name), width=width, inputmode=mode)

    def area(self, name: str, label: Text | Reason, hint: Text | None = None) -> Field:
        """Several lines of text."""
        return self._add("area", name, label, hint, value=self._value(name))

    def file(self, name: str, label: Text | Reason, hint: Text | None = None) -> Field:
        """A file to choose."""
        return self._add("file", name, label, hint)

    def check(self, name: str, label: Text | Reason, hint: Text | None = None) -> Field:
        """A box to tick."""
        return self._add("check", name, label, hint, value="yes" if self._value(name) else "")

    def choice(
        self, name: str, label: Text | Reason, options: Iterable[tuple[str, Sayable]], hint: Text | None = None
    ) -> Field:
        """One of a few values."""
        return self._add("radios", name, label, hint, options=self._options(name, options))

    def select(
        self, name: str, label: Text | Reason, options: Iterable[tuple[str, Sayable]], hint: Text | None = None
    ) -> Field:
        """One of many values."""
        empty = self.say(common.CHOOSE)
        return self._add("select", name, label, hint, options=self._options(name, options), empty=empty)

    def country(self, name: str, label: Text | Reason, hint: Text | None = None) -> Field:
        """A country by its name, Canada first."""
        by_name = sorted(countries().values(), key=lambda each: folded(each.say(self.language)))
        first = [each for each in by_name if each.code == CANADA]
        return self.select(name, label, [(each.code, each) for each in (*first, *by_name)], hint)

    def day(self, name: str, label: Text | Reason, hint: Text | None = None) -> Field:
        """A day in three parts."""
        stated = str(self.stated.get(name) or "")
        known = dict(zip(DAY_PARTS, stated.split("-"), strict=False)) if stated else {}
        typed = self.typed or {}
        labels = zip(DAY_PARTS, (common.YEAR, common.MONTH, common.DAY), (4, 2, 2), strict=True)
        parts = tuple(
            Part(
                f"{id_of(name)}-{part}",
                part,
                self.say(said),
                typed.get(f"{name}.{part}", known.get(part, "")),
                most,
                "off",
            )
            for part, said, most in labels
        )
        return self._add("day", name, label, hint, parts=parts)

    def say(self, what: Sayable) -> str:
        """Words in the language of the form."""
        return typeset(what.say(self.language), self.language)

    @property
    def errors(self) -> list[dict[str, str]]:
        """The list of errors above the form: each leads to its field, those of no field to nowhere."""
        of_fields = [
            {"text": labelled(each, self.language), "anchor": each.anchor} for each in self.fields if each.error
        ]
        names = {each.name for each in self.fields}
        others = [sentence(self.say(said)) for name, said in self.wrong.items() if name not in names]
        return [*of_fields, *({"text": each, "anchor": ""} for each in others)]

    def _add(self, kind: str, name: str, label: Text | Reason, hint: Text | None, **more: Any) -> Field:
        said = self.wrong.get(name)
        made = Field(
            kind=kind,
            id=id_of(name),
            name=name,
            label=self.say(label),
            hint="" if hint is None else self.say(hint),
            error="" if said is None else sentence(self.say(said)),
            **more,
        )
        self.fields.append(made)
        return made

    def _value(self, name: str) -> str:
        if self.typed is not None:
            return self.typed.get(name, "")
        value = self.stated.get(name)
        return "" if value is None or value is False else str(value)

    def _options(self, name: str, options: Iterable[tuple[str, Sayable]]) -> tuple[Option, ...]:
        chosen = self._value(name)
        return tuple(
            Option(f"{id_of(name)}-{place}", value, self.say(label), value == chosen)
            for place, (value, label) in enumerate(options)
        )


def id_of(name: str) -> str:
    """A name as the id of its field."""
    return name.replace(".", "-").replace("[", "-").replace("]", "")


NO_DAY = Text(
    "This is not a day. Accepted: a year of four digits, a month and a day.",
    "Ce n'est pas une date. Accepté : une année de quatre chiffres, un mois et un jour.",
)
YES_NO = (("yes", Text("Yes", "Oui")), ("no", Text("No", "Non")))
