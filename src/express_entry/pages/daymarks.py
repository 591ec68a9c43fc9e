"""Days on a page: each marked as one, so that it stands on one line and programs read it as a day.

A browser may break a line behind any hyphen, and so in the middle of ``2026-11-25``.
"""

from __future__ import annotations

import re

_TEXT = re.compile(r">[^<>]*?\d{4}-[^<>]*", re.ASCII)
"""What stands between two tags and may have a day in it."""
_DAY = re.compile(r"(?<![\w./-])\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w/-])", re.ASCII)
_KEPT = ("option", "title", "text", "script", "style", "time", "tspan", "desc", "code", "pre")
"""How elements begin in which no mark can stand, or none is needed; ``text`` is of drawings and of fields alike."""
LONGEST_TAG = 4_000


def mark_days(html: str) -> str:
    """A page with each day in its text marked; what stands in a tag, a field or a drawing is left as it is."""
    return _TEXT.sub(_marked, html)


def _marked(found: re.Match[str]) -> str:
    html, at = found.string, found.start()
    tag = html.rfind("<", max(0, at - LONGEST_TAG), at)
    if html.startswith(_KEPT, tag + 1):
        return found[0]
    return _DAY.sub(r'<time datetime="\g<0>">\g<0></time>', found[0])
