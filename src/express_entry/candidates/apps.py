"""The pages of candidates: profile, rank, invitation, application: templates, and no table."""

from __future__ import annotations

from django.apps import AppConfig


class Candidates(AppConfig):
    """What a candidate sees and does."""

    name = "express_entry.candidates"
    label = "candidates"
