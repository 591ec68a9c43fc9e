"""What the pages say on which anybody tries other points on an invented pool."""

from __future__ import annotations

from express_entry.law.text import Text

TITLE = Text("What if the points were others?", "Et si les points étaient autres ?")
LEAD = Text(
    "Change the points of a table of the ranking, and see who would gain, who would lose, and where the line of a "
    "round would fall.",
    "Changez les points d'une table du classement, et voyez qui gagnerait, qui perdrait et où tomberait la ligne d'une "
    "ronde.",
)
SYNTHETIC = Text("The people are invented", "Les personnes sont inventées")
SYNTHETIC_TEXT = Text(
    "Effects are worked out on {size} made-up candidates. As many of them, in proportion, stand in each band of scores "
    "as the department published for {day} ({total} people). Everything else about them is drawn by invented weights: "
    "it says nothing about real people, and is no forecast.",
    "Les effets sont calculés sur {size} candidatures inventées. Leur nombre dans chaque tranche de notes est, en "
    "proportion, celui que le ministère a publié pour le {day} ({total} personnes). Tout le reste est tiré selon des "
    "poids inventés : cela ne dit rien de personnes réelles et ne prédit rien.",
)
CHOOSE_TABLE = Text("Change a table of points", "Changer une table de points")
CHOOSE_TABLE_TEXT = Text(
    "These are the tables of the ranking as it was on {day}. One is changed at a time.",
    "Voici les tables du classement tel qu'il était le {day}. On en change une à la fois.",
)
CAPS = Text("Caps", "Plafonds")
CHANGES = Text("See what a change of the law did", "Voir ce qu'une modification du droit a fait")
CHANGES_TEXT = Text(
    "The same people under the points of the day before a change and under those of its first day.",
    "Les mêmes personnes selon les points de la veille d'une modification et selon ceux de son premier jour.",
)
CHANGE_OF = Text("The change of {day}", "La modification du {day}")
ALL = Text("All tables and changes", "Toutes les tables et modifications")
TABLE_TITLE = Text("What if: {title}", "Et si : {title}")
CHANGE_TITLE = Text("What the change of {day} did", "Ce que la modification du {day} a fait")
FORM = Text("Change the points", "Changer les points")
FORM_TEXT = Text(
    "Put other points in place of those of the law: whole numbers from 0 to {most}. A field left empty is as the law "
    "has it.",
    "Mettez d'autres points à la place de ceux du droit : des nombres entiers de 0 à {most}. Un champ laissé vide vaut "
    "ce que dit le droit.",
)
SEE_LAW = Text("This table in the law, with its sources", "Cette table dans le droit, avec ses sources")
INVITATIONS = Text("Invitations in a round", "Invitations d'une ronde")
INVITATIONS_HINT = Text(
    "Of the {size} invented candidates. {usual} of them are as {real} in the published pool.",
    "Sur les {size} candidatures inventées. {usual} d'entre elles correspondent à {real} dans le bassin publié.",
)
SHOW = Text("Show the effect", "Voir l'effet")
AS_THE_LAW = Text("Put everything back as the law has it", "Tout remettre comme dans le droit")
WHOLE = Text("The whole table", "La table entière")
CAP, AT_MOST = Text("Cap", "Plafond"), Text("At most", "Au plus")
WAS = Text("law: {amount}", "droit : {amount}")
NO_AMOUNT = Text(
    "{label}: {value} is no number of points. Accepted: a whole number from 0 to {most}.",
    "{label} : {value} n'est pas un nombre de points. Accepté : un nombre entier de 0 à {most}.",
)
NO_INVITATIONS = Text(
    "Invitations: {value} cannot be. Accepted: a whole number from 1 to {most}.",
    "Invitations : {value} ne convient pas. Accepté : un nombre entier de 1 à {most}.",
)
NOTHING_CHANGED = Text(
    "Nothing differs from the law yet. Change at least one number to see an effect.",
    "Rien ne diffère encore du droit. Changez au moins un nombre pour voir un effet.",
)
CHANGED_TITLE = Text("What you changed", "Ce que vous avez changé")
CHANGED = Text("{label}: {before} → {after}", "{label} : {before} → {after}")
NOT_COUNTED = Text(
    "The effect of this is not counted here: people would come to a cap in too many different ways. Accepted: a cap "
    "that the tables of its section cannot go beyond, as that of the law.",
    "L'effet n'en est pas calculé ici : on atteindrait un plafond de trop de façons différentes. Accepté : un plafond "
    "que les tables de sa section ne peuvent pas dépasser, comme celui du droit.",
)
AGAIN = Text("Change the points again", "Changer encore les points")
LIFTED = Text(
    "These caps are what their tables give at most; they rise with it, or they would take the points back:",
    "Ces plafonds sont ce que leurs tables donnent au plus; ils montent avec elle, sans quoi ils reprendraient les "
    "points :",
)
NOBODY = Text(
    "Nobody's score changes: what you changed touches nobody in this pool, or a cap takes it back.",
    "La note de personne ne change : ce que vous avez changé ne touche personne dans ce bassin, ou un plafond le "
    "reprend.",
)
EFFECT = Text("The effect", "L'effet")
NOT_THE_LAW = Text("Supposed, and on invented people", "Supposé, et sur des personnes inventées")
YOUR_CHANGE = Text("your change", "votre changement")
ONLY_SUPPOSED = Text(
    "The points of the law of {day} are those that you put in their place: supposed, and not the law.",
    "Les points du droit du {day} sont ceux que vous avez mis à leur place : supposés, et non le droit.",
)
KEEP = Text("Take it along, or share it", "L'emporter ou le partager")
KEEP_TEXT = Text(
    "The address of this page holds all that you changed: whoever opens it sees the same.",
    "L'adresse de cette page contient tout ce que vous avez changé : qui l'ouvre voit la même chose.",
)
FILE_CSV = Text("Every figure as a table (CSV)", "Tous les chiffres en table (CSV)")
FILE_JSON = Text("Every figure as JSON", "Tous les chiffres en JSON")
FILE_LAW = Text("The change as a file of law (TOML)", "La modification comme fichier de droit (TOML)")
FILE_NAME = Text("what-if", "et-si")
POOL = Text(
    "{size} invented candidates, in the bands of {day}", "{size} candidatures inventées, dans les tranches du {day}"
)
SHOW_TABLE = Text("Show the table", "Afficher la table")
SHOW_ASSUMPTIONS = Text("Show the assumptions", "Afficher les hypothèses")
