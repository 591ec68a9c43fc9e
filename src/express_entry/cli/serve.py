"""``express-entry serve``: the service on an address, until it is told to stop."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from express_entry.law.text import Text

from . import guide_options, guide_service
from .command import Leaf
from .extras import from_extra
from .faults import BadInput, quoted
from .options import Lang, language_of, whole_number
from .streams import flush, write

app = typer.Typer(add_completion=False)

EXTRA = "service"
MOST_WORKERS = 64
LAST_PORT = 65535

Host = Annotated[str, typer.Option("--host", metavar=guide_service.HOST.en, help=guide_service.LISTEN_HOST.en)]
Port = Annotated[str, typer.Option("--port", metavar=guide_options.NUMBER.en, help=guide_service.LISTEN_PORT.en)]
Workers = Annotated[str, typer.Option("--workers", metavar=guide_options.HOW_MANY.en, help=guide_service.WORKERS.en)]


@app.command(cls=Leaf, help=guide_service.SERVE.en)
def serve(host: Host = "127.0.0.1", port: Port = "8000", workers: Workers = "2", lang: Lang = None) -> None:
    """Answer requests until stopped, and end with the server's exit code."""
    language = language_of(lang)
    if not host or "\0" in host:
        raise BadInput(_NO_HOST.of(value=quoted(host)))
    number = 0 if port == "0" else whole_number("--port", port, most=LAST_PORT)
    processes = whole_number("--workers", workers, most=MOST_WORKERS)
    if sys.platform == "win32":
        raise BadInput(_NOT_HERE.of())
    with from_extra(EXTRA, "serve"):
        from express_entry.service import starting

        configured = starting.set_up()
        from express_entry.service import holding, restoring, saving, server, vaults
    restoring.settle(configured)
    starting.require_prepared(configured)
    vaults.clear_uploads(configured.places)
    saving.clear_copies(configured.places)
    starting.require_ready(configured)
    from express_entry.application.uploads import has_row

    vaults.sweep(configured, has_row)
    with holding.shared(configured.places):
        starting.require_ready(configured)
        address = server.listen(host, number)

        def ready() -> None:
            write(f"{_SERVING.of(address=address.url).say(language)}\n")
            flush()

        code = server.serve(address, processes, ready)
    raise typer.Exit(code)


_SERVING = Text("Serving on {address} (Ctrl-C stops it)", "Service à l'adresse {address} (Ctrl-C l'arrête)")
_NO_HOST = Text(
    "--host: {value} is not an address. Accepted: an address of this machine, such as 127.0.0.1.",
    "--host : {value} n'est pas une adresse. Valeurs acceptées : une adresse de cette machine, comme 127.0.0.1.",
)
_NOT_HERE = Text(
    "serve: this system has no way to share an address among processes. Accepted: Linux, macOS or another Unix; on "
    "Windows, a container or WSL.",
    "serve : ce système ne permet pas de partager une adresse entre processus. Valeurs acceptées : Linux, macOS ou un "
    "autre Unix; sous Windows, un conteneur ou WSL.",
)
