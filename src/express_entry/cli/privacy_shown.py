"""What the commands about people's own records print: requests, periods, receipts and records of automated steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from express_entry.law.citations import cited
from express_entry.law.text import Language, Text

from .faults import BadInput
from .histories import shown
from .page import Column, Page
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.privacy.holds import Hold
    from express_entry.privacy.impact import Step
    from express_entry.privacy.rows import Correction, Erasure


def one_alone(given: Mapping[str, object]) -> None:
    """See to it that exactly one of several options was given."""
    if sum(bool(value) for value in given.values()) != 1:
        raise BadInput(_ONE.of(accepted=", ".join(given)))


def exported(files: Mapping[str, bytes], to: str, language: Language, *, in_json: bool) -> None:
    """Where an export lies, and how much it is."""
    documents = sum(name.startswith("documents/") for name in files)
    if in_json:
        write_json({"to": to, "files": sorted(files)})
        return
    write(f"{_EXPORTED.of(to=shown(to), files=len(files), documents=documents).say(language)}\n")


def erasure(
    code: str, at: datetime, language: Language, *, in_json: bool, stays: Collection[str] | None = None
) -> None:
    """Where a request to be erased stands, with what keeps it.

    :param stays: the profiles that were to be withdrawn with it and could not be.
    """
    from express_entry.privacy.requesting import known

    row = known(code)
    document = _erasure_document(row, at, language)
    if in_json:
        write_json(document if stays is None else {**document, "not_withdrawn": list(stays)})
        return
    page = new_page()
    for number in stays or ():
        page.say(_NOT_WITHDRAWN.of(number=number).say(language), style="open")
    _render_erasure(page, row, document, language)
    write(page.text)


def _erasure_document(row: Erasure, at: datetime, language: Language) -> dict[str, Any]:
    from express_entry.privacy.erasing import receipt
    from express_entry.privacy.holds import holds
    from express_entry.privacy.rows import WAITING, Origin

    waits = row.person is not None and row.state in WAITING
    kept = holds(row.person, at, Origin(row.origin)) if waits and row.person is not None else ()
    return {**receipt(row), "kept_by": [_hold(each, language) for each in kept]}


def _hold(each: Hold, language: Language) -> dict[str, Any]:
    return {
        "kind": each.kind,
        "reason": each.reason.say(language),
        "citation": cited(each.basis, language),
        "until": None if each.until is None else each.until.isoformat(),
    }


def _render_erasure(page: Page, row: Erasure, document: Mapping[str, Any], language: Language) -> None:
    from express_entry.privacy.rows import ErasureState, Origin
    from express_entry.privacy.titles import title_of

    state, origin = ErasureState(row.state).words.say(language), Origin(row.origin).words.say(language)
    page.say(_ERASURE.of(code=row.code, state=state, origin=origin).say(language))
    for each in document["kept_by"]:
        text = _KEPT if each["until"] else _KEPT_ON
        page.item(text.of(**each).say(language), style="open")
    for table, many in document["rows"].items():
        name = _DOCUMENTS.say(language) if table == "documents" else title_of(table).say(language)
        page.item(f"{name}: {many}" if language == "en" else f"{name} : {many}")
    if row.state == ErasureState.DONE.value:
        page.say(_STAYS.of(tables=[title_of(each) for each in document["stays"]]).say(language))


def requests(at: datetime, language: Language, *, every: bool, in_json: bool) -> None:
    """Requests to be erased and to be corrected: those that are open, or every one."""
    from express_entry.privacy.rows import OPEN, CorrectionState, Erasure
    from express_entry.privacy.rows import Correction as Corrections

    erasures = Erasure.objects.select_related("person").order_by("id")
    corrections = Corrections.objects.order_by("id")
    if not every:
        erasures = erasures.filter(state__in=OPEN)
        corrections = corrections.filter(state=CorrectionState.OPEN.value)
    documents = [(row, _erasure_document(row, at, language)) for row in erasures]
    if in_json:
        wrong = [_correction_document(row) for row in corrections]
        write_json({"erasures": [document for _, document in documents], "corrections": wrong})
        return
    page = new_page()
    page.heading(_ERASURES.say(language))
    for row, document in documents:
        _render_erasure(page, row, document, language)
    page.heading(_CORRECTIONS.say(language))
    for each in corrections:
        _render_correction(page, each, language)
    write(page.text)


def correction(row: Correction, language: Language, *, in_json: bool) -> None:
    """Where a request to correct a record stands."""
    if in_json:
        write_json(_correction_document(row))
        return
    page = new_page()
    _render_correction(page, row, language)
    write(page.text)


def _correction_document(row: Correction) -> dict[str, Any]:
    return {
        "code": row.code,
        "about": row.about,
        "field": row.field,
        "state": row.state,
        "words": row.words,
        "reason": row.reason,
        "version": row.version,
    }


def _render_correction(page: Page, row: Correction, language: Language) -> None:
    from express_entry.privacy.rows import CorrectionState

    state = CorrectionState(row.state).words
    page.item(_CORRECTION.of(code=row.code, about=row.about, field=row.field, state=state).say(language))


def due(at: datetime, language: Language, *, in_json: bool) -> None:
    """Whose records are past their periods."""
    from express_entry.privacy.retention import due as found

    people = sorted(found(at), key=lambda each: (each.since, each.person.hex))
    if in_json:
        write_json([{"person": p.person.hex, "since": p.since.isoformat(), "by_officer": p.by_officer} for p in people])
        return
    page = new_page()
    page.say(_DUE.of(many=len(people)).say(language))
    for each in people:
        text = _DUE_OFFICER if each.by_officer else _DUE_CLOCK
        page.item(text.of(person=each.person.hex, since=each.since.isoformat()).say(language))
    write(page.text)


def retention(day: date | None, at: datetime, language: Language, *, in_json: bool) -> None:
    """The periods by the law of a day."""
    from express_entry.pool.laws import service_law
    from express_entry.privacy.retention import periods

    law = service_law().at(at) if day is None else service_law().on(day)
    found = periods(law)
    if in_json:
        write_json([{**each._asdict(), "title": each.title.say(language)} for each in found])
        return
    page = new_page()
    rows = [
        (
            each.title.say(language),
            _length(each.years, each.days).say(language),
            cited(each.citation, language),
            CONFIDENCE[each.confidence].say(language),
        )
        for each in found
    ]
    page.table([Column(share=2), Column(), Column(share=1), Column()], [_HEADS[language], *rows])
    for each in found:
        if not each.is_known:
            page.say(_UNKNOWN.of(title=each.title).say(language), style="open")
    write(page.text)


def _length(years: int | None, days: int | None) -> Any:
    if years is None and days is None:
        return _NOT_KNOWN.of()
    return _YEARS.of(many=years) if years is not None else _DAYS.of(many=days)


def step_document(step: Step, language: Language) -> dict[str, Any]:
    """The record of one automated step, in plain values."""
    from express_entry.privacy.impact import HEADS

    words = {name: getattr(step, name).say(language) for name in HEADS}
    return {
        "id": step.id,
        "title": step.title.say(language),
        "decides": step.decides,
        **words,
        "law": cited(step.law, language),
        "tests": step.tests.split(", "),
        "covers": list(step.covers),
    }


def render_steps(page: Page, steps: Iterable[Step], language: Language) -> None:
    """The records of automated steps, one after the other."""
    from express_entry.privacy.impact import DECIDES, HEADS, PREPARES, PROVISION

    for step in steps:
        page.heading(step.title.say(language))
        page.say((DECIDES if step.decides else PREPARES).say(language))
        told = [(head.say(language), getattr(step, name).say(language)) for name, head in HEADS.items()]
        page.pairs([*told, (PROVISION.say(language), cited(step.law, language))])


CONFIDENCE = {
    "high": Text("high", "élevée"),
    "medium": Text("medium", "moyenne"),
    "low": Text("low", "faible"),
}
_HEADS: dict[Language, tuple[str, str, str, str]] = {
    "en": ("Records", "Kept", "Provision", "Confidence"),
    "fr": ("Dossiers", "Conservés", "Disposition", "Confiance"),
}
_ONE = Text("options: exactly one of {accepted} is accepted.", "options : exactement une de {accepted} est acceptée.")
_EXPORTED = Text(
    "Written to {to}: {files} files, {documents} of them documents.",
    "Écrit dans {to} : {files} fichiers, dont {documents} documents.",
)
_ERASURE = Text("{code}: {state} ({origin}).", "{code} : {state} ({origin}).")
_NOT_WITHDRAWN = Text(
    "{number} was not withdrawn, since it was invited: nothing was done to it. Accepted: the invitation declined or "
    "the application withdrawn; then the request goes on by itself.",
    "{number} n'a pas été retiré, car il est invité : rien n'y a été fait. Accepté : l'invitation refusée ou la "
    "demande retirée; la demande d'effacement suit alors son cours.",
)
_KEPT = Text("{reason} ({citation}; until {until})", "{reason} ({citation}; jusqu'au {until})")
_KEPT_ON = Text("{reason} ({citation}; until when is not known)", "{reason} ({citation}; on ne sait pas jusqu'à quand)")
_DOCUMENTS = Text("Documents destroyed", "Documents détruits")
_STAYS = Text("What stays names nobody: {tables}.", "Ce qui reste ne nomme personne : {tables}.")
_ERASURES = Text("Requests to be erased", "Demandes d'effacement")
_CORRECTIONS = Text("Requests to correct a record", "Demandes de correction")
_CORRECTION = Text("{code}: {about}, {field}: {state}.", "{code} : {about}, {field} : {state}.")
_DUE = Text("People whose records are past their periods: {many}.", "Personnes aux dossiers échus : {many}.")
_DUE_CLOCK = Text("{person}: since {since}; the clock erases", "{person} : depuis le {since}; l'horloge efface")
_DUE_OFFICER = Text("{person}: since {since}; an officer decides", "{person} : depuis le {since}; un agent décide")
_NOT_KNOWN = Text("not known", "inconnu")
_YEARS = Text("{many} years", "{many} ans")
_DAYS = Text("{many} days", "{many} jours")
_UNKNOWN = Text(
    "{title}: no source tells the period, so nothing of it is erased by itself. The operator sets it by a file of law.",
    "{title} : aucune source n'indique la période, donc rien n'en est effacé de soi-même. L'exploitant la fixe par un "
    "fichier de droit.",
)
