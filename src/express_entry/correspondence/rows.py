"""Letters, notices and addresses of calendars, as rows."""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Q

from express_entry.accounts.tickets import Ticket
from express_entry.accounts.users import User
from express_entry.application.applications import Application
from express_entry.law import Text
from express_entry.letters import LetterKind
from express_entry.pool.columns import LONGEST_STATE, one_of
from express_entry.pool.people import Person

LONGEST_KEY = 200
KEPT = tuple(kind for kind in LetterKind if kind is not LetterKind.NOMINATION)
"""The kinds of letters of which a row may be kept; that of a nomination is rendered from the nomination itself."""


class NoticeKind(StrEnum):
    """Why somebody gets an e-mail."""

    MESSAGE = "message"
    REMINDER = "reminder"
    ACCOUNT = "account"
    """About an account: a link that is good once, or word of what was changed."""


class NoticeState(StrEnum):
    """Where a notice stands; ``void`` is one whose reason was gone before it was sent."""

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"
    VOID = "void"

    @property
    def words(self) -> Text:
        """What it means."""
        return _STATES[self]


class IssuedLetter(models.Model):
    """A letter as it was issued: its facts, never changed, from which it is rendered again byte by byte.

    It says who somebody is, and is erased with them.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="issued_letters")
    kind = models.CharField(max_length=LONGEST_STATE)
    issued = models.DateTimeField()
    cause = models.CharField(max_length=LONGEST_KEY)
    """The event of the audit trail that it tells of."""
    facts = models.TextField()
    """JSON of :class:`express_entry.letters.Letter`."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the facts, which the audit trail has too."""

    class Meta:
        """The kinds."""

        constraints = (one_of("kind", KEPT, "issued_letter_kind"),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.kind}"


class Notice(models.Model):
    """An e-mail to be sent, or that was: to whom and why; its address and words come from elsewhere when it is sent.

    ``key`` is that of its cause and recipient, so that nothing is written twice, however often it is caused.
    """

    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    kind = models.CharField(max_length=LONGEST_STATE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="notices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="notices")
    """Whom it is about: the account's own person, or a client."""
    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, null=True, related_name="notice")
    """Of one about an account: what it says, and the address that it goes to."""
    for_client = models.BooleanField(default=False)
    deadline = models.CharField(max_length=LONGEST_KEY, default="", blank=True)
    """Of a reminder, the key of the deadline."""
    day = models.DateField(null=True)
    """Of a reminder, the day of the deadline."""
    state = models.CharField(max_length=LONGEST_STATE, default=NoticeState.WAITING.value)
    created = models.DateTimeField()
    next_try = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    settled = models.DateTimeField(null=True)
    fault = models.CharField(max_length=60, default="", blank=True)
    """Why the last try failed, in a word that names nobody."""

    class Meta:
        """The kinds and the states, and a quick way to those that wait."""

        constraints = (
            one_of("kind", NoticeKind, "notice_kind"),
            one_of("state", NoticeState, "notice_state"),
            models.CheckConstraint(
                condition=Q(kind__in=[NoticeKind.MESSAGE.value, NoticeKind.ACCOUNT.value], day__isnull=True)
                | Q(kind=NoticeKind.REMINDER.value, day__isnull=False),
                name="reminder_has_day",
            ),
            models.CheckConstraint(
                condition=Q(kind=NoticeKind.ACCOUNT.value, ticket__isnull=False, person__isnull=True)
                | (
                    ~Q(kind=NoticeKind.ACCOUNT.value) & Q(ticket__isnull=True, person__isnull=False, user__isnull=False)
                ),
                name="notice_about",
            ),
        )
        indexes = (
            models.Index(
                fields=["next_try", "id"], condition=Q(state=NoticeState.WAITING.value), name="notice_waiting"
            ),
        )

    def __str__(self) -> str:
        return self.key


class CalendarAddress(models.Model):
    """A secret address under which a person's deadlines can be read; ``digest`` is all that is kept of it.

    It holds while whoever drew it may read the deadlines; one that an operator drew, until it is revoked.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="calendar_addresses")
    drawn_by = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=2, default="en")
    made = models.DateTimeField()
    revoked = models.DateTimeField(null=True)

    class Meta:
        """One that holds, a person; the languages that are spoken."""

        constraints = (
            models.UniqueConstraint(fields=["person"], condition=Q(revoked__isnull=True), name="one_calendar_address"),
            models.CheckConstraint(condition=Q(language__in=["en", "fr"]), name="calendar_language"),
        )

    def __str__(self) -> str:
        return str(self.id)


_STATES = {
    NoticeState.WAITING: Text("waits to be sent", "en attente d'envoi"),
    NoticeState.SENT: Text("sent", "envoyé"),
    NoticeState.GIVEN_UP: Text("given up: it could not be delivered", "abandonné : non remis"),
    NoticeState.VOID: Text("not sent: its reason was gone", "non envoyé : son motif avait disparu"),
}
