"""Profiles as they are kept: locked, brought up to the instant of a unit, written back with their line and version."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from express_entry.law import Text
from express_entry.profile import Nomination as StatedNomination
from express_entry.profile import Profile as Document
from express_entry.profile import as_stated
from express_entry.profile.document import stored

from .faults import Conflict, NotFound
from .laws import goes_on, people_at, service_law
from .nominationrows import STANDING, Nomination
from .profiles import Profile, Version, categories_of, category_column, instant_of_row, key_of
from .programbits import bits_of, programs_of
from .progress import Had, Standing, next_change, progress
from .states import NominationState, ProfileState
from .units import Unit


def locked(unit: Unit, number: str) -> Profile:
    """A profile that nobody else changes until the unit ends, as it stands at the unit's instant.

    :raises NotFound: where there is none of that number.
    """
    key = key_of(number)
    found = held_rows(id=key).first() if key is not None else None
    if found is None:
        raise NotFound(NO_PROFILE.of(value=number[:40]))
    advance(unit, found)
    return found


def held_rows(**conditions: Any) -> QuerySet[Profile]:
    """Profiles that nobody else changes until the transaction ends, in the order in which everybody locks them."""
    rows = Profile.objects.select_related("law").defer("law__canonical").select_for_update(of=("self",))
    return rows.filter(**conditions).order_by("id")


def found(number: str) -> Profile:
    """A profile to look at.

    :raises NotFound: where there is none of that number.
    """
    key = key_of(number)
    profile = Profile.objects.filter(id=key).first() if key is not None else None
    if profile is None:
        raise NotFound(NO_PROFILE.of(value=number[:40]))
    return profile


def expect_version(profile: Profile, expected: int | None) -> None:
    """See to it that whoever changes a profile has seen its latest version.

    :raises Conflict: where another version was written meanwhile.
    """
    if expected is not None and expected != profile.version:
        raise Conflict(OTHER_VERSION.of(number=profile.number, stated=str(expected), found=str(profile.version)))


# -------------------------------------------------------------------------------------------------------- documents


def canonical_document(document: Document) -> str:
    """A document as it is kept: as it was stated, with one way to write it."""
    return json.dumps(as_stated(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def add_version(unit: Unit, profile: Profile, document: Document) -> Version:
    """Keep a document as the next version of a profile; the row of the profile is saved by the caller."""
    text = canonical_document(document)
    profile.version += 1
    profile.text = text
    return Version.objects.create(
        profile=profile,
        sequence=profile.version,
        received=unit.now,
        document=text,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )


def latest_text(profile: Profile) -> str | None:
    """The latest version of a document as it is kept; None or empty where there is none any more."""
    if profile.text is None:
        rows = profile.versions.filter(sequence=profile.version)
        profile.text = rows.order_by().values_list("document", flat=True).first()
    return profile.text


def stated(profile: Profile) -> Document:
    """The latest version of what the person stated.

    :raises NotFound: where the profile has no document (a synthetic row, or one whose person was erased).
    """
    text = latest_text(profile)
    if not text:
        raise NotFound(NO_DOCUMENT.of(value=profile.number))
    return stored(text.encode())


def ranked_document(document: Document, nomination: Nomination | None) -> Document:
    """What is ranked: what the person stated, with the nomination that is on record in the place of a stated one."""
    return with_nomination(document, None if nomination is None else (nomination.province, nomination.issued))


def with_nomination(document: Document, held: tuple[str, date] | None) -> Document:
    """The same of the province and the day of a certificate; without one, as if none were stated."""
    recorded = None
    if held is not None:
        province, issued = held
        recorded = StatedNomination(province=province, issued=issued, express_entry=True)
    return document if document.nomination == recorded else document.model_copy(update={"nomination": recorded})


def accepted_nomination(profile: Profile) -> Nomination | None:
    """The nomination that stands, if any."""
    return profile.nominations.filter(state=NominationState.ACCEPTED.value).first()


def effective_document(profile: Profile) -> Document:
    """What is ranked of a profile."""
    return ranked_document(stated(profile), accepted_nomination(profile))


# -------------------------------------------------------------------------------------------------------- standings


def advance(unit: Unit, profile: Profile) -> None:
    """Bring a profile from its last standing to the unit's instant: what the clock would have done meanwhile."""
    state = ProfileState(profile.state)
    if state is ProfileState.IN_POOL:
        _advance_in_pool(unit, profile)
    elif state in {ProfileState.NOMINATION_ENDED, ProfileState.BARRED}:
        expire_when_over(unit, profile)


def _advance_in_pool(unit: Unit, profile: Profile) -> None:
    assert profile.effective is not None
    assert profile.expires is not None
    own, stale = own_due(profile.due, profile.expires), _is_stale(profile)
    turned = (own is not None and own <= unit.now) or _law_turned(profile, unit.now)
    if profile.version and (stale or turned):
        last = standing_of_row(profile.effective, profile.points, profile.programs, profile.categories, own)
        had = Had(last, profile.expires, stale)
        steps = progress(had, effective_document(profile), unit.now, service_law(), goes_on=goes_on())
        if take_steps(unit, profile, steps):
            return
    expire_when_over(unit, profile)


