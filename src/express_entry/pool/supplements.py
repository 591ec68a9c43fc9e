"""Correcting a round: what was issued in error cancelled (Act, 10.2(5)), who was missed invited, nobody else disturbed.

The result of the round, its snapshot and its proofs stay as they were published; the final number differs from the
announced one, and both are shown. A person counts as missed only where their points and instant of submission, by what
stood on record at the instant of the round and under the law as it is now held for that instant, reach the line.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from express_entry.law import Text
from express_entry.profile.document import stored
from express_entry.selection import Category, Row, State, exclusion_of, program_of

from .faults import Conflict, Forbidden, NotFound, Unacceptable
from .invitations import finish, give_back, last_day, open_invitation
from .keeping import locked, ranked_document, save
from .laws import goes_on, service_law
from .nominationrows import Nomination
from .profiles import Profile, number_text
from .progress import standing
from .roundrows import Invitation, Round, Supplement
from .rounds import held, instruction_at, known
from .states import InvitationState, NominationState, ProfileState, RoundState
from .units import Desk, Unit, unit


def draft(
    desk: Desk,
    number: str,
    *,
    cancelled: Sequence[str],
    missed: Sequence[str],
    note: str,
    additional: int = 0,
    legal_basis: str = "",
) -> Supplement:
    """Draft a correction: the profiles whose invitations were issued in error, and those that were missed.

    ``additional`` is an instruction of its own, by which so many more may be invited than that of the round says, with
    the legal basis of that number.

    :raises Unacceptable: where nothing is to be done, nothing is said of why, or a number rests on nothing.
    :raises Conflict: where more would be invited than is authorised.
    """
    if not note.strip():
        raise Unacceptable(NO_NOTE.of(), fields={"note": NO_NOTE.of()})
    if (additional > 0) != bool(legal_basis.strip()):
        raise Unacceptable(NO_BASIS.of(), fields={"legal_basis": NO_BASIS.of()})
    if not cancelled and not missed:
        raise Unacceptable(NOTHING.of(), fields={"cancelled": NOTHING.of()})
    twice = sorted(number for number, times in Counter([*cancelled, *missed]).items() if times > 1)
    if twice:
        fault = TWICE.of(value=", ".join(twice))
        raise Unacceptable(fault, fields={"missed": fault})
    with unit(desk) as now:
        item = _run_already(held(number))
        made = Supplement(
            round=item,
            cancelled=" ".join(sorted(cancelled)),
            missed=" ".join(sorted(missed)),
            additional=additional,
            legal_basis=legal_basis.strip(),
            note=note.strip(),
            drafted=now.now,
            drafted_by=desk.actor,
        )
        _require_number(made, final_number(item) - len(cancelled) + len(missed))
        made.save()
        now.tell(
            "supplement.drafted",
            number,
            supplement=made.id,
            cancelled=sorted(cancelled),
            missed=sorted(missed),
            additional=made.additional,
            legal_basis=made.legal_basis or None,
        )
        return made


def authorise(desk: Desk, key: int) -> Supplement:
    """Authorise a correction and carry it out, all of it or nothing.

    :raises Forbidden: by the officer who drafted it.
    :raises Conflict: where an invitation is no longer open, or somebody named as missed does not reach the line.
    """
    with unit(desk, alone=True) as now:
        made = Supplement.objects.select_for_update().select_related("round").filter(id=key).first()
        if made is None:
            raise NotFound(NO_SUPPLEMENT.of(value=str(key)))
        if made.done is not None:
            raise Conflict(DONE.of(value=str(key)))
        if made.drafted_by == desk.actor:
            raise Forbidden(SAME_OFFICER.of())
        for number in made.cancelled.split():
            _cancel(now, made.round, number)
        for number in made.missed.split():
            _invite(now, made, number)
        _require_number(made, final_number(made.round))
        made.done, made.authorised_by = now.now, desk.actor
        made.save()
        now.tell("supplement.done", made.round.number, supplement=made.id, additional=made.additional)
        return made


def final_number(item: Round) -> int:
    """How many invitations of a round were not cancelled as issued in error."""
    return Invitation.objects.filter(round=item).exclude(state=InvitationState.CANCELLED.value).count()


def most(item: Round) -> int | None:
    """How many invitations of a round are authorised, by its instruction and by corrections; None by a lowest score."""
    if item.invitations is None:
        return None
    done = Supplement.objects.filter(round=item, done__isnull=False)
    return item.invitations + sum(done.values_list("additional", flat=True))


def _require_number(made: Supplement, many: int) -> None:
    """An invitation may issue only while fewer have issued than the instruction says (Act, 10.2(2)).

    One that was cancelled as issued in error is not counted: the provision does not say, and a correction could
    otherwise never put right what went wrong. Whatever goes beyond needs an instruction for it.

    :raises Conflict: where more would have been invited than two officers authorised.
    """
    authorised = most(made.round)
    if made.missed and authorised is not None and many > authorised + made.additional:
        raise Conflict(
            BEYOND.of(
                number=made.round.number,
                most=str(authorised + made.additional),
                many=str(many),
                lacking=str(many - authorised - made.additional),
            )
        )


def _run_already(item: Round) -> Round:
    if item.state not in {RoundState.RUN.value, RoundState.PUBLISHED.value}:
        raise Conflict(NOT_RUN.of(number=item.number, state=item.state))
    return item


def _cancel(now: Unit, item: Round, number: str) -> None:
    profile = locked(now, number)
    invitation = open_invitation(profile)
    if invitation.round_id != item.id:
        raise Conflict(OTHER_ROUND.of(number=number, round=item.number))
    finish(now, profile, invitation, "cancelled", InvitationState.CANCELLED)
    give_back(now, profile)


def _invite(now: Unit, made: Supplement, number: str) -> None:
    item, profile = made.round, locked(now, number)
    assert item.instant is not None
    if profile.invitations.filter(round=item).exists():
        raise Conflict(HAD_ONE.of(number=number, round=item.number))
    row = row_at(profile, item.instant)
    instruction = instruction_at(known(item.number), item.instant)
    why_not = exclusion_of(row, instruction) if row is not None else None
    if row is None or why_not is not None or not _reaches(row, item):
        raise Conflict(NOT_MISSED.of(number=number, round=item.number))
    program = program_of(row, instruction)
    assert program is not None
    assert row.points is not None
    # The table says whether a profile in this state can be invited.
    now.move(number, ProfileState(profile.state), "invited", round=item.number, supplement=made.id)
    Invitation.objects.create(
        profile=profile,
        identity=profile.identity,
        round=item,
        state=InvitationState.ISSUED.value,
        program=program,
        rank=Invitation.objects.filter(round=item).count() + 1,
        points=row.points,
        issued=now.now,
        answer_by=last_day(now.now),
        supplement=made,
    )
    profile.state, profile.due = ProfileState.INVITED.value, None
    save(profile)


def _reaches(row: Row, item: Round) -> bool:
    """Whether a row stands at or before the place where the line fell; where places were left it fell behind everybody.

    Where the instruction named a score, that is the line.
    """
    if row.points is None or item.invitations == 0:
        return False
    if item.points_from is not None:
        return row.points >= item.points_from
    assert item.invitations is not None
    assert item.invited is not None
    if item.invited < item.invitations:
        return True
    assert item.cutoff is not None
    assert item.tie_break is not None
    return (-row.points, row.submitted) <= (-item.cutoff, item.tie_break)


def row_at(profile: Profile, instant: datetime) -> Row | None:
    """A profile as it stood at a past instant, by what was on record then, under the law now held for that instant."""
    version = profile.versions.filter(received__lte=instant).order_by("-sequence").first()
    if version is None or profile.submitted is None or profile.expires is None or profile.submitted > instant:
        return None
    document = ranked_document(stored(version.document.encode()), _nomination_at(profile, instant))
    found = standing(document, instant, profile.expires, service_law(), goes_on=goes_on())
    return Row(
        number_text(profile.id),
        found.points,
        profile.submitted,
        found.programs,
        frozenset(Category(*each) for each in found.categories),
        State.INVITED if _had_invitation(profile, instant) else State.IN_POOL,
        profile.expires,
    )


def _had_invitation(profile: Profile, instant: datetime) -> bool:
    """Whether an invitation of the profile was open at an instant: it was then not in the pool."""
    return profile.invitations.filter(issued__lte=instant).exclude(ended__lte=instant).exists()


def _nomination_at(profile: Profile, instant: datetime) -> Nomination | None:
    accepted = profile.nominations.filter(accepted__lte=instant).exclude(ended__lte=instant)
    return accepted.exclude(state=NominationState.OFFERED.value).first()


NO_NOTE = Text("note: it is empty. Accepted: the reason in words.", "note : elle est vide. Accepté : le motif en mots.")
NO_BASIS = Text(
    "additional, legal_basis: one is stated without the other. Accepted: how many more may be invited, and the "
    "provision and the instruction that this number rests on; or neither.",
    "additional, legal_basis : l'un est indiqué sans l'autre. Accepté : combien de personnes de plus peuvent être "
    "invitées, et la disposition et l'instruction sur lesquelles repose ce nombre; ou ni l'un ni l'autre.",
)
BEYOND = Text(
    "missed: the round {number} may have {most} invitations and would have {many} (Act, 10.2(2)). Accepted: the "
    "cancellation of {lacking} that were issued in error, or an additional number with its legal basis, which the "
    "second officer authorises with the correction.",
    "missed : la ronde {number} peut compter {most} invitations et en compterait {many} (Loi, 10.2(2)). Accepté : "
    "l'annulation de {lacking} invitations émises par erreur, ou un nombre supplémentaire avec son fondement "
    "juridique, que le second agent autorise avec la correction.",
)
NOTHING = Text(
    "cancelled, missed: nobody is named. Accepted: the numbers of profiles.",
    "cancelled, missed : personne n'est nommé. Valeurs acceptées : des numéros de profils.",
)
TWICE = Text(
    "cancelled, missed: {value} is named more than once.", "cancelled, missed : {value} est nommé plus d'une fois."
)
NO_SUPPLEMENT = Text("there is no correction {value}.", "il n'y a pas de correction {value}.")
DONE = Text("the correction {value} was carried out already.", "la correction {value} a déjà été exécutée.")
SAME_OFFICER = Text(
    "a correction is authorised by another officer than the one who drafted it.",
    "une correction est autorisée par un autre agent que celui qui l'a rédigée.",
)
NOT_RUN = Text(
    "number: the round {number} was not run ({state}).", "numéro : la ronde {number} n'a pas été tenue ({state})."
)
OTHER_ROUND = Text(
    "cancelled: the open invitation of {number} is not of the round {round}.",
    "cancelled : l'invitation ouverte de {number} n'est pas de la ronde {round}.",
)
HAD_ONE = Text(
    "missed: {number} had an invitation of the round {round}. Accepted: somebody whom the round did not invite.",
    "missed : {number} a eu une invitation de la ronde {round}. Accepté : une personne que la ronde n'a pas invitée.",
)
NOT_MISSED = Text(
    "missed: {number} did not hold the rank in the round {round}, by what stood on record at its instant.",
    "missed : {number} n'avait pas le rang exigé dans la ronde {round}, d'après ce qui était consigné à son instant.",
)
