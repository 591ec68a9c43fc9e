"""The checklist of a case: that which its document holds, or else what the law asks of the profile at receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from express_entry.law.days import day_of

if TYPE_CHECKING:
    from express_entry.law import Consolidation
    from express_entry.review import Asked, Case

    from .cases import Receipt


def checklist_of(case: Case, receipt: Receipt, whole: Consolidation) -> tuple[Asked, ...]:
    """The items that completeness asks for; what the profile leaves open is asked for with what would tell."""
    if case.checklist is not None:
        return case.checklist
    from express_entry.checklist import Circumstances, derive
    from express_entry.review import asked_of
    from express_entry.review.declared import Counsel, Nobody

    terms, counsel, stated = case.terms, case.declared.representative, case.circumstances
    given = Circumstances(
        program=None if terms is None else terms.program,
        category=None if terms is None else terms.category,
        invited_on=None if terms is None else terms.day,
        deadline=case.deadline,
        represented=isinstance(counsel, Counsel) if isinstance(counsel, Counsel | Nobody) else None,
        submitted_on=day_of(receipt.at),
        applied_to_province_on=case.applied_to_province,
        releases_data=stated.releases_data,
        names_differ=stated.names_differ,
        adopted=stated.adopted,
        request_letter=stated.request_letter,
        issued=dict(stated.issued),
    )
    return asked_of(derive(case.profile, whole.at(receipt.at), on=day_of(receipt.at), circumstances=given).items)
