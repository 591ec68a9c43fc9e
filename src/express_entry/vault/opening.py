"""The process in which a hostile file is opened: a program of its own, with little of the machine and no way out.

``python -m express_entry.vault.opening KIND LIMITS`` reads the file from its input and writes what it found to its
output (:mod:`.findings`). It is given no more memory and time than the limits say, and once everything is loaded it can
open no file, no connection and no other program.
"""

from __future__ import annotations

import json
import sys
import zipfile
from io import BytesIO

from .findings import Found, Unfit, told, told_unfit
from .kinds import Kind
from .limits import Limits

if sys.platform != "win32":
    import resource


def main(name: str, stated: str) -> None:
    """Open the file on the input."""
    kind, limits = Kind[name], Limits(**json.loads(stated))
    _little(limits)
    from pypdf import overwrite_configuration  # noqa: PLC0415 - within the limits

    from .objects import Several  # noqa: PLC0415 - as above

    if kind is Kind.PDF:
        from .pages import opened  # noqa: PLC0415 - as above
    else:
        from .pictures import opened  # noqa: PLC0415 - as above

    # A limit of the library's counts as what the file is refused for; nothing is handed to another program.
    overwrite_configuration(
        zlib_maximum_output_length=limits.unpacked,
        lzw_maximum_output_length=limits.unpacked,
        run_length_maximum_output_length=limits.unpacked,
        jbig2dec_binary=None,
        disable_legacy_handling=True,
    )
    "".encode(_OF_ARCHIVES)
    _no_way_out()
    content = sys.stdin.buffer.read(limits.size + 1)
    try:
        _one_thing_only(content)
        answer = told(_small(opened(content, kind, limits), limits))
    except Unfit as unfit:
        answer = told_unfit([unfit])
    except Several as several:
        answer = told_unfit(several.unfit)
    except MemoryError:
        answer = told_unfit([Unfit("costly")])
    except Exception:  # noqa: BLE001 - whatever a library raises at a hostile file: it cannot be opened
        answer = told_unfit([Unfit("damaged")])
    sys.stdout.buffer.write(answer)


def _small(found: Found, limits: Limits) -> Found:
    if len(found.safe_copy) > limits.safe_size:
        raise Unfit("copy", most=limits.safe_size)
    return found


def _one_thing_only(content: bytes) -> None:
    """A file that programs for archives open too is no scan of anything."""
    try:
        with zipfile.ZipFile(BytesIO(content)):
            raise Unfit("also-zip")
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return


_OF_ARCHIVES = "cp437"
"""The letters of names in an archive, loaded before nothing can be loaded any more."""

if sys.platform == "win32":

    def _little(limits: Limits) -> None:
        """Nothing is served on Windows: the time alone is limited there, by who started the process."""

    def _no_way_out() -> None:
        """As above."""

else:

    def _little(limits: Limits) -> None:
        for what, most in (
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_CPU, limits.processor_seconds),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        ):
            resource.setrlimit(what, (most, most))

    def _no_way_out() -> None:
        for what in (resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC):
            resource.setrlimit(what, (0, 0))


if __name__ == "__main__":
    main(*sys.argv[1:])
