"""The words for each value of the document's closed vocabularies, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from express_entry.law.text import Text

from . import fields

_STATUS_WORDS = {
    "citizen": Text("citizen", "citoyen"),
    "permanent_resident": Text("permanent resident", "résident permanent"),
    "worker": Text("temporary resident with a work permit", "résident temporaire avec permis de travail"),
    "student": Text("temporary resident with a study permit", "résident temporaire avec permis d'études"),
    "visitor": Text("visitor", "visiteur"),
    "protected_person": Text("protected person", "personne protégée"),
    "refugee_claimant": Text("refugee claimant", "demandeur d'asile"),
    "other": Text("another status", "un autre statut"),
    "none": Text("none: not in Canada, or without status", "aucun : hors du Canada, ou sans statut"),
}
_LEVEL_WORDS = {
    "less_than_secondary": Text("less than secondary school", "moins que les études secondaires"),
    "secondary": Text("secondary school", "études secondaires"),
    "one_year": Text("one-year post-secondary programme", "programme postsecondaire d'un an"),
    "two_year": Text("two-year post-secondary programme", "programme postsecondaire de deux ans"),
    "bachelor": Text(
        "bachelor's degree, or another program of three years or more",
        "baccalauréat, ou un autre programme de trois ans ou plus",
    ),
    "two_or_more": Text(
        "two or more credentials, one of three years or more", "deux titres ou plus, dont un de trois ans ou plus"
    ),
    "master": Text(
        "master's degree, or a professional degree needed to practise in a licensed profession",
        "maîtrise, ou un diplôme professionnel exigé pour exercer une profession réglementée",
    ),
    "doctoral": Text("doctoral degree", "doctorat"),
}
_WORDS: Mapping[Any, Mapping[str, Text]] = {
    fields.MaritalStatus: {
        "never_married": Text("never married, single", "jamais marié, célibataire"),
        "married": Text("married", "marié"),
        "common_law": Text("in a common-law partnership", "en union de fait"),
        "divorced": Text("divorced", "divorcé"),
        "legally_separated": Text("legally separated", "séparé légalement"),
        "widowed": Text("widowed", "veuf"),
        "annulled": Text("the marriage was annulled", "mariage annulé"),
    },
    fields.CredentialLevel: {name: words for name, words in _LEVEL_WORDS.items() if name != "two_or_more"},
    fields.AssessedLevel: _LEVEL_WORDS,
    fields.OfficialLanguage: {"en": Text("English", "anglais"), "fr": Text("French", "français")},
    fields.TestName: {
        **{name: Text(name, name) for name in get_args(fields.TestName)},
        "CLB": Text("only the levels are known (CLB)", "seuls les niveaux sont connus (NCLC)"),
    },
    fields.TefScale: {
        "old": Text("the old scale, another for each ability", "l'ancienne échelle, propre à chaque compétence"),
        "699": Text("the scale from 0 to 699", "l'échelle de 0 à 699"),
    },
    fields.OfferBasis: {
        "lmia": Text("a labour market impact assessment", "une étude d'impact sur le marché du travail"),
        "lmia_exempt_employer_specific": Text(
            "a work permit for this employer, exempt from such an assessment",
            "un permis de travail pour cet employeur, dispensé d'une telle étude",
        ),
        "open_work_permit": Text("an open work permit", "un permis de travail ouvert"),
        "none": Text("none of these", "rien de cela"),
    },
    fields.WorkPermit: {
        "lmia_named_employer": Text(
            "one that names the employer, on a labour market impact assessment",
            "un permis qui nomme l'employeur, fondé sur une étude d'impact sur le marché du travail",
        ),
        "exempt_named_employer": Text(
            "one that names the employer, exempt from such an assessment",
            "un permis qui nomme l'employeur, dispensé d'une telle étude",
        ),
        "open": Text("an open one", "un permis ouvert"),
        "none": Text("no work permit", "aucun permis de travail"),
    },
    fields.Relationship: {
        "sibling": Text("brother or sister", "frère ou sœur"),
        "parent": Text("mother or father", "mère ou père"),
        "child": Text("daughter or son", "fille ou fils"),
        "grandparent": Text("grandmother or grandfather", "grand-mère ou grand-père"),
        "grandchild": Text("grandchild", "petit-enfant"),
        "aunt_or_uncle": Text("aunt or uncle", "tante ou oncle"),
        "niece_or_nephew": Text("niece or nephew", "nièce ou neveu"),
    },
    fields.OneOfTheCouple: {
        "candidate": Text("the candidate", "le candidat"),
        "spouse": Text("the spouse or partner", "l'époux ou le conjoint de fait"),
    },
    fields.ParentOfChild: {
        "candidate": Text("the candidate", "le candidat"),
        "spouse": Text("the spouse or partner", "l'époux ou le conjoint de fait"),
        "both": Text("both", "les deux"),
    },
    fields.Status: _STATUS_WORDS,
}
_BY_VALUES: Mapping[tuple[str, ...], Mapping[str, Text]] = {get_args(kind): words for kind, words in _WORDS.items()}


def words_for(choices: tuple[str, ...]) -> Mapping[str, Text]:
    """The words of a closed vocabulary of the document, given all of its values in their order.

    :raises KeyError: for values that are no vocabulary of the document.
    """
    return _BY_VALUES[choices]
