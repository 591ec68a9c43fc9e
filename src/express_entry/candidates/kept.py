"""What answers belong to where they are kept: a profile, or the forms of an application; and how they are saved."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from express_entry.api.filereach import own as own_application
from express_entry.api.gate import Asked, now
from express_entry.api.profiles import own as own_profile
from express_entry.application import drafting
from express_entry.application.forms import stored_form
from express_entry.application.keeping import found as found_application
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.models import Application
from express_entry.law.days import day_of
from express_entry.pages.sealed import Answers
from express_entry.pool import intake
from express_entry.pool.keeping import found as found_profile
from express_entry.pool.keeping import latest_text
from express_entry.pool.laws import service_law
from express_entry.pool.lifecycle import ProfileState
from express_entry.pool.models import Profile
from express_entry.profile import check
from express_entry.profile.interview import Interview

Tree = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """A document that a person answers for, where it stands, and by which pages it is changed.

    ``changes`` says whether it may be changed at all, ``at_once`` whether each answer is saved as it is given; else a
    change is looked at before it is saved.
    """

    number: str
    version: int
    tree: Tree
    changes: bool
    at_once: bool
    of_profile: bool
    whole: tuple[str, ...] = ()
    """The lists that were said to be whole since somebody signed in."""

    @property
    def pages(self) -> dict[str, str]:
        """The names of its pages."""
        return OF_PROFILE if self.of_profile else OF_APPLICATION

    def interview(self) -> Interview:
        """The answers as they are kept, today."""
        return Answers(day_of(now()), self.tree).interview(service_law()).reopened(self.whole)

    def tree_of(self, version: int) -> Tree | None:
        """The document as a version has it; None where there is none of that number."""
        if version == self.version:
            return self.tree
        of = found_profile(self.number).versions if self.of_profile else found_application(self.number).versions
        text = of.filter(sequence=version).values_list("document", flat=True).first()
        if not text:
            return None
        return dict(json.loads(text) if self.of_profile else stored_form(text).tree["profile"])

    def save(self, request: Asked, tree: Tree, expected: int) -> int:
        """Save the document anew; its version.

        :raises Conflict: where another version was written meanwhile, or it cannot be changed any more.
        :raises ProfileError: where it is no profile.
        """
        document = check(dict(tree))
        if self.of_profile:
            save = intake.change_draft if self.at_once else intake.edit
            return save(request.desk, self.number, document, expected=expected).version
        return drafting.declare_more(request.desk, self.number, {"profile": dict(tree)}, expected=expected).version


OF_PROFILE = {"home": "profile", "answers": "answers", "questions": "questions", "person": "person"}
OF_APPLICATION = {
    "home": "application",
    "answers": "declared",
    "questions": "declared_questions",
    "person": "declared_person",
}


def record_of_profile(profile: Profile) -> Record:
    """The answers of a profile: saved at once in a draft, and in the pool once their effect was seen."""
    text = latest_text(profile)
    draft = profile.state == ProfileState.DRAFT.value
    changes = draft or profile.state == ProfileState.IN_POOL.value
    tree = json.loads(text) if text else {}
    return Record(profile.number, profile.version, tree, changes, draft, of_profile=True)


def record_of_application(application: Application) -> Record:
    """The profile as it is declared in the forms of an application: saved at once until it is handed in."""
    tree = dict(drafting.form_of(application).tree["profile"])
    draft = application.state == ApplicationState.DRAFT.value
    return Record(application.number, application.version, tree, draft, at_once=True, of_profile=False)


def profile_record(request: Asked, number: str, action: str = "profile.read") -> Record:
    """The answers of a profile of which somebody may do something.

    Who has several roles reads further than they change, so ``action`` is what is done with the answers.

    :raises NotFound: where there is none within reach.
    """
    return _remembered(request, record_of_profile(own_profile(request.caller, action, number)))


def application_record(request: Asked, number: str, action: str = "application.form") -> Record:
    """The profile declared in an application, as :func:`profile_record`."""
    return _remembered(request, record_of_application(own_application(request, action, number)))


# ------------------------------------------------------------------------------------------- lists that are whole


def remember(request: Asked, number: str, interview: Interview) -> None:
    """Keep in the session which lists were said to be whole, for which the document has no place."""
    known = dict(request.session.get(WHOLE, {}))
    if known.get(number, []) != list(interview.ended):
        known.pop(number, None)
        request.session[WHOLE] = {**dict(list(known.items())[1 - MOST_REMEMBERED :]), number: list(interview.ended)}


def _remembered(request: Asked, record: Record) -> Record:
    return replace(record, whole=tuple(request.session.get(WHOLE, {}).get(record.number, ())))


WHOLE = "whole_lists"
MOST_REMEMBERED = 20
"""Documents whose lists a session remembers: the latest."""
