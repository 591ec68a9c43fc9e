"""The outcome of all replays: a line each in a file while they run, then the two pages of the reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, Literal, NamedTuple, get_args

from express_entry.history import Round, round_numbered, title
from express_entry.law.text import LANGUAGES, Language, Text, say_value

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "reference"
RECORD = ROOT / "build" / "replays.tsv"
"""One line a replay as it ends, so that a run that is cut short leaves what it found."""


NOT_FOUND = "–"
"""In the place of a tie-break that is not on record."""


How = Literal["pure", "store"]
"""``pure``: the decision alone; ``store``: the command, in a store, worked out again from its snapshot."""
WAYS: tuple[How, ...] = get_args(How)


class Replay(NamedTuple):
    """One round held again: candidates counted, arrivals and departures chosen, and whether it is as published."""

    number: str
    pool: int
    arrivals: int
    departures: int
    same: bool
    how: How


def note(replay: Replay, record: IO[str]) -> None:
    """One replay into the record, at once, and onto the terminal where it is not as published."""
    number, pool, arrivals, departures, same, how = replay
    print(number, pool, arrivals, departures, int(same), how, sep="\t", file=record)
    record.flush()
    if not same:
        print(f"not as published: {number} ({how})", flush=True)


def kept(record: Path) -> list[Replay]:
    """What a record holds; nothing where there is none."""
    rows = [line.split("\t") for line in record.read_text("utf-8").splitlines()] if record.exists() else []
    return [
        Replay(number, int(pool), int(arrivals), int(departures), same == "1", way)
        for number, pool, arrivals, departures, same, how in (row for row in rows if len(row) == len(Replay._fields))
        for way in WAYS
        if way == how
    ]


def write(replays: Sequence[Replay], folder: Path = PAGES) -> None:
    """Writes the page of the reference in both languages."""
    for language, name in zip(LANGUAGES, ("replays.md", "replays.fr.md"), strict=True):
        (folder / name).write_text(page(replays, language), "utf-8", newline="\n")


def page(replays: Sequence[Replay], language: Language) -> str:
    """The page in one language."""
    pure, store = _of("pure", replays), _of("store", replays)
    if [each[:4] for each in pure] != [each[:4] for each in store]:
        raise ValueError("the page tells of rounds that were held both ways, with the same pool")
    counts = {
        "many": len(pure),
        "same": sum(each.same for each in pure),
        "stored": sum(each.same for each in store),
        "arriving": sum(each.arrivals > 0 for each in pure),
        "leaving": sum(each.departures > 0 for each in pure),
        "untold": ", ".join(each.number for each in pure if _is_without(round_numbered(each.number))) or "–",
    }
    values = {name: say_value(value, language) if isinstance(value, int) else value for name, value in counts.items()}
    rows = "\n".join(_rows(pure, store, language))
    return f"{_TEXT.of(**values).say(language)}\n\n{rows}\n"


def _of(how: How, replays: Iterable[Replay]) -> list[Replay]:
    return sorted((each for each in replays if each.how == how), key=lambda each: int(each.number))


def _rows(pure: Sequence[Replay], store: Sequence[Replay], language: Language) -> Iterator[str]:
    yield f"| {' | '.join(head.say(language) for head in _HEADS)} |"
    yield "| --: | --- | --- | --: | --: | --- | --: | --: | --: | --- | --- |"
    for each, again in zip(pure, store, strict=True):
        said = [(_YES if way.same else _NO).say(language) for way in (each, again)]
        yield f"| {' | '.join((*_cells(each, round_numbered(each.number), language), *said))} |"


def _cells(replay: Replay, round_: Round, language: Language) -> Iterator[str]:
    yield replay.number
    yield round_.date.isoformat()
    yield title(round_).say(language)
    yield say_value(round_.invitations, language)
    yield say_value(round_.crs_cutoff, language)
    yield NOT_FOUND if round_.tie_break is None else round_.tie_break.strftime("%Y-%m-%d %H:%M:%S")
    for many in (replay.pool, replay.arrivals, replay.departures):
        yield say_value(many, language)


def _is_without(round_: Round) -> bool:
    """Whether no tie-break of a round is on record, so that none can be compared."""
    return round_.tie_break is None


def read(text: str, language: Language) -> list[Replay]:
    """The replays that a page in one language tells of."""
    lines = text.splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ") and line[2:3].isdigit()]
    yes = _YES.say(language)
    return [
        Replay(row[0], _number(row[6]), _number(row[7]), _number(row[8]), said == yes, how)
        for row in rows
        for how, said in zip(WAYS, row[9:], strict=True)
    ]


def _number(cell: str) -> int:
    """The number in a cell, however its thousands are set apart."""
    return int("".join(filter(str.isdigit, cell)))


_HEADS = (
    Text("Round", "Ronde"),
    Text("Date", "Date (jour)"),
    Text("What", "Objet"),
    Text("Invited", "Invités"),
    Text("Lowest score", "Note la plus basse"),
    Text("Tie-break (UTC)", "Départage (UTC)"),
    Text("Pool", "Bassin"),
    Text("Arrivals", "Arrivées"),
    Text("Departures", "Départs"),
    Text("By the decision", "Par la décision"),
    Text("In a store", "Dans un dépôt"),
)
_YES, _NO = Text("yes", "oui"), Text("**no**", "**non**")
_TEXT = Text(
    """# Published rounds, held again

