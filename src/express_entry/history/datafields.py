"""What the columns of the data package mean, in both languages, with their types and what they may hold."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..law.text import Text
from .distribution import BANDS, WIDE_BANDS, Band
from .labels import GROUPINGS
from .record import Confidence, RoundType


class Field(NamedTuple):
    """A column: its name and type (those of Table Schema), what it means, and what it may hold."""

    name: str
    type: str
    title: Text
    meaning: Text
    constraints: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """The column as a field of Table Schema; French beside English under names that end in ``_fr``."""
        described = {
            "name": self.name,
            "type": self.type,
            "title": self.title.en,
            "title_fr": self.title.fr,
            "description": self.meaning.en,
            "description_fr": self.meaning.fr,
        }
        return described | ({"constraints": self.constraints} if self.constraints else {})


def _band(band: Band) -> Field:
    whole = band in WIDE_BANDS
    meaning = Text(
        f"Candidates in the pool with a score from {band.low} to {band.high}, both included"
        + ("." if whole else "; part of a wider band that is given as well."),
        f"Candidats du bassin ayant une note de {band.low} à {band.high} inclusivement"
        + ("." if whole else "; partie d'une tranche plus large, aussi donnée."),
    )
    title = Text(f"{band.low} to {band.high}", f"{band.low} à {band.high}")
    return Field(str(band), "integer", title, meaning, {"required": True, "minimum": 0})


_NUMBER = "^[0-9]+[a-z]?$"
_NUMBERS = "^([0-9]+[a-z]?( [0-9]+[a-z]?)*)?$"
_VERSION = "^[0-9]{4}-[0-9]+$"
_QUALITY = "^(official|third-party|repeat-of-[0-9]{4}-[0-9]{2}-[0-9]{2})$"
_REQUIRED = {"required": True}

ROUND_FIELDS = (
    Field(
        "number",
        "string",
        Text("Round number", "Numéro de la ronde"),
        Text(
            "The department's number of the round, as text: 91a and 91b have a letter, and there is no 91.",
            "Le numéro de la ronde donné par le ministère, sous forme de texte\u00a0: 91a et 91b ont une lettre, et il "
            "n'y a pas de 91.",
        ),
        {"required": True, "unique": True, "pattern": _NUMBER},
    ),
    Field(
        "date",
        "date",
        Text("Date", "Date"),
        Text(
            "The department's date of the round, unchanged, also where the instant falls on another day.",
            "La date de la ronde donnée par le ministère, inchangée, même si l'instant tombe un autre jour.",
        ),
        _REQUIRED,
    ),
    Field(
        "datetime_utc",
        "datetime",
        Text("Instant (UTC)", "Instant (UTC)"),
        Text("The instant of the round in UTC, to the second.", "L'instant de la ronde, en UTC et à la seconde près."),
        _REQUIRED,
    ),
    Field(
        "round_type",
        "string",
        Text("Type of round", "Type de ronde"),
        Text(
            "Whom the round ranked: everyone (general), those of one program, or those of one category.",
            "Qui la ronde a classé\u00a0: tous (general), les candidats d'un programme (program) ou d'une catégorie "
            "(category).",
        ),
        {"required": True, "enum": [each.value for each in RoundType]},
    ),
    Field(
        "program_or_category",
        "string",
        Text("Program or category", "Programme ou catégorie"),
        Text(
            "The program or category by its short name; no-program-specified for a general round.",
            "Le programme ou la catégorie par son nom court; no-program-specified pour une ronde générale.",
        ),
        {"required": True, "enum": [name for names in GROUPINGS.values() for name in names]},
    ),
    Field(
        "category_version",
        "string",
        Text("Version of the category", "Version de la catégorie"),
        Text(
            "Year and version of the category's list; empty for other rounds. Notes say where the year is inferred.",
            "Année et version de la liste de la catégorie; vide pour les autres rondes. Les notes indiquent les années "
            "déduites.",
        ),
        {"pattern": _VERSION},
    ),
    Field(
        "invitations",
        "integer",
        Text("Invitations issued", "Invitations émises"),
        Text("How many candidates were invited to apply.", "Le nombre de candidats invités à présenter une demande."),
        {"required": True, "minimum": 0},
    ),
    Field(
        "crs_cutoff",
        "integer",
        Text("Lowest score invited", "Note la plus basse invitée"),
        Text(
            "The Comprehensive Ranking System score of the lowest-ranked candidate invited.",
            "La note du Système de classement global du candidat invité le moins bien classé.",
        ),
        {"required": True, "minimum": 0, "maximum": WIDE_BANDS[0].high},
    ),
    Field(
        "tie_break_utc",
        "datetime",
        Text("Tie-breaking time (UTC)", "Heure de départage (UTC)"),
        Text(
            "When the last candidate invited had submitted the profile; at the lowest score, later ones were not "
            "invited. Empty where it was not published or not found.",
            "Le moment où le dernier candidat invité avait présenté son profil; à la note la plus basse, les suivants "
            "n'ont pas été invités. Vide si elle n'a pas été publiée ou trouvée.",
        ),
        {},
    ),
    Field(
        "official_name",
        "string",
        Text("Official name", "Nom officiel"),
        Text(
            "The newest English name of the round in the department's feed.",
            "Le nom anglais le plus récent de la ronde dans le flux du ministère.",
        ),
        _REQUIRED,
    ),
    Field(
        "confidence",
        "string",
        Text("Confidence", "Fiabilité"),
        Text(
            "How many copies of the department's data agree on date, invitations and lowest score: high (three or "
            "more), medium (two), low (one).",
            "Le nombre de copies des données du ministère qui concordent sur la date, les invitations et la note la "
            "plus basse\u00a0: high (trois ou plus), medium (deux), low (une).",
        ),
        {"required": True, "enum": [each.value for each in Confidence]},
    ),
    Field(
        "notes",
        "string",
        Text("Notes", "Notes"),
        Text(
            "Keys of remarks on the round, separated by spaces; datapackage.json has their words under “notes”.",
            "Clés de remarques sur la ronde, séparées par des espaces; datapackage.json en donne le texte sous "
            "«\u00a0notes\u00a0».",
        ),
        {},
    ),
)
"""The columns of ``rounds.csv``, in their order."""

POOL_FIELDS = (
    Field(
        "as_of",
        "date",
        Text("As of", "En date du"),
        Text(
            "The day of the count, which was made before the rounds that it is published with.",
            "Le jour du compte, établi avant les rondes avec lesquelles il est publié.",
        ),
        {"required": True, "unique": True},
    ),
    Field(
        "round_number",
        "string",
        Text("First round", "Première ronde"),
        Text("The first round that it was published with.", "La première ronde avec laquelle elle a été publiée."),
        {"required": True, "pattern": _NUMBER},
    ),
    *map(_band, BANDS),
    Field(
        "total",
        "integer",
        Text("Total", "Total"),
        Text("Candidates in the pool.", "Candidats dans le bassin."),
        {"required": True, "minimum": 0},
    ),
    Field(
        "also_rounds",
        "string",
        Text("Later rounds", "Rondes suivantes"),
        Text(
            "Later rounds that it was published with, separated by spaces.",
            "Les rondes suivantes avec lesquelles elle a été publiée, séparées par des espaces.",
        ),
        {"pattern": _NUMBERS},
    ),
    Field(
        "quality",
        "string",
        Text("Quality", "Qualité"),
        Text(
            "official; third-party (blank in the department's data, filled in elsewhere); or repeat-of- and the day "
            "whose figures appear again.",
            "official (officielle); third-party (vide dans les données du ministère, comblée ailleurs); ou repeat-of- "
            "et le jour dont les chiffres reviennent.",
        ),
        {"required": True, "pattern": _QUALITY},
    ),
    Field(
        "notes",
        "string",
        Text("Notes", "Notes"),
        Text(
            "Keys of remarks on the distribution, separated by spaces.",
            "Clés de remarques sur la répartition, séparées par des espaces.",
        ),
        {},
    ),
)
"""The columns of ``pool.csv``, in their order."""
