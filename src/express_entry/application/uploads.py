"""Documents in their slots: one for each item of the checklist, taken back before another takes its place.

What is uploaded is looked at and sealed by the vault before it comes here; a row holds the handle and what is known of
the file, never its name.
"""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law import Text
from express_entry.pool.faults import Conflict, NotFound, Unacceptable
from express_entry.pool.units import Desk, Unit, unit
from express_entry.review.presented import FORM_RULES

from .applications import Application
from .asked import ids_of
from .keeping import locked, require, require_owner
from .lifecycle import ApplicationState
from .paperrows import Upload, rule_column, rules_of
from .papers import Sealed, gone, kept

TAKEN_IN = (
    *(ApplicationState.DRAFT, ApplicationState.RECEIVED, ApplicationState.IN_PROCESS),
    *(ApplicationState.APPROVED, ApplicationState.VISA_ISSUED),
)


def attach(
    desk: Desk,
    number: str,
    item: str,
    sealed: Sealed,
    *,
    form: Mapping[str, bool] | None = None,
    explanation: bool = False,
) -> Upload:
    """Put a document into its slot; ``form`` is what the applicant says of its form.

    :raises Unacceptable: for an item that the checklist does not have, or a rule of form that there is none of.
    :raises Conflict: where the slot is taken, or the application is at its end.
    """
    stated = dict(form or {})
    _require_rules(stated)
    with unit(desk) as now:
        application = locked(number)
        require(application, *TAKEN_IN)
        accepted = ids_of(application, now.now)
        if item not in accepted:
            fault = NO_ITEM.of(value=item[:60], accepted=", ".join(accepted))
            raise Unacceptable(fault, fields={"item": fault})
        if application.uploads.filter(item=item, withdrawn__isnull=True).exists():
            raise Conflict(TAKEN.of(item=item))
        made = Upload.objects.create(
            application=application,
            item=item,
            explanation=explanation,
            handle=sealed.handle,
            sha256=sealed.sha256,
            size=sealed.size,
            media_type=sealed.media_type,
            pages=sealed.pages,
            form=rule_column(stated),
            uploaded=now.now,
            uploaded_by=now.actor,
        )
        kept(sealed.handle)
        now.tell(
            "document.uploaded",
            number,
            item=item,
            sha256=sealed.sha256,
            size=sealed.size,
            media_type=sealed.media_type,
            explanation=explanation,
        )
        return made


def take_back(desk: Desk, number: str, item: str) -> None:
    """Take a document out of its slot before the application is handed in; its bytes go.

    :raises NotFound: where the slot is empty.
    :raises Conflict: where it was handed in: what the office has it keeps.
    """
    with unit(desk) as now:
        application = locked(number)
        require(application, ApplicationState.DRAFT)
        row = slot(application, item)
        now.tell("document.withdrawn", number, item=item, sha256=row.sha256)
        gone(row.handle)
        row.delete()


def replace(now: Unit, application: Application, item: str) -> None:
    """Empty a slot after receipt, for an answer to the office: what was there stays on the file, as withdrawn."""
    row = application.uploads.filter(item=item, withdrawn__isnull=True).first()
    if row is not None:
        row.withdrawn = now.now
        row.save()
        now.tell("document.superseded", application.number, item=item, sha256=row.sha256)


def supersede(desk: Desk, number: str, item: str) -> None:
    """Empty a slot of an application that is under way, so that another document may take its place."""
    with unit(desk) as now:
        application = locked(number)
        require(application, *TAKEN_IN[1:])
        slot(application, item)
        replace(now, application, item)


def see(desk: Desk, number: str, item: str, seen: Mapping[str, bool]) -> Upload:
    """Note what an officer saw of a document's form, which comes before what the applicant said of it."""
    _require_rules(seen)
    with unit(desk) as now:
        application = locked(number)
        require(application, *TAKEN_IN[1:])
        require_owner(now, application)
        row = slot(application, item)
        row.seen = rule_column({**rules_of(row.seen), **seen})
        row.save()
        now.tell("document.seen", number, item=item, **{f"form_{name}": value for name, value in seen.items()})
        return row


def slot(application: Application, item: str) -> Upload:
    """What is in a slot.

    :raises NotFound: where it is empty.
    """
    row = application.uploads.filter(item=item, withdrawn__isnull=True).first()
    if row is None:
        raise NotFound(EMPTY.of(item=item[:60]))
    return row


def drop_all(application: Application) -> None:
    """Every document of an application gone, with its bytes."""
    for row in application.uploads.all():
        gone(row.handle)
    application.uploads.all().delete()


def has_row(handle: str) -> bool:
    """Whether a document has its row: the vault sweeps those that have none."""
    return Upload.objects.filter(handle=handle).exists()


def with_rows(handles: list[str]) -> set[str]:
    """Which of some documents have rows."""
    return set(Upload.objects.filter(handle__in=handles).values_list("handle", flat=True))


def _require_rules(stated: Mapping[str, bool]) -> None:
    unknown = [name for name in stated if name not in FORM_RULES]
    if unknown:
        fault = NO_RULE.of(value=unknown[0][:40], accepted=", ".join(FORM_RULES))
        raise Unacceptable(fault, fields={"form": fault})


NO_ITEM = Text(
    "item: {value} is on the list of documents of this application nowhere. Accepted: {accepted}.",
    "élément : {value} ne figure pas dans la liste de documents de cette demande. Valeurs acceptées : {accepted}.",
)
TAKEN = Text(
    "item: the slot {item} is taken. Accepted: one document a slot, merged first; take the other out before.",
    "élément : l'emplacement {item} est occupé. Accepté : un document par emplacement, fusionné au préalable; retirer "
    "d'abord l'autre.",
)
EMPTY = Text("item: the slot {item} is empty.", "élément : l'emplacement {item} est vide.")
NO_RULE = Text(
    "form: {value} is no rule of form. Accepted: {accepted}.",
    "forme : {value} n'est pas une règle de forme. Valeurs acceptées : {accepted}.",
)
