"""The programs beside this module, run on a store."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.service.running import ROOT, Instance


def said(instance: Instance, program: str, *arguments: object) -> Any:
    """What a program says that was run on a store."""
    command = [sys.executable, "-m", f"tests.crash.{program}", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=instance.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
