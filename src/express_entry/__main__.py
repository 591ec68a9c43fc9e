"""``python -m express_entry``: the command ``express-entry``."""

from __future__ import annotations

from express_entry.cli.main import run

if __name__ == "__main__":
    run()
