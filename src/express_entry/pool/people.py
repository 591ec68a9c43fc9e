"""Who stands behind profiles: a person, told apart by their passport; where there is none, a human decides.

No name, birth date or passport number is kept here: those stand in the documents alone. What tells people apart is a
digest under a key of the service (:mod:`.identity`), so that the table says nothing to whoever reads it alone.
"""

from __future__ import annotations

import uuid

from django.db import models


class Person(models.Model):
    """A person who has, had or prepares a profile; ``id`` is a pseudonym."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created = models.DateTimeField()

    def __str__(self) -> str:
        return self.id.hex


class Bar(models.Model):
    """Nobody so identified may have a profile before a day (misrepresentation; Act, 10.1(4), 40(2)(a)).

    ``identity`` and ``name_key`` are digests as in :mod:`.identity`, one of which may be empty where the bar was found
    elsewhere; ``until`` is the first day without the bar.
    """

    identity = models.CharField(max_length=64, db_index=True)
    name_key = models.CharField(max_length=64, db_index=True)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    """The person on record; a draft may state another passport later, or be gone."""
    begins = models.DateField()
    until = models.DateField()
    basis = models.CharField(max_length=200)
    recorded = models.DateTimeField()
    recorded_by = models.CharField(max_length=64)
    lifted = models.DateTimeField(null=True)
    """When it was lifted as recorded by mistake: it bars nobody from then on."""

    def __str__(self) -> str:
        return f"{self.begins}-{self.until}"


class Lifting(models.Model):
    """That a bar was recorded by mistake, as one officer says and another authorises, with the reason and provision."""

    bar = models.ForeignKey(Bar, on_delete=models.CASCADE, related_name="liftings")
    reason = models.TextField()
    provision = models.CharField(max_length=200)
    drafted = models.DateTimeField()
    drafted_by = models.CharField(max_length=64)
    done = models.DateTimeField(null=True)
    authorised_by = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.bar_id}.{self.id}"


class Review(models.Model):
    """A profile that waits for an officer: its name and birth date are those of another person on record.

    A live one is asked about where it stands once a bar is recorded of that name. ``same`` is the officer's answer:
    whether it is the same person.
    """

    profile = models.ForeignKey("pool.Profile", on_delete=models.CASCADE, related_name="reviews")
    other = models.ForeignKey("pool.Profile", on_delete=models.CASCADE, null=True, related_name="+")
    """The profile it may double; None where it may be that of a barred person."""
    bar = models.ForeignKey(Bar, on_delete=models.CASCADE, null=True)
    opened = models.DateTimeField()
    settled = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=64, default="")
    same = models.BooleanField(null=True)
    note = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.profile_id}"
