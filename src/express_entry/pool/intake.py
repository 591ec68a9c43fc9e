"""Profiles on their way in and out: drafts, submission, the test at the door, changes, withdrawal (Act, 10.1-10.2)."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from django.db import IntegrityError

from express_entry.assessment.assess import Assessment, assess
from express_entry.law import Result, Text
from express_entry.law.days import day_of
from express_entry.profile import Profile as Document

from .bars import bar_of, near, put_out, require_no_bar, settled_in
from .deadlines import DRAFT, draft_over_by
from .doubles import ANOTHER_LIVE, doubles_of, others_of, require_no_other
from .faults import Conflict, NotFound, Unacceptable
from .identity import has_passport, identity_of, name_key_of
from .keeping import (
    accepted_nomination,
    add_version,
    advance,
    end,
    expect_version,
    locked,
    ranked_document,
    save,
    set_standing,
    stated,
    told_standing,
)
from .laws import goes_on, has_gap, service_law
from .names import hold_name
from .people import Person, Review
from .profiles import Profile, instant_of_row
from .progress import Standing, expiry, standing
from .states import ProfileState
from .statewords import words_of_state
from .units import Desk, Unit, unit

CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""What a validation code is drawn from: no letter or digit that is taken for another."""
CODE_LENGTH = 10


# ----------------------------------------------------------------------------------------------------------- drafts


def start(desk: Desk, document: Document, *, person: uuid.UUID | None = None) -> Profile:
    """Start a draft, for a person on record or a new one."""
    with unit(desk) as now:
        return start_in(now, document, person)


def start_in(now: Unit, document: Document, person: uuid.UUID | None) -> Profile:
    """Start a draft within a unit."""
    known = Person.objects.filter(id=person).first() if person is not None else None
    if person is not None and known is None:
        raise NotFound(NO_PERSON.of(value=person.hex))
    whose = known or Person.objects.create(created=now.now)
    made = Profile(
        person=whose,
        identity=identity_of(document, whose.id),
        name_key=name_key_of(document),
        code="".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH)),
        state=ProfileState.DRAFT.value,
        created=now.now,
        draft_until=draft_over_by(service_law().at(now.now).values(DRAFT), now.now),
    )
    made.due = made.draft_until
    made.save()
    add_version(now, made, document)
    made.save()
    now.move(made.number, None, "started", ProfileState, draft_until=instant_of_row(made.draft_until))
    return made


def change_draft(desk: Desk, number: str, document: Document, *, expected: int | None = None) -> Profile:
    """Save a draft anew; its sixty days go on from its start."""
    with unit(desk) as now:
        profile = _draft(now, number)
        expect_version(profile, expected)
        assert profile.person_id is not None
        profile.identity, profile.name_key = identity_of(document, profile.person_id), name_key_of(document)
        add_version(now, profile, document)
        profile.save()
        now.move(number, ProfileState.DRAFT, "saved", version=profile.version)
        return profile


def discard_draft(desk: Desk, number: str) -> None:
    """Throw a draft away, with everything that was stated in it."""
    with unit(desk) as now:
        profile = _draft(now, number)
        now.move(number, ProfileState.DRAFT, "discarded")
        profile.delete()


def _draft(now: Unit, number: str) -> Profile:
    """A draft in time.

    :raises Conflict: where its time is over, or it is no draft any more.
    """
    profile = locked(now, number)
    if profile.state == ProfileState.DRAFT.value and profile.draft_until <= now.now:
        raise Conflict(DRAFT_OVER.of(number=number, until=profile.draft_until.isoformat(timespec="seconds")))
    if profile.state != ProfileState.DRAFT.value:
        raise Conflict(NO_DRAFT.of(number=number, state=words_of_state(ProfileState(profile.state))))
    return profile


# ------------------------------------------------------------------------------------------------------- submission


def submit(desk: Desk, number: str, *, expected: int | None = None) -> Profile:
    """Submit a draft: it enters the pool, is found ineligible, or waits for an officer to tell who it is.

    :raises Forbidden: while the person is barred for misrepresentation (Act, 10.1(4)).
    :raises Conflict: while the person has another live profile (Act, 10.1(5)).
    :raises Unacceptable: where what was stated does not tell whether a program is met, naming what is missing.
    """
    with unit(desk) as now:
        profile = _draft(now, number)
        expect_version(profile, expected)
        return submit_in(now, profile, stated(profile), now.now)


