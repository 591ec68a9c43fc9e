"""What was measured of the pages, as lines of a terminal and as a page of the reference in both languages.

The figures are kept beside the code, so that the page can be written anew from them, and a test can.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from express_entry.law import Language, Text
from express_entry.law.text import LANGUAGES

from .pageload import CANDIDATES, EVERY, Loaded
from .pageseats import ANYBODY
from .pagewalk import Timed
from .pagewithout import LONG, WITHOUT
from .report import KEPT, MISSED, PAGES, figures, machine
from .submissions import within

KEEP = Path(__file__).with_name("pages.json")
NAME = "benchmarks-pages"
MOST = 0.100
"""Seconds within which 95 of 100 answers of every page are ready."""
MOST_LOADED = 0.500
"""Seconds within which 95 of 100 actions are answered while many come at once."""


class Page(NamedTuple):
    """A page as the role that waits longest for it sees it: seconds of half, of 95 in 100, and of the empty view."""

    page: str
    roles: Sequence[str]
    half: float
    most: float
    floor: float


class Run(NamedTuple):
    """One run; what was not measured in it is None."""

    machine: str
    versions: Mapping[str, str]
    profiles: int
    rounds: int = 0
    pages: Sequence[Page] | None = None
    seconds: int = 0
    load: Loaded | None = None


def begun(profiles: int) -> Run:
    """A run on this machine, with nothing measured yet."""
    return Run(machine(), {name: version(name.lower()) for name in ("Django", "gunicorn")}, profiles)


def gathered(found: Sequence[Timed]) -> list[Page]:
    """Every page once, as the role that waits longest for it sees it."""
    by_page: dict[str, dict[str, list[Timed]]] = {}
    for each in found:
        if each.seconds:
            by_page.setdefault(each.page, {}).setdefault(each.role, []).append(each)
    return [_slowest(page, roles) for page, roles in by_page.items()]


def _slowest(page: str, roles: Mapping[str, Sequence[Timed]]) -> Page:
    pages = [_page(page, list(roles), several) for several in roles.values()]
    return max(pages, key=lambda each: each.most)


def _page(page: str, roles: Sequence[str], several: Sequence[Timed]) -> Page:
    seconds = [each for timed in several for each in timed.seconds]
    floor = [each for timed in several for each in timed.floor]
    return Page(page, roles, within(seconds, 0.5), within(seconds, 0.95), within(floor, 0.5))


def kept(path: Path = KEEP) -> Run:
    """What was measured when the pages were written."""
    tree = json.loads(path.read_text("utf-8"))
    pages = None if tree["pages"] is None else [Page(*each) for each in tree["pages"]]
    return Run(**{**tree, "pages": pages, "load": None if tree["load"] is None else Loaded(*tree["load"])})


def lines(run: Run) -> Iterator[str]:
    """Each page on one line of a terminal."""
    for each in run.pages or ():
        times = f"{figures(each.half, 'en'):>6} s {figures(each.most, 'en'):>6} s"
        yield f"{each.page:44} {times}  {figures(each.most / each.floor, 'en'):>5} ×  {', '.join(each.roles)}"


def load_line(run: Run) -> str:
    """Many candidates at once on one line of a terminal."""
    done = run.load
    assert done is not None
    times = f"half within {figures(done.half, 'en')} s, 95 of 100 within {figures(done.most, 'en')} s"
    return f"{CANDIDATES} candidates, {run.seconds} s: {done.actions} actions, {done.errors} errors, {times}"


def missed(run: Run) -> list[str]:
    """The pages, and the load, whose goal was missed."""
    found = [each.page for each in run.pages or () if each.most > MOST and each.page not in LONG]
    done = run.load
    return [*found, *(["load"] if done is not None and (done.errors or done.most > MOST_LOADED) else [])]


def summary(run: Run) -> str:
    """The last line of a terminal."""
    return f"goals missed: {', '.join(missed(run)) or 'none'}"


def write(run: Run, folder: Path = PAGES, keep: Path = KEEP) -> None:
    """Writes the figures and the pages; what was not measured now stands as it was measured before."""
    before = kept(keep) if keep.exists() else None
    whole = run
    if before is not None and run.pages is None:
        whole = whole._replace(rounds=before.rounds, pages=before.pages)
    if before is not None and run.load is None:
        whole = whole._replace(seconds=before.seconds, load=before.load)
    keep.write_text(json.dumps(whole._asdict(), indent=1) + "\n", "utf-8", newline="\n")
    for name, text in files(whole).items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def files(run: Run) -> dict[str, str]:
    """The pages: text by the name of the file."""
    return {f"{NAME}.md" if each == "en" else f"{NAME}.{each}.md": page(run, each) for each in LANGUAGES}


def page(run: Run, language: Language) -> str:
    """The page in one language."""
    versions = ", ".join(f"{name} {number}" for name, number in run.versions.items())
    measured = MACHINE.of(machine=run.machine, versions=versions, profiles=run.profiles, rounds=run.rounds)
    heads = [each.say(language) for each in HEADS]
    rows = [heads, ["---", "---", "---:", "---:", "---:", "---"], *(_row(each, language) for each in run.pages or ())]
    blocks = (
        "<!-- Written by `python -m benchmarks --write`. -->",
        LINKS.say(language),
        f"# {TITLE.say(language)}",
        OPENING.of(goal=_seconds(MOST, language)).say(language),
        measured.say(language),
        "\n".join(f"| {' | '.join(row)} |" for row in rows),
        *_apart(run, language),
        *([] if run.load is None else [f"## {LOAD_TITLE.say(language)}", _load(run.load, run.seconds, language)]),
        READING.say(language),
    )
    return "\n\n".join(blocks) + "\n"


def _row(each: Page, language: Language) -> list[str]:
    said = "–" if each.page in LONG else (KEPT if each.most <= MOST else MISSED).say(language)
    roles = ", ".join(ANYBODY_SAID.say(language) if role == ANYBODY else f"`{role}`" for role in each.roles)
    times = (_seconds(each.half, language), _seconds(each.most, language))
    return [f"`{each.page}`", roles, *times, f"{figures(each.most / each.floor, language)} ×", said]


def _apart(run: Run, language: Language) -> Iterator[str]:
    """What is held to no goal, and what has no row, each with the reason."""
    shown = {each.page for each in run.pages or ()}
    for opening, listed in ((NO_GOAL, {page: why for page, why in LONG.items() if page in shown}), (NO_ROW, WITHOUT)):
        if listed:
            yield opening.say(language)
            yield "\n".join(f"- `{page}`: {why.say(language)}" for page, why in listed.items())


def _load(done: Loaded, seconds: int, language: Language) -> str:
    good = not done.errors and done.most <= MOST_LOADED
    return LOAD.of(
        many=CANDIDATES,
        every=int(EVERY),
        seconds=seconds,
        actions=done.actions,
        errors=done.errors,
        half=_seconds(done.half, language),
        most=_seconds(done.most, language),
        goal=_seconds(MOST_LOADED, language),
        kept=(KEPT if good else MISSED).say(language),
    ).say(language)


def _seconds(amount: float, language: Language) -> str:
    return f"{figures(amount, language)} s"


HEADS = (
    Text("Page", "Page"),
    Text("Seen by", "Vue par"),
    Text("Half within", "La moitié en"),
    Text("95 of 100 within", "95 sur 100 en"),
    Text("× the empty view", "× la vue vide"),
    Text("Kept", "Tenue"),
)
ANYBODY_SAID = Text("anybody", "tout le monde")
TITLE = Text("Benchmarks: the pages", "Mesures de vitesse : les pages")
LOAD_TITLE = Text("Two hundred candidates at once", "Deux cents candidats à la fois")
LINKS = Text(
    "[Français](benchmarks-pages.fr.md) · [Reference](README.md) · [A pool](benchmarks-pool.md)",
    "[English](benchmarks-pages.md) · [Référence](README.fr.md) · [Un bassin](benchmarks-pool.fr.md)",
)
OPENING = Text(
    "The time that the service takes for each of its pages on the demo pool of `make run`, for whoever may see it. A "
    "page is measured in turns with an *empty view*, which answers two letters behind the same middleware. The goal is "
    "95 answers of 100 within {goal}. `make bench BENCH='--only pages'` prints these figures for the machine at hand.",
    "Le temps que prend le service pour chacune de ses pages sur le bassin de démonstration de `make run`, pour qui "
    "peut la voir. Une page est mesurée en alternance avec une *vue vide*, qui répond deux lettres derrière les mêmes "
    "intermédiaires. La cible est de 95 réponses sur 100 en {goal}. `make bench BENCH='--only pages'` imprime ces "
    "chiffres pour la machine utilisée.",
)
MACHINE = Text(
    "Measured on {machine}, with {versions}, {profiles} profiles, {rounds} times each address.",
    "Mesuré sur {machine}, avec {versions}, {profiles} profils, {rounds} fois chaque adresse.",
)
NO_GOAL = Text(
    "What takes as long as there is much to look at is measured too, and held to no goal:",
    "Ce qui dure d'autant plus qu'il y a à parcourir est mesuré aussi, sans cible :",
)
NO_ROW = Text(
    "These addresses have no row, since nothing of their own is waited for there:",
    "Ces adresses n'ont pas de ligne, puisqu'on n'y attend rien qui leur soit propre :",
)
LOAD = Text(
    "{many} candidates who have signed in, one action each every {every} s for {seconds} s, sent from the same "
    "machine to the service as it is served: {actions} actions, {errors} errors, half within {half}, 95 of 100 within "
    "{most} (goal: no error, {goal}): {kept}.",
    "{many} personnes ayant ouvert une session, une action chacune toutes les {every} s pendant {seconds} s, envoyée "
    "de la même machine au service tel qu'il est servi : {actions} actions, {errors} erreurs, la moitié en {half}, 95 "
    "sur 100 en {most} (cible : aucune erreur, {goal}) : {kept}.",
)
READING = Text(
    "Every page of the configuration of addresses is asked for, and those that links lead to; of a page whose address "
    "has parts two addresses are taken of each visitor, in both languages, and of a file all that there is of it. Whom "
    "the demo does not show is added to it: people with a draft, with a nomination, invited, applying, asking to be "
    "erased, a round that was published and one that was held, and what waits for an officer. Where several roles see "
    "a page, the figures are those of the role that waits longest. What answers a form is sent the answers of an "
    "example; the effect of other points is asked for anew each time, so that nothing that was kept answers. An "
    "action of a candidate is one of their pages, and counts from when it was to be sent, whether the service keeps up "
    "or not.",
    "Chaque page de la configuration des adresses est demandée, et celles où mènent les liens; d'une page dont "
    "l'adresse a des parties, deux adresses sont prises par visiteur, dans les deux langues, et d'un fichier, tout son "
    "contenu. S'ajoute ce que la démonstration ne montre pas : des personnes qui ont une ébauche de profil, une "
    "désignation ou une invitation, qui préparent une demande ou demandent l'effacement, une ronde publiée et une "
    "ronde tenue, et ce qui attend un agent. Lorsque plusieurs rôles voient une page, les chiffres sont ceux du rôle "
    "qui attend le plus. Ce qui répond à un formulaire reçoit les réponses d'un exemple; l'effet d'autres points est "
    "demandé chaque fois de nouveau, si bien que rien de ce qui est conservé ne répond. Une action est l'une des pages "
    "de la personne, et compte dès le moment où elle devait être envoyée, que le service suive ou non.",
)
