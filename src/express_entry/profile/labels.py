"""Short names of the profile's fields, for the heads of a spreadsheet's columns, in both languages.

:mod:`.meanings` says at length what each field means; a head has room for a few words.
"""

from __future__ import annotations

from collections.abc import Mapping

from express_entry.law.text import Text

GROUPS: Mapping[str, Text] = {
    "spouse": Text("Spouse or partner", "Époux ou conjoint"),
    "dependants": Text("Child", "Enfant"),
    "education": Text("Education", "Études"),
    "language_tests": Text("Language test", "Test de langue"),
    "work": Text("Job", "Emploi"),
    "certificate_of_qualification": Text("Certificate of qualification", "Certificat de compétence"),
    "job_offer": Text("Job offer", "Offre d'emploi"),
    "nomination": Text("Nomination", "Désignation"),
    "relatives_in_canada": Text("Relative in Canada", "Parent au Canada"),
    "settlement_funds": Text("Settlement funds", "Fonds d'établissement"),
    "residences": Text("Residence", "Résidence"),
    "previous_marriages": Text("Previous marriage", "Mariage antérieur"),
    "foreign_military_service": Text("Foreign military service", "Service militaire étranger"),
    "passport": Text("Passport", "Passeport"),
    "in_canada": Text("Status in Canada", "Statut au Canada"),
    "assessment": Text("assessment", "évaluation"),
    "citizenships": Text("Citizenship", "Citoyenneté"),
}
"""What stands before the name of a field inside an object, and before the number of an item."""

NAMELESS = {"person"}
"""Objects whose fields need no name before theirs."""

FIELDS: Mapping[str, Text] = {
    "format": Text("Format", "Format"),
    "reference": Text("Reference", "Référence"),
    "intended_province": Text("Intended province", "Province visée"),
    "first_official_language": Text("First official language", "Première langue officielle"),
    "primary_occupation": Text("Primary occupation (NOC)", "Profession principale (CNP)"),
    "Profile.marital_status": Text("Marital status", "État matrimonial"),
    "Person.date_of_birth": Text("Date of birth", "Date de naissance"),
    "country_of_residence": Text("Country of residence", "Pays de résidence"),
    "family_name": Text("Family name", "Nom de famille"),
    "given_names": Text("Given names", "Prénoms"),
    "number": Text("number", "numéro"),
    "expires": Text("expires on", "expire le"),
    "InCanada.status": Text("status", "statut"),
    "authorized_to_work": Text("may work", "peut travailler"),
    "accompanying": Text("accompanying", "accompagne le candidat"),
    "citizen_or_permanent_resident": Text("citizen or permanent resident", "citoyen ou résident permanent"),
    "date_of_birth": Text("date of birth", "date de naissance"),
    "parent": Text("whose child", "enfant de"),
    "dependent_since_before_22": Text("dependent since before 22", "à charge depuis avant 22 ans"),
    "marital_status": Text("marital status", "état matrimonial"),
    "credential": Text("level", "niveau"),
    "years": Text("length in years", "durée en années"),
    "country": Text("country", "pays"),
    "province": Text("province", "province"),
    "completed": Text("completed on", "obtenu le"),
    "Credential.full_time": Text("full time", "à temps plein"),
    "studied_in_canada": Text("studied in Canada", "faites au Canada"),
    "months_present_in_canada": Text("months present in Canada", "mois de présence au Canada"),
    "language_study": Text("language study", "étude d'une langue"),
    "organization": Text("organization", "organisme"),
    "Assessment.issued": Text("issued on", "délivrée le"),
    "equivalent_to": Text("equivalent to", "équivaut à"),
    "test": Text("test", "test"),
    "language": Text("language", "langue"),
    "taken": Text("taken on", "passé le"),
    "reported": Text("reported on", "relevé du"),
    "scale": Text("scale", "échelle"),
    "listening": Text("listening", "compréhension de l'oral"),
    "reading": Text("reading", "compréhension de l'écrit"),
    "writing": Text("writing", "expression écrite"),
    "speaking": Text("speaking", "expression orale"),
    "noc": Text("NOC code", "code CNP"),
    "from": Text("first day", "premier jour"),
    "to": Text("last day", "dernier jour"),
    "hours_per_week": Text("hours a week", "heures par semaine"),
    "paid": Text("paid", "rémunéré"),
    "authorized": Text("authorized", "autorisé"),
    "self_employed": Text("self-employed", "travail autonome"),
    "publicly_funded_medical_services": Text("publicly funded", "financés par l'État"),
    "full_time_student": Text("full-time student", "étudiant à temps plein"),
    "employer": Text("employer", "employeur"),
    "title": Text("title", "titre du poste"),
    "qualified_since": Text("qualified since", "qualifié depuis le"),
    "Job.status": Text("status in Canada", "statut au Canada"),
    "issued": Text("issued on", "délivré le"),
    "JobOffer.issued": Text("issued on", "délivrée le"),
    "Nomination.issued": Text("issued on", "délivrée le"),
    "full_time": Text("full time", "à temps plein"),
    "duration_months": Text("length in months", "durée en mois"),
    "basis": Text("basis", "fondement"),
    "employers": Text("number of employers", "nombre d'employeurs"),
    "indeterminate": Text("indeterminate", "à durée indéterminée"),
    "work_permit": Text("work permit held", "permis de travail détenu"),
    "work_permit_noc": Text("occupation on the permit", "profession inscrite sur le permis"),
    "same_employer": Text("by the employer of the permit", "par l'employeur du permis"),
    "months_with_employer": Text("months with that employer", "mois chez cet employeur"),
    "express_entry": Text("linked to Express Entry", "liée à Entrée express"),
    "relationship": Text("relationship", "lien"),
    "of": Text("of whom", "de qui"),
    "age_18_or_over": Text("18 or over", "18 ans ou plus"),
    "lives_in_canada": Text("lives in Canada", "vit au Canada"),
    "amount": Text("amount", "montant"),
    "currency": Text("currency", "devise"),
    "as_of": Text("as of", "en date du"),
    "cad_equivalent": Text("in Canadian dollars", "en dollars canadiens"),
    "converted_on": Text("converted on", "converti le"),
    "ended": Text("ended on", "terminé le"),
    "how": Text("how", "comment"),
    "rank": Text("rank", "grade"),
}
"""Names of fields; one with its object before a point comes before the bare one."""

HOW_MANY = Text("how many", "combien")
STATED = Text("yes or no", "oui ou non")


def label(owner: str, name: str) -> Text | None:
    """The short name of a field of an object; None where nobody has written it down."""
    return FIELDS.get(f"{owner}.{name}") or FIELDS.get(name)
