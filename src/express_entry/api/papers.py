"""Documents of an application and money for it: handed in, taken out, downloaded; paid, recorded, repaid."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import File, Form, Status
from ninja.files import UploadedFile
from pydantic import Field, StringConstraints

from express_entry.application import paying, uploads
from express_entry.application.handing import take_in
from express_entry.application.lifecycle import ApplicationState
from express_entry.application.models import Application
from express_entry.application.paperrows import Upload
from express_entry.application.providers import Offline, provider
from express_entry.application.reading import Part, read
from express_entry.application.showing import due_of
from express_entry.law import Text
from express_entry.pool.faults import Conflict, NotFound
from express_entry.review import Kind

from .applicationshapes import ApplicationOut, Fee, application_of
from .filereach import of_office, own
from .gate import Asked, now
from .routing import Routes
from .shapes import Day, In, Key, Line

routes = Routes("documents")

Item = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Rules = Annotated[str, StringConstraints(max_length=500)]
Dollars = Annotated[int, Field(ge=1, le=paying.MOST)]
ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/tiff": "tiff"}


class UploadIn(In):
    """Into which slot a document goes; ``keeps`` names the rules of form that it keeps, with a minus those it does not.

    With ``explains`` it explains why the document is not there.
    """

    item: Item
    keeps: Rules = ""
    explains: bool = False


class FormIn(In):
    """What an officer saw of a document's form: each rule, kept or not."""

    form: dict[Line, bool]


class PaymentIn(In):
    """A fee to be paid: what is left of it, unless an amount is given."""

    fee: Fee
    amount: Dollars | None = None


class ReceiptIn(PaymentIn):
    """What was paid elsewhere, on a day that is past or today, and by what it is known there."""

    on: Day | None = None
    reference: Line


class RepaymentIn(In):
    """By what a repayment is known where it was made; a provider that repays by itself needs nothing."""

    reference: Annotated[str, StringConstraints(max_length=100)] = ""


@routes.post(
    "/applications/{number}/documents",
    "document.upload",
    {201: ApplicationOut},
    files=True,
    apart=True,
    faults=(404, 409, 413, 503),
)
def upload(request: Asked, number: str, about: Form[UploadIn], file: File[UploadedFile]) -> Status[ApplicationOut]:
    """Hand in a document: it is looked at in a process of its own, sealed, and put into its slot."""
    application = own(request, "document.upload", number)
    take_in(
        request.desk,
        application.number,
        about.item,
        file,
        name=file.name,
        form=_rules(about.keeps),
        explanation=about.explains,
    )
    return Status(201, application_of(request, application))


def _rules(text: str) -> dict[str, bool]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    return {name.removeprefix("-"): not name.startswith("-") for name in names}


@routes.get(
    "/applications/{number}/documents/{int:key}", "document.read", bytes, faults=(409, 503), media=tuple(ENDINGS)
)
def download(request: Asked, number: str, key: Key, part: Part = Part.SAFE) -> HttpResponse:
    """Download a document, the copy that is safe to show unless the original is asked for; the trail is told."""
    application = own(request, "document.read", number)
    row, content = read(request.desk, application.number, key, part)
    known = row.media_type if part is Part.ORIGINAL else _safe_type(row.media_type)
    name = f"{application.number}-{row.id}.{ENDINGS.get(known, 'bin')}"
    response = HttpResponse(content, content_type=known)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _safe_type(media_type: str) -> str:
    """The type of the safe copy: that of the original, and of a TIFF a PDF."""
    return "application/pdf" if media_type == "image/tiff" else media_type


@routes.delete("/applications/{number}/documents/{int:key}", "document.remove", faults=(409,))
def remove(request: Asked, number: str, key: Key) -> Status[None]:
    """Take a document out of its slot; what the office has it keeps, as superseded."""
    application = own(request, "document.remove", number)
    drafted = application.state == ApplicationState.DRAFT.value
    take_out = uploads.take_back if drafted else uploads.supersede
    take_out(request.desk, application.number, _in_slot(application, key).item)
    return Status(204, None)


@routes.post("/applications/{number}/documents/{int:key}/form", "document.see", {200: ApplicationOut})
def see(request: Asked, number: str, key: Key, body: FormIn) -> ApplicationOut:
    """Note what was seen of a document's form, which comes before what the applicant said of it."""
    application = of_office(request, "document.see", number)
    uploads.see(request.desk, application.number, _in_slot(application, key).item, body.form)
    return application_of(request, application)


def _in_slot(application: Application, key: int) -> Upload:
    row = application.uploads.filter(id=key, withdrawn__isnull=True).first()
    if row is None:
        raise NotFound(NO_DOCUMENT.of(value=str(key)))
    return row


# ---------------------------------------------------------------------------------------------------------------- money


@routes.post("/applications/{number}/payments", "payment.make", {201: ApplicationOut})
def pay(request: Asked, number: str, body: PaymentIn) -> Status[ApplicationOut]:
    """Pay a fee through the provider of this service; where it has none, an officer records what was paid elsewhere."""
    application = own(request, "payment.make", number)
    if provider().name == Offline.name:
        raise Conflict(ELSEWHERE.of())
    _pay(request, application, body)
    return Status(201, application_of(request, application))


@routes.post("/applications/{number}/receipts", "payment.record", {201: ApplicationOut})
def record(request: Asked, number: str, body: ReceiptIn) -> Status[ApplicationOut]:
    """Record what was paid elsewhere, also for a draft, by the number of the receipt."""
    application = of_office(request, "payment.record", number)
    _pay(request, application, body, on=body.on, reference=body.reference)
    return Status(201, application_of(request, application))


def _pay(
    request: Asked, application: Application, body: PaymentIn, *, on: date | None = None, reference: str = ""
) -> None:
    kind = Kind(body.fee)
    amount = due_of(application, kind, now()) if body.amount is None else body.amount
    paying.pay(request.desk, application.number, kind, amount, on=on, reference=reference)


@routes.post("/applications/{number}/refunds/{fee}/repayment", "refund.make", {200: ApplicationOut})
def repay(request: Asked, number: str, fee: Fee, body: RepaymentIn) -> ApplicationOut:
    """Repay what is owed of a fee."""
    application = of_office(request, "refund.make", number)
    paying.repay(request.desk, application.number, Kind(fee), reference=body.reference)
    return application_of(request, application)


Answer = dict[str, Any]
NO_DOCUMENT = Text("document: no slot holds {value}.", "document : aucun emplacement ne contient {value}.")
ELSEWHERE = Text(
    "this service takes no money itself. Accepted: a payment elsewhere, which an officer records.",
    "ce service n'encaisse pas lui-même. Accepté : un paiement ailleurs, qu'un agent consigne.",
)
