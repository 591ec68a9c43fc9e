"""What the first page of this section says."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Nominations", "Désignations")
