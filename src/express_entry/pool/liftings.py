"""Lifting a bar that was recorded by mistake: one officer says why and by which provision, another authorises it.

A lifting that was drafted by mistake is discarded, and another one can be drafted.

The bar stays on record as lifted, and bars nobody from then on. Whoever it kept out of the rounds is put back where
they would stand without it, with their instant of submission and for the rest of their twelve months. Whom another bar
would have kept out meanwhile stays out, also where that one has run out since.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from express_entry.law import Text

from .bars import kept_out_since
from .faults import Conflict, Forbidden, NotFound, Unacceptable
from .invitations import give_back
from .keeping import advance, held_rows
from .people import Bar, Lifting
from .profiles import Profile, instant_of_row
from .states import ProfileState
from .units import Desk, unit


def draft(desk: Desk, key: int, *, reason: str, provision: str) -> Lifting:
    """Draft the lifting of a bar.

    :raises Unacceptable: without a reason or a provision.
    :raises Conflict: where it was lifted already, or another lifting of it waits.
    """
    for field, value, text in (("reason", reason, NO_REASON), ("provision", provision, NO_PROVISION)):
        if not value.strip():
            raise Unacceptable(text.of(), fields={field: text.of()})
    with unit(desk) as now:
        bar = _held(key)
        if bar.liftings.filter(done__isnull=True).exists():
            raise Conflict(WAITS.of(value=str(key)))
        made = Lifting.objects.create(
            bar=bar, reason=reason.strip(), provision=provision.strip(), drafted=now.now, drafted_by=desk.actor
        )
        now.tell("lifting.drafted", f"bar-{bar.id}", lifting=made.id, provision=made.provision)
        return made


def authorise(desk: Desk, key: int) -> Lifting:
    """Authorise the lifting of a bar as another officer, and put back whom it kept out of the rounds.

    :raises Forbidden: by the officer who drafted it.
    :raises Conflict: where it was carried out already.
    """
    with unit(desk) as now:
        made = _waiting(key)
        if made.drafted_by == desk.actor:
            raise Forbidden(SAME_OFFICER.of())
        bar = _held(made.bar_id)
        made.done, made.authorised_by, bar.lifted = now.now, desk.actor, now.now
        made.save()
        bar.save()
        now.tell("lifting.done", f"bar-{bar.id}", lifting=made.id)
        # Who waits at the door is let in, or not, by an answer; of the others nothing is left to ask.
        asked = bar.review_set.filter(settled__isnull=True).exclude(profile__state=ProfileState.SUBMITTED.value)
        asked.update(settled=now.now)
        for profile in held_rows(state=ProfileState.BARRED.value).filter(_whom(bar)):
            advance(now, profile)
            if profile.state == ProfileState.BARRED.value and not kept_out_since(profile):
                give_back(now, profile, "released")
        return made


def discard(desk: Desk, key: int) -> Lifting:
    """Give the lifting of a bar up that was not carried out: the draft is gone, and the trail keeps that there was one.

    :raises Conflict: where it was carried out already.
    """
    with unit(desk) as now:
        made = _waiting(key)
        Lifting.objects.filter(id=made.id).delete()
        now.tell("lifting.discarded", f"bar-{made.bar_id}", lifting=made.id, provision=made.provision)
        return made


def _waiting(key: int) -> Lifting:
    """A lifting that was not carried out, and that nobody else changes meanwhile."""
    made = Lifting.objects.select_for_update().filter(id=key).first()
    if made is None:
        raise NotFound(NO_LIFTING.of(value=str(key)))
    if made.done is not None:
        raise Conflict(LIFTED.of(value=str(made.bar_id)))
    return made


def bar_document(bar: Bar) -> dict[str, Any]:
    """A bar in plain values; whom it bars is a digest, which is not told."""
    return {
        "id": bar.id,
        "begins": bar.begins.isoformat(),
        "until": bar.until.isoformat(),
        "basis": bar.basis,
        "recorded": instant_of_row(bar.recorded),
        "recorded_by": bar.recorded_by,
        "person_known": bar.person_id is not None,
        "lifted": instant_of_row(bar.lifted),
        "waiting": bar.review_set.filter(settled__isnull=True).count(),
        "liftings": [
            {
                "id": each.id,
                "reason": each.reason,
                "provision": each.provision,
                "drafted": instant_of_row(each.drafted),
                "drafted_by": each.drafted_by,
                "done": instant_of_row(each.done),
                "authorised_by": each.authorised_by or None,
            }
            for each in bar.liftings.order_by("id")
        ],
    }


def _held(key: int) -> Bar:
    found = Bar.objects.select_for_update().filter(id=key).first()
    if found is None:
        raise NotFound(NO_BAR.of(value=str(key)))
    if found.lifted is not None:
        raise Conflict(LIFTED.of(value=str(key)))
    return found


def _whom(bar: Bar) -> Q:
    """The profiles that a bar can reach: of the passport, of the person on record, of whoever had that passport."""
    same = Profile.objects.filter(identity=bar.identity, person__isnull=False).values("person")
    whom = Q(identity=bar.identity) | Q(person__in=same)
    return whom if bar.person_id is None else whom | Q(person=bar.person_id)


NO_REASON = Text(
    "reason: it is empty. Accepted: in words, why the bar was recorded by mistake.",
    "motif : il est vide. Accepté : en mots, pourquoi l'interdiction a été consignée par erreur.",
)
NO_PROVISION = Text(
    "provision: it is empty. Accepted: the provision, or the decision, that the lifting rests on.",
    "disposition : elle est vide. Accepté : la disposition, ou la décision, sur laquelle repose la levée.",
)
NO_BAR = Text("there is no bar {value}.", "il n'y a pas d'interdiction {value}.")
NO_LIFTING = Text("there is no lifting {value} of a bar.", "il n'y a pas de levée d'interdiction {value}.")
LIFTED = Text("the bar {value} was lifted already.", "l'interdiction {value} a déjà été levée.")
WAITS = Text(
    "a lifting of the bar {value} waits for another officer already.",
    "une levée de l'interdiction {value} attend déjà un autre agent.",
)
SAME_OFFICER = Text(
    "the lifting of a bar is authorised by another officer than the one who drafted it.",
    "la levée d'une interdiction est autorisée par un autre agent que celui qui l'a rédigée.",
)
