"""A checklist as a page: each person's documents, dates, what is not needed, what is open, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from express_entry.assessment.shape import DISCLAIMER
from express_entry.checklist import Checklist, Item, Reliance
from express_entry.checklist.dates import dates_of
from express_entry.checklist.shape import warnings_of
from express_entry.checklist.words import NEEDED, ROLES, STAGES
from express_entry.law import Language, Result, Text
from express_entry.law.citations import cited
from express_entry.law.programnames import PROGRAM_NAMES

from .page import Column, Page, Row, Style, Styled


def render(page: Page, checklist: Checklist, language: Language) -> None:
    """Everything that a checklist says, as a page."""
    page.title(TITLE.of(on=checklist.on).say(language))
    page.say(FOR.of(programs=[PROGRAM_NAMES[name] for name in checklist.programs]).say(language), style="strong")
    for item in warnings_of(checklist):
        page.blank()
        page.say(item.say(language), style="open")
    for person, name in checklist.people.items():
        _person(page, checklist, person, name.say(language), language)
    _dates(page, checklist, language)
    _items(page, NOT_NEEDED.say(language), _not_needed(checklist, language))
    _open(page, checklist, language)
    _items(page, RESTS_ON.say(language), (item.say(language) for item in checklist.assumptions))
    page.blank()
    page.say(DISCLAIMER[language], style="faint")


def _person(page: Page, checklist: Checklist, person: str, name: str, language: Language) -> None:
    items = [item for item in checklist.items if item.person == person]
    if not items:
        return
    page.heading(f"{name[:1].upper()}{name[1:]}")
    columns = [
        Column(DOCUMENT.say(language), share=3),
        Column(WHETHER.say(language)),
        Column(WHY.say(language), share=6),
    ]
    page.table(columns, [_row(checklist, item, language) for item in items])


def _row(checklist: Checklist, item: Item, language: Language) -> Row:
    """A document; whether it is needed; and why, by which provision, until when, and its id."""
    style: Style = "open" if item.needed is Result.UNKNOWN else "faint" if item.role == "optional" else "strong"
    words = NEEDED if item.needed is Result.UNKNOWN else ROLES[item.role]
    why = "\n".join(_why(checklist, item, language))
    return [item.title.say(language), Styled(words.say(language), style), why]


def _why(checklist: Checklist, item: Item, language: Language) -> Iterator[str]:
    yield CITED.of(reason=item.reason, citation=cited(item.citation, language)).say(language)
    if item.stage != "application":
        yield STAGES[item.stage].say(language)
    if item.programs and item.programs != checklist.programs:
        yield ONLY_FOR.of(programs=[PROGRAM_NAMES[name] for name in item.programs]).say(language)
    yield from (note.say(language) for note in item.notes)
    if item.needs:
        yield NEEDS.of(needs=list(item.needs)).say(language)
    missing = [field.words for field in item.fields if field.stated is False]
    if missing:
        yield LETTER_LACKS.of(fields=missing).say(language)
    if item.substituted and item.substitute is not None:
        yield HANDED_IN.of(what=item.substitute).say(language)
    if item.reliance is not None:
        yield from _until(item.reliance, language)
    yield item.id


def _until(found: Reliance, language: Language) -> Iterator[str]:
    if found.until is not None:
        yield (TOO_EARLY if found.runs_out else UNTIL).of(day=found.until).say(language)
    elif found.not_before is not None:
        yield FROM.of(rule=found.rule, day=found.not_before).say(language)


def _dates(page: Page, checklist: Checklist, language: Language) -> None:
    found = dates_of(checklist)
    if found:
        page.heading(DATES.say(language))
        columns = [Column(DAY.say(language)), Column(WHAT.say(language), share=1)]
        page.table(columns, [[item.day.isoformat(), item.reason.say(language)] for item in found])


def _not_needed(checklist: Checklist, language: Language) -> Iterator[str]:
    for item in checklist.not_needed:
        yield OF_WHOM.of(person=checklist.people[item.person], reason=item.reason).say(language)


def _open(page: Page, checklist: Checklist, language: Language) -> None:
    """The facts that would settle what may be needed."""
    _items(page, OPEN.say(language), iter(checklist.unknown))
    if any(need.startswith(BEYOND_THE_PROFILE) for need in checklist.unknown):
        page.say(STATED_BY_OPTION.say(language), style="faint")


def _items(page: Page, heading: str, items: Iterator[str]) -> None:
    listed = list(items)
    if listed:
        page.heading(heading)
        for item in listed:
            page.item(item)


TITLE = Text("Document checklist as of {on}", "Liste de contrôle des documents au {on}")
FOR = Text("For: {programs}", "Pour : {programs}")
DOCUMENT, WHETHER, WHY = Text("document", "document"), Text("needed", "exigé"), Text("why", "motif")
CITED = Text("{reason} ({citation})", "{reason} ({citation})")
ONLY_FOR = Text("for {programs}", "pour {programs}")
NEEDS = Text("what would tell: {needs}", "ce qui trancherait : {needs}")
LETTER_LACKS = Text("the profile does not state: {fields}", "le profil n'indique pas : {fields}")
HANDED_IN = Text("handed in is {what}", "est présentée : {what}")
UNTIL = Text("to be relied on until {day}", "fiable jusqu'au {day}")
TOO_EARLY = Text("to be relied on until {day}: too early", "fiable jusqu'au {day} : trop tôt")
FROM = Text("{rule}: from {day} on", "{rule} : à partir du {day}")
DATES, DAY, WHAT = Text("Dates", "Dates"), Text("day", "date"), Text("what", "quoi")
NOT_NEEDED = Text("Not needed, and why", "Ce qui n'est pas exigé, et pourquoi")
OF_WHOM = Text("{person}: {reason}", "{person} : {reason}")
OPEN = Text("Facts that would settle what may be needed", "Faits qui trancheraient ce qui peut être exigé")
BEYOND_THE_PROFILE = "circumstances."
STATED_BY_OPTION = Text(
    "A profile has no place for circumstances; they are stated here, such as --know names_differ=no.",
    "Un profil n'a pas de place pour les circonstances; on les indique ici, comme --know names_differ=no.",
)
RESTS_ON = Text("What this list rests on", "Ce sur quoi repose cette liste")
