"""``express-entry application demo``: invented applications in every stage, for officers to look around in."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Annotated, Any

import typer

from express_entry.law.text import Text

from . import guide_applications, guide_pool
from .desks import desk, pool
from .faults import BadInput
from .options import Lang, language_of
from .streams import write

IfEmpty = Annotated[bool, typer.Option("--if-empty", help=guide_pool.DEMO_IF_EMPTY.en)]
APPLICANT = "demo.applicant"


def demo(*, if_empty: IfEmpty = False, lang: Lang = None) -> None:
    """Make the files, and print what there is to do with them."""
    language = language_of(lang)
    with pool("application demo"):
        from express_entry.application.demo import make_files
        from express_entry.pool.auditrows import AuditEntry
        from express_entry.privacy.demo import make_requests

        if AuditEntry.objects.exists():
            if if_empty:
                return
            raise BadInput(_NOT_EMPTY.of())
        made = make_files(desk().clock(), _sealing())
        make_requests(desk(APPLICANT), erasure=made["landed"], correction=made["complete"])
    write(f"{guide_applications.DEMO_DONE.of(many=len(made)).say(language)}\n")


def _sealing() -> Any:
    """How a made-up document is kept: looked at once, as every upload is, and sealed for each file."""
    from express_entry.application.demopapers import made_up_paper
    from express_entry.service.vaults import vault_of_settings

    vault = vault_of_settings()

    @lru_cache(maxsize=64)
    def inspected(title: str) -> Any:
        return vault.inspect(BytesIO(made_up_paper(title)), name="made-up.pdf")

    return lambda title: vault.seal(inspected(title.partition("/")[2] or title))


_NOT_EMPTY = Text(
    "something happened here already. Accepted: a data folder of its own for the demo (EXPRESS_ENTRY_DATA), before "
    "pool demo.",
    "il s'est déjà passé quelque chose ici. Accepté : un dossier de données à part pour la démonstration "
    "(EXPRESS_ENTRY_DATA), avant pool demo.",
)
