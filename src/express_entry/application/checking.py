"""Before it is handed in: everything at once that would return an application, leaves a gap, or differs from the pool.

Completeness (R10) and what an officer may find (A11.2, doubts) stand side by side and are never mixed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from express_entry.checklist.words import names_of
from express_entry.law.days import day_of
from express_entry.pool.laws import service_law
from express_entry.review import (
    Asked,
    Completeness,
    Doubt,
    HandedIn,
    Presented,
    Retest,
    asked_of,
    completeness,
    doubts_of,
)
from express_entry.review.named import Names, completeness_named, doubts_named

from .applications import Application
from .asked import checklist_of
from .drafting import form_of, ranked_then
from .forms import Form
from .paying import payments_of
from .personal import Difference, Gap, differences, gaps_of
from .retesting import terms_of_round, work_out


@dataclass(frozen=True, slots=True)
class Check:
    """What is known of an application as if it were received at an instant, or as it was.

    ``differences`` is what is declared otherwise than it was ranked; ``last_day`` the last day to hand it in;
    ``names`` what the documents of the list are called.
    """

    at: datetime
    received: bool
    last_day: date
    completeness: Completeness
    gaps: tuple[Gap, ...]
    differences: tuple[Difference, ...]
    doubts: tuple[Doubt, ...]
    retest: Retest
    listed: tuple[Asked, ...]
    names: Names

    @property
    def whole(self) -> bool:
        """Whether it surely is complete and leaves no gap."""
        return self.completeness.complete is True and not self.gaps


def check(application: Application, at: datetime, *, signed: bool | None = None) -> Check:
    """Look at an application as if it were received at an instant, or at that of its receipt.

    :param signed: whether it is taken to be signed; else as it stands.
    """
    form = form_of(application)
    then = application.received or at
    day, whole = day_of(then), service_law()
    given = handed_in(application, form, signed=signed)
    checklist = checklist_of(application, form, then)
    items, names = asked_of(checklist.items), names_of(checklist.items)
    return Check(
        at=then,
        received=application.received is not None,
        last_day=application.invitation.answer_by,
        completeness=completeness_named(
            completeness(
                form.profile,
                items=items,
                given=given,
                received=then,
                applied_to_province=form.circumstances.applied_to_province,
                law=whole,
            ),
            names,
        ),
        gaps=gaps_of(form, on=day, law=whole),
        differences=differences(ranked_then(application.profile, terms_of_round(application).at), form.profile),
        doubts=doubts_named(
            doubts_of(
                form.profile,
                program=application.program,
                on=day,
                law=whole.at(then),
                presented=given.presented,
            ),
            names,
        ),
        retest=work_out(application, form, then),
        listed=items,
        names=names,
    )


def handed_in(application: Application, form: Form, *, signed: bool | None = None) -> HandedIn:
    """All that was handed in: what is in the slots, what the forms say, what was paid."""
    rows = application.uploads.filter(withdrawn__isnull=True).order_by("id")
    presented = {row.item: Presented(not row.explanation, row.explanation, row.rules) for row in rows}
    is_signed = application.signed is not None if signed is None else signed
    return HandedIn(presented, form.declared(signed=is_signed), payments_of(application))
