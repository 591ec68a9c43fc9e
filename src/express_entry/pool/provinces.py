"""What provinces and territories do in the pool: interest, nominations, allocations; and what candidates answer.

Points and class come with the acceptance of a nomination and go with its end at once (MI, s. 28). An accepted
nomination cannot be unset on the profile: once it ended the profile is in no round until the candidate withdraws it and
submits another.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from express_entry.law import Text, places
from express_entry.law.days import day_of
from express_entry.law.programtable import NOMINEES

from .allocations import HAS_ONE, require_allocation, used_before
from .codes import by_code, told
from .deadlines import ANSWER, last_answer_by, offer_over_at
from .faults import Conflict, NotFound, Unacceptable
from .identity import LONGEST_CERTIFICATE
from .keeping import effective_document, locked, put_standing, save, stated
from .laws import goes_on, service_law
from .nominationrows import STANDING, Allocation, Interest, Nomination
from .profiles import Profile
from .programbits import programs_of
from .progress import standing
from .states import NominationState, ProfileState
from .statewords import words_of_state
from .units import Desk, Unit, unit

OFFERED, ACCEPTED = NominationState.OFFERED.value, NominationState.ACCEPTED.value
PROVINCES = ("AB", "BC", "MB", "NB", "NL", "NS", "NT", "ON", "PE", "SK", "YT")
"""Who nominates through Express Entry: Quebec and Nunavut take no part."""


def notify(desk: Desk, province: str, number: str, *, stream: str) -> Interest:
    """Tell a candidate that a province may nominate them, once for each stream; nothing follows from it.

    It goes to whom the province finds in the pool, and of every other number the same is said.

    :raises NotFound: where the province finds nobody of that number.
    :raises Conflict: where it notified them for that stream before.
    """
    require_province(province)
    stream = stream.strip()
    if not stream:
        raise Unacceptable(NO_STREAM.of(), fields={"stream": NO_STREAM.of()})
    with unit(desk) as now:
        profile = _findable(now, province, number)
        if profile.interests.filter(province=province, stream__iexact=stream).exists():
            raise Conflict(NOTIFIED.of(number=number))
        made = Interest.objects.create(profile=profile, province=province, stream=stream, sent=now.now)
        now.tell("interest.sent", number, province=province)
        return made


def _findable(now: Unit, province: str, number: str) -> Profile:
    """A profile that :func:`~express_entry.pool.finding.find` shows to a province."""
    try:
        profile = locked(now, number)
        shown = stated(profile).intended_province == province
    except NotFound:
        raise NotFound(NOBODY_FOUND.of(value=number[:40])) from None
    programs = programs_of(profile.programs)
    ranked = profile.state == ProfileState.IN_POOL.value and profile.points is not None
    if not (shown and ranked and programs) or NOMINEES in programs:
        raise NotFound(NOBODY_FOUND.of(value=number[:40]))
    return profile


def allocate(desk: Desk, province: str, year: int, nominations: int, *, source: str) -> Allocation:
    """Record how many enhanced nominations a province may make in a year, and who says so."""
    require_province(province)
    if not 2015 <= year <= 2200:
        raise Unacceptable(NO_YEAR.of(value=str(year)), fields={"year": NO_YEAR.of(value=str(year))})
    if not 0 <= nominations <= 1_000_000:
        fault = NO_AMOUNT.of(value=str(nominations))
        raise Unacceptable(fault, fields={"nominations": fault})
    with unit(desk) as now:
        made, _ = Allocation.objects.update_or_create(
            province=province, year=year, defaults={"nominations": nominations, "source": source}
        )
        now.tell("allocation.recorded", province, year=year, nominations=nominations)
        return made


def offer(desk: Desk, province: str, number: str, *, code: str, certificate: str, issued: date) -> Nomination:
    """Record an enhanced nomination on a profile, by its number and validation code; the candidate answers it.

    A code that is not the number's is told to the trail.

    :raises NotTogether: where it is not, and where there is no such profile, whatever became of it.
    :raises Unacceptable: where the province takes no part, or the day is to come.
    :raises Conflict: where the profile is not in the pool, has a nomination, the certificate is another person's, or
        the year's allocation is used up.

    A certificate of an earlier profile of the same person, with which the nomination ended, is recorded again and uses
    the allocation once.
    """
    require_province(province)
    require_certificate(certificate)
    with told(desk, province, number), unit(desk) as now:
        profile = by_code(now, number, code)
        _require_in_pool(profile)
        today = day_of(now.now)
        require_issued(issued, today)
        _lapse_over(now, profile)
        if not used_before(profile, province, certificate):
            require_allocation(now, province, today.year)
        last = last_answer_by(service_law().at(now.now).values(ANSWER), now.now)
        made = _made(
            Nomination(
                profile=profile,
                province=province,
                certificate=certificate,
                issued=issued,
                state=NominationState.OFFERED.value,
                offered=now.now,
                answer_by=last,
                due=offer_over_at(last),
            )
        )
        now.move(number, None, "offered", NominationState, province=province, answer_by=last.isoformat())
        return made


def require_certificate(certificate: str) -> None:
    """See to it that a nomination has the number of a certificate, whichever way it comes on record.

    :raises Unacceptable: where it is none.
    """
    if not certificate.strip() or len(certificate) > LONGEST_CERTIFICATE or not certificate.isprintable():
        raise Unacceptable(NO_CERTIFICATE.of(), fields={"certificate": NO_CERTIFICATE.of()})


def require_issued(issued: date, today: date) -> None:
    """See to it that the day on a certificate is not to come.

    :raises Unacceptable: where it is.
    """
    if issued > today:
        fault = TO_COME.of(value=issued)
        raise Unacceptable(fault, fields={"issued": fault})


def _made(nomination: Nomination) -> Nomination:
    try:
        with transaction.atomic():
            nomination.save()
    except IntegrityError:
        raise Conflict(HAS_ONE.of(certificate=nomination.certificate)) from None
    return nomination


def _lapse_over(now: Unit, profile: Profile) -> None:
    """An offer that was not answered in time stands in nobody's way, whether the clock was run since or not."""
    over = profile.nominations.filter(state=NominationState.OFFERED.value, due__lte=now.now).first()
    if over is not None:
        lapse_offer(now, over)


