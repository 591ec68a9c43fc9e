"""The list of documents of an application: that of the person as they declare themselves, for the class invited."""

from __future__ import annotations

from datetime import datetime

from express_entry.checklist import Checklist, Circumstances, derive
from express_entry.law.days import day_of
from express_entry.pool.laws import service_law
from express_entry.review import Asked, asked_of
from express_entry.review.declared import Counsel
from express_entry.selection.documents import category_of

from .applications import Application
from .forms import Form, stored_form
from .lifecycle import LetterState


def checklist_of(application: Application, form: Form, at: datetime) -> Checklist:
    """The documents of an application as of its receipt, or of an instant before it."""
    day = day_of(application.received or at)
    invitation = application.invitation
    category = category_of(invitation.round.category) if invitation.round.category else None
    stated = form.circumstances
    return derive(
        form.profile_with_residences,
        service_law(),
        on=day,
        circumstances=Circumstances(
            program=application.program,
            category=None if category is None else category.slug,
            invited_on=day_of(invitation.issued),
            deadline=invitation.answer_by,
            represented=None if form.representative is None else isinstance(form.representative, Counsel),
            submitted_on=day,
            applied_to_province_on=stated.applied_to_province,
            releases_data=stated.releases_data,
            names_differ=stated.names_differ,
            adopted=stated.adopted,
            request_letter=stated.request_letter,
            issued=dict(stated.issued),
        ),
    )


def asked(application: Application, form: Form, at: datetime) -> tuple[Asked, ...]:
    """What completeness looks at."""
    return asked_of(checklist_of(application, form, at).items)


def ids_of(application: Application, at: datetime) -> list[str]:
    """The slots that an application has: those of its list, and one for each letter that waits for an answer."""
    row = application.versions.get(sequence=application.version)
    form = stored_form(row.document)
    listed = [item.id for item in checklist_of(application, form, at).items]
    open_letters = application.letters.filter(state=LetterState.OPEN.value).order_by("id")
    return listed + [f"letter/{key}" for key in open_letters.values_list("id", flat=True)]
