"""What was written into the folder of mail for somebody who was erased, gone with them."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from .mail import identity
from .rows import Notice

ENDING = ".eml"
"""Of a message; one that was being written as somebody was killed has more behind it."""


def drop_messages() -> int:
    """Remove messages from the folder of mail whose notice is gone, as it is with its person; how many these were."""
    folder = Path(settings.MAIL_FOLDER)
    written = sorted(folder.glob(f"*{ENDING}*")) if folder.is_dir() else []
    kept = {identity(notice) for notice in Notice.objects.iterator(chunk_size=2000)} if written else set()
    gone = [path for path in written if path.name.partition(ENDING)[0] not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
