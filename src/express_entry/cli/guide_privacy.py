"""What the commands about people's own records and about keys say about themselves, in both languages."""

from __future__ import annotations

from express_entry.law.text import Text

PRIVACY = Text(
    "Give people what is held on them, correct it, and erase it.",
    "Donner aux personnes ce qui est détenu à leur sujet, le corriger et l'effacer.",
)
EXPORT = Text(
    "Write everything held on a person into a folder or a .zip file.\n\nRecords as JSON, a page in each language, the "
    "documents as they were handed in. The access is told to the audit trail.",
    "Écrire tout ce qui est détenu sur une personne dans un dossier ou un fichier .zip.\n\nLes dossiers en JSON, une "
    "page dans chaque langue, les documents tels qu'ils ont été remis. L'accès est dit à la piste de vérification.",
)
ERASE = Text(
    "Erase a person, or queue it while something keeps their records.\n\nWhat keeps them is printed, with the day on "
    "which it ends; pool clock erases on that day. Where an application was handed in, an officer decides first.",
    "Effacer une personne, ou mettre l'effacement en attente tant que quelque chose retient ses dossiers.\n\nCe qui "
    "les retient est affiché, avec le jour où cela prend fin; pool clock efface ce jour-là. Lorsqu'une demande a été "
    "remise, un agent décide d'abord.",
)
DECIDE = Text(
    "Agree to an erasure that waits for an officer, or refuse it.",
    "Donner son accord à un effacement qui attend un agent, ou le refuser.",
)
RECALL = Text("Take a request to be erased back.", "Retirer une demande d'effacement.")
REQUESTS = Text(
    "Print the requests that are open, with what keeps them; with --all every one.",
    "Afficher les demandes ouvertes, avec ce qui les retient; avec --all, toutes.",
)
DUE = Text(
    "Print whose records are past their periods.",
    "Afficher les personnes dont les dossiers ont dépassé leurs périodes.",
)
RETENTION = Text(
    "Print how long each kind of record is kept, on what basis, and how sure that is.",
    "Afficher combien de temps chaque genre de dossier est conservé, sur quel fondement, et avec quelle certitude.",
)
CORRECT = Text(
    "Put down that a person says a record of them is wrong.",
    "Consigner qu'une personne dit qu'un dossier à son sujet est erroné.",
)
SETTLE = Text(
    "Correct a record as asked, the way anybody would change it, or refuse with the reason.\n\nA profile is corrected "
    "by --document, an application by --form, after receipt with --event and --on. What is refused is noted on the "
    "record.",
    "Corriger un dossier comme demandé, de la façon dont chacun le modifierait, ou refuser avec le motif.\n\nUn profil "
    "se corrige par --document, une demande par --form, après réception avec --event et --on. Ce qui est refusé est "
    "mentionné au dossier.",
)
IMPACT = Text(
    "Print what is decided or prepared without anybody's hand, step by step.",
    "Afficher ce qui se décide ou se prépare sans la main de personne, étape par étape.",
)
VAULT = Text("Look after the keys under which documents are sealed.", "S'occuper des clés qui scellent les documents.")
REKEY = Text(
    "Seal every document under a new key.\n\nCut short, the same again goes on. The key of before opens until no "
    "document is left under it and the service is stopped; exit code 3 as long as it does, 1 where a document cannot "
    "be opened.",
    "Sceller chaque document sous une nouvelle clé.\n\nInterrompue, la même commande continue. La clé d'avant ouvre "
    "jusqu'à ce qu'aucun document n'en dépende et que le service soit arrêté; code de sortie 3 tant qu'elle ouvre, 1 "
    "si un document ne s'ouvre pas.",
)

NEW_KEY = Text(
    "Draw a new key even where an earlier one is still kept, for a damaged document for instance.",
    "Tirer une nouvelle clé même si une clé d'avant est encore gardée, pour un document abîmé par exemple.",
)

PERSON = Text("PERSON", "PERSONNE")
PERSON_OF = Text(
    "Whose records: the number of a profile or application, the address of an account, or a person's pseudonym.",
    "Les dossiers de qui : le numéro d'un profil ou d'une demande, l'adresse d'un compte ou le pseudonyme d'une "
    "personne.",
)
TO = Text(
    "A folder that is not there or is empty, or a file that ends in .zip.",
    "Un dossier qui n'existe pas ou est vide, ou un fichier dont le nom se termine par .zip.",
)
WITHDRAW = Text(
    "The person withdraws with it what they have in the pool.", "La personne retire par là ce qu'elle a dans le bassin."
)
REQUEST_OF = Text("The code of a request, as it was printed.", "Le code d'une demande, tel qu'il a été affiché.")
AGREE = Text("Agree.", "Donner son accord.")
REFUSE = Text("Refuse.", "Refuser.")
REASON = Text("The reason, in words.", "Le motif, en mots.")
ALL = Text("Those that are over too.", "Celles qui sont closes aussi.")
RECORD = Text("NUMBER", "NUMÉRO")
RECORD_OF = Text("The number of the profile or application.", "Le numéro du profil ou de la demande.")
FIELD = Text("Which field of it is wrong, by its path.", "Quel champ est erroné, par son chemin.")
WORDS = Text("What is wrong, and what would be right.", "Ce qui est erroné, et ce qui serait juste.")
DOCUMENT = Text("The profile as it is right (JSON, YAML or TOML).", "Le profil tel qu'il est juste (JSON, YAML, TOML).")
FORMS = Text(
    "What of the forms is otherwise (JSON, YAML or TOML).", "Ce qui diffère dans les formulaires (JSON, YAML, TOML)."
)
EVENT = Text(
    "The change that it is told as, after receipt.", "Le changement sous lequel elle est signalée, après réception."
)
HAPPENED = Text("The day of it.", "Le jour de celui-ci.")
STEP = Text("One step alone, by its name.", "Une seule étape, par son nom.")
