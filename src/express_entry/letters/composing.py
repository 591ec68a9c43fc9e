"""The words of each letter: one template for each, in both languages, filled with nothing but its facts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import assert_never

from express_entry.assessment.shape import DISCLAIMER
from express_entry.law import Language, Text
from express_entry.law.places import named_province
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Sayable
from express_entry.reports.typography import citation, number, sentence, typeset, written_out

from . import words
from .facts import (
    Acknowledged,
    Approved,
    Asked,
    Extended,
    Invited,
    Letter,
    NoLongerAsked,
    Nominated,
    Refused,
    Returned,
    VisaIssued,
)
from .kinds import Ask
from .sheet import Block, Item, Items, Line, Paragraph, Quote, Sheet


def compose(letter: Letter, language: Language) -> Sheet:
    """The letter in a language."""
    voice = _Voice(language)
    return Sheet(
        language=language,
        dated=letter.dated,
        title=voice.say(title_of(letter)),
        number=letter.number,
        notice=voice.say(words.NOT_GOVERNMENT),
        addressee=letter.addressee,
        facts=tuple(_facts(letter, voice)),
        blocks=tuple(_blocks(letter, voice)),
        closing=(voice.say(words.IN_BOTH), typeset(DISCLAIMER[language], language)),
        skip=voice.say(words.SKIP),
        page=voice.say(words.PAGE),
    )


class _Voice:
    """One language: what the program says is set as the language sets it, what others wrote stays untouched."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, said: Sayable, **values: object) -> str:
        """Words, filled in."""
        made = said.of(**values) if values and isinstance(said, Text) else said
        return typeset(made.say(self.language), self.language)

    def day(self, day: date) -> str:
        """A day in words."""
        return written_out(day, self.language)

    def dollars(self, amount: int) -> str:
        """Whole Canadian dollars."""
        return self.say(words.DOLLARS, amount=number(amount, self.language))

    def cite(self, provision: str) -> str:
        """A provision as the language cites it."""
        return citation(provision, self.language)

    def paragraph(self, said: Text, **values: object) -> Paragraph:
        """A paragraph of the program's own words."""
        return Paragraph(self.say(said, **values))


def title_of(letter: Letter) -> Text:
    """What a letter is called: one that asks something by what it asks."""
    content = letter.content
    return content.ask.words if isinstance(content, Asked) else letter.kind.words


def title_in_list(letter: Letter) -> Sayable:
    """What a letter is called among others, with the number of what the office asked, which the answer goes by."""
    match letter.content:
        case Asked() as content:
            return words.NUMBERED.of(title=title_of(letter), letter=str(content.reference))
        case Extended() | NoLongerAsked() as content:
            return words.ABOUT.of(title=title_of(letter), what=content.ask.words, letter=str(content.reference))
        case _:
            return title_of(letter)


def _facts(letter: Letter, voice: _Voice) -> Iterator[Line]:
    if letter.addressee:
        yield Line(voice.say(words.TO), letter.addressee)
    about = words.PROFILE if letter.number.startswith("E") else words.APPLICATION
    yield Line(voice.say(about), letter.number)
    yield Line(voice.say(words.CLASS), voice.say(PROGRAM_NAMES[letter.program]))
    yield Line(voice.say(words.DATED), voice.day(letter.dated))
    content = letter.content
    if isinstance(content, Nominated):
        yield Line(voice.say(words.CERTIFICATE), content.certificate)
        yield Line(voice.say(words.CERTIFIED), voice.day(content.certified_on))
    if isinstance(content, Asked):
        yield Line(voice.say(words.LETTER), str(content.reference))
    if isinstance(content, (Asked, Extended)):
        yield Line(voice.say(words.ANSWER_BY), voice.day(content.answer_by))
    if isinstance(content, (Invited, VisaIssued)):
        yield Line(voice.say(words.LAST_DAY), voice.day(content.last_day))


def _blocks(letter: Letter, voice: _Voice) -> Iterator[Block]:
    match letter.content:
        case Invited() as content:
            yield from _invited(content, voice)
        case Nominated() as content:
            yield from _nominated(content, voice)
        case Acknowledged() as content:
            yield from _acknowledged(content, voice)
        case Returned() as content:
            yield from _returned(content, voice)
        case Asked() as content:
            yield from _asked(content, voice)
        case Extended() | NoLongerAsked() as content:
            yield _about_another(content, voice)
        case Approved() as content:
            yield from _approved(content, voice)
        case VisaIssued() as content:
            yield voice.paragraph(words.VISA, day=voice.day(content.issued_on), last=voice.day(content.last_day))
            yield voice.paragraph(words.VISA_CHANGES)
        case Refused() as content:
            yield from _refused(content, voice)
        case never:
            assert_never(never)


