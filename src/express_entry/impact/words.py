"""What the parts of an impact are called, on a terminal and on a page alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from express_entry.law import Language, Text
from express_entry.law.text import say_value

from .findings import CutOff, Impact, Part, Side

TITLE = Text("What another law does to a pool", "L'effet d'une modification du droit sur un bassin")
POOL, FROM, TO = Text("Pool", "Bassin"), Text("From", "De"), Text("To", "À")
SCORED = Text("{pool}, {people} people scored", "{pool}, {people} personnes évaluées")
SCORED_BUT = Text(
    "{pool}, {people} people scored, {aside} set aside", "{pool}, {people} personnes évaluées, {aside} mises de côté"
)
LAW_OF = Text("{day}, ranking of {version}", "{day}, classement du {version}")
LAW_OF_FILE = Text(
    "{day}, with {file} laid over the law, ranking of {version}",
    "{day}, avec {file} superposé au droit, classement du {version}",
)
LAST_KNOWN_FOR = Text("{law} (the last known rules)", "{law} (les dernières règles connues)")
FINGERPRINTS = Text(
    "Fingerprints of the laws (SHA-256): {before} and {after}",
    "Empreinte du droit appliqué, avant et après (SHA-256) : {before} et {after}",
)

WHOLE = Text("Everybody", "Tout le monde")
BANDS = Text("By score before", "Selon la note d'avant")
MOVES = Text("From band to band", "D'une tranche à l'autre")
DIFFERENCES = Text("How much", "De combien")
FACTORS = Text("By factor", "Selon le facteur")
GROUPS = Text("By program and category", "Selon le programme et la catégorie")
ROUNDS = Text("Where the line of a round falls", "Où tombe le seuil d'une ronde")
ASSUMPTIONS = Text("Assumptions", "Hypothèses")

PEOPLE, GAIN, LOSE, SAME = (
    Text("People", "Personnes"),
    Text("Gain", "Gagnent"),
    Text("Lose", "Perdent"),
    Text("Same", "Inchangés"),
)
MEAN_BEFORE, MEAN_AFTER = Text("Mean before", "Moyenne avant"), Text("Mean after", "Moyenne après")
MEAN_DIFFERENCE = Text("Mean difference", "Écart moyen")
BAND, AFTER = Text("Band", "Tranche"), Text("After", "Après")
BEFORE_AFTER = Text("Before \\ after", "Avant \\ après")
DIFFERENCE, SHARE = Text("Difference", "Écart"), Text("Share", "Part")
FACTOR, GROUPING = Text("Factor", "Facteur"), Text("Grouping", "Regroupement")
INVITATIONS = Text("Invitations", "Invitations")
CUT_OFF_BEFORE, CUT_OFF_AFTER = Text("Cut-off\nbefore", "Seuil\navant"), Text("Cut-off\nafter", "Seuil\naprès")
TIE_BREAK_BEFORE = Text("Tie-break before", "Bris d'égalité avant")
TIE_BREAK_AFTER = Text("Tie-break after", "Bris d'égalité après")
NEWLY, NO_LONGER = Text("Newly\ninvited", "Nouvellement\ninvités"), Text("No longer\ninvited", "Plus\ninvités")
LARGEST_GAIN, LARGEST_LOSS = Text("Largest gain", "Plus fort gain"), Text("Largest loss", "Plus forte perte")

SUBTOTAL = Text("{title} (subtotal)", "{title} (sous-total)")
ONLY_BEFORE = Text("{title} (no points after)", "{title} (aucun point après)")
ONLY_AFTER = Text("{title} (new)", "{title} (nouveau)")
NO_FACTOR = Text("No factor gives anybody other points.", "Aucun facteur ne donne d'autres points à qui que ce soit.")
AT_LEAST = Text("at least {count}", "au moins {count}")
TIED = Text("{cutoff} ({tied} tied)", "{cutoff} ({tied} à égalité)")
ALL_INVITED = Text("{cutoff} (all)", "{cutoff} (tous)")
CHANGED = Text(
    "{lose} of {people} people lose points, {gain} gain, {same} have the same.",
    "{lose} personnes sur {people} perdent des points, {gain} en gagnent, {same} en ont autant.",
)


class Range(NamedTuple):
    """People whose difference lies between two numbers, both included."""

    least: int
    most: int
    people: int

    def say(self, language: Language) -> str:
        """The differences in figures."""
        if self.least == self.most:
            return signed(self.least, language)
        return TO_FROM.of(least=signed(self.least, language), most=signed(self.most, language)).say(language)


TO_FROM = Text("{least} to {most}", "{least} à {most}")
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000)


def ranges(spread: Mapping[int, int], most: int = 13) -> list[Range]:
    """Differences in at most so many ranges, ascending; no difference is always a range of its own."""
    if len(spread) <= most:
        return [Range(points, points, people) for points, people in sorted(spread.items())]
    for step in STEPS:
        found: dict[tuple[int, int], int] = {}
        for points, people in spread.items():
            ends = _ends(points, step)
            found[ends] = found.get(ends, 0) + people
        if len(found) <= most:
            break
    return [Range(*ends, people) for ends, people in sorted(found.items())]


def _ends(points: int, step: int) -> tuple[int, int]:
    """The range of a difference: 1 to the step, the next as many, and the same below zero."""
    if points == 0:
        return 0, 0
    low = (abs(points) - 1) // step * step + 1
    return (low, low + step - 1) if points > 0 else (-low - step + 1, -low)


def signed(amount: float, language: Language, decimals: int = 0) -> str:
    """A difference with its sign, to so many decimals."""
    shown = round(amount, decimals)
    return figure(shown, language, decimals) if shown <= 0 else f"+{figure(shown, language, decimals)}"


def figure(amount: float, language: Language, decimals: int = 0) -> str:
    """A number to so many decimals, as the language writes it."""
    english = f"{amount:,.{decimals}f}".replace("-", "−")
    if not english.strip("−0.,"):
        english = english.replace("−", "")
    return english if language == "en" else english.translate({ord(","): "\u00a0", ord("."): ","})


def share(part: int, whole: int, language: Language) -> str:
    """A part of a whole in percent, to one decimal."""
    percent = figure(100 * part / whole, language, 1) if whole else "–"
    return f"{percent} %" if language == "fr" else f"{percent}%"


def law_named(side: Side) -> object:
    """A law by its day, its file and the version of its ranking."""
    text = LAW_OF if side.file is None else LAW_OF_FILE
    named = text.of(day=side.day, file=side.file, version=side.law.crs_version)
    return named if side.in_force else LAST_KNOWN_FOR.of(law=named)


def pool_named(impact: Impact) -> object:
    """The pool by its name and size."""
    text = SCORED_BUT if impact.set_aside else SCORED
    return text.of(pool=impact.pool, people=impact.whole.people, aside=impact.set_aside)


def part_named(part: Part) -> object:
    """A factor or subtotal by its title, and whether only one of the laws gives points for it."""
    if part.kind == "subtotal":
        return SUBTOTAL.of(title=part.title)
    if part.before and part.after:
        return part.title
    return (ONLY_BEFORE if part.before else ONLY_AFTER).of(title=part.title)


def cut_offs_of(each: CutOff) -> tuple[object, object]:
    """The cut-offs under both laws, with what keeps them from being the whole answer."""
    found = []
    for line in (each.before, each.after):
        it: object = "–" if line.cutoff is None else str(line.cutoff)
        if line.cutoff is not None and line.tie_break is None and line.tied_out:
            it = TIED.of(cutoff=str(line.cutoff), tied=line.tied_in + line.tied_out)
        elif line.invited < each.invitations and line.cutoff is not None:
            it = ALL_INVITED.of(cutoff=str(line.cutoff))
        found.append(it)
    return found[0], found[1]


def tie_breaks_of(each: CutOff) -> tuple[str, str]:
    """The tie-breaks under both laws, to the second where nothing finer is stated."""
    stated = (line.tie_break for line in (each.before, each.after))
    before, after = ("" if at is None else f"{at.replace(tzinfo=None).isoformat()}Z" for at in stated)
    return before, after


def moved(count: int | None, least: int) -> object:
    """How many are newly invited, or no longer."""
    return AT_LEAST.of(count=least) if count is None else count


def say(it: object, language: Language) -> str:
    """Words, or a number, in one language."""
    return say_value(it, language)
