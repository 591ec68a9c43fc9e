"""What the options and arguments say about themselves, in both languages."""

from __future__ import annotations

from express_entry.law.text import Text

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
    "Write one table to this file instead: .xlsx for people, .csv, .json or .jsonl for software.",
    "Écrire plutôt une table dans ce fichier : .xlsx pour les personnes, .csv, .json ou .jsonl pour les logiciels.",
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
    "Pour le second côté, l'époux ou conjoint de fait comme candidat, à partir du même document.",
)
FOR_PROGRAM = Text(
    "The class of the invitation; else the classes that the person qualifies for.",
    "La catégorie de l'invitation; à défaut, les catégories auxquelles la personne est admissible.",
)
FOR_CATEGORY = Text(
    "The category of the round, such as french, where it was for one.",
    "La catégorie de la ronde, comme french, si elle en visait une.",
)
INVITED = Text(
    "The day of the invitation (YYYY-MM-DD), from which the deadline is counted.",
    "La date de l'invitation (AAAA-MM-JJ), à partir de laquelle la date limite est comptée.",
)
CHECKLIST_FORMAT = Text(
    "A page to read, JSON, a web page, a pdf, or a file for calendar programs (the last three with the extra reports "
    "installed); text unless the name of the file says otherwise.",
    "Une page à lire (text), du JSON, une page web, un pdf ou un fichier pour logiciels d'agenda (ces trois derniers "
    "avec le supplément reports); text, sauf si le nom du fichier dit autrement.",
)
CHECKLIST_FILE = Text(
    "The file to write, ending in .txt, .json, .html, .pdf or .ics; text, JSON and calendars are printed unless given, "
    "a web page or a pdf is named after the profile.",
    "Le fichier à écrire, terminé par .txt, .json, .html, .pdf ou .ics; à défaut, le texte, le JSON et les agendas "
    "sont affichés, et une page web ou un pdf porte le nom du profil.",
)
KNOW = Text(
    "Something that a profile does not state: represented, releases_data or names_differ=yes or no, adopted=child-1 or "
    "none. May be given several times.",
    "Un fait qu'un profil n'indique pas : represented, releases_data ou names_differ=yes ou no, adopted=child-1 ou "
    "none. Peut être répété.",
)
KNOWN_FACT = Text("NAME=ANSWER", "NOM=RÉPONSE")
HAVE = Text(
    "The day of a document at hand, by its id in the list, such as principal/photo=2026-11-01; of a medical exam the "
    "day of the exam. May be given several times.",
    "La date d'un document en main, par son identifiant dans la liste, comme principal/photo=2026-11-01; pour un "
    "examen médical, la date de l'examen. Peut être répété.",
)
ITEM_DAY = Text("ITEM=DAY", "DOCUMENT=JOUR")
