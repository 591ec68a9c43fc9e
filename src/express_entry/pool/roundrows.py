"""Rounds and invitations, as rows."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from express_entry.law.programtable import LONGEST as LONGEST_PROGRAM

from .columns import LONGEST_STATE, one_of
from .countrows import PoolCount
from .laws import LawView
from .profiles import Profile
from .states import InvitationState, RoundState


class Round(models.Model):
    """An instruction for a round (Act, 10.3(1)(h.1)-(j.1)) and, once it was run, its result.

    What was authorised is not changed: another instruction is drafted. ``invitations`` is how many may issue;
    ``points_from`` stands in its place for rounds before the tie-break procedure of 2017-06-06.
    """

    number = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=LONGEST_STATE)
    grouping = models.CharField(max_length=10)
    programs = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=130, default="")
    """A version of a category, as in ``stem@2023-1``."""
    invitations = models.PositiveIntegerField(null=True)
    points_from = models.PositiveSmallIntegerField(null=True)
    earliest = models.DateTimeField()
    """The earliest instant at which it may be run."""
    legal_basis = models.TextField()
    drafted = models.DateTimeField()
    drafted_by = models.CharField(max_length=64)
    authorised = models.DateTimeField(null=True)
    authorised_by = models.CharField(max_length=64, default="")

    instant = models.DateTimeField(null=True)
    """The instant of the round: what the pool was then is what was ranked."""
    run_by = models.CharField(max_length=64, default="")
    law = models.ForeignKey(LawView, on_delete=models.PROTECT, null=True, related_name="+")
    invited = models.PositiveIntegerField(null=True)
    cutoff = models.PositiveSmallIntegerField(null=True)
    tie_break = models.DateTimeField(null=True)
    snapshot = models.CharField(max_length=200, default="")
    """The file of the snapshot, below the folder of documents."""
    snapshot_digest = models.CharField(max_length=64, default="")
    result = models.BinaryField(null=True)
    """The canonical bytes of the result, worked out again from the snapshot before publication."""
    counted = models.ForeignKey(PoolCount, on_delete=models.PROTECT, null=True, related_name="+")
    """The count of the pool that it is published with: the last before it."""
    published = models.DateTimeField(null=True)
    publication = models.BinaryField(null=True)
    """The document that was published, signed."""

    class Meta:
        """An instruction names a number of invitations or a score, never both."""

        constraints = (
            one_of("state", RoundState, "round_state"),
            models.CheckConstraint(
                condition=Q(invitations__isnull=True, points_from__isnull=False)
                | Q(invitations__isnull=False, points_from__isnull=True),
                name="round_one_measure",
            ),
        )

    def __str__(self) -> str:
        return self.number


class Invitation(models.Model):
    """An invitation to apply, for one class (Act, 10.1(1), 10.2(1)(b))."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="invitations")
    identity = models.CharField(max_length=64)
    """As that of the profile: one open invitation a person."""
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="issued_invitations")
    state = models.CharField(max_length=LONGEST_STATE)
    program = models.CharField(max_length=LONGEST_PROGRAM)
    rank = models.PositiveIntegerField()
    points = models.PositiveSmallIntegerField()
    issued = models.DateTimeField()
    answer_by = models.DateField()
    """The last day on which an application can be made."""
    ended = models.DateTimeField(null=True)
    supplement = models.ForeignKey("pool.Supplement", on_delete=models.PROTECT, null=True, related_name="invitations")

    class Meta:
        """One open invitation a person; one a profile and round that was not cancelled as issued in error."""

        constraints = (
            one_of("state", InvitationState, "invitation_state"),
            models.UniqueConstraint(
                fields=["identity"], condition=Q(state=InvitationState.ISSUED.value), name="one_open_invitation"
            ),
            models.UniqueConstraint(
                fields=["profile", "round"],
                condition=~Q(state=InvitationState.CANCELLED.value),
                name="one_invitation_a_round",
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id}:{self.rank}"


class Supplement(models.Model):
    """A correction of a round: invitations cancelled as issued in error, people invited who were missed.

    Who was cancelled by mistake is given an invitation back. A correction is drafted by one officer and authorised by
    another, as the instruction was, or discarded; nobody else is disturbed.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="supplements")
    cancelled = models.TextField(default="", blank=True)
    missed = models.TextField(default="", blank=True)
    restored = models.TextField(default="", blank=True)
    """Numbers of profiles, with blanks between them."""
    additional = models.PositiveIntegerField(default=0)
    """How many more may be invited than the instruction says: an instruction of its own (Act, 10.3(1)(j))."""
    legal_basis = models.TextField(default="", blank=True)
    """What that number rests on."""
    note = models.TextField()
    drafted = models.DateTimeField()
    drafted_by = models.CharField(max_length=64)
    done = models.DateTimeField(null=True)
    authorised_by = models.CharField(max_length=64, default="")
    discarded = models.DateTimeField(null=True)
    discarded_by = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.round_id}.{self.id}"
