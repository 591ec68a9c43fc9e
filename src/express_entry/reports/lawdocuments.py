"""The documents of an application as tables: who hands them in, on what condition, in what form, until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from express_entry.checklist.leadtimes import document_leads
from express_entry.checklist.people import NAMES
from express_entry.checklist.words import ROLES, STAGES
from express_entry.law import Text, Version
from express_entry.law.documents import FORMS_TABLE

from .lawblocks import Blocks, Voice, grid, items

EACH = {
    "one": Text("one", "un"),
    "test": Text("one for each test", "un pour chaque test"),
    "credential": Text("one for each credential", "un pour chaque titre d'études"),
    "job": Text("one for each job", "un pour chaque emploi"),
    "country": Text("one for each country", "un pour chaque pays"),
    "relative": Text("one for each relative", "un pour chaque parent"),
    "marriage": Text("one for each marriage", "un pour chaque mariage"),
}
WHO = {name: words for name, words in NAMES.items() if name != "child"} | {
    "child": Text("each child", "chaque enfant"),
}
ASKED_OF = {
    "employed": Text("work for an employer", "travail pour un employeur"),
    "self_employed": Text("self-employment", "travail autonome"),
    "held": Text("a job still held", "un emploi encore occupé"),
    "in_canada": Text("work in Canada", "travail au Canada"),
}
VALIDITIES = {
    "expiry": Text("until its last day", "jusqu'à sa date d'expiration"),
    "language": Text("as long as the result holds", "tant que le résultat vaut"),
    "assessment": Text("as long as the assessment holds", "tant que l'évaluation vaut"),
    "months_since_issue": Text("{months} months from its own day", "{months} mois à partir de sa propre date"),
    "police": Text(
        "of the country of residence issued at most {months} months before; of another after the last stay there",
        "du pays de résidence, délivré au plus {months} mois avant; d'un autre, après le dernier séjour",
    ),
    "held": Text("current; the funds are held on both days", "à jour; les fonds sont détenus aux deux dates"),
    "in_force": Text("in force", "en vigueur"),
    "status": Text("until the last day of the permit", "jusqu'à la date d'expiration du permis"),
}
TESTED = {
    "profile": Text("in the pool", "dans le bassin"),
    "submission": Text("when the application is made", "à la présentation de la demande"),
    "landing": Text("when permanent residence is granted", "à l'octroi de la résidence permanente"),
}
NUMBERS = {
    "from_age": Text("from the age of", "à partir de l'âge de"),
    "under_age": Text("under the age of", "âgé de moins de"),
    "years": Text("in the last … years", "au cours des … dernières années"),
    "months": Text("months", "mois"),
}
COUNTED = {
    "in_a_row": Text("months in a row", "mois d'affilée"),
    "added_up": Text("months added up", "mois additionnés"),
}


def document(voice: Voice, version: Version) -> Blocks:
    """One document: the facts about it, then its rules."""
    values = version.values
    yield grid(["", voice.say(VALUE)], [[voice.say(head), words] for head, words in _facts(voice, values)])
    heads = [voice.say(head) for head in (OF_WHOM, ROLE, CONDITION, REASON)]
    yield grid(heads, [_rule(voice, rule) for rule in values["rules"]])


def forms(voice: Voice, version: Version) -> Blocks:
    """Each rule of form in words."""
    yield items(f"`{entry['id']}`: {entry['words'][voice.language]}" for entry in version.values["forms"])


def fields(voice: Voice, version: Version) -> Blocks:
    """What a proof of work shows, and of which work."""
    rows = [
        [entry["words"][voice.language], ", ".join(voice.say(ASKED_OF[name]) for name in entry["asked_of"])]
        for entry in version.values["fields"]
    ]
    yield grid([voice.say(MUST_SHOW), voice.say(OF_WHICH)], rows)


def _facts(voice: Voice, values: Mapping[str, Any]) -> Iterator[tuple[Text, str]]:
    yield STAGE, voice.say(STAGES[values["stage"]])
    yield MANY, voice.say(EACH[values["each"]])
    lead = document_leads()[values["lead"]]
    yield LEAD, f"{lead.months} ({voice.say(lead.reason)})"
    yield from ((words, str(values[name])) for name, words in NUMBERS.items() if name in values)
    if "counted" in values:
        yield HOW_COUNTED, voice.say(COUNTED[values["counted"]])
    if values["form"]:
        yield FORM, ", ".join(f"`{name}`" for name in values["form"]) + f" (`{FORMS_TABLE}`)"
    if "validity" in values:
        yield RELIED, _validity(voice, values["validity"])
    for key, head in (("recorded", RECORDED), ("substitute", SUBSTITUTE)):
        if key in values:
            yield head, values[key][voice.language]


def _validity(voice: Voice, validity: Mapping[str, Any]) -> str:
    rule = VALIDITIES[validity["rule"]]
    words = voice.say(rule.of(months=validity.get("months")))
    tested = ", ".join(voice.say(TESTED[name]) for name in validity["tested"])
    return f"{words} – {tested}"


def _rule(voice: Voice, rule: Mapping[str, Any]) -> list[str]:
    persons = ", ".join(voice.say(WHO[name]) for name in rule["persons"])
    return [persons, voice.say(ROLES[rule["role"]]), f"`{rule['condition']}`", rule["reason"][voice.language]]


VALUE = Text("Value", "Valeur")
STAGE, MANY, LEAD = Text("Handed in", "Présenté"), Text("How many", "Combien"), Text("Months assumed", "Mois supposés")
FORM, RELIED = Text("Form", "Forme"), Text("To be relied on", "Fiable")
RECORDED, SUBSTITUTE = Text("In the profile", "Dans le profil"), Text("In its place", "À sa place")
HOW_COUNTED = Text("Stays", "Séjours")
OF_WHOM, ROLE = Text("Of whom", "De qui"), Text("Needed", "Exigé")
CONDITION, REASON = Text("Condition", "Condition"), Text("Reason", "Motif")
MUST_SHOW, OF_WHICH = Text("It must show", "Elle doit montrer"), Text("Of which work", "De quel travail")
