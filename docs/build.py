"""``python docs/build.py``: builds ``docs/reference/``, whatever folder it is called from (see ``docs/generator``)."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    # A script finds what stands beside it; the generator is a package of the tree, found from its root.
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    runpy.run_module("docs.generator", run_name="__main__")
