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
