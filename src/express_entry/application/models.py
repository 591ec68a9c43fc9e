"""The tables of the applications, in one place for Django; what each means stands in the modules they come from."""

from __future__ import annotations

from .applications import Application, FormVersion
from .caserows import Assignment, Change, Interest, Note, Officer
from .examinationrows import Decision, Finding, Letter, Track
from .moneyrows import Payment, Refund
from .paperrows import Upload

__all__ = [
    "Application",
    "Assignment",
    "Change",
    "Decision",
    "Finding",
    "FormVersion",
    "Interest",
    "Letter",
    "Note",
    "Officer",
    "Payment",
    "Refund",
    "Track",
    "Upload",
]