[Français](replays.fr.md) · [Reference](README.md)

With {many} of the published rounds a distribution of the pool was published. Each was held again on a synthetic pool of
that distribution, twice: by the decision alone, `express_entry.selection.select`, over every candidate of the pool; and
by `express-entry pool round replay`, which runs a whole round in a store of its own and works it out again from its
snapshot. As published, in number, lowest score and tie-break to the second: {same} of {many} by the decision, {stored}
of {many} in a store. `make replays` holds them all again.

**What that shows, and what it does not.** The candidates are invented. Whatever is not published was chosen so that the
result is possible: points within their published band, who belongs to the grouping, and instants of submission. So a
row shows that the rule *can* give what was published, from a pool of the published bands, and that these are many
enough for it; it does not show who was in the real pool. *Arrivals* are candidates that had to be added because the
bands hold too few, or because the tie-break is later than the count of the pool: the least number that will do. Rounds
that need some: {arriving}. *Departures* are candidates of a grouping of everybody who stood too high to be left out and
had to leave before the round. Rounds that need some: {leaving}.
The *pool* is the number published, before both.

**Nominees.** Who in a past pool was nominated is not published. It is assumed that whoever has 601 points or more can
be a nominee and nobody with fewer is one; a round of nominees is filled from those, and a nominee stands in no other
round ([Act, 10.1(1.1)](../explanation/round.md)).

**Tie-breaks.** “–” says that the tie-break of the round is not on record here: for {untold} it was not found in what
was published. A replay of such a round has a tie-break of its own, invented as its pool is, and compared with
nothing.""",
    """# Des rondes publiées, tenues de nouveau

[English](replays.md) · [Référence](README.fr.md)

Avec {many} des rondes publiées, une répartition du bassin a été publiée. Chacune a été tenue de nouveau sur un bassin
synthétique de cette répartition, deux fois : par la seule décision, `express_entry.selection.select`, sur chaque
candidat du bassin; et par `express-entry pool round replay`, qui tient une ronde entière dans un dépôt à part et la
recalcule à partir de son instantané. Comme publié, en nombre, en note la plus basse et en départage à la seconde :
{same} sur {many} par la décision, {stored} sur {many} dans un dépôt. `make replays` les tient toutes de nouveau.

**Ce que cela montre, et ce que cela ne montre pas.** Les candidats sont inventés. Ce qui n'est pas publié a été choisi
pour que le résultat soit possible : les points à l'intérieur de la tranche publiée, l'appartenance au regroupement et
les instants de présentation. Une ligne montre donc que la règle *peut* donner ce qui a été publié, à partir d'un bassin
aux tranches publiées, et que celles-ci y suffisent; elle ne montre pas qui était dans le vrai bassin. Les *arrivées*
sont les candidats qu'il a fallu ajouter parce que les tranches n'en comptent pas assez, ou parce que le départage est
postérieur au dénombrement du bassin : le moins qui suffise. Rondes qui en demandent : {arriving}. Les *départs* sont
les candidats d'un regroupement de tous qui avaient trop de points pour ne pas être invités, et qui ont dû partir avant
la ronde. Rondes qui en demandent : {leaving}. Le *bassin* est le nombre
publié, avant les deux.

**Candidats des provinces.** Qui, dans un bassin passé, était désigné par une province n'est pas publié. On suppose que
quiconque a au moins 601 points peut l'être, et que personne ne l'est en dessous; une ronde de candidats des provinces
est remplie à partir de ceux-là, et le candidat d'une province n'est dans aucune autre ronde ([Loi,
10.1(1.1)](../explanation/round.fr.md)).

**Départages.** « – » indique que le départage de la ronde n'est pas consigné ici : pour {untold}, il n'a pas été trouvé
dans ce qui est publié. La reprise d'une telle ronde a son propre départage, inventé comme son bassin, et comparé à
rien.""",
)
