"""What is said where something cannot be answered: a title, and sentences about what became of it and what to do."""

from __future__ import annotations

from express_entry.law.text import Text

UNCHANGED = Text("Nothing was changed.", "Rien n'a été modifié.")
BAD_REQUEST = (
    Text("This request cannot be understood", "Cette requête est incompréhensible"),
    UNCHANGED,
)
FORBIDDEN = (
    Text("You may not do this", "Ceci ne vous est pas permis"),
    UNCHANGED,
)
UNTRUSTED = (
    Text("This form was not accepted", "Ce formulaire n'a pas été accepté"),
    Text(
        "It was open for too long, or cookies are switched off. Nothing was changed: go back, load the page again and "
        "send it once more.",
        "Il est resté ouvert trop longtemps, ou les témoins sont désactivés. Rien n'a été modifié : revenez en "
        "arrière, rechargez la page et envoyez-le de nouveau.",
    ),
)
NOT_FOUND = (
    Text("There is no such page", "Cette page n'existe pas"),
    Text(
        "The address may be mistyped, or what it named is gone.",
        "L'adresse est peut-être mal saisie, ou ce qu'elle désignait n'existe plus.",
    ),
)
TOO_LARGE = (
    Text("This is too large", "C'est trop volumineux"),
    Text("Nothing was taken in. Send a smaller file.", "Rien n'a été reçu. Envoyez un fichier plus petit."),
)
FAILED = (
    Text("This service has a defect", "Ce service a un défaut"),
    Text(
        "The request was not answered. Its number, in the header X-Request-ID, helps to find out why.",
        "La requête est restée sans réponse. Son numéro, dans l'en-tête X-Request-ID, aide à savoir pourquoi.",
    ),
)
