"""Builds the reference pages from the package: the law, the commands and the profile document, in both languages.

Writes ``docs/reference/`` and removes pages that nothing makes any more; with ``--into FOLDER`` it writes there
instead, so that a test can compare. The same package always gives the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from express_entry import law
from express_entry.law.text import LANGUAGES

from .asvspage import asvs_page
from .casepage import case_page
from .changespage import changes_page
from .clipage import cli_page
from .columnspage import columns_page
from .impactpage import impact_page
from .index import index_page
from .lawpages import law_pages
from .lifecyclepage import lifecycle_page
from .openapi import openapi_text
from .page import file_of, files
from .permissionspage import permissions_page
from .profilepage import profile_page
from .settingspage import settings_page

REFERENCE = Path(__file__).parents[1] / "reference"
WRITTEN = ("benchmarks", "benchmarks-bulk", "benchmarks-pool", "benchmarks-pages", "mutation", "replays")
KEPT = {file_of(name, language) for name in WRITTEN for language in LANGUAGES}
"""Pages of the same folder that `make bench`, `python -m tests.mutation --write` and `make replays` write."""


def reference() -> dict[str, str]:
    """Every page of the reference: text by file."""
    consolidation = law.consolidated()
    return files(
        [
            index_page(consolidation),
            *law_pages(consolidation),
            cli_page(),
            profile_page(),
            case_page(),
            changes_page(),
            columns_page(consolidation),
            settings_page(),
            lifecycle_page(),
            permissions_page(),
            impact_page(),
            asvs_page(),
        ]
    ) | {"openapi.json": openapi_text()}


def write(pages: Mapping[str, str], folder: Path) -> None:
    """Writes the pages below a folder and removes other pages that stand there."""
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    for path in folder.rglob("*.md"):
        if path.relative_to(folder).as_posix() not in pages.keys() | KEPT:
            path.unlink()


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes every page where the command line says."""
    parser = argparse.ArgumentParser(prog="docs/build.py", description="Build the reference pages from the package.")
    parser.add_argument(
        "--into", type=Path, default=REFERENCE, metavar="FOLDER", help="where to write (docs/reference)"
    )
    folder = parser.parse_args(arguments).into
    pages = reference()
    write(pages, folder)
    print(f"{len(pages)} pages")


if __name__ == "__main__":
    main()
