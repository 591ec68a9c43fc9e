"""A round in words: who could be invited, how many were, where the line fell, and how it compares with another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from ..law.text import Reason, Text
from .labels import label, title
from .notes import Note
from .published import previous
from .record import Confidence, Round, RoundType

SCORES_CHANGE = date(2026, 11, 3)
"""From this day scores are counted under rules whose values are not known; no cut-off compares across it."""


def describe(round_: Round) -> list[Reason]:
    """What the figures of a round mean, one sentence each, the remarks on the figures and their confidence last."""
    told = [_grouping(round_), *_GROUPING_REMARKS.get(round_.program_or_category, ()), _invited(round_)]
    told += _tie_break(round_)
    told.append(_scale(round_))
    told += [_plain(note.text) for note in round_.notes]
    if round_.confidence is not Confidence.HIGH:
        told.append(_CONFIDENCE.of(confidence=round_.confidence))
    return told


def comparison(round_: Round, other: Round | None = None, *, among: Sequence[Round] | None = None) -> list[Reason]:
    """How the lowest score of a round lies to that of an earlier one, of the round just before if none is given.

    Empty for the first round of all. Where the two rounds were open to different people, or their scores were counted
    under different rules, a second sentence warns of it.
    """
    earlier = other or previous(round_, among)
    if earlier is None:
        return []
    told = [
        _COMPARED.of(
            difference=_difference(round_.crs_cutoff - earlier.crs_cutoff),
            number=earlier.number,
            when=_when(earlier.date, round_.date),
            title=title(earlier),
        )
    ]
    if (earlier.date < SCORES_CHANGE) != (round_.date < SCORES_CHANGE):
        told.append(_plain(_OTHER_SCALE))
    elif _open_to(earlier) != _open_to(round_):
        told.append(_plain(_OTHER_PEOPLE))
    return told


def instant_in_words(instant: datetime) -> Text:
    """An instant as a reader is told it, in UTC and to the second: ``2022-11-23 at 00:01:29 UTC``."""
    utc = instant.astimezone(UTC)
    day, time = utc.strftime("%Y-%m-%d"), utc.strftime("%H:%M:%S")
    return Text(f"{day} at {time} UTC", f"{day} à {time} UTC")


def _plain(text: Text) -> Reason:
    return Reason(text, {})


def _open_to(round_: Round) -> tuple[str, str | None]:
    return (round_.program_or_category, round_.category_version)


def _grouping(round_: Round) -> Reason:
    return _WHO[round_.round_type].of(
        number=round_.number,
        instant=instant_in_words(round_.instant),
        kind=round_.round_type,
        name=label(round_.program_or_category) if round_.round_type is RoundType.PROGRAM else title(round_),
        version=round_.category_version,
    )


def _invited(round_: Round) -> Reason:
    text = _ONE_INVITED if round_.invitations == 1 else _NOBODY_INVITED if round_.invitations == 0 else _INVITED
    return text.of(invitations=round_.invitations, cutoff=round_.crs_cutoff)


def _tie_break(round_: Round) -> list[Reason]:
    """Silent where a note already says why there is no tie-breaking time."""
    if round_.tie_break is not None:
        return [_TIE_BREAK.of(cutoff=round_.crs_cutoff, tie_break=instant_in_words(round_.tie_break))]
    said = {Note.TIE_BREAK_NOT_PUBLISHED, Note.TIE_BREAK_NOT_FOUND} & set(round_.notes)
    return [] if said else [_plain(Note.TIE_BREAK_NOT_FOUND.text)]


def _scale(round_: Round) -> Reason:
    text = _BEFORE_THE_CHANGE if round_.date < SCORES_CHANGE else _AFTER_THE_CHANGE
    return text.of(day=SCORES_CHANGE)


def _difference(points: int) -> Reason:
    if points == 0:
        return _plain(_EQUAL)
    one, many = (_ONE_BELOW, _BELOW) if points < 0 else (_ONE_ABOVE, _ABOVE)
    return (one if abs(points) == 1 else many).of(points=abs(points))


def _when(earlier: date, later: date) -> Reason:
    days = (later - earlier).days
    text = {0: _SAME_DAY, 1: _DAY_BEFORE}.get(days, _DAYS_EARLIER)
    return text.of(days=days, date=earlier)


_WHO = {
    RoundType.GENERAL: Text(
        "Round {number}, held on {instant}, was a {kind} ({name}): any candidate in the pool could be invited, "
        "whatever the program.",
        "La ronde {number}, tenue le {instant}, était une {kind} ({name})\u00a0: tout candidat du bassin pouvait être "
        "invité, quel que soit le programme.",
    ),
    RoundType.PROGRAM: Text(
        "Round {number}, held on {instant}, was a {kind} ({name}): only candidates eligible under that program could "
        "be invited.",
        "La ronde {number}, tenue le {instant}, était une {kind} ({name})\u00a0: seuls les candidats admissibles au "
        "titre de ce programme pouvaient être invités.",
    ),
    RoundType.CATEGORY: Text(
        "Round {number}, held on {instant}, was a {kind} ({name}; version {version}): only candidates who met the "
        "category and were eligible under a federal program could be invited.",
        "La ronde {number}, tenue le {instant}, était une {kind} ({name}; version {version})\u00a0: seuls les "
        "candidats qui répondaient à la catégorie et étaient admissibles au titre d'un programme fédéral pouvaient "
        "être invités.",
    ),
}
_GROUPING_REMARKS = {
    "pnp": (
        _plain(
            Text(
                "Every candidate of this program has the additional points of a provincial nomination: its scores lie "
                "far above those of other rounds.",
                "Chaque candidat de ce programme a les points supplémentaires d'une désignation provinciale\u00a0: ses "
                "notes dépassent de beaucoup celles des autres rondes.",
            )
        ),
    ),
}
_INVITED = Text(
    "{invitations} candidates were invited to apply; the lowest score invited was {cutoff}.",
    "{invitations} candidats ont été invités à présenter une demande; la note la plus basse était de {cutoff}.",
)
_ONE_INVITED = Text(
    "{invitations} candidate was invited to apply, with a score of {cutoff}.",
    "{invitations} candidat a été invité à présenter une demande, avec une note de {cutoff}.",
)
_NOBODY_INVITED = Text("Nobody was invited.", "Personne n'a été invité.")
_TIE_BREAK = Text(
    "Above {cutoff} every one of them was invited; at {cutoff}, only those who had submitted their profile not later "
    "than {tie_break} (tie-breaking rule).",
    "Au-dessus de {cutoff}, tous ont été invités; à {cutoff}, seulement ceux qui avaient présenté leur profil au plus "
    "tard le {tie_break} (règle de départage).",
)
_BEFORE_THE_CHANGE = Text(
    "Scores from {day} on are counted under other rules: they cannot be compared with this one.",
    "Les notes à partir du {day} sont calculées selon d'autres règles\u00a0: elles ne peuvent être comparées à "
    "celle-ci.",
)
_AFTER_THE_CHANGE = Text(
    "Scores before {day} were counted under other rules: they cannot be compared with this one.",
    "Les notes avant le {day} étaient calculées selon d'autres règles\u00a0: elles ne peuvent être comparées à "
    "celle-ci.",
)
_CONFIDENCE = Text("Confidence in these figures: {confidence}.", "Fiabilité de ces chiffres\u00a0: {confidence}.")

_COMPARED = Text(
    "Its lowest score is {difference} that of round {number}, {when} ({title}).",
    "Sa note la plus basse est {difference} celle de la ronde {number}, {when} ({title}).",
)
_BELOW = Text("{points} points below", "inférieure de {points} points à")
_ONE_BELOW = Text("{points} point below", "inférieure de {points} point à")
_ABOVE = Text("{points} points above", "supérieure de {points} points à")
_ONE_ABOVE = Text("{points} point above", "supérieure de {points} point à")
_EQUAL = Text("equal to", "égale à")
_SAME_DAY = Text("of the same day", "du même jour")
_DAY_BEFORE = Text("of the day before", "de la veille")
_DAYS_EARLIER = Text("of {date}, {days} days earlier", "du {date}, {days} jours plus tôt")
_OTHER_PEOPLE = Text(
    "The two rounds were not open to the same candidates: the difference says little by itself.",
    "Les deux rondes ne visaient pas les mêmes candidats\u00a0: l'écart à lui seul dit peu de chose.",
)
_OTHER_SCALE = Text(
    "The scores of the two rounds were counted under different rules and cannot be compared.",
    "Les notes des deux rondes ont été calculées selon des règles différentes et ne peuvent être comparées.",
)
