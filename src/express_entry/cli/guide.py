"""What the command says about itself, in both languages: every command; its options are in the modules beside it.

The command line library is given the English words; the help page looks up the French ones here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from express_entry.law.text import Language, Text

from . import (
    guide_accounts,
    guide_applications,
    guide_crowds,
    guide_letters,
    guide_options,
    guide_pool,
    guide_privacy,
    guide_review,
    guide_service,
)

EXPRESS_ENTRY = Text(
    "Canada's Express Entry, computed: who is eligible, with how many points, on which day, and why.",
    "Entrée express, calculée : qui est admissible, avec combien de points, à quelle date, et pourquoi.",
)
ASSESS = Text(
    "Assess one person on one day: programs, points line by line, categories, and what is not known.\n\n"
    "Several files, a folder of profiles or a spreadsheet of clients give one table, a client a row. Who does not fit "
    "is told of on standard error and stops nobody else; the exit code is then 3, or 2 where nobody fits.",
    "Évaluer une personne à une date : programmes, points ligne par ligne, catégories, et ce qui n'est pas connu.\n\n"
    "Plusieurs fichiers, un dossier de profils ou un tableur de clients donnent une seule table, un client par ligne. "
    "Ce qui ne convient pas est signalé sur la sortie d'erreur et n'arrête personne d'autre; le code de sortie est "
    "alors 3, ou 2 si rien ne convient.",
)
CALENDAR = Text(
    "Say until when a result holds, and on which days it changes: birthdays, work, what runs out, changes of law.\n\n"
    "Several files, a folder of profiles or a spreadsheet of clients give one table, a change a row.",
    "Dire jusqu'à quand un résultat vaut, et à quelles dates il change : anniversaires, travail, ce qui expire, "
    "changements du droit.\n\nPlusieurs fichiers, un dossier de profils ou un tableur de clients donnent une seule "
    "table, un changement par ligne.",
)
PATHS = Text(
    "Find every minimal set of changes that reaches a score, a program or a category: fewest changes first (each "
    "ability raised is one), then soonest.\n\n"
    "Exactly one of --score, --program and --category says what to reach. A set is minimal where dropping or lowering "
    "any of its changes misses the goal; each is judged on the day it is reached.",
    "Trouver tous les ensembles minimaux de changements qui mènent à une note, à un programme ou à une catégorie : les "
    "moins nombreux d'abord (chaque compétence relevée en est un), puis les plus proches.\n\n"
    "Un seul de --score, --program et --category dit quel est le but. Un ensemble est minimal si le retrait ou la "
    "réduction de l'un de ses changements fait manquer le but; chacun est évalué à la date où il aboutit.",
)
PROFILE = Text(
    "Write a profile by answering questions, check profile documents, print what one may hold, or write a spreadsheet "
    "to fill clients into.",
    "Écrire un profil en répondant à des questions, vérifier des profils, afficher ce qu'un profil peut contenir, ou "
    "écrire un tableur où inscrire des clients.",
)
PROFILE_CHECK = Text(
    "Check profile documents and spreadsheets of clients: every problem at once, and what is doubtful.\n\n"
    "Problems go to standard error, and the exit code is then 2.",
    "Vérifier des profils et des tableurs de clients : tous les problèmes à la fois, et ce qui est douteux.\n\n"
    "Les problèmes vont à la sortie d'erreur, et le code de sortie est alors 2.",
)
PROFILE_TEMPLATE = Text(
    "Write a spreadsheet to fill clients into, one a row.\n\nA workbook (-o FILE.xlsx) also explains every column in "
    "the language of the answer and offers lists to choose from; CSV has the names of the columns.",
    "Écrire un tableur où inscrire des clients, un par ligne.\n\nUn classeur (-o FICHIER.xlsx) explique aussi chaque "
    "colonne dans la langue de la réponse et propose des listes de choix; le CSV contient les noms des colonnes.",
)
PROFILE_SCHEMA = Text(
    "Print the JSON Schema of the profile document.", "Afficher le schéma JSON (JSON Schema) d'un profil."
)
PROFILE_NEW = Text(
    "Ask for a profile in the terminal, save it after every answer, and assess it at the end.\n\n"
    "Interrupted, the same command goes on where it stopped; the exit code is then 130, and 3 where the answers end "
    "too early.",
    "Demander un profil dans le terminal, l'enregistrer après chaque réponse, et l'évaluer à la fin.\n\n"
    "Interrompue, la même commande reprend là où elle s'est arrêtée; le code de sortie est alors 130, et 3 si les "
    "réponses s'arrêtent trop tôt.",
)
CATEGORIES = Text(
    "List the categories of category-based selection in force on a day, and say which list an occupation is on.",
    "Lister les catégories de la sélection fondée sur les catégories en vigueur à une date, et dire quelles listes "
    "comprennent une profession.",
)
NOC = Text(
    "Find an occupation of the NOC, and what it means for Express Entry.",
    "Trouver une profession de la CNP, et ce qu'elle signifie pour Entrée express.",
)
NOC_SEARCH = Text(
    "Find occupations by words of their titles, or by the first digits of their codes.",
    "Trouver des professions par des mots de leur titre, ou par les premiers chiffres de leur code.",
)
NOC_SHOW = Text(
    "Show an occupation of either edition: level, counterparts in the other edition, categories, trade.",
    "Afficher une profession de l'une ou l'autre version : niveau, équivalents dans l'autre, catégories, métier.",
)
LAW = Text(
    "Read the law as dated tables: what is in force, what changed, what is not known.",
    "Lire le droit sous forme de tables datées : ce qui est en vigueur, ce qui a changé, ce qui n'est pas connu.",
)
LAW_SHOW = Text(
    "Show the tables in force on a day, or one table with its values, its history and its sources.",
    "Afficher les tables en vigueur à une date, ou une table avec ses valeurs, son historique et ses sources.",
)
LAW_DIFF = Text(
    "Show what changed in the law from one day to another.",
    "Afficher ce qui a changé dans le droit d'une date à l'autre.",
)
LAW_IMPACT = Text(
    "Say who in a pool gains and who loses under another law, by how much, and where the line of a round would "
    "move.\n\n"
    "The pool is a file of factor columns as for score, with the columns of a pool where it has them: submitted, "
    "program_… and category_… (0 or 1). Nobody reacts: only the law differs. The exit code is 3 on a day in a gap of "
    "the law, and 4 where rows were set aside.",
    "Dire qui, dans un bassin, gagne et qui perd selon un autre droit, de combien, et où le seuil d'une ronde se "
    "déplacerait.\n\n"
    "Le bassin est un fichier de colonnes de facteurs comme pour score, avec les colonnes d'un bassin s'il en a : "
    "submitted, program_… et category_… (0 ou 1). Personne ne réagit : seul le droit diffère. Le code de sortie est 3 "
    "à une date qui tombe dans une lacune du droit, et 4 si des lignes ont été mises de côté.",
)
LAW_GAPS = Text(
    "List the changes of the law that are known and whose values are not.",
    "Lister les modifications du droit qui sont connues et dont les valeurs ne le sont pas.",
)
LAW_CHECK = Text(
    "Check that the tables of the law hold together.\n\nThe exit code is 2 where they do not.",
    "Vérifier que les tables du droit se tiennent.\n\nLe code de sortie est 2 si ce n'est pas le cas.",
)
ROUNDS = Text(
    "Read the published history of rounds of invitations.", "Lire l'historique publié des rondes d'invitations."
)
ROUNDS_LIST = Text("List published rounds, oldest first.", "Lister les rondes publiées, les plus anciennes d'abord.")
ROUNDS_SHOW = Text(
    "Show a round: what happened, compared with the round before, and the pool it was published with.",
    "Afficher une ronde : ce qui s'est passé, par rapport à la ronde précédente, et le bassin publié avec elle.",
)
COMPARE = Text(
    "Set two people, two days or two laws side by side, or both partners of a couple as candidate: what differs, and "
    "why.\n\n"
    "The first side (A) is the profile on the day of --on under its law; the second (B) is what the other profile, "
    "--and-on, --law, --law-of or --principal makes of it.",
    "Comparer deux personnes, deux dates ou deux droits, ou les deux partenaires d'un couple comme candidats : ce qui "
    "diffère, et pourquoi.\n\n"
    "Le premier côté (A) est le profil à la date de --on selon son droit; le second (B) est ce qu'en font l'autre "
    "profil, --and-on, --law, --law-of ou --principal.",
)
ROUNDS_MATCH = Text(
    "Ask which published rounds would have taken a person: as they stood then, and with the score of a day.\n\n"
    "Several files, a folder of profiles or a spreadsheet of clients give one table, a client a row, about the rounds "
    "of the last twelve months unless --since or --until says otherwise.",
    "Demander quelles rondes publiées auraient retenu une personne : telle qu'elle était alors, et avec la note d'un "
    "jour.\n\nPlusieurs fichiers, un dossier de profils ou un tableur de clients donnent une seule table, un client "
    "par ligne, sur les rondes des douze derniers mois, à moins que --since ou --until n'en dise autrement.",
)
REPORT = Text(
    "Write one person's assessment as a page or a pdf of one or two pages to hand over, and say where it is.\n\n"
    "The file is written whole or not at all. Names stand in it only where they are given.",
    "Écrire l'évaluation d'une personne sous forme de page ou de pdf d'une ou deux pages à remettre, et dire où.\n\n"
    "Le fichier est écrit en entier ou pas du tout. Des noms n'y figurent que s'ils sont donnés.",
)
ROUNDS_IMPORT = Text(
    "Take the department's feed of rounds (ee_rounds_123_en.json or _fr.json) into your own history.\n\n"
    "What cannot be read is reported by row and kept as it is; the rest goes in, and the exit code is then 3. A file "
    "that is no feed changes nothing, and the exit code is 2.",
    "Verser le flux des rondes du ministère (ee_rounds_123_fr.json ou _en.json) dans votre propre historique.\n\n"
    "Ce qui ne peut pas être lu est signalé par ligne et conservé tel quel; le reste est retenu, et le code de sortie "
    "est alors 3. Un fichier qui n'est pas un flux ne change rien, et le code de sortie est 2.",
)
ROUNDS_EXPORT = Text(
    "Write the history in the shape of the department's feed, or as a table.",
    "Écrire l'historique sous la forme du flux du ministère, ou comme une table.",
)
ROUNDS_PACKAGE = Text(
    "Write the history as a data package to quote: two CSV files, their description and their citation.",
    "Écrire l'historique comme un paquet de données à citer : deux fichiers CSV, leur description et leur référence.",
)

CHECKLIST = Text(
    "List the documents of an application: which, of whom, why, in what form, and until when each can be relied on.\n\n"
    "At any time, before an invitation too: without --program the list is for the classes that the person qualifies "
    "for. What cannot be told is listed as what may be needed, with the fact that would tell.",
    "Lister les documents d'une demande : lesquels, de qui, pourquoi, sous quelle forme, et jusqu'à quand on peut s'y "
    "fier.\n\n"
    "En tout temps, aussi avant une invitation : sans --program, la liste vaut pour les catégories auxquelles la "
    "personne est admissible. Ce qui ne peut être établi figure comme ce qui peut être exigé, avec le fait qui "
    "trancherait.",
)

SCORE = Text(
    "Score many people at once: a file of factor columns in, the same rows with their points out.\n\n"
    "CSV, JSON Lines, Parquet and Arrow are read and written, plain or compressed (.gz, .zst), from files and pipes. "
    "The output is there whole, or not at all. The exit code is 3 on a day in a gap of the law, and 4 where rows were "
    "set aside.",
    "Évaluer beaucoup de personnes à la fois : un fichier de colonnes de facteurs en entrée, les mêmes lignes avec "
    "leurs points en sortie.\n\n"
    "CSV, JSON Lines, Parquet et Arrow sont lus et écrits, bruts ou compressés (.gz, .zst), depuis des fichiers et des "
    "tubes. La sortie est là en entier, ou pas du tout. Le code de sortie est 3 à une date qui tombe dans une lacune "
    "du droit, et 4 si des lignes ont été mises de côté.",
)
SYNTHESIZE = Text(
    "Invent a pool of candidates for tests and training, with as many in each band of scores as were published.\n\n"
    "Factor columns with the columns of a pool (CSV, JSON Lines, Parquet, Arrow), or with --documents whole profiles. "
    "The output is there whole, or not at all; the same command gives the same file. How many stand in each band is "
    "published; everything else is invented.",
    "Inventer un bassin de candidats pour des essais et la formation, avec autant de candidats dans chaque tranche de "
    "notes que dans le bassin publié.\n\n"
    "Des colonnes de facteurs avec celles d'un bassin (CSV, JSON Lines, Parquet, Arrow) ou, avec --documents, des "
    "profils entiers. La sortie est là en entier, ou pas du tout; la même commande donne le même fichier. Le nombre "
    "dans chaque tranche est publié; tout le reste est inventé.",
)

COMMANDS: Mapping[str, Text] = {
    "assess": ASSESS,
    "calendar": CALENDAR,
    "paths": PATHS,
    "score": SCORE,
    "synthesize": SYNTHESIZE,
    "profile": PROFILE,
    "categories": CATEGORIES,
    "noc": NOC,
    "law": LAW,
    "rounds": ROUNDS,
    "compare": COMPARE,
    "report": REPORT,
    "fees": guide_review.FEES,
    "complete": guide_review.COMPLETE,
    "retest": guide_review.RETEST,
    "checklist": CHECKLIST,
    "pool": guide_pool.POOL,
    "audit": guide_pool.AUDIT,
    "application": guide_applications.APPLICATION,
    "notices": guide_letters.NOTICES,
    "account": guide_accounts.ACCOUNT,
    "privacy": guide_privacy.PRIVACY,
    "vault": guide_privacy.VAULT,
    "serve": guide_service.SERVE,
    "migrate": guide_service.MIGRATE,
    "backup": guide_service.BACKUP,
    "restore": guide_service.RESTORE,
}
"""The commands by name, each with what it does; a command is the module of its name."""


def in_language(english: str, language: Language) -> str:
    """What stands for English words of these modules in a language; the words themselves where they are not its own."""
    known = texts().get(english)
    return known.say(language) if known else english


def summary(english: str | None, language: Language) -> str:
    """The first paragraph of a command's help."""
    return in_language(english or "", language).partition("\n\n")[0]


@lru_cache(maxsize=1)
def texts() -> Mapping[str, Text]:
    """Everything that the command says about itself, by its English words."""
    beside = (
        *(guide_options, guide_crowds, guide_pool, guide_accounts, guide_applications, guide_letters, guide_review),
        *(guide_service, guide_privacy),
    )
    found = [*globals().values(), *(value for module in beside for value in vars(module).values())]
    return {text.en: text for text in found if isinstance(text, Text)}