def own_due(due: datetime | None, expires: datetime) -> datetime | None:
    """When a standing may change of itself; the end of the profile's time is no change of standing."""
    return due if due != expires else None


def standing_of_row(
    since: datetime, points: int | None, programs: int, categories: str, due: datetime | None
) -> Standing:
    """The standing that the columns of a profile in the pool hold."""
    return Standing(since, points, programs_of(programs), categories_of(categories), due, eligible=True)


def _is_stale(profile: Profile) -> bool:
    """Whether a standing rests on a law that is no longer held for that of its instant."""
    assert profile.effective is not None
    return profile.law is None or profile.law.people != people_at(profile.effective)


def _law_turned(profile: Profile, now: datetime) -> bool:
    assert profile.effective is not None
    change = next_change(service_law(), profile.effective)
    return change is not None and change <= now


def take_steps(unit: Unit, profile: Profile, steps: tuple[Standing, ...]) -> bool:
    """Write the standings that a profile came to have and save it; whether it was removed by the last of them."""
    for step in steps:
        if not step.eligible:
            end(unit, profile, "removed", ProfileState.REMOVED, step.since)
            return True
        set_standing(unit, profile, step, tell=True)
    if steps:
        save(profile)
    return False


def put_standing(unit: Unit, profile: Profile, step: Standing, *, tell: bool) -> None:
    """Write one standing onto a profile and save it."""
    set_standing(unit, profile, step, tell=tell)
    save(profile)


def set_standing(unit: Unit, profile: Profile, step: Standing, *, tell: bool) -> None:
    """Write one standing onto a profile, which the caller saves."""
    before = (profile.points, profile.programs, profile.categories)
    profile.points, profile.programs = step.points, bits_of(step.programs)
    profile.categories = category_column(step.categories)
    profile.effective, profile.law = step.since, unit.law_at(step.since)
    profile.due = min((each for each in (step.due, profile.expires) if each is not None), default=None)
    after = (profile.points, profile.programs, profile.categories)
    if tell and before != after:
        unit.move(profile.number, ProfileState(profile.state), "rescored", **told_standing(profile, before))


def is_other_version(fault: Conflict) -> bool:
    """Whether something was refused since it was made to a version that is no longer the latest."""
    return any(reason.text is OTHER_VERSION for reason in fault.reasons)


def told_standing(profile: Profile, before: tuple[int | None, int, str] | None = None) -> dict[str, Any]:
    """A standing as the audit trail tells it, with what it was before."""
    told: dict[str, Any] = {
        "points": profile.points,
        "programs": sorted(programs_of(profile.programs)),
        "categories": profile.categories.split(),
        "effective": instant_of_row(profile.effective),
        "law": profile.law.fingerprint if profile.law is not None else None,
        "last_known_rules": profile.law.last_known if profile.law is not None else False,
    }
    if before is not None:
        told["before"] = {
            "points": before[0],
            "programs": sorted(programs_of(before[1])),
            "categories": before[2].split(),
        }
    return told


def expire_when_over(unit: Unit, profile: Profile) -> None:
    """End a profile whose time in the pool is over."""
    if profile.expires is not None and profile.expires <= unit.now:
        end(unit, profile, "expired", ProfileState.EXPIRED, profile.expires)


def end(unit: Unit, profile: Profile, event: str, state: ProfileState, effective: datetime) -> None:
    """End a profile in a state, and with it the nomination on it, unless an application was made on it.

    The province can record the certificate again on another profile of the same person. A question whose the profile
    is, where it waited for an officer, ends too: nobody answers it any more. Who is removed is so by the law of that
    instant, which is kept: should it be found wrong, they are found by it.
    """
    if profile.state == ProfileState.SUBMITTED.value:
        profile.reviews.filter(settled__isnull=True).update(settled=unit.now)
    told: dict[str, Any] = {"effective": instant_of_row(effective)}
    if state is ProfileState.REMOVED:
        profile.law = unit.law_at(effective)
        told["law"] = profile.law.fingerprint
    unit.move(profile.number, ProfileState(profile.state), event, **told)
    profile.state, profile.ended, profile.due = state.value, effective, None
    save(profile)
    if state is ProfileState.APPLIED:
        return
    for nomination in profile.nominations.filter(state__in=STANDING):
        unit.move(profile.number, NominationState(nomination.state), "ended", province=nomination.province)
        nomination.state, nomination.due, nomination.ended = NominationState.ENDED.value, None, effective
        nomination.save()


def save(profile: Profile) -> None:
    """Save a profile with its line in step."""
    profile.write_line()
    profile.save()


NO_PROFILE = Text(
    "number: there is no profile {value}. Accepted: the number of a profile, such as E000000123.",
    "numéro : il n'y a pas de profil {value}. Valeurs acceptées : le numéro d'un profil, comme E000000123.",
)
NO_DOCUMENT = Text(
    "number: the profile {value} has no document any more.", "numéro : le profil {value} n'a plus de document."
)
OTHER_VERSION = Text(
    "version: {stated} is not the latest version of {number}, which is {found}. Accepted: a change made to the latest.",
    "version : {stated} n'est pas la dernière version de {number}, qui est {found}. Accepté : une modification faite "
    "à la dernière.",
)
