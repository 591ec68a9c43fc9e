"""Correcting a round: what was issued in error cancelled (Act, 10.2(5)), who was missed invited, nobody else disturbed.

An invitation that was cancelled by mistake is given back: as another one of the same round, class and rank, whose
period begins anew, since nobody could apply on it meanwhile (an assumption; the instructions do not speak of it).

A correction that could not be carried out as things stand is not drafted. The result of the round, its snapshot and its
proofs stay as they were published; the final number differs from the announced one, and both are shown. A person counts
as missed only where their points and instant of submission, by what stood on record at the instant of the round and
under the law as it is now held for that instant, reach the line (:mod:`.missed`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from express_entry.law import Text

from .correctable import Given, checked, refused
from .faults import Conflict, Forbidden, NotFound, Unacceptable
from .invitations import finish, give_back, last_day
from .keeping import save
from .profiles import Profile
from .roundrows import Invitation, Round, Supplement
from .rounds import held
from .states import InvitationState, ProfileState, RoundState
from .statewords import words_of_state
from .units import Desk, Unit, unit


def draft(  # noqa: PLR0913 - all that a correction says
    desk: Desk,
    number: str,
    *,
    cancelled: Sequence[str] = (),
    missed: Sequence[str] = (),
    restored: Sequence[str] = (),
    note: str,
    additional: int = 0,
    legal_basis: str = "",
) -> Supplement:
    """Draft a correction: the profiles whose invitations were issued in error, were missed, or cancelled by mistake.

    ``additional`` is an instruction of its own, by which so many more may be invited than that of the round says, with
    the legal basis of that number.

    :raises Unacceptable: where nothing is to be done, nothing is said of why, or a number rests on nothing.
    :raises Conflict: where more would be invited than is authorised, or somebody named cannot be cancelled or invited
        as things stand, naming the field.
    """
    _require_said(cancelled, missed, restored, note, additional, legal_basis)
    with unit(desk) as now:
        item = _run_already(held(number))
        made = Supplement(
            round=item,
            cancelled=" ".join(sorted(cancelled)),
            missed=" ".join(sorted(missed)),
            restored=" ".join(sorted(restored)),
            additional=additional,
            legal_basis=legal_basis.strip(),
            note=note.strip(),
            drafted=now.now,
            drafted_by=desk.actor,
        )
        for _ in checked(now, made):
            """Each is looked at; nothing is done yet."""
        _require_number(made, final_number(item) - len(cancelled) + len(missed) + len(restored))
        made.save()
        now.tell("supplement.drafted", number, supplement=made.id, **_told(made))
        return made


def _require_said(
    cancelled: Sequence[str],
    missed: Sequence[str],
    restored: Sequence[str],
    note: str,
    additional: int,
    legal_basis: str,
) -> None:
    if not note.strip():
        raise Unacceptable(NO_NOTE.of(), fields={"note": NO_NOTE.of()})
    if (additional > 0) != bool(legal_basis.strip()):
        raise Unacceptable(NO_BASIS.of(), fields={"legal_basis": NO_BASIS.of()})
    named = [*cancelled, *missed, *restored]
    if not named:
        raise Unacceptable(NOTHING.of(), fields={"cancelled": NOTHING.of()})
    twice = sorted(number for number, times in Counter(named).items() if times > 1)
    if twice:
        fault = TWICE.of(value=", ".join(twice))
        fields = {"cancelled": cancelled, "missed": missed, "restored": restored}
        last = [name for name, numbers in fields.items() if set(twice) & set(numbers)][-1]
        raise Unacceptable(fault, fields={last: fault})


def _told(made: Supplement) -> dict[str, object]:
    return {
        "cancelled": made.cancelled.split(),
        "missed": made.missed.split(),
        "restored": made.restored.split(),
        "additional": made.additional,
        "legal_basis": made.legal_basis or None,
    }


def authorise(desk: Desk, key: int) -> Supplement:
    """Authorise a correction and carry it out, all of it or nothing.

    :raises Forbidden: by the officer who drafted it.
    :raises Conflict: where an invitation is no longer open, or somebody named as missed does not reach the line.
    """
    with unit(desk, alone=True) as now:
        made = _waiting(key)
        if made.drafted_by == desk.actor:
            raise Forbidden(SAME_OFFICER.of())
        for profile, issue in list(checked(now, made)):
            if isinstance(issue, Given):
                _issue(now, made, profile, issue)
            else:
                finish(now, profile, issue, "cancelled", InvitationState.CANCELLED)
                give_back(now, profile)
        _require_number(made, final_number(made.round))
        made.done, made.authorised_by = now.now, desk.actor
        made.save()
        now.tell("supplement.done", made.round.number, supplement=made.id, additional=made.additional)
        return made


def discard(desk: Desk, key: int) -> Supplement:
    """Give a correction up that was not carried out; it stays on record.

    :raises Conflict: where it was carried out or discarded already.
    """
    with unit(desk) as now:
        made = _waiting(key)
        made.discarded, made.discarded_by = now.now, desk.actor
        made.save()
        now.tell("supplement.discarded", made.round.number, supplement=made.id)
        return made


def _waiting(key: int) -> Supplement:
    """A correction that was neither carried out nor discarded, and that nobody else changes meanwhile."""
    made = Supplement.objects.select_for_update().select_related("round").filter(id=key).first()
    if made is None:
        raise NotFound(NO_SUPPLEMENT.of(value=str(key)))
    if made.done is not None:
        raise Conflict(DONE.of(value=str(key)))
    if made.discarded is not None:
        raise Conflict(DISCARDED.of(value=str(key)))
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
    field = "missed" if made.missed else "restored"
    if (made.missed or made.restored) and authorised is not None and many > authorised + made.additional:
        raise refused(
            field,
            BEYOND.of(
                field=field,
                number=made.round.number,
                most=str(authorised + made.additional),
                many=str(many),
                lacking=str(many - authorised - made.additional),
            ),
        )


def _run_already(item: Round) -> Round:
    if item.state not in {RoundState.RUN.value, RoundState.PUBLISHED.value}:
        raise Conflict(NOT_RUN.of(number=item.number, state=words_of_state(RoundState(item.state))))
    return item


def _issue(now: Unit, made: Supplement, profile: Profile, given: Given) -> None:
    item = made.round
    now.move(profile.number, ProfileState(profile.state), "invited", round=item.number, supplement=made.id)
    Invitation.objects.create(
        profile=profile,
        identity=profile.identity,
        round=item,
        state=InvitationState.ISSUED.value,
        program=given.program,
        rank=given.rank or Invitation.objects.filter(round=item).count() + 1,
        points=given.points,
        issued=now.now,
        answer_by=last_day(now.now),
        supplement=made,
    )
    profile.state, profile.due = ProfileState.INVITED.value, None
    save(profile)


NO_NOTE = Text("note: it is empty. Accepted: the reason in words.", "note : elle est vide. Accepté : le motif en mots.")
NO_BASIS = Text(
    "additional, legal_basis: one is stated without the other. Accepted: how many more may be invited, and the "
    "provision and the instruction that this number rests on; or neither.",
    "additional, legal_basis : l'un est indiqué sans l'autre. Accepté : combien de personnes de plus peuvent être "
    "invitées, et la disposition et l'instruction sur lesquelles repose ce nombre; ou ni l'un ni l'autre.",
)
BEYOND = Text(
    "{field}: the round {number} may have {most} invitations and would have {many} (Act, 10.2(2)). Accepted: the "
    "cancellation of {lacking} that were issued in error, or an additional number with its legal basis, which the "
    "second officer authorises with the correction.",
    "{field} : la ronde {number} peut compter {most} invitations et en compterait {many} (Loi, 10.2(2)). Accepté : "
    "l'annulation de {lacking} invitations émises par erreur, ou un nombre supplémentaire avec son fondement "
    "juridique, que le second agent autorise avec la correction.",
)
NOTHING = Text(
    "cancelled, missed, restored: nobody is named. Accepted: the numbers of profiles.",
    "cancelled, missed, restored : personne n'est nommé. Valeurs acceptées : des numéros de profils.",
)
TWICE = Text(
    "cancelled, missed, restored: {value} is named more than once.",
    "cancelled, missed, restored : {value} est nommé plus d'une fois.",
)
DISCARDED = Text(
    "the correction {value} was discarded. Accepted: another one.",
    "la correction {value} a été abandonnée. Accepté : une autre.",
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
