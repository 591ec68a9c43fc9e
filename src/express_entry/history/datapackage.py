"""The history as a data package: two tables, a description that machines read, and how to cite them.

The description follows Data Package 2 and Table Schema 2 of datapackage.org; French stands beside English under names
that end in ``_fr`` or as a pair. The same history always gives the same files.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from .. import __version__
from ..law.text import LANGUAGES, Reason, Sayable, Text
from .datafields import POOL_FIELDS, ROUND_FIELDS, Field
from .datapages import DEPARTMENT, citation_file, readme
from .distribution import Distribution, Quality
from .faults import Unwritable
from .merging import History, published
from .notes import Note
from .sources import Source, Sources, sources
from .store import Standing, State, Store, history_of
from .wholefile import write_whole

NAME = "express-entry-rounds"
"""By which programs know the package."""
FEEDS = {
    "en": "https://www.canada.ca/content/dam/ircc/documents/json/ee_rounds_123_en.json",
    "fr": "https://www.canada.ca/content/dam/ircc/documents/json/ee_rounds_123_fr.json",
}
"""Where the department publishes its feed."""


def write_data_package(folder: Path, store: Store | None = None) -> tuple[Path, ...]:
    """Write the package's history, or that of a store, into a folder, and return the files written.

    ``rounds.csv``, ``pool.csv``, ``datapackage.json``, ``CITATION.cff`` and ``README.md``. The description is written
    after the tables, whose sizes and hashes it holds, so a copy cut short shows. An older package in the folder is
    replaced; files of these names that are no such package are not.

    :raises StoreError: where the store cannot be read.
    :raises Unwritable: where a file cannot be written.
    """
    state = store.feeds() if store else ()
    history = history_of(state) if state else published()
    tables = {"rounds.csv": rounds_csv(history), "pool.csv": pool_csv(history)}
    described = description(history, tables, state)
    files = tables | {
        "README.md": readme(described).encode(),
        "CITATION.cff": citation_file(described).encode(),
        "datapackage.json": (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode(),
    }
    _refuse_strangers(folder, files)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            write_whole(folder / name, [data])
    except OSError as error:
        raise Unwritable(_UNWRITABLE.of(path=str(folder), error=error.strerror or str(error))) from None
    return tuple(folder / name for name in files)


def _refuse_strangers(folder: Path, names: Iterable[str]) -> None:
    """A README of somebody's own is not written over."""
    there = [name for name in names if (folder / name).exists()]
    if there and not _is_package(folder / "datapackage.json"):
        raise Unwritable(_STRANGERS.of(path=str(folder), names=there))


def _is_package(path: Path) -> bool:
    try:
        described = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(described, dict) and described.get("name") == NAME


def rounds_csv(history: History) -> bytes:
    """The rounds as a table in UTF-8."""
    return _table(ROUND_FIELDS, (each.as_row() for each in history.rounds))


def pool_csv(history: History) -> bytes:
    """The distributions as a table in UTF-8."""
    return _table(POOL_FIELDS, map(_pool_row, history.distributions))


def description(history: History, tables: Mapping[str, bytes], state: State = ()) -> dict[str, Any]:
    """What ``datapackage.json`` says of the tables; ``state`` is what was imported into their history."""
    known = sources()
    imported = _imported(history, state)
    days = [known.recorded, *(feed.day for feed in state if feed.day)] if imported else [known.recorded]
    cited = _citation(history, known, imported)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": _TITLE.en,
        "title_fr": _TITLE.fr,
        "description": _DESCRIPTION.en,
        "description_fr": _DESCRIPTION.fr,
        "version": __version__,
        "created": f"{max(days).isoformat()}T00:00:00Z",
        "recorded": known.recorded.isoformat(),
        "coverage": {
            "rounds": len(history.rounds),
            "first": history.rounds[0].date.isoformat(),
            "last": history.rounds[-1].date.isoformat(),
            "last_number": history.rounds[-1].number,
            "distributions": len(history.distributions),
        },
        **({"imported": imported} if imported else {}),
        "citation": _both(cited),
        "licenses": [_LICENCE],
        "rights": _both(_RIGHTS),
        "contributors": [{"title": _AUTHORS, "roles": ["compiler"]}],
        "keywords": ["Canada", "immigration", "Express Entry", "Comprehensive Ranking System", "rounds of invitations"],
        "sources": [*_FEED_SOURCES, *map(_source, known.sources)],
        "resources": [
            _resource("rounds", "rounds.csv", tables, ROUND_FIELDS, "number"),
            _resource("pool", "pool.csv", tables, POOL_FIELDS, "as_of"),
        ],
        "notes": {note.value: _both(note.text) for note in Note},
        "statements": [
            {"topic": each.topic.value, "rounds": list(each.rounds), **_both(each.text)} for each in known.statements
        ],
    }


