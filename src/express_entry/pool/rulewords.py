"""How it is said, wherever points of the pool are shown, that they are those of the last known ranking."""

from __future__ import annotations

from express_entry.law.text import Text

POINTS_BY_LAST_KNOWN = Text(
    "Points are by the last known rules: those of the ranking in force are not known.",
    "Les points suivent les dernières règles connues : ceux du système de classement en vigueur ne sont pas connus.",
)
HELD_BY_LAST_KNOWN = Text(
    "Held under the last known rules ({version}): the points of the ranking in force were not known.",
    "Tenue selon les dernières règles connues ({version}) : les points du système en vigueur n'étaient pas connus.",
)
BY_LAST_KNOWN = "last-known-rules"
"""The note of a round in files of published rounds."""
