"""What the page of a candidate's own result says around the report."""

from __future__ import annotations

from express_entry.law.text import Text
from express_entry.pages.resultwords import (
    CALENDAR_FILE,
    KEEP_TITLE,
    RESULT_FILE,
    SAVE_ICS,
    SAVE_PDF,
    SHOW_ASSUMPTIONS,
    WHICH_THESE_ARE,
)

__all__ = [
    "CALENDAR_FILE", "KEEP_TITLE", "RESULT_FILE", "SAVE_ICS", "SAVE_PDF", "SHOW_ASSUMPTIONS", "WHICH_THESE_ARE",
]  # fmt: skip

TITLE = Text("The result explained", "Le résultat expliqué")
LEAD = Text(
    "Profile {number}, worked out today from the answers that are kept, and a nomination where one was accepted. The "
    "report itself is not kept.",
    "Profil {number}, établi aujourd'hui à partir des réponses conservées, avec une désignation acceptée s'il y en a "
    "une. Le rapport lui-même n'est pas conservé.",
)
BACK = Text("Back to the profile", "Revenir au profil")
KEEP_TEXT = Text(
    "Take the result along, to read it again or to show it to somebody.",
    "Emportez le résultat, pour le relire ou pour le montrer à quelqu'un.",
)
