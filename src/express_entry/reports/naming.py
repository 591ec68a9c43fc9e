"""What a reader calls a piece of a profile: ``language_tests[0]`` is "IELTS General Training of 2022-09-10 (English)".

Reasons and needs name the facts of a document by their paths, as whoever wrote the document needs them. A client has
never seen the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from express_entry.assessment.stated import (
    OF_SPOUSE,
    credential_in_words,
    job_in_words,
    service_in_words,
    sitting_in_words,
)
from express_entry.law import Language, Law, Reason, Text
from express_entry.law.text import say_value
from express_entry.profile.document import LanguageTest, Profile

_PATH = re.compile(
    r"\b(?P<owner>spouse\.)?(?:(?P<list>[a-z_]+)\[(?P<place>\d+)\](?:\.(?P<field>[a-z_.]+(?:\[\d+\]\.[a-z_]+)?))?|(?P<single>[a-z_]+(?:\.[a-z_]+)*))"
)
_OF_LAW = re.compile(r"law\.(?P<table>[^@\s]+)@(?P<version>[\d-]+)")


class Naming:
    """The names of the pieces of one profile, in one language."""

    def __init__(self, profile: Profile, law: Law, language: Language) -> None:
        self.profile = profile
        self.law = law
        self.language = language

    def name(self, path: str) -> str:
        """What a reader calls the fact at a path; the path itself where it is none that the profile has."""
        if found := _OF_LAW.fullmatch(path):
            return self._of_law(found["table"].split(".")[0], found["version"])
        match = _PATH.fullmatch(path)
        if match is None:
            return path
        if match["list"] is None:
            known = SINGLE.get(match["single"])
            text = OF_SPOUSE if match["owner"] else OWN
            return path if known is None else text.of(what=known).say(self.language)
        item = self._item(bool(match["owner"]), match["list"], int(match["place"]))
        if item is None or match["field"] is None:
            return path if item is None else item.say(self.language)
        known = FIELDS.get(match["field"].partition("[")[0])
        return path if known is None else FIELD_OF.of(item=item, field=known).say(self.language)

    def names(self, paths: Sequence[str]) -> list[str]:
        """What a reader calls the facts at some paths, those of one piece of a list together: it is named once."""
        return [say_value(name, self.language) for name in self._together(paths)]

    def say(self, reason: Reason) -> str:
        """A reason with the pieces that it speaks of called by their names."""
        return Reason(reason.text, {key: self._named(value) for key, value in reason.values.items()}).say(self.language)

    def _named(self, value: object) -> object:
        if isinstance(value, str):
            return self.name(value) if _PATH.fullmatch(value) else value
        if isinstance(value, (list, tuple)) and not hasattr(value, "say"):
            return self._together(value)
        if isinstance(value, Reason):
            return Reason(value.text, {key: self._named(inner) for key, inner in value.values.items()})
        return value

    def _together(self, values: Sequence[object]) -> list[object]:
        """The names of several facts, those of one piece of the profile together: its name is said once."""
        pieces: dict[object, list[tuple[object, Text | None]]] = {}
        for place, value in enumerate(values):
            match = _PATH.fullmatch(value) if isinstance(value, str) else None
            field = FIELDS.get(match["field"] or "") if match and match["list"] else None
            piece = (match["owner"], match["list"], match["place"]) if match and field else place
            pieces.setdefault(piece, []).append((value, field))
        return [
            self._named(facts[0][0])
            if len(facts) == 1
            else self._facts_of(str(facts[0][0]), [field for _, field in facts])
            for facts in pieces.values()
        ]

    def _facts_of(self, path: str, fields: Sequence[object]) -> object:
        """Several facts of one piece of a list."""
        match = _PATH.fullmatch(path)
        assert match is not None
        item = self._item(bool(match["owner"]), match["list"], int(match["place"]))
        return FIELDS_OF.of(item=item or path.rpartition(".")[0], fields=list(fields))

    def _of_law(self, table: str, version: str) -> str:
        known = self.law.consolidation.tables.get(table)
        return table if known is None else IN_THE_LAW.of(title=known.title, version=version).say(self.language)

    def _item(self, spouse: bool, name: str, place: int) -> Reason | None:
        """One piece of a list, told apart from the others by what is known of it."""
        if name in NUMBERED:
            return NUMBERED[name].of(number=place + 1)
        items = getattr(self.profile.spouse if spouse else self.profile, name, None) or ()
        describe = ITEMS.get(name)
        return None if describe is None or place >= len(items) else describe(self, items[place], spouse)


def _test(naming: Naming, item: LanguageTest, of_spouse: bool) -> Reason:
    return sitting_in_words(naming.law.consolidation, item, of_spouse=of_spouse)


ITEMS: Mapping[str, Callable[[Naming, Any, bool], Reason]] = {
    "language_tests": _test,
    "work": lambda _, item, of_spouse: job_in_words(item, of_spouse=of_spouse),
    "education": lambda _, item, of_spouse: credential_in_words(item, of_spouse=of_spouse),
    "foreign_military_service": lambda _, item, _of_spouse: service_in_words(item),
}
NUMBERED: Mapping[str, Text] = {
    "dependants": Text("child no. {number}", "enfant n\u00b0\u00a0{number}"),
    "relatives_in_canada": Text("relative in Canada no. {number}", "parent au Canada n\u00b0\u00a0{number}"),
    "residences": Text("residence no. {number}", "résidence n\u00b0\u00a0{number}"),
}
OWN = Text("{what}", "{what}")
FIELD_OF = Text("{item} ({field})", "{item} ({field})")
FIELDS_OF = Text("{item} ({fields})", "{item} ({fields})")
IN_THE_LAW = Text("in the law itself: {title} (of {version})", "dans le droit lui-même : {title} (du {version})")

SINGLE: Mapping[str, Text] = {
    "spouse": Text("everything about the spouse or partner", "tout ce qui concerne l'époux ou le conjoint de fait"),
    "accompanying": Text(
        "whether the spouse or partner comes along to Canada", "si l'époux ou le conjoint de fait vient au Canada"
    ),
    "citizen_or_permanent_resident": Text(
        "whether a citizen or permanent resident of Canada", "citoyenneté ou résidence permanente au Canada"
    ),
    "date_of_birth": Text("date of birth", "date de naissance"),
    "education": Text("diplomas, certificates and degrees", "diplômes, certificats et grades"),
    "language_tests": Text("results of language tests", "résultats de tests de langue"),
    "work": Text("work experience", "expérience de travail"),
    "dependants": Text("dependent children", "enfants à charge"),
    "settlement_funds": Text("settlement funds", "fonds d'établissement"),
    "settlement_funds.amount": Text("the amount of the settlement funds", "le montant des fonds d'établissement"),
    "settlement_funds.currency": Text("the currency of the settlement funds", "la devise des fonds d'établissement"),
    "settlement_funds.as_of": Text("the day of the settlement funds", "la date des fonds d'établissement"),
    "settlement_funds.cad_equivalent": Text(
        "the settlement funds in Canadian dollars", "les fonds d'établissement en dollars canadiens"
    ),
    "intended_province": Text("province or territory of destination", "province ou territoire de destination"),
    "person.in_canada": Text("status held in Canada", "statut au Canada"),
    "person.in_canada.authorized_to_work": Text(
        "whether authorized to work in Canada", "autorisation de travailler au Canada"
    ),
    "person.in_canada.expires": Text("end of the status in Canada", "fin du statut au Canada"),
    "job_offer": Text("job offer", "offre d'emploi"),
    "job_offer.noc": Text("the occupation of the job offer", "la profession de l'offre d'emploi"),
    "job_offer.full_time": Text("whether the job offer is full time", "si l'offre d'emploi est à temps plein"),
    "job_offer.duration_months": Text("the length of the job offer in months", "la durée de l'offre d'emploi en mois"),
    "job_offer.basis": Text("what the job offer rests on", "ce sur quoi l'offre d'emploi repose"),
    "job_offer.issued": Text("the day of the job offer", "la date de l'offre d'emploi"),
    "job_offer.employers": Text("how many employers make the job offer", "le nombre d'employeurs de l'offre d'emploi"),
    "job_offer.indeterminate": Text("whether the job offer has no end", "si l'offre d'emploi est sans date de fin"),
    "job_offer.work_permit": Text("the work permit held", "le permis de travail détenu"),
    "job_offer.work_permit_noc": Text(
        "the occupation on the work permit",
        "la profession inscrite sur le permis de travail",
    ),
    "job_offer.same_employer": Text(
        "whether the present employer makes the job offer", "si l'offre d'emploi est de l'employeur actuel"
    ),
    "job_offer.months_with_employer": Text(
        "months worked for the employer of the job offer", "les mois de travail chez l'employeur de l'offre d'emploi"
    ),
    "nomination": Text("provincial nomination", "désignation provinciale"),
    "nomination.province": Text("the province of the nomination", "la province de la désignation"),
    "nomination.issued": Text("the day of the nomination", "la date de la désignation"),
    "nomination.express_entry": Text(
        "whether the nomination is linked to Express Entry", "si la désignation est liée à Entrée express"
    ),
    "certificate_of_qualification": Text("certificate of qualification", "certificat de compétence"),
    "certificate_of_qualification.noc": Text(
        "the trade of the certificate of qualification", "le métier du certificat de compétence"
    ),
    "certificate_of_qualification.province": Text(
        "the province of the certificate of qualification", "la province du certificat de compétence"
    ),
    "certificate_of_qualification.issued": Text(
        "the day of the certificate of qualification", "la date du certificat de compétence"
    ),
    "relatives_in_canada": Text("relatives in Canada", "parents au Canada"),
    "foreign_military_service": Text("service in a foreign military", "service dans une armée étrangère"),
    "primary_occupation": Text("primary occupation", "profession principale"),
    "first_official_language": Text("first official language", "première langue officielle"),
    "marital_status": Text("marital status", "état matrimonial"),
    "residences": Text("where the person lived", "où la personne a vécu"),
    "previous_marriages": Text("earlier marriages", "mariages antérieurs"),
    "nomination.stream": Text("the stream of the nomination", "le volet de la désignation"),
    "person.in_canada.status": Text("which status is held in Canada", "quel est le statut au Canada"),
    "circumstances.represented": Text(
        "whether somebody represents or advised the person", "si quelqu'un représente ou a conseillé la personne"
    ),
    "circumstances.releases_data": Text(
        "whether information is to be released to somebody", "si des renseignements sont à communiquer à quelqu'un"
    ),
    "circumstances.names_differ": Text(
        "whether names differ between the documents", "si les noms diffèrent d'un document à l'autre"
    ),
    "circumstances.applied_to_province_on": Text(
        "the day of the application to the province", "la date de la demande à la province"
    ),
    "circumstances.adopted": Text("whether a child was adopted", "si un enfant a été adopté"),
    "submitted": Text("when the profile was submitted", "quand le profil a été présenté"),
}
FIELDS: Mapping[str, Text] = {
    "test": Text("which test", "quel test"),
    "language": Text("its language", "sa langue"),
    "taken": Text("the day it was taken", "la date de l'examen"),
    "reported": Text("the day on the report", "la date du relevé"),
    "scale": Text("the scale on the report", "l'échelle du relevé"),
    "listening": Text("the listening result", "le résultat en compréhension de l'oral"),
    "reading": Text("the reading result", "le résultat en compréhension de l'écrit"),
    "writing": Text("the writing result", "le résultat en expression écrite"),
    "speaking": Text("the speaking result", "le résultat en expression orale"),
    "credential": Text("its level", "son niveau"),
    "years": Text("the length of the program", "la durée du programme"),
    "country": Text("the country", "le pays"),
    "province": Text("the province", "la province"),
    "completed": Text("the day it was completed", "la date d'obtention"),
    "full_time": Text("whether full time", "à temps plein ou non"),
    "studied_in_canada": Text("whether studied in Canada", "études au Canada ou non"),
    "months_present_in_canada": Text("months spent in Canada", "mois passés au Canada"),
    "language_study": Text("whether it was the study of a language", "étude d'une langue ou non"),
    "assessment": Text("its assessment", "son évaluation"),
    "assessment.organization": Text("who assessed it", "l'organisme d'évaluation"),
    "assessment.issued": Text("the day of the assessment", "la date de l'évaluation"),
    "assessment.equivalent_to": Text("the Canadian level found", "le niveau canadien constaté"),
    "noc": Text("the occupation", "la profession"),
    "from": Text("the first day", "le premier jour"),
    "to": Text("the last day", "le dernier jour"),
    "hours_per_week": Text("hours a week", "heures par semaine"),
    "paid": Text("whether paid", "rémunéré ou non"),
    "authorized": Text("whether authorized", "autorisé ou non"),
    "self_employed": Text("whether self-employed", "à son compte ou non"),
    "publicly_funded_medical_services": Text(
        "whether the medical services were publicly funded", "services médicaux financés par l'État ou non"
    ),
    "full_time_student": Text("whether a full-time student", "études à temps plein ou non"),
    "employer": Text("the employer", "l'employeur"),
    "title": Text("the title of the job", "le titre du poste"),
    "qualified_since": Text("since when qualified in the trade", "depuis quand qualifié dans le métier"),
    "status": Text("the status held in Canada", "le statut au Canada"),
    "rank": Text("the rank", "le grade"),
    "date_of_birth": Text("date of birth", "date de naissance"),
    "accompanying": Text("whether coming along to Canada", "vient au Canada ou non"),
    "citizen_or_permanent_resident": Text(
        "whether a citizen or permanent resident", "citoyenneté ou résidence permanente"
    ),
    "parent": Text("whose child", "de qui il est l'enfant"),
    "dependent_since_before_22": Text("whether dependent since before 22", "à charge depuis avant 22 ans ou non"),
    "marital_status": Text("marital status", "état matrimonial"),
    "relationship": Text("the relationship", "le lien de parenté"),
    "of": Text("related to whom", "parent de qui"),
    "residences": Text("where they lived", "où il a vécu"),
    "age_18_or_over": Text("whether 18 or over", "18 ans ou plus ou non"),
    "lives_in_canada": Text("whether living in Canada", "vit au Canada ou non"),
}