# ------------------------------------------------------------------------------------------------ the candidate's part


def accept(desk: Desk, number: str, *, key: int | None = None) -> Nomination:
    """Accept the nomination that is offered: points and class at once.

    Here and below ``key`` is the nomination that whoever acts has before them, and no other is touched.

    :raises Conflict: where nothing is offered any more, or another nomination than the one that is meant.
    """
    with unit(desk) as now:
        profile = locked(now, number)
        _require_meant(profile, (OFFERED,), key)
        _require_in_pool(profile)
        made = _open(now, profile)
        claimed = stated(profile).nomination
        if claimed is not None and claimed.province not in {None, made.province}:
            raise Conflict(OTHER_PROVINCE.of(stated=claimed.province, offered=made.province))
        _turn(now, profile, made, "accepted", NominationState.ACCEPTED)
        _determine(now, profile)
        return made


def reject(desk: Desk, number: str, *, key: int | None = None) -> Nomination:
    """Reject the nomination that is offered: the profile stays as it is."""
    with unit(desk) as now:
        profile = locked(now, number)
        _require_meant(profile, (OFFERED,), key)
        made = _open(now, profile)
        _turn(now, profile, made, "rejected", NominationState.REJECTED)
        return made


def renounce(desk: Desk, number: str, *, key: int | None = None) -> Nomination:
    """Give up an accepted nomination: as if the province had withdrawn it."""
    with unit(desk) as now:
        profile = locked(now, number)
        _require_meant(profile, (ACCEPTED,), key)
        return _ended(now, profile, "renounced", NominationState.RENOUNCED)


def take_back(desk: Desk, province: str, number: str, *, key: int | None = None) -> Nomination:
    """Withdraw a nomination or the offer of one, by the province that made it.

    :raises Conflict: where none of the province stands on the profile, or another than the one that is meant.
    """
    with unit(desk) as now:
        profile = locked(now, number)
        _lapse_over(now, profile)
        _require_meant(profile, STANDING, key)
        own = profile.nominations.filter(province=province)
        offered = own.filter(state=OFFERED).first()
        if offered is not None:
            _turn(now, profile, offered, "withdrawn", NominationState.WITHDRAWN)
            return offered
        if not own.filter(state=ACCEPTED).exists():
            raise Conflict(NONE_OPEN.of(number=number))
        return _ended(now, profile, "withdrawn", NominationState.WITHDRAWN)


def _ended(now: Unit, profile: Profile, event: str, state: NominationState) -> Nomination:
    accepted = profile.nominations.filter(state=NominationState.ACCEPTED.value).first()
    if accepted is None:
        raise Conflict(NONE_OPEN.of(number=profile.number))
    _turn(now, profile, accepted, event, state)
    if profile.state == ProfileState.IN_POOL.value:
        now.move(profile.number, ProfileState.IN_POOL, "nomination_ended")
        profile.state = ProfileState.NOMINATION_ENDED.value
        _determine(now, profile)
    return accepted


def _determine(now: Unit, profile: Profile) -> None:
    """Points, programs and categories anew, now."""
    assert profile.expires is not None
    made = standing(effective_document(profile), now.now, profile.expires, service_law(), goes_on=goes_on())
    put_standing(now, profile, made, tell=profile.state == ProfileState.IN_POOL.value)
    if profile.state == ProfileState.NOMINATION_ENDED.value:
        profile.due = profile.expires
        save(profile)


