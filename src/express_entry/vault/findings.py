"""What the process that opens a file finds in it, and how it is told to the one that asked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..law.text import Reason, Text
from . import refusals
from .kinds import Kind, kind_of

HEADER = 1 << 20
"""Bytes that what is told beside the safe copy has at most."""


class Unfit(Exception):
    """Something about a file that keeps it from being taken; by the name of its sentence, with what fills it."""

    def __init__(self, name: str, **values: int | str) -> None:
        super().__init__(name)
        self.name = name
        self.values = values


@dataclass(frozen=True)
class Found:
    """A file that was opened: its pages, the copy that is safe to show, and what that leaves out."""

    pages: int
    safe_kind: Kind
    safe_copy: bytes = field(repr=False)
    left_out: tuple[str, ...] = ()
    """Names of :data:`LEFT_OUT`."""


LEFT_OUT: Mapping[str, Text] = {
    "metadata": Text(
        "The copy that is shown leaves out what the file says beside its pages: camera, programs, comments, dates.",
        "La copie montrée laisse de côté ce que le fichier dit à côté de ses pages : appareil, programmes, "
        "commentaires, dates.",
    ),
    "location": Text(
        "The file says where the picture was taken; the copy that is shown does not.",
        "Le fichier dit où la photo a été prise; la copie montrée ne le dit pas.",
    ),
    "behind": Text(
        "The file goes on behind its end; the copy that is shown does not.",
        "Le fichier continue après sa fin; la copie montrée, non.",
    ),
    "links": Text(
        "Links, bookmarks and what a click would do are left out of the copy that is shown.",
        "Les liens, les signets et ce qu'un clic ferait sont laissés de côté dans la copie montrée.",
    ),
    "forms": Text(
        "The fields of the form are shown as they were filled in; in the copy they can no longer be changed.",
        "Les champs du formulaire sont montrés tels que remplis; dans la copie, ils ne peuvent plus être modifiés.",
    ),
    "layers": Text(
        "Layers that the file may hide are all shown in the copy.",
        "Les calques que le fichier peut cacher sont tous montrés dans la copie.",
    ),
    "signature": Text(
        "The digital signature holds for the original alone; the copy that is shown carries none.",
        "La signature numérique ne vaut que pour l'original; la copie montrée n'en porte pas.",
    ),
}

ACTIVE: Mapping[str, Text] = {
    "script": Text("JavaScript", "du JavaScript"),
    "launch": Text("an action that starts something", "une action qui lance quelque chose"),
    "embedded": Text("other files", "d'autres fichiers"),
    "xfa": Text("a form of the XFA kind", "un formulaire de type XFA"),
    "media": Text("film, sound or a model in space", "un film, un son ou un modèle en trois dimensions"),
    "undrawn": Text(
        "fields of a form that it does not draw itself", "des champs de formulaire qu'il ne dessine pas lui-même"
    ),
    "outside": Text("something that lies outside of it", "quelque chose qui se trouve hors de lui"),
}


def told(found: Found) -> bytes:
    """What was found, as one line of JSON and the safe copy behind it."""
    line = {"pages": found.pages, "safe": found.safe_kind.name, "left": found.left_out}
    return json.dumps(line).encode() + b"\n" + found.safe_copy


def told_unfit(unfit: list[Unfit]) -> bytes:
    """Why a file is not taken, as one line of JSON."""
    return json.dumps({"unfit": [[each.name, each.values] for each in unfit]}).encode() + b"\n"


def heard(answer: bytes, kind: Kind, most: int) -> Found | list[Reason]:
    """What the other process told; it opened a hostile file, so nothing that it says is taken unseen.

    :raises ValueError: for an answer that is none.
    """
    head, end, _ = answer[:HEADER].partition(b"\n")
    line = json.loads(head)
    if not end or not isinstance(line, dict):
        raise ValueError("no answer")
    if "unfit" in line:
        return [_reason(str(name), dict(values), kind, most) for name, values in line["unfit"]]
    left = tuple(str(each) for each in line["left"])
    if not set(left) <= set(LEFT_OUT):
        raise ValueError("no answer")
    found = Found(int(line["pages"]), Kind[line["safe"]], answer[len(head) + 1 :], left)
    if kind_of(found.safe_copy) is not found.safe_kind or found.pages < 1:
        raise ValueError("no answer")
    return found


def _reason(name: str, values: dict[str, object], kind: Kind, most: int) -> Reason:
    known: Mapping[str, Text] = {
        "also-zip": refusals.ALSO_ZIP,
        "damaged": refusals.DAMAGED,
        "costly": refusals.TOO_COSTLY,
        "pages": refusals.MANY_PAGES,
        "pixels": refusals.MANY_PIXELS,
        "unpacks": refusals.UNPACKS,
        "copy": refusals.LARGE_COPY,
        "frames": refusals.ANIMATED,
        "encrypted": refusals.ENCRYPTED,
        "active": refusals.ACTIVE,
    }
    numbers = {str(key): value for key, value in values.items() if isinstance(value, int)}
    what = ACTIVE[str(values["what"])] if name == "active" else None
    return Reason(known[name], {"found": kind.called, "most": most, "what": what, **numbers})
