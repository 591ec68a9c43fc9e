"""Uploads that are killed at every step they take on the disk, one process for each step.

Run as a program: ``python -m tests.service.uploading FILE``. It prints what lies where after each kill and once it was
swept, and ends when an upload got through alive.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from express_entry.service import starting

configured = starting.set_up()

from express_entry.service.vaults import clear_uploads, vault

STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod"}
PLACES = configured.places
KEPT = vault(configured)
INSPECTED = KEPT.inspect(Path(sys.argv[1]).read_bytes(), name="made-up.pdf")


def files() -> list[str]:
    return sorted(str(path.relative_to(PLACES.data)) for path in PLACES.data.rglob("*") if path.is_file())


def killed_at(step: int) -> bool:
    """Whether an upload was killed when it took its step of that number."""
    child = os.fork()
    if child == 0:
        taken = -1

        def count(event: str, _: tuple[object, ...]) -> None:
            nonlocal taken
            if event in STEPS:
                taken += 1
                if taken == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        KEPT.seal(INSPECTED)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


if __name__ == "__main__":
    before, found, step = files(), [], 0
    killed = True
    while killed:
        killed = killed_at(step)
        left = [name for name in files() if name not in before]
        clear_uploads(PLACES)
        KEPT.sweep(lambda _: False)
        found.append([left, [name for name in files() if name not in before]])
        step += 1
    print(json.dumps(found))
