"""Words for everything that can be wrong with one field, in both languages.

The keys are the kinds of error of the validator (Pydantic's names) and of `fields`. Each sentence is about ``{value}``,
the value as it was written.
"""

from __future__ import annotations

from express_entry.law.text import Text

MESSAGES: dict[str, Text] = {
    # The shape of the document.
    "missing": Text("this field is missing", "ce champ est absent"),
    "extra_forbidden": Text("there is no such field here", "ce champ n'existe pas ici"),
    "invalid_key": Text("the name of a field must be text", "le nom d'un champ doit être du texte"),
    "model_type": Text("{value} is not an object with named fields", "{value} n'est pas un objet à champs nommés"),
    "tuple_type": Text("{value} is not a list", "{value} n'est pas une liste"),
    "literal_error": Text(
        "{value} is not one of the values known here", "{value} n'est pas une des valeurs prévues ici"
    ),
    "string_type": Text("{value} is not text", "{value} n'est pas du texte"),
    "string_unicode": Text("the text holds broken characters", "le texte contient des caractères invalides"),
    "string_pattern_mismatch": Text("{value} is not written as it must be", "{value} n'a pas la forme attendue"),
    "bool_type": Text("{value} is neither true nor false", "{value} n'est ni true (vrai) ni false (faux)"),
    # Numbers.
    "float_type": Text("{value} is not a number", "{value} n'est pas un nombre"),
    "int_type": Text("{value} is not a whole number", "{value} n'est pas un nombre entier"),
    "finite_number": Text("{value} is not a finite number", "{value} n'est pas un nombre fini"),
    "greater_than_equal": Text("{value} is too small", "{value} est trop petit"),
    "less_than_equal": Text("{value} is too large", "{value} est trop grand"),
    "amount_type": Text("{value} is not an amount", "{value} n'est pas un montant"),
    "amount_shape": Text("{value} is not written as an amount must be", "{value} n'est pas écrit comme un montant"),
    "amount_out_of_range": Text("{value} cannot be an amount of money", "{value} ne peut pas être un montant d'argent"),
    "score_type": Text("{value} is not a score", "{value} n'est pas un résultat"),
    "score_out_of_range": Text("{value} is on no test's scale", "{value} n'est sur l'échelle d'aucun test"),
    # Days.
    "day_type": Text("{value} is not a date", "{value} n'est pas une date"),
    "day_shape": Text("{value} is not written as a date must be", "{value} n'est pas écrit comme une date"),
    "day_not_in_calendar": Text("{value} is not in the calendar", "{value} n'existe pas dans le calendrier"),
    "day_with_time": Text(
        "{value} has a time of day; a day is meant", "{value} comporte une heure; il faut une date seulement"
    ),
    "day_out_of_range": Text("{value} is too far away in time", "{value} est trop éloigné dans le temps"),
    # Codes and text.
    "country_unknown": Text("{value} is not a country's code", "{value} n'est pas le code d'un pays"),
    "province_unknown": Text(
        "{value} is not the code of a province or territory",
        "{value} n'est pas le code d'une province ou d'un territoire",
    ),
    "noc_number": Text(
        "{value} is a number; a code may begin with zeros, so it is written as text",
        "{value} est un nombre; un code peut commencer par des zéros et s'écrit donc comme du texte",
    ),
    "noc_type": Text("{value} is not a NOC code", "{value} n'est pas un code de la CNP"),
    "noc_shape": Text("{value} is not a NOC code", "{value} n'est pas un code de la CNP"),
    "noc_unknown": Text(
        "{value} is a code of neither NOC 2021 nor NOC 2016",
        "{value} n'est un code ni de la CNP 2021 ni de la CNP 2016",
    ),
    "text_too_long": Text("{value} is too long", "{value} est trop long"),
    "text_invisible": Text(
        "{value} holds line breaks or invisible characters",
        "{value} contient des sauts de ligne ou des caractères invisibles",
    ),
}

OTHERWISE = Text("{value} cannot be used here", "{value} ne peut pas servir ici")
"""For a kind of error that this list does not know, such as one that a newer validator brings."""

# ----------------------------------------------------------------------------------------------------- what is accepted

YES_OR_NO = Text("true or false, without quotes", "true (vrai) ou false (faux), sans guillemets")
EXACTLY = Text("exactly {value}", "exactement {value}")
ONE_OF = Text("one of {values}", "une des valeurs {values}")
FIELDS = Text("an object with any of the fields {names}", "un objet avec les champs voulus parmi {names}")
OTHER_FIELDS = Text("the fields {names}", "les champs {names}")
LIST_OF = Text("a list, each item being {item}", "une liste dont chaque élément est {item}")

# ----------------------------------------------------------------------------------------------- what was perhaps meant

DID_YOU_MEAN = Text("Did you mean {guess}?", "Vouliez-vous écrire {guess} ?")
BELONGS_IN = Text("That field belongs at {places}.", "Ce champ se place à {places}.")
CLOSEST = Text("Closest: {codes}.", "Les plus proches : {codes}.")
CODE_AND_TITLE = Text("{code} ({title})", "{code} ({title})")
LIST_OF_ONE = Text(
    "A list of one is written in square brackets.", "Une liste d'un seul élément s'écrit entre crochets."
)
SEVERAL_CREDENTIALS = Text(
    "State each credential on its own; that there are two or more follows from the list.",
    "Indiquez chaque diplôme séparément; le fait d'en avoir deux ou plus découle de la liste.",
)
