"""Profiles and the versions of their documents, as rows.

A row holds what a round reads of a profile at any instant, kept current by whoever changes it, so that a round reads
rows and computes nothing: points, programs, categories, the instants of submission and expiry. ``line`` is the row as
the snapshot of a round writes it, so that a snapshot is read and not made while everybody waits.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from django.db import models
from django.db.models import F, Q

from express_entry.selection import Category, Row
from express_entry.selection.documents import category_of, category_text
from express_entry.selection.snapshotrows import row_line

from . import among  # noqa: F401 - a lookup that rows are found by
from .columns import LONGEST_STATE, one_of
from .laws import LawView
from .people import Person
from .programbits import programs_of
from .states import ENDED, LIVE, ProfileState

NUMBER_DIGITS = 9


def number_text(key: int) -> str:
    """The number of a profile as it is shown, of one length so that its order is that of the rows."""
    return f"E{key:0{NUMBER_DIGITS}d}"


def key_of(number: str) -> int | None:
    """The row that a number names; None where the text is no number of a profile."""
    digits = number[1:]
    usable = number[:1] == "E" and len(digits) == NUMBER_DIGITS and digits.isascii() and digits.isdigit()
    return int(digits) if usable else None


class Profile(models.Model):
    """An expression of interest, from its draft to its end."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="profiles")
    """None once the person was erased: the row stays for the proofs that name its number."""
    identity = models.CharField(max_length=64)
    """Under which one live profile is allowed: a digest of the passport, else of the person's pseudonym."""
    name_key = models.CharField(max_length=64, default="", db_index=True)
    code = models.CharField(max_length=12)
    """The job seeker validation code, which the candidate gives to a province."""
    state = models.CharField(max_length=LONGEST_STATE)
    created = models.DateTimeField()
    draft_until = models.DateTimeField()
    submitted = models.DateTimeField(null=True)
    """The instant that decides between equal points; edits do not move it."""
    effective = models.DateTimeField(null=True)
    """Since when the present standing holds."""
    expires = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)
    """The number of the latest version of the document; 0 for a synthetic row without one."""
    points = models.PositiveSmallIntegerField(null=True)
    programs = models.PositiveSmallIntegerField(default=0)
    categories = models.TextField(default="", blank=True)
    """Versions of categories between blanks: `` stem@2023-1 trade@2023-1 ``."""
    law = models.ForeignKey(LawView, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    """The law of the standing, or by which it was removed or found ineligible.

    A change of law moves it for everybody: an index would be written anew each time.
    """
    due = models.DateTimeField(null=True)
    """The first instant at which something about it may have to be done."""
    line = models.TextField(default="", blank=True)

    text: str | None = None
    """The latest version of the document, once it was read or written through this object; not a column."""

    class Meta:
        """What holds whoever writes: one live profile a person; the order of a round; what the clock looks for."""

        constraints = (
            one_of("state", ProfileState, "profile_state"),
            models.UniqueConstraint(
                fields=["identity"],
                condition=Q(state__in=[each.value for each in sorted(LIVE)]),
                name="one_live_profile",
            ),
        )
        indexes = (
            models.Index(
                F("points").desc(),
                F("submitted"),
                F("id"),
                condition=Q(state=ProfileState.IN_POOL.value, points__isnull=False),
                name="profile_ranking",
            ),
            models.Index("due", condition=Q(due__isnull=False), name="profile_due"),
            models.Index("id", condition=Q(state__in=[each.value for each in sorted(LIVE)]), name="profile_live"),
            models.Index(
                "identity", condition=Q(state__in=[each.value for each in sorted(ENDED)]), name="profile_ended"
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number by which the profile is known, in rounds and in the audit trail."""
        return number_text(self.id)

    @property
    def category_set(self) -> frozenset[Category]:
        """The versions of categories whose criteria are met."""
        return categories_of(self.categories)

    @property
    def row(self) -> Row:
        """What a round sees of it; only for a profile that was submitted."""
        assert self.submitted is not None
        return Row(
            self.number,
            self.points,
            self.submitted,
            programs_of(self.programs),
            self.category_set,
            ProfileState(self.state).row_state,
            self.expires,
        )

    def write_line(self) -> None:
        """Bring the line of the snapshot in step with the other columns."""
        self.line = row_line(self.row) if self.submitted is not None else ""


@lru_cache(maxsize=4096)
def categories_of(column: str) -> frozenset[Category]:
    """The versions of categories in a column; many people are in the same ones."""
    return frozenset(found for text in column.split() if (found := category_of(text)) is not None)


def category_column(categories: frozenset[Category] | frozenset[tuple[str, str]]) -> str:
    """Versions of categories as the column holds them."""
    texts = sorted(category_text(Category(*each)) for each in categories)
    return f" {' '.join(texts)} " if texts else ""


def in_category(category: Category) -> Q:
    """The condition that a profile is in a version of a category."""
    return Q(categories__contains=f" {category_text(category)} ")


class Version(models.Model):
    """One version of a profile's document: what the person stated, from the instant it was received."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="versions")
    sequence = models.PositiveIntegerField()
    received = models.DateTimeField()
    document = models.TextField()
    """Canonical JSON of ``express-entry/profile@1``; it says who the person is, and is erased with them."""
    digest = models.CharField(max_length=64)

    class Meta:
        """One of each number a profile."""

        constraints = (models.UniqueConstraint(fields=["profile", "sequence"], name="one_version_of_each_number"),)

    def __str__(self) -> str:
        return f"{number_text(self.profile_id)}.{self.sequence}"


def instant_of_row(instant: datetime | None) -> str | None:
    """An instant as the audit trail and the API write it."""
    return None if instant is None else f"{instant.isoformat(timespec='microseconds')[:-6]}Z"
