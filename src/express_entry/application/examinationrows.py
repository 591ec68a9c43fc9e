"""The examination, as rows: its five tracks, what the software found, what was asked in writing, what was decided."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Q

from express_entry.law import Text
from express_entry.pool.columns import LONGEST_STATE, one_of

from .applications import Application
from .lifecycle import DecisionState, LetterState, TrackState


class TrackKind(StrEnum):
    """What is examined, each by itself."""

    ELIGIBILITY = "eligibility"
    MEDICAL = "medical"
    CRIMINALITY = "criminality"
    SECURITY = "security"
    BIOMETRICS = "biometrics"

    @property
    def words(self) -> Text:
        """The department's word."""
        return _TRACKS[self]


class LetterKind(StrEnum):
    """What the office asks in writing."""

    REQUEST = "request"
    FAIRNESS = "fairness"
    INTERVIEW = "interview"
    BIOMETRICS = "biometrics"

    @property
    def words(self) -> Text:
        """The department's word."""
        return _LETTERS[self]


class DecisionKind(StrEnum):
    """What is decided."""

    APPROVAL = "approval"
    REFUSAL = "refusal"
    MISREPRESENTATION = "misrepresentation"

    @property
    def words(self) -> Text:
        """The department's word."""
        return _DECISIONS[self]


class FindingKind(StrEnum):
    """What the software worked out, and was kept as it was."""

    COMPLETENESS = "completeness"
    RETEST = "retest"


class Track(models.Model):
    """One track of an examination; ``valid_until`` is the last day of the certificate it rests on, where it has one."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="tracks")
    kind = models.CharField(max_length=LONGEST_STATE)
    state = models.CharField(max_length=LONGEST_STATE)
    since = models.DateTimeField()
    by = models.CharField(max_length=64)
    valid_until = models.DateField(null=True)
    note = models.TextField(default="", blank=True)

    class Meta:
        """One of each kind an application."""

        constraints = (
            one_of("kind", TrackKind, "track_kind"),
            one_of("state", TrackState, "track_state"),
            models.UniqueConstraint(fields=["application", "kind"], name="one_track_of_each_kind"),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"


class Letter(models.Model):
    """Something that the office asked, with the last day to answer that the letter gives.

    An answer after that day is taken and shown as late; nothing is refused for it by itself.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=LONGEST_STATE)
    state = models.CharField(max_length=LONGEST_STATE)
    text = models.TextField()
    """What is asked, in the words of the officer; erased with the person."""
    language = models.CharField(max_length=2, default="en")
    sent = models.DateTimeField()
    sent_by = models.CharField(max_length=64)
    answer_by = models.DateField()
    """The last day to answer, or the day of an interview."""
    answered = models.DateTimeField(null=True)
    answer = models.TextField(default="", blank=True)
    closed = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=64, default="", blank=True)

    class Meta:
        """The kinds and the states."""

        constraints = (one_of("kind", LetterKind, "letter_kind"), one_of("state", LetterState, "letter_state"))

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"


class Finding(models.Model):
    """What the software worked out at an instant, whole and unchanged; what it means, an officer says.

    ``holds`` is the officer's finding: None until there is one.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=LONGEST_STATE)
    made = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    form = models.PositiveIntegerField()
    """The version of the forms that it rests on."""
    law = models.CharField(max_length=64)
    """The fingerprint of the law that it rests on."""
    document = models.TextField()
    """The result as JSON, with the sentences of both languages where it has any."""
    holds = models.BooleanField(null=True)
    found = models.DateTimeField(null=True)
    found_by = models.CharField(max_length=64, default="", blank=True)
    note = models.TextField(default="", blank=True)

    class Meta:
        """The kinds."""

        constraints = (one_of("kind", FindingKind, "finding_kind"),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"


class Decision(models.Model):
    """A decision with its reasons and its provision; a refusal has a second officer."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=LONGEST_STATE)
    state = models.CharField(max_length=LONGEST_STATE)
    reasons = models.TextField()
    provision = models.CharField(max_length=100)
    bar_from = models.DateField(null=True)
    """Of a misrepresentation the day on which its bar begins, where it is not that of the decision (Act, 40(2)(a))."""
    made = models.DateTimeField()
    made_by = models.CharField(max_length=64)
    settled = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=64, default="", blank=True)
    settled_note = models.TextField(default="", blank=True)

    class Meta:
        """One that waits for a second officer, of an application."""

        constraints = (
            one_of("kind", DecisionKind, "decision_kind"),
            one_of("state", DecisionState, "decision_state"),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state=DecisionState.PROPOSED.value),
                name="one_decision_proposed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"


_TRACKS = {
    TrackKind.ELIGIBILITY: Text("eligibility", "admissibilité"),
    TrackKind.MEDICAL: Text("medical", "volet médical"),
    TrackKind.CRIMINALITY: Text("criminality", "criminalité"),
    TrackKind.SECURITY: Text("security", "sécurité"),
    TrackKind.BIOMETRICS: Text("biometrics", "données biométriques"),
}
_LETTERS = {
    LetterKind.REQUEST: Text("request for documents", "demande de documents"),
    LetterKind.FAIRNESS: Text("procedural fairness letter", "lettre d'équité procédurale"),
    LetterKind.INTERVIEW: Text("interview", "entrevue"),
    LetterKind.BIOMETRICS: Text("biometric instruction letter", "lettre d'instructions pour la biométrie"),
}
_DECISIONS = {
    DecisionKind.APPROVAL: Text("approval", "approbation"),
    DecisionKind.REFUSAL: Text("refusal", "refus"),
    DecisionKind.MISREPRESENTATION: Text("refusal for misrepresentation", "refus pour fausses déclarations"),
}
