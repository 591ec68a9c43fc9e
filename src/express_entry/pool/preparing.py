"""A record on its way into the pool, as far as it can be judged without the pool: read, told apart, tested, ranked.

A pure function of the record and an instant, so that as many processes as there are cores do it side by side.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from express_entry.law import Law, LawError, Text
from express_entry.law.days import day_of
from express_entry.law.text import Sayable
from express_entry.profile import Profile as Document
from express_entry.profile import ProfileError, check
from express_entry.profile.document import stored

from .faults import PoolFault, Unacceptable
from .identity import has_passport, identity_of, name_key_of
from .intake import require_identity, tested
from .keeping import canonical_document, with_nomination
from .laws import service_law
from .progress import Standing, expiry, next_change
from .provinces import PROVINCES, require_certificate, require_issued
from .states import ProfileState


class Record(NamedTuple):
    """A profile to be loaded: where it stands in its file, the document, when it was submitted, and a nomination.

    Without an instant of submission it is submitted as it is loaded; with one it keeps that instant, and its time in
    the pool is counted from there. ``nomination`` is one already accepted: the province, the number of the certificate
    and its day.
    """

    place: str
    document: object
    submitted: datetime | None = None
    nomination: tuple[str, str, date] | None = None


class Prepared(NamedTuple):
    """What is written of a record: everything but the numbers that the database gives."""

    place: str
    person: uuid.UUID
    identity: str
    passport: bool
    name_key: str
    text: str
    submitted: datetime
    expires: datetime
    standing: Standing
    nomination: tuple[str, str, date] | None


class Refused(NamedTuple):
    """A record that cannot be loaded, and why."""

    place: str
    reasons: tuple[Sayable, ...]


def prepared(record: Record, now: datetime) -> Prepared | Refused:
    """What is to be written of a record, as of an instant."""
    try:
        return _prepared(record, now)
    except ProfileError as error:
        return Refused(record.place, tuple(error.problems))
    except PoolFault as error:
        return Refused(record.place, error.reasons)


def _prepared(record: Record, now: datetime) -> Prepared:
    document = check(record.document)
    require_identity(document)
    submitted, law = _submitted(record, now)
    person = uuid.uuid4()
    expires = expiry(submitted, law)
    if record.nomination is not None:
        _require_nomination(*record.nomination, day_of(now))
    ranked = _with_nomination(document, record.nomination)
    # What was submitted elsewhere passed the test of its day there; here everybody is looked at as they are loaded.
    return Prepared(
        record.place,
        person,
        identity_of(document, person),
        has_passport(document),
        name_key_of(document),
        canonical_document(document),
        submitted,
        expires,
        tested(ranked, now, expires),
        record.nomination,
    )


def _submitted(record: Record, now: datetime) -> tuple[datetime, Law]:
    """When a record was submitted, and the law of that instant.

    :raises Unacceptable: where that is still to come, or before Express Entry began.
    """
    whole, stated = service_law(), record.submitted
    if stated is None:
        return now, whole.at(now)
    if stated > now:
        raise Unacceptable(TO_COME.of(value=stated.isoformat()))
    try:
        submitted = stated.astimezone(UTC)
        return submitted, whole.at(submitted)
    except (LawError, OverflowError):
        raise Unacceptable(TOO_EARLY.of(value=stated.isoformat(), first=whole.boundaries[0][0])) from None


def _require_nomination(province: str, certificate: str, issued: date, today: date) -> None:
    """See to it that a nomination is one that a province could have recorded.

    :raises Unacceptable: where it is not.
    """
    if province not in PROVINCES:
        raise Unacceptable(NO_PROVINCE.of(value=province[:20], accepted=", ".join(PROVINCES)))
    require_certificate(certificate)
    require_issued(issued, today)


def enters(each: Prepared, now: datetime) -> ProfileState:
    """In which state a record enters at an instant: into the pool, or at an end already."""
    if not each.standing.programs:
        return ProfileState.INELIGIBLE
    return ProfileState.EXPIRED if each.expires <= now else ProfileState.IN_POOL


def law_turned(since: datetime, now: datetime) -> bool:
    """Whether the law that a standing can hang on changed from one instant to another."""
    change = next_change(service_law(), since)
    return change is not None and change <= now


def under_law(each: Prepared, now: datetime) -> Prepared | Refused:
    """The same under the law of an instant: as it is, or tested anew where the law changed since it was prepared.

    The clock may have applied the new law to everybody meanwhile, and then looks at nobody who enters later.
    """
    if not law_turned(each.standing.since, now):
        return each
    ranked = _with_nomination(stored(each.text.encode()), each.nomination)
    try:
        return each._replace(standing=tested(ranked, now, each.expires))
    except PoolFault as error:
        return Refused(each.place, error.reasons)


def _with_nomination(document: Document, nomination: tuple[str, str, date] | None) -> Document:
    """What is ranked: a nomination counts as far as it is on record, whatever the document states."""
    if nomination is None:
        return with_nomination(document, None)
    province, _, issued = nomination
    return with_nomination(document, (province, issued))


def record_of(place: str, tree: Mapping[str, Any]) -> Record | Refused:
    """The record in a line of a file: a document, or one inside ``{"profile": …}`` with what is known of it.

    Beside the profile may stand ``submitted``, an instant, and ``nomination``, an accepted one with ``province``,
    ``certificate`` and ``issued``.
    """
    if "profile" not in tree:
        return Record(place, tree)
    unknown = sorted(set(tree) - {"profile", "submitted", "nomination"})
    if unknown:
        return Refused(place, (UNKNOWN.of(value=", ".join(unknown)[:80]),))
    try:
        submitted = datetime.fromisoformat(str(tree["submitted"])) if "submitted" in tree else None
        if submitted is not None and submitted.tzinfo is None:
            raise ValueError
    except ValueError:
        return Refused(place, (NO_INSTANT.of(value=str(tree["submitted"])[:40]),))
    stated = tree.get("nomination")
    nomination = None
    if stated is not None:
        try:
            nomination = (str(stated["province"]), str(stated["certificate"]), date.fromisoformat(stated["issued"]))
        except (KeyError, TypeError, ValueError):
            return Refused(place, (NO_NOMINATION.of(value=str(stated)[:80]),))
    return Record(place, tree["profile"], submitted, nomination)


TO_COME = Text(
    "submitted: {value} is still to come. Accepted: an instant that is past.",
    "submitted : {value} est à venir. Valeurs acceptées : un instant passé.",
)
TOO_EARLY = Text(
    "submitted: {value} is before Express Entry began. Accepted: an instant from {first} on.",
    "submitted : {value} est antérieur au début d'Entrée express. Valeurs acceptées : un instant à partir du {first}.",
)
NO_PROVINCE = Text(
    "nomination.province: {value} does not nominate through Express Entry. Accepted: {accepted}.",
    "nomination.province : {value} ne désigne pas de candidats dans Entrée express. Valeurs acceptées : {accepted}.",
)
UNKNOWN = Text(
    "{value}: not known beside a profile. Accepted: submitted, nomination.",
    "{value} : inconnu à côté d'un profil. Valeurs acceptées : submitted, nomination.",
)
NO_INSTANT = Text(
    "submitted: {value} is no instant. Accepted: one with a time zone, such as 2026-03-05T14:00:00Z.",
    "submitted : {value} n'est pas un instant. Valeurs acceptées : un instant avec fuseau, comme 2026-03-05T14:00:00Z.",
)
NO_NOMINATION = Text(
    "nomination: {value} cannot be. Accepted: province, certificate and issued.",
    "nomination : {value} est impossible. Valeurs acceptées : province, certificate et issued.",
)
