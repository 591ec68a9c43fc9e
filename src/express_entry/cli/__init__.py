"""The command line: one person's assessment, the law, the occupations and the published rounds, from a terminal.

Only this package reads the clock, and passes the day on. Every subcommand is a module that loads when it is used.
"""

from __future__ import annotations
