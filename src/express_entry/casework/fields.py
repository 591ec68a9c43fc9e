"""What an act asks for, as fields of a form: built for the page, and read back with everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.http import QueryDict

from express_entry.law.text import Sayable, Text
from express_entry.pages import words as common
from express_entry.pages.formfields import Field, Option, Part
from express_entry.pages.typed import DAY_PARTS, typed_day

from .voice import Voice

WORDS, TEXT, DAY, RADIOS, SELECT, BOXES = "words", "text", "day", "radios", "select", "boxes"
LONGEST_WORDS, LONGEST_TEXT, NOTE_LENGTH = 10_000, 200, 2000


@dataclass(frozen=True)
class Asking:
    """A field: its name, its kind, what it is called, what helps, what may be chosen, what stands in it at first."""

    name: str
    kind: str
    label: Text
    hint: Sayable | None = None
    options: tuple[tuple[str, Sayable | str], ...] = ()
    needed: bool = True
    value: str = ""
    most: int = 0

    @property
    def longest(self) -> int:
        """How many characters it takes."""
        return self.most or (LONGEST_WORDS if self.kind == WORDS else LONGEST_TEXT)


@dataclass
class Values:
    """What was typed, by the name of its field, and what is wrong with it."""

    texts: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    boxes: dict[str, list[str]] = field(default_factory=dict)
    errors: dict[str, Sayable] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a field; empty where there is none."""
        return self.texts.get(name, "")

    def day(self, name: str) -> date | None:
        """The day of a field; None where none was typed."""
        return self.days.get(name)


def read(asked: tuple[Asking, ...], typed: QueryDict) -> Values:
    """What was typed into some fields."""
    found = Values()
    for each in asked:
        if each.kind == DAY:
            _read_day(each, typed, found)
        elif each.kind == BOXES:
            known = {value for value, _ in each.options}
            found.boxes[each.name] = [value for value in typed.getlist(each.name) if value in known]
        else:
            _read_text(each, typed, found)
    return found


def _read_day(each: Asking, typed: QueryDict, found: Values) -> None:
    try:
        day = typed_day(typed, each.name)
    except ValueError:
        found.errors[each.name] = NOT_A_DAY
        return
    if day is not None:
        found.days[each.name] = day
    elif each.needed:
        found.errors[each.name] = NO_DAY


def _read_text(each: Asking, typed: QueryDict, found: Values) -> None:
    text = typed.get(each.name, "").strip()
    if each.options and text and text not in {value for value, _ in each.options}:
        text = ""
    if not text and each.needed:
        found.errors[each.name] = CHOOSE_ONE if each.options else EMPTY
    elif len(text) > each.longest:
        found.errors[each.name] = TOO_LONG.of(most=each.longest)
    found.texts[each.name] = text


def shown(
    asked: tuple[Asking, ...], typed: QueryDict | None, errors: Mapping[str, Sayable], voice: Voice
) -> list[Field]:
    """The fields as a page shows them, with what was typed."""
    return [_field(each, typed, errors.get(each.name), voice) for each in asked]


def _field(each: Asking, typed: QueryDict | None, error: Sayable | None, voice: Voice) -> Field:
    value = each.value if typed is None else typed.get(each.name, "")
    chosen = set(typed.getlist(each.name)) if typed is not None else {each.value}
    own = each.name.replace(".", "-")
    options = tuple(
        Option(f"{own}-{place}", key, voice.capital(label), key in chosen)
        for place, (key, label) in enumerate(each.options)
    )
    return Field(
        kind=each.kind,
        id=own,
        name=each.name,
        label=voice.say(each.label if each.needed else OPTIONAL.of(label=each.label)),
        hint=voice.say(each.hint) if each.hint else "",
        error=voice.sentence(error) if error else "",
        value=value,
        options=options,
        parts=_parts(each, own, typed, voice) if each.kind == DAY else (),
        width="long",
        empty=voice.say(common.CHOOSE),
    )


def _parts(each: Asking, own: str, typed: QueryDict | None, voice: Voice) -> tuple[Part, ...]:
    at_first = dict(zip(DAY_PARTS, each.value.split("-"), strict=True)) if each.value else {}
    labels = zip(DAY_PARTS, (common.YEAR, common.MONTH, common.DAY), (4, 2, 2), strict=True)
    return tuple(
        Part(
            f"{own}-{part}",
            part,
            voice.say(label),
            at_first.get(part, "") if typed is None else typed.get(f"{each.name}.{part}", ""),
            most,
            "off",
        )
        for part, label, most in labels
    )


class Wrong(NamedTuple):
    """An error in the list above a form, and where it leads."""

    text: str
    anchor: str


def anchors(fields: list[Field]) -> dict[str, str]:
    """Where an error of each field leads: what can be typed into or chosen first."""
    return {
        each.name: each.options[0].id if each.kind in (RADIOS, BOXES) and each.options else each.anchor
        for each in fields
    }


def said_back(asked: tuple[Asking, ...], values: Values, voice: Voice) -> list[tuple[str, str]]:
    """What was typed, in words, to be looked at before it is done."""
    told = []
    for each in asked:
        names = dict(each.options)
        if each.kind == DAY:
            text = voice.day(values.day(each.name))
        elif each.kind == BOXES:
            text = "; ".join(voice.capital(names[key]) for key in values.boxes[each.name])
        else:
            text = values.text(each.name)
            text = voice.capital(names[text]) if text in names else text
        if text:
            told.append((voice.say(each.label), text))
    return told


EMPTY = Text("This is empty: it has to be said in words.", "Ce champ est vide : il faut le dire en mots.")
CHOOSE_ONE = Text("Choose one of these.", "Choisissez l'une de ces réponses.")
NO_DAY = Text("Enter the day: year, month and day.", "Entrez la date : année, mois et jour.")
NOT_A_DAY = Text("There is no such day.", "Cette date n'existe pas.")
TOO_LONG = Text("This has more than {most} characters.", "Ce texte a plus de {most} caractères.")
OPTIONAL = Text("{label} (if there is any)", "{label} (s'il y a lieu)")
