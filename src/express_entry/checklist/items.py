"""A checklist and its items: what is needed or may be needed, of whom, why, in what form, and for how long it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from express_entry.assessment.leadtimes import Lead
from express_entry.law import Law, Result, Text
from express_entry.law.answers import Needs
from express_entry.law.text import Sayable

FORMAT = "express-entry/checklist@1"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a case beyond the profile; everything may be left out, and is then unknown, never no.

    ``program`` is the class of the invitation (fsw, cec, fst, pnp), ``category`` that of its round by slug;
    ``invited_on``, ``deadline`` and ``expected_end`` are days, of which the latter two follow from the first.
    ``submitted_on`` is the day of the application, by default the day asked about; ``applied_to_province_on`` that of
    a nominee's application to the province, on which the age of a child is locked (R25.1(4)). ``adopted`` names the
    children who were (``child-1``), ``request_letter`` the countries that ask for the office's letter. ``issued``
    holds the days of documents at hand by the id of their item, for a medical exam the day of the exam.
    """

    program: str | None = None
    category: str | None = None
    invited_on: date | None = None
    deadline: date | None = None
    expected_end: date | None = None
    represented: bool | None = None
    submitted_on: date | None = None
    applied_to_province_on: date | None = None
    releases_data: bool | None = None
    names_differ: bool | None = None
    adopted: frozenset[str] | None = None
    request_letter: frozenset[str] = frozenset()
    issued: Mapping[str, date] = field(default_factory=dict)


class Rule(NamedTuple):
    """A rule of form: its name and its words."""

    id: str
    words: Text


class Field(NamedTuple):
    """What a proof of work must show; ``stated``: whether the profile states it, None where it has no place for it."""

    id: str
    words: Text
    stated: bool | None


class Count(NamedTuple):
    """Whether a job counts for a purpose (``cec``, ``canadian_points`` …), and why not, or what would tell."""

    purpose: str
    result: Result
    reason: Sayable | None
    needs: Needs = ()


class Reliance(NamedTuple):
    """Until when a document can be relied on, and whether that is enough.

    ``until`` is the last day; None where the document's own day is not known. ``if_issued_today`` is then the last day
    of one issued on the day asked about. ``not_before`` is the first day on which one may be issued. The others say
    whether the last day is not before the day asked about, the deadline and the expected end (None: not known), and
    ``tested`` which of them the rule looks at (``profile``, ``submission``, ``landing``).
    """

    rule: Sayable
    tested: tuple[str, ...]
    until: date | None = None
    if_issued_today: date | None = None
    not_before: date | None = None
    on: bool | None = None
    deadline: bool | None = None
    expected_end: bool | None = None

    @property
    def runs_out(self) -> bool:
        """Whether it is known to run out before a moment at which it is looked at."""
        at_submission = {"submission", "profile"} & set(self.tested) and False in (self.on, self.deadline)
        return bool(at_submission or ("landing" in self.tested and False in (self.on, self.expected_end)))


@dataclass(frozen=True, slots=True)
class Item:
    """One document of one person.

    ``subject`` is the code of a country, or the number from one of the test, credential, job, relative or marriage in
    the profile. ``needed`` is met, or unknown: it may be needed, and ``needs`` names what would tell. ``programs`` are
    the classes that ask for it, of those the checklist is for. ``begin_by`` is the day by which it is asked for at the
    latest, if it takes as long as it is taken to.
    """

    person: str
    document: str
    subject: str | None
    title: Text
    stage: str
    role: str
    needed: Result
    needs: Needs
    reason: Sayable
    citation: str
    confidence: str
    programs: tuple[str, ...]
    lead_time: Lead | None = None
    begin_by: date | None = None
    reliance: Reliance | None = None
    recorded: Text | None = None
    substitute: Text | None = None
    substituted: bool = False
    form: tuple[Rule, ...] = ()
    fields: tuple[Field, ...] = ()
    counts: tuple[Count, ...] = ()
    notes: tuple[Sayable, ...] = ()
    about: Sayable | None = None
    """The test, credential, job or relative that it is of, in words; None where its subject says enough."""

    @property
    def id(self) -> str:
        """The same for the same document of the same person, whenever the list is made."""
        return "/".join(filter(None, (self.person, self.document, self.subject)))

    @property
    def relied_until(self) -> date | None:
        """The last day on which the document can be relied on; None where it has none, or it is not known."""
        return None if self.reliance is None else self.reliance.until


class NotNeeded(NamedTuple):
    """What somebody may expect on the list and does not find there, and why it is not."""

    person: str
    document: str
    subject: str | None
    reason: Sayable


@dataclass(frozen=True, slots=True)
class Checklist:
    """The documents of one case as of one day, in the order of people, then of the law's tables.

    ``programs`` are the classes it is for. ``warnings`` must be read; ``unknown`` lists the facts that would settle
    what may be needed; ``files`` is what holds for every upload.
    """

    on: date
    law: Law
    circumstances: Circumstances
    programs: tuple[str, ...]
    deadline: date | None
    expected_end: date | None
    people: Mapping[str, Text]
    items: tuple[Item, ...]
    not_needed: tuple[NotNeeded, ...]
    warnings: tuple[Sayable, ...]
    assumptions: tuple[Sayable, ...]
    unknown: Needs
    files: Mapping[str, object]

    def item(self, identity: str) -> Item:
        """The item with an id.

        :raises KeyError: where the list has none.
        """
        for item in self.items:
            if item.id == identity:
                return item
        raise KeyError(identity)
