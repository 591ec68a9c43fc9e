"""Sessions that were begun, so that they can be listed and ended: twelve hours at most, and less where nobody is there.

Of each the digest of a number is kept that its cookie leads to, and in words which browser it was: not where it was.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from django.db import models

from .roles import Role
from .users import User

LONGEST = timedelta(hours=12)
IDLE = timedelta(hours=1)
"""After which a session of an office is over when nothing is asked in it."""
LATELY = timedelta(minutes=15)
"""For how long somebody who showed who they are may do what asks for it."""
NOTED = timedelta(minutes=1)
"""How exactly it is noted when something was last asked."""
KEPT = timedelta(days=1)
WORDS = 60

AT_AN_OFFICE = frozenset(Role) - {Role.CANDIDATE, Role.REPRESENTATIVE}
"""The roles whose sessions end when nobody is there."""
WITH_FACTOR = frozenset(
    {Role.PROVINCE, Role.ROUND_OFFICER, Role.AUTHORISING_OFFICER, Role.CASE_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR}
)
"""The roles that have a second factor where the service is public."""


class Sitting(models.Model):
    """A session of an account: when it began, when something was last asked, when somebody last showed who they are."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sittings")
    digest = models.CharField(max_length=64, unique=True)
    browser = models.CharField(max_length=WORDS, default="", blank=True)
    by_factor = models.BooleanField(default=False)
    """Whether a second factor was shown in it."""
    begun = models.DateTimeField(db_index=True)
    seen = models.DateTimeField()
    proved = models.DateTimeField()
    ended = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)

    def is_lately(self, now: datetime) -> bool:
        """Whether somebody showed who they are a short time ago."""
        return now - self.proved <= LATELY

    def is_left(self, now: datetime) -> bool:
        """Whether nothing was asked for so long that, in an office, it is over."""
        return now - self.seen > IDLE


def begin(user: User, *, browser: str, by_factor: bool, now: datetime) -> tuple[Sitting, str]:
    """Begin a session; the number by which it is found, which is kept nowhere but in the session itself."""
    Sitting.objects.filter(begun__lte=now - KEPT).delete()
    number = secrets.token_hex(32)
    made = Sitting.objects.create(
        user=user,
        digest=_digest(number),
        browser=browser_in(browser),
        by_factor=by_factor,
        begun=now,
        seen=now,
        proved=now,
    )
    return made, number


def sitting_of(number: str, now: datetime) -> Sitting | None:
    """The session of a number, with its account; None where it is over."""
    rows = Sitting.objects.select_related("user").filter(user__is_active=True, ended__isnull=True)
    return rows.filter(digest=_digest(number), begun__gt=now - LONGEST).first()


def note_seen(sitting: Sitting, now: datetime) -> None:
    """Note that something was asked in a session."""
    if now - sitting.seen > NOTED:
        Sitting.objects.filter(id=sitting.id).update(seen=now)
        sitting.seen = now


def prove(sitting: Sitting, now: datetime, *, by_factor: bool) -> None:
    """Somebody showed again who they are."""
    sitting.proved, sitting.by_factor = now, sitting.by_factor or by_factor
    sitting.save(update_fields=["proved", "by_factor"])


def open_ones(user: User, now: datetime) -> models.QuerySet[Sitting]:
    """The sessions of an account that are not over, the newest first."""
    return Sitting.objects.filter(user=user, ended__isnull=True, begun__gt=now - LONGEST).order_by("-begun", "-id")


def end(sitting: Sitting, now: datetime) -> None:
    """End a session, whatever cookie leads to it."""
    Sitting.objects.filter(id=sitting.id, ended__isnull=True).update(ended=now)


def end_all(user: User, now: datetime, *, but: Sitting | None = None) -> int:
    """End the sessions of an account, but for one that may go on; how many these were."""
    rows = Sitting.objects.filter(user=user, ended__isnull=True)
    return (rows if but is None else rows.exclude(id=but.id)).update(ended=now)


def clear(before: datetime) -> int:
    """Remove sessions that began before; how many these were."""
    gone, _ = Sitting.objects.filter(begun__lte=before).delete()
    return gone


def browser_in(stated: str) -> str:
    """A browser and a system in two words, out of what a browser says of itself: no version, nothing that is rare."""
    name = next((name for name, sign in _BROWSERS if re.search(sign, stated)), "")
    system = next((name for name, sign in _SYSTEMS if re.search(sign, stated)), "")
    return ", ".join(filter(None, (name, system)))


def _digest(number: str) -> str:
    return hashlib.sha256(number.encode()).hexdigest()


_BROWSERS = (
    ("Edge", r"Edg(e|A|iOS)?/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrom(e|ium)/|CriOS/"),
    ("Safari", r"Safari/"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iOS", "iPhone|iPad"),
    ("Windows", "Windows"),
    ("macOS", "Mac OS X"),
    ("Linux", "Linux"),
)
