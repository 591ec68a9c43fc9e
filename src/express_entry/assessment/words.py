"""How facts, results, programs and requirements are put into words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from express_entry.law import CanadianStudy, Education, Offer, Result, Text
from express_entry.law.proofs import levels_in_words

EDUCATION = {
    Education.LESS_THAN_SECONDARY: Text("no credential that counts", "aucun diplôme pris en compte"),
    Education.SECONDARY: Text("secondary diploma", "diplôme d'études secondaires"),
    Education.ONE_YEAR: Text("one-year post-secondary credential", "titre postsecondaire d'un an"),
    Education.TWO_YEAR: Text("two-year post-secondary credential", "titre postsecondaire de deux ans"),
    Education.BACHELOR: Text(
        "bachelor's degree or other credential of three years or more",
        "baccalauréat ou autre titre de trois ans ou plus",
    ),
    Education.TWO_OR_MORE: Text(
        "two or more credentials, one of three years or more", "deux titres ou plus, dont un de trois ans ou plus"
    ),
    Education.MASTER: Text(
        "master's degree or entry-to-practice professional degree",
        "maîtrise ou diplôme professionnel donnant accès à l'exercice",
    ),
    Education.DOCTORAL: Text("doctoral degree", "doctorat"),
}
OFFER = {
    Offer.NONE: Text("none", "aucune"),
    Offer.SENIOR: Text("in major group 00", "dans le grand groupe 00"),
    Offer.SKILLED: Text("in another skilled occupation", "dans une autre profession qualifiée"),
}
STUDY = {
    CanadianStudy.NONE: Text("none", "aucun"),
    CanadianStudy.ONE_OR_TWO_YEAR: Text("of one or two years", "d'un ou deux ans"),
    CanadianStudy.THREE_YEAR_OR_MORE: Text("of three years or more", "de trois ans ou plus"),
}


def _flag(value: Any) -> Any:
    return bool(value)


def _level(value: Any) -> Any:
    return value or NO_LEVEL


NO_LEVEL = Text("0 (no level shown)", "0 (aucun niveau démontré)")
FACT_WORDS: Mapping[str, Callable[[Any], object]] = {
    "education": EDUCATION.__getitem__,
    "spouse_education": EDUCATION.__getitem__,
    "job_offer": OFFER.__getitem__,
    "canadian_education": STUDY.__getitem__,
    "clb_first": levels_in_words,
    "clb_second": levels_in_words,
    "spouse_clb": levels_in_words,
    "clb_first_lowest": _level,
    "english_lowest": _level,
    "french_lowest": _level,
    "certificate_of_qualification": _flag,
    "nomination": _flag,
    "sibling": _flag,
}
"""How the value of each fact is put; a fact that is not here is put as it is."""

REQUIREMENTS = {
    "in_force": Text("In force", "En vigueur"),
    "language": Text("Language", "Langue"),
    "experience": Text("Work experience", "Expérience de travail"),
    "education": Text("Education", "Études"),
    "designated_assessment": Text("Professional assessment", "Évaluation professionnelle"),
    "funds": Text("Settlement funds", "Fonds d'établissement"),
    "grid": Text("Selection grid", "Grille de sélection"),
    "intended_province": Text("Intended province", "Province de destination"),
    "offer_or_certificate": Text("Offer or certificate", "Offre ou certificat"),
    "nomination": Text("Nomination", "Désignation"),
    "federal_program": Text("Federal program", "Programme fédéral"),
}
ELIGIBLE = {
    Result.MET: Text("eligible", "admissible"),
    Result.NOT_MET: Text("not eligible", "non admissible"),
    Result.UNKNOWN: Text("not known", "à déterminer"),
}
"""The result of a program."""
MEMBER = {
    Result.MET: Text("in the category", "dans la catégorie"),
    Result.NOT_MET: Text("not in the category", "hors de la catégorie"),
    Result.UNKNOWN: Text("not known", "à déterminer"),
}
"""Membership of a category."""
FULFILLED = {
    Result.MET: Text("met", "remplie"),
    Result.NOT_MET: Text("not met", "non remplie"),
    Result.UNKNOWN: Text("not known", "à déterminer"),
}
"""The result of a requirement."""