def _turn(
    now: Unit,
    profile: Profile,
    nomination: Nomination,
    event: str,
    state: NominationState,
    ended: datetime | None = None,
) -> None:
    now.move(profile.number, NominationState(nomination.state), event, province=nomination.province)
    nomination.state, nomination.due = state.value, None
    if state is NominationState.ACCEPTED:
        nomination.accepted = now.now
    else:
        nomination.ended = ended or now.now
    nomination.save()


def _require_meant(profile: Profile, states: tuple[str, ...], key: int | None) -> None:
    """See to it that the nomination that is meant, where one is, is still in one of some states.

    At most one of a profile is offered or accepted: whatever is done to that one is then done to the one that is meant.
    """
    meant = None if key is None else profile.nominations.filter(id=key).first()
    if meant is None and key is not None:
        raise Conflict(NONE_OPEN.of(number=profile.number))
    if meant is not None and meant.state not in states:
        state = words_of_state(NominationState(meant.state))
        raise Conflict(NO_LONGER.of(province=places.provinces()[meant.province], state=state))


def _open(now: Unit, profile: Profile) -> Nomination:
    """The nomination that waits for an answer, in time."""
    found = profile.nominations.filter(state=NominationState.OFFERED.value).first()
    if found is None:
        raise Conflict(NONE_OPEN.of(number=profile.number))
    if found.due is not None and found.due <= now.now:
        raise Conflict(TOO_LATE.of(last=found.answer_by))
    return found


def lapse_offer(now: Unit, nomination: Nomination) -> None:
    """The offer was not answered in time: no points, and the profile stays as it is."""
    _turn(now, nomination.profile, nomination, "lapsed", NominationState.LAPSED, nomination.due)


def _require_in_pool(profile: Profile) -> None:
    if profile.state != ProfileState.IN_POOL.value:
        raise Conflict(NOT_IN_POOL.of(number=profile.number, state=words_of_state(ProfileState(profile.state))))


def require_province(province: str) -> None:
    """See to it that a province nominates through Express Entry.

    :raises Unacceptable: for Quebec, Nunavut and what is no province.
    """
    if province not in PROVINCES:
        fault = NO_PROVINCE.of(value=province[:20], accepted=", ".join(PROVINCES))
        raise Unacceptable(fault, fields={"province": fault})


NO_PROVINCE = Text(
    "province: {value} does not nominate through Express Entry. Accepted: {accepted}.",
    "province : {value} ne désigne pas de candidats dans Entrée express. Valeurs acceptées : {accepted}.",
)
NOBODY_FOUND = Text(
    "number: the province finds no candidate {value} in the pool. Accepted: the number of one that it finds.",
    "numéro : la province ne trouve aucun candidat {value} dans le bassin. Accepté : le numéro d'un candidat trouvé.",
)
NOTIFIED = Text(
    "stream: the candidate {number} was notified for it before. Accepted: another stream.",
    "volet : le candidat {number} a déjà été avisé pour celui-ci. Accepté : un autre volet.",
)
NO_STREAM = Text(
    "stream: it is empty. Accepted: the name of the stream.", "volet : il est vide. Accepté : le nom du volet."
)
NO_YEAR = Text(
    "year: {value} cannot be. Accepted: a year from 2015 on.",
    "année : {value} est impossible. Valeurs acceptées : une année à partir de 2015.",
)
NO_AMOUNT = Text(
    "nominations: {value} cannot be. Accepted: a whole number from 0 to 1,000,000.",
    "désignations : {value} est impossible. Valeurs acceptées : un nombre entier de 0 à 1 000 000.",
)
NO_CERTIFICATE = Text(
    "certificate: it is empty, too long or cannot be printed. Accepted: the number of the certificate, up to 64 "
    "characters.",
    "certificat : il est vide, trop long ou ne peut être imprimé. Accepté : le numéro du certificat, jusqu'à 64 "
    "caractères.",
)
TO_COME = Text(
    "issued: {value} is still to come. Accepted: the day on the certificate.",
    "délivré : le {value} est à venir. Accepté : la date du certificat.",
)
NONE_OPEN = Text(
    "number: the profile {number} has no nomination that this could be done with.",
    "numéro : le profil {number} n'a pas de désignation qui s'y prête.",
)
NO_LONGER = Text(
    "the nomination of {province} is now: {state}. Nothing was done.",
    "la désignation ({province}) est maintenant : {state}. Rien n'a été fait.",
)
OTHER_PROVINCE = Text(
    "nomination.province: the profile says {stated}, and {offered} nominated. Accepted: the same on both sides.",
    "nomination.province : le profil indique {stated}, et la désignation vient de {offered}. Accepté : la même des "
    "deux côtés.",
)
TOO_LATE = Text(
    "the offer was open until {last}; it is no longer.", "l'offre était ouverte jusqu'au {last}; elle ne l'est plus."
)
NOT_IN_POOL = Text(
    "number: the profile {number} is not in the pool ({state}). Accepted: one that is.",
    "numéro : le profil {number} n'est pas dans le bassin ({state}). Accepté : un profil qui s'y trouve.",
)
