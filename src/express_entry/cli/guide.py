"""What the command says about itself, in both languages: every command, option and argument.

The command line library is given the English words; the help page looks up the French ones here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from express_entry.law.text import Language, Text

# ---------------------------------------------------------------------------------------------------------- commands

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

COMMANDS: Mapping[str, Text] = {
    "assess": ASSESS,
    "calendar": CALENDAR,
    "paths": PATHS,
    "score": SCORE,
    "profile": PROFILE,
    "categories": CATEGORIES,
    "noc": NOC,
    "law": LAW,
    "rounds": ROUNDS,
    "compare": COMPARE,
    "report": REPORT,
}
"""The commands by name, each with what it does; a command is the module of its name."""

# ------------------------------------------------------------------------------------------------- options, arguments

DAY = Text("DAY", "JOUR")
FILE = Text("FILE", "FICHIER")
WORD = Text("WORDS", "MOTS")
CODE = Text("CODE", "CODE")
TABLE = Text("TABLE", "TABLE")
NUMBER = Text("NUMBER", "NUMÉRO")
HOW_MANY = Text("N", "N")
SLUG = Text("NAME", "NOM")
INSTANT = Text("INSTANT", "INSTANT")
KIND = Text("KIND", "GENRE")
LEAD_TIME = Text("NAME=MONTHS", "NOM=MOIS")
OTHER = Text("OTHER", "AUTRE")
STORE = Text("STORE", "DÉPÔT")
FOLDER = Text("FOLDER", "DOSSIER")

ON = Text(
    "The day (YYYY-MM-DD, from 2015-01-01 on) whose law and facts hold; today in Ottawa unless given.",
    "La date (AAAA-MM-JJ, à partir du 2015-01-01) dont valent le droit et les faits; à défaut, aujourd'hui à Ottawa.",
)
LAW_FILE = Text(
    "A file of law (TOML) laid over the law: a proposal, or the values that close a gap.",
    "Un fichier de droit (TOML) superposé au droit : une proposition, ou les valeurs qui comblent une lacune.",
)
FORMAT = Text("A page to read, or JSON.", "Une page à lire (text), ou du JSON.")
LANG = Text(
    "The language of the answer; else that of EXPRESS_ENTRY_LANG, else that of the locale.",
    "La langue de la réponse; à défaut, celle de EXPRESS_ENTRY_LANG, sinon celle des paramètres régionaux.",
)
SYNTAX = Text(
    "How the profile is written; else the ending of its name tells, or its beginning.",
    "Comment le profil est écrit; à défaut, la fin de son nom ou son début l'indique.",
)
VERSION = Text("Print the version and end.", "Afficher la version et terminer.")
HELP = Text("Show this page and end.", "Afficher cette page et terminer.")
PROFILE_FILE = Text(
    "A profile in JSON, YAML or TOML; - is standard input.", "Un profil en JSON, YAML ou TOML; - est l'entrée standard."
)
CASELOAD_FILES = Text(
    "Profiles in JSON, YAML or TOML, folders of them, spreadsheets of clients (.xlsx, .csv); - is standard input.",
    "Des profils en JSON, YAML ou TOML, des dossiers de profils, des tableurs de clients (.xlsx, .csv); - est l'entrée "
    "standard.",
)
OUTPUT = Text(
    "Write one table to this file instead: .xlsx for people, .csv, .json or .jsonl for programs.",
    "Écrire plutôt une table dans ce fichier : .xlsx pour les personnes, .csv, .json ou .jsonl pour les programmes.",
)
WITH = Text(
    "What a table says besides: the next change of each result (calendar), the rounds of the last twelve months that "
    "would have invited each client as they stood (rounds). Both take their time.",
    "Ce qu'une table dit en plus : le prochain changement de chaque résultat (calendar), les rondes des douze derniers "
    "mois qui auraient invité chaque client tel qu'il était (rounds). Les deux prennent du temps.",
)
REJECTS = Text(
    "Write everything that did not fit to this file, a problem a row (.csv, .xlsx, .json or .jsonl).",
    "Écrire dans ce fichier tout ce qui ne convient pas, un problème par ligne (.csv, .xlsx, .json ou .jsonl).",
)
TEMPLATE_OUTPUT = Text(
    "The file to write, .xlsx or .csv; one that is there already is left alone.",
    "Le fichier à écrire, .xlsx ou .csv; un fichier déjà présent n'est pas touché.",
)
TEMPLATE_FORMAT = Text(
    "A workbook (xlsx) or CSV; else the ending of the file's name tells, or CSV is printed.",
    "Un classeur (xlsx) ou du CSV; à défaut, la fin du nom du fichier l'indique, sinon du CSV est affiché.",
)
SHEET = Text("Only the sheet of this name of a workbook.", "Seulement la feuille de ce nom d'un classeur.")
DATES = Text(
    "What comes first in dates such as 03/04/2025 in a spreadsheet: the day (dmy) or the month (mdy).",
    "Ce qui vient en premier dans les dates comme 03/04/2025 d'un tableur : le jour (dmy) ou le mois (mdy).",
)
TABLE_FORMAT = Text(
    "A page to read, or JSON; a table also as JSON Lines or CSV.",
    "Une page à lire (text), ou du JSON; une table aussi en JSON Lines (jsonl) ou en CSV.",
)
NEW_PROFILE = Text(
    "The file to keep the profile in, in JSON; one that is there already is gone on with.",
    "Le fichier où conserver le profil, en JSON; s'il existe déjà, il est poursuivi.",
)
OCCUPATION = Text(
    "An occupation: five digits for NOC 2021, four for NOC 2016.",
    "Une profession : cinq chiffres pour la CNP 2021, quatre pour la CNP 2016.",
)
SEARCHED = Text(
    "Words of a title, in either language, or the first digits of a code.",
    "Des mots d'un titre, dans l'une ou l'autre langue, ou les premiers chiffres d'un code.",
)
LIMIT = Text("At most so many occupations; 10 unless given.", "Au plus tant de professions; 10 à défaut.")
EDITION = Text(
    "The edition of the NOC to search: 2021 (unless given) or 2016.",
    "La version de la CNP où chercher : 2021 (à défaut) ou 2016.",
)
TABLE_ID = Text(
    "The name of a table, such as crs/age; without it, all tables in force.",
    "Le nom d'une table, comme crs/age; à défaut, toutes les tables en vigueur.",
)
FROM_DAY = Text("The day to compare from (YYYY-MM-DD).", "La date de départ de la comparaison (AAAA-MM-JJ).")
TO_DAY = Text("The day to compare with (YYYY-MM-DD).", "La date à comparer (AAAA-MM-JJ).")
TYPE = Text(
    "Only rounds of a type: general, program or category.",
    "Seulement les rondes d'un type : general, program, category.",
)
OF = Text(
    "Only rounds for a program or category, such as cec or french.",
    "Seulement les rondes d'un programme ou d'une catégorie, comme cec ou french.",
)
SINCE = Text("Only rounds from this day on (YYYY-MM-DD).", "Seulement les rondes à partir de cette date (AAAA-MM-JJ).")
UNTIL = Text("Only rounds up to this day (YYYY-MM-DD).", "Seulement les rondes jusqu'à cette date (AAAA-MM-JJ).")
LAST = Text("Only the last so many of them.", "Seulement les dernières d'entre elles, en ce nombre.")
CALENDAR_UNTIL = Text(
    "The last day of the calendar (YYYY-MM-DD); 24 months after the first unless given.",
    "La dernière date du calendrier (AAAA-MM-JJ); à défaut, 24 mois après la première.",
)
MONTHS = Text(
    "How many months the calendar covers (1 to 600), in place of --until; 24 unless given.",
    "Le nombre de mois que couvre le calendrier (1 à 600), au lieu de --until; 24 à défaut.",
)
CALENDAR_FORMAT = Text(
    "A page to read, JSON, or a file for calendar programs (iCalendar, with the extra reports installed); a table also "
    "as JSON Lines or CSV.",
    "Une page à lire (text), du JSON, ou un fichier pour logiciels d'agenda (iCalendar, avec le supplément reports); "
    "une table aussi en JSON Lines (jsonl) ou en CSV.",
)
ALARM = Text(
    "With --format ics: a reminder so many days before each event (1 to 365).",
    "Avec --format ics : un rappel tant de jours avant chaque événement (1 à 365).",
)
NAMED = Text(
    "With --format ics: say whose calendar it is, by name or reference; left out unless given.",
    "Avec --format ics : indiquer de qui est l'agenda, par le nom ou la référence; omis à défaut.",
)
FEED_FILE = Text(
    "The department's feed in English or French, as downloaded; - is standard input.",
    "Le flux du ministère en français ou en anglais, tel que téléchargé; - est l'entrée standard.",
)
FROM_STORE = Text(
    "A folder that rounds import has filled; unless given, your own data folder. Its rows are merged over the history "
    "that comes with the package; package is that history alone.",
    "Un dossier que rounds import a rempli; à défaut, votre dossier de données. Ses lignes priment celles de "
    "l'historique que le paquet contient; package est cet historique seul.",
)
INTO_STORE = Text(
    "The folder to keep the rows in; unless given, your own data folder.",
    "Le dossier où conserver les lignes; à défaut, votre dossier de données.",
)
DRY_RUN = Text("Say what would change, and write nothing.", "Dire ce qui changerait, sans rien écrire.")
EXPORT_FORMAT = Text(
    "The department's shape (ircc), or a table of rounds; unless given, what the end of the file's name says, else "
    "ircc. express-entry[scoring] is needed for parquet.",
    "La forme du ministère (ircc), ou une table des rondes; à défaut, ce qu'indique la fin du nom du fichier, sinon "
    "ircc. Il faut express-entry[scoring] pour parquet.",
)
EXPORT_FILE = Text(
    "The file to write; standard output unless given.", "Le fichier à écrire; à défaut, la sortie standard."
)
PACKAGE_FOLDER = Text("The folder to write the files into.", "Le dossier où écrire les fichiers.")
ROUND_NUMBER = Text("The number of a round, such as 231 or 91a.", "Le numéro d'une ronde, comme 231 ou 91a.")
SUBMITTED = Text(
    "The instant at which the profile was submitted (YYYY-MM-DDTHH:MM:SSZ, in UTC), which decides ties; without it "
    "they are not known.",
    "L'instant de la présentation du profil (AAAA-MM-JJTHH:MM:SSZ, en UTC), qui décide des égalités; sans lui, elles "
    "restent à déterminer.",
)
EVERY_ROUND = Text(
    "Show every round with the reason, also those that would not have taken the person.",
    "Afficher chaque ronde avec le motif, y compris celles qui n'auraient pas retenu la personne.",
)
NAME = Text("NAME", "NOM")
REPORT_FILE = Text(
    "The file to write, ending in .html or .pdf; else one named after the profile, in the folder at hand.",
    "Le fichier à écrire, terminé par .html ou .pdf; à défaut, un fichier nommé d'après le profil, dans le dossier "
    "actuel.",
)
REPORT_FORMAT = Text(
    "A web page or a pdf; html unless the name of the file says otherwise.",
    "Une page web ou un pdf; html, sauf si le nom du fichier dit autrement.",
)
FIRM = Text("The name of the firm, at the head of the report.", "Le nom du cabinet, en tête du rapport.")
CONTACT = Text("An address or number, beside the firm's name.", "Une adresse ou un numéro, à côté du nom du cabinet.")
PREPARED_FOR = Text("For whom the report is.", "À qui le rapport est destiné.")
PREPARED_BY = Text("Who prepared it.", "Qui l'a préparé.")
PAPER = Text("The paper that it is set for; letter unless given.", "Le papier auquel il est destiné; letter à défaut.")
GOAL_SCORE = Text(
    "The score to find the smallest changes for; else the nearest cut-off of late.",
    "La note pour laquelle chercher les plus petits changements; à défaut, le seuil récent le plus proche.",
)

TO_SCORE = Text(
    "The score to reach in the Comprehensive Ranking System.",
    "La note à atteindre selon le Système de classement global.",
)
TO_PROGRAM = Text("The program to become eligible for.", "Le programme auquel devenir admissible.")
TO_CATEGORY = Text(
    "The category to come into, such as french; a federal program is needed too.",
    "La catégorie où entrer, comme french; un programme fédéral est exigé aussi.",
)
MOST_PATHS = Text("List at most so many paths; 50 unless given.", "Lister au plus tant de parcours; 50 à défaut.")
WITHOUT_KIND = Text(
    "Leave out a kind of change: principal, english, french, work, credential, assessment, nomination or certificate. "
    "May be given several times.",
    "Écarter un genre de changement : principal, english, french, work, credential, assessment, nomination ou "
    "certificate. Peut être répété.",
)
LEAD = Text(
    "Another lead time in months than the one assumed, such as test=3. May be given several times.",
    "Un autre délai en mois que celui supposé, par exemple test=3. Peut être répété.",
)
OTHER_FILE = Text(
    "Another profile, for the second side; without it, the same.",
    "Un autre profil, pour le second côté; à défaut, le même.",
)
AND_ON = Text(
    "The day of the second side (YYYY-MM-DD); that of --on unless given.",
    "La date du second côté (AAAA-MM-JJ); à défaut, celle de --on.",
)
LAW_OF = Text(
    "For the second side the law of this day (YYYY-MM-DD), with the facts of its own day.",
    "Pour le second côté, le droit de cette date (AAAA-MM-JJ), avec les faits de sa propre date.",
)
PRINCIPAL = Text(
    "For the second side the other partner of the couple as candidate, from the same document.",
    "Pour le second côté, l'autre partenaire du couple comme candidat, à partir du même document.",
)
ROWS_FILE = Text(
    "A file of factor columns, one row a candidate; - is standard input.",
    "Un fichier de colonnes de facteurs, une ligne par candidat; - est l'entrée standard.",
)
SCORE_OUTPUT = Text(
    "The file to write, its format and compression told by its name; - is standard output.",
    "Le fichier à écrire, son nom indiquant le format et la compression; - est la sortie standard.",
)
COLUMN = Text("NAME", "NOM")
ON_COLUMN = Text(
    "The column with the day (YYYY-MM-DD) whose law counts for each row, instead of one day for all.",
    "La colonne qui donne la date (AAAA-MM-JJ) dont le droit vaut pour chaque ligne, au lieu d'une date pour toutes.",
)
SCORED_ON = Text(
    "The day (YYYY-MM-DD, from 2015-01-01 on) whose law counts for all rows; today in Ottawa unless given.",
    "La date (AAAA-MM-JJ, à partir du 2015-01-01) dont le droit vaut pour toutes les lignes; à défaut, aujourd'hui à "
    "Ottawa.",
)
BREAKDOWN = Text(
    "Also write the points of each factor and the subtotals.",
    "Écrire aussi les points de chaque facteur et les sous-totaux.",
)
LAST_KNOWN = Text(
    "On a day in a gap of the law, score by the last known rules; a column then says so of each row.",
    "À une date qui tombe dans une lacune du droit, évaluer selon les dernières règles connues; une colonne le dit "
    "alors pour chaque ligne.",
)
OURS_THEIRS = Text("OURS=THEIRS", "NÔTRE=LEUR")
MAP = Text(
    "A column of the contract under its name in the file, such as age=Alter; may be given often.",
    "Une colonne du contrat sous son nom dans le fichier, comme age=Alter; peut être répété.",
)
KEEP = Text(
    "A further column to pass through as it is; may be given often.",
    "Une autre colonne à conserver telle quelle; peut être répété.",
)
SCORE_REJECTS = Text(
    "A CSV file for the cells that cannot be used (line, column, value, reason); without it such a row is an error.",
    "Un fichier CSV pour les cellules qui ne peuvent pas servir (ligne, colonne, valeur, motif); sans lui, une telle "
    "ligne est une erreur.",
)
READ_AS = Text(
    "How the input is written; else its beginning and its name tell.",
    "Comment l'entrée est écrite; à défaut, son début et son nom l'indiquent.",
)
WRITE_AS = Text(
    "How the output is written; else its name tells, else like the input.",
    "Comment la sortie est écrite; à défaut, son nom l'indique, sinon comme l'entrée.",
)


def in_language(english: str, language: Language) -> str:
    """What stands for English words of this module in a language; the words themselves where they are not its own."""
    known = _texts().get(english)
    return known.say(language) if known else english


def summary(english: str | None, language: Language) -> str:
    """The first paragraph of a command's help."""
    return in_language(english or "", language).partition("\n\n")[0]


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, Text]:
    return {value.en: value for value in globals().values() if isinstance(value, Text)}
