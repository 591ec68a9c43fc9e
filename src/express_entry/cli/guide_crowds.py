"""What the options of the commands for many rows at once say about themselves, in both languages."""

from __future__ import annotations

from express_entry.law.text import Text

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

POOL = Text("POOL", "BASSIN")
POOL_FILE = Text(
    "A file of factor columns, one row a person, with the columns of a pool where it has them; - is standard input.",
    "Un fichier de colonnes de facteurs, une ligne par personne, avec les colonnes d'un bassin s'il en a; - est "
    "l'entrée standard.",
)
DAY_OR_FILE = Text("DAY|FILE", "JOUR|FICHIER")
LAW_BEFORE = Text(
    "The law before: that of a day (YYYY-MM-DD), or with a file of law laid over it (FILE, on the first day for which "
    "it says anything; FILE@DAY, on another). Where --to is a file, take the day before its first day: an earlier one "
    "mixes in other changes of law.",
    "Le droit d'avant : celui d'une date (AAAA-MM-JJ), ou avec un fichier de droit superposé (FICHIER, à la première "
    "date dont il dit quelque chose; FICHIER@JOUR, à une autre). Si --to est un fichier, prenez la veille de son "
    "premier jour : une date antérieure y mêle d'autres modifications du droit.",
)
LAW_AFTER = Text("The law after, stated in the same way.", "Le droit d'après, indiqué de la même manière.")
INVITATIONS = Text(
    "Also say where the line of a round of so many invitations falls under either law; may be given often.",
    "Dire aussi où tombe le seuil d'une ronde de tant d'invitations selon chaque droit; peut être répété.",
)
IMPACT_OUTPUT = Text(
    "Also write a page (.html), its charts (.png) or a long table (.parquet); what has no ending is a folder for all "
    "three.",
    "Écrire aussi une page (.html), ses graphiques (.png) ou une table longue (.parquet); ce qui n'a pas de "
    "terminaison est un dossier pour les trois.",
)
IMPACT_ROWS = Text(
    "Also write every row's id, its two scores and their difference (.parquet, .csv, .jsonl or .arrow).",
    "Écrire aussi l'id de chaque ligne, ses deux notes et leur écart (.parquet, .csv, .jsonl ou .arrow).",
)
KEEP_UNREAD = Text(
    "A further column that may be there and means nothing here; may be given often.",
    "Une autre colonne qui peut être là et ne signifie rien ici; peut être répété.",
)
IMPACT_LAST_KNOWN = Text(
    "On a day in a gap of the law, score by the last known rules; every output says so.",
    "À une date qui tombe dans une lacune du droit, évaluer selon les dernières règles connues; chaque sortie le dit.",
)
SYNTHESIS_OUTPUT = Text(
    "The file to write, its format and compression told by its name; - is standard output. With --documents a name "
    "that ends in .jsonl, or one without an ending for a new folder.",
    "Le fichier à écrire, son nom indiquant le format et la compression; - est la sortie standard. Avec --documents, "
    "un nom qui se termine par .jsonl, ou un nom sans terminaison pour un nouveau dossier.",
)
AS_OF = Text(
    "The day (YYYY-MM-DD) whose pool is invented: the last one published by then; today in Ottawa unless given.",
    "La date (AAAA-MM-JJ) dont le bassin est inventé : le dernier publié à cette date; à défaut, aujourd'hui à Ottawa.",
)
SIZE = Text(
    "How many candidates, up to 100,000,000, in proportion to the published bands; as many as were published unless "
    "given.",
    "Combien de candidats, jusqu'à 100 000 000, en proportion des tranches publiées; à défaut, autant que dans le "
    "bassin publié.",
)
SEED = Text(
    "A whole number from 0 on: another one gives other candidates.",
    "Un nombre entier à partir de 0 : un autre donne d'autres candidats.",
)
AS_DOCUMENTS = Text(
    "Write whole profile documents (up to 1,000,000), whose dated facts amount to the factor columns.",
    "Écrire des profils entiers (jusqu'à 1 000 000), dont les faits datés reviennent aux colonnes de facteurs.",
)
COLUMNS_AS = Text(
    "How factor columns are written; else the name of the output tells.",
    "Comment les colonnes de facteurs sont écrites; à défaut, le nom de la sortie l'indique.",
)