def submit_in(now: Unit, profile: Profile, document: Document, submitted: datetime) -> Profile:
    """Submit a draft within a unit, as of an instant that is not later than the unit's."""
    require_identity(document)
    hold_name(profile.name_key)  # before any row of that name: another of the same name waits, and sees this one
    is_near = near(profile, now.now)
    if is_near:
        require_no_bar(now, profile)
    others = others_of(now, profile, named=True)
    require_no_other(profile, others)
    ranked = ranked_document(document, None)
    law = service_law().at(submitted)
    expires = expiry(submitted, law)
    first = tested(ranked, submitted, expires)
    doubles = doubles_of(now, profile, document, others, bars=is_near)
    now.move(
        profile.number, ProfileState.DRAFT, "submitted", version=profile.version, submitted=instant_of_row(submitted)
    )
    profile.submitted, profile.due, profile.state = submitted, None, ProfileState.SUBMITTED.value
    if doubles:
        _write(profile)
        for other, bar in doubles:
            Review.objects.create(profile=profile, other=other, bar=bar, opened=now.now)
        now.tell("review.opened", profile.number, others=[other.number for other, _ in doubles if other is not None])
        return profile
    _admit(now, profile, first, expires)
    return profile


def _admit(now: Unit, profile: Profile, first: Standing, expires: datetime, *, barred: bool = False) -> None:
    """The test at the door (Act, 10.2(1)(a), 10.2(3)), its answer given by the system alone.

    ``barred`` says that it is a barred person's, as turned out while the profile waited for an officer.
    """
    if not first.programs:
        profile.law = now.law_at(first.since)
        profile.effective = first.since
        now.move(profile.number, ProfileState.SUBMITTED, "found_ineligible", effective=instant_of_row(first.since))
        profile.state, profile.ended = ProfileState.INELIGIBLE.value, now.now
        _write(profile)
        return
    profile.expires = expires
    if barred:
        put_out(now, profile, "barred")
        return
    profile.state = ProfileState.IN_POOL.value
    set_standing(now, profile, first, tell=False)
    _write(profile)
    now.move(
        profile.number,
        ProfileState.SUBMITTED,
        "entered",
        expires=instant_of_row(expires),
        **told_standing(profile),
    )
    advance(now, profile)


def _write(profile: Profile) -> None:
    """Save a profile; where it cannot be, the whole unit is lost with what is raised."""
    try:
        save(profile)
    except IntegrityError:
        raise Conflict(ANOTHER_LIVE.of()) from None


def tested(document: Document, at: datetime, expires: datetime) -> Standing:
    """The standing at the door; what was stated must tell whether a program is met, and how many points there are.

    :raises Unacceptable: naming the facts that are missing.
    """
    whole = service_law()
    if document.language_tests is None or not document.language_tests:
        raise Unacceptable(NO_TEST.of(), fields={"language_tests": NO_TEST.of()})
    made = standing(document, at, expires, whole, goes_on=goes_on())
    law = whole.at(at)
    unknown_points = made.programs and made.points is None and not (has_gap(law) and not goes_on())
    if unknown_points or (not made.programs and made.eligible):
        found = assess(document, on=day_of(at), law=law)
        needs = _needs(found)
        raise Unacceptable(MISSING.of(needs=needs), fields={need: MISSING.of(needs=need) for need in needs})
    return made


def _needs(found: Assessment) -> list[str]:
    """What would settle the programs that are not ruled out, or else the points."""
    programs = found.programs.values()
    met = any(item.result is Result.MET for item in programs)
    needs = [] if met else [need for item in programs if item.result is Result.UNKNOWN for need in item.needs]
    score = found.crs or (found.last_known_rules.score if found.last_known_rules is not None else None)
    if score is not None:
        needs += score.needs
    return list(dict.fromkeys(needs))


def require_identity(document: Document) -> None:
    """See to it that a document tells who it is.

    :raises Unacceptable: without a passport's country and number and without a family name.
    """
    if not has_passport(document) and not document.person.family_name:
        raise Unacceptable(NOBODY.of(), fields={"person.passport.number": NOBODY.of()})


def settle(desk: Desk, number: str, *, same: bool, note: str) -> Profile:
    """An officer's answer for a profile that waits: whether it is the same person as the other of that name.

    A second profile of one person is not taken in (Act, 10.1(5)). That of a barred person is barred by the answer
    (Act, 10.1(4)), at the door as in the pool; one that is not stays in the pool as it is.

    :raises Conflict: where nothing waits, or the person has meanwhile another live profile.
    """
    if not note.strip():
        raise Unacceptable(NO_NOTE.of(), fields={"note": NO_NOTE.of()})
    with unit(desk) as now:
        profile = locked(now, number)
        waiting = profile.reviews.filter(settled__isnull=True)
        if not waiting.exists():
            raise Conflict(NOTHING_WAITS.of(number=number, state=words_of_state(ProfileState(profile.state))))
        now.tell("review.settled", number, same=same)
        is_double = same and waiting.filter(other__isnull=False).exists()
        is_barred = settled_in(now, profile, waiting, same=same) or bar_of(now, profile) is not None
        profile.refresh_from_db(fields=["state", "effective", "due", "line"])
        waiting.update(settled=now.now, settled_by=desk.actor, same=same, note=note)
        if profile.state != ProfileState.SUBMITTED.value:
            return profile
        if is_double:
            end(now, profile, "found_double", ProfileState.WITHDRAWN, now.now)
            return profile
        assert profile.submitted is not None
        ranked = ranked_document(stated(profile), None)
        expires = expiry(profile.submitted, service_law().at(profile.submitted))
        # What is stated was complete at submission; only the law or the day can have changed since.
        made = standing(ranked, profile.submitted, expires, service_law(), goes_on=goes_on())
        _admit(now, profile, made, expires, barred=is_barred)
        return profile


