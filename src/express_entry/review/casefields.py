"""What each field of a case document means and what is accepted, in both languages: the reference is made from it."""

from __future__ import annotations

from typing import NamedTuple

from express_entry.law import Text


class Field(NamedTuple):
    """A field by its path, its meaning, and what is accepted."""

    path: str
    words: Text
    accepted: Text


DAY = Text("a day, YYYY-MM-DD", "une date, AAAA-MM-JJ")
INSTANT = Text(
    "an instant in UTC, YYYY-MM-DDTHH:MM:SSZ, in quotes", "un instant en UTC, AAAA-MM-JJTHH:MM:SSZ, entre guillemets"
)
PROFILE = Text("a profile document", "un document de profil")
FLAG = Text("true, false", "true, false")

FIELDS = (
    Field("format", Text("the format", "le format"), Text("express-entry/case@1", "express-entry/case@1")),
    Field("profile", Text("the profile as it was ranked", "le profil tel qu'il a été classé"), PROFILE),
    Field(
        "accepted",
        Text(
            "the facts that an officer accepts; else those of the profile",
            "les faits qu'un agent accepte; à défaut, ceux du profil",
        ),
        PROFILE,
    ),
    Field(
        "at_receipt",
        Text(
            "the facts at receipt, where something changed that a profile does not date (a marriage); else those "
            "accepted",
            "les faits à la réception, si quelque chose a changé qu'un profil ne date pas (un mariage); à défaut, ceux "
            "acceptés",
        ),
        PROFILE,
    ),
    Field(
        "round",
        Text("the round that invited", "la ronde qui a invité"),
        Text(
            "the number of a published round, in quotes, or an object as below",
            "le numéro d'une ronde publiée, entre guillemets, ou un objet comme ci-dessous",
        ),
    ),
    Field(
        "round.score",
        Text("the lowest score invited", "la note la plus basse invitée"),
        Text("a whole number", "un nombre entier"),
    ),
    Field("round.tie_break", Text("the tie-breaking time", "l'heure de départage"), INSTANT),
    Field(
        "round.category_version",
        Text(
            "the version of the category, as rounds name it",
            "la version de la catégorie, telle que les rondes la nomment",
        ),
        Text("text such as 2026-2", "un texte comme 2026-2"),
    ),
    Field(
        "submitted",
        Text(
            "when the profile was submitted: it decides ties",
            "quand le profil a été présenté : cela tranche les égalités",
        ),
        INSTANT,
    ),
    Field(
        "invitation.class",
        Text(
            "the class that the invitation names; needed unless the round has one alone",
            "la catégorie que l'invitation vise; exigée, sauf si la ronde n'en a qu'une",
        ),
        Text("fsw, cec, fst, pnp", "fsw, cec, fst, pnp"),
    ),
    Field(
        "invitation.category",
        Text(
            "the category of a category-based round that is not published",
            "la catégorie d'une ronde fondée sur les catégories qui n'est pas publiée",
        ),
        Text("such as stem", "comme stem"),
    ),
    Field(
        "invitation.at",
        Text("the instant of a round that is not published", "l'instant d'une ronde qui n'est pas publiée"),
        INSTANT,
    ),
    Field(
        "invitation.deadline",
        Text("the last day printed on the invitation", "le dernier jour imprimé sur l'invitation"),
        DAY,
    ),
    Field(
        "received",
        Text(
            "when the application was received; left out, --on stands for it",
            "quand la demande a été reçue; à défaut, --on en tient lieu",
        ),
        INSTANT,
    ),
    Field(
        "visa",
        Text(
            "the day on which the visa issues (R77; R82(2), 87.2(3)(d))",
            "le jour de la délivrance du visa (R77; R82(2), 87.2(3)d))",
        ),
        DAY,
    ),
    Field(
        "at_visa.authorized_to_work",
        Text(
            "whether, on the day of the visa, a valid work permit is held or work is authorized (R186); left out, as "
            "long as the authorization of the profile lasts",
            "si, au jour du visa, un permis de travail valide est détenu ou le travail autorisé (R186); à défaut, "
            "aussi longtemps que dure l'autorisation du profil",
        ),
        FLAG,
    ),
    Field(
        "at_visa.offer_stands",
        Text(
            "whether the offer of employment is still made on the day of the visa",
            "si l'offre d'emploi est encore faite au jour du visa",
        ),
        FLAG,
    ),
    Field(
        "at_visa.offer_until",
        Text(
            "the last day of the work offered, as the offer stands on the day of the visa",
            "le dernier jour du travail offert, selon l'offre telle qu'elle est au jour du visa",
        ),
        DAY,
    ),
    Field(
        "applied_to_province",
        Text(
            "for a nominee, the day that locks the age of the children (R25.1(4))",
            "pour un candidat désigné, le jour qui fixe l'âge des enfants (R25.1(4))",
        ),
        DAY,
    ),
    Field(
        "circumstances.names_differ",
        Text("whether names differ between the documents", "si les noms diffèrent d'un document à l'autre"),
        FLAG,
    ),
    Field(
        "circumstances.releases_data",
        Text(
            "whether information is to be released to somebody", "si des renseignements sont à communiquer à quelqu'un"
        ),
        FLAG,
    ),
    Field(
        "circumstances.adopted[]",
        Text(
            "the children who were adopted; an empty list where none was",
            "les enfants qui ont été adoptés; une liste vide s'il n'y en a pas",
        ),
        Text("child-1, child-2 …", "child-1, child-2 …"),
    ),
    Field(
        "circumstances.request_letter[]",
        Text(
            "the countries that give a police certificate only on the office's letter",
            "les pays qui ne délivrent un certificat de police que sur la lettre du bureau",
        ),
        Text("codes such as IN", "des codes comme IN"),
    ),
    Field(
        "circumstances.issued.<id>",
        Text("the day of a document at hand", "la date d'un document déjà obtenu"),
        DAY,
    ),
    Field(
        "checklist[]",
        Text(
            "the items of the checklist that the account shows, each an id or an object as below; without it those of "
            "express-entry checklist for the profile",
            "les éléments de la liste que le compte affiche, chacun un identifiant ou un objet comme ci-dessous; à "
            "défaut, ceux de express-entry checklist pour le profil",
        ),
        Text("a list", "une liste"),
    ),
    Field(
        "checklist[].id",
        Text(
            "the item: person/document, with a country or a number",
            "l'élément : personne/document, avec un pays ou un numéro",
        ),
        Text("such as spouse/police_certificate/IN", "comme spouse/police_certificate/IN"),
    ),
    Field(
        "checklist[].role",
        Text("whether it must be there; mandatory unless stated", "s'il doit être là; mandatory à défaut"),
        Text("mandatory, conditional, optional", "mandatory, conditional, optional"),
    ),
    Field(
        "checklist[].stage",
        Text("when it is asked for; application unless stated", "quand il est exigé; application à défaut"),
        Text("profile, application, later", "profile, application, later"),
    ),
    Field(
        "checklist[].substitute",
        Text("whether an explanation may stand in its place", "si une explication peut en tenir lieu"),
        FLAG,
    ),
    Field(
        "checklist[].form[]",
        Text("the rules of form it asks for", "les règles de forme qu'il exige"),
        Text("as below", "comme ci-dessous"),
    ),
    Field(
        "checklist[].needs[]",
        Text("the facts that would tell whether it is asked for at all", "les faits qui diraient s'il est exigé"),
        Text("paths of the profile", "des chemins du profil"),
    ),
    Field(
        "presented.<id>",
        Text(
            "what was handed in for an item; an item that is not named was not",
            "ce qui a été fourni pour un élément; un élément non nommé ne l'a pas été",
        ),
        Text("true, false, or an object as below", "true, false, ou un objet comme ci-dessous"),
    ),
    Field(
        "presented.<id>.present",
        Text(
            "the document is there; true where its form or content is described",
            "le document est là; true si sa forme ou son contenu est décrit",
        ),
        FLAG,
    ),
    Field(
        "presented.<id>.in_form",
        Text(
            "every rule of form is kept, but for those stated otherwise",
            "chaque règle de forme est respectée, sauf indication contraire",
        ),
        FLAG,
    ),
    Field("presented.<id>.explained", Text("an explanation is there", "une explication est là"), FLAG),
    Field("declaration.form", Text("the department's form is used", "le formulaire du ministère est utilisé"), FLAG),
    Field("declaration.signed", Text("the application is signed", "la demande est signée"), FLAG),
    Field("declaration.complete_and_accurate", Text("the declaration is made", "la déclaration est faite"), FLAG),
    Field(
        "declaration.principal",
        Text(
            "it says who of a couple is the principal applicant", "elle dit qui d'un couple est le demandeur principal"
        ),
        FLAG,
    ),
    Field(
        "declaration.family[]",
        Text("the members of the family declared", "les membres de la famille déclarés"),
        Text("spouse, child-1, child-2 …", "spouse, child-1, child-2 …"),
    ),
    Field(
        "declaration.representative",
        Text(
            "who represents: which details are given, and whether for consideration",
            "qui représente : quelles coordonnées sont données, et si c'est contre rémunération",
        ),
        Text(
            "none, or an object with true and false for paid, name, postal_address, telephone, body, membership_number",
            "none, ou un objet avec true et false pour paid, name, postal_address, telephone, body, membership_number",
        ),
    ),
    Field(
        "declaration.adviser",
        Text("who advised for consideration", "qui a conseillé contre rémunération"),
        Text("the same", "de même"),
    ),
    Field(
        "payments[].fee",
        Text("the fee that was paid", "les frais payés"),
        Text(
            "processing, right_of_permanent_residence, biometrics",
            "processing, right_of_permanent_residence, biometrics",
        ),
    ),
    Field(
        "payments[].amount", Text("Canadian dollars", "dollars canadiens"), Text("a whole number", "un nombre entier")
    ),
    Field("payments[].on", Text("the day of the payment", "le jour du paiement"), DAY),
)
"""Every field, in the order of the document."""
