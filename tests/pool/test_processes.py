"""Processes that determine standings are there only as long as the one that they help."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from express_entry.service.starting import SETTINGS

PATIENCE = 20
HELPED = """
import os, sys, time
import django
django.setup()
from express_entry.pool.processes import processes
if __name__ == "__main__":
    with processes(2) as pool:
        print(*{each.result() for each in [pool.submit(os.getpid) for _ in range(50)]}, flush=True)
        time.sleep(600)
"""


def is_there(process: int) -> bool:
    """Whether a process runs; one that ended and that nobody asked about yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_processes_end_with_the_one_that_they_help_however_it_ends(tmp_path: Path) -> None:
    script = tmp_path / "helped.py"
    script.write_text(HELPED, "utf-8")
    own = ("EXPRESS_ENTRY_", "DATABASE_URL")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    environment |= {"DJANGO_SETTINGS_MODULE": SETTINGS, "EXPRESS_ENTRY_DATA": str(tmp_path / "data")}
    command = [sys.executable, str(script)]
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "encoding": "utf-8"}
    with subprocess.Popen(command, env=environment, **told) as helped:  # type: ignore[call-overload]
        helpers = [int(each) for each in helped.stdout.readline().split()]
        there = [is_there(each) for each in helpers]
        helped.send_signal(signal.SIGKILL)
    assert there
    assert all(there)
    end = time.monotonic() + PATIENCE
    while any(map(is_there, helpers)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(map(is_there, helpers))
