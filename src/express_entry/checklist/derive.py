"""The checklist of a case: every document table of the law, asked of everybody on the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from express_entry.assessment.stated import OF_SPOUSE
from express_entry.law import Consolidation, Law, Reason, Result, Table, Text, Version
from express_entry.law.answers import Unknown, every, merged
from express_entry.law.days import add_months
from express_entry.law.documents import DOCUMENT, FILES_TABLE, FORMS_TABLE, REUSE_TABLE
from express_entry.law.requirements import NO_FACTS
from express_entry.law.text import Sayable
from express_entry.profile import Profile

from .case import Case, case_of
from .claims import known_category
from .conditions import REGISTRY
from .findings import Finding
from .items import Checklist, Circumstances, Item, NotNeeded, Reliance, Rule
from .leadtimes import document_leads
from .people import Person
from .premises import premises
from .reliance import reliance_of

MEDICAL = "medical_proof"


def derive(
    profile: Profile, law: Law | Consolidation, *, on: date, circumstances: Circumstances | None = None
) -> Checklist:
    """The documents that a person and everybody on their form needs, or may need, under a law as of a day.

    :param law: the law to apply, or the whole of it, of which that of the day is then applied.
    :param circumstances: what is known beyond the profile; nothing, unless given.
    :raises NoLawYet: for a day before 2015-01-01.
    :raises ProfileError: where the person was not born by the day.
    :raises ValueError: for a class or a category that there is none of.
    """
    view = law.on(on) if isinstance(law, Consolidation) else law
    case = case_of(profile, view, on, circumstances or Circumstances())
    known_category(case)
    draft = _Draft(case)
    for person in case.people:
        for table, version in view.of_kind(DOCUMENT):
            draft.document(person, table, version)
    return draft.checklist()


@dataclass
class _Draft:
    """A checklist under construction: items by id, in the order found."""

    case: Case
    items: dict[str, Item] = field(default_factory=dict)
    not_needed: dict[str, NotNeeded] = field(default_factory=dict)
    warnings: list[Sayable] = field(default_factory=list)

    def document(self, person: Person, table: Table, version: Version) -> None:
        """One document of one person, by its rules in order."""
        for rule in version.values["rules"]:
            if person.kind in rule["persons"]:
                for finding in REGISTRY[rule["condition"]](self.case, person, version.values):
                    self._finding(person, table, version, rule, finding)

    def _finding(
        self, person: Person, table: Table, version: Version, rule: Mapping[str, Any], finding: Finding
    ) -> None:
        answer = every((person.on_form, finding.answer))
        document = table.id.partition("/")[2]
        identity = "/".join(filter(None, (person.id, document, finding.subject)))
        if person.on_form is not False:
            self.warnings += finding.warnings
        if answer is False:
            if finding.no is not None and person.on_form is not False:
                said = NotNeeded(person.id, document, finding.subject, finding.no)
                self.not_needed.setdefault(identity, said)
            return
        made = self._item(person, document, table, version, rule, replace(finding, answer=answer))
        had = self.items.get(identity)
        self.items[identity] = made if had is None else _joined(had, made, self.case.programs)

    def _item(
        self,
        person: Person,
        document: str,
        table: Table,
        version: Version,
        rule: Mapping[str, Any],
        finding: Finding,
    ) -> Item:
        values, law = version.values, self.case.law
        unknown = isinstance(finding.answer, Unknown)
        reason: Sayable = Text(**rule["reason"]).of(**finding.words)
        if unknown:
            reason = finding.reason if finding.reason is not None else IF_SO.of(reason=reason)
        identity = "/".join(filter(None, (person.id, document, finding.subject)))
        reliance = reliance_of(self.case, person, identity, values, finding)
        lead = None if _at_hand(reliance) else document_leads().get(values["lead"])
        begin = None if values["stage"] == "later" else self.case.deadline
        return Item(
            person=person.id,
            document=document,
            subject=finding.subject,
            title=table.title,
            stage=values["stage"],
            role=rule["role"],
            needed=Result.UNKNOWN if unknown else Result.MET,
            needs=finding.answer.needs if isinstance(finding.answer, Unknown) else (),
            reason=reason,
            citation=version.citation,
            confidence=version.confidence,
            programs=self.case.programs if finding.programs is None else finding.programs,
            lead_time=lead,
            begin_by=add_months(begin, -lead.months) if begin is not None and lead is not None else None,
            reliance=reliance,
            recorded=_words(values.get("recorded")),
            substitute=self._substitute(document, values),
            substituted=finding.substituted or finding.subject in self.case.circumstances.request_letter,
            form=tuple(_rules(law, values["form"])),
            fields=finding.fields,
            counts=finding.counts,
            notes=finding.notes,
            about=_about(finding),
        )

    def _substitute(self, document: str, values: Mapping[str, Any]) -> Text | None:
        """What stands in the place of a document; the number of an earlier exam only while that policy lasts."""
        if document == MEDICAL and not (self.case.law.has(REUSE_TABLE) and _in_canada(self.case)):
            return None
        return _words(values.get("substitute"))

    def checklist(self) -> Checklist:
        """The list as it stands once everybody was asked about."""
        case, items = self.case, tuple(self.items.values())
        waiting = merged(need for item in items for need in item.needs)
        warnings = [*self.warnings, *_running_out(items), *_issued_early(case, items), *_spouse_missing(case)]
        said = {item.say("en"): item for item in warnings}
        return Checklist(
            on=case.on,
            law=case.law,
            circumstances=case.circumstances,
            programs=case.programs,
            deadline=case.deadline,
            expected_end=case.expected_end,
            people={person.id: person.name for person in case.people if person.on_form is not False},
            items=items,
            not_needed=tuple(item for identity, item in self.not_needed.items() if identity not in self.items),
            warnings=tuple(said.values()),
            assumptions=premises(case, items),
            unknown=waiting,
            files=case.law.values(FILES_TABLE) if case.law.has(FILES_TABLE) else NO_FACTS,
        )


def _joined(had: Item, more: Item, order: tuple[str, ...]) -> Item:
    """One item for which several rules ask: what is sure comes first, and each has its say."""
    first, second = (had, more) if had.needed is Result.MET or more.needed is not Result.MET else (more, had)
    programs = tuple(name for name in order if name in (*had.programs, *more.programs))
    notes = {note.say("en"): note for note in (*first.notes, second.reason, *second.notes)}
    return replace(
        first, programs=programs, notes=tuple(notes.values()), substituted=had.substituted and more.substituted
    )


def _about(finding: Finding) -> Sayable | None:
    """What a document is of; whose that is, the list says already."""
    about: Any = next((finding.words[each] for each in ABOUT if each in finding.words), None)
    of_spouse = isinstance(about, Reason) and about.text is OF_SPOUSE
    found: Sayable | None = about.values["what"] if of_spouse else about
    return found


def _at_hand(reliance: Reliance | None) -> bool:
    """Whether a document is at hand, since its last day is known, and need not be had anew."""
    return reliance is not None and reliance.until is not None and not reliance.runs_out


def _words(value: Mapping[str, str] | None) -> Text | None:
    return None if value is None else Text(value["en"], value["fr"])


def _rules(law: Law, names: list[str]) -> Iterator[Rule]:
    known = {entry["id"]: Text(**entry["words"]) for entry in law.values(FORMS_TABLE)["forms"]}
    for name in names:
        yield Rule(name, known[name])


def _in_canada(case: Case) -> bool:
    """Whether the principal applicant is, as far as is stated, in Canada."""
    held = case.profile.person.in_canada
    return held is not None and held.status not in (None, "none")


# ------------------------------------------------------------------------------------------------------------ warnings


def _running_out(items: tuple[Item, ...]) -> Iterator[Sayable]:
    """Documents that run out before a moment at which they are looked at."""
    for item in items:
        if item.reliance is not None and item.reliance.until is not None and item.reliance.runs_out:
            yield RUNS_OUT.of(what=item.title, item=item.id, day=item.reliance.until)


def _issued_early(case: Case, items: tuple[Item, ...]) -> Iterator[Sayable]:
    """Documents at hand that were issued too early."""
    for item in items:
        issued = case.circumstances.issued.get(item.id)
        first = item.reliance.not_before if item.reliance is not None else None
        if issued is not None and first is not None and issued < first:
            yield ISSUED_EARLY.of(what=item.title, item=item.id, issued=issued, first=first)


def _spouse_missing(case: Case) -> Iterator[Sayable]:
    """A spouse or partner who is on the form and of whom nothing is stated."""
    if case.standing.has_spouse is True and case.profile.spouse is None:
        yield NOT_DESCRIBED.of()


ABOUT = ("test", "credential", "job", "relative")
"""Under which names a finding tells what a document is of."""
IF_SO = Text("if so: {reason}", "si c'est le cas : {reason}")
RUNS_OUT = Text(
    "{what} ({item}): it can be relied on until {day}, which is too early",
    "{what} ({item}) : on peut s'y fier jusqu'au {day}, ce qui est trop tôt",
)
ISSUED_EARLY = Text(
    "{what} ({item}): issued on {issued}, and only one issued from {first} on can be relied on",
    "{what} ({item}) : délivré le {issued}, et seul un document délivré à partir du {first} est fiable",
)
NOT_DESCRIBED = Text(
    "the spouse or partner is not described and must be declared, coming along or not: who is not declared can "
    "generally never be sponsored later",
    "l'époux ou le conjoint de fait n'est pas décrit et doit être déclaré, qu'il accompagne ou non : qui n'est pas "
    "déclaré ne pourra en général jamais être parrainé",
)
