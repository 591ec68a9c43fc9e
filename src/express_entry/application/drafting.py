"""Applications before they are handed in: started on an invitation, declared, thrown away with all that was in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from express_entry.law import Text
from express_entry.pool.faults import Conflict
from express_entry.pool.invitations import open_invitation, require_in_time
from express_entry.pool.keeping import OTHER_VERSION, ranked_document
from express_entry.pool.keeping import locked as locked_profile
from express_entry.pool.lifecycle import InvitationState
from express_entry.pool.nominationrows import Nomination
from express_entry.pool.profiles import Profile
from express_entry.pool.roundrows import Invitation
from express_entry.pool.units import Desk, Unit, unit
from express_entry.profile import Profile as Document
from express_entry.profile.document import stored
from express_entry.review import Ending

from .applications import Application, FormVersion
from .forms import Form, laid_over, prefilled, stored_form
from .keeping import locked, move, require
from .lifecycle import ApplicationState
from .paying import owe
from .uploads import drop_all


def start(desk: Desk, profile: str, *, of_round: str | None = None) -> Application:
    """Start an application on the open invitation of a profile, for the class that it names.

    Its forms are those of the profile as it was ranked.

    :param of_round: the round of the invitation that whoever starts it has before them.
    :raises Conflict: where there is no open invitation, or another than the one that is meant, its period is over, or
        an application is under way already.
    """
    with unit(desk) as now:
        whose = locked_profile(now, profile)
        invitation = open_invitation(whose, of_round=of_round)
        require_in_time(now, invitation)
        made = Application(profile=whose, invitation=invitation, program=invitation.program, state="", created=now.now)
        _insert(made, profile)
        move(now, made, "started", round=invitation.round.number, program=made.program)
        write_form(now, made, prefilled(ranked_then(whose, invitation.round.instant or invitation.issued)))
        made.save()
        return made


def _insert(made: Application, profile: str) -> None:
    """The row, so that it has its number; the database lets one stand an invitation."""
    made.state = ApplicationState.DRAFT.value
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Conflict(UNDER_WAY.of(number=profile)) from None
    made.state = ""


def declare(desk: Desk, number: str, form: Form, *, expected: int | None = None) -> Application:
    """Fill the forms in anew; what was declared before stays as an earlier version.

    :raises Conflict: where it was handed in, or another version was written meanwhile.
    """
    with unit(desk) as now:
        application = draft(now, number)
        expect_version(application, expected)
        move(now, application, "declared", version=application.version + 1)
        write_form(now, application, form)
        application.save()
        return application


def declare_more(desk: Desk, number: str, tree: Mapping[str, object], *, expected: int | None = None) -> Application:
    """Fill in what a document names, and leave the rest of the forms as it was.

    :raises CaseError: with every problem of the forms as they would be.
    """
    with unit(desk) as now:
        application = draft(now, number)
        expect_version(application, expected)
        form = laid_over(form_of(application), tree)
        move(now, application, "declared", version=application.version + 1)
        write_form(now, application, form)
        application.save()
        return application


def discard(desk: Desk, number: str) -> Application:
    """Throw a draft away: what was declared and uploaded goes, what was paid comes back, the invitation stays open."""
    with unit(desk) as now:
        application = locked(number)
        _discard(now, application, "discarded")
        return application


def end_with_invitation(now: Unit, invitation: Invitation) -> None:
    """Throw the draft of an invitation away, where it ended and was not applied on."""
    if invitation.state == InvitationState.APPLIED.value:
        return
    waiting = Application.objects.filter(invitation=invitation, state=ApplicationState.DRAFT.value)
    for each in waiting.select_for_update():
        _discard(now, each, "invitation_ended")


def _discard(now: Unit, application: Application, event: str) -> None:
    move(now, application, event)
    owe(now, application, Ending.WITHDRAWN_BEFORE_PROCESSING)
    drop_all(application)
    application.versions.all().delete()
    application.version, application.ended = 0, now.now
    application.save()


def draft(now: Unit, number: str) -> Application:
    """A draft whose invitation is still open.

    :raises Conflict: where it was handed in, or the period is over.
    """
    application = locked(number)
    require(application, ApplicationState.DRAFT)
    require_in_time(now, application.invitation)
    return application


def expect_version(application: Application, expected: int | None) -> None:
    """See to it that whoever changes the forms has seen their latest version.

    :raises Conflict: where another version was written meanwhile.
    """
    if expected is not None and expected != application.version:
        found = str(application.version)
        raise Conflict(OTHER_VERSION.of(number=application.number, stated=str(expected), found=found))


def write_form(now: Unit, application: Application, form: Form) -> FormVersion:
    """Keep the forms as the next version; the row of the application is saved by the caller."""
    application.version += 1
    return FormVersion.objects.create(
        application=application,
        sequence=application.version,
        written=now.now,
        written_by=now.actor,
        document=form.canonical,
        digest=form.digest,
    )


def form_of(application: Application, version: int | None = None) -> Form:
    """The forms as they were declared last, or in a version.

    :raises Conflict: where there are none any more.
    """
    row = application.versions.filter(sequence=version or application.version).first()
    if row is None or not row.document:
        raise Conflict(NO_FORM.of(number=application.number))
    return stored_form(row.document)


def ranked_then(profile: Profile, instant: datetime) -> Document:
    """What was ranked of a profile in a round: what was stated by its instant, with the nomination on record.

    :raises Conflict: where the profile has no document (a synthetic row, or one whose person was erased).
    """
    row = profile.versions.filter(received__lte=instant).order_by("-sequence").first()
    if row is None or not row.document:
        raise Conflict(NO_FORM.of(number=profile.number))
    return ranked_document(stored(row.document.encode()), nomination_then(profile, instant))


def nomination_then(profile: Profile, instant: datetime) -> Nomination | None:
    """The nomination that stood at an instant: accepted by then, and not ended."""
    stood = Q(ended__isnull=True) | Q(ended__gt=instant)
    return profile.nominations.filter(stood, accepted__lte=instant).order_by("-accepted").first()


UNDER_WAY = Text(
    "number: an application on the invitation of {number} is under way already.",
    "numéro : une demande sur l'invitation de {number} est déjà en cours.",
)
NO_FORM = Text("number: {number} has no document any more.", "numéro : {number} n'a plus de document.")