def _invited(content: Invited, voice: _Voice) -> Iterator[Block]:
    yield voice.paragraph(words.INVITED, day=voice.day(content.invited_on), round=content.round)
    yield voice.paragraph(words.INVITED_UNTIL, last=voice.day(content.last_day))
    yield voice.paragraph(words.INVITED_OR_NOT)


def _nominated(content: Nominated, voice: _Voice) -> Iterator[Block]:
    province = named_province(content.province)
    yield voice.paragraph(words.NOMINATED, day=voice.day(content.accepted_on), province=province)
    text = words.NOMINATED_LAST_KNOWN if content.last_known else words.NOMINATED_POINTS
    points = number(content.points, voice.language)
    yield voice.paragraph(text, points=points, provision=voice.cite(content.citation))
    yield voice.paragraph(words.NOMINATED_ONLY)
    yield voice.paragraph(words.NOMINATED_STANDS)
    yield voice.paragraph(words.NOMINATED_ENDS)


def _acknowledged(content: Acknowledged, voice: _Voice) -> Iterator[Block]:
    yield voice.paragraph(words.ACKNOWLEDGED, day=voice.day(content.received_on))
    yield voice.paragraph(
        words.STANDARD,
        months=content.standard_months,
        percent=content.standard_percent,
        until=voice.day(content.standard_until),
        source=voice.cite(content.standard_source),
    )
    yield voice.paragraph(words.TELL_CHANGES)


def _returned(content: Returned, voice: _Voice) -> Iterator[Block]:
    yield voice.paragraph(words.RETURNED, day=voice.day(content.received_on))
    rows = tuple(
        Item(voice.say(each.title), sentence(voice.say(each.reason)), voice.cite(each.citation))
        for each in content.missing
    )
    heads = Item(voice.say(words.WHAT), voice.say(words.WHY), voice.say(words.PROVISION))
    yield Items(voice.say(words.MISSING), heads, rows)
    yield voice.paragraph(words.RETURNED_REPAID, amount=voice.dollars(content.repaid))
    yield voice.paragraph(words.RETURNED_NEXT)


def _asked(content: Asked, voice: _Voice) -> Iterator[Block]:
    yield voice.paragraph(words.ASKED[content.ask], day=voice.day(content.answer_by))
    yield _quote(words.OFFICER_ASKS, content.words, content.words_in, voice)
    if content.ask in {Ask.REQUEST, Ask.FAIRNESS}:
        yield voice.paragraph(words.ANSWER_WHERE, letter=str(content.reference))
    yield voice.paragraph(words.MORE_TIME)


def _about_another(content: Extended | NoLongerAsked, voice: _Voice) -> Paragraph:
    what, letter = content.ask.words, str(content.reference)
    if isinstance(content, NoLongerAsked):
        return voice.paragraph(words.NO_LONGER, what=what, letter=letter)
    return voice.paragraph(words.EXTENDED, what=what, letter=letter, day=voice.day(content.answer_by))


def _approved(content: Approved, voice: _Voice) -> Iterator[Block]:
    day, provision = voice.day(content.decided_on), voice.cite(content.provision)
    yield voice.paragraph(words.APPROVED, day=day, provision=provision)
    left = max(0, content.fee_due - content.fee_paid)
    if left:
        text = words.FEE_LEFT if content.fee_certain else words.FEE_LEFT_AT_MOST
        paid = voice.dollars(content.fee_paid)
        yield voice.paragraph(text, left=voice.dollars(left), due=voice.dollars(content.fee_due), paid=paid)
    else:
        yield voice.paragraph(words.FEE_PAID, due=voice.dollars(content.fee_due))
    yield voice.paragraph(words.NOT_YET_RESIDENT)


def _refused(content: Refused, voice: _Voice) -> Iterator[Block]:
    text = words.MISREPRESENTED if content.misrepresentation else words.REFUSED
    yield voice.paragraph(text, day=voice.day(content.decided_on), provision=voice.cite(content.provision))
    yield _quote(words.REASONS, content.reasons, None, voice)
    if content.misrepresentation and content.barred_until is not None:
        yield voice.paragraph(words.BARRED, day=voice.day(content.barred_until))
    if content.repaid:
        yield voice.paragraph(words.REFUSED_FEES, amount=voice.dollars(content.repaid))
    else:
        yield voice.paragraph(words.REFUSED_NO_FEES)
    yield voice.paragraph(words.REFUSED_NEXT)


def _quote(caption: Text, written: str, language: Language | None, voice: _Voice) -> Quote:
    lines = tuple(line for line in (each.strip() for each in written.splitlines()) if line)
    return Quote(voice.say(caption), lines, language)
