"""The tasks of an application that is not handed in yet, and whether each is done: by what completeness looks at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from express_entry.application.asked import asked
from express_entry.application.checking import handed_in
from express_entry.application.drafting import form_of, ranked_then
from express_entry.application.forms import Form
from express_entry.application.models import Application
from express_entry.application.personal import Gap, differences, gaps_of
from express_entry.application.retesting import terms_of_round
from express_entry.application.showing import due_of
from express_entry.law import Text
from express_entry.law.days import day_of
from express_entry.pool.identity import has_passport
from express_entry.pool.laws import service_law
from express_entry.review import Asked, Completeness, Kind, completeness
from express_entry.review.completeness import Gate

from . import applicationwords as words
from .addresses import link
from .telling import Teller


class Task(NamedTuple):
    """One thing to do: where, what it is called, whether it is done, and what is worth saying beside it."""

    href: str
    title: str
    done: bool
    said: str
    aside: str


class Group(NamedTuple):
    """Tasks that belong together."""

    id: str
    title: str
    tasks: tuple[Task, ...]


class Looked(NamedTuple):
    """What is known of a draft as if it were received and signed at an instant."""

    form: Form
    items: tuple[Asked, ...]
    completeness: Completeness
    gaps: tuple[Gap, ...]
    differing: int

    def lacks(self, *gates: Gate) -> bool:
        """Whether something of a kind is surely missing, or not stated."""
        open_ = any(need.startswith(_NEEDS.get(gate, "-")) for gate in gates for need in self.completeness.needs)
        return open_ or any(each.gate in gates for each in self.completeness.missing)


_NEEDS = {
    Gate.FAMILY: "declaration.family",
    Gate.PRINCIPAL: "declaration.principal",
    Gate.REPRESENTATIVE: "declaration.representative",
    Gate.ADVISER: "declaration.adviser",
    Gate.DECLARATION: "declaration.complete",
}
"""How the facts begin that a kind of missing thing waits for."""


def look(row: Application, at: datetime) -> Looked:
    """What is there of a draft and what not, without the test of A11.2."""
    form, whole = form_of(row), service_law()
    items = asked(row, form, at)
    return Looked(
        form,
        items,
        completeness(
            form.profile,
            items=items,
            given=handed_in(row, form, signed=True),
            received=at,
            applied_to_province=form.circumstances.applied_to_province,
            law=whole,
        ),
        gaps_of(form, on=day_of(at), law=whole),
        len(differences(ranked_then(row.profile, terms_of_round(row).at), form.profile)),
    )


def groups_of(row: Application, at: datetime, teller: Teller) -> tuple[Group, ...]:
    """Every task, in the order in which it is best done."""
    looked, list_ = look(row, at), _List(row.number, teller)
    forms = tuple(_forms(list_, looked))
    papers = tuple(_papers(list_, looked, row, at))
    ready = all(each.done for each in (*forms, *papers))
    end = (
        list_.task("check", words.TASK_CHECK, done=ready),
        list_.task("hand_in", words.TASK_HAND_IN, done=False),
    )
    return (
        Group("forms", teller.say(words.FORMS_TITLE), forms),
        Group("papers", teller.say(words.PAPERS_TITLE), papers),
        Group("end", teller.say(words.END_TITLE), end),
    )


class _List(NamedTuple):
    """Makes the tasks of one application in one language."""

    number: str
    teller: Teller

    def task(self, page: str, title: Text, *, done: bool, aside: str = "") -> Task:
        """One task."""
        said = self.teller.say(words.DONE if done else words.TO_DO)
        href = link(page, self.teller.language, number=self.number)
        return Task(href, self.teller.say(title), done, said, aside)


def _forms(list_: _List, looked: Looked) -> Iterator[Task]:
    say, form = list_.teller.say, looked.form
    yield list_.task("declared_person", words.TASK_PERSON, done=has_passport(form.profile))
    children = bool(form.profile.dependants) or form.family is not None
    asides = (_differing(looked.differing, list_.teller), "" if children else say(words.CHILDREN_OPEN))
    aside = "; ".join(each for each in asides if each)
    yield list_.task("declared", words.TASK_PROFILE, done=children, aside=aside)
    yield list_.task("family", words.TASK_FAMILY, done=not looked.lacks(Gate.FAMILY, Gate.PRINCIPAL))
    for name, title in (("addresses", words.TASK_ADDRESSES), ("activities", words.TASK_ACTIVITIES)):
        gaps = any(each.of == name for each in looked.gaps)
        yield list_.task(name, title, done=not gaps, aside=say(words.GAPS) if gaps else "")
    counsel = looked.lacks(Gate.REPRESENTATIVE, Gate.PAID_REPRESENTATIVE, Gate.ADVISER)
    yield list_.task("counsel", words.TASK_COUNSEL, done=not counsel)
    stated = form.circumstances.releases_data is not None and form.circumstances.names_differ is not None
    yield list_.task("declarations", words.TASK_DECLARATIONS, done=stated and not looked.lacks(Gate.DECLARATION))


def _differing(many: int, teller: Teller) -> str:
    if not many:
        return ""
    return teller.say(words.ONE_DIFFERENCE) if many == 1 else teller.say(words.DIFFERENCES, many=many)


def _papers(list_: _List, looked: Looked, row: Application, at: datetime) -> Iterator[Task]:
    teller = list_.teller
    needed = [each.id for each in looked.items if each.required and not each.needs]
    missing = {each.id for each in looked.completeness.missing if each.id in needed}
    open_ = {need.split(".")[1] for need in looked.completeness.needs if need.startswith("presented.")}
    counted = teller.say(words.PAPERS_OF, many=str(len(needed) - len(missing)), all=str(len(needed)))
    yield list_.task("papers", words.TASK_PAPERS, done=not missing and not open_, aside=counted)
    left = due_of(row, Kind.PROCESSING, at)
    aside = teller.say(words.FEES_LEFT, amount=teller.dollars(left)) if left else ""
    yield list_.task("fees", words.TASK_FEES, done=not left, aside=aside)
