"""A report read by the person whom it is about: what it says of *the candidate*, it says to *you*."""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.assessment import pastrounds as rounds
from express_entry.law import Text

from . import pastrounds, smallest, standing

YOURS: Mapping[Text, Text] = {
    standing.ELIGIBLE_FOR: Text("You are eligible for: {programs}.", "Vous êtes admissible au titre de : {programs}."),
    standing.MAY_BE_ELIGIBLE_FOR: Text(
        "Whether you are eligible for any program is not known; possible are: {programs}.",
        "On ne sait pas si vous êtes admissible au titre d'un programme; possibles : {programs}.",
    ),
    standing.NO_PROGRAM: Text(
        "You are not eligible for any program on this day: without one there is no place in the pool and no "
        "invitation, whatever the score.",
        "Vous n'êtes admissible au titre d'aucun programme à cette date : sans programme, il n'y a ni place dans le "
        "bassin ni invitation, quelle que soit la note.",
    ),
    standing.CATEGORIES_CAPTION: Text(
        "The categories that you are or may be in", "Les catégories dont vous faites ou pouvez faire partie"
    ),
    pastrounds.SOME_INVITED: Text(
        "Of the {held} rounds of the last 12 months that could have been open to you, {taken} would have invited you.",
        "Des {held} rondes des 12 derniers mois qui pouvaient vous viser, {taken} vous auraient invité.",
    ),
    pastrounds.ALL_INVITED: Text(
        "Each of the {held} rounds of the last 12 months that could have been open to you would have invited you.",
        "Chacune des {held} rondes des 12 derniers mois qui pouvaient vous viser vous aurait invité.",
    ),
    pastrounds.NONE_INVITED: Text(
        "None of the {held} rounds of the last 12 months that could have been open to you would have invited you.",
        "Aucune des {held} rondes des 12 derniers mois qui pouvaient vous viser ne vous aurait invité.",
    ),
    pastrounds.SOME_MAY_HAVE: Text(
        "Of the {held} rounds of the last 12 months that could have been open to you, {taken} would have invited you; "
        "of {open} it is not known.",
        "Des {held} rondes des 12 derniers mois qui pouvaient vous viser, {taken} vous auraient invité; pour {open}, "
        "on ne le sait pas.",
    ),
    pastrounds.NO_ROUNDS: Text(
        "From {since} to {on} no round was held that you are or could be in",
        "Du {since} au {on}, aucune ronde dont vous faites ou pourriez faire partie n'a été tenue",
    ),
    pastrounds.LAST_FOR_THEM: Text(
        "No round open to you was held in the last 12 months. The last that would have been: {kind}, {day}, with "
        "a cut-off of {cut_off}",
        "Aucune ronde vous visant n'a été tenue au cours des 12 derniers mois. La dernière qui vous a visé : {kind}, "
        "{day}, avec un seuil de {cut_off}",
    ),
    pastrounds.KINDS_CAPTION: Text(
        "Rounds of the 12 months to {on}, by the kinds that you are or could be in",
        "Rondes des 12 mois jusqu'au {on}, selon les types dont vous faites ou pourriez faire partie",
    ),
    pastrounds.ROUNDS_TITLE: Text("Rounds that would have invited you", "Rondes qui vous auraient invité"),
    pastrounds.ROUNDS_CAPTION: Text(
        "Rounds of the last 12 months that would have invited you as you then stood, the latest first",
        "Rondes des 12 derniers mois qui vous auraient invité dans votre situation d'alors, les plus récentes d'abord",
    ),
    smallest.LAST_CUT_OFF: Text(
        "That is the last cut-off above your score of a kind of round that you are in: {kind}, {day}",
        "C'est le dernier seuil au-dessus de votre note pour un type de ronde qui vous vise : {kind}, {day}",
    ),
    smallest.LAST_OF_ALL: Text(
        "No round open to you was held in the last 12 months; that is the cut-off of the last that "
        "would have been: {kind}, {day}",
        "Aucune ronde vous visant n'a été tenue au cours des 12 derniers mois; c'est le seuil de la dernière qui vous "
        "a visé : {kind}, {day}",
    ),
    smallest.ABOVE_LAST: Text(
        "No round open to you was held in the last 12 months; your score reaches the cut-off of the last that "
        "would have been, {cut_off}: {kind}, {day}",
        "Aucune ronde vous visant n'a été tenue au cours des 12 derniers mois; votre note atteint le seuil de la "
        "dernière qui vous a visé, {cut_off} : {kind}, {day}",
    ),
    smallest.ABOVE_ALL: Text(
        "Your score reaches the last cut-off of every kind of round that you are in; no change is needed for them",
        "Votre note atteint le dernier seuil de chaque type de ronde qui vous vise; aucun changement n'est requis pour "
        "eux",
    ),
    smallest.NO_ROUND_YET: Text(
        "No round open to you was held by this day: there is no cut-off to reach",
        "Aucune ronde vous visant n'a été tenue à cette date : il n'y a aucun seuil à atteindre",
    ),
    rounds.EACH_ALONE: Text(
        "each round is looked at by itself: you are taken to have been in the pool, and not invited before",
        "chaque ronde est examinée seule : vous êtes présumé avoir été dans le bassin, sans invitation antérieure",
    ),
}
"""Words of a report, each with those that say it to the person."""
