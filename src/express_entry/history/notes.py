"""Remarks that a figure carries: what was corrected, what is missing, what looks odd and is so all the same.

The tables name a remark by its key in their column ``notes``; a key that is not here is an error when they are read.
"""

from __future__ import annotations

from enum import Enum

from ..law.text import Language, Text


class Note(Enum):
    """A remark on a round or on a distribution of the pool; its value is the key in the tables."""

    TIE_BREAK_NOT_PUBLISHED = "tie-break-not-published"
    TIE_BREAK_NOT_FOUND = "tie-break-not-found"
    TIE_BREAK_YEAR_SUPPLIED = "tie-break-year-supplied"
    TIE_BREAK_YEAR_CORRECTED = "tie-break-year-corrected"
    TIE_BREAK_REPLACED = "tie-break-replaced"
    TIE_BREAK_AT_INSTANT = "tie-break-at-instant"
    INSTANT_DAY_CORRECTED = "instant-day-corrected"
    AFTER_MIDNIGHT_UTC = "after-midnight-utc"
    EVENING_BEFORE = "evening-before"
    DATE_A_DAY_EARLY = "date-a-day-early"
    LETTERED_NUMBER = "lettered-number"
    SHARED_INSTANT = "shared-instant"
    SHARED_DATE = "shared-date"
    UNUSUAL_FIGURES = "unusual-figures"
    SHOWN_AS_2024_1 = "shown-as-2024-1"
    VERSION_YEAR_INFERRED = "version-year-inferred"
    STALE_DISTRIBUTION = "stale-distribution"
    NO_DISTRIBUTION = "no-distribution"
    SUB_BANDS_SHORT = "sub-bands-short"
    PARENTS_SUMMED = "parents-summed"
    ONE_SOURCE = "one-source"

    @property
    def text(self) -> Text:
        """The remark in words."""
        return _TEXT[self]

    def say(self, language: Language) -> str:
        """The remark in one language."""
        return _TEXT[self].say(language)


