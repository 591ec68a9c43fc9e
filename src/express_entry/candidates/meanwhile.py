"""What was saved meanwhile, in another window or by somebody else, while a form was open."""

from __future__ import annotations

from django.http import HttpRequest

from express_entry.pool.faults import Conflict
from express_entry.pool.keeping import OTHER_VERSION


def version_seen(request: HttpRequest, latest: int) -> int:
    """The version that a form was made from; shown again with an error, the form still is made from that one."""
    stated = request.POST.get("version", "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 9 else latest


def is_other_version(fault: Conflict) -> bool:
    """Whether something was changed meanwhile."""
    return any("{stated}" in reason.text.en for reason in fault.reasons if reason.text.en[:8] == OTHER_VERSION.en[:8])
