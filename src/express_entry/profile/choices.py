"""The words of the profile's closed vocabularies as people write them, in both languages.

A vocabulary is told by its values. Of the words for a value the first is shown; the others are taken as well where
they mean exactly the same. What only resembles a value is not here: it is a suggestion, and stays with the person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple, get_args

from express_entry.law.text import LANGUAGES, Text

from . import fields


class Word(NamedTuple):
    """What a value is called, and other words for the very same."""

    shown: Text
    also: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Words without accents, capitals and punctuation, with single spaces."""
    # The cells of a column hold the same few words over and over.
    return _plain(text) if len(text) <= _LONGEST_KEPT else _plain.__wrapped__(text)


_LONGEST_KEPT = 80


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+|_", " ", re.sub("['’]", "", kept)).split())


def word_for(value: str, choices: tuple[str, ...]) -> Text:
    """What a value of a vocabulary is called; the value itself where it is a name, such as that of a test."""
    found = _WORDS.get(choices, {}).get(value)
    return found.shown if found else Text(value, value)


@lru_cache(maxsize=32)
def meant_by(choices: tuple[str, ...]) -> Mapping[str, str]:
    """The value of a vocabulary that each word, made plain, stands for."""
    found = {}
    for value, word in _WORDS.get(choices, {}).items():
        spoken = (*(word.shown.say(language) for language in LANGUAGES), *word.also)
        found.update({plain(said): value for said in spoken})
    return {**found, **{plain(value): value for value in choices}}


def _word(english: str, french: str, *also: str) -> Word:
    return Word(Text(english, french), also)


_CREDENTIALS = {
    "less_than_secondary": _word("Less than secondary", "Moins que le secondaire"),
    "secondary": _word("Secondary diploma", "Diplôme d'études secondaires", "High school", "Secondaire"),
    "one_year": _word("One-year credential", "Titre d'un an", "One year", "Un an"),
    "two_year": _word("Two-year credential", "Titre de deux ans", "Two years", "Deux ans"),
    "bachelor": _word(
        "Bachelor's degree, or three years or more",
        "Baccalauréat, ou trois ans ou plus",
        "Bachelor's degree",
        "Bachelor's",
        "Baccalauréat",
    ),
    "two_or_more": _word("Two or more credentials", "Deux titres ou plus"),
    "master": _word(
        "Master's degree, or entry-to-practice professional degree",
        "Maîtrise, ou diplôme professionnel donnant accès à l'exercice",
        "Master's degree",
        "Master's",
        "Maîtrise",
    ),
    "doctoral": _word("Doctoral degree", "Doctorat", "Doctorate", "PhD"),
}

_WORDS: Mapping[tuple[str, ...], Mapping[str, Word]] = {
    get_args(fields.MaritalStatus): {
        "never_married": _word("Never married", "Jamais marié", "Jamais mariée", "Single", "Célibataire"),
        "married": _word("Married", "Marié", "Mariée"),
        "common_law": _word(
            "Common-law", "Union de fait", "Common-law partner", "Conjoint de fait", "Conjointe de fait"
        ),
        "divorced": _word("Divorced", "Divorcé", "Divorcée"),
        "legally_separated": _word(
            "Legally separated", "Légalement séparé", "Légalement séparée", "Séparé légalement", "Séparée légalement"
        ),
        "widowed": _word("Widowed", "Veuf ou veuve", "Veuf", "Veuve"),
        "annulled": _word("Annulled marriage", "Mariage annulé"),
    },
    get_args(fields.CredentialLevel): {
        value: word for value, word in _CREDENTIALS.items() if value in get_args(fields.CredentialLevel)
    },
    get_args(fields.AssessedLevel): _CREDENTIALS,
    get_args(fields.OfficialLanguage): {"en": _word("English", "Anglais"), "fr": _word("French", "Français")},
    get_args(fields.TefScale): {"old": _word("Old scale", "Ancienne échelle"), "699": _word("699", "699")},
    get_args(fields.OfferBasis): {
        "lmia": _word("LMIA", "EIMT", "Labour market impact assessment", "Étude d'impact sur le marché du travail"),
        "lmia_exempt_employer_specific": _word(
            "LMIA-exempt, employer-specific permit", "Dispense d'EIMT, permis lié à l'employeur"
        ),
        "open_work_permit": _word("Open work permit", "Permis de travail ouvert"),
        "none": _word("None of these", "Rien de cela"),
    },
    get_args(fields.WorkPermit): {
        "lmia_named_employer": _word("LMIA, named employer", "EIMT, employeur nommé"),
        "exempt_named_employer": _word("LMIA-exempt, named employer", "Dispense d'EIMT, employeur nommé"),
        "open": _word("Open work permit", "Permis de travail ouvert"),
        "none": _word("No work permit", "Aucun permis de travail"),
    },
    get_args(fields.Relationship): {
        "sibling": _word("Brother or sister", "Frère ou sœur", "Brother", "Sister", "Frère", "Sœur"),
        "parent": _word("Father or mother", "Père ou mère", "Father", "Mother", "Père", "Mère"),
        "child": _word("Son or daughter", "Fils ou fille", "Son", "Daughter", "Fils", "Fille"),
        "grandparent": _word("Grandparent", "Grand-parent", "Grandfather", "Grandmother", "Grand-père", "Grand-mère"),
        "grandchild": _word("Grandchild", "Petit-enfant", "Grandson", "Granddaughter", "Petit-fils", "Petite-fille"),
        "aunt_or_uncle": _word("Aunt or uncle", "Oncle ou tante", "Aunt", "Uncle", "Oncle", "Tante"),
        "niece_or_nephew": _word("Niece or nephew", "Neveu ou nièce", "Niece", "Nephew", "Neveu", "Nièce"),
    },
    get_args(fields.OneOfTheCouple): {
        "candidate": _word("Candidate", "Candidat", "Candidate"),
        "spouse": _word("Spouse or partner", "Époux ou conjoint", "Époux", "Épouse", "Conjoint", "Conjointe"),
    },
    get_args(fields.ParentOfChild): {
        "candidate": _word("Candidate", "Candidat"),
        "spouse": _word("Spouse or partner", "Époux ou conjoint", "Époux", "Épouse", "Conjoint", "Conjointe"),
        "both": _word("Both", "Les deux"),
    },
    get_args(fields.Status): {
        "citizen": _word("Citizen", "Citoyen", "Citoyenne"),
        "permanent_resident": _word("Permanent resident", "Résident permanent", "Résidente permanente"),
        "worker": _word("Worker", "Travailleur", "Travailleuse"),
        "student": _word("Student", "Étudiant", "Étudiante"),
        "visitor": _word("Visitor", "Visiteur", "Visiteuse"),
        "protected_person": _word("Protected person", "Personne protégée"),
        "refugee_claimant": _word("Refugee claimant", "Demandeur d'asile", "Demandeuse d'asile"),
        "other": _word("Other status", "Autre statut", "Other", "Autre"),
        "none": _word("No status", "Aucun statut"),
    },
}
