"""A checklist as a report in one language: each person's documents, what letters must show, dates, and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from express_entry.assessment.shape import DISCLAIMER
from express_entry.checklist import Checklist, Item, Reliance
from express_entry.checklist.dates import dates_of
from express_entry.checklist.jobs import purpose_title
from express_entry.checklist.shape import warnings_of
from express_entry.checklist.words import NEEDED, ROLES, STAGES, STATED, item_told
from express_entry.law import Language, Result, Text
from express_entry.law.programnames import PROGRAM_NAMES
from express_entry.law.text import Sayable
from express_entry.profile import Profile

from .naming import Naming
from .remarks import FINGERPRINT, VERIFIED
from .report import Cell, Column, Fact, Headline, Letterhead, Notice, Report, Row, Section, Table
from .voice import Voice, marked, row


def compose_checklist(checklist: Checklist, profile: Profile, letterhead: Letterhead, language: Language) -> Report:
    """The checklist as a report; ``profile`` is the one that it was derived from."""
    voice = Voice(language, Naming(profile, checklist.law, language))
    return Report(
        language=language,
        on=checklist.on,
        title=voice.say(TITLE),
        letterhead=letterhead,
        facts=tuple(_facts(checklist, profile, letterhead, voice)),
        notices=tuple(_notices(checklist, voice)),
        headline=_headline(checklist, voice),
        sections=tuple(filter(None, _sections(checklist, voice))),
        closing=_closing(checklist, voice),
        words={"skip": voice.say(SKIP), "page": voice.say(PAGE)},
    )


def _facts(checklist: Checklist, profile: Profile, letterhead: Letterhead, voice: Voice) -> Iterator[Fact]:
    stated = (
        (PREPARED_FOR, letterhead.prepared_for),
        (REFERENCE, profile.reference),
        (PREPARED_BY, letterhead.prepared_by),
    )
    for name, value in stated:
        if value:
            yield Fact(voice.say(name), value)
    yield Fact(voice.say(AS_OF), voice.day(checklist.on))
    for name, day in ((DEADLINE, checklist.deadline), (EXPECTED_END, checklist.expected_end)):
        if day is not None:
            yield Fact(voice.say(name), voice.day(day))


def _notices(checklist: Checklist, voice: Voice) -> Iterator[Notice]:
    warnings = warnings_of(checklist)
    if warnings:
        yield Notice(
            voice.say(MIND), voice.say(MIND_TEXT, count=len(warnings)), tuple(voice.say(item) for item in warnings)
        )


def _headline(checklist: Checklist, voice: Voice) -> Headline:
    """How many documents are needed, how many may be, and for which classes."""
    needed = sum(item.needed is Result.MET and item.role != "optional" for item in checklist.items)
    open_ = sum(item.needed is Result.UNKNOWN for item in checklist.items)
    programs = [PROGRAM_NAMES[name] for name in checklist.programs]
    meaning = [voice.say(FOR, programs=programs)]
    files = checklist.files
    if "most_megabytes" in files:
        meaning.append(voice.say(FILES, most=files["most_megabytes"]))
    return Headline(voice.say(DOCUMENTS), voice.number(needed), voice.say(AND_MAY_BE, count=open_), tuple(meaning))


def _sections(checklist: Checklist, voice: Voice) -> Iterator[Section | None]:
    for name, words in checklist.people.items():
        yield _person(checklist, name, words, voice)
    yield _letters(checklist, voice)
    yield _forms(checklist, voice)
    yield _substitutes(checklist, voice)
    yield _dates(checklist, voice)
    yield _not_needed(checklist, voice)
    yield _not_known(checklist, voice)
    yield Section("assumptions", voice.say(ASSUMPTIONS), (voice.bullets(checklist.assumptions),))


# ---------------------------------------------------------------------------------------------------- person by person


def _person(checklist: Checklist, name: str, words: Text, voice: Voice) -> Section | None:
    items = [item for item in checklist.items if item.person == name]
    if not items:
        return None
    heads = ((DOCUMENT, 6), (WHETHER, 4), (WHY, 12), (UNTIL, 5), (PROVISION, 4))
    columns = tuple(Column(voice.say(head), share=share) for head, share in heads)
    rows = tuple(_row(checklist, item, voice) for item in items)
    caption = voice.say(PERSON_CAPTION, person=words)
    return Section(f"of-{name}", _capital(voice.say(words)), (Table(f"of-{name}", caption, columns, rows),))


def _row(checklist: Checklist, item: Item, voice: Voice) -> Row:
    whether = _whether(item, voice)
    status = marked(whether, Result.UNKNOWN) if item.needed is Result.UNKNOWN else Cell(whether)
    why = [voice.say(item.reason), *(voice.say(note) for note in item.notes)]
    if item.programs != checklist.programs and item.programs:
        why.append(voice.say(ONLY_FOR, programs=[PROGRAM_NAMES[name] for name in item.programs]))
    if item.substituted and item.substitute is not None:
        why.append(voice.say(HANDED_IN, what=item.substitute))
    return row(
        voice.say(item_told(item)), status, "; ".join(why), _until(item.reliance, voice), voice.cite(item.citation)
    )


def _whether(item: Item, voice: Voice) -> str:
    """Needed, may be needed, or optional; and when, where not with the application."""
    words = NEEDED if item.needed is Result.UNKNOWN else ROLES[item.role]
    if item.stage == "application":
        return voice.say(words)
    return voice.say(WHEN, what=words, stage=STAGES[item.stage])


def _until(reliance: Reliance | None, voice: Voice) -> str:
    """The last day to rely on it, or how that day is found."""
    if reliance is None:
        return "–"
    if reliance.until is not None:
        text = TOO_EARLY if reliance.runs_out else UNTIL_DAY
        return voice.say(text, day=voice.day(reliance.until))
    said = [voice.say(reliance.rule)]
    if reliance.not_before is not None:
        said.append(voice.say(NOT_BEFORE, day=voice.day(reliance.not_before)))
    return "; ".join(said)


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


# --------------------------------------------------------------------------------------------------- letters and forms


def _letters(checklist: Checklist, voice: Voice) -> Section | None:
    """What each proof of work must show, and what the job counts for and not."""
    jobs = [item for item in checklist.items if item.fields]
    if not jobs:
        return None
    columns = (Column(voice.say(MUST_SHOW), share=3), Column(voice.say(IN_PROFILE), share=2))
    rows = tuple(line for item in jobs for line in _letter(checklist, item, voice))
    table = Table("letters", voice.say(LETTERS_CAPTION), columns, rows)
    return Section("letters", voice.say(LETTERS), (table,))


def _letter(checklist: Checklist, item: Item, voice: Voice) -> Iterator[Row]:
    yield row(voice.say(OF_PERSON, what=item_told(item), person=checklist.people[item.person]), "", group=True)
    for count in item.counts:
        said = voice.say(purpose_title(count.purpose))
        answer: Sayable = COUNTS[count.result]
        if count.reason is not None:
            answer = BECAUSE.of(answer=answer, why=count.reason)
        yield row(voice.say(COUNTS_FOR, purpose=said), marked(voice.say(answer), count.result))
    for each in item.fields:
        yield row(voice.say(each.words), voice.say(STATED[each.stated]))


def _forms(checklist: Checklist, voice: Voice) -> Section | None:
    """Each rule of form, and the documents it is about."""
    about: dict[str, dict[str, None]] = {}
    for item in checklist.items:
        for rule in item.form:
            about.setdefault(voice.say(rule.words), {})[voice.say(item.title)] = None
    if not about:
        return None
    columns = (Column(voice.say(FORM), share=3), Column(voice.say(OF_WHICH), share=2))
    rows = tuple(row(words, ", ".join(documents)) for words, documents in about.items())
    return Section("form", voice.say(IN_WHAT_FORM), (Table("form", voice.say(FORM_CAPTION), columns, rows),))


def _substitutes(checklist: Checklist, voice: Voice) -> Section | None:
    found = {voice.say(item.title): voice.say(item.substitute) for item in checklist.items if item.substitute}
    if not found:
        return None
    columns = (Column(voice.say(DOCUMENT), share=2), Column(voice.say(IN_ITS_PLACE), share=5))
    rows = tuple(row(name, words) for name, words in found.items())
    return Section(
        "in-place", voice.say(SUBSTITUTES), (Table("in-place", voice.say(SUBSTITUTES_CAPTION), columns, rows),)
    )


# --------------------------------------------------------------------------------------------- dates, and what is open


def _dates(checklist: Checklist, voice: Voice) -> Section | None:
    found = dates_of(checklist)
    if not found:
        return None
    columns = (Column(voice.say(DAY)), Column(voice.say(WHAT), share=1))
    rows = tuple(row(voice.day(item.day), voice.say(item.reason)) for item in found)
    return Section("dates", voice.say(DATES), (Table("dates", voice.say(DATES_CAPTION), columns, rows),))


def _not_needed(checklist: Checklist, voice: Voice) -> Section | None:
    if not checklist.not_needed:
        return None
    said = (_of(checklist.people[item.person], item.reason, voice) for item in checklist.not_needed)
    return Section("not-needed", voice.say(NOT_NEEDED), (voice.bullets(said),))


def _of(person: Text, reason: Sayable, voice: Voice) -> str:
    return voice.say(OF_WHOM, person=person, reason=voice.say(reason))


def _not_known(checklist: Checklist, voice: Voice) -> Section | None:
    """Each fact that would settle whether a document is needed, and which."""
    settles: dict[str, list[Sayable]] = {}
    for item in checklist.items:
        for need in item.needs:
            settles.setdefault(need, []).append(item.title)
    if not settles:
        return None
    columns = (Column(voice.say(FACT), share=1), Column(voice.say(WOULD_SETTLE), share=1))
    rows = tuple(_settles(need, titles, voice) for need, titles in settles.items())
    return Section(
        "not-known", voice.say(NOT_KNOWN), (Table("not-known", voice.say(NOT_KNOWN_CAPTION), columns, rows),)
    )


def _settles(need: str, titles: Sequence[Sayable], voice: Voice) -> Row:
    return row(", ".join(voice.names([need])), ", ".join(_each_once(voice.say(title) for title in titles)))


def _each_once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _closing(checklist: Checklist, voice: Voice) -> tuple[str, ...]:
    """What the list is not, and the law that it was derived under, to the last value."""
    law = checklist.law
    groups = " ".join(law.fingerprint[place : place + 8] for place in range(0, len(law.fingerprint), 8))
    said = (DISCLAIMER[voice.language], VERIFIED.of(verified=law.verified), FINGERPRINT.of(fingerprint=groups))
    return tuple(voice.say(words) for words in said)


TITLE = Text("Document checklist", "Liste de contrôle des documents")
PREPARED_FOR, PREPARED_BY = Text("Prepared for", "Préparé pour"), Text("Prepared by", "Préparé par")
REFERENCE, AS_OF = Text("Reference", "Référence"), Text("As of", "En date du")
DEADLINE, EXPECTED_END = Text("Deadline", "Date limite"), Text("Decision expected by", "Décision attendue au plus tard")
MIND, MIND_TEXT = (
    Text("Before anything is handed in", "Avant de présenter quoi que ce soit"),
    Text("Points to look at first: {count}.", "Points à vérifier d'abord : {count}."),
)
DOCUMENTS = Text("Documents needed", "Documents exigés")
AND_MAY_BE = Text("and {count} that may be", "et {count} qui peuvent l'être")
FOR = Text("the list is for: {programs}", "la liste vaut pour : {programs}")
FILES = Text(
    "one file in each field of the form, of at most {most} MB, without a password",
    "un seul fichier dans chaque champ du formulaire, d'au plus {most} Mo, sans mot de passe",
)
DOCUMENT, WHETHER, WHY = Text("Document", "Document"), Text("Needed", "Exigé"), Text("Why", "Motif")
UNTIL, PROVISION = Text("To be relied on", "Fiable"), Text("Provision", "Disposition")
PERSON_CAPTION = Text("Documents: {person}", "Documents : {person}")
ONLY_FOR = Text("for {programs}", "pour {programs}")
HANDED_IN = Text("handed in is {what}", "est présentée : {what}")
WHEN = Text("{what}, {stage}", "{what}, {stage}")
UNTIL_DAY = Text("until {day}", "jusqu'au {day}")
TOO_EARLY = Text("until {day}: too early", "jusqu'au {day} : trop tôt")
NOT_BEFORE = Text("from {day} on", "à partir du {day}")
LETTERS = Text("What each proof of work must show", "Ce que chaque preuve de travail doit montrer")
LETTERS_CAPTION = Text(
    "What a proof must show, and whether the profile states it",
    "Ce qu'une preuve doit montrer, et si le profil l'indique",
)
MUST_SHOW, IN_PROFILE = Text("It must show", "Elle doit montrer"), Text("In the profile", "Dans le profil")
OF_PERSON = Text("{what} – {person}", "{what} – {person}")
COUNTS_FOR = Text("counts for: {purpose}", "compte pour : {purpose}")
BECAUSE = Text("{answer}: {why}", "{answer} : {why}")
COUNTS = {
    Result.MET: Text("yes", "oui"),
    Result.NOT_MET: Text("no", "non"),
    Result.UNKNOWN: Text("not known", "à déterminer"),
}
IN_WHAT_FORM, FORM = Text("In what form", "Sous quelle forme"), Text("Rule", "Règle")
OF_WHICH = Text("Documents", "Documents")
FORM_CAPTION = Text("Rules of form, and the documents they are about", "Règles de forme, et documents visés")
SUBSTITUTES = Text("In place of a document", "À la place d'un document")
IN_ITS_PLACE = Text("In its place", "À sa place")
SUBSTITUTES_CAPTION = Text("What may stand in the place of a document", "Ce qui peut tenir lieu d'un document")
DATES, DAY, WHAT = Text("Dates", "Dates"), Text("Day", "Date"), Text("What", "Quoi")
DATES_CAPTION = Text("Dates in order", "Dates dans l'ordre")
NOT_NEEDED = Text("Not needed, and why", "Ce qui n'est pas exigé, et pourquoi")
OF_WHOM = Text("{person}: {reason}", "{person} : {reason}")
NOT_KNOWN = Text("What is not known", "Ce qui n'est pas connu")
NOT_KNOWN_CAPTION = Text(
    "Facts that were not stated, and what each would settle", "Faits non déclarés, et ce que chacun trancherait"
)
FACT, WOULD_SETTLE = Text("Not stated", "Non déclaré"), Text("It would settle", "Cela trancherait")
ASSUMPTIONS = Text("Assumptions", "Hypothèses")
SKIP, PAGE = Text("Skip to the list", "Aller à la liste"), Text("page {page} of {pages}", "page {page} sur {pages}")