def _resource(name: str, path: str, tables: Mapping[str, bytes], fields: tuple[Field, ...], key: str) -> dict[str, Any]:
    title, meaning = _TABLES[name]
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [each.to_json() for each in fields],
        "primaryKey": [key],
        "missingValues": [""],
    }
    if name == "pool":
        schema["foreignKeys"] = [
            {"fields": ["round_number"], "reference": {"resource": "rounds", "fields": ["number"]}}
        ]
    return {
        "name": name,
        "type": "table",
        "path": path,
        "title": title.en,
        "title_fr": title.fr,
        "description": meaning.en,
        "description_fr": meaning.fr,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(tables[path]),
        "hash": f"sha256:{hashlib.sha256(tables[path]).hexdigest()}",
        "schema": schema,
    }


def _table(fields: Iterable[Field], rows: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, [each.name for each in fields], lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()


def _pool_row(each: Distribution) -> dict[str, str]:
    repeat = f"-of-{each.repeat_of.isoformat()}" if each.quality is Quality.REPEAT and each.repeat_of else ""
    return {
        "as_of": each.as_of.isoformat(),
        "round_number": each.round_number,
        **{str(band): str(number) for band, number in each.bands.items()},
        "total": str(each.total),
        "also_rounds": " ".join(each.also_rounds),
        "quality": f"{each.quality.value}{repeat}",
        "notes": " ".join(note.value for note in each.notes),
    }


def _imported(history: History, state: State) -> dict[str, Any]:
    """What the history holds that the package does not, and the feeds that it was imported from; empty for nothing."""
    own = published()
    known = set(own.rounds)
    rounds = [each.number for each in history.rounds if each not in known]
    distributions = [each.as_of.isoformat() for each in history.distributions if each not in own.distributions]
    used = [feed for feed in state if any(each.standing is not Standing.SET_ASIDE for each in feed.entries)]
    feeds = [{"language": feed.language, "on": feed.day.isoformat() if feed.day else None} for feed in used]
    found = {"rounds": rounds, "distributions": distributions, "feeds": feeds}
    return found if rounds or distributions else {}


def _citation(history: History, known: Sources, imported: Mapping[str, Any]) -> Reason:
    """How to quote the data: whose they are, what they cover, who compiled them and when."""
    days = [date.fromisoformat(each["on"]) for each in imported.get("feeds", ()) if each["on"]]
    return (_CITED_WITH_IMPORT if imported else _CITED).of(
        count=len(history.rounds),
        first=history.rounds[0].date,
        last=history.rounds[-1].date,
        number=history.rounds[-1].number,
        version=__version__,
        recorded=known.recorded,
        imported=_ON.of(day=max(days)) if days else _BY_HOLDER,
        differing=len(imported.get("rounds", ())),
    )


def _source(source: Source) -> dict[str, Any]:
    """A copy that the history was compared with, and how far it agrees."""
    name, _, part = source.name.partition(" (")
    repository = re.fullmatch(r"[\w.-]+/[\w.-]+", name)
    told = _COPY.of(kind=source.kind, last=source.last, agree=source.agree, rounds=source.rounds)
    listed = {"title": _NO_NAME.en if name == "?" else name} | ({"part": part.rstrip(")")} if part else {})
    return listed | ({"path": f"https://github.com/{name}"} if repository else {}) | _described(told)


def _described(told: Reason) -> dict[str, str]:
    return {"description": told.say("en"), "description_fr": told.say("fr")}


def _both(told: Sayable) -> dict[str, str]:
    return {language: told.say(language) for language in LANGUAGES}


_AUTHORS = "The express-entry contributors"
_LICENCE = {
    "name": "Apache-2.0",
    "title": "Apache License 2.0",
    "path": "https://www.apache.org/licenses/LICENSE-2.0",
}
_TITLE = Text(
    "Express Entry rounds of invitations and distributions of the pool",
    "Rondes d'invitations d'Entrée express et répartitions du bassin",
)
_DESCRIPTION = Text(
    "Every round of invitations of Canada's Express Entry that the department has published, and the number of "
    "candidates in the pool by score on the days for which it has published it.",
    "Toutes les rondes d'invitations d'Entrée express publiées par le ministère, et le nombre de candidats du bassin "
    "selon la note, aux jours pour lesquels il l'a publié.",
)
_TABLES = {
    "rounds": (
        Text("Rounds of invitations", "Rondes d'invitations"),
        Text("One round a line, by instant, then by number.", "Une ronde par ligne, par instant, puis par numéro."),
    ),
    "pool": (
        Text("Distributions of the pool", "Répartitions du bassin"),
        Text("One published distribution a line, by day.", "Une répartition publiée par ligne, par jour."),
    ),
}
_FEED_SOURCES = (
    {
        "title": f"{DEPARTMENT.en}: Express Entry rounds of invitations (data feed)",
        "path": FEEDS["en"],
        "description": "The department's feed in English; nearly every source below is a copy of it or of a part.",
        "description_fr": "Le flux du ministère en anglais; presque toutes les sources ci-dessous en sont une copie, "
        "entière ou partielle.",
    },
    {
        "title": f"{DEPARTMENT.fr}\u00a0: rondes d'invitations d'Entrée express (flux de données)",
        "path": FEEDS["fr"],
        "description": "The same feed in French; the French names of rounds were read from copies of parts of it.",
        "description_fr": "Le même flux en français; les noms français des rondes ont été relevés dans des copies de "
        "certaines de ses parties.",
    },
)
_RIGHTS = Text(
    "The figures are the department's; the terms of canada.ca apply to them "
    "(https://www.canada.ca/en/transparency/terms.html). This compilation, its descriptions and remarks are under the "
    "Apache License 2.0. It is not an official publication.",
    "Les chiffres sont ceux du ministère; les avis de canada.ca s'y appliquent "
    "(https://www.canada.ca/fr/transparence/avis.html). La présente compilation, ses descriptions et ses remarques "
    "sont sous licence Apache 2.0. Ce n'est pas une publication officielle.",
)
_CITED = Text(
    "Immigration, Refugees and Citizenship Canada, Express Entry rounds of invitations: {count} rounds from {first} to "
    "{last} (round {number}), as compiled by express-entry {version}, recorded {recorded}.",
    "Immigration, Réfugiés et Citoyenneté Canada, rondes d'invitations d'Entrée express\u00a0: {count} rondes du "
    "{first} au {last} (ronde {number}), compilées par express-entry {version}, état consigné le {recorded}.",
)
_CITED_WITH_IMPORT = Text(
    "Immigration, Refugees and Citizenship Canada, Express Entry rounds of invitations: {count} rounds from {first} to "
    "{last} (round {number}), as compiled by express-entry {version}, recorded {recorded}, updated from a copy of the "
    "department's feed imported {imported} (rounds added or changed: {differing}).",
    "Immigration, Réfugiés et Citoyenneté Canada, rondes d'invitations d'Entrée express\u00a0: {count} rondes du "
    "{first} au {last} (ronde {number}), compilées par express-entry {version}, état consigné le {recorded}, mis à "
    "jour d'après une copie du flux du ministère importée {imported} (rondes ajoutées ou modifiées\u00a0: "
    "{differing}).",
)
_ON = Text("on {day}", "le {day}")
_BY_HOLDER = Text("by the holder of these files", "par le détenteur de ces fichiers")
_COPY = Text(
    "{kind}, last changed {last}; {agree} of its {rounds} rounds agree in date, invitations and lowest score.",
    "{kind}, dernière modification le {last}; {agree} de ses {rounds} rondes concordent quant à la date, aux "
    "invitations et à la note la plus basse.",
)
_NO_NAME = Text("A copy without a name", "Une copie sans nom")
_STRANGERS = Text(
    "{path} holds {names} and is no data package of rounds: nothing was written over; name a new folder",
    "{path} contient {names} et n'est pas un paquet de données sur les rondes\u00a0: rien n'a été écrasé; nommez un "
    "nouveau dossier",
)
_UNWRITABLE = Text("{path} cannot be written: {error}", "{path} ne peut pas être écrit\u00a0: {error}")
