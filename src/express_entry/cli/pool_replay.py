"""``express-entry pool round replay``: published rounds held again, each in a temporary store of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from express_entry.law.text import Language, Text, say_value

from . import guide_options, guide_pool
from .crowds import running
from .desks import DIFFERS, cores, desk
from .extras import from_extra
from .faults import BadInput
from .options import Format, Lang, as_json, language_of, whole_number
from .page import Column
from .serve import EXTRA
from .streams import new_page, write, write_json

if TYPE_CHECKING:
    from express_entry.replay import Arrangement

Number = Annotated[
    str | None, typer.Argument(metavar=guide_options.NUMBER.en, help=guide_pool.ROUND_NUMBER.en, show_default=False)
]
Invitations = Annotated[
    str | None, typer.Option("--invitations", metavar=guide_options.HOW_MANY.en, help=guide_pool.REPLAY_INVITATIONS.en)
]
Seed = Annotated[str, typer.Option("--seed", metavar="N", help=guide_pool.REPLAY_SEED.en)]
All = Annotated[bool, typer.Option("--all", help=guide_pool.REPLAY_ALL.en)]

MOST = 1_000_000
LARGEST_SEED = 2**32 - 1


def replay(
    number: Number = None,
    *,
    invitations: Invitations = None,
    seed: Seed = "1",
    all_: All = False,
    form: Format = "text",
    lang: Lang = None,
) -> None:
    """Hold one published round again, or every one that can be, and print how it compares."""
    language, in_json = language_of(lang), as_json(form)
    many = None if invitations is None else whole_number("--invitations", invitations, most=MOST)
    chance = 0 if seed == "0" else whole_number("--seed", seed, most=LARGEST_SEED)
    if (number is None) != all_ or (all_ and many is not None):
        raise BadInput(_ONE_OR_ALL.of())
    found = _all(chance, language) if number is None else [_one(number, many, chance)]
    if in_json:
        write_json(found if all_ else found[0])
    elif all_:
        _table(found, language)
    else:
        _page(found[0], language)
    if many is None and not all(each["matches"] for each in found):
        raise typer.Exit(DIFFERS)


def _one(number: str, invitations: int | None, seed: int) -> dict[str, Any]:
    from express_entry.history import round_numbered

    with from_extra("scoring", "pool round replay"):
        from express_entry.replay import arrangement_of

        published = round_numbered(number)
        arrangement = arrangement_of(published, seed=seed)
    if invitations is not None:
        arrangement = arrangement.with_invitations(invitations)
    with _temporary_store():
        from express_entry.pool.replaying import replay as held_again

        found = held_again(arrangement)
    compared = invitations is None
    return {
        **published.to_json(),
        "invitations": found.size,
        "crs_cutoff": found.cutoff,
        "tie_break_utc": None if found.tie_break is None else found.tie_break.isoformat().replace("+00:00", "Z"),
        "published": {
            "invitations": published.invitations,
            "crs_cutoff": published.crs_cutoff,
            "tie_break_utc": published.to_json()["tie_break_utc"],
        },
        "matches": not found.differences if compared else None,
        "differences": [each.say("en") for each in found.differences] if compared else [],
        "verified": not found.verified,
        "last_invited": found.last,
        **_of_pool(arrangement),
    }


def _of_pool(arrangement: Arrangement) -> dict[str, Any]:
    chosen = arrangement.chosen
    return {
        "distribution_as_of": arrangement.distribution.as_of.isoformat(),
        "pool": arrangement.distribution.total,
        "arrivals": chosen.arrivals,
        "departures": chosen.departures,
        "moved_within_band": chosen.moved,
        "joined_grouping": chosen.joined,
        "left_grouping": chosen.left,
        "other_instant": chosen.timed,
    }


@contextmanager
def _temporary_store() -> Iterator[None]:
    """A store that holds nothing and is gone afterwards: this process alone has it."""
    with tempfile.TemporaryDirectory(prefix="express-entry-replay-") as folder:
        for name in [each for each in os.environ if each.startswith("EXPRESS_ENTRY_") or each == "DATABASE_URL"]:
            if name not in {"EXPRESS_ENTRY_LANG", "EXPRESS_ENTRY_DEBUG"}:
                del os.environ[name]
        os.environ["EXPRESS_ENTRY_DATA"] = folder
        with from_extra(EXTRA, "pool round replay"):
            from express_entry.service import starting

            configured = starting.set_up()
            from express_entry.service import migrating
        migrating.migrate(configured, now=desk().clock())
        with starting.closed_afterwards():
            yield


def _all(seed: int, language: Language) -> list[dict[str, Any]]:
    """Every round that can be replayed, each by a process of its own, as many at a time as there are cores."""
    with from_extra("scoring", "pool round replay"):
        from express_entry.replay import replayable

        numbers = [each.number for each in replayable()]
    found = []
    with running(language, printing=False) as told, ThreadPoolExecutor(cores()) as threads:
        for done, each in enumerate(threads.map(lambda number: _child(number, seed), numbers), start=1):
            found.append(each)
            told(done, len(numbers), done)
    return found


def _child(number: str, seed: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "express_entry", "pool", "round", "replay", number, "--seed", str(seed)]
    ran = subprocess.run(  # noqa: S603 - this program itself
        [*command, "--format", "json"], capture_output=True, text=True, check=False, cwd=Path.cwd()
    )
    if ran.returncode not in {0, DIFFERS} or not ran.stdout:
        raise BadInput(_FAILED.of(number=number, what=ran.stderr.strip()[-200:]))
    made: dict[str, Any] = json.loads(ran.stdout)
    return made


def _page(found: dict[str, Any], language: Language) -> None:
    page = new_page()
    page.title(_TITLE.of(number=found["number"]).say(language))
    published = found["published"]
    rows = [
        (text.say(language), _cell(published[name], language), _cell(found[name], language))
        for name, text in (("invitations", _SIZE), ("crs_cutoff", _CUT_OFF), ("tie_break_utc", _TIE_BREAK))
    ]
    page.table([Column(), Column(_PUBLISHED.say(language)), Column(_HERE.say(language))], rows)
    page.blank()
    page.say(_LAST.of(number=found["last_invited"] or "–").say(language))
    if found["matches"] is not None:
        text = _SAME if found["matches"] else _OTHER
        page.say(text.say(language), style="good" if found["matches"] else "bad")
    page.say((_VERIFIED if found["verified"] else _NOT_VERIFIED).say(language))
    page.heading(_POOL.of(day=found["distribution_as_of"], many=found["pool"]).say(language))
    page.pairs([(text.say(language), _cell(found[name], language)) for name, text in _CHOSEN.items()])
    page.blank()
    page.say(_SYNTHETIC.say(language), style="faint")
    write(page.text)


def _table(found: list[dict[str, Any]], language: Language) -> None:
    page = new_page()
    heads = [_NUMBER, _SIZE, _CUT_OFF, _TIE_BREAK, _MATCHES, _CHOSEN["arrivals"], _CHOSEN["departures"]]
    page.table(
        [Column(text.say(language)) for text in heads],
        [
            [
                each["number"],
                _cell(each["invitations"], language),
                _cell(each["crs_cutoff"], language),
                _cell(each["tie_break_utc"], language),
                (_YES if each["matches"] and each["verified"] else _NO).say(language),
                _cell(each["arrivals"], language),
                _cell(each["departures"], language),
            ]
            for each in found
        ],
    )
    page.blank()
    same = sum(each["matches"] and each["verified"] for each in found)
    page.say(_SUM.of(same=same, many=len(found)).say(language))
    write(page.text)


def _cell(value: object, language: Language) -> str:
    return "–" if value is None else say_value(value, language)


_ONE_OR_ALL = Text(
    "replay: either the number of one round or --all; --invitations goes with a number.",
    "replay : soit le numéro d'une ronde, soit --all; --invitations va avec un numéro.",
)
_FAILED = Text("the replay of round {number} failed: {what}", "la reprise de la ronde {number} a échoué : {what}")
_TITLE = Text("Round {number}, held again", "Ronde {number}, tenue de nouveau")
_PUBLISHED = Text("Published", "Publié")
_HERE = Text("Here", "Ici")
_NUMBER = Text("Round", "Ronde")
_SIZE = Text("Invited", "Invités")
_CUT_OFF = Text("Lowest score", "Note la plus basse")
_TIE_BREAK = Text("Tie-break (UTC)", "Départage (UTC)")
_MATCHES = Text("As published", "Comme publié")
_YES, _NO = Text("yes", "oui"), Text("no", "non")
_LAST = Text("The last person invited: {number}.", "La dernière personne invitée : {number}.")
_SAME = Text("The same as published.", "Identique à ce qui est publié.")
_OTHER = Text("Not the same as published.", "Différent de ce qui est publié.")
_VERIFIED = Text(
    "Worked out again from its snapshot: the same, byte for byte.",
    "Recalculée à partir de son instantané : identique, octet par octet.",
)
_NOT_VERIFIED = Text(
    "Worked out again from its snapshot: not the same.", "Recalculée à partir de son instantané : différente."
)
_POOL = Text(
    "A synthetic pool of the {many} candidates published as of {day}",
    "Un bassin synthétique des {many} candidats publiés au {day}",
)
_CHOSEN = {
    "arrivals": Text("Arrivals added", "Arrivées ajoutées"),
    "departures": Text("Departures since the count", "Départs depuis le dénombrement"),
    "moved_within_band": Text("Other points within the band", "Autres points dans la tranche"),
    "joined_grouping": Text("Taken into the grouping", "Placés dans le regroupement"),
    "left_grouping": Text("Taken out of the grouping", "Placés hors du regroupement"),
    "other_instant": Text("Other instant of submission", "Autre instant de présentation"),
}
_SYNTHETIC = Text(
    "The candidates are invented; only how many stand in each band is published. Whatever is not published was chosen "
    "so that the result is possible.",
    "Les candidats sont inventés; seul leur nombre dans chaque tranche est publié. Ce qui n'est pas publié a été "
    "choisi pour que le résultat soit possible.",
)
_SUM = Text("As published: {same} of {many}.", "Comme publié : {same} sur {many}.")
