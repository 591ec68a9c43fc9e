"""What a page says that asks before something is done."""

from __future__ import annotations

from express_entry.law.text import Text

INSTEAD = Text("Not now", "Pas maintenant")
CAREFUL = Text("This cannot be undone.", "C'est irréversible.")
