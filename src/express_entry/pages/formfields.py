"""A question as a field of a form: its label and hint, what may be chosen, what stands in it, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from express_entry.law import occupations, places
from express_entry.law.language import printed_range
from express_entry.law.text import Language, Sayable, Text
from express_entry.profile import answers
from express_entry.profile.answers import Offer, folded
from express_entry.profile.consistency import ABILITY_NAMES
from express_entry.profile.interview import Interview
from express_entry.profile.questions import Kind, Question
from express_entry.profile.studies import designated_organizations
from express_entry.profile.tree import NOTHING, found
from express_entry.profile.vocabulary import words_for
from express_entry.reports.typography import sentence, typeset

from . import words
from .asking import FIELDS
from .askingany import ANOTHER, SPOUSES, YOURS
from .typed import DAY_PARTS, UNKNOWN, Typed, is_day


class Option(NamedTuple):
    """One of the values that may be chosen."""

    id: str
    value: str
    label: str
    chosen: bool


class Part(NamedTuple):
    """The year, the month or the day of a date."""

    id: str
    name: str
    label: str
    value: str
    most: int
    autocomplete: str


@dataclass(frozen=True)
class Field:
    """What a template needs to show a question; every text is in the language of the page and typeset."""

    kind: str
    id: str
    name: str
    label: str
    hint: str = ""
    error: str = ""
    value: str = ""
    options: tuple[Option, ...] = ()
    parts: tuple[Part, ...] = ()
    width: str = "middle"
    inputmode: str = ""
    empty: str = ""
    searched: bool = False

    @property
    def described(self) -> str:
        """The ids of what describes the field."""
        marks = (("hint", self.hint), ("error", self.error))
        return " ".join(f"{self.id}-{mark}" for mark, text in marks if text)

    @property
    def anchor(self) -> str:
        """Where the list of errors leads: the first thing that can be typed into or chosen."""
        if self.kind == "day":
            return self.parts[0].id
        return self.options[0].id if self.kind == "radios" or (self.searched and self.options) else self.id


class Given(NamedTuple):
    """What stands in a form beside the questions: what was typed, what is wrong with it, what it may have meant."""

    typed: Typed | None = None
    errors: Mapping[str, list[Sayable]] = {}
    offers: Mapping[str, Offer] = {}


def field_of(interview: Interview, question: Question, number: int, language: Language, given: Given) -> Field:
    """The field for a question; ``number`` tells it from the others on the page."""
    made = _Maker(interview, question, f"f{number}", language, given)
    return made.field()


def label_of(question: Question, language: Language) -> str:
    """The question itself."""
    return typeset(_label(question).say(language), language)


def _label(question: Question) -> Text:
    if question.kind is Kind.FIELD:
        own = FIELDS.get(f"{question.owner}.{question.name}")
        assert own is not None, question.place
        return own.label
    kind = question.slot.kind.__name__
    if question.kind is Kind.ANOTHER:
        return ANOTHER[kind]
    return SPOUSES[kind] if question.place.startswith("spouse") and kind in SPOUSES else YOURS[kind].label


def _hint(question: Question) -> Text | None:
    if question.kind is Kind.FIELD:
        return FIELDS[f"{question.owner}.{question.name}"].hint
    return YOURS[question.slot.kind.__name__].hint if question.kind is Kind.ANY else None


class _Maker:
    """What is known of one question while its field is made."""

    def __init__(self, interview: Interview, question: Question, id_: str, language: Language, given: Given) -> None:
        self.interview, self.question, self.id = interview, question, id_
        self.language, self.given = language, given

    def field(self) -> Field:
        kind = self._kind()
        return Field(
            kind=kind,
            id=self.id,
            name=self.question.place,
            label=label_of(self.question, self.language),
            hint=self._hint(),
            error=" ".join(sentence(self._say(each)) for each in self.given.errors.get(self.question.place, ())),
            value=self._text(),
            options=tuple(self._options(kind)),
            parts=tuple(self._parts()) if kind == "day" else (),
            width=_WIDTHS.get(self._sort(), "long" if self._sort() == "Noc" else "middle"),
            inputmode=_KEYBOARDS.get(self._sort(), ""),
            empty=self._say(words.CHOOSE),
            searched=self._sort() == "Noc",
        )

    def _say(self, what: Sayable) -> str:
        return typeset(what.say(self.language), self.language)

    def _sort(self) -> str:
        return answers.sort(self.question.slot) if self.question.kind is Kind.FIELD else ""

    def _kind(self) -> str:
        if self.question.kind is not Kind.FIELD or self.question.slot.kind is bool or self.question.slot.choices:
            return "radios"
        if is_day(self.question):
            return "day"
        return "select" if self._sort() in ("Country", "Province") else "text"

    def _hint(self) -> str:
        own = _hint(self.question)
        if self.question.name in ABILITY_NAMES and self.question.owner == "LanguageTest":
            own = None
            scale = self._scale()
            return self._say(scale) if scale else ""
        said = " ".join(self._say(each) for each in (own, self._not_claimed()) if each)
        if self.question.name == "organization":
            names = ", ".join(designated_organizations(self.interview.law))
            said = f"{said}. {self._say(DESIGNATED.of(names=names))}"
        return said

    def _not_claimed(self) -> Text | None:
        """What to answer where it is not known whether there is any: nobody is unsure of having children."""
        asked = self.question
        claim = asked.kind is Kind.ANY and asked.claimed and asked.slot.kind.__name__ != "Dependant"
        return NOT_CLAIMED if claim else None

    def _scale(self) -> Sayable | None:
        """The scores that the test prints, where that is known."""
        sitting = self.question.path[:-1]
        test, taken, scale = (found(self.interview.tree, (*sitting, name)) for name in ("test", "taken", "scale"))
        day = None if taken is NOTHING else date.fromisoformat(taken)
        known = (
            None
            if test is NOTHING
            else printed_range(test, self.question.name, day, None if scale is NOTHING else scale)
        )
        return SCALE.of(lowest=known[0], highest=known[1], step=known[2]) if known else None

    # ---------------------------------------------------------------------------------------------- what stands in it

    def _answer(self) -> Any:
        """What was answered before; None where nothing was, or where what was typed stands in its place."""
        if self.given.typed is not None:
            return None
        value = self.interview.answer_to(self.question)
        return None if value is NOTHING else value

    def _text(self) -> str:
        if self.given.typed is not None:
            return self.given.typed.get(self.question.place, "")
        value = self._answer()
        if value is None:
            return ""
        if self._sort() == "Noc":
            known = occupations.find(str(value))
            return str(value) if known is None else f"{known.code}"
        return answers.say(self.question, value).say(self.language) if isinstance(value, float) else str(value)

    def _parts(self) -> Iterator[Part]:
        value = self._answer()
        known = dict(zip(DAY_PARTS, str(value).split("-"), strict=False)) if value else {}
        typed = self.given.typed or {}
        own = self.question.place == "person.date_of_birth"
        for part, label, most in zip(DAY_PARTS, (words.YEAR, words.MONTH, words.DAY), (4, 2, 2), strict=True):
            now = typed.get(f"{self.question.place}.{part}", known.get(part, ""))
            fill = f"bday-{part}" if own else "off"
            yield Part(f"{self.id}-{part}", part, self._say(label), now, most, fill)

    def _options(self, kind: str) -> Iterator[Option]:
        if self._sort() == "Noc":
            yield from offered(self.given.offers.get(self.question.place), self.id, self.language)
            return
        if kind not in ("radios", "select"):
            return
        chosen = self._chosen()
        for number, (value, label) in enumerate(self._choices(kind)):
            yield Option(f"{self.id}-{number}", value, label, value == chosen)

    def _choices(self, kind: str) -> Iterable[tuple[str, str]]:
        if self._sort() in ("Country", "Province"):
            return _places(self._sort(), self.language)
        if self.question.kind is Kind.FIELD and self.question.slot.choices:
            known = words_for(self.question.slot.choices)
            found_ = [(value, _capital(self._say(text))) for value, text in known.items()]
        else:
            found_ = [("yes", self._say(YES)), ("no", self._say(NO))]
        question = self.question
        # Of what is not claimed the document says nothing else: there is no third answer.
        if question.required or question.claimed or question.kind is Kind.ANOTHER or kind == "select":
            return found_
        return [*found_, (UNKNOWN, self._say(NOT_KNOWN))]

    def _chosen(self) -> str:
        if self.given.typed is not None:
            return self.given.typed.get(self.question.place, "")
        value = self._answer()
        if isinstance(value, bool):
            return "yes" if value else "no"
        if value is not None:
            return str(value)
        return UNKNOWN if self.question.place in self.interview.passed else ""


def offered(offer: Offer | None, id_: str, language: Language) -> Iterator[Option]:
    """Occupations to choose from."""
    for number, (code, title) in enumerate(offer.values if offer else ()):
        yield Option(f"{id_}-{number}", str(code), typeset(title.say(language), language), chosen=False)


def _places(sort: str, language: Language) -> list[tuple[str, str]]:
    """Countries or provinces by their names, as the language sorts them; Canada first among countries."""
    known = places.countries() if sort == "Country" else places.provinces()
    by_name = sorted(
        ((place.code, typeset(place.say(language), language)) for place in known.values()), key=lambda it: folded(it[1])
    )
    first = [each for each in by_name if each[0] == places.CANADA]
    return [*first, *by_name]


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


_WIDTHS = {
    "Score": "short",
    "Hours": "short",
    "Months": "short",
    "Years": "short",
    "Count": "short",
    "Currency": "short",
}
_KEYBOARDS = {
    "Hours": "decimal",
    "Months": "decimal",
    "Years": "decimal",
    "Count": "numeric",
    "Amount": "decimal",
}
"""Which keyboard a phone shows; a score may be a letter."""

YES, NO = Text("Yes", "Oui"), Text("No", "Non")
NOT_CLAIMED = Text(
    "If you do not know, answer no: nothing is counted for it, and you can change the answer.",
    "Si vous ne le savez pas, répondez non : rien n'est alors compté, et vous pourrez changer la réponse.",
)
NOT_KNOWN = Text("I do not know", "Je ne sais pas")
SCALE = Text("From {lowest} to {highest}, in steps of {step}", "De {lowest} à {highest}, par pas de {step}")
DESIGNATED = Text("Designated: {names}.", "Désignés : {names}.")
