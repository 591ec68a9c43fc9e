"""Commands one after the other, each as a process begins it, but loaded once: what each printed, and how it ended."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from typing import Any

from express_entry.service import starting


def ran(arguments: list[str]) -> dict[str, Any]:
    """What one command does, in a process of its own that has loaded everything already."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        child = os.fork()
        if child == 0:
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            sys.argv = ["express-entry", *arguments]
            from express_entry.cli.main import run

            run()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        err.seek(0)
        return {"code": code, "out": out.read(), "err": err.read()}


if __name__ == "__main__":
    starting.set_up()
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(ran(json.loads(line)))}\n")
        sys.stdout.flush()