_TEXT = {
    Note.TIE_BREAK_NOT_PUBLISHED: Text(
        "No tie-breaking time was published for rounds 1 to 76. The early instructions named a score, and everyone who "
        "had it was invited, as far as is known.",
        "Aucune heure de départage n'a été publiée pour les rondes 1 à 76. Les premières instructions fixaient une "
        "note, et tous ceux qui l'avaient ont été invités, d'après ce que l'on sait.",
    ),
    Note.TIE_BREAK_NOT_FOUND: Text(
        "The tie-breaking time of this round was not found: who was invited at the lowest score is not known.",
        "L'heure de départage de cette ronde n'a pas été trouvée\u00a0: on ne sait pas qui a été invité à la note la "
        "plus basse.",
    ),
    Note.TIE_BREAK_YEAR_SUPPLIED: Text(
        "The tie-breaking time was published without a year; the year of the round is used.",
        "L'heure de départage a été publiée sans année; l'année de la ronde est utilisée.",
    ),
    Note.TIE_BREAK_YEAR_CORRECTED: Text(
        "The tie-breaking time was first published as 2025-11-14, after the round; the department corrected it to "
        "2024.",
        "L'heure de départage a d'abord été publiée comme étant du 2025-11-14, après la ronde; le ministère l'a "
        "corrigée à 2024.",
    ),
    Note.TIE_BREAK_REPLACED: Text(
        "A copy of April 2024 gives 2023-08-01 at 12:59:52 UTC as the tie-breaking time; every copy from October 2024 "
        "on gives the time used here.",
        "Une copie d'avril 2024 donne le 2023-08-01 à 12:59:52 UTC comme heure de départage; toutes les copies à "
        "partir d'octobre 2024 donnent l'heure utilisée ici.",
    ),
    Note.TIE_BREAK_AT_INSTANT: Text(
        "The published tie-breaking time is the instant of the round itself: everyone with the lowest score was "
        "invited.",
        "L'heure de départage publiée est l'instant même de la ronde\u00a0: tous ceux qui avaient la note la plus "
        "basse ont été invités.",
    ),
    Note.INSTANT_DAY_CORRECTED: Text(
        "The department's data put the instant on 2025-07-12, ten days before the date of the round; the date is used.",
        "Les données du ministère placent l'instant au 2025-07-12, dix jours avant la date de la ronde; la date est "
        "utilisée.",
    ),
    Note.AFTER_MIDNIGHT_UTC: Text(
        "The instant falls after midnight in UTC and still on the date of the round in Eastern time.",
        "L'instant tombe après minuit en UTC et encore à la date de la ronde à l'heure de l'Est.",
    ),
    Note.EVENING_BEFORE: Text(
        "The date is that of the instant in UTC; in Eastern time the round was held on the evening before.",
        "La date est celle de l'instant en UTC; à l'heure de l'Est, la ronde a eu lieu la veille au soir.",
    ),
    Note.DATE_A_DAY_EARLY: Text(
        "The published instant falls on the day after the published date, in Eastern time too: one of them is wrong "
        "by a day, probably the date. Both are kept as published.",
        "L'instant publié tombe le lendemain de la date publiée, même à l'heure de l'Est\u00a0: l'un des deux est "
        "décalé d'un jour, sans doute la date. Les deux sont conservés tels quels.",
    ),
    Note.LETTERED_NUMBER: Text(
        "There is no round 91: two rounds of 2018-05-30 bear the numbers 91a and 91b.",
        "Il n'y a pas de ronde 91\u00a0: deux rondes du 2018-05-30 portent les numéros 91a et 91b.",
    ),
    Note.SHARED_INSTANT: Text(
        "Two rounds have the same instant: one for the Provincial Nominee Program and one for the Federal Skilled "
        "Trades Program.",
        "Deux rondes ont le même instant\u00a0: l'une pour le Programme des candidats des provinces, l'autre pour le "
        "Programme des travailleurs de métiers spécialisés (fédéral).",
    ),
    Note.SHARED_DATE: Text(
        "Two rounds were held on this day, some hours apart; the second drew on the pool that the first had left.",
        "Deux rondes ont eu lieu ce jour-là, à quelques heures d'intervalle; la seconde a puisé dans le bassin que la "
        "première avait laissé.",
    ),
    Note.UNUSUAL_FIGURES: Text(
        "The figures of this round are unusual; they are as published.",
        "Les chiffres de cette ronde sont inhabituels; ils sont conformes à la publication.",
    ),
    Note.SHOWN_AS_2024_1: Text(
        "This round was first shown with version 2024-1 and later with Version 1; 2023-1 is used, the list being the "
        "same.",
        "Cette ronde a d'abord été affichée avec la version 2024-1, puis avec la Version 1; 2023-1 est utilisée, la "
        "liste étant la même.",
    ),
    Note.VERSION_YEAR_INFERRED: Text(
        "The name of this round gives no year for the version; the year is that of the version's first round.",
        "Le nom de cette ronde ne donne pas l'année de la version; l'année est celle de la première ronde de la "
        "version.",
    ),
    Note.STALE_DISTRIBUTION: Text(
        "The distribution published with this round is two weeks old or older.",
        "La répartition publiée avec cette ronde date d'au moins deux semaines.",
    ),
    Note.NO_DISTRIBUTION: Text(
        "No usable distribution of the pool is known for this round.",
        "On ne connaît aucune répartition utilisable du bassin pour cette ronde.",
    ),
    Note.SUB_BANDS_SHORT: Text(
        "The five bands of ten from 451 to 500 add up to 180 fewer than the published band 451-500, with which the "
        "total agrees. All are kept as published.",
        "Les cinq tranches de dix de 451 à 500 totalisent 180 de moins que la tranche 451-500 publiée, avec laquelle "
        "le total concorde. Toutes sont conservées telles quelles.",
    ),
    Note.PARENTS_SUMMED: Text(
        "The copies leave out the bands 451-500 and 401-450; they are the sums of their bands of ten.",
        "Les copies omettent les tranches 451-500 et 401-450; ce sont les sommes de leurs tranches de dix.",
    ),
    Note.ONE_SOURCE: Text(
        "Only one source gives this distribution.",
        "Une seule source donne cette répartition.",
    ),
}