# ---------------------------------------------------------------------------------------------------------- changes


def edit(desk: Desk, number: str, document: Document, *, expected: int | None = None) -> Profile:
    """Change a profile in the pool: eligibility, points and rank anew; the instants of submission and expiry stay.

    :raises Conflict: where the profile is not in the pool, another version was written meanwhile, or the document is
        another person's who has a live profile.
    :raises Unacceptable: where what is stated does not tell whether a program is met.
    """
    with unit(desk) as now:
        name = name_key_of(document)
        hold_name(name)  # before any row, as whoever submits does
        profile = locked(now, number)
        # The table says whether a profile in this state can be changed at all.
        now.move(number, ProfileState(profile.state), "edited", version=profile.version + 1)
        expect_version(profile, expected)
        require_identity(document)
        assert profile.person_id is not None
        assert profile.expires is not None
        known, renamed = profile.identity, name != profile.name_key
        profile.identity, profile.name_key = identity_of(document, profile.person_id), name
        another = profile.identity != known
        if another:
            require_no_bar(now, profile)
        others = others_of(now, profile, named=renamed or another)
        require_no_other(profile, others)
        if (renamed or another) and doubles_of(now, profile, document, others):
            raise Conflict(NAME_OF_ANOTHER.of())
        made = tested(ranked_document(document, accepted_nomination(profile)), now.now, profile.expires)
        add_version(now, profile, document)
        if made.programs:
            set_standing(now, profile, made, tell=True)
            _write(profile)
        else:
            _write(profile)
            end(now, profile, "removed", ProfileState.REMOVED, now.now)
        return profile


def withdraw(desk: Desk, number: str) -> Profile:
    """Withdraw a profile; another one is another profile, with another instant of submission."""
    with unit(desk) as now:
        profile = locked(now, number)
        end(now, profile, "withdrawn", ProfileState.WITHDRAWN, now.now)
        return profile


NO_PERSON = Text("person: there is no person {value}.", "personne : il n'y a pas de personne {value}.")
DRAFT_OVER = Text(
    "number: the draft {number} was to be submitted by {until}. Accepted: a new draft.",
    "numéro : l'ébauche {number} devait être présentée avant le {until}. Accepté : une nouvelle ébauche.",
)
NO_DRAFT = Text(
    "number: the profile {number} is no draft any more ({state}). Accepted: a draft.",
    "numéro : le profil {number} n'est plus une ébauche ({state}). Valeurs acceptées : une ébauche.",
)
NOBODY = Text(
    "person: neither a passport number nor a family name is stated. Accepted: passport.country and passport.number, "
    "or family_name.",
    "personne : ni numéro de passeport ni nom de famille ne sont indiqués. Valeurs acceptées : passport.country et "
    "passport.number, ou family_name.",
)
NO_TEST = Text(
    "language_tests: none is stated. Accepted for submission: the result of a designated test.",
    "language_tests : aucun n'est indiqué. Accepté pour présenter un profil : le résultat d'un test désigné.",
)
MISSING = Text(
    "what is stated does not settle eligibility and points. Missing: {needs}.",
    "ce qui est indiqué ne permet pas d'établir l'admissibilité et les points. Il manque : {needs}.",
)
NOTHING_WAITS = Text(
    "number: nothing about the profile {number} waits for an answer ({state}).",
    "numéro : rien n'attend de réponse au sujet du profil {number} ({state}).",
)
NAME_OF_ANOTHER = Text(
    "person: name and birth date are those of another person on record, and no passport tells them apart. Accepted: "
    "the passport as it was stated; or this profile withdrawn and another one submitted, which an officer looks at.",
    "personne : le nom et la date de naissance sont ceux d'une autre personne enregistrée, et aucun passeport ne les "
    "distingue. Accepté : le passeport tel qu'il était indiqué; ou ce profil retiré et un autre présenté, qu'un agent "
    "examine.",
)
NO_NOTE = Text("note: it is empty. Accepted: the reason in words.", "note : elle est vide. Accepté : le motif en mots.")
