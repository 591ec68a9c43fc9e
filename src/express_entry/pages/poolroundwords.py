"""What the public page of the rounds of this pool says."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("Rounds of this pool", "Rondes de ce bassin")
LEAD = Text(
    "Rounds that this service held in its own pool, and published. They are none of the department's.",
    "Rondes que ce service a tenues dans son propre bassin et publiées. Aucune n'est du ministère.",
)
TO_DEPARTMENT = Text("Rounds that the department published", "Rondes publiées par le ministère")
NONE = Text("No round of this pool was published yet.", "Aucune ronde de ce bassin n'a encore été publiée.")
CAPTION = Text(
    "Published rounds of this pool, the latest first", "Rondes publiées de ce bassin, la plus récente d'abord"
)
NUMBER = Text("Number", "Numéro")
DAY = Text("Held", "Tenue")
NAME = Text("Whom it ranked", "Qui a été classé")
INVITED = Text("Invited", "Invités")
CORRECTED = Text("{many}; {final} after corrections", "{many}; {final} après les corrections")
CUT_OFF = Text("Lowest score", "Note la plus basse")
TIE_BREAK = Text("Tie-break", "Départage")
RESULT = Text("Result", "Résultat")
RESULT_FILE = Text("Published result (JSON)", "Résultat publié (JSON)")
RESULT_OF = Text("Published result of round {number} (JSON)", "Résultat publié de la ronde {number} (JSON)")
PAGE_FILE = Text("Page of the result (HTML)", "Page du résultat (HTML)")
PAGE_OF = Text("Page of the result of round {number} (HTML)", "Page du résultat de la ronde {number} (HTML)")
FILES_TITLE = Text("All of them as a file", "Toutes dans un fichier")
FILE_IRCC = Text("The department's feed (JSON)", "Le format du ministère (JSON)")
FILE_CSV = Text("Table (CSV)", "Tableau (CSV)")
FILE_JSON = Text("Records (JSON)", "Enregistrements (JSON)")
OLDER = Text("Older rounds", "Rondes plus anciennes")
PAGES = Text("Pages of the list", "Pages de la liste")
VERIFY_TITLE = Text("How to verify a round", "Comment vérifier une ronde")
VERIFY_RESULT, VERIFY_LINE, VERIFY_ROUND = (
    Text(
        "The published result holds the line, how many were invited in each class, and the root of a tree with one "
        "leaf for each profile of the pool. Where the service has a key, it is signed with it.",
        "Le résultat publié contient le seuil, le nombre de personnes invitées dans chaque catégorie, et la racine "
        "d'un arbre dont chaque profil du bassin est une feuille. Si le service a une clé, il est signé avec elle.",
    ),
    Text(
        "Whoever had a profile in the pool finds the proof of their own line under “Your rank”. It can be held against "
        "the result without trusting this service, by the program check_line.py, which needs Python alone.",
        "Toute personne dont un profil était dans le bassin trouve la preuve de sa propre ligne sous « Votre rang ». "
        "Elle se vérifie au regard du résultat sans se fier à ce service, par le programme check_line.py, qui n'a "
        "besoin que de Python.",
    ),
    Text(
        "Officers and auditors hold the whole round again from its snapshot, and compare byte for byte.",
        "Les agents et les vérificateurs tiennent de nouveau toute la ronde d'après son instantané, et comparent octet "
        "par octet.",
    ),
)
CHECKER = Text("Download the program check_line.py", "Télécharger le programme check_line.py")
CHECKER_DIGEST = Text(
    "It is the file that lies in the source of this software; trust it by comparing its SHA-256 with the one there:",
    "C'est le fichier qui se trouve dans le code source de ce logiciel; pour vous y fier, comparez son SHA-256 avec "
    "celui de là-bas :",
)
CHECKER_RUN = Text(
    "With the proof, the published result and the public key beside it:",
    "Avec la preuve, le résultat publié et la clé publique à côté :",
)
PUBLIC_KEY = Text("Public key of this service", "Clé publique de ce service")
